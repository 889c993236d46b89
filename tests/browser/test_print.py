"""On paper: a résumé of two sheets, whose text is read back out of the PDF in order."""

import json
from collections.abc import Iterable
from functools import cache

import pytest
from playwright.sync_api import Browser, Page, expect

from portfolio.content.file import loading
from portfolio.content.model import Portfolio
from portfolio.site.sections import GROUPS
from tests.browser import paper
from tests.browser.conftest import visiting
from tests.paths import CONSERVATOR, DESIGNER, ENGINEER


@cache
def engineer() -> Portfolio:
    return loading.load(ENGINEER)


@pytest.fixture
def printer(request: pytest.FixtureRequest) -> Browser:
    """The browser whose fixture the case names."""
    found: Browser = request.getfixturevalue(request.param)
    return found


@cache
def printed(browser: Browser, site: str, path: str, size: str) -> list[str]:
    """The text of each sheet, printed once for all who read it; on the screen, Chromium prefers dark colors, which Firefox cannot be told."""
    with visiting(browser, site) as visitor:
        if browser.browser_type.name == "chromium":
            visitor.page.emulate_media(color_scheme="dark")
        visitor.go(path)
        return paper.words(visitor.page, size)


def said(portfolio: Portfolio) -> Iterable[str]:
    """Everything that a résumé must say, in order."""
    yield portfolio.person.name
    yield portfolio.person.role
    yield from (figure.value for figure in portfolio.figures)
    for position in portfolio.positions:
        yield f"{position.start.spoken} – {position.end.spoken if position.end else 'Present'}"
        yield f"{position.title} {portfolio.employer_of(position).name}"
        yield position.summary or ""
        yield from (achievement.text for achievement in position.achievements)
        yield from position.technologies
    for project in portfolio.projects:
        yield from (project.title, project.impact or "", project.summary or "")
    for education in portfolio.education:
        yield education.graduated.spoken if education.graduated else ""
        yield from (education.degree, education.institution, *education.focus)
        yield from (
            "· Relevant Coursework",
            *education.coursework,
        )  # A heading that runs on is parted from what it follows.
    for group in portfolio.skills:
        yield from (group.name, *group.skills)
    yield from portfolio.soft_skills
    yield from (highlight.title for highlight in portfolio.highlights)
    yield from portfolio.mindsets
    yield from portfolio.principles


@pytest.mark.parametrize("size", paper.SIZES)
@pytest.mark.parametrize("printer", ["browser", "firefox"], indirect=True)
def test_everything_is_said_in_order_on_two_sheets(printer: Browser, site: str, size: str) -> None:
    sheets = printed(printer, site, "/", size)

    assert len(sheets) <= 2
    text, at = "".join(sheets), 0
    for words in said(engineer()):
        found = text.find(paper.squeezed(words), at)
        assert found >= 0, words
        at = found + len(paper.squeezed(words))
    for achievement in (a.text for position in engineer().positions for a in position.achievements):
        assert any(paper.squeezed(achievement) in sheet for sheet in sheets), achievement
    for project in engineer().projects:  # What its solutions name stands behind the rest.
        names = text.partition(paper.squeezed(project.summary or ""))[2][:300]
        assert [name for name in project.technologies if paper.squeezed(name) not in names] == []


def test_a_project_says_all_of_itself_on_paper(browser: Browser, designers_site: str) -> None:
    portfolio = loading.load(DESIGNER)
    project = portfolio.projects[0]
    position = portfolio.position_of(project)
    assert position
    assert project.start

    text = "".join(printed(browser, designers_site, f"/projects/{project.slug}", "A4"))

    facts = [project.title, project.impact, f"{position.title}, {portfolio.where(position)}", position.start.spoken]
    facts += [project.start.spoken, project.team, project.summary, project.challenge]
    facts += [*project.solutions, *project.technologies]
    assert [fact for fact in filter(None, facts) if paper.squeezed(fact) not in text] == []
    assert len(facts) > 9


def test_the_way_to_the_owner_stands_above_everything_but_the_name(browser: Browser, site: str) -> None:
    sheet = printed(browser, site, "/", "A4")[0]

    address = sheet.index("/contact")
    assert sheet.index(paper.squeezed(engineer().person.role)) < address < sheet.index(engineer().figures[0].value)


def test_no_control_is_printed(browser: Browser, site: str) -> None:
    text = "".join(printed(browser, site, "/", "A4"))

    for control in ("Theme", "Skip to content", "Find a technology", "Show", "Send message", "Role fit", "#"):
        assert paper.squeezed(control) not in text
    for section in (section for group in GROUPS for section in group.sections):
        is_there = any(getattr(engineer(), field) for field in section.fields)
        assert (paper.squeezed(section.title) in text) == (section.is_printed and is_there), section.title


# Eighteen technologies in the lines of an advertisement of the usual length.
TYPICAL = """Senior Backend Engineer, Payments

Your responsibilities
- Design and run event-driven services in Go and Java, from the first sketch to the night on call
- Own the pipeline from Kafka to PostgreSQL and Snowflake
- Keep the slowest answers fast with Redis

Requirements
- 5+ years of experience with distributed systems, at least 3 years with Kafka or RabbitMQ in production
- Strong knowledge of Kubernetes, Docker and Terraform on AWS
- gRPC and REST APIs; GraphQL is not required
- Prometheus, Grafana and OpenTelemetry

Nice to have
- Rust or Elixir
"""


LONG = "Requirements\n" + "\n".join(
    f"- At least {n % 5 + 2} years of professional experience with {name} in a large and demanding production environment"
    for n, name in enumerate(
        [
            "Java",
            "Go",
            "Python",
            "Kafka",
            "Redis",
            "Kubernetes",
            "Docker",
            "gRPC",
            "PostgreSQL",
            "MySQL",
            "Cassandra",
            "RabbitMQ",
            "Prometheus",
            "Grafana",
            "OpenTelemetry",
            "Jenkins",
            "Terraform",
            "GraphQL",
            "AWS",
            "Elixir",
        ]
    )
)


@pytest.mark.parametrize("size", paper.SIZES)
def test_twenty_lines_of_one_technology_each_fit_on_the_sheet(browser: Browser, site: str, size: str) -> None:
    with visiting(browser, site) as visitor:
        visitor.go("/fit")
        visitor.page.get_by_label("Job description").fill(LONG)
        visitor.page.get_by_role("button", name="Compare").click()
        expect(visitor.page.locator("#fit-answer")).to_have_text("16 evidenced · 4 not on this page")
        assert len(paper.words(visitor.page, size)) == 1


@pytest.mark.parametrize("size", paper.SIZES)
@pytest.mark.parametrize(
    ("printer", "has_script"), [("browser", True), ("browser", False), ("firefox", True)], indirect=["printer"]
)
def test_role_fit_prints_on_one_sheet(printer: Browser, site: str, size: str, has_script: bool) -> None:
    with visiting(printer, site, has_script=has_script) as visitor:
        visitor.go("/fit")
        visitor.page.get_by_label("Job description").fill(TYPICAL)
        visitor.page.get_by_role("button", name="Compare").click()
        expect(visitor.page.locator("#fit-answer")).to_be_visible()
        [sheet] = paper.words(visitor.page, size)

    assert sheet.startswith(paper.squeezed(f"{engineer().person.name}, {engineer().person.role} · {site}/ Role fit"))
    for words in (
        "Not on this page: Snowflake, Terraform, AWS and Elixir.",
        "Requirements",
        "“5+ years of experience with distributed systems, at least 3 years with Kafka or RabbitMQ in production”",
        "the line asks for at least 3 years · position held from July 2017 to May 2019, 1 year 11 months",
        "listed as a skill, without evidence here",
        "named before “not required”",
    ):
        assert paper.squeezed(words) in sheet, words
    for control in ("Compare", "Paste", "Copy as text", "To share", "Job description", "Not copied"):
        assert paper.squeezed(control) not in sheet, control


def test_another_owner_prints_as_well(browser: Browser, another_site: str) -> None:
    sheets = printed(browser, another_site, "/", "A4")
    owner = loading.load(CONSERVATOR)

    assert len(sheets) <= 2
    for achievement in (a.text for position in owner.positions for a in position.achievements):
        assert any(paper.squeezed(achievement) in sheet for sheet in sheets), achievement
    assert paper.undated(json.loads(CONSERVATOR.read_text()), "".join(sheets)) == []


# What stands beside an entry takes no height of its own, and must not reach into the next.
RUNS_OVER = """[...document.querySelectorAll(".entry:has(.entry__when)")].filter(entry => {
  const beside = document.createRange()
  beside.selectNodeContents(entry.querySelector(".entry__when"))
  return beside.getBoundingClientRect().bottom > entry.getBoundingClientRect().bottom + 1
}).map(entry => entry.textContent.trim().slice(0, 80))"""


HEADINGS = "main :is(h2, h3, h4):not(:last-child)"


@pytest.mark.parametrize("whose", ["site", "another_site", "designers_site", "japanese_site"])
def test_no_heading_is_the_last_line_of_a_sheet_and_no_date_runs_over(
    request: pytest.FixtureRequest, browser: Browser, whose: str
) -> None:
    """Sheets of many lengths, so that their feet come everywhere; a heading that nothing stands below may be there."""
    with visiting(browser, request.getfixturevalue(whose)) as visitor:
        visitor.go("/")
        visitor.page.set_viewport_size({"width": 695, "height": 1000})
        visitor.page.emulate_media(media="print")
        assert visitor.page.evaluate(RUNS_OVER) == []
        assert visitor.page.evaluate(paper.UNREADABLE) == []
        headings = set(map(paper.squeezed, visitor.page.locator(HEADINGS).all_text_contents()))
        found = feet(visitor.page, 200, 220, 240, 260, 279, 297)

    assert headings.isdisjoint(found)


def test_firefox_leaves_no_heading_at_the_foot_of_a_sheet_either(firefox: Browser, another_site: str) -> None:
    with visiting(firefox, another_site) as visitor:
        visitor.go("/")
        headings = set(map(paper.squeezed, visitor.page.locator(HEADINGS).all_text_contents()))
        found = feet(visitor.page, 162, 192, 228, 264)

    assert headings.isdisjoint(found)


def feet(page: Page, *heights: int) -> list[str]:
    """The lowest line of each sheet but the last, on sheets of these heights in millimeters."""
    prints = [paper.sheets(page, 210, height, "layout") for height in heights]
    assert all(len(sheets) > 1 for sheets in prints)
    return [paper.squeezed(sheet.strip().splitlines()[-1]) for sheets in prints for sheet in sheets[:-1]]
