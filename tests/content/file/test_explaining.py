from typing import Annotated, Any

import pytest
from pydantic import Field, TypeAdapter, ValidationError

from portfolio.content.file import explaining


@pytest.mark.parametrize(
    ("bound", "value", "sentence"),
    [
        ({"ge": 1, "le": 100}, 0, "0 is less than 1; write a number from 1 on"),
        ({"ge": 1, "le": 100}, 101, "101 is more than 100; write a number up to 100"),
    ],
)
def test_each_bound_of_a_number_says_its_own(bound: dict[str, Any], value: int, sentence: str) -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(Annotated[int, Field(**bound)]).validate_python(value)
    [detail] = caught.value.errors()

    assert explaining.sentence(detail | {"loc": ("share",)}) == sentence
