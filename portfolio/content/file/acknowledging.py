"""Remarks that the owner has acknowledged in the file, by code and by what they are about, never by a number."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from portfolio.content.file.codes import Code
from portfolio.content.file.consistency import Finding
from portfolio.content.file.explaining.suggesting import nearest, quoted, suggestion
from portfolio.content.file.source.places import PartPath, spoken
from portfolio.content.model import Acknowledgement, Portfolio
from portfolio.content.model.naming import first_words
from portfolio.content.model.words import Part

_WORDS = 5
# What a part without a slug is called by.
_NAMES = ("title", "name", "degree", "label", "value", "text")
_CODES = {code.code: code for code in Code if code is not Code.NOT_REMARKED}


class Judged(NamedTuple):
    """What is left to tell of the remarks on a file."""

    remarks: list[Finding]
    """What is not acknowledged, each remark with the name by which it would be."""
    in_vain: list[Finding]
    """What is wrong with the acknowledgements themselves."""


def judged(portfolio: Portfolio, found: Iterable[Finding]) -> Judged:
    """Part the remarks `found` on `portfolio` by what its owner has acknowledged."""
    known: set[tuple[str, str]] = set()
    left: list[Finding] = []
    acknowledged = {(one.remark, _key(name)) for one in portfolio.acknowledged for name in one.of}
    for finding in found:
        names = [*finding.of, *_names(portfolio, finding.path)]
        keys = {(finding.code.code, _key(name)) for name in names if finding.code}
        known |= keys
        if acknowledged.isdisjoint(keys):
            left.append(finding._replace(of=tuple(names[:1])))
    return Judged(left, list(_in_vain(portfolio.acknowledged, known, left)))


def _names(portfolio: Portfolio, path: PartPath) -> list[str]:
    """Return what the part at `path` is called, then the parts around it: nearest first."""
    names: list[str] = []
    here: Any = portfolio
    for n, step in enumerate(path, 1):
        here = here[step] if isinstance(step, int) else getattr(here, step, None)
        if isinstance(step, int):
            names = [*_called(here), *names]
        elif all(isinstance(one, str) for one in path[:n]):
            names = [spoken(path[:n]), *names]
    return names


def _called(entry: Any) -> list[str]:
    """Return the names of an entry of a list: the slug, and the words that it begins with."""
    if isinstance(entry, str):
        return [_opening(entry)]
    if not isinstance(entry, Part):
        return []
    slug = getattr(entry, "slug", None)
    words = next((value for name in _NAMES if isinstance(value := getattr(entry, name, None), str)), None)
    names = [*([slug] if slug else []), *([_opening(words)] if words else [])]
    # A sentence is found by its words; the slug that is made of it stands nowhere in the file.
    return names[::-1] if words == getattr(entry, "text", None) else names


def _opening(text: str) -> str:
    return " ".join(text.split()[:_WORDS])


def _key(name: str) -> str:
    """Return what is compared of a name: the first words, whatever their case and the marks between them."""
    return first_words(name, _WORDS) or name.strip()


def _in_vain(
    acknowledged: tuple[Acknowledgement, ...], known: set[tuple[str, str]], left: list[Finding]
) -> Iterator[Finding]:
    """Yield each acknowledgement that is of no remark which could be made."""
    for n, one in enumerate(acknowledged):
        if one.remark not in _CODES:
            sentence = f"{quoted(one.remark)} is the code of no remark; {suggestion(one.remark, _CODES)}"
            yield Finding(("acknowledged", n, "remark"), sentence, code=Code.NOT_REMARKED)
            continue
        for m, name in enumerate(one.of):
            if (one.remark, _key(name)) not in known:
                path: PartPath = ("acknowledged", n, "of", m) if len(one.of) > 1 else ("acknowledged", n, "of")
                yield Finding(path, _unremarked(one.remark, name, left), code=Code.NOT_REMARKED)


def _unremarked(code: str, name: str, left: list[Finding]) -> str:
    names = [name for finding in left if finding.code is _CODES[code] for name in finding.of]
    near = nearest(name, names)
    cure = f"did you mean {quoted(near)}?" if near else "remove it here"
    return f"there is nothing to remark of {quoted(name)} as {quoted(code)}; {cure}"
