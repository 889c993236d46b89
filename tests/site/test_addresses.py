import pytest
from flask import Flask, url_for

from portfolio.site import addresses


@pytest.mark.parametrize(
    "slugs",
    [(), ["grpc"], ["java", "grpc", "c-plus-plus"], frozenset({"größe", "naïve-bayes", "日本"}), ["a&b", 'x"y', "1 2"]],
)
def test_an_address_put_together_by_hand_is_the_one_that_flask_would_give(app: Flask, slugs: list[str]) -> None:
    with app.test_request_context():
        for endpoint, address in (
            ("site.index", addresses.evidence),
            ("site.evidence_fragment", addresses.evidence_fragment),
            ("fit.show", addresses.fit),
        ):
            assert address(slugs) == url_for(endpoint, tech=sorted(slugs))


def test_a_link_to_evidence_names_its_page_and_keeps_search_engines_from_combinations(app: Flask) -> None:
    with app.test_request_context():
        assert addresses.evidence_link([]) == 'href="/#evidence"'
        one = addresses.evidence_link(["grpc"])
        two = addresses.evidence_link({"java", "grpc"})

    assert one == 'href="/?tech=grpc#evidence"'
    assert two == 'href="/?tech=grpc&amp;tech=java#evidence" rel="nofollow"'
