"""What leaves the house as a file for other programs, derived from the content like every page, and what comes in.

For now that is a JSON Resume (jsonresume.org, schema 1.x): served, written and read.
"""

from flask import Flask

from portfolio.resume.views import bp


def init_app(app: Flask) -> None:
    """Serve the files."""
    app.register_blueprint(bp)
