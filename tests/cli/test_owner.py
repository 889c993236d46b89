import json
import signal
import socket
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from urllib.request import urlopen

import pytest
from click.testing import CliRunner, Result

from portfolio import config
from portfolio.cli import main
from portfolio.cli.messages import _age
from portfolio.config import folders
from portfolio.resume import formats
from tests.conftest import environment, server_environment
from tests.paths import DATA, ROOT, SMALL

COMMAND = [sys.executable, "-m", "portfolio.cli"]


def test_wrong_settings_are_told_and_nothing_starts() -> None:
    result = CliRunner(env=environment(PORT="x")).invoke(main, ["serve"])

    assert result.exit_code == 1
    assert "Error: The settings do not fit.\n  PORT: 'x' is not valid" in result.output


def test_a_port_that_is_taken_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = CliRunner(env=environment(PORT=str(port))).invoke(main, ["serve"])

    assert result.exit_code == 1
    assert f"127.0.0.1:{port} cannot be listened on (Address already in use); set PORT to a free one." in result.output


def test_a_bad_portfolio_is_told_in_sentences_and_nothing_starts(tmp_path: Path) -> None:
    file = tmp_path / "portfolio.json"
    file.write_text("{")

    result = CliRunner(env=environment(PORTFOLIO_FILE=str(file), INSTANCE_DIR=str(tmp_path))).invoke(main, ["serve"])

    assert result.exit_code == 1
    assert f"Error: {file}: 1 problem.\n{file}:1:2: file: the file ends here" in result.output


@pytest.mark.slow
def test_serving_says_where_in_one_line_and_stops_when_asked(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [*COMMAND, "serve"], cwd=tmp_path, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        env=server_environment(PORT=str(port), INSTANCE_DIR=str(tmp_path)),
    )  # fmt: skip
    assert server.stdout is not None
    try:
        said = server.stdout.readline()
        with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=20) as answer:
            health = answer.read()
        server.send_signal(signal.SIGINT)
        rest = server.communicate(timeout=20)[0]
    finally:
        server.kill()

    assert (
        health.strip()
        == b'{"content":"current","messages":"on their way","reasons":[],"status":"ok","visitor":"127.0.0.1"}'
    )
    assert said == f"The portfolio is at http://127.0.0.1:{port} (Ctrl-C stops it)\n"
    assert rest == "The portfolio has stopped.\n"
    assert server.returncode == 0


def run(*arguments: str, **settings: str) -> Result:
    return CliRunner(env=environment(**settings)).invoke(main, arguments)


def test_checking_prints_each_problem_with_its_lines_and_fails(tmp_path: Path) -> None:
    file = tmp_path / "me.json"
    file.write_text(SMALL.read_text().replace('"role"', '"roel"'))

    result = run("check", str(file))

    assert result.exit_code == 1
    assert result.output == (
        f'{file}:6:5: person.roel: this key is not known; did you mean "role"?\n'
        '     5 |     "name": "Ada Example",\n     6 |     "roel": "Engineer",\n       |     ^^^^^^\n'
        f'     7 |     "pitch": "I build things that last."\n\n{file}: 1 problem.\n'
    )


def test_checking_for_machines_prints_json_alone(tmp_path: Path) -> None:
    file = tmp_path / "me.json"
    file.write_text("{,}")

    result = run("check", "--json", str(file))

    assert result.exit_code == 1
    assert json.loads(result.output)[-1] == {
        "file": str(file), "line": 1, "column": 2, "path": "", "severity": "error",
        "message": "there is a comma before the closing }; remove the comma.", "code": None, "acknowledgement": None,
    }  # fmt: skip


def test_warnings_fail_only_if_asked_to() -> None:
    file = str(SMALL)

    assert run("check", file).exit_code == 0
    assert "2 warnings." in run("check", file).output
    assert run("check", "--strict", file).exit_code == 1


def test_each_remark_says_how_the_file_acknowledges_it_and_then_strict_passes(tmp_path: Path) -> None:
    written = json.loads(SMALL.read_text())
    told = run("check", str(SMALL)).output
    entries = [json.loads(line.partition("= ")[2]) for line in told.splitlines() if line.startswith("       = ")]
    file = tmp_path / "me.json"
    file.write_text(json.dumps(written | {"acknowledged": entries}))

    strict = run("check", "--strict", str(file))

    assert entries == [{"remark": "newest-first", "of": "acme-lead"}, {"remark": "unproved-skill", "of": "Hammer"}]
    assert "the file can acknowledge: put what stands behind = into its list" in told
    assert (strict.exit_code, strict.output) == (0, f"{file}: no problem.\n")


def test_checking_names_the_settings_file_by_default() -> None:
    assert "tests/data/engineer.json: 2 warnings." in run("check").output


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    result = run("check", str(tmp_path / "nowhere.json"))

    assert result.exit_code == 1
    assert "it cannot be read: No such file or directory." in result.output


def test_a_new_file_is_good_and_is_remarked_on_until_it_is_ones_own(tmp_path: Path) -> None:
    file = tmp_path / "me.json"

    written, checked = run("new", str(file)), run("check", str(file))

    assert written.exit_code == checked.exit_code == 0
    assert 'person.name: "Your Name" is still a placeholder; write your own.' in checked.output
    assert checked.output.count("is still the starter's") > 10


@pytest.mark.parametrize("command", [["new"], ["import", "tests/data/resumes/sparse.json"], ["export"]])
def test_nothing_is_replaced_unless_asked_for(command: list[str], tmp_path: Path) -> None:
    file = tmp_path / "me.json"
    file.write_text("mine")
    command = [str(ROOT / part) if part.endswith(".json") else part for part in command]

    refused = run(*command, str(file))
    kept = file.read_text()
    forced = run(*command, str(file), "--force")

    assert refused.exit_code == 1
    assert f"Error: {file} is there already; name another file, or add --force." in refused.output
    assert kept == "mine"
    assert forced.exit_code == 0
    assert json.loads(file.read_text())


def test_a_resume_goes_in_and_comes_out(tmp_path: Path) -> None:
    file, resume = tmp_path / "me.json", ROOT / "tests/data/resumes/extra-keys.json"

    taken = run("import", str(resume), str(file))
    given = run("export", "-", PORTFOLIO_FILE=str(file))

    assert taken.exit_code == given.exit_code == 0
    assert "Left out (4 times): has no place in a portfolio file: basics.pronouns" in taken.output
    assert "work[0].x-salary 1;" in taken.output
    assert json.loads(given.output)["basics"]["name"] == "明日香 Ōta"


def test_what_was_left_out_is_told_first_and_in_full_if_asked_to(tmp_path: Path) -> None:
    resume = str(DATA / "resumes/messy-developer.json")

    short = run("import", resume, str(tmp_path / "me.json")).output.splitlines()
    full = run("import", "--all", resume, str(tmp_path / "me.json"), "--force").output.splitlines()

    assert [line.split(" ")[0] for line in short] == sorted(
        (line.split(" ")[0] for line in short), key=["Left", "Changed:", "Worth", f"{tmp_path}/me.json"].index
    )
    assert any(line.endswith("and 1 more.") for line in short)
    assert not any(" more." in line for line in full)
    assert len(short) == len(full)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_mark_before_a_resume_is_stepped_over(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "resume.json").write_text('{"basics": {"name": "Žofie"}}', encoding=encoding)

    result = run("import", str(tmp_path / "resume.json"), str(tmp_path / "me.json"))

    assert result.exit_code == 0
    assert json.loads((tmp_path / "me.json").read_text())["person"]["name"] == "Žofie"


def test_a_file_that_came_out_unfinished_is_said_to_be_so(tmp_path: Path) -> None:
    figures = [{"value": "40%", "measures": "less", "source": "nowhere"}]
    (tmp_path / "resume.json").write_text(
        json.dumps({"work": [], "portfolio": {"invitation": "Write.", "figures": figures}})
    )

    result = run("import", str(tmp_path / "resume.json"), str(tmp_path / "me.json"))

    assert result.exit_code == 1
    assert "figures[0].source: \"nowhere\" is neither an achievement's slug nor a project's" in result.output
    assert "me.json is written and unfinished: mend what is told above" in result.output


def test_an_export_of_linkedin_goes_in_and_its_page_is_checked(tmp_path: Path) -> None:
    file = tmp_path / "me.json"

    taken = run("import", str(DATA / "linkedin/designer"), str(file))
    checked = run("check", str(file))

    assert taken.exit_code == checked.exit_code == 0
    assert 'is private, and a page is for everybody: Profile.csv, row 2, Address "12 Rua do Exemplo' in taken.output
    assert json.loads(file.read_text())["person"]["name"] == "Inês Example-Duarte"


def test_what_is_no_resume_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    file, source = tmp_path / "me.json", tmp_path / "resume.pdf"
    source.write_bytes(b"%PDF-1.7")

    result = run("import", str(source), str(file))

    assert result.exit_code == 1
    assert "no résumé in this: a PDF" in result.output
    assert not file.exists()


def test_a_resume_that_is_not_json_is_told(tmp_path: Path) -> None:
    resume = tmp_path / "resume.json"
    resume.write_text("{'a': 1}")

    result = run("import", str(resume), str(tmp_path / "me.json"))

    assert result.exit_code == 1
    assert "resume.json:1:2: a: this stands in ' and '; write it in double quotes: \"a\"." in result.output


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    result = run("new", str(tmp_path / "nowhere/me.json"))

    assert result.exit_code == 1
    assert "cannot be written: No such file or directory." in result.output


def test_the_schema_is_printed() -> None:
    assert run("schema").output == (ROOT / "data/portfolio.schema.json").read_text()


def test_an_outbox_that_cannot_be_read_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "messages.sqlite3").write_text("Dear diary, " * 100)

    result = CliRunner(env=environment(INSTANCE_DIR=str(tmp_path))).invoke(main, ["messages"])

    assert result.exit_code == 1
    assert result.output == "Error: The outbox cannot be used: file is not a database.\n"


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(0, "0m"), (59, "59m"), (60, "1h"), (23 * 60, "23h"), (24 * 60, "1d"), (100 * 24 * 60, "100d")],
)
def test_an_age_is_said_in_its_largest_unit(minutes: int, said: str) -> None:
    from datetime import timedelta

    assert _age(timedelta(minutes=minutes)) == said


def test_the_settings_example_changes_nothing() -> None:
    assert config.read({}, ROOT / ".env.example") == config.read({}, Path("/nowhere"))


@pytest.fixture
def slipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder where `.env` has a slip in every line but what is needed."""
    monkeypatch.setattr(folders, "CHECKOUT", tmp_path)
    (tmp_path / ".env").write_text("PORT=x\nMAIL_SEVER=mail.example.org\nSITE_URL=nonsense\nCONTACT_LIMIT=often\n")
    (tmp_path / "portfolio.json").write_text(SMALL.read_text())
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "words", [["--help"], ["--version"], ["serve", "--help"], ["schema"], ["new", "me.json"], ["check", "portfolio.json"], ["check"],
              ["messages"], ["import", str(DATA / "resumes/sparse.json"), "me.json"]],
)  # fmt: skip
def test_a_slip_in_a_setting_keeps_nothing_that_does_not_need_it(slipped: Path, words: list[str]) -> None:
    run = CliRunner(env=environment(PORTFOLIO_FILE=str(slipped / "portfolio.json")))

    result = run.invoke(main, words)

    assert result.exit_code == 0, result.output


def test_a_slip_in_the_setting_that_is_needed_is_told(slipped: Path) -> None:
    (slipped / ".env").write_text("PORTFOLIO_FIEL=me.json\n")

    result = CliRunner(env=environment(PORTFOLIO_FILE="")).invoke(main, ["check"])

    assert result.exit_code == 1
    assert "PORTFOLIO_FIEL in .env is not a setting; did you mean PORTFOLIO_FILE?" in result.output


def test_an_env_file_that_cannot_be_read_is_told(slipped: Path) -> None:
    (slipped / ".env").write_bytes(b"PORT=8\xff\n")

    result = CliRunner(env=environment()).invoke(main, ["mail", "test"])

    assert result.exit_code == 1
    assert result.output == f"Error: {slipped / '.env'} is not written in UTF-8; save it as UTF-8.\n"


def test_the_version_is_told() -> None:
    assert CliRunner().invoke(main, ["--version"]).output == f"portfolio {version('portfolio')}\n"


def test_a_resume_is_written_in_the_format_of_its_ending(tmp_path: Path) -> None:
    written = {}
    for ending in formats.ENDINGS:
        file = tmp_path / f"me.{ending.upper()}"
        assert run("export", str(file), SITE_URL="https://kyler.example").exit_code == 0
        written[ending] = file.read_bytes()

    assert len(set(written.values())) == len(formats.ENDINGS)
    assert written["txt"].startswith(b"Kyler Post\n==========\n")
    assert b"\nWebsite: https://kyler.example\n" in written["txt"]
    assert written["md"].startswith(b"# Kyler Post\n")
    assert written["vcf"].startswith(b"BEGIN:VCARD\r\n")
    assert json.loads(written["json"])["basics"]["url"] == "https://kyler.example/"


def test_a_resume_is_printed_in_the_format_that_is_asked_for(tmp_path: Path) -> None:
    assert json.loads(run("export", "-").output)["basics"]["name"] == "Kyler Post"
    assert run("export", "-", "--format", "txt").output.startswith("Kyler Post\n=====")
    assert run("export", str(tmp_path / "me"), "--format", "md").exit_code == 0
    assert (tmp_path / "me").read_text().startswith("# Kyler Post\n")


@pytest.mark.parametrize("name", ["me.docx", "me", ".txt"])
def test_an_ending_that_is_no_format_is_told_with_those_that_are(name: str, tmp_path: Path) -> None:
    result = run("export", str(tmp_path / name))

    assert result.exit_code == 1
    assert f"{name} names no format by its ending; those that can be written end with ." in result.output
    assert all(f".{ending}" in result.output for ending in formats.ENDINGS)
    assert list(tmp_path.iterdir()) == []
