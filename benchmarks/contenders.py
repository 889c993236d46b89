"""What is compared: nginx with a file, the shipped server, a Flask view with the same bytes, and drawing each time.

Over TLS, nginx with a file and nginx as the kit has it, its cache before the shipped server.
"""

import http.client
import json
import os
import socket
import ssl
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

import trustme

from benchmarks.load import BROTLI, SERVER_CORE
from portfolio.config import Settings
from tests.deploy import nginx
from tests.deploy.nginx import Nginx

ROOT = Path(__file__).resolve().parents[1]
NGINX, EDGE, VIEW, DRAWN = (
    "nginx, the same bytes from a file",
    "edge",
    "Flask view, the same bytes",
    "Flask, drawn anew",
)
NGINX_TLS, KIT = "nginx over TLS, the same bytes from a file", "nginx of the kit, its cache before the edge"

# Nobody writes an access log, so that servers are compared and not their logs; over TLS both do, as operators have it.
_NGINX = """
daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log stderr;
events {{ worker_connections 2048; }}
http {{
  access_log off; sendfile on; tcp_nopush on; open_file_cache max=100; server_tokens off;
  keepalive_requests 100000000; keepalive_timeout 600;
  client_body_temp_path {folder}/t; proxy_temp_path {folder}/t; fastcgi_temp_path {folder}/t;
  uwsgi_temp_path {folder}/t; scgi_temp_path {folder}/t;
  server {{ listen 127.0.0.1:{port}; root {folder}; {locations} }}
  server {{
    listen 127.0.0.1:{tls} ssl http2; ssl_protocols TLSv1.2 TLSv1.3; access_log {folder}/access.log;
    ssl_certificate {certificate}; ssl_certificate_key {certificate};
    root {folder}; {locations}
  }}
}}
"""
# A worker that uses less of a processor than this in two seconds does nothing.
_IDLE_SECONDS = 0.1
# What nginx says itself of a file.
_NGINX_SAYS = {"content-type", "content-length", "etag", "last-modified", "date", "server"}
_GRANIAN = """
import sys
from granian import Granian
from granian.log import LogLevels
Granian(sys.argv[1], port=int(sys.argv[2]), interface="wsgi", factory=True, log_level=LogLevels.error).serve()
"""


# The certificates are made for the moment, and who asks is on the same machine.
_ANY = ssl.create_default_context()
_ANY.check_hostname, _ANY.verify_mode = False, ssl.CERT_NONE


@dataclass(frozen=True, slots=True)
class Answer:
    """What one request brought."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Contender:
    """A server that runs on the server's core."""

    name: str
    site: str
    process: subprocess.Popen[bytes]
    first_answer: float = 0
    """The seconds of its first answer, for `/`, once it could be asked."""


def get(site: str, address: str, headers: Mapping[str, str] = BROTLI) -> Answer:
    """Ask `site` once."""
    where = urlsplit(site)
    if where.scheme == "https":
        connection: http.client.HTTPConnection = http.client.HTTPSConnection(where.netloc, timeout=30, context=_ANY)
    else:
        connection = http.client.HTTPConnection(where.netloc, timeout=30)
    try:
        connection.request("GET", address, headers=dict(headers))
        answer = connection.getresponse()
        named = {name.lower(): value for name, value in answer.getheaders()}
        return Answer(answer.status, named, answer.read())
    finally:
        connection.close()


@contextmanager
def all_with(addresses: Sequence[str]) -> Iterator[dict[str, Contender]]:
    """Run every contender, ready to give the same bytes for `addresses`."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        edge = stack.enter_context(shipped(folder))
        answers = {address: get(edge.site, address) for address in addresses}
        ready = folder / "ready.json"
        ready.write_text(json.dumps({a: [*_file(folder, n, answer)] for n, (a, answer) in enumerate(answers.items())}))
        await_ready(edge)
        front = Nginx(folder / "kit", trustme.CA())
        running = [
            *stack.enter_context(_nginx(folder, answers, front.folder / "certificate.pem")),
            edge,
            stack.enter_context(_kit(front, edge)),
            stack.enter_context(_granian(VIEW, "benchmarks.views:ready", folder)),
            stack.enter_context(_granian(DRAWN, "benchmarks.views:drawn", folder)),
        ]
        yield {contender.name: contender for contender in running}


def await_ready(edge: Contender) -> float:
    """Wait until the worker of `edge` has nothing left to make ahead; return the seconds that took, to two or so."""
    started, before = time.monotonic(), -1.0
    while (now := processor_time(edge)) - before > _IDLE_SECONDS:
        before = now
        time.sleep(2)
    return time.monotonic() - started


def processor_time(edge: Contender) -> float:
    """Return the seconds of a processor that the worker of `edge` has used."""
    fields = (worker(edge) / "stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def worker(edge: Contender) -> Path:
    """Return where the system tells of the worker of `edge`: the last child, after what tracks children."""
    children = Path(f"/proc/{edge.process.pid}/task/{edge.process.pid}/children").read_text().split()
    return Path("/proc") / children[-1]


@contextmanager
def shipped(folder: Path, **settings: str) -> Iterator[Contender]:
    """Run the site as it is shipped, with one worker."""
    port = free_port()
    command = [sys.executable, "-m", "portfolio.cli", "serve"]
    with _running(EDGE, port, command, _environment(folder, PORT=str(port), **settings)) as contender:
        yield contender


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def _environment(folder: Path, **settings: str) -> dict[str, str]:
    """Return this environment with every setting as it is by default, whatever .env says."""
    return {**os.environ, **dict.fromkeys(Settings.model_fields, ""), "INSTANCE_DIR": str(folder), **settings}


def _file(folder: Path, n: int, answer: Answer) -> tuple[str, list[tuple[str, str]]]:
    (folder / f"{n}.body").write_bytes(answer.body)
    return str(folder / f"{n}.body"), [(k, v) for k, v in answer.headers.items() if k not in {"date", "server"}]


@contextmanager
def _granian(name: str, app: str, folder: Path) -> Iterator[Contender]:
    port = free_port()
    environment = _environment(folder, READY=str(folder / "ready.json"))
    with _running(name, port, [sys.executable, "-c", _GRANIAN, app, str(port)], environment) as contender:
        yield contender


@contextmanager
def _nginx(folder: Path, answers: Mapping[str, Answer], certificate: Path) -> Iterator[tuple[Contender, Contender]]:
    """Run nginx with files, without TLS and with it."""
    port, tls = free_port(), free_port()
    locations = "".join(_location(address, n, answer) for n, (address, answer) in enumerate(answers.items()))
    configuration = folder / "nginx.conf"
    configuration.write_text(
        _NGINX.format(folder=folder, port=port, tls=tls, certificate=certificate, locations=locations)
    )
    folder.chmod(0o755)  # Its worker reads as somebody else where it is started as root.
    with _running(NGINX, port, ["nginx", "-c", str(configuration)], dict(os.environ)) as plain:
        yield plain, Contender(NGINX_TLS, f"https://127.0.0.1:{tls}", plain.process)


@contextmanager
def _kit(front: Nginx, edge: Contender) -> Iterator[Contender]:
    """Run nginx as the kit has it, before `edge`; it writes its access log, as it does for an operator."""
    command = nginx.configured(front, [urlsplit(edge.site).port or 0], workers=1)
    with _running(KIT, front.https, command, dict(os.environ), scheme="https") as contender:
        yield contender


def _location(address: str, n: int, answer: Answer) -> str:
    headers = "".join(f'add_header {k} "{v}"; ' for k, v in answer.headers.items() if k not in _NGINX_SAYS)
    kind = answer.headers["content-type"]
    path = address.partition("?")[0]
    return f'location = {path} {{ default_type "{kind}"; types {{ }} {headers} try_files /{n}.body =404; }}'


@contextmanager
def _running(
    name: str, port: int, command: list[str], environment: dict[str, str], scheme: str = "http"
) -> Iterator[Contender]:
    pinned = ["taskset", "-c", SERVER_CORE, *command]
    process = subprocess.Popen(pinned, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    contender = Contender(name, f"{scheme}://127.0.0.1:{port}", process)
    try:
        yield replace(contender, first_answer=_await(contender))
    finally:
        process.terminate()
        process.wait(20)


def _await(contender: Contender) -> float:
    """Return the seconds that the first answer takes."""
    while True:
        if contender.process.poll() is not None:
            raise RuntimeError(f"{contender.name} ended.")
        asked = time.monotonic()
        try:
            get(contender.site, "/")
        except OSError:
            time.sleep(0.01)
        else:
            return time.monotonic() - asked
