"""A role fit for others: which names an address carries, and how many it leaves out.

Nothing of a text travels but names, and those that this page does not say only if the sender chooses so. An address is
written by anybody, so what it names is shown only if a text could be said to name it: as plain words, of no length,
with no marks that turn lines around and nothing that leads elsewhere.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from portfolio.evidence import standing
from portfolio.evidence.record import Record
from portfolio.evidence.role_fit import Fit
from portfolio.site import addresses

MOST_NAMES = 20
"""How many names that are no technologies here an address carries, of those that the page says and of the others."""
MOST_LEFT_OUT = 2_000
"""As many names as the longest text may hold are about this many."""
_LONGEST = 40
# Letters and digits of every script, and the marks that names of technologies have.
_PLAIN = re.compile(r"[\w.][\w.+#/&'() -]*")
_ADDRESS = re.compile(r"//|www\.|\.\w+/", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sharing:
    """The addresses of one answer: the bare one says how many names it leaves out, the other carries them."""

    bare: str
    names: tuple[str, ...]
    """What the address with names carries."""
    with_names: str
    offer: str
    """What the link to the address with names says: `include the 3 names`."""


def of(record: Record, fit: Fit) -> Sharing:
    """Return the addresses that share `fit`."""
    absent = len(fit.absent) + (fit.left_out or 0)
    said = tuple(shown(fit.said))[:MOST_NAMES]
    names = tuple(name for name in shown(fit.absent) if _is_told(record, name))[:MOST_NAMES]
    bare = addresses.fit(fit.slugs, said, absent)
    with_names = addresses.fit(fit.slugs, (*said, *names), absent - len(names))
    return Sharing(bare, names, with_names, _offer(len(names), len(fit.absent)))


def _offer(names: int, absent: int) -> str:
    if names == absent:
        return "include its name" if names == 1 else f"include the {names} names"
    return f"include the {f'{names} names that fit' if names > 1 else 'one name that fits'} an address"


def shown(names: Iterable[str]) -> list[str]:
    """Return the plain words among `names`; what else there is names no technology."""
    return [name for name in names if len(name) <= _LONGEST and _PLAIN.fullmatch(name) and not _ADDRESS.search(name)]


def _is_told(record: Record, name: str) -> bool:
    """Say whether an address that carries `name`, which no text here says, would be read as it was meant."""
    return [named.name for named in standing.of_wording(record, name, lambda _: False)] == [name]
