"""Static files under addresses that name their content, the inline style and script of every page, and pictures."""

import threading
import time

from flask import Flask

from portfolio import current
from portfolio.assets import picture_folder
from portfolio.assets.picture_folder import PictureFolder
from portfolio.assets.views import bp

# As long as whoever starts the site may wait for its first answer; what is not made by then is made while it answers.
_AHEAD_SECONDS = 5
_PAUSE_SECONDS = 1.0
_CLEARING_SECONDS = 60 * 60


def init_app(app: Flask) -> None:
    """Serve the files."""
    settings = current.of(app).settings
    folder = PictureFolder(settings.INSTANCE_DIR / "pictures", settings.PORTFOLIO_FILE.parent)
    picture_folder.bind(app, folder)
    app.register_blueprint(bp)


def make_pictures(app: Flask) -> None:
    """Make the pictures that the current content wants, for a while at most: called while nobody can ask yet."""
    until = time.monotonic() + _AHEAD_SECONDS
    portfolio = current.of(app).live.current_content().portfolio
    picture_folder.of(app).make_all(portfolio, goes_on=lambda: time.monotonic() < until)


def keep_pictures_made(app: Flask, stop: threading.Event) -> None:
    """Make the pictures of each new content, and clear away old ones, until `stop`; meant to be a thread's life."""
    live, folder = current.of(app).live, picture_folder.of(app)
    while not stop.is_set():
        content, begun = live.current_content(), time.monotonic()

        def goes_on(content: current.CurrentContent = content) -> bool:
            return live.current_content() is content and not stop.is_set()

        folder.make_all(content.portfolio, goes_on=goes_on)
        while goes_on() and time.monotonic() - begun < _CLEARING_SECONDS:
            stop.wait(_PAUSE_SECONDS)
