"""From a portfolio to the outline of a résumé: which facts are told, in which order, under which words."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from pydantic import AnyUrl

from portfolio.content import arrangement
from portfolio.content.audiences import NotShown
from portfolio.content.model import (
    ORDERED,
    Break,
    Certificate,
    Education,
    Figure,
    Link,
    OwnSection,
    Portfolio,
    Position,
    Project,
    Publication,
    Recommendation,
    Talk,
    periods,
)
from portfolio.content.model.dates import Date, Month
from portfolio.resume.outline import Lead, NamedList, Outline, ToldEntry, ToldFigure, ToldSection, ToldText

Told = ToldText | NamedList | ToldEntry


def outline(portfolio: Portfolio, site_url: str | None, today: Month, not_shown: Iterable[NotShown] = ()) -> Outline:
    """Return what a résumé tells of `portfolio` in the month `today`.

    `site_url` is where everybody finds the pages, None if nobody else does.
    `not_shown` is what the whole portfolio has besides, of which no more is told than how much it is, and when it was.
    """
    person = portfolio.person
    besides = {one.key: ToldEntry(one.words, when=", ".join(map(periods.text, one.told(today)))) for one in not_shown}
    told = (_section(portfolio, headed, today, besides) for headed in arrangement.arranged(portfolio))
    return Outline(
        portfolio.language,
        person.name,
        person.role,
        _those(person.location, person.spoken_time_zone, person.availability),
        (*([Lead("Website", site_url, f"{site_url}/")] if site_url else []), *_reach(portfolio)),
        person.pitch,
        tuple(_figure(portfolio, figure) for figure in portfolio.figures),
        tuple(section for section in told if section.texts or section.lists or section.entries),
    )


def _reach(portfolio: Portfolio) -> Iterable[Lead]:
    contact = portfolio.contact
    if contact.email:
        yield Lead("Email", contact.email, f"mailto:{contact.email}")
    if contact.phone:
        yield Lead("Phone", contact.phone, f"tel:{contact.dialed}")
    yield from map(lead, portfolio.links)


def lead(link: Link) -> Lead:
    """Return where `link` leads; of a mail address, people read the address alone."""
    url = str(link.url)
    words = (link.url.path or "").partition("?")[0] if link.url.scheme == "mailto" else url
    return Lead(link.label, words, url)


def _figure(portfolio: Portfolio, figure: Figure) -> ToldFigure:
    position = portfolio.earned_in(figure)
    return ToldFigure(figure.value, figure.measures, portfolio.where(position) if position else "")


def _section(
    portfolio: Portfolio, headed: arrangement.Headed, today: Month, besides: Mapping[str, ToldEntry]
) -> ToldSection:
    if isinstance(headed, OwnSection):
        own = (_moment(one.title, one.url, one.subtitle, one.when, one.text) for one in headed.entries)
        return ToldSection("sections", headed.title, entries=tuple(own))
    told = (*_TOLD[headed](portfolio, today), *([besides[headed]] if headed in besides else []))
    return ToldSection(
        headed,
        ORDERED[headed],
        tuple(one for one in told if isinstance(one, ToldText)),
        tuple(one for one in told if isinstance(one, NamedList)),
        tuple(one for one in told if isinstance(one, ToldEntry)),
    )


def _role(portfolio: Portfolio, role: Position, today: Month) -> ToldEntry:
    return ToldEntry(
        role.title,
        where=portfolio.where(role),
        where_url=_url(portfolio.where_url(role)),
        when=_when(role.start, role.end, today),
        length=periods.length(role.span, today) or "",
        said=_those(role.location, role.engagement, role.spoken_share),
        texts=_texts(portfolio.described_at(role), role.summary),
        sentences=NamedList(tuple(achievement.text for achievement in role.achievements)),
        lists=_names(role.technologies, "Technologies"),
    )


def _project(portfolio: Portfolio, project: Project, today: Month) -> ToldEntry:
    position = portfolio.position_of(project)
    role = project.role if not position or project.role != position.title else None
    return ToldEntry(
        project.title,
        where=f"{position.title}, {portfolio.where(position)}" if position else "",
        when=_when(project.start, project.end, today),
        said=_those(role, project.team),
        leads=tuple(map(lead, project.links)),
        texts=(*_texts(project.impact, project.summary), *_labelled("Challenge", project.challenge)),
        sentences=NamedList(project.solutions, "Solutions" if project.solutions else ""),
        lists=_names(project.technologies, "Technologies"),
    )


def _education(education: Education, today: Month) -> ToldEntry:
    named = {"Focus Areas": education.focus, "Relevant Coursework": education.coursework}
    return ToldEntry(
        education.degree,
        where=", ".join(_those(education.institution, education.location)),
        where_url=_url(education.url),
        when=periods.text(periods.studied(education, today)),
        texts=(
            *_labelled("Grade", education.grade),
            *_labelled("Thesis", education.thesis),
            *_texts(education.note),
        ),
        lists=tuple(NamedList(items, label) for label, items in named.items() if items),
    )


def _break(one: Break, today: Month) -> ToldEntry:
    length = periods.length(one.span, today) or ""
    return ToldEntry(one.title, when=_when(one.start, one.end, today), length=length, texts=_texts(one.text))


def _certificate(one: Certificate, today: Month) -> ToldEntry:
    said = _those(periods.text(periods.validity(one.expires, today)), one.spoken_number)
    return replace(_moment(one.name, one.url, one.issuer, one.date), said=said)


def _publication(one: Publication) -> ToldEntry:
    return _moment(one.title, one.url, one.publisher, one.date, one.authors, one.summary)


def _talk(one: Talk) -> ToldEntry:
    return _moment(one.title, one.url, ", ".join(_those(one.event, one.location)), one.date, one.summary)


def _moment(
    title: str, url: AnyUrl | None, where: str | None, date: Date | None, *texts: str | None, said: str | None = None
) -> ToldEntry:
    """Return what is of one moment, or of none."""
    when = date.spoken if date else ""
    return ToldEntry(title, _url(url), where or "", when=when, said=_those(said), texts=_texts(*texts))


def _when(start: Date | None, end: Date | None, today: Month) -> str:
    return periods.text(periods.when(start, end, today)) if start or end else ""


def _url(url: AnyUrl | None) -> str:
    return str(url) if url else ""


def _those(*words: str | None) -> tuple[str, ...]:
    return tuple(word for word in words if word)


def _texts(*texts: str | None) -> tuple[ToldText, ...]:
    return tuple(ToldText(text) for text in texts if text)


def _labelled(label: str, text: str | None) -> tuple[ToldText, ...]:
    return (ToldText(text, label),) if text else ()


def _names(wordings: tuple[str, ...], label: str = "") -> tuple[NamedList, ...]:
    return (NamedList(wordings, label),) if wordings else ()


def _skills(portfolio: Portfolio) -> Iterable[NamedList]:
    # What the heading says already is said again only where other skills follow.
    all_of_them = "Technical Skills" if portfolio.soft_skills else ""
    yield from (NamedList(group.skills, portfolio.name_of(group) or all_of_them) for group in portfolio.skills)
    yield from _names(portfolio.soft_skills, "Soft Skills")


def _reading(portfolio: Portfolio) -> Iterable[Told]:
    yield from _texts(portfolio.reading.introduction if portfolio.reading else None)
    for book in portfolio.reading.books:
        yield _moment(book.title, None, book.author, None, book.note, said=book.category)


def _recommendation(one: Recommendation) -> ToldEntry:
    return replace(_moment(one.name, one.url, None, None, one.text, said=one.role), is_quoted=True)


# What is told of each part of the file, by its key.
_TOLD: Mapping[str, Callable[[Portfolio, Month], Iterable[Told]]] = {
    "highlights": lambda p, _: (ToldText(one.detail, one.title) for one in p.highlights),
    "mindsets": lambda p, _: _names(p.mindsets),
    "employers": lambda p, today: (_role(p, role, today) for role in p.positions),
    "volunteering": lambda p, today: (_role(p, role, today) for role in p.volunteering),
    "projects": lambda p, today: (_project(p, project, today) for project in p.projects),
    "breaks": lambda p, today: (_break(one, today) for one in p.breaks),
    "education": lambda p, today: (_education(one, today) for one in p.education),
    "certificates": lambda p, today: (_certificate(one, today) for one in p.certificates),
    "skills": lambda p, _: _skills(p),
    "languages": lambda p, _: (ToldText(one.level or "", one.name) for one in p.languages),
    "publications": lambda p, _: map(_publication, p.publications),
    "talks": lambda p, _: map(_talk, p.talks),
    "awards": lambda p, _: (_moment(one.title, one.url, one.awarder, one.date, one.summary) for one in p.awards),
    "recommendations": lambda p, _: map(_recommendation, p.recommendations),
    "principles": lambda p, _: _names(p.principles),
    "interests": lambda p, _: (NamedList(one.details, one.name) for one in p.interests),
    "reading": lambda p, _: _reading(p),
}
