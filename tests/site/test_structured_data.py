import json
import re
from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient

from portfolio.content.model import Portfolio
from portfolio.content.model.dates import Month
from portfolio.evidence import record
from portfolio.site import structured_data
from tests.resume.telling import PEOPLE, portfolio_of

TODAY = Month(2026, 11)
SITE = "https://people.example"


def profile(portfolio: Portfolio) -> dict[str, Any]:
    return structured_data.profile(portfolio, record.gather(portfolio), SITE, TODAY, date(2026, 11, 26))


def in_page(client: FlaskClient, address: str) -> dict[str, Any]:
    [data] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', client.get(address).text)
    read: dict[str, Any] = json.loads(data)
    return read


def test_the_front_page_is_a_profile_and_says_since_when_it_is_as_it_is(client: FlaskClient) -> None:
    data = in_page(client, "/")

    assert data["@type"] == "ProfilePage"
    assert date.fromisoformat(data["dateModified"])
    assert data["mainEntity"]["@type"] == "Person"
    assert data["mainEntity"]["worksFor"] == [{"@type": "Organization", "name": "Meta"}]
    assert "Java" in data["mainEntity"]["knowsAbout"]


def test_a_person_works_for_whom_a_position_names_that_has_begun_and_goes_on(written: dict[str, Any]) -> None:
    assert profile(Portfolio.model_validate(written))["mainEntity"]["worksFor"] == [
        {"@type": "Organization", "name": "Acme"}
    ]
    for position in written["employers"][0]["positions"]:
        position |= {"end": "2022-03"}
    assert "worksFor" not in profile(Portfolio.model_validate(written))["mainEntity"]
    written["employers"][0]["positions"][1] |= {"start": "2027-01", "end": None}
    assert "worksFor" not in profile(Portfolio.model_validate(written))["mainEntity"]


def test_a_person_is_an_alumnus_of_where_studies_have_ended(written: dict[str, Any]) -> None:
    degree = {"degree": "BSc", "institution": "Example"}
    cases = {"graduated": ["2017", "2027-01"], "expected": ["2028"], "start": ["2025"]}
    found = {
        (key, when): "alumniOf" in profile(Portfolio.model_validate(written | {"education": [degree | {key: when}]}))["mainEntity"]
        for key, dates in cases.items()
        for when in dates
    }  # fmt: skip

    assert [case for case, is_alumnus in found.items() if is_alumnus] == [("graduated", "2017")]


def test_what_most_name_comes_first_and_not_all_is_told() -> None:
    for path in PEOPLE:
        portfolio = portfolio_of(path)
        found = record.gather(portfolio)
        known = profile(portfolio)["mainEntity"].get("knowsAbout", [])

        counts = [found.of(found.slugs_of(name)).count for name in known]
        assert counts == sorted(counts, reverse=True), path
        assert len(known) <= structured_data.MOST_KNOWN


def test_a_project_is_a_work_and_the_way_to_it_is_told(client: FlaskClient) -> None:
    address = "/projects/real-time-social-graph-engine"
    work, trail = in_page(client, address)["@graph"]

    assert work["@type"] == "CreativeWork"
    assert work["url"] == f"http://127.0.0.1:8000{address}"
    assert work["sourceOrganization"]["name"] == "Meta"
    assert [(item["position"], item["item"]) for item in trail["itemListElement"]] == [
        (1, "http://127.0.0.1:8000/"),
        (2, f"http://127.0.0.1:8000{address}"),
    ]


@pytest.mark.parametrize("words", ["</script><b>", "<!--", "]]>", "&amp;", "'\"\\", "\u2028", "紙"])
def test_no_words_end_the_script(words: str) -> None:
    drawn = structured_data.structured({"name": words})

    assert json.loads(drawn) == {"name": words}
    assert not set("<>&") & set(drawn)
