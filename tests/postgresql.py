"""A real PostgreSQL server on loopback, for as long as the tests run."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import pytest

INSTALLED = Path("/usr/lib/postgresql")


@dataclass
class Server:
    """A server that can be stopped and started, and makes databases."""

    programs: Path
    folder: Path
    port: int
    user: int | None
    made: int = 0
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def url(self, user: str = "owner") -> str:
        return f"postgresql+psycopg://{user}:secret@127.0.0.1:{self.port}/postgres"

    def new_database(self) -> str:
        """Make an empty place for tables and return its address: a schema named as its user, which costs little."""
        self.made += 1
        name = f"owner_{self.made}"
        with self.connected() as connection:
            connection.execute(f"CREATE ROLE {name} LOGIN SUPERUSER PASSWORD 'secret'")
            connection.execute(f"CREATE SCHEMA {name} AUTHORIZATION {name}")
        return self.url(name)

    def connected(self, user: str = "owner") -> psycopg.Connection[tuple[object, ...]]:
        return psycopg.connect(self.url(user).replace("+psycopg", ""), autocommit=True, connect_timeout=5)

    def start(self) -> None:
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [self.programs / "postgres", "-D", self.folder / "data", "-p", str(self.port), "-k", "",
                 "-c", "listen_addresses=127.0.0.1", "-c", "max_connections=200", "-c", "wal_level=minimal", "-c", "max_wal_senders=0",
                 # What is tested is how processes of ours die, not this machine.
                 "-c", "fsync=off"],
                stdout=log, stderr=log, user=self.user,
            )  # fmt: skip
        for _ in range(600):
            if self.process.poll() is not None:
                break
            try:
                self.connected().close()
            except psycopg.OperationalError:
                time.sleep(0.05)
            else:
                return
        pytest.fail(f"PostgreSQL does not start:\n{(self.folder / 'log').read_text()}")

    def stop(self) -> None:
        """Stop at once, as a crash would."""
        assert self.process is not None
        self.process.send_signal(3)  # SIGQUIT
        self.process.wait(20)


def programs() -> Path:
    """Return the folder of PostgreSQL's programs; Debian keeps them off the PATH."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    versions = sorted(INSTALLED.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if not versions:
        pytest.fail("No PostgreSQL is here. `make test` installs it; on Debian: sudo apt-get install postgresql")
    return versions[-1].parent


@contextmanager
def running() -> Iterator[Server]:
    """Make a cluster in a folder of its own and run it; PostgreSQL refuses to run as root, so somebody else does."""
    user = pwd.getpwnam("postgres" if _has_user("postgres") else "nobody").pw_uid if os.geteuid() == 0 else None
    # Short, and open to that somebody, which pytest's own folders are not.
    folder = Path(tempfile.mkdtemp(prefix="postgresql-"))
    (folder / "password").write_text("secret")
    if user is not None:
        for path in (folder, folder / "password"):
            os.chown(path, user, -1)
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    server = Server(programs(), folder, port, user)
    subprocess.run(
        [server.programs / "initdb", "-D", folder / "data", "-U", "owner", "-A", "scram-sha-256",
         "--pwfile", folder / "password", "-E", "UTF8", "--locale=C", "--no-sync", "--no-instructions"],
        check=True, capture_output=True, user=user, cwd="/",
    )  # fmt: skip
    # To ask for a password takes both sides longer than most of what is tested; the first database does, for all.
    (folder / "data/pg_hba.conf").write_text(
        "host all owner_1 127.0.0.1/32 scram-sha-256\nhost all all 127.0.0.1/32 trust\n"
    )
    server.start()
    try:
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder)


def _has_user(name: str) -> bool:
    return any(entry.pw_name == name for entry in pwd.getpwall())
