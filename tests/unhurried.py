"""`portfolio` as tests.compiled gives it, but nothing is made before somebody asks: `tests/publication` asks about that.

A worker reads this module as its server does, so it waits too.
"""

if __name__ == "__main__":
    from portfolio.cli import main

    main()
else:
    from portfolio import garbage

    with garbage.left_alone():
        from portfolio.publication.publisher import Publisher
        from tests import compiled as compiled

    Publisher.keep_ready = lambda _publisher: None
