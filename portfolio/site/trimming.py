"""Templates without what only people read: indentation, lines, and end tags that the HTML standard lets go.

Done when a template is compiled, so that no reader waits for it, and what the owner or a visitor wrote stays as it is.
"""

import re

from jinja2.ext import Extension

# What keeps white space as it stands; a template with such an element is left alone.
_KEEPS_SPACE = re.compile(r"<(?:pre|textarea)\b|<(?:script|style)\b[^>]*>[^{]")
# Elements that stand on lines of their own, so that white space beside their tags is none on the page.
_BLOCK = (
    "address|article|aside|blockquote|details|dialog|div|dl|fieldset|figcaption|figure|footer|form|h[1-6]|header|hgroup|hr"
    "|main|menu|nav|ol|p|pre|search|section|table|ul"
)
_INDENT = re.compile(rf"(?P<swallowed>[%#]}})?\n[ \t]+(?P<block></?(?:{_BLOCK}|li|d[dt]|body)(?=[\s>]))?")
# White space beside the tags of these is none, not even on paper: no sheet of styles sets them among words.
_EDGE = "article|aside|body|d[dlt]|details|div|footer|form|head|header|li|main|nav|section"
_HEAD = "html|link|meta|script|style|title"
_COMMENT = r"\{#.*?#\}"
_LINE_END = re.compile(
    rf"{_COMMENT}|(?P<tag></?(?:{_EDGE}|{_HEAD})(?:\s[^<>]*)?>|</(?:script|style|title)>)?"
    rf"\n(?P<next>(?=</?(?:{_EDGE}|{_HEAD})[\s>]|</(?:ol|p|ul)>))?",
    re.DOTALL,
)
# Of these, nothing but another one, or the end of the list, can follow.
_END_OF_ITEM = re.compile(r"</(?:li|dt|dd|option)>")
# What ends a paragraph by itself: these, and the end of what it stands in
# (https://html.spec.whatwg.org/multipage/grouping-content.html#the-p-element).
_END_OF_PARAGRAPH = re.compile(rf"</p>(?=\s*<(?:(?:{_BLOCK})[\s>]|/(?:{_BLOCK}|li|dd)>))")


class Trimming(Extension):
    """What Jinja reads in place of a template's file."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002 - Jinja's own signature.
        """Return `source` with as many lines as before, so that an error still names the right one."""
        if not (name or "").endswith(".html") or _KEEPS_SPACE.search(source):
            return source
        source = _END_OF_PARAGRAPH.sub("", _INDENT.sub(_without_indent, source))
        return _END_OF_ITEM.sub("", _LINE_END.sub(_without_line_end, source))


def _without_indent(found: re.Match[str]) -> str:
    """Return the end of one line and the start of the next.

    Jinja takes away the line end behind its own tags: then the indent may be all that parts two words.
    """
    swallowed, block = found["swallowed"] or "", found["block"] or ""
    return f"{swallowed}\n{'' if block or not swallowed else ' '}{block}"


def _without_line_end(found: re.Match[str]) -> str:
    """Return the end of a line beside such a tag as a comment: what counts the lines of the file still finds it."""
    if found["tag"] is None and found["next"] is None:
        return found[0]
    return f"{found['tag'] or ''}{{#\n#}}"
