import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from portfolio.content.file import checking
from portfolio.content.model.dates import Month
from portfolio.evidence.remarks import remarks as evidence_remarks

TODAY = Month(2026, 11)
Written = dict[str, Any]
# A file that nobody can remark anything on.
CLEAN: Written = {
    "person": {"name": "Ada Lovelace", "role": "Engineer", "pitch": "I build engines."},
    "technologies": [{"name": "Steam"}, {"name": "C++"}, {"name": "Go", "aka": ["Golang"]}, {"name": "Rust"}],
    "employers": [
        {
            "name": "Acme",
            "positions": [
                {"title": "Lead", "start": "2022-01", "technologies": ["Steam"]},
                {"title": "Engineer", "start": "2020-01", "end": "2022-01", "technologies": ["C++", "Go"]},
            ],
        }
    ],
    "projects": [{"title": "The Engine", "solutions": ["Cooling."], "technologies": ["Steam"]}],
    "skills": [{"name": "Tools", "skills": ["Steam", "Go"]}],
    "reading": {"books": [{"title": "On Steam", "author": "A. Author", "category": "Steam", "note": "Good."}]},
    "contact": {"invitation": "Write to me."},
    "links": [{"label": "Code", "url": "https://code.ada/"}],
}


@pytest.fixture
def remarks(tmp_path: Path) -> Callable[[Written], list[str]]:
    def remarks(written: Written) -> list[str]:
        file = tmp_path / "portfolio.json"
        file.write_text(json.dumps(written, indent=2))
        found = checking.check(file, TODAY, evidence_remarks)
        assert all(problem.is_warning and problem.place and problem.excerpt for problem in found)
        return [str(problem) for problem in found]

    return remarks


def changed(path: list[str | int], value: Any) -> Written:
    copy: Written = json.loads(json.dumps(CLEAN))
    place: Any = copy
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return copy


def studied(start: Any, end: Any) -> Written:
    dates = {"start": start, "graduated": end}
    return {"degree": "BA", "institution": "X"} | {key: date for key, date in dates.items() if date}


def helped(start: Any, end: Any) -> Written:
    return {"title": f"Reader since {start}", "organization": "Library", "start": start} | ({"end": end} if end else {})


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["employers", 0, "positions", 1, "end"], 2022),
        (["employers", 0, "positions", 1, "end"], "2022, when the house closed"),
        (["employers", 0, "positions", 1, "start"], "between 2010 and 2012"),
        (["employers", 0, "positions", 0, "start"], 2022),
        (["employers", 0, "positions", 0, "end"], "expected 2030"),
        (["education"], [{"degree": "BA", "institution": "X", "start": 2026, "expected": "2026-11"}]),
        (["education"], [{"degree": "BA", "institution": "X", "graduated": 2026}]),
        (["languages"], [{"name": "Latin", "level": "C1"}, {"name": "Greek", "level": "since 2019, at school"}]),
        (["order"], ["projects", "employers", "skills"]),
        (["footer"], "It " + "really " * 19 + "is."),
        (
            ["volunteering"],
            [
                {"title": "Mender", "organization": "A", "start": "2015", "end": "2019"},
                {"title": "Reader", "organization": "B", "start": "2017", "end": "2018"},
            ],
        ),
        (
            ["awards"],
            [
                {"title": "A", "date": 2013},
                {"title": "B", "date": "2013-02"},
                {"title": "C"},
                {"title": "D", "date": "long ago"},
            ],
        ),
        (["education"], [studied(2016, 2020), studied(2018, 2020), studied(2015, 2018), studied(None, None)]),
        (["education"], [studied("2024-09", None), studied(2025, 2026), studied(None, 2018), studied(2010, None)]),
        (["education"], [studied(None, "long ago"), studied(None, 2018), studied(2017, "2018, at last")]),
        (["volunteering"], [helped(2019, None), helped(2020, 2021), helped(2017, 2020)]),
        (["volunteering"], [helped(2017, None), helped(2019, None)]),
        (["breaks"], [{"title": "Leave", "start": "2019-06", "end": "2020-01"}]),
        (["breaks"], [{"title": "Leave", "start": 2019, "end": 2020}]),
        (["breaks"], [{"title": "Parental leave", "start": "2023-05", "end": "2023-09"}]),
        (["breaks"], [{"title": "Elternzeit", "start": "2020-05", "end": "2021-09"}]),
        (["certificates"], [{"name": "First Aid", "date": 2025}, {"name": "First Aid", "date": 2022}]),
        (["projects", 0, "start"], "平成元年"),
        (["projects", 0, "start"], "summer of '14"),
        (["education"], [{"degree": "BA", "institution": "X", "graduated": "never"}]),
        (["certificates"], [{"name": "First Aid", "expires": "2026-11"}, {"name": "Boilers", "expires": 2030}]),
        (["certificates"], [{"name": "First Aid", "date": 2020, "number": n} for n in ("1", "2")]),
        (["breaks"], [{"title": "Leave", "start": 2012, "end": 2012}, {"title": "Leave", "start": 2010, "end": 2010}]),
        (["soft_skills"], ["Advanced listening", "24/7 calm", "Expert interviews", "ISO 9001/2015", "Basics of law"]),
        (["soft_skills"], ["Good with people", "Calm, strong", "100% remote work", "CMMI Level 5", "Expert systems"]),
        (["languages"], [{"name": "Latin", "level": "B2/C1"}, {"name": "Greek", "level": "since 5th grade"}]),
    ],
)
def test_what_may_well_be_right_is_not_remarked_on(
    path: list[str | int], value: Any, remarks: Callable[[Written], list[str]]
) -> None:
    assert remarks(changed(path, value)) == []


def held_at_once(*shares: int | None) -> Written:
    titles = [{"title": f"Role {n}", "start": "2022-01"} for n in range(len(shares))]
    held = [title if share is None else title | {"share": share} for title, share in zip(titles, shares, strict=True)]
    return changed(["employers"], [{"name": "Acme", "positions": held}]) | {"projects": [], "skills": []}


@pytest.mark.parametrize(
    ("shares", "remarked"),
    [((40, 25), 0), ((60, 40), 0), ((60, 50), 1), ((None, 5), 1), ((None, None), 1), ((100, 1), 1)],
)
def test_two_positions_overlap_only_if_together_they_take_more_than_full_time(
    shares: tuple[int | None, ...], remarked: int, remarks: Callable[[Written], list[str]]
) -> None:
    assert len([remark for remark in remarks(held_at_once(*shares)) if "overlaps" in remark]) == remarked


def held(*roles: tuple[str, str, str | None, str | None]) -> Written:
    """A file with a position for each of `roles`: title, start, end and engagement, each at an employer of its own."""
    employers = [
        {"name": f"House {n}", "positions": [{k: v for k, v in zip(("title", "start", "end", "engagement"), role, strict=True) if v}]}
        for n, role in enumerate(roles)
    ]  # fmt: skip
    return changed(["employers"], employers) | {"projects": [], "skills": []}


@pytest.mark.parametrize(
    ("roles", "codes"),
    [
        ([("Owner", "2015", None, "Freelance"), ("Engineer", "2020-01", None, None)], []),
        ([("Engineer", "2015-01", "2022-12", None), ("Tutor", "2018-01", "2019-01", "Part-time")], []),
        ([("Engineer", "2015-01", "2022-12", None), ("Berater", "2018-01", "2019-01", "nebenberuflich")], []),
        # Which of two that go on is named first is for their owner to say.
        ([("Engineer", "2015-01", None, None), ("Adviser", "2018-01", None, None)], ["overlap"]),
        ([("Engineer", "2015-01", "2016-12", None), ("Lead", "2017-01", None, None)], ["newest-first"]),
        ([("A", "2015-01", "2016-12", None), ("B", "2017-01", "2018-12", None), ("C", "2019-01", None, None)], ["newest-first"]),
        ([("A", "2015-01", None, None), ("B", "2015-01", None, None), ("C", "2015-01", None, None)], ["overlap"]),
        ([("Consultant", "2015-01", "2018-12", "Freelance"), ("Lead", "2017-01", "2020-01", None)], []),
    ],
)  # fmt: skip
def test_positions_held_at_once_are_known(
    roles: list[tuple[str, str, str | None, str | None]], codes: list[str], tmp_path: Path
) -> None:
    file = tmp_path / "portfolio.json"
    file.write_text(json.dumps(held(*roles)))

    assert [problem.code.code for problem in checking.check(file, TODAY) if problem.code] == codes


def test_two_stints_at_one_employer_leave_the_order_of_the_others_alone(
    remarks: Callable[[Written], list[str]],
) -> None:
    acme = {
        "name": "Acme",
        "positions": [
            {"title": "Lead", "start": "2020-01", "technologies": ["Steam", "Go"]},
            {"title": "Intern", "start": "2012-01", "end": "2013-01"},
        ],
    }
    other = {"name": "Other", "positions": [{"title": "Engineer", "start": "2013-02", "end": "2019-12"}]}

    assert remarks(changed(["employers"], [acme, other])) == []


@pytest.mark.parametrize(
    ("path", "value", "remark"),
    [
        (["skills", 0, "skills"], ["Rust", "Lathe", "Anvil", "Steam"], 'no position, project or volunteer role names these skills: "Rust", "Lathe" and "Anvil"; '),
        (["soft_skills"], ["Patience 90%", "Listening (advanced)"], 'these are levels: "90%" and "advanced"; nobody can check a level'),
        (["links"], [{"label": "A", "url": "http://a.ada/"}, {"label": "B", "url": "http://b.ada"}], '"http://a.ada/" and "http://b.ada" are not encrypted on their way; '),
        (["contact"], {"invitation": "W", "email": "ada@lovelace.ada", "phone": "+44 20 7946 0000"}, "every visitor can read contact.email and contact.phone, "),
        (["interests"], [{"name": "So " + "very " * 30 + end} for end in ("long", "wide")], "these texts are longer than their places have room for: interests[0].name (157 of about 60 characters) and interests[1].name (157 "),
        (["awards"], [{"title": "A", "date": 2013}, {"title": "B", "date": 2014}, {"title": "C", "date": 2015}], "awards[1] (2014) below 2013 and awards[2] (2015) below 2014: each is newer than what stands above it; "),
        (["skills", 0, "skills"], [f"Tool {n}" for n in range(30)], 'no position, project or volunteer role names these skills: "Tool 0", '),
    ],
)  # fmt: skip
def test_several_of_a_kind_are_one_remark(
    path: list[str | int], value: Any, remark: str, remarks: Callable[[Written], list[str]]
) -> None:
    [found] = remarks(changed(path, value))

    assert found.partition(": ")[2].startswith(remark)


def test_nothing_is_remarked_on_a_clean_file(remarks: Callable[[Written], list[str]]) -> None:
    assert remarks(CLEAN) == []


@pytest.mark.parametrize(
    ("path", "value", "remark"),
    [
        (["skills", 0, "skills"], ["Steam", "Rust"], 'skills[0].skills[1]: "Rust" is a skill that no position, project or volunteer role names; '),
        (["projects", 0, "technologies"], ["Steem"], 'projects[0].technologies[0]: "Steem" is unknown to the vocabulary (`technologies`); add it there, such as {"name": "Steem"}'),
        (["projects", 0, "technologies"], ["Golangg"], 'projects[0].technologies[0]: "Golangg" is unknown to the vocabulary (`technologies`); did you mean "Golang"?'),
        (["technologies"], [*CLEAN["technologies"], {"name": "Post-Gres"}, {"name": "Postgres"}], 'technologies[5].name: "Postgres" looks like "Post-Gres"; '),
        (["technologies"], [*CLEAN["technologies"], {"name": "Kubernetes"}, {"name": "Kuberentes"}], 'technologies[5].name: "Kuberentes" looks like "Kubernetes"; '),
        (["employers", 0, "positions", 1, "end"], "2022-06", "employers[0].positions[1].start: “Engineer” overlaps “Lead” by 6 months; "),
        (["employers", 0, "positions", 1, "end"], "2023", "employers[0].positions[1].start: “Engineer” overlaps “Lead” by at least 1 year 1 month; "),
        (["employers", 0, "positions", 1, "end"], "summer 2023", "employers[0].positions[1].start: “Engineer” overlaps “Lead” by at least 1 year 1 month; "),
        (["employers", 0, "positions", 1, "start"], "May 2020", 'employers[0].positions[1].start: “May 2020” counts as the year 2020; write "2020-05", and it counts as the month.'),
        (["employers", 0, "positions", 1, "start"], "Sept. 2020", 'employers[0].positions[1].start: “Sept. 2020” counts as the year 2020; write "2020-09", '),
        (["employers", 0, "positions", 1, "start"], "yes", 'employers[0].positions[1].start: "yes" does not say when, so that nothing counts it; write the year'),
        (["employers", 0, "positions", 1, "end"], "the fire", 'employers[0].positions[1].end: "the fire" does not say when, '),
        (["projects", 0, "start"], "soon", 'projects[0].start: "soon" does not say when, '),
        (["projects", 0, "start"], 2030, "projects[0].start: 2030 has not come yet; the page says so"),
        (["education"], [{"degree": "BA", "institution": "X", "expected": 2025}], "education[0].expected: 2025 has passed; "),
        (["employers", 0, "positions"], CLEAN["employers"][0]["positions"][::-1], "employers[0].positions[1].start: “Lead” began after “Engineer”"),
        (["employers", 0, "positions", 0, "start"], "2030-01", "employers[0].positions[0].start: 2030-01 has not come yet; "),
        (["education"], [{"degree": "BA", "institution": "X", "graduated": 2031}], "education[0].graduated: 2031 has not come yet; "),
        (["principles"], ["Clean Code", "clean  code."], 'principles[1]: "clean  code." stands in principles[0] already; '),
        (["languages"], [{"name": "Latin", "level": "C1"}, {"name": "Greek"}, {"name": "latin "}], 'languages[2].name: "latin" stands in languages[0].name already; remove one of the two'),
        (["interests"], [{"name": "Chess"}, {"name": "Chess", "details": ["Endgames"]}], 'interests[1].name: "Chess" stands in interests[0].name already; '),
        (["certificates"], [{"name": "First Aid", "date": 2025}, {"name": "First aid", "date": 2025}], 'certificates[1].name: "First aid" stands in certificates[0].name already; '),
        (["education"], [studied(2015, 2020), studied(2015, 2020)], 'education[1].degree: "BA" stands in education[0].degree already; '),
        (["recommendations"], [{"text": "Good.", "name": "A"}, {"text": "Good.", "name": "B"}], 'recommendations[1].text: "Good." stands in recommendations[0].text already; '),
        (["projects", 0, "solutions"], ["Cooling.", "Cooling."], 'projects[0].solutions[1]: "Cooling." stands in projects[0].solutions[0] already; '),
        (["employers", 0, "positions", 1, "technologies"], ["C++", "Go", "Golang"], 'employers[0].positions[1].technologies[2]: "Golang" stands for the same as "Go" in this list; '),
        (["links"], [{"label": "A", "url": "https://a.ada/"}, {"label": "B", "url": "https://a.ada"}], 'links[1].url: "https://a.ada/" stands in links[0].url already; '),
        (["person", "pitch"], "Lorem ipsum.", 'person.pitch: "Lorem ipsum" looks like filler; '),
        (["projects", 0, "summary"], "TODO: write this", 'projects[0].summary: "TODO" looks like filler; '),
        (["person", "name"], "Your Name", 'person.name: "Your Name" is still a placeholder; write your own'),
        (["contact", "invitation"], "Say here what people should write to you about.", 'contact.invitation: "Say here what people should write to you about." is still the starter\'s; write your own'),
        (["contact", "invitation"], "Write to me with the form on this page.", 'contact.invitation: "Write to me with the form on this page." is what `portfolio import` put there; write your own'),
        (["person", "pitch"], f"{CLEAN['person']['name']}, {CLEAN['person']['role']}.", 'person.pitch: "Ada Lovelace, Engineer." is what `portfolio import` put there; '),
        (["projects", 0, "end"], "unknown", 'projects[0].end: "unknown" stands for a date; write what is known of it'),
        (["projects", 0, "end"], "unknown (20145)", 'projects[0].end: "unknown (20145)" stands for a date; '),
        (["language"], "de-AT", "language: your texts are told as \"de-AT\"; the page's own words, its headings and dates, are English for now."),
        (["footer"], "key AKIAIOSFODNN7EXAMPLE", "footer: this looks like an access key of AWS, "),
        (["footer"], "ghp_" + "a1B2" * 9, "footer: this looks like a token of GitHub, "),
        (["footer"], "-----BEGIN RSA PRIVATE KEY-----", "footer: this looks like a private key, "),
        (["footer"], "sk-live-4eC39HqLyjWDarjtT1zdp7dc", "footer: this looks like a secret key, "),
        (["footer"], "password: hunter2", "footer: this looks like a password, "),
        (["footer"], "postgres://ada:secret@db/x", "footer: this looks like a password in an address, "),
        (["footer"], "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc", "footer: this looks like a signed token, "),
        (["footer"], "da39a3ee5e6b4b0d3255bfef95601890afd80709", "footer: this looks like a long random key, "),
        (["contact"], {"invitation": "Write.", "email": "ada@lovelace.ada"}, "contact.email: every visitor can read this address, and programs collect it for advertising; the form "),
        (["contact"], {"invitation": "Write.", "phone": "+44 20 7946 0000"}, "contact.phone: every visitor can call this number, "),
        (["languages"], [{"name": "Latin", "level": "5/5"}], 'languages[0].level: "5/5" says nothing that a reader can check; '),
        (["languages"], [{"name": "Latin", "level": "●●●○"}], 'languages[0].level: "●●●○" says nothing that a reader can check; '),
        (["languages"], [{"name": "Latin", "level": "4"}], 'languages[0].level: "4" says nothing that a reader can check; write it as others would read it, such as “native” or “C1”'),
        (["languages"], [{"name": "Latin", "level": "80% fluent"}], 'languages[0].level: "80%" says nothing'),
        (["languages"], [{"name": "Latin 80%"}], 'languages[0].name: "80%" says nothing that a reader can check; '),
        (["order"], ["talks", "skills"], 'order[0]: "talks" is empty in this file, and not on the page; fill it or remove it here'),
        (["order"], ["projects", "skills", "employers"], 'order[2]: "employers" stays beside "projects" on the page: employers, volunteering and projects move together; '),
        (["awards"], [{"title": "A", "date": 2013}, {"title": "B", "date": "2015-02"}], "awards[1].date: 2015-02 is after 2013, which stands above it; readers expect the newest first"),
        (["breaks"], [{"title": "A", "start": "2013", "end": 2013}, {"title": "B", "start": "2015", "end": 2015}], "breaks[1].start: 2015 is after 2013, which stands above it; "),
        (["breaks"], [{"title": "Travel", "start": "2023-05", "end": "2023-09"}], "breaks[0].start: “Travel” lies within “Lead” for 5 months; mend a date, or leave it if you were on leave from there"),
        (["breaks"], [{"title": "Travel", "start": "2019-06", "end": "2020-03"}], "breaks[0].start: “Travel” lies within “Engineer” for 3 months; "),
        (["breaks"], [{"title": "Travel", "start": "2023-05"}], "breaks[0].start: “Travel” lies within “Lead” for 3 years 7 months; "),
        (["breaks"], [{"title": "Travel", "start": 2020, "end": 2021}], "breaks[0].start: “Travel” lies within “Engineer” for at least 2 months; "),
        (["volunteering"], [helped(2017, 2018), helped(2019, 2020)], "volunteering[1].start: 2019 is after 2017, which stands above it; "),
        (["education"], [studied(2010, 2013), studied(2013, 2015)], "education[1].graduated: 2015 is after 2013, which stands above it; readers expect the newest first"),
        (["education"], [studied(None, 2013), studied(None, "2015-06")], "education[1].graduated: 2015-06 is after 2013, "),
        (["education"], [studied(2020, 2023), {**studied(2024, None), "expected": 2028}], "education[1].expected: 2028 is after 2023, "),
        (["education"], [{**studied(2024, None), "expected": 2028}, studied(2020, 2023), studied(2025, None)], "education[2].start: 2025 is after 2020, "),
        (["certificates"], [{"name": "A", "date": 2013}, {"name": "B", "date": "2025-08"}], "certificates[1].date: 2025-08 is after 2013, "),
        (["certificates"], [{"name": "A", "expires": "2026-10"}], "certificates[0].expires: 2026-10 has passed, and the page says that it expired; if it was renewed, write until when"),
        (["certificates"], [{"name": "A", "date": 2020, "expires": "spring 2025"}], "certificates[0].expires: spring 2025 has passed, "),
        (["publications"], [{"title": "A", "date": 2013}, {"title": "B", "date": 2015}], "publications[1].date: 2015 is after 2013, "),
        (["talks"], [{"title": "A", "date": 2013}, {"title": "B", "date": 2015}], "talks[1].date: 2015 is after 2013, "),
        (["skills", 0, "name"], "Expert", 'skills[0].name: "Expert" is a level, and nobody can check a level; a sentence that names the skill where it was used shows it better'),
        (["skills", 0, "name"], "Familiar with", 'skills[0].name: "Familiar with" is a level, '),
        (["skills", 0, "skills"], ["Steam ★★★★"], 'skills[0].skills[0]: "★★★★" is a level, and nobody can check a level; a sentence that names the skill where it was used shows it better'),
        (["skills", 0, "skills"], ["Steam (expert)"], 'skills[0].skills[0]: "expert" is a level, '),
        (["projects", 0, "technologies"], ["Steam: Expert"], 'projects[0].technologies[0]: "Expert" is a level, '),
        (["technologies", 3, "name"], "Rust 90%", 'technologies[3].name: "90%" is a level, '),
        (["soft_skills"], ["Listening, expert"], 'soft_skills[0]: "expert" is a level, '),
        (["soft_skills"], ["Listening [very good]"], 'soft_skills[0]: "very good" is a level, '),
        (["soft_skills"], ["Listening (Level 3)"], 'soft_skills[0]: "Level 3" is a level, '),
        (["soft_skills"], ["Listening 4.5 out of 5"], 'soft_skills[0]: "4.5 out of 5" is a level, '),
        (["soft_skills"], ["Listening ▮▮▮▯▯"], 'soft_skills[0]: "▮▮▮▯▯" is a level, '),
        (["soft_skills"], ["Listening ***"], 'soft_skills[0]: "***" is a level, '),
        (["soft_skills"], ["Expert in listening"], 'soft_skills[0]: "Expert in" is a level, '),
        (["soft_skills"], ["Patience 90%"], 'soft_skills[0]: "90%" is a level, '),
        (["soft_skills"], ["Listening ★★★☆"], 'soft_skills[0]: "★★★☆" is a level, '),
        (["soft_skills"], ["Listening (advanced)"], 'soft_skills[0]: "advanced" is a level, '),
        (["soft_skills"], ["Listening: 4/5"], 'soft_skills[0]: "4/5" is a level, '),
        (["soft_skills"], ["Mentoring, 5+ years"], 'soft_skills[0]: "5+ years" is a level, '),
        (["links", 0, "url"], "http://code.ada/", 'links[0].url: "http://code.ada/" is not encrypted on its way; '),
        (["person", "role"], "Engineer of " + "very " * 20 + "large engines", "person.role: this text has 125 characters, and its place room for about 70; "),
        (["employers", 0, "positions", 0, "achievements"], ["It " + "really " * 60 + "works."], "employers[0].positions[0].achievements[0]: this text has 429 characters, "),
    ],
)  # fmt: skip
def test_each_thing_worth_a_remark_is_remarked_once(
    path: list[str | int], value: Any, remark: str, remarks: Callable[[Written], list[str]]
) -> None:
    found = remarks(changed(path, value))

    assert len(found) == 1
    assert found[0].startswith(remark)


@pytest.mark.parametrize(
    "text",
    [
        "Wrote the password reset and token rotation for 40M accounts.",
        "Moved secrets: from files into a vault.",
        "skeleton-key-of-the-architecture of a task-runner",
        "Cut latency to 10ms; sk- is a prefix.",
        "See https://docs.ada/reset?token or ask.",
        "The todo list that 2M people use.",
    ],
)
def test_talk_of_secrets_and_lists_is_none(text: str, remarks: Callable[[Written], list[str]]) -> None:
    assert remarks(changed(["footer"], text)) == []


def test_what_is_shipped_needs_no_vocabulary_of_ones_own(remarks: Callable[[Written], list[str]]) -> None:
    text = json.dumps(changed(["technologies"], [])).replace('"Steam"', '"Kotlin"')

    assert remarks(json.loads(text)) == []


def test_errors_are_told_in_place_of_remarks(tmp_path: Path) -> None:
    file = tmp_path / "portfolio.json"
    file.write_text(json.dumps(changed(["person", "name"], 5) | {"footer": "TODO"}))

    [problem] = checking.check(file, TODAY)

    assert not problem.is_warning
