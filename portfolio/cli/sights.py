"""What each audience does not see, as `portfolio check` tells it: in short lists, by the names that the file has."""

from collections.abc import Iterator

from portfolio.content import audiences
from portfolio.content.model import Portfolio
from portfolio.english import enumeration

# A list of more than this is read by nobody.
_MOST_TOLD = 8


def lines(portfolio: Portfolio) -> Iterator[str]:
    """Yield the lines about the audiences of `portfolio`; none if there are none."""
    for audience in portfolio.audiences:
        left_out = audiences.left_out(portfolio, audiences.portfolio_for(portfolio, audience).portfolio)
        yield f"{audience.title} (/for/{audience.name}) {'does not see:' if left_out else 'sees everything.'}"
        yield from (f"  {key}: {_listed(names)}" for key, names in left_out.items())
        yield ""


def _listed(names: tuple[str, ...]) -> str:
    more = [f"{left} more"] if (left := len(names) - _MOST_TOLD) > 0 else []
    return enumeration([*names[:_MOST_TOLD], *more])
