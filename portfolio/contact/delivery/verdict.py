"""What came of an attempt to hand a letter over, judged by the step that was reached and the server's answer."""

import smtplib
import ssl
from dataclasses import dataclass
from enum import Enum, auto

# The steps of a conversation, in order; those of OPENING are the same for every letter, the rest are about one.
OPENING = ("connection", "greeting", "EHLO", "STARTTLS", "certificate", "AUTH")
ENVELOPE = ("MAIL FROM", "RCPT TO")
LETTER = ("DATA", "letter")


class Verdict(Enum):
    """What came of one attempt."""

    SENT = auto()
    """The server took responsibility: it agreed after the final dot."""
    LATER = auto()
    """The server did not take this letter, for now."""
    UNKNOWN = auto()
    """The answer to the final dot was lost. The letter is sent again, the same to the byte."""
    REFUSED = auto()
    """The server will not take this letter."""
    UNREACHABLE = auto()
    """The server could not be talked to at all, for now; the next letter would fare no better."""
    PAUSED = auto()
    """The server would take no letter of ours: credentials, certificate or our own addresses are at fault."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A verdict, at which step and with which code, and what the server said, in one line.

    Servers may quote the letter in what they say, so `said` is for the owner, and never for a log.
    """

    verdict: Verdict
    step: str
    code: int | None = None
    said: str = ""

    @property
    def place(self) -> str:
        """Step and code, as a log may show them: `letter: 554`."""
        return self.step if self.code is None else f"{self.step}: {self.code}"

    @property
    def answer(self) -> str:
        """Step, code and what the server said, as the outbox keeps them."""
        return f"{self.place}{': ' if self.code is None and self.said else ' '}{self.said}".rstrip()


def agrees(step: str, code: int) -> bool:
    """Say whether `code` is what `step` asks for, of those behind OPENING (RFC 5321, 4.2.1 and 4.3.2).

    Its first digit tells, but for DATA: no other code than 354 asks for a letter.
    """
    return code == 354 if step == "DATA" else 200 <= code <= 299


def of_reply(step: str, code: int, answer: bytes | str) -> Outcome:
    """Judge the server's reply to `step`; -1 is a reply without a code.

    SENT is what agrees behind the letter, and nothing else: an agreement at any other step delivers no letter.
    """
    said = answer if isinstance(answer, str) else answer.decode("ascii", "replace")
    return Outcome(_of_code(step, code), step, code, " ".join(said.split()))


def of_break(step: str, error: Exception) -> Outcome:
    """Judge an attempt that `error` ended at `step`, whatever network, server or smtplib made of it."""
    if isinstance(error, smtplib.SMTPResponseException) and step != "letter":
        return of_reply(step, error.smtp_code, error.smtp_error)
    if isinstance(error, ssl.SSLCertVerificationError):
        return Outcome(Verdict.PAUSED, "certificate", said=error.verify_message)
    if isinstance(error, UnicodeError):
        # Python's own words for it would show the password.
        reason = getattr(error, "reason", error)
        return Outcome(Verdict.PAUSED, step, said=f"a setting cannot be sent as it is written: {reason}")
    return Outcome(_of_error(step, error), step, said=" ".join(str(error).split()) or type(error).__name__)


def _of_code(step: str, code: int) -> Verdict:
    """Tell what a reply is about: from DATA on about the letter, before that about us."""
    if step == "letter" and agrees(step, code):
        return Verdict.SENT
    if 500 <= code <= 599:
        return Verdict.REFUSED if step in LETTER else Verdict.PAUSED
    if step == "letter" and not 400 <= code <= 499:
        return Verdict.UNKNOWN
    return Verdict.UNREACHABLE if step in OPENING else Verdict.LATER


def _of_error(step: str, error: Exception) -> Verdict:
    """Tell a connection that broke, which may be whole the next time, from one that can never be made."""
    if step == "letter":  # smtplib raises here for an answer that is too long to be read, too.
        return Verdict.UNKNOWN
    is_end = isinstance(error, ssl.SSLEOFError | ssl.SSLZeroReturnError)
    # smtplib says by its plainest exception that the server offers no way to log in that it knows.
    is_helpless = isinstance(error, smtplib.SMTPNotSupportedError) or type(error) is smtplib.SMTPException
    if is_helpless or (isinstance(error, ssl.SSLError) and not is_end):
        return Verdict.PAUSED
    return Verdict.UNREACHABLE if step in OPENING else Verdict.LATER
