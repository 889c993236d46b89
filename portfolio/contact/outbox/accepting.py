"""The visitor's side: a draft becomes a message that is on disk."""

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Engine, Row, Select, and_, insert, select, update

from portfolio.config.rates import Rate
from portfolio.contact.outbox import postgresql
from portfolio.contact.outbox.database import is_file, writing
from portfolio.contact.outbox.failures import LimitError
from portfolio.contact.outbox.message import COLUMNS
from portfolio.contact.outbox.tables import messages
from portfolio.contact.outbox.upkeep import queue_anew
from portfolio.contact.outbox.written import LABELS, Written

SAME_WITHIN = timedelta(days=1)
FLOOD = "flood"
# People who share a line have a network each, and machines of one person may have several.
PER_HOUSEHOLD = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft(Written):
    """What a valid form gives. `held_for` is the reason to hold it back, if there is one."""

    held_for: str | None = None

    def words(self) -> dict[str, str]:
        """Return what was written, by the names of the fields."""
        return {name: getattr(self, name) for name in LABELS}

    @property
    def fingerprint(self) -> str:
        """What is alike for the same words from the same address, whatever the name or the case of the address."""
        # A field that came later counts once it is filled in, so that a message repeated over an upgrade is one.
        others = (
            word for name, word in self.words().items() if word and name not in {"name", "email", "subject", "text"}
        )
        parts = (self.email.casefold(), self.subject, self.text, *others)
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class AcceptanceRules:
    """What the site accepts, and under which domain its letters are called."""

    limit: tuple[Rate, ...] = ()
    """How much one network may send; a household may send PER_HOUSEHOLD times that."""
    flood: tuple[Rate, ...] = ()
    """How much is let through of all networks together before the rest is held."""
    domain: str = "localhost"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the visitor is told: the message is safe, and this is its name."""

    reference: str
    accepted_at: datetime


def accept(
    engine: Engine,
    draft: Draft,
    now: datetime,
    rules: AcceptanceRules = AcceptanceRules(),
    network: str | None = None,
    household: str | None = None,
) -> Receipt:
    """Keep `draft` and return its receipt; when this returns, the message is on disk.

    `network` and `household` are keyed hashes of where it comes from; None limits nobody. The same text from the same
    address within a day is the same message: a double click, a replay and a resend get the receipt of the first,
    whatever the limit. If that failed, or was held for what neither this draft has nor a flood has now, it is queued
    again. LimitError says how long to wait; that and OutboxError mean that nothing was kept.
    """
    with writing(engine) as connection:
        if not is_file(engine):
            postgresql.serialize(connection)
        if known := _same(connection, draft, now):
            if known.state == "failed" or (known.state == "held" and not draft.held_for):
                _take_up(connection, known, rules, now)
            return Receipt(known.reference, known.accepted_at)
        where_from = {"network": network, "household": household}
        if wait := _put_off(connection, rules.limit, where_from, now):
            raise LimitError(wait)
        receipt = Receipt(secrets.token_hex(16), now)
        is_flood = _is_flood(connection, rules, receipt.reference, now)
        _keep(connection, receipt, draft, draft.held_for or (FLOOD if is_flood else None), rules, where_from)
    return receipt


def _same(connection: Connection, draft: Draft, now: datetime) -> Row[Any] | None:
    """Return the message that `draft` repeats, if there is one."""
    same = (messages.c.fingerprint == draft.fingerprint, _is_within(SAME_WITHIN, messages.c.accepted_at, now))
    return connection.execute(select(*COLUMNS).where(*same).order_by(messages.c.accepted_at)).first()


def _is_within(period: timedelta, at: Column[datetime], now: datetime) -> ColumnElement[bool]:
    """Return what holds where the time in `at` is less than `period` away from `now`, before it or behind.

    Clocks of several machines differ. What lies further ahead was dated by a clock that was wrong for a while, and
    would count for as long as that was ahead.
    """
    return and_(at > now - period, at < now + period)


def _take_up(connection: Connection, known: Row[Any], rules: AcceptanceRules, now: datetime) -> None:
    """Queue `known` again, unless a flood holds it by now; what had failed and may not go stays so, for its owner."""
    this = messages.c.reference == known.reference
    if not _is_flood(connection, rules, known.reference, now):
        connection.execute(queue_anew().where(this).values(let_through_at=now))
    elif known.state == "held":
        connection.execute(update(messages).where(this).values(reason=FLOOD))


def _is_flood(connection: Connection, rules: AcceptanceRules, reference: str, now: datetime) -> bool:
    """Say whether so much was let through lately that `reference` is not; what was held is no burden to anybody."""
    others = messages.c.reference != reference
    return _wait(connection, rules.flood, messages.c.let_through_at, others, now) is not None


def _put_off(
    connection: Connection, limit: tuple[Rate, ...], where_from: dict[str, str | None], now: datetime
) -> timedelta | None:
    """Return how long a message from `where_from` has to wait for the limits of its network and its household."""
    limits = {"network": limit, "household": [Rate(PER_HOUSEHOLD * rate.count, rate.period) for rate in limit]}
    waits = [
        _wait(connection, limits[column], messages.c.accepted_at, messages.c[column] == name, now)
        for column, name in where_from.items()
        if name is not None
    ]
    return max((wait for wait in waits if wait), default=None)


def _wait(
    connection: Connection, rates: Iterable[Rate], at: Column[datetime], whose: ColumnElement[bool], now: datetime
) -> timedelta | None:
    """Return how long it is until each of `rates` leaves room for one more, by the times `at`; None if all do."""
    waits = []
    for rate in rates:
        filling: datetime | None = connection.execute(_filling(rate, at, whose, now)).scalar()
        if filling is not None:
            waits.append(min(filling + rate.period - now, rate.period))
    return max(waits, default=None)


def _filling(rate: Rate, at: Column[datetime], whose: ColumnElement[bool], now: datetime) -> Select[datetime]:
    """Return the query for the message that has to grow old before `rate` leaves room."""
    latest = select(at).where(whose, _is_within(rate.period, at, now))
    return latest.order_by(at.desc()).offset(rate.count - 1).limit(1)


def _keep(
    connection: Connection,
    receipt: Receipt,
    draft: Draft,
    held_for: str | None,
    rules: AcceptanceRules,
    where_from: dict[str, str | None],
) -> None:
    connection.execute(
        insert(messages).values(
            reference=receipt.reference,
            message_id=f"<{receipt.reference}@{rules.domain}>",
            fingerprint=draft.fingerprint,
            **where_from,
            **draft.words(),
            accepted_at=receipt.accepted_at,
            let_through_at=None if held_for else receipt.accepted_at,
            state="held" if held_for else "queued",
            reason=held_for,
        )
    )
