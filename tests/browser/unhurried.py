"""`portfolio`, but nothing is made before somebody asks: for tests that look at a few pages of a large file.

A worker reads this module as its server does, so both leave it out. What is made ahead, `tests/publication` asks about.
"""

from portfolio.cli import main
from portfolio.publication.publisher import Publisher

Publisher.keep_ready = lambda _publisher: None

if __name__ == "__main__":
    main()
