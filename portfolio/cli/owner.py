"""The owner's commands: begin a file, check it, help an editor to know it, carry resumes in and out."""

import json
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from urllib.parse import quote

import click

from portfolio import config, whole_file
from portfolio.cli import sights
from portfolio.content import audiences
from portfolio.content.audiences import Selected
from portfolio.content.file import checking, loading, manual, problems, schema, starting
from portfolio.content.file.explaining.suggesting import suggestion
from portfolio.content.model import Audience, Portfolio
from portfolio.content.model.dates import Month
from portfolio.english import enumeration, plural
from portfolio.evidence import remarks
from portfolio.resume import formats, recognizing
from portfolio.resume.formats import ENDINGS, FONTS, FileFormat, Occasion
from portfolio.resume.pdf import glyphs

_SCHEMA = "portfolio.schema.json"
_JUDGED = 'What is right as it stands, the file can acknowledge: put what stands behind = into its list "acknowledged".'
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
    on_sheets = partial(glyphs.remarks, today=_this_month(), fonts=file.parent / FONTS)
    found = checking.check(file, _this_month(), remarks.remarks, on_sheets)
    if as_json:
        click.echo(json.dumps([problem.as_data(file) for problem in found], indent=2, ensure_ascii=False))
    else:
        for problem in found:
            click.echo(f"{problem.as_text(file)}\n")
        if any(problem.acknowledgement for problem in found):
            click.echo(f"{_JUDGED}\n")
        if all(problem.is_warning for problem in found):
            for line in sights.lines(loading.parse(loading.read(file), file)):
                click.echo(line)
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
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("file", type=_FILE)
@_force
@click.option("--all", "in_full", is_flag=True, help="Tell every place of every note, and all that stands there.")
@click.pass_context
def import_resume(context: click.Context, source: Path, file: Path, *, force: bool, in_full: bool) -> None:
    """Turn SOURCE into the portfolio FILE, and tell what it could not carry.

    SOURCE is a JSON Resume; what LinkedIn sends who asks for their data, as the archive, its folder or one of its CSV
    files; or a portfolio file of an earlier release.
    """
    written, notes = recognizing.portfolio(source, _this_month())
    _write_portfolio(file, written, force=force)
    for line in notes.lines(in_full=in_full):
        click.echo(line)
    context.exit(_told(file, len(notes.all)))


def _told(file: Path, notes: int) -> int:
    """Say what has become of `file`, which was written with so many `notes`, and return the code to exit with."""
    found = checking.check(file, _this_month(), remarks.remarks)
    wrong = [problem for problem in found if not problem.is_warning]
    for problem in wrong:
        click.echo(f"\n{problem.as_text(file)}")
    if wrong:
        click.echo(
            f"\n{file} is written and unfinished: mend what is told above; `portfolio check {file}` tells it again."
        )
    else:
        told = f"{file} is written, with {plural(notes, 'note')}"
        click.echo(f"{told}; `portfolio check {file}` remarks on the rest.")
    return int(bool(wrong))


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True))
@click.option("--format", "ending", type=click.Choice(ENDINGS), help="What to write, whatever FILE is called.")
@click.option("--for", "slug", metavar="SLUG", help="Write what the audience SLUG reads.")
@_force
def export(file: Path, ending: str | None, slug: str | None, *, force: bool) -> None:
    """Write PORTFOLIO_FILE as a résumé to FILE, in the format of its ending; - prints it, as JSON by default."""
    settings = config.read(only=["PORTFOLIO_FILE", "SITE_URL", "PORT"])
    is_printed = str(file) == "-"
    form = _format(file, ending or ("json" if is_printed else file.suffix.removeprefix(".")))
    portfolio = loading.load(settings.PORTFOLIO_FILE, _this_month())
    audience = _audience(portfolio, slug) if slug else None
    selected = audiences.portfolio_for(portfolio, audience) if audience else Selected(portfolio, ())
    occasion = Occasion(
        settings.site_url,
        _this_month(),
        settings.PORTFOLIO_FILE.parent / FONTS,
        f"/for/{quote(audience.name)}" if audience else "",
        selected.not_shown,
    )
    written = form.write(selected.portfolio, occasion)
    if is_printed:
        click.echo(written, nl=False)
    else:
        _write(file, written, force=force)
    if portfolio.audiences and form.ending == "json" and not audience:
        click.echo("Your audiences are not in it; they stay in your file.", err=True)


def _audience(portfolio: Portfolio, slug: str) -> Audience:
    """Return the audience called `slug`; a ClickException names those that there are."""
    known = {audience.slug: audience for audience in portfolio.audiences}
    if slug not in known:
        raise click.ClickException(f"{slug} is the slug of no audience; {suggestion(slug, known)}")
    return known[slug]


def _format(file: Path, ending: str) -> FileFormat:
    """Return the format of files that end with `ending`; a ClickException names those that there are."""
    found = formats.of_ending(ending.lower())
    if not found:
        known = enumeration([f".{known}" for known in ENDINGS])
        raise click.ClickException(f"{file} names no format by its ending; those that can be written end with {known}.")
    return found


def _write_portfolio(file: Path, written: starting.Written, *, force: bool) -> None:
    """Write a portfolio file that names its schema; where no checkout has that, it is written beside the file."""
    known = config.CHECKOUT / "data" / _SCHEMA if config.CHECKOUT else file.with_name(_SCHEMA)
    _write(file, starting.text(written, file, known).encode(), force=force)
    if not config.CHECKOUT:
        _write(known, schema.written().encode(), force=True)


def _write(file: Path, written: bytes, *, force: bool) -> None:
    """Write `file`; what is there stays unless `force` says otherwise."""
    try:
        with whole_file.writing(file, replace=force, is_private=False) as new:
            new.write_bytes(written)
    except FileExistsError as error:
        raise click.ClickException(f"{file} is there already; name another file, or add --force.") from error
    except OSError as error:
        raise click.ClickException(f"{file} cannot be written: {error.strerror or error}.") from error


def _this_month() -> Month:
    return Month.of(datetime.now(UTC).date())


def _nearby(path: Path) -> Path:
    """Return `path` as it is seen from here: terminals link it, and it is shorter."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
