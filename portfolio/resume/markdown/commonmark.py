"""Words and sentences for CommonMark and GitHub's dialect of it, which take more for marks than the file does."""

import re
from itertools import groupby

from portfolio.content import markdown
from portfolio.content.markdown import Paragraph, Run
from portfolio.resume.single_line import single_line

# What may be a mark wherever it stands: of emphasis, code and links, of GitHub's deletions and tables.
_MARKS = r"[\\`*\[\]|~]"
# An underscore within a word is none, nor is what begins no tag and no character reference.
_PERHAPS = r"(?<![^\W_])_|_(?![^\W_])|<(?=[A-Za-z/!?])|&(?=#|[A-Za-z][A-Za-z0-9]*;)"
_MARK = re.compile(f"{_MARKS}|{_PERHAPS}")
# What a line begins with that is more than a line: the entry of a list, a heading, a quotation, a rule.
_OPENING = re.compile(r"(?P<number>\d{1,9})(?=[.)](?: |$))|(?=#{1,6}(?: |$)|>|[-+](?: |$)|-[- ]*$|=+$|:?-+:?$)")
_CLOSING = re.compile(r"(?<!\S)#+$")
_ESCAPED = r"\\\g<0>"


def words(text: str) -> str:
    """Return what reads as the plain words `text`, on one line, wherever in a line it stands."""
    return single_line(_MARK.sub(_ESCAPED, text))


def sentence(source: str) -> str:
    """Return what reads as the file's own dialect reads the sentence `source`, on one line.

    The marks stay as the owner wrote them. What the dialect takes for words is escaped where others would not.
    """
    written, at = "", 0
    [paragraph] = markdown.read(source, has_blocks=False).paragraphs
    for run in paragraph.runs:
        if "code" not in run.tags and not run.is_escaped:
            end = run.at + len(run.text)
            if _is_cut(source, run.at) or _is_cut(source, end):
                return _without_emphasis(paragraph)
            written += source[at : run.at] + _plain(run, source[end : end + 1])
            at = end
    return single_line(written + source[at:])


def _is_cut(source: str, at: int) -> bool:
    """Say whether asterisks stand on both sides of `at`: some are marks and some words, and none may be taken out."""
    return source[at - 1 : at] == source[at : at + 1] != "" and source[at] in "*_"


def _without_emphasis(paragraph: Paragraph) -> str:
    """Return the words of a paragraph with its links."""
    grouped = groupby(paragraph.runs, lambda run: run.target)
    texts = ((words("".join(run.text for run in runs)), target) for target, runs in grouped)
    linked = "".join(link(text, target.address) if target else text for text, target in texts)
    return single_line(linked.replace("![", "\\!["))


def _plain(run: Run, following: str) -> str:
    """Return the words of `run`; before a link, an exclamation mark would make a picture of it."""
    text = _MARK.sub(_ESCAPED, run.text)
    return f"{text[:-1]}\\!" if following == "[" and text.endswith("!") else text


def opened(line: str) -> str:
    """Return `line` so that it begins with words, where it begins a line."""
    found = _OPENING.match(line)
    if not found:
        return line
    number = found["number"] or ""
    return f"{number}\\{line[len(number) :]}"


def heading(line: str, level: int) -> str:
    """Return `line` as a heading, whatever it ends with."""
    return f"{'#' * level} {_CLOSING.sub(_ESCAPED, line)}"


def link(written: str, url: str) -> str:
    """Return a link that reads `written`, which is escaped already, and leads to `url`."""
    if written == url and re.fullmatch(r"[!-;=?-~]+", url):
        return f"<{url}>"
    return f"[{written}](<{_destination(url)}>)" if re.search(r"[()\s]", url) else f"[{written}]({_destination(url)})"


def _destination(url: str) -> str:
    """Return `url` without anything that would end it, or be read as a character reference."""
    plain = re.sub(r"[<>\\\s]", lambda found: f"%{ord(found[0]):02X}", url)
    return re.sub(r"&(?=#|[A-Za-z][A-Za-z0-9]*;)", "%26", plain)
