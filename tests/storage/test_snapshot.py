"""An export reads beside a running service, holds it up for nothing, and gives only what is allowed now."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from conversations.consent import Consent, Use
from conversations.effects import ChangeUse, Submit
from conversations.session import NarratorId
from conversations.story import Answer, Story
from storage import snapshot, soundness
from storage.database import Transaction
from storage.errors import DatabaseRefused, Unopenable
from storage.sealing.identity import new_identity
from storage.store import Store

SECRET = bytes(range(32))
WEEK = "2026-W48"
IDS = [bytes([number]) * 16 for number in range(1, 4)]


def story(*uses: Use) -> Story:
    return Story(
        "flow 1 abc",
        "English (en)",
        (Answer("story", "it rained"),),
        Consent(frozenset(uses), "flow 1 abc", WEEK),
    )


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[Store]:
    """A store with a story for each id, all but the last for research."""
    store = await Store.open(folder, secret=SECRET, recipients=[new_identity("ana").recipient], week=WEEK)

    def fill(transaction: Transaction) -> None:
        transaction.ledger.execute("INSERT INTO flows VALUES ('flow 1 abc', x'00')")
        for id_, uses in zip(IDS, [(Use.RESEARCH,), (Use.RESEARCH, Use.QUOTE), (Use.QUOTE,)], strict=True):
            store.vault.submit(
                transaction, Submit(id_, story(*uses), None), due=0, teller=NarratorId(bytes(16))
            )

    try:
        await store.write(fill)
        yield store
    finally:
        await store.close()


def exported(folder: Path) -> list[tuple[bytes, frozenset[Use]]]:
    with snapshot.opened(folder, SECRET) as stories:
        return [(row.story_id, row.consent.uses) for row in stories.stories()]


async def test_only_what_research_is_allowed_for_is_given_with_the_consent_of_now(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        assert exported(tmp_path) == [
            (IDS[0], frozenset({Use.RESEARCH})),
            (IDS[1], frozenset({Use.RESEARCH, Use.QUOTE})),
        ]
        stop = ChangeUse(IDS[0], Use.RESEARCH, False, "flow 1 abc", WEEK)
        await store.write(lambda transaction: store.vault.change_use(transaction, stop))
        assert [id_ for id_, _ in exported(tmp_path)] == [IDS[1]]
    assert [id_ for id_, _ in exported(tmp_path)] == [IDS[1]]


async def test_a_story_withdrawn_while_the_export_runs_is_left_out(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        with snapshot.opened(tmp_path, SECRET) as stories:
            rows = stories.stories()
            assert next(rows).story_id == IDS[0]
            await store.write(lambda transaction: store.vault.withdraw(transaction, IDS[1], week=WEEK))
            assert list(rows) == []
            assert stories.lacking == 0


async def test_a_withdrawal_need_not_wait_for_an_export_to_end(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        with snapshot.opened(tmp_path, SECRET) as stories:
            next(rows := stories.stories())
            async with asyncio.timeout(
                5
            ):  # a reader in a transaction would hold the truncating checkpoint up for 30 s
                await store.write(lambda transaction: store.vault.withdraw(transaction, IDS[1], week=WEEK))
            assert (tmp_path / "ledger.db-wal").stat().st_size == 0
            list(rows)


async def test_a_story_whose_share_was_lost_is_counted(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        await store.write(
            lambda transaction: transaction.shares.execute("DELETE FROM shares WHERE story = ?", (IDS[0],))
        )
        with snapshot.opened(tmp_path, SECRET) as stories:
            assert [row.story_id for row in stories.stories()] == [IDS[1]]
            assert stories.lacking == 1


async def test_a_snapshot_cannot_change_anything(tmp_path: Path) -> None:
    async with opened(tmp_path):
        pass
    with (
        snapshot.opened(tmp_path, SECRET) as stories,
        pytest.raises(sqlite3.OperationalError, match="readonly"),
    ):
        stories._ledger.execute("DELETE FROM stories")


async def test_another_secret_or_version_or_no_data_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DatabaseRefused, match="There is no"), snapshot.opened(tmp_path, SECRET):
        pass
    async with opened(tmp_path):
        pass
    with pytest.raises(Unopenable), snapshot.opened(tmp_path, bytes(32)):
        pass
    connection = sqlite3.connect(tmp_path / "ledger.db")
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(DatabaseRefused, match="schema 99"), snapshot.opened(tmp_path, SECRET):
        pass


async def test_a_folder_in_use_is_known_to_be_in_use(tmp_path: Path) -> None:
    assert not soundness.in_use(tmp_path)
    async with opened(tmp_path):
        assert soundness.in_use(tmp_path)
        assert soundness.faults(tmp_path) == ()
    assert not soundness.in_use(tmp_path)
