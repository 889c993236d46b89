"""The site's secret key: what turns a visitor's network into a name that says nothing to anybody else."""

import os
import secrets
from pathlib import Path

from portfolio.config import Settings

_FILE = "secret_key"


def key(settings: Settings) -> bytes:
    """Return the key that is set, or the one in INSTANCE_DIR, which is made on first use; may raise OSError.

    Several processes may ask at the same time; all get the key of the one that was first.
    """
    if settings.SECRET_KEY:
        return settings.SECRET_KEY.encode()
    path = settings.INSTANCE_DIR / _FILE
    if not path.exists():
        _make(path)
    return path.read_bytes()


def _make(path: Path) -> None:
    """Write a new key for the owner's eyes alone; it appears whole or not at all."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with open(new, "x", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            file.write(secrets.token_hex(32))
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(new, path)
        except FileExistsError:
            return
    finally:
        new.unlink(missing_ok=True)
