"""What a person counted and agreed to in the first owner's file; code is held to it on the frozen copy."""

from portfolio.content.model.dates import Month
from portfolio.content.model.spans import spoken_length
from portfolio.evidence.proofs import KindOfProof
from portfolio.evidence.record import Record

TODAY = Month(2026, 11)

GRAPH, STREAMING, MIGRATION = (
    "real-time-social-graph-engine",
    "global-adaptive-streaming-platform",
    "monolith-to-microservices-migration",
)

# Counted by hand in the owner's file: positions, projects, achievements, solutions, and the positions' span.
BY_HAND = {
    "kafka": (["meta", "netflix"], [GRAPH, STREAMING], ["meta-distributed-systems"], 1, "7 years 6 months"),
    "grpc": (["meta", "netflix"], [GRAPH, STREAMING], ["meta-distributed-systems"], 1, "7 years 6 months"),
    "java": (["meta", "netflix", "pls-logistics"], [STREAMING, MIGRATION], [], 0, "9 years 5 months"),
    "go": (["meta", "netflix"], [GRAPH], [], 0, "7 years 6 months"),
    "c-plus-plus": (["meta", "netflix"], [STREAMING], [], 0, "7 years 6 months"),
    "kubernetes": (["meta", "netflix"], [GRAPH, STREAMING], ["meta-kubernetes"], 0, "7 years 6 months"),
    "docker": (["meta", "pls-logistics"], [MIGRATION], ["pls-continuous-delivery"], 1, "6 years 6 months"),
    "rabbitmq": (["pls-logistics"], [MIGRATION], ["pls-event-driven"], 1, "1 year 11 months"),
    "prometheus": (["meta", "netflix"], [GRAPH, STREAMING], ["meta-observability"], 0, "7 years 6 months"),
    "sql": (["meta"], [GRAPH], ["meta-query-latency"], 0, "4 years 7 months"),
    "hibernate": (["pls-logistics"], [MIGRATION], [], 0, "1 year 11 months"),
    "rest": (["netflix", "pls-logistics"], [MIGRATION], [], 0, "4 years 10 months"),
    "circuit-breakers": (["meta", "netflix"], [GRAPH, STREAMING], ["netflix-fault-tolerance"], 2, "7 years 6 months"),
    "zipkin": (["netflix"], [STREAMING], [], 0, "2 years 11 months"),
    "python": (["netflix"], [], [], 0, "2 years 11 months"),
    "load-balancing": (["netflix"], [], ["netflix-edge-caching"], 0, "2 years 11 months"),
    "strangler-fig": (["pls-logistics"], [MIGRATION], [], 1, "1 year 11 months"),
    "a-b-testing": (["netflix"], [STREAMING], ["netflix-ab-testing"], 1, "2 years 11 months"),
}  # fmt: skip


_S, _L, _P = KindOfProof.SENTENCE, KindOfProof.LIST, KindOfProof.PROJECT
# Read by hand in the owner's file: how each position and project names it, in a text, in its list, through a project.
KINDS_BY_HAND = {
    "kafka": {"meta": _S, "netflix": _P, GRAPH: _S, STREAMING: _L},
    "grpc": {"meta": _S, "netflix": _L, GRAPH: _S, STREAMING: _L},
    "java": {"meta": _L, "netflix": _L, "pls-logistics": _L, STREAMING: _L, MIGRATION: _L},
    "go": {"meta": _P, "netflix": _L, GRAPH: _L},
    "docker": {"meta": _L, "pls-logistics": _S, MIGRATION: _S},
    "circuit-breakers": {"meta": _P, "netflix": _S, GRAPH: _S, STREAMING: _S},
    "strangler-fig": {"pls-logistics": _P, MIGRATION: _S},
    "postgresql": {"pls-logistics": _P, MIGRATION: _L},
    "hibernate": {"pls-logistics": _L, MIGRATION: _L},
    "sql": {"meta": _S, GRAPH: _L},
    "python": {"netflix": _L},
    "load-balancing": {"netflix": _S},
}


def kinds(record: Record) -> dict[str, dict[str, KindOfProof]]:
    """Return the same of `record`: by technology, how each position and project that names it does."""
    return {
        slug: {names.position.slug: names.kinds[slug] for names in evidence.positions}
        | {names.project.slug: names.kinds[slug] for names in evidence.projects}
        for slug in KINDS_BY_HAND
        for evidence in [record.of([slug])]
    }


def counted(record: Record) -> dict[str, tuple[list[str], list[str], list[str], int, str]]:
    """Return the same of `record`, for the technologies that were counted."""
    return {slug: _counted(record, slug) for slug in BY_HAND}


def _counted(record: Record, slug: str) -> tuple[list[str], list[str], list[str], int, str]:
    evidence = record.of([slug])
    return (
        [p.position.slug for p in evidence.positions],
        [p.project.slug for p in evidence.projects],
        [a.slug for p in evidence.positions for a in p.achievements_naming([slug])],
        len([solution for p in evidence.projects for solution in p.solutions_naming([slug])]),
        spoken_length(sum(span.months(TODAY) for span in evidence.spans(TODAY))),
    )


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


def meant(record: Record, skills: set[str]) -> dict[str, list[str]]:
    """Return what each wording of its lists, and each of `skills`, stands for, by name."""
    parts = [*(p.position for p in record.positions), *(p.project for p in record.projects)]
    wordings = {wording for part in parts for wording in part.technologies} | skills
    return {wording: sorted(technology.name for technology in record.resolve(wording)) for wording in wordings}
