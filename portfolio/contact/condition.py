"""How messages fare: what the health check answers, and what the operator is told of."""

import re
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Engine

from portfolio.contact import outbox
from portfolio.contact.outbox import OutboxError
from portfolio.contact.probe import Probe

# Of what a mail server said, how far it came and its code: the rest may quote the letter.
_PLACE = re.compile(r"[A-Za-z ]+(: [0-9]{3})?")
_NAMED_AT_MOST = 20


@dataclass(frozen=True)
class Condition:
    """What is wrong with messages, each by a name that stays the same while it lasts; nothing if all is well."""

    word: str
    """In a word or two: `on their way`, `late`, `cannot be kept`."""
    wrong: dict[str, str] = field(default_factory=dict)
    """Sentences without a visitor's word."""


def of_messages(engine: Engine, probe: Probe, now: datetime, *, has_mail_server: bool) -> Condition:
    """Return how messages fare; while no mail server is set, they wait as they should."""
    try:
        waiting = outbox.waiting(engine)
    except OutboxError as error:
        return Condition("cannot be kept", {"kept": str(error)})
    if probe.reason:
        return Condition("cannot be kept", {"kept": probe.reason})
    wrong = {}
    if has_mail_server and waiting.is_late(now):
        counts = ", ".join(f"{waiting.counts[state]} {state}" for state in ("queued", "sending", "failed"))
        wrong["late"] = f"A message has waited too long for the mail server ({counts})."
    if waiting.is_overlooked(now):
        wrong["held"] = f"A held message has waited for a day to be looked at ({waiting.counts['held']} held)."
    return Condition("late" if wrong else "on their way", wrong)


def failed(engine: Engine) -> dict[str, str]:
    """Return a sentence for each of the newest failed messages, by its reference. May raise OutboxError."""
    found = {}
    for message in outbox.each(engine, "failed"):
        place = _PLACE.match(message.reason or "")
        found[message.reference] = f"Message {message.reference} has failed ({place[0] if place else 'not said why'})."
        if len(found) == _NAMED_AT_MOST:
            break
    return found
