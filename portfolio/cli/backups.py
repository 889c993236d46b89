"""Messages as files: `portfolio messages export` and `backup`."""

from pathlib import Path

import click
from sqlalchemy import Engine

from portfolio.contact import outbox
from portfolio.contact.outbox import exports
from portfolio.english import plural

_NEW = click.Path(dir_okay=False, path_type=Path)


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
    """Write an outbox of all messages to FILE, from wherever they are; DATABASE_URL=sqlite:///FILE opens it."""
    click.echo(f"{plural(outbox.backup(engine, file.absolute()), 'message')} in {file}.")


COMMANDS = (export, backup)
