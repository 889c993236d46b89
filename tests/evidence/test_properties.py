"""What must hold of every portfolio, tried on portfolios that nobody would think of writing."""

import re
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as some

from portfolio.content.model.spans import Span, merged
from portfolio.evidence import role_fit, selection
from portfolio.evidence.proofs import KindOfProof
from portfolio.evidence.record import Record
from portfolio.evidence.sentences import claim, places
from tests.evidence.by_hand import TODAY
from tests.evidence.conftest import gathered

# The same examples in every run, so that a change is what fails; no deadline, because machines differ.
settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")

NAMES = ["Go", "C", "C++", "SQL / NoSQL", "REST APIs", "Kafka", "CI/CD (Jenkins)", "Node.js", "R", "Rust"]
SENTENCES = ["Wrote Go and C++.", "Moved to Kafka.", "Went beyond.", "Rest assured, REST APIs.", "CI/CD, R and C."]
VOCABULARY = [
    {"name": "Go", "ordinary_words": ["Go"], "group": "Languages"},
    {"name": "SQL", "aka": ["Structured Query Language"]},
    {"name": "CI/CD"},
    {"name": "Jenkins", "group": "Tools"},
]
lists = some.lists(some.sampled_from(NAMES), max_size=5, unique=True)
sentences = some.lists(some.sampled_from(SENTENCES), max_size=3)


@some.composite
def positions(draw: some.DrawFn) -> dict[str, Any]:
    start, length = draw(some.integers(0, 200)), draw(some.none() | some.integers(0, 120))
    end = {} if length is None else {"end": month(start + length)}
    lists_and_sentences = {"technologies": draw(lists), "achievements": draw(sentences)}
    return {"title": "Engineer", "start": month(start), **end, **lists_and_sentences}


def month(ordinal: int) -> str:
    return f"{2008 + ordinal // 12}-{ordinal % 12 + 1:02}"


@some.composite
def records(draw: some.DrawFn) -> Record:
    held = draw(some.lists(positions(), max_size=5))
    for n, position in enumerate(held):
        position["slug"] = f"p{n}"
        position["achievements"] = [
            {"slug": f"a{n}-{m}", "text": text} for m, text in enumerate(position["achievements"])
        ]
    done = [
        {"title": f"Project {n}", "technologies": draw(lists), "solutions": draw(sentences)}
        | ({"position": draw(some.sampled_from(held))["slug"]} if held and draw(some.booleans()) else {})
        for n in range(draw(some.integers(0, 4)))
    ]
    return gathered(
        {
            "person": {"name": "N", "role": "R", "pitch": "P."},
            "contact": {"invitation": "I."},
            "technologies": draw(some.sampled_from([[], VOCABULARY])),
            "employers": [{"name": "E", "positions": held}] if held else [],
            "projects": done,
            "skills": [{"name": "S", "skills": ["Rust", *draw(lists)]}] if draw(some.booleans()) else [],
        }
    )


@some.composite
def choices(draw: some.DrawFn) -> tuple[Record, list[str]]:
    record = draw(records())
    if not record.technologies:
        return record, []
    return record, draw(some.lists(some.sampled_from(list(record.technologies)), max_size=3, unique=True))


@given(choices())
def test_a_shown_count_is_what_choosing_gives(choice: tuple[Record, list[str]]) -> None:
    record, slugs = choice
    chosen = selection.choose(record, slugs)

    for option in chosen.options:
        evidence = selection.choose(record, chosen.adding([option.technology.slug])).evidence
        assert option.left == evidence.count == sum(map(int, re.findall(r"\d+", places(evidence))))


@given(choices())
@settings(max_examples=50)
def test_every_proof_is_of_one_kind_and_the_strongest_is_told(choice: tuple[Record, list[str]]) -> None:
    record, slugs = choice
    for names in record.of(slugs).positions:
        assert names.kinds.keys() == names.names
        for slug, kind in names.kinds.items():
            told = [texts for texts in names.words.texts if slug in texts]
            listed = KindOfProof.LIST if slug in names.words.listed else KindOfProof.PROJECT
            assert kind is (KindOfProof.SENTENCE if told else listed)
            assert (kind is KindOfProof.PROJECT) == (slug not in names.own)
            assert slug in names.own or any(slug in project.names for project in names.projects)
    for project in record.of(slugs).projects:
        assert project.kinds.keys() == project.names
        assert KindOfProof.PROJECT not in project.kinds.values()


@given(choices())
@settings(max_examples=50)
def test_a_project_of_a_position_adds_no_proof(choice: tuple[Record, list[str]]) -> None:
    record, slugs = choice
    evidence = record.of(slugs)

    assert evidence.count == len(evidence.positions) + len(evidence.besides)
    of_positions = [names for position in evidence.positions for names in position.projects]
    assert all(names in evidence.besides or names in of_positions for names in evidence.projects)
    assert evidence.together <= evidence.count


@given(choices())
@settings(max_examples=50)
def test_a_claim_is_no_stronger_than_its_proofs(choice: tuple[Record, list[str]]) -> None:
    record, slugs = choice
    evidence = record.of(slugs)
    if not slugs or not evidence.count:
        return
    told = claim([record.technologies[slug] for slug in slugs], evidence, TODAY)
    theirs = [[proof.words, *(p.words for p in getattr(proof, "projects", ()))] for proof in evidence.proofs]
    together = [any(set(slugs) <= named for own in words for named in (own.listed, *own.texts)) for words in theirs]

    several = len(slugs) > 1
    assert ("named together" in told or "listed together" in told) == (several and all(together))
    assert bool(re.search(r"are (both|all) (named|listed) in", told)) == (several and not all(together))
    assert (", together in" in told) == (any(together) and not all(together))
    in_texts = {slug for words in theirs for own in words for named in own.texts for slug in named}
    assert ("no sentence names" in told) == in_texts.isdisjoint(slugs)
    said = [[slug in {s for own in w for named in own.texts for s in named} for slug in slugs] for w in theirs]
    paid = len(evidence.positions) + len(evidence.besides)
    assert bool(re.search("not (both|all) in sentences", told)) == any(any(s) and not all(s) for s in said[:paid])
    through = [p.own for p in evidence.positions if not set(slugs) <= p.own]
    assert (" through " in told) == bool(through)
    assert ("partly through" in told) == (not all(together) and any(own & set(slugs) for own in through))


@given(records())
@settings(max_examples=50)
def test_no_listed_skill_is_denied(record: Record) -> None:
    for slug in record.skills - record.technologies.keys():
        technology = record.vocabulary.technologies[slug]
        alone = claim([technology], record.of([slug]), TODAY)

        assert alone == f"{technology.name} is listed as a skill; no position or project names it."
        for other in record.technologies.values():
            both = claim([other, technology], record.of([other.slug, slug]), TODAY)
            assert both == (
                f"No position or project names both {other.name} and {technology.name};"
                f" {technology.name} is listed as a skill."
            )


@given(choices(), some.randoms())
def test_the_order_of_choosing_does_not_matter(choice: tuple[Record, list[str]], random: Any) -> None:
    record, slugs = choice
    shuffled = random.sample(slugs, len(slugs))

    assert selection.choose(record, slugs) == selection.choose(record, [*shuffled, *slugs[:1]])


@given(choices())
def test_what_is_left_is_part_of_what_was_there(choice: tuple[Record, list[str]]) -> None:
    record, slugs = choice
    for n in range(len(slugs)):
        wider, narrower = record.of(slugs[:n]), record.of(slugs[: n + 1])

        assert [p for p in wider.positions if p in narrower.positions] == list(narrower.positions)
        assert [p for p in wider.projects if p in narrower.projects] == list(narrower.projects)
        assert all(p.names >= set(slugs[: n + 1]) for p in (*narrower.positions, *narrower.projects))


@given(choices())
def test_a_span_never_exceeds_the_career(choice: tuple[Record, list[str]]) -> None:
    record, slugs = choice
    career = {n for p in record.positions for n in held(Span(p.position.start, p.position.end))}
    spans = record.of(slugs).spans(TODAY)

    counted = [n for span in spans for n in held(span)]
    assert set(counted) <= career
    assert len(counted) == len(set(counted)) == sum(span.months(TODAY) for span in spans)


def held(span: Span) -> range:
    """The months of a span, one by one; none if it has not begun."""
    if span.start > TODAY:
        return range(0)
    return range(span.start.ordinal, (span.end or TODAY).ordinal + 1)


@given(records())
def test_the_whole_career_is_one_without_gaps_counted_twice(record: Record) -> None:
    spans = merged((Span(p.position.start, p.position.end) for p in record.positions), TODAY)

    assert all(a.end is not None and a.end.ordinal + 1 < b.start.ordinal for a, b in pairwise(spans))


@given(
    records(), some.text() | some.lists(some.sampled_from([*NAMES, *SENTENCES, "-", "\n", ",", "/", "."])).map(" ".join)
)
def test_any_text_is_read_and_its_address_says_the_same(record: Record, text: str) -> None:
    read = role_fit.read(record, text)
    shared = role_fit.of(record, read.slugs)

    named = [name for group in read.groups for name in group.names]
    assert len({name.name.casefold() for name in named}) == len(named) == sum(read.counts.values())
    assert [{name.name for name in part} for part in (shared.proofs, shared.skills)] == [
        {name.name for name in part} for part in (read.proofs, read.skills)
    ]
    quoted = [line.quotation for group in read.groups for line in group.lines]
    assert all(quotation and any(piece.is_named for piece in quotation.pieces) for quotation in quoted)
    ends = [0, *(place for m in record.vocabulary.mentions(text) for place in (m.start, m.end))]
    assert ends == sorted(ends)
    assert ends[-1] <= len(text)
