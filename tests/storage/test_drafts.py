"""Talks are counted beside the running service: those of one version, nothing changed, nothing guessed."""

from pathlib import Path

import pytest

from conversations.session import NarratorId, Session, Stage
from storage.database import Transaction
from storage.drafts import drafts
from storage.errors import DatabaseRefused, OtherSecret
from storage.sealing.identity import new_identity
from storage.store import Store

SECRET, OTHER = bytes(range(32)), bytes(range(1, 33))


def session(flow: str, stage: Stage = Stage.ASKING) -> Session:
    return Session("aaaaaaaa", flow, "English (en)", stage, "story", 3, {"story": "xylopyrography"})


def narrator(number: int) -> NarratorId:
    return NarratorId(number.to_bytes(16, "big"))


async def opened(folder: Path) -> Store:
    return await Store.open(
        folder, secret=SECRET, recipients=[new_identity("ana").recipient], week="2026-W48"
    )


async def test_every_draft_of_that_version_is_given_once_while_the_service_runs(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    kept = {narrator(number): session("f 1" if number % 2 else "f 2") for number in range(1, 1_202)}
    kept[narrator(2_000)] = session("f 1", Stage.IDLE)
    kept[narrator(2_001)] = session("f 1", Stage.PAUSED)

    def keep(transaction: Transaction) -> None:
        store.ledger.keep(transaction, kept)
        transaction.ledger.execute("UPDATE sessions SET sealed = x'00' WHERE narrator = ?", (narrator(3),))

    try:
        await store.write(keep)
        found = list(drafts(tmp_path, SECRET, "f 1"))
        assert len(found) == 601, "601 odd numbers, less one damaged and one sent, and one paused"
        assert sum(each.stage is Stage.PAUSED for each in found) == 1
        assert list(drafts(tmp_path, SECRET, "f 3")) == []
        with pytest.raises(OtherSecret):
            list(drafts(tmp_path, OTHER, "f 1"))
    finally:
        await store.close()


def test_a_folder_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DatabaseRefused):
        list(drafts(tmp_path / "nowhere", SECRET, "f 1"))
