import pytest

from portfolio.contact.network import Pseudonyms, pseudonyms

KEY = b"a key"
NOT_KNOWN = Pseudonyms(None, None)


def network(address: str | None) -> str | None:
    return pseudonyms(address, KEY).network


def household(address: str | None) -> str | None:
    return pseudonyms(address, KEY).household


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("64:ff9b::192.0.2.1", "192.0.2.1"),
        ("fe80::1%eth0", "fe80::2"),
    ],
)
def test_one_network_has_one_name(one: str, other: str) -> None:
    assert network(one) is not None
    assert network(one) == network(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("192.0.2.1", "192.0.2.2"),
        ("2001:db8:1:2::1", "2001:db8:1:3::1"),
        ("192.0.2.1", "2001:db8::1"),
        ("64:ff9b::192.0.2.1", "64:ff9b::192.0.2.2"),
    ],
)
def test_two_networks_have_two_names(one: str, other: str) -> None:
    assert network(one) != network(other)


def test_the_networks_of_a_household_share_a_name_that_is_no_networks() -> None:
    inside = {household(f"2001:db8:1:{n:x}::1") for n in (0, 1, 0x7F, 0xFF)}

    assert len(inside) == 1
    assert inside.isdisjoint({network("2001:db8:1::1"), household("2001:db8:1:100::1"), None})


@pytest.mark.parametrize("address", ["192.0.2.1", "::ffff:192.0.2.1", "64:ff9b::192.0.2.1"])
def test_an_address_of_ipv4_is_in_no_household(address: str) -> None:
    assert household(address) is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("192.0.2.1:50123", "192.0.2.1"),  # Azure's gateways.
        (" 192.0.2.1 ", "192.0.2.1"),
        ("192.0.2.1:", "192.0.2.1"),
        ('"192.0.2.1:443"', "192.0.2.1"),
        ("for=192.0.2.1", "192.0.2.1"),
        ('For="192.0.2.1:443"', "192.0.2.1"),
        ("[192.0.2.1]:443", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("[::ffff:192.0.2.1]:443", "192.0.2.1"),
        ("::FFFF:C000:0201", "192.0.2.1"),
        ("[2001:db8:1:2::1]", "2001:db8:1:2::1"),
        ("[2001:db8:1:2::1]:50123", "2001:db8:1:2::1"),
        ('"[2001:db8:1:2::1]:50123"', "2001:db8:1:2::1"),
        ('for="[2001:db8:1:2::1]:50123"', "2001:db8:1:2::1"),
        ("2001:DB8:1:2::1", "2001:db8:1:2::1"),
        ("2001:db8:1:2:3:4:5:6:50123", "2001:db8:1:2:3:4:5:6"),
        ("2001:db8:1:2:::443", "2001:db8:1:2::"),
        ("2001:db8:1:2::1:443", "2001:db8:1:2::1"),
        ("fe80::1%eth0", "fe80::1"),
        ("[fe80::1%25eth0]:443", "fe80::1"),
        ("[2001:db8:1:2::1", "2001:db8:1:2::1"),
    ],
)
def test_an_address_is_read_however_a_proxy_writes_it(written: str, meant: str) -> None:
    assert pseudonyms(written, KEY) == pseudonyms(meant, KEY) != NOT_KNOWN


@pytest.mark.parametrize(
    "written",
    [None, "", "unknown", "unix:", "_hidden", "_SEVKISEK:50", "localhost", "host.example:443", "192.0.2", "192.0.2.256",
     "1.2.3.4.5:80", "%eth0", ":443", "[]:443", "٣.٣.٣.٣", "192.0.2.1;x", "\x00", "x" * 10_000],
)  # fmt: skip
def test_what_cannot_be_read_is_nobodys_network(written: str | None) -> None:
    """All of those visitors under one name would be limited as one."""
    assert pseudonyms(written, KEY) == NOT_KNOWN


def test_a_name_says_nothing_without_the_key() -> None:
    for name, other in zip(pseudonyms("2001:db8::1", KEY), pseudonyms("2001:db8::1", b"another key"), strict=True):
        assert name is not None
        assert name != other
        assert len(name) == 64
        assert "2001" not in name
