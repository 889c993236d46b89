"""What a WSGI server loads: the app behind its edge, and the threads beside it."""

import logging
import threading

from portfolio import contact, create_app, current, publication, server
from portfolio.contact.delivery import deliverer
from portfolio.edge import Edge

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")

site = create_app()
parts = current.of(site)
publisher = publication.of(site)
app = Edge(site, publisher, parts.settings.hosts)
threading.Thread(target=publisher.keep_ready, name="publisher", daemon=True).start()
# Another process may deliver instead.
if parts.settings.DELIVERY_THREAD:
    deliverer.start(contact.deliverer_for(parts.settings, parts.engine, parts.clock))
server.end_with_parent()
