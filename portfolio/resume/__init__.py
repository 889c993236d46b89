"""What leaves the house as a file, derived from the content like every page, and what comes in.

`outline.py` holds what a résumé tells people, whichever file they read; `formats.py` lists the files.
"""

from flask import Flask

from portfolio.resume.formats import FORMATS
from portfolio.resume.preview_picture.views import bp as preview_pictures
from portfolio.resume.views import bp


def init_app(app: Flask) -> None:
    """Serve the files, and give every template those that the page links."""
    linked = tuple(form for form in FORMATS if form.label)
    app.context_processor(lambda: {"files": linked})
    app.register_blueprint(bp)
    app.register_blueprint(preview_pictures)
