"""What the page says of a word, as it is drawn: technologies with their claims, and texts with the place of each."""

from dataclasses import dataclass

from flask import url_for
from markupsafe import Markup

from portfolio import current
from portfolio.content.model import (
    Achievement,
    Book,
    Education,
    Employer,
    OwnSection,
    Portfolio,
    Position,
    Project,
    Technology,
)
from portfolio.content.model.words import Part
from portfolio.english import enumeration, plural
from portfolio.evidence.search import Findings, Said
from portfolio.evidence.selection import MOST_CHOSEN, Selection
from portfolio.evidence.texts import PageText
from portfolio.site import addresses, marking, sections


@dataclass(frozen=True, slots=True)
class Leading:
    """A technology, and where choosing it leads."""

    technology: Technology
    link: Markup


@dataclass(frozen=True, slots=True)
class FoundText:
    """A text with the words marked, and the place where it stands."""

    text: Markup
    place: str
    address: str


@dataclass(frozen=True, slots=True)
class DrawnFindings:
    """What the page says of `query`."""

    query: str
    title: str
    """How many technologies and texts there are, or that no text says the words."""
    summary: str
    """How many texts say the words, or that none does."""
    technologies: tuple[Leading, ...]
    nearest: tuple[Leading, ...]
    standing: tuple[FoundText, ...]
    count: int


def found(query: str, selection: Selection | None = None) -> DrawnFindings:
    """Return what the page says of `query`; its technologies are added to what is chosen, as far as they combine."""
    findings = current.concordance().answer(query)
    portfolio = current.portfolio()
    summary = _summary(findings)
    return DrawnFindings(
        query,
        _title(findings) or summary,
        summary,
        tuple(_leading(technology, selection) for technology in findings.technologies),
        tuple(_leading(technology, selection) for technology in findings.nearest),
        tuple(_standing(portfolio, said) for said in findings.said),
        findings.count,
    )


def _title(findings: Findings) -> str:
    """Return what is found, if there is a technology among it; else an empty text."""
    if not findings.technologies:
        return ""
    technologies = plural(len(findings.technologies), "technology")
    texts = [plural(findings.count, "text")] if findings.count else []
    return f"{enumeration([technologies, *texts])} for “{findings.query}”"


def _summary(findings: Findings) -> str:
    if not findings.count:
        return f"No text of this page says “{findings.query}”."
    verb = "says" if findings.count == 1 else "say"
    first = f"; these are the first {len(findings.said)}" if len(findings.said) < findings.count else ""
    return f"{plural(findings.count, 'text')} of this page {verb} “{findings.query}”{first}."


def _leading(technology: Technology, selection: Selection | None) -> Leading:
    adding = selection.adding([technology.slug]) if selection else ()
    chosen = adding if len(adding) <= MOST_CHOSEN else ()
    return Leading(technology, addresses.evidence_link(chosen or [technology.slug]))


def _standing(portfolio: Portfolio, said: Said) -> FoundText:
    paragraphs = filter(None, marking.marked_at(said.page_text.text, said.spans).split("\n"))
    return FoundText(Markup("\u00a0\u00b7 ").join(paragraphs), *_place(portfolio, said.page_text))


def _place(portfolio: Portfolio, page_text: PageText) -> tuple[str, str]:
    """Return what the place of `page_text` is called, and its address: that of the nearest part that has one."""
    for n in range(len(page_text.parts), 0, -1):
        if found := _of_part(portfolio, page_text.parts[:n]):
            return found
    return _of_section(page_text.fields[0])


def _of_part(portfolio: Portfolio, parts: tuple[Part, ...]) -> tuple[str, str] | None:
    """Return name and address of the last of `parts`; None if it has no address of its own."""
    front = url_for("site.index")
    match parts:
        case (*_, Position() as position, Achievement() as achievement):
            return _role(portfolio, position), f"{front}#achievement-{achievement.slug}"
        case (*_, Position() as position):
            return _role(portfolio, position), f"{front}#position-{position.slug}"
        case (OwnSection() as own, *_):
            return own.title, f"{front}#{sections.own_id(own)}-title"
        case (Employer() as employer,):
            return employer.name, f"{front}#position-{employer.positions[0].slug}"
        case (Project() as project,):
            return project.title, url_for("site.project", slug=project.slug)
        case (*_, Book() as book):
            return f"“{book.title}”, {book.author}", addresses.books(book.category_slug)
        case (Education() as education,):
            return f"{education.degree}, {education.institution}", f"{front}#education"
    return None


def _role(portfolio: Portfolio, position: Position) -> str:
    return f"{position.title}, {portfolio.where(position)}"


# What stands on the page outside of the list of sections; the top shows everything else.
_CONTACT, _TOP = ("Let's Connect", "contact"), ("Top of the page", "person")
_ELSEWHERE = {"contact": _CONTACT, "links": _CONTACT, "footer": ("Foot of the page", "contact")}


def _of_section(field: str) -> tuple[str, str]:
    """Return name and address of what shows the part `field` of the file."""
    section = sections.showing(field)
    title, anchor = (section.title, f"{section.id}-title") if section else _ELSEWHERE.get(field, _TOP)
    return title, f"{url_for('site.index')}#{anchor}"
