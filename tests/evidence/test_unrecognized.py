"""What is told as a technology that nobody knows, and what only looks like one."""

import pytest

from portfolio.evidence import role_fit, shipped, unrecognized
from portfolio.evidence.record import Record
from portfolio.evidence.spelling import Speller
from portfolio.evidence.spellings import Spellings

SPELLER = Speller(Spellings(), shipped.spellings())


def told(text: str) -> list[str]:
    return [shape.name for shape in unrecognized.words(text, SPELLER.mentions(text))]


@pytest.mark.parametrize(
    "text",
    [
        # Run-in capitals.
        "PAID TIME OFF: 25 days, and nobody counts them.",
        "PARENTAL LEAVE: 20 weeks",
        "EQUITY: a good share. PLEASE NOTE: no sponsorship.",
        "VERLOF: ruim. PENSIOEN: goed.",
        "Kafka and Go. PERKS: a bike",
        "SEGURO M\u00c9DICO, TICKET GUARDER\u00cdA y Kafka",
        "WE ARE HIRING and use Kafka",
        "You MUST know Kafka, and Docker is USEFUL",
        "GEEN Windows Server, wordt NIET gebruikt",
        "THE ROLE\nMUST\nUSEFUL",
        # Regions and what is offered.
        "Kafka in LATAM, EMEA, APAC and DACH",
        "Kafka with ESOP, RSU and PTO",
        "Kafka en CDI avec RTT, mutuelle et CSE",
        "Docker, BAV, VWL und JobRad, und ein MacBook",
        "HSA with a match, FSA, EAP and WFH",
        "Kafka since FY27, every Q3 and H1",
        "Kafka, GDPR, DSGVO and HIPAA",
        # The advertiser.
        "FooBar is a payments company. At FooBar we use Kafka.",
        "About FooBar\n\nWe use Kafka with FooBar.",
        "Join FooBar! FooBar runs on Kafka.",
        "FooBar GmbH uses Kafka; FooBar pays well.",
        "FooBar, Inc. and Kafka",
        "FooBar\u2122 is Kafka made simple",
        "NubeClara es la app de pagos. \u00danete a NubeClara y a Kafka.",
        "Chez FooBar, on aime Kafka",
        "Bei FooBar nutzen wir Kafka",
        "Kafka with FooBar? Write to jobs@foobar.example",
        "See https://www.foobar.example/jobs: FooBar and Kafka",
        "Acme GmbH & Co. KG, Acme S.A. and Acme Ltd use Kafka",
        # Plain words.
        "Vite, on recrute ! Il faut aller vite.",
        "APIs, KPIs, URLs and PhDs; VMs on Kafka",
        "Lucarne & Compagnie SAS aide les communes",
        "RAG status of this position: green",
        "Kafka: en JULIO y AGOSTO, MADRID; ref. XYZ-MAD-07",
        "Am IFQ arbeiten 80 Menschen mit Kafka. Das Team am IFQ misst Wasser.",
        "PROGRAMMEUR\u00b7EUSE Kafka, D\u00e9veloppeur*EUSE",
        "Kafka, EUR 6412 and CET 1900",
    ],
)
def test_what_only_looks_like_a_technology_is_not_told(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ZymaDB, eFoo and Kafka", ["ZymaDB", "eFoo"]),
        ("REDCap; Kafka", ["REDCap"]),
        ("Foo.js and Bar9 with Kafka", ["Foo.js", "Bar9"]),
        ("Kafka, ZYQ and QXW", ["ZYQ", "QXW"]),
        ("experience with ZYQ", ["ZYQ"]),
        ("Kenntnisse in ZYQ", ["ZYQ"]),
        ("- Kafka\n- ZYQ", ["ZYQ"]),
        ("ZymaDB is a plus, ZymaDB is required", ["ZymaDB", "ZymaDB"]),
        ("ZymaDB-Services", ["ZymaDB"]),
        ("SKILLS: Kafka, ZYQ", ["ZYQ"]),
        ("Kafka, ISO 8583 and RFC 7231", ["ISO 8583", "RFC 7231"]),
        ("**Kafka** and **ZymaDB**", ["ZymaDB"]),
    ],
)
def test_what_nobody_knows_is_told_as_it_is_written(text: str, names: list[str]) -> None:
    assert told(text) == names


ASKED = """
Debezium / dbt / k6 / I2C / UIKit / HAProxy / JUnit / MLflow / scikit-learn / Vertex AI / PCI DSS / Redux / Scrum / Salesforce
TestFlight / WebRTC / OPC UA / SwiftUI / TensorRT / FreeRTOS / Power BI / LaTeX / SonarQube / GitLab / MATLAB
"""


@pytest.mark.parametrize("name", [name.strip() for line in ASKED.split("\n") for name in line.split(" / ") if name])
def test_what_advertisements_ask_for_is_told_of_a_page_that_has_it_not(small: Record, name: str) -> None:
    assert role_fit.read(small, f"Experience with {name}, among others").absent == (name,)


def test_other_spellings_are_told_under_the_makers_name(small: Record) -> None:
    text = "PCI-DSS, Tensorflow, Matlab, sklearn, reactjs, k8s"

    assert role_fit.read(small, text).absent == (
        "PCI DSS", "TensorFlow", "MATLAB", "scikit-learn", "React", "Kubernetes",
    )  # fmt: skip
