"""`portfolio messages deliver` and `portfolio mail test`: the mail server, without the web server."""

import logging
import signal
import threading
from datetime import UTC, datetime

import click

from portfolio import contact
from portfolio.cli.messages import messages
from portfolio.config import Settings
from portfolio.contact import letter
from portfolio.contact.delivery import conversation
from portfolio.contact.delivery.advice import advice
from portfolio.contact.delivery.verdict import Verdict


@messages.command()
@click.option("--watch", is_flag=True, help="Go on until somebody stops it, as a process of its own.")
@click.pass_context
def deliver(context: click.Context, watch: bool) -> None:
    """Mail what waits, and end; from cron, or with --watch beside a server whose DELIVERY_THREAD is off."""
    settings: Settings = context.find_root().obj
    deliverer = contact.deliverer_for(settings, context.obj, lambda: datetime.now(UTC))
    if deliverer.server is None:
        raise click.ClickException("MAIL_SERVER is not set; set it and CONTACT_RECIPIENT, then messages go out.")
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
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
    click.echo(f"{tried} {'message was' if tried == 1 else 'messages were'} tried.")
    if problem := deliverer.paused_for:
        raise click.ClickException(
            f"the mail server takes nothing now: {problem.answer}\n{advice(problem, deliverer.server)}"
        )


@click.group()
def mail() -> None:
    """Look after the mail server."""


@mail.command()
@click.pass_obj
def test(settings: Settings) -> None:
    """Send one mail to CONTACT_RECIPIENT; if that fails, say at which step, what the server said, what to change."""
    server = contact.mail_server(settings)
    if server is None:
        raise click.ClickException("MAIL_SERVER is not set; set it and CONTACT_RECIPIENT first.")
    click.echo(f"Sending from {server.sender} to {server.recipient} by {server.host}, port {server.port} …")
    outcome = conversation.send(letter.trial(server.sender, server.recipient, datetime.now(UTC)), server)
    if outcome.verdict is not Verdict.SENT:
        said = f"The server said: {outcome.code} {outcome.said}" if outcome.code else f"What happened: {outcome.said}"
        raise click.ClickException(f"it failed at the step {outcome.step}.\n{said}\n{advice(outcome, server)}")
    click.echo(f"The server took it ({outcome.code} {outcome.said}). Look for it at {server.recipient}.")
