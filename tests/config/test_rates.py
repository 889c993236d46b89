from datetime import timedelta

import pytest

from portfolio.config import rates
from portfolio.config.rates import Rate


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("5/10m", (Rate(5, timedelta(minutes=10)),)),
        ("5/10m,20/1d", (Rate(5, timedelta(minutes=10)), Rate(20, timedelta(days=1)))),
        (" 1/s , 60/h ", (Rate(1, timedelta(seconds=1)), Rate(60, timedelta(hours=1)))),
        ("off", ()),
    ],
)
def test_rates_are_read_as_people_write_them(written: str, read: tuple[Rate, ...]) -> None:
    assert rates.parse(written) == read
    assert rates.check(written) == written


@pytest.mark.parametrize(
    "written", ["", "5", "5/", "0/1h", "-1/h", "5/10w", "5/0m", "5/10m;20/1d", "off,5/1h", "5/10m,"]
)
def test_what_is_no_rate_is_told(written: str) -> None:
    with pytest.raises(ValueError, match="such as 5/10m"):
        rates.parse(written)
