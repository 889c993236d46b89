"""The visitor's name in the subject of the letter: as people write it, and nothing that misleads who reads it."""

from collections.abc import Iterator
from email.parser import BytesParser
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

from portfolio import contact, create_app, current
from portfolio.contact import letter, subject
from portfolio.contact.outbox import Message
from tests.conftest import Clock, usual_settings
from tests.postbox import Postbox, text_of

# Names and words whose spelling has characters in it that are not seen by themselves.
REAL_WORDS = {
    "Persian": "علی\u200cرضا نیک\u200cنژاد می\u200cخواهم",
    "Kurdish": "ئه\u200cحمه\u200cد",
    "Urdu, year sign": "\u0601۲۰۲۴",
    "Arabic, end of verse": "بسم الله \u06dd",
    "Syriac, abbreviation": "\u070fܡܪ",
    "Hindi, no ligature": "क्\u200dष क्\u200cष",
    "Bengali": "র\u200d্যাব",
    "Malayalam, chillu at the end": "അവന്\u200d ശ്രീകുമാര്\u200d",
    "Sinhala": "ශ්\u200dරී ලංකා ක්\u200dරිෂාන්",
    "Khmer, words": "សុខ\u200bដារា",
    "Thai, words": "สมชาย\u200bใจดี",
    "Mongolian": "ᠠᠷᠠᠳ\u180eᠠ ᠨᠢᠭᠡ\u180b",
    "Hebrew, mark": "ורה C++\u200f ויינר",
    "Arabic, mark": "ليلى C#\u061c حداد",
    "Japanese, variant": "葛\U000e0100城 由紀",
    "family": "Vera 👨\u200d👩\u200d👧\u200d👦",
    "rainbow flag": "🏳\ufe0f\u200d🌈 Vera",
    "scientist": "👩🏽\u200d🔬",
    "Scottish flag": "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f Fiona",
    "of a later Unicode than this Python's": "Vera \U0001fae9 \U00010d4a",
    "accents": "Zoë Łukasiewicz, Ngũgĩ wa Thiong’o, Nguyễn Thị",
}
# What is not seen and no word needs, or what turns the words around it: by each, what is left of V{}era.
DROPPED = {
    "soft hyphen": "\xad",
    "embedding, override and its end": "\u202a\u202b\u202c\u202d\u202e",
    "isolates": "\u2066\u2067\u2068\u2069",
    "word joiner and what mathematics hides": "\u2060\u2061\u2062\u2063\u2064",
    "deprecated": "\u206a\u206b\u206c\u206d\u206e\u206f",
    "byte order mark": "\ufeff",
    "annotations": "\ufff9\ufffa\ufffb",
    "music": "\U0001d173\U0001d17a",
    "tags outside a flag": "\U000e0001" + "".join(chr(0xE0000 + ord(c)) for c in "hidden words") + "\U000e007f",
    "what is not yet in use, and not to be seen": "\ufff0\u2065\U000e0fff",
    "no characters": "\ufdd0\ufffe\uffff\U0010ffff",
    "lone surrogate": "\ud800",
}
SPACED = {
    "controls": "\x00\x07\x1b\x7f\x9f",
    "line ends": "\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029",
    "spaces": "\t \xa0\u3000\u2009",
}


@pytest.fixture
def site(tmp_path: Path, clock: Clock, sent_mail: Postbox) -> Iterator[Any]:
    settings = usual_settings(
        tmp_path, MAIL_SERVER="127.0.0.1", MAIL_PORT=sent_mail.port, MAIL_USE_TLS=False,
        CONTACT_RECIPIENT="owner@example.com", MAIL_DEFAULT_SENDER="site@example.net",
    )  # fmt: skip
    app = create_app(settings, clock)
    yield app
    current.of(app).engine.dispose()


@pytest.mark.parametrize("language", REAL_WORDS)
def test_a_name_and_a_subject_arrive_as_they_were_typed(site: Any, sent_mail: Postbox, language: str) -> None:
    words = REAL_WORDS[language]
    fields = {"name": words, "email": "vera@example.org", "subject": words, "message": words}

    answer = site.test_client().post("/contact", data=fields)
    parts = current.of(site)
    contact.deliverer_for(parts.settings, parts.engine, parts.clock).run_once()

    assert answer.status_code == 303
    [found] = sent_mail.letters
    assert found["Subject"] == f"Portfolio message from {words}"
    assert f"From: {words} <vera@example.org>\nSubject: {words}\n" in text_of(found)
    assert text_of(found).endswith(f"\n\n{words}\n")


@pytest.mark.parametrize("kind", DROPPED)
def test_what_no_word_needs_leaves_no_trace(kind: str) -> None:
    assert subject.one_line(f"V{DROPPED[kind]}era {DROPPED[kind]}Visitor{DROPPED[kind]}") == "Vera Visitor"


@pytest.mark.parametrize("behind", ["hiddenwords", "gb", "GBSCT", "gb sct"])
def test_behind_a_black_flag_only_the_tags_of_a_flag_stay(behind: str) -> None:
    tags = "".join(chr(0xE0000 + ord(c)) for c in behind)

    assert subject.one_line(f"\U0001f3f4{tags}\U000e007f Vera") == "\U0001f3f4 Vera"


@pytest.mark.parametrize("kind", SPACED)
def test_controls_and_spaces_of_every_kind_are_one_space(kind: str) -> None:
    assert subject.one_line(f"{SPACED[kind]}Vera{SPACED[kind]}Visitor{SPACED[kind]}") == "Vera Visitor"


@pytest.mark.parametrize("mark", ["\u2060", "\ufeff", "\xad", "\u202e", "\U000e0041"])
def test_dropping_a_character_makes_no_encoded_word(mark: str) -> None:
    assert "=?" not in subject.one_line(f"={mark}?utf-8?q?=0D=0ABcc:_x?=")


@pytest.mark.parametrize(
    ("before", "unit"),
    [
        (59, "👨\u200d👩\u200d👧\u200d👦"), (58, "👩🏽\u200d🔬"), (59, "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"), (59, "ක්\u200dරි"), (59, "e\u0301"), (59, "葛\U000e0100"), (59, "نیک\u200cنژاد"[2:5]),
    ],
)  # fmt: skip
def test_a_long_name_is_cut_between_what_people_see_as_characters(before: int, unit: str) -> None:
    """Some part of `unit` would still have room."""
    assert subject.one_line("x" * before + unit + "and more") == "x" * before


def test_a_name_that_is_one_character_to_people_is_cut_all_the_same() -> None:
    assert len(subject.one_line("Z" + "\u0335" * 500)) == subject.LONGEST


@pytest.mark.parametrize("language", REAL_WORDS)
def test_wherever_a_mail_program_folds_the_name_stays_whole(clock: Clock, language: str) -> None:
    names = [subject.one_line(f"{'x' * ahead} {REAL_WORDS[language]}") for ahead in range(0, 40, 3)]

    assert [read_back(name, clock) for name in names] == [f"Portfolio message from {name}" for name in names]


def read_back(name: str, clock: Clock) -> str:
    """The subject of the letter about a message from `name`, as a mail program has it."""
    message = Message(reference="0" * 32, name=name, email="vera@example.org", text="Hello", accepted_at=clock())
    written = letter.compose(message, "site@example.net", "owner@example.com")
    return str(BytesParser(policy=default).parsebytes(written)["Subject"])
