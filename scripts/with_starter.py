"""Run a command in a copy of this checkout with the starter in place of the owner's file: `with_starter.py COMMAND …`.

Whoever takes the repository up replaces `data/portfolio.json`; no test but those in tests/owner may mind. What is
installed for this checkout serves the copy as well.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main(command: list[str]) -> int:
    """Return the exit code of `command`, which starts with a path from this checkout."""
    program, *words = command
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "checkout"
        tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True)
        for name in filter(None, tracked.stdout.split("\0")):
            if (ROOT / name).is_file():
                (copy / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, copy / name)
        installed = (ROOT / program).parents[1]
        (copy / installed.name).symlink_to(installed)
        # The copy's own code comes before the checkout that the environment was installed for.
        environment = os.environ | {"PYTHONPATH": str(copy)}
        begin = [ROOT / program, "-m", "portfolio.cli", "new", "--force", "data/portfolio.json"]
        subprocess.run(begin, cwd=copy, check=True, env=environment)
        return subprocess.run([ROOT / program, *words], cwd=copy, check=False, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
