"""Properties over resumes that nobody would think of writing: whatever comes in, nothing is made up, and nothing is lost."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portfolio.content.file import loading, month_names
from portfolio.content.model.dates import Month
from portfolio.resume.foreign_values import is_empty
from portfolio.resume.json_resume import from_json_resume, to_json_resume

TODAY = Month(2026, 11)
PRESENT = ["Present", "heute", "à ce jour", "Presente", "至今", "current", "-", "now", "2014 - heute"]
EMPTY = [None, "", " ", [], {}]
# Words that occur once: the digits make each its own.
WORDS = st.integers(10_000, 99_999).map(lambda n: f"w{n}")
MONTHS = st.integers(1, 12)
YEARS = st.integers(1970, 2026)


def month_name(month: int) -> st.SearchStrategy[str]:
    return st.sampled_from(month_names._WRITTEN[month - 1].split()).map(str.title)


@st.composite
def past(draw: st.DrawFn) -> Any:
    """A date that has a year, as somebody or some program writes it."""
    year, month, day = draw(YEARS), draw(MONTHS), draw(st.integers(1, 28))
    name = draw(month_name(month))
    return draw(st.sampled_from([
        f"{year}", year, f"{year}-{month:02}", f"{year}-{month:02}-{day:02}", f"{year}-{month:02}-{day:02}T10:00:00+02:00", f"{year}/{month}", f"{year}.{month:02}",
        f"{month}/{year}", f"{month:02}.{year}", f"{name} {year}", f"{name}. {year}", f"{year} {name}", f"{day} {name} {year}", f"{name} {day}, {year}", f"{day}. {name} de {year}",
        f"{year}年{month}月", f"{day:02}.{month:02}.{year}", f"31/12/{year}", f"12/31/{year}", {"year": year, "month": month}, {"year": year}, f"{year}-02-30",
        f"03/04/{year}", f"Summer {year}", f"Q{draw(st.integers(1, 4))} {year}", f"ca. {year}", f"{year}-13", f"{year}?", f"{name} {year} (planned)", f"{year}/{(year + 1) % 100:02}",
    ]))  # fmt: skip


UNREADABLE = [
    "soon",
    "n/a",
    "?",
    "20145",
    "June",
    "Jun '14",
    "0000-00-00",
    "1850",
    "2557",
    "never",
    True,
    [1],
    {"a": "b"},
    "null",
    "2099-12-31",
]
TEXT = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)
NOTHING = st.sampled_from(EMPTY)
LINE = st.one_of(
    TEXT,
    TEXT.map(lambda text: f"{text}, {text} (a, b)"),
    TEXT.map(lambda text: f"<b>{text}</b>&amp;<br>{text}"),
    TEXT.map(lambda text: f"*{text} [x]( _{text}"),
)


def listing(one: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A list as it may stand in a resume."""
    entries = st.one_of(
        one,
        NOTHING,
        st.fixed_dictionaries(
            {"name": one}, optional={"description": one, "text": one, "level": one, "items": st.lists(one)}
        ),
    )
    joined = st.lists(one, min_size=1).flatmap(
        lambda texts: st.sampled_from([mark.join(texts) for mark in ("\n", "\n- ", "\n• ", ", ", "; ")])
    )
    return st.one_of(st.lists(entries, max_size=4), joined, NOTHING, one.map(lambda text: {"a": text}))


DATE = st.one_of(past(), st.sampled_from(UNREADABLE), NOTHING)
SPAN = st.tuples(past(), past()).filter(lambda ends: all(isinstance(end, str) for end in ends)).map(" – ".join)
KEYS = {"name": LINE, "position": LINE, "title": LINE, "startDate": st.one_of(DATE, SPAN), "endDate": st.one_of(DATE, SPAN, st.sampled_from(PRESENT)), "summary": LINE,
        "description": LINE, "highlights": listing(LINE), "keywords": listing(WORDS), "location": st.one_of(LINE, st.fixed_dictionaries({"city": WORDS, "address": WORDS})),
        "url": st.one_of(WORDS, WORDS.map(lambda word: f"{word}.example.org/x"), WORDS.map(lambda word: f"https://{word}.example")), "current": st.booleans(), "institution": WORDS,
        "studyType": WORDS, "area": st.one_of(LINE, listing(WORDS)), "courses": listing(LINE), "organization": WORDS, "level": WORDS, "date": DATE, "issuer": WORDS, "x": listing(WORDS),
        "network": WORDS, "username": WORDS, "entity": WORDS, "roles": listing(WORDS), "language": WORDS, "fluency": WORDS, "reference": LINE, "releaseDate": DATE, "bool": st.booleans()}  # fmt: skip
ENTRY = st.one_of(st.fixed_dictionaries({}, optional=KEYS), WORDS, NOTHING, LINE)
SECTION = st.one_of(st.lists(ENTRY, max_size=4), ENTRY)
SECTIONS = (
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
    "other",
)
MAIL = st.one_of(
    WORDS,
    WORDS.map(lambda word: f"{word}@example.org"),
    st.tuples(WORDS, WORDS).map(lambda two: f"{two[0]}@a.org, {two[1]}@b.org"),
    WORDS.map(lambda word: f"{word}.example.org"),
    WORDS.map(lambda word: f"data:image/png;base64,{word}"),
)
BASICS = st.fixed_dictionaries(
    {},
    optional={
        "name": LINE,
        "label": LINE,
        "summary": listing(LINE),
        "email": MAIL,
        "phone": st.one_of(WORDS, st.just("+49 30 1234")),
        "url": KEYS["url"],
        "location": KEYS["location"],
        "profiles": SECTION,
        "image": WORDS,
    },
)
RESUMES = st.fixed_dictionaries({}, optional={"basics": BASICS, **dict.fromkeys(SECTIONS, SECTION)})


def leaves(written: Any, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(written, dict):
        for name, one in written.items():
            yield from leaves(one, name if not name.endswith(("year", "month")) else key)
    elif isinstance(written, list):
        for one in written:
            yield from leaves(one, key)
    elif written is not None:
        yield key, str(written)


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))


def entries(written: Any) -> list[dict[str, Any]]:
    return [
        one
        for one in (written if isinstance(written, list) else [written])
        if isinstance(one, dict) and not is_empty(one)
    ]


@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
    deadline=None,
)
@given(RESUMES)
def test_nothing_is_made_up_and_nothing_is_lost(resume: Any) -> None:
    written, notes = from_json_resume.portfolio(resume, TODAY)

    portfolio = loading.parse(json.dumps(written).encode(), Path("portfolio.json"), TODAY)
    told = " ".join(text for _, text in leaves(written)) + " " + "\n".join(map(str, notes.all)).replace("\\n", " ")
    is_date = ("Date", "date")
    assert {word for key, text in leaves(resume) if not key.endswith(is_date) for word in words(text)} - words(told) - {
        "true",
        "True",
        "False",
    } == set()
    assert years(portfolio_dates(written)) <= years(text for _, text in leaves(resume))
    assert months(portfolio_dates(written)) <= numbers(text for _, text in leaves(resume))
    held = [position for employer in written.get("employers", ()) for position in employer["positions"]]
    for job, position in (
        zip(entries(resume.get("work")), held, strict=False)
        if all(isinstance(one, dict) for one in entries_of(resume))
        else ()
    ):
        assert is_true_to(job, position)
    resume_again = to_json_resume.resume(portfolio, "https://ada.example/resume.json")
    again, more = from_json_resume.portfolio(json.loads(json.dumps(resume_again)), TODAY)
    assert again == written
    assert more.all == []


def entries_of(resume: Any) -> list[Any]:
    work = resume.get("work")
    return [one for one in (work if isinstance(work, list) else [work]) if not is_empty(one)]


def portfolio_dates(written: Any) -> Iterator[str]:
    return (text for key, text in leaves(written) if key in {"start", "end", "date", "graduated", "when"})


def years(texts: Iterator[str]) -> set[str]:
    return {year for text in texts for year in re.findall(r"(?<!\d)\d{4}(?!\d)", text)}


def months(dates: Iterator[str]) -> set[int]:
    return {int(date[5:]) for date in dates if re.fullmatch(r"\d{4}-\d{2}", date)}


def numbers(texts: Iterator[str]) -> set[int]:
    """Each month that is named or numbered anywhere."""
    found = [word for text in texts for word in re.findall(r"[^\W\d_]+|\d+", text)]
    return {int(word) for word in found if word.isdigit() and len(word) <= 2} | {
        n for word in found if (n := month_names.number(word))
    }


def is_true_to(job: dict[str, Any], position: dict[str, Any]) -> bool:
    """Whether a position goes on only if the job does."""
    end, start = job.get("endDate"), job.get("startDate")
    says_so = end in PRESENT or (is_empty(end) and not (isinstance(start, str) and " – " in start))
    return "end" in position or says_so
