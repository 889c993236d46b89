from pathlib import Path

import pytest

HERE = f"{Path(__file__).parent}/"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder takes something down, and waits for it to come back."""
    for item in items:
        if str(item.path).startswith(HERE):  # There are thousands; their parents take a third of a second.
            item.add_marker(pytest.mark.slow)
