"""What the file gives away, and what it claims that nobody can check."""

from collections.abc import Iterator

from portfolio.content.file import levels
from portfolio.content.file.codes import Code
from portfolio.content.file.consistency import Finding
from portfolio.content.file.explaining.suggesting import quoted
from portfolio.content.file.placed import placed_wordings
from portfolio.content.file.source.places import PartPath, spoken
from portfolio.content.model import Portfolio

_PUBLIC = {
    "email": "every visitor can read this address, and programs collect it for advertising; the form reaches you "
    "without it",
    "phone": "every visitor can call this number, and it stays in copies of the page; the form reaches you without it",
}


def remarks(portfolio: Portfolio) -> Iterator[Finding]:
    """Yield what an owner may not have meant to say to everybody."""
    yield from _public(portfolio)
    yield from _levels(portfolio)
    yield from _drawn(portfolio)


def _public(portfolio: Portfolio) -> Iterator[Finding]:
    for key, sentence in _PUBLIC.items():
        if getattr(portfolio.contact, key):
            path = ("contact", key)
            yield Finding(path, sentence, code=Code.PUBLIC_CONTACT, brief=spoken(path))


def _levels(portfolio: Portfolio) -> Iterator[Finding]:
    for g, group in enumerate(portfolio.skills):
        if levels.is_one(group.name):
            yield _level(("skills", g, "name"), group.name)
    for path, wording in _skills(portfolio):
        if level := levels.written_in(wording):
            yield _level(path, level)


def _skills(portfolio: Portfolio) -> Iterator[tuple[PartPath, str]]:
    """Yield every skill and technology in the owner's wording, with its path."""
    yield from placed_wordings(portfolio)
    yield from ((("soft_skills", n), skill) for n, skill in enumerate(portfolio.soft_skills))
    yield from ((("technologies", n, "name"), technology.name) for n, technology in enumerate(portfolio.technologies))


def _level(path: PartPath, level: str) -> Finding:
    return Finding(path, f"{quoted(level)} is a level, and {levels.WHY}", code=Code.LEVEL, brief=quoted(level))


def _drawn(portfolio: Portfolio) -> Iterator[Finding]:
    """Yield each spoken language whose level is a scale without words."""
    for n, language in enumerate(portfolio.languages):
        for key, said in (("name", language.name), ("level", language.level)):
            if said and (level := levels.drawn_in(said)):
                sentence = f"{quoted(level)} says nothing that a reader can check; {levels.READABLE}"
                yield Finding(("languages", n, key), sentence, code=Code.SCALE)
