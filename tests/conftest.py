"""What tests share: an app on a database of its own, a clock that stands still, and a real mail server."""

import gc
import json
import os
import signal
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from itertools import count
from pathlib import Path
from types import CodeType
from typing import Any

import pytest
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient
from jinja2.bccache import Bucket, BytecodeCache
from PIL import Image
from sqlalchemy import Engine
from werkzeug.routing import Rule
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling
from xdist.workermanage import WorkerController

from portfolio import create_app, current
from portfolio.config import Settings
from portfolio.contact import outbox
from portfolio.contact.outbox import steadiness
from portfolio.content import live
from portfolio.content.file import loading, schema
from portfolio.content.model import Portfolio
from portfolio.content.model.dates import Month
from portfolio.content.model.pictures import Finder
from portfolio.publication import encoding
from portfolio.resume import typesetting
from tests import watching
from tests.paths import DATA, ENGINEER, ROOT, SMALL
from tests.postbox import Postbox, open_postbox
from tests.postgresql import Server, running

# What takes longest, the longest first: begun late, one of them would keep one process busy while the others are done.
LONGEST = (
    "tests/browser", "tests/browser, in Firefox too", "tests/server/test_stop.py",
    "tests/test_recipes.py", "tests/test_safe_edits.py", "tests/faults/test_restore.py", "tests/faults/test_kills.py",
    "tests/deploy/test_nodes.py", "tests/deploy/test_nginx.py", "tests/faults/test_deliverers.py", "tests/server/test_uploads.py",
    "tests/faults/test_shipped_server.py", "tests/server/test_reload.py", "tests/deploy/test_reloads.py", "tests/server/test_letters.py",
    "tests/faults/test_operations.py", "tests/server/test_full_disk.py", "tests/server/test_pictures_of_workers.py",
    "tests/deploy/test_caddy.py", "tests/test_installed.py",
)  # fmt: skip


@cache
def room_of(module: str) -> str:
    """Return the name in `LONGEST` under which a module of browsers' tests is run."""
    return LONGEST["firefox" in (ROOT / module).read_text()]


class Rooms(LoadScopeScheduling):
    """How tests are spread over several processes: a module stays whole, two have a browser, and one of them Firefox too.

    A browser, Playwright and the sites take ten seconds of work to start.
    """

    def _split_scope(self, nodeid: str) -> str:
        module: str = super()._split_scope(nodeid)
        return room_of(module) if module.startswith("tests/browser/") else module

    def _assign_work_unit(self, node: WorkerController) -> None:
        first = next((room for room in LONGEST if room in self.workqueue), None)
        if first:
            self.workqueue.move_to_end(first, last=False)
        super()._assign_work_unit(node)


class Compiled(BytecodeCache):
    """Templates that were compiled for one app, for all others: each test has an app of its own."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._known.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        assert bucket.code
        self._known[bucket.key, bucket.checksum] = bucket.code


class People:
    """The files of the people in the tests, read for one app, for all others; every other file is read each time."""

    parse_any, prepare_any = staticmethod(loading.parse), staticmethod(current._prepare)

    def __init__(self) -> None:
        self._parsed: dict[bytes, Portfolio] = {}
        self._prepared: dict[int, current.CurrentContent] = {}

    def parse(self, written: bytes, path: Path, today: Month | None = None, find: Finder | None = None) -> Portfolio:
        if DATA not in path.parents:
            return self.parse_any(written, path, today, find)
        key = (written, find is None)  # Without a finder, nothing is known of pictures but their names.
        if key not in self._parsed:
            known = self._parsed[key] = self.parse_any(written, path, today, find)
            self._prepared[id(known)] = self.prepare_any(known)
        return self._parsed[key]

    def prepare(self, portfolio: Portfolio) -> current.CurrentContent:
        return self._prepared.get(id(portfolio)) or self.prepare_any(portfolio)


class Builders:
    """What builds the addresses of a rule, compiled for one app, for all others: it is most of what an app costs."""

    compile_any = staticmethod(Rule._compile_builder)

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], Callable[..., tuple[str, str]]] = {}

    def compile(self, rule: Rule, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        # All that it depends on: what is made is given the rule itself, and asks that for its converters.
        key = (rule.rule, *rule._trace, *(rule.defaults or {}).items(), append_unknown)
        if key not in self._known:
            self._known[key] = self.compile_any(rule, append_unknown)
        return self._known[key]


# Whoever starts the tests in the background has these ignored, and so would every server be deaf to them that is told to stop.
for number, usual in {signal.SIGINT: signal.default_int_handler, signal.SIGHUP: signal.SIG_DFL}.items():
    if signal.getsignal(number) is signal.SIG_IGN:
        signal.signal(number, usual)
# What was compressed for one app, for all others: the same page takes a tenth of a second each time.
encoding._brotli = lru_cache(maxsize=1024)(encoding._brotli)
# So were PDFs and pictures of links, for each of which a process is started.
typesetting._made = lru_cache(maxsize=256)(typesetting._made.__wrapped__)
Flask.jinja_options = {"bytecode_cache": Compiled()}
PEOPLE = People()
BUILDERS = Builders()
Rule._compile_builder = lambda rule, append_unknown=True: BUILDERS.compile(rule, append_unknown)
loading.parse, current._prepare = PEOPLE.parse, PEOPLE.prepare
pytest_plugins = ["pytester"]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Rooms:
    return Rooms(config, log)


def pytest_collection_finish() -> None:
    """What was collected stays: looking for garbage in thousands of tests takes a third of a second each time."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A test that fails while a server of the tests is dead shows that server's last lines."""
    report = yield
    if report.failed:
        report.sections += watching.last_words()
    return report


@dataclass
class Clock:
    """A clock that stands still until it is moved."""

    time: datetime = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def advance(self, **amount: float) -> None:
        self.time += timedelta(**amount)

    @contextmanager
    def wrong_by(self, **amount: float) -> Iterator[None]:
        """Run ahead for a while, or behind."""
        self.advance(**amount)
        yield
        self.time -= timedelta(**amount)


def environment(**chosen: str) -> dict[str, str]:
    """All settings as they are by default, whatever this machine and its .env say, but for the file and those chosen."""
    return dict.fromkeys(Settings.model_fields, "") | {"PORTFOLIO_FILE": str(ENGINEER)} | chosen


def server_environment(**chosen: str) -> dict[str, str]:
    """What `environment` gives, on the smallest file: a server makes its most wanted pages ready in a moment."""
    return environment(**{"PATH": os.environ["PATH"], "PORTFOLIO_FILE": str(SMALL)} | chosen)


@pytest.fixture
def clock() -> Clock:
    return Clock()


def usual_settings(folder: Path, **chosen: Any) -> Settings:
    """Everything as it is by default, but a file that nobody edits, and no limits: a test may write what it likes."""
    usual = {
        "INSTANCE_DIR": folder / "instance",
        "PORTFOLIO_FILE": ENGINEER,
        "CONTACT_LIMIT": "off",
        "CONTACT_FLOOD": "off",
    }
    return Settings(**usual | chosen)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return usual_settings(tmp_path)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """A PostgreSQL server; each test makes a database of its own."""
    with running() as server:
        yield server


@pytest.fixture
def app(settings: Settings, clock: Clock) -> Iterator[Flask]:
    app = create_app(settings, clock)
    yield app
    current.of(app).engine.dispose()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def engine(app: Flask) -> Engine:
    return current.of(app).engine


@pytest.fixture
def runner(settings: Settings) -> CliRunner:
    """Runs the `portfolio` command on the same outbox as `app`."""
    return CliRunner(env=environment(INSTANCE_DIR=str(settings.INSTANCE_DIR), DATABASE_URL=settings.DATABASE_URL or ""))


@pytest.fixture
def written() -> dict[str, Any]:
    """The smallest file with something in most places, for a test to change."""
    return {
        "person": {"name": "Ada Example", "role": "Engineer", "pitch": "I build things that last."},
        "employers": [
            {
                "name": "Acme",
                "positions": [
                    {
                        "title": "Engineer",
                        "start": "2020-01",
                        "end": "2021-12",
                        "summary": "Built engines.",
                        "achievements": ["Cut the fuel of engines by 40% in a year."],
                        "technologies": ["Steam", "C++"],
                    },
                    {"title": "Lead", "start": "2022-01", "summary": "Led engineers.", "technologies": ["Steam"]},
                ],
            }
        ],
        "projects": [
            {
                "title": "The Engine",
                "position": "acme-engineer",
                "impact": "10x faster.",
                "summary": "An engine.",
                "challenge": "Heat.",
                "solutions": ["Cooling."],
                "technologies": ["Steam", "Water"],
            }
        ],
        "reading": {
            "books": [
                {"title": "On Steam", "author": "A. Author", "category": "Steam Power", "note": "All about it."},
                {"title": "On Water", "author": "B. Author", "category": "Steam Power", "note": "The rest."},
                {"title": "On Fire", "author": "C. Author", "category": "Heat", "note": "And heat."},
            ]
        },
        "contact": {"invitation": "Write to me."},
    }


def everything() -> dict[str, Any]:
    """A file with something in every field that the model has, each text different from all others.

    It is made from the schema, so that a new field is in it before anybody has thought of it here.
    """
    numbers = count(1)

    def filled(path: tuple[str | int, ...]) -> Any:
        field = schema.at(path)
        if "properties" in field:
            return {key: filled((*path, key)) for key in field["properties"]}
        if field.get("type") == "array":
            return [filled((*path, n)) for n in range(2)]
        sample = schema.example(path)
        is_free = field.get("type") == "string" and not {"pattern", "format", "enum"} & field.keys()
        return f"{sample} {next(numbers)}" if is_free else sample

    found: dict[str, Any] = filled(())
    _agree(found, numbers)
    return found


def draw_pictures(folder: Path, written: dict[str, Any]) -> None:
    """Put a picture into `folder` for each that `written` names."""
    pictures = [picture for project in written.get("projects", ()) for picture in project.get("pictures", ())]
    for picture in filter(None, [written["person"].get("portrait"), *pictures]):
        file = folder / picture["file"]
        file.parent.mkdir(exist_ok=True)
        Image.linear_gradient("L").resize((600, 400)).convert("RGB").save(file)


def _agree(found: dict[str, Any], numbers: Iterator[int]) -> None:
    """Give names to what must have different ones, and lead what refers to another part there."""
    positions = [position for employer in found["employers"] for position in employer["positions"]]
    achievements = [achievement for position in positions for achievement in position["achievements"]]
    achievements += [achievement for role in found["volunteering"] for achievement in role["achievements"]]
    for part in (
        *positions,
        *found["volunteering"],
        *achievements,
        *found["projects"],
        *found["technologies"],
        *found["sections"],
    ):
        part["slug"] = f"slug-{next(numbers)}"
    for year, position in enumerate(positions, 2001):
        position["start"], position["end"] = f"{year}-03", f"{year}-11"
    for span in (*found["volunteering"], *found["breaks"]):
        span["start"], span["end"] = "2011-03", "2011-11"
    found["order"] = ["education", found["sections"][0]["slug"]]
    found["audiences"] = [
        audience | _seen(found) | {"slug": f"slug-{next(numbers)}"} for audience in found["audiences"]
    ]
    for project, position in zip(found["projects"], positions, strict=False):
        project["position"] = position["slug"]
    for technology, position in zip(found["technologies"], positions, strict=False):
        technology["aka"][0] = position["technologies"][0]
        technology["ordinary_words"] = technology["aka"][1:]
    found["language"] = "pt-BR"
    for figure, achievement in zip(found["figures"], achievements, strict=False):
        figure["source"] = achievement["slug"]
        achievement["text"] = f"{figure['value']} of {achievement['text']}"
    for n, link in enumerate(found["links"]):
        link["url"] = f"https://example.com/{n}"
    studied, studying = found["education"]
    studied |= {"start": 2005, "graduated": 2010}
    studying |= {"start": "2026-09", "expected": "expected 2029"}
    del studied["expected"], studying["graduated"]


def _seen(found: dict[str, Any]) -> dict[str, list[str]]:
    """What an audience sees: one of everything that it can name."""
    position = found["employers"][0]["positions"][0]
    return {
        "sections": ["employers", "volunteering", "projects", "skills"],
        "positions": [position["slug"]],
        "volunteering": [found["volunteering"][0]["slug"]],
        "achievements": [position["achievements"][0]["slug"]],
        "projects": [found["projects"][0]["slug"]],
        "figures": [found["figures"][0]["value"]],
        "skills": [found["skills"][0]["name"]],
    }


@pytest.fixture
def save(tmp_path: Path) -> Callable[[dict[str, Any]], Path]:
    """Saves what is written to a file and returns where."""

    def save(written: dict[str, Any]) -> Path:
        path = tmp_path / "portfolio.json"
        path.write_text(json.dumps(written))
        return path

    return save


@pytest.fixture
def edited_app(
    settings: Settings,
    clock: Clock,
    written: dict[str, Any],
    save: Callable[[dict[str, Any]], Path],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Flask]:
    """An app on what is `written`, for a test to edit and `save`: it looks at the file each time."""
    monkeypatch.setattr(live, "PAUSE_SECONDS", 0)
    app = create_app(settings.model_copy(update={"PORTFOLIO_FILE": save(written)}), clock)
    yield app
    current.of(app).engine.dispose()


def draft(**changes: Any) -> outbox.Draft:
    """A message that anybody might write."""
    usual = {"name": "Vera Visitor", "email": "vera@example.org", "subject": "A role", "text": "Shall we talk?"}
    return outbox.Draft(**(usual | changes))


def purge_steadily(engine: Engine, now: datetime, retention: timedelta) -> int:
    """Purge as who has looked at the clock for a week by then."""
    outbox.purge(engine, now - steadiness.BELIEVED_AFTER, retention)
    return outbox.purge(engine, now, retention)


@pytest.fixture
def sent_mail() -> Iterator[Postbox]:
    with open_postbox() as postbox:
        yield postbox
