"""What an address asks for: technologies by slug or by any spelling, words, and the answer when one is unknown."""

import re

from flask import request

from portfolio import current
from portfolio.english import enumeration
from portfolio.errors import Known, RefusedError, UnknownNameError
from portfolio.evidence import search
from portfolio.site import addresses, finding
from portfolio.site.finding import DrawnFindings
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


def question() -> str:
    """Return the words that the address asks for, an empty text if none; a 400 if they are too many."""
    asked = next(filter(None, map(search.cleaned, request.args.getlist("q"))), "")
    if len(asked) > search.MOST_CHARACTERS:
        raise RefusedError(f"Ask for {search.MOST_CHARACTERS} characters at most; one word is enough.")
    return asked


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
    found = [answer for answer in map(_said, strangers) if answer and answer.count]
    quoted = enumeration([f"“{search.cleaned(name)}”" for name in strangers])
    whoever = "position, project or volunteer role" if record.volunteering else "position or project"
    return UnknownNameError(
        # Who is told where a word stands must not be told that nothing names it.
        f"No technology of this page is called {quoted}." if found else f"No {whoever} names {quoted}.",
        # The list has a heading then.
        "" if found else f"These are named{', the nearest first' if nearest else ''}",
        [Known(t.name, addresses.evidence([t.slug])) for t in {**nearest, **record.offered}.values()],
        found,
    )


def _said(name: str) -> DrawnFindings | None:
    """Return what the page says of the word that is no technology; None if nobody would ask for so long a one."""
    asked = search.cleaned(name)
    return finding.found(asked) if 0 < len(asked) <= search.MOST_CHARACTERS else None
