"""What is promised of the owner's own file. No other test reads it, so that its owner breaks nothing by editing."""

from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from portfolio import create_app
from portfolio.config import Settings
from portfolio.content.file import loading
from portfolio.content.model import Portfolio
from portfolio.evidence import record as records
from portfolio.evidence.record import Record
from tests.conftest import Clock
from tests.paths import ROOT

FILE = ROOT / "data/portfolio.json"
_CHANGED = "data/portfolio.json changed, and no longer says what tests/owner promises of it; if that was meant, write the promise anew"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Generator[None, Any, Any]:
    report = yield
    if report.failed and hasattr(report.longrepr, "reprcrash"):
        report.longrepr.reprcrash.message = f"{_CHANGED}: {report.longrepr.reprcrash.message}"
        report.sections.append(("The owner's file", f"{_CHANGED}."))
    return report


@pytest.fixture(scope="session")
def portfolio() -> Portfolio:
    return loading.load(FILE)


@pytest.fixture(scope="session")
def record(portfolio: Portfolio) -> Record:
    return records.gather(portfolio)


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    folder: Path = tmp_path_factory.mktemp("owner")
    return create_app(Settings(INSTANCE_DIR=folder, PORTFOLIO_FILE=FILE), Clock())
