"""Names in texts that set no spaces between words: Japanese, Chinese and Thai, and Korean, which joins its particles."""

import re

import pytest
from flask.testing import FlaskClient

from portfolio.content.model import Technology
from portfolio.evidence.spelling import Speller
from portfolio.evidence.spellings import Spellings
from tests.page import Page

OWN = [
    Technology(name="Go", ordinary_words=["Go"]),
    Technology(name="C++"),
    Technology(name="C"),
    Technology(name="Kafka"),
    Technology(name="PostgreSQL"),
    Technology(name="Java", aka=["ジャバ"]),
    Technology(name="形態素解析"),
    Technology(name="機械学習", aka=["マシンラーニング", "机器学习"]),
]


SPELLER = Speller(Spellings(OWN))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("PostgreSQLからの同期を縮めた。", ["PostgreSQL"]),
        ("同期はPostgreSQLです", ["PostgreSQL"]),
        ("索引をGoとKafkaで書き直した。", ["Go", "Kafka"]),
        ("サーバーはGo言語で書いた", ["Go"]),
        ("サジェストをC++で書き直し、応答を8ミリ秒にした。", ["C++"]),
        ("Kafka・PostgreSQL・Goの経験", ["Kafka", "PostgreSQL", "Go"]),
        ("言語：Go、C++、C。", ["Go", "C++", "C"]),
        ("形態素解析の辞書と機械学習基盤", ["形態素解析", "機械学習"]),
        ("マシンラーニングを試した", ["マシンラーニング"]),
        ("熟悉Go、Kafka和PostgreSQL，了解机器学习", ["Go", "Kafka", "PostgreSQL", "机器学习"]),
        ("ใช้Kafkaกับงานนี้", ["Kafka"]),
        ("Kafka를 PostgreSQL로 옮겼다", ["Kafka", "PostgreSQL"]),
    ],
)
def test_a_name_is_found_between_letters_of_another_script(text: str, named: list[str]) -> None:
    assert [text[found.start : found.end] for found in SPELLER.mentions(text)] == named


@pytest.mark.parametrize(
    "text",
    [
        "ジャバスクリプトで書いた",  # Java in katakana, and JavaScript.
        "Googleで働いた",
        "A社とC社に勤めた",
        "機械の学習",
        "goで始まる言葉を集めた",
    ],
)
def test_a_piece_of_another_word_is_no_name(text: str) -> None:
    assert SPELLER.mentions(text) == []


def test_a_japanese_advertisement_is_read(client: FlaskClient) -> None:
    text = "必須要件\n・GoまたはJavaの実務経験3年以上\n・Kubernetes（EKS）上での運用\n歓迎要件\n・TerraformによるIaC\n"

    page = Page(client.post("/fit", data={"text": text}).text)

    assert {"“GoまたはJavaの実務経験3年以上”", "“TerraformによるIaC”"} <= set(re.findall("“[^”]*”", page.text))
    missing = page.text.partition("Not on this page: ")[2].partition(".")[0]
    assert "Terraform" in missing
    assert "Java" not in missing


def test_a_japanese_advertisement_rules_names_out(client: FlaskClient) -> None:
    text = "必須要件\n・Goの実務経験3年以上\n・JavaやPHPの経験は不要です\n歓迎要件\n・Kafkaの経験があれば歓迎\n"

    said = Page(client.post("/fit", data={"text": text}).text).text

    assert "Java: named before “不要”" in said
    copied = said.partition("Copy as text")[2]
    assert "Kafka" not in copied.partition("歓迎要件")[0].partition("必須要件")[2]
