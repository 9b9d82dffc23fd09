"""Whoever has the files, and not the secret, can neither tell who talked here nor which stories are one person's."""

import hashlib
import hmac
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from storage.sealing.identity import new_identity
from storage.store import Store
from tests.bot.test_standing import ANNA, BEN, Talks
from tests.conversations.talking import SHORT_RUN

SHARED = f"{SHORT_RUN}\n[Staff may see what I ticked]\n[Staff may read what I wrote]\n[Done]"
GUESSES = range(ANNA - 3000, ANNA + 3000)


@pytest.fixture
async def talks(tmp_path: Path) -> AsyncIterator[Talks]:
    store = await Store.open(
        tmp_path, secret=bytes(range(32)), recipients=[new_identity("ana").recipient], week="2026-W48"
    )
    made = Talks(store)
    for account in (ANNA, BEN, ANNA):
        lines = [line.strip(" []") for line in SHARED.strip().splitlines()]
        await made.say(account, *lines, "send")
    yield made
    await store.close()


def every_value(folder: Path) -> Iterator[tuple[str, tuple[object, ...]]]:
    """Every row of every table of both files, with the table's name."""
    for name in ("ledger.db", "shares.db"):
        with closing(sqlite3.connect(folder / name)) as connection:
            tables = [t for (t,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            for table in tables:
                for row in connection.execute(f"SELECT * FROM {table}"):
                    yield table, row


def guessed(account: int, keys: list[bytes]) -> Iterator[bytes]:
    """What somebody without the secret could take for an account's mark: plain hashes, and keyed ones with what lies there."""
    said = [str(account).encode(), account.to_bytes(8, "big"), account.to_bytes(8, "little")]
    said += [b"telegram" + one for one in said]
    for one in said:
        for name in ("md5", "sha1", "sha256", "sha512", "blake2b"):
            yield hashlib.new(name, one).digest()
        for key in keys:
            yield hmac.digest(key, one, "sha256")


async def test_no_guess_at_an_account_is_found_in_any_row(talks: Talks, tmp_path: Path) -> None:
    """Six thousand account numbers around the true ones, hashed in every common way, with every key that lies in the files."""
    values = {value for _, row in every_value(tmp_path) for value in row if isinstance(value, bytes)}
    starts = {value[:8] for value in values} | {value[-8:] for value in values}
    assert not {account.to_bytes(8, "big") for account in (ANNA, BEN)} & starts
    keys = [value for value in values if len(value) <= 64][:12]
    for account in (ANNA, BEN):
        assert not any(guess[:8] in starts for guess in guessed(account, keys))
    plain = list(GUESSES)
    assert not any(guess[:8] in starts for account in plain for guess in guessed(account, []))
    numbers = {value for _, row in every_value(tmp_path) for value in row if isinstance(value, int)}
    assert not set(GUESSES) & numbers


async def test_the_guess_would_be_found_if_marks_were_plain_hashes(tmp_path: Path) -> None:
    """The search above can fail: a table of plain hashes is found out."""
    plain = hashlib.sha256(str(ANNA).encode()).digest()[:16]
    assert any(guess[:8] == plain[:8] for guess in guessed(ANNA, []))


async def test_two_stories_of_one_narrator_have_no_value_in_common_that_others_lack(
    talks: Talks, tmp_path: Path
) -> None:
    """Beside what all three stories share (the version of the questions, the week) nothing joins two of them."""
    rows = list(every_value(tmp_path))
    ids = [row[0] for table, row in rows if table == "stories"]
    assert len(ids) == 3
    of: dict[object, set[object]] = {}
    for story in ids:
        mine = [row for table, row in rows if story in row and table != "sessions"]
        of[story] = {value for row in mine for value in row if value != story}
    common = set.intersection(*of.values())
    for one in ids:
        for other in ids:
            if one != other:
                joined = {value for value in of[one] & of[other] if isinstance(value, bytes)}
                assert joined <= common
