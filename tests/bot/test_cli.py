"""The command line says what to do, never shows a traceback, and never writes over anything."""

import io
import json
import logging
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from bot import logs
from bot.__main__ import INTERRUPTED, main, parser
from bot.sentence import sentence
from storage.errors import StorageError
from storage.keys import install, make_secret_file
from storage.sealing.identity import new_identity

COMMANDS = (
    "demo",
    "rehearse",
    "run",
    "check",
    "routes",
    "preview",
    "diff",
    "questions",
    "keys",
    "researchers",
    "export",
    "release",
    "open",
    "recall",
    "redact",
    "doctor",
)
TOKEN = "123456789:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc"


def config(folder: Path, **settings: str | int) -> str:
    """A settings file in ``folder``; its path."""
    path = folder / "firsthand.toml"
    path.write_text(
        "".join(f"FIRSTHAND_{key.upper()} = {json.dumps(value)}\n" for key, value in settings.items())
    )
    path.chmod(0o600)
    return str(path)


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])
    words = capsys.readouterr().out
    assert ended.value.code == 0
    assert f"firsthand {name}" in words
    assert "exit status:" in words
    assert "example" in words or "in order:" in words


def test_the_help_lists_every_command_and_setting() -> None:
    words = parser().format_help()
    assert [name for name in COMMANDS if f"\n    {name}" not in words] == []
    assert "FIRSTHAND_SECRET_FILE" in words


def test_help_is_there_before_any_large_library_is_loaded() -> None:
    program = (
        "import sys; from bot.__main__ import parser; parser().format_help(); "
        "print(sorted({'telegram', 'aiohttp', 'pyxform', 'lark', 'cryptography', 'aiosqlite'} & set(sys.modules)))"
    )
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert shown.stdout == "[]\n"


def test_a_missing_recipient_is_one_sentence_that_says_what_to_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        main(
            [
                "keys",
                "secret",
                str(tmp_path / "secret"),
                "--config",
                config(tmp_path, data=str(tmp_path / "data")),
            ]
        )
        == 0
    )
    capsys.readouterr()
    settings = config(tmp_path, data=str(tmp_path / "data"), secret_file=str(tmp_path / "secret"))
    assert main(["run", "--config", settings]) == 2
    words = capsys.readouterr().err
    assert words.count("\n") == 1
    assert "firsthand keys new" in words


def test_a_wrong_token_is_not_repeated(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "--config", config(tmp_path, telegram_token="hunter2 hunter2")]) == 2
    words = capsys.readouterr().err
    assert words.startswith("FIRSTHAND_TELEGRAM_TOKEN is not a bot token.")
    assert "hunter2" not in words


def test_a_flow_with_mistakes_never_starts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    flow = tmp_path / "wrong.md"
    flow.write_text("| survey |\n| | type | name | label |\n| | dream | one | What? |\n")
    data, secret = tmp_path / "data", tmp_path / "secret"
    make_secret_file(secret, data=data)
    install(new_identity("ana").recipient, data / "recipients")
    settings = config(tmp_path, flow=str(flow), data=str(data), secret_file=str(secret))
    assert main(["run", "--config", settings]) == 1
    assert "survey, row 2" in capsys.readouterr().err


def test_check_lists_every_mistake_with_its_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    flow = tmp_path / "wrong.md"
    flow.write_text(
        "| survey |\n| | type | name | label |\n| | dream | one | What? |\n| | dream | two | What? |\n"
    )
    assert main(["check", str(flow)]) == 1
    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
    assert lines[0] == str(flow)
    assert [line for line in lines if line.startswith("row ")] == ["row 2", "row 3"]
    assert (
        len([line for line in lines if line.startswith("✗ mend  type: The type “dream” is not known.")]) == 2
    )
    assert any(line.startswith(f"✗ {flow}: 2 to mend, ") for line in lines)


def test_check_finds_the_built_in_questions_fine_and_says_that_nobody_has_checked_the_help_lines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--config", config(tmp_path)]) == 0
    shown = capsys.readouterr()
    assert "✓ the built-in questions: fine: 22 questions" in shown.out
    assert "! Help now card: nobody has checked Samaritans. Look it up at https://" in shown.out
    assert "✓ Help now card" not in shown.out


def test_check_looks_at_the_help_lines_and_questions_of_the_settings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Both days are so far from any on which this runs that it does not matter which that is."""
    card, flow = tmp_path / "help.toml", Path(__file__).parent.parent / "transcripts" / "short.md"
    settings = config(tmp_path, help=str(card), flow=str(flow))
    for last, status in (("9999-12-31", 0), ("2000-01-02", 1)):
        card.write_text(
            'opening = "Ask."\nclosing = "Go on."\n[[line]]\nname = "A line"\nreach = "call 1"\nserves = "All."\n'
            f'source = "https://example.org/"\nreviewed = 2000-01-01\nreview_by = {last}\n'
        )
        assert main(["check", "--config", settings]) == status
        shown = capsys.readouterr()
        assert f"✓ {flow}: fine" in shown.out
        assert ("A line was to be checked by 2000-01-02" in shown.out) == bool(status)
        assert ("✓ Help now card: every line was looked up in time" in shown.out) == (not status)
    card.write_text("opening = 3\n")
    assert main(["check", "--config", settings]) == 2
    assert capsys.readouterr().err.startswith(f"{card}: The ")


def test_keys_are_made_for_their_owner_alone_and_never_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    password = tmp_path / "password"
    password.write_text("correct horse battery\n")
    keys, data = tmp_path / "keys", tmp_path / "data"
    new = ["keys", "new", "ana", "--folder", str(keys), "--password-file", str(password)]
    settings = config(tmp_path, data=str(data))
    assert main(new) == 0
    assert stat.S_IMODE((keys / "ana.identity").stat().st_mode) == 0o600
    before = (keys / "ana.identity").read_bytes()
    assert main(new) == 2
    assert (keys / "ana.identity").read_bytes() == before
    assert main(["keys", "install", str(keys / "ana.recipient"), "--config", settings]) == 0
    assert stat.S_IMODE(data.stat().st_mode) == 0o700
    capsys.readouterr()
    assert main(["keys", "list", "--config", settings]) == 0
    assert capsys.readouterr().out.endswith("  ana\n")
    secret = ["keys", "secret", str(tmp_path / "secret"), "--config", settings]
    assert main(secret) == 0
    assert stat.S_IMODE((tmp_path / "secret").stat().st_mode) == 0o600
    assert main(secret) == 2


def test_a_short_password_makes_no_key(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    password = tmp_path / "password"
    password.write_text("short\n")
    assert main(["keys", "new", "ana", "--folder", str(tmp_path), "--password-file", str(password)]) == 2
    assert "12 characters" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == [password]


def test_redact_takes_out_who_and_counts_kinds(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("My name is Delphine, on 07700 900123. It rained.\n", encoding="utf-8")
    assert main(["redact", "--show", str(text)]) == 0
    shown = capfdbinary.readouterr()
    assert b"Delphine" not in shown.out + shown.err
    assert b"900123" not in shown.out + shown.err
    assert shown.out.endswith(b"It rained.\n")
    assert b"1  phone" in shown.err


def test_a_file_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = tmp_path / "missing.txt"
    assert main(["redact", str(missing)]) == 2
    assert capsys.readouterr().err.startswith(f"{missing} cannot be used (No such file")


def test_ctrl_c_ends_a_rehearsal_quietly(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "rehearse", "--data", str(tmp_path / "r")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        for line in process.stdout:
            if "[1] Yes, it is safe" in line:
                break
        process.send_signal(signal.SIGINT)
        process.stdout.read()
        assert process.wait(timeout=20) == INTERRUPTED
        assert process.stderr.read() == ""


def test_a_log_line_holds_no_token_and_no_exceptions_words() -> None:
    stream = io.StringIO()
    with logs.to(stream):
        log = logging.getLogger("firsthand.test")
        try:
            raise ValueError("we live at 14 Alder Road")
        except ValueError:
            log.exception("https://api.telegram.org/bot%s/getMe\nsecond line", TOKEN)
    written = stream.getvalue()
    assert TOKEN not in written
    assert "Alder" not in written
    assert "ValueError in " in written
    assert written.count("\n") == 1


def test_the_libraries_that_write_addresses_are_quiet() -> None:
    stream = io.StringIO()
    with logs.to(stream):
        for name in ("httpx", "telegram.Bot", "aiosqlite", "aiohttp.access"):
            logging.getLogger(name).info("a message with everything in it")
    assert stream.getvalue() == ""


def test_an_error_becomes_a_sentence() -> None:
    assert sentence(StorageError("the key is gone")) == "The key is gone."
    assert (
        sentence(StorageError("keys/ana.identity: the key is gone.")) == "keys/ana.identity: the key is gone."
    )


@pytest.mark.parametrize(
    "arguments",
    [["check"], ["routes"], ["preview"], ["rehearse", "--data", "none", "--flow"]],
    ids=lambda given: given[0],
)
def test_a_form_that_is_not_there_is_one_sentence_about_its_path(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = tmp_path / "nothere.xlsx"
    assert main([*arguments, str(form)]) == 2
    shown = capsys.readouterr()
    assert shown.err == f"The flow {form} cannot be read (no such plain file). Check the path.\n"
    assert shown.out == ""


@pytest.mark.parametrize("command", ["routes", "preview"])
def test_a_refused_form_is_shown_with_its_errors_alone_and_where_the_rest_is(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = tmp_path / "wrong.md"
    form.write_text("| survey |\n| | type | name | label | required |\n| | dream | one | What? | yes |\n")
    assert main([command, str(form)]) == 1
    first, *_, last = capsys.readouterr().err.splitlines()
    assert first.startswith("survey, row 2, column type:")
    assert last == f"See everything with `firsthand check {form}`."


def test_a_form_is_checked_without_loading_the_store_or_its_ciphers() -> None:
    program = (
        "import sys; from bot.__main__ import main; main(['check', '--quiet']); "
        "print(sorted({'asyncio', 'aiosqlite', 'cryptography', 'sqlite3', 'telegram'} & set(sys.modules)))"
    )
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert shown.stdout == "[]\n"
