"""What an advertisement rules out: names behind "no" and its kin, in the languages that advertisements come in.

Only what is plainly ruled out counts. Where it is not plain ("not only Java", "if you do not know Java"), the name
counts as named: taking a requirement for none would flatter.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

# How much of the text around a name is looked at.
_NEAR = 90

_NO = (
    r"no|not|never|neither|nor|without|excluding|except(?:\ for)?|instead\ of|rather\ than|as\ opposed\ to|"
    r"cannot|non(?=-)|"
    r"[a-z]{2,6}n['\u2019]t|dont|doesnt|wont|"
    r"kein(?:e[nmrs]?)?|nicht|nie|ohne|weder|noch|statt|anstatt|anstelle\ von|"
    r"pas(?:\ de|\ d['\u2019])?|sans|aucune?|ni|plutôt\ que|au\ lieu\ d(?:e|['\u2019])|jamais|"
    r"sin|nunca|tampoco|en\ (?:lugar|vez)\ de|nada\ de|sem|não|nem|em\ vez\ de|"
    r"geen|niet|zonder|in\ plaats\ van|noch"
)
# What may stand between a "no" and the name that it rules out. "Only", "just", "later", "fewer" and "doubt" may not.
_FILLERS = (
    "a|an|any|the|our|your|of|for|in|to|with|on|"
    "prior|previous|legacy|old|more|longer|further|additional|other|professional|hands-on|deep|much|"
    "need|needs|needed|use|uses|used|using|require|requires|required|requirement|requirements|want|wants|expect|know|"
    "have|having|do|run|write|touch|support|maintain|be|plan|planning|looking|look|hire|hiring|search|searching|accept|"
    "experience|experienced|knowledge|expertise|background|skills|familiarity|exposure|fan|longer|currently|really|yet|even|"
    "ein|eine|einen|einem|einer|der|die|das|den|dem|mit|von|mehr|vorkenntnisse|kenntnisse|erfahrung|erfahrungen|"
    "vorherige|nötig|auf|für|"
    "de|d|du|des|la|le|les|un|une|en|besoin|expérience|connaissance|connaissances|sur|utilisons|dans|"
    "se|requiere|requieren|usamos|utilizamos|necesita|necesitamos|es|necesario|experiencia|conocimientos|previa|con|el|los|"
    "hace|falta|saber|conocer|é|preciso|conhecer|connaître|experiência|precisa|"
    "ervaring|kennis|met|van|meer|nodig|een"
)
_BEFORE = re.compile(
    rf"(?<![\w'\u2019-])(?P<word>{_NO})(?:\s+|(?<=['\u2019])|(?<=non)-)(?:(?:{_FILLERS})\s+){{0,6}}[\"'\u201c\u201e\u00ab(]?\s?$",
    re.IGNORECASE | re.VERBOSE,
)
# A "no" that rules nothing out: a condition, a question, a second "no" before it.
_SPOILT = re.compile(
    r"\b(?:if|unless|whether|wenn|falls|si|sofern)\b[^,.;:!?\n]{0,50}$|\b(?:why|or|warum|oder|pourquoi|or\ else)\s+$",
    re.IGNORECASE | re.VERBOSE,
)
_DOUBLED = re.compile(
    r"(?:\b(?:not|never|nothing|nobody|cannot|nicht|nichts|niemand|kein\w*|pas|rien|nada|no|niet|niets)|n['\u2019]t)\s+(?:\w+\s+){0,4}$",
    re.IGNORECASE,
)
_NEEDED = (
    r"needed|required|necessary|used|wanted|a\ requirement|part\ of|relevant|"
    r"benötigt|erforderlich|nötig|notwendig|gefragt|verlangt|"
    r"nécessaires?|requis(?:es?)?|demandée?s?|necesarios?|necesarias?|requeridos?|necessários?|nodig|vereist"
)
_AFTER = re.compile(
    rf"""(?:\s+(?:experience|knowledge|skills?|kenntnisse|erfahrung))?[\s:(\u2013\u2014-]{{1,3}}
    (?:(?:is|are|was|ist|sind|wird|werden|est|sont|es|é|wordt)\s+|n['\u2019]est\s+|ne\s+sont\s+)?
    (?P<word>(?:not|nicht|pas|no|não|niet|isn['\u2019]t|aren['\u2019]t)\s+
        (?:(?:longer|mehr|at\ all|es|se|é)\s+)?(?:{_NEEDED})\b
      | nicht(?:\s+(?:ein|mehr))?(?=\s*(?:[.,;!)\n]|$)))
    (?!\s*[,(\u2013\u2014-]?\s*(?:but|aber|sondern|though|mais|pero|mas|maar)\b)
    """,
    re.IGNORECASE | re.VERBOSE,
)
# Japanese says what it rules out behind the name, and behind what is known of it: "Javaの実務経験は不要です".
_KNOWING = (
    r"(?:等|など)?(?:の|での|を使った|に関する|による)?(?:実務|業務|開発|運用|設計|利用|使用|事前)*"
    r"(?:経験|知識|スキル|知見|資格)?(?:等|など)?"
)
_USING = r"使|使用|利用|採用|導入"
_UNNEEDED = (
    r"不要|不問|必要(?:は|では)?\ ?(?:ありません|ございません|ない|なし|無し)|必要と(?:しません|しない|していません)|"
    r"問いません|問わない|問わず|求めません|求めない|求めていません|"
    # Behind a particle, or behind "not at all": otherwise it is said of what follows.
    rf"(?<=[はがをも切くに])(?:{_USING})(?:いません|わない|っていません|っていない|いたしません|しません|しない|していません|していない)|"
    r"ではなく|じゃなく|なしで(?:も)?(?:可|OK|大丈夫|応募)|なくても(?:可|OK|大丈夫|構いません|かまいません|問題ありません|応募)|"
    r"未経験(?:者)?(?:可|OK|歓迎|でも)"
)
_BEHIND = re.compile(
    rf"{_KNOWING}(?:は|が|も|を)?(?:、)?(?:特に|一切|まったく|全く)?(?P<word>{_UNNEEDED})"
    # What is welcome all the same, what is not unneeded, and what is said of something else, or in case.
    r"(?!な|(?:です|だ|である|ます)?(?:が|けど|けれど)|で(?:は|も)?(?:ない|ありません|なく)|わけ|場合|とき|時|人|方)",
    re.IGNORECASE,
)
_WITH = re.compile(r"\s*(?:[・/\uff0f]|や|と|及び|および|、?(?:または|又は|もしくは|若しくは|あるいは))\s*")
_OR = re.compile(rf"\s*(?:/|,?\s*(?:or|nor|oder|noch|ou|ni|nem|of|o)\s+)(?:(?:{_FILLERS})\s+){{0,3}}", re.IGNORECASE)
_COMMA = re.compile(r"\s*,\s*")
_HEADING = re.compile(
    r"(?:\b(?:not|no|nicht|keine?|pas|sin|geen|niet)\b|n['\u2019]t\b)(?!.*\b(?:but|only|just|aber|nur|mais|pero)\b).*"
    r"\b(?:need|needed|require|required|use|used|want|wanted|necessary|nötig|benötig\w*|brauch\w*|requis|"
    r"nécessaires?|"
    r"besoin|necesario|hace falta|preciso|nodig)\b|"
    r"(?:不要な|必要の?ない|必要のありません|求め(?:てい)?ない|求めていません|使わない|使っていない)(?!わけ)",
    re.IGNORECASE,
)


class Negation(NamedTuple):
    """The words that rule a name out, and where they stand."""

    words: str
    place: str
    """`after`, if the name stands after them; else `before` or `under`."""


def of_heading(heading: str | None) -> Negation | None:
    """Return what rules out everything under `heading`, such as "What you don't need"."""
    return Negation(heading, "under") if heading and _HEADING.search(heading) else None


def within(text: str, names: Sequence[tuple[int, int]]) -> list[Negation | None]:
    """Return, for each of `names`, places in one passage `text` in order, what rules it out; None if nothing does."""
    found = [_before(text, start) or _after(text, end) for start, end in names]
    for n, members in _lists(text, names):
        if (negation := found[n]) and negation.place == "after":
            for member in members:
                found[member] = found[member] or negation
    _reach_back(text, names, found)
    return found


def _reach_back(text: str, names: Sequence[tuple[int, int]], found: list[Negation | None]) -> None:
    """Rule out those of a list that stand before a name which is ruled out behind it: `JavaやPHPは不要`."""
    reaches = False
    for n in range(len(names) - 1, -1, -1):
        is_joined = n + 1 < len(names) and _WITH.fullmatch(text[names[n][1] : names[n + 1][0]]) is not None
        if reaches and is_joined:
            found[n] = found[n] or found[n + 1]
        else:
            reaches = _BEHIND.match(text[names[n][1] : names[n][1] + _NEAR]) is not None


def _before(text: str, start: int) -> Negation | None:
    near = text[max(0, start - _NEAR) : start]
    found = _BEFORE.search(near)
    if not found or _SPOILT.search(near[: found.start()]):
        return None
    is_second = found["word"].casefold() in {"without", "ohne", "sans", "sin", "sem", "zonder"}
    if is_second and _DOUBLED.search(near[: found.start()]):
        return None
    return Negation(found["word"], "after")


def _after(text: str, end: int) -> Negation | None:
    near = text[end : end + _NEAR]
    found = _AFTER.match(near) or _BEHIND.match(near)
    return Negation(re.sub(r"\s+", " ", found["word"]), "before") if found else None


def _lists(text: str, names: Sequence[tuple[int, int]]) -> Iterator[tuple[int, range]]:
    """Yield the first of each list of names that an "or" or a slash ends, and the others: `Java, PHP or Perl`."""
    between = [text[one[1] : two[0]] for one, two in pairwise(names)]
    n = 0
    while n < len(between):
        last, end = n, n
        while end < len(between) and (_OR.fullmatch(between[end]) or _COMMA.fullmatch(between[end])):
            end += 1
            if _OR.fullmatch(between[end - 1]):
                last = end
        if last > n:
            yield n, range(n + 1, last + 1)
        n = max(end, n + 1)
