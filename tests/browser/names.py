"""What controls, lists, parts and pictures are called, as the browser tells it to whoever reads with ears.

`tests/data/names.txt` keeps it for every state of a page, one line for each name; `make names` writes the file anew.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from string import ascii_letters
from typing import Any

from playwright.sync_api import Page

from tests.paths import DATA

FILE = DATA / "names.txt"
HEAD = """\
# What every control, list, part and picture of the first person's pages is called, as Chromium tells it.
# Each line: the states that have it and how often (b3: three times in b), what it is, its name, what else is told of it.
# `make names` writes this file anew; read the difference before you keep it.
"""
# What can be used, and what has a name so that one can go there or knows what it is.
CONTROLS = {"link", "button", "textbox", "searchbox", "combobox", "checkbox", "radio", "summary"}
NAMED = CONTROLS | {"list", "navigation", "region", "dialog", "figure", "image", "table", "group", "search", "form"}
# Chromium's own words for what HTML calls otherwise.
CALLED = {"DisclosureTriangle": "summary", "DisclosureTriangleGrouped": "summary", "img": "image"}
# How long something took until today is another one each month.
LASTING = re.compile(r"\d+ years?( \d+ months?)?|\d+ months?")
# Words that styles hide, and those that stand for what styles add.
HEARD = """() => [...document.body.querySelectorAll("*")].flatMap(e => {
  const added = ["::before", "::after"].map(part => getComputedStyle(e, part).content.match(/\\/ "(.*)"$/)?.[1])
  return [e.matches(".hidden:not([aria-hidden])") && e.textContent, ...e.checkVisibility() ? added : []]
}).filter(words => words && words.trim())"""

Names = Counter[str]


def spoken(page: Page) -> Names:
    """Return everything on `page` that has a name or needs one, and how many times it is there."""
    devtools = page.context.new_cdp_session(page)
    nodes = devtools.send("Accessibility.getFullAXTree")["nodes"]
    devtools.detach()
    heard = (f"words to hear alone | {_plain(words)}" for words in page.evaluate(HEARD))
    return Counter([*filter(None, map(_line, nodes)), *heard])


def _line(node: dict[str, Any]) -> str | None:
    role = node.get("role", {}).get("value", "")
    role, name = CALLED.get(role, role), _words(node, "name")
    if node["ignored"] or role not in NAMED or not (name or role in CONTROLS):
        return None
    return " | ".join([role, name or "(nothing)", *_besides(node)])


def _besides(node: dict[str, Any]) -> Iterator[str]:
    """What is told besides the name."""
    told = {entry["name"]: entry["value"].get("value") for entry in node.get("properties", ())}
    yield from (name for name in ("required", "disabled", "checked") if told.get(name) not in (None, False, "false"))
    if told.get("invalid") not in (None, "false"):
        yield "invalid"
    if description := _words(node, "description"):
        yield f"described: {description}"


def _words(node: dict[str, Any], part: str) -> str:
    return _plain(str(node.get(part, {}).get("value", "")))


def _plain(words: str) -> str:
    return LASTING.sub("(so long)", " ".join(words.split()))


def read() -> dict[str, Names]:
    """Return the names of each state as the file has them."""
    states = _letters()
    found = {state: Names() for state in states.values()}
    for cells, _, line in (row.partition("  ") for row in _rows() if "  " in row):
        for letter, count in re.findall(r"([A-Za-z])(\d*)", cells):
            found[states[letter]][line] = int(count or 1)
    return found


def write(names: Mapping[str, Names]) -> None:
    """Keep the names of each state, sorted, so that one order of looking is as good as another."""
    letters = {state: letter for letter, state in _letters().items() if state in names}
    free = iter(sorted(set(ascii_letters) - set(letters.values()), key=ascii_letters.index))
    letters |= {state: next(free) for state in names if state not in letters}
    lines = sorted({line for found in names.values() for line in found}, key=lambda line: (line.casefold(), line))
    states = sorted(f"{letter} = {state}" for state, letter in letters.items())
    rows = [f"{_cells(line, names, letters)}  {line}" for line in lines]
    FILE.write_text("\n".join([HEAD + "\n".join(states), "", *rows, ""]))


def _cells(line: str, names: Mapping[str, Names], letters: Mapping[str, str]) -> str:
    counts = ((letter, names[state][line]) for state, letter in sorted(letters.items(), key=lambda item: item[1]))
    return "".join(letter if count == 1 else f"{letter}{count}" for letter, count in counts if count)


def _rows() -> list[str]:
    return [row for row in FILE.read_text().splitlines() if row and not row.startswith("#")]


def _letters() -> dict[str, str]:
    """Each state by its letter."""
    return dict(row.split(" = ", 1) for row in _rows() if re.match(r"[A-Za-z] = ", row))
