"""What to change when the mail server does not take a letter."""

from portfolio.contact.delivery.conversation import MailServer
from portfolio.contact.delivery.verdict import Outcome, Verdict


def advice(outcome: Outcome, server: MailServer) -> str:
    """Return a sentence that says what to do about `outcome`, which is not a success."""
    if outcome.verdict is Verdict.PAUSED and outcome.step in _PERMANENT:
        return _PERMANENT[outcome.step].format(server=server, other_tls=_other_tls(server))
    return _ELSE[outcome.step].format(server=server, other_tls=_other_tls(server))


def _other_tls(server: MailServer) -> str:
    """Say which setting the other way of using TLS wants."""
    if server.use_ssl:
        return "MAIL_PORT=587, MAIL_USE_TLS=true and MAIL_USE_SSL=false (STARTTLS)"
    return "MAIL_PORT=465, MAIL_USE_SSL=true and MAIL_USE_TLS=false (TLS from the start)"


_PERMANENT = {
    "connection": "What answers on port {server.port} does not speak the TLS that is asked of it. Try {other_tls}.",
    "greeting": "The server takes no mail from this machine. Ask its operator, or set another MAIL_SERVER.",
    "EHLO": "The server does not talk to this machine. Ask its operator, or set another MAIL_SERVER.",
    "STARTTLS": "The server does not offer STARTTLS on port {server.port}. Try {other_tls}.",
    "certificate": (
        "The certificate is not one for {server.host} by an authority that this machine knows. Set MAIL_SERVER to the "
        "name that the certificate is for, or have the server's certificate mended."
    ),
    "AUTH": (
        "The server does not take MAIL_USERNAME and MAIL_PASSWORD. Check both; many providers want a password made "
        "for this program, or offer logging in only on a port with TLS."
    ),
    "MAIL FROM": (
        "The server does not let {server.sender} send. Set MAIL_DEFAULT_SENDER to an address that this account may use."
    ),
    "RCPT TO": "The server does not take mail for {server.recipient}. Check CONTACT_RECIPIENT.",
}
_ELSE = {
    "connection": (
        "Nothing answers at {server.host}, port {server.port}. Check MAIL_SERVER and MAIL_PORT, and whether this "
        "machine may connect there; many hosts block port 25."
    ),
    "greeting": (
        "The server let us connect and did not greet us. If port {server.port} wants TLS from the start, set "
        "{other_tls}; else try again in a while."
    ),
    "EHLO": "The server broke off at once. Try again in a while, then ask its operator.",
    "STARTTLS": "TLS did not come about. Try {other_tls}, or try again in a while.",
    "certificate": "Try again in a while.",
    "AUTH": "The server could not check the password just now. Try again in a while.",
    "MAIL FROM": "The server put us off. Try again in a while.",
    "RCPT TO": "The server put us off, as greylisting does with strangers. Try again in a quarter of an hour.",
    "DATA": "The server would not take a letter just now. Try again in a while, then ask its operator.",
    "letter": (
        "The server did not accept the letter, or its answer was lost. Look whether it arrived; if not, ask the "
        "server's operator with the answer above."
    ),
}
