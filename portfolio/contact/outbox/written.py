"""What a visitor writes: the one list that form, table, letter, exports and `messages show` read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any


def _labelled(label: str, **default: Any) -> Any:
    """Return a field that people read under `label`."""
    return field(metadata={"label": label}, **default)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The visitor's words. Each field is a field of the form and a column of the table, under the same name."""

    name: str = _labelled("Name")
    email: str = _labelled("E-mail")
    subject: str = _labelled("Subject", default="")
    text: str = _labelled("Message")

    def lines(self) -> Iterator[tuple[str, str]]:
        """Yield what stands above the text wherever a person reads the message: labels, and what is not empty."""
        yield "From", f"{self.name} <{self.email}>"
        for name, label in LABELS.items():
            if name not in {"name", "email", "text"} and (value := getattr(self, name)):
                yield label, value


LABELS: Mapping[str, str] = {one.name: one.metadata["label"] for one in fields(Written)}
"""The label of each field, by its name."""
