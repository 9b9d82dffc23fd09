"""Only a list that the steward signed, and a newer one, says to whom stories are sealed: as steward and attacker go about it."""

import json
import os
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.__main__ import main
from bot.app import opened
from bot.settings import read_settings
from storage import roster
from storage.datasecret import read_secret
from storage.errors import KeyRefused
from storage.keys import make_secret_file, save_identity, save_recipient
from storage.sealing.identity import new_identity
from storage.sealing.keyfile import Cost
from storage.sealing.signing import holder_signer, roster_signer
from storage.store import Store
from tests.storage.test_vault import ANA, WEEK

PASSWORD = "quiet river seven lamps"
MARIA, BEN, EVE = new_identity("maria"), new_identity("ben"), new_identity("eve")
TODAY, LAST = date(2026, 11, 24), date(2027, 11, 24)
ROOT = roster_signer(MARIA)
LIST = "data/recipients/signed.list"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A server whose settings name Maria's key; her identity, and everybody's recipients, lie beside it for the test."""
    make_secret_file(tmp_path / "secret", data=tmp_path / "data")
    (tmp_path / "password").write_text(PASSWORD)
    for one in (MARIA, EVE):
        save_identity(one, tmp_path / f"{one.recipient.name}.identity", PASSWORD, cost=Cost(8192, 1, 1))
    for one in (ANA, BEN, EVE):
        save_recipient(one.recipient, tmp_path / f"{one.recipient.name}.recipient")
    monkeypatch.setenv("FIRSTHAND_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("FIRSTHAND_SECRET_FILE", str(tmp_path / "secret"))
    monkeypatch.setenv("FIRSTHAND_ROOT_KEY", ROOT.public)
    monkeypatch.setenv("FIRSTHAND_TELEGRAM_TOKEN", "123456789:" + "a" * 35)
    monkeypatch.setenv("FIRSTHAND_TELEGRAM_BASE_URL", "http://127.0.0.1:1")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def sign(*given: str, by: str = "maria") -> int:
    return main(["keys", "sign", "--identity", f"{by}.identity", "--password-file", "password", *given])


async def begun(home: Path) -> None:
    secret = read_secret(home / "secret", data=home / "data", environment={})
    store = await Store.open(home / "data", secret=secret, recipients=[ANA.recipient], week=WEEK)
    await store.close()


async def test_from_signing_at_home_to_a_newer_list_on_the_server(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The key is printed, a list put in place, a newer one too; and the record of acts tells both."""
    assert sign() == 0
    assert f'FIRSTHAND_ROOT_KEY = "{ROOT.public}"' in capsys.readouterr().out
    assert sign("ana.recipient", "ben.recipient", "--out", "first.list") == 0
    assert sign("ana.recipient", "--after", "first.list", "--out", "second.list") == 0
    assert main(["keys", "trust", "first.list"]) == 0
    assert main(["keys", "list"]) == 0
    said = capsys.readouterr().out
    assert f"{BEN.recipient.id.hex()}  ben" in said
    await begun(home)
    assert main(["keys", "trust", "second.list"]) == 0
    assert main(["keys", "list"]) == 0
    assert "ben" not in capsys.readouterr().out.rpartition("ana")[2]
    assert main(["keys", "trust", "first.list"]) == 2
    assert "an old list" in capsys.readouterr().err
    assert main(["audit", "list"]) == 0
    assert "a signed list of recipients was put in place" in capsys.readouterr().out


async def starts(home: Path) -> str:
    """What a start says of the recipients; "" where it is content with them."""
    settings = read_settings(dict(os.environ))
    try:
        async with opened(settings, {}):
            return ""
    except KeyRefused as error:
        return str(error)


async def test_nothing_starts_without_the_signed_list_nor_with_an_attackers(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Unsigned, signed by somebody else, changed, rolled back, replaced under the same number, over: each is refused."""
    assert "there is none" in await starts(home)
    sign("ana.recipient", "--out", "1")
    sign("ana.recipient", "ben.recipient", "--after", "1", "--out", "2")
    sign("eve.recipient", "--number", "2", "--out", "2b")
    sign("eve.recipient", "--number", "9", "--out", "hers", by="eve")
    place = home / LIST
    assert main(["keys", "trust", "2"]) == 0
    assert await starts(home) == ""
    save_recipient(
        EVE.recipient, home / "data" / "recipients" / "eve.recipient"
    )  # beside a list it means nothing
    assert await starts(home) == ""
    assert main(["keys", "list"]) == 0
    place.write_text((home / "1").read_text())
    assert "somebody put an old list" in await starts(home)
    place.write_text((home / "2b").read_text())
    assert "two lists of recipients with number 2" in await starts(home)
    place.write_text((home / "hers").read_text())
    assert "not signed by the key" in await starts(home)
    place.write_text((home / "2").read_text().replace(TODAY.isoformat()[:3], "209"))
    assert "not signed by the key" in await starts(home)
    place.write_text((home / "2").read_text())
    monkeypatch.setattr("bot.app.now", lambda: datetime(2031, 1, 1, tzinfo=UTC))
    assert "was good until" in await starts(home)
    place.unlink()
    assert "there is none" in await starts(home)


async def test_a_note_that_was_deleted_or_damaged_lets_no_forged_list_in(home: Path) -> None:
    """Who can write the ledger can make an old list of the steward's pass, and none of their own."""
    sign("ana.recipient", "--out", "1")
    sign("eve.recipient", "--number", "9", "--out", "hers", by="eve")
    main(["keys", "trust", "1"])
    assert await starts(home) == ""
    with closing(sqlite3.connect(home / "data" / "ledger.db", isolation_level=None)) as ledger:
        ledger.execute("UPDATE marks SET value = zeroblob(80) WHERE name = 'recipients'")
        assert roster.newest(ledger, bytes(32)) == (0, b"")
    (home / LIST).write_text((home / "hers").read_text())
    assert "not signed by the key" in await starts(home)
    (home / LIST).write_text((home / "1").read_text())
    assert await starts(home) == ""


def test_what_the_commands_refuse(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No file beside a signed list, no list of nobody, none twice, no key that is none; each in one sentence."""
    assert main(["keys", "install", "ana.recipient"]) == 2
    assert main(["keys", "remove", "ana"]) == 2
    assert sign("ana.recipient") == 2
    assert sign("ana.recipient", "ana.recipient", "--out", "x") == 2
    assert sign("ana.recipient", "--number", "-1", "--out", "x") == 2
    assert sign("maria.identity", "--out", "x") == 2
    assert main(["keys", "trust", "ana.recipient"]) == 2
    said = capsys.readouterr().err
    assert len(said.strip().splitlines()) == 7
    monkeypatch.setenv("FIRSTHAND_ROOT_KEY", "RWQ")
    assert main(["keys", "list"]) == 2
    monkeypatch.delenv("FIRSTHAND_ROOT_KEY")
    assert main(["keys", "trust", "x"]) == 2
    assert "Set FIRSTHAND_ROOT_KEY first" in capsys.readouterr().err


def test_the_doctor_minds_a_list_that_is_over_soon(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    soon = datetime.now(UTC).date().isoformat()
    sign("ana.recipient", "--until", soon, "--out", "1")
    assert main(["keys", "trust", "1"]) == 0
    main(["doctor", "--offline"])
    assert f"good until {soon}; after that" in capsys.readouterr().out


@given(st.data())
def test_no_byte_of_a_list_can_be_changed(data: st.DataObject) -> None:
    """Whatever is changed in line or signature is refused, or changes nothing that is read (the untrusted comment)."""
    text = roster.signed(ROOT, [ANA.recipient, BEN.recipient], number=3, until=LAST)
    at = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.characters(codec="ascii").filter(lambda c: c != text[at]))
    changed = text[:at] + other + text[at + 1 :]
    try:
        found = roster.read(changed, ROOT.public, today=TODAY)
    except KeyRefused:
        return
    assert (found.number, found.until, found.recipients) == (
        3,
        LAST,
        tuple(sorted((ANA.recipient, BEN.recipient), key=lambda one: one.id)),
    )


def test_a_signature_for_another_purpose_is_none() -> None:
    """The same person's other keys sign bundles and approvals: none of them signs recipients."""
    text = roster.signed(holder_signer(MARIA), [EVE.recipient], number=1, until=LAST)
    with pytest.raises(KeyRefused):
        roster.read(text, ROOT.public, today=TODAY)
    line = json.dumps({"format": "firsthand-request/1"}) + "\n"
    with pytest.raises(KeyRefused):
        roster.read(line + ROOT.sign(line.encode(), "recipients 1"), ROOT.public, today=TODAY)
