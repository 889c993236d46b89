"""What the file gives away, and what it claims that nobody can check."""

from collections.abc import Iterator

from portfolio.content.file import levels
from portfolio.content.file.consistency import Finding
from portfolio.content.file.explaining import quoted
from portfolio.content.file.placed import placed_wordings
from portfolio.content.file.source.places import PartPath
from portfolio.content.model import Portfolio


def remarks(portfolio: Portfolio) -> Iterator[Finding]:
    """Yield what an owner may not have meant to say to everybody."""
    yield from _public(portfolio)
    yield from _levels(portfolio)
    yield from _drawn(portfolio)


def _public(portfolio: Portfolio) -> Iterator[Finding]:
    if portfolio.contact.email:
        yield Finding(
            ("contact", "email"),
            "every visitor can read this address, and programs collect it for advertising; "
            "the form reaches you without it",
        )
    if portfolio.contact.phone:
        yield Finding(
            ("contact", "phone"),
            "every visitor can call this number, and it stays in copies of the page; the form reaches you without it",
        )


def _levels(portfolio: Portfolio) -> Iterator[Finding]:
    for g, group in enumerate(portfolio.skills):
        if levels.is_one(group.name):
            yield Finding(("skills", g, "name"), f"{quoted(group.name)} is a level, and {levels.WHY}")
    for path, wording in _skills(portfolio):
        if level := levels.written_in(wording):
            yield Finding(path, f"{quoted(level)} is a level, and {levels.WHY}")


def _skills(portfolio: Portfolio) -> Iterator[tuple[PartPath, str]]:
    """Yield every skill and technology in the owner's wording, with its path."""
    yield from placed_wordings(portfolio)
    yield from ((("soft_skills", n), skill) for n, skill in enumerate(portfolio.soft_skills))
    yield from ((("technologies", n, "name"), technology.name) for n, technology in enumerate(portfolio.technologies))


def _drawn(portfolio: Portfolio) -> Iterator[Finding]:
    """Yield each spoken language whose level is a scale without words."""
    for n, language in enumerate(portfolio.languages):
        for key, said in (("name", language.name), ("level", language.level)):
            if said and (level := levels.drawn_in(said)):
                sentence = f"{quoted(level)} says nothing that a reader can check; {levels.READABLE}"
                yield Finding(("languages", n, key), sentence)
