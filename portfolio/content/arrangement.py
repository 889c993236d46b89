"""The order in which a portfolio is told, on the page and in files: the owner's, and what stands together."""

from collections.abc import Iterable

from portfolio.content.model import ORDERED, TOGETHER, OwnSection, Portfolio

Headed = str | OwnSection
"""What stands under a heading: the key of a part in ORDERED, or a section of the owner's own."""


def arranged(portfolio: Portfolio) -> tuple[Headed, ...]:
    """Return everything that stands under a heading, empty or not, in the owner's order.

    What is left out there comes after, as it was.
    """
    together = {key: group for group in TOGETHER for key in group}
    groups: list[tuple[Headed, ...]] = list(dict.fromkeys(together.get(key, (key,)) for key in ORDERED))
    groups += [(own,) for own in portfolio.sections]
    ordered = sorted(groups, key=lambda group: _rank(portfolio, group))
    return tuple(headed for group in ordered for headed in _within(portfolio, group))


def _within(portfolio: Portfolio, group: Iterable[Headed]) -> list[Headed]:
    return sorted(group, key=lambda headed: _rank(portfolio, [headed]))


def _rank(portfolio: Portfolio, group: Iterable[Headed]) -> int:
    """Return the first place that the owner's order gives one of `group`; behind all others, if it names none."""
    names = {headed if isinstance(headed, str) else headed.slug for headed in group}
    return next((n for n, name in enumerate(portfolio.order) if name in names), len(portfolio.order))
