from typing import Any

import pytest

from portfolio.content.model import Technology
from portfolio.evidence.spelling import Speller
from portfolio.evidence.spellings import Spellings

NAMES = [
    "C", "C++", "C#", "R", "Go", "Rust", "Java", "JavaScript", "Node.js", ".NET", "REST", "SQL", "NoSQL", "CI/CD", "A/B Testing",
    "Kafka", "Kafka Streams", "Kubernetes", "REST APIs", "Dead-letter Queues", "Indexing Strategies", "Load Balancing",
    "Spring Boot", "Caches", "Express",
]  # fmt: skip
ORDINARY = {"Go", "REST", "Rust", "Express"}


def technology(name: str, **written: Any) -> Technology:
    ordinary = [name] if name in ORDINARY else []
    return Technology.model_validate({"name": name, "ordinary_words": ordinary} | written)


TECHNOLOGIES = [technology(name) for name in NAMES]
NAME_OF = {technology.slug: technology.name for technology in TECHNOLOGIES}
SPELLER = Speller(Spellings(TECHNOLOGIES))


def named(text: str) -> list[str]:
    return [NAME_OF[slug] for mention in SPELLER.mentions(text) for slug in mention.slugs]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # A name is a whole word.
        ("ongoing work at Google, cargo and algorithms", []),
        ("restore, restful, arrest and interest", []),
        ("JavaScript", ["JavaScript"]),
        ("Java, JavaScript", ["Java", "JavaScript"]),
        ("MySQL and PostgreSQL", []),
        ("SQL / NoSQL", ["SQL", "NoSQL"]),
        # Marks belong to names.
        ("C, C++ and C#", ["C", "C++", "C#"]),
        ("C/C++", ["C", "C++"]),
        ("C++20 and Java 21, Java17 too", ["C++", "Java", "Java"]),
        (".NET", [".NET"]),
        ("a .net shop", [".NET"]),
        ("example.net and ASP.NET", []),
        ("Node.js, node.js and Node.JS", ["Node.js", "Node.js", "Node.js"]),
        ("a Kubernetes node. Js is short", ["Kubernetes"]),
        ("java.util and kafka.consumer", []),
        ("CI/CD, ci / cd and CI/CD.", ["CI/CD", "CI/CD", "CI/CD"]),
        ("I/O, TCP/IP and b/a testing", []),
        ("A/B testing and a/b-testing", ["A/B Testing", "A/B Testing"]),
        # Case, plural, hyphens and line breaks.
        ("KAFKA, kafka and Kafka's", ["Kafka", "Kafka", "Kafka"]),
        ("a dead letter queue, dead-letter\n  queues", ["Dead-letter Queues", "Dead-letter Queues"]),
        ("an indexing strategy", ["Indexing Strategies"]),
        ("one cache, many caches", ["Caches", "Caches"]),
        ("load‑balancing and load\u00a0balancing", ["Load Balancing", "Load Balancing"]),
        ("Spring\n    Boot", ["Spring Boot"]),
        ("Load\n\nBalancing", []),
        ("Spring – Boot", []),
        # The longest name wins.
        ("Kafka Streams over Kafka", ["Kafka Streams", "Kafka"]),
        ("a rest api, REST APIs", ["REST APIs", "REST APIs"]),
        # Words that are names too.
        ("We write Go for a living.", ["Go"]),
        ("Go and Kafka", ["Go", "Kafka"]),
        ("kafka, go, java", ["Kafka", "Go", "Java"]),
        ("kafka and go", ["Kafka", "Go"]),
        ("- go\n- kafka", ["Go", "Kafka"]),
        ("Experience (Go)", ["Go"]),
        ("Go, Kafka or both", ["Go", "Kafka"]),
        ("Go experience is a plus", ["Go"]),
        ("Go-based services", ["Go"]),
        ("- REST endpoints\n- Go clusters", ["REST", "Go"]),
        ("ready to go, set, go!", []),
        ("We go above and beyond. Go above and beyond.", []),
        ("- Go the extra mile\n• Go through reviews\n✔ Go ahead", []),
        ("Where We Go Beyond; Go To Market; our Go-To-Market team", []),
        ("Go and see for yourself", []),
        ("Let's Go!", []),
        ("Rest assured, the rest is easy, and rest, relax", []),
        ("work hard, rest, repeat", []),
        ("THE REST OF THE TEAM", []),
        ("gRPC and REST endpoints", ["REST"]),
        ("REST/Kafka", ["REST", "Kafka"]),
        ("rust never sleeps while Rust does", []),
        ("express your opinion. Express yourself.", []),
        # Single letters.
        ("Vitamin C, Series C funding, Section C, C-level, C-suite, R&D, (C) 2024, plan C.", []),
        ("R-0048213 and C4 and a C. S. Lewis", []),
        ("written in C.", ["C"]),
        ("R, Java and C", ["R", "Java", "C"]),
        ("C programming and an R developer", ["C", "R"]),
        ("some C/C++ and a bit of Java/R", ["C", "C++", "Java", "R"]),
        ("I/O, A/C, n/a, R/D", []),
        # Addresses.
        ("Kafka,me@java.example. (Java)", ["Kafka", "Java"]),
        ("me@java.example,Kafka me@java", ["Kafka"]),
        ("https://example.com/jobs?ref=go-java www.kafka.example kafka@java.example", []),
        ("", []),
        ("\n\t , ; ", []),
    ],
)  # fmt: skip
def test_a_text_names_what_a_reader_would_say_it_names(text: str, names: list[str]) -> None:
    assert named(text) == names


def test_a_mention_says_where_it_stands() -> None:
    text = "On Kafka, then C++."

    assert [text[m.start : m.end] for m in SPELLER.mentions(text)] == ["Kafka", "C++"]


@pytest.mark.parametrize(
    ("wording", "names"),
    [
        ("go", {"Go"}),
        ("Kubernetes (Kafka)", {"Kubernetes", "Kafka"}),
        ("SQL / NoSQL", {"SQL", "NoSQL"}),
        ("C", {"C"}),
        ("CI/CD (Kafka)", {"CI/CD", "Kafka"}),
        ("API Design (REST, Go)", {"REST", "Go"}),
        ("Java Message Service", set()),
        ("Load Balancing & Caches", {"Load Balancing", "Caches"}),
        ("Pure Go", set()),
    ],
)
def test_an_entry_of_a_list_stands_for_its_parts(wording: str, names: set[str]) -> None:
    assert {NAME_OF[slug] for slug in SPELLER.resolve(wording)} == names


def test_a_spelling_may_stand_for_several() -> None:
    speller = Speller(Spellings(technology(name, aka=["Q / Q Engineering"]) for name in ("QoE", "QoS")))

    assert speller.resolve("Q / Q engineering") == {"qoe", "qos"}
    assert speller.mentions("QoE")[0].slugs == {"qoe"}


def test_a_name_of_two_letters_counts_only_as_it_is_written() -> None:
    speller = Speller(Spellings([technology("Qt")]))

    assert [mention.slugs for mention in speller.mentions("A qt of milk, and windows drawn with Qt widgets.")] == [
        {"qt"}
    ]
    assert speller.mentions("A qt of milk.") == []
