import json
from pathlib import Path
from typing import Any

import pytest

from portfolio import config
from portfolio.content import loading, reading
from portfolio.content.model import Portfolio
from portfolio.content.reading import UnknownCategoryError


@pytest.fixture
def small(written: dict[str, Any]) -> Portfolio:
    return loading.parse(json.dumps(written).encode(), Path("portfolio.json"))


def test_a_shelf_holds_all_books_or_those_of_a_category(small: Portfolio) -> None:
    assert len(reading.shelf(small).books) == 3
    assert [book.title for book in reading.shelf(small, "steam-power").books] == ["On Steam", "On Water"]


def test_categories_are_counted_in_the_order_of_the_file(small: Portfolio) -> None:
    assert [(c.name, c.slug, c.count) for c in reading.categories(small)] == [
        ("Steam Power", "steam-power", 2),
        ("Heat", "heat", 1),
    ]


def test_a_filter_is_worth_it_from_two_books_in_a_category(small: Portfolio) -> None:
    owners = loading.load(config.ROOT / "data/portfolio.json")

    assert reading.shelf(small).is_worth_filtering
    assert not reading.shelf(owners).is_worth_filtering


def test_an_unknown_category_is_refused(small: Portfolio) -> None:
    with pytest.raises(UnknownCategoryError):
        reading.shelf(small, "cold")
