from pathlib import Path

import pytest
import trustme

from tests.deploy.reloading import through_reloads

pytestmark = pytest.mark.slow


def test_behind_nginx_a_reload_costs_nobody_an_answer(
    tmp_path: Path, authority: trustme.CA, public: dict[str, str]
) -> None:
    crowd = through_reloads(tmp_path, authority, public, requests=500, reloads=1, pause_seconds=0.02)

    assert crowd.failed == {}
    assert sum(crowd.told.values()) >= 500
