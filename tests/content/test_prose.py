import copy
from collections.abc import Callable
from html.parser import HTMLParser
from math import isqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio.content import prose
from portfolio.content.model import Person
from portfolio.content.prose import Marking, Prose
from tests.effort import ratio

LINK = "https://a.example/b"


def drawn(source: str, *markings: Marking, kind: prose.KindOfProse = "inline") -> str:
    found = prose.read(source, kind)
    addresses = {target.address: target.address for target in found.tree.targets}
    return str(prose.html(found.leading(addresses), markings))


@pytest.mark.parametrize(
    ("source", "html", "words"),
    [
        ("Plain words.", "Plain words.", "Plain words."),
        ("Very *good* work", "Very <em>good</em> work", "Very good work"),
        ("Very _good_ work", "Very <em>good</em> work", "Very good work"),
        ("Very **good** work", "Very <strong>good</strong> work", "Very good work"),
        ("Very __good__ work", "Very <strong>good</strong> work", "Very good work"),
        ("***both***", "<strong><em>both</em></strong>", "both"),
        ("**a *b* c**", "<strong>a <em>b</em> c</strong>", "a b c"),
        ("*a **b** c*", "<em>a </em><strong><em>b</em></strong><em> c</em>", "a b c"),
        ("*a *b* c*", "<em>a b c</em>", "a b c"),
        # Where no spaces are set, brackets and commas end no word.
        ("これは**「該当なし」**を", "これは<strong>「該当なし」</strong>を", "これは「該当なし」を"),
        ("**終わり。**次へ*(仮)*と", "<strong>終わり。</strong>次へ<em>(仮)</em>と", "終わり。次へ(仮)と"),
        ("见**“索引”**的", "见<strong>“索引”</strong>的", "见“索引”的"),
        ("星は ** と *", "星は ** と *", "星は ** と *"),
        ("well**(so)**it", "well**(so)**it", "well**(so)**it"),
        ("`go vet`", "<code>go vet</code>", "go vet"),
        ("``a`b``", "<code>a`b</code>", "a`b"),
        ("`*a*`", "<code>*a*</code>", "*a*"),
        ("`` ` ``", "<code>`</code>", "`"),
        (f"[a]({LINK})", f'<a href="{LINK}">a</a>', "a"),
        (f'[a]({LINK} "title")', f'<a href="{LINK}">a</a>', "a"),
        (f"[a](<{LINK}>)", f'<a href="{LINK}">a</a>', "a"),
        (f"[**a** `b`]({LINK})", f'<a href="{LINK}"><strong>a</strong> <code>b</code></a>', "a b"),
        (f"**[a]({LINK})**", f'<a href="{LINK}"><strong>a</strong></a>', "a"),
        (f"[a]({LINK})[b]({LINK})", f'<a href="{LINK}">a</a><a href="{LINK}">b</a>', "ab"),
        (f"[a]({LINK}?x=1&y=2)", f'<a href="{LINK}?x=1&amp;y=2">a</a>', "a"),
        ('[a](https://a.example/"><script>)', '<a href="https://a.example/&#34;&gt;&lt;script&gt;">a</a>', "a"),
        # What is a character, and no mark.
        ("C* is fast", "C* is fast", "C* is fast"),
        ("snake_case and a_b", "snake_case and a_b", "snake_case and a_b"),
        ("5 * 3 = 15", "5 * 3 = 15", "5 * 3 = 15"),
        ("love <3 you", "love &lt;3 you", "love <3 you"),
        ("a < b & c", "a &lt; b &amp; c", "a < b & c"),
        (r"\*a\* \_b\_ \`c\`", "*a* _b_ `c`", "*a* _b_ `c`"),
        (r"C:\temp\new", r"C:\temp\new", r"C:\temp\new"),
        ("a\\\nb", "a\\\nb", "a\\\nb"),
        ("a *b", "a *b", "a *b"),
        ("a **b", "a **b", "a **b"),
        ("a `b", "a `b", "a `b"),
        ("** a **", "** a **", "** a **"),
        ("[a] (b)", "[a] (b)", "[a] (b)"),
        ("[a][b]", "[a][b]", "[a][b]"),
        ("[a", "[a", "[a"),
        # What Markdown has, and prose has not.
        ("<b>a</b>", "&lt;b&gt;a&lt;/b&gt;", "<b>a</b>"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;", "<script>alert(1)</script>"),
        ("<https://a.example>", "&lt;https://a.example&gt;", "<https://a.example>"),
        ("https://a.example", "https://a.example", "https://a.example"),
        ("&amp; &lt; &#42;", "&amp;amp; &amp;lt; &amp;#42;", "&amp; &lt; &#42;"),
        ("~~a~~", "~~a~~", "~~a~~"),
        (f"![a]({LINK})", f'!<a href="{LINK}">a</a>', "!a"),
        ("# a", "# a", "# a"),
        ("- a\n- b", "- a\n- b", "- a\n- b"),
        ("a  \nb", "a  \nb", "a  \nb"),
        ("[a]: /b\n\n[a]", "[a]: /b\n\n[a]", "[a]: /b\n\n[a]"),
    ],
)
def test_a_sentence_reads_as_it_is_marked(source: str, html: str, words: str) -> None:
    assert (drawn(source), prose.read(source, "inline")) == (html, words)


@pytest.mark.parametrize(
    ("source", "html", "words"),
    [
        ("One *paragraph*.", "One <em>paragraph</em>.", "One paragraph."),
        ("a\nb", "a\nb", "a\nb"),
        ("a\n\nb", "<p>a</p><p>b</p>", "a\n\nb"),
        ("a\n\n\n\nb", "<p>a</p><p>b</p>", "a\n\nb"),
        ("- a\n- b", '<ul class="bullets"><li>a</li><li>b</li></ul>', "a\n\nb"),
        ("* a\n* b", '<ul class="bullets"><li>a</li><li>b</li></ul>', "a\n\nb"),
        ("1. a\n2. b", '<ol class="bullets"><li>a</li><li>b</li></ol>', "a\n\nb"),
        ("1) a\n2) b", '<ol class="bullets"><li>a</li><li>b</li></ol>', "a\n\nb"),
        ("- a\n\n- b", '<ul class="bullets"><li><p>a</p></li><li><p>b</p></li></ul>', "a\n\nb"),
        ("a\n- b\n\nc", '<p>a</p><ul class="bullets"><li>b</li></ul><p>c</p>', "a\n\nb\n\nc"),
        ("- a\n  - b", '<ul class="bullets"><li>a<ul class="bullets"><li>b</li></ul></li></ul>', "a\n\nb"),
        ("- **a**\n  b", '<ul class="bullets"><li><strong>a</strong>\nb</li></ul>', "a\nb"),
        # What begins like a list and is none.
        ("+ 20% growth", "+ 20% growth", "+ 20% growth"),
        ("2019. A good year", "2019. A good year", "2019. A good year"),
        ("1. FC Example", "1. FC Example", "1. FC Example"),
        ("-5 degrees", "-5 degrees", "-5 degrees"),
        ("a - b", "a - b", "a - b"),
        # What Markdown has, and prose has not.
        ("# a\n\nb", "<p># a</p><p>b</p>", "# a\n\nb"),
        ("a\n===", "a\n===", "a\n==="),
        ("a\n---\nb", "a\n---\nb", "a\n---\nb"),
        ("> a", "&gt; a", "> a"),
        ("a\n\n    b", "<p>a</p><p>b</p>", "a\n\nb"),
        ("|a|b|\n|-|-|", "|a|b|\n|-|-|", "|a|b|\n|-|-|"),
        ("<div>\n\na", "<p>&lt;div&gt;</p><p>a</p>", "<div>\n\na"),
    ],
)
def test_a_summary_has_paragraphs_and_lists_too(source: str, html: str, words: str) -> None:
    assert (drawn(source, kind="block"), prose.read(source, "block")) == (html, words)


@pytest.mark.parametrize(
    ("source", "start", "end", "html"),
    [
        ("uses Kafka now", 5, 10, "uses <mark>Kafka</mark> now"),
        ("uses **Kafka** now", 5, 10, "uses <strong><mark>Kafka</mark></strong> now"),
        ("uses **Kafka Streams**", 5, 10, "uses <strong><mark>Kafka</mark> Streams</strong>"),
        ("**Kafka** Streams", 0, 13, "<strong><mark>Kafka</mark></strong><mark> Streams</mark>"),
        (f"[the Kafka]({LINK}) Streams", 4, 17, f'<a href="{LINK}">the <mark>Kafka</mark></a><mark> Streams</mark>'),
        ("`Kafka`", 0, 5, "<code><mark>Kafka</mark></code>"),
        (r"C\* it", 0, 2, "<mark>C*</mark> it"),
        ("Ka*f*ka", 0, 5, "<mark>Ka</mark><em><mark>f</mark></em><mark>ka</mark>"),
    ],
)
def test_what_is_marked_may_reach_over_a_mark(source: str, start: int, end: int, html: str) -> None:
    assert drawn(source, Marking(start, end, "mark")) == html


def test_markings_stand_in_the_paragraph_that_has_their_words() -> None:
    words = prose.read("one\n\n- two\n- *three*", "block")
    places = [Marking(words.index(word), words.index(word) + len(word), "b") for word in ("one", "two", "three")]

    assert str(prose.html(words, places)) == (
        '<p><b>one</b></p><ul class="bullets"><li><b>two</b></li><li><em><b>three</b></em></li></ul>'
    )


def test_a_link_that_nobody_allowed_is_no_link() -> None:
    assert prose.html(prose.read("[a](javascript:alert(1))", "inline")) == "a"


def test_an_edit_of_marks_alone_is_an_edit() -> None:
    one, other = prose.read("*a*", "inline"), prose.read("**a**", "inline")

    assert one == "a"
    assert other == "a"
    assert one != other
    assert {one: 1}[Prose("a", "*a*")] == 1


def test_a_copy_is_the_same_prose() -> None:
    text = prose.read("*a*", "inline")

    copied = copy.deepcopy(text)

    assert (copied, copied.source, copied.tree) == (text, "*a*", text.tree)


class Words(HTMLParser):
    """The words of HTML as it is drawn, each paragraph and entry of a list apart, and how its elements nest."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.pieces: list[str] = [""]
        self.opened: list[str] = []
        self.names: set[str] = set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.opened.append(tag)
        self.names.add(tag)
        if tag in {"p", "li", "ul", "ol"}:
            self.pieces.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.opened.pop() == tag
        if tag in {"p", "li", "ul", "ol"}:
            self.pieces.append("")

    def handle_data(self, data: str) -> None:
        self.pieces[-1] += data


def words(html: str) -> list[str]:
    """The words of each paragraph; what holds none is left out."""
    found = Words(html)
    assert found.opened == []
    assert found.names <= {"p", "ul", "ol", "li", "a", "em", "strong", "code", "mark"}
    return [piece for piece in found.pieces if piece.strip()]


PIECES = ["\t", "*", "**", "_", "__", "`", "``", "[", "](https://a.b)", "](javascript:x)", "!", "\\", "\n", "\n\n", "- ", "1. ", "2. ",
          "  ", " ", "<b>", "</b>", "<script>", "&amp;", "<3", "a", "Kafka", "40%", "é", "日本", "'", '"', "(", ")", ".", "#", ">", "+ "]  # fmt: skip


@given(source=st.lists(st.sampled_from(PIECES), max_size=40).map("".join), kind=st.sampled_from(["inline", "block"]),
       places=st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)), max_size=3))  # fmt: skip
def test_what_is_drawn_says_the_plain_words(
    source: str, kind: prose.KindOfProse, places: list[tuple[int, int]]
) -> None:
    text = prose.read(source, kind)
    markings, behind = [], 0
    for start, size in places:
        markings.append(Marking(behind + start, behind + start + size, "mark"))
        behind += start + size

    html = drawn(source, *markings, kind=kind)

    assert words(html) == [paragraph.text for paragraph in text.tree.paragraphs if paragraph.text.strip()]
    assert prose.BETWEEN.join(paragraph.text for paragraph in text.tree.paragraphs) == text


@given(source=st.lists(st.sampled_from(PIECES), max_size=40).map("".join), kind=st.sampled_from(["inline", "block"]))
def test_every_run_stands_in_the_source_where_it_says(source: str, kind: prose.KindOfProse) -> None:
    for paragraph in prose.read(source, kind).tree.paragraphs:
        for run in paragraph.runs:
            assert 0 <= run.at <= len(source)
            # Of a tab in an indent, a part may belong to the list and a part to the words.
            if "code" not in run.tags and "\t" not in source:
                assert source[run.at : run.at + len(run.text)] == run.text


@given(text=st.text(alphabet=st.sampled_from([*"\\*_`[]()!<>&#-+ab .\n"]), max_size=40))
def test_what_is_escaped_reads_as_it_is(text: str) -> None:
    assert prose.read(prose.escaped(text), "inline") == text


MANY = 6_000
BOMBS: dict[str, Callable[[int], str]] = {
    "brackets": lambda n: "[" * n, "pairs of brackets": lambda n: "[" * n + "]" * n, "links in links": lambda n: "[a](" * n,
    "stars": lambda n: "*a " * n, "long stars": lambda n: "*" * n + "a" + "*" * n, "mixed stars": lambda n: "**a *b " * n,
    "nested emphasis": lambda n: "*a _" * n + "b_ c*" * n, "backticks": lambda n: "".join("`" * (k % 200) + " " for k in range(n // 50)),
    "links": lambda n: "[a](https://x.y) " * (n // 4), "escapes": lambda n: "\\*" * n, "bullets": lambda n: "- a\n" * n,
    "lists in lists": lambda n: "- " * n, "numbers": lambda n: "1. a\n" * n, "lines": lambda n: "\n" * n + "*a",
    "deep lists": lambda n: "".join(" " * k + "- a\n" for k in range(isqrt(60 * n))), "pictures": lambda n: "[![a" * n,
    "titles": lambda n: '[a](b "' * n, "tags": lambda n: "<b>*a*" * n, "closed links": lambda n: "]( " * n,
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["inline", "block"])
@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_four_times_as_many_marks_take_about_four_times_as_long_and_lose_no_word(
    bomb: Callable[[int], str], kind: prose.KindOfProse
) -> None:
    def reading(source: str) -> Callable[[], object]:
        return lambda: prose.html(prose.read.__wrapped__(source, kind), [Marking(0, 1, "mark")])

    assert ratio(reading(bomb(MANY // 4)), reading(bomb(MANY))) < 8
    text = prose.read(bomb(MANY), kind)
    assert text.count("a") == bomb(MANY).count("a") or "](http" in bomb(MANY)


def test_a_dump_of_the_file_has_what_the_owner_wrote() -> None:
    """The preview tells by it whether a page has changed."""
    person = Person.model_validate({"name": "Ada", "role": "Engineer", "pitch": "I *build*."})

    assert person.pitch == "I build."
    assert person.model_dump()["pitch"] == "I *build*."
    assert '"I *build*."' in person.model_dump_json()
