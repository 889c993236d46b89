import subprocess
import sys
from pathlib import Path

import pytest

from tests import watching


@pytest.mark.slow
def test_a_test_whose_server_died_shows_its_last_lines(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        conftest="from tests.conftest import pytest_runtest_makereport as pytest_runtest_makereport",
        test_it="""
            import subprocess, sys, pathlib
            from tests.watching import watched

            def test_that_needs_a_server(tmp_path):
                log = tmp_path / "log"
                with log.open("w") as file:
                    server = subprocess.Popen([sys.executable, "-c", "print('out of matches')"], stdout=file)
                with watched("The stove", server, log):
                    server.wait()
                    # What watches is asked when the test is over, as with a server that a whole session shares.
                    globals()["held"] = watched("The stove", server, log)
                    held.__enter__()
                    assert False
        """,
    )

    result = pytester.runpytest_subprocess("-p", "no:randomly", "-p", "no:cacheprovider")

    result.stdout.fnmatch_lines(["*The stove died with 0; its last lines*", "out of matches"])


def test_a_server_that_runs_says_nothing(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.touch()
    server = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)

    with watching.watched("The stove", server, log):
        said = watching.last_words()
        server.communicate(b"\n")

    assert [heading for heading, _ in said if "stove" in heading] == []
