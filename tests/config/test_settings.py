from pathlib import Path

import pytest
from sqlalchemy import make_url

from portfolio import config
from portfolio.config import ConfigError, Settings
from tests.paths import ROOT

NOWHERE = Path("/nowhere/.env")
MAIL = {"MAIL_SERVER": "mail.example.org", "CONTACT_RECIPIENT": "owner@example.org"}
PUBLIC = MAIL | {"TRUSTED_PROXIES": "1"}


def read(**environment: str) -> Settings:
    return config.read(environment, NOWHERE)


def file_of(settings: Settings) -> Path:
    return Path(settings.database_url.database or "")


def test_nothing_configured_is_a_working_site_on_loopback() -> None:
    settings = read()

    assert settings.site_url == "http://127.0.0.1:8000"
    assert settings.hosts == ("127.0.0.1", "127.0.0.1", "localhost")
    assert file_of(settings) == ROOT / "instance/messages.sqlite3"
    assert settings.MAIL_SERVER is None
    assert not settings.is_production


def test_a_database_elsewhere_is_found_from_any_folder() -> None:
    assert file_of(read(DATABASE_URL="sqlite:////var/lib/m.db")) == Path("/var/lib/m.db")
    assert file_of(read(DATABASE_URL="sqlite:///m.db")) == ROOT / "m.db"


@pytest.mark.parametrize("name", ["what?", "100%", "100%25", "a#b", "a&mode=ro", "ein Ordner", "späte"])
def test_a_folder_may_bear_any_name(name: str, tmp_path: Path) -> None:
    folder = tmp_path / name

    assert file_of(read(INSTANCE_DIR=str(folder))) == folder / "messages.sqlite3"
    assert file_of(read(DATABASE_URL=f"sqlite:///{folder}/m.db")) == folder / "m.db"


@pytest.mark.parametrize("scheme", ["postgresql+psycopg", "postgresql", "postgres"])
def test_postgresql_is_named_as_its_hosts_name_it(scheme: str) -> None:
    settings = read(DATABASE_URL=f"{scheme}://owner:secret@db.example.org/outbox")

    assert settings.database_url == make_url("postgresql+psycopg://owner:secret@db.example.org/outbox")
    assert "secret" not in repr(settings)


def test_an_empty_value_counts_as_not_set() -> None:
    assert read(MAIL_SERVER="", PORT="", SITE_URL="") == read()


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("PORT=9001\nWORKERS=3\n")

    settings = config.read({"PORT": "9002"}, file)

    assert (settings.PORT, settings.WORKERS) == (9002, 3)


def test_a_slip_in_the_file_is_told(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("COMPOSE_FILE=x\nMAIL_SEVER=mail.example.org\n")

    with pytest.raises(ConfigError, match=r"MAIL_SEVER in \.env is not a setting; did you mean MAIL_SERVER\?"):
        config.read({}, file)


def test_a_password_is_taken_as_it_is_written(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("MAIL_USERNAME=me\nMAIL_PASSWORD='a${HOME}b$c'\n")

    assert config.read({}, file).MAIL_PASSWORD == "a${HOME}b$c"


def test_what_is_somebody_elses_is_left_alone() -> None:
    assert read(PATH="/bin", MAIL="/var/mail/me") == read()


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"PORT": "eighty"}, "PORT: 'eighty' is not valid"),
        ({"PORT": "70000"}, "PORT: '70000' is not valid"),
        ({"SITE_URL": "example.org"}, "SITE_URL: 'example.org' is not valid: write scheme and host only"),
        ({"SITE_URL": "https://example.org/me"}, "SITE_URL: 'https://example.org/me' is not valid"),
        ({"SITE_URL": "https://me:secret@example.org"}, "write scheme and host only"),
        ({"SITE_URL": "https://example.org:99999"}, "write a port from 1 to 65535, or none"),
        ({"DATABASE_URL": "sqlite:///:memory:"}, "write sqlite:/// and the path of a file"),
        (
            {"DATABASE_URL": "mysql://x"},
            "DATABASE_URL: the value is not valid: write sqlite:/// and the path of a file, or postgresql+psycopg://",
        ),
        ({"DATABASE_URL": "postgresql://owner@host"}, "DATABASE_URL: the value is not valid"),
        ({"DATABASE_URL": "postgresql://owner@host:port/x"}, "DATABASE_URL: the value is not valid"),
        ({"CONTACT_LIMIT": "five"}, "CONTACT_LIMIT: 'five' is not valid: write how many in how long, such as 5/10m"),
        ({"SECRET_KEY": "too short"}, "SECRET_KEY: the value is not valid"),
        (MAIL | {"SITE_URL": "https://example.org"}, "TRUSTED_PROXIES is not set; write how many stand before"),
        ({"CONTACT_RECIPIENT": "m" * 65 + "@example.org"}, "too long before the @-sign"),
        ({"CONTACT_RECIPIENT": "me@" + "d" * 64 + ".example"}, "1 character too many"),
        ({"CONTACT_RECIPIENT": "me"}, "CONTACT_RECIPIENT: 'me' is not valid: write an e-mail address"),
        ({"MAIL_SERVER": "mail.example.org"}, "MAIL_SERVER is set but CONTACT_RECIPIENT is not"),
        ({"MAIL_USE_SSL": "true"}, "MAIL_USE_TLS and MAIL_USE_SSL are both on"),
        ({"MAIL_USERNAME": "me"}, "MAIL_USERNAME and MAIL_PASSWORD come together"),
        ({"SITE_URL": "https://example.org"}, "this is production, but MAIL_SERVER is not set"),
    ],
)
def test_what_does_not_fit_is_named_with_its_cure(environment: dict[str, str], said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read(**environment)

    assert said in str(caught.value)


def test_all_slips_are_told_at_once() -> None:
    with pytest.raises(ConfigError, match=r"(?s)PORT: .*WORKERS: "):
        read(PORT="x", WORKERS="0")


def test_a_password_is_never_shown() -> None:
    with pytest.raises(ConfigError) as caught:
        read(MAIL_PASSWORD="hunter2", MAIL_PORT="x")

    assert "hunter2" not in str(caught.value)


def test_https_means_production() -> None:
    settings = read(SITE_URL="https://Kyler.Example.org/", **PUBLIC)

    assert settings.is_production
    assert settings.site_url == "https://kyler.example.org"
    assert settings.hosts[0] == "kyler.example.org"
    assert read(SITE_URL="https://kyler.example.org:443", **PUBLIC).site_url == "https://kyler.example.org"
    assert read(SITE_URL="http://localhost:9000").site_url == "http://localhost:9000"


def test_mails_come_from_the_recipient_unless_a_sender_is_set() -> None:
    assert read(**MAIL).sender == "owner@example.org"
    assert read(**MAIL, MAIL_DEFAULT_SENDER="site@example.org").sender == "site@example.org"


def test_flask_mail_reads_what_was_set(tmp_path: Path) -> None:
    from portfolio import contact

    settings = read(
        **MAIL, INSTANCE_DIR=str(tmp_path), MAIL_PORT="465", MAIL_USE_SSL="true", MAIL_USE_TLS="false",
        MAIL_USERNAME="me", MAIL_PASSWORD="secret",
    )  # fmt: skip
    server = contact.mail_server(settings)

    assert server is not None
    assert (server.host, server.port, server.use_ssl, server.use_tls) == ("mail.example.org", 465, True, False)
    assert (server.username, server.password) == ("me", "secret")
    assert "secret" not in repr(server) + repr(settings)
    assert (server.sender, server.recipient) == ("owner@example.org", "owner@example.org")


def test_some_settings_are_read_without_those_that_go_with_them() -> None:
    environment = {"SITE_URL": "https://kyler.example", "MAIL_SERVER": "mail.example"}

    assert config.read(environment, only=["SITE_URL"]).site_url == "https://kyler.example"
    with pytest.raises(ConfigError, match="CONTACT_RECIPIENT is not"):
        config.read(environment)
