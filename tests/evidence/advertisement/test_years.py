"""Which years a sentence asks for beside the name `X`, as it writes them."""

import pytest

from portfolio.evidence.advertisement import years

ASKED = {
    "5+ years of X": "5+ years",
    "5 + years of X": "5 + years",
    "3-5 years with X": "3-5 years",
    "3 – 5 years with X": "3 – 5 years",
    "3 to 5 years with X": "3 to 5 years",
    "at least 3 years of X": "at least 3 years",
    "At least four (4) years with X": "At least four (4) years",
    "Six (6) or more years of X": "Six (6) or more years",
    "five years of X": "five years",
    "a minimum of 2 years' X": "a minimum of 2 years'",
    "no fewer than three years of X": "no fewer than three years",
    "over 10 years of X": "over 10 years",
    "10 yrs. X": "10 yrs.",
    "7 YOE X": "7 YOE",
    "2.5 years X": "2.5 years",
    "A 5-year record with X": "5-year",
    "3-5 Jahre X": "3-5 Jahre",
    "mindestens 3 Jahre Erfahrung mit X": "mindestens 3 Jahre",
    "Mind. 5 Jahre X": "Mind. 5 Jahre",
    "mehrere Jahre X": "mehrere Jahre",
    "fünf Jahren X": "fünf Jahren",
    "3-jährige Erfahrung mit X": "3-jährige",
    "5 ans d'expérience en X": "5 ans",
    "au moins 5 ans sur X": "au moins 5 ans",
    "3 à 5 ans de X": "3 à 5 ans",
    "5 années en X": "5 années",
    "mínimo 3 años con X": "mínimo 3 años",
    "al menos dos años de X": "al menos dos años",
    "minstens 4 jaar X": "minstens 4 jaar",
    "pelo menos 2 anos de X": "pelo menos 2 anos",
    "X (5+ years)": "5+ years",
    "X: 5 years": "5 years",
    "X, 5+ years": "5+ years",
    "Required: 5+ years of X": "5+ years",
    "5+ years of X, at least 3 years of Go": "5+ years",
    "Go: 2 years, X: 5+ years": "5+ years",
    "Go (2 years), X (5+ years)": "5+ years",
    "X (5+ years), Go (2 years)": "5+ years",
    "2 years of Go and 5 years of X": "5 years",
    "at least\n    four (4)\n    years of X": "at least four (4) years",
    "5\u00a0years of X": "5 years",
    ">= 5 years X": ">= 5 years",
    "20+ years of X": "20+ years",
    "over the years, 5 years of X": "5 years",
}
NOT_ASKED = [
    "We have used X for 4 years",
    "X since 10 years ago",
    "For the last 5 years we have used X",
    "in the next five years we move to X",
    "a 3-year contract with X",
    "We moved to X 4 years ago",
    "seit 20 Jahren setzen wir X ein",
    "il y a 5 ans nous avons choisi X",
    "hace 5 años elegimos X",
    "You are 18 years old and know X",
    "€2,000 a year for X",
    "X 5.4 in 2019",
    "12,000 years of X",
    "version 5 of X, years ahead",
    "a 2 years warranty on X",
    "X, and 30 days of holiday a year",
    "within 2 years we leave X",
    "You'd own 20 yrs of X, some of it good",
    "30 Jahre X",
    "every 5 years we rewrite X",
]


@pytest.mark.parametrize("text", ASKED)
def test_years_are_told_as_the_line_writes_them(text: str) -> None:
    place = text.index("X")

    assert years.beside(text, place, place + 1) == ASKED[text]


@pytest.mark.parametrize("text", NOT_ASKED)
def test_years_that_nobody_is_asked_for_are_none(text: str) -> None:
    place = text.index("X")

    assert years.beside(text, place, place + 1) is None
