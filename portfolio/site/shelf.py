"""The book list and its categories."""

from collections import Counter
from dataclasses import dataclass

from portfolio.content.model import Book, Portfolio


class UnknownCategoryError(LookupError):
    """Somebody asked for a category that no book is in."""


@dataclass(frozen=True, slots=True)
class Category:
    """A category of books, and how many are in it."""

    name: str
    slug: str
    count: int


@dataclass(frozen=True, slots=True)
class Shelf:
    """The books to show, and the categories to choose from."""

    books: tuple[Book, ...]
    categories: tuple[Category, ...]
    category: Category | None

    @property
    def category_slug(self) -> str | None:
        """The chosen category as addresses name it, if one is chosen."""
        return self.category.slug if self.category else None

    @property
    def is_worth_filtering(self) -> bool:
        """Whether some category holds more than one book; otherwise each choice would show a single one."""
        return any(category.count > 1 for category in self.categories)


def categories(portfolio: Portfolio) -> tuple[Category, ...]:
    """Return every category in the order of the file, named as it is written first."""
    counts = Counter(book.category_slug for book in portfolio.reading.books)
    first: dict[str, str] = {}
    for book in portfolio.reading.books:
        first.setdefault(book.category_slug, book.category)
    return tuple(Category(name, slug, counts[slug]) for slug, name in first.items())


def shelf(portfolio: Portfolio, category: str | None = None) -> Shelf:
    """Return all books, or those of the category with the slug `category`; UnknownCategoryError if there is none."""
    found = categories(portfolio)
    if category is None:
        return Shelf(portfolio.reading.books, found, None)
    chosen = next((c for c in found if c.slug == category), None)
    if chosen is None:
        raise UnknownCategoryError(category)
    books = tuple(book for book in portfolio.reading.books if book.category_slug == category)
    return Shelf(books, found, chosen)
