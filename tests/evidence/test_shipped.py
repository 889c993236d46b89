"""The shipped vocabulary: a data file, held to what the speller and an owner may expect of it."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

import pytest

from portfolio.content.model.naming import slugify
from portfolio.evidence import shipped
from portfolio.evidence.spelling import Speller
from tests.paths import ROOT

TEXT = (ROOT / "portfolio/evidence/shipped.json").read_text("utf-8")
ENTRIES: list[dict[str, Any]] = json.loads(TEXT)

KEYS = ["name", "slug", "aka", "group", "kind", "ordinary_words"]
GROUPS = {
    "APIs & Frameworks", "Architecture", "Business & Design Tools", "Cloud", "Data & Analytics", "Data Stores",
    "Embedded & Hardware", "Infrastructure & Delivery", "Languages", "Machine Learning & Statistics",
    "Messaging & Streaming", "Mobile, Desktop & Games", "Monitoring", "Networks & Security", "Practices", "Testing",
    "Web Front End",
}  # fmt: skip

# No word, name or initial is written so: a digit or a mark stands in it.
SURE_THOUGH_SHORT = {"C#", "D3", "F#", "k6", "S3"}
# Words too, and asked for in small letters so often that a guard would lose more than it keeps out.
SURE_THOUGH_WORDS = {"Android", "Azure", "Docker", "Git", "Java", "Kafka", "Python", "Redux"}

# Words of English, German, French, Spanish, Portuguese or Dutch, names of people and places, and legal forms.
TRAPS = """
Ada / After Effects / Agile / AI / Airflow / Alerting / Angular / Apache / Apex / Apollo / Argo / Arm / ARM / Assembler
Assembly / Astro / Athena / Babel / Bamboo / Bash / Beanstalk / BI / Big Query / Blender / Bootstrap / C / Caching / Camel
CAN / CANoe / Cassandra / Celery / Chef / CI / Cloud Formation / Cloud Run / Combine / Confluence / Confluent / Consul
Core Data / Crystal / Cucumber / Cypress / Dart / Data Dog / DAX / Delphi / Design Systems / Druid / Eclipse / Elastic
Electron / Elixir / ELK / Elm / Ember / Entra / Envoy / Excel / Express / Fastlane / Fiori / Flask / Flink / Flutter / Flux
GCP / Gherkin / Gin / Gleam / Glue / Go / Groovy / HANA / Helm / Hibernate / Hive / IA / Iceberg / Illustrator / Informatica / Ionic
Jaeger / Jasmine / Jenkins / Jest / Julia / KI / Koa / Lambda / LaTeX / Lean / LIN / Lisp / Logging / Loki / Looker / Lua
MAUI / Maven / Mercurial / Metal / ML / Mocha / Mongoose / Monitoring / Node / Nomad / Open API / Open Search / Open Shift
Oracle / Packer / Pager Duty / Pairing / pandas / Pandas / Parquet / Pascal / Peer Review / Perl / Phoenix / Playwright
PLC / Posit / Postman / POO / Prefect / Presto / Prisma / Prolog / Prototyping / Pulsar / Puppet / QA / R / RAG / Rails
React / Redshift / Remix / Resilience / Resiliency / Resilient / REST / RESTful / ROS / RPG / Ruby / Rust / SAFe / SAP / SAS
Sass / Scala / Scalability / Segment / Selenium / Sentry / Service Now / Shell / Shiny / Sketch / SLA / Snowflake / SOAP / SOLID
Sonar / Spark / Spinnaker / Spring / SPS / Statistics / Storm / Storybook / Subversion / Svelte / Swagger / Swift / Swing / Synapse
Tableau / Tailwind / Tempo / Thanos / Thrift / Tomcat / Torch / Triton / UI / Unity / Unreal / Usability / User Experience
UX / Vagrant / Varnish / Vault / Vite / Vue / Windows / Workday / Yarn / Zephyr / Zig / ZooKeeper / Zookeeper / Zustand
"""

# What advertisements name, and longer names that guard a shorter one inside them.
ASKED = """
.NET / Akka / Apache Spark / AWS S3 / Azure DevOps / C / C++ / C++ Builder / CAN / Combine / CUDA / dbt / Debezium
Docker Compose / Elastic Beanstalk / GitHub / GitHub Actions / GitHub Copilot / Golang / Google Analytics / GraphQL / HAProxy
I2C / ISO 27001 / Java EE / Java Message Service / JavaServer Faces / JUnit / k6 / k8s / Kafka / Kafka Connect
Kafka Streams / Kanban / MATLAB / Metal / MLflow / MongoDB / MongoDB Atlas / MS SQL Server / Node / NodeJS / Objective-C
PCI-DSS / Postgres / PyTorch / R / React Native / React.js / ReactJS / Redis Sentinel / Redux / Resilience4J / REST
REST APIs / REST Assured / RESTful / RTOS / Ruby on Rails / Rust / Salesforce / SAP / SAS / scikit-learn / Scrum / Sentry
ServiceNow / Sketch / SOC 2 / Spark / SPI / Spring Boot / SPSS / SQL / SQL Sentry / SQL Server / STATA / Stata / Swift
TDD / TensorFlow / TensorRT / TypeScript / UIKit / Vertex AI / VHDL / Visual Studio Code / Vite
caching / alerting / logging / monitoring / resilience / scalability / observability / code review / CI/CD
distributed systems / machine learning / microservices
"""


def listed(names: str) -> list[str]:
    return [name.strip() for line in names.splitlines() for name in line.split(" / ") if name.strip()]


def heard(spelling: str) -> tuple[str, ...]:
    """How a spelling is compared: case, hyphens and the s of a plural do not matter."""
    parts = re.findall(r"[^\W\d_]+|\d+|[^\w\s\u2010\u2011-]", spelling.casefold())
    return tuple(part if len(part) < 4 or part.endswith("ss") else part.removesuffix("s") for part in parts)


def spellings() -> Iterator[tuple[str, dict[str, Any]]]:
    for entry in ENTRIES:
        for spelling in [entry["name"], *entry.get("aka", [])]:
            yield spelling, entry


KNOWN = {heard(spelling): entry for spelling, entry in spellings()}
GUARDED = {word for entry in ENTRIES for word in entry.get("ordinary_words", [])}


def test_there_are_four_to_six_hundred_entries() -> None:
    assert 400 <= len(ENTRIES) <= 600
    assert 12 <= len(GROUPS) <= 17


def test_each_entry_is_one_line_in_the_order_of_the_names() -> None:
    lines = [json.dumps(entry, ensure_ascii=False) for entry in ENTRIES]
    names = [entry["name"] for entry in ENTRIES]

    assert "[\n" + ",\n".join(lines) + "\n]\n" == TEXT
    assert names == sorted(names, key=str.casefold)


def test_each_entry_can_be_copied_into_a_portfolio() -> None:
    assert {entry["name"]: faults for entry in ENTRIES if (faults := list(faults_of(entry)))} == {}


def faults_of(entry: dict[str, Any]) -> Iterator[str]:
    named = [entry["name"], *entry.get("aka", [])]
    if list(entry) != [key for key in KEYS if key in entry]:
        yield f"The keys stand in another order than {KEYS}, or one is unknown."
    if entry.get("group") not in GROUPS:
        yield f"{entry.get('group')} is no group."
    if entry.get("kind") not in {"technology", "practice"}:
        yield f"{entry.get('kind')} is no kind."
    if not all(entry.get(key, True) for key in KEYS):
        yield "What is empty is left out."
    if strange := set(entry.get("ordinary_words", [])) - set(named):
        yield f"An ordinary word is one of the entry's spellings, and {strange} are not."
    if crooked := [text for text in named if text != " ".join(text.split()) or len(text) > 45]:
        yield f"{crooked} are too long, or hold white space that nobody sees."


def test_no_spelling_stands_for_two_entries() -> None:
    names = defaultdict(set)
    for spelling, entry in spellings():
        names[heard(spelling)].add(entry["name"])

    assert {spelling: which for spelling, which in names.items() if len(which) > 1} == {}


def test_no_spelling_is_given_twice_unless_both_ways_of_writing_are_guarded() -> None:
    """A guarded word counts only as it is written, so `pandas` and `Pandas` are two."""
    count = Counter((heard(spelling), entry["name"]) for spelling, entry in spellings() if spelling not in GUARDED)

    assert [spelling for (spelling, _), times in count.items() if times > 1] == []


def test_slugs_are_unique() -> None:
    slugs = Counter(entry.get("slug", slugify(entry["name"])) for entry in ENTRIES)

    assert [slug for slug, times in slugs.items() if times > 1] == []


def test_names_of_one_or_two_letters_are_guarded_unless_nothing_else_is_written_so() -> None:
    short = {spelling for spelling, _ in spellings() if len(spelling) < 3}

    assert short - GUARDED == SURE_THOUGH_SHORT


def test_a_name_that_is_an_ordinary_word_is_guarded() -> None:
    guarded = {word: KNOWN.get(heard(word), {}).get("ordinary_words", []) for word in listed(TRAPS)}

    assert [word for word, guards in guarded.items() if word not in guards] == []


def test_a_few_words_are_asked_for_too_often_to_be_guarded() -> None:
    assert all(heard(word) in KNOWN for word in SURE_THOUGH_WORDS)
    assert set() == SURE_THOUGH_WORDS & GUARDED


def test_what_advertisements_ask_is_known() -> None:
    assert [name for name in listed(ASKED) if heard(name) not in KNOWN] == []


@pytest.mark.parametrize(
    ("longer", "shorter"),
    [
        ("SQL Server", "SQL"),
        ("SQL Sentry", "Sentry"),
        ("GitHub Actions", "GitHub"),
        ("Kafka Streams", "Kafka"),
        ("REST Assured", "REST"),
        ("Resilience4j", "Resilience"),
        ("React Native", "React"),
        ("Docker Compose", "Docker"),
        ("Azure DevOps", "DevOps"),
        ("Azure Machine Learning", "Machine Learning"),
        ("Google Kubernetes Engine", "Kubernetes"),
        ("Data Vault", "Vault"),
        ("Azure Key Vault", "Vault"),
        ("Crystal Reports", "Crystal"),
        ("Elastic Beanstalk", "Elastic"),
        ("Unity Catalog", "Unity"),
        ("Visual Studio Code", "Visual Studio"),
        ("C++Builder", "C++"),
        ("Lambda Architecture", "Lambda"),
        ("JSON Web Token", "JSON"),
        ("R Shiny", "R"),
        ("Node-RED", "Node"),
        ("Oracle Cloud", "Oracle"),
        ("Oracle Linux", "Oracle"),
        ("Java Message Service", "Java"),
    ],
)
def test_a_longer_name_is_no_spelling_of_the_shorter_one_in_it(longer: str, shorter: str) -> None:
    assert KNOWN[heard(longer)]["name"] != KNOWN[heard(shorter)]["name"]


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("k8s", "Kubernetes"),
        ("Postgres", "PostgreSQL"),
        ("ReactJS", "React"),
        ("React.js", "React"),
        ("AWS S3", "Amazon S3"),
        ("Apache Spark", "Spark"),
        ("NodeJS", "Node.js"),
        ("Golang", "Go"),
        ("MS SQL Server", "SQL Server"),
        ("RESTful", "REST"),
        ("Tensor Flow", "TensorFlow"),
        ("sklearn", "scikit-learn"),
        ("STATA", "Stata"),
        ("Matlab", "MATLAB"),
        ("PCI-DSS", "PCI DSS"),
        ("ISO/IEC 27001", "ISO 27001"),
        ("apprentissage automatique", "Machine Learning"),
        ("maschinelles Lernen", "Machine Learning"),
        ("sistemas distribuidos", "Distributed Systems"),
        ("verteilte Systeme", "Distributed Systems"),
        ("intégration continue", "CI/CD"),
        ("testes unitários", "Unit Testing"),
        ("kunstmatige intelligentie", "Artificial Intelligence"),
    ],
)
def test_other_spellings_lead_to_the_makers_own(spelling: str, name: str) -> None:
    assert KNOWN[heard(spelling)]["name"] == name


@pytest.mark.parametrize(
    "form", ["Python, {}, Kubernetes", "- Python\n- {}\n- Kubernetes", "Experience with {} and Kubernetes"]
)
def test_every_spelling_is_found_among_others(form: str) -> None:
    speller = Speller(shipped.spellings())
    beside = {"python", "kubernetes"}

    def named(spelling: str) -> set[str]:
        return {slug for mention in speller.mentions(form.format(spelling)) for slug in mention.slugs}

    wanted = {spelling: {slugify(entry["name"])} | beside for spelling, entry in spellings()}
    found = {spelling: named(spelling) | beside for spelling in wanted}

    assert {spelling: slugs for spelling, slugs in found.items() if slugs != wanted[spelling]} == {}
