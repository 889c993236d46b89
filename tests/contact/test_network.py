import pytest

from portfolio.contact.network import pseudonym

KEY = b"a key"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("fe80::1%eth0", "fe80::2"),
        (None, ""),
        ("no address", "unix:"),
    ],
)
def test_one_network_has_one_name(one: str | None, other: str | None) -> None:
    assert pseudonym(one, KEY) == pseudonym(other, KEY)


@pytest.mark.parametrize(
    ("one", "other"),
    [("192.0.2.1", "192.0.2.2"), ("2001:db8:1:2::1", "2001:db8:1:3::1"), ("192.0.2.1", None)],
)
def test_two_networks_have_two_names(one: str, other: str | None) -> None:
    assert pseudonym(one, KEY) != pseudonym(other, KEY)


def test_a_name_says_nothing_without_the_key() -> None:
    assert pseudonym("192.0.2.1", KEY) != pseudonym("192.0.2.1", b"another key")
    assert len(pseudonym("192.0.2.1", KEY)) == 64
