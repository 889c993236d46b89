"""The app behind its edge, and the threads beside it: what a WSGI server loads as `portfolio.wsgi:app`."""

import threading

from portfolio import create_app, garbage

with garbage.left_alone():
    from portfolio import assets, contact, current, publication, server
    from portfolio.contact import alerts, probe
    from portfolio.contact.delivery import deliverer
    from portfolio.publication.edge import Edge
    from portfolio.server import worker

    server.log_to_stderr()
    site = create_app()

parts = current.of(site)
publisher = publication.of(site)
app = Edge(site, publisher, parts.settings.hosts)
# The server listens once this file is read, and ends the old worker at a reload: nobody waits for the first drawing.
assets.make_pictures(site)
publisher.warm()
threading.Thread(target=publisher.keep_ready, name="publisher", daemon=True).start()
threading.Thread(target=assets.keep_pictures_made, args=[site, worker.stopping], name="pictures", daemon=True).start()
probe.start(probe.of(site), worker.stopping)
# Another process may deliver instead.
if parts.settings.DELIVERY_THREAD:
    letters = contact.deliverer_for(parts.settings, parts.engine, parts.clock)
    worker.await_at_stop(deliverer.start(letters, worker.stopping))
    alerts.start(contact.alerts_for(site, letters, is_first=worker.is_first), worker.stopping)
elif worker.is_first:
    alerts.start(contact.alerts_for(site, None, is_first=True), worker.stopping)
worker.end_with_parent()
