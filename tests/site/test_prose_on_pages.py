"""Marks in every text that may hold them: drawn on each page, and plain words wherever a text is read, named or carried."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from portfolio.content import prose
from portfolio.content.file import loading, schema
from portfolio.content.file.review.phrases import texts
from portfolio.evidence import texts as reading
from portfolio.resume.json_resume import from_json_resume, to_json_resume
from tests.conftest import draw_pictures, everything
from tests.page import Page

Save = Callable[[dict[str, Any]], Path]


def marked(part: Any, path: tuple[str | int, ...] = ()) -> Any:
    """The same part with marks in each text that may hold them, each with words and an address of its own."""
    if isinstance(part, dict):
        return {key: marked(value, (*path, key)) for key, value in part.items()}
    if isinstance(part, list):
        return [marked(value, (*path, n)) for n, value in enumerate(part)]
    kind = schema.prose(path)
    if kind is None:
        return part
    number = re.sub(r"\D", "", part) + "n"
    source = f"{part} with **strong {number}** and *light {number}*, `code {number}` and [link {number}](https://l{number}.example)"
    return source if kind == "inline" else f"{source}.\n\nMore:\n\n- entry {number}\n- entry *two*"


@pytest.fixture
def written(tmp_path: Path) -> dict[str, Any]:
    found: dict[str, Any] = marked(everything())
    draw_pictures(tmp_path, found)
    return found | {"figures": [], "audiences": []}  # Audiences have pages of their own.


def sources(written: dict[str, Any]) -> Iterator[tuple[str, prose.KindOfProse]]:
    return ((text, kind) for path, text in texts(written) if (kind := schema.prose(path)))


def pages(app: Flask, written: dict[str, Any]) -> str:
    client = app.test_client()
    projects = [f"/projects/{project['slug']}" for project in written["projects"]]
    answers = [client.get(address) for address in ("/", "/books", *projects)]
    assert {answer.status_code for answer in answers} == {200}
    return "\n".join(answer.text for answer in answers)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        (("person", "pitch"), "inline"),
        (("employers", 0, "positions", 0, "achievements", 0), "inline"),
        (("volunteering", 0, "achievements", 0), "inline"),
        (("projects", 0, "challenge"), "inline"),
        (("projects", 0, "solutions", 0), "inline"),
        (("education", 0, "note"), "inline"),
        (("reading", "books", 0, "note"), "inline"),
        (("recommendations", 0, "text"), "inline"),
        (("employers", 0, "positions", 0, "summary"), "block"),
        (("volunteering", 0, "summary"), "block"),
        (("projects", 0, "summary"), "block"),
        (("publications", 0, "summary"), "block"),
        (("talks", 0, "summary"), "block"),
        (("awards", 0, "summary"), "block"),
        (("breaks", 0, "text"), "block"),
        (("sections", 0, "entries", 0, "text"), "block"),
        (("employers", 0, "description"), None),
        (("projects", 0, "impact"), None),
        (("education", 0, "thesis"), None),
        (("publications", 0, "authors"), None),
        (("sections", 0, "entries", 0, "title"), None),
        (("sections", 0), None),
    ],
)
def test_sentences_hold_marks_and_summaries_paragraphs_too(
    path: tuple[str | int, ...], kind: prose.KindOfProse | None
) -> None:
    assert schema.prose(path) == kind


def test_every_text_that_may_hold_marks_is_drawn_with_them(edited_app: Flask, written: dict[str, Any]) -> None:
    drawn = pages(edited_app, written)

    found = list(sources(written))
    assert len(found) > 10
    for source, _ in found:
        [number] = re.findall(r"link (\w+)\]", source)
        # Figures are set apart in some of them.
        bare = re.sub(r"</?b>", "", drawn)
        assert f"<strong>strong {number}</strong>" in bare
        assert f"<em>light {number}</em>" in bare
        assert f"<code>code {number}</code>" in bare
        assert f'<a href="https://l{number}.example/">link {number}</a>' in bare


def test_no_mark_is_left_on_any_page(edited_app: Flask, written: dict[str, Any]) -> None:
    drawn = pages(edited_app, written)

    body = re.sub(r"<(style|script)\b.*?</\1>", "", drawn, flags=re.DOTALL)
    assert not re.search(r"\*\*|\]\(|`", body)


def test_a_summary_of_several_paragraphs_stands_in_no_paragraph(edited_app: Flask, written: dict[str, Any]) -> None:
    page = edited_app.test_client().get("/").text

    assert re.search(r'<div class="prose">\s*<p>', page)
    own = [section["title"] for section in written["sections"]]
    for title in ("Volunteering", "Career Breaks", "Publications", "Talks", "Awards", *own):
        section = page.partition(f'-title">{title}</h2>')[2].partition("</section>")[0]
        assert '<div class="prose">' in section, title
    assert not re.search(r"<p[^>]*>\s*<(?:p|ul|ol)\b", page)


def test_what_describes_a_page_is_plain_words(edited_app: Flask, written: dict[str, Any]) -> None:
    client = edited_app.test_client()
    for address in ("/", f"/projects/{written['projects'][0]['slug']}"):
        page = client.get(address).text

        [description] = re.findall(r'<meta name="description" content="([^"]*)"', page)
        assert not re.search(r"\*|`|\]\(|\n|<", description)
        assert "with strong" in description
    assert "**" not in client.get("/").text.partition("application/ld+json")[2].partition("</script>")[0]


def test_the_search_reads_plain_words(edited_app: Flask, written: dict[str, Any]) -> None:
    portfolio = loading.parse(json.dumps(written).encode(), Path("portfolio.json"))
    said = [page_text.text for page_text in reading.page_texts(portfolio)]

    answer = edited_app.test_client().get("/?q=light").text

    assert not [text for text in said if "**" in text or "](" in text]
    assert Page(answer).text.count("with strong") > len(list(sources(written)))
    assert "<mark>light</mark>" in answer


def test_slugs_are_made_of_plain_words(written: dict[str, Any], edited_app: Flask, save: Save) -> None:
    written["employers"][0]["positions"][0]["achievements"] = ["Cut **the** [fuel](https://a.example) by half."]
    save(written)
    slug = written["employers"][0]["positions"][0]["slug"]

    page = Page(edited_app.test_client().get("/").text)

    assert f"achievement-{slug}-cut-the-fuel-by-half" in page.ids


def test_a_figure_stands_in_plain_words(written: dict[str, Any], edited_app: Flask, save: Save) -> None:
    position = written["employers"][0]["positions"][0]
    position["achievements"] = [{"slug": "fuel", "text": "Cut fuel by **40**% in a year."}]
    written["figures"] = [{"value": "40%", "measures": "less fuel", "source": "fuel"}]
    save(written)

    page = edited_app.test_client().get("/").text

    assert "by <strong><b>40</b></strong><b>%</b> in" in page


def test_evidence_reads_plain_words_and_marks_within_marks(
    written: dict[str, Any], edited_app: Flask, save: Save
) -> None:
    written["technologies"] = [{"name": "Steam Power"}, {"name": "Hidden"}]
    position = written["employers"][0]["positions"][0]
    position["achievements"] = ["Built on **Steam** [Power](https://hidden.example/Hidden) alone."]
    position["technologies"] = []
    save(written)
    client = edited_app.test_client()

    page = client.get("/?tech=steam-power").text

    assert (
        '<strong><mark>Steam</mark></strong><mark> </mark><a href="https://hidden.example/Hidden"><mark>Power</mark></a>'
        in page
    )
    assert client.get("/?tech=hidden").status_code == 404


def test_a_link_in_an_achievement_stands_beside_its_own_address(
    written: dict[str, Any], edited_app: Flask, save: Save
) -> None:
    """Shown, or folded under a choice, the link and the address of the achievement are two links, neither in the other."""
    text = "Cut fuel, as [the report](https://a.example/report) says."
    written["employers"][0]["positions"][0]["achievements"] = [{"slug": "fuel", "text": text}]
    save(written)
    client = edited_app.test_client()
    slug = client.get("/").text.partition('id="choose-')[2].partition('"')[0]

    for address in ("/", f"/?tech={slug}"):
        [entry] = re.findall(r'<li id="achievement-fuel".*?(?=<li|</ul>)', client.get(address).text, re.DOTALL)

        assert '<a href="https://a.example/report">the report</a> says.&nbsp;' in entry.replace("\xa0", "&nbsp;")
        assert '<a class="permalink" href="#achievement-fuel"' in entry
        assert entry.index("</a>") < entry.index('class="permalink"')


def test_an_edit_of_marks_alone_is_served(written: dict[str, Any], edited_app: Flask, save: Save) -> None:
    client = edited_app.test_client()
    written["person"]["pitch"] = "I build *things*."
    save(written)
    assert "<em>things</em>" in client.get("/").text

    written["person"]["pitch"] = "I build **things**."
    save(written)

    assert "<strong>things</strong>" in client.get("/").text


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "<b>bold</b>", "{{ 7 * 7 }}"]
)
def test_no_html_of_the_owner_gets_through(
    written: dict[str, Any], edited_app: Flask, save: Save, hostile: str
) -> None:
    written["person"]["pitch"] = f"*a* {hostile} [{hostile}](https://a.example/?x={'%22'}) `{hostile}`"
    written["projects"][0]["summary"] = f"{hostile}\n\n- {hostile}"
    save(written)

    drawn = pages(edited_app, written)

    assert hostile not in re.sub(r"<(style|script)\b.*?</\1>", "", drawn, flags=re.DOTALL) or hostile.startswith("{{")


def test_a_resume_has_plain_words_and_brings_the_marks_back(written: dict[str, Any]) -> None:
    portfolio = loading.parse(json.dumps(written).encode(), Path("portfolio.json"))
    resume = to_json_resume.resume(portfolio, "https://ada.example/resume.json")

    again, notes = from_json_resume.portfolio(json.loads(json.dumps(resume)))

    assert "**" not in json.dumps({**resume["work"][0], "markdown": None})
    assert "strong" in resume["basics"]["summary"]
    assert "**" in resume["basics"]["markdown"]["summary"]
    came_back = [source for source, _ in sources(again)]
    assert sorted(came_back) == sorted(source for source, _ in sources(written))
    assert not [note for note in notes.all if "markdown" in note.place]


def test_words_that_were_edited_elsewhere_win_over_the_marks(written: dict[str, Any]) -> None:
    portfolio = loading.parse(json.dumps(written).encode(), Path("portfolio.json"))
    resume = to_json_resume.resume(portfolio, "https://ada.example/resume.json")
    resume["basics"]["summary"] = "Something new."

    again, notes = from_json_resume.portfolio(json.loads(json.dumps(resume)))

    assert again["person"]["pitch"] == "Something new."
    assert [note for note in notes.all if note.place.startswith("basics.markdown")]


@pytest.mark.parametrize("summary", ["See [me](me.html) or [x](javascript:alert)", "[](https://a.example)"])
def test_a_foreign_resume_whose_words_would_be_a_bad_link_keeps_its_words(summary: str) -> None:
    resume = {
        "basics": {"name": "Ada", "label": "Engineer", "summary": summary},
        "work": [
            {"name": "Acme", "position": "Lead", "startDate": "2020-01", "summary": summary, "highlights": [summary]}
        ],
        "volunteer": [
            {
                "organization": "Café",
                "position": "Cook",
                "startDate": "2020-01",
                "summary": summary,
                "highlights": [summary],
            }
        ],
        "projects": [{"name": "Engine", "description": summary, "highlights": [summary]}],
        "publications": [{"name": "Book", "summary": summary}],
        "references": [{"name": "Bea", "reference": summary}],
        "breaks": [{"title": "Care", "startDate": "2019", "summary": summary}],
        "sections": [{"title": "Boats", "entries": [{"title": "Boat", "summary": summary}]}],
    }

    written, _ = from_json_resume.portfolio(resume)

    portfolio = loading.parse(json.dumps(written).encode(), Path("portfolio.json"))
    assert portfolio.person.pitch == summary
    assert portfolio.positions[0].summary == summary
    assert portfolio.positions[0].achievements[0].text == summary
    assert portfolio.volunteering[0].summary == portfolio.volunteering[0].achievements[0].text == summary
    assert portfolio.projects[0].summary == portfolio.projects[0].solutions[0] == summary
    assert portfolio.publications[0].summary == summary
    assert portfolio.recommendations[0].text == summary
    assert portfolio.breaks[0].text == summary
    assert portfolio.sections[0].entries[0].text == summary
