"""What an audience reads: a portfolio made from the whole one, and what that leaves out.

Nothing is said there that the whole does not say, and time that is not shown is told all the same.
"""

import hmac
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, TypeVar

from portfolio.content.model import ORDERED, Audience, Employer, Portfolio, Position, Reading, periods
from portfolio.content.model.dates import Month
from portfolio.content.model.periods import Told
from portfolio.content.model.spans import Span, merged

T = TypeVar("T")
RoleT = TypeVar("RoleT", bound=Position)

_NOUNS = {"employers": "Positions", "volunteering": "Volunteer roles"}
# What stands under the heading of another part.
_WITH = {"soft_skills": "skills"}


@dataclass(frozen=True, slots=True)
class NotShown:
    """Positions or volunteer roles that an audience does not see."""

    key: str
    """The part of the file that they belong to, by its key in ORDERED."""
    spans: tuple[Span, ...]
    """When each of them was."""

    @property
    def words(self) -> str:
        """How many there are: `Positions not shown: 2`."""
        return f"{_NOUNS[self.key]} not shown: {len(self.spans)}"

    def times(self, today: Month) -> tuple[Span, ...]:
        """Return when they were, overlaps merged; what has no month yet, or none that is known, comes last."""
        unplaced = [span for span in self.spans if span.start.is_after(today) or span.possible(today) is None]
        return (*merged(self.spans, today), *unplaced)

    def told(self, today: Month) -> tuple[Told, ...]:
        """Tell when they were, stretch by stretch, as `periods` tells it."""
        return tuple(periods.when(span.start, span.end, today) for span in self.times(today))


@dataclass(frozen=True, slots=True)
class Selected:
    """What an audience reads."""

    portfolio: Portfolio
    not_shown: tuple[NotShown, ...]


def find(portfolio: Portfolio, name: str) -> Audience | None:
    """Return the audience whose address has `name`; how long that takes says nothing of the keys."""
    written, found = name.encode(), None
    for audience in portfolio.audiences:
        if hmac.compare_digest(written, audience.name.encode()):
            found = audience
    return found


def portfolio_for(portfolio: Portfolio, audience: Audience) -> Selected:
    """Return what `audience` reads of `portfolio`; names that are none of its parts' count for nothing."""
    seen = _in_sections(portfolio, audience)
    chosen = seen.model_copy(
        update={
            "person": _person(portfolio, audience),
            "employers": tuple(_employers(seen, audience)),
            "volunteering": _roles(_named(seen.volunteering, audience.volunteering, _slug), audience),
            "projects": _named(seen.projects, audience.projects, _slug),
            "figures": _named(seen.figures, audience.figures, lambda figure: figure.value),
            "skills": _named(seen.skills, audience.skills, lambda group: group.name),
            # What the owner says to himself, and who reads what.
            "audiences": (),
            "acknowledged": (),
        }
    )
    return Selected(chosen, tuple(_not_shown(portfolio, chosen)))


def left_out(portfolio: Portfolio, seen: Portfolio) -> dict[str, tuple[str, ...]]:
    """Return what `portfolio` has and `seen`, which is made of it, has not: by the keys of an audience's lists.

    Of a section that is not seen, the heading alone is named.
    """
    every, some = names(portfolio), names(seen)
    headings = {key for key in every["sections"] if key not in some["sections"]}
    # With a heading, and with a position, all below is said to be left out.
    roles = {role.slug for role in seen.roles}
    every["achievements"] = _achievements(role for role in portfolio.roles if role.slug in roles)
    missing = {
        key: tuple(name for name in every[key] if name not in some[key])
        for key in every
        if _HEADED.get(key) not in headings
    }
    return {key: found for key, found in missing.items() if found}


def names(portfolio: Portfolio) -> dict[str, tuple[str, ...]]:
    """Return what an audience can name of `portfolio`, by the keys of an audience's lists."""
    headed = [key for key in ORDERED if _is_filled(portfolio, key)]
    return {
        "sections": (*headed, *map(_slug, portfolio.sections)),
        "positions": tuple(map(_slug, portfolio.positions)),
        "volunteering": tuple(map(_slug, portfolio.volunteering)),
        "achievements": _achievements(portfolio.roles),
        "projects": tuple(map(_slug, portfolio.projects)),
        "figures": tuple(figure.value for figure in portfolio.figures),
        "skills": tuple(group.name for group in portfolio.skills),
    }


def _achievements(roles: Iterable[Position]) -> tuple[str, ...]:
    return tuple(achievement.slug for role in roles for achievement in role.achievements)


# The section that what an audience can name stands in.
_HEADED = {"positions": "employers", "volunteering": "volunteering", "projects": "projects", "skills": "skills"}


def _is_filled(portfolio: Portfolio, key: str) -> bool:
    parts = (key, *(other for other, heading in _WITH.items() if heading == key))
    return any(getattr(portfolio, part) for part in parts)


def _in_sections(portfolio: Portfolio, audience: Audience) -> Portfolio:
    """Return `portfolio` with the sections that `audience` sees, in its order."""
    if audience.sections is None:
        return portfolio
    gone = {key for key in ORDERED if key not in audience.sections}
    gone |= {part for part, heading in _WITH.items() if heading in gone}
    emptied: dict[str, Any] = {key: Reading() if key == "reading" else () for key in gone}
    own = tuple(section for section in portfolio.sections if section.slug in audience.sections)
    return portfolio.model_copy(update=emptied | {"sections": own, "order": audience.sections})


def _person(portfolio: Portfolio, audience: Audience) -> Any:
    changed = {"role": audience.role, "pitch": audience.pitch}
    return portfolio.person.model_copy(update={key: text for key, text in changed.items() if text})


def _employers(portfolio: Portfolio, audience: Audience) -> Iterator[Employer]:
    """Yield the employers of the chosen positions; one whose positions are parted by another's, once for each part."""
    held = [(employer, position) for employer in portfolio.employers for position in employer.positions]
    chosen = _named(held, audience.positions, lambda one: one[1].slug)
    for _, group in groupby(chosen, lambda one: id(one[0])):
        together = list(group)
        yield together[0][0].model_copy(update={"positions": _roles([one[1] for one in together], audience)})


def _roles(roles: Iterable[RoleT], audience: Audience) -> tuple[RoleT, ...]:
    """Return `roles` with the achievements that `audience` names; with all of them where it names none."""
    wanted = audience.achievements
    chosen = ((role, _named(role.achievements, wanted, _slug)) for role in roles)
    return tuple(role.model_copy(update={"achievements": some}) if some else role for role, some in chosen)


def _named(parts: Iterable[T], wanted: Iterable[str] | None, name: Callable[[T], str]) -> tuple[T, ...]:
    """Return the `parts` whose names are `wanted`, in the order of these; all if that is None."""
    every = tuple(parts)
    return every if wanted is None else tuple(part for one in wanted for part in every if name(part) == one)


def _slug(part: Any) -> str:
    return str(part.slug)


def _not_shown(portfolio: Portfolio, chosen: Portfolio) -> Iterator[NotShown]:
    shown = {role.slug for role in chosen.roles}
    for key, roles in (("employers", portfolio.positions), ("volunteering", portfolio.volunteering)):
        if spans := tuple(role.span for role in roles if role.slug not in shown):
            yield NotShown(key, spans)
