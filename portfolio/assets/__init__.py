"""Static files under addresses that name their content, and the inline style and script of every page."""

from flask import Flask

from portfolio.assets.views import bp


def init_app(app: Flask) -> None:
    """Serve the files."""
    app.register_blueprint(bp)
