from typing import Any

import pytest

from portfolio.content.file import month_names, written_dates
from portfolio.content.file.written_dates import DateError, Nearest
from portfolio.content.model.dates import Date, DateInWords, Month, Year

JUNE, DECEMBER, FEBRUARY, SEPTEMBER, MARCH = (Month(2014, month) for month in (6, 12, 2, 9, 3))


@pytest.mark.parametrize(
    ("date", "written"),
    [
        (JUNE, ["2014-06-29", "2014-6", "2014/06", "2014.06", "2014.6.", "2014. 6. 29.", "6/2014", "06 / 2014", "06.2014", "201406", "20140629"]),
        (JUNE, ["2014-06-29T10:00:00.000Z", "2014-06-01T00:00:00+09:00", "2014-06-29 10:00", "Sun Jun 29 2014 10:00:00 GMT+0200 (CEST)", "Sun, 29 Jun 2014 10:00:00 GMT"]),
        (JUNE, ["June 2014", "Jun 2014", "JUNE, 2014", "2014 June", "2014, Jun.", "June 29, 2014", " 29  June 2014", "June 29th, 2014", "29-Jun-2014", "Jun/2014", "Jun2014", "June 31, 2014"]),
        (JUNE, ["Juni 2014", "29. Juni 2014", "juin 2014", "1er juin 2014", "junio de 2014", "29 de junho de 2014", "giugno 2014", "czerwiec 2014", "czerwca 2014", "haziran 2014"]),
        (JUNE, ["июнь 2014 г.", "Ιούνιος 2014", "2014年6月", "2014年 6月 29日", "２０１４年６月", "2014년 6월", "٢٠١٤-٠٦", "kesäkuu 2014", "1º giugno 2014"]),
        (DECEMBER, ["31/12/2014", "12/31/2014", "31.12.2014", "31-12-2014", "12/12/2014", "déc. 2014", "Dezember 2014", "dez/2014", "dic. 2014", "grudzień 2014", "aralık 2014"]),
        (FEBRUARY, ["2014-02-30", "Feb. 2014", "février 2014", "fevrier 2014", "Febrero del 2014", "luty 2014", "şubat 2014", "subat 2014"]),
        (SEPTEMBER, ["Sept. 2014", "Sept 2014", "September 2014", "set. 2014", "wrzesień 2014", "wrzesien 2014", "eylül 2014", 1409529600, "1409529600000"]),
        (MARCH, ["März 2014", "Maerz 2014", "mrt 2014", "mars 2014", "março de 2014", "03.03.2014", "01.03.2014"]),
        (Year(2014), [2014, "2014", "2014年", "2014."]),
    ],
)  # fmt: skip
def test_a_date_is_read_however_it_is_written(date: Date, written: list[Any]) -> None:
    assert {one: written_dates.read(one) for one in written} == dict.fromkeys(written, date)


@pytest.mark.parametrize(
    "written",
    [
        *("soon", "", "13/2014", "2014-13", "20145", "1.5", {}, "June", "2014 maybe", "Mar-14", "June '14", "summer 2014", "Q3 2014", "2014 - 2016", "0"),
        *("2010/11", "1999/00", "2008/09", "03/04/2014", "3-4-2014", "2014/15", "June 2014 or May 2014", "June 2014?", "June 2014 (expected)", "ca. June 2014", "2014 - 12", "112014"),
    ],
)  # fmt: skip
def test_what_is_no_date_or_may_be_two_is_none(written: Any) -> None:
    with pytest.raises(DateError):
        written_dates.read(written)


def test_what_goes_on_has_no_end() -> None:
    plain = [
        None,
        "",
        " ",
        "Present",
        "PRESENT.",
        "(present)",
        "- Present",
        "now",
        "—",
        "-",
        "9999-12",
        "9999",
        9999,
        "to date",
    ]
    foreign = [
        "heute",
        "Heute",
        "bis heute",
        "à ce jour",
        "Aujourd'hui",
        "actualidad",
        "Presente",
        "Atual",
        "oggi",
        "heden",
        "obecnie",
        "nu",
        "halen",
        "至今",
        "現在",
        "현재",
    ]

    assert [one for one in [*plain, *foreign] if not written_dates.is_ongoing(one)] == []


@pytest.mark.parametrize(
    "written",
    ["soon", "n/a", "?", "2014", "none", "unknown", "left", "Presently elsewhere", "not current", "until 2014"],
)
def test_what_does_not_say_that_it_goes_on_does_not(written: str) -> None:
    assert not written_dates.is_ongoing(written)


@pytest.mark.parametrize(
    ("ends", "written"),
    [
        (("2014", "2016"), ["2014 - 2016", "2014-2016", "2014–2016", "2014/2016", "2014 to 2016", "from 2014 to 2016", "von 2014 bis 2016", "2014 à 2016", "2014 a 2016", "2014～2016", "2014..2016", "2014 → 2016"]),
        (("2014-06", "2016-07"), ["2014-06 - 2016-07", "2014-06-2016-07", "2014-06/2016-07", "2014-06 – 2016-07", "2014-06 bis 2016-07"]),
        (("06/2014", "07/2016"), ["06/2014-07/2016", "06/2014 – 07/2016"]),
        (("Jan 2014", "Mar. 2016"), ["Jan 2014 - Mar. 2016", "Jan 2014—Mar. 2016", "Jan 2014 through Mar. 2016"]),
        (("2014", "heute"), ["2014 - heute", "2014 bis heute"]),
        (("2014", ""), ["2014 –", "2014-"]),
        (("2014年6月", "2016年3月"), ["2014年6月～2016年3月", "2014年6月至2016年3月", "2014年6月から2016年3月"]),
        (("2014年", "今"), ["2014年至今"]),
        (("June 2014", "August 2014"), ["June - August 2014", "June–August 2014", "June to August 2014"]),
        (("Summer 2014", "Fall 2015"), ["Summer 2014 – Fall 2015"]),
        (None, ["2014", "2014-06", "2014-06-29", "29-06-2014", "03-04-2014", "2014/15", "2014-15", "June 2014", "summer 2014", "", "-", "a - b", "June", "soon to come", "2014 - soon"]),
    ],
)  # fmt: skip
def test_a_span_in_one_text_is_parted(ends: tuple[str, str] | None, written: list[str]) -> None:
    assert {one: written_dates.parted(one) for one in written} == dict.fromkeys(written, ends)


IN_WORDS = "is kept in words, and counts as the year that they name"
UNDATED = "names no year that can be read; the words stand there, and count nothing"
BEHIND = "cannot be read; it stands there behind “unknown”"
YEAR_ALONE = "only the year can be read, and stands there"
NOTHING = "no date can be read; “unknown” stands there"


@pytest.mark.parametrize(
    ("written", "nearest"),
    [
        ("June 2014", Nearest(JUNE)),
        ("2014", Nearest(Year(2014))),
        ("2014-02-30", Nearest(FEBRUARY, remark="names a day that the month has not; the month stands there")),
        ("summer 2014", Nearest(DateInWords("summer 2014"), remark=IN_WORDS)),
        ("Q3 2014", Nearest(DateInWords("Q3 2014"), remark=IN_WORDS)),
        ("2014 maybe", Nearest(DateInWords("2014 maybe"), remark=IN_WORDS)),
        ("13/2014", Nearest(Year(2014), lost=YEAR_ALONE)),
        ("03/04/2014", Nearest(Year(2014), lost=YEAR_ALONE)),
        ("2010/11", Nearest(Year(2010), lost=YEAR_ALONE)),
        ("2010/12", Nearest(Month(2010, 12))),
        ("1.5", Nearest(DateInWords("unknown (1.5)"), remark=BEHIND)),
        ("June '14", Nearest(DateInWords("June '14"), remark=UNDATED)),
        ("2014 - 2016", Nearest(DateInWords("unknown (2014 - 2016)"), remark=BEHIND)),
        ("1850", Nearest(DateInWords("unknown"), lost=NOTHING)),
        ("พ.ศ. 2557", Nearest(DateInWords("unknown"), lost=NOTHING)),
        ("soon", Nearest(DateInWords("soon"), remark=UNDATED)),
    ],
)  # fmt: skip
def test_what_is_written_stays_as_far_as_a_file_takes_it(written: str, nearest: Nearest) -> None:
    assert written_dates.nearest(written, latest_year=2036) == nearest


def test_a_month_is_known_by_one_name_in_one_place() -> None:
    numbers = [month_names.number(name) for names in month_names._WRITTEN for name in names.split()]

    assert numbers == [month for month, names in enumerate(month_names._WRITTEN, 1) for _ in names.split()]
