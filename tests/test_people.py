"""The people that nobody tells of elsewhere: each file is sound, and each of its addresses is drawn."""

from pathlib import Path

import pytest

from portfolio import create_app, current, publication
from portfolio.content.file import checking
from portfolio.content.model.dates import Month
from portfolio.site import canonical
from tests.conftest import Clock, usual_settings
from tests.paths import PEOPLE


@pytest.mark.parametrize("file", PEOPLE, ids=lambda file: file.stem)
def test_a_career_of_any_kind_is_read_and_drawn(file: Path, tmp_path: Path, clock: Clock) -> None:
    app = create_app(usual_settings(tmp_path, PORTFOLIO_FILE=file), clock)
    with app.test_request_context():
        addresses = canonical.most_wanted(publication.of(app).edition().content)
    client = app.test_client()

    statuses = {address: client.get(address).status_code for address in (*addresses, "/resume.json", "/sitemap.xml")}
    current.of(app).engine.dispose()

    assert [problem for problem in checking.check(file, Month(2026, 11)) if not problem.is_warning] == []
    assert {address: status for address, status in statuses.items() if status != 200} == {}
