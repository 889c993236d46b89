"""`portfolio messages`: the owner's view of the outbox, and what may be done to a message."""

import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import NoReturn

import click
from sqlalchemy import Engine

from portfolio import config
from portfolio.cli.unread import Unread
from portfolio.contact import outbox
from portfolio.contact.outbox import Message, exports
from portfolio.english import plural


@click.group(
    cls=Unread,
    invoke_without_command=True,
    elsewhere={
        "backup": "backups:backup",
        "deliver": "mail:deliver",
        "discard": "erasure:discard",
        "export": "backups:export",
        "find": "erasure:find",
        "purge": "erasure:purge",
        "restore": "backups:restore",
    },
)
@click.option("--state", type=click.Choice(outbox.STATES), help="Only those in this state.")
@click.option("--json", "as_json", is_flag=True, help="All that is known of each, for machines.")
@click.pass_context
def messages(context: click.Context, state: str | None, as_json: bool) -> None:
    """List the messages, newest first."""
    context.obj = outbox.connect(config.read(only=["INSTANCE_DIR", "DATABASE_URL"]).database_url)
    context.call_on_close(context.obj.dispose)
    if context.invoked_subcommand is not None:
        return
    found = outbox.newest_first(context.obj, state)
    if as_json:
        click.echo(json.dumps([exports.as_dict(message) for message in found], indent=2, ensure_ascii=False))
    elif not found:
        click.echo(f"No message is {state}." if state else "There are no messages.")
    else:
        for message in found:
            click.echo(f"{message.reference}  {message.state:7}  {_since(message.accepted_at):>4}  {_sender(message)}")


@messages.command()
@click.argument("reference")
@click.option("--json", "as_json", is_flag=True, help="For machines.")
@click.pass_obj
def show(engine: Engine, reference: str, as_json: bool) -> None:
    """Show one message whole; the beginning of its reference is enough."""
    message = _find(engine, reference)
    if as_json:
        click.echo(json.dumps(exports.as_dict(message), indent=2, ensure_ascii=False))
        return
    due = f", next at {message.due_at:%Y-%m-%d %H:%M:%S} UTC" if message.due_at else ""
    lines = (
        ("Reference", message.reference),
        ("Received", f"{message.accepted_at:%Y-%m-%d %H:%M:%S} UTC"),
        ("State", f"{message.state} ({message.reason})" if message.reason else message.state),
        ("Attempts", f"{message.attempts}{due}"),
        *message.lines(),
    )
    for label, value in lines:
        click.echo(f"{label + ':':10} {value}")
    click.echo(f"\n{message.text}")


@messages.command()
@click.argument("reference", required=False)
@click.option("--failed", "all_failed", is_flag=True, help="All that failed.")
@click.pass_obj
def retry(engine: Engine, reference: str | None, all_failed: bool) -> None:
    """Try a message again that failed, or one that waits for its next attempt."""
    if (reference is None) != all_failed:
        raise click.UsageError("Name one REFERENCE, or --failed for all that failed.")
    if reference is None:
        count = outbox.retry_failed(engine)
        click.echo(f"{plural(count, 'message')} {'is' if count == 1 else 'are'} queued again.")
        return
    message = _find(engine, reference)
    if not outbox.retry(engine, message.reference):
        _refuse(message, "failed or queued")
    click.echo(f"{message.reference} is queued.")


@messages.command()
@click.argument("reference")
@click.pass_obj
def release(engine: Engine, reference: str) -> None:
    """Have a message mailed that was held back."""
    message = _find(engine, reference)
    if not outbox.release(engine, message.reference):
        _refuse(message, "held")
    click.echo(f"{message.reference} is queued.")


@messages.command()
@click.pass_obj
def status(engine: Engine) -> None:
    """Say in one line what waits; exit code 1 if it has waited too long or nothing could be kept, for a watcher."""
    outbox.probe(engine)
    found = outbox.waiting(engine)
    now = datetime.now(UTC)
    undelivered = [f"{found.counts[state]} {state}" for state in ("queued", "sending", "failed") if found.counts[state]]
    said = []
    if found.undelivered_since:
        said.append(f"{', '.join(undelivered)}, the oldest for {_since(found.undelivered_since)}")
    if found.held_since:
        said.append(f"{found.counts['held']} held, the oldest for {_since(found.held_since)}")
    click.echo("; ".join(said or ["nothing waits"]).capitalize() + ".")
    if found.is_late(now) or found.is_overlooked(now):
        sys.exit(1)


def the_one(found: Sequence[Message], beginning: str) -> Message:
    """Return the one message whose reference begins so; a ClickException tells if there is none, or several."""
    if not found:
        raise click.ClickException(f"there is no message {beginning}; `portfolio messages` lists those there are.")
    if len(found) > 1:
        raise click.ClickException(f"several references begin with {beginning}; write more of it.")
    return found[0]


def _find(engine: Engine, beginning: str) -> Message:
    return the_one(outbox.beginning_with(engine, beginning), beginning)


def _refuse(message: Message, wanted: str) -> NoReturn:
    raise click.ClickException(f"{message.reference} is {message.state}, and this is for messages that are {wanted}.")


def _sender(message: Message) -> str:
    return f"{message.name} <{message.email}>"


def _since(time: datetime) -> str:
    return _age(datetime.now(UTC) - time)


def _age(age: timedelta) -> str:
    """Say how old something is in its largest unit: `3d`, `5h`, `12m`."""
    minutes = max(0, int(age.total_seconds() // 60))  # Of what a clock that was ahead dated, nobody knows the age.
    return f"{minutes // 1440}d" if minutes >= 1440 else f"{minutes // 60}h" if minutes >= 60 else f"{minutes}m"
