import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from portfolio.content.file import loading
from portfolio.evidence import record
from portfolio.evidence.record import Record
from tests.paths import ENGINEER


def gathered(written: dict[str, Any]) -> Record:
    """The record of a file that says what is `written`."""
    return record.gather(loading.parse(json.dumps(written).encode(), Path("portfolio.json")))


@pytest.fixture(scope="session")
def owners() -> Record:
    """The record of the owner's file."""
    return record.gather(loading.load(ENGINEER))


@pytest.fixture
def small(written: dict[str, Any]) -> Record:
    return gathered(written)


@pytest.fixture
def knowing(written: dict[str, Any]) -> Callable[..., Record]:
    """Gathers the small file with a vocabulary of one's own, all of it listed as skills."""

    def knowing(*technologies: dict[str, Any]) -> Record:
        skills = [{"name": "All", "skills": [technology["name"] for technology in technologies]}]
        return gathered(written | {"technologies": list(technologies), "skills": skills})

    return knowing


@pytest.fixture(scope="session")
def skills() -> set[str]:
    """The owner's technical skills, as the file writes them."""
    portfolio = loading.load(ENGINEER)
    return {skill for group in portfolio.skills for skill in group.skills}
