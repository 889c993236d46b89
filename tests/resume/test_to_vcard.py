from pathlib import Path
from typing import Any

import pytest
import vobject

from portfolio import create_app, current
from portfolio.config import Settings
from portfolio.content.model import Portfolio
from portfolio.resume import to_vcard
from tests.conftest import Clock
from tests.paths import CONSERVATOR
from tests.resume.telling import HOSTILE, PEOPLE, SITE, TODAY, hostile, portfolio_of


def card(portfolio: Portfolio) -> Any:
    [found] = vobject.readComponents(text(portfolio))
    return found


def text(portfolio: Portfolio) -> str:
    return to_vcard.text(portfolio, SITE, TODAY)


def one_line(words: str) -> str:
    return " ".join(words.split())


def plain(words: str) -> str:
    """The words without what ends a direction that they turn."""
    return words.rstrip("\u202c\u2069")


@pytest.mark.parametrize("path", PEOPLE, ids=lambda path: path.stem)
def test_a_contact_card_of_each_person_is_read_by_others(path: Path) -> None:
    portfolio = portfolio_of(path)
    person, contact, read = portfolio.person, portfolio.contact, card(portfolio)

    assert read.version.value == "4.0"
    assert read.fn.value == read.n.value.given == person.name
    assert read.title.value == person.role
    assert one_line(read.note.value) == one_line(person.pitch)
    assert read.lang.value == portfolio.language
    assert [one.value for one in read.contents.get("tel", ())] == [contact.phone][: bool(contact.phone)]
    emails = [one.value for one in read.contents.get("email", ())]
    assert emails[: bool(contact.email)] == [contact.email][: bool(contact.email)]
    urls = [one.value for one in read.url_list]
    others = [link for link in portfolio.links if link.url.scheme != "mailto"]
    assert urls == [f"{SITE}/", *(str(link.url) for link in others)]
    assert [one.value for one in read.contents.get("x-ablabel", ())] == [link.label for link in others]
    assert len(emails) == len(set(emails)) >= len(portfolio.links) - len(others)
    if person.location:
        assert read.adr.value.city == person.location
    if person.time_zone:
        assert read.tz.value == person.time_zone


def test_no_line_is_long_and_none_ends_within_a_character() -> None:
    long = [hostile(HOSTILE[kind]) for kind in ("a long word", "letters without spaces")]
    for portfolio in (*map(portfolio_of, PEOPLE), *long):
        *lines, last = text(portfolio).encode().split(b"\r\n")

        assert last == b""
        assert b"\n" not in b"".join(lines)
        assert max(map(len, lines)) <= 75
        assert all(line.decode() for line in lines)


@pytest.mark.parametrize("kind", HOSTILE)
def test_whatever_is_written_reads_as_text(kind: str) -> None:
    portfolio = hostile(HOSTILE[kind])
    words, read = plain(one_line(HOSTILE[kind])), card(portfolio)

    for said in (read.fn.value, read.n.value.given, read.title.value, read.adr.value.city):
        assert plain(one_line(said)) == words
    assert plain(one_line(read.note.value)) == plain(one_line(portfolio.person.pitch))
    assert [one.name for one in read.getChildren()].count("VERSION") == 1


@pytest.mark.parametrize(
    ("positions", "employer"),
    [
        ([("2020-01", "2021-01"), ("2021-02", None)], "Employer 1"),
        ([("2027-01", None), ("2021-02", None), ("2019-01", None)], "Employer 1"),
        ([("2020-01", "2021-01")], None),
        ([], None),
    ],
)
def test_the_organization_is_whom_the_person_works_for(
    written: dict[str, Any], positions: list[tuple[str, str | None]], employer: str | None
) -> None:
    written["employers"] = [
        {"name": f"Employer {n}", "positions": [{"title": "Cook", "start": start, "end": end}]}
        for n, (start, end) in enumerate(positions)
    ]
    del written["projects"]

    read = card(Portfolio.model_validate(written))

    assert read.contents["org"][0].value == [employer] if employer else "org" not in read.contents


def test_the_portrait_is_told_by_its_address(settings: Settings, clock: Clock) -> None:
    app = create_app(
        settings.model_copy(update={"PORTFOLIO_FILE": CONSERVATOR, "SITE_URL": "http://nera.example"}), clock
    )
    client = app.test_client()

    [card] = vobject.readComponents(client.get("/contact.vcf").text)

    address = card.photo.value.removeprefix("http://nera.example")
    assert client.get(address).content_type.startswith("image/")
    current.of(app).engine.dispose()
