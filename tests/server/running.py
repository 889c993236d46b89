"""A server that is made to be stopped: what runs of it, and how long it goes on when it is told."""

import ctypes
import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import server_environment
from tests.paths import ROOT
from tests.serving import await_answer, free_port


@dataclass
class Running:
    """A server and its workers. `leader` is the process that was started: the server itself, or make."""

    leader: subprocess.Popen[bytes]
    address: str
    log: Path

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.address.rpartition(":")[2])

    @property
    def main(self) -> int:
        """The process that the workers belong to."""
        below = children(self.leader.pid)
        return below[0] if b"make" in command(self.leader.pid) else self.leader.pid

    @property
    def workers(self) -> list[int]:
        """The processes that answer."""
        return [pid for pid in children(self.main) if b"spawn_main" in command(pid)]

    def gone_after(self, seconds: float = 15) -> float:
        """Return after how many seconds nothing of the server is left; AssertionError if something goes on."""
        all_of_it = {self.main, *self.workers, self.leader.pid}
        began = time.monotonic()
        while time.monotonic() < began + seconds:
            self.leader.poll()
            if not any(map(is_alive, all_of_it)):
                self.leader.wait()
                return time.monotonic() - began
            time.sleep(0.02)
        raise AssertionError(f"Still there: {[command(pid) for pid in all_of_it if is_alive(pid)]}")

    @property
    def last_line(self) -> str:
        """What was said last."""
        return self.log.read_text().strip().splitlines()[-1]


@contextmanager
def running(folder: Path, *command: str, terminal: int | None = None, **settings: str) -> Iterator[Running]:
    """Start a server in a session of its own, with the terminal `terminal` if there is one; end what is left of it."""
    port = free_port()
    log = folder / "server.log"
    words = command or (sys.executable, "-m", "tests.compiled", "serve")
    with log.open("wb") as output:
        leader = subprocess.Popen(
            words, cwd=ROOT, start_new_session=True, stdout=output, stderr=output, stdin=subprocess.DEVNULL,
            preexec_fn=None if terminal is None else lambda: adopt(terminal),
            env=server_environment(PORT=str(port), INSTANCE_DIR=str(folder / "instance"), **settings),
        )  # fmt: skip
    found = Running(leader, f"http://127.0.0.1:{port}", log)
    try:
        await_answer(found.address, leader, log)
        yield found
    finally:
        with suppress(ProcessLookupError):
            os.killpg(leader.pid, signal.SIGKILL)
        leader.wait()


def adopt(terminal: int) -> None:
    """Make `terminal` the one of this new session."""
    import fcntl
    import termios

    fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)


@contextmanager
def terminal() -> Iterator[tuple[int, int]]:
    """Open a terminal: the end of whoever sits before it, and the end of what runs in it."""
    outside, inside = pty.openpty()
    try:
        yield outside, inside
    finally:
        for end in (outside, inside):
            with suppress(OSError):
                os.close(end)


def tell_thread(pid: int, number: signal.Signals) -> None:
    """Send a signal to a thread of `pid` that is not its main one, if it has others: the system may choose any."""
    others = [int(path.name) for path in Path(f"/proc/{pid}/task").iterdir() if int(path.name) != pid]
    library = ctypes.CDLL(None, use_errno=True)
    assert library.tgkill(pid, max(others, default=pid), number) == 0, os.strerror(ctypes.get_errno())


def children(pid: int) -> list[int]:
    found: list[str] = []
    with suppress(FileNotFoundError):
        for path in Path(f"/proc/{pid}/task").iterdir():
            with suppress(FileNotFoundError, ProcessLookupError):  # A thread that has ended meanwhile has none.
                found += (path / "children").read_text().split()
    return sorted(map(int, found))


def command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ")
    except OSError:
        return b""


def is_alive(pid: int) -> bool:
    """Say whether `pid` runs; the dead that nobody has buried do not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
