"""`portfolio`, but nothing is made before somebody asks, and templates are compiled once for all servers of the tests.

A worker reads this module as its server does, so it does both. What is made ahead, `tests/publication` asks about;
what is made of templates stays where pytest keeps its own, under what they say.
"""

if __name__ == "__main__":
    from portfolio.cli import main

    main()
else:
    from pathlib import Path

    from flask import Flask
    from jinja2 import FileSystemBytecodeCache

    from portfolio.publication.publisher import Publisher

    Publisher.keep_ready = lambda _publisher: None
    templates = Path(__file__).parents[1] / ".pytest_cache/templates"
    templates.mkdir(parents=True, exist_ok=True)
    Flask.jinja_options = {"bytecode_cache": FileSystemBytecodeCache(str(templates))}
