"""Names that are pieces of longer ones, and what numbers make of them."""

import pytest

from portfolio.evidence import shipped
from portfolio.evidence.spelling import Speller
from portfolio.evidence.spellings import Spellings
from tests.evidence.test_spelling import technology

OWN = Spellings(technology(name) for name in ("ISO", "IEC", "SOC", "RFC", "Titus", "IEEE"))
SPELLER = Speller(OWN, shipped.spellings())


def named(text: str) -> list[str]:
    return [text[mention.start : mention.end] for mention in SPELLER.mentions(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # The longest known name wins.
        ("SQL Server and SQL", ["SQL Server", "SQL"]),
        ("GitHub Actions on GitHub", ["GitHub Actions", "GitHub"]),
        ("Kafka Streams, Kafka Connect, Kafka", ["Kafka Streams", "Kafka Connect", "Kafka"]),
        ("kafka streams", ["kafka streams"]),
        ("the streams of Kafka, our Kafka streams", ["Kafka", "Kafka"]),
        ("SQL Sentry", ["SQL Sentry"]),
        ("JUnit, REST Assured", ["JUnit", "REST Assured"]),
        ("Rest assured that Kafka stays", ["Kafka"]),
        ("Resilience4J", ["Resilience4J"]),
        ("Apache Spark", ["Apache Spark"]),
        ("React Native", ["React Native"]),
        ("Spring Boot", ["Spring Boot"]),
        ("Docker Compose", ["Docker Compose"]),
        ("Azure DevOps", ["Azure DevOps"]),
        ("Objective-C", ["Objective-C"]),
        ("Visual Studio Code", ["Visual Studio Code"]),
        ("Ruby on Rails", ["Ruby on Rails"]),
        ("Jenkins CI/CD", ["Jenkins", "CI/CD"]),
        # A number makes a piece of something longer, unless it is a version, a year or a count.
        ("ISO 9001, IEC 62304 and IEEE 802.11", []),
        ("ISO-13849 or RFC 7231", []),
        ("ISO 9001:2015 certified", []),
        ("Titus 4000", []),
        ("ISO 27001", ["ISO 27001"]),
        ("SOC 2", ["SOC 2"]),
        ("Python 3, Java 17, Angular 15+, Vue 3", ["Python 3", "Java", "Angular", "Vue"]),
        ("Java 1.8, PostgreSQL 9.6 and C++20", ["Java", "PostgreSQL", "C++20"]),
        ("Java 21, PHP8, Ruby3.2", ["Java", "PHP", "Ruby"]),
        ("SQL Server 2019 and Kafka 2024", ["SQL Server", "Kafka"]),
        ("PostgreSQL 500 times a second", ["PostgreSQL"]),
        ("Kafka 100%", ["Kafka"]),
        ("Kafka\n4000 employees", ["Kafka"]),
        ("Titus-based", ["Titus"]),
        # Case is forgiven where the name is no ordinary word, and nowhere else.
        ("typescript, graphql, mongodb", ["typescript", "graphql", "mongodb"]),
        ("we know postgresql, DOCKER and jUnit", ["postgresql", "DOCKER", "jUnit"]),
        ("written in swift, experience with rust", []),
        ("a swift rollout of a metal case; we combine teams and sketch ideas", []),
        ("Swift rollout of a metal case; we Combine teams and Sketch ideas.", []),
        ("THE REST OF THE SPRING", []),
        ("kenntnisse in typescript und docker", ["typescript", "docker"]),
        ("Swift, Combine, Metal, Sketch", ["Swift", "Combine", "Metal", "Sketch"]),
        ("- Swift, Combine, Metal", ["Swift", "Combine", "Metal"]),
        ("swift, combine, metal, sketch", []),
        # Layout.
        ("Spring\u00a0Boot, React&nbsp;Native, Type\u00adScript", ["Spring\u00a0Boot", "React&nbsp;Native", "Type\u00adScript"]),
        ("SQL\u2009Server<br>Docker&#8209;Compose", ["SQL\u2009Server", "Docker&#8209;Compose"]),
        # Single letters.
        ("in C for embedded targets", ["C"]),
        ("moved reports from SAS to R", ["SAS", "R"]),
        ("Stata and R for panel data", ["Stata", "R"]),
        ("C software development", ["C"]),
        ("R, Python, SQL", ["R", "Python", "SQL"]),
        ("Programmierung in C und C++", ["C", "C++"]),
        ("R oder Python", ["R", "Python"]),
        ("graphics with R.", ["R"]),
        ("plan C, class C network, Series C for growth, Vitamin C in winter", []),
        ("in R&D, in R & D, C-level, Appendix C of, hepatitis C with", []),
        ("from A to C in ten minutes", []),
    ],
)  # fmt: skip
def test_a_text_names_whole_names(text: str, names: list[str]) -> None:
    assert named(text) == names
