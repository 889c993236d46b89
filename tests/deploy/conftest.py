from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from tests.deploy.front import public_settings
from tests.deploy.nginx import Nginx, in_front_of
from tests.faults.scripted_smtp import Peer, peer
from tests.serving import free_port, serving


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def mail() -> Iterator[Peer]:
    with peer() as mail:
        yield mail


@pytest.fixture(scope="module")
def public(mail: Peer) -> dict[str, str]:
    return public_settings(mail.port)


@pytest.fixture(scope="module")
def front(tmp_path_factory: pytest.TempPathFactory, authority: trustme.CA, public: dict[str, str]) -> Iterator[Nginx]:
    """A site behind nginx, which keeps what it has seen; one network may write to it once."""
    folder: Path = tmp_path_factory.mktemp("front")
    port = free_port()
    with (
        serving(folder, PORT=str(port), **public | {"CONTACT_LIMIT": "1/1h"}),
        in_front_of([port], folder / "nginx", authority) as front,
    ):
        yield front
