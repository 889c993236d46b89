"""What would be misread in two lines: of the page's own sentences, none lets a line end in it."""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from portfolio import create_app, current
from tests.conftest import Clock, usual_settings
from tests.page import Page
from tests.paths import CONSERVATOR, DESIGNER, ENGINEER, JAPANESE

# A number and its noun, a month and its year.
TORN = re.compile(r"\b(?!(?:19|20)\d\d\b)\d[\d,]* [a-z]\S*|\b[A-Z]\w+ \d{4}\b")
OWN = {"filter-count", "found-title"}
CLASSES = {"filter__each", "form__privacy", "thanks"}


def torn_in(page: Page) -> list[str]:
    own = (
        words for _, a, words in page.elements if a.get("id") in OWN or CLASSES & set((a.get("class") or "").split())
    )
    # Of white space, only the space itself ends a line.
    return [found for words in own for found in TORN.findall(re.sub(r"[ \n]+", " ", "".join(words)))]


@pytest.mark.parametrize("file", [ENGINEER, CONSERVATOR, DESIGNER, JAPANESE], ids=lambda file: file.stem)
def test_numbers_stay_with_their_nouns_and_months_with_their_years(file: Path, tmp_path: Path, clock: Clock) -> None:
    app = create_app(usual_settings(tmp_path, PORTFOLIO_FILE=file), clock)
    client = app.test_client()
    with app.app_context():
        slugs = list(current.record().technologies)[:12]
    pairs = [f"/?tech={one}&tech={other}" for one, other in zip(slugs, slugs[6:], strict=False)]
    addresses = ["/", "/contact", "/?q=a", "/?q=work", *(f"/?tech={slug}" for slug in slugs), *pairs]

    torn = {address: torn_in(Page(client.get(address).text)) for address in addresses}
    torn["thanks"] = torn_in(Page(thanked(client)))
    current.of(app).engine.dispose()

    assert {address: words for address, words in torn.items() if words} == {}


def thanked(client: FlaskClient) -> str:
    answer = client.post("/contact", data={"name": "Vera", "email": "vera@example.org", "message": "Shall we talk?"})
    return client.get(answer.location).text
