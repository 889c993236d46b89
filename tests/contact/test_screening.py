import pytest

from portfolio.contact import screening


@pytest.mark.parametrize(
    ("words", "trap", "reason"),
    [
        ("Shall we talk?", "", None),
        ("The role: https://jobs.example.org/1 and us: https://example.org", "", None),
        ("Is 3 < 4 and a > b? <about> [1] [urls] www", "", None),
        ("https://a.example http://b.example www.c.example", "", "links"),
        ("HTTPS://A.EXAMPLE HTTP://B.EXAMPLE WWW.C.EXAMPLE", "", "links"),
        ('Look: <a href="https://example.org">here</a>', "", "markup"),
        ("<A\nhref=x>", "", "markup"),
        ("[url=https://example.org]here[/url]", "", "markup"),
        ("[URL]https://example.org[/URL]", "", "markup"),
        ("Shall we talk?", "filled in", "honeypot"),
    ],
)
def test_what_looks_like_spam_is_held_and_for_what(words: str, trap: str, reason: str | None) -> None:
    assert screening.reason(words, trap) == reason
