"""Bodies as they travel: brotli where the browser takes it, gzip where it does not."""

import gzip
from functools import lru_cache

import brotli
from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header

IDENTITY, BROTLI, GZIP = "identity", "br", "gzip"
# What of a page arrives in one round trip: ten packets of 1,460 bytes, less the headers.
FIRST_FLIGHT = 13 * 1024
# brotli's qualities. For a page the quick one takes a millisecond; the thorough one 30, and saves a fourteenth; the
# patient one 80, and saves a fiftieth more. 9 takes half as long as 10 and saves nothing. Somebody may be waiting for
# whatever is made, so a large body, for which the slower ones would take seconds, is spared them.
_QUICK, _THOROUGH, _PATIENT = 8, 10, 11
_MOST_BYTES = 128 * 1024
_GZIP_LEVEL = 6
# A header longer than any browser's is not worth remembering.
_LONGEST_REMEMBERED = 200


def agreed(accepted: str) -> str:
    """Return the encoding that suits an `Accept-Encoding` header best: the preferred one, of equals the smallest."""
    return _remembered(accepted) if len(accepted) <= _LONGEST_REMEMBERED else _best(accepted)


def encode(body: bytes, encoding: str, *, is_wanted: bool = False) -> bytes:
    """Return `body` in `encoding`; the same bytes each time, and always within a tenth of a second or so.

    `is_wanted` is for what is asked for often, and worth more time than what is asked for once.
    """
    if encoding == BROTLI:
        return _patiently(body) if is_wanted else _quickly(body)
    if encoding == GZIP:
        return gzip.compress(body, _GZIP_LEVEL, mtime=0)
    return body


def _patiently(body: bytes) -> bytes:
    return _brotli(body, _PATIENT if len(body) <= _MOST_BYTES else _QUICK)


def _quickly(body: bytes) -> bytes:
    """Take more time only for what would otherwise need a second round trip."""
    encoded = _brotli(body, _QUICK)
    if len(encoded) <= FIRST_FLIGHT or len(body) > _MOST_BYTES:
        return encoded
    return _brotli(body, _THOROUGH)


def _brotli(body: bytes, quality: int) -> bytes:
    return bytes(brotli.compress(body, quality=quality))


def _best(accepted: str) -> str:
    # Of equals the first is taken: plain bytes need no naming, and are what is wanted least.
    return parse_accept_header(accepted, Accept).best_match([BROTLI, GZIP, IDENTITY], IDENTITY)


_remembered = lru_cache(maxsize=256)(_best)
