"""What templates are told of a language, and which of several fonts with one character is taken."""

import pytest

from portfolio.resume import typesetting
from portfolio.resume.typst_process import ordered

COLLECTION = ["Noto Sans CJK HK", "Noto Sans CJK JP", "Noto Sans CJK KR", "Noto Sans CJK SC", "Noto Sans CJK TC", "Zed"]


@pytest.mark.parametrize(
    ("tag", "first"),
    [
        ("ja", "Noto Sans CJK JP"), ("ja-JP", "Noto Sans CJK JP"), ("ko", "Noto Sans CJK KR"), ("zh", "Noto Sans CJK SC"),
        ("zh-Hans-SG", "Noto Sans CJK SC"), ("zh-TW", "Noto Sans CJK TC"), ("zh-Hant", "Noto Sans CJK TC"),
        ("zh-Hant-HK", "Noto Sans CJK HK"), ("en", "Noto Sans CJK HK"), ("pt-BR", "Noto Sans CJK HK"),
    ],
)  # fmt: skip
def test_characters_have_the_forms_of_the_country_where_the_language_is_written(tag: str, first: str) -> None:
    families = ordered(COLLECTION[::-1], **typesetting.spoken(tag))

    assert families[0] == first
    assert sorted(families) == COLLECTION
