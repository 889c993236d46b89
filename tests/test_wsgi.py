"""What a WSGI server loads, in a process of its own as there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import environment

pytestmark = pytest.mark.slow

# Nobody has asked, and what makes more ahead sleeps a second first.
LOADED = """
from portfolio import wsgi
from portfolio.publication.edition import Address
edition = wsgi.publisher.edition()
print([path for path in ("/", "/contact") if edition.find(Address(path), "br")])
"""


def test_the_front_page_is_ready_before_a_server_can_be_asked_for_it(tmp_path: Path) -> None:
    """A server listens when the app is loaded, and a reload ends the old worker then."""
    settings = environment(PATH=os.environ["PATH"], INSTANCE_DIR=str(tmp_path), DELIVERY_THREAD="false")

    loaded = subprocess.run([sys.executable, "-c", LOADED], env=settings, capture_output=True, text=True, check=True)

    assert loaded.stdout == "['/']\n"
