"""One letter, one conversation with the mail server (RFC 5321), and what came of it.

Flask-Mail reads the settings; its own sending has no time limits, does not check the certificate after STARTTLS, and
takes a connection that drops after the final 250 for a failure, so that a retry would mail the letter twice.
"""

import re
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import Enum, auto

from flask_mail import _Mail as FlaskMail


class Verdict(Enum):
    """What came of one attempt."""

    SENT = auto()
    """The server took responsibility: 250 after the final dot."""
    LATER = auto()
    """It did not, for now; or it may have, but the answer was lost."""
    REFUSED = auto()
    """It will not take this letter."""
    PAUSED = auto()
    """It would take no letter of ours: credentials, certificate or our own addresses are at fault."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A verdict, at which step and with which code (`letter: 554`), and what the server said, in one line.

    Servers may quote the letter in what they say, so `said` is for the owner, and never for a log.
    """

    verdict: Verdict
    step: str
    said: str = ""

    @property
    def answer(self) -> str:
        """Step and answer together, as the outbox keeps them."""
        return f"{self.step} {self.said}".rstrip()


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds to wait for the server. A short limit after the final dot makes duplicates (RFC 5321, 4.5.3.2.6)."""

    connect: float = 15
    command: float = 60
    final_dot: float = 600
    farewell: float = 5


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

    def __init__(self, step: str, code: int, answer: bytes, *, about_letter: bool = False) -> None:
        verdict = Verdict.LATER
        if code >= 500:
            verdict = Verdict.REFUSED if about_letter else Verdict.PAUSED
        self.outcome = _answered(verdict, step, code, answer)
        super().__init__(step)


def send(letter: bytes, server: MailServer, limits: Limits = Limits(), tls: ssl.SSLContext | None = None) -> Outcome:
    """Hand `letter` to `server` and return what came of it; never raises for what a server or network may do.

    `tls` is the context to check certificates with, the system's own authorities if None.
    """
    try:
        with _connected(server, limits, tls or ssl.create_default_context()) as smtp:
            return _hand_over(smtp, letter, server, limits)
    except _RefusalError as refusal:
        return refusal.outcome
    except ssl.SSLCertVerificationError as error:
        return Outcome(Verdict.PAUSED, f"certificate of {server.host}: {error.verify_message}")
    except smtplib.SMTPNotSupportedError as error:
        return Outcome(Verdict.PAUSED, f"{server.host}: {error}")
    except smtplib.SMTPResponseException as error:
        step = "AUTH" if isinstance(error, smtplib.SMTPAuthenticationError) else "greeting"
        verdict = Verdict.PAUSED if error.smtp_code >= 500 else Verdict.LATER
        return _answered(verdict, step, error.smtp_code, error.smtp_error)
    except UnicodeError as error:
        # Python's own words for it would show the password.
        reason = getattr(error, "reason", error)
        return Outcome(Verdict.PAUSED, f"the mail server's name, user or password cannot be sent as written: {reason}")
    except (OSError, smtplib.SMTPException) as error:
        return Outcome(Verdict.LATER, f"{server.host}:{server.port}: {error or type(error).__name__}")


@contextmanager
def _connected(server: MailServer, limits: Limits, tls: ssl.SSLContext) -> Iterator[smtplib.SMTP]:
    """Open a conversation up to the point where a letter may be handed over, and end it whatever happens."""
    smtp = (
        smtplib.SMTP_SSL(server.host, server.port, timeout=limits.connect, context=tls)
        if server.use_ssl
        else smtplib.SMTP(server.host, server.port, timeout=limits.connect)
    )
    try:
        _wait_at_most(smtp, limits.command)
        smtp.ehlo_or_helo_if_needed()
        if server.use_tls:
            smtp.starttls(context=tls)
            smtp.ehlo_or_helo_if_needed()  # What was said before TLS counts no more (RFC 3207, 4.2).
        if server.username and server.password:
            smtp.login(server.username, server.password)
        yield smtp
    finally:
        with suppress(OSError, smtplib.SMTPException):
            _wait_at_most(smtp, limits.farewell)
            smtp.quit()
        smtp.close()


def _hand_over(smtp: smtplib.SMTP, letter: bytes, server: MailServer, limits: Limits) -> Outcome:
    """Send envelope and letter; return the server's acceptance, or raise its refusal."""
    _expect("MAIL FROM", smtp.mail(server.sender))
    _expect("RCPT TO", smtp.rcpt(server.recipient))
    _expect("DATA", smtp.docmd("DATA"), about_letter=True)
    smtp.send(_dotted(letter))
    _wait_at_most(smtp, limits.final_dot)
    try:
        return _expect("letter", smtp.getreply(), about_letter=True)
    except smtplib.SMTPResponseException:
        # An answer that cannot be read says nothing of what it answers.
        return Outcome(Verdict.LATER, "letter: the answer is too long to be read")


def _expect(step: str, reply: tuple[int, bytes], *, about_letter: bool = False) -> Outcome:
    """Return the server's `reply` to `step` if it agrees; else raise it as a refusal."""
    code, answer = reply
    if code not in {250, 251, 252, 354}:
        raise _RefusalError(step, code, answer, about_letter=about_letter)
    return _answered(Verdict.SENT, step, code, answer)


def _answered(verdict: Verdict, step: str, code: int, answer: bytes | str) -> Outcome:
    said = answer if isinstance(answer, str) else answer.decode("ascii", "replace")
    return Outcome(verdict, f"{step}: {code}", " ".join(said.split()))


def _dotted(letter: bytes) -> bytes:
    """Double each dot that opens a line, and close with the final dot (RFC 5321, 4.5.2)."""
    return re.sub(rb"(?m)^\.", b"..", letter) + b".\r\n"


def _wait_at_most(smtp: smtplib.SMTP, seconds: float) -> None:
    if smtp.sock is not None:
        smtp.sock.settimeout(seconds)
