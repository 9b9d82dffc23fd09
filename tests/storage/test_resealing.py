"""Stories go over to a new holder, and nobody on the way can open one."""

import asyncio
import base64
import json
import sqlite3
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.__main__ import main
from conversations.session import NarratorId
from storage import resealing, snapshot, soundness
from storage.datasecret import read_secret
from storage.errors import KeyRefused, Unopenable
from storage.keys import install, make_secret_file, save_identity
from storage.resealing import Moved
from storage.sealing.identity import Identity, new_identity
from storage.sealing.keyfile import Cost
from storage.sealing.resealing import resealed
from storage.sealing.story import open_story, read_header
from storage.store import Store
from tests.storage.test_sealing_vectors import vector
from tests.storage.test_vault import ANA, SECRET, WEEK, id_of, submission

BEN, EVE = new_identity("ben"), new_identity("eve")
PASSWORD = "quiet river seven lamps"


def quiet(done: int, count: int) -> None:
    """Says nothing."""


@dataclass
class House:
    """A data folder with stories sealed to Ana."""

    folder: Path
    store: Store

    async def asked(self, by: Identity = ANA, to: Identity = BEN, *drops: Identity) -> str:
        out = StringIO()

        def ask(ledger: sqlite3.Connection) -> None:
            resealing.ask(ledger, by.recipient.id, to.recipient, [one.recipient.id for one in drops], out)

        await self.store.write(lambda t: ask(t.ledger))
        return out.getvalue()

    def take(self, text: str) -> Moved:
        return resealing.take(self.folder, StringIO(text), quiet)[1]

    async def records(self) -> dict[bytes, bytes]:
        rows = await self.store.write(lambda t: t.ledger.execute("SELECT id, record FROM stories").fetchall())
        return dict(rows)

    async def opens(self, whose: Identity) -> int:
        """How many stories an identity opens, with the shares of the server."""
        count = 0
        with snapshot.opened(self.folder, SECRET) as kept:
            for row in kept.stories():
                try:
                    open_story(row.record, row.share, whose, story_id=row.story_id)
                except Unopenable:
                    continue
                count += 1
        return count


def handed(text: str, whose: Identity = ANA, to: Identity = BEN) -> str:
    out = StringIO()
    resealing.hand_over(StringIO(text), whose, to.recipient.id.hex(), out, quiet)
    return out.getvalue()


def accepted(text: str, whose: Identity = BEN) -> str:
    out = StringIO()
    resealing.accept(StringIO(text), whose, out, quiet)
    return out.getvalue()


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    store = await Store.open(tmp_path, secret=SECRET, recipients=[ANA.recipient], week=WEEK)
    for number in range(5):
        await store.write(
            lambda t, number=number: store.vault.submit(
                t, submission(number), due=0, teller=NarratorId(bytes(16))
            )
        )
    yield House(tmp_path, store)
    await store.close()


async def test_stories_go_over_to_a_new_holder_and_the_old_one_is_out(house: House) -> None:
    """All of them, while the service runs; each opens to the same words, and verifies as before."""
    text = accepted(handed(await house.asked(ANA, BEN, ANA)))
    assert house.take(text) == Moved(moved=5, gone=0, before=0)
    assert await house.opens(BEN) == 5
    assert await house.opens(ANA) == 0
    assert house.take(text) == Moved(moved=0, gone=0, before=5)
    assert soundness.unopened(house.folder, SECRET) == {}


async def test_without_a_drop_both_can_open_them(house: House) -> None:
    house.take(accepted(handed(await house.asked())))
    assert await house.opens(BEN) == await house.opens(ANA) == 5


async def test_no_file_on_the_way_opens_a_story_or_holds_a_share(house: House) -> None:
    """Whoever takes one of the three files, and even an identity with it, has half of each key."""
    asked = await house.asked(ANA, BEN, ANA)
    files = [asked, handed(asked), accepted(handed(asked))]
    shares = await house.store.write(lambda t: t.shares.execute("SELECT sealed FROM shares").fetchall())
    records = await house.records()
    for text in files:
        for (share,) in shares:
            assert share.hex() not in text
        for record in records.values():
            assert record[-40:].hex() not in text
    for story, record in records.items():
        with pytest.raises(Unopenable):
            open_story(record, bytes(32), ANA, story_id=story)


async def test_what_was_taken_back_meanwhile_stays_gone(house: House) -> None:
    text = accepted(handed(await house.asked()))
    await house.store.write(lambda t: house.store.vault.withdraw(t, id_of(2), week=WEEK))
    assert house.take(text) == Moved(moved=4, gone=1, before=0)
    assert id_of(2) not in await house.records()


async def test_a_wrap_that_the_new_holder_cannot_open_never_reaches_the_server(house: House) -> None:
    """The present holder is mistaken or lies: half of another story, or bytes; and nobody can prove it for them."""
    asked = await house.asked()
    lines = handed(asked).splitlines(keepends=True)
    one, two = json.loads(lines[1]), json.loads(lines[2])
    one[3] = two[3]
    with pytest.raises(KeyRefused, match="made again"):
        accepted("".join([lines[0], json.dumps(one) + "\n", *lines[2:]]))
    before = await house.records()
    rows = accepted(handed(asked)).splitlines(keepends=True)
    proofs = [json.loads(row) for row in rows[1:]]
    proofs[0][2], proofs[1][2] = proofs[1][2], proofs[0][2]
    with pytest.raises(KeyRefused, match="not the half"):
        house.take(rows[0] + "".join(json.dumps(row) + "\n" for row in proofs))
    assert await house.records() == before


async def test_who_is_not_asked_can_do_nothing_with_a_file(house: House) -> None:
    asked = await house.asked()
    with pytest.raises(KeyRefused, match="another holder"):
        handed(asked, EVE)
    with pytest.raises(KeyRefused, match="another holder"):
        accepted(handed(asked), EVE)
    with pytest.raises(KeyRefused, match="and not for"):
        handed(await house.asked(ANA, EVE), ANA, BEN)  # somebody put their own recipient into the file
    with pytest.raises(KeyRefused, match="from the step"):
        accepted(asked)
    with pytest.raises(KeyRefused, match="from the step"):
        house.take(handed(asked))


async def test_cut_or_changed_anywhere_a_file_has_another_code_and_is_refused_or_harmless(
    house: House,
) -> None:
    """Without the code only a wrap's own letters could be changed unseen; whatever else is refused."""
    text = accepted(handed(await house.asked(ANA, BEN, ANA)))
    for at in range(0, len(text) - 1, 97):
        for changed in (text[:at], text[:at] + "#" + text[at + 1 :], text[:at] + "\n" + text[at:]):
            if changed == text:
                continue
            assert resealing.code_of(changed.encode()) != resealing.code_of(text.encode())
            with suppress(KeyRefused):
                house.take(changed)
    house.take(text)
    assert await house.opens(BEN) == 5


async def test_killed_between_two_steps_it_can_be_done_again(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resealing, "_STEP", 2)
    text = accepted(handed(await house.asked(ANA, BEN, ANA)))
    with pytest.raises(KeyRefused):
        house.take("".join(text.splitlines(keepends=True)[:4]))
    assert await house.opens(BEN) == 2
    assert house.take(text) == Moved(moved=3, gone=0, before=2)
    assert await house.opens(BEN) == 5


def test_a_story_of_an_older_version_stays_with_its_recipients() -> None:
    record = base64.b64decode(vector("story-three.json")["record"])
    assert read_header(record).version == 1
    with pytest.raises(Unopenable, match="for good"):
        resealed(record, BEN.recipient.id, bytes(1168), bytes(32), [])


@given(st.text(max_size=300))
def test_anything_else_is_no_such_file(anything: str) -> None:
    for step in (handed, accepted):
        with pytest.raises(KeyRefused):
            step(anything)


def test_the_four_steps_as_people_do_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ana leaves and Ben comes; the record of acts tells, and nobody who is not installed is let in."""
    data, secret = tmp_path / "data", tmp_path / "secret"
    make_secret_file(secret, data=data)
    install(ANA.recipient, data / "recipients")
    (tmp_path / "password").write_text(PASSWORD)
    for one in (ANA, BEN, EVE):
        save_identity(one, tmp_path / f"{one.recipient.name}.identity", PASSWORD, cost=Cost(8192, 1, 1))
    monkeypatch.setenv("FIRSTHAND_DATA", str(data))
    monkeypatch.setenv("FIRSTHAND_SECRET_FILE", str(secret))
    monkeypatch.chdir(tmp_path)
    key = read_secret(secret, data=data, environment={})

    async def told() -> None:
        store = await Store.open(data, secret=key, recipients=[ANA.recipient], week=WEEK)
        await store.write(lambda t: store.vault.submit(t, submission(1), due=0, teller=NarratorId(bytes(16))))
        await store.close()

    asyncio.run(told())
    ask = ["keys", "reseal", "ask", "--by", "ana", "--to", "ben", "--drop", "ana", "--out", "1"]
    assert main(ask) == 2  # Ben is not installed yet
    install(BEN.recipient, data / "recipients")
    assert main(ask) == 0
    own = ["--password-file", "password"]
    over = [
        "keys",
        "reseal",
        "hand-over",
        "1",
        "--to",
        BEN.recipient.id.hex(),
        "--out",
        "2",
        *own,
        "--identity",
    ]
    assert main([*over, "eve.identity"]) == 2
    assert not (tmp_path / "2").exists()
    assert main([*over, "ana.identity"]) == 0
    capsys.readouterr()
    assert main(["keys", "reseal", "accept", "2", "--identity", "ben.identity", "--out", "3", *own]) == 0
    code = capsys.readouterr().out.strip().rpartition(" ")[2]
    assert main(["keys", "reseal", "take", "3", "--code", "0" * 20]) == 2
    assert main(["keys", "reseal", "take", "3", "--code", code.upper()]) == 0
    assert main(["keys", "reseal", "take", "3", "--code", code]) == 0
    said = capsys.readouterr().out
    assert "Sealed to ben now: 1 stories" in said
    assert "So before: 1" in said
    assert main(["keys", "remove", "ana"]) == 0
    assert main(["audit", "list"]) == 0
    assert "stories were sealed to another recipient" in capsys.readouterr().out
    assert main(["verify"]) == 0
    assert sorted(path.name for path in tmp_path.iterdir() if "partial" in path.name) == []
