"""Remarks on ordinary words that became evidence: each sentence is quoted, for its owner to judge."""

from collections.abc import Iterable, Iterator

from portfolio.content.file.codes import Code
from portfolio.content.file.consistency import Finding
from portfolio.content.file.explaining.suggesting import quoted
from portfolio.content.model import Technology
from portfolio.english import enumeration
from portfolio.evidence.record import Record
from portfolio.evidence.writings import Writing

_MOST_QUOTED = 3


def counted(record: Record, writings: Iterable[Writing]) -> Iterator[Finding]:
    """Yield each technology that nothing but an ordinary word in a sentence gives to a position or project."""
    found: dict[str, list[Writing]] = {}
    for writing in writings:
        listed = frozenset().union(*(record.stands_for(wording) for wording in writing.part.technologies))
        for slug in _plain_words(record, writing.text) - listed:
            found.setdefault(slug, []).append(writing)
    for slug, told in found.items():
        yield _remark(record.vocabulary.technologies[slug], told)


def _plain_words(record: Record, text: str) -> frozenset[str]:
    """Return what ordinary words in `text` name, and no other word there does."""
    plain: set[str] = set()
    sure: set[str] = set()
    for mention in record.mentions(text):
        for slug in mention.slugs:
            known = record.vocabulary.technologies[slug]
            is_plain = known.kind == "technology" and text[mention.start : mention.end] in known.ordinary_words
            (plain if is_plain else sure).add(slug)
    return frozenset(plain - sure)


def _remark(technology: Technology, told: list[Writing]) -> Finding:
    quotes = [quoted(writing.text, 90) for writing in told[:_MOST_QUOTED]]
    left = len(told) - _MOST_QUOTED
    said = enumeration(quotes + ([f"{left} more"] if left > 0 else []))
    verb = "counts" if len(told) == 1 else "count"
    name = quoted(technology.name)
    return Finding(
        told[0].path,
        f"{said} {verb} as evidence of {name}, which is an ordinary word too; if the technology is meant, name it in "
        "the `technologies` there, and else say it otherwise",
        code=Code.ORDINARY_WORD,
        of=(technology.name,),
    )
