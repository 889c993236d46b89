import json
import logging
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from portfolio.content.file.problems import ContentError
from portfolio.content.last_good_copy import LastGoodCopy
from portfolio.content.live import Live
from portfolio.content.model import Portfolio
from portfolio.content.model.dates import Month

Save = Callable[[dict[str, Any]], Path]


class Watch:
    """A monotonic clock that tests move."""

    seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def follow(
    path: Path, copy: LastGoodCopy | None = None, monotonic: Callable[[], float] = time.monotonic
) -> Live[Portfolio]:
    """Follow a file as the site does, with nothing made of the portfolio."""
    return Live(path, lambda portfolio: portfolio, copy, monotonic)


def test_years_are_counted_from_the_month_that_the_site_is_told(written: dict[str, Any], save: Save) -> None:
    written["employers"][0]["positions"][1]["end"] = "expected 2037"
    path = save(written)

    with pytest.raises(ContentError, match="more than 10 years ahead; write a date up to 2036"):
        Live(path, lambda portfolio: portfolio, today=lambda: Month(2026, 12))
    live = Live(path, lambda portfolio: portfolio, today=lambda: Month(2027, 1))

    assert str(live.current_content().positions[1].end) == "expected 2037"


@pytest.fixture
def watch() -> Watch:
    return Watch()


def rename_person(written: dict[str, Any], name: str) -> dict[str, Any]:
    return written | {"person": written["person"] | {"name": name}}


def test_an_edit_is_served_a_second_later(written: dict[str, Any], save: Save, watch: Watch) -> None:
    live = follow(save(written), monotonic=watch)
    save(rename_person(written, "Ada the Second"))

    before = live.current_content().person.name
    watch.seconds += 1

    assert before == "Ada Example"
    assert live.current_content().person.name == "Ada the Second"


def test_a_bad_edit_changes_nothing_and_is_told(
    written: dict[str, Any], save: Save, watch: Watch, caplog: pytest.LogCaptureFixture
) -> None:
    live = follow(save(written), monotonic=watch)
    save(written | {"hobbies": []})
    watch.seconds += 1

    assert live.current_content().person.name == "Ada Example"
    assert live.error is not None
    assert "hobbies: this key is not known" in caplog.text


def test_a_bad_edit_is_told_once(
    written: dict[str, Any], save: Save, watch: Watch, caplog: pytest.LogCaptureFixture
) -> None:
    live = follow(save(written), monotonic=watch)
    save(written | {"hobbies": []})
    for _ in range(3):
        watch.seconds += 1
        live.current_content()

    assert len(caplog.records) == 1


def test_a_mended_edit_is_served_again(
    written: dict[str, Any], save: Save, watch: Watch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    live = follow(save(written), monotonic=watch)
    save(written | {"hobbies": []})
    watch.seconds += 1
    live.current_content()

    save(rename_person(written, "Ada the Mended"))
    watch.seconds += 1

    assert live.current_content().person.name == "Ada the Mended"
    assert live.error is None


def test_a_file_that_goes_and_comes_back_is_survived(written: dict[str, Any], save: Save, watch: Watch) -> None:
    path = save(written)
    live = follow(path, monotonic=watch)
    path.unlink()
    watch.seconds += 1
    while_gone = live.current_content().person.name
    path.write_text(json.dumps(rename_person(written, "Ada the Returned")))
    watch.seconds += 1

    assert while_gone == "Ada Example"
    assert live.current_content().person.name == "Ada the Returned"


def test_a_site_does_not_start_over_a_bad_file(written: dict[str, Any], save: Save) -> None:
    path = save(written | {"hobbies": []})

    with pytest.raises(ContentError, match="hobbies"):
        follow(path)


def test_a_good_file_is_kept_for_a_start_over_a_bad_one(
    written: dict[str, Any], save: Save, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = save(written)
    last_good_copy = LastGoodCopy(tmp_path / "instance", path)
    follow(path, last_good_copy)
    save(written | {"hobbies": []})

    live = follow(path, last_good_copy)

    assert live.current_content().person.name == "Ada Example"
    assert "THE LAST GOOD COPY IS SERVED" in caplog.text
    assert "hobbies: this key is not known" in caplog.text
    assert live.error is not None


def test_after_a_start_over_the_copy_a_mended_file_is_served(
    written: dict[str, Any], save: Save, tmp_path: Path, watch: Watch
) -> None:
    path = save(written)
    last_good_copy = LastGoodCopy(tmp_path / "instance", path)
    follow(path, last_good_copy)
    save(written | {"hobbies": []})
    live = follow(path, last_good_copy, watch)

    save(rename_person(written, "Ada the Mended"))
    watch.seconds += 1

    assert live.current_content().person.name == "Ada the Mended"
    assert live.error is None


def test_a_copy_never_stands_in_for_another_file(written: dict[str, Any], save: Save, tmp_path: Path) -> None:
    path = save(written)
    follow(path, LastGoodCopy(tmp_path / "instance", path))
    other = tmp_path / "other.json"
    other.write_text("{}")

    with pytest.raises(ContentError, match="person: this is missing"):
        follow(other, LastGoodCopy(tmp_path / "instance", other))


def test_a_copy_that_cannot_be_read_is_none(written: dict[str, Any], save: Save, tmp_path: Path) -> None:
    path = save(written | {"hobbies": []})
    last_good_copy = LastGoodCopy(tmp_path, path)
    last_good_copy.file.write_text("{")

    with pytest.raises(ContentError, match="hobbies"):
        follow(path, last_good_copy)


def test_a_copy_that_cannot_be_kept_is_told_and_harms_nothing(
    written: dict[str, Any], save: Save, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "instance").write_text("a file where the folder should be")
    path = save(written)

    live = follow(path, LastGoodCopy(tmp_path / "instance", path))

    assert live.current_content().person.name == "Ada Example"
    assert "No copy of the content can be kept" in caplog.text


def test_keeping_leaves_nothing_but_the_copy(written: dict[str, Any], save: Save, tmp_path: Path) -> None:
    path = save(written)
    last_good_copy = LastGoodCopy(tmp_path / "instance", path)

    follow(path, last_good_copy)
    follow(path, last_good_copy)

    assert list((tmp_path / "instance").iterdir()) == [last_good_copy.file]
    assert last_good_copy.file.read_bytes() == path.read_bytes()


def test_content_keeps_its_identity_until_it_changes(written: dict[str, Any], save: Save, watch: Watch) -> None:
    live = follow(save(written), monotonic=watch)
    before = live.current_content()
    save(written)
    watch.seconds += 1

    assert live.current_content() is before
