"""Where a message comes from, as names that say so to nobody."""

import hashlib
import hmac
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import NamedTuple

# A machine can take any address in its /64, and a home or an office has many of those: a /56, as a rule (RFC 6177).
_ONE_LINK, _ONE_HOME = 64, 56
# Where IPv4 reaches a server that has none, this stands before the visitor's address (RFC 6052, 2.1).
_TRANSLATED = ip_network("64:ff9b::/96")


class Pseudonyms(NamedTuple):
    """Hashes of 64 hexadecimal digits, keyed, so that they say nothing to whoever has not the key."""

    network: str | None
    """Of what counts as one visitor: an address of IPv4, a /64 of IPv6. None if that is not known."""
    household: str | None
    """Of the /56 around that; None if there is none."""


def pseudonyms(address: str | None, key: bytes) -> Pseudonyms:
    """Return the names of where `address` is, keyed by `key`.

    An address that cannot be read has none. One name for all of those would let the first few such visitors keep the
    rest from writing; without one, they are held by the flood mark alone, which refuses and loses nothing. Nobody
    can choose that for himself: what is read is what the proxy wrote.
    """
    found = read(address or "")
    if found is None:
        return Pseudonyms(None, None)
    if isinstance(found, IPv4Address):
        return Pseudonyms(_keyed(str(found), key), None)
    link, home = (str(ip_network((int(found), length), strict=False)) for length in (_ONE_LINK, _ONE_HOME))
    return Pseudonyms(_keyed(link, key), _keyed(home, key))


def _keyed(name: str, key: bytes) -> str:
    return hmac.new(key, name.encode(), hashlib.sha256).hexdigest()


def read(written: str) -> IPv4Address | IPv6Address | None:
    """Return the address that a proxy wrote: bare, with a port, in brackets, in quotes or as in RFC 7239."""
    bare = written.strip().strip('"').lower().removeprefix("for=").strip('"')
    in_brackets = bare.removeprefix("[").partition("]")[0]
    for spelling in (in_brackets, bare.rpartition(":")[0]):
        try:
            return _plain(ip_address(spelling.partition("%")[0]))
        except ValueError:
            continue
    return None


def _plain(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """Return the IPv4 address that an IPv6 one stands for, if it does."""
    if isinstance(address, IPv4Address):
        return address
    return IPv4Address(int(address) & 0xFFFFFFFF) if address in _TRANSLATED else address.ipv4_mapped or address
