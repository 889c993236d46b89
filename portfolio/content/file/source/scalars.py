"""Texts, numbers and words of a JSON file, and what people write in their place."""

import math
import re
from collections.abc import Iterator
from string import ascii_letters, digits
from typing import Any, NamedTuple

from portfolio.content.file.source.places import TextRange
from portfolio.content.file.source.slips import Slip

GAP = re.compile(
    r"""[ \t\r\n]+
      | (?P<comment>//[^\r\n]* | /\*.*?(?:\*/|\Z) | \#[^\r\n]*)
      | (?P<odd>[\u00a0\u2000-\u200d\u2028\u2029\u202f\u2060\u3000\ufeff\v\f]+)""",
    re.VERBOSE | re.DOTALL,
)
# The marks that people and their word processors open a text with, and those that close it then.
_QUOTES = {
    "'": "'",
    "`": "`",
    "\N{LEFT SINGLE QUOTATION MARK}": "\N{RIGHT SINGLE QUOTATION MARK}",
    "\N{RIGHT SINGLE QUOTATION MARK}": "\N{RIGHT SINGLE QUOTATION MARK}",
    "\N{SINGLE LOW-9 QUOTATION MARK}": "\N{LEFT SINGLE QUOTATION MARK}",
    "“": "”",
    "”": "”",
    "„": "“”",
    "«": "»",
}
BEGINNINGS = frozenset('"{[-+.$_') | set(_QUOTES) | set(ascii_letters + digits)

_PLAIN = re.compile(r'[^"\\\x00-\x1f]*')
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_CHARACTER = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|.", re.DOTALL
)
_BREAK = re.compile(r"\r\n?|\n")
# Empty lines are stepped over in one step: looked at from each of them, they would take the square of their number.
_BREAKS = re.compile(r"(?:[ \t]*+(?:\r\n?|\n))++")
_GAP = re.compile(r"\s*")
_HEX = re.compile(r"[0-9a-fA-F]{4}")
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?", re.ASCII)
_NUMBERLIKE = re.compile(r"[-+.]?[\d.][\w.+:/-]*|[-+]\w+")
_WORD = re.compile(r"[^\W\d]\w*|[$]\w*")
_WORDS = {"true": True, "false": False, "null": None}
_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>")
_LONGEST_NUMBER = 100


class Scalar(NamedTuple):
    """A value that stands by itself, and where it ends."""

    value: Any
    end: int
    slips: tuple[Slip, ...] = ()
    is_guessed: bool = False


def read(text: str, at: int) -> Scalar | None:
    """Return what stands at `at`; None if nothing of sense does."""
    first = text[at : at + 1]
    if first == '"':
        return _string(text, at)
    if first in _QUOTES:
        return _wrongly_quoted(text, at)
    if match := _NUMBERLIKE.match(text, at):
        return _number(match)
    if match := _WORD.match(text, at):
        return _bare_word(match)
    return None


def characters(text: str, span: TextRange) -> Iterator[int]:
    """Yield where each character of the text in quotes at `span` is written, escapes taken for what they say."""
    return (found.start() for found in _CHARACTER.finditer(text, span.start + 1, span.end - 1))


def word(text: str, at: int) -> str:
    """Return the word that begins at `at`, if one does."""
    match = _WORD.match(text, at)
    return match[0] if match else ""


def shown(text: str, at: int) -> str:
    """Return what stands at `at` as a sentence names it."""
    if text.startswith(_CONFLICT, at):
        return "the mark of a merge conflict"
    found = word(text, at) or text[at]
    return found[:40] if found.isprintable() else f"the character U+{ord(found[0]):04X}"


def _string(text: str, start: int) -> Scalar | None:
    pieces: list[str] = []
    slips: list[Slip] = []
    at = start + 1
    while True:
        match = _PLAIN.match(text, at)
        assert match  # It matches the empty text too. # noqa: S101
        pieces.append(match[0])
        at = match.end()
        mark = text[at : at + 1]
        if mark == '"':
            return Scalar(_joined("".join(pieces), start, slips), at + 1, tuple(slips))
        if mark in {"", "\n", "\r"} and not _goes_on_below(text, at):
            return _unclosed(text, start)
        piece, end, slip = _escape(text, at) if mark == "\\" else _raw(text, at)
        pieces.append(piece)
        slips += [slip] if slip else []
        at = end


def _goes_on_below(text: str, at: int) -> bool:
    """Say whether a text that meets the end of its line goes on in the next, or else lacks its closing quote."""
    end = _end_of_gap(text, at)
    below = text[end : end + 1]
    above = at
    while above and text[above - 1].isspace():
        above -= 1
    return bool(below) and below not in '"}]' and text[above - 1] not in ",}]"


def _end_of_gap(text: str, at: int) -> int:
    found = _GAP.match(text, at)
    assert found  # It matches the empty text too. # noqa: S101
    return found.end()


def _raw(text: str, at: int) -> tuple[str, int, Slip]:
    """Take a character that must not stand in a text as it is."""
    if match := _BREAKS.match(text, at):
        sentence = "this text goes on in the next line; write it in one line, with \\n where a break should be"
        return "\n" * len(_BREAK.findall(match[0])), match.end(), Slip(TextRange(at, at + 1), sentence)
    cure = "write a space, or \\t" if text[at] == "\t" else "remove it"
    return (
        " ",
        at + 1,
        Slip(TextRange(at, at + 1), f"the character U+{ord(text[at]):04X} stands in a text as it is; {cure}"),
    )


def _escape(text: str, at: int) -> tuple[str, int, Slip | None]:
    mark = text[at + 1 : at + 2]
    if mark in _ESCAPES:
        return _ESCAPES[mark], at + 2, None
    if mark == "u" and (match := _HEX.match(text, at + 2)):
        return chr(int(match[0], 16)), match.end(), None
    end = at + 1 + mark.isprintable()
    cure = "write \\u and four hexadecimal digits" if mark == "u" else "a backslash itself is written \\\\"
    sentence = f"{text[at:end]} means nothing in a text; {cure}"
    return text[at + 1 : end], end, Slip(TextRange(at, end), sentence)


def _joined(text: str, start: int, slips: list[Slip]) -> str:
    """Join the halves of characters that were written as two escapes."""
    joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if "\ufffd" in joined and "\ufffd" not in text:
        slips.append(
            Slip(
                TextRange(start, start + 1),
                "half of a character is written in this text (\\ud800 to \\udfff); write the whole",
            )
        )
    return joined


def _unclosed(text: str, start: int) -> Scalar:
    """Take a text that is not closed in its line to end with it, so that the rest of the file can be read."""
    end = re.compile(r"[^\r\n]*").match(text, start)
    assert end  # It matches the empty text too. # noqa: S101
    written = end[0].rstrip().rstrip(",}]").rstrip()
    slip = Slip(
        TextRange(start, start + 1),
        'the text that begins here is not closed in its line; write " at its end, and \\n for a break within it',
    )
    return Scalar(written[1:], start + len(written), (slip,), is_guessed=True)


def _wrongly_quoted(text: str, start: int) -> Scalar | None:
    closing = _QUOTES[text[start]]
    match = re.compile(rf"(?:[^\\\r\n{closing}]|\\.)*[{closing}]").match(text, start + 1)
    if match is None:
        return None
    value = match[0][:-1].replace("\\'", "'")
    slip = Slip(
        TextRange(start, match.end()),
        f'this stands in {text[start]} and {match[0][-1]}; write it in double quotes: "{_short(value)}"',
    )
    return Scalar(value, match.end(), (slip,))


def _short(text: str) -> str:
    return text if len(text) <= 30 else f"{text[:30]}…"


def _number(match: re.Match[str]) -> Scalar:
    written, span = match[0], TextRange(*match.span())
    if len(written) <= _LONGEST_NUMBER and _NUMBER.fullmatch(written):
        value = float(written) if re.search("[.eE]", written) else int(written)
        if math.isfinite(value):
            return Scalar(value, span.end)
    if written.lstrip("+-") in {"Infinity", "inf"}:
        return Scalar(None, span.end, (_no_value(span, written),), is_guessed=True)
    digits = re.fullmatch(r"\+?0*([1-9]\d{0,14})", written, re.ASCII)
    cure = f"write {digits[1]}" if digits else f'write a plain one, or a text in double quotes: "{_short(written)}"'
    slip = Slip(span, f"{_short(written)} is no number in JSON; {cure}")
    return Scalar(written, span.end, (slip,), is_guessed=True)


def _bare_word(match: re.Match[str]) -> Scalar:
    written, span = match[0], TextRange(*match.span())
    if written in _WORDS:
        return Scalar(_WORDS[written], span.end)
    if written.casefold() in _WORDS:
        slip = Slip(span, f"{written} is written {written.casefold()} in JSON; write it so")
        return Scalar(_WORDS[written.casefold()], span.end, (slip,))
    if written in {"NaN", "Infinity", "None", "nil", "undefined"}:
        return Scalar(None, span.end, (_no_value(span, written),), is_guessed=True)
    return Scalar(
        written, span.end, (Slip(span, f'{_short(written)} stands without quotes; write "{_short(written)}"'),)
    )


def _no_value(span: TextRange, written: str) -> Slip:
    return Slip(span, f"{written} is no value in JSON; write one, or remove the key")
