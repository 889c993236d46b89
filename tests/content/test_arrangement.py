from typing import Any

from portfolio.content.arrangement import arranged
from portfolio.content.model import ORDERED, Portfolio


def told(written: dict[str, Any], *order: str) -> list[str]:
    own = [{"title": "Boats", "entries": [{"title": "Kayak"}]}]
    portfolio = Portfolio.model_validate(written | {"sections": own, "order": list(order)})
    return [headed if isinstance(headed, str) else headed.title for headed in arranged(portfolio)]


def test_without_an_order_all_stand_as_the_model_has_them(written: dict[str, Any]) -> None:
    assert told(written) == [*ORDERED, "Boats"]


def test_what_is_named_stands_first(written: dict[str, Any]) -> None:
    assert told(written, "boats", "skills")[:3] == ["Boats", "skills", "employers"]
    assert told(written, "skills", "mindsets")[:3] == ["skills", "mindsets", "highlights"]


def test_what_stands_together_moves_together(written: dict[str, Any]) -> None:
    assert told(written, "projects", "education", "employers")[:4] == ["projects", "employers", "volunteering", "education"]  # fmt: skip


def test_what_is_proved_is_told_before_what_is_only_said(written: dict[str, Any]) -> None:
    proved, said = {"employers", "volunteering", "projects", "certificates", "recommendations"}, {"highlights", "mindsets", "principles"}  # fmt: skip
    told_at = {key: told(written).index(key) for key in proved | said}

    assert max(told_at[key] for key in proved) < min(told_at[key] for key in said)
