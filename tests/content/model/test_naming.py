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


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("「該当なし」で終わる検索を18.6%から2.3%に減らした。", "該当なし-で終わる検索を"),
        ("PostgreSQLからElasticsearchへの同期を差分だけにした", "postgresqlからelasticsearchへの同期を差"),
        ("用Go重写了索引服务，每晚处理一亿件商品", "用go重写了索引服务"),
        ("Lined 312 sea charts — with kozo", "lined-312-sea-charts"),
        ("「」", ""),
    ],
)
def test_where_no_space_tells_words_apart_three_letters_are_one(text: str, slug: str) -> None:
    assert first_words(text) == slug
