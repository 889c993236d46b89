"""One letter, one conversation with the mail server (RFC 5321), and what came of it.

Flask-Mail reads the settings; its own sending has no time limits, does not check the certificate after STARTTLS, and
takes a connection that drops after the final 250 for a failure, so that a retry would mail the letter twice.
"""

import re
import smtplib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import IO, Any

from flask_mail import _Mail as FlaskMail

from portfolio.contact.delivery import verdict
from portfolio.contact.delivery.verdict import Outcome, Verdict


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds to wait for the server. A short limit after the final dot makes duplicates (RFC 5321, 4.5.3.2.6)."""

    connect: float = 15
    command: float = 60
    final_dot: float = 600
    farewell: float = 5
    whole: float = 1500
    """For the whole conversation: each limit above is for silence, and a server may drip a byte a minute."""


@dataclass(frozen=True, slots=True)
class MailServer:
    """How the mail server is reached, and who writes to whom."""

    host: str
    port: int
    use_tls: bool
    use_ssl: bool
    username: str | None
    password: str | None = field(repr=False)
    sender: str
    recipient: str

    @classmethod
    def from_flask_mail(cls, state: FlaskMail, recipient: str) -> "MailServer":
        """Take the settings as Flask-Mail read them: `state` is `app.extensions["mail"]`."""
        return cls(
            host=state.server,
            port=state.port or 0,
            use_tls=state.use_tls,
            use_ssl=state.use_ssl,
            username=state.username,
            password=state.password,
            sender=str(state.default_sender),
            recipient=recipient,
        )


class _RefusalError(Exception):
    """The server answered with something else than was hoped for."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome.place)
        self.outcome = outcome


class _LostLockError(Exception):
    """Somebody else may be delivering by now, or the outbox cannot be used."""


@dataclass
class _Progress:
    """How far a conversation has come."""

    step: str = "connection"
    smtp: smtplib.SMTP | None = None

    def end(self) -> None:
        """Break the connection off, from another thread: whoever reads from it gets an error."""
        if self.smtp is not None and self.smtp.sock is not None:
            with suppress(OSError):
                socket.socket.shutdown(self.smtp.sock, socket.SHUT_RDWR)


class _Replies:
    """The lines of a server's answers. Four digits are no code (RFC 5321, 4.2), and smtplib would read three."""

    def __init__(self, lines: IO[bytes]) -> None:
        self.lines = lines

    def readline(self, size: int = -1) -> bytes:
        """Read a line; one without a code says so by its first words, as smtplib understands them."""
        line = self.lines.readline(size)
        return b"??? " + line if line[:4].isdigit() else line

    def close(self) -> None:
        """Read no more."""
        self.lines.close()


class _Noted(smtplib.SMTP):
    """Tells `progress` when there is a connection, although the constructor waits for the greeting as well."""

    def __init__(self, *details: Any, progress: _Progress, **more: Any) -> None:
        self.progress = progress
        progress.smtp = self
        super().__init__(*details, **more)

    def getreply(self) -> tuple[int, bytes]:
        """Read an answer."""
        if self.progress.step == "connection":
            self.progress.step = "greeting"
        if self.file is None and self.sock is not None:
            self.file = _Replies(self.sock.makefile("rb"))
        return super().getreply()


class _NotedTls(_Noted, smtplib.SMTP_SSL):
    """A noted conversation with TLS from the start."""


def send(
    letter: bytes,
    server: MailServer,
    limits: Limits = Limits(),
    tls: ssl.SSLContext | None = None,
    still_ours: Callable[[], bool] = lambda: True,
) -> Outcome:
    """Hand `letter` to `server` and return what came of it; never raises for what a server or network may do.

    `tls` is the context to check certificates with, the system's own authorities if None. `still_ours` is asked before
    the letter goes out: False breaks the conversation off.
    """
    progress = _Progress()
    watchdog = threading.Timer(limits.whole, progress.end)
    watchdog.daemon = True
    watchdog.start()
    try:
        with _connected(server, limits, tls, progress) as smtp:
            return _hand_over(smtp, letter, server, limits, progress, still_ours)
    except _RefusalError as refusal:
        return refusal.outcome
    except _LostLockError:
        return Outcome(Verdict.LATER, progress.step, said="called back before the letter went out")
    except (OSError, smtplib.SMTPException, ValueError) as error:  # The last for what cannot be encoded or decoded.
        return verdict.of_break(progress.step, error)
    finally:
        watchdog.cancel()


def greet(server: MailServer, limits: Limits = Limits(), tls: ssl.SSLContext | None = None) -> Outcome:
    """Come as far as a letter could be handed over, and return what came of it: SENT if we were let in."""
    progress = _Progress()
    try:
        with _connected(server, limits, tls, progress):
            return Outcome(Verdict.SENT, progress.step)
    except (OSError, smtplib.SMTPException, ValueError) as error:
        return verdict.of_break(progress.step, error)


@contextmanager
def _connected(
    server: MailServer, limits: Limits, tls: ssl.SSLContext | None, progress: _Progress
) -> Iterator[smtplib.SMTP]:
    """Open a conversation up to the point where a letter may be handed over, and end it whatever happens."""
    if tls is None and (server.use_ssl or server.use_tls):
        # To read all authorities of a system takes longer than to hand over a letter; without TLS nobody asks them.
        tls = ssl.create_default_context()
    where: dict[str, Any] = {"host": server.host, "port": server.port, "timeout": limits.connect, "progress": progress}
    smtp = _NotedTls(**where, context=tls) if server.use_ssl else _Noted(**where)
    try:
        _wait_at_most(smtp, limits.command)
        progress.step = "EHLO"
        smtp.ehlo_or_helo_if_needed()
        if server.use_tls:
            progress.step = "STARTTLS"
            smtp.starttls(context=tls)
            smtp.ehlo_or_helo_if_needed()  # What was said before TLS counts no more (RFC 3207, 4.2).
        if server.username and server.password:
            progress.step = "AUTH"
            smtp.login(server.username, server.password)
        yield smtp
    finally:
        with suppress(OSError, smtplib.SMTPException):
            _wait_at_most(smtp, limits.farewell)
            smtp.quit()
        smtp.close()


def _hand_over(
    smtp: smtplib.SMTP,
    letter: bytes,
    server: MailServer,
    limits: Limits,
    progress: _Progress,
    still_ours: Callable[[], bool],
) -> Outcome:
    """Send envelope and letter; return the server's acceptance, or raise its refusal."""
    progress.step = "MAIL FROM"
    _expect(progress, smtp.mail(server.sender))
    progress.step = "RCPT TO"
    _expect(progress, smtp.rcpt(server.recipient))
    progress.step = "DATA"
    _expect(progress, smtp.docmd("DATA"))
    if not still_ours():
        raise _LostLockError
    body, final_dot = _dotted(letter), b".\r\n"
    smtp.send(body)
    progress.step = "letter"
    smtp.send(final_dot)
    _wait_at_most(smtp, limits.final_dot)
    return _expect(progress, smtp.getreply())


def _expect(progress: _Progress, reply: tuple[int, bytes]) -> Outcome:
    """Return the server's `reply` if it is what the step asks for; else raise it as a refusal."""
    outcome = verdict.of_reply(progress.step, *reply)
    if not verdict.agrees(progress.step, reply[0]):
        raise _RefusalError(outcome)
    return outcome


def _dotted(letter: bytes) -> bytes:
    """Double each dot that opens a line (RFC 5321, 4.5.2)."""
    return re.sub(rb"(?m)^\.", b"..", letter)


def _wait_at_most(smtp: smtplib.SMTP, seconds: float) -> None:
    if smtp.sock is not None:
        smtp.sock.settimeout(seconds)
