"""How sure it is that a spelling is meant as a name, by what stands before and after.

An ordinary word proves nothing by itself: "Swift rollout", "Express your opinion", "Meet our Spark Team". It counts in
the company that technologies keep ("written in Swift", "Express services", "Spark 3.5"), or beside another technology,
which `lists` looks after.
"""

import re
from enum import IntEnum

from portfolio.evidence import company, leading, practices
from portfolio.evidence.spellings import Guard, Spelled
from portfolio.evidence.tokens import Tokens


class Certainty(IntEnum):
    """How sure it is that a spelling is meant as a name."""

    NO = 0
    LISTED = 1
    """If another technology stands in the list beside it."""
    BESIDE = 2
    """If another technology stands beside it, in a list or not."""
    YES = 3


_SHORT = _LONG_NUMBER = 3
_YEAR = re.compile(r"(?:19|20)\d\d")


def certainty(tokens: Tokens, first: int, last: int, name: Spelled) -> Certainty:
    """Say how sure it is that tokens `first` to `last` are meant as the name that they spell."""
    if _is_numbered(tokens, last):
        return Certainty.NO
    if name.guard is Guard.NONE:
        return Certainty.YES
    written = tokens.span(first, last)
    if len(written) < _SHORT and tokens.is_tied(first, last):
        return Certainty.NO
    if name.guard is Guard.PRACTICE:
        return Certainty.YES if practices.is_of_a_system(tokens, first, last) else Certainty.BESIDE
    is_exact = written in name.exact or written.removesuffix("s") in name.exact
    if is_exact and _MEANT[name.guard](tokens, first, last):
        return Certainty.YES
    if name.guard is Guard.LETTER:
        return _of_a_letter(tokens, first, last, is_exact=is_exact)
    if tokens.stands_alone(first, last):
        return Certainty.BESIDE if is_exact else Certainty.LISTED
    is_beside = is_exact and name.guard is Guard.ORDINARY and not tokens.is_owning(last)
    return Certainty.BESIDE if is_beside else Certainty.NO


def _is_numbered(tokens: Tokens, last: int) -> bool:
    """Say whether a number makes the name a piece of another, as in `ISO 27001`; a version or a year does not."""
    n = last + 2 if tokens.at(last + 1) and tokens.all[last + 1].is_hyphen and tokens.joins(last + 1) else last + 1
    number = tokens.written(n)
    if not number.isdigit() or len(number) < _LONG_NUMBER or _YEAR.fullmatch(number) or tokens.breaks(n):
        return False
    after = tokens.written(n + 1)
    is_count = (
        after in {"%", "+"}
        or (after == "," and tokens.joins(n + 1))
        or (after.islower() and not tokens.span(last, last).isupper())
    )
    return not is_count


def _is_meant_as_written(tokens: Tokens, first: int, last: int) -> bool:
    """Say whether a word that is written as the name is meant as the name, if no more is known of it."""
    before, after = tokens.written(first - 1), tokens.written(last + 1)
    if first == last and not tokens.written(first).isupper() and not tokens.written(first)[1:].islower():
        return True  # No plain word has a capital inside: LaTeX, SAFe.
    if tokens.is_among_unspaced(first, last):
        return True
    opens = tokens.opens_sentence(first)
    if tokens.stands_alone(first, last):
        return not (opens and after in {"and", "or"})
    if opens and after[:1].islower():
        return after in company.NOUNS or after in company.ASKED or after == "is"
    is_shouted = all(len(word) > 1 and word.isupper() for word in (before, after))
    is_verb = after == "!" or (after[:1].isupper() and after.casefold() in company.VERBAL)
    return not is_shouted and not is_verb


def _is_in_company(tokens: Tokens, first: int, last: int) -> bool:
    """Say whether an ordinary word that is written as the name stands in the company of a technology."""
    if tokens.is_owning(last):
        return tokens.written(last + 3) in company.NOUNS
    if tokens.is_among_unspaced(first, last):
        return True  # The ordinary words of that text have other letters.
    if tokens.is_whole(first, last) or _precedes_a_noun(tokens, last) or _is_asked(tokens, last):
        return True
    if _is_versioned(tokens, last) or _is_rated(tokens, first, last) or _is_of_a_vendor(tokens, first, last):
        return True
    return tokens.ends_phrase(last) and leading.is_led_to(tokens, first, last)


def _precedes_a_noun(tokens: Tokens, last: int) -> bool:
    written, after = tokens.written(last), tokens.written(last + 1)
    if after == "in" and tokens.written(last + 2) == "production":
        return True
    if tokens.at(last + 1) and tokens.all[last + 1].is_hyphen:
        following = tokens.written(last + 2).casefold()
        is_joined = tokens.joins(last + 1)
        if is_joined and written.isupper() and tokens.written(last + 2).istitle():
            return True  # No word of German or English begins with capitals alone: "SAP-Module".
        return is_joined and following in company.BUILT_UPON | company.ROLES | company.COMPOUNDS
    if tokens.at(last + 1) and tokens.breaks(last + 1):
        return False
    return after in company.NOUNS or after.casefold() in company.ROLES


def _is_asked(tokens: Tokens, last: int) -> bool:
    """Say whether the text says of tokens to `last` what it says of skills: `is a plus`, `required`."""
    n = last + 2 if tokens.written(last + 1) == ":" else last + 1
    while tokens.written(n).casefold() in company.BETWEEN:
        n += 1
    word = tokens.written(n).casefold()
    if word in company.MAIN and n > last + 1:
        return tokens.written(n + 1).casefold() in company.CLASSES
    if word == "nice":
        return "to" in (tokens.written(n + 1), tokens.written(n + 2))
    if n == last + 1:
        return word in company.ASKED and word != "must"
    return word in company.ASKED and (tokens.ends_entry(n) or tokens.written(n + 1) in {"but", "here"})


def _is_rated(tokens: Tokens, first: int, last: int) -> bool:
    """Say whether an entry is followed by how well or how long it is to be known: `Rust (3+ years)`, `Go: advanced`."""
    if not tokens.begins_entry(first) or tokens.written(last + 1) not in {"(", ":", "-", "\u2013", "\u2014"}:
        return False
    if tokens.written(last + 2).casefold() in company.LEVELS:
        return True
    number = tokens.written(last + 2)
    return number.isdigit() and any(tokens.written(n).casefold() in company.YEARS for n in range(last + 3, last + 7))


def _is_versioned(tokens: Tokens, last: int) -> bool:
    """Say whether the number of a version follows: `5`, `5.x`, `15+`; not a year, a time or a quantity."""
    if tokens.written(last + 1) in {"v", "V"} and tokens.written(last + 2).isdigit():
        return True
    number, after = tokens.written(last + 1), tokens.written(last + 2)
    if not number.isdigit() or len(number) >= _LONG_NUMBER or tokens.breaks(last + 1):
        return False
    if after == "+" or (after == "." and tokens.joins(last + 2)):
        return True
    is_plain = tokens.ends_phrase(last + 1) and not (after == "/" and tokens.written(last + 3).isdigit())
    return is_plain or after in company.NOUNS or after.casefold() in company.ROLES


def _is_of_a_vendor(tokens: Tokens, first: int, last: int) -> bool:
    """Say whether the maker is named beside: `Vault by HashiCorp`, `Apple's Metal`."""
    owner = first - 3 if tokens.at(first - 3) and tokens.is_owning(first - 3) else first - 1
    if tokens.written(owner).casefold() in company.VENDORS:
        return tokens.ends_phrase(last)
    if tokens.written(last + 1) in {"by", "from", "von", "van", "de"}:
        return tokens.written(last + 2).casefold() in company.VENDORS
    return False


def _is_a_letter_meant(tokens: Tokens, first: int, last: int) -> bool:
    """Say whether a single letter is meant as a language, not as a grade, a point or an initial."""
    if tokens.written(first - 1).casefold() in company.LETTERED or _is_and_d(tokens, last):
        return False
    if tokens.is_whole(first, last) or _precedes_a_noun(tokens, last) or _is_asked(tokens, last):
        return True
    before = tokens.written(first - 1).casefold()
    is_led = before in {"in", "with", "using", "like", "of", "en", "mit", "avec", "con", "com", "met"}
    return tokens.ends_phrase(last) and (is_led or leading.is_led_to(tokens, first, last))


def _of_a_letter(tokens: Tokens, first: int, last: int, *, is_exact: bool) -> Certainty:
    if _is_and_d(tokens, last) or tokens.written(first - 1).casefold() in company.LETTERED:
        return Certainty.NO
    if is_exact and tokens.ends_phrase(last):
        return Certainty.BESIDE
    is_listed = tokens.stands_alone(first, last) or tokens.is_slashed(first, last)
    return Certainty.LISTED if is_listed else Certainty.NO


def _is_and_d(tokens: Tokens, last: int) -> bool:
    return tokens.written(last + 1) in {"&", "and", "+"} and tokens.written(last + 2) == "D"


_MEANT = {
    Guard.AS_WRITTEN: _is_meant_as_written,
    Guard.ORDINARY: _is_in_company,
    Guard.LETTER: _is_a_letter_meant,
}
