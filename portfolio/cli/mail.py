"""`portfolio messages deliver` and `portfolio mail test`: the mail server, without the web server."""

import signal
import threading
from datetime import UTC, datetime

import click
from sqlalchemy import Engine

from portfolio import config, contact, server
from portfolio.contact import letter
from portfolio.contact.delivery import conversation
from portfolio.contact.delivery.advice import advice
from portfolio.contact.delivery.verdict import Verdict
from portfolio.english import plural


@click.command()
@click.option("--watch", is_flag=True, help="Go on until somebody stops it, as a process of its own.")
@click.pass_obj
def deliver(engine: Engine, watch: bool) -> None:
    """Mail what waits, and end; from cron, or with --watch beside a server whose DELIVERY_THREAD is off."""
    deliverer = contact.deliverer_for(config.read(), engine, lambda: datetime.now(UTC))
    if deliverer.server is None:
        raise click.ClickException("MAIL_SERVER is not set; set it and CONTACT_RECIPIENT, then messages go out.")
    server.log_to_stderr()
    if watch:
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        deliverer.run(stop)
        return
    tried = deliverer.run_once()
    if tried is None:
        click.echo("Another process delivers already; there is nothing to do.")
        return
    click.echo(f"{plural(tried, 'message')} {'was' if tried == 1 else 'were'} tried.")
    if problem := deliverer.paused_for:
        raise click.ClickException(
            f"the mail server takes nothing now: {problem.answer}\n{advice(problem, deliverer.server)}"
        )


@click.group()
def mail() -> None:
    """Look after the mail server."""


@mail.command()
def test() -> None:
    """Send one mail to CONTACT_RECIPIENT; if that fails, say at which step, what the server said, what to change."""
    host = contact.mail_server(config.read())
    if host is None:
        raise click.ClickException("MAIL_SERVER is not set; set it and CONTACT_RECIPIENT first.")
    click.echo(f"Sending from {host.sender} to {host.recipient} by {host.host}, port {host.port} …")
    outcome = conversation.send(letter.trial(host.sender, host.recipient, datetime.now(UTC)), host)
    if outcome.verdict is not Verdict.SENT:
        said = f"The server said: {outcome.code} {outcome.said}" if outcome.code else f"What happened: {outcome.said}"
        raise click.ClickException(f"it failed at the step {outcome.step}.\n{said}\n{advice(outcome, host)}")
    click.echo(f"The server took it ({outcome.code} {outcome.said}). Look for it at {host.recipient}.")
