"""`portfolio doctor`: whether all is well here, and what is to be done if not."""

import click

from portfolio import config
from portfolio import doctor as doctors
from portfolio.config import ConfigError
from portfolio.contact import outbox
from portfolio.doctor.examination import Examination, ill


@click.command()
@click.pass_context
def doctor(context: click.Context) -> None:
    """Go through settings, file, database, disk, clock, mail, public address and proxies; exit code 1 if one is ill."""
    try:
        settings = config.read()
    except ConfigError as error:
        _say(ill("settings", str(error)))
        context.exit(1)
    engine = outbox.connect(settings.database_url)
    try:
        are_well = [_say(found) for found in doctors.examine(settings, engine)]
    finally:
        engine.dispose()
    context.exit(int(not all(are_well)))


def _say(found: Examination) -> bool:
    click.echo(f"{'ok   ' if found.is_well else 'WRONG'}  {found.part:9} {found.sentence}")
    return found.is_well
