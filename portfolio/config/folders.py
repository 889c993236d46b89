"""Where relative paths start: at the checkout in a checkout, at the working directory where the package is installed.

Nothing is ever written beside an installed package.
"""

from pathlib import Path


def _checkout() -> Path | None:
    """Return the checkout that this package stands in, if it does; in site-packages nobody keeps a pyproject.toml."""
    found = Path(__file__).resolve().parents[2]
    return found if (found / "pyproject.toml").is_file() else None


CHECKOUT = _checkout()
PORTFOLIO_FILE = Path("data/portfolio.json" if CHECKOUT else "portfolio.json")


def absolute(path: Path) -> Path:
    """Return `path` as an absolute one."""
    return (CHECKOUT or Path.cwd()) / path
