"""Goes through what a site stands on, and says of each part that it is well, or what is wrong and what to do.

Nothing is changed and nothing is sent, but for one write to the outbox that leaves nothing behind.
"""

from collections.abc import Iterator
from datetime import UTC, datetime

from sqlalchemy import Engine

from portfolio.config import Settings
from portfolio.contact import mail_server, outbox
from portfolio.contact.delivery import conversation
from portfolio.contact.delivery.advice import advice
from portfolio.contact.delivery.verdict import Verdict
from portfolio.contact.outbox import OutboxError
from portfolio.content.file import checking, problems
from portfolio.content.model.dates import Month
from portfolio.doctor import address, machine
from portfolio.doctor.examination import Examination, ill, well

__all__ = ["Examination", "examine"]


def examine(settings: Settings, engine: Engine) -> Iterator[Examination]:
    """Yield what is found, part by part; `engine` is the outbox's."""
    now = datetime.now(UTC)
    yield well("settings", "each of them fits, and they agree with each other")
    yield _file(settings, now)
    yield _database(engine)
    yield machine.disk(settings)
    yield machine.clock(engine, settings, now)
    yield _mail(settings)
    yield from address.public(settings)


def _file(settings: Settings, now: datetime) -> Examination:
    file = settings.PORTFOLIO_FILE
    found = [problem for problem in checking.check(file, Month.of(now.date())) if not problem.is_warning]
    if not found:
        return well("file", f"{file} can be shown")
    return ill("file", f"{file}: {problems.counted(found)}. `portfolio check` tells each, with its cure.")


def _database(engine: Engine) -> Examination:
    try:
        outbox.probe(engine)
    except (OutboxError, OSError) as error:
        return ill("database", f"{error} Until then visitors are told that their message could not be kept.")
    return well("database", f"messages can be kept in {engine.url.render_as_string(hide_password=True)}")


def _mail(settings: Settings) -> Examination:
    server = mail_server(settings)
    if server is None:
        return well("mail", "MAIL_SERVER is not set, so messages wait in the outbox; `portfolio messages` lists them")
    outcome = conversation.greet(server)
    if outcome.verdict is not Verdict.SENT:
        return ill(
            "mail", f"it fails at the step {outcome.step}: {outcome.said.rstrip('.')}. {advice(outcome, server)}"
        )
    return well("mail", f"{server.host} lets {server.username or 'us'} in; `portfolio mail test` sends a letter")
