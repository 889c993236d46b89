"""Messages as files: `portfolio messages export`, `backup` and `restore`."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import click
from sqlalchemy import Engine

from portfolio.contact import outbox, restoring
from portfolio.contact.outbox import exports, kept
from portfolio.contact.restoring import Restored
from portfolio.english import plural

_NEW = click.Path(dir_okay=False, path_type=Path)
_UNCERTAIN = (
    "Any that was mailed since the backup is mailed once more, under the same Message-ID: nothing here knows of that."
)
_DELETED = (
    "Where somebody asked for that, discard it once more. None of them is mailed by itself; those that waited are "
    "failed now, and `portfolio messages retry` mails them."
)
_THERE = click.Path(dir_okay=False, exists=True, path_type=Path)


@click.command()
@click.argument("file", type=_NEW)
@click.pass_obj
def export(engine: Engine, file: Path) -> None:
    """Write all messages to FILE, newest first, as a table (.csv) or as JSON (.json)."""
    click.echo(f"{plural(exports.export(outbox.each(engine), file), 'message')} in {file}.")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def backup(engine: Engine, file: Path) -> None:
    """Write an outbox of all messages to FILE, from wherever they are; `restore` puts it in place."""
    click.echo(f"{plural(outbox.backup(engine, file.absolute()), 'message')} in {file}.")


@click.command()
@click.argument("file", type=_THERE)
@click.pass_obj
def restore(engine: Engine, file: Path) -> None:
    """Let the messages in FILE, a backup, take the place of those in the outbox, which are kept beside it."""
    for sentence in _told(restoring.restore(engine, file, datetime.now(UTC))):
        click.echo(sentence)


def _told(restored: Restored) -> Iterator[str]:
    """Yield what came of it, and what it means for messages that were mailed, deleted or written since the backup."""
    yield f"{_are(restored.count)} in the outbox now."
    if restored.former:
        yield f"What was there before is kept beside it for {kept.KEPT_FOR.days} days: {restored.former}"
    if restored.later:
        yield (
            f"{_are(restored.later)} only there, having come since the backup; `portfolio messages` lists that with "
            f"DATABASE_URL=sqlite:///{restored.former}"
        )
    if restored.sent_since:
        yield f"{_are(restored.sent_since)} not mailed again: that was done since the backup."
    if restored.waiting:
        yield f"{_are(restored.waiting)} waiting to be mailed. {'' if restored.is_known else _UNCERTAIN}".rstrip()
    if restored.deleted_since:
        yield f"{_are(len(restored.deleted_since))} here again that had been deleted since. {_DELETED}"
        yield from restored.deleted_since


def _are(count: int) -> str:
    return f"{plural(count, 'message')} {'is' if count == 1 else 'are'}"
