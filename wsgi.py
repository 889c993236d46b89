"""What a WSGI server loads."""

from portfolio.wsgi import app as app
