"""Every fact of the owner's stands on `/`, `/projects/*` and `/books` together; nothing of it may get lost."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.page import Page

HEAD = [
    "Kyler Post", "Senior Backend Engineer", "scalable", "maintainable", "millions of users", "system architecture",
    "microservices", "high-performance distributed systems", "© 2026 Kyler Post", "passion for backend engineering",
]  # fmt: skip

IN_ORDER = [
    "Technologies over Time", "Work Experience", "Featured Projects", "Education", "Skills & Expertise", "Highlights",
    "Growth Mindsets", "Core Principles", "Essential Reading", "Let's Connect",
]  # fmt: skip

LISTS = {
    "highlights": "System Architecture · Microservices Expert · High Performance · Millions of Requests",
    "mindsets": "Continuous Learning · Collaborative Leadership · Solution-Oriented · Excellence Driven",
    "education": "Bachelor of Science in Computer Science · University of Texas at Austin · Software Engineering · Algorithms · Data Structures · Algorithms · Database Systems · Software Engineering · Computer Networks · Operating Systems",
    "backend": "Backend & System Design · Distributed Systems · Microservices Architecture · Event-Driven Architecture · System Scalability · Fault-Tolerant Design · High-Availability Systems · API Design (REST, gRPC)",
    "languages": "Languages & Frameworks · Node.js · C++ · Java · Spring Boot · Go · Rust · Python · FastAPI · Flask · Ruby · Ruby on Rails · SQL / NoSQL · Protocol Buffers",
    "infrastructure": "Infrastructure & DevOps · Kubernetes · Docker · CI/CD Pipelines · Load Balancing · Edge Caching · Container Orchestration",
    "messaging": "Messaging & Streaming · RabbitMQ · Kafka · ABR (Adaptive Bitrate Streaming) · CDN Optimization",
    "monitoring": "Monitoring & Performance · Prometheus · Grafana · OpenTelemetry / Zipkin · Metrics Instrumentation · Performance Tuning · Incident Response & SLA Management",
    "testing": "Testing & Experimentation · A/B Testing Frameworks · Hypothesis Validation · Playback QoE/QoS Measurement · Automated Testing",
    "soft": "Soft Skills · Cross-functional Teamwork (Product, Infra, Data Science) · Partnering with Frontend and Client Teams · Technical Documentation · Design Review Participation · Mentoring Junior Engineers · Leading Architecture Decisions · Driving Migration Projects (Monolith to Microservices) · Postmortem Culture & Knowledge Sharing · Impact-Driven Optimization (latency, uptime, buffering) · Ownership of Critical Systems at Scale · Data-Driven Decision Making",
    "principles": "Scalability First · Security Minded · Observability · Clean Code",
}

TECHNOLOGIES = {
    "position-meta": "Distributed Systems Design · Microservices Architecture · System Design & Scalability · Event-Driven Architecture · Fault Tolerance & Resiliency · High Throughput & Low Latency Systems · Monolith-to-Microservices Migration · Java · C++ · gRPC · Thrift · MySQL · RocksDB · Cassandra · SQL Query Optimization · Indexing Strategies · Read Replicas · Redis · Memcached · Asynchronous Job Queues · Dead-letter Queues · Kubernetes · CI/CD Pipelines · Docker · Service Bootstrapping Tools · Configuration Management · Prometheus · Grafana · OpenTelemetry · Jaeger · Alerting & Incident Response Systems · Phabricator · GitHub · Internal documentation systems · Design Review Processes",
    "position-netflix": "ABR (Adaptive Bitrate Streaming) · Video Encoding & Transcoding · QoS / QoE Engineering · CDN Optimization · Fault-Tolerant System Design · Global Load Balancing · Java · Go · Python · gRPC · REST APIs · Protocol Buffers · JSON · A/B Testing Frameworks · Metrics Instrumentation · Experiment Design · Statistical Significance · Kubernetes · Titus · CI/CD (Spinnaker) · Zuul · Envoy Proxy · Monitoring System (Atlas) · Distributed Tracing (Zipkin) · Real-Time Logging & Alerting (Sentry)",
    "position-pls-logistics": "Microservices Architecture · Monolith Decomposition · Event-Driven Systems · High-Concurrency APIs · Uptime & Availability Engineering · Java · Spring Boot · ORM (Hibernate) · RESTful API Design · RabbitMQ · Docker · Jenkins · Application Performance Monitoring (Datadog) · Load Testing · Stress Testing · Auto-Scaling · Resource Allocation",
    "project-real-time-social-graph-engine": "Go · gRPC · Kafka · RocksDB · Kubernetes · Prometheus · SQL · Redis · OpenTelemetry",
    "project-global-adaptive-streaming-platform": "C++ · Java · gRPC · ABR algorithms · Kubernetes (Titus) · Spinnaker · Hystrix · Prometheus · Kafka · Zipkin · CDN (Open Connect) · A/B testing frameworks",
    "project-monolith-to-microservices-migration": "Java · Spring Boot · Hibernate · RabbitMQ · Docker · Jenkins · PostgreSQL · REST APIs · Git · CI/CD",
}

FIGURES = [
    ("10M+", "/#achievement-meta-distributed-systems"),
    ("2B+", "/#achievement-meta-social-features"),
    ("60%", "/projects/real-time-social-graph-engine"),
    ("35%", "/#achievement-netflix-streaming-pipeline"),
    ("99.9%", "/#achievement-pls-uptime"),
    ("10x", "/projects/monolith-to-microservices-migration"),
]

POSITIONS = [
    ("Senior Backend Engineer · Meta", "May 2022 – Present", "Remote"),
    ("Streaming Backend Developer · Netflix", "June 2019 – April 2022", "Los Gatos, CA"),
    ("Backend Developer · PLS Logistics", "July 2017 – May 2019", "Pittsburgh, PA"),
]

# One row per achievement: each figure and each technology that it must state.
ACHIEVEMENTS = [
    "distributed systems|gRPC|Kafka|RocksDB|10M+ requests per second|tail latency",
    "end-to-end backend architecture|social features|product|infra|frontend|2B+ users",
    "query latency|40%|SQL|composite indexes|read replicas|connection pooling",
    "5+ junior engineers|weekly system design reviews|pair programming|onboarding tutorials|ramp-up|code",
    "monolithic services|containerized microservices|Kubernetes|isolation|velocity|autonomy",
    "asynchronous job pipelines|retries|dead-letter queues|eventual consistency|notification|feed|fault",
    "observability|alerting|Prometheus|Grafana|OpenTelemetry|detect and resolve|60%",
    "product managers|data scientists|SREs|technical debt|user-facing performance|global scale",
    "tooling libraries|service bootstrapping|configuration management|spin-up time|70%",
    "streaming pipeline|buffering|35%|CDN routing|request prioritization|caching strategy",
    "adaptive bitrate (ABR)|real-time network telemetry|quality|playback",
    "fault-tolerant|horizontally scalable|200M+ concurrent users|circuit breakers|fallbacks|auto-scaling",
    "A/B testing framework|streaming experiments|statistically valid|hypotheses",
    "data science|client teams|playback metrics|QoE|Quality of Experience|product decisions|ML model",
    "edge caching|client-aware load balancing|latency|up to 20%|peak traffic",
    "on-call|incident response|SLA|postmortems|hardened",
    "legacy monolithic logistics platform|modular microservices|development cycles|independent deployments|fault isolation",
    "millions of API requests a day|99.9% uptime|horizontal scaling|database sharding|resources",
    "event-driven architecture|RabbitMQ|shipment tracking|billing|notifications|resilience|throughput",
    "CI/CD|Jenkins|Docker|build, test and rollout|hours to minutes",
]

PROJECTS = {
    "real-time-social-graph-engine": (
        "Real-Time Social Graph Engine|Meta|60%|2B+ user interactions|backend architecture|social graph engine|Facebook|10M requests/sec|real time|consistent|tail latency|bursts of traffic",
        [
            "stateless gRPC services|sharded RocksDB",
            "Kafka streams|eventual consistency",
            "query-level caching|DB connection pooling",
            "job pipelines|circuit breakers|retries",
        ],
    ),
    "global-adaptive-streaming-platform": (
        "Global Adaptive Streaming Platform|Netflix|35%|200M+ users|playback stability|streaming pipeline|fault tolerance|adaptive bitrate switching|devices and geographies|200M+ concurrent users|volatile network conditions|CDNs",
        [
            "ABR|bandwidth|latency|packet loss",
            "QoE metrics|A/B testing platform",
            "failover|circuit breakers|Hystrix|CDN|regional outages",
            "edge-aware|client-informed caching|startup time|rebuffering|continents",
        ],
    ),
    "monolith-to-microservices-migration": (
        "Monolith-to-Microservices Migration|PLS Logistics|99.9% uptime|10x faster|40% faster|freight logistics|legacy monolith|scalability|modular deployment|peak shipping|no downtime|no regressions|stateful workflows",
        [
            "bounded contexts|Strangler Fig",
            "RabbitMQ|asynchronous",
            "Docker|Jenkins CI/CD pipelines|zero-downtime",
            "integration test suites|monolithic endpoint",
        ],
    ),
}

BOOKS = """Designing Data-Intensive Applications|Martin Kleppmann|System Design|distributed systems and data architecture
Building Microservices|Sam Newman|Architecture|microservices and their best practices
Clean Architecture|Robert C. Martin|Software Design|maintainable
Site Reliability Engineering|Google SRE Team|Operations|built and kept running
The Phoenix Project|Gene Kim|DevOps|DevOps principles
Mindset: The New Psychology of Success|Carol S. Dweck|Personal Growth|growth mindset""".splitlines()


@pytest.fixture(scope="module")
def visitor(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture(scope="module")
def index(visitor: FlaskClient) -> Page:
    return Page(visitor.get("/").text)


def in_order(items: list[str], text: str) -> bool:
    place = 0
    for item in items:
        place = text.find(item, place) + len(item)
        if place < len(item):
            return False
    return True


def unsaid(facts: str, text: str) -> list[str]:
    """The facts that are not in the text, whatever their case."""
    return [fact for fact in facts.split("|") if fact.casefold() not in text.casefold()]


def test_the_head_stands(index: Page) -> None:
    assert unsaid("|".join(HEAD), index.text) == []


def test_sections_stand_in_the_designs_order(index: Page) -> None:
    assert index.texts("h2") == IN_ORDER


def test_every_list_stands_whole_and_in_order(index: Page) -> None:
    assert [name for name, items in LISTS.items() if not in_order(items.split(" · "), index.text)] == []


def test_every_technology_list_is_exactly_the_owners(visitor: FlaskClient) -> None:
    text = visitor.get("/").text
    positions = {part: listed for part, listed in TECHNOLOGIES.items() if part.startswith("position-")}

    assert {part: " · ".join(technologies(text, part)) for part in positions} == positions


@pytest.mark.parametrize("slug", PROJECTS)
def test_every_technology_of_a_project_is_on_its_card_and_leads_on_from_its_page(
    visitor: FlaskClient, index: Page, slug: str
) -> None:
    listed = TECHNOLOGIES[f"project-{slug}"].split(" · ")
    card, page = index.text_of(f"project-{slug}"), Page(visitor.get(f"/projects/{slug}").text)

    assert [name for name in listed if name not in card] == []
    assert [
        name
        for name in listed
        if not (page.link(name) or page.link(f"{name} (technology)") or "").endswith("#evidence")
    ] == []


def technologies(text: str, part: str) -> list[str]:
    """The technologies that the article `part` lists."""
    [article] = re.findall(rf'<article class="entry" id="{part}">.*?</article>', text, re.DOTALL)
    [chips] = re.findall(r'<ul class="chips".*?</ul>', article, re.DOTALL)
    seen = re.sub(r'<span class="hidden">.*?</span>', "", chips)
    return Page(seen).texts("li")


def test_every_figure_leads_to_where_it_was_earned(index: Page) -> None:
    for value, source in FIGURES:
        assert any(words.startswith(value) for words in index.links_to(source)), value


def test_every_position_stands_with_its_time_and_place(index: Page) -> None:
    for title, span, place in POSITIONS:
        assert title.replace(" · ", " ") in index.texts("h3")
        assert in_order([span, place, title.split(" · ")[0]], index.text), title


def test_every_achievement_states_its_facts(index: Page) -> None:
    achievements = [
        " ".join("".join(words).split())
        for _, attributes, words in index.elements
        if (attributes.get("id") or "").startswith("achievement-")
    ]

    assert len(achievements) == len(ACHIEVEMENTS) == 20
    for facts, achievement in zip(ACHIEVEMENTS, achievements, strict=True):
        assert unsaid(facts, achievement) == []


@pytest.mark.parametrize("slug", PROJECTS)
def test_every_project_states_its_facts(visitor: FlaskClient, index: Page, slug: str) -> None:
    page = Page(visitor.get(f"/projects/{slug}").text)
    facts, solutions = PROJECTS[slug]
    [article] = page.texts("article")

    assert unsaid(facts, article) == []
    assert {"Challenge", "Solutions", "Other technologies"} <= set(page.texts("h2"))
    for solution in solutions:
        assert any(unsaid(solution, item) == [] for item in page.texts("li")), solution
    assert page.texts("h1")[0] in index.texts("h3")


def test_the_year_of_graduation_stands(index: Page) -> None:
    assert "Graduated 2017" in index.text


def test_labels_stand_at_every_position(index: Page) -> None:
    assert index.texts("h4").count("Key Achievements") == 3
    assert index.texts("h4").count("Technologies") == 3


def test_every_book_stands(visitor: FlaskClient) -> None:
    page = Page(visitor.get("/books").text)

    for book in BOOKS:
        [entry] = [item for item in page.texts("li") if item.startswith(book.split("|")[0])]
        assert unsaid(book, entry) == []


def test_the_contact_section_stands(index: Page) -> None:
    assert unsaid("system architecture|backend engineering|new opportunities", index.text) == []


def test_nothing_is_invented(index: Page) -> None:
    assert "@" not in index.text
    assert not [a for a in index.all("a") if re.match(r"https?:|mailto:", a["href"] or "")]
    assert not index.all("img")
