from typing import Any

import pytest

from portfolio.content.file import written_dates
from portfolio.content.file.written_dates import DateError
from portfolio.content.model.dates import Date, DateInWords, Month, Year


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2014-06-29", Month(2014, 6)), ("2014-6", Month(2014, 6)), ("2014/06", Month(2014, 6)),
        ("2014-06-29T10:00:00.000Z", Month(2014, 6)), (2014, Year(2014)), ("2014", Year(2014)),
        ("June 2014", Month(2014, 6)), ("Jun 2014", Month(2014, 6)), ("Sept 2014", Month(2014, 9)), ("September 2014", Month(2014, 9)), ("Sept. 2014", Month(2014, 9)),
        ("6/2014", Month(2014, 6)), ("June 29, 2014", Month(2014, 6)), (" 29  June 2014", Month(2014, 6)),
    ],
)  # fmt: skip
def test_a_date_is_read_however_it_is_written(written: Any, date: Date) -> None:
    assert written_dates.read(written) == date


@pytest.mark.parametrize("written", ["soon", "", "13/2014", "2014-13", "20145", "1.5", {}, "June", "2014 maybe"])
def test_what_is_no_date_is_none(written: Any) -> None:
    with pytest.raises(DateError):
        written_dates.read(written)


@pytest.mark.parametrize("written", [None, "", " ", "Present", "now", "—", "9999-12", "9999", 9999])
def test_what_goes_on_has_no_end(written: Any) -> None:
    assert written_dates.is_ongoing(written)


@pytest.mark.parametrize(
    ("written", "date", "lost"),
    [
        ("June 2014", Month(2014, 6), None),
        ("2014", Year(2014), None),
        ("summer 2014", DateInWords("summer 2014"), None),
        ("2014 maybe", DateInWords("2014 maybe"), None),
        ("13/2014", Year(2014), "only the year can be read; 2014 stands there: mend it"),
        ("1.5", DateInWords("unknown (1.5)"), "no date can be read; “unknown (1.5)” stands there: mend it"),
        ("1850", DateInWords("unknown"), "no date can be read; “unknown” stands there: mend it"),
        ("soon", DateInWords("soon"), "no year can be read, so it counts nothing; the words stand there"),
    ],
)
def test_what_is_written_stays_as_far_as_a_file_takes_it(written: str, date: Date, lost: str | None) -> None:
    assert written_dates.nearest(written) == (date, lost)
