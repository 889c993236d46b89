"""`make structured`: hold what search engines read of all people's pages to the types of schema.org, by TypeScript.

Nobody else knows all of them as well as `schema-dts`, which Google makes of the vocabulary itself.
"""

import json
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from portfolio.evidence import record
from portfolio.site import structured_data
from tests.resume.telling import PEOPLE, SITE, TODAY, portfolio_of

PACKAGES = ("schema-dts@2.1.0", "typescript@7.0.2")
# What must be refused, or nothing was compared: a property that the type does not have, and a value of another type.
WRONG = ({"@type": "Person", "jobTitel": "Cook"}, {"@type": "Person", "worksFor": {"@type": "Place", "name": "Porto"}})


def main() -> None:
    """Print what TypeScript says; exit with 1 if it finds anything wrong, or nothing wrong in what is."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        install(folder)
        said = judged(folder, told())
        refused = [bool(judged(folder, {"wrong": wrong})) for wrong in map(profiled, WRONG)]
    sys.stdout.write(said or f"{len(told())} pages are as schema.org has them.\n")
    sys.exit(bool(said) or not all(refused))


def install(folder: Path) -> None:
    options = ["--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    subprocess.run(["npm", "install", *options, *PACKAGES], check=True)


def told() -> dict[str, Any]:
    """What the pages of all people tell, by person and page."""
    found: dict[str, Any] = {}
    for path in PEOPLE:
        portfolio = portfolio_of(path)
        names = record.gather(portfolio)
        found[path.stem] = structured_data.profile(portfolio, names, SITE, TODAY, date(2026, 11, 26))
        for project in portfolio.projects:
            address = f"/projects/{project.slug}"
            found[f"{path.stem} {project.slug}"] = structured_data.work(portfolio, project, SITE, address)
    return found


def profiled(person: dict[str, Any]) -> dict[str, Any]:
    return {"@context": "https://schema.org", "@type": "ProfilePage", "mainEntity": person}


def judged(folder: Path, pages: dict[str, Any]) -> str:
    """What TypeScript says against `pages`; nothing if all of them are right."""
    lines = ['import type { Graph, ProfilePage, WithContext } from "schema-dts";']
    for n, (name, page) in enumerate(pages.items()):
        kind = "Graph" if "@graph" in page else "WithContext<ProfilePage>"
        lines.append(f"// {name}\nexport const page{n}: {kind} = {json.dumps(page)};")
    file = folder / "pages.ts"
    file.write_text("\n".join(lines))
    compiler = [folder / "node_modules/.bin/tsc", "--noEmit", "--strict", "--skipLibCheck", "--ignoreConfig"]
    done = subprocess.run(
        [*compiler, "--module", "nodenext", file], cwd=folder, capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr


if __name__ == "__main__":
    main()
