"""A portfolio far larger than anybody's: 60 positions, 120 projects, 1,000 technologies."""

import random
from typing import Any

POSITIONS, PROJECTS, TECHNOLOGIES = 60, 120, 1000
_WORDS = (
    "Amber",
    "Basalt",
    "Cobalt",
    "Dune",
    "Ember",
    "Flint",
    "Garnet",
    "Heron",
    "Iris",
    "Juniper",
    "Kestrel",
    "Lotus",
)


def portfolio() -> dict[str, Any]:
    """Return what its file says; the same each time."""
    chance = random.Random(20)  # noqa: S311 - no secret depends on it.
    names = [f"{chance.choice(_WORDS)} {chance.choice(_WORDS)} {n}" for n in range(TECHNOLOGIES)]

    def sentence() -> str:
        return f"Built a system on {chance.choice(names)} and {chance.choice(names)} that answered in half the time."

    positions = [
        {
            "slug": f"position-{n}",
            "title": f"Engineer {n}",
            "start": f"{1996 + n // 2}-{chance.randint(1, 12):02}",
            "achievements": [{"id": f"p{n}-{m}", "text": sentence()} for m in range(8)],
            "technologies": chance.sample(names, 35),
        }
        for n in range(POSITIONS)
    ]
    projects = [
        {
            "title": f"Project {n}",
            "position": f"position-{chance.randrange(POSITIONS)}",
            "summary": sentence(),
            "solutions": [sentence() for _ in range(4)],
            "technologies": chance.sample(names, 12),
        }
        for n in range(PROJECTS)
    ]
    return {
        "person": {"name": "Lena Large", "role": "Engineer", "pitch": "Has done it all."},
        "contact": {"invitation": "Write."},
        "technologies": [
            {"name": name, "aka": [f"{name} Server", f"The {name}"], "group": f"Group {n % 9}"}
            for n, name in enumerate(names)
        ],
        "employers": [{"name": "Everywhere", "positions": positions}],
        "projects": projects,
    }
