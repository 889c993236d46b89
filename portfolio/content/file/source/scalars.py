"""Texts, numbers and words of a JSON file, and what people write in their place."""

import math
import re
from collections.abc import Iterator
from string import ascii_letters, digits
from typing import Any, NamedTuple

from portfolio.content.file.source import quotation
from portfolio.content.file.source.places import TextRange
from portfolio.content.file.source.slips import Slip

GAP = re.compile(
    r"""[ \t\r\n]+
      | (?P<comment>//[^\r\n]* | /\*.*?(?:\*/|\Z) | \#(?![0-9a-fA-F]{3,8}")[^\r\n]*)
      | (?P<odd>[\x00-\x08\x0e-\x1f\x7f\u00a0\u2000-\u200d\u2028\u2029\u202f\u2060\u3000\ufeff\v\f]+)""",
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
_CLOSING_QUOTES = frozenset("".join(_QUOTES.values())) - set("'`")
BEGINNINGS = frozenset('"{[-+.$_') | set(_QUOTES) | set(ascii_letters + digits)

_PLAIN = re.compile(r'[^"\\\x00-\x1f]*')
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_CHARACTER = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|.", re.DOTALL
)
_BREAK = re.compile(r"\r\n?|\n")
_HEX = re.compile(r"[0-9a-fA-F]{4}")
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?", re.ASCII)
_NUMBERLIKE = re.compile(r"[-+.]?[\d.][\w.+:/%-]*|[-+]\w+")
_WORD = re.compile(r"[^\W\d]\w{0,300}|[$]\w{0,300}")
# Several words that stand where one text should.
_PHRASE = re.compile(r"""[^\W\d][^\r\n,:;="'`{}\[\]/#<>“”„«]{0,300}""")
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
    if match := quotation.UNOPENED.match(text, at):
        return _unopened(match)
    if match := _NUMBERLIKE.match(text, at):
        return _number(match)
    if match := _WORD.match(text, at):
        return _unquoted(text, match)
    return None


def unclosed_key(text: str, at: int) -> Scalar | None:
    """Return the key at `at` that lacks its second quotation mark, as in `"role: "Engineer"`; None if there is none."""
    found = quotation.UNCLOSED_KEY.match(text, at)
    if not found:
        return None
    if quotation.is_key(text, at):
        return None
    span = TextRange(at, found.end())
    return Scalar(found[1], found.end(), (Slip(span, f'a quotation mark is missing after this; write "{found[1]}"'),))


def conflict(text: str, at: int) -> str | None:
    """Say what to do about the mark of a merge conflict at `at`; None if there is none."""
    if text.startswith(_CONFLICT, at):
        return "the mark of a merge conflict stands here; keep one of the two versions, and remove the marks"
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
    is_broken = False
    at = start + 1
    while True:
        match = _PLAIN.match(text, at)
        assert match  # It matches the empty text too. # noqa: S101
        pieces.append(match[0])
        at = match.end()
        mark = text[at : at + 1]
        if mark == '"':
            return Scalar(_joined("".join(pieces), start, slips), at + 1, tuple(slips))
        if mark in {"", "\n", "\r"} and not (is_broken and mark) and not quotation.goes_on_below(text, at):
            return _unclosed(text, start)
        piece, end, slip = _escape(text, at) if mark == "\\" else _raw(text, at)
        pieces.append(piece)
        # A text that is broken is one slip, however many lines it takes.
        slips += [slip] if slip and not (is_broken and mark in "\r\n") else []
        is_broken = is_broken or mark in "\r\n"
        at = end


def _raw(text: str, at: int) -> tuple[str, int, Slip]:
    """Take a character that must not stand in a text as it is."""
    if match := quotation.BREAKS.match(text, at):
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
    end = quotation.LINE.match(text, start)
    assert end  # It matches the empty text too. # noqa: S101
    written = end[0].rstrip().rstrip(",}]").rstrip()
    sentence = 'the text that begins here is not closed in its line; write " at its end, and \\n for a break within it'
    if written[-1] in _CLOSING_QUOTES and len(written) > 1:
        sentence = f'the text that begins here is closed with {written[-1]}; write " there'
    return Scalar(written[1:], start + len(written), (Slip(TextRange(start, start + 1), sentence),), is_guessed=True)


def _wrongly_quoted(text: str, start: int) -> Scalar | None:
    # A word processor may have drawn one of two marks only.
    closing = _QUOTES[text[start]] + ("" if text[start] in "'`" else '"')
    match = re.compile(rf"(?:[^\\\r\n{closing}]|\\.)*[{closing}]").match(text, start + 1)
    if match is None:
        return None
    value = match[0][:-1].replace("\\'", "'")
    slip = Slip(
        TextRange(start, match.end()),
        f'this stands in {text[start]} and {match[0][-1]}; write it in double quotes: "{_short(value)}"',
        kind="quotes",
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


def _unopened(match: re.Match[str]) -> Scalar:
    written = match[1]
    sentence = f'a quotation mark is missing before this; write "{_short(written)}"'
    return Scalar(written, match.end(), (Slip(TextRange(*match.span()), sentence),))


def _unquoted(text: str, word: re.Match[str]) -> Scalar:
    written, span = word[0], TextRange(*word.span())
    if written in _WORDS:
        return Scalar(_WORDS[written], span.end)
    if written.casefold() in _WORDS:
        slip = Slip(span, f"{written} is written {written.casefold()} in JSON; write it so")
        return Scalar(_WORDS[written.casefold()], span.end, (slip,))
    if written in {"NaN", "Infinity", "None", "nil", "undefined"}:
        return Scalar(None, span.end, (_no_value(span, written),), is_guessed=True)
    phrase = _PHRASE.match(text, word.start())
    written = phrase[0].rstrip() if phrase else written
    span = TextRange(word.start(), word.start() + len(written))
    sentence = f'{_short(written)} stands without quotes; write "{_short(written)}"'
    return Scalar(written, span.end, (Slip(span, sentence, kind="unquoted"),))


def _no_value(span: TextRange, written: str) -> Slip:
    return Slip(span, f"{written} is no value in JSON; write one, or remove the key")
