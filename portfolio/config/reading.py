"""From the environment and `.env` to the settings; nothing else reads either."""

import os
from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from dotenv import dotenv_values
from pydantic import ValidationError

from portfolio.config import folders
from portfolio.config.settings import SOME, Settings
from portfolio.plain_error import PlainError


class ConfigError(PlainError):
    """The settings are wrong; the message names each and says what to do."""


def read(
    environment: Mapping[str, str] | None = None, env_file: Path | None = None, *, only: Iterable[str] | None = None
) -> Settings:
    """Return the settings of `environment` (the process's own if None), which wins over `env_file` (`.env` if None).

    With `only`, the settings named there are read and all others have their defaults, whatever is wrong with them.
    ConfigError names every setting that is wrong. Names that are not settings are left alone: they are somebody else's.
    """
    names = set(Settings.model_fields if only is None else only)
    in_file = _in_file(env_file or folders.absolute(Path(".env")))
    found: dict[str, Any] = {**in_file, **(os.environ if environment is None else environment)}
    _refuse_slips(in_file, names)
    # A line such as `MAIL_SERVER=` is how people leave a setting out, so an empty one counts as not set.
    try:
        known = {name: found[name] for name in names if found.get(name)}
        return Settings.model_validate(known, context=None if only is None else SOME)
    except ValidationError as error:
        problems = "\n".join(f"  {_explain(problem)}" for problem in error.errors(include_url=False))
        raise ConfigError(f"The settings do not fit.\n{problems}") from error


def _in_file(path: Path) -> dict[str, str | None]:
    try:
        return dotenv_values(path, interpolate=False)
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path} is not written in UTF-8; save it as UTF-8.") from error
    except OSError as error:
        raise ConfigError(f"{path} cannot be read: {error.strerror or error}.") from error


def _refuse_slips(written: Iterable[str], wanted: Collection[str]) -> None:
    """Raise ConfigError for a name that is nearly that of a wanted setting: it would be missed in silence."""
    for name in set(written) - set(Settings.model_fields):
        if (near := get_close_matches(name, Settings.model_fields, n=1, cutoff=0.8)) and near[0] in wanted:
            raise ConfigError(f"{name} in .env is not a setting; did you mean {near[0]}?")


_SECRETS = {name for name, field in Settings.model_fields.items() if not field.repr}


def _explain(problem: Any) -> str:
    said: str = problem["msg"].removeprefix("Value error, ")
    if not problem["loc"]:
        return said
    name = problem["loc"][0]
    shown = "the value" if name in _SECRETS else repr(problem["input"])
    return f"{name}: {shown} is not valid: {said}"
