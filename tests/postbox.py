"""A real SMTP server on loopback, and what arrived at it."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller


@dataclass
class Postbox:
    """Takes every letter."""

    port: int = 0
    envelopes: list[Any] = field(default_factory=list)

    @property
    def letters(self) -> list[EmailMessage]:
        return [BytesParser(policy=default).parsebytes(envelope.content) for envelope in self.envelopes]

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name.
        self.envelopes.append(envelope)
        return "250 taken"


class _Controller(Controller):
    """Takes a free port: aiosmtpd asks port 0 whether it is up, where the real port is known only afterwards."""

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@contextmanager
def open_postbox(port: int = 0, tls: ssl.SSLContext | None = None) -> Iterator[Postbox]:
    """Listen on `port` of loopback, a free one if 0, offering STARTTLS if `tls` is given."""
    postbox = Postbox()
    controller = _Controller(postbox, hostname="127.0.0.1", port=port, tls_context=tls)
    controller.start()
    postbox.port = controller.port
    try:
        yield postbox
    finally:
        controller.stop()


def text_of(letter: EmailMessage) -> str:
    """What the owner reads, with the line ends of this machine."""
    content: str = letter.get_content()
    return content.replace("\r\n", "\n")
