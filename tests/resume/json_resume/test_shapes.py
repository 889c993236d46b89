"""Each shape that resumes come in, what the file has for it, and what is told."""

from typing import Any

import pytest

from portfolio.content.model.dates import Month
from portfolio.resume.json_resume import from_json_resume


def taken(resume: Any) -> tuple[dict[str, Any], list[str]]:
    written, notes = from_json_resume.portfolio(resume, Month(2026, 11))
    return written, [f"{note.weight.spoken}: {note.told()}" for note in notes.all if "invitation" not in note.place]


def job(**fields: Any) -> dict[str, Any]:
    """The position that comes of one entry."""
    written, _ = taken(
        {"work": [{"name": "Acme", "position": "Cook", "startDate": "2014", "endDate": "2016"} | fields]}
    )
    [position] = written["employers"][0]["positions"]
    return position


@pytest.mark.parametrize(
    ("fields", "start", "end"),
    [
        ({"startDate": "Sept. 2015", "endDate": "heute"}, "2015-09", None),
        ({"startDate": "2014", "endDate": "31/12/2014"}, "2014", "2014-12"),
        ({"startDate": "Summer 2014", "endDate": "2014 June"}, "Summer 2014", "2014-06"),
        ({"startDate": "2014 - 2016", "endDate": None}, "2014", "2016"),
        ({"startDate": "2014 - 2016", "endDate": "2016"}, "2014", "2016"),
        ({"startDate": "2014 - 2016", "endDate": "2015"}, "2014", "2015"),
        ({"startDate": "2014 - heute", "endDate": ""}, "2014", None),
        ({"startDate": "2014 –", "endDate": ""}, "2014", None),
        ({"startDate": "", "endDate": "2014 - 2016"}, "2014", "2016"),
        ({"startDate": "2014", "endDate": "2014 - 2016"}, "2014", "2016"),
        ({"startDate": "2014", "endDate": "2014 bis heute"}, "2014", None),
        ({"startDate": None, "endDate": None, "period": "05/2014 – 07/2016"}, "2014-05", "2016-07"),
        ({"startDate": None, "endDate": None, "date": "2014"}, "2014", "unknown"),
        ({"startDate": None, "endDate": None}, "unknown", "unknown"),
        ({"startDate": None, "endDate": "Present"}, "unknown", None),
        ({"startDate": "heute", "endDate": "2016"}, "unknown", "2016"),
        ({"startDate": "2014", "endDate": "", "current": True}, "2014", None),
        ({"startDate": "2014", "endDate": "", "current": False}, "2014", "unknown"),
        ({"startDate": "2014", "endDate": "Present", "isCurrent": False}, "2014", "unknown"),
        ({"startDate": "2014", "endDate": "2016", "current": True}, "2014", "2016"),
        ({"startDate": "2014", "endDate": "left"}, "2014", "left"),
        ({"startDate": "2014", "endDate": "?"}, "2014", "unknown (?)"),
        ({"startDate": "2014", "endDate": False}, "2014", "false"),
        ({"startDate": "2014", "endDate": {"year": 2016, "month": 7}}, "2014", "2016-07"),
        ({"startDate": "2014", "endDate": {"month": "July", "year": "2016"}}, "2014", "2016-07"),
        ({"startDate": "2014", "endDate": "2999"}, "2014", "unknown"),
        ({"startDate": "2014", "endDate": "2013"}, "2013", "2014"),
        ({"start": "May 2014", "end": "Jun 2016", "startDate": None, "endDate": None}, "2014-05", "2016-06"),
    ],
)  # fmt: skip
def test_dates_come_as_far_as_they_are_known(fields: dict[str, Any], start: str, end: str | None) -> None:
    position = job(**fields)

    assert (position["start"], position.get("end")) == (start, end)


@pytest.mark.parametrize(
    ("fields", "date", "expires", "told"),
    [
        ({"date": "2019-05-12", "endDate": "2021-05-12"}, "2019-05", "2021-05", "Worth a look: certificates[0].endDate"),
        ({"issueDate": "May 2019", "expirationDate": "May 2021"}, "2019-05", "2021-05", None),
        ({"startDate": "2019", "validUntil": "2036"}, "2019", "2036", None),
        ({"date": "2019", "expires": "31/12/2021"}, "2019", "2021-12", None),
        ({"expiryDate": "summer 2021"}, None, "summer 2021", "Worth a look: certificates[0].expiryDate"),
        ({"date": "2019", "expires": ""}, "2019", None, None),
        ({"date": "2019", "expires": "No Expiration"}, "2019", None, "Worth a look: certificates[0].expires"),
        ({"date": "2019", "endDate": "Present"}, "2019", None, "Worth a look: certificates[0].endDate"),
        ({"date": "2019", "expires": "9999-12-31"}, "2019", None, "Worth a look: certificates[0].expires"),
        ({"date": "2019", "expires": "2999"}, "2019", "unknown", "Changed: certificates[0].expires"),
        ({"date": "2021-03", "expires": "2020"}, "2020", "2021-03", "Changed: certificates[0]"),
        # Perhaps how long a course took.
        ({"date": "2019 - 2020"}, "unknown (2019 - 2020)", None, "Worth a look: certificates[0].date"),
    ],
)  # fmt: skip
def test_a_certificate_expires_when_a_resume_says_so(
    fields: dict[str, Any], date: str | None, expires: str | None, told: str | None
) -> None:
    written, notes = taken({"basics": {"name": "Ada", "label": "Cook", "summary": "I cook."},
                            "work": [{"name": "Acme", "position": "Cook", "startDate": "2014"}],
                            "certificates": [{"name": "First Aid"} | fields]})  # fmt: skip

    [certificate] = written["certificates"]
    assert (certificate.get("date"), certificate.get("expires")) == (date, expires)
    assert [note.startswith(told) for note in notes if told] == ([True] if told else [])
    assert told or notes == []


@pytest.mark.parametrize(
    ("highlights", "achievements"),
    [
        (["One.", None, "", " ", "Two."], ["One.", "Two."]),
        ("One.", ["One."]),
        ("One.\nTwo.", ["One.", "Two."]),
        ("One goes\non.\nTwo.", ["One goes on.", "Two."]),
        ("- One\n- Two", ["One", "Two"]),
        ("• One • Two", ["One", "Two"]),
        (["• One\n• Two", "Three"], ["One", "Two", "Three"]),
        (["One\ngoes on"], ["One goes on"]),
        ([{"text": "One."}, {"name": "Led", "description": "five people"}], ["One.", "Led: five people"]),
        ([{"title": "Won", "items": ["a", "b"]}, ["One", ["Two"]]], ["Won: a; b", "One", "Two"]),
        ({"a": "One.", "b": "Two."}, ["One.", "Two."]),
        ([7, 1.5], ["7", "1.5"]),
        (["<ul><li>One</li><li>Two</li></ul>"], ["One", "Two"]),
        (["Wrote List<String> & a < b > c."], ["Wrote List<String> & a < b > c."]),
        (['See <a href="https://a.example/x">it</a> &amp; <b>more</b>'], ["See it (https://a.example/x) & more"]),
        (["One\u0000two", "lone \ud800"], ["One two", "lone \N{REPLACEMENT CHARACTER}"]),
    ],
)  # fmt: skip
def test_highlights_keep_all_their_text(highlights: Any, achievements: list[str]) -> None:
    assert job(highlights=highlights)["achievements"] == achievements


@pytest.mark.parametrize(
    ("keywords", "technologies"),
    [
        ("Go, Python; Rust", ["Go", "Python", "Rust"]),
        ("C, C++ (incl. STL, Boost)", ["C", "C++ (incl. STL, Boost)"]),
        ("C (old, D", ["C (old", "D"]),
        ("Java、MySQL，Redis（集群，哨兵）", ["Java", "MySQL", "Redis（集群，哨兵）"]),
        ("1,000 users", ["1,000 users"]),
        (["Go, the language", {"name": "Git"}, ["Make"], None], ["Go, the language", "Git", "Make"]),
        (None, None),
        ("", None),
    ],
)
def test_keywords_in_one_text_are_several(keywords: Any, technologies: list[str] | None) -> None:
    assert job(keywords=keywords).get("technologies") == technologies


@pytest.mark.parametrize(
    ("summary", "kept"),
    [
        ("One\n\ntwo", "One\n\ntwo"),
        ("One\ntwo", "One two"),
        ("One:\n• a\n• b\nafter", "One:\n\n- a\n- b after"),
        ("1. a\n2. b", "1. a\n2. b"),
        (["One.", "Two."], "One.\n\nTwo."),
        ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
    ],
)
def test_a_summary_keeps_its_paragraphs_and_lists(summary: Any, kept: str) -> None:
    assert job(summary=summary)["summary"] == kept


@pytest.mark.parametrize(
    ("basics", "contact", "links", "told"),
    [
        ({"email": "a@x.org"}, {"email": "a@x.org"}, [], []),
        ({"email": "mailto:a@x.org"}, {"email": "a@x.org"}, [], []),
        ({"email": "a@x.org, b@x.org"}, {"email": "a@x.org"}, [("b@x.org", "mailto:b@x.org")], []),
        ({"email": ["a@x.org", "b@x.org"]}, {"email": "a@x.org"}, [("b@x.org", "mailto:b@x.org")], []),
        ({"email": {"work": "a@x.org"}}, {"email": "a@x.org"}, [], []),
        ({"email": "Ada <a@x.org>"}, {"email": "a@x.org"}, [], ['Changed: basics.email "Ada <a@x.org>"']),
        ({"email": "me.example.org"}, {}, [], ['Left out: basics.email "me.example.org"']),
        ({"email": "data:image/png;base64,AAAA"}, {}, [], ['Left out: basics.email "data:image/png;base64,AAAA"']),
        ({"url": "iVBORw0KGgo="}, {}, [], ['Left out: basics.url "iVBORw0KGgo="']),
        ({"url": "me.png"}, {}, [], ['Left out: basics.url "me.png"']),
        ({"url": "N/A"}, {}, [], ['Left out: basics.url "N/A"']),
        ({"url": "ada.example/me"}, {}, [("Website", "https://ada.example/me")], []),
        ({"url": "ada@x.org"}, {}, [("Website", "mailto:ada@x.org")], []),
        ({"website": "https://a.example", "url": "https://a.example/"}, {}, [("Website", "https://a.example/")], []),
        ({"websites": {"blog": "b.example", "shop": ""}}, {}, [("Blog", "https://b.example/")], []),
        ({"phone": 48220000000}, {"phone": "48220000000"}, [], []),
        ({"phone": "+1 555 0100 / +1 555 0101"}, {"phone": "+1 555 0100"}, [], ['Left out: basics.phone "+1 555 0101"']),
        ({"phone": "call me"}, {}, [], ['Left out: basics.phone "call me"']),
        ({"profiles": [{"network": "Hub", "username": "ada", "url": "hub.example/ada"}]}, {}, [("Hub", "https://hub.example/ada")], []),
        ({"profiles": [{"network": "Hub", "username": "ada", "url": "hub.example/7"}]}, {}, [("Hub: ada", "https://hub.example/7")], []),
        ({"profiles": [{"network": "Hub", "name": "Ada", "url": "hub.example/7"}]}, {}, [("Hub", "https://hub.example/7")], ['Left out: basics.profiles[0].name "Ada"']),
        ({"profiles": [{"username": "ada", "url": "hub.example/7"}]}, {}, [("ada", "https://hub.example/7")], []),
        ({"profiles": [{"url": "https://www.hub.example/7"}]}, {}, [("hub.example", "https://www.hub.example/7")], []),
        ({"profiles": [{"network": "Blog", "url": "a.example"}], "url": "https://a.example"}, {}, [("Blog", "https://a.example/")], []),
        ({"profiles": [{"network": "Hub", "url": "a.example"}, {"network": "Box", "url": "a.example"}]}, {}, [("Hub", "https://a.example/")], ['Left out: basics {"label": "Box", "url": "https://a.example/"}']),
        ({"profiles": ["https://a.example/x"]}, {}, [("a.example", "https://a.example/x")], []),
        ({"profiles": {"hub": "https://h.example/ada", "tube": {"url": "t.example/ada"}}}, {}, [("hub", "https://h.example/ada"), ("tube", "https://t.example/ada")], []),
        ({"profiles": [{"network": "Hub", "username": "ada"}]}, {}, [], ['Left out: basics.profiles[0] {"network": "Hub", "username": "ada"}']),
        ({"profiles": [{"network": "", "username": "", "url": ""}, None, {}]}, {}, [], []),
        ({"profiles": [{"network": "Evil", "url": "javascript:alert(1)"}]}, {}, [], ['Left out: basics.profiles[0] {"network": "Evil", "url": "javascript:alert(1)"}']),
    ],
)  # fmt: skip
def test_ways_to_reach_somebody_are_told_apart(
    basics: dict[str, Any], contact: dict[str, Any], links: list[tuple[str, str]], told: list[str]
) -> None:
    written, notes = taken({"basics": {"name": "Ada", "label": "Cook", "summary": "I cook."} | basics})

    assert {key: value for key, value in written["contact"].items() if key != "invitation"} == contact
    assert [(link["label"], link["url"]) for link in written.get("links", ())] == links
    assert notes == told


@pytest.mark.parametrize(
    ("education", "degree", "focus"),
    [
        ({"studyType": "BSc", "area": "Information Technology (Web, Mobile), Law"}, "BSc", ["Information Technology (Web, Mobile)", "Law"]),
        ({"studyType": "BSc", "area": ["A", "B"]}, "BSc", ["A", "B"]),
        ({"area": "A, B"}, "A, B", None),
        ({"degree": "BSc", "major": "A"}, "BSc", ["A"]),
        ({}, "Your Degree", None),
    ],
)  # fmt: skip
def test_areas_are_parted_outside_of_brackets(education: dict[str, Any], degree: str, focus: list[str] | None) -> None:
    written, _ = taken({"education": [{"institution": "X"} | education]})

    assert (written["education"][0]["degree"], written["education"][0].get("focus")) == (degree, focus)


@pytest.mark.parametrize(
    ("skills", "groups"),
    [
        ("Go, Python", [("Skills", ["Go", "Python"])]),
        (["Go", "Languages: C, D", "Git, Make"], [("Skills", ["Go", "Git", "Make"]), ("Languages", ["C", "D"])]),
        ([{"name": "Go", "keywords": None}, {"name": "Tools", "keywords": "Git, Make"}], [("Skills", ["Go"]), ("Tools", ["Git", "Make"])]),
        ({"Tools": ["Git"], "Other": "A; B"}, [("Tools", ["Git"]), ("Other", ["A", "B"])]),
        ({"name": "Tools", "keywords": ["Git"]}, [("Tools", ["Git"])]),
        ([{"category": "Tools", "items": ["Git"]}, {"name": "Tools", "keywords": ["Make"]}], [("Tools", ["Git"]), ("Tools", ["Make"])]),
    ],
)  # fmt: skip
def test_skills_keep_their_groups(skills: Any, groups: list[tuple[str, list[str]]]) -> None:
    written, _ = taken({"skills": skills})

    assert [(group["name"], group["skills"]) for group in written["skills"]] == groups


def test_two_stints_stay_where_they_were_in_time() -> None:
    work = [
        {"name": name, "position": "Cook", "startDate": start, "endDate": end}
        for name, start, end in [("A", "2020", ""), ("A", "2018", "2020"), ("B", "2016", "2018"), ("A", "2014", "2016")]
    ]

    written, _ = taken({"work": work})

    assert [(employer["name"], len(employer["positions"])) for employer in written["employers"]] == [
        ("A", 2),
        ("B", 1),
        ("A", 1),
    ]


def test_an_employer_that_lists_positions_has_them_all() -> None:
    nested = [{"title": "Lead", "start": "2020", "isCurrent": True}, {"title": "Cook", "start": "2018", "end": "2019"}]

    written, notes = taken(
        {"experience": [{"company": "A", "url": "https://a.example", "summary": "Soup.", "positions": nested}]}
    )

    [employer] = written["employers"]
    assert (employer["name"], employer["url"]) == ("A", "https://a.example/")
    assert [(p["title"], p["start"], p.get("end"), p.get("summary")) for p in employer["positions"]] == [
        ("Lead", "2020", None, "Soup."),
        ("Cook", "2018", "2019", None),
    ]
    assert [note for note in notes if "experience" in note] == []


def test_what_is_said_of_an_employer_twice_is_kept_both_times() -> None:
    work = [
        {
            "company": "A",
            "position": p,
            "startDate": "2014",
            "endDate": "2015",
            "summary": "S",
            "description": d,
            "url": f"https://{d}.example",
        }
        for p, d in [("One", "maps"), ("Two", "boats")]
    ]

    written, notes = taken({"work": work})

    assert written["employers"][0]["description"] == "maps"
    assert written["employers"][0]["positions"][1]["summary"] == "S\n\nboats"
    assert 'Left out: work[1].url "https://boats.example/"' in notes


@pytest.mark.parametrize(
    "around",
    [lambda resume: {"resume": resume}, lambda resume: [resume], lambda resume: {"data": {"attributes": resume}}],
)
def test_a_resume_may_stand_in_something_else(around: Any) -> None:
    written, _ = taken(around({"basics": {"name": "Ada"}, "work": []}))

    assert written["person"]["name"] == "Ada"


def test_what_stands_at_the_top_counts_as_basics() -> None:
    written, _ = taken({"name": "Ada", "title": "Cook", "about": "I cook.", "email": "a@x.org", "work": []})

    assert (written["person"], written["contact"]["email"]) == (
        {"name": "Ada", "role": "Cook", "pitch": "I cook."},
        "a@x.org",
    )


def test_empty_entries_of_a_template_are_not_worth_a_note() -> None:
    empty = {
        "name": "",
        "position": "",
        "startDate": "",
        "endDate": "",
        "summary": " ",
        "highlights": [""],
        "location": {"city": None},
    }
    sections = (
        "work",
        "volunteer",
        "education",
        "projects",
        "skills",
        "awards",
        "certificates",
        "publications",
        "languages",
        "interests",
        "references",
        "talks",
    )

    written, notes = taken(
        {
            "basics": {"name": "Ada", "label": "Cook", "summary": "I cook.", "profiles": [{}]},
            "x": {"y": [{}]},
            **{section: [empty, None, {}] for section in sections},
        }
    )

    assert written.keys() == {"person", "contact"}
    assert notes == []


@pytest.mark.parametrize(
    ("resume", "language"),
    [
        ({"language": "de"}, "de"),
        ({"meta": {"language": "pt_BR"}}, "pt-BR"),
        ({"basics": {"lang": "it_IT.UTF-8"}}, "it-IT"),
        ({"language": "German"}, None),
        ({"basics": {"summary": "Ich halte die Station zusammen, und das seit der Zeit, als wir nur mit einer Pflegekraft auf zwölf Betten waren."}}, "de"),
        ({"basics": {"summary": "I keep the ward together, and that since the time when we were one nurse for twelve beds."}}, None),
        ({"basics": {"summary": "使う人の手元から考える。"}}, "ja"),
        ({"basics": {"summary": "让系统在半夜也安静。"}}, "zh"),
    ],
)  # fmt: skip
def test_the_language_is_kept_or_read_from_the_texts(resume: Any, language: str | None) -> None:
    written, _ = taken(resume)

    assert written.get("language") == language
