from collections.abc import Callable

import pytest

from portfolio.evidence import role_fit
from portfolio.evidence.record import Record
from portfolio.evidence.selection import UnknownTechnologyError
from tests import effort
from tests.paths import DATA

ADS = DATA / "job_descriptions"

# Each description was read by somebody who did not know how it is matched. What a text rules out ("Go is NOT needed")
# is named in it all the same, and the page says so. The whole name is read: "GitLab CI/CD" is GitLab CI, and "github
# actions" GitHub Actions. "The React team is separate" is taken for a team of that name.
READINGS = {
    "startup": (
        "Java, Kafka, Kubernetes, Prometheus, Docker, Go, Microservices, REST, Event-Driven Architecture, PostgreSQL, Redis, Grafana, Python",
        "Ruby on Rails, Rust",
        "GitHub Actions, Elixir",
    ),
    "enterprise": (
        "Java, CI/CD, Kafka, Kubernetes, Docker, Microservices, REST, Automated Testing, Event-Driven Architecture, Jenkins, Monitoring, PostgreSQL, Spring Boot, SQL, MySQL",
        "",
        "Oracle Database, AWS, Amazon EC2, Amazon S3, Amazon RDS, Terraform, Infrastructure as Code, Code Review, Spring, JavaScript, Confluence, Jira, Google Workspace, IBM MQ, Splunk, Dynatrace, COBOL, Scrum",
    ),
    "streaming": (
        "Java, Caching, gRPC, Kafka, Kubernetes, Prometheus, C++, Go, A/B Testing, Adaptive Bitrate Streaming, CDN, Event-Driven Architecture, High Throughput & Low Latency, OpenTelemetry, QoE, Redis, RocksDB, Zipkin, Cassandra, Edge Caching, Envoy, Grafana, Observability, Protocol Buffers, Python, System Design",
        "Rust",
        "HLS, DASH, CMAF, ClickHouse, HTTP/3, QUIC, WebRTC, Flink, Argo CD, Bazel, Tempo, Varnish, nginx, eBPF, H.264, HEVC, AV1, GOP, DRM",
    ),
    "frontend": (
        "REST, A/B Testing",
        "Node.js",
        "TypeScript, React, Next.js, Figma, Tailwind CSS, Storybook, GraphQL, WCAG, JavaScript, HTML, CSS, Vue.js, Jest, Cypress",
    ),
    "recruiter-mail": (
        "Java, gRPC, Kafka, Kubernetes, Prometheus, C++, Docker, Go, Microservices, REST, Event-Driven Architecture, Hibernate, OpenTelemetry, PostgreSQL, RabbitMQ, Redis, Spring Boot, SQL, Grafana, Python",
        "Node.js, NoSQL, Ruby",
        "Kotlin, Scala, C, MongoDB, AWS, Google Cloud, Helm, GitLab CI, Elastic Stack, JVM, Kafka Streams, Terraform, Express.js, C#, .NET",
    ),
}  # fmt: skip


def names(found: role_fit.Fit) -> tuple[str, str, str]:
    return (
        ", ".join(proof.technology.name for proof in found.proofs),
        ", ".join(skill.name for skill in found.skills),
        ", ".join(found.unrecognized),
    )


@pytest.mark.parametrize("ad", READINGS)
def test_a_job_description_is_read_as_a_person_reads_it(owners: Record, ad: str) -> None:
    found = role_fit.read(owners, (ADS / f"{ad}.txt").read_text())

    assert names(found) == READINGS[ad]


def test_every_job_description_has_a_reading() -> None:
    assert {path.stem for path in ADS.iterdir()} == set(READINGS)


def test_a_plain_list_is_read(owners: Record) -> None:
    assert names(role_fit.read(owners, "go, kafka, rest\nrust\nterraform")) == (
        "Kafka, Go, REST",
        "Rust",
        "terraform".title(),
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
    assert ", ".join(role_fit.read(owners, text).unrecognized) == words


def test_quoted_lines_are_read_through(owners: Record) -> None:
    assert names(role_fit.read(owners, "> > event-\n> > driven and dead letter\n> queues"))[0] == (
        "Event-Driven Architecture, Dead-letter Queues"
    )


def test_what_copying_leaves_in_words_is_read_through(owners: Record) -> None:
    assert names(role_fit.read(owners, "Kuber\u00adnetes, \ufeffKafka\u200b and con\ufb01guration management"))[0] == (
        "Kafka, Kubernetes, Configuration Management"
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

    assert (shared.proofs, shared.skills) == (read.proofs, read.skills)
    assert shared.unrecognized == ()


def test_an_unknown_technology_is_told(owners: Record) -> None:
    with pytest.raises(UnknownTechnologyError) as caught:
        role_fit.of(owners, ["kafka", "cobol"])

    assert caught.value.slugs == ("cobol",)


def test_a_word_that_only_the_vocabulary_knows_is_no_evidence(owners: Record, knowing: Callable[..., Record]) -> None:
    record = knowing({"name": "Kafka"}, {"name": "Pulsar"})

    assert names(role_fit.read(record, "Kafka, Pulsar, Steam")) == ("Steam", "Kafka, Pulsar", "")
