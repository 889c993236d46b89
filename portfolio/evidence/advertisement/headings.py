"""Which lines of an advertisement are headings: by their marks, by their words, or by the list that follows them."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from portfolio.evidence.advertisement.lines import Line

# Longer is a sentence.
_LONGEST = 70
_MOST_WORDS = 9

# The words of headings that stand by themselves or before a colon, in the languages that advertisements come in.
_KINDS = (
    "key|core|main|minimum|basic|required|preferred|desired|desirable|additional|essential|technical|professional|"
    "mandatory|optional|your|our|the|job|role|position|further|other|bonus|general|soft|hard|ideal|candidate"
)
_THINGS = (
    "requirements?|qualifications?|skills?|skill ?set|experience|responsibilities|duties|tasks|competenc(?:y|ies|es)|"
    "knowledge|expertise|tech(?:nology|nical)? stack|tech|stack|technologies|tools|tooling|profile|mission|role|team|"
    "benefits|perks|criteria|candidate|job description|description"
)
_ENGLISH = (
    rf"(?:(?:{_KINDS}) )*(?:{_THINGS})(?: ?(?:&|and|/) ?(?:(?:{_KINDS}) )*(?:{_THINGS}))*(?: for (?:this|the) \w+)?|"
    r"(?:absolute )?must(?:[- ]haves?|s)?|(?:very )?nice(?:[- ]to[- ](?:haves?|know))?|good to (?:have|know)|"
    r"(?:a |big |huge )?(?:plus|pluses|bonus(?: points)?|extras?|desirable|desired|essential|preferred|required|"
    r"optional)"
    r"(?: if .{1,30}| for)?|"
    r"(?:what|who|how|why|where) (?:you|we|it|our|to|the)\b.{0,40}|what's .{1,30}|about .{1,40}|"
    r"(?:we're|we are) looking for.{0,20}|(?:ideally,? )?you (?:have|bring|are|offer)|in (?:short|brief)|we offer"
)
_GERMAN = (
    r"(?:(?:ihr|dein|euer|das|unser|mein)e? )?(?:(?:fachliche|technische|persönliche)s? )?"
    r"(?:profil|aufgaben(?:gebiet)?|anforderungen|anforderungsprofil|qualifikation(?:en)?|voraussetzungen|kenntnisse|"
    r"skills|angebot|benefits|techstack|tech-stack)|"
    r"(?:was|das|wen|wer|wie|so|darauf|warum) (?:sie|du|dich|wir|ihr|uns|bringst|bringen|erwartet|solltest|"
    r"sollten|bieten)"
    r"\b.{0,40}|wünschenswert|von vorteil|(?:idealerweise|muss|kann|must-haves?|soll)|wir (?:bieten|erwarten|suchen)|"
    r"über (?:uns|dich|sie)|pluspunkte"
)
_FRENCH = (
    r"(?:(?:votre|ton|le|vos|les|nos|notre|tes) )?(?:profil|missions?|compétences?|pr\u00e9-?requis|atouts?|"
    r"qualifications|"
    r"avantages|environnement|stack|expériences?|plus|responsabilités|tâches|connaissances)"
    r"(?: (?:recherchée?s?|requise?s?|souhaitée?s?|techniques?|attendue?s?|appréciée?s?|principales?|"
    r"obligatoires?|clés?))*|"
    r"ce que (?:nous|vous|tu|l'on|on)\b.{0,40}|(?:un|des) plus|vous (?:êtes|avez|apportez)|qui (?:êtes-vous|"
    r"sommes-nous).{0,5}|"
    r"(?:indispensable|impératif|serait un plus|idéalement)s?|à propos.{0,30}"
)
_IBERIAN = (
    r"(?:(?:tu|su|el|o|seu|teu|tus|los|os|nuestro|nosso) )?(?:requisitos|perfil|funciones|responsabilidades|"
    r"tecnologías|"
    r"tecnologias|conocimientos|conhecimentos|habilidades|competências|competencias|diferenciais|beneficios|"
    r"benefícios|experiencia)"
    r"(?: (?:mínimos|obligatorios|deseables|deseados|obrigatórios|desejáveis|técnic[ao]s|buscado))*|"
    r"(?:\u00bf?qué|lo que|o que|quem) (?:buscamos|ofrecemos|oferecemos|necesitas|esperamos|harás|você|"
    r"procuramos)\b.{0,30}|"
    r"se (?:valorará|valora|ofrece|requiere).{0,20}|(?:valorables?|deseables?|imprescindibles?|desejáve(?:l|is))"
)
_DUTCH = (
    r"(?:(?:jouw|je|ons|het|de) )?(?:profiel|functie-?eisen|vereisten|taken|aanbod|pluspunten|vaardigheden|ervaring)|"
    r"(?:wat|wie|dit) (?:wij|we|je|jij|breng|bied|vragen|bieden|ga|ben|zoeken)\b.{0,40}|jij (?:hebt|bent)"
)
_JAPANESE = (
    r"(?:応募|必須|必要|歓迎|尚可|優遇)(?:な|の|となる)?"
    r"(?:要件|条件|資格|スキル|経験|能力|知識|技術)?(?:[・/](?:経験|スキル|知識|能力|資格))*|"
    r"求める(?:人物像|人材像?|スキル|経験|能力)(?:[・/](?:経験|スキル|能力))*|(?:業務|仕事|職務|事業)(?:内容|概要)|担当業務|"
    r"(?:開発|技術)(?:環境|スタック)|使用(?:している)?(?:技術|ツール|言語)|待遇|福利厚生|勤務(?:地|時間|条件)|給与|"
    r"募集(?:背景|要項)|会社概要|選考(?:フロー|プロセス)"
)
_CHINESE = r"(?:任职|岗位|职位|工作)(?:要求|职责|描述|资格|内容|条件)|加分项|优先条件|技术栈|福利待遇"
_KNOWN = re.compile("|".join((_ENGLISH, _GERMAN, _FRENCH, _IBERIAN, _DUTCH, _JAPANESE, _CHINESE)))
# Of these alone an entry of a list is the heading of what follows on its line.
_WEIGHTS = re.compile(
    r"must(?:[- ]haves?)?|musts?|nice(?:[- ]to[- ]haves?)?|muss|kann|plus|bonus|required|preferred|optional|"
    r"必須|歓迎|尚可|加分项"
)
_MARKED = re.compile(
    r"""\s*(?:
        \#{1,6}\s+(?P<hash>\S.*?)\s*\#*
      | (?P<bold>\*\*|__)(?P<strong>[^*_]+)(?P=bold)\s*:?
      | (?P<frame>[=\-~*]{2,})\s*(?P<framed>\w.*?)\s*(?P=frame)
      | [\[\u3010](?P<bracketed>[^\[\]]+)[\]\u3011]
    )\s*""",
    re.VERBOSE,
)
_BEFORE_COLON = re.compile(
    r"\s*(?P<marks>\*\*|__)?(?P<words>[^:\uff1a*_]{2,60}?)\s*(?:(?::(?:\*\*|__)?|(?:\*\*|__)\s*:)\s+|\uff1a(?:\*\*|__)?\s*)(?=\S)"
)
_SHOUTED = re.compile(r"[^\W\d_a-z\u00df-\u00ff]+(?:['\u2019&/ -]+[^\W\d_a-z\u00df-\u00ff]+)+")

_AROUND = re.compile(r"^[^\w(\u00bf]+|[^\w)?!+#]+$")


class Heading(NamedTuple):
    """A heading, without its marks, and how much of its line it takes."""

    words: str
    length: int
    is_run_in: bool
    """Whether the text that it heads follows on the same line."""
    is_marked: bool = False
    """Whether marks or capitals make it the heading of a whole part."""


def at(lines: Sequence[Line], n: int) -> Heading | None:
    """Return the heading that line `n` of `lines` is or begins with."""
    line = lines[n]
    if line.is_blank or line.is_rule:
        return None
    if found := _run_in(line):
        return found
    if len(line.text) > 2 * _LONGEST:
        return None
    if marked := _MARKED.fullmatch(line.text):
        words = next(filter(None, marked.group("hash", "strong", "framed", "bracketed")))
        return _heading(bare(words), line, is_marked=True)
    if line.is_entry and not line.text.strip()[:1].isdigit():
        return None
    return _unmarked(lines, n)


def _unmarked(lines: Sequence[Line], n: int) -> Heading | None:
    """Return the heading that line `n` is by its words, its capitals or the list below it."""
    text = lines[n].entry.strip()
    if len(text) > _LONGEST or text[-1:] in {".", ",", ";"}:
        return None
    words = bare(text)
    if len(words.split()) > _MOST_WORDS or not _heads(lines, n, words):
        return None
    return _heading(words, lines[n], is_marked=_SHOUTED.fullmatch(words) is not None)


def _heading(words: str, line: Line, *, is_marked: bool) -> Heading | None:
    return Heading(words, len(line.text), is_run_in=False, is_marked=is_marked) if words else None


def bare(words: str) -> str:
    """Return the words of a heading without what surrounds them: marks, bullets, pictures, a colon."""
    return " ".join(_AROUND.sub("", words.replace("**", "")).split())


def _run_in(line: Line) -> Heading | None:
    """Return the heading that text follows on its line: `MUST HAVE: Java`."""
    found = _BEFORE_COLON.match(line.text, len(line.text) - len(line.entry))
    if not found:
        return None
    words = bare(found["words"])
    is_heading = is_known(words, _WEIGHTS if line.is_entry else _KNOWN)
    if is_heading or (not line.is_entry and (found["marks"] or _SHOUTED.fullmatch(words))):
        return Heading(words, found.end(), is_run_in=True) if words else None
    return None


def is_known(words: str, known: re.Pattern[str] = _KNOWN) -> bool:
    """Say whether `words` are those of a heading in some advertisement."""
    plain = words.casefold().replace("\u2019", "'").rstrip("?!")
    return len(plain) <= _LONGEST and known.fullmatch(plain) is not None


def _heads(lines: Sequence[Line], n: int, words: str) -> bool:
    """Say whether `words`, without a mark of a heading, are one all the same."""
    if is_known(words):
        # Letters of scripts without capitals begin a line as capitals do.
        is_beginning = words[:1].isalpha() and not words[:1].islower()
        return _begins(lines, n, words) or (is_beginning and _is_followed_by_list(lines, n))
    is_list = any(mark in words for mark in (",", "@", "://")) or lines[n].is_entry
    is_underlined = n + 1 < len(lines) and lines[n + 1].is_rule
    is_followed = is_underlined or _is_followed_by_list(lines, n)
    is_shouted = _SHOUTED.fullmatch(words) is not None and (n == 0 or lines[n - 1].is_blank)
    return not is_list and (is_shouted or is_followed) and _begins(lines, n, words)


def _begins(lines: Sequence[Line], n: int, words: str) -> bool:
    """Say whether nothing before line `n` goes on in it."""
    before = lines[n - 1] if n else None
    if before is None or before.is_blank or before.is_rule:
        return True
    if before.is_entry or before.is_indented:
        return words[:1].isupper() and not lines[n].is_indented
    return not before.is_wrapped


def _is_followed_by_list(lines: Sequence[Line], n: int) -> bool:
    """Say whether the next line that says something is an entry of a list, at most two empty lines further."""
    following = next((line for line in lines[n + 1 : n + 4] if not line.is_blank), None)
    return following is not None and following.is_entry
