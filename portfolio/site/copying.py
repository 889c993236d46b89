"""The answer of role fit as plain text, to be taken along."""

from collections.abc import Iterator

from portfolio.content.model import Portfolio
from portfolio.content.model.dates import Month
from portfolio.evidence import fit_sentences
from portfolio.evidence.role_fit import Fit, NameGroup


def text(portfolio: Portfolio, fit: Fit, address: str, today: Month) -> str:
    """Return `fit` as lines of text, below the owner's name and the `address` of the answer."""
    return "\n".join(_lines(portfolio, fit, address, today))


def _lines(portfolio: Portfolio, fit: Fit, address: str, today: Month) -> Iterator[str]:
    yield f"{portfolio.person.name}, {portfolio.person.role}"
    yield address
    yield ""
    yield f"Role fit: {fit_sentences.summary(fit.counts)}"
    if absent := fit_sentences.absent(fit):
        yield absent
    for group in fit.groups:
        yield from _group(group, today)
    if fit.ruled_out:
        yield from ("", "Ruled out by the text")
    for out in fit.ruled_out:
        yield f"- {out.name}: {fit_sentences.ruled_out(out.negation)}: \u201c{out.quotation}\u201d"


def _group(group: NameGroup, today: Month) -> Iterator[str]:
    yield ""
    if group.heading:
        yield group.heading
    for line in group.lines:
        if line.quotation:
            yield f"\u201c{line.quotation}\u201d"
        for named in line.names:
            yield f"- {named.name}: {'; '.join(fit_sentences.told(named, today))}"
