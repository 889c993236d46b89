"""`portfolio` as it is shipped, to the last thread, but templates are compiled once for all servers of the tests.

A worker reads this module as its server does, so it keeps them too: where pytest keeps its own, under what they say.
"""

if __name__ == "__main__":
    from portfolio.cli import main

    main()
else:
    from portfolio import garbage

    with garbage.left_alone():  # As the worker itself does.
        from pathlib import Path

        from flask import Flask
        from jinja2 import FileSystemBytecodeCache

    templates = Path(__file__).parents[1] / ".pytest_cache/templates"
    templates.mkdir(parents=True, exist_ok=True)
    Flask.jinja_options = {"bytecode_cache": FileSystemBytecodeCache(str(templates))}
