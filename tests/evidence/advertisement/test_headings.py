"""Which lines head others, in the habits of several languages, and how far each reaches."""

import pytest

from portfolio.evidence import advertisement

HEADINGS = {
    "Requirements\n- Kafka": "Requirements",
    "Requirements:\n\n* Kafka": "Requirements",
    "## Nice to have\nKafka": "Nice to have",
    "## Nice to have ##\n\nKafka": "Nice to have",
    "**What you bring**\n\nKafka": "What you bring",
    "**What you bring:**\nKafka": "What you bring",
    "__Your stack__\n\nKafka": "Your stack",
    "MUST HAVE: Kafka": "MUST HAVE",
    "Nice to have: Kafka": "Nice to have",
    "- Must-have: Kafka": "Must-have",
    "**Backend:** Kafka": "Backend",
    "Ihr Profil\n• Kafka": "Ihr Profil",
    "Entwicklerin oder Entwickler (m/w/d) in Vollzeit, München\nIhre Aufgaben\n- Kafka": "Ihre Aufgaben",
    "Data Engineer, permanent, full time, remote within Europe\nYour tasks\n* Kafka": "Your tasks",
    "Das bringen Sie mit:\n\nKafka": "Das bringen Sie mit",
    "Was Sie mitbringen\n– Kafka": "Was Sie mitbringen",
    "Deine Aufgaben\nKafka": "Deine Aufgaben",
    "Von Vorteil: Kafka": "Von Vorteil",
    "Profil recherché :\nKafka": "Profil recherché",
    "Compétences techniques requises\n- Kafka": "Compétences techniques requises",
    "Ce que nous recherchons\n\nKafka": "Ce que nous recherchons",
    "Requisitos mínimos:\n- Kafka": "Requisitos mínimos",
    "¿Qué buscamos?\n- Kafka": "¿Qué buscamos?",
    "Se valorará:\n- Kafka": "Se valorará",
    "Wat breng je mee?\n- Kafka": "Wat breng je mee?",
    "Functie-eisen\n- Kafka": "Functie-eisen",
    "Desejável\n- Kafka": "Desejável",
    "KEY RESPONSIBILITIES\n\nYou run Kafka.": "KEY RESPONSIBILITIES",
    "LIFE AT ACME\nYou run Kafka.": "LIFE AT ACME",
    "PAID TIME OFF: with Kafka": "PAID TIME OFF",
    "Things we love\n- Kafka": "Things we love",
    "what we use\n• kafka": "what we use",
    "nice to have ✨\n- kafka": "nice to have",
    "🚀 Our stack 🚀\n- kafka": "Our stack",
    "1. Requirements\n- Kafka": "Requirements",
    "Requirements\n============\nKafka": "Requirements",
    "Our machine room\n----------------\nKafka": "Our machine room",
    "=== Requirements ===\nKafka": "Requirements",
    "[Must have]\nKafka": "Must have",
    "<h3>Your profile</h3><ul><li>Kafka</li></ul>": "Your profile",
    "<strong>What you need</strong><br>Kafka": "What you need",
    "<p>Requirements:</p><li class='x'>Kafka": "Requirements",
    "> Requirements:\n> - Kafka": "Requirements",
    "Requirements & Qualifications\n- Kafka": "Requirements & Qualifications",
    "Intro.\nRequirements:\nJava\nKafka": "Requirements",
    "What you’ll need\n- Kafka": "What you’ll need",
    "必須要件\n・Go\n歓迎要件\n・Kafka": "歓迎要件",
    "■必須スキル・経験\nKafka": "必須スキル・経験",
    "【歓迎】\nKafka": "歓迎",
    "必須：Go\n歓迎：Kafka": "歓迎",
    "・歓迎：Kafka": "歓迎",
    "仕事内容\nKafkaの運用": "仕事内容",
    "任职要求\n- Go\n加分项：\n- Kafka": "加分项",
}
NO_HEADINGS = [
    "Kafka",
    "Java\nKafka",
    "Java, Go\n- Kafka",
    "We love good software.\n- Kafka",
    "- Java:\n- Kafka",
    "- Tools: Kafka",
    "We run a platform that is used by many and is built on\nRequirements and\n- Kafka",
    "We look after a very large platform that moves parcels and\nledger data\n- Kafka",
    "the person whom we are looking for with our hearts has seen a great deal of the world and\n- Kafka",
    "jobs@acme.example\n- Kafka",
    "------\nKafka",
    "Salary: 80k, Kafka",
    "At 10:30 we meet: Kafka",
    "**Java** is what we write, beside Kafka",
    "AWS\n\nKafka",
    "Experience with what you know of Kafka, and more",
    "https://acme.example/requirements\n- Kafka",
    "* * *\nKafka",
    "・Goを用いた大規模なサービスの\n設計経験\n・Kafka",
    "歓迎会でKafkaの話をします",
    "10：30にKafkaの話をします",
]


def heading_of(text: str, name: str = "afka") -> str | None:
    ad = advertisement.read(text)
    return ad.passage_at(ad.text.index(name)).heading


@pytest.mark.parametrize("text", HEADINGS)
def test_a_heading_is_known_by_its_marks_its_words_or_its_list(text: str) -> None:
    assert heading_of(text) == HEADINGS[text]


@pytest.mark.parametrize("text", NO_HEADINGS)
def test_what_only_looks_like_a_heading_heads_nothing(text: str) -> None:
    assert heading_of(text) is None


REACH = {
    # Marked, or in capitals: to the next heading.
    "## Requirements\n- Java\n\nAnd Kafka.": "Requirements",
    "REQUIREMENTS AND MORE\n- Java\n\nAnd Kafka.": "REQUIREMENTS AND MORE",
    "## Requirements\n- Java\n## Nice to have\n- Kafka": "Nice to have",
    # A bare line: to the end of its list.
    "Requirements:\n- Java\n\n- Kafka": "Requirements",
    "Requirements:\n\nKafka is what we run.": "Requirements",
    "Requirements:\n- Java\n\nKafka is what we run.": None,
    # At the beginning of a line: to the next gap, and then what stood above holds again.
    "MUST HAVE: Java\nor Kafka": "MUST HAVE",
    "MUST HAVE: Java\n\nKafka": None,
    "## Profile\nMust: Java\nNice: Kafka": "Nice",
    "## Profile\nMust: Java\n\nKafka": "Profile",
    # A long line that was broken is one.
    "- Nice to have: a great deal of experience with all that flows,\n  and Kafka": "Nice to have",
}


@pytest.mark.parametrize("text", REACH)
def test_a_heading_reaches_as_far_as_a_reader_would_say(text: str) -> None:
    assert heading_of(text) == REACH[text]


def test_entries_are_passages_of_their_own_and_broken_lines_are_joined() -> None:
    ad = advertisement.read(
        "We are a team of people who like to write software that lasts, and\nwho rest.\n"
        "- one entry that goes on\n  in the next line\n- another\nJava\nGo\nLanguages: Rust\n\n"
        "This goes on for long enough to be broken by a margin, to the\nBeginning of it: which is no label.\n"
    )

    assert [ad.text[passage.start : passage.end] for passage in ad.passages] == [
        "We are a team of people who like to write software that lasts, and\nwho rest.",
        "- one entry that goes on\n  in the next line",
        "- another",
        "Java",
        "Go",
        "Languages: Rust",
        "This goes on for long enough to be broken by a margin, to the\nBeginning of it: which is no label.",
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "   ", "#", "**", "- ", "----", "<li>", "&nbsp;"])
def test_a_text_of_nothing_has_a_passage_all_the_same(text: str) -> None:
    ad = advertisement.read(text)

    assert ad.passage_at(0).heading is None
