"""Erasing what visitors wrote: from the outbox, and from the former ones that a restore keeps beside it.

What was mailed already, and what somebody copied elsewhere, is out of reach.
"""

import logging
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from portfolio.contact import outbox
from portfolio.contact.delivery import lock
from portfolio.contact.outbox import Message, OutboxError, kept, sqlite

log = logging.getLogger(__name__)

PATIENCE_SECONDS = 60
"""How long an owner waits for a letter that is under way to arrive or to fail."""
_LOOK_SECONDS = 0.2


@dataclass(frozen=True, slots=True)
class Found:
    """A message, and the former outbox that alone holds it; None if it stands in the outbox itself."""

    message: Message
    copy: Path | None = None


@dataclass(frozen=True, slots=True)
class Search:
    """What was found, and of each former outbox that could not be searched a sentence that says why."""

    found: list[Found]
    unsearched: list[str]


def search(engine: Engine, look: Callable[[Engine], Iterable[Message]]) -> Search:
    """Return what `look` finds in the outbox and in the former ones beside it, each message once."""
    found = {message.reference: Found(message) for message in look(engine)}
    unsearched = []
    with kept.opened(engine) as copies:
        for copy in copies:
            try:
                for message in look(copy):
                    found.setdefault(message.reference, Found(message, sqlite.path_of(copy)))
            except OutboxError as error:
                unsearched.append(f"{sqlite.path_of(copy)} cannot be searched, so delete it yourself. {error}")
    return Search(list(found.values()), unsearched)


def discard(engine: Engine, reference: str, patience: float) -> str | None:
    """Delete message `reference` wherever it is kept, and return its last state; None if there is none.

    If its letter is under way, that is awaited for `patience` seconds; afterwards nothing of it is mailed any more.
    OutboxError says that it stands still because its letter did not end in time, or that traces of it are left.
    """
    state = _from_outbox(engine, reference, patience)
    is_clean = outbox.scrub(engine)
    with kept.opened(engine) as copies:
        for copy in copies:
            with suppress(OutboxError):  # `search` tells of one that cannot be used.
                former = outbox.discard(copy, reference, is_abandoned=True)
                is_clean = outbox.scrub(copy) and is_clean
                state = state or former
    if state:
        log.info("Message %s: discarded (%s)", reference, state)
    if not is_clean:
        raise OutboxError(
            f"{reference} is deleted, but another program is reading the outbox, so that traces of it may stand in the "
            "files beside it. End that program, and run `portfolio messages purge`."
        )
    return state


def _from_outbox(engine: Engine, reference: str, patience: float) -> str | None:
    until = time.monotonic() + patience
    while (state := outbox.discard(engine, reference) or _abandoned(engine, reference)) is None:
        if outbox.find(engine, reference) is None:
            return None
        if time.monotonic() > until:
            raise OutboxError(
                f"{reference} is being mailed at this moment, and {patience:g} seconds did not end that; it is still "
                "there. Run this again in a few minutes."
            )
        time.sleep(_LOOK_SECONDS)
    return state


def _abandoned(engine: Engine, reference: str) -> str | None:
    """Discard the message `reference` if nobody delivers: its deliverer died over it."""
    try:
        with lock.beside(engine)() as still_held:
            return outbox.discard(engine, reference, is_abandoned=True) if still_held else None
    except OSError as error:
        raise OutboxError(f"There is no telling whether {reference} is being mailed: {error.strerror}.") from error
