"""The technologies that a portfolio and the shipped vocabulary know, and everything that their spellings say."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from portfolio.content.model import Portfolio, Technology
from portfolio.content.model.naming import slugify
from portfolio.evidence import layers, shipped
from portfolio.evidence.spelling import Mention, Speller


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Knows every technology by its slug, and what a wording or a text names."""

    technologies: Mapping[str, Technology]
    """What the owner declared or listed, in the order of the file, then everything else that is shipped."""
    own: frozenset[str]
    """The slugs of what the owner declared or listed."""
    speller: Speller
    """Reads what the owner writes."""
    reader: Speller
    """Reads what others write: the shipped spellings stand for the owner's entries too."""
    resolved: Mapping[str, frozenset[str]]
    """What wordings that were read before stand for."""

    def resolve(self, wording: str) -> frozenset[str]:
        """Return the slugs of what an entry of a list stands for; none if it is unknown."""
        if wording in self.resolved:
            return self.resolved[wording]
        slug = slugify(wording)
        return self.speller.resolve(wording) or frozenset({slug} & self.technologies.keys())

    def mentions(self, text: str) -> list[Mention]:
        """Return the places in `text`, which somebody else wrote, that name a technology."""
        return self.reader.mentions(text)

    def own_mentions(self, text: str) -> list[Mention]:
        """Return the places in `text`, which the owner wrote, that name a technology."""
        return self.speller.mentions(text)

    def named_in(self, text: str | None) -> frozenset[str]:
        """Return the slugs of what `text`, which the owner wrote, names."""
        return frozenset(slug for mention in self.own_mentions(text or "") for slug in mention.slugs)


def build(portfolio: Portfolio) -> Vocabulary:
    """Return the vocabulary of `portfolio` over the shipped one.

    A wording in a list that no entry of the owner's knows is the shipped technology. One that is unknown there too is
    a technology of its own, found in texts only as it is written: nothing else is known of it.
    """
    declared = layers.declare(portfolio.technologies)
    own = {technology.slug: technology for technology in declared.technologies}
    rest = {slug: known for slug, known in shipped.technologies().items() if slug not in declared.taken}
    speller = Speller(declared.names, shipped.spellings(), dict.fromkeys(declared.taken, frozenset()))
    reader = Speller(declared.names, shipped.spellings(), declared.taken)
    known = Vocabulary(rest | own, frozenset(own), speller, reader, {})
    resolved = {wording: known.resolve(wording) for wording in dict.fromkeys(_wordings(portfolio))}
    listed = _listed(resolved, known)
    for stranger in listed.keys() - known.technologies.keys():
        declared.names.learn_as_written(listed[stranger])
        resolved = {}  # A stranger may be a part of other wordings.
    own |= listed
    everything = own | {slug: rest[slug] for slug in rest if slug not in own}
    return Vocabulary(everything, frozenset(own), speller, reader, resolved)


def _listed(resolved: Mapping[str, frozenset[str]], known: Vocabulary) -> dict[str, Technology]:
    """Return what the wordings of the lists name, by slug, in their order; what is unknown stands for itself."""
    listed: dict[str, Technology] = {}
    for wording, slugs in resolved.items():
        listed |= {slug: known.technologies[slug] for slug in sorted(slugs)}
        if not slugs:
            listed.setdefault(slugify(wording), Technology(name=wording, slug=slugify(wording)))
    return listed


def _wordings(portfolio: Portfolio) -> Iterator[str]:
    for role in portfolio.roles:
        yield from role.technologies
    for project in portfolio.projects:
        yield from project.technologies
    for group in portfolio.skills:
        yield from group.skills
