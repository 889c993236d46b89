"""What is meant by keys and values that the file does not know: each leads to the right place, with the right cure."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from portfolio.content.file import checking, loading, schema
from portfolio.content.file.explaining import elsewhere, misnamed, other_names
from portfolio.content.file.problems import ContentError
from portfolio.content.file.source.places import PartPath, spoken
from portfolio.content.model.dates import Month
from tests.content.file.test_checking import CLEAN
from tests.paths import ROOT

TODAY = Month(2026, 11)
POSITION: PartPath = ("employers", 0, "positions", 1)
# Where a key is written, and the key of the same object that is meant.
RENAMED: list[tuple[PartPath, str]] = [
    *((("presentations",), "talks"), (("speaking",), "talks"), (("talk",), "talks")),
    *(((key,), "employers") for key in ("experience", "work", "jobs", "career", "workExperience", "Berufserfahrung", "expériences")),
    *(((key,), "education") for key in ("studies", "school", "Ausbildung", "formation")),
    *(((key,), "links") for key in ("profiles", "social", "social_media")),
    *(((key,), "certificates") for key in ("certifications", "licenses")),
    *((("hobbies",), "interests"), (("references",), "recommendations"), (("honors",), "awards"), (("papers",), "publications")),
    *((("books",), "reading"), (("stack",), "skills"), (("Languages",), "languages"), (("softSkills",), "soft_skills")),
    *((("volunteer",), "volunteering"), (("gaps",), "breaks"), (("lang",), "language")),
    *((("person", key), "role") for key in ("headline", "tagline", "title", "label", "jobTitle")),
    *((("person", key), "pitch") for key in ("about", "bio", "summary", "objective")),
    *((("person", key), "location") for key in ("city", "address")),
    *((("person", "timezone"), "time_zone"), (("person", "fullName"), "name")),
    *(((*POSITION, key), "achievements") for key in ("highlights", "bullets", "responsibilities", "duties", "achievments")),
    *(((*POSITION, key), "technologies") for key in ("stack", "tools", "keywords", "tech_stack")),
    *(((*POSITION, key), "start") for key in ("from", "startDate", "begin", "start_date")),
    *(((*POSITION, key), "end") for key in ("to", "endDate", "until", "finished", "bis")),
    *(((*POSITION, key), "title") for key in ("role", "position", "jobTitle", "name")),
    *(((*POSITION, "description"), "summary"), ((*POSITION, "employmentType"), "engagement"), ((*POSITION, "city"), "location")),
    *((("employers", 0, key), "name") for key in ("company", "organization", "title")),
    *((("employers", 0, "roles"), "positions"), (("employers", 0, "website"), "url")),
    *((("education", 0, key), "grade") for key in ("gpa", "score", "grades")),
    *((("education", 0, key), "institution") for key in ("school", "university", "college")),
    *((("education", 0, key), "degree") for key in ("field", "studyType", "major")),
    *((("education", 0, key), "graduated") for key in ("to", "endDate", "year")),
    *((("education", 0, "courses"), "coursework"), (("education", 0, "from"), "start")),
    *((("projects", 0, key), "links") for key in ("url", "github", "demo")),
    *((("projects", 0, key), "solutions") for key in ("highlights", "bullets")),
    *((("projects", 0, "result"), "impact"), (("projects", 0, "problem"), "challenge"), (("projects", 0, "name"), "title")),
    *((("languages", 0, "language"), "name"), (("person", "photo"), "portrait"), (("projects", 0, "screenshots"), "pictures")),
    *((("skills", 0, "items"), "skills"), (("skills", 0, "category"), "name"), (("links", 0, "link"), "url"), (("links", 0, "network"), "label")),
    *((("recommendations", 0, "quote"), "text"), (("recommendations", 0, "author"), "name")),
    *((("certificates", 0, "title"), "name"), (("certificates", 0, "authority"), "issuer"), (("certificates", 0, "issued"), "date")),
    *((("certificates", 0, key), "expires") for key in ("validUntil", "expirationDate", "expiry_date", "endDate", "Finished On")),
    *((("certificates", 0, key), "number") for key in ("licenseNumber", "credential_id", "License Number")),
    *((("awards", 0, "issuer"), "awarder"), (("talks", 0, "conference"), "event"), (("publications", 0, "journal"), "publisher")),
    *((("contact", "mobile"), "phone"), (("contact", "mail"), "email"), (("technologies", 0, "aliases"), "aka")),
]  # fmt: skip
# The same, where the one that is meant stands beside it in the clean file.
BESIDE: list[tuple[PartPath, str]] = [
    *((("person", "nmae"), "name"), (("person", "fullName"), "name"), (("person", "jobTitle"), "role")),
    *(((*POSITION, "startDate"), "start"), ((*POSITION, "role"), "title"), (("experience",), "employers")),
]
# Where a key is written, and what part of the file it belongs in.
ELSEWHERE: list[tuple[PartPath, str]] = [
    *(((key,), "person.role") for key in ("headline", "title")),
    *(((key,), "person.pitch") for key in ("summary", "objective")),
    *((("name",), "person.name"), (("city",), "person.location"), (("tz",), "person.time_zone")),
    *((("photo",), "person.portrait"), (("avatar",), "person.portrait")),
    *((("email",), "contact.email"), (("phone",), "contact.phone"), (("accent",), "theme.accent")),
    *(((key,), "links") for key in ("github", "linkedin", "twitter", "website")),
    *((("person", key), "links") for key in ("github", "linkedin", "url", "profiles")),
    *((("person", "mail"), "contact.email"), (("person", "phone"), "contact.phone"), (("person", "skills"), "skills")),
    *((("contact", "address"), "person.location"), (("contact", "linkedin"), "links")),
    *(((*POSITION, key), "employers[…].name") for key in ("company", "organization", "employer")),
    *(((*POSITION, "website"), "employers[…].url"), ((*POSITION, "projects"), "projects")),
    *((("employers", 0, key), "employers[…].positions[…].achievements") for key in ("highlights", "achievements", "duties")),
    *((("employers", 0, "from"), "employers[…].positions[…].start"), (("employers", 0, "technologies"), "employers[…].positions[…].technologies")),
    *((("gpa",), "education[…].grade"), (("bullets",), "employers[…].positions[…].achievements"), (("solutions",), "projects[…].solutions")),
]  # fmt: skip
UNWANTED: list[PartPath] = [
    *((("person", key)) for key in ("age", "dateOfBirth", "dob", "gender", "maritalStatus", "nationality", "religion")),
    *(("comment",), ("_comment",), ("//",), ("salary",), ("projects", 0, "rating"), ("employers", 0, "logo")),
]
P = "employers[0].positions[1]"
VALUES: list[tuple[PartPath, Any, str]] = [
    ((*POSITION, "start"), "2020-02-15", f'{P}.start: "2020-02-15" is not a date; did you mean "2020-02"?'),
    ((*POSITION, "start"), "02/2020", f'{P}.start: "02/2020" is not a date; did you mean "2020-02"?'),
    ((*POSITION, "start"), "2020-2", f'{P}.start: "2020-2" is not a date; did you mean "2020-02"?'),
    ((*POSITION, "start"), {"year": 2020, "month": 2}, f'{P}.start: {{"year": 2020, "month": 2}} is not a date; did you mean "2020-02"?'),
    ((*POSITION, "end"), "present", f'{P}.end: "present" is not a date; leave out the end of what goes on today.'),
    ((*POSITION, "end"), "now", f'{P}.end: "now" is not a date; leave out the end of what goes on today.'),
    ((*POSITION, "end"), True, f"{P}.end: true is not a date; leave out the end of what goes on today."),
    ((*POSITION, "current"), "yes", f"{P}.current: this key is not known; leave it out, and `end` too: what has no end goes on today."),
    ((*POSITION, "share"), "60%", f'{P}.share: "60%" is not a whole number without quotes; did you mean 60?'),
    ((*POSITION, "share"), 0.6, f"{P}.share: 0.6 is not a whole number without quotes; did you mean 60?"),
    ((*POSITION, "technologies"), "Go; C++", f'{P}.technologies: "Go; C++" is not a list in square brackets; did you mean ["Go", "C++"]?'),
    ((*POSITION, "technologies"), [{"name": "Go"}], f'{P}.technologies[0]: {{"name": "Go"}} is not a text in double quotes; did you mean "Go"?'),
    ((*POSITION, "achievements"), "Cut a, b and c.", f'{P}.achievements: "Cut a, b and c." is not a list in square brackets; did you mean ["Cut a, b and c."]?'),
    ((*POSITION, "location"), {"city": "Lisbon", "countryCode": "PT"}, f'{P}.location: {{"city": "Lisbon", "countryCode": "PT"}} is not a text in double quotes; did you mean "Lisbon, PT"?'),
    ((*POSITION, "summary"), ["I lead.", "I build."], f'{P}.summary: ["I lead.", "I build."] is not a text in double quotes; did you mean "I lead. I build."?'),
    ((*POSITION, "slug"), "Acme Boss", f'{P}.slug: "Acme Boss" is not a slug; did you mean "acme-boss"?'),
    ((*POSITION, "slug"), "acme_boss", f'{P}.slug: "acme_boss" is not a slug; did you mean "acme-boss"?'),
    (("person", "role"), ["Engineer"], 'person.role: ["Engineer"] is not a text in double quotes; did you mean "Engineer"?'),
    (("person", "role"), True, "person.role: true is not a text in double quotes; write a text in double quotes, such as"),
    (("contact", "email"), "mailto:ada@ada.org", 'contact.email: "mailto:ada@ada.org" is not an e-mail address; did you mean "ada@ada.org"?'),
    (("contact", "email"), "Ada <ada@ada.org>", 'contact.email: "Ada <ada@ada.org>" is not an e-mail address; did you mean "ada@ada.org"?'),
    (("contact", "phone"), 351210000000, 'contact.phone: 351210000000 is not a text in double quotes; did you mean "351210000000"?'),
    (("contact", "phone"), "tel:+351210000000", 'contact.phone: "tel:+351210000000" is not a telephone number; did you mean "+351210000000"?'),
    (("contact",), "Write to me.", 'contact: "Write to me." is not an object in curly braces; did you mean {"invitation": "Write to me."}?'),
    (("links",), [{"label": "G", "url": "github.com/me"}], 'links[0].url: "github.com/me" is not an address that can be linked; did you mean "https://github.com/me"?'),
    (("links",), [{"label": "G", "url": "htps://me.org"}], 'links[0].url: "htps://me.org" is not an address that can be linked; did you mean "https://me.org"?'),
    (("links",), [{"label": "G", "url": ["https://me.org"]}], 'links[0].url: ["https://me.org"] is not a text in double quotes; did you mean "https://me.org"?'),
    (("links",), {"github": "github.com/me"}, 'links: {"github": "github.com/me"} is not a list in square brackets; did you mean [{"label": "github", "url": "https://github.com/me"}]?'),
    (("github",), "github.com/me", 'github: this key is not known here; what it says belongs in `links`, such as "links": [{"label": "github", "url": "https://github.com/me"}].'),
    (("about",), "I build.", 'about: this key is not known here; what it says belongs in `person.pitch`, such as "pitch": "I build.".'),
    (("basics",), {}, "basics: this is what a JSON Resume has; `portfolio import` makes a portfolio file of one."),
    (("languages",), ["Dutch", "Latin"], 'languages: ["Dutch", "Latin"] is a list of texts, and each should be an object in curly braces; did you mean [{"name": "Dutch"}, {"name": "Latin"}]?'),
    (("languages",), {"Dutch": "C1"}, 'languages: {"Dutch": "C1"} is not a list in square brackets; did you mean [{"name": "Dutch", "level": "C1"}]?'),
    (("skills",), ["Go", "C++"], 'skills: ["Go", "C++"] is a list of texts, and each should be an object in curly braces; did you mean [{"name": "Skills", "skills": ["Go", "C++"]}]?'),
    (("skills",), {"Tools": ["Go"]}, 'skills: {"Tools": ["Go"]} is not a list in square brackets; did you mean [{"name": "Tools", "skills": ["Go"]}]?'),
    (("education",), {"degree": "BA", "institution": "X"}, 'education: {"degree": "BA", "institution": "X"} is not a list in square brackets; did you mean [{"degree": "BA", "institution": "X"}]?'),
    (("education",), [{"degree": "BA", "institution": "X", "grade": 3.7}], 'education[0].grade: 3.7 is not a text in double quotes; did you mean "3.7"?'),
    (("certificates",), [{"name": "A", "expires": "never"}], 'certificates[0].expires: "never" is not a date; leave out `expires` of what does not expire.'),
    (("certificates",), [{"name": "A", "expires": "No Expiration"}], 'certificates[0].expires: "No Expiration" is not a date; leave out '),
    (("certificates",), [{"name": "A", "expires": "ongoing"}], 'certificates[0].expires: "ongoing" is not a date; leave out `expires` of '),
    (("certificates",), [{"name": "A", "expires": "12/2027"}], 'certificates[0].expires: "12/2027" is not a date; did you mean "2027-12"?'),
    (("certificates",), [{"name": "A", "date": "2021-03", "expires": 2020}], "certificates[0].expires: 2020 lies before the `date`, 2021-03; swap or mend them."),
    (("reading",), [], 'reading: [] is not an object in curly braces; '),
    (("theme",), {"accent": "rgb(31, 79, 216)"}, 'theme.accent: "rgb(31, 79, 216)" is not a color; did you mean "#1f4fd8"?'),
    (("language",), "Deutsch", 'language: "Deutsch" is not a language tag; did you mean "de"?'),
    (("language",), "en_US", 'language: "en_US" is not a language tag; did you mean "en-US"?'),
]  # fmt: skip


def written(path: PartPath, value: Any, *without: str) -> Any:
    """The clean file with `value` at `path`; entries of lists on the way are made where there are none."""
    copy = json.loads(json.dumps(CLEAN))
    here = copy
    for step, after in pairwise(path):
        if isinstance(step, str):
            here.setdefault(step, [] if isinstance(after, int) else {})
        elif step == len(here):
            here.append({})
        here = here[step]
    for key in without:
        here.pop(key, None)
    here[path[-1]] = value
    return copy


def told(path: PartPath, value: Any, *without: str) -> list[str]:
    """What is said of the clean file with `value` at `path`, and the keys `without` left out beside it."""
    try:
        loading.parse(json.dumps(written(path, value, *without)).encode(), Path("portfolio.json"), TODAY)
    except ContentError as error:
        return [str(problem) for problem in error.problems]
    return []


def unled(
    rows: list[tuple[PartPath, str]], sentence: str, *, is_alone: bool = True
) -> list[tuple[PartPath, str, list[str]]]:
    """The rows of which nobody says `sentence`, with what is said; what is meant stands beside unless it `is_alone`."""
    all_told = [(path, meant, told(path, "x", *([meant] if is_alone else []))) for path, meant in rows]
    return [row for row in all_told if f"{spoken(row[0])}: {sentence.format(row[1])}" not in "\n".join(row[2])]


def test_a_key_by_another_name_is_led_to_its_own() -> None:
    assert len(RENAMED) > 100
    assert unled(RENAMED, 'this key is not known; did you mean "{}"?') == []


def test_a_key_by_another_name_beside_its_own_is_one_too_many() -> None:
    assert (
        unled(BESIDE, 'this key is not known, and "{}" stands there too; leave one of the two.', is_alone=False) == []
    )
    assert [path for path, _ in BESIDE if len(told(path, "x")) != 1] == []


def test_a_key_in_the_wrong_place_is_led_to_the_right_one() -> None:
    assert len(ELSEWHERE) > 30
    assert unled(ELSEWHERE, "this key is not known here; what it says belongs in `{}`, such as ") == []


def test_what_is_left_out_on_purpose_is_told_with_the_reason() -> None:
    assert unled([(path, str(path[-1])) for path in UNWANTED], '"{}" has no place here, on purpose: ') == []


@pytest.mark.parametrize(
    ("path", "value", "sentence"), VALUES, ids=[row[2].partition(" is ")[0][:60] for row in VALUES]
)
def test_a_value_of_another_shape_is_led_to_what_is_meant(path: PartPath, value: Any, sentence: str) -> None:
    assert [said for said in told(path, value) if said.startswith(sentence)]


def test_what_is_offered_is_taken() -> None:
    """Whatever stands behind "did you mean", the file takes it there."""
    offered = [
        (path, json.loads(sentence.partition("did you mean ")[2].removesuffix("?")))
        for path, _, sentence in VALUES
        if sentence.startswith(f"{spoken(path)}: ") and "did you mean " in sentence
    ]

    assert len(offered) > 20
    assert [(path, value, found) for path, value in offered if (found := told(path, value))] == []


def test_of_a_json_resume_nothing_is_told_but_what_it_is() -> None:
    resume = ROOT / "tests/data/jsonresume-schema-1.3.1/sample.resume.json"

    with pytest.raises(ContentError) as caught:
        loading.load(resume)

    assert [problem.path for problem in caught.value.problems] == ["basics"]


def test_a_month_in_words_is_offered_as_one(tmp_path: Path) -> None:
    file = tmp_path / "portfolio.json"
    file.write_text(json.dumps(written((*POSITION, "start"), "Feb 2020")))

    assert 'write "2020-02", and it counts as the month' in "".join(str(one) for one in checking.check(file, TODAY))


def test_every_line_of_the_tables_leads_somewhere() -> None:
    """What is offered is a field of its place, or a part of the file."""
    fields = {(place, field) for place, table in other_names.AT.items() for names in table.values() for field in names}
    parts = {part for table in elsewhere.ELSEWHERE.values() for parts in table.values() for part in parts}

    def keys(place: tuple[str, ...]) -> list[str]:
        path: PartPath = ()
        for step in place:
            path = (*path, step, 0) if schema.at((*path, step)).get("type") == "array" else (*path, step)
        return schema.keys(path)

    assert [(place, field) for place, field in fields if field not in keys(place)] == []
    assert [part for part in parts if not schema.at(misnamed.path_of(part))] == []
