from portfolio.content.model import Portfolio
from portfolio.evidence.record import Record
from tests.evidence.by_hand import BY_HAND, KINDS_BY_HAND, WORDINGS, counted, kinds, meant


def test_evidence_is_what_a_reader_counts(record: Record) -> None:
    assert counted(record) == BY_HAND


def test_each_proof_is_of_the_kind_that_a_reader_sees(record: Record) -> None:
    assert kinds(record) == KINDS_BY_HAND


def test_every_merge_of_the_vocabulary_was_agreed_to(record: Record, portfolio: Portfolio) -> None:
    assert meant(record, {skill for group in portfolio.skills for skill in group.skills}) == WORDINGS


def test_every_technology_of_the_vocabulary_is_named_or_a_skill(record: Record) -> None:
    assert record.vocabulary.own == record.offered.keys() | record.skills
