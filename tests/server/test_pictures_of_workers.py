"""Pictures with several workers of the shipped server: each is made once, and at hand before anybody can ask."""

import json
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from tests import pictures
from tests.paths import SMALL
from tests.serving import serving

pytestmark = pytest.mark.slow


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The smallest file with a portrait and a picture."""
    file = Path(shutil.copy(SMALL, tmp_path / "portfolio.json"))
    written = json.loads(file.read_bytes())
    written["person"]["portrait"] = {"file": "me.jpg", "alt": "The engineer"}
    written["projects"][0]["pictures"] = [{"file": "wide.png", "alt": "What it is"}]
    file.write_text(json.dumps(written))
    (tmp_path / "me.jpg").write_bytes(pictures.photo(size=(900, 900)))
    (tmp_path / "wide.png").write_bytes(pictures.saved(pictures.scene((1700, 900)), "PNG"))
    return file


def asked(address: str) -> bytes:
    """The answer over a connection of its own, so that any worker may give it."""
    with urlopen(Request(address, headers={"Connection": "close"}), timeout=20) as answer:
        body: bytes = answer.read()
        return body


def named(site: str, path: str = "/") -> Iterator[str]:
    for address in re.findall(r"/pictures/[0-9a-f]{20}-[0-9]+\.(?:avif|jpg)", asked(site + path).decode()):
        yield site + address


def test_pictures_are_there_when_a_server_with_several_workers_answers_and_every_worker_follows_a_new_one(
    file: Path,
) -> None:
    with serving(file.parent, PORTFOLIO_FILE=str(file), WORKERS="2") as site:
        made = {path.name: path.stat().st_ino for path in (file.parent / "pictures").iterdir()}
        before = list(named(site))

        answers = {address: {asked(address) for _ in range(6)} for address in before}

        assert len(made) == 1 + 6 + 6
        assert {path.name: path.stat().st_ino for path in (file.parent / "pictures").iterdir()} == made
        for answered in answers.values():
            assert len(answered) == 1

        portrait = before[:6]  # It stands first.
        waiting = file.parent / "me.new"
        waiting.write_bytes(pictures.photo(orientation=6, size=(900, 700)))
        waiting.replace(file.parent / "me.jpg")
        saved_at = time.monotonic()

        while any(set(named(site)) & set(portrait) for _ in range(12)) and time.monotonic() < saved_at + 20:
            time.sleep(0.1)

        assert time.monotonic() - saved_at < 5
        after = list(named(site))[:6]
        assert set(portrait).isdisjoint(after)
        for address in (*after, *portrait):  # A page that is open still names the former one.
            assert asked(address)
