"""What is tested about messages is tested on each database."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from portfolio.config import Settings
from portfolio.contact import outbox
from portfolio.contact.outbox import sqlite
from tests.conftest import usual_settings
from tests.postgresql import Server


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    if request.param == "sqlite":
        return usual_settings(tmp_path)
    server: Server = request.getfixturevalue("postgresql")
    return usual_settings(tmp_path, DATABASE_URL=server.new_database())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the outbox of `sqlite_engine` stands."""
    return tmp_path / "instance/messages.sqlite3"


@pytest.fixture
def sqlite_engine(path: Path) -> Iterator[Engine]:
    """An outbox without an app, for what is said of SQLite's files alone."""
    engine = outbox.connect(sqlite.url_of(path))
    yield engine
    engine.dispose()
