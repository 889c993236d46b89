"""Files that appear whole or not at all, whoever reads at that moment and whenever the machine stops."""

import errno
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PRIVATE = 0o600
# What a file system says that has no second names for files, as on many memory sticks.
_NO_LINKS = {errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS}


@contextmanager
def writing(path: Path, *, replace: bool, is_private: bool = True) -> Iterator[Path]:
    """Yield the path of an empty file beside `path` to be filled; it gets the name `path` when the block is left.

    By then its bytes and its name are on the disk. If the block fails, `path` stays as it was. Without `replace`, a
    file that has come to stand at `path` meanwhile stays, and FileExistsError is raised. A private file is for its
    owner's eyes alone; any other has the mode of the one that it replaces, or else what the umask leaves. Whatever
    else the system objects to is an OSError.
    """
    path = path.resolve()  # What stands behind a symbolic link is meant, not the link.
    new = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    new.touch(mode=_PRIVATE if is_private else 0o666, exist_ok=False)
    try:
        yield new
        if not is_private and path.exists():
            new.chmod(stat.S_IMODE(path.stat().st_mode))
        _sync(new)
        if replace:
            new.replace(path)
        else:
            _link(new, path)
    finally:
        new.unlink(missing_ok=True)
    _sync(path.parent)


def _link(new: Path, path: Path) -> None:
    """Give `new` the name `path` if that is free; a rename would replace what another process has put there."""
    try:
        os.link(new, path)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, stat.S_IMODE(new.stat().st_mode)))
        new.replace(path)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
