"""Another service secret while everything stays: nothing is lost wherever it is killed, and the old one opens nothing."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.__main__ import main
from conversations.session import NarratorId
from storage import datasecret, keys, soundness
from storage.datasecret import read_secret, unlocked
from storage.errors import KeyRefused, OtherSecret
from storage.keys import install, make_secret_file, read_service_secret
from storage.store import Store
from tests.bot.test_backup_commands import FOLDERS
from tests.storage.test_vault import ANA, OTHER, SECRET, WEEK, submission


@pytest.fixture
async def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A service with three stories and two secret files, of which it knows the first."""
    data = tmp_path / "data"
    for name in ("first", "second"):
        make_secret_file(tmp_path / name, data=data)
    install(ANA.recipient, data / "recipients")
    monkeypatch.setenv("FIRSTHAND_DATA", str(data))
    monkeypatch.setenv("FIRSTHAND_SECRET_FILE", str(tmp_path / "first"))
    monkeypatch.chdir(tmp_path)
    secret = read_secret(tmp_path / "first", data=data, environment={})
    store = await Store.open(data, secret=secret, recipients=[ANA.recipient], week=WEEK)
    for number in range(3):
        await store.write(
            lambda t, number=number: store.vault.submit(
                t, submission(number), due=0, teller=NarratorId(bytes(16))
            )
        )
    await store.close()
    return tmp_path


def opens(home: Path, name: str) -> bool:
    """Whether a secret file opens every row of the data folder."""
    try:
        secret = read_secret(home / name, data=home / "data", environment={})
    except OtherSecret:
        return False
    return soundness.unopened(home / "data", secret) == {}


def test_a_new_secret_opens_everything_and_the_old_one_nothing(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Both between the two steps; and not a byte of ledger or shares is changed by it."""
    before = [(home / "data" / name).read_bytes() for name in ("ledger.db", "shares.db")]
    assert (opens(home, "first"), opens(home, "second")) == (True, False)
    assert main(["keys", "rotate", "second"]) == 0
    assert (opens(home, "first"), opens(home, "second")) == (True, True)
    main(["doctor", "--offline"])
    assert "Two service secrets open this data" in capsys.readouterr().out
    monkeypatch.setenv("FIRSTHAND_SECRET_FILE", str(home / "second"))
    assert main(["keys", "rotate", "--finish"]) == 0
    assert (opens(home, "first"), opens(home, "second")) == (False, True)
    assert main(["keys", "rotate", "--finish"]) == 0
    assert main(["verify"]) == 0
    assert main(["audit", "list"]) == 0
    assert [(home / "data" / name).read_bytes() for name in ("ledger.db", "shares.db")] == before
    said = capsys.readouterr().out
    assert "a new service secret was let in" in said
    assert "the old service secret was shut out" in said


@pytest.mark.parametrize("step", ["rotate", "finish"])
def test_killed_at_any_file_operation_one_of_the_two_secrets_opens_everything(
    home: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every call that touches the disk fails once, as at a kill or on a full disk; done again it is done."""
    old = read_service_secret(home / "first", data=home / "data", environment={})
    new = read_service_secret(home / "second", data=home / "data", environment={})
    if step == "finish":
        datasecret.added(home / "data", old, new)
    shutil.copytree(home / "data", home / "kept")
    work = {
        "rotate": lambda: datasecret.added(home / "data", old, new),
        "finish": lambda: datasecret.finished(home / "data", new),
    }[step]
    for name in ("open", "fsync", "replace"):
        shutil.rmtree(home / "data")
        shutil.copytree(home / "kept", home / "data")

        def fails(*_: object, **__: object) -> None:
            raise OSError(28, "No space left on device")

        with monkeypatch.context() as patched:
            if name == "replace":
                patched.setattr(Path, "replace", fails)
            else:
                patched.setattr(keys.os, name, fails)
            with pytest.raises(KeyRefused):
                work()
        assert opens(home, "first")
        work()
        assert opens(home, "second")


def test_a_backup_opens_with_the_secret_of_its_time_and_brings_back_what_that_opens(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """From before the change with the old secret alone, from after it with the new one, and never from a mixed pair of eyes."""
    assert main(["backup", *FOLDERS]) == 0
    assert main(["keys", "rotate", "second"]) == 0
    monkeypatch.setenv("FIRSTHAND_SECRET_FILE", str(home / "second"))
    assert main(["keys", "rotate", "--finish"]) == 0
    shutil.move(home / "data", home / "damaged")
    assert main(["restore", *FOLDERS]) == 2
    assert "another service secret" in capsys.readouterr().err
    monkeypatch.setenv("FIRSTHAND_SECRET_FILE", str(home / "first"))
    (ledger,) = (home / "one").iterdir()
    assert main(["verify", "--backup", str(ledger)]) == 0
    assert main(["restore", *FOLDERS]) == 0
    assert main(["verify"]) == 0
    assert opens(home, "first")
    assert not opens(home, "second")


def test_what_is_refused_is_one_sentence_and_changes_nothing(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same secret, none, both, one that is no file; a secret that opens nothing; a damaged or missing file."""
    sealed = home / "data" / datasecret.FILE
    before = sealed.read_text()
    for given_ in (["first"], [], ["second", "--finish"], ["third"]):
        assert main(["keys", "rotate", *given_]) == 2
    assert sealed.read_text() == before
    monkeypatch.setenv("FIRSTHAND_SECRET_FILE", str(home / "second"))
    for command in (
        ["verify"],
        ["keys", "rotate", "first"],
        ["keys", "rotate", "--finish"],
        ["backup", *FOLDERS],
    ):
        assert main(command) == 2
    assert sealed.read_text() == before
    monkeypatch.setenv("FIRSTHAND_SECRET_FILE", str(home / "first"))
    sealed.write_text(before[:-30])
    assert main(["verify"]) == 2
    assert "data.sealed in the data folder is damaged" in capsys.readouterr().err
    sealed.unlink()
    assert main(["verify"]) == 2  # never made anew where something is kept
    assert not sealed.exists()
    assert "Traceback" not in capsys.readouterr().err


def test_a_folder_of_an_older_version_stays_under_its_secret(tmp_path: Path) -> None:
    """Its rows were sealed under the service secret itself, so there is nothing to lock anew."""
    (tmp_path / "ledger.db").touch()
    assert unlocked(tmp_path, SECRET, begin=True) == SECRET
    assert not (tmp_path / datasecret.FILE).exists()
    with pytest.raises(KeyRefused, match="begun by an older version"):
        datasecret.added(tmp_path, SECRET, OTHER)


def test_only_who_begins_makes_one(tmp_path: Path) -> None:
    assert unlocked(tmp_path / "data", SECRET, begin=False) == SECRET
    assert not (tmp_path / "data").exists()
    made = unlocked(tmp_path / "data", SECRET, begin=True)
    assert made not in (SECRET, OTHER)
    assert unlocked(tmp_path / "data", SECRET, begin=False) == made
    assert made.hex() not in (tmp_path / "data" / datasecret.FILE).read_text()


@pytest.mark.parametrize(
    "command", [["verify"], ["audit", "list"], ["tidy"], ["doctor", "--offline"], ["backup", *FOLDERS]]
)
def test_a_command_that_only_looks_makes_nothing_at_a_place_that_is_not_there(
    home: Path, command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A data folder that was mistyped is not begun."""
    monkeypatch.setenv("FIRSTHAND_DATA", str(home / "mistyped"))
    assert main(command) != 0
    assert not (home / "mistyped").exists()


@given(st.data())
def test_a_changed_file_opens_to_nothing_else(data: st.DataObject) -> None:
    text = datasecret._text([datasecret._sealed(b"d" * 32, SECRET, lambda n: bytes(range(n)))])
    at = data.draw(st.integers(0, len(text) - 1))
    changed = text[:at] + data.draw(st.characters(codec="ascii")) + text[at + 1 :]
    try:
        assert datasecret.opened(changed, SECRET) == b"d" * 32
    except (KeyRefused, OtherSecret):
        return
