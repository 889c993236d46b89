"""What deletes messages: `portfolio messages discard`, `find` and `purge`."""

import sys
from datetime import UTC, datetime, timedelta

import click
from sqlalchemy import Engine

from portfolio import config, server
from portfolio.cli.messages import the_one
from portfolio.contact import erasing, outbox
from portfolio.contact.erasing import Found
from portfolio.contact.outbox import OutboxError, senders
from portfolio.english import plural

_FIRST_WORDS = 50


@click.command()
@click.argument("reference")
@click.pass_obj
def discard(engine: Engine, reference: str) -> None:
    """Delete a message, whatever its state; a letter that is under way is awaited for a minute."""
    found = erasing.search(engine, lambda place: outbox.beginning_with(place, reference))
    message = the_one([one.message for one in found.found], reference)
    server.log_to_stderr()
    _discard(engine, message)
    _finish(found.unsearched)


@click.command()
@click.argument("address")
@click.option("--discard", "is_discarding", is_flag=True, help="Delete all of them, after a question.")
@click.option("--yes", "is_sure", is_flag=True, help="Delete without the question.")
@click.pass_obj
def find(engine: Engine, address: str, is_discarding: bool, is_sure: bool) -> None:
    """List what came from one ADDRESS, newest first; capitals and spaces around it count for nothing."""
    if is_sure and not is_discarding:
        raise click.UsageError("--yes goes with --discard.")
    if not all(senders.key(address)):
        raise click.ClickException(f"{address} is no e-mail address; write one like vera@example.org.")
    found = erasing.search(engine, lambda place: senders.written_by(place, address))
    for one in found.found:
        click.echo(_line(one))
    if not found.found:
        _finish([*found.unsearched, f"there is no message from {address}."])
    if found.found and is_discarding:
        if not is_sure:
            click.confirm(f"Delete {plural(len(found.found), 'message')} for good?", abort=True)
        server.log_to_stderr()
        found.unsearched.extend(_discard_all(engine, found.found))
    _finish(found.unsearched)


@click.command()
@click.pass_obj
def purge(engine: Engine) -> None:
    """Delete what was mailed, or could not be, longer ago than MESSAGE_RETENTION, and what was held for 30 days."""
    retention = config.read(only=["MESSAGE_RETENTION"]).MESSAGE_RETENTION
    now = datetime.now(UTC)
    count = outbox.purge(engine, now, timedelta(days=retention))
    click.echo(f"{plural(count, 'message')} deleted.")
    if (beginning := outbox.purges_from(engine)) and beginning > now:
        click.echo(
            f"Lest a clock delete anything that is wrong, this one is believed from {beginning:%Y-%m-%d %H:%M} UTC on."
        )
    if not outbox.scrub(engine):
        _finish(["another program is using the outbox, so traces may be left in its files; end it and run this again."])


def _discard_all(engine: Engine, found: list[Found]) -> list[str]:
    """Delete each message; return of each that could not be deleted a sentence that says why."""
    problems = []
    for one in found:
        try:
            _discard(engine, one.message)
        except OutboxError as error:
            problems.append(str(error))
    return problems


def _discard(engine: Engine, message: outbox.Message) -> None:
    if message.state == "sending":
        click.echo(f"{message.reference} is being mailed; the end of that is awaited …", err=True)
    state = erasing.discard(engine, message.reference, erasing.PATIENCE_SECONDS)
    mailed = " It had been mailed; that letter is yours to delete." if state == "sent" else ""
    click.echo(f"{message.reference} is deleted.{mailed}")


def _finish(problems: list[str]) -> None:
    """End with exit code 1 if there are problems, each said as an error."""
    for problem in problems:
        click.echo(f"Error: {problem}", err=True)
    if problems:
        sys.exit(1)


def _line(one: Found) -> str:
    words = " ".join(one.message.text.split())
    first = words if len(words) <= _FIRST_WORDS else f"{words[:_FIRST_WORDS].rstrip()}…"
    where = f"  (only in {one.copy})" if one.copy else ""
    return f"{one.message.reference}  {one.message.state:7}  {one.message.accepted_at:%Y-%m-%d}  {first}{where}"
