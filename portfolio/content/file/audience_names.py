"""Whether what audiences name is there, and is shown to them."""

from collections.abc import Iterator

from portfolio.content import audiences
from portfolio.content.file.consistency import Finding, Named, repeated
from portfolio.content.file.explaining.suggesting import quoted, suggestion
from portfolio.content.file.source.places import PartPath
from portfolio.content.model import ORDERED, Audience, Portfolio

_WHAT = {
    "sections": "no section of the page",
    "positions": "the slug of no position",
    "volunteering": "the slug of no volunteer role",
    "achievements": "the slug of no achievement",
    "projects": "the slug of no project",
    "figures": "the value of no figure",
    "skills": "the name of no group of skills",
}


def contradictions(portfolio: Portfolio) -> Iterator[Finding]:
    """Yield every place where the audiences of `portfolio` share an address, or name what cannot be shown."""
    yield from repeated(_addresses(portfolio))
    known = {**audiences.names(portfolio), "sections": (*ORDERED, *(own.slug for own in portfolio.sections))}
    for n, audience in enumerate(portfolio.audiences):
        shown = audiences.names(audiences.portfolio_for(portfolio, audience).portfolio)
        for key, what in _WHAT.items():
            named = getattr(audience, key) or ()
            for m, name in enumerate(named):
                path: PartPath = ("audiences", n, key, m)
                if name not in known[key]:
                    cure = suggestion(name, known[key])
                    yield Finding(path, f"{quoted(name)} is {what}; {cure}", is_reference=True)
                elif name in named[:m]:
                    yield Finding(path, f"{quoted(name)} stands in this list already; remove one of the two")
                elif key != "sections" and name not in shown[key]:
                    yield Finding(path, _hidden(key, name), is_reference=True, depends_on=tuple(_hiding(audience, n)))


def _addresses(portfolio: Portfolio) -> list[Named]:
    """Return what stands in the addresses of audiences, with a key and without: all of it different."""
    every = list(enumerate(portfolio.audiences))
    slugs: list[Named] = [(("audiences", n, "slug"), one.slug) for n, one in every]
    return [*slugs, *((("audiences", n, "key"), one.name) for n, one in every if one.key)]


def _hiding(audience: Audience, n: int) -> Iterator[PartPath]:
    """Yield where the audience, the one of number `n`, says what hides something else."""
    for key in ("sections", "positions", "volunteering"):
        yield ("audiences", n, key)
        yield from (("audiences", n, key, m) for m in range(len(getattr(audience, key) or ())))


def _hidden(key: str, name: str) -> str:
    if key == "achievements":
        return f"{quoted(name)} is of a role that this audience does not see; show that too, or remove this"
    section = "employers" if key == "positions" else key
    cure = f"add {quoted(section)} to `sections`, or remove this"
    return f"{quoted(name)} stands in a section that this audience does not see; {cure}"
