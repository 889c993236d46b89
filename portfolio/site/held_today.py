"""What the head of the page says of today: the role at its employer, and the other positions that are held."""

from portfolio.content.model import Portfolio, Position
from portfolio.content.model.dates import Month

# People who work for themselves write it where the employer stands, and nobody works "at Self-employed".
_ONESELF = ("self", "freelan", "independent")


def employer(portfolio: Portfolio, today: Month) -> str | None:
    """Return at whom the role in the heading is held in the month `today`; None if no position says it in its words."""
    saying = (portfolio.where(one) for one in portfolio.held(today) if _says_the_role(portfolio, one))
    return next((name for name in saying if not name.casefold().startswith(_ONESELF)), None)


def others(portfolio: Portfolio, today: Month) -> tuple[str, ...]:
    """Return what else is held in the month `today`, as `Lecturer, College`."""
    named = employer(portfolio, today)
    return tuple(
        f"{one.title}, {portfolio.where(one)}"
        for one in portfolio.held(today)
        if not (_says_the_role(portfolio, one) and portfolio.where(one) == named)
    )


def _says_the_role(portfolio: Portfolio, position: Position) -> bool:
    return position.title.casefold() == portfolio.person.role.casefold()
