import json
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine

from portfolio.contact import outbox
from tests.cli.messages.conftest import Run, fail, keep


def test_messages_are_listed_newest_first_with_state_and_age(engine: Engine, run: Run) -> None:
    empty = run().output
    held = keep(engine, timedelta(days=2), text="one", held_for="links")
    queued = keep(engine, timedelta(minutes=5), text="two")

    assert empty == "There are no messages.\n"
    assert run().output == (
        f"{queued}  queued     5m  Vera Visitor <vera@example.org>\n"
        f"{held}  held       2d  Vera Visitor <vera@example.org>\n"
    )
    assert run("--state", "held").output.startswith(held)
    assert run("--state", "sent").output == "No message is sent.\n"


def test_machines_get_json(engine: Engine, run: Run) -> None:
    reference = keep(engine, text="Grüße")

    [listed] = json.loads(run("--json").output)

    assert (listed["reference"], listed["state"], listed["text"]) == (reference, "queued", "Grüße")
    assert datetime.fromisoformat(listed["accepted_at"]).tzinfo is not None
    assert json.loads(run("show", reference, "--json").output) == listed


def test_one_message_is_shown_whole_by_the_beginning_of_its_reference(engine: Engine, run: Run) -> None:
    reference = keep(engine, held_for="links")

    shown = run("show", reference[:10]).output

    assert f"Reference: {reference}\n" in shown
    assert "State:     held (links)\n" in shown
    assert "Subject:   A role\n" in shown
    assert shown.endswith("\nShall we talk?\n")


def test_what_is_not_there_or_not_clear_is_told(engine: Engine, run: Run) -> None:
    keep(engine, text="one")
    keep(engine, text="two")

    assert run("show", "nothing").output == (
        "Error: there is no message nothing; `portfolio messages` lists those there are.\n"
    )
    assert run("show", "").output == "Error: several references begin with ; write more of it.\n"


def test_a_failed_message_is_tried_again_alone_or_with_all_others(engine: Engine, run: Run) -> None:
    one, two = fail(engine, text="one"), fail(engine, text="two")

    assert run("retry", one).output == f"{one} is queued.\n"
    assert run("retry", "--failed").output == "1 message is queued again.\n"
    assert [m.reference for m in outbox.newest_first(engine, "queued")] == [two, one]
    assert run("retry").exit_code == run("retry", one, "--failed").exit_code == 2


def test_a_held_message_is_released(engine: Engine, run: Run) -> None:
    held, queued = keep(engine, text="one", held_for="links"), keep(engine, text="two")

    assert run("release", held).output == f"{held} is queued.\n"
    refused = run("release", queued)
    assert refused.exit_code == 1
    assert refused.output == f"Error: {queued} is queued, and this is for messages that are held.\n"


@pytest.mark.parametrize(
    ("kept", "said", "exit_code"),
    [
        ([], "Nothing waits.\n", 0),
        ([({"minutes": 14}, None)], "1 queued, the oldest for 14m.\n", 0),
        ([({"minutes": 16}, None), ({"minutes": 1}, None)], "2 queued, the oldest for 16m.\n", 1),
        ([({"hours": 23}, "links")], "1 held, the oldest for 23h.\n", 0),
        (
            [({"hours": 25}, "links"), ({"minutes": 1}, None)],
            "1 queued, the oldest for 1m; 1 held, the oldest for 1d.\n",
            1,
        ),
    ],
)
def test_the_status_says_what_waits_and_fails_when_it_waits_too_long(
    engine: Engine, run: Run, kept: list[tuple[dict[str, int], str | None]], said: str, exit_code: int
) -> None:
    for n, (age, held_for) in enumerate(kept):
        keep(engine, timedelta(**age), text=str(n), held_for=held_for)

    result = run("status")

    assert (result.output, result.exit_code) == (said, exit_code)


def test_a_failed_message_counts_as_undelivered(engine: Engine, run: Run) -> None:
    fail(engine)

    result = run("status")

    assert (result.output, result.exit_code) == ("1 failed, the oldest for 6d.\n", 1)
