"""From an address to what it shows. A page and its fragment have an address each, and share one template."""

from typing import Any

from flask import Blueprint, Response, abort, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portfolio import current
from portfolio.content.model import Project
from portfolio.content.model.naming import slugify
from portfolio.errors import Known, RefusedError, UnknownNameError
from portfolio.evidence import selection as selecting
from portfolio.evidence.selection import MOST_CHOSEN, Selection, TooManyTechnologiesError, UnknownTechnologyError
from portfolio.publication import PRIVATE
from portfolio.site import addresses, finding, query, sections, security_txt, shelf, structured_data
from portfolio.site.finding import DrawnFindings
from portfolio.site.shelf import Shelf, UnknownCategoryError

bp = Blueprint("site", __name__)


@bp.get("/")
def index() -> ResponseReturnValue:
    """Show the whole portfolio, its evidence narrowed to the chosen technologies, and where words stand if asked."""
    selection = _selection()
    found = _found(selection)
    chosen = selection.chosen_slugs
    page = render_template(
        "site/index.html",
        selection=selection,
        found=found,
        groups=sections.shown(current.content()),
        structured_data=structured_data.profile(
            current.portfolio(), current.record(), current.settings().site_url, current.month(), current.modified()
        ),
        address=addresses.question(found.query, chosen) if found else addresses.evidence(chosen),
    )
    return _unkept(page) if found else page


@bp.get("/fragments/found")
def found_fragment() -> ResponseReturnValue:
    """Show where the words of a question stand, below the box that asks; nothing if it asks for none."""
    selection = _selection()
    found = _found(selection)
    response = _unkept(_fragment("site/found_fragment.html", selection=selection, found=found))
    chosen = selection.chosen_slugs
    response.headers["HX-Push-Url"] = addresses.question(found.query, chosen) if found else addresses.evidence(chosen)
    return response


@bp.get("/fragments/evidence")
def evidence_fragment() -> ResponseReturnValue:
    """Show the positions and projects that name the chosen technologies.

    The answer names the page that shows the same, for the address bar: a hundred links need not repeat it.
    """
    selection = _selection()
    group = sections.shown_of(sections.EVIDENCE, current.content())
    response = _fragment("site/evidence_fragment.html", selection=selection, group=group)
    response.headers["HX-Push-Url"] = addresses.evidence(selection.chosen_slugs)
    return response


@bp.get("/projects/<slug>")
def project(slug: str) -> ResponseReturnValue:
    """Show one project in full."""
    project, address = _project(slug), url_for("site.project", slug=slug)
    data = structured_data.work(current.portfolio(), project, current.settings().site_url, address)
    return render_template("site/project.html", project=project, address=address, structured_data=data)


@bp.get("/fragments/projects/<slug>")
def project_fragment(slug: str) -> ResponseReturnValue:
    """Show one project in full, in place of what the page showed."""
    return _fragment("site/project_fragment.html", project=_project(slug))


@bp.get("/books")
def books() -> ResponseReturnValue:
    """Show the book list, narrowed to a category if one is asked for."""
    shelf = _shelf()
    return render_template("site/books.html", shelf=shelf, address=addresses.books(shelf.category_slug))


@bp.get("/fragments/books")
def books_fragment() -> ResponseReturnValue:
    """Show the book list in the place where the page asks for it."""
    return _fragment("site/books_fragment.html", shelf=_shelf())


@bp.get("/robots.txt")
def robots() -> ResponseReturnValue:
    """Tell crawlers that all is open but what only repeats a page."""
    text = f"User-agent: *\nDisallow: /fragments/\nSitemap: {current.settings().site_url}{url_for('site.sitemap')}\n"
    return Response(text, content_type="text/plain; charset=utf-8")


@bp.get("/.well-known/security.txt")
def security() -> ResponseReturnValue:
    """Tell who finds a hole whom to write to, if the owner names a contact."""
    if not security_txt.contacts(current.portfolio()):
        abort(404)
    address = f"{current.settings().site_url}{url_for('site.security')}"
    text = security_txt.text(current.portfolio(), current.month(), address)
    return Response(text, content_type="text/plain; charset=utf-8")


@bp.get("/sitemap.xml")
def sitemap() -> ResponseReturnValue:
    """List the pages worth finding, and since when those that show the file are as they are."""
    portfolio = current.portfolio()
    shown = [url_for("site.index"), *(url_for("site.project", slug=project.slug) for project in portfolio.projects)]
    if portfolio.reading.books:
        shown.append(url_for("site.books"))
    others = [url_for("fit.show")] if current.record().technologies else []
    others.append(url_for("contact.show"))
    text = render_template("site/sitemap.xml", shown=shown, others=others, modified=current.modified())
    return Response(text, content_type="application/xml; charset=utf-8")


@bp.get("/favicon.svg")
@bp.get("/favicon.ico")
def favicon() -> ResponseReturnValue:
    """Draw the owner's initials in the owner's color."""
    response = make_response(render_template("site/favicon.svg"))
    response.content_type = "image/svg+xml"
    return response


def _fragment(template: str, **context: Any) -> Response:
    """Draw a fragment; search engines shall find its page instead."""
    response = make_response(render_template(template, **context))
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _unkept(answer: str | Response) -> Response:
    """Return `answer` so that nobody keeps it: there is no end of words, and they are the visitor's."""
    response = make_response(answer)
    response.headers["Cache-Control"] = PRIVATE
    return response


def _found(selection: Selection) -> DrawnFindings | None:
    """Return what the page says of the words in the address; None if there are none."""
    asked = query.question()
    return finding.found(asked, selection) if asked else None


def _slug(name: str) -> str:
    """Take a name as people write it into an address (`Personal Growth`) for its slug."""
    return slugify(name) or name


def _selection() -> Selection:
    """Choose what the address asks for; 404 and 400 say what may be asked for."""
    try:
        return selecting.choose(current.record(), query.technologies())
    except UnknownTechnologyError as error:
        raise query.unknown() from error
    except TooManyTechnologiesError as error:
        raise RefusedError(f"At most {MOST_CHOSEN} technologies combine. Choose fewer.") from error


def _project(slug: str) -> Project:
    project = current.portfolio().project(slug)
    if project is None:
        raise UnknownNameError(
            "There is no project of that name.",
            "These are the projects",
            [Known(p.title, url_for("site.project", slug=p.slug)) for p in current.portfolio().projects],
        )
    return project


def _shelf() -> Shelf:
    try:
        return shelf.shelf(current.portfolio(), _slug(request.args.get("category", "")) or None)
    except UnknownCategoryError as error:
        raise UnknownNameError(
            "There is no such category of books.",
            "These are the categories",
            [Known(c.name, addresses.books(c.slug)) for c in shelf.categories(current.portfolio())],
        ) from error
