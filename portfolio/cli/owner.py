"""The owner's commands: begin a file, check it, help an editor to know it, carry resumes in and out."""

import json
from datetime import UTC, datetime
from pathlib import Path

import click

from portfolio import config, whole_file
from portfolio.content.file import checking, loading, manual, problems, schema, starting
from portfolio.content.model.dates import Month
from portfolio.english import plural
from portfolio.evidence import remarks
from portfolio.resume.json_resume import from_json_resume, to_json_resume

_SCHEMA = "portfolio.schema.json"
_force = click.option("--force", is_flag=True, help="Replace FILE if it is there.")
_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.argument("file", type=_FILE, required=False)
@click.option("--json", "as_json", is_flag=True, help="Print the findings as a JSON list.")
@click.option("--strict", is_flag=True, help="Let warnings fail too.")
@click.pass_context
def check(context: click.Context, file: Path | None, *, as_json: bool, strict: bool) -> None:
    """Tell everything that is wrong with FILE, PORTFOLIO_FILE if none is named; without errors, warnings."""
    file = file or _nearby(config.read(only=["PORTFOLIO_FILE"]).PORTFOLIO_FILE)
    found = checking.check(file, _this_month(), remarks.remarks)
    if as_json:
        click.echo(json.dumps([problem.as_data(file) for problem in found], indent=2, ensure_ascii=False))
    else:
        for problem in found:
            click.echo(f"{problem.as_text(file)}\n")
        click.echo(f"{file}: {problems.counted(found)}.")
    context.exit(int(any(strict or not problem.is_warning for problem in found)))


@click.command("schema")
@click.option("--markdown", is_flag=True, help="Print what the file may hold as a page to read.")
def print_schema(*, markdown: bool) -> None:
    """Print the JSON Schema of the file, for editors; `portfolio.schema.json` holds it."""
    click.echo(manual.written() if markdown else schema.written(), nl=False)


@click.command()
@click.argument("file", type=_FILE)
@_force
def new(file: Path, *, force: bool) -> None:
    """Write a small, complete FILE to begin with."""
    _write_portfolio(file, starting.starter(_this_month()), force=force)
    click.echo(f"{file} is written. Replace its texts with yours; `portfolio check {file}` tells which are left.")


@click.command("import")
@click.argument("resume", type=_FILE)
@click.argument("file", type=_FILE)
@_force
def import_resume(resume: Path, file: Path, *, force: bool) -> None:
    """Turn RESUME, a JSON Resume, into the portfolio FILE, and tell what it could not carry."""
    written, notes = from_json_resume.portfolio(loading.value(resume))
    _write_portfolio(file, written, force=force)
    for note in notes.all:
        click.echo(note)
    loading.load(file, _this_month())
    told = f"{file} is written, with {plural(len(notes.all), 'note')} above"
    click.echo(f"{told}; `portfolio check {file}` remarks on the rest.")


@click.command()
@click.argument("resume", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True))
@_force
def export(resume: Path, *, force: bool) -> None:
    """Write PORTFOLIO_FILE as a JSON Resume to RESUME; - prints it."""
    settings = config.read(only=["PORTFOLIO_FILE", "SITE_URL", "PORT"])
    text = to_json_resume.text(loading.load(settings.PORTFOLIO_FILE, _this_month()), f"{settings.site_url}/resume.json")
    if str(resume) == "-":
        click.echo(text, nl=False)
    else:
        _write(resume, text, force=force)


def _write_portfolio(file: Path, written: starting.Written, *, force: bool) -> None:
    """Write a portfolio file that names its schema; where no checkout has that, it is written beside the file."""
    known = config.CHECKOUT / "data" / _SCHEMA if config.CHECKOUT else file.with_name(_SCHEMA)
    _write(file, starting.text(written, file, known), force=force)
    if not config.CHECKOUT:
        _write(known, schema.written(), force=True)


def _write(file: Path, text: str, *, force: bool) -> None:
    """Write `file`; what is there stays unless `force` says otherwise."""
    try:
        with whole_file.writing(file, replace=force, is_private=False) as new:
            new.write_text(text, encoding="utf-8")
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
