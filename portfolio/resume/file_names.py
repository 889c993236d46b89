"""What a file is called when it is saved: by the person that it tells of."""

import re
import unicodedata
from urllib.parse import quote

# As long as a name may be without spoiling the list of a folder, or the headers of an answer.
_LONGEST = 60


def disposition(person: str, name: str) -> str:
    """Return the Content-Disposition (RFC 6266) of the file `name`, such as `resume.pdf`, about `person`.

    A browser shows what it can show, and saves the file as `Ada-Example.pdf`. A name that is not ASCII is there twice:
    as it is, and without its accents for readers of old; where nothing is left of it, those read `resume.pdf`.
    """
    stem, _, ending = name.rpartition(".")
    whole = _stem(person) or stem
    plain = _stem(unicodedata.normalize("NFKD", whole).encode("ascii", "ignore").decode()) or stem
    shown = f'inline; filename="{plain}.{ending}"'
    return shown if plain == whole else f"{shown}; filename*=UTF-8''{quote(f'{whole}.{ending}', safe='')}"


def _stem(words: str) -> str:
    """Return `words` with hyphens between them: letters and digits of every script, and what stands within names."""
    plain = unicodedata.normalize("NFC", words)
    # Combining marks are no word characters, and belong to letters of many scripts.
    kept = "".join(c if re.match(r"[\w.']", c) or unicodedata.category(c)[0] == "M" else " " for c in plain)
    return "-".join(kept.split())[:_LONGEST].strip("-.'_")
