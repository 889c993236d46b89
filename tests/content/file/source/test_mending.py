"""Files broken as people break them at night: each time one slip, where it is, and the cure."""

import re
from pathlib import Path

import pytest

from portfolio.content.file import loading
from portfolio.content.file.problems import ContentError, Problem
from portfolio.content.file.source import scanner
from portfolio.content.model.dates import Month
from tests.paths import SMALL

GOOD = SMALL.read_text()
TEXTS = re.compile(r'"([^"\\]|\\.)*"')
NEXT_LINE = "this text goes on in the next line; write it in one line, with \\n where a break should be."
NOT_CLOSED = 'the text that begins here is not closed in its line; write " at its end, and \\n for a break within it.'
# Name, what stands in the good file, what stands in the broken one, line, column, path, what is said.
BROKEN = [
    ("no [ before a list of objects", '"employers": [', '"employers": ', 17, 5, "employers", "a [ is missing before this; write one."),
    ("no [ before the only entry", '"figures": [', '"figures": ', 10, 5, "figures", "a [ is missing before this; write one."),
    ("no [ before several objects", '"technologies": [\n', '"technologies": \n', 13, 5, "technologies", "a [ is missing before this; write one."),
    ("no [ before texts", '["Steam", "Go"]', '"Steam", "Go"]', 28, 27, "employers[0].positions[0].technologies", "a [ is missing before this; write one."),
    ("no [ before objects and texts", '"achievements": [', '"achievements": ', 25, 13, "employers[0].positions[0].achievements", "a [ is missing before this; write one."),
    ("no ] behind texts", '["Steam", "Go"]', '["Steam", "Go"', 28, 40, "employers[0].positions[0].technologies", "a ] is missing after this: the [ of line 28, column 27 is still open; write one."),
    ("no ] deep inside", '"2022-01"}\n      ]', '"2022-01"}\n      ', 30, 45, "employers[0].positions", "a ] is missing after this: the [ of line 19, column 20 is still open; write one."),
    ("no ] before the next key", '{"name": "Steam"}\n  ],', '{"name": "Steam"},', 14, 21, "technologies", "a ] is missing after this: the [ of line 12, column 19 is still open; write one."),
    ("no ] at the end", 'code.example/ada"}\n  ]', 'code.example/ada"}\n', 42, 56, "links", "a ] is missing after this: the [ of line 41, column 12 is still open; write one."),
    ("no ] in one line", '["Hammer"]}]', '["Hammer"}]', 38, 50, "skills[0].skills", "a ] is missing after this: the [ of line 38, column 42 is still open; write one."),
    ("no { before an object", '"person": {', '"person": ', 5, 5, "person", "a { is missing before this; write one."),
    ("no { before an entry", '{"title": "Lead"', '"title": "Lead"', 30, 9, "employers[0].positions[1]", "a { is missing before this; write one."),
    ("no { before the first entry", '{"label": "Code"', '"label": "Code"', 42, 5, "links[0]", "a { is missing before this; write one."),
    ("no } behind an entry", '"Go"]\n        },', '"Go"]\n        ,', 28, 41, "employers[0].positions[0]", "a } is missing after this: the { of line 20, column 9 is still open; write one."),
    ("no } behind an object", 'that last."\n  },', 'that last."\n  ,', 7, 40, "person", "a } is missing after this: the { of line 4, column 13 is still open; write one."),
    ("no } before a text", '40%."},', '40%.",', 25, 60, "employers[0].positions[0].achievements[0]", "a } is missing after this: the { of line 25, column 13 is still open; write one."),
    ("a ] too many", '"Steam", "Go"]', '"Steam", "Go"]]', 28, 42, "employers[0].positions[0]", "there is one ] too many; remove it."),
    ("a } too many", '"start": "2022-01"}', '"start": "2022-01"}}', 30, 46, "employers[0].positions", "there is one } too many; remove it."),
    ("a { too many", '{"title": "Lead"', '{{"title": "Lead"', 30, 10, "employers[0].positions[1]", "there is one { too many; remove it."),
    ("braces around a list", '["Steam", "Go"]', '{"Steam", "Go"}', 28, 27, "employers[0].positions[0].technologies", "a list stands in [ and ]; write those here and at its end."),
    ("brackets around an object", '{"invitation": "Write to me."}', '["invitation": "Write to me."]', 40, 14, "contact", "an object stands in { and }; write those here and at its end."),
    ("no quote before a text", '"Engineer",\n    "pitch"', 'Engineer",\n    "pitch"', 6, 13, "person.role", 'a quotation mark is missing before this; write "Engineer".'),
    ("no quote before a date", '"2020-01"', '2020-01"', 22, 20, "employers[0].positions[0].start", 'a quotation mark is missing before this; write "2020-01".'),
    ("no quote before a color", '"#1f4fd8"', '#1f4fd8"', 3, 23, "theme.accent", 'a quotation mark is missing before this; write "#1f4fd8".'),
    ("no quote before a key", '"role"', 'role"', 6, 5, "person.role", 'a quotation mark is missing before this; write "role".'),
    ("no quote behind a key", '"role": ', '"role: ', 6, 5, "person.role", 'a quotation mark is missing after this; write "role".'),
    ("no quote behind a text", '"X", "graduated"', '"X, "graduated"', 37, 51, "education[0].institution", 'a quotation mark is missing after this; write ".'),
    ("no quote behind a text of a list", '"Steam", "Go"]', '"Steam, "Go"]', 28, 33, "employers[0].positions[0].technologies[0]", 'a quotation mark is missing after this; write ".'),
    ("no quote behind the last text", 'that last."', "that last.", 7, 14, "person.pitch", NOT_CLOSED),
    ("a text closed by a word processor", 'that last."', "that last.”", 7, 14, "person.pitch", 'the text that begins here is closed with ”; write " there.'),
    ("a text opened by a word processor", '"role": "Engineer"', '"role": “Engineer"', 6, 13, "person.role", 'this stands in “ and "; write it in double quotes: "Engineer".'),
    ("several words without quotes", '"role": "Engineer"', '"role": Senior Engineer', 6, 13, "person.role", 'Senior Engineer stands without quotes; write "Senior Engineer".'),
    ("a month without quotes", "2019}", "Feb 2019}", 37, 68, "education[0].graduated", 'Feb 2019 stands without quotes; write "Feb 2019".'),
    ("a share without quotes", "2019}", "40%}", 37, 68, "education[0].graduated", '40% is no number in JSON; write a plain one, or a text in double quotes: "40%".'),
    ("quotes within a text", "things that", '"things" that', 7, 23, "person", 'the text ends here, and things stands where a comma or } should; a quotation mark within a text is written \\".'),
    ("quotes and a comma within a text", "things that", '"things", that', 7, 23, "person", 'the text ends here, and things stands where a comma or } should; a quotation mark within a text is written \\".'),
    ("quotes as tables double them", "things that", '""things"" that', 7, 23, "person", 'the text ends here, and " stands where a comma or } should; a quotation mark within a text is written \\".'),
    ("a break", "things that", "things\nthat", 7, 29, "person.pitch", NEXT_LINE),
    ("many breaks", "things that", "things,\n\n- and\n- more [so](https://a.ada),\n\nthat", 7, 30, "person.pitch", NEXT_LINE),
    ("a break before the last quote", 'last."', 'last.\n"', 7, 40, "person.pitch", NEXT_LINE),
    ("breaks of Windows", "things that", "things\r\nmore\r\nthat", 7, 29, "person.pitch", NEXT_LINE),
    ("a break before a quoted word", "things that", 'things\n\\"that\\"', 7, 29, "person.pitch", NEXT_LINE),
    ("no value before the next key", '"role": "Engineer",', '"role":', 6, 5, "person.role", '"role" has no value; write one, or remove the key.'),
    ("no value before the end", '"pitch": "I build things that last."', '"pitch":', 8, 3, "person.pitch", "} stands where a value should; write one, such as a text in double quotes."),
    ("two colons", '"role":', '"role"::', 6, 12, "person.role", "there is one colon too many; remove it."),
    ("a comma for a colon", '"role":', '"role",', 6, 11, "person.role", "a comma stands where a colon should; write :."),
    ("a semicolon for a comma", '"Engineer",\n    "pitch"', '"Engineer";\n    "pitch"', 6, 23, "person", "; stands where a comma should; write ,."),
    ("a full stop for a comma", '"Engineer",\n    "pitch"', '"Engineer".\n    "pitch"', 6, 23, "person", ". stands where a comma should; write ,."),
    ("a NUL between values", '"Engineer",\n    "pitch"', '"Engineer",\0\n    "pitch"', 6, 24, "", "an invisible character (U+0000) stands here; write a plain space."),
    ("both versions of a conflict", '    "role": "Engineer",', '<<<<<<< HEAD\n    "role": "Engineer",\n=======\n    "role": "Lead",\n>>>>>>> mine', 6, 1, "person", "the mark of a merge conflict stands here; keep one of the two versions, and remove the marks."),
]  # fmt: skip
OTHERS = [
    ("a script", f"export default {GOOD.rstrip()};\n", "this is JavaScript around the content; remove it, and the semicolon at the end."),
    ("a variable", f"const portfolio = {GOOD}", "this is JavaScript around the content; remove it, and the semicolon at the end."),
    ("Markdown", f"```json\n{GOOD}```\n", "this is a mark of Markdown around the content; remove its lines."),
    ("a web page", "<!DOCTYPE html>\n<html></html>", "this is HTML or XML, and no portfolio file; name another file."),
    ("YAML", "person:\n  name: Ada\n", "this looks like YAML, and a portfolio file is JSON; `portfolio new` writes one to begin with."),
    ("an archive", "PK\x03\x04\x14", "this is a ZIP archive or a document of an office program; name another file."),
    ("a PDF", "%PDF-1.7\n", "this is a PDF, and no portfolio file; name another file."),
    ("single quotes", GOOD.replace('"', "'"), "this stands in ' and '; write it in double quotes: \"language\", and so with 86 more in this file."),
    ("typographic quotes", TEXTS.sub(lambda text: f"“{text[0][1:-1]}”", GOOD), 'this stands in “ and ”; write it in double quotes: "language", and so with 86 more in this file.'),
    ("keys without quotes", re.sub(r'"(\w+)":', r"\1:", GOOD), 'language stands without quotes; write "language", and so with 49 more in this file.'),
    ("trailing commas", re.sub(r"([}\]])", r",\1", GOOD), "there is a comma before the closing }; remove the comma, and so with 31 more in this file."),
]  # fmt: skip


def problems(written: str) -> tuple[Problem, ...]:
    try:
        loading.parse(written.encode(), Path("portfolio.json"), Month(2026, 11))
    except ContentError as error:
        return error.problems
    return ()


@pytest.mark.parametrize(
    ("good", "broken", "line", "column", "path", "sentence"),
    [case[1:] for case in BROKEN],
    ids=[case[0] for case in BROKEN],
)
def test_each_slip_is_told_once_where_it_is(
    good: str, broken: str, line: int, column: int, path: str, sentence: str
) -> None:
    assert GOOD.count(good) == 1

    found = [(problem.place, problem.path, problem.sentence) for problem in problems(GOOD.replace(good, broken))]

    assert found == [((line, column), path, sentence)]


@pytest.mark.parametrize(("written", "sentence"), [case[1:] for case in OTHERS], ids=[case[0] for case in OTHERS])
def test_what_is_wrong_with_all_of_a_file_is_told_once(written: str, sentence: str) -> None:
    assert [problem.sentence for problem in problems(written)] == [sentence]


def test_whatever_single_mark_is_missing_is_told_at_its_line() -> None:
    """Of all brackets, commas, colons and quotation marks of a file, each is left out once."""
    texts = [(text.start() + 1, text.end() - 1) for text in TEXTS.finditer(GOOD)]
    marks = [n for n, mark in enumerate(GOOD) if mark in '{}[],:"' and not any(s <= n < e for s, e in texts)]
    missed = []
    for n in marks:
        line = GOOD.count("\n", 0, n) + 1
        told = [problem for problem in problems(GOOD[:n] + GOOD[n + 1 :]) if problem.place]
        if len(told) not in {1, 2} or all(abs(problem.place.line - line) > 1 for problem in told if problem.place):
            missed.append((line, GOOD[n], told))

    assert len(marks) > 300
    assert missed == []


def test_what_stands_behind_a_slip_is_still_read() -> None:
    broken = (
        GOOD.replace('"figures": [', '"figures": ')
        .replace('["Steam", "Go"]', '["Steam", "Go"')
        .replace("2019}", "19}")
        .replace('"label": "Code"', '"lable": "Code"')
    )

    assert [problem.path for problem in problems(broken)] == [
        "figures", "employers[0].positions[0].technologies", "education[0].graduated", "links[0].lable",
    ]  # fmt: skip


def test_without_knowing_what_is_expected_brackets_are_still_judged() -> None:
    """As in a file of another kind, of which nothing is known."""
    lacking = {
        '{"a": [1, 2, "b": {"c": 3}}': "a ] is missing after this",
        '{"a": [{"b": 1}, "b": 2}]}': "a { is missing before this",
        '{"a": [{"b": 1]}': "a } is missing after this",
        '{"a": [{"b": 1}}]}': "there is one } too many",
        '{"a": [1, 2}, "b": 3}': "} stands where a comma or ] should",
    }

    assert [slip.sentence[:20] for text in lacking for slip in scanner.scan(text).slips] == [
        sentence[:20] for sentence in lacking.values()
    ]
