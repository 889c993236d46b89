"""Texts as other programs have them: with HTML, bullets, line breaks, and lists in one line."""

import html
import re
import unicodedata

_NAMES = (
    "a|abbr|article|b|big|blockquote|center|cite|code|del|em|font|header|i|img|ins|kbd|label|mark|pre|s|section|small"
    "|span|strike|strong|style|sub|sup|td|th|tt|u"
)
_LINK = re.compile(
    r"<a\s[^<>]*?href\s*=\s*[\"']?(?P<address>[^\"'\s>]+)[^<>]*>(?P<words>.*?)</a\s*>", re.IGNORECASE | re.DOTALL
)
_ENTRY = re.compile(r"<li(?:\s[^<>]*)?>", re.IGNORECASE)
_BREAK = re.compile(r"</?(?:br|p|div|h[1-6]|hr|ul|ol|dl|dt|dd|tr|table|tbody)(?:\s[^<>]*)?/?>|</li\s*>", re.IGNORECASE)
_TAG = re.compile(rf"</?(?:{_NAMES})(?:\s[^<>]*)?/?>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[a-zA-Z]{2,8}\d{0,2});")
_BULLET = re.compile(r"\s*(?:[•‣●▪◦▸►➢➤✓✔■□・]\s*|[*+\u2010-\u2014-]\s+)")
_MARKED = re.compile(r"(?:-|\d{1,2}[.)])\s")
_WITHIN = re.compile(r"\s+(?=[•‣●▪◦▸►➢➤✓✔■□]\s)")
_SEPARATORS = ",;|\n•·、，；"
_OPENING, _CLOSING = "([{（【", ")]}）】"
_ADDRESS = re.compile(r"[^\s@<>()\[\],;:\"'\\/]+@[^\s@<>()\[\],;:\"'\\/]+[^\s@<>()\[\],;:\"'\\/.]")
_HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+(?P<domain>[^\W\d_]{2,}|xn--[\w-]+)(?::\d+)?(?:[/?#]\S*)?")
_INSTEAD = {"Cc": " ", "Zl": " ", "Zp": " ", "Cs": "\N{REPLACEMENT CHARACTER}"}
_FILES = frozenset("jpg jpeg png gif svg webp bmp pdf doc docx odt html htm txt json md".split())  # noqa: SIM905 - a list of letters reads worse.


def single_spaced(text: str) -> str:
    """Return `text` in one line, without control characters and doubled spaces."""
    return " ".join(_printable(text).split())


def without_html(text: str) -> str:
    """Return the words of `text`, its elements and entities read: links as `words (address)`, entries as bullets."""
    text = _LINK.sub(lambda link: _named(link["words"], link["address"]), text)
    text = _TAG.sub("", _BREAK.sub("\n", _ENTRY.sub("\n- ", text)))
    return _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)


def paragraphs(text: str) -> str:
    """Return `text` as Markdown has its paragraphs and lists: parted by empty lines, bullets as `- `."""
    found: list[str] = []
    goes_on = False
    for line in text.splitlines():
        bare = single_spaced(_BULLET.sub("- ", line, count=1))
        if goes_on and bare and not _MARKED.match(bare):
            found[-1] += f" {bare}"
        elif bare:
            found.append(bare)
        goes_on = bool(bare)
    return _joined(found)


def sentences(text: str, *, is_whole_list: bool = False) -> list[str]:
    """Return the sentences that `text` lists, one for each bullet, without it.

    A text that `is_whole_list` has one for each line, too, but for lines that go on in lower case.
    """
    lines = _WITHIN.sub("\n", text).splitlines() if _BULLET.match(text) else text.splitlines()
    if not is_whole_list and not any(map(_BULLET.match, lines)):
        return [single_spaced(text)] if text.strip() else []
    found: list[str] = []
    for line in lines:
        bare = single_spaced(_BULLET.sub("", line, count=1))
        if found and not _BULLET.match(line) and bare[:1].islower():
            found[-1] += f" {bare}"
        elif bare:
            found.append(bare)
    return found


def listed(text: str) -> list[str]:
    """Return what `text` lists in one line: parted by commas and their like, but for those in brackets and numbers."""
    parts = [""]
    depth = 0
    is_balanced = sum(map(text.count, _OPENING)) == sum(map(text.count, _CLOSING))
    for n, character in enumerate(text):
        depth += (character in _OPENING) - (character in _CLOSING)
        is_in_number = character == "," and text[n - 1 : n].isdigit() and text[n + 1 : n + 2].isdigit()
        if character in _SEPARATORS and not (depth > 0 and is_balanced) and not is_in_number:
            parts.append("")
        else:
            parts[-1] += character
    return [part for part in map(single_spaced, parts) if part]


def mail_addresses(text: str) -> list[str]:
    """Return the e-mail addresses in `text`, each once."""
    return list(dict.fromkeys(_ADDRESS.findall(text)))


def is_host(text: str) -> bool:
    """Say whether `text` is an address of the web without its scheme, such as `ada.example/me`, and no file."""
    found = _HOST.fullmatch(text)
    return found is not None and not ("/" not in text and found["domain"].lower() in _FILES)


def _named(words: str, address: str) -> str:
    return f"{words} ({address})" if address not in words and not address.startswith("#") else words


def _printable(text: str) -> str:
    """Return `text` with a space for each control character, and what is no character at all replaced by a mark."""
    return "".join(_INSTEAD.get(unicodedata.category(character), character) for character in text)


def _joined(blocks: list[str]) -> str:
    """Join paragraphs and entries of lists; entries in a row stand without an empty line between them."""
    text = ""
    for before, block in zip(["", *blocks], blocks, strict=False):
        are_entries = _MARKED.match(before) and _MARKED.match(block)
        text += ("" if not text else "\n" if are_entries else "\n\n") + block
    return text
