import json
from pathlib import Path
from typing import Any

import pytest

from portfolio.content.file import checking, loading
from portfolio.content.file.problems import ContentError, Problem
from portfolio.content.model.dates import Month
from tests.paths import DATA, ENGINEER

TODAY = Month(2026, 11)


def read_json(file: Path) -> Any:
    return json.loads(file.read_text())


def checked(tmp_path: Path, pitch: str, **changes: Any) -> list[tuple[Problem, str]]:
    """What is said of a file with `pitch` in it, each beside the characters that it stands at."""
    file = tmp_path / "portfolio.json"
    person = {"name": "Ada", "role": "Engineer", "pitch": pitch} | changes
    file.write_text(json.dumps({"person": person, "contact": {"invitation": "Write to me."}}, indent=1))
    lines = file.read_text().splitlines()
    found = [problem for problem in checking.check(file, TODAY) if "read" not in problem.path]
    return [(problem, lines[problem.place.line - 1][problem.place.column - 1 :]) for problem in found if problem.place]


@pytest.mark.parametrize(
    ("pitch", "stands", "cure"),
    [
        ("I *build", "*build", r"write * on both sides of words, or write \\*"),
        ("I build **engines", "**engines", r"or write \\*\\*"),
        ("I build engines**", "**", r"or write \\*\\*"),
        ("I _build", "_build", r"or write \\_"),
        ("I `build", "`build", r"or write \\`"),
        ("I <b>build", "<b>build", "**strong**"),
        ("I </strong> build", "</strong>", "**strong**"),
        ('I <a href="https://a.example">build', "<a href", "[words](https://…)"),
        ("I <br/> build", "<br/>", "HTML"),
        ("I build ![it](https://a.example)", "![it]", "remove the !"),
        ("I [build] (https://a.example)", "] (https", "without a space"),
        ("I build *.py", "*.py", r"write \\*"),
        ("I wrote __init__ today", "__init__", r"write \\_\\_init\\_\\_"),
        ("It is 5*3*2 high", "*3*2", r"write \\*3\\*"),
        # Columns count what is written, escapes among it.
        ("\t“I” \"said\" é 😀 *so", "*so", r"write \\*"),
        ("  I *build", "*build", r"write \\*"),
    ],
)  # fmt: skip
def test_a_mark_that_marks_nothing_is_told_with_its_place_and_a_cure(
    tmp_path: Path, pitch: str, stands: str, cure: str
) -> None:
    [(problem, there)] = checked(tmp_path, pitch)

    assert problem.is_warning
    assert problem.path == "person.pitch"
    assert there.startswith(stands)
    assert cure in problem.sentence


@pytest.mark.parametrize(
    "pitch",
    [
        "C* and snake_case, 5 * 3, a_b, <3, name_ and x < y > z",
        "List<String> and Map<K, V>",
        "*all* **is** `well *here*` [and there](https://a.example/a_b_c*)",
        r"meant \*so\* and \`so\` and \_so\_",
        "an array[0] (of words) and a [note]",
        "R&D &amp; 99.9%*",
        "AT&T <ada@a.example>",
        "2 ** 3",
        "字ではなく*用例*に**対応**を付けた",
    ],
)
def test_words_that_hold_marks_are_told_nothing_of(tmp_path: Path, pitch: str) -> None:
    assert checked(tmp_path, pitch) == []


def test_every_stray_of_a_text_is_told_up_to_a_number(tmp_path: Path) -> None:
    assert len(checked(tmp_path, "I <b>do</b> *so <i>well</i>")) == 5
    assert len(checked(tmp_path, "<b> " * 50)) == 10


def test_in_the_lists_of_a_summary_a_stray_is_told_at_its_line(tmp_path: Path) -> None:
    written = read_json(DATA / "small.json")
    written["projects"] = [{"title": "Engine", "summary": "All:\n\n- one *two*\n- one\n  more *three"}]
    file = tmp_path / "portfolio.json"
    file.write_text(json.dumps(written, indent=1))

    [problem] = [one for one in checking.check(file, TODAY) if one.path == "projects[0].summary"]

    assert problem.place
    assert file.read_text().splitlines()[problem.place.line - 1][problem.place.column - 1 :].startswith("*three")


@pytest.mark.parametrize("role", ["**Lead**", "`Lead`", "<b>Lead", "[Lead](https://a.example)"])
def test_marks_in_a_field_of_plain_words_are_told(tmp_path: Path, role: str) -> None:
    [(problem, there)] = checked(tmp_path, "I build.", role=role)

    assert problem.path == "person.role"
    assert "this takes plain words" in problem.sentence
    assert role.startswith(there[:3])


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("javascript:alert(1)", "is not an address that can be linked; write one that begins with https://"),
        ("JaVaScRiPt:alert(1)", "is not an address that can be linked"),
        ("data:text/html,x", "is not an address that can be linked"),
        ("vbscript:x", "is not an address that can be linked"),
        ("file:///etc/passwd", "is not an address that can be linked"),
        ("//a.example", 'did you mean "https://a.example"?'),
        ("a.example/b", 'did you mean "https://a.example/b"?'),
        ("/books", "is not an address that can be linked"),
        ("#contact", "is not an address that can be linked"),
        ("", "is not an address that can be linked"),
        ("mailto:", "names no address"),
        ("https://ada:secret@a.example", "holds a user name or a password"),
        ("<java script:alert(1)>", "is not an address that can be linked"),
    ],
)
def test_links_obey_the_rules_of_all_links(tmp_path: Path, address: str, sentence: str) -> None:
    [(problem, there)] = checked(tmp_path, f"I build [engines]({address}) daily")

    assert not problem.is_warning
    assert problem.path == "person.pitch"
    assert there.startswith("[engines](")
    assert sentence in problem.sentence


def test_a_link_in_a_bare_achievement_is_told_where_it_stands(tmp_path: Path) -> None:
    written = read_json(DATA / "small.json")
    written["employers"][0]["positions"][0]["achievements"] = ["Fine.", 'Did "so" [x](ftp://a.example).']
    file = tmp_path / "portfolio.json"
    file.write_text(json.dumps(written, indent=1))

    with pytest.raises(ContentError) as refused:
        loading.load(file)

    [problem] = refused.value.problems
    assert problem.place
    assert problem.path.startswith("employers[0].positions[0].achievements[1]")
    assert file.read_text().splitlines()[problem.place.line - 1][problem.place.column - 1 :].startswith("[x](ftp")


def test_a_link_without_encryption_is_remarked_on(tmp_path: Path) -> None:
    [(problem, _)] = checked(tmp_path, "I build [engines](http://a.example)")

    assert problem.is_warning
    assert "is not encrypted" in problem.sentence


@pytest.mark.parametrize("pitch", ["[](https://a.example)", "** **[](https://a.example)"])
def test_marks_without_words_are_refused_or_told(tmp_path: Path, pitch: str) -> None:
    assert checked(tmp_path, pitch)


def test_room_is_for_the_words_that_are_read(tmp_path: Path) -> None:
    address = f"https://a.example/{'x' * 500}"

    assert checked(tmp_path, f"I build [engines]({address}).") == []


@pytest.mark.parametrize("file", [ENGINEER, DATA / "conservator.json", DATA / "small.json"], ids=lambda file: file.stem)
def test_the_people_of_the_tests_read_as_they_are_written(file: Path) -> None:
    """No mark stands in their texts, so that what they wrote is what is read."""
    plain = loading.load(file)

    assert not [
        problem for problem in checking.check(file, TODAY) if "stands there as it is written" in problem.sentence
    ]
    assert plain.person.pitch == read_json(file)["person"]["pitch"]
