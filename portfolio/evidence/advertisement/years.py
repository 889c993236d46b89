"""The years that a line of an advertisement asks for, as it writes them."""

import re
from typing import NamedTuple

_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|several|"
    "ein|eine[mns]?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|mehrere[n]?|"
    "un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|plusieurs|"
    "uno?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|varios|dois|três|"
    "een|twee|drie|vijf|zes|zeven|negen|tien"
)
_NUMBER = rf"(?:\d{{1,2}}(?:[.,]5)?|(?:{_WORDS})\b)(?:\ ?\(\d{{1,2}}\))?"
_LEAST = (
    r"at\ least|a\ minimum\ of|minimum(?:\ of)?|min\.?|more\ than|over|no\ (?:fewer|less)\ than|not\ less\ than|"
    r"mindestens|mind\.|wenigstens|mehr\ als|über|ab|au\ moins|au\ minimum|plus\ de|minimum\ de|"
    r"al\ menos|mínimo(?:\ de)?|más\ de|como\ mínimo|pelo\ menos|mais\ de|minstens|ten\ minste|minimaal|meer\ dan|"
    r"up\ to|bis\ zu|approximately|approx\.?|about|around|circa|ca\.?|etwa|environ|>=?|\u2265|\+"
)
_UNIT = r"years?\b['\u2019]?|yrs?\b\.?|yoe\b|jahre?n?s?\b|ans\b|années?\b|años?\b|jaar\b|anos?\b|jährige[rnms]?\b"
_MORE = r"\ ?\+|\ (?:\(?or\ more\)?|or\ above|plus|und\ mehr|oder\ mehr|ou\ plus|o\ más|ou\ mais|of\ meer)"


def _wide(pattern: str) -> str:
    """Return `pattern`, where each space stands for as many as a broken and indented line has."""
    return pattern.replace(r"\ ?", r"\s{0,12}").replace(r"\ ", r"\s{1,12}")


_YEARS = re.compile(
    _wide(rf"""(?<![\w.,$\u20ac\u00a3-])
    (?:(?:{_LEAST})\ ?)?
    {_NUMBER}
    (?:\ ?(?:[-\u2013\u2014]|to|bis|à|a|tot|or|oder|ou)\ ?{_NUMBER})?
    (?:{_MORE})?
    (?:\ ?|-)(?:{_UNIT})
    (?:{_MORE}|\ (?:and\ more|and\ up|minimum|mindestens)\b)?
    """),
    re.VERBOSE | re.IGNORECASE,
)
# What stands around years that nobody is asked for: an age, a past, a term.
_AFTER = re.compile(
    r"[\s-]*(?:ago|old|alt|of age|in business|of history|on the market|in the market|from now|in a row|warranty|"
    r"contract|"
    r"fixed|befristet|leave|vorher|âgé|de garantie|"
    r"project|programme?|plan|runway|strong|anniversary|vesting|geleden|atrás|de edad|de antigüedad|d'existence)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?:\b(?:last|past|next|coming|first|previous|within|in|over|for|since|seit|in den|letzten|nächsten|vor|"
    r"nach|il y a|"
    r"depuis|derniers?|dernières|dans|hace|desde|últimos|durante|há|sinds|afgelopen|after|every|founded|aged|"
    r"for more than|celebrating|seit über)(?: the| over| the last| the past| the next| les| los| den)?)\s+$",
    re.IGNORECASE,
)
# More is asked of nobody, unless it is said to be the least.
_MOST = 15
_AT_LEAST = re.compile(r"\+|least|more|min|moins|menos|mehr|>|\u2265", re.IGNORECASE)
# A look that costs little: few sentences ask for years.
_ANY_UNIT = re.compile(r"years?|yrs?|yoe|jahr|j\u00e4hr|ans\b|ann\u00e9e|a\u00f1o|jaar|anos?\b", re.IGNORECASE)
# How much of the text before years is looked at.
_NEAR = 24


class Years(NamedTuple):
    """A place in a text, `text[start:end]`, that asks for years."""

    start: int
    end: int
    words: str


def asked(text: str) -> list[Years]:
    """Return where `text`, one sentence, asks for years: `5+ years`, `3-5 Jahre`, `at least four (4) years`."""
    if not _ANY_UNIT.search(text):
        return []
    found = (Years(*place.span(), re.sub(r"\s+", " ", place[0]).strip()) for place in _YEARS.finditer(text))
    return [years for years in found if _is_asked(text, years)]


def beside(text: str, start: int, end: int) -> str | None:
    """Return the years that `text`, one sentence, asks for where it names `text[start:end]`; None if there are none.

    Of several, what follows the name at once belongs to it (`Java (5+ years)`); else the last that stand before.
    """
    found = asked(text)
    tied = {years for years in found if _follows_a_name(text, years)}
    before = [years for years in found if years.end <= start and years not in tied]
    after = [years for years in found if years.start >= end]
    if after and re.fullmatch(r"\s*[(\[:\u2013\u2014-]?\s*", text[end : after[0].start]):
        return after[0].words
    best = before[-1:] or after[:1]
    return best[0].words if best else None


def _is_asked(text: str, years: Years) -> bool:
    before = text[max(0, years.start - _NEAR) : years.start]
    return not (_AFTER.match(text, years.end) or _BEFORE.search(before) or _is_history(years.words))


def _is_history(words: str) -> bool:
    """Say whether so many years are rather those of a house or of its code, unless they are said to be the least."""
    return max(map(int, re.findall(r"\d+", words)), default=0) > _MOST and not _AT_LEAST.search(words)


def _follows_a_name(text: str, years: Years) -> bool:
    """Say whether years belong to what stands before them: in brackets, or behind a colon where nothing follows."""
    before, after = text[max(0, years.start - 2) : years.start].strip()[-1:], text[years.end :].lstrip()[:1]
    return before in {"(", "["} or (before == ":" and after in {"", ",", ";", ".", ")", "/"})
