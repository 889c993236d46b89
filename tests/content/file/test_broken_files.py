"""A good file, broken in every way that somebody thought of: each time the exact place, the part and the cure."""

import json
import time
from pathlib import Path

import pytest

from portfolio.content.file import loading, schema
from portfolio.content.file.problems import ContentError, Problem
from portfolio.content.model.dates import Month
from tests.paths import SMALL

GOOD = SMALL.read_text()
# Name, what stands in the good file, what stands in the broken one, line, column, path, what is said.
BROKEN = [
    ('a missing comma', '"name": "Ada Example",', '"name": "Ada Example"', 5, 25, 'person', 'a comma is missing after this; write one.'),
    ('a missing comma between objects', '"ordinary_words": ["Go"]},', '"ordinary_words": ["Go"]}', 13, 63, 'technologies', 'a comma is missing after this; write one.'),
    ('a missing comma in a list', '"Steam", "Go"]', '"Steam" "Go"]', 28, 34, 'employers[0].positions[0].technologies', 'a comma is missing after this; write one.'),
    ('a trailing comma in an object', '"pitch": "I build things that last."', '"pitch": "I build things that last.",', 7, 41, 'person', 'there is a comma before the closing }; remove the comma.'),
    ('a trailing comma in a list', '"Steam", "Go"]', '"Steam", "Go",]', 28, 41, 'employers[0].positions[0].technologies', 'there is a comma before the closing ]; remove the comma.'),
    ('two commas', '"Steam", "Go"]', '"Steam",, "Go"]', 28, 36, 'employers[0].positions[0].technologies', 'there is one comma too many; remove it.'),
    ('a leading comma', '["Steam", "Go"]', '[, "Steam", "Go"]', 28, 28, 'employers[0].positions[0].technologies', 'there is one comma too many; remove it.'),
    ('single quotes', '"role": "Engineer"', '"role": \'Engineer\'', 6, 13, 'person.role', 'this stands in \' and \'; write it in double quotes: "Engineer".'),
    ('single quotes around a key', '"role": "Engineer"', '\'role\': "Engineer"', 6, 5, 'person.role', 'this stands in \' and \'; write it in double quotes: "role".'),
    ('typographic quotes', '"role": "Engineer"', '"role": “Engineer”', 6, 13, 'person.role', 'this stands in “ and ”; write it in double quotes: "Engineer".'),
    ('German quotes', '"role": "Engineer"', '"role": „Engineer“', 6, 13, 'person.role', 'this stands in „ and “; write it in double quotes: "Engineer".'),
    ('a key without quotes', '"role": "Engineer"', 'role: "Engineer"', 6, 5, 'person.role', 'role stands without quotes; write "role".'),
    ('a text without quotes', '"role": "Engineer"', '"role": Engineer', 6, 13, 'person.role', 'Engineer stands without quotes; write "Engineer".'),
    ('a line comment', '"role": "Engineer",', '"role": "Engineer", // for now', 6, 25, '', 'JSON has no comments; remove it.'),
    ('a block comment', '"role": "Engineer",', '/* for now */ "role": "Engineer",', 6, 5, '', 'JSON has no comments; remove it.'),
    ('a hash comment', '"role": "Engineer",', '"role": "Engineer", # for now', 6, 25, '', 'JSON has no comments; remove it.'),
    ('NaN', '"graduated": 2019', '"graduated": NaN', 37, 68, 'education[0].graduated', 'NaN is no value in JSON; write one, or remove the key.'),
    ('Infinity', '"graduated": 2019', '"graduated": -Infinity', 37, 68, 'education[0].graduated', '-Infinity is no value in JSON; write one, or remove the key.'),
    ('a number beyond all bounds', '"graduated": 2019', '"graduated": 1e999', 37, 68, 'education[0].graduated', '1e999 is no number in JSON; write a plain one, or a text in double quotes: "1e999".'),
    ('a leading zero', '"graduated": 2019', '"graduated": 02019', 37, 68, 'education[0].graduated', '02019 is no number in JSON; write 2019.'),
    ('a plus sign', '"graduated": 2019', '"graduated": +2019', 37, 68, 'education[0].graduated', '+2019 is no number in JSON; write 2019.'),
    ('a hexadecimal number', '"graduated": 2019', '"graduated": 0x7E3', 37, 68, 'education[0].graduated', '0x7E3 is no number in JSON; write a plain one, or a text in double quotes: "0x7E3".'),
    ('None', '"graduated": 2019', '"graduated": None', 37, 68, 'education[0].graduated', 'None is no value in JSON; write one, or remove the key.'),
    ('undefined', '"graduated": 2019', '"graduated": undefined', 37, 68, 'education[0].graduated', 'undefined is no value in JSON; write one, or remove the key.'),
    ('Null', '"graduated": 2019', '"graduated": Null', 37, 68, 'education[0].graduated', 'Null is written null in JSON; write it so.'),
    ('a date without quotes', '"start": "2022-01"', '"start": 2022-01', 30, 36, 'employers[0].positions[1].start', '2022-01 is no number in JSON; write a plain one, or a text in double quotes: "2022-01".'),
    ('a duplicate key', '"role": "Engineer",', '"role": "Engineer", "role": "Lead",', 6, 25, 'person.role', '"role" stands here a second time, after line 6; keep one of the two.'),
    ('an equals sign', '"role": "Engineer"', '"role" = "Engineer"', 6, 12, 'person.role', '= stands where a colon should; write :.'),
    ('a missing colon', '"role": "Engineer"', '"role" "Engineer"', 6, 10, 'person.role', 'a colon is missing after this key; write one.'),
    ('a missing value', '"role": "Engineer",', '"role": ,', 6, 13, 'person.role', ', stands where a value should; write one, such as a text in double quotes.'),
    ('a text that is not closed', '"role": "Engineer",', '"role": "Engineer,', 6, 13, 'person.role', 'the text that begins here is not closed in its line; write " at its end, and \\n for a break within it.'),
    ('a text over two lines', '"role": "Engineer"', '"role": "Engineer\n  and more"', 6, 22, 'person.role', 'this text goes on in the next line; write it in one line, with \\n where a break should be.'),
    ('quotes within a text', '"role": "Engineer"', '"role": "An "Engineer" here"', 6, 17, 'person', 'the text ends here, and Engineer stands where a comma or } should; a quotation mark within a text is written \\".'),
    ('a tab in a text', '"role": "Engineer"', '"role": "Engi\tneer"', 6, 18, 'person.role', 'the character U+0009 stands in a text as it is; write a space, or \\t.'),
    ('a Windows path', '"role": "Engineer"', '"role": "C:\\Users"', 6, 16, 'person.role', '\\U means nothing in a text; a backslash itself is written \\\\.'),
    ('a short escape', '"role": "Engineer"', '"role": "\\u12"', 6, 14, 'person.role', '\\u means nothing in a text; write \\u and four hexadecimal digits.'),
    ('half of a character', '"role": "Engineer"', '"role": "\\ud83d"', 6, 13, 'person.role', 'half of a character is written in this text (\\ud800 to \\udfff); write the whole.'),
    ('a no-break space', '"role": "Engineer"', '"role":\xa0"Engineer"', 6, 12, '', 'an invisible character (U+00A0) stands here; write a plain space.'),
    ('a zero-width space', '"role": "Engineer"', '\u200b"role": "Engineer"', 6, 5, '', 'an invisible character (U+200B) stands here; write a plain space.'),
    ('a bracket that closes a brace', '["Steam", "Go"]', '["Steam", "Go"}', 28, 41, 'employers[0].positions[0].technologies', '} stands where a comma or ] should; mend it here or just before.'),
    ('a surplus brace', '"url": "https://code.example/ada"}\n  ]\n}', '"url": "https://code.example/ada"}\n  ]\n}}', 44, 2, '', 'the content ends before }; remove what follows.'),
    ('two files in one', '"url": "https://code.example/ada"}\n  ]\n}', '"url": "https://code.example/ada"}\n  ]\n}\n{"a": 1}', 45, 1, '', 'the content ends before {; remove what follows.'),
    ('a merge conflict', '  "language": "en",', '<<<<<<< HEAD\n  "language": "en",', 2, 1, '', 'the mark of a merge conflict stands here; keep one of the two versions, and remove the marks.'),
    ('an unknown key near a known one', '"measures"', '"mesures"', 10, 22, 'figures[0].mesures', 'this key is not known; did you mean "measures"?'),
    ('a key in capitals', '"aka": ["Golang"]', '"AKA": ["Golang"]', 13, 20, 'technologies[0].AKA', 'this key is not known; did you mean "aka"?'),
    ('an unknown key near none', '"language": "en",', '"spaceship": [],', 2, 3, 'spaceship', f"this key is not known; what may stand there: {', '.join(schema.keys(()))}."),
    ('a missing key', '    "role": "Engineer",\n', '', 4, 13, 'person.role', 'this is missing; write it, such as "role": "Senior Backend Engineer".'),
    ('a missing part', '  "contact": {"invitation": "Write to me."},\n', '', 1, 1, 'contact', 'this is missing; write it, such as "contact": {"invitation": "Write to me about backend work, or just to say hello."}.'),
    ('a number for a text', '"role": "Engineer"', '"role": 5', 6, 13, 'person.role', '5 is not a text in double quotes; write a text in double quotes, such as "Senior Backend Engineer".'),
    ('null for a text', '"role": "Engineer"', '"role": null', 6, 13, 'person.role', 'null is not a text in double quotes; write a text in double quotes, such as "Senior Backend Engineer".'),
    ('an empty text', '"role": "Engineer"', '"role": " "', 6, 13, 'person.role', '" " is empty; write something, such as "Senior Backend Engineer", or remove what it belongs to.'),
    ('a text for a list', '["Steam", "Go"]', '"Steam, Go"', 28, 27, 'employers[0].positions[0].technologies', '"Steam, Go" is not a list in square brackets; did you mean ["Steam", "Go"]?'),
    ('null for a list', '["Steam", "Go"]', 'null', 28, 27, 'employers[0].positions[0].technologies', 'null is not a list in square brackets; write a list in square brackets, such as ["Go", "PostgreSQL"], or remove the key.'),
    ('a number in a list', '"Steam", "Go"]', '"Steam", 7]', 28, 37, 'employers[0].positions[0].technologies[1]', '7 is not a text in double quotes; write a text in double quotes, such as "Go".'),
    ('a list for an object', '{"invitation": "Write to me."}', '["Write to me."]', 40, 14, 'contact', '["Write to me."] is not an object in curly braces; write an object in curly braces, such as {"invitation": "Write to me about backend work, or just to say hello."}.'),
    ('a text for an object', '{"name": "Steam"}', '"Steam"', 14, 5, 'technologies[1]', '"Steam" is not an object in curly braces; did you mean {"name": "Steam"}?'),
    ('a truth for a date', '"graduated": 2019', '"graduated": true', 37, 68, 'education[0].graduated', 'true is not a date; write it as YYYY-MM or YYYY, such as "2022-05", or in words, such as "summer 2022".'),
    ('a year of another age', '"graduated": 2019', '"graduated": 219', 37, 68, 'education[0].graduated', '219 lies before 1900; write a date from 1900 on, such as 2017.'),
    ('a year that is too far ahead', '"graduated": 2019', '"graduated": "2037-01"', 37, 68, 'education[0].graduated', '"2037-01" lies more than 10 years ahead; write a date up to 2036, such as 2017.'),
    ('a year in words that is too far ahead', '"end": "2021-12"', '"end": "expected 2037"', 23, 18, 'employers[0].positions[0].end', '"expected 2037" lies more than 10 years ahead; write a date up to 2036, such as "2022-11".'),
    ('digits that are no date', '"start": "2022-01"', '"start": "20220"', 30, 36, 'employers[0].positions[1].start', '"20220" is not a date; write it as YYYY-MM or YYYY, such as "2022-05", or in words, such as "summer 2022".'),
    ('a list for a date', '"start": "2022-01"', '"start": ["2022-01"]', 30, 36, 'employers[0].positions[1].start', '["2022-01"] is not a date; did you mean "2022-01"?'),
    ('null for a date that must be there', '"start": "2022-01"', '"start": null', 30, 36, 'employers[0].positions[1].start', 'null is not a date; write it as YYYY-MM or YYYY, such as "2022-05", or in words, such as "summer 2022".'),
    ('an empty date', '"end": "2021-12"', '"end": " "', 23, 18, 'employers[0].positions[0].end', '" " is empty; write something, such as "2022-11", or remove the key.'),
    ('a month before the month', '"start": "2022-01"', '"start": "01/2022"', 30, 36, 'employers[0].positions[1].start', '"01/2022" is not a date; did you mean "2022-01"?'),
    ('present for a start', '"start": "2022-01"', '"start": "today"', 30, 36, 'employers[0].positions[1].start', '"today" is not a date; write it as YYYY-MM or YYYY, such as "2022-05", or in words, such as "summer 2022".'),
    ('a thirteenth month', '"start": "2022-01"', '"start": "2022-13"', 30, 36, 'employers[0].positions[1].start', '"2022-13" is not a date; write it as YYYY-MM or YYYY, such as "2022-05", or in words, such as "summer 2022".'),
    ('a day', '"start": "2022-01"', '"start": "2022-01-15"', 30, 36, 'employers[0].positions[1].start', '"2022-01-15" is not a date; did you mean "2022-01"?'),
    ('present for an end', '"end": "2021-12"', '"end": "present"', 23, 18, 'employers[0].positions[0].end', '"present" is not a date; leave out the end of what goes on today.'),
    ('a name without letters', '{"name": "Steam"}', '{"name": "—"}', 14, 14, 'technologies[1].name', '"—" holds no letter and no digit; write a name.'),
    ('an employer without positions', '"skills": ["Hammer"]', '"skills": []', 38, 42, 'skills[0].skills', '[] is empty; write something, such as ["Go", "Python"], or remove what it belongs to.'),
    ('a slug with capitals', '"slug": "acme-fuel"', '"slug": "Acme Fuel"', 25, 22, 'employers[0].positions[0].achievements[0].slug', '"Acme Fuel" is not a slug; did you mean "acme-fuel"?'),
    ('a color by name', '"accent": "#1f4fd8"', '"accent": "blue"', 3, 23, 'theme.accent', '"blue" is not a color; write it as "#rrggbb", such as "#1f4fd8".'),
    ('a short color', '"accent": "#1f4fd8"', '"accent": "#abc"', 3, 23, 'theme.accent', '"#abc" is not a color; did you mean "#aabbcc"?'),
    ('a language by name', '"language": "en"', '"language": "English"', 2, 15, 'language', '"English" is not a language tag; did you mean "en"?'),
    ('a control character', '"role": "Engineer"', '"role": "Engi\\u0007neer"', 6, 13, 'person.role', '"Engi\\u0007neer" holds a control character (U+0007); remove it.'),
    ('an achievement of a wrong kind', '"Built a kettle."', '7', 26, 13, 'employers[0].positions[0].achievements[1]', '7 is not a text in double quotes; write a text in double quotes, such as {"text": "Cut average query latency by 40% with composite indexes."}.'),
    ('an achievement with a wrong key', '"Built a kettle."', '{"txt": "Built a kettle.", "text": "x"}', 26, 14, 'employers[0].positions[0].achievements[1].txt', 'this key is not known, and "text" stands there too; leave one of the two.'),
    ('a script', '"url": "https://code.example/ada"', '"url": "javascript:alert(1)"', 42, 30, 'links[0].url', '"javascript:alert(1)" is not an address that can be linked; write one that begins with https://, http:// or mailto:.'),
    ('a script in capitals', '"url": "https://code.example/ada"', '"url": "JaVaScRiPt:alert(1)"', 42, 30, 'links[0].url', '"JaVaScRiPt:alert(1)" is not an address that can be linked; write one that begins with https://, http:// or mailto:.'),
    ('a script behind a space', '"url": "https://code.example/ada"', '"url": " javascript:alert(1)"', 42, 30, 'links[0].url', '" javascript:alert(1)" is not an address that can be linked; write one that begins with https://, http:// or mailto:.'),
    ('a script with a tab in it', '"url": "https://code.example/ada"', '"url": "java\\tscript:alert(1)"', 42, 30, 'links[0].url', '"java\\tscript:alert(1)" is not an address that can be linked; write one that begins with https://, http:// or mailto:.'),
    ('a script with a break in it', '"url": "https://code.example/ada"', '"url": "java\\nscript:alert(1)"', 42, 30, 'links[0].url', '"java\\nscript:alert(1)" is not an address that can be linked; write one that begins with https://, http:// or mailto:.'),
    ('a script behind a control character', '"url": "https://code.example/ada"', '"url": "\\u0001javascript:alert(1)"', 42, 30, 'links[0].url', '"\\u0001javascript:alert(1)" is not an address that can be linked; write one that begins with https://, http:// or mailto:.'),
    ('a script in entities', '"url": "https://code.example/ada"', '"url": "&#106;avascript:alert(1)"', 42, 30, 'links[0].url', '"&#106;avascript:alert(1)" is not an address that can be linked; write one that begins with https://, http:// or mailto:.'),
    ('data', '"url": "https://code.example/ada"', '"url": "data:text/html,<script>alert(1)</script>"', 42, 30, 'links[0].url', '"data:text/html,<script>alert(1)</script>" is not an address that can be linked; write one that begins with https://, http:// or mailto:.'),
    ('a file', '"url": "https://code.example/ada"', '"url": "file:///etc/passwd"', 42, 30, 'links[0].url', '"file:///etc/passwd" is not an address that can be linked; write one that begins with https://, http:// or mailto:.'),
    ('vbscript', '"url": "https://code.example/ada"', '"url": "vbscript:msgbox(1)"', 42, 30, 'links[0].url', '"vbscript:msgbox(1)" is not an address that can be linked; write one that begins with https://, http:// or mailto:.'),
    ('an address without a scheme', '"url": "https://code.example/ada"', '"url": "code.example/ada"', 42, 30, 'links[0].url', '"code.example/ada" is not an address that can be linked; did you mean "https://code.example/ada"?'),
    ('an address of the same scheme', '"url": "https://code.example/ada"', '"url": "//code.example/ada"', 42, 30, 'links[0].url', '"//code.example/ada" is not an address that can be linked; did you mean "https://code.example/ada"?'),
    ('an address of this site', '"url": "https://code.example/ada"', '"url": "/contact"', 42, 30, 'links[0].url', '"/contact" is not an address that can be linked; write one that begins with https://, http:// or mailto:.'),
    ('a bare e-mail address', '"url": "https://code.example/ada"', '"url": "ada@example.org"', 42, 30, 'links[0].url', '"ada@example.org" is not an address that can be linked; did you mean "mailto:ada@example.org"?'),
    ('a mailto without an address', '"url": "https://code.example/ada"', '"url": "mailto:"', 42, 30, 'links[0].url', '"mailto:" names no address; write one such as mailto:ada@example.org.'),
    ('a password in an address', '"url": "https://code.example/ada"', '"url": "https://ada:secret@code.example/"', 42, 30, 'links[0].url', '"https://ada:secret@code.example/" holds a user name or a password that every visitor would read; remove it.'),
    ('no address at all', '"url": "https://code.example/ada"', '"url": ""', 42, 30, 'links[0].url', '"" is not an address that can be linked; write one that begins with https://, http:// or mailto:.'),
    ('a position that is not there', '"position": "acme-engineer"', '"position": "acme-enginer"', 35, 41, 'projects[0].position', '"acme-enginer" is the slug of no position and no volunteer role; did you mean "acme-engineer"?'),
    ('an end before the start', '"end": "2021-12"', '"end": "2019-12"', 23, 18, 'employers[0].positions[0].end', '2019-12 lies before the start, 2020-01; swap or mend them.'),
    ('a year before the start', '"end": "2021-12"', '"end": 2019', 23, 18, 'employers[0].positions[0].end', '2019 lies before the start, 2020-01; swap or mend them.'),
    ('studies that ended and will end', '"graduated": 2019', '"expected": 2028, "graduated": 2019', 37, 67, 'education[0].expected', '2028 stands beside `graduated`, 2019; leave out one of the two.'),
    ('a slug that is taken', '{"title": "Lead", "start"', '{"title": "Lead", "slug": "acme-engineer", "start"', 30, 35, 'employers[0].positions[1].slug', '"acme-engineer" is taken by employers[0].positions[0].slug; write another slug.'),
    ('a technology named twice', '{"name": "Steam"}', '{"name": "GO"}', 14, 5, 'technologies[1].slug', '"go" is taken by technologies[0].slug; write another slug.'),
    ('a figure without a source', '"source": "acme-fuel"', '"source": "acme-feul"', 10, 57, 'figures[0].source', '"acme-feul" is neither an achievement\'s slug nor a project\'s; did you mean "acme-fuel"?'),
    ('a figure that its source does not state', '"value": "40%"', '"value": "50%"', 10, 15, 'figures[0].value', '"50%" does not stand in "acme-fuel"; write it as it stands there, or name the achievement or project that states it.'),
    ('a figure that is part of another', '"value": "40%"', '"value": "0%"', 10, 15, 'figures[0].value', '"0%" does not stand in "acme-fuel"; write it as it stands there, or name the achievement or project that states it.'),
    ('a kind that there is not', '{"name": "Steam"}', '{"name": "Steam", "kind": "practise"}', 14, 31, 'technologies[1].kind', '"practise" is none of the words for this; did you mean "practice"?'),
    ('an ordinary word that is no spelling', '"ordinary_words": ["Go"]', '"ordinary_words": ["Run"]', 13, 58, 'technologies[0].ordinary_words[0]', '"Run" is no spelling of it here; what may stand there: Go, Golang.'),
]  # fmt: skip


def problems(written: bytes) -> tuple[Problem, ...]:
    with pytest.raises(ContentError) as caught:
        loading.parse(written, Path("portfolio.json"), Month(2026, 11))
    return caught.value.problems


def test_the_file_is_good_before_it_is_broken() -> None:
    assert loading.parse(GOOD.encode(), Path("portfolio.json")).person.name == "Ada Example"


@pytest.mark.parametrize(
    ("good", "broken", "line", "column", "path", "sentence"),
    [case[1:] for case in BROKEN],
    ids=[case[0] for case in BROKEN],
)
def test_each_slip_names_line_column_path_and_cure(
    good: str, broken: str, line: int, column: int, path: str, sentence: str
) -> None:
    assert GOOD.count(good) == 1

    [problem] = problems(GOOD.replace(good, broken).encode())

    assert (problem.place, problem.path, problem.sentence) == ((line, column), path, sentence)


@pytest.mark.parametrize(
    ("written", "line", "column", "sentence"),
    [
        (b"", 1, 1, "the file is empty; `portfolio new` writes one to begin with."),
        (b" \n\n", 1, 1, "the file is empty; `portfolio new` writes one to begin with."),
        (b"\xef\xbb\xbf" + GOOD.encode(), 1, 1, "a byte order mark stands before the file, invisibly; save the file as UTF-8 without BOM."),
        (GOOD.encode("utf-16"), 1, 1, "the file is written in UTF-16; save the file as UTF-8."),
        (GOOD.encode("utf-16-be"), 1, 1, "the file is written in UTF-16 or UTF-32, or is no text; save the file as UTF-8."),
        (GOOD.encode("utf-32"), 1, 1, "the file is written in UTF-32; save the file as UTF-8."),
        (GOOD.replace("Ada", "Zoë").encode("latin-1"), 5, 16, "the byte 0xEB (ë in an old encoding) is not UTF-8; save the file as UTF-8."),
        (b"\x89PNG\r\n\x1a\n\0\0", 1, 1, "the byte 0x89 (‰ in an old encoding) is not UTF-8; save the file as UTF-8."),
        (b"[" * 100_000, 1, 52, "brackets are nested more than 50 deep, which no portfolio needs; remove some."),
        (b'{"a":' * 100_000, 1, 256, "brackets are nested more than 50 deep, which no portfolio needs; remove some."),
        (b"hello", 1, 1, 'hello stands without quotes; write "hello".'),
        (b"[]", 1, 1, '[] is not an object in curly braces; write an object in curly braces, such as {"person": '),
        (GOOD.encode()[: GOOD.index("Steam") + 3], 14, 14, "the text that begins here is not closed in its line; "),
        (GOOD.encode()[: GOOD.index('"education"')], 37, 3, "the file ends here, but the { of line 1, column 1 is still open; close it with }."),
        (GOOD.replace("2019", "9" * 5000).encode(), 37, 68, "999999999999999999999999999999… is no number in JSON; "),
    ],
)  # fmt: skip
def test_a_file_that_is_none_is_told_in_a_sentence(written: bytes, line: int, column: int, sentence: str) -> None:
    first = problems(written)[0]

    assert first.place == (line, column)
    assert first.sentence.startswith(sentence)


def test_fifty_megabytes_are_refused_at_once(tmp_path: Path) -> None:
    file = tmp_path / "portfolio.json"
    with file.open("wb") as hole:
        hole.truncate(50_000_000)
    began = time.monotonic()

    with pytest.raises(ContentError, match="the file has more than 2 MB, which no portfolio needs"):
        loading.load(file)

    assert time.monotonic() - began < 1


def test_syntax_fields_and_contradictions_are_told_at_once_in_the_order_of_the_file() -> None:
    broken = (
        GOOD.replace('"role": "Engineer",', "'role': \"Engineer\", // mine")
        .replace('"40%", "measures"', '"50%", "mesures"')
        .replace('"graduated": 2019', '"graduated": 19')
        .replace('"position": "acme-engineer"', '"position": "acme-enginer"')
    )

    found = problems(broken.encode())

    assert [(p.place.line, p.path) for p in found if p.place] == [
        (6, "person.role"),
        (6, ""),
        (10, "figures[0].value"),
        (10, "figures[0].mesures"),
        (35, "projects[0].position"),
        (37, "education[0].graduated"),
    ]


def test_what_only_follows_from_a_slip_is_not_told() -> None:
    """The project's position and the figure's source are there: their names just cannot be read."""
    broken = GOOD.replace('"title": "Engineer",', '"title": 5,').replace('"slug": "acme-fuel"', '"slug": "Acme Fuel"')

    assert [problem.path for problem in problems(broken.encode())] == [
        "employers[0].positions[0].title",
        "employers[0].positions[0].achievements[0].slug",
    ]


def test_a_problem_shows_the_lines_around_its_place_with_a_mark() -> None:
    [problem] = problems(GOOD.replace('"role"', '"roel"').encode())

    assert problem.excerpt.splitlines() == [
        '     5 |     "name": "Ada Example",',
        '     6 |     "roel": "Engineer",',
        "       |     ^^^^^^",
        '     7 |     "pitch": "I build things that last."',
    ]


def test_of_a_file_in_one_line_only_the_neighborhood_is_shown() -> None:
    whole = json.dumps(json.loads(GOOD))

    [problem] = problems(whole.replace('"graduated": 2019', '"graduated": 19').encode())

    [line, mark] = problem.excerpt.splitlines()
    assert len(line) < 120
    assert line[mark.index("^") : mark.rindex("^") + 1] == "19"


def test_the_mark_stands_under_wide_and_combined_characters() -> None:
    [problem] = problems(GOOD.replace('"name": "Ada Example",', '"name": "国立e\u0301", "x": 1,').encode())

    [_, line, mark, _] = problem.excerpt.splitlines()
    assert mark.index("^") == line.index('"x"') + 2 - 1


def test_an_error_tells_twenty_problems_and_counts_the_rest() -> None:
    links = ", ".join('{"label": "x", "url": ""}' for _ in range(50))
    with pytest.raises(ContentError) as caught:
        loading.parse(
            GOOD.replace('{"label": "Code", "url": "https://code.example/ada"}', links).encode(), Path("p.json")
        )

    assert str(caught.value).startswith("p.json: 50 problems.\np.json:42:")
    assert str(caught.value).endswith("… and 30 more; `portfolio check` tells all.")
