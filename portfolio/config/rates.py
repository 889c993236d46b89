"""How often something may happen: `5/10m` is five times in ten minutes."""

import re
from dataclasses import dataclass
from datetime import timedelta

_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_WRITTEN = re.compile(r"([1-9]\d{0,6})/([1-9]\d{0,3})?([smhd])")
_UNLIMITED = "off"


@dataclass(frozen=True, slots=True)
class Rate:
    """At most `count` in any stretch of time as long as `period`."""

    count: int
    period: timedelta


def parse(written: str) -> tuple[Rate, ...]:
    """Read rates as settings have them: `5/10m,20/1d`, or `off` for none. ValueError says what may stand there."""
    if written.strip() == _UNLIMITED:
        return ()
    return tuple(_rate(part.strip()) for part in written.split(","))


def check(written: str) -> str:
    """Return `written` if it can be read; ValueError otherwise."""
    parse(written)
    return written


def _rate(written: str) -> Rate:
    found = _WRITTEN.fullmatch(written)
    if not found:
        raise ValueError("write how many in how long, such as 5/10m or 20/1d (s, m, h, d), joined by commas, or off")
    count, length, unit = found.groups()
    return Rate(int(count), timedelta(**{_UNITS[unit]: int(length or 1)}))
