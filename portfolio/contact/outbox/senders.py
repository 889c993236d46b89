"""Whose messages: an address compared as people mean it."""

import unicodedata
from collections.abc import Iterator

import idna
from sqlalchemy import Engine

from portfolio.contact.outbox.message import Message
from portfolio.contact.outbox.queries import each


def written_by(engine: Engine, address: str) -> Iterator[Message]:
    """Yield the messages that came from `address`, newest first."""
    wanted = key(address)
    return (message for message in each(engine) if key(message.email) == wanted)


def key(address: str) -> tuple[str, str]:
    """Return what is alike for all spellings of `address`: its local part and its domain.

    Spaces around it count for nothing, nor does case; a domain is the same in letters of any language and in ASCII
    (UTS 46). By the standard (RFC 5321, 2.4) the case of a local part may matter; where it does is not known, and
    whoever asks to be forgotten is not sent away for a capital letter.
    """
    written = unicodedata.normalize("NFKC", address).strip().removesuffix(">").rpartition("<")[2]
    local, _, domain = written.strip().rpartition("@")
    return local.lower(), _in_ascii(domain).rstrip(".")


def _in_ascii(domain: str) -> str:
    try:
        return idna.encode(domain, uts46=True).decode()
    except idna.IDNAError:
        return domain.lower()
