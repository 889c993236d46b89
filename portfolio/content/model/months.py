"""Months and spans of months. What is known of a career is counted in whole months, both ends included."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from portfolio.english import plural

_NAMES = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905 - a list of twelve strings reads worse.
)
WRITTEN = r"^[0-9]{4}-(0[1-9]|1[0-2])$"
"""How a month is written; `\\d` would take the digits of every script."""


@dataclass(frozen=True, order=True, slots=True)
class Month:
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
        if not re.fullmatch(WRITTEN, written):
            raise ValueError(f"{written!r} is not a month written as YYYY-MM.")
        return cls(int(written[:4]), int(written[5:]))

    @property
    def ordinal(self) -> int:
        """The months since year 0; the difference of two ordinals is a number of months."""
        return self.year * 12 + self.month - 1

    @property
    def spoken(self) -> str:
        """As a person would say it: `May 2022`."""
        return f"{_NAMES[self.month - 1]} {self.year}"

    def __str__(self) -> str:
        """As the file and the `datetime` attribute write it: `2022-05`."""
        return f"{self.year:04}-{self.month:02}"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: type, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Let Pydantic read a month from its written form."""

        def read(written: str) -> Month:
            try:
                return cls.parse(written)
            except ValueError as error:
                raise PydanticCustomError("month", "is not a month; write year and month as YYYY-MM") from error

        return core_schema.no_info_after_validator_function(
            read, core_schema.str_schema(), serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe the written form for editors."""
        # What is known of a field comes from the handler.
        return {"examples": ["2022-05"], **handler(schema), "pattern": WRITTEN}


def length(start: Month, end: Month) -> int:
    """Return the number of months from `start` to `end`, both counted: May to May is 1."""
    return end.ordinal - start.ordinal + 1


def spoken_length(months: int) -> str:
    """Return a number of months as a person would say it: 55 is `4 years 7 months`."""
    years, rest = divmod(months, 12)
    parts = [plural(n, unit) for n, unit in ((years, "year"), (rest, "month")) if n]
    return " ".join(parts) or "0 months"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of months, both ends counted; without an `end` it goes on today."""

    start: Month
    end: Month | None = None

    def months(self, today: Month) -> int:
        """Return how many months the span counts up to its end, or up to the month `today` if it has none."""
        return max(0, length(self.start, self.end or today))


def merged(spans: Iterable[Span], today: Month) -> tuple[Span, ...]:
    """Return `spans` in order, those that overlap or follow each other at once made one; months count once.

    What begins after the month `today` is left out: it has not happened.
    """
    found: list[Span] = []
    for span in sorted((s for s in spans if s.start <= today), key=lambda s: s.start):
        last = found[-1] if found else None
        if last is None or span.start.ordinal > (last.end or today).ordinal + 1:
            found.append(span)
        else:
            # Of two that reach as far, the one without an end says more: it goes on.
            later = max(last, span, key=lambda s: (s.end or today, s.end is None))
            found[-1] = Span(last.start, later.end)
    return tuple(found)
