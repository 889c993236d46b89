"""The site as visitors reach it: over TLS, by the server that stands in front."""

import socket
import ssl
import subprocess
import time
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
import trustme

from tests.serving import free_port
from tests.watching import last_lines

HOST = "site.example"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: list[tuple[str, str]]
    body: bytes

    def __getitem__(self, name: str) -> str:
        """The values of a header, however often it came."""
        return ", ".join(value for key, value in self.headers if key.lower() == name.lower())


class _Line(HTTPSConnection):
    """Leads to loopback, and asks for the site by its name."""

    def connect(self) -> None:
        plain = socket.create_connection(("127.0.0.1", self.port), self.timeout, self.source_address)
        self.sock = self._context.wrap_socket(plain, server_hostname=self.host)  # type: ignore[attr-defined] # http.client's own.


@dataclass
class Front:
    """A server that ends TLS on loopback, on free ports, with a certificate of an authority that is trusted here."""

    folder: Path
    authority: trustme.CA = field(repr=False)
    http: int = field(default_factory=free_port)
    https: int = field(default_factory=free_port)

    def __post_init__(self) -> None:
        self.folder.mkdir()
        self.trusted = ssl.create_default_context()
        self.authority.configure_trust(self.trusted)
        self.authority.cert_pem.write_to_path(self.folder / "authority.pem")
        certificate = self.authority.issue_cert(HOST)
        certificate.private_key_and_cert_chain_pem.write_to_path(self.folder / "certificate.pem")

    def ask(
        self, method: str, address: str, body: bytes | None = None, *, source: str = "127.0.0.1", **headers: str
    ) -> Answer:
        """Ask over TLS, from another address of this machine if `source` says so."""
        return self.send(self.line(source), method, address, body, headers)

    def line(self, source: str = "127.0.0.1") -> HTTPConnection:
        """A line over TLS, from an address of this machine, opened when it is first used."""
        return _Line(HOST, self.https, context=self.trusted, timeout=60, source_address=(source, 0))

    def get(self, address: str, **headers: str) -> Answer:
        return self.ask("GET", address, **{"Accept-Encoding": "br"} | headers)

    def post(self, source: str = "127.0.0.1", message: str = "Hello", **headers: str) -> Answer:
        """Send a message as the form does."""
        words = {"name": "Vera", "email": "vera@example.org", "message": message}
        form = {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"https://{HOST}"}
        return self.ask("POST", "/contact", urlencode(words).encode(), source=source, **form | headers)

    def unencrypted(self, address: str) -> Answer:
        line = HTTPConnection("127.0.0.1", self.http, timeout=60)
        return self.send(line, "GET", address, None, {"Host": HOST})

    def send(self, line: HTTPConnection, *request: Any) -> Answer:
        try:
            line.request(*request)
            answer = line.getresponse()
            return Answer(answer.status, answer.getheaders(), answer.read())
        finally:
            line.close()

    def await_listening(self, process: subprocess.Popen[bytes], log: Path) -> None:
        for _ in range(600):
            if process.poll() is not None:
                pytest.fail(f"{process.args} died:\n{last_lines(log)}")
            try:
                socket.create_connection(("127.0.0.1", self.https), timeout=1).close()
            except OSError:
                time.sleep(0.05)
            else:
                return
        pytest.fail(f"{process.args} does not listen:\n{last_lines(log)}")


def public_settings(mail_port: int) -> dict[str, str]:
    """The settings of a site that is public, behind one proxy, whose mail server listens at `mail_port`."""
    return {
        "SITE_URL": f"https://{HOST}", "TRUSTED_PROXIES": "1", "SECRET_KEY": "k" * 32, "CONTACT_LIMIT": "off", "CONTACT_FLOOD": "off",
        "MAIL_SERVER": "127.0.0.1", "MAIL_PORT": str(mail_port), "MAIL_USE_TLS": "false", "CONTACT_RECIPIENT": "owner@example.com",
    }  # fmt: skip


def written_for(shipped: Path, changes: dict[str, str]) -> str:
    """A shipped file with the places of a test in it, as its reader puts in a domain; nothing else is changed."""
    text = shipped.read_text()
    for old, new in changes.items():
        assert old in text, f"{shipped} no longer holds {old!r}."
        text = text.replace(old, new)
    return text
