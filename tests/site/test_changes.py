"""Before and after are found where a sentence says both, and nowhere else."""

import pytest

from portfolio.site import changes


@pytest.mark.parametrize(
    ("text", "earlier", "value", "formerly"),
    [
        ("Page load cut from 5 s to 200 ms; errors halved.", "from 5 s to", "200 ms", ""),
        ("Page load from 5 s to 200 ms.", "from 5 s to", "200 ms", ""),
        ("Cut from 5s to 200ms, everywhere.", "from 5s to", "200ms", ""),
        ("Cut from 1,200 ms to 900 ms.", "from 1,200 ms to", "900 ms", ""),
        ("Cut from 1.200 ms down to 900 ms.", "from 1.200 ms down to", "900 ms", ""),
        ("Cut from 1.200,5 s to 1.2.3 s.", "from 1.200,5 s to", "1.2.3 s", ""),
        ("Cut from 1.5 h down to 9 min.", "from 1.5 h down to", "9 min", ""),
        ("Tail latency 5 s → 200 ms.", "5 s →", "200 ms", ""),
        ("5x faster: 3 s -> 600ms per page.", "3 s ->", "600ms", ""),
        ("Engineers: 3 → 12.", "3 →", "12", ""),
        ("Builds: from 40 minutes to 4.", "from 40 minutes to", "4", ""),
        ("Answers from 40 to 4 minutes.", "from 40 to", "4 minutes", ""),
        ("Builds take 4 minutes, down from 40 minutes.", "", "4 minutes", ", down from 40 minutes"),
        ("Settled in 200 ms instead of 5 s.", "", "200 ms", " instead of 5 s"),
        ("Startup 200 ms (was 5 s), for everybody.", "", "200 ms", " (was 5 s)"),
        ("Release cycle cut from weeks to hours.", "from weeks to", "hours", ""),
        ("Release cycle from two weeks to a day.", "from two weeks to", "a day", ""),
        ("Uptime raised from 99.5% to 99.99%.", "from 99.5% to", "99.99%", ""),
        ("Revenue up from $1.2M to $4M.", "from $1.2M to", "$4M", ""),
        ("Images shrank from 1.2 GB to 80 MB each.", "from 1.2 GB to", "80 MB", ""),
        ("Scaled from 1K to 2M+ users.", "from 1K to", "2M+", ""),
        ("Grew the team from 3 to 12 engineers.", "from 3 to", "12", ""),
        ("Checkout cut from 12 steps to 3.", "from 12 steps to", "3", ""),
        ("Checkout cut from 12 steps to 3 steps.", "from 12 steps to", "3", ""),
        ("Led it from 2019 to 2021; latency cut from 5 s to 1 s.", "from 5 s to", "1 s", ""),
    ],
)
def test_a_change_is_found_in_its_own_words(text: str, earlier: str, value: str, formerly: str) -> None:
    found = changes.first(text)

    assert found
    assert (found.earlier, found.value, found.formerly) == (earlier, value, formerly)
    between = text[found.start : found.end].removeprefix(earlier).removesuffix(formerly)
    assert between.strip() == value


@pytest.mark.parametrize(
    "text",
    [
        "Led the team from 2019 to 2021.",
        "Grew it from 2019 to 2021.",
        "Deploys 2019 → 2021.",
        "Files from 1 MB to 2 TB.",
        "Answers within 1 to 5 minutes.",
        "Teams from 3 to 12 engineers used this.",
        "Latency ranging from 5 s to 200 ms.",
        "Loads varied from 90% to 20%.",
        "Support from 9 to 5.",
        "Open from 8 am to 6 pm, cost cut.",
        "Children of ages from 7 to 4 years.",
        "Migrated from Python 2 to 3.",
        "Cut flights from 3 cities to 12 countries.",
        "Cut waste from 40 tons to 12 trucks.",
        "Cost fell from 10% to 4 days.",
        "Moved from 40 minutes to builds.",
        "Cut by 5–10 → 3%.",
        "Calls from 10:30 to 9:15.",
        "From 1.2.3 to 1.1.9 without a stop.",
        "Tail latency cut by 60%.",
        "",
    ],
)
def test_a_range_a_time_and_things_that_do_not_compare_are_no_change(text: str) -> None:
    assert changes.first(text) is None
