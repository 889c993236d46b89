import json
from pathlib import Path
from typing import Annotated, Any

import pytest
from pydantic import Field, TypeAdapter, ValidationError

from portfolio.content.file import explaining, loading
from portfolio.content.file.problems import ContentError


@pytest.mark.parametrize(
    ("bound", "value", "sentence"),
    [
        ({"ge": 1, "le": 100}, 0, "0 is less than 1; write a number from 1 on"),
        ({"ge": 1, "le": 100}, 101, "101 is more than 100; write a number up to 100"),
    ],
)
def test_each_bound_of_a_number_says_its_own(bound: dict[str, Any], value: int, sentence: str) -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(Annotated[int, Field(**bound)]).validate_python(value)
    [detail] = caught.value.errors()

    assert explaining.sentence(detail | {"loc": ("share",)}) == sentence


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        (["skills"], [{"name": "S", "skills": ["Go"], "level": "Expert"}], "skills[0].level: a skill has no level here: nobody can check a level; a sentence that names"),
        (["skills"], [{"name": "S", "skills": ["Go"], "years": 7}], "skills[0].years: a skill has no level here: "),
        (["skills"], [{"name": "S", "skills": [{"name": "Go", "level": 5}]}], 'skills[0].skills[0]: {"name": "Go", "level": 5} is not a text; write the name alone: nobody can check a level'),
        (["contact", "email"], "ada at example", 'contact.email: "ada at example" is not an e-mail address; write one such as "ada@example.org".'),
        (["contact", "email"], "mailto:ada@example.org", 'contact.email: "mailto:ada@example.org" is not an e-mail address; '),
        (["contact", "email"], "Ada <ada@example.org>", 'contact.email: "Ada <ada@example.org>" is not an e-mail address; '),
        (["contact", "phone"], "+1 902 555 0100, extension 12", 'contact.phone: "+1 902 555 0100, extension 12" is not a telephone number; write its digits and the country, such as "+351 21 000 0000" or "… ext. 12".'),
        (["contact", "phone"], "javascript:alert(1)", 'contact.phone: "javascript:alert(1)" is not a telephone number; '),
        (["person", "time_zone"], "Lisbon/Europe", 'person.time_zone: "Lisbon/Europe" is no time zone; did you mean '),
        (["person", "time_zone"], "Europe/Lisboa", 'person.time_zone: "Europe/Lisboa" is no time zone; did you mean "Europe/Lisbon"?'),
        (["person", "time_zone"], "UTC+1:00", 'person.time_zone: "UTC+1:00" is not a time zone; write one as the tz database names it, such as "Europe/Lisbon".'),
        (["employers", 0, "positions", 0, "share"], 0, "employers[0].positions[0].share: 0 is less than 1; write a number from 1 on, such as 60."),
        (["employers", 0, "positions", 0, "share"], 120, "employers[0].positions[0].share: 120 is more than 100; "),
        (["employers", 0, "positions", 0, "share"], "60%", 'employers[0].positions[0].share: "60%" is not a whole number without quotes; '),
        (["employers", 0, "url"], "acme.example", 'employers[0].url: "acme.example" is not an address that can be linked; did you mean "https://acme.example"?'),
        (["publications"], [{"title": "T", "url": "javascript:alert(1)"}], 'publications[0].url: "javascript:alert(1)" is not an address that can be linked; '),
        (["skills"], [{"name": "S", "skills": [{"Go": 5}]}], 'skills[0].skills[0]: {"Go": 5} is not a text; write the name alone: nobody can check a level'),
        (["skills"], [{"name": "S", "skills": [["Go", 5]]}], 'skills[0].skills[0]: ["Go", 5] is not a text; write the name alone: '),
        (["skills"], [{"name": "S", "skills": [["Go"]]}], 'skills[0].skills[0]: ["Go"] is not a text in double quotes; '),
        (["soft_skills"], [{"name": "Listening", "rating": 5}], 'soft_skills[0]: {"name": "Listening", "rating": 5} is not a text; write the name alone: '),
        (["technologies"], [{"name": "Go", "level": 5}], "technologies[0].level: a skill has no level here: "),
        (["projects", 0, "technologies"], [{"name": "Go", "level": 5}], 'projects[0].technologies[0]: {"name": "Go", "level": 5} is not a text; write the name alone: '),
        (["projects", 0, "level"], 5, "projects[0].level: this key is not known; "),
        (["languages"], [{"name": "Dutch", "fluency": "C1"}], "languages[0].fluency: this key is called `level` here; write it as others would read it, such as “native” or “C1”."),
        (["languages"], [{"name": "Dutch", "stars": 4}], "languages[0].stars: this key is called `level` here; "),
        (["languages"], [{"name": "Dutch", "level": 4}], 'languages[0].level: 4 is not a text in double quotes; write a text in double quotes, such as "C1".'),
        (["breaks"], [{"title": "Leave", "start": "2021-05", "end": "2020-01"}], "breaks[0].end: 2020-01 lies before the start, 2021-05; swap or mend them."),
        (["volunteering"], [{"title": "Engineer", "organization": "Acme", "start": "2020"}], 'volunteering[0].slug: "acme-engineer" is taken by employers[0].positions[0].slug; write another slug.'),
        (["projects", 0, "position"], "food-bank", 'projects[0].position: "food-bank" is the slug of no position and no volunteer role; what may stand there: acme-engineer, acme-lead.'),
        (["sections"], [{"title": "Reading", "entries": [{"title": "T"}]}], 'sections[0].slug: "reading" is taken by reading; write another slug.'),
        (["sections"], [{"title": "Exhibitions", "entries": []}], "sections[0].entries: [] is empty; write something, such as "),
        (["order"], ["eduction"], 'order[0]: "eduction" is no section of the page; did you mean "education"?'),
        (["order"], ["skills", "skills"], 'order[1]: "skills" stands in this list already; remove one of the two.'),
    ],
)  # fmt: skip
def test_each_slip_in_a_whole_career_is_told_once(
    written: dict[str, Any], path: list[str | int], value: Any, sentence: str
) -> None:
    place: Any = written
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value

    with pytest.raises(ContentError) as caught:
        loading.parse(json.dumps(written).encode(), Path("portfolio.json"))

    [problem] = caught.value.problems
    said = f"{problem.path}: {problem.sentence}"
    assert said.startswith(sentence)
