"""`deploy/Containerfile` and `deploy/compose.yaml`, as far as they can be judged without Docker; `make chroot` goes further."""

import json
import os
import re
import shlex
from typing import Any

import jsonschema
import pytest
import yaml

from portfolio.config import Settings
from portfolio.server import KILL_AFTER_SECONDS
from tests.paths import DATA, ROOT

COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "deploy/compose.yaml").read_text())
SERVICES: dict[str, Any] = COMPOSE["services"]
# Of the service, and of Python and the shell.
OTHERS = {"PATH", "PYTHONDONTWRITEBYTECODE"}


def instructions(word: str) -> list[str]:
    text = re.sub(r"\\\n", " ", (ROOT / "deploy/Containerfile").read_text())
    return [" ".join(rest.split()) for rest in re.findall(rf"^{word} (.*)$", text, re.MULTILINE)]


def test_compose_is_what_its_schema_says() -> None:
    schema = json.loads((DATA / "compose-spec/schema.json").read_text())

    jsonschema.validate(COMPOSE, schema)


def test_every_setting_that_the_image_or_compose_sets_is_one() -> None:
    [image] = instructions("ENV")
    named = {pair.partition("=")[0] for pair in shlex.split(image)} - OTHERS

    assert named | SERVICES["site"]["environment"].keys() <= Settings.model_fields.keys()


def test_what_compose_sets_and_asks_for_is_a_site_that_starts() -> None:
    set_here = dict(SERVICES["site"]["environment"])
    set_here["DATABASE_URL"] = re.sub(r"\$\{POSTGRES_PASSWORD:\?[^}]*\}", "secret", set_here["DATABASE_URL"])
    asked = {"SITE_URL": "https://site.example", "MAIL_SERVER": "x", "CONTACT_RECIPIENT": "o@example.org"}

    settings = Settings(**set_here | asked)

    assert settings.is_production
    assert settings.database_url.host in SERVICES


def test_what_has_to_be_written_is_asked_for_by_name() -> None:
    asked = set(re.findall(r"\$\{(\w+)(:\?[^}]+)?\}", (ROOT / "deploy/compose.yaml").read_text()))

    assert {name for name, _ in asked} == {"SITE_URL", "POSTGRES_PASSWORD"}
    assert all(sentence for _, sentence in asked)


@pytest.mark.parametrize("name", SERVICES)
def test_every_service_comes_back_tells_its_health_and_may_do_little(name: str) -> None:
    service = SERVICES[name]

    assert service["restart"] == "unless-stopped"
    assert service["healthcheck"]["test"][0] == "CMD"
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]


def test_only_the_proxy_is_reached_from_outside_and_the_database_by_the_site_alone() -> None:
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["proxy"]
    assert [name for name, service in SERVICES.items() if "inside" in service["networks"]] == ["site", "database"]
    assert COMPOSE["networks"]["inside"] == {"internal": True}
    assert SERVICES["database"]["networks"] == ["inside"]


def test_what_is_written_is_kept_and_what_is_mounted_is_there() -> None:
    mounted = [volume.split(":")[0] for service in SERVICES.values() for volume in service["volumes"]]
    folders = [path for path in mounted if path.startswith(".")]

    assert {path for path in mounted if path not in folders} == COMPOSE["volumes"].keys()
    assert [path for path in folders if not (ROOT / "deploy" / path).exists()] == []
    [kept] = instructions("VOLUME")
    assert f"state:{kept}" in SERVICES["site"]["volumes"]
    assert SERVICES["site"]["environment"]["INSTANCE_DIR"] == kept


def test_the_server_gets_longer_to_end_than_it_gives_its_workers() -> None:
    assert int(SERVICES["site"]["stop_grace_period"].removesuffix("s")) > 2 * KILL_AFTER_SECONDS


def test_image_and_compose_ask_for_health_in_the_same_words() -> None:
    [health] = instructions("HEALTHCHECK")
    options, _, command = health.partition(" CMD ")
    service = SERVICES["site"]["healthcheck"]

    assert ["CMD", *json.loads(command)] == service["test"]
    assert dict(re.findall(r"--(\S+)=(\S+)", options)) == {
        key.replace("_", "-"): value for key, value in service.items() if key != "test"
    }


def test_nothing_secret_is_in_reach_of_an_image_and_all_that_it_needs_is() -> None:
    rules = [line for line in (ROOT / ".dockerignore").read_text().splitlines() if line and not line.startswith("#")]
    let_in = {rule[1:] for rule in rules if rule.startswith("!")}
    copied = {word for line in instructions("COPY") if "--from" not in line for word in line.split()[:-1]}

    assert rules[0] == "*"
    assert let_in == copied
    assert [path for path in let_in if not (ROOT / path).exists()] == []


def test_the_image_serves_as_a_user_that_is_named_by_number() -> None:
    [user] = instructions("USER")

    assert user.isdigit()
    assert user != "0"
    assert f"--uid {user} " in " ".join(instructions("RUN"))
    assert json.loads(instructions("CMD")[-1]) == ["portfolio", "serve"]
    assert os.path.normpath(instructions("WORKDIR")[0]) == instructions("WORKDIR")[1]


def test_both_stages_are_of_one_image() -> None:
    images = {line.split()[0] for line in instructions("FROM")}

    assert len(images) == 1
    # The versions that the project names, of which each is tested.
    [version] = re.findall(r"python:([\d.]+)-slim$", images.pop())
    assert f"Programming Language :: Python :: {version}" in (ROOT / "pyproject.toml").read_text()
