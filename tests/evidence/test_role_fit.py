from collections.abc import Callable

import pytest

from portfolio.evidence import role_fit
from portfolio.evidence.record import Record
from portfolio.evidence.selection import UnknownTechnologyError
from portfolio.evidence.standing import FitName, Standing
from tests import effort
from tests.paths import DATA

ADS = DATA / "job_descriptions"

# Each description was read by somebody who did not know how it is matched; the order is that of the page's evidence. The
# whole name is read: "GitLab CI/CD" is GitLab CI, and "github actions" GitHub Actions. "The React team is separate" is
# taken for a team of that name, and so is "the Go team": what else is said of Go in that mail rules it out.
READINGS = {
    "startup": (
        "Java, Kafka, Kubernetes, Prometheus, Docker, Go, Microservices, REST, Event-Driven Architecture, PostgreSQL, Redis, Grafana, Python",
        "Ruby on Rails, Rust",
        "GitHub Actions, Elixir",
    ),
    "enterprise": (
        "Java, CI/CD, Kafka, Kubernetes, Docker, Microservices, REST, Event-Driven Architecture, Monitoring, Automated Testing, Jenkins, PostgreSQL, Spring Boot, SQL, MySQL",
        "",
        "Oracle Database, AWS, Amazon EC2, Amazon S3, Amazon RDS, Terraform, Infrastructure as Code, Code Review, Spring, JavaScript, Confluence, Jira, Google Workspace, IBM MQ, Splunk, Dynatrace, COBOL, Scrum",
    ),
    "streaming": (
        "Java, Caching, gRPC, Kafka, Kubernetes, Prometheus, C++, Go, Event-Driven Architecture, A/B Testing, Adaptive Bitrate Streaming, CDN, High Throughput & Low Latency, OpenTelemetry, QoE, Redis, RocksDB, Zipkin, Cassandra, Edge Caching, Envoy, Grafana, Observability, Protocol Buffers, Python, System Design",
        "Rust",
        "HLS, DASH, CMAF, ClickHouse, HTTP/3, QUIC, WebRTC, Flink, Argo CD, Bazel, Tempo, Varnish, nginx, eBPF, H.264, HEVC, AV1, GOP, DRM",
    ),
    "frontend": (
        "REST, A/B Testing",
        "Node.js",
        "TypeScript, React, Next.js, Figma, Tailwind CSS, Storybook, GraphQL, WCAG, JavaScript, HTML, CSS, Vue.js, Jest, Cypress",
    ),
    "recruiter-mail": (
        "Java, gRPC, Kafka, Kubernetes, Prometheus, C++, Docker, Microservices, REST, Event-Driven Architecture, Hibernate, OpenTelemetry, PostgreSQL, RabbitMQ, Redis, Spring Boot, SQL, Grafana, Python",
        "Node.js, NoSQL, Ruby",
        "Kotlin, Scala, C, MongoDB, AWS, Google Cloud, Helm, GitLab CI, Elastic Stack, JVM, Kafka Streams, Terraform, Express.js, C#, .NET",
    ),
}  # fmt: skip


def names(found: role_fit.Fit) -> tuple[str, str, str]:
    """What is evidenced, listed and not on the page, each in the order of the text."""
    return (
        ", ".join(proof.name for proof in found.proofs),
        ", ".join(skill.name for skill in found.skills),
        ", ".join(found.absent),
    )


def sets(reading: tuple[str, str, str]) -> list[set[str]]:
    return [set(names.split(", ")) for names in reading]


@pytest.mark.parametrize("ad", READINGS)
def test_a_job_description_is_read_as_a_person_reads_it(owners: Record, ad: str) -> None:
    found = role_fit.read(owners, (ADS / f"{ad}.txt").read_text())

    assert sets(names(found)) == sets(READINGS[ad])


def test_every_job_description_has_a_reading() -> None:
    assert {path.stem for path in ADS.iterdir()} == set(READINGS)


def test_a_plain_list_is_read(owners: Record) -> None:
    assert names(role_fit.read(owners, "go, kafka, rest\nrust\nterraform")) == (
        "Go, Kafka, REST",
        "Rust",
        "Terraform",
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("GraphQL, DynamoDB and JUnit5 on EC2 and H.264", "GraphQL, DynamoDB, JUnit, Amazon EC2, H.264"),
        ("- AWS, GCP\nSKILLS: ETL/ELT, SOAP.\nTHE NEW JOB, AND YOU", "AWS, Google Cloud, ETL, SOAP"),
        ("WHAT YOU WILL DO\nUse TLA and ETL.", "TLA, ETL"),
        ("Our CEO in the USA offers PTO; GDPR and EEO apply. Call HR by 5 PM.", ""),
        ("React quickly. React and Vue.", "React, Vue.js"),
        ("In spring we go to the Apache reservation by express.", ""),
        ("Spring Boot and Spring", "Spring"),
        ("GitHub Actions, SQL Server, Kafka Streams", "GitHub Actions, SQL Server, Kafka Streams"),
        ("Java17, JSON5 and Ruby on Rails", ""),
        ("some C/C++, some R/Python", "C, R"),
        ("KAFKA AND AWS\nAWS on Kafka", "AWS"),
        ("terraform Terraform TERRAFORM", "Terraform"),
        ("mail dev@GraphQL.example or https://graphQL.example/AWS", ""),
        ("C# on .NET, Vue.js and D3.js", "C#, .NET, Vue.js, D3.js"),
        ("", ""),
    ],
)
def test_what_looks_like_a_technology_and_is_unknown_is_told(owners: Record, text: str, words: str) -> None:
    assert ", ".join(role_fit.read(owners, text).absent) == words


def test_quoted_lines_are_read_through(owners: Record) -> None:
    assert names(role_fit.read(owners, "> > event-\n> > driven and dead letter\n> queues"))[0] == (
        "Event-Driven Architecture, Dead-letter Queues"
    )


def test_what_copying_leaves_in_words_is_read_through(owners: Record) -> None:
    assert names(role_fit.read(owners, "Kuber\u00adnetes, \ufeffKafka\u200b and con\ufb01guration management"))[0] == (
        "Kubernetes, Kafka, Configuration Management"
    )


HOSTILE = [
    "@",
    "a@",
    "@.",
    "a@a.",
    "http://",
    "A.js ",
    "AWS ",
    "AWS,",
    "aB ",
    "Go,",
    "C/",
    "dead-",
    "> ",
    "a\u0301",
    "\n",
    "no Kafka ",
    "Kafka or ",
    "Java, ",
    "Kafka; ",
    "5 years ",
    "five years of Kafka ",
    "MUST: ",
    "# A\n",
    "<h1 ",
    "**a ",
    "=",
]


@pytest.mark.slow
@pytest.mark.parametrize("piece", HOSTILE)
def test_the_longest_text_takes_no_more_time_than_its_length_asks(owners: Record, piece: str) -> None:
    def read(length: int) -> None:
        role_fit.read(owners, (piece * length)[:length])

    # Four times as long is four times the work, and sixteen times where each word is read against each other.
    assert effort.ratio(lambda: read(5_000), lambda: read(20_000)) < 10


def test_a_text_of_marks_names_nothing(owners: Record) -> None:
    assert names(role_fit.read(owners, ".,;:-_*#+@<>{}[]()!?/\\|&%$\"'`~^=\0" * 50)) == ("", "", "")


def test_the_same_technologies_give_the_same_answer_without_the_text(owners: Record) -> None:
    read = role_fit.read(owners, (ADS / "startup.txt").read_text())
    shared = role_fit.of(owners, reversed(read.slugs))

    assert sets(names(shared))[:2] == sets(names(read))[:2]
    assert shared.slugs == read.slugs
    assert (shared.absent, shared.is_shared) == ((), True)


def test_an_unknown_technology_is_told(owners: Record) -> None:
    with pytest.raises(UnknownTechnologyError) as caught:
        role_fit.of(owners, ["kafka", "cobol"])

    assert caught.value.slugs == ("cobol",)


def test_a_word_that_only_the_vocabulary_knows_is_no_evidence(owners: Record, knowing: Callable[..., Record]) -> None:
    record = knowing({"name": "Kafka"}, {"name": "Pulsar"})

    assert names(role_fit.read(record, "Kafka, Pulsar, Steam")) == ("Steam", "Kafka, Pulsar", "")


AD = """Backend engineer (Java) at Acme

Requirements:
- 5+ years of Kafka and Go
- Rust, and at least 2 years of Terraform
- Java, not PHP

Nice to have
- Kafka Connect? No: 3 years of Kafka, or Docker
- no Kubernetes or Jenkins; we don't use Grafana

What we don't need:
- Redis, Docker
"""


def test_names_stand_under_the_headings_of_the_text_with_the_line_that_names_them(owners: Record) -> None:
    found = role_fit.read(owners, AD)

    told = [
        (group.heading, str(line.quotation), [name.name for name in line.names])
        for group in found.groups
        for line in group.lines
    ]
    assert ("Requirements", "5+ years of Kafka and Go", ["Kafka", "Go"]) in told
    assert ("Requirements", "Java, not PHP", ["Java"]) in told
    assert [group.heading for group in found.groups] == ["Requirements", "Nice to have"]


def named(found: role_fit.Fit, name: str) -> FitName:
    (only,) = [named for group in found.groups for named in group.names if named.name == name]
    return only


def test_years_stand_beside_the_name_whose_line_asks_for_them(owners: Record) -> None:
    found = role_fit.read(owners, AD)

    assert named(found, "Kafka").years == named(found, "Go").years == "5+ years"
    assert named(found, "Rust").years == named(found, "Terraform").years == "at least 2 years"
    assert named(found, "Java").years is None


def test_a_name_under_two_headings_is_told_at_the_first_and_counted_once(owners: Record) -> None:
    found = role_fit.read(owners, AD)

    assert [(e.heading, e.years) for e in named(found, "Kafka").elsewhere] == [("Nice to have", "3 years")]
    assert named(found, "Java").elsewhere == ()


def test_what_the_text_rules_out_is_told_with_the_words_that_do_so_and_counted_nowhere(owners: Record) -> None:
    found = role_fit.read(owners, AD)

    ruled_out = [(out.name, out.negation.place, out.negation.words) for out in found.ruled_out]
    assert ruled_out == [
        ("PHP", "after", "not"),
        ("Kubernetes", "after", "no"),
        ("Jenkins", "after", "no"),
        ("Grafana", "after", "don't"),
        ("Redis", "under", "What we don't need"),
    ]
    assert "PHP" not in found.absent
    assert "kubernetes" not in found.slugs
    docker = named(found, "Docker").negation
    assert docker
    assert docker.place == "under"


def test_of_several_lines_under_the_first_heading_the_one_that_asks_for_years_tells(owners: Record) -> None:
    found = role_fit.read(owners, "Requirements:\n- Kafka\n- 3 years of Kafka\n\nNice:\n- 9 years of Kafka")

    assert [str(line.quotation) for line in found.groups[0].lines] == ["3 years of Kafka"]


def test_a_long_line_is_quoted_around_the_name_at_the_bounds_of_words(owners: Record) -> None:
    words = "somewhat longwinded sentence which nobody would read to its end, "

    (line,) = role_fit.read(owners, f"{words * 4}with Kafka, {words * 4}with more.").groups[0].lines

    quotation = str(line.quotation)
    assert (quotation[:2], quotation[-2:]) == ("\u2026 ", " \u2026")
    assert len(quotation) <= 165
    assert all(word in {*words.split(), "with", "Kafka,", "\u2026", "more."} for word in quotation.split())
    assert [piece.words for piece in line.quotation.pieces if piece.is_named] == ["Kafka"]  # type: ignore[union-attr]


@pytest.mark.parametrize("order", [("Steam", "Sonar"), ("Sonar", "Steam")])
def test_words_for_several_technologies_are_evidenced_if_all_are(
    knowing: Callable[..., Record], order: tuple[str, str]
) -> None:
    record = knowing(*({"name": name, "aka": ["Boiler Works"]} for name in order))

    (line,) = role_fit.read(record, "Boiler Works and Steam, no Water").groups[0].lines

    assert {named.name: named.standing for named in line.names} == {
        "Steam": Standing.EVIDENCED,
        "Sonar": Standing.LISTED,
    }
    assert line.quotation
    assert [piece[:] for piece in line.quotation.pieces if piece.is_named] == [("Boiler Works", True, False)]


def test_the_three_counts_are_of_one_whole(owners: Record) -> None:
    found = role_fit.read(owners, "Kafka, Go, kafka, Rust, PyTorch, CUDA and TensorRT")

    assert {standing.name: count for standing, count in found.counts.items()} == {
        "EVIDENCED": 2,
        "LISTED": 1,
        "SAID": 0,
        "ABSENT": 3,
    }
    assert found.absent == ("PyTorch", "CUDA", "TensorRT")


def test_what_an_address_leaves_out_counts_among_what_is_not_on_the_page(owners: Record) -> None:
    found = role_fit.of(owners, ["kafka"], ["Terraform"], left_out=3)

    assert found.counts[Standing.ABSENT] == 4
    assert found.absent == ("Terraform",)


def test_what_a_text_of_the_page_says_is_not_called_absent(owners: Record) -> None:
    found = role_fit.read(owners, "Kafka, LoRaWAN, PyTorch and XyzSonar", says={"LoRaWAN", "XyzSonar"}.__contains__)
    shared = role_fit.of(owners, found.slugs, [*found.said, *found.absent], says={"LoRaWAN", "XyzSonar"}.__contains__)

    for fit in (found, shared):
        assert set(fit.said) == {"LoRaWAN", "XyzSonar"}
        assert fit.absent == ("PyTorch",)
        assert fit.counts == {Standing.EVIDENCED: 1, Standing.LISTED: 0, Standing.SAID: 2, Standing.ABSENT: 1}
