"""What an address asks for: technologies by slug or by any spelling, and the answer when one is unknown."""

import re

from flask import request

from portfolio import current
from portfolio.english import enumeration
from portfolio.errors import Known, RefusedError, UnknownNameError
from portfolio.site import addresses
from portfolio.site.sharing import MOST_LEFT_OUT, MOST_NAMES

# As many unknown names as an error repeats.
_MOST_TOLD = 5


def names() -> list[str]:
    """Return the technologies of the address as they are written there."""
    return [_plussed(name) for name in request.args.getlist("tech") if name.strip()]


def _plussed(name: str) -> str:
    """Return `c++` for what a hand-written `?tech=c++` arrives as: a `c` and two spaces."""
    bare = name.rstrip(" ")
    plussed = bare + "+" * (len(name) - len(bare))
    return plussed if _is_known(plussed) else name


def _is_known(name: str) -> bool:
    record = current.record()
    return not record.slugs_of(name).isdisjoint(record.technologies.keys() | record.skills)


def technologies() -> frozenset[str]:
    """Return the slugs of the technologies in the address; an unknown name gives its own."""
    return frozenset().union(*map(current.record().slugs_of, names()))


def others() -> list[str]:
    """Return the names beside them that a sender let the address carry, each once; RefusedError if they are many."""
    written = (" ".join(name.split()) for name in request.args.getlist("also"))
    found = list({name.casefold(): name for name in written if name}.values())
    if len(found) > MOST_NAMES:
        raise RefusedError(f"An address holds at most {MOST_NAMES} other names. Leave some out.")
    return found


def left_out() -> int | None:
    """Return how many names the address says that it leaves out; None if it does not. RefusedError if that is none."""
    written = next((count.strip() for count in request.args.getlist("left_out") if count.strip()), "")
    if not written:
        return None
    if not re.fullmatch("[0-9]{1,4}", written) or int(written) > MOST_LEFT_OUT:
        raise RefusedError(f"How many names an address leaves out is a number from 0 to {MOST_LEFT_OUT}.")
    return int(written)


def unknown() -> UnknownNameError:
    """Return the 404 for an address that names a technology which nothing here names; the nearest come first."""
    record = current.record()
    strangers = sorted({name for name in names() if not _is_known(name)})[:_MOST_TOLD]
    nearest = {technology.slug: technology for name in strangers for technology in record.nearest(name)}
    return UnknownNameError(
        f"No position and no project names {enumeration([f'“{name}”' for name in strangers])}. "
        f"These are named{', the nearest first' if nearest else ''}:",
        [Known(t.name, addresses.evidence([t.slug])) for t in {**nearest, **record.offered}.values()],
    )
