"""Promises of the house itself: who may import whom, and that files agree with each other."""

import ast
import re
from pathlib import Path

import pytest

from portfolio import config
from portfolio.config import Settings

PACKAGE = config.ROOT / "portfolio"
FOUNDATIONS = {
    "portfolio.config",
    "portfolio.current",
    "portfolio.errors",
    "portfolio.inline",
    "publication",
    "portfolio.security",
}
# What each room may import of ours, besides itself. Data flows one way.
MAY_IMPORT = {
    "content": set(),
    "site": {"content", *FOUNDATIONS},
    "contact": {"extensions", "rate", "secret", "portfolio.config", "portfolio.current", "publication", "portfolio.security"},
    "config": {"rate"},
    "rate": set(),
    "secret": {"portfolio.config"},
    "extensions": set(),
    "assets": {"publication"},
    "inline": {"content", "portfolio.assets"},
    "publication": {"content", "portfolio.current"},
    "edge": {"publication"},
    "current": {"content", "portfolio.config"},
    "security": {"portfolio.config", "portfolio.current", "portfolio.inline"},
    "errors": set(),
    "server": {"portfolio.config"},
    "health": {"contact", "portfolio.current", "publication"},
    "preview": {*FOUNDATIONS, "portfolio.create_app"},
    "exports": {"content", "portfolio.current"},
    "cli": {"contact", "content", "portfolio.config", "portfolio.server"},
}  # fmt: skip


def room_of(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def imports(path: Path) -> set[str]:
    """The modules of ours that a file imports, `from portfolio import x` as `portfolio.x`."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively; write the whole name."
            found |= {f"portfolio.{a.name}" for a in node.names} if node.module == "portfolio" else {node.module or ""}
    return {name for name in found if name.startswith("portfolio.")}


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_run_one_way(path: Path) -> None:
    room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    if room == "__init__":
        return  # create_app alone knows everybody.
    allowed = MAY_IMPORT[room]

    for module in imports(path):
        assert room_of(module) == room or module in allowed or room_of(module) in allowed, f"{path} imports {module}"


def test_only_wsgi_starts_delivering() -> None:
    starters = [
        path for path in [*PACKAGE.rglob("*.py"), config.ROOT / "wsgi.py"] if "deliverer.start(" in path.read_text()
    ]

    assert starters == [config.ROOT / "wsgi.py"]


def test_only_config_reads_the_environment() -> None:
    readers = [path for path in PACKAGE.rglob("*.py") if re.search(r"os\.environ|getenv|dotenv", path.read_text())]

    assert readers == [PACKAGE / "config.py"]


def test_nothing_on_the_server_reads_a_header_of_htmx() -> None:
    readers = [
        path
        for path in PACKAGE.rglob("*.py")
        if re.search(r"request\.headers[^\n]*HX-", path.read_text(), re.IGNORECASE)
    ]

    assert readers == []


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_in_the_readme_as_the_code_has_it(name: str) -> None:
    field = Settings.model_fields[name]
    rows = [line for line in (config.ROOT / "README.md").read_text().splitlines() if line.startswith(f"| `{name}` |")]

    default = (
        ""
        if field.default is None
        else f"`{str(field.default).lower() if isinstance(field.default, bool) else field.default}`"
    )
    assert rows == [f"| `{name}` | {default} | {field.description} |"]


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_in_the_example(name: str) -> None:
    assert re.search(rf"^# ?{name}=", (config.ROOT / ".env.example").read_text(), re.MULTILINE)


def test_every_custom_property_that_css_uses_is_set() -> None:
    sheets = "".join(path.read_text() for path in (PACKAGE / "static/css").rglob("*.css"))
    used = set(re.findall(r"var\((--[\w-]+)\)", sheets))
    declared = set(re.findall(r"(--[\w-]+):", sheets)) | {"--accent-chosen"}  # Set from the owner's file.

    assert used <= declared


def test_colors_stand_in_tokens_alone() -> None:
    for path in (PACKAGE / "static/css").rglob("*.css"):
        if path.name != "tokens.css":
            assert not re.search(r"#[0-9a-f]{3,8}\b|rgb\(|hsl\(|oklch\(", path.read_text()), path


def test_every_class_in_a_template_is_known_to_css() -> None:
    sheets = "".join(path.read_text() for path in (PACKAGE / "static/css").rglob("*.css"))
    known = set(re.findall(r"\.([a-z][\w-]*)", sheets))
    templates = "".join(path.read_text() for path in (PACKAGE / "templates").rglob("*.html"))
    used = {
        name for names in re.findall(r'class="([^"]*)"', templates) for name in re.sub(r"{%.*?%}", " ", names).split()
    }

    assert used - known == set()


def test_a_template_that_is_a_fragment_says_what_it_uses() -> None:
    for path in (PACKAGE / "templates").rglob("*.html"):
        if path.name.startswith("_") or path.name.endswith("_fragment.html"):
            assert path.read_text().startswith("{# "), path


def test_no_style_attribute_and_no_inline_handler() -> None:
    for path in (PACKAGE / "templates").rglob("*.html"):
        assert not re.search(r"\sstyle=|\son\w+=|hx-on|[\"']js:", path.read_text()), path


def test_htmx_and_its_extension_are_of_the_version_that_their_names_say() -> None:
    htmx, extension = sorted((PACKAGE / "static/vendor").iterdir(), key=lambda file: file.name)

    assert (htmx.name, extension.name) == ("htmx-4.0.1.min.js", "hx-preload-4.0.1.min.js")
    assert 'version:"4.0.1"' in htmx.read_text() or 'version="4.0.1"' in htmx.read_text()


def test_a_view_that_reads_the_query_is_known_to_the_publication() -> None:
    """What a view reads must stand in `site/public.py`, or readers would get the answer to another question."""
    readers = {
        str(path.relative_to(PACKAGE)): set(re.findall(r"request\.args\.\w+\(\"(\w+)\"", path.read_text()))
        for path in PACKAGE.rglob("*.py")
        if re.search(r"request\.(args|values|full_path|query_string|url\b)", path.read_text())
    }

    assert readers == {"site/asked.py": {"tech"}, "site/views.py": {"category"}}


def test_files_are_small() -> None:
    long = {path for path in PACKAGE.rglob("*.css") if path.read_text().count("\n") > 150}

    assert long == set()


def test_pins_have_hashes_and_no_addresses() -> None:
    for path in (config.ROOT / "requirements").iterdir():
        pins = path.read_text()
        assert "://" not in pins
        assert pins.count("==") <= pins.count("--hash=sha256:")
