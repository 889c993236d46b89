"""What rules a name out, in several languages, and what only looks as if it did. `X`, `Y` and `Z` are the names."""

import re

import pytest

from portfolio.evidence.advertisement import negations

# Each text, and what rules out the names in it, in order; "-" is a name that stands.
CASES = {
    "no X": "no",
    "No X.": "No",
    "not X": "not",
    "Y, not X": "- not",
    "(no X)": "no",
    "without X": "without",
    "non-X": "non",
    "instead of X": "instead of",
    "Y rather than X": "- rather than",
    "we don't use X": "don't",
    "we don’t use X": "don’t",
    "We do not need X": "not",
    "you won't touch X": "won't",
    "you will never write X": "never",
    "no longer X": "no",
    "no prior X needed": "no",
    "Nice to have: no prior X needed?": "no",
    "no legacy X": "no",
    "no previous experience with X required": "no",
    "no knowledge of X": "no",
    "not a fan of X": "not",
    "we are not looking for a X": "not",
    "neither X nor Y": "neither nor",
    "no X or Y": "no no",
    "no X, Y or Z": "no no no",
    "no X/Y": "no no",
    "no X, no Y": "no no",
    "no “X”": "no",
    "X is NOT needed": "NOT needed",
    "X not required": "not required",
    "X: not needed": "not needed",
    "X experience is not necessary": "not necessary",
    "X is no longer used": "no longer used",
    "kein X": "kein",
    "keine Vorkenntnisse in X": "keine",
    "ohne X": "ohne",
    "Y statt X": "- statt",
    "weder X noch Y": "weder noch",
    "X ist nicht nötig": "nicht nötig",
    "Wir setzen X nicht ein": "nicht ein",
    "nicht X": "nicht",
    "pas de X": "pas de",
    "pas d'X": "pas d'",
    "sans X": "sans",
    "ni X ni Y": "ni ni",
    "nous n'utilisons pas X": "pas",
    "Y plutôt que X": "- plutôt que",
    "X n'est pas nécessaire": "pas nécessaire",
    "aucune connaissance de X": "aucune",
    "sin X": "sin",
    "no usamos X": "no",
    "No hace falta X": "No",
    "não é preciso saber X nem Y": "não nem",
    "pas besoin de connaître X": "pas",
    "en lugar de X": "en lugar de",
    "geen X": "geen",
    "zonder X of Y": "zonder zonder",
    "sem X": "sem",
    # What stands.
    "not only X": "-",
    "not only X but Y": "- -",
    "not just X": "-",
    "no fewer than 3 years of X": "-",
    "no less than 3 years of X": "-",
    "no later than X 17": "-",
    "no doubt X": "-",
    "no problem with X": "-",
    "No meetings on Fridays, X on all other days": "-",
    "No nonsense. X.": "-",
    "No. 1 in X": "-",
    "No, X stays": "-",
    "no-nonsense X shop": "-",
    "We cannot live without X": "-",
    "nothing works without X": "-",
    "don't apply without X": "-",
    "do not hesitate to show X": "-",
    "if you don't know X, do not apply": "-",
    "unless you do not know X": "-",
    "X or not": "-",
    "Why not X?": "-",
    "X is helpful but not required": "-",
    "X is not required but a plus": "-",
    "X is not required, but welcome": "-",
    "no X but Y": "no -",
    "Not everyone here knows X": "-",
    "not afraid of X": "-",
    "X is not mandatory": "-",
    "nicht nur X": "-",
    "nicht nur X, sondern auch Y": "- -",
    "sans oublier X": "-",
    "pas seulement X": "-",
    "no solo X": "-",
    "X nicht nur im Browser": "-",
    "know X, no matter how": "-",
    "north X": "-",
    "piano X": "-",
    "X, no Y": "- no",
    "X without Y or Z": "- without without",
    "X not Y": "- not",
    "X. No Y": "- No",
    "no X and strong Y": "no -",
}


@pytest.mark.parametrize("text", CASES)
def test_what_is_plainly_ruled_out_is_and_nothing_else(text: str) -> None:
    names = [found.span() for found in re.finditer(r"\b[XYZ]\b", text)]

    found = negations.within(text, names)

    assert [negation.words if negation else "-" for negation in found] == (
        [CASES[text]] if len(names) == 1 else said_apart(CASES[text], len(names))
    )


def said_apart(words: str, count: int) -> list[str]:
    """The words for each name; those of several words stand last."""
    return words.split(" ", count - 1)


@pytest.mark.parametrize(
    ("heading", "is_ruling_out"),
    [
        ("What you don't need", True),
        ("What we don’t use", True),
        ("Not required", True),
        ("Nicht nötig", True),
        ("Pas nécessaire", True),
        ("No hace falta", True),
        ("Not required but nice", False),
        ("What you need", False),
        ("Not only what you need", False),
        ("Notes", False),
        (None, False),
    ],
)
def test_a_heading_may_rule_out_everything_below(heading: str | None, is_ruling_out: bool) -> None:
    assert bool(negations.of_heading(heading)) == is_ruling_out
