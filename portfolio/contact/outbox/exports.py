"""Messages as files that other programs read."""

import csv
import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO

from portfolio import whole_file
from portfolio.contact.outbox.failures import OutboxError
from portfolio.contact.outbox.message import Message
from portfolio.contact.outbox.written import LABELS

FIELDS = (
    "reference",
    "state",
    "reason",
    "accepted_at",
    "settled_at",
    "due_at",
    "attempts",
    *LABELS,
)
# A cell that opens with one of these is worked out by spreadsheets
# (https://owasp.org/www-community/attacks/CSV_Injection).
_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001 - the wide ones count too.


def as_dict(message: Message) -> dict[str, Any]:
    """Return what an export says of `message`; times as ISO 8601 in UTC."""
    values = asdict(message)
    return {field: _plain(values[field]) for field in FIELDS}


def export(messages: Iterable[Message], path: Path) -> int:
    """Write `messages` to `path`, a table if it ends in .csv, JSON if in .json; return how many those were.

    What stood there before is replaced when all is written. OutboxError says why that could not be.
    """
    write = {".csv": _write_csv, ".json": _write_json}.get(path.suffix.lower())
    if write is None:
        raise OutboxError(f"{path} ends neither in .csv nor in .json, so there is no telling what to write.")
    # Spreadsheets take a table for UTF-8 only if it opens with a byte order mark.
    encoding = "utf-8-sig" if write is _write_csv else "utf-8"
    try:
        with whole_file.writing(path, replace=True) as new, new.open("w", encoding=encoding, newline="") as file:
            return write(messages, file)
    except OSError as error:
        raise OutboxError(f"{path} cannot be written: {error.strerror}.") from error


def _write_json(messages: Iterable[Message], file: TextIO) -> int:
    """Write a list, one message to a line."""
    count = 0
    file.write("[")
    for count, message in enumerate(messages, 1):
        file.write(f"{',' if count > 1 else ''}\n{json.dumps(as_dict(message), ensure_ascii=False)}")
    file.write("\n]\n")
    return count


def _write_csv(messages: Iterable[Message], file: TextIO) -> int:
    """Write a table; text that a spreadsheet would work out is marked as text by a quote."""
    table = csv.DictWriter(file, FIELDS)
    table.writeheader()
    count = 0
    for message in messages:
        table.writerow({field: _defused(value) for field, value in as_dict(message).items()})
        count += 1
    return count


def _plain(value: Any) -> Any:
    return value.isoformat(timespec="seconds") if isinstance(value, datetime) else value


def _defused(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULAS) else value
