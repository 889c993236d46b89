"""The people that nobody tells of elsewhere: each file is sound, and each of its addresses is drawn."""

from collections import Counter
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from portfolio import create_app, current, publication
from portfolio.content.file import checking
from portfolio.content.model.dates import Month
from portfolio.site import canonical
from tests.conftest import Clock, usual_settings
from tests.page import Page
from tests.paths import CONSERVATOR, PEOPLE


@pytest.mark.parametrize("file", [CONSERVATOR, *PEOPLE], ids=lambda file: file.stem)
def test_a_career_of_any_kind_is_read_and_drawn(file: Path, tmp_path: Path, clock: Clock) -> None:
    app = create_app(usual_settings(tmp_path, PORTFOLIO_FILE=file), clock)
    with app.test_request_context():
        addresses = canonical.most_wanted(publication.of(app).edition().content)
    client = app.test_client()

    answers = {address: client.get(address) for address in (*addresses, "/resume.json", "/sitemap.xml")}
    statuses = {address: answer.status_code for address, answer in answers.items()}
    twice = {address: repeated_ids(answer) for address, answer in answers.items() if "html" in answer.content_type}
    current.of(app).engine.dispose()

    assert [problem for problem in checking.check(file, Month(2026, 11)) if not problem.is_warning] == []
    assert {address: status for address, status in statuses.items() if status != 200} == {}
    assert {address: ids for address, ids in twice.items() if ids} == {}


def repeated_ids(answer: TestResponse) -> list[str]:
    """The ids that several elements of a page have: links, labels and what is noted as open would find the first alone."""
    return [repeated for repeated, count in Counter(Page(answer.text).ids).items() if count > 1]
