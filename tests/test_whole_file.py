import errno
import os
import stat
from pathlib import Path

import pytest

from portfolio import whole_file


def test_a_file_appears_whole_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a file?"

    with whole_file.writing(path, replace=False) as new:
        new.write_text("half")
        assert not path.exists()

    assert path.read_text() == "half"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("replace", [True, False])
def test_what_fails_changes_nothing(tmp_path: Path, replace: bool) -> None:
    path = tmp_path / "file"
    path.write_text("old")

    with pytest.raises(IsADirectoryError), whole_file.writing(path, replace=replace):
        tmp_path.write_text("no file")

    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_who_was_first_stays(tmp_path: Path) -> None:
    path = tmp_path / "file"

    with pytest.raises(FileExistsError), whole_file.writing(path, replace=False):
        path.write_text("first")

    assert path.read_text() == "first"


def test_without_links_who_was_first_stays_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, "no links on this file system")

    monkeypatch.setattr(os, "link", no_links)
    path = tmp_path / "file"

    with whole_file.writing(path, replace=False) as new:
        new.write_text("first")
    with pytest.raises(FileExistsError), whole_file.writing(path, replace=False) as new:
        new.write_text("second")

    assert path.read_text() == "first"
    assert list(tmp_path.iterdir()) == [path]


def test_what_is_replaced_keeps_its_mode_and_a_link_stays_one(tmp_path: Path) -> None:
    path, link = tmp_path / "file", tmp_path / "link"
    path.write_text("old")
    path.chmod(0o640)
    link.symlink_to(path)

    with whole_file.writing(link, replace=True, is_private=False) as new:
        new.write_text("new")

    assert link.is_symlink()
    assert path.read_text() == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_what_is_private_stays_so_whatever_stood_there(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("old")
    path.chmod(0o644)

    with whole_file.writing(path, replace=True) as new:
        new.write_text("new")

    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_bytes_and_name_are_on_the_disk_when_it_is_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[str] = []
    monkeypatch.setattr(os, "fsync", lambda file: synced.append(Path(f"/proc/self/fd/{file}").readlink().name))

    with whole_file.writing(tmp_path / "file", replace=True) as new:
        new.write_text("words")
        name = new.name

    assert synced == [name, tmp_path.name]
