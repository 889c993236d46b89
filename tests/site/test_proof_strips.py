import json
from pathlib import Path
from typing import Any

from portfolio.content.file import loading
from portfolio.evidence import record as recording
from portfolio.evidence.record import Record
from portfolio.site import proof_strips

PERSON: dict[str, Any] = {"person": {"name": "A", "role": "B", "pitch": "C"}, "contact": {"invitation": "D"}}


def of_cooks(*said: dict[str, Any], **more: Any) -> Record:
    """The record of positions of one year each, the newest first, which say something besides."""
    positions = [
        {"title": f"Cook {n}", "start": f"{2020 - n}-01", "end": f"{2020 - n}-12", **one} for n, one in enumerate(said)
    ]
    written = PERSON | {
        "technologies": [{"name": "Salt"}],
        "employers": [{"name": "E", "positions": positions}],
        **more,
    }
    return recording.gather(loading.parse(json.dumps(written).encode(), Path("portfolio.json")))


def strip(record: Record) -> str:
    return proof_strips.strip("salt", record.of(["salt"]))


def test_each_proof_has_its_sign_the_oldest_first_and_what_has_no_date_last() -> None:
    told, listed = {"achievements": ["Used Salt."]}, {"technologies": ["Salt"]}
    done = {"title": "Soup", "position": "e-cook-2", "technologies": ["Salt"]}
    stew = {"title": "Stew", "technologies": ["Salt"]}
    helped = {"title": "Help", "organization": "O", "start": "2019-06", "technologies": ["Salt"]}

    record = of_cooks(told, listed, {}, projects=[done, stew], volunteering=[helped])

    # In 2018 only through the soup, in 2019 by its list and in the midst of it without pay, in 2020 in the text.
    assert strip(record) == "→□◇■□"


def test_many_signs_are_counted_the_strongest_first() -> None:
    told, listed = {"achievements": ["Used Salt."]}, {"technologies": ["Salt"]}

    assert strip(of_cooks(*[listed] * 5, told)) == "■□□□□□"
    assert strip(of_cooks(*[listed] * 6, told)) == "■1 □6"


def test_the_legend_explains_the_signs_that_are_drawn() -> None:
    assert proof_strips.legend(["→□", "□■"]) == "■\u00a0named in the text, □\u00a0listed, →\u00a0only in the project"
    assert proof_strips.legend(["◇2 □5"]) == "□\u00a0listed, ◇\u00a0named in volunteering"
    assert proof_strips.legend([]) == ""
