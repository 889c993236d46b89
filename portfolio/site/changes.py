"""Before and after in a sentence: `from 5 s to 200 ms`. Found only where the words leave no doubt of a change.

`from 1 to 10 GB` may as well be a range. A range goes up, so what goes down is a change; what goes up is one if a verb
says so (`grew from 3 to 12`), or an arrow.
"""

import re
from dataclasses import dataclass

# How long each takes in seconds, and how much each holds in bytes, so that "5 s" is known to be more than "200 ms".
_LONG_TIMES = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400, "week": 604_800, "month": 2.6e6, "year": 31.6e6}
_TIMES = {"ns": 1e-9, "µs": 1e-6, "ms": 1e-3, "s": 1, "sec": 1, "min": 60, "h": 3600, "hr": 3600} | _LONG_TIMES
_SIZES = {"kB": 1e3, "KB": 1e3, "MB": 1e6, "GB": 1e9, "TB": 1e12, "KiB": 2**10, "MiB": 2**20, "GiB": 2**30}
_MULTIPLES = {"k": 1e3, "K": 1e3, "M": 1e6, "bn": 1e9, "B": 1e9}
_UNITS = _TIMES | _SIZES
_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")

_TIME = "|".join([*(f"{unit}s?" for unit in (*_LONG_TIMES, "sec", "min", "hr")), "ns", "µs", "ms", "s", "h"])
_NUMBER = r"[~≈<>≤≥]?[$€£¥]?(?P<#number>\d+(?:[.,]\d+)*)(?P<#multiple>%|(?:bn|[kKMBx\u00d7])(?!\w)|)\+?"
_UNIT = rf"(?:[ \u00a0]?(?P<#unit>{_TIME}|{'|'.join(_SIZES)})(?!\w))"
_IN_WORDS = rf"(?:(?P<#count>an?|{'|'.join(_COUNTS)})[ \u00a0])?(?P<#words>(?:{'|'.join(_LONG_TIMES)})s?)\b"
# What is counted may be anything: `from 12 steps to 3`.
_THING = r"[ \u00a0](?P<thing>(?!to\b)[a-z]+)\b"
_FORMER = rf"(?:{_NUMBER}(?:{_UNIT}|{_THING})?|{_IN_WORDS})".replace("#", "former_")
_LATTER = rf"(?:{_NUMBER}{_UNIT}?|{_IN_WORDS})".replace("#", "latter_")
_ALONE = r"(?<![\w.,:/$€£¥~≈<>≤≥±+\u2212\u2013-])"
_ENDED = r"(?![\w+%/\u2013-]|[.,:]\d)"

_BY_WORDS = re.compile(rf"(?P<earlier>\bfrom {_FORMER} (?:down |up )?to) (?P<value>{_LATTER}){_ENDED}")
_BY_ARROW = re.compile(rf"(?P<earlier>{_ALONE}{_FORMER} ?(?:→|⟶|⇒|->|=>)) ?(?P<value>{_LATTER}){_ENDED}")
_LEADS_BACK = r",? (?:down from|up from|instead of|rather than|\(was)"
_BACKWARDS = re.compile(rf"(?P<value>{_ALONE}{_LATTER})(?P<formerly>{_LEADS_BACK} {_FORMER}{_ENDED}\)?)")
_CHANGED = re.compile(
    r"\b(?:brought|climb|cut|decreas|doubl|drop|expand|fall|fell|gr[eo]w|halv|improv|increas|jump|lower|rais|reduc|rise|rose"
    r"|scaled|short|shr[aiu]nk|sped|speed|tripl|went)|\b(?:up|down) $",
    re.IGNORECASE,
)
_RANGED = re.compile(r"\b(?:rang\w*|var[iy]\w*|any\w*|everything|age[ds]?|sizes?)\W+$", re.IGNORECASE)
# What a number counts, if a noun follows it.
_NOUN = re.compile(r" (?!(?:an?|and|at|by|for|in|of|on|or|over|per|under|while|with|within)\b)([a-z]+)\b")
_HOURS = ("am", "pm")
_RATIOS = ("%", "x", "\u00d7")


@dataclass(frozen=True, slots=True)
class Amount:
    """One side of a change."""

    number: str
    multiple: str
    unit: str
    kind: str
    """What is counted: `time`, `size`, a percentage, or the noun; nothing if the number stands alone."""

    @property
    def is_year(self) -> bool:
        """Whether the number may as well be a year."""
        return not self.kind and bool(re.fullmatch(r"(?:19|20)\d\d", self.number))

    def size(self, unit: str) -> float:
        """Return how much it is, in `unit` if it has none of its own."""
        *groups, last = re.split(r"[.,]", self.number)
        is_fraction = groups and len(last) != 3  # As many digits as a group has.
        number = float("".join(groups) + "." * bool(is_fraction) + last)
        return number * _MULTIPLES.get(self.multiple, 1) * _UNITS.get(self.unit or unit, 1)


@dataclass(frozen=True, slots=True)
class Change:
    """What something was and what it became, in the words of a text, and where in the text they stand."""

    start: int
    end: int
    value: str
    """What it became."""
    earlier: str
    """What it was, where that is told before: `from 5 s to`."""
    formerly: str
    """What it was, where that is told behind: `down from 5 s`."""


def first(text: str) -> Change | None:
    """Return the first change that `text` states without a doubt; None if there is none."""
    found = [match for form in (_BY_WORDS, _BY_ARROW, _BACKWARDS) for match in form.finditer(text) if _is_sure(match)]
    if not found:
        return None
    match = min(found, key=lambda match: match.start())
    said = match.groupdict(default="")
    return Change(*match.span(), said["value"], said.get("earlier", ""), said.get("formerly", ""))


def _is_sure(match: re.Match[str]) -> bool:
    former, latter = (_amount(match, side) for side in ("former_", "latter_"))
    if not _compare(former, latter, match.string[match.end() :]):
        return False
    if match.re is not _BY_WORDS:
        return True
    before = re.split(r"[.;:!?] ", match.string[: match.start()])[-1]
    falls = former.kind + latter.kind and former.size(latter.unit) > latter.size(former.unit)
    return not _RANGED.search(before) and bool(falls or _CHANGED.search(before))


def _amount(match: re.Match[str], side: str) -> Amount:
    said = match.groupdict(default="")
    multiple = said[f"{side}multiple"]
    unit = said[f"{side}unit"] or said[f"{side}words"]
    unit = unit if unit in _UNITS else unit.removesuffix("s")
    percent_or_times = multiple if multiple in _RATIOS else ""
    thing = said["thing"].removesuffix("s") if side == "former_" else ""
    kind = "time" if unit in _TIMES else "size" if unit else thing or percent_or_times
    return Amount(said[f"{side}number"] or _in_digits(said[f"{side}count"]), multiple, unit, kind)


def _in_digits(count: str) -> str:
    """Return a count that is written out; one, for none and for `a` or `an`."""
    return str(_COUNTS.index(count)) if count in _COUNTS else "1"


def _compare(former: Amount, latter: Amount, behind: str) -> bool:
    """Say whether both count the same, as far as the words `behind` tell: a number alone takes what is beside it."""
    if (former.is_year and latter.is_year) or former.kind in _HOURS:
        return False
    if former.kind and latter.kind:
        return former.kind == latter.kind
    noun = _NOUN.match(behind)
    return not (former.kind and noun) or noun[1].removesuffix("s") == former.kind
