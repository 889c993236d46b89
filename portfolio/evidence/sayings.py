"""Where an advertisement says each name: in which passage, whether it is ruled out there, which years are asked for."""

from dataclasses import dataclass
from typing import NamedTuple

from portfolio.evidence import unrecognized
from portfolio.evidence.advertisement import Advertisement, Passage, negations, quoting, years
from portfolio.evidence.advertisement.negations import Negation
from portfolio.evidence.advertisement.quoting import Excerpt
from portfolio.evidence.record import Record

# A name that is said this often need not be looked for further.
LOOKED_AT = 8


class _Place(NamedTuple):
    start: int
    end: int
    keys: tuple[str, ...]
    name: str | None


@dataclass(frozen=True, slots=True)
class Saying:
    """A place in an advertisement that says a name, `text[start:end]`."""

    start: int
    end: int
    name: str | None
    """As the text writes the name, if no vocabulary knows it."""
    passage: Passage
    negation: Negation | None

    def excerpt(self, ad: Advertisement) -> Excerpt:
        """Return as much of the line as is quoted for the name."""
        end = max(self.passage.end, self.end)  # A name may be broken over two lines that nothing else joins.
        return quoting.excerpt(ad.text, self.passage.start, end, (self.start, self.end))

    def years(self, ad: Advertisement) -> str | None:
        """Return the years that the sentence asks for, as it writes them."""
        place = (self.start, self.end)
        if place not in ad.years:
            first, last = quoting.sentence(ad.text, self.passage.start, self.passage.end, self.start)
            ad.years[place] = years.beside(ad.text[first:last], self.start - first, self.end - first)
        return ad.years[place]


class Sayings(NamedTuple):
    """Where one name is said: the saying that tells of it, others that ask for it, others that rule it out."""

    told: Saying
    asking: tuple[Saying, ...]
    ruling_out: tuple[Saying, ...]


def gather(record: Record, ad: Advertisement) -> dict[str, Sayings]:
    """Return where `ad` says each name, in its order: by slug, or by the folded name where no vocabulary knows it."""
    found: dict[str, list[Saying]] = {}
    for passage, places in _by_passage(record, ad).items():
        for place, negation in zip(places, _negations(ad, passage, places), strict=True):
            for key in place.keys:
                found.setdefault(key, []).append(Saying(place.start, place.end, place.name, passage, negation))
    told = {key: _told(ad, sayings) for key, sayings in found.items()}
    return dict(sorted(told.items(), key=lambda item: item[1].told.start))


def _by_passage(record: Record, ad: Advertisement) -> dict[Passage, list[_Place]]:
    here = record.technologies.keys() | record.skills
    mentions = record.vocabulary.mentions(ad.text)
    places = [_Place(m.start, m.end, tuple(sorted(m.slugs & here or m.slugs)), None) for m in mentions]
    places += [_Place(p.start, p.end, (p.name.casefold(),), p.name) for p in unrecognized.words(ad.text, mentions)]
    found: dict[Passage, list[_Place]] = {}
    for place in sorted(places, key=lambda place: place.start):
        found.setdefault(ad.passage_at(place.start), []).append(place)
    return found


def _negations(ad: Advertisement, passage: Passage, places: list[_Place]) -> list[Negation | None]:
    words = ad.text[passage.start : max(passage.end, places[-1].end)]
    found = negations.within(words, [(place.start - passage.start, place.end - passage.start) for place in places])
    whole = negations.of_heading(passage.heading)
    return [negation or whole for negation in found]


def _told(ad: Advertisement, sayings: list[Saying]) -> Sayings:
    """Choose what tells of a name: the first heading that asks for it, and there the first line that asks for years."""
    asking = tuple(saying for saying in sayings if not saying.negation)
    ruling_out = tuple(saying for saying in sayings if saying.negation)
    headed = [saying for saying in asking if saying.passage.heading] or asking or ruling_out
    first = headed[0]
    beside = [saying for saying in headed if saying.passage.heading == first.passage.heading]
    told = next((saying for saying in beside[:LOOKED_AT] if saying.years(ad)), first)
    return Sayings(told, asking, ruling_out)
