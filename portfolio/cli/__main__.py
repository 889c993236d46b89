"""`python -m portfolio.cli` is `portfolio`."""

import sys

from portfolio.cli import main

sys.exit(main())
