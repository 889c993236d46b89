"""What others read of a sentence is what this house reads of it: the same words, marks and links."""

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio.content import prose
from portfolio.resume.markdown import commonmark
from tests.resume.telling import READER, read, squeezed

MARKS = st.sampled_from(
    [*"ab1.:=+-#~|!&<>()\"'\\/ \n", "*", "**", "_", "`", "``", "[", "]", "](b)", "&lt;", "<b>", "![", "- ", "www.a.b"]
)
TEXTS = st.lists(MARKS, max_size=14).map("".join).filter(str.strip)
Seen = list[tuple[str, frozenset[str], str | None]]


class Letters(HTMLParser):
    """Each letter of an HTML text, the marks that it stands in, and where it leads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.seen: Seen = []
        self._open: list[tuple[str, str | None]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open.append((tag, dict(attrs).get("href")))

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        marks = frozenset(tag for tag, _ in self._open if tag not in {"a", "p", "ul", "li", "blockquote"})
        leads = next((href for tag, href in reversed(self._open) if tag == "a"), None)
        self.seen += ((letter, marks, leads) for letter in data if not letter.isspace())


def ours(source: str) -> Seen:
    read = prose.read(source, "inline")
    drawn = prose.html(read.leading({target.address: target.address for target in read.tree.targets}))
    return Letters(drawn).seen


def letters(seen: Seen) -> list[tuple[str, str | None]]:
    return [(letter, leads) for letter, _, leads in seen]


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_a_sentence_is_read_by_others_as_it_is_here(source: str) -> None:
    written = commonmark.opened(commonmark.sentence(source))

    assert "\n" not in written
    if "**" in source or "__" in source:  # Where some of several are marks, all may become words.
        assert letters(Letters(READER.render(written)).seen) == letters(ours(source))
        return
    assert Letters(READER.render(written)).seen == ours(source)
    assert Letters(READER.render(f"- {written}")).seen == ours(source)
    assert Letters(READER.render(f"**Label:** {written}")).seen[len("Label:") :] == ours(source)
    assert Letters(READER.render(f"> {written}")).seen == ours(source)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_words_are_read_as_they_are(text: str) -> None:
    written = commonmark.words(text)

    for around in (
        commonmark.opened(written),
        f"**{written}:**",
        commonmark.heading(written, 3),
        f"- {commonmark.opened(written)}",
    ):
        page = read(around)
        assert squeezed(text) in squeezed(page.text)
        assert {tag for tag, _, _ in page.elements} <= {"body", "p", "strong", "h3", "ul", "li"}


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("C++ & C#, R&D, 5 < 6, snake_case", "C++ & C#, R&D, 5 < 6, snake_case"),
        ("&copy; <b> _x_ *", "\\&copy; \\<b> \\_x\\_ \\*"),
    ],
)
def test_no_more_is_escaped_than_has_to_be(words: str, written: str) -> None:
    assert commonmark.words(words) == written


@pytest.mark.parametrize(
    ("line", "opened"),
    [("2019. A good year", "2019\\. A good year"), ("2019.5", "2019.5"), ("-5 °C", "-5 °C"), ("- 5", "\\- 5"), ("# 1", "\\# 1"), ("#1", "#1"), ("---", "\\---")],
)  # fmt: skip
def test_a_line_begins_with_words(line: str, opened: str) -> None:
    assert commonmark.opened(line) == opened


@pytest.mark.parametrize(
    "url", ["https://a.b/c_(d)?e=f&copy;=1", "mailto:a@b.c?subject=<d>", "https://a.b/*c*_d_", "https://a.b/c%20d"]
)
def test_a_link_leads_where_it_should(url: str) -> None:
    [link] = read(commonmark.link("x", url)).all("a")

    href = link["href"] or ""
    assert href.replace("%26copy;", "&copy;").replace("%3C", "<").replace("%3E", ">") == url
