"""Every setting: its name, type, default, meaning and check."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Self
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, model_validator

from portfolio.config import folders, rates
from portfolio.config.kinds import Address, Database, Origin, Place, Port, Rates, Secure, file_of
from portfolio.config.rates import Rate

if TYPE_CHECKING:
    from sqlalchemy import URL

SOME = "some"
"""The context of a validation that knows only some of the settings: what goes together cannot be held together."""
LOOPBACK = ("127.0.0.1", "localhost")  # Werkzeug 3.1 cannot match an IPv6 literal such as [::1].


class Settings(BaseModel):
    """All settings of one running site. The README's table repeats names, defaults and meanings; a test compares."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True, validate_default=True)

    LISTEN_HOST: str = "127.0.0.1"
    """The address that `portfolio serve` listens on; `0.0.0.0` in a container."""
    PORT: Port = 8000
    """The port that `portfolio serve` listens on."""
    WORKERS: Annotated[int, Field(ge=1, le=64)] = 1
    """How many server processes `portfolio serve` starts; one per core is plenty."""
    SITE_URL: Origin | None = None
    """The site's public address; makes every absolute link and names the host that is answered. https means production. While unset: loopback only."""  # noqa: E501 - one meaning, one line, as in the README.
    PORTFOLIO_FILE: Place = folders.PORTFOLIO_FILE
    """The owner's file; relative paths start at the checkout. Where the package is installed, `portfolio.json`, and relative paths start at the working directory."""  # noqa: E501 - one meaning, one line, as in the README.
    INSTANCE_DIR: Place = Path("instance")
    """Where the site keeps what it writes; relative paths start as those of `PORTFOLIO_FILE` do."""
    SECRET_KEY: Annotated[str | None, Field(min_length=32, repr=False)] = None
    """Keys the hashes of visitors' networks, 32 characters or more; the same on every machine. While unset, one is made in `INSTANCE_DIR`."""  # noqa: E501 - one meaning, one line, as in the README.
    TRUSTED_PROXIES: Annotated[int | None, Field(ge=0, le=10)] = None
    """How many proxies stand before the server and say in `X-Forwarded-For` whom they speak for; needed in production, where limits would otherwise count all visitors as one."""  # noqa: E501 - one meaning, one line, as in the README.
    HEALTH_TOKEN: Annotated[str | None, Field(min_length=16, repr=False)] = None
    """What a watcher that is not on this machine sends as `Authorization: Bearer ...` to read at `/healthz` what is wrong; 16 characters or more. Everybody else reads `ok` or `degraded`."""  # noqa: E501 - one meaning, one line, as in the README.
    HSTS_SUBDOMAINS: bool = False
    """Whether browsers shall ask every subdomain of the site's name by https alone, too; only where all of them answer so. Takes a year to undo."""  # noqa: E501 - one meaning, one line, as in the README.
    DATABASE_URL: Annotated[Database | None, Field(repr=False)] = None
    """Where messages are kept: `sqlite:///` and a path, or `postgresql+psycopg://user:password@host/database`; while unset, `messages.sqlite3` in `INSTANCE_DIR`."""  # noqa: E501 - one meaning, one line, as in the README.
    DELIVERY_THREAD: bool = True
    """Whether the server delivers messages itself; false where `portfolio messages deliver` does, as a process of its own or from cron."""  # noqa: E501 - one meaning, one line, as in the README.
    CONTACT_LIMIT: Rates = "5/10m,20/1d"
    """How many messages one network may send (an IPv4 address, a /64 of IPv6; the /56 around that four times as many), or `off`; what exceeds it is refused for now, with the text kept in the form."""  # noqa: E501 - one meaning, one line, as in the README.
    CONTACT_FLOOD: Rates = "60/1h"
    """How many messages the whole site takes as usual, or `off`; what exceeds it is held for the owner to look at."""
    CONTACT_RECIPIENT: Address | None = None
    """The address that messages are mailed to."""
    MESSAGE_RETENTION: Annotated[int, Field(ge=1)] = 180
    """How many days a message stays in the outbox after it was mailed, or could not be; the form tells visitors."""
    ALERT_URL: Annotated[Secure | None, Field(repr=False)] = None
    """Where the operator is told, once, that mail has been stuck for 15 minutes, a message has failed or none could be kept, and again when all is well: an https address that takes a POST, such as a topic of ntfy's."""  # noqa: E501 - one meaning, one line, as in the README.
    ALERT_FIELD: str | None = None
    """The field of a JSON object that the alert is sent in: `text` for Slack and Mattermost, `content` for Discord; while unset, it is sent as plain text."""  # noqa: E501 - one meaning, one line, as in the README.
    HEARTBEAT_URL: Annotated[Secure | None, Field(repr=False)] = None
    """An https address that is asked for every five minutes while all is well, for a watcher that tells when that stops."""  # noqa: E501 - one meaning, one line, as in the README.
    MAIL_SERVER: str | None = None
    """The host of the mail server. While unset, messages wait in the outbox."""
    MAIL_PORT: Port = 587
    """The port of the mail server."""
    MAIL_USE_TLS: bool = True
    """Whether to turn to TLS by STARTTLS; the certificate is checked."""
    MAIL_USE_SSL: bool = False
    """Whether to speak TLS from the start (port 465, as a rule)."""
    MAIL_USERNAME: str | None = None
    """The account at the mail server, if it asks for one."""
    MAIL_PASSWORD: Annotated[str | None, Field(repr=False)] = None
    """The password of that account."""
    MAIL_DEFAULT_SENDER: Address | None = None
    """The address that mails come from; while unset, `CONTACT_RECIPIENT`."""

    @model_validator(mode="after")
    def _agree(self, info: ValidationInfo) -> Self:
        if info.context == SOME:
            return self
        if self.MAIL_SERVER and not self.CONTACT_RECIPIENT:
            raise ValueError("MAIL_SERVER is set but CONTACT_RECIPIENT is not; set the address that should get mail.")
        if self.MAIL_USE_TLS and self.MAIL_USE_SSL:
            raise ValueError(
                "MAIL_USE_TLS and MAIL_USE_SSL are both on, and TLS is on by default; "
                "port 587 wants MAIL_USE_TLS, port 465 MAIL_USE_SSL and MAIL_USE_TLS=false."
            )
        if bool(self.MAIL_USERNAME) != bool(self.MAIL_PASSWORD):
            raise ValueError("MAIL_USERNAME and MAIL_PASSWORD come together; one of them is missing.")
        if self.is_production and not self.MAIL_SERVER:
            raise ValueError("SITE_URL is https, so this is production, but MAIL_SERVER is not set; no mail would go.")
        if self.is_production and self.TRUSTED_PROXIES is None:
            raise ValueError(
                "SITE_URL is https, so a proxy ends TLS, but TRUSTED_PROXIES is not set; write how many stand before "
                "the server (1, as a rule; 0 if none passes on whom it speaks for)."
            )
        return self

    def on_loopback(self) -> Self:
        """Return a copy for this machine alone: nobody else is answered, and no mail goes out."""
        return self.model_copy(
            update={
                "LISTEN_HOST": LOOPBACK[0],
                "SITE_URL": None,
                "WORKERS": 1,
                "MAIL_SERVER": None,
                "TRUSTED_PROXIES": None,
            }
        )

    @property
    def is_production(self) -> bool:
        """Whether the site is public: its address is https."""
        return bool(self.SITE_URL and self.SITE_URL.startswith("https://"))

    @property
    def site_url(self) -> str:
        """The site's address without a trailing slash; on loopback if none is set."""
        return self.SITE_URL or f"http://127.0.0.1:{self.PORT}"

    @property
    def hosts(self) -> tuple[str, ...]:
        """The host names that are answered, whatever the port: the site's own, and loopback for health checks."""
        return (urlsplit(self.site_url).hostname or "", *LOOPBACK)

    @property
    def database_url(self) -> "URL":
        """Where messages are kept."""
        # Read by whoever opens the outbox: the main process of the server does not.
        from sqlalchemy import URL, make_url

        file = file_of(self.DATABASE_URL) if self.DATABASE_URL else self.INSTANCE_DIR / "messages.sqlite3"
        return make_url(self.DATABASE_URL or "") if file is None else URL.create("sqlite", database=str(file))

    @property
    def contact_limit(self) -> tuple[Rate, ...]:
        """How many messages one network may send."""
        return rates.parse(self.CONTACT_LIMIT)

    @property
    def contact_flood(self) -> tuple[Rate, ...]:
        """How many messages the whole site takes before it holds them."""
        return rates.parse(self.CONTACT_FLOOD)

    @property
    def sender(self) -> str | None:
        """The address that mails come from."""
        return self.MAIL_DEFAULT_SENDER or self.CONTACT_RECIPIENT


# The largest body that is read: the longest message many times over, so that an over-long one can be told and kept.
_LARGEST_BODY = 256 * 1024


def for_flask(settings: Settings) -> dict[str, Any]:
    """Return what Flask and its extensions want to know, under the names that they look for."""
    mail = {name: getattr(settings, name) for name in Settings.model_fields if name.startswith("MAIL_")}
    return {
        **mail,
        "MAIL_DEFAULT_SENDER": settings.sender,
        "MAX_CONTENT_LENGTH": _LARGEST_BODY,
        "MAX_FORM_MEMORY_SIZE": _LARGEST_BODY,
        "PREFERRED_URL_SCHEME": urlsplit(settings.site_url).scheme,
    }
