"""What the page cannot say in the language of the owner's texts."""

from collections.abc import Iterator

from portfolio.content.file.codes import Code
from portfolio.content.file.consistency import Finding
from portfolio.content.file.explaining.suggesting import quoted
from portfolio.content.model import Portfolio


def remarks(portfolio: Portfolio) -> Iterator[Finding]:
    """Yield a remark on a file that is not English: headings, dates and lengths of the page are."""
    if portfolio.language.partition("-")[0] != "en":
        told = f"your texts are told as {quoted(portfolio.language)}"
        sentence = f"{told}; the page's own words, its headings and dates, are English for now"
        yield Finding(("language",), sentence, code=Code.ENGLISH_PAGE)
