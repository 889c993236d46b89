from pathlib import Path

import pytest

from tests.resume.telling import HOSTILE, PEOPLE, facts, hostile, lost, outline_of, portfolio_of, proses, read, written

OURS = {"body", "h1", "h2", "h3", "p", "br", "ul", "ol", "li", "strong", "em", "code", "a", "blockquote"}


@pytest.mark.parametrize("path", PEOPLE, ids=lambda path: path.stem)
def test_every_fact_of_a_person_is_read_out_of_the_markdown_in_order(path: Path) -> None:
    portfolio = portfolio_of(path)
    outline = outline_of(portfolio)
    page = read(written(portfolio, "md"))

    assert lost(facts(outline), page.text) == []
    assert page.texts("h2") == [section.title for section in outline.sections]
    assert page.texts("h3") == [entry.title for section in outline.sections for entry in section.entries]
    leads = {a["href"] for a in page.all("a")}
    assert {address for prose in proses(outline) for address in prose.addresses.values()} <= leads
    assert {lead.url for lead in outline.leads} <= leads


@pytest.mark.parametrize("path", PEOPLE, ids=lambda path: path.stem)
def test_prose_keeps_its_source(path: Path) -> None:
    portfolio = portfolio_of(path)
    text = written(portfolio, "md")

    sources = [prose.source for prose in proses(outline_of(portfolio)) if prose.is_one_paragraph]
    assert [source for source in sources if " ".join(source.split()) not in text] == []


@pytest.mark.parametrize("kind", HOSTILE)
def test_whatever_is_written_reads_as_text(kind: str) -> None:
    portfolio = hostile(HOSTILE[kind])
    outline = outline_of(portfolio)
    page = read(written(portfolio, "md"))

    assert {tag for tag, _, _ in page.elements} <= OURS
    assert lost(facts(outline), page.text) == []
    assert len(page.texts("h2")) == len(outline.sections)
    assert len(page.texts("h3")) == sum(len(section.entries) for section in outline.sections)
