"""`portfolio`, but nothing is made before somebody asks: for tests that look at a few pages of a large file.

A worker reads this module as its server does, so it leaves that out. What is made ahead, `tests/publication` asks about.
"""

if __name__ == "__main__":
    from portfolio.cli import main

    main()
else:
    from portfolio.publication.publisher import Publisher

    Publisher.keep_ready = lambda _publisher: None
