"""What search engines read of a page: types and properties of https://schema.org, as far as the file says them.

The words are those of the page. What a page is about goes out with it, between `<script type="application/ld+json">`.
"""

import json
from collections.abc import Iterable
from datetime import date
from functools import lru_cache, partial
from typing import Any

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from portfolio.assets import renditions
from portfolio.content.model import Portfolio, Position, Project
from portfolio.content.model.dates import Date, DateInWords, Month
from portfolio.evidence.record import Record

Data = dict[str, Any]
MOST_KNOWN = 10
"""As many technologies are named: what most positions and projects name comes first."""


def profile(portfolio: Portfolio, record: Record, site_url: str, today: Month, modified: date | None) -> Data:
    """Return what the front page is: a profile of the person, as it has been since `modified`, if that is known."""
    return _filled(
        {
            "@context": "https://schema.org",
            "@type": "ProfilePage",
            "dateModified": modified and modified.isoformat(),
            "mainEntity": _person(portfolio, record, site_url, today),
        }
    )


def work(portfolio: Portfolio, project: Project, site_url: str, address: str) -> Data:
    """Return what the page of a project at `address` is: a work, and the way to it."""
    position = portfolio.position_of(project)
    crumbs = [(portfolio.person.name, "/"), (project.title, address)]
    trail = [
        {"@type": "ListItem", "position": n, "name": name, "item": f"{site_url}{place}"}
        for n, (name, place) in enumerate(crumbs, 1)
    ]
    said = {
        "@type": "CreativeWork",
        "name": project.title,
        "url": f"{site_url}{address}",
        "abstract": project.impact,
        "description": project.summary,
        "creator": {"@type": "Person", "name": portfolio.person.name, "url": f"{site_url}/"},
        "sourceOrganization": position and {"@type": "Organization", "name": portfolio.where(position)},
        "dateCreated": _day(project.start),
        "keywords": list(project.technologies),
        "sameAs": [str(link.url) for link in project.links if link.url.scheme != "mailto"],
        "image": [f"{site_url}{address}" for address in _pictures(project)],
    }
    return {
        "@context": "https://schema.org",
        "@graph": [_filled(said), {"@type": "BreadcrumbList", "itemListElement": trail}],
    }


def structured(said: Data) -> Markup:
    """Return what is said as it stands in a page: short, every letter as it is, and nothing that ends the script."""
    compact = partial(json.dumps, ensure_ascii=False, separators=(",", ":"))
    return htmlsafe_json_dumps(said, dumps=compact)


def _person(portfolio: Portfolio, record: Record, site_url: str, today: Month) -> Data:
    person = portfolio.person
    portrait = renditions.portrait(person.portrait.file) if person.portrait else None
    held = portfolio.held(today)
    return _filled(
        {
            "@type": "Person",
            "name": person.name,
            "jobTitle": person.role,
            "description": person.pitch,
            "url": f"{site_url}/",
            "image": portrait and f"{site_url}{portrait.plain.address}",
            "homeLocation": person.location and {"@type": "Place", "name": person.location},
            "worksFor": [_organization(portfolio, position) for position in held],
            "alumniOf": [
                _filled({"@type": "Organization", "name": one.institution, "url": one.url and str(one.url)})
                for one in portfolio.education
                if one.graduated and not one.graduated.is_after(today)
            ],
            "knowsAbout": _known(record),
            "knowsLanguage": [language.name for language in portfolio.languages],
            "award": [award.title for award in portfolio.awards],
            "sameAs": [str(link.url) for link in portfolio.links if link.url.scheme != "mailto"],
        }
    )


def _organization(portfolio: Portfolio, position: Position) -> Data:
    url = portfolio.where_url(position)
    return _filled({"@type": "Organization", "name": portfolio.where(position), "url": url and str(url)})


@lru_cache(maxsize=2)  # Each of hundreds of choices tells the same.
def _known(record: Record) -> list[str]:
    """Return the technologies with most proofs, as the filter counts them; of equals, the earlier in the vocabulary."""
    named = sorted(record.offered, key=lambda slug: -record.of([slug]).count)
    return [record.offered[slug].name for slug in named[:MOST_KNOWN]]


def _pictures(project: Project) -> Iterable[str]:
    drawn = (renditions.picture(picture.file) for picture in project.pictures)
    return (picture.plain.address for picture in drawn if picture)


def _day(known: Date | None) -> str | None:
    """Return a date as ISO 8601 has it; None of one in words."""
    return None if known is None or isinstance(known, DateInWords) else str(known)


def _filled(said: Data) -> Data:
    """Return what is said."""
    return {key: value for key, value in said.items() if value}
