import random

import brotli
import pytest

from portfolio.publication import encoding


@pytest.mark.parametrize(
    ("accepted", "agreed"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("br", "br"),
        ("BR", "br"),
        ("gzip", "gzip"),
        ("gzip, deflate", "gzip"),
        ("gzip;q=1.0, br;q=0.5", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0, gzip;q=0", "identity"),
        ("*", "br"),
        ("*;q=0", "identity"),
        ("br;q=0, *;q=0.5", "gzip"),
        ("identity", "identity"),
        ("identity;q=1, br;q=0.5", "identity"),
        ("identity;q=0.5, gzip;q=0.5", "gzip"),
        ("identity;q=0", "identity"),
        ("deflate, zstd", "identity"),
        ("x-br, gzipped", "identity"),
        ("br;q=nonsense, gzip;q=-1", "identity"),
        (", ;;, =,", "identity"),
        ("", "identity"),
        ("br" + ", x" * 5000, "br"),
    ],
)
def test_the_encoding_is_the_preferred_one_and_of_equals_the_smallest(accepted: str, agreed: str) -> None:
    assert encoding.agreed(accepted) == agreed


@pytest.mark.parametrize("name", [encoding.IDENTITY, encoding.BROTLI, encoding.GZIP])
def test_a_body_is_encoded_alike_each_time(name: str) -> None:
    body = b"All the same. " * 100

    first = encoding.encode(body, name)
    encoding._brotli.cache_clear()

    assert encoding.encode(body, name) == first


def text(size: int, words: int) -> bytes:
    """Words of which some come again and again; of fewer different ones, more can be left out."""
    chance = random.Random(size)
    drawn = " ".join(f"word-{chance.randrange(words):x}" for _ in range(size // 8))
    return drawn.encode()[:size]


@pytest.mark.parametrize(
    ("size", "words", "is_wanted", "quality"),
    [
        (10_000, 20_000, False, 8),  # One round trip brings it as it is.
        (250_000, 2, False, 8),
        (80_000, 20_000, False, 10),
        (128 * 1024, 20_000, False, 10),
        (128 * 1024 + 1, 20_000, False, 8),
        (1_000_000, 20_000, False, 8),
        (0, 20_000, True, 11),
        (80_000, 20_000, True, 11),
        (128 * 1024, 20_000, True, 11),
        (128 * 1024 + 1, 20_000, True, 8),
        (1_000_000, 20_000, True, 8),
    ],
)
def test_brotli_tries_as_hard_as_the_body_is_worth_and_nobody_waits_long(
    size: int, words: int, is_wanted: bool, quality: int
) -> None:
    body = text(size, words)

    assert encoding.encode(body, "br", is_wanted=is_wanted) == brotli.compress(body, quality=quality)


def test_long_headers_are_not_remembered() -> None:
    before = encoding._remembered.cache_info().currsize
    for n in range(1000):
        encoding.agreed(f"br;q=0.{n:03}" + " " * 300)

    assert encoding._remembered.cache_info().currsize == before
