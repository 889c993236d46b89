"""Pictures beside the portfolio file: what cannot be shown is a problem with its place and its cure."""

import json
import os
import resource
import struct
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from portfolio.content.file import checking, judging, loading, originals
from portfolio.content.file.originals import Originals
from portfolio.content.file.problems import ContentError
from portfolio.content.model.dates import Month
from portfolio.content.model.pictures import PictureError, PictureFile
from tests import pictures
from tests.paths import ROOT

Written = dict[str, Any]
Save = Callable[[Written], Path]


def told(folder: Path, name: str, content: bytes | None = None) -> str:
    """What is said of the picture `name`."""
    if content is not None:
        (folder / name).write_bytes(content)
    with pytest.raises(PictureError) as caught:
        Originals(folder).find(name)
    return str(caught.value)


def found(folder: Path, name: str, content: bytes) -> PictureFile:
    (folder / name).write_bytes(content)
    return Originals(folder).find(name)


# Each is made when it is asked for: thousands of tests are collected with these.
GOOD = {
    "photo.jpg": (lambda: pictures.photo(), (640, 480)),
    "photo.JPEG": (lambda: pictures.photo(), (640, 480)),
    "held.jpg": (lambda: pictures.photo(orientation=6), (480, 640)),
    "mirrored.jpg": (lambda: pictures.photo(orientation=7), (480, 640)),
    "progressive.jpg": (lambda: pictures.saved(pictures.scene(), "JPEG", progressive=True), (640, 480)),
    "printed.jpg": (lambda: pictures.saved(pictures.scene(mode="CMYK"), "JPEG"), (640, 480)),
    "gray.jpg": (lambda: pictures.saved(pictures.scene(mode="L"), "JPEG"), (640, 480)),
    "two.jpg": (lambda: pictures.moving("MPO"), (40, 30)),
    "deep.png": (lambda: pictures.deep_png(), (64, 48)),
    "deep_gray.png": (lambda: pictures.saved(Image.new("I;16", (8, 6), 65535), "PNG"), (8, 6)),
    "palette.png": (lambda: pictures.saved(pictures.scene(mode="P"), "PNG"), (640, 480)),
    "clear.png": (lambda: pictures.saved(Image.new("RGBA", (30, 20), (0, 0, 0, 0)), "PNG"), (30, 20)),
    "bits.png": (lambda: pictures.saved(Image.new("1", (30, 20), 1), "PNG"), (30, 20)),
    "dot.png": (lambda: pictures.saved(Image.new("RGB", (1, 1), "red"), "PNG"), (1, 1)),
    "line.png": (lambda: pictures.saved(Image.new("RGB", (9000, 3), "red"), "PNG"), (9000, 3)),
    "web.webp": (lambda: pictures.saved(pictures.scene(), "WEBP"), (640, 480)),
}


@pytest.mark.parametrize("name", GOOD)
def test_a_picture_has_the_size_in_which_it_is_seen(tmp_path: Path, name: str) -> None:
    content, size = GOOD[name]

    picture = found(tmp_path, name, content())

    assert (picture.width, picture.height) == size
    assert picture.digest


def header(kind: str) -> bytes:
    """A picture of a few bytes that says it had more than two billion pixels."""
    if kind == "jpg":
        frame = b"\xff\xc0\0\x11\x08" + struct.pack(">HH", 65500, 65500) + b"\x03\x01\x22\0\x02\x11\x01\x03\x11\x01"
        return b"\xff\xd8" + frame + b"\xff\xda\0\x0c\x03\x01\0\x02\x11\x03\x11\0\x3f\0" + b"\0" * 50 + b"\xff\xd9"
    if kind == "png":
        return pictures.png(50_000, 50_000, b"\0" * 1000)
    small = pictures.saved(
        Image.new("RGBA", (16, 16), (0, 0, 0, 9)), "WEBP", lossless=True, exif=b"Exif\0\0MM\0\x2a\0\0\0\x08\0\0"
    )
    assert small[12:16] == b"VP8X"
    return small[:24] + (16383).to_bytes(3, "little") * 2 + small[30:]


def many_passes() -> bytes:
    """A progressive photo whose last pass comes three hundred times."""
    photo = pictures.saved(pictures.scene(), "JPEG", progressive=True)
    last = photo.rindex(b"\xff\xda")
    return photo[:last] + photo[last:-2] * 300 + photo[-2:]


BAD = {
    "passes.jpg": (lambda: many_passes(), "is stored in more than 100 passes"),
    "empty.jpg": (lambda: b"", "is empty"),
    "half.jpg": (lambda: pictures.photo()[: len(pictures.photo()) // 2], "is broken or not whole"),
    "half.png": (lambda: pictures.saved(pictures.scene(), "PNG")[:2000], "is broken or not whole"),
    "half.webp": (lambda: pictures.saved(pictures.scene(), "WEBP")[:1000], "is broken or not whole"),
    "head.png": (lambda: b"\x89PNG\r\n\x1a\n", "is broken or not whole"),
    "noise.jpg": (lambda: b"\xff\xd8\xff" + bytes(range(256)) * 20, "is broken or not whole"),
    "moving.png": (lambda: pictures.moving("PNG"), "moves, in 3 frames"),
    "moving.webp": (lambda: pictures.moving("WEBP"), "moves, in 3 frames"),
    "moving.jpg": (lambda: pictures.moving("GIF"), "holds a GIF; save it as a JPEG, PNG or WebP picture"),
    "photo.png": (lambda: pictures.photo(), "holds a JPEG picture; name it “photo.jpg”"),
    "drawing.jpg": (lambda: pictures.saved(pictures.scene(), "PNG"), "holds a PNG picture; name it “drawing.png”"),
    "vector.png": (lambda: b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>', "holds an SVG drawing"),
    "remark.png": (lambda: b"<!-- by hand -->\n<svg onload='alert(1)'/>", "holds an SVG drawing"),
    "paper.jpg": (lambda: b"%PDF-1.7\n", "holds a PDF"),
    "page.jpg": (lambda: b"\n<!DOCTYPE html><script>alert(1)</script>", "holds a web page"),
    "phone.jpg": (lambda: b"\0\0\0\x18ftypheic\0\0\0\0", "holds an HEIC picture"),
    "scan.jpg": (lambda: b"II*\0\x08\0\0\0", "holds a TIFF"),
    "script.jpg": (lambda: b"#!/bin/sh\n", "holds something else"),
    "bomb.jpg": (lambda: header("jpg"), "has more than 50 million pixels"),
    "bomb.png": (lambda: header("png"), "has more than 24 million pixels"),
    "bomb.webp": (lambda: header("webp"), "has more than 12 million pixels"),
    "words.png": (lambda: pictures.png(1, 1, b"\0\0\0\0", pictures.chunk(b"zTXt", b"a\0\0" + zlib.compress(b"\0" * 9_000_000))), "is broken"),
    "large.png": (lambda: pictures.png(6000, 5000, (b"\0" * (6000 * 3 + 1)) * 5000), "has more than 24 million pixels"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_shown_says_why_and_what_to_do(tmp_path: Path, name: str) -> None:
    content, sentence = BAD[name]

    assert told(tmp_path, name, content()).startswith(sentence)


def test_a_file_of_too_many_bytes_is_not_read_to_its_end(tmp_path: Path) -> None:
    with (tmp_path / "huge.jpg").open("wb") as file:
        file.write(pictures.photo())
        file.truncate(10**12)

    assert told(tmp_path, "huge.jpg") == "takes more than 25 MB; save it smaller"


@pytest.mark.slow
def test_a_bomb_takes_neither_memory_nor_time(tmp_path: Path) -> None:
    """In a process with 400 MB of room for all: a picture unpacked would take gigabytes."""
    for kind in ("jpg", "png", "webp"):
        (tmp_path / f"bomb.{kind}").write_bytes(header(kind))
    (tmp_path / "profile.png").write_bytes(
        pictures.png(1, 1, b"\0\0\0\0", pictures.chunk(b"iCCP", b"a\0\0" + zlib.compress(b"\0" * 300_000_000, 9)))
    )
    code = (
        "import pathlib, sys\nfrom portfolio.content.file.originals import Originals\n"
        "from portfolio.content.model.pictures import PictureError\n"
        "for file in sorted(pathlib.Path(sys.argv[1]).iterdir()):\n"
        "    try:\n        Originals(file.parent).find(file.name)\n"
        "    except PictureError as error:\n        print(file.name, error)\n"
    )

    ran = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=30,
        env={"PYTHONPATH": str(ROOT)},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_DATA, (400_000_000, 400_000_000)),
    )

    assert ran.returncode == 0, ran.stderr
    assert [line.split()[0] for line in ran.stdout.splitlines()][:3] == ["bomb.jpg", "bomb.png", "bomb.webp"]


def test_a_missing_picture_names_the_one_that_may_be_meant(tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures/Me.jpg").write_bytes(pictures.photo())

    assert told(tmp_path, "pictures/me.jpg") == "is not there; did you mean “pictures/Me.jpg”?"
    assert told(tmp_path, "pictures/workshop.jpg").startswith("is not there; put the picture there")
    assert told(tmp_path, "photos/me.jpg").startswith("is not there; put the picture there")


@pytest.mark.parametrize(
    "name",
    ["/etc/passwd.jpg", "../me.jpg", "a/../../me.jpg", "a/./me.jpg", "..\\me.jpg", "C:\\me.jpg", "https://example.org/me.jpg"],
)  # fmt: skip
def test_a_name_stays_in_the_folder(written: Written, save: Save, name: str) -> None:
    written["person"]["portrait"] = {"file": name, "alt": "Ada"}

    with pytest.raises(ContentError, match=r"does not stay beside the portfolio file|is no name of"):
        loading.load(save(written))


@pytest.mark.parametrize(
    "name", ["me", "me.svg", "me.gif", ".jpg/", "a//me.jpg", "me.jpg\n", "me\0.jpg", "me.jpg.html"]
)
def test_a_name_is_one_of_a_picture(written: Written, save: Save, name: str) -> None:
    written["person"]["portrait"] = {"file": name, "alt": "Ada"}

    with pytest.raises(ContentError, match="is no name of a JPEG, PNG or WebP file"):
        loading.load(save(written))


def test_no_symbolic_link_leads_anywhere(tmp_path: Path) -> None:
    outside, inside = tmp_path / "outside", tmp_path / "inside"
    outside.mkdir()
    inside.mkdir()
    (outside / "me.jpg").write_bytes(pictures.photo())
    (inside / "me.jpg").symlink_to(outside / "me.jpg")
    (inside / "folder").symlink_to(outside)
    (inside / "circle.jpg").symlink_to(inside / "circle.jpg")

    for name in ("me.jpg", "folder/me.jpg", "circle.jpg"):
        assert told(inside, name).startswith("is reached through a symbolic link")


def test_a_pipe_and_a_folder_are_no_pictures(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")
    (tmp_path / "folder.jpg").mkdir()

    assert told(tmp_path, "pipe.jpg") == told(tmp_path, "folder.jpg") == "is no file; name a picture"


def test_check_tells_all_pictures_with_line_and_column(written: Written, tmp_path: Path) -> None:
    written["person"]["portrait"] = {"file": "me.jpg", "alt": "Ada"}
    written["projects"][0]["pictures"] = [{"file": "a.png", "alt": "A", "capton": "B"}, {"file": "b.png", "alt": "B"}]
    file = tmp_path / "portfolio.json"
    file.write_text(json.dumps(written, indent=1))
    (tmp_path / "a.png").write_bytes(pictures.photo())

    problems = checking.check(file, Month(2026, 11))

    lines = file.read_text().splitlines()
    assert [problem.path for problem in problems] == [
        "person.portrait.file", "projects[0].pictures[0].file", "projects[0].pictures[0].capton", "projects[0].pictures[1].file",
    ]  # fmt: skip
    assert all(problem.place and not problem.is_warning for problem in problems)
    assert str(problems[0]).startswith('person.portrait.file: "me.jpg" is not there')
    assert problems[0].place
    assert lines[problems[0].place.line - 1][problems[0].place.column - 1 :].startswith('"me.jpg"')


def test_a_picture_is_judged_again_only_when_it_has_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    judged: list[str] = []
    judge = judging.judge
    monkeypatch.setattr(judging, "judge", lambda name, written: judged.append(name) or judge(name, written))
    monkeypatch.setattr(originals, "_TICK_NS", 0)
    (tmp_path / "me.jpg").write_bytes(pictures.photo())
    here = Originals(tmp_path)

    first = here.find("me.jpg")
    here.begin()
    assert here.find("me.jpg") == first
    assert judged == ["me.jpg"]
    assert not here.have_changed()

    (tmp_path / "me.jpg").write_bytes(pictures.photo(orientation=6))
    assert here.have_changed()
    assert here.find("me.jpg").digest != first.digest
    assert judged == ["me.jpg"] * 2


def test_a_picture_that_comes_or_goes_is_noticed(tmp_path: Path) -> None:
    here = Originals(tmp_path)
    with pytest.raises(PictureError):
        here.find("me.jpg")
    assert not here.have_changed()

    (tmp_path / "me.jpg").write_bytes(pictures.photo())
    assert here.have_changed()
    os.utime(tmp_path / "me.jpg", (time.time() - 9, time.time() - 9))
    here.find("me.jpg")
    (tmp_path / "me.jpg").unlink()
    assert here.have_changed()


def test_one_worker_at_a_time_unpacks_a_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "me.jpg").write_bytes(pictures.photo())
    judge, busy, most = judging.judge, list[int](), list[int]()

    def counted(name: str, written: bytes) -> PictureFile:
        busy.append(1)
        most.append(len(busy))
        time.sleep(0.05)  # Long enough for another to begin, if it may.
        found = judge(name, written)
        busy.pop()
        return found

    monkeypatch.setattr(judging, "judge", counted)
    with ThreadPoolExecutor(3) as workers:
        # Each has a descriptor of its own, as another process has.
        found = list(workers.map(lambda _: Originals(tmp_path).find("me.jpg"), range(3)))

    assert most == [1, 1, 1]
    assert len(set(found)) == 1
