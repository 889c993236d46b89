from collections.abc import Callable

import pytest

from portfolio.content.evidence.record import Record

# Read and agreed to, one by one: what each wording of the owner's lists stands for.
WORDINGS = {
    # Positions and projects.
    "Distributed Systems Design": ["Distributed Systems"],
    "Microservices Architecture": ["Microservices"],
    "System Design & Scalability": ["Scalability", "System Design"],
    "Event-Driven Architecture": ["Event-Driven Architecture"],
    "Fault Tolerance & Resiliency": ["Fault Tolerance", "Resilience"],
    "High Throughput & Low Latency Systems": ["High Throughput & Low Latency"],
    "Monolith-to-Microservices Migration": ["Microservices", "Monolith Migration"],
    "Java": ["Java"],
    "C++": ["C++"],
    "gRPC": ["gRPC"],
    "Thrift": ["Thrift"],
    "MySQL": ["MySQL"],
    "RocksDB": ["RocksDB"],
    "Cassandra": ["Cassandra"],
    "SQL Query Optimization": ["Query Optimization", "SQL"],
    "Indexing Strategies": ["Database Indexing"],
    "Read Replicas": ["Read Replicas"],
    "Redis": ["Redis"],
    "Memcached": ["Memcached"],
    "Asynchronous Job Queues": ["Job Queues"],
    "Dead-letter Queues": ["Dead-letter Queues"],
    "Kubernetes": ["Kubernetes"],
    "CI/CD Pipelines": ["CI/CD"],
    "Docker": ["Docker"],
    "Service Bootstrapping Tools": ["Service Bootstrapping"],
    "Configuration Management": ["Configuration Management"],
    "Prometheus": ["Prometheus"],
    "Grafana": ["Grafana"],
    "OpenTelemetry": ["OpenTelemetry"],
    "Jaeger": ["Jaeger"],
    "Alerting & Incident Response Systems": ["Alerting", "Incident Response"],
    "Phabricator": ["Phabricator"],
    "GitHub": ["GitHub"],
    "Internal documentation systems": ["Internal Documentation"],
    "Design Review Processes": ["Design Reviews"],
    "ABR (Adaptive Bitrate Streaming)": ["Adaptive Bitrate Streaming"],
    "Video Encoding & Transcoding": ["Video Encoding & Transcoding"],
    "QoS / QoE Engineering": ["QoE", "QoS"],
    "CDN Optimization": ["CDN"],
    "Fault-Tolerant System Design": ["Fault Tolerance"],
    "Global Load Balancing": ["Load Balancing"],
    "Go": ["Go"],
    "Python": ["Python"],
    "REST APIs": ["REST"],
    "Protocol Buffers": ["Protocol Buffers"],
    "JSON": ["JSON"],
    "A/B Testing Frameworks": ["A/B Testing"],
    "Metrics Instrumentation": ["Metrics Instrumentation"],
    "Experiment Design": ["Experiment Design"],
    "Statistical Significance": ["Statistical Significance"],
    "Titus": ["Titus"],
    "CI/CD (Spinnaker)": ["CI/CD", "Spinnaker"],
    "Zuul": ["Zuul"],
    "Envoy Proxy": ["Envoy"],
    "Monitoring System (Atlas)": ["Monitoring", "Netflix Atlas"],
    "Distributed Tracing (Zipkin)": ["Distributed Tracing", "Zipkin"],
    "Real-Time Logging & Alerting (Sentry)": ["Alerting", "Logging", "Sentry"],
    "Monolith Decomposition": ["Monolith Migration"],
    "Event-Driven Systems": ["Event-Driven Architecture"],
    "High-Concurrency APIs": ["High Concurrency"],
    "Uptime & Availability Engineering": ["High Availability"],
    "Spring Boot": ["Spring Boot"],
    "ORM (Hibernate)": ["Hibernate", "ORM"],
    "RESTful API Design": ["API Design", "REST"],
    "RabbitMQ": ["RabbitMQ"],
    "Jenkins": ["Jenkins"],
    "Application Performance Monitoring (Datadog)": ["Datadog", "Monitoring"],
    "Load Testing": ["Load Testing"],
    "Stress Testing": ["Stress Testing"],
    "Auto-Scaling": ["Auto-Scaling"],
    "Resource Allocation": ["Resource Allocation"],
    "Kafka": ["Kafka"],
    "SQL": ["SQL"],
    "ABR algorithms": ["Adaptive Bitrate Streaming"],
    "Kubernetes (Titus)": ["Kubernetes", "Titus"],
    "Spinnaker": ["Spinnaker"],
    "Hystrix": ["Hystrix"],
    "Zipkin": ["Zipkin"],
    "CDN (Open Connect)": ["CDN", "Open Connect"],
    "A/B testing frameworks": ["A/B Testing"],
    "Hibernate": ["Hibernate"],
    "PostgreSQL": ["PostgreSQL"],
    "Git": ["Git"],
    "CI/CD": ["CI/CD"],
    # Skills.
    "Distributed Systems": ["Distributed Systems"],
    "System Scalability": ["Scalability"],
    "Fault-Tolerant Design": ["Fault Tolerance"],
    "High-Availability Systems": ["High Availability"],
    "API Design (REST, gRPC)": ["API Design", "REST", "gRPC"],
    "Node.js": ["Node.js"],
    "Rust": ["Rust"],
    "FastAPI": ["FastAPI"],
    "Flask": ["Flask"],
    "Ruby": ["Ruby"],
    "Ruby on Rails": ["Ruby on Rails"],
    "SQL / NoSQL": ["NoSQL", "SQL"],
    "Load Balancing": ["Load Balancing"],
    "Edge Caching": ["Edge Caching"],
    # Titus orchestrates containers too, and in the file Kubernetes is named wherever it is.
    "Container Orchestration": ["Kubernetes"],
    "OpenTelemetry / Zipkin": ["OpenTelemetry", "Zipkin"],
    "Performance Tuning": ["Performance Tuning"],
    "Incident Response & SLA Management": ["Incident Response", "SLA"],
    "Hypothesis Validation": ["Hypothesis Validation"],
    "Playback QoE/QoS Measurement": ["QoE", "QoS"],
    "Automated Testing": ["Automated Testing"],
}


def wordings(record: Record) -> set[str]:
    parts = [*(p.position for p in record.positions), *(p.project for p in record.projects)]
    return {wording for part in parts for wording in part.technologies}


@pytest.mark.parametrize(("wording", "names"), WORDINGS.items())
def test_a_wording_stands_for_its_technologies(owners: Record, wording: str, names: list[str]) -> None:
    assert sorted(technology.name for technology in owners.resolve(wording)) == names


def test_the_table_has_every_wording_of_the_file(owners: Record, facts_skills: set[str]) -> None:
    assert set(WORDINGS) == wordings(owners) | facts_skills


def test_the_vocabulary_knows_every_wording(owners: Record) -> None:
    assert {technology.group for technology in owners.vocabulary.technologies.values()} == {
        "Languages", "APIs & Frameworks", "Data Stores", "Messaging & Streaming", "Infrastructure & Delivery", "Monitoring",
        "Architecture", "Practices",
    }  # fmt: skip


def test_every_technology_of_the_vocabulary_is_named_or_a_skill(owners: Record) -> None:
    assert owners.vocabulary.technologies.keys() == owners.technologies.keys() | owners.skills


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("C++", "c-plus-plus"),
        ("C#", "c-sharp"),
        (".NET", "dot-net"),
        ("Node.js", "node-js"),
        ("A/B Testing Frameworks", "a-b-testing-frameworks"),
        ("CI/CD", "ci-cd"),
        ("SQL / NoSQL", "sql-nosql"),
    ],
)
def test_a_slug_is_made_from_the_name(knowing: Callable[..., Record], name: str, slug: str) -> None:
    record = knowing({"name": name})

    assert record.skills == {slug}
    assert record.vocabulary.technologies[slug].name == name


def test_an_unknown_wording_stands_for_itself_and_is_found_as_it_is_written(small: Record) -> None:
    assert small.vocabulary.technologies["steam"].name == "Steam"
    assert small.vocabulary.named_in("Steam works, he wrote of Steam.") == {"steam"}
    assert small.vocabulary.named_in("Let off steam.") == frozenset()


def test_a_part_that_is_unknown_does_not_hide_the_others(knowing: Callable[..., Record]) -> None:
    record = knowing({"name": "Kafka"})

    assert record.vocabulary.resolve("Streaming (Kafka)") == {"kafka"}


def test_other_spellings_count(knowing: Callable[..., Record]) -> None:
    record = knowing(
        {"name": "Kubernetes", "aka": ["K8s"]}, {"name": "Go", "aka": ["Golang"], "ordinary_words": ["Go"]}
    )

    assert record.vocabulary.named_in("k8s and golang; we go on.") == {"kubernetes", "go"}
