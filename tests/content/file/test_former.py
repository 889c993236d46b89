"""Keys of earlier releases still load; `check` says what they are called now."""

import json
from pathlib import Path
from typing import Any

import pytest

from portfolio.content.file import checking, loading
from portfolio.content.file.problems import ContentError
from portfolio.content.model.dates import Month

TODAY = Month(2026, 11)


@pytest.fixture
def former(written: dict[str, Any], tmp_path: Path) -> Path:
    """A file as the last release wrote it: an achievement had an `id`."""
    written["employers"][0]["positions"][0]["achievements"] = [{"id": "fuel", "text": "Cut it by 40%."}]
    file = tmp_path / "portfolio.json"
    file.write_text(json.dumps(written, indent=2))
    return file


def test_a_former_key_loads_as_its_name_of_today(former: Path) -> None:
    [achievement] = loading.load(former).positions[0].achievements

    assert achievement.slug == "fuel"


def test_a_former_key_is_remarked_on_where_it_stands(former: Path) -> None:
    [problem] = [p for p in checking.check(former, TODAY) if "is called" in p.sentence]

    assert problem.is_warning
    assert problem.path == "employers[0].positions[0].achievements[0].slug"
    assert problem.sentence == '"id" is called "slug" now; rename the key.'
    assert '"id": "fuel"' in problem.excerpt.splitlines()[1]


def test_what_is_wrong_under_a_former_key_is_told_at_its_place(former: Path) -> None:
    former.write_text(former.read_text().replace('"fuel"', '"Fuel!"'))

    with pytest.raises(ContentError) as error:
        loading.load(former)

    [problem] = error.value.problems
    assert '"Fuel!" is not a slug' in problem.sentence
    assert "^" in problem.excerpt
    assert '"id": "Fuel!"' in problem.excerpt


def test_both_names_at_once_are_one_too_many(former: Path) -> None:
    former.write_text(former.read_text().replace('"id": "fuel"', '"id": "fuel", "slug": "petrol"'))

    with pytest.raises(ContentError, match="this key is not known"):
        loading.load(former)
