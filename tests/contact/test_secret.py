import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from portfolio.config import Settings
from portfolio.contact import secret


def test_a_key_is_made_once_for_the_owner_alone(tmp_path: Path) -> None:
    settings = Settings(INSTANCE_DIR=tmp_path / "instance")

    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: secret.key(settings), range(8)))

    assert len(keys) == 1
    assert len(keys.pop()) == 64
    [file] = (tmp_path / "instance").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_the_key_that_is_set_wins_and_nothing_is_written(tmp_path: Path) -> None:
    settings = Settings(INSTANCE_DIR=tmp_path / "instance", SECRET_KEY="k" * 32)

    assert secret.key(settings) == b"k" * 32
    assert not settings.INSTANCE_DIR.exists()


def test_a_key_that_cannot_be_made_is_an_error_of_the_system(tmp_path: Path) -> None:
    (tmp_path / "instance").write_text("in the way")

    with pytest.raises(OSError, match="instance"):
        secret.key(Settings(INSTANCE_DIR=tmp_path / "instance"))
