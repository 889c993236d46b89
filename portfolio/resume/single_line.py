"""The owner's words on one line, so that none of them reads as anything but itself."""

import re

# All that ends a line for some program, and what a browser takes for a space; a space that joins two words is none.
_SPACE = re.compile(r"[ \t\n\r\v\f\x1c-\x1f\x85\u2028\u2029]+")
_EMBEDS, _EMBEDDED = re.compile("[\u202a\u202b\u202d\u202e]"), "\u202c"
_ISOLATES, _ISOLATED = re.compile("[\u2066-\u2068]"), "\u2069"


def single_line(text: str) -> str:
    """Return `text` on one line, with single spaces; what turns the direction of letters is ended with it."""
    line = _SPACE.sub(" ", text).strip(" ")
    embedded = len(_EMBEDS.findall(line)) - line.count(_EMBEDDED)
    isolated = len(_ISOLATES.findall(line)) - line.count(_ISOLATED)
    return line + _EMBEDDED * max(0, embedded) + _ISOLATED * max(0, isolated)
