"""Promises of the house itself: who may import whom, what things are called, and that files agree with each other."""

import ast
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

from portfolio.config import Settings
from tests.paths import ROOT

PACKAGE = ROOT / "portfolio"
MODULES = sorted(PACKAGE.rglob("*.py"))
TEMPLATES = sorted((PACKAGE / "templates").rglob("*.*"))
SHEETS = sorted((PACKAGE / "static/css").rglob("*.css"))

# What each room may import of ours, besides itself. Data flows one way: a room imports only from those above its line.
MAY_IMPORT: dict[str, set[str]] = {
    "english": set(),
    "garbage": set(),
    "plain_error": set(),
    "whole_file": set(),
    "config": {"plain_error"},
    "content": {"english", "plain_error", "whole_file"},
    "evidence": {"english", "content"},
    "current": {"config", "content", "evidence"},
    "errors": set(),
    "publication": {"current"},
    "assets": {"content", "current", "publication", "whole_file"},
    "security": {"config", "current", "assets"},
    "resume": {"english", "assets", "config", "content", "evidence", "current", "plain_error"},
    "site": {"english", "content", "evidence", "current", "errors", "publication", "assets", "security"},
    "contact": {"english", "plain_error", "whole_file", "config", "current", "publication", "security"},
    "health": {"contact", "current", "english", "publication"},
    "server": {"config", "plain_error"},
    # `create_app` alone knows everybody; those below know `create_app`.
    "__init__": {"assets", "config", "contact", "current", "errors", "health", "publication", "resume", "security", "site"},
    "wsgi": {"__init__", "assets", "contact", "current", "garbage", "publication", "server"},
    "preview": {"__init__", "assets", "config", "current", "garbage", "publication", "server"},
    "doctor": {"config", "contact", "content"},
    "cli": {"english", "garbage", "plain_error", "whole_file", "config", "contact", "content", "doctor", "evidence", "resume", "server"},
}  # fmt: skip


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def imported(path: Path) -> Iterator[str]:
    """The rooms that a file imports from."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = ["." * node.level] if node.level else [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            package, _, rest = name.partition(".")
            if package == "portfolio" or not package:
                room = rest.partition(".")[0]
                yield "__init__" if room == "create_app" else room


def test_imports_run_one_way() -> None:
    offenders = [
        f"{shown(path)} imports {room or 'relatively'}"
        for path in MODULES
        for room in imported(path)
        if room != room_of(path) and room not in MAY_IMPORT.get(room_of(path), set())
    ]

    assert offenders == []
    assert set(map(room_of, MODULES)) == MAY_IMPORT.keys()
    assert list(TopologicalSorter(MAY_IMPORT).static_order())  # A CycleError would name the circle.


def test_one_name_is_one_thing() -> None:
    """No two classes and no two modules of one name, and no module that hides one of the standard library's."""
    places = defaultdict(set)
    for path in MODULES:
        if path.stem not in {"__init__", "__main__", "views", "wsgi"}:
            places[f"module {path.stem}"].add(shown(path))
            if path.stem in sys.stdlib_module_names:
                places[f"module {path.stem}"].add("the standard library")
        for node in parsed(path).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places[f"class {node.name}"].add(shown(path))

    assert {name: found for name, found in places.items() if len(found) > 1} == {}


def docstrings(path: Path) -> Iterator[tuple[int, str]]:
    """Every docstring of a file, those that stand under fields among them."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            yield node.lineno, node.value.value


def test_docstrings_stand_on_their_own() -> None:
    """None begins with a pronoun whose noun is in the neighbor's."""
    verbs = "Return|Yield|Do|Say|Give|Tell|Write|Read|Show|Take|Keep|Make|Raise|Put|Draw|Send|Add|Check|Open"
    leaning = re.compile(rf"(?:(?:{verbs})s? )?(?:it|its|they|them|their|these|those|this|the same|all of it|both|such)\b", re.IGNORECASE)  # fmt: skip
    offenders = [
        f"{shown(path)}:{line} {text.splitlines()[0]}"
        for path in MODULES
        for line, text in docstrings(path)
        if leaning.match(text)
    ]

    assert offenders == []


def test_the_architecture_has_a_line_for_each_room() -> None:
    told = (ROOT / "docs/architecture.md").read_text()
    rooms = {path.name + "/" if path.is_dir() else path.name for path in PACKAGE.iterdir()} - {
        "__init__.py",
        "__pycache__/",
    }

    assert [room for room in sorted(rooms) if f"`{room}`" not in told] == []


def test_what_the_documents_name_is_there() -> None:
    """Paths and tests in the words for those who come after."""
    tests = {
        name for path in (ROOT / "tests").rglob("*.py") for name in re.findall(r"def (test_\w+)", path.read_text())
    }
    missing = []
    for document in ("README.md", "CONTRIBUTING.md", "docs/architecture.md", "docs/deploy.md"):
        text = (ROOT / document).read_text()
        paths = re.findall(r"`((?:portfolio|tests|docs|scripts|data|benchmarks|deploy)/[\w./-]+)`", text)
        links = [link for link in re.findall(r"\]\(([^)#:]+)\)", text) if not link.startswith("http")]
        missing += [f"{document}: {path}" for path in paths if not (ROOT / path).exists()]
        missing += [f"{document}: {link}" for link in links if not (ROOT / document).parent.joinpath(link).exists()]
        missing += [f"{document}: {name}" for name in re.findall(r"`(test_[a-z]\w+)`", text) if name not in tests]

    assert missing == []


def test_rooms_are_small() -> None:
    offenders = [f"{shown(path)}: {n} lines" for path in MODULES if (n := path.read_text().count("\n")) > 250]
    offenders += [f"{shown(path)}: {n} lines" for path in SHEETS if (n := path.read_text().count("\n")) > 150]
    for path in MODULES:
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.FunctionDef) and (n := (node.end_lineno or 0) - node.lineno + 1) > 40:
                offenders.append(f"{shown(path)}:{node.lineno} {node.name}: {n} lines")

    assert offenders == []


def readers(pattern: str) -> list[str]:
    return [shown(path) for path in MODULES if re.search(pattern, path.read_text(), re.IGNORECASE)]


def test_only_wsgi_starts_delivering() -> None:
    assert readers(r"deliverer\.start\(") == ["portfolio/wsgi.py"]


def test_only_config_reads_the_environment() -> None:
    assert readers(r"os\.environ|getenv|dotenv") == ["portfolio/config/reading.py"]


def test_nothing_on_the_server_reads_a_header_of_htmx() -> None:
    assert readers(r"request\.headers[^\n]*HX-") == []


def test_files_are_written_whole_or_not_at_all() -> None:
    """Whatever is kept is written by `whole_file`; a lock file and a temporary one hold nothing."""
    writes = r"write_text\(|write_bytes\(|\.open\(\"[wax]|mkstemp|os\.replace|os\.rename"
    careless = [
        shown(path)
        for path in MODULES
        if re.search(writes, path.read_text()) and "whole_file" not in path.read_text() and path.name != "lock.py"
    ]

    assert careless == []


def test_a_path_is_never_pasted_into_the_address_of_a_database() -> None:
    """A `?` or a `%` in it would name another file."""
    assert readers(r"f\"sqlite:|f\"file:(?!\{quote\()") == []


def test_every_setting_is_in_the_readme_as_the_code_has_it() -> None:
    rows = [line for line in (ROOT / "README.md").read_text().splitlines() if re.match(r"\| `[A-Z_]+` \|", line)]

    assert rows == [row(name) for name in Settings.model_fields]


def row(name: str) -> str:
    field = Settings.model_fields[name]
    default = str(field.default).lower() if isinstance(field.default, bool) else field.default
    return f"| `{name}` | {'' if default is None else f'`{default}`'} | {field.description} |"


def test_every_setting_is_in_the_example() -> None:
    names = re.findall(r"^# ?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)

    assert names == list(Settings.model_fields)


def test_every_custom_property_that_css_uses_is_set() -> None:
    sheets = "".join(path.read_text() for path in SHEETS)
    used = set(re.findall(r"var\((--[\w-]+)\)", sheets))
    declared = set(re.findall(r"(--[\w-]+):", sheets)) | {"--accent-chosen"}  # Set from the owner's file.

    assert used <= declared


def test_colors_stand_in_tokens_alone() -> None:
    colors = re.compile(r"#[0-9a-f]{3,8}\b|rgb\(|hsl\(|oklch\(")

    assert [shown(path) for path in SHEETS if path.name != "tokens.css" and colors.search(path.read_text())] == []


def test_every_class_in_a_template_is_known_to_css() -> None:
    known = set(re.findall(r"\.([a-z][\w-]*)", "".join(path.read_text() for path in SHEETS)))
    templates = "".join(path.read_text() for path in TEMPLATES)
    used = {
        name for names in re.findall(r'class="([^"]*)"', templates) for name in re.sub(r"{%.*?%}", " ", names).split()
    }

    assert used - known == set()


def test_a_template_that_is_a_fragment_says_what_it_uses() -> None:
    parts = [path for path in TEMPLATES if path.name.startswith("_") or path.name.endswith("_fragment.html")]

    assert [shown(path) for path in parts if not path.read_text().startswith("{# ")] == []


def test_no_style_attribute_and_no_inline_handler() -> None:
    inline = re.compile(r"\sstyle=|\son\w+=|hx-on|[\"']js:")

    assert [shown(path) for path in TEMPLATES if inline.search(path.read_text())] == []


def test_htmx_and_its_extension_are_of_the_version_that_their_names_say() -> None:
    htmx, extension = sorted((PACKAGE / "static/vendor").iterdir(), key=lambda file: file.name)

    assert (htmx.name, extension.name) == ("htmx-4.0.1.min.js", "hx-preload-4.0.1.min.js")
    assert 'version:"4.0.1"' in htmx.read_text() or 'version="4.0.1"' in htmx.read_text()


def test_a_view_that_reads_the_query_is_known_to_the_publication() -> None:
    """What a view reads must stand in `site/canonical.py`, or readers would get the answer to another question."""
    found = {
        shown(path): set(re.findall(r"request\.args\.\w+\(\"(\w+)\"", path.read_text()))
        for path in MODULES
        if re.search(r"request\.(args|values|full_path|query_string|url\b)", path.read_text())
    }

    assert found == {
        "portfolio/site/query.py": {"q", "tech", "also", "left_out"},
        "portfolio/site/views.py": {"category"},
    }


def test_pins_have_hashes_and_no_addresses() -> None:
    for path in (ROOT / "requirements").iterdir():
        pins = path.read_text()
        assert "://" not in pins
        assert pins.count("==") <= pins.count("--hash=sha256:")


def test_templates_are_read_without_scrolling_sideways() -> None:
    wide = [
        f"{shown(path)}:{n}"
        for path in TEMPLATES
        for n, line in enumerate(path.read_text().splitlines(), 1)
        if len(line) > 160
    ]

    assert wide == []
