"""What the server loads for a preview: the app by itself, without its edge and without mail."""

import logging

from portfolio.preview import create_preview

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")

app = create_preview()
