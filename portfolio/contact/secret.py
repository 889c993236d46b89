"""The site's secret key: what turns a visitor's network into a name that says nothing to anybody else."""

import secrets
from contextlib import suppress

from portfolio import whole_file
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
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with suppress(FileExistsError), whole_file.writing(path, replace=False) as new:
            new.write_text(secrets.token_hex(32))
    return path.read_bytes()
