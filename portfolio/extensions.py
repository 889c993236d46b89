"""Flask extensions, not yet bound to an app."""

from flask_mail import Mail

mail = Mail()
