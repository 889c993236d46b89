"""What is tested about messages is tested on each database."""

from pathlib import Path

import pytest

from portfolio.config import Settings
from tests.conftest import usual_settings
from tests.postgresql import Server


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    if request.param == "sqlite":
        return usual_settings(tmp_path)
    server: Server = request.getfixturevalue("postgresql")
    return usual_settings(tmp_path, DATABASE_URL=server.new_database())
