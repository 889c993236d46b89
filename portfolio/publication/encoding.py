"""Bodies as they travel: brotli where the browser takes it, gzip where it does not."""

import gzip
from functools import lru_cache

import brotli
from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header

IDENTITY, BROTLI, GZIP = "identity", "br", "gzip"
# What is made ahead of time may take its time; what somebody waits for may not.
PATIENT, QUICK = 11, 5
_GZIP_LEVEL = 6
# A header longer than any browser's is not worth remembering.
_LONGEST_REMEMBERED = 200


def agreed(accepted: str) -> str:
    """Return the encoding that suits an `Accept-Encoding` header best: the preferred one, of equals the smallest."""
    return _remembered(accepted) if len(accepted) <= _LONGEST_REMEMBERED else _best(accepted)


def encode(body: bytes, encoding: str, quality: int) -> bytes:
    """Return `body` in `encoding`; the same bytes each time. `quality` is brotli's, 0 to 11."""
    if encoding == BROTLI:
        return bytes(brotli.compress(body, quality=quality))
    if encoding == GZIP:
        return gzip.compress(body, _GZIP_LEVEL, mtime=0)
    return body


def _best(accepted: str) -> str:
    # Of equals the first is taken: plain bytes need no naming, and are what is wanted least.
    return parse_accept_header(accepted, Accept).best_match([BROTLI, GZIP, IDENTITY], IDENTITY)


_remembered = lru_cache(maxsize=256)(_best)
