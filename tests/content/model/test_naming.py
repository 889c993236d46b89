import pytest

from portfolio.content.model.naming import first_words, slugify


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Kafka", "kafka"),
        ("C", "c"),
        ("C++", "c-plus-plus"),
        ("C#", "c-sharp"),
        (".NET", "dot-net"),
        ("Node.js", "node-js"),
        ("CI/CD (Spinnaker)", "ci-cd-spinnaker"),
        ("A/B Testing Frameworks", "a-b-testing-frameworks"),
        ("QoS / QoE Engineering", "qos-qoe-engineering"),
        ("System Design & Scalability", "system-design-and-scalability"),
        ("Żółw i мир", "żółw-i-мир"),
        ("snake_case", "snake-case"),
        ("!?", ""),
    ],
)
def test_a_slug_keeps_apart_what_people_tell_apart(name: str, slug: str) -> None:
    assert slugify(name) == slug


def test_first_words_leave_the_rest_out() -> None:
    assert first_words("Cut latency by 40% in a year") == "cut-latency-by-40-in"
