"""Where a text ends, if its quotation marks do not tell: what stands behind them does."""

import re

# No text that somebody means is longer than a few thousand characters: further on, nothing is looked for.
# Empty lines are stepped over in one step: looked at from each of them, they would take the square of their number.
BREAKS = re.compile(r"(?:[ \t]*+(?:\r\n?|\n))++")
"""The end of a line, and the empty lines behind it."""
LINE = re.compile(r"[^\r\n]*")
UNOPENED = re.compile(
    r"""((?:[^\W_]|[$_+.-])[^"\r\n:{}\[\]]{0,300}|\#[0-9a-fA-F]{3,8})(?<![,\s])"(?=\s*(?:[,:}\]\r\n]|\Z))"""
)
"""Words that end with a quotation mark, and begin with none. Behind a comma a mark opens the next text: `1, "}"`."""
UNCLOSED_KEY = re.compile(r'"([\w$-]+)(?=\s*:)')
"""A key that begins with a quotation mark, where its colon stands before the next."""
UNCLOSED_BEFORE_COMMA = re.compile(r'("[^"\r\n]*?),\s*"')
"""A text that ends behind a comma: it lacks the quotation mark before that."""
END_OF_TEXT = re.compile(r'[^\r\n]{0,2000}?"(?=[ \t]*(?:,[ \t]*(?:["{\[\d\r\n]|\Z)|[}\]\r\n]|\Z))')
"""The rest of a line, up to a quotation mark behind which something else begins."""
_WHOLE_TEXT = re.compile(r'"(?:[^"\\\r\n]|\\.){0,2000}+"\s*(?:[,:}\]]|\Z|(?<=\s))')
# What tells that a text is not meant to go on: a key, an entry of a list, or a closing bracket at the begin of a line.
_NEXT_ENTRY = re.compile(
    r'\s*(?:"(?:[^"\\\r\n]|\\.){0,2000}+"\s*(?::|[,}\]]|[\r\n]|\Z)|[}\]{\[]\s*(?:,|[\r\n]|\Z)|[{\[]\s*")'
)
_CLOSES = re.compile(r'(?:[^"\\\r\n]|\\.){0,2000}+"\s*(?:[,}\]\r\n]|\Z)')
_FARTHEST = 100


def goes_on_below(text: str, at: int) -> bool:
    """Say whether a text that meets the end of its line goes on in the next, or else lacks its closing quote."""
    for _ in range(_FARTHEST):
        found = BREAKS.match(text, at)
        if not found or _NEXT_ENTRY.match(text, found.end()):
            return False
        if _CLOSES.match(text, found.end()):
            return True
        end = LINE.match(text, found.end())
        at = end.end() if end else len(text)
        if '"' in text[found.end() : at]:
            return True
    return True


def is_whole_text(text: str, at: int) -> bool:
    """Say whether a text in quotation marks stands at `at`, and nothing else follows that belongs to it."""
    return _WHOLE_TEXT.match(text, at) is not None


def is_key(text: str, at: int) -> bool:
    """Say whether a text in quotation marks stands at `at`, and a colon follows."""
    whole = _WHOLE_TEXT.match(text, at)
    return whole is not None and whole[0].endswith(":")
