"""The vocabulary that comes with the site: what advertisements name, with spellings, groups and guards.

`shipped.json` has one entry on each line, with the keys of the owner's own `technologies`, so that an entry can be
copied there as it stands. It is read once in a process, when the first portfolio asks for it.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from portfolio.content.model import Technology
from portfolio.evidence.spellings import Spellings

_FILE = Path(__file__).with_name("shipped.json")


@cache
def technologies() -> Mapping[str, Technology]:
    """Return every technology that is shipped, by slug, in the order of the file."""
    entries = (Technology.model_validate(entry) for entry in json.loads(_FILE.read_text(encoding="utf-8")))
    return {technology.slug: technology for technology in entries}


@cache
def spellings() -> Spellings:
    """Return the spellings of everything that is shipped."""
    return Spellings(technologies().values())
