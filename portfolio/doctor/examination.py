"""What was found of one part."""

from typing import NamedTuple


class Examination(NamedTuple):
    """A part of the site, whether it is well, and a sentence about it: what to do, if it is not."""

    part: str
    is_well: bool
    sentence: str


def well(part: str, sentence: str) -> Examination:
    """Return that `part` is well."""
    return Examination(part, True, sentence)


def ill(part: str, sentence: str) -> Examination:
    """Return what is wrong with `part`, and what to do."""
    return Examination(part, False, sentence)
