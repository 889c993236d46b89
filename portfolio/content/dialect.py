"""Markdown as the owner may write it in prose: links, emphasis and code; in a text of several paragraphs, lists too.

Everything else reads as it is written: headings, pictures, tables, HTML and character references are words here.
"""

import re
import string
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.list import list_block
from markdown_it.rules_inline import StateInline, backtick, emphasis, link
from markdown_it.token import Token

from portfolio.content.letters import UNSPACED

LISTS = re.compile(r"^[ \t]*(?:[-*]|1[.)])[ \t]+\S")
"""How a list begins."""
_NUMBERED = re.compile(r"\d{1,9}[.)][ \t]+\S")
_SECOND = re.compile(r"^[ \t]*2[.)][ \t]", re.MULTILINE)
_UNSPACED = re.compile(f"[{UNSPACED}]")
# As many lists stand in each other; what is deeper reads as it is written.
_DEEPEST = 3


def parse(source: str) -> list[Token]:
    """Return the tokens of a text that may have paragraphs and lists.

    The `meta` of what closes a link and of code has the `end`: where in the paragraph its writing ends.
    """
    return _READER.parse(source, {"counts": bool(_SECOND.search(source))})


def parse_sentence(source: str) -> Token:
    """Return the one token of a text that has neither paragraphs nor lists; its children are as in `parse`."""
    [inline] = _READER.parseInline(source)
    return inline


InlineRule = Callable[[StateInline, bool], bool]


def _ending(rule: InlineRule) -> InlineRule:
    """Let the last token that `rule` makes say where in the line its writing ends."""

    def ending(state: StateInline, silent: bool) -> bool:
        before = len(state.tokens)
        is_read = rule(state, silent)
        if is_read and not silent and len(state.tokens) > before:
            state.tokens[-1].meta["end"] = state.pos
        return is_read

    return ending


def _escape(state: StateInline, silent: bool) -> bool:
    """Take a mark behind a backslash for a character; CommonMark breaks lines with a backslash too."""
    following = state.src[state.pos + 1 : state.pos + 2]
    if state.src[state.pos] != "\\" or not following or following not in string.punctuation:
        return False
    if not silent:
        state.push("text_special", "", 0).content = following
    state.pos += 2
    return True


def _emphasis(state: StateInline, silent: bool) -> bool:
    """Take stars between letters that set no spaces for marks, whatever bracket or comma they touch.

    CommonMark tells by spaces and punctuation where emphasis begins and ends, and reads `は**「何」**を` as it stands.
    """
    start, known = state.pos, len(state.delimiters)
    is_read = emphasis.tokenize(state, silent)
    if is_read and state.src[start] == "*":
        before, after = state.src[start - 1 : start], state.src[state.pos : state.pos + 1]
        for delimiter in state.delimiters[known:]:
            delimiter.open |= bool(_UNSPACED.match(before) and after.strip())
            delimiter.close |= bool(_UNSPACED.match(after) and before.strip())
    return is_read


def _list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Take for a list what can hardly be anything else: "+ 20%" and "2019. A good year" begin with words."""
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    if silent and state.sCount[start] < state.blkIndent and _NUMBERED.match(line):
        return True  # The next entry of the list that is being read.
    if state.level >= 2 * _DEEPEST or not LISTS.match(line) or (line.startswith("1") and not state.env["counts"]):
        return False
    return list_block(state, start, end, silent)


class _Reader(MarkdownIt):
    """Reads every link: which addresses may be linked, the model says, so that none goes by as words."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 - the library's own name and signature.
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - as above.
        return url


def _reader() -> MarkdownIt:
    reader = _Reader("zero", {"html": False, "maxNesting": 20})
    reader.enable(["paragraph", "list", "escape", "backticks", "link", "emphasis", "balance_pairs", "fragments_join"])
    reader.disable("text_join")
    reader.block.ruler.at("list", _list, {"alt": ["paragraph"]})
    reader.inline.ruler.at("escape", _escape)
    reader.inline.ruler.at("emphasis", _emphasis)
    reader.inline.ruler.at("backticks", _ending(backtick))
    reader.inline.ruler.at("link", _ending(link))
    return reader


_READER = _reader()
