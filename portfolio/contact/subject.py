"""A visitor's name, fit to stand in the subject of a letter."""

import re
import unicodedata
from email.header import Header

LONGEST = 60
"""How many characters of a name are shown; the text of the letter has all of them."""

# What no word is spelled with: what turns the words around it (embeddings, overrides, isolates; UAX 9), hides others
# (tags), or is not seen at all. Other format characters stay: joiners shape Persian, Indic scripts and emoji, the space
# without width parts Khmer and Thai words, marks of direction are on Hebrew and Arabic keyboards, signs of numbers and
# verses are seen, and Scotland's flag is a black one with tags behind it (UTS 51).
_FLAG = "(\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f)"
_NO_CHARACTERS = "\ufdd0-\ufdef" + "".join(
    chr(0x10000 * plane + last) for plane in range(17) for last in (0xFFFE, 0xFFFF)
)
_NEVER_SEEN = re.compile(
    f"{_FLAG}|[\xad\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e00ff"
    f"\U000e01f0-\U000e0fff\ud800-\udfff{_NO_CHARACTERS}]"
)


def header(name: str) -> bytes:
    """Return the subject of a letter from `name` as a header, in ASCII, folded, with its line end.

    `EmailMessage` of Python 3.11 is not asked: where it folds between encoded words it drops or doubles a space.
    """
    words = f"Portfolio message from {one_line(name)}"
    folded = Header(words, "us-ascii" if words.isascii() else "utf-8", header_name="Subject").encode(linesep="\r\n")
    return f"Subject: {folded}\r\n".encode("ascii")


def one_line(name: str) -> str:
    """Return `name` fit for a header: no controls, no breaks, nothing that misleads, not long, and nothing encoded.

    Mail programs decode encoded words (RFC 2047) wherever those stand, and one may hide a line break.
    """
    seen = _NEVER_SEEN.sub(r"\1", name)
    spaced = "".join(" " if unicodedata.category(c) in {"Cc", "Zs", "Zl", "Zp"} else c for c in seen)
    return _cut(" ".join(spaced.split())).replace("=?", "= ?")


def _cut(text: str) -> str:
    """Return the beginning of `text` that has room, ending where a character ends for those who read it."""
    if len(text) <= LONGEST:
        return text
    end = next((n for n in range(LONGEST, 0, -1) if not _is_one(text[n - 1], text[n])), LONGEST)
    return text[:end].rstrip()


def _is_one(before: str, after: str) -> bool:
    """Say whether two characters are parts of one (roughly UAX 29): marks, joiners, tones of skin, tags, conjuncts."""
    is_mark = unicodedata.category(after)[0] == "M" or after in "\u200c\u200d"
    is_of_emoji = "\U0001f3fb" <= after <= "\U0001f3ff" or "\U000e0020" <= after <= "\U000e007f"
    return is_mark or is_of_emoji or before == "\u200d" or unicodedata.combining(before) == 9
