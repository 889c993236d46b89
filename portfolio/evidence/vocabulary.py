"""The technologies of a portfolio: each once, with its group, and everything that its other spellings say."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from portfolio.content.model import Portfolio, Technology
from portfolio.content.model.naming import slugify
from portfolio.evidence.spelling import Mention, Speller


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Knows every technology by its slug, and what a wording or a text names."""

    technologies: Mapping[str, Technology]
    """What the owner declared, in the order of the file, then wordings that only stand for themselves."""
    speller: Speller

    def resolve(self, wording: str) -> frozenset[str]:
        """Return the slugs of what an entry of a list stands for; none if it is unknown."""
        slug = slugify(wording)
        return self.speller.resolve(wording) or frozenset({slug} & self.technologies.keys())

    def mentions(self, text: str) -> list[Mention]:
        """Return the places in `text` that name a technology."""
        return self.speller.mentions(text)

    def named_in(self, text: str | None) -> frozenset[str]:
        """Return the slugs of what `text` names."""
        return frozenset(slug for mention in self.mentions(text or "") for slug in mention.slugs)


def build(portfolio: Portfolio) -> Vocabulary:
    """Return the vocabulary of `portfolio`.

    A wording that the owner's vocabulary does not know is a technology of its own, found in texts only as it is
    written: nothing else is known of it.
    """
    declared = {technology.slug: technology for technology in portfolio.technologies}
    known = _vocabulary(declared)
    own: dict[str, Technology] = {}
    for wording in _wordings(portfolio):
        slug = slugify(wording)
        if slug not in own and not known.resolve(wording):
            own[slug] = Technology(name=wording, slug=slug, ordinary_words=() if " " in wording else (wording,))
    return _vocabulary(declared | own) if own else known


def _vocabulary(technologies: Mapping[str, Technology]) -> Vocabulary:
    spellings: dict[str, set[str]] = {}
    for slug, technology in technologies.items():
        for spelling in technology.spellings:
            spellings.setdefault(spelling, set()).add(slug)
    ordinary = [word for technology in technologies.values() for word in technology.ordinary_words]
    return Vocabulary(technologies, Speller(spellings, ordinary))


def _wordings(portfolio: Portfolio) -> Iterator[str]:
    for position in portfolio.positions:
        yield from position.technologies
    for project in portfolio.projects:
        yield from project.technologies
    for group in portfolio.skills:
        yield from group.skills
