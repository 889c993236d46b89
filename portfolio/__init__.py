"""An engineer's portfolio that can be trusted: one page from one JSON file, and a form that loses no message."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from portfolio.config import Settings


def _utc_now() -> datetime:
    return datetime.now(UTC)


def create_app(settings: "Settings | None" = None, clock: Callable[[], datetime] = _utc_now) -> "Flask":
    """Return the site as `settings` ask for it, the environment's own if None.

    ConfigError and ContentError say what keeps it from starting.
    """
    # Read when a site is made: commands and the main process of the server make none, and start in half the time.
    from flask import Flask

    from portfolio import assets, config, contact, current, errors, health, publication, resume, security, site
    from portfolio.contact import outbox

    settings = settings or config.read()
    app = Flask(__name__, instance_path=str(settings.INSTANCE_DIR), static_folder=None)
    app.config.update(config.for_flask(settings))
    engine = outbox.connect(settings.database_url)
    current.bind(app, current.Parts(settings, current.follow(settings, clock), engine, clock))
    publication.init_app(app, site.ADDRESSING)
    security.init_app(app, settings)
    errors.init_app(app)
    site.init_app(app)
    contact.init_app(app)
    resume.init_app(app)
    health.init_app(app)
    assets.init_app(app)
    return app
