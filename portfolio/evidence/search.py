"""What the page says of any word: technologies first, then every text in which the word stands."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from unicodedata import category

from portfolio.content.model import Portfolio, Technology
from portfolio.evidence import texts
from portfolio.evidence.index import Index, Spans
from portfolio.evidence.record import Record
from portfolio.evidence.texts import PageText

# As many characters as a question may have.
MOST_CHARACTERS = 100
# As many technologies and texts as an answer shows; it says how many there are.
MOST_TECHNOLOGIES, MOST_PASSAGES = 8, 100
# They turn around what stands behind them, on the page as in the address bar.
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, slots=True)
class Said:
    """A text in which the words stand."""

    page_text: PageText
    spans: Spans
    """Where in the text: start and end of each, in order."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What the page says of `query`."""

    query: str
    technologies: tuple[Technology, ...]
    """What the query spells, what it names among other words, and what has its words in a name."""
    nearest: tuple[Technology, ...]
    """Where neither a technology nor a text is found: the technologies whose names are like the query."""
    said: tuple[Said, ...]
    """The texts that say all words: those together first, sentences before titles and entries of lists."""
    count: int
    """How many texts there are; `said` has the first of them."""


@dataclass(frozen=True, eq=False)
class Concordance:
    """Looks through all texts of one portfolio. Nothing is read before the first question."""

    portfolio: Portfolio
    record: Record

    def answer(self, query: str) -> Findings:
        """Return what the page says of `query`, which is `cleaned` and has at most MOST_CHARACTERS."""
        technologies = self._technologies(query)
        said = self._said(query)
        nearest = () if technologies or said else self.record.nearest(query)
        return Findings(query, technologies, nearest, tuple(said[:MOST_PASSAGES]), len(said))

    def says(self, name: str) -> bool:
        """Tell whether a text says `name` as it is written: capitals make another word of `IT`."""
        whole = rf"(?<!\w){re.escape(name)}(?![\w+#])"
        return name in self._words and re.search(whole, self._words) is not None

    @cached_property
    def page_texts(self) -> tuple[PageText, ...]:
        """All texts, in the order of the model."""
        return texts.page_texts(self.portfolio)

    @cached_property
    def _words(self) -> str:
        """All texts as one: an advertisement may ask for a thousand names."""
        return "\n".join(page_text.text for page_text in self.page_texts)

    @cached_property
    def _index(self) -> Index:
        return Index((page_text.text for page_text in self.page_texts), self.portfolio.language)

    @cached_property
    def _known(self) -> dict[str, Technology]:
        """What has an address: all that something names, the most named first, then the skills that nothing does."""
        bare = sorted(self.record.skills - self.record.technologies.keys())
        return {**self.record.technologies, **{slug: self.record.vocabulary.technologies[slug] for slug in bare}}

    @cached_property
    def _spelled(self) -> list[tuple[str, str]]:
        """Each spelling of each known technology, and its slug."""
        return [(spelling, slug) for slug, known in self._known.items() for spelling in known.spellings]

    @cached_property
    def _spellings(self) -> Index:
        return Index((spelling for spelling, _ in self._spelled), self.portfolio.language)

    def _said(self, query: str) -> list[Said]:
        found = self._index.find(query)
        # The sort is stable: among those that are alike here, the order of the page stays.
        found.sort(key=lambda saying: (not saying.is_together, not self.page_texts[saying.number].is_sentence))
        return [Said(self.page_texts[saying.number], saying.spans) for saying in found]

    def _technologies(self, query: str) -> tuple[Technology, ...]:
        """Return what `query` spells, then what it names among other words, then what has its words in a name."""
        named = (mention.slugs for mention in self.record.vocabulary.mentions(query))
        slugs = dict.fromkeys(self.record.slugs_of(query))
        slugs |= dict.fromkeys(slug for found in named for slug in sorted(found))
        slugs |= dict.fromkeys(self._spelled[saying.number][1] for saying in self._spellings.find(query))
        found = (self._known[slug] for slug in slugs if slug in self._known)
        return tuple(found)[:MOST_TECHNOLOGIES]


def cleaned(query: str) -> str:
    """Return `query` with single spaces, and without characters that show nothing or turn what stands around them."""
    return " ".join(_shown(" ".join(query.split())).split())


def _shown(characters: Iterable[str]) -> str:
    return "".join(c for c in characters if c not in _TURNING and category(c) not in {"Cc", "Cs", "Cn", "Co"})
