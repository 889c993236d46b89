"""Marks that mark nothing: what looks like Markdown or HTML, and reads as it is written."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from portfolio.content import prose
from portfolio.content.file import schema
from portfolio.content.file.codes import Code
from portfolio.content.file.consistency import Finding
from portfolio.content.file.explaining.suggesting import quoted
from portfolio.content.file.review.phrases import texts
from portfolio.content.file.source.places import PartPath, TextRange
from portfolio.content.letters import UNSPACED
from portfolio.content.markdown import Run
from portfolio.content.model.words import ROOM
from portfolio.content.prose import KindOfProse

# Who writes one text in another language of marks has seen what is wrong after the first few.
_MOST_TOLD = 10
_ELEMENTS = (
    "a|abbr|b|big|blockquote|br|center|code|div|em|font|h[1-6]|hr|i|iframe|img|li|mark|ol|p|pre|s|script|small|span"
    "|strike|strong|style|sub|sup|svg|table|td|th|tr|tt|u|ul"
)
_TAG = rf"(?P<tag></?(?:{_ELEMENTS})(?:\s[^<>]*)?/?>)"
# `C*`, `5 * 3`, `a_b`, `snake_case` and `name_` are words as they stand; two stars behind a word end something.
_OPENING = r"(?P<opening>(?<![\w*])\*++(?=[\w_`\[(\"'“.])|(?<![\w_])_++(?=[^\W_])|(?<=[^\s*])\*{2,}+(?![\w*]))"
_STRAY = re.compile(rf"{_TAG}|{_OPENING}|(?P<tick>`+)|(?P<picture>!\[)|(?P<link>\]\s?\((?=\w+:|www\.))", re.IGNORECASE)
# What is plainly meant as a mark, where no mark is read.
_MARKED = re.compile(
    rf"{_TAG}|(?P<mark>(?<![\w*])\*\*(?=[^\s*])[^*]+\*\*|`[^`]+`|\[[^\][]+\]\((?:https?|mailto):[^\s()]*\))",
    re.IGNORECASE,
)
# Where words are told apart by spaces: elsewhere, every emphasis stands between letters.
_LETTER = rf"[^\W{UNSPACED}]"
_BETWEEN_LETTERS = re.compile(rf"(?<={_LETTER})\*+[^\s*]+\*+(?={_LETTER})|(?<![\w_])__\w+__(?![\w_])")


def remarks(written: Any) -> Iterator[Finding]:
    """Yield what may be said of the marks in the texts of the parsed JSON `written`."""
    for path, text in texts(written):
        kind = schema.prose(path)
        if kind:
            yield from islice(_in_prose(path, text, kind), _MOST_TOLD)
        elif _is_text(path):
            yield from islice(_in_plain_words(path, text), _MOST_TOLD)


def _is_text(path: PartPath) -> bool:
    return bool(schema.at(path).get(ROOM) or (isinstance(path[-1], int) and schema.at(path[:-1]).get(ROOM)))


def _in_plain_words(path: PartPath, text: str) -> Iterator[Finding]:
    for found in _MARKED.finditer(text):
        yield _finding(path, found, 0, "stands here as it is written, for this takes plain words; remove the marks")


def _in_prose(path: PartPath, text: str, kind: KindOfProse) -> Iterator[Finding]:
    for paragraph in prose.read(text, kind).tree.paragraphs:
        for run in paragraph.runs:
            if not run.is_escaped and "code" not in run.tags:
                yield from _in_run(path, text, run)
    for found in _BETWEEN_LETTERS.finditer(text):
        yield _finding(path, found, 0, f"reads as emphasis; {_cure(found[0])}, if it is meant as it stands")


def _in_run(path: PartPath, text: str, run: Run) -> Iterator[Finding]:
    """Yield what stands in `run` as it is written; what stands around it in the source decides with it."""
    before = text[run.at - 1 : run.at] if run.at else ""
    end = run.at + len(run.text)
    for found in _STRAY.finditer(f"{before}{text[run.at : end + 1]}", len(before)):
        if found.start() - len(before) < len(run.text):
            yield _finding(path, found, run.at - len(before), _sentence(found))


def _sentence(found: re.Match[str]) -> str:
    match found.lastgroup:
        case "tag":
            return "is HTML, and stands there as it is written; write **strong**, *emphasis* or [words](https://…)"
        case "picture":
            return "begins a picture, and pictures are not drawn in texts; remove the ! for a link"
        case "link":
            return "ends no link; write [words](https://…), without a space between, and close both"
    mark = found[0]
    return f"marks nothing, and stands there as it is written; write {mark} on both sides of words, or {_cure(mark)}"


def _cure(meant: str) -> str:
    """Say how `meant` is written to stand for itself, as a JSON file has it."""
    return "write " + re.sub(r"[*_`]", r"\\\\\g<0>", meant)


def _finding(path: PartPath, found: re.Match[str], offset: int, sentence: str) -> Finding:
    span = TextRange(offset + found.start(), offset + found.end())
    return Finding(path, f"{quoted(found[0])} {sentence}", within=span, code=Code.STRAY_MARK)
