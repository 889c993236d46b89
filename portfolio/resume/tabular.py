"""Rows of tables as objects of a resume."""

from collections.abc import Sequence
from typing import Any


class TableRow(dict[str, Any]):
    """An object that was made of a row of a table: it knows where that stands, and which of its columns says what."""

    def __init__(self, written: dict[str, Any], place: str, columns: dict[str, str]) -> None:
        super().__init__(written)
        self.place = place
        """Where the row stands, as its owner sees it: `Positions.csv, row 3`."""
        self.columns = columns
        """The column that each key comes from, where that has another name."""

    def with_values(self, values: dict[str, Any], *, without: Sequence[str] = ()) -> "TableRow":
        """Return the row with `values` besides, and without what it had under the keys `without`."""
        left = {key: value for key, value in self.items() if key not in without}
        return TableRow(left | values, self.place, self.columns)

    def inner(self, key: str) -> str:
        """Return the place of the column that `key` comes from; of the row itself without one."""
        return f"{self.place}, {self.columns.get(key, key)}" if key else self.place
