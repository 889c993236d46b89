"""What the file gives away, and what it claims that nobody can check."""

from collections.abc import Iterator

from portfolio.content.file import levels
from portfolio.content.file.consistency import Finding
from portfolio.content.file.explaining import quoted
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
        for n, skill in enumerate(group.skills):
            if level := levels.written_in(skill):
                yield Finding(("skills", g, "skills", n), f"{quoted(level)} is a level, and {levels.WHY}")
    for n, skill in enumerate(portfolio.soft_skills):
        if level := levels.written_in(skill):
            yield Finding(("soft_skills", n), f"{quoted(level)} is a level, and {levels.WHY}")


def _drawn(portfolio: Portfolio) -> Iterator[Finding]:
    """Yield each spoken language whose level is a scale without words."""
    for n, language in enumerate(portfolio.languages):
        if language.level and (level := levels.drawn_in(language.level)):
            cure = "write it as others would read it, such as “native” or “C1”"
            yield Finding(("languages", n, "level"), f"{quoted(level)} says nothing that a reader can check; {cure}")
