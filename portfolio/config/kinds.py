"""The kinds of values that settings hold, and how each is checked."""

from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import idna
from pydantic import AfterValidator, Field

from portfolio.config import folders, rates

_SQLITE = "sqlite:///"


def _origin(url: str) -> str:
    """Check that `url` is a scheme and a host and no more; return it as browsers send it in `Origin`."""
    parts = urlsplit(url)
    usual = {"http": 80, "https": 443}
    surplus = parts.path.strip("/") or parts.query or parts.fragment or "@" in parts.netloc
    try:
        port = parts.port
    except ValueError as error:
        raise ValueError("write a port from 1 to 65535, or none") from error
    if parts.scheme not in usual or not parts.hostname or surplus:
        raise ValueError("write scheme and host only, such as https://example.org")
    host = _host(parts.hostname)
    return f"{parts.scheme}://{host}" + (f":{port}" if port not in {None, usual[parts.scheme]} else "")


def _host(name: str) -> str:
    """Return the host `name` as it travels: in ASCII, an internationalized one as browsers encode it (UTS 46)."""
    if ":" in name:  # Werkzeug 3.1 cannot match an IPv6 literal, so each request would be refused.
        raise ValueError("write a host name in place of an IPv6 address")
    if name.isascii():
        return name
    try:
        return idna.encode(name, uts46=True).decode()
    except idna.IDNAError as error:
        raise ValueError(f"{name} cannot be the name of a host: {error}") from error


def _address(written: str) -> str:
    # Read where there is an address to check: the package takes as long as all other settings.
    from email_validator import EmailNotValidError, validate_email

    try:
        checked = validate_email(
            written, check_deliverability=False, allow_smtputf8=False, test_environment=True, strict=True
        )
    except EmailNotValidError as error:
        raise ValueError(f"write an e-mail address; {error}") from error
    return str(checked.ascii_email)


def _database(url: str) -> str:
    """Check that `url` names one of the databases that are known; return it with an absolute path, or a driver."""
    scheme, _, rest = url.partition("://")
    if scheme == "sqlite" and rest.strip("/") not in {"", ":memory:"}:
        return f"{_SQLITE}{folders.absolute(Path(rest.removeprefix('/')))}"
    # Hosts of databases write the address with either of the shorter schemes.
    if scheme in {"postgresql+psycopg", "postgresql", "postgres"} and _is_address(f"postgresql://{rest}"):
        return f"postgresql+psycopg://{rest}"
    raise ValueError("write sqlite:/// and the path of a file, or postgresql+psycopg://user:password@host/database")


def file_of(database: str) -> Path | None:
    """Return the file that a checked DATABASE_URL names, as it stands there: a path has no escapes, and no query."""
    return Path(database.removeprefix(_SQLITE)) if database.startswith(_SQLITE) else None


def _is_address(url: str) -> bool:
    """Say whether `url` can be read, and names a database."""
    # Read where there is one to look at: it is an eighth of what a site reads.
    from sqlalchemy import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        return bool(make_url(url).database)
    except (ArgumentError, ValueError):
        return False


def _secure(url: str) -> str:
    """Check that `url` is one that a program may post to without anybody reading along."""
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname:
        raise ValueError("write an address that begins with https://")
    return url


Secure = Annotated[str, AfterValidator(_secure)]
Origin = Annotated[str, AfterValidator(_origin)]
Database = Annotated[str, AfterValidator(_database)]
Rates = Annotated[str, AfterValidator(rates.check)]
Address = Annotated[str, AfterValidator(_address)]
Place = Annotated[Path, AfterValidator(folders.absolute)]
Port = Annotated[int, Field(ge=1, le=65535)]
