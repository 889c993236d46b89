"""What a WSGI server loads: the app, and the thread that delivers its messages."""

import logging

from portfolio import contact, create_app
from portfolio.contact.delivery import deliverer

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")

app = create_app()
deliverer.start(contact.deliverer_for(app))
