"""The machine: room on its disk, and its clock."""

import shutil
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine

from portfolio.config import Settings
from portfolio.contact import outbox
from portfolio.contact.outbox import OutboxError
from portfolio.doctor.examination import Examination, ill, well

# Less than this is soon used up by logs.
_ROOM = 100 * 1024 * 1024
# A clock may be so much slower or faster than another one.
_TOLERANCE = timedelta(minutes=5)


def disk(settings: Settings) -> Examination:
    """Say whether there is room where the site writes."""
    folder = settings.INSTANCE_DIR
    while not folder.exists():
        folder = folder.parent
    left = shutil.disk_usage(folder).free
    if left < _ROOM:
        return ill("disk", f"only {left // 1024**2} MB are left for {settings.INSTANCE_DIR}. Make room on that disk.")
    return well("disk", f"{left // 1024**2} MB are left for {settings.INSTANCE_DIR}")


def clock(engine: Engine, settings: Settings, now: datetime) -> Examination:
    """Say whether the clock can be right: nothing that was written yet may be from the future."""
    written = {"PORTFOLIO_FILE": _saved_at(settings), "the newest message": _newest(engine)}
    ahead = {name: time for name, time in written.items() if time and time > now + _TOLERANCE}
    if not ahead:
        return well("clock", f"it is {now:%Y-%m-%d %H:%M} UTC here, later than all that was written")
    name, time = max(ahead.items(), key=lambda entry: entry[1])
    return ill(
        "clock",
        f"it is {now:%Y-%m-%d %H:%M} UTC here, and {name} is of {time:%Y-%m-%d %H:%M}. Set the clock, and have it kept "
        "right (`timedatectl set-ntp true`): limits, retries and what is deleted when go by it.",
    )


def _saved_at(settings: Settings) -> datetime | None:
    try:
        return datetime.fromtimestamp(settings.PORTFOLIO_FILE.stat().st_mtime, UTC)
    except OSError:
        return None


def _newest(engine: Engine) -> datetime | None:
    try:
        return next((message.accepted_at for message in outbox.each(engine)), None)
    except OutboxError:
        return None
