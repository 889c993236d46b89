import pytest

from portfolio.evidence import layout
from portfolio.evidence.record import Record


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Spring\u00a0Boot", "Spring Boot"),
        ("Spring&nbsp;Boot", "Spring Boot"),
        ("Spring&amp;nbsp;Boot", "Spring Boot"),
        ("Spring\u202fBoot\u2009and\u2003Go", "Spring Boot and Go"),
        ("Kuber\u00adnetes, Kuber&shy;netes", "Kubernetes, Kubernetes"),
        ("R&amp;D and AT&T", "R&D and AT&T"),
        ("dead&#8209;letter&#x2011;queue", "dead\u2011letter\u2011queue"),
        ("C&#43;&#43; &#8211; &quot;modern&quot;", 'C++ \u2013 "modern"'),
        ("<ul><li>Go</li><li>Kafka</li></ul>", "\n\n\u2022 Go\n\n\u2022 Kafka\n\n"),
        ("Kafka<br/>Go<BR>Rust", "Kafka\nGo\nRust"),
        ('a <strong class="x">must</strong>', "a  must "),
        ("&lt;li&gt;Go", "\n\u2022 Go"),
        ("con\ufb01guration", "configuration"),
        ("List<String>, a < b and b > c", "List<String>, a < b and b > c"),
        ("&unknown; &copy &; &#; &#xZZ;", "&unknown; &copy &; &#; &#xZZ;"),
        ("\ufeffGo\u200b", "Go"),
        ("", ""),
    ],
)
def test_what_layout_leaves_is_read_away(written: str, plain: str) -> None:
    assert layout.plain(written).text == plain


@pytest.mark.parametrize(
    ("written", "marked"),
    [
        ("On Kuber\u00adnetes today", ["Kuber\u00adnetes"]),
        ("On Kafka&nbsp;and C&#43;&#43;.", ["Kafka", "C&#43;&#43;"]),
        ("<b>Kafka</b> with Spring\u00a0Boot", ["Kafka", "Spring\u00a0Boot"]),
        ("dead&#8209;letter queues", ["dead&#8209;letter queues"]),
        ("R&amp;D on Kafka", ["Kafka"]),
    ],
)
def test_a_name_is_marked_where_it_was_written(owners: Record, written: str, marked: list[str]) -> None:
    assert [written[mention.start : mention.end] for mention in owners.mentions(written)] == marked


@pytest.mark.parametrize("piece", ["&", "<", "&#", "<li ", "<a b", "&amp;", "\u00ad", "&a"])
def test_hostile_layout_is_read_in_a_moment(piece: str) -> None:
    text = (piece * 20_000)[:20_000]

    assert len(layout.plain(text).places) == len(layout.plain(text).text) + 1
