"""Where tests find things: this checkout, and the people in their files."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "tests/data"
# A copy of the first owner's file that nobody edits: code is tested on it, whatever the real file says.
ENGINEER = DATA / "engineer.json"
CONSERVATOR = DATA / "conservator.json"
SMALL = DATA / "small.json"
DESIGNER, JAPANESE = DATA / "people/designer.json", DATA / "people/japanese.json"
PEOPLE = sorted((DATA / "people").glob("*.json"))
OUTBOXES = sorted((DATA / "outboxes").iterdir())
