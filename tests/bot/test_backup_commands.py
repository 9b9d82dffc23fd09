"""``firsthand backup``, ``restore`` and ``verify``, as a steward runs them."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from bot.__main__ import main
from conversations.session import NarratorId
from storage.datasecret import read_secret
from storage.keys import install, make_secret_file
from storage.store import Store
from tests.storage.test_vault import ANA, WEEK, submission


@pytest.fixture
async def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A service with five stories, and the settings that lead to it."""
    data, secret = tmp_path / "data", tmp_path / "secret"
    make_secret_file(secret, data=data)
    install(ANA.recipient, data / "recipients")
    monkeypatch.setenv("FIRSTHAND_DATA", str(data))
    monkeypatch.setenv("FIRSTHAND_SECRET_FILE", str(secret))
    monkeypatch.chdir(tmp_path)
    opened = read_secret(secret, data=data, environment={})
    store = await Store.open(data, secret=opened, recipients=[ANA.recipient], week=WEEK)
    for number in range(5):
        await store.write(
            lambda t, number=number: store.vault.submit(
                t, submission(number), due=0, teller=NarratorId(bytes(16))
            )
        )
    await store.close()
    return tmp_path


FOLDERS = ("--ledgers", "one", "--shares", "two")


def test_a_drill_from_backup_to_restore_finds_every_story_whole(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Backed up, lost, restored and verified: five stories, five shares, nothing wrong; and the recipient is there again."""
    assert main(["backup", *FOLDERS]) == 0
    assert main(["restore", *FOLDERS]) == 2  # the data folder is still there
    (home / "data").rename(home / "damaged")
    assert main(["restore", *FOLDERS, "--withdrawn-from", "damaged"]) == 0
    assert main(["verify"]) == 0
    assert main(["keys", "list"]) == 0
    said = capsys.readouterr().out
    assert "stories: 5" in said
    assert "Looked at 5 stories and 5 shares" in said
    assert ANA.recipient.id.hex() in said


def test_a_share_key_is_made_anew_at_once_when_asked(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["keys", "roll"]) == 0
    assert main(["verify"]) == 0
    assert "shares sealed anew: 5" in capsys.readouterr().out


def test_verify_counts_what_is_wrong(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A share that is gone, one that is nobody's, and a story that was moved into another week."""
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(home / "data" / "shares.db")) as shares, shares:
        (story,) = shares.execute("SELECT story FROM shares LIMIT 1").fetchone()
        shares.execute("UPDATE shares SET story = ? WHERE story = ?", (bytes(16), story))
    with closing(sqlite3.connect(home / "data" / "ledger.db")) as ledger, ledger:
        ledger.execute("UPDATE stories SET week = '2020-W01' WHERE id = ?", (story,))
    assert main(["verify"]) == 1
    said = capsys.readouterr().out
    for line in (
        "1 stories without a share",
        "1 shares without a story",
        "1 records that do not fit",
        "1 rows in shares",
    ):
        assert line in said


def test_verify_looks_through_a_backup(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["backup", *FOLDERS]) == 0
    (file,) = (home / "one").iterdir()
    assert main(["verify", "--backup", str(file)]) == 0
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    assert main(["verify", "--backup", str(file)]) == 1
    assert "cut short or changed" in capsys.readouterr().out


@pytest.mark.parametrize("room", [40_000, 200_000])
def test_a_full_disk_leaves_no_backup_and_all_that_is_kept(home: Path, room: int) -> None:
    """No file may grow past ``room`` bytes: copying or sealing fails, in one sentence."""

    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    run = [sys.executable, "-m", "bot", "backup", *FOLDERS]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    ended = subprocess.run(
        run, env=environment, preexec_fn=small, capture_output=True, text=True, check=False
    )  # no threads here
    if ended.returncode == 0:
        pytest.fail("the disk was not too small for this test")
    assert ended.returncode == 2
    assert len(ended.stderr.splitlines()) == 1
    assert not [path for path in home.rglob("*") if ".backup" in path.name]
    assert main(["verify"]) == 0


def test_what_a_killed_backup_left_is_swept_by_the_next(home: Path) -> None:
    dead = home / "data" / ".backup-1"
    dead.mkdir()
    (dead / "ledger.db").write_bytes(b"half")
    (home / "one").mkdir()
    (home / "one" / "ledger-20261101T000000Z.backup.partial").write_bytes(b"half")
    assert main(["backup", *FOLDERS]) == 0
    assert not dead.exists()
    assert [path.suffix for path in (home / "one").iterdir()] == [".backup"]
