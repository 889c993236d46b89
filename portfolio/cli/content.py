"""The owner's commands: begin a file, check it, help an editor to know it, carry resumes in and out."""

import json
from datetime import UTC, datetime
from pathlib import Path

import click

from portfolio.config import ROOT, Settings
from portfolio.content import checking, loading, problems, schema, starting
from portfolio.content.months import Month
from portfolio.content.resume import exporting, importing

_SCHEMA = ROOT / "data/portfolio.schema.json"
_force = click.option("--force", is_flag=True, help="Replace FILE if it is there.")
_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.argument("file", type=_FILE, required=False)
@click.option("--json", "as_json", is_flag=True, help="Print the findings as a JSON list.")
@click.option("--strict", is_flag=True, help="Let warnings fail too.")
@click.pass_context
def check(context: click.Context, file: Path | None, *, as_json: bool, strict: bool) -> None:
    """Tell everything that is wrong with FILE, PORTFOLIO_FILE if none is named; without errors, warnings."""
    settings: Settings = context.obj
    file = file or _nearby(settings.PORTFOLIO_FILE)
    found = checking.check(file, _this_month())
    if as_json:
        click.echo(json.dumps([problem.as_data(file) for problem in found], indent=2, ensure_ascii=False))
    else:
        for problem in found:
            click.echo(f"{problem.told(file)}\n")
        click.echo(f"{file}: {problems.counted(found)}.")
    context.exit(int(any(strict or not problem.is_warning for problem in found)))


@click.command("schema")
def print_schema() -> None:
    """Print the JSON Schema of the file, for editors; `data/portfolio.schema.json` holds it."""
    click.echo(schema.written(), nl=False)


@click.command()
@click.argument("file", type=_FILE)
@_force
def new(file: Path, *, force: bool) -> None:
    """Write a small, complete FILE to begin with."""
    _write(file, starting.text(starting.starter(_this_month()), file, _SCHEMA), force=force)
    click.echo(f"{file} is written. Replace its texts with yours; `portfolio check {file}` tells which are left.")


@click.command("import")
@click.argument("resume", type=_FILE)
@click.argument("file", type=_FILE)
@_force
def import_resume(resume: Path, file: Path, *, force: bool) -> None:
    """Turn RESUME, a JSON Resume, into the portfolio FILE, and tell what it could not carry."""
    written, notes = importing.portfolio(loading.value(resume))
    _write(file, starting.text(written, file, _SCHEMA), force=force)
    for note in notes.all:
        click.echo(note)
    loading.load(file)
    click.echo(f"{file} is written, with {len(notes.all)} notes above; `portfolio check {file}` remarks on the rest.")


@click.command()
@click.argument("resume", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True))
@_force
@click.pass_obj
def export(settings: Settings, resume: Path, *, force: bool) -> None:
    """Write PORTFOLIO_FILE as a JSON Resume to RESUME; - prints it."""
    found = exporting.resume(loading.load(settings.PORTFOLIO_FILE), f"{settings.site_url}/resume.json")
    text = json.dumps(found, ensure_ascii=False, indent=2) + "\n"
    if str(resume) == "-":
        click.echo(text, nl=False)
    else:
        _write(resume, text, force=force)


def _write(file: Path, text: str, *, force: bool) -> None:
    """Write `file`; what is there stays unless `force` says otherwise."""
    try:
        with file.open("w" if force else "x", encoding="utf-8") as opened:
            opened.write(text)
    except FileExistsError as error:
        raise click.ClickException(f"{file} is there already; name another file, or add --force.") from error
    except OSError as error:
        raise click.ClickException(f"{file} cannot be written: {error.strerror or error}.") from error


def _this_month() -> Month:
    return Month.of(datetime.now(UTC).date())


def _nearby(path: Path) -> Path:
    """Return `path` as it is seen from here: terminals link it, and it is shorter."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


COMMANDS = (new, check, print_schema, import_resume, export)
