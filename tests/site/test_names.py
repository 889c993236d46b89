"""What is read out of its place, as in a list of all links, all lists or all headings, says what it is by itself."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from portfolio import create_app, current
from tests.conftest import Clock, usual_settings
from tests.page import Page
from tests.paths import CONSERVATOR, DESIGNER, ENGINEER, JAPANESE

FILES = [ENGINEER, CONSERVATOR, DESIGNER, JAPANESE]


@pytest.fixture(params=FILES, ids=lambda file: file.stem)
def of_somebody(request: pytest.FixtureRequest, tmp_path: Path, clock: Clock) -> Iterator[FlaskClient]:
    app = create_app(usual_settings(tmp_path, PORTFOLIO_FILE=request.param), clock)
    yield app.test_client()
    current.of(app).engine.dispose()


def pages(client: FlaskClient) -> Iterator[str]:
    """Yield the page, with one technology chosen too, and the first project's."""
    text = client.get("/").text
    links = [a.get("href") or "" for a in Page(text).all("a")]
    yield text
    for start in ("/?tech=", "/projects/"):
        yield from (client.get(href).text for href in [href for href in links if href.startswith(start)][:1])


def test_links_of_one_name_and_kind_lead_to_one_place(of_somebody: FlaskClient) -> None:
    """A technology may be called as a project or a file is, and an employer's row as the employer's own site."""
    for text in pages(of_somebody):
        places = defaultdict(set)
        for name, href in named_links(Page(text)):
            places[name, href[:2]].add(href)

        assert all(name for name, _ in places)
        assert {name: hrefs for name, hrefs in places.items() if len(hrefs) > 1} == {}


def test_each_fold_says_what_is_in_it_and_whose_it_is(of_somebody: FlaskClient) -> None:
    for text in pages(of_somebody):
        labels = [" ".join("".join(words).split()) for tag, _, words in Page(text).elements if tag == "summary"]

        assert all(labels)
        assert len(set(labels)) == len(labels)


def named_links(page: Page) -> Iterator[tuple[str, str]]:
    for tag, attributes, words in page.elements:
        if tag == "a":
            href = (attributes.get("href") or "").removesuffix("#evidence")
            yield attributes.get("aria-label") or " ".join("".join(words).split()), href


def test_each_list_along_the_line_of_time_has_a_name_of_its_own(of_somebody: FlaskClient) -> None:
    for text in pages(of_somebody):
        drawing = Page(text.partition('<div class="timeline">')[2].partition('<section class="plain"')[0])
        names = [attributes.get("aria-label") for attributes in drawing.all("ul") if attributes.get("class") != "chips"]

        assert all(names)
        assert len(set(names)) == len(names)


def test_one_heading_names_the_way_to_the_owner(of_somebody: FlaskClient) -> None:
    for text in pages(of_somebody):
        contact = Page(text.partition('id="contact"')[2].partition("<footer")[0])

        assert [tag for tag, _, _ in contact.elements if tag in {"h2", "h3", "h4"}] == ["h2"]


def test_the_keyboard_comes_past_what_stands_before_the_experience(of_somebody: FlaskClient) -> None:
    page = Page(of_somebody.get("/").text)
    first, *further = [attributes["href"] for attributes in page.all("a", **{"class": "skip"})]

    assert first == "#main"
    assert further[0] == "#experience"
    assert all((href or "").removeprefix("#") in page.ids for href in further)
