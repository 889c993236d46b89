"""A mail server that follows a script: says what it is told to at each phase, falls silent, or hangs up.

The phases are `greeting`, `EHLO`, `STARTTLS`, `AUTH`, `MAIL`, `RCPT`, `DATA`, `text` (in the middle of the letter),
`dot` (behind the final dot), `taken` (behind its own 250) and `QUIT`.
"""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field

SILENCE = ""
HANG_UP = None
USUAL = {
    "greeting": "220 ready", "EHLO": "250 scripted", "AUTH": "235 welcome", "STARTTLS": "220 go on", "MAIL": "250 ok",
    "RCPT": "250 ok", "DATA": "354 go on", "dot": "250 taken", "QUIT": "221 bye",
}  # fmt: skip
Reached = Callable[[str], None]


@dataclass
class Peer:
    """A running one. `letters` are those that it said 250 to, and those that came whole (`seen`)."""

    script: dict[str, str | None]
    reached: Reached
    tls: ssl.SSLContext | None
    listener: socket.socket
    port: int
    letters: list[bytes] = field(default_factory=list)
    seen: list[bytes] = field(default_factory=list)

    def serve(self) -> None:
        with suppress(OSError):  # Closed: the test is over.
            while True:
                connection, _ = self.listener.accept()
                threading.Thread(target=self._converse, args=[connection], daemon=True).start()

    def _converse(self, connection: socket.socket) -> None:
        with suppress(OSError), ExitStack() as open_ones:
            open_ones.enter_context(connection)
            if self._say(connection, "greeting"):
                self._listen(connection, open_ones)

    def _listen(self, connection: socket.socket, open_ones: ExitStack) -> None:
        lines = open_ones.enter_context(connection.makefile("rb"))
        while line := lines.readline():
            word = line.split()[0].decode("ascii", "replace").upper() if line.strip() else ""
            if word == "HELO":
                word = "EHLO"
            if not self._say(connection, word):
                return
            if word == "STARTTLS" and self.tls and (self.script["STARTTLS"] or "").startswith("220"):
                connection = open_ones.enter_context(self.tls.wrap_socket(connection, server_side=True))
                lines = open_ones.enter_context(connection.makefile("rb"))
            elif word == "DATA" and (self.script["DATA"] or "").startswith("354"):
                letter = self._read_letter(lines)
                if letter is None or not self._take(connection, letter):
                    return

    def _read_letter(self, lines: Iterator[bytes]) -> bytes | None:
        read: list[bytes] = []
        for line in lines:
            if line == b".\r\n":
                return b"".join(read)
            read.append(line[1:] if line.startswith(b".") else line)
            if len(read) == 1:
                self.reached("text")
                if "text" in self.script:
                    return None
        return None

    def _take(self, connection: socket.socket, letter: bytes) -> bool:
        self.seen.append(letter)
        self.reached("dot")
        answer = self.script["dot"]
        if answer and answer.startswith("250"):
            self.letters.append(letter)
        if answer:
            connection.sendall(answer.encode() + b"\r\n")
            self.reached("taken")
        return answer is not HANG_UP and self.script.get("taken", "") is not HANG_UP

    def _say(self, connection: socket.socket, phase: str) -> bool:
        """Answer as the script says; False if that is to hang up."""
        self.reached(phase)
        said = self.script.get(phase, "500 what")
        if said:
            connection.sendall(said.encode() + b"\r\n")
        return said is not HANG_UP


@contextmanager
def peer(
    script: dict[str, str | None] | None = None,
    reached: Reached = lambda _phase: None,
    tls: ssl.SSLContext | None = None,
) -> Iterator[Peer]:
    """Run one on a free port; `reached` is told each phase before the answer, and may kill whom it talks to."""
    offers = {"EHLO": "250-scripted\r\n250 STARTTLS"} if tls else {}
    listener = socket.create_server(("127.0.0.1", 0), backlog=64)
    running = Peer(USUAL | offers | (script or {}), reached, tls, listener, listener.getsockname()[1])
    threading.Thread(target=running.serve, daemon=True).start()
    try:
        yield running
    finally:
        # Closing alone would leave the thread in `accept`, and the port taken.
        with suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        listener.close()
