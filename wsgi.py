"""What a WSGI server loads: the app, and the thread that delivers its messages, unless another process does."""

import logging

from portfolio import contact, create_app, current, server
from portfolio.contact.delivery import deliverer

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")

app = create_app()
parts = current.of(app)
if parts.settings.DELIVERY_THREAD:
    deliverer.start(contact.deliverer_for(parts.settings, parts.engine, parts.clock))
server.end_with_parent()
