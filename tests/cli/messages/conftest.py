"""The owner's commands on an outbox of each kind, and the messages that they find there."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import Engine

from portfolio.cli import main
from portfolio.config import Settings
from portfolio.contact import outbox
from tests.conftest import draft
from tests.contact.conftest import settings as settings

Run = Callable[..., Result]


@pytest.fixture
def engine(settings: Settings) -> Iterator[Engine]:
    engine = outbox.connect(settings.database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def run(runner: CliRunner) -> Run:
    return lambda *words: runner.invoke(main, ["messages", *words])


def keep(engine: Engine, age: timedelta = timedelta(), **changes: Any) -> str:
    """Let a message of that age be there."""
    return outbox.accept(engine, draft(**changes), datetime.now(UTC) - age).reference


def fail(engine: Engine, **changes: Any) -> str:
    reference = keep(engine, timedelta(days=6), **changes)
    message = outbox.claim(engine, datetime.now(UTC))
    assert message is not None
    outbox.settle_failed(engine, message, datetime.now(UTC), "letter: 554 no")
    return reference
