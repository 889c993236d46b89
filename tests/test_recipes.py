"""CONTRIBUTING's lists, followed in a copy of this checkout: each is whole, and says which tests tell of what is left out."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from portfolio.contact.outbox.tables import SCHEMA_VERSION
from tests.paths import ROOT

pytestmark = pytest.mark.slow

GUARDS = ["tests/test_promises.py", "tests/site/test_sections.py", "tests/content/file/test_schema.py", "tests/test_house.py",
          "tests/contact/outbox/test_sqlite.py::test_an_older_outbox_is_brought_up_with_its_messages",
          "tests/contact/outbox/test_sqlite.py::test_each_version_that_there_was_is_known", "tests/config/test_settings.py"]  # fmt: skip
Step = Callable[[Path], None]
NOW = SCHEMA_VERSION


def insert(file: str, before: str, text: str) -> Step:
    """A step that writes `text` into a file, above the one place that begins as `before` says."""

    def step(checkout: Path) -> None:
        path = checkout / file
        written = path.read_text()
        assert written.count(before) == 1, f"{file} holds {before!r} {written.count(before)} times."
        path.write_text(written.replace(before, f"{text}{before}"))

    return step


def create(file: str, text: str) -> Step:
    return lambda checkout: (checkout / file).write_text(text) and None


def replace(file: str, old: str, new: str) -> Step:
    """A step that writes `new` in the one place of `old`."""

    def step(checkout: Path) -> None:
        path = checkout / file
        assert path.read_text().count(old) == 1
        path.write_text(path.read_text().replace(old, new))

    return step


def keep_outbox(checkout: Path) -> None:
    """Keep an outbox of the new version, as those of all versions are kept: here, that of the last one with its column."""
    last = (checkout / f"tests/data/outboxes/{NOW}.sql").read_text()
    last = last.replace("text TEXT NOT NULL", "company TEXT DEFAULT '' NOT NULL, text TEXT NOT NULL")
    written = last.replace(f"VALUES ({NOW});", f"VALUES ({NOW + 1});")
    (checkout / f"tests/data/outboxes/{NOW + 1}.sql").write_text(written)


def make_words(checkout: Path) -> None:
    for options, file in (["schema"], "data/portfolio.schema.json"), (["schema", "--markdown"], "docs/owner.md"):
        (checkout / file).write_text(run(checkout, "portfolio.cli", *options))


SECTION = [
    insert("portfolio/content/model/learning.py", "class SkillGroup(Part):",
           'class Patent(Part):\n    """What nobody else may build."""\n\n'
           '    name: Annotated[Text, about("Rigging", room=60, resume=["name"])]\n    """What it is called."""\n'
           '    url: Annotated[LinkUrl, about("https://example.org/rigging", resume=["url"])] | None = None\n    """Where it can be seen."""\n'
           '    since: Annotated[Date, about("2020-03", resume=["date"])] | None = None\n    """When it was given."""\n'
           '    grade: Annotated[Text, about("With honors", room=40)] | None = None\n    """How well it went."""\n\n\n'),
    insert("portfolio/content/model/__init__.py", "    reading: Reading = Reading()\n",
           '    patents: Annotated[Many[Patent], about(resume=["patents"])] = ()\n    """What nobody else may build."""\n'),
    replace("portfolio/content/model/__init__.py", "import Book, Education", "import Book, Education, Patent"),
    insert("portfolio/content/model/__init__.py", '    "reading": "Essential', '    "patents": "Patents",\n'),
    insert("portfolio/site/sections.py", '    _alone(Section("reading"', '    _alone(Section("patents", ORDERED["patents"], ("patents",), "Patents")),\n'),
    create("portfolio/templates/site/sections/_patents.html",
           '{# Uses: section, portfolio #}\n{% from "_macros.html" import date %}\n<section class="plain" id="patents" aria-labelledby="patents-title">\n'
           '  <h2 id="patents-title">{{ section.title }}</h2>\n'
           '  <ul class="row">\n    {% for one in portfolio.patents %}\n'
           '    <li><a{% if one.url %} href="{{ one.url }}"{% endif %}>{{ one.name }}</a> {{ date(one.since) if one.since }} {{ one.grade or "" }}</li>\n    {% endfor %}\n  </ul>\n</section>\n'),
    insert("portfolio/resume/outlining.py", '    "reading": lambda', '    "patents": lambda p, _: (_moment(one.name, one.url, one.grade, one.since) for one in p.patents),\n'),
    insert("tests/test_promises.py", '    "$schema": "names our schema",', '    "patents.grade": "no place",\n'),
    insert("tests/data/conservator.json", '  "reading": {',
           '  "patents": [{"name": "Clamp", "url": "https://patents.example/1", "since": "2020", "grade": "Granted"}],\n'),
    make_words,
]  # fmt: skip
FIELD = [
    insert("portfolio/content/model/career.py", "    start: Annotated[Date, about(\"2020-03\"",
           '    tools: Annotated[Text, about("Hammers", room=60)] | None = None\n    """With what."""\n'),
    insert("portfolio/templates/site/_role.html", "  </div>\n  <div class=\"entry__what\">",
           "    {% if position.tools %}\n    <p>{{ position.tools }}</p>\n    {% endif %}\n"),
    replace("portfolio/resume/outlining.py", "role.engagement, role.spoken_share)", "role.engagement, role.spoken_share, role.tools)"),
    insert("tests/test_promises.py", '    "$schema": "names our schema",', '    "employers.positions.tools": "no place",\n    "volunteering.tools": "no place",\n'),
    insert("tests/data/conservator.json", '          "start": "2012-04"', '          "tools": "Sewing frame",\n'),
    insert("tests/data/conservator.json", '      "summary": "Two weeks of mud', '      "tools": "Shovel",\n'),
    make_words,
]  # fmt: skip
MESSAGE = [
    insert("portfolio/contact/outbox/written.py", '    text: str = _labelled("Message")', '    company: str = _labelled("Company", default="")\n'),
    insert("portfolio/contact/form.py", "    subject = StringField(",
           '    company = StringField("Company (optional)", id="contact-company", filters=[_one_line], validators=[Optional()])\n'),
    insert("portfolio/contact/outbox/tables.py", "}\n\n\nclass Utc",
           f'    {NOW}: (\n        "ALTER TABLE messages ADD COLUMN company TEXT DEFAULT \'\' NOT NULL",\n'
           f'        "UPDATE schema_version SET version = {NOW + 1}",\n    ),\n'),
    replace("portfolio/contact/outbox/tables.py", f"SCHEMA_VERSION = {NOW}", f"SCHEMA_VERSION = {NOW + 1}"),
    keep_outbox,
]  # fmt: skip
SETTING = [
    insert("portfolio/config/settings.py", "    CONTACT_RECIPIENT: Address", '    GREETING: str = "Hello"\n    """What is said first."""\n'),
    insert("README.md", "| `CONTACT_RECIPIENT` |", "| `GREETING` | `Hello` | What is said first. |\n"),
    insert(".env.example", "# The address that messages are mailed to.", "# What is said first.\n# GREETING=Hello\n\n"),
]  # fmt: skip
EXPORT = [
    create("portfolio/resume/to_dump.py",
           '"""From a portfolio to all that it holds."""\n\nfrom portfolio.content.model import Portfolio\n\n\n'
           'def text(portfolio: Portfolio) -> str:\n    """Return `portfolio` as JSON of its own."""\n'
           "    return portfolio.model_dump_json(by_alias=True)\n"),
    insert("portfolio/resume/formats.py", "from portfolio.resume.json_resume import", "from portfolio.resume import to_dump\n"),
    insert("portfolio/resume/formats.py", '    FileFormat("contact.vcf"',
           '    FileFormat("dump.json", "application/json", lambda portfolio, _: to_dump.text(portfolio).encode()),\n'),
    insert("tests/test_promises.py", "def leaves(", 'EXPORTS["/dump.json"] = {}\n'),
]  # fmt: skip
# How many of the steps belong to the first one of the list.
RECIPES = {
    "a section": (SECTION, 4),
    "a field": (FIELD, 1),
    "a field of a message": (MESSAGE, 1),
    "a setting": (SETTING, 1),
    "an export": (EXPORT, 3),
}


def run(checkout: Path, module: str, *words: str) -> str:
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(checkout), "PYTHONDONTWRITEBYTECODE": "1"}
    environment["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"  # None is needed for the guards, and all take time.
    command = [sys.executable, "-m", module, *words]
    return subprocess.run(
        command, cwd=checkout, capture_output=True, text=True, check=module != "pytest", env=environment
    ).stdout


def failing(checkout: Path) -> set[str]:
    told = run(checkout, "pytest", "-q", "--tb=no", "-p", "no:cacheprovider", "-m", "not slow", *GUARDS)
    assert re.search(r"\d+ passed", told), told
    return set(re.findall(r"^(?:FAILED|ERROR) \S+::(test_\w+)", told, re.MULTILINE))


def named_in(recipe: str) -> set[str]:
    """The tests that CONTRIBUTING says would tell."""
    text = (ROOT / "CONTRIBUTING.md").read_text()
    [part] = re.findall(rf"^### … {recipe}\n(.*?)(?=^##)", text, re.MULTILINE | re.DOTALL)
    return set(re.findall(r"`(test_\w+)`", part))


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    copy = tmp_path / "checkout"
    # What was compiled goes along: it holds for every file that a recipe leaves alone.
    left_out = shutil.ignore_patterns(".git", ".venv*", "instance", ".*_cache", ".hypothesis", ".coverage*")
    shutil.copytree(ROOT, copy, ignore=left_out)
    return copy


# Two lists that name a test in common are followed apart; the others together, since each run takes seconds.
TOGETHER = [["a field"], [recipe for recipe in RECIPES if recipe != "a field"]]


@pytest.mark.parametrize("recipes", TOGETHER, ids=", ".join)
def test_a_list_says_who_tells_of_what_is_left_out(checkout: Path, recipes: list[str]) -> None:
    named = [test for recipe in recipes for test in named_in(recipe)]

    for recipe in recipes:
        steps, first = RECIPES[recipe]
        for step in steps[:first]:
            step(checkout)

    assert failing(checkout) == set(named)
    assert len(named) == len(set(named))


def test_the_lists_are_whole(checkout: Path) -> None:
    steps = dict.fromkeys(step for steps, _ in RECIPES.values() for step in steps)
    for step in sorted(steps, key=lambda step: step is make_words):  # Once, for all that was written by then.
        step(checkout)

    assert failing(checkout) == set()
