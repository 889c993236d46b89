from typing import Any

import pytest

from portfolio.content.model.dates import Month
from portfolio.content.model.spans import Span
from portfolio.evidence import sentences
from portfolio.evidence.record import Record
from tests.evidence.by_hand import TODAY
from tests.evidence.conftest import gathered


def claim(record: Record, slugs: list[str]) -> str:
    return sentences.claim([record.vocabulary.technologies[slug] for slug in slugs], record.of(slugs), TODAY)


@pytest.mark.parametrize(
    ("slugs", "sentence"),
    [
        (["kafka"], "Kafka is named in 2 positions, in one only through its project; positions held from June 2019 to today (7 years 6 months)."),
        (["docker"], "Docker is named in 2 positions, in one only in a list; positions held from July 2017 to May 2019 and from May 2022 to today (6 years 6 months)."),
        (["strangler-fig"], "Strangler Fig is named in 1 position, only through its project; position held from July 2017 to May 2019 (1 year 11 months)."),
        (["zuul"], "Zuul is listed in 1 position, no sentence names it there; position held from June 2019 to April 2022 (2 years 11 months)."),
        (["java"], "Java is listed in 3 positions, no sentence names it there; positions held from July 2017 to today (9 years 5 months)."),
        (["go"], "Go is listed in 2 positions, in one only through its project, no sentence names it there; positions held from June 2019 to today (7 years 6 months)."),
        (["event-driven-architecture"], "Event-Driven Architecture is named in 2 positions, in one only in a list; positions held from July 2017 to May 2019 and from May 2022 to today (6 years 6 months)."),
        (["java", "grpc"], "Java and gRPC are named together in 2 positions, in one only in a list, in one not both in sentences; positions held from June 2019 to today (7 years 6 months)."),
        (["docker", "grpc"], "Docker and gRPC are named together in 1 position, not both in sentences; position held from May 2022 to today (4 years 7 months)."),
        (["kafka", "sql"], "Kafka and SQL are named together in 1 position, held from May 2022 to today (4 years 7 months)."),
        (["thrift", "titus"], "No position or project names both Thrift and Titus."),
        (["thrift", "titus", "go"], "No position or project names all of Thrift, Titus and Go."),
        (["rust"], "Rust is listed as a skill; no position or project names it."),
        (["rust", "ruby"], "Rust and Ruby are listed as skills; no position or project names them."),
        (["kafka", "rust"], "No position or project names both Kafka and Rust; Rust is listed as a skill."),
        (["kafka", "rust", "ruby"], "No position or project names all of Kafka, Rust and Ruby; Rust and Ruby are listed as skills."),
    ],
)  # fmt: skip
def test_a_claim_says_where_when_and_how(owners: Record, slugs: list[str], sentence: str) -> None:
    assert claim(owners, slugs) == sentence


KAFKA, JAVA, BOTH = {"technologies": ["Kafka"]}, {"technologies": ["Java"]}, {"technologies": ["Kafka", "Java"]}
KAFKA_SAID, JAVA_SAID = {"achievements": ["Moved to Kafka."]}, {"achievements": ["Wrote it in Java."]}
DONE_ON_KAFKA = {"summary": "On Kafka."}
BOTH_SAID = {"summary": "Kafka, written in Java."}
IN_TWO_SAYINGS = {"achievements": ["Moved to Kafka.", "Wrote it in Java."]}


def career(
    positions: list[dict[str, Any]],
    done: list[tuple[int | None, dict[str, Any]]],
    unpaid: list[dict[str, Any]] | None = None,
) -> Record:
    """A career of `positions`, with projects done in the position of a number, or in none, and volunteering."""
    volunteering = [
        {"title": "Help", "organization": f"O{n}", "start": "2020-01", **v} for n, v in enumerate(unpaid or [])
    ]
    held = [{"title": "Lead", "slug": f"p{n}", "start": "2020-01", **p} for n, p in enumerate(positions)]
    projects = [
        {"title": f"Project {m}", **({} if n is None else {"position": f"p{n}"}), **project}
        for m, (n, project) in enumerate(done)
    ]
    return gathered(
        {
            "person": {"name": "N", "role": "R", "pitch": "P."},
            "contact": {"invitation": "I."},
            "employers": [{"name": "E", "positions": held}] if held else [],
            "projects": projects,
            "volunteering": volunteering,
            "skills": [{"name": "S", "skills": ["Rust", "Go"]}],
        }
    )


@pytest.mark.parametrize(
    ("positions", "done", "words"),
    [
        ([KAFKA_SAID], [], "named in 1 position"),
        ([KAFKA], [], "listed in 1 position, no sentence names it there"),
        ([KAFKA, KAFKA], [], "listed in 2 positions, no sentence names it there"),
        ([KAFKA, KAFKA_SAID], [], "named in 2 positions, in one only in a list"),
        ([KAFKA, KAFKA_SAID, KAFKA, {}], [(3, KAFKA)], "named in 4 positions, in one only through its project, in 2 only in lists"),
        ([KAFKA_SAID], [(0, KAFKA)], "named in 1 position"),
        ([KAFKA], [(0, DONE_ON_KAFKA)], "named in 1 position"),
        ([{}], [(0, DONE_ON_KAFKA)], "named in 1 position, only through its project"),
        ([{}], [(0, KAFKA)], "listed in 1 position, only through its project, no sentence names it there"),
        ([{}], [(0, KAFKA), (0, DONE_ON_KAFKA)], "named in 1 position, only through its projects"),
        ([KAFKA_SAID, {}], [(1, KAFKA)], "named in 2 positions, in one only through its project"),
        ([KAFKA_SAID, {}], [(1, KAFKA), (1, KAFKA)], "named in 2 positions, in one only through its projects"),
        ([KAFKA_SAID, {}, {}], [(1, KAFKA), (2, KAFKA)], "named in 3 positions, in 2 only through their projects"),
        ([{}, {}], [(0, DONE_ON_KAFKA), (1, KAFKA)], "named in 2 positions, in both only through their projects"),
        ([{}, {}, {}], [(n, DONE_ON_KAFKA) for n in range(3)], "named in 3 positions, in all only through their projects"),
        ([], [(None, DONE_ON_KAFKA)], "named in 1 project"),
        ([], [(None, KAFKA)], "listed in 1 project, no sentence names it there"),
        ([KAFKA], [(None, DONE_ON_KAFKA)], "named in 1 position and 1 project besides, in the position only in a list"),
        ([KAFKA_SAID], [(0, KAFKA), (None, KAFKA), (None, KAFKA)], "named in 1 position and 2 projects besides, in 2 projects only in lists"),
        ([KAFKA, KAFKA_SAID], [(None, KAFKA)], "named in 2 positions and 1 project besides, in 2 of them only in lists"),
        ([{}], [(0, KAFKA), (None, DONE_ON_KAFKA)], "named in 1 position and 1 project besides, in the position only through its project"),
        ([KAFKA, {}], [(1, KAFKA), (None, KAFKA)], "listed in 2 positions and 1 project besides, in one position only through its project, no sentence names it there"),
        ([{}, {}], [(0, KAFKA), (1, KAFKA), (None, DONE_ON_KAFKA)], "named in 2 positions and 1 project besides, in both positions only through their projects"),
    ],
)  # fmt: skip
def test_a_claim_is_no_stronger_than_its_proofs(
    positions: list[dict[str, Any]], done: list[tuple[int | None, dict[str, Any]]], words: str
) -> None:
    assert sentences.how_named(career(positions, done).of(["kafka"])) == words


@pytest.mark.parametrize(
    ("positions", "done", "words"),
    [
        ([BOTH_SAID], [], "named together in 1 position"),
        ([BOTH], [], "listed together in 1 position, no sentence names them there"),
        ([KAFKA | JAVA_SAID], [], "both named in 1 position, not both in sentences"),
        ([IN_TWO_SAYINGS], [], "both named in 1 position"),
        ([BOTH | IN_TWO_SAYINGS], [], "named together in 1 position"),
        ([BOTH, BOTH], [], "listed together in 2 positions, no sentence names them there"),
        ([BOTH_SAID, IN_TWO_SAYINGS], [], "both named in 2 positions, together in one"),
        ([BOTH_SAID, BOTH, IN_TWO_SAYINGS], [], "both named in 3 positions, together in 2, in one only in a list"),
        ([KAFKA], [(0, JAVA)], "both listed in 1 position, partly through its project, no sentence names them there"),
        ([KAFKA], [(0, JAVA | {"summary": "Java."})], "both named in 1 position, partly through its project, not both in sentences"),
        ([{}], [(0, {"summary": "Java and Kafka."})], "named together in 1 position, only through its project"),
        ([KAFKA], [(0, {"summary": "Java and Kafka."})], "named together in 1 position, only through its project"),
        ([IN_TWO_SAYINGS], [(0, {"summary": "Java and Kafka."})], "named together in 1 position"),
        ([IN_TWO_SAYINGS, BOTH], [(None, BOTH)], "both named in 2 positions and 1 project besides, together in 2, in 2 of them only in lists"),
        ([], [(None, BOTH)], "listed together in 1 project, no sentence names them there"),
        ([], [(None, KAFKA | {"summary": "Written in Java."})], "both named in 1 project, not both in sentences"),
    ],
)  # fmt: skip
def test_together_is_said_only_of_one_text_or_list(
    positions: list[dict[str, Any]], done: list[tuple[int | None, dict[str, Any]]], words: str
) -> None:
    assert sentences.how_named(career(positions, done).of(["kafka", "java"])) == words


def test_three_are_all_named() -> None:
    record = career([{"technologies": ["Kafka"], "achievements": ["Java.", "Python."]}], [])

    assert claim(record, ["kafka", "java", "python"]) == (
        "Kafka, Java and Python are all named in 1 position, not all in sentences; position held from January 2020 to today (6 years 11 months)."
    )


@pytest.mark.parametrize(
    ("slugs", "sentence"),
    [
        (["rust"], "Rust is listed as a skill; no position or project names it."),
        (["go", "rust"], "Go and Rust are listed as skills; no position or project names them."),
        (["kafka", "rust"], "No position or project names both Kafka and Rust; Rust is listed as a skill."),
    ],
)
def test_a_listed_skill_is_not_denied(slugs: list[str], sentence: str) -> None:
    assert claim(career([KAFKA], []), slugs) == sentence


def test_a_project_of_ones_own_says_no_time() -> None:
    record = career([], [(None, DONE_ON_KAFKA)])

    assert claim(record, ["kafka"]) == "Kafka is named in 1 project."


def test_a_single_month_is_said_once() -> None:
    first, last = Month(2015, 10), Month(2016, 2)

    assert (
        sentences.stretches([Span(first, first), Span(last, None)]) == "in October 2015 and from February 2016 to today"
    )


@pytest.mark.parametrize(
    ("positions", "done", "words"),
    [([{}], [(0, {})], "positions"), ([], [(None, {})], "projects"), ([{}], [(None, {})], "positions, and projects done in none")],
)  # fmt: skip
def test_what_counts_is_what_there_is(positions: list[dict[str, Any]], done: list[Any], words: str) -> None:
    assert sentences.counted(career(positions, done).everything) == words


def test_everything_is_every_position_and_every_project() -> None:
    assert sentences.everything(career([{}, {}], [(0, {}), (None, {})]).everything) == "All 2 positions and 2 projects"
    assert sentences.everything(career([{}], []).everything) == "1 position"


@pytest.mark.parametrize(
    ("positions", "done", "unpaid", "sentence"),
    [
        ([], [], [KAFKA_SAID], "Kafka is named in 1 volunteer role."),
        ([], [], [KAFKA, KAFKA], "Kafka is listed in 2 volunteer roles, no sentence names it there."),
        ([], [(None, DONE_ON_KAFKA)], [KAFKA], "Kafka is named in 1 project and 1 volunteer role."),
        ([KAFKA_SAID], [], [KAFKA], "Kafka is named in 1 position and 1 volunteer role; position held from January 2020 to today (6 years 11 months)."),
        ([KAFKA], [], [KAFKA], "Kafka is listed in 1 position and 1 volunteer role, no sentence names it there; position held from January 2020 to today (6 years 11 months)."),
        ([{}], [(0, DONE_ON_KAFKA)], [KAFKA], "Kafka is named in 1 position and 1 volunteer role, in the position only through its project; position held from January 2020 to today (6 years 11 months)."),
        ([KAFKA_SAID], [(None, KAFKA)], [KAFKA], "Kafka is named in 1 position, 1 project besides and 1 volunteer role, in one project only in a list; position held from January 2020 to today (6 years 11 months)."),
        ([JAVA_SAID], [], [JAVA_SAID], "No position, project or volunteer role names Kafka."),
        ([JAVA_SAID], [], [], "No position or project names Kafka."),
    ],
)  # fmt: skip
def test_volunteering_counts_and_is_called_so_and_its_time_is_no_positions(
    positions: list[dict[str, Any]],
    done: list[tuple[int | None, dict[str, Any]]],
    unpaid: list[dict[str, Any]],
    sentence: str,
) -> None:
    assert claim(career(positions, done, unpaid), ["kafka"]) == sentence


def test_the_whole_of_the_evidence_names_volunteering() -> None:
    everything = career([KAFKA], [(0, KAFKA), (None, KAFKA)], [KAFKA]).everything

    assert sentences.everything(everything) == "All 1 position, 2 projects and 1 volunteer role"
    assert sentences.counted(everything) == "positions, projects done in none, and volunteer roles"
    assert sentences.counted(career([KAFKA], [], [KAFKA]).everything) == "positions and volunteer roles"
    assert sentences.counted(career([], [], [KAFKA]).everything) == "volunteer roles"
    assert sentences.counted(career([], [], []).everything) == "projects"
