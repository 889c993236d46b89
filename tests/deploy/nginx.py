"""nginx as `deploy/nginx.conf` has it, on free ports."""

import os
import shutil
import struct
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
import trustme

from tests.deploy.front import HOST, Answer, Front, written_for
from tests.paths import ROOT
from tests.watching import watched

SHIPPED = ROOT / "deploy/nginx.conf"
# Debian keeps a server's programs off the PATH of those who may not start it.
PLACES = f"{os.environ['PATH']}:/usr/sbin:/sbin"
_AROUND = """
{user} daemon off; worker_processes {workers}; pid {folder}/pid; error_log stderr;
events {{ worker_connections 512; }}
http {{
  # What Debian's own nginx.conf says, and the site's shall win over.
  sendfile on; tcp_nopush on; gzip on; ssl_protocols TLSv1 TLSv1.1 TLSv1.2 TLSv1.3; ssl_prefer_server_ciphers on;
  client_body_temp_path {folder}/t; proxy_temp_path {folder}/t; fastcgi_temp_path {folder}/t;
  uwsgi_temp_path {folder}/t; scgi_temp_path {folder}/t;
  include {folder}/site.conf;
}}
"""
# What a copy in nginx's cache begins with: the version of its layout, and until when it holds (ngx_http_cache.h).
_HEAD = struct.Struct("@Lq")
_LAYOUT = 5


class Nginx(Front):
    """A running one, and what it tells of its cache."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self._answered = 0
        self._counting = threading.Lock()

    def send(self, line: HTTPConnection, *request: Any) -> Answer:
        answer = super().send(line, *request)
        with self._counting:
            self._answered += 1
        return answer

    def log(self) -> list[list[str]]:
        """The access log, once all answers are in it: of each line its fields."""
        for _ in range(500):  # A line is written when its answer is out.
            lines = (self.folder / "access.log").read_text().splitlines()
            if len(lines) >= self._answered:
                return [line.split() for line in lines]
            time.sleep(0.01)
        raise AssertionError(f"{self._answered} answers came, and {len(lines)} stand in the log.")

    def cached(self, address: str, **headers: str) -> str:
        """Ask, and return what the cache had to do with it: HIT, MISS, STALE, REVALIDATED; - if it was not asked."""
        self.log()
        self.get(address, **headers)
        return self.log()[-1][7]

    def grow_old(self) -> None:
        """Let all copies be past the minute for which they hold."""
        for file in (self.folder / "cache").rglob("?" * 32):
            with file.open("r+b") as copy:
                layout, _ = _HEAD.unpack(copy.read(_HEAD.size))
                assert layout == _LAYOUT, f"nginx keeps copies in layout {layout}; say here where its time stands."
                copy.seek(0)
                copy.write(_HEAD.pack(layout, int(time.time()) - 1))


def configured(front: Nginx, nodes: Sequence[int], workers: int = 2) -> list[str]:
    """Write the files that nginx reads, before the sites at the ports `nodes`, and return the command that runs it."""
    program = shutil.which("nginx", path=PLACES)
    if program is None:
        pytest.fail("nginx is not here. `make test` installs it; on Debian: sudo apt-get install nginx-light")
    (front.folder / "site.conf").write_text(written_for(SHIPPED, _places(front, nodes)))
    user = "user root;" if os.geteuid() == 0 else ""  # pytest's folders are open to nobody else.
    (front.folder / "nginx.conf").write_text(_AROUND.format(folder=front.folder, user=user, workers=workers))
    return [program, "-p", str(front.folder), "-e", "stderr", "-c", str(front.folder / "nginx.conf")]


@contextmanager
def in_front_of(nodes: Sequence[int], folder: Path, authority: trustme.CA) -> Iterator[Nginx]:
    """Run nginx before the sites at the ports `nodes`."""
    front = Nginx(folder, authority)
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(configured(front, nodes), stdout=log, stderr=log)
    try:
        with watched(f"nginx at {front.https}", process, folder / "log"):
            front.await_listening(process, folder / "log")
            yield front
    finally:
        process.terminate()
        process.wait(20)


def _places(front: Nginx, nodes: Sequence[int]) -> dict[str, str]:
    return {
        "  server 127.0.0.1:8000;\n": "".join(f"  server 127.0.0.1:{port};\n" for port in nodes),
        "/var/cache/nginx-portfolio": f"{front.folder}/cache",
        "/var/log/nginx/portfolio.log": f"{front.folder}/access.log",
        "/var/log/nginx/portfolio-error.log": f"{front.folder}/portfolio-error.log",
        "/etc/letsencrypt/live/your.domain/fullchain.pem": f"{front.folder}/certificate.pem",
        "/etc/letsencrypt/live/your.domain/privkey.pem": f"{front.folder}/certificate.pem",
        "  listen 80;\n  listen [::]:80;\n": f"  listen 127.0.0.1:{front.http};\n",
        "  listen 443 ssl http2;\n  listen [::]:443 ssl http2;\n": f"  listen 127.0.0.1:{front.https} ssl http2;\n",
        "/var/www/html": f"{front.folder}/html",
        "your.domain;": f"{HOST};",
    }
