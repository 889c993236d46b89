"""Where a message comes from, as a name that says so to nobody."""

import hashlib
import hmac
from ipaddress import IPv6Address, ip_address, ip_network

# A household or an office gets at least so much of IPv6 (RFC 6177), and can take any address in it.
_HOUSEHOLD = 64


def pseudonym(address: str | None, key: bytes) -> str:
    """Return a hash of the network that `address` is in, keyed by `key`: 64 hexadecimal digits.

    An IPv4 address stands for itself, one of IPv6 for its /64. What is no address counts as one network.
    """
    return hmac.new(key, _network(address or "").encode(), hashlib.sha256).hexdigest()


def _network(address: str) -> str:
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return "unknown"
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped is None:
            return str(ip_network((int(found), _HOUSEHOLD), strict=False))
        found = found.ipv4_mapped
    return str(found)
