from typing import Any

import pytest

from portfolio.content.model import Portfolio
from portfolio.content.model.dates import Month
from portfolio.site import held_today

TODAY = Month(2026, 11)
COOK = {"title": "Cook", "start": "2020-01"}


def portfolio_of(written: dict[str, Any], held: dict[str, list[dict[str, Any]]]) -> Portfolio:
    employers = [{"name": name, "positions": positions} for name, positions in held.items()]
    person = written["person"] | {"role": "Cook"}
    return Portfolio.model_validate({"person": person, "contact": written["contact"], "employers": employers})


@pytest.mark.parametrize(
    ("held", "employer", "others"),
    [
        ({"Acme": [COOK]}, "Acme", []),
        ({"Acme": [COOK | {"title": "COOK"}]}, "Acme", []),
        ({"Acme": [COOK | {"end": "2021-01"}]}, None, []),
        ({"Acme": [COOK | {"start": "2027-01"}]}, None, []),
        ({"Acme": [COOK | {"start": "2026-11"}]}, "Acme", []),
        ({"Acme": [COOK | {"title": "Chef"}]}, None, ["Chef, Acme"]),
        ({"Acme": [COOK | {"title": "Chef"}, COOK]}, "Acme", ["Chef, Acme"]),
        ({"Acme": [COOK], "Club": [COOK]}, "Acme", ["Cook, Club"]),
        ({"Self-employed": [COOK]}, None, ["Cook, Self-employed"]),
        ({"Freelance": [COOK], "Acme": [COOK]}, "Acme", ["Cook, Freelance"]),
        ({}, None, []),
    ],
)
def test_the_head_says_where_the_role_is_held_and_what_else_is(
    written: dict[str, Any], held: dict[str, list[dict[str, Any]]], employer: str | None, others: list[str]
) -> None:
    portfolio = portfolio_of(written, held)

    assert held_today.employer(portfolio, TODAY) == employer
    assert list(held_today.others(portfolio, TODAY)) == others
