import pytest
from sqlalchemy import Engine

from portfolio.contact import outbox
from portfolio.contact.outbox import senders
from tests.conftest import Clock, draft


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("vera@example.org", " Vera@Example.ORG\n"),
        ("VERA@EXAMPLE.ORG", "vera@example.org"),
        ("vera@example.org", "Vera Visitor <vera@example.org>"),
        ("vera@example.org", "vera@example.org."),
        ("vera@bücher.example", "vera@xn--bcher-kva.example"),
        ("vera@XN--BCHER-KVA.example", "vera@BÜCHER.example"),
        ("vera@faß.example", "vera@xn--fa-hia.example"),
        ("vera@例え。テスト", "vera@xn--r8jz45g.xn--zckzah"),
        ("vera@bu\u0308cher.example", "vera@b\u00fccher.example"),
        ("jose\u0301@example.org", "JOS\u00c9@example.org"),
        ("vera@example.org", "vera＠example.org"),
        ("vera@under_score.example", "vera@Under_Score.example"),
    ],
)  # fmt: skip
def test_an_address_is_found_in_every_spelling(engine: Engine, clock: Clock, written: str, asked: str) -> None:
    reference = outbox.accept(engine, draft(email=written), clock()).reference

    assert [m.reference for m in senders.written_by(engine, asked)] == [reference]


@pytest.mark.parametrize(
    "asked",
    ["vera@example.com", "era@example.org", "vera+more@example.org", "v.era@example.org", "example.org", "vera", ""],
)
def test_another_address_is_somebody_elses(engine: Engine, clock: Clock, asked: str) -> None:
    outbox.accept(engine, draft(email="vera@example.org"), clock())

    assert list(senders.written_by(engine, asked)) == []


def test_two_letters_that_only_look_alike_in_capitals_are_two(engine: Engine, clock: Clock) -> None:
    outbox.accept(engine, draft(email="vera@faß.example"), clock())

    assert list(senders.written_by(engine, "vera@fass.example")) == []
