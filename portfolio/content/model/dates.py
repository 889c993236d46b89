"""Dates as far as they are known: a month, a year, or words; each knows the months that it may be."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import total_ordering
from typing import Any, NoReturn, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from portfolio.content.model import ongoing
from portfolio.content.model.words import ROOM, visible

MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905 - a list of twelve strings reads worse.
)
"""The months as they are spoken, the first of a year first."""
FIRST_YEAR = 1900
"""No portfolio has an earlier year."""
YEARS_AHEAD = 10
"""So many years from now a date may lie."""
PATTERN = r"^[0-9]{4}(-(0[1-9]|1[0-2]))?$|^[0-9]{4}/(1[3-9]|[2-9][0-9]|00)$|[^0-9\s./-]"
"""What a text has to match to be a date: a month, a year, or more than digits and the marks between them."""
_MONTH = r"[0-9]{4}-(0[1-9]|1[0-2])"
_LATEST = "latest_year"
_LONGEST = 40


@total_ordering
class Date:
    """When something was, as far as that is known: `2022-05`, `2022`, or words such as `summer 2022`.

    Words that name one year count as that year; without one they count nothing. Dates are in one order: by year, and
    in a year the year alone comes first, then words, then the months. What names no year comes before all that do, so
    that it stands last where the newest stands first. Among words, the alphabet decides.
    """

    __slots__ = ()
    year: int | None

    @property
    def bounds(self) -> "tuple[Month, Month] | None":
        """The first and the last month that the date may be; None if it names no year."""
        return (Month(self.year, 1), Month(self.year, 12)) if self.year is not None else None

    @property
    def spoken(self) -> str:
        """As a person would say it: `May 2022`."""
        return str(self)

    @property
    def is_in_words(self) -> bool:
        """Whether the date is told in words, which no program can read."""
        return False

    @property
    def order(self) -> tuple[int, int, int, str]:
        """What dates are sorted by; no two that differ have it in common."""
        return (0, 0, 0, str(self)) if self.year is None else (1, self.year, *self._within_year())

    def is_after(self, month: "Month") -> bool:
        """Say whether the date certainly lies after `month`."""
        return self.bounds is not None and self.bounds[0] > month

    def _within_year(self) -> tuple[int, str]:
        return 0, ""

    def __lt__(self, other: "Date") -> bool:
        """Say whether the date comes before `other` in the one order of dates."""
        return self.order < other.order

    @classmethod
    def __get_pydantic_core_schema__(cls, source: type, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Let Pydantic read a date from its written form; the context of a validation may say the latest year."""

        def checked(written: Any, info: core_schema.ValidationInfo) -> Date:
            return written if isinstance(written, Date) else read(written, (info.context or {}).get(_LATEST))

        return core_schema.with_info_after_validator_function(
            checked, core_schema.any_schema(), serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe the written form for editors."""
        kinds = {"type": ["string", "integer"], "pattern": PATTERN, "minimum": FIRST_YEAR}
        # What is known of a field comes from the handler.
        return {"examples": ["2022-05"], ROOM: _LONGEST, **handler(schema), **kinds}


@dataclass(frozen=True, slots=True)
class Month(Date):
    """One month of one year; written `2022-05` in the file."""

    year: int
    month: int

    @classmethod
    def of(cls, day: date) -> Self:
        """Return the month that `day` lies in."""
        return cls(day.year, day.month)

    @classmethod
    def parse(cls, written: str) -> Self:
        """Return the month written as `YYYY-MM`; ValueError if it is written otherwise."""
        if not re.fullmatch(_MONTH, written):
            raise ValueError(f"{written!r} is not a month written as YYYY-MM.")
        return cls(int(written[:4]), int(written[5:]))

    @property
    def ordinal(self) -> int:
        """The months since year 0; the difference of two ordinals is a number of months."""
        return self.year * 12 + self.month - 1

    @property
    def bounds(self) -> "tuple[Month, Month]":
        """The month itself, as the first and the last that it may be."""
        return self, self

    @property
    def spoken(self) -> str:
        """As a person would say it: `May 2022`."""
        return f"{MONTHS[self.month - 1]} {self.year}"

    def _within_year(self) -> tuple[int, str]:
        return self.month, ""

    def __str__(self) -> str:
        """As the file and the `datetime` attribute write it: `2022-05`."""
        return f"{self.year:04}-{self.month:02}"


@dataclass(frozen=True, slots=True)
class Year(Date):
    """A year of which no month is known; written `2022`."""

    year: int

    def __str__(self) -> str:
        """As the file and the `datetime` attribute write it: `2022`."""
        return f"{self.year:04}"


@dataclass(frozen=True, slots=True)
class DateInWords(Date):
    """What is known in words only: `summer 2019`, `expected 2028`, `Frühjahr 2014`."""

    text: str

    @property
    def year(self) -> int | None:  # type: ignore[override] # Words are never given another year.
        """The four-digit year that the words name, in digits of any script; None if they name none or several."""
        found = set(re.findall(r"(?<![0-9])[0-9]{4}(?![0-9])", _with_plain_digits(self.text)))
        return int(found.pop()) if len(found) == 1 else None

    @property
    def is_in_words(self) -> bool:
        """Whether the date is told in words: it is."""
        return True

    def _within_year(self) -> tuple[int, str]:
        return 0, self.text

    def __str__(self) -> str:
        """As the file writes it."""
        return self.text


def read(written: Any, latest_year: int | None = None) -> Date:
    """Return the date that a file has `written`: a text, or a number for a year. Spaces around and doubled are dropped.

    A PydanticCustomError, which is a ValueError, says why it is none: `date` if it is none at all, `date_ongoing` if
    it says that something goes on, `year_early` and `year_late` if its year is before 1900 or after `latest_year`.
    """
    if isinstance(written, bool) or not isinstance(written, str | int):
        _refuse()
    found = _read(" ".join(visible(written).split())) if isinstance(written, str) else _numbered(written)
    if found.year is not None and found.year < FIRST_YEAR:
        raise PydanticCustomError("year_early", "lies before {first}", {"first": FIRST_YEAR})
    if found.year is not None and latest_year is not None and found.year > latest_year:
        raise PydanticCustomError(
            "year_late", "lies more than {years} years ahead", {"years": YEARS_AHEAD, "latest": latest_year}
        )
    return found


def seen_from(today: Month | None) -> dict[str, Any]:
    """Return the context of a validation in the month `today`; None if the time is not known, and no year too late."""
    return {} if today is None else {_LATEST: latest_year(today)}


def latest_year(today: Month | None) -> int | None:
    """Return the latest year that a file may name in the month `today`; None if the time is not known."""
    return today.year + YEARS_AHEAD if today else None


def _read(text: str) -> Date:
    if not text:
        raise PydanticCustomError("string_too_short", "is empty")
    if text.casefold() in ongoing.WORDS:
        raise PydanticCustomError("date_ongoing", "says that something goes on")
    plain = _with_plain_digits(text)
    if re.fullmatch(r"[0-9]{4}", plain):
        return Year(int(plain))
    if re.fullmatch(_MONTH, plain):
        return Month.parse(plain)
    words = DateInWords(text)
    says_something = words.year is not None or any(character.isalpha() for character in text)
    return words if says_something and re.search(PATTERN, plain) else _refuse()


def _numbered(year: int) -> Date:
    return Year(year) if year < 10_000 else _refuse()


def _refuse() -> NoReturn:
    raise PydanticCustomError("date", "is not a date")


def _with_plain_digits(text: str) -> str:
    """Return `text` with digits of every script as 0 to 9."""
    return "".join(str(unicodedata.decimal(character, character)) for character in text)
