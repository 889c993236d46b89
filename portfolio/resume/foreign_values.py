"""Values as other programs have them: what is empty, what says something, and what can be linked."""

from collections.abc import Iterator
from typing import Any

from pydantic import TypeAdapter, ValidationError

from portfolio.content.model.words import LinkUrl
from portfolio.resume import foreign_texts

_LINK: TypeAdapter[Any] = TypeAdapter(LinkUrl)


def linked(text: str) -> str | None:
    """Return `text` as an address that a link may lead to; None if it is none.

    One without a scheme is taken for https if it names a host, and for mailto if it is an e-mail address.
    """
    mail = foreign_texts.mail_addresses(text)
    guessed = f"mailto:{text}" if mail == [text] else f"https://{text.removeprefix('//')}"
    is_whole = text.lower().startswith(("https:", "http:", "mailto:"))
    if not is_whole and mail != [text] and not foreign_texts.is_host(text.removeprefix("//")):
        return None
    try:
        return str(_LINK.validate_python(text if is_whole else guessed))
    except ValidationError:
        return None


def is_link(address: str) -> bool:
    """Say whether a link of the file may lead to `address`."""
    try:
        _LINK.validate_python(address)
    except ValidationError:
        return False
    return True


def is_empty(written: Any) -> bool:
    """Say whether `written` says nothing: no text, no number and no truth in it, however deep."""
    if isinstance(written, dict | list):
        return all(map(is_empty, written.values() if isinstance(written, dict) else written))
    return written is None or (isinstance(written, str) and not written.strip())


def leaves(written: Any) -> Iterator[str]:
    """Yield the texts and numbers in `written`, in order; those that say nothing are left out."""
    if isinstance(written, dict | list):
        for one in written.values() if isinstance(written, dict) else written:
            yield from leaves(one)
    elif text := cleaned(written, is_exact=True).strip():
        yield text


def cleaned(written: Any, *, is_exact: bool = False) -> str:
    """Return a text or a number as a text, with single spaces unless `is_exact`; of anything else, nothing."""
    if isinstance(written, bool) or not isinstance(written, str | int | float):
        return ""
    return str(written) if is_exact else foreign_texts.single_spaced(str(written))
