import pytest

from portfolio.evidence.stems import Reader


def meet(language: str, asked: str, said: str) -> bool:
    """Whether a word of what is `asked` shares a key with a word of what is `said`."""
    reader = Reader(language)
    keys = {key for word in reader.words(asked) for key in word.keys}
    return any(not word.keys.isdisjoint(keys) for word in reader.words(said))


@pytest.mark.parametrize(
    ("language", "asked", "said"),
    [
        ("en", "mentoring", "mentored"),
        ("en", "LATENCY", "latencies"),
        ("en-US", "engineers", "engineer"),
        ("en", "engineer's", "engineers"),
        ("en", "engineer’s", "engineer's"),
        ("en", "ecommerce", "e-commerce"),
        ("en", "e‑commerce", "ecommerce"),
        ("en", "stateoftheart", "state-of-the-art"),
        ("en", "naive", "naïve"),
        ("en", "café", "cafe"),
        ("en", "cafe\u0301s", "café"),
        ("en", "micro\u00adservices", "microservice"),
        ("en", "ｋａｆｋａ", "Kafka"),
        ("de", "Häuser", "Haus"),
        ("de", "Strasse", "Straßen"),
        ("fr", "experience", "expériences"),
        ("fr", "équipe", "l’équipe"),
        ("it", "azienda", "dell'azienda"),
        ("pt-BR", "migracao", "migração"),
        ("ru", "серверы", "сервера"),
        ("hi", "लड़के", "लड़का"),
        ("ja", "設計", "設計"),
        ("ja", "計", "設計"),
        ("qq", "Wort", "wort"),
    ],
)
def test_case_endings_accents_and_hyphens_are_forgiven(language: str, asked: str, said: str) -> None:
    assert meet(language, asked, said)


@pytest.mark.parametrize(
    ("language", "asked", "said"),
    [
        ("en", "art", "start"),
        ("en", "test", "latest"),
        ("en", "universe", "reverse"),
        ("qq", "worte", "wort"),
        ("en", "--", "-- a"),
    ],
)
def test_another_word_is_another_word(language: str, asked: str, said: str) -> None:
    assert not meet(language, asked, said)


@pytest.mark.parametrize(
    "text", ["cafe\u0301 au lait", "naïve, isn’t it?", "C++ and C#", "レビュー文化", "a-b-c", "क्षि"]
)
def test_a_word_knows_where_it_stands(text: str) -> None:
    words = [word for word in Reader("en").words(text) if word.first == word.last]

    assert [word.first for word in words] == list(range(len(words)))
    assert all(text[word.start : word.end].strip() for word in words)
    assert "".join(text[word.start : word.end] for word in words) == "".join(c for c in text if c not in " ,?-")
