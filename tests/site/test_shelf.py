import json
from pathlib import Path
from typing import Any

import pytest

from portfolio.content.file import loading
from portfolio.content.model import Portfolio
from portfolio.site import shelf
from portfolio.site.shelf import UnknownCategoryError
from tests.paths import ENGINEER


@pytest.fixture
def small(written: dict[str, Any]) -> Portfolio:
    return loading.parse(json.dumps(written).encode(), Path("portfolio.json"))


def test_a_shelf_holds_all_books_or_those_of_a_category(small: Portfolio) -> None:
    assert len(shelf.shelf(small).books) == 3
    assert [book.title for book in shelf.shelf(small, "steam-power").books] == ["On Steam", "On Water"]


def test_categories_are_counted_in_the_order_of_the_file(small: Portfolio) -> None:
    assert [(c.name, c.slug, c.count) for c in shelf.categories(small)] == [
        ("Steam Power", "steam-power", 2),
        ("Heat", "heat", 1),
    ]


def test_a_filter_is_worth_it_from_two_books_in_a_category(small: Portfolio) -> None:
    owners = loading.load(ENGINEER)

    assert shelf.shelf(small).is_worth_filtering
    assert not shelf.shelf(owners).is_worth_filtering


def test_an_unknown_category_is_refused(small: Portfolio) -> None:
    with pytest.raises(UnknownCategoryError):
        shelf.shelf(small, "cold")
