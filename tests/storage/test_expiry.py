"""Drafts are forgotten after their time, and by nothing else."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.consent import Use
from conversations.session import NarratorId, Sent, Session, Stage
from storage import expiry, queries
from storage.store import Store
from tests.storage.test_vault import WEEK, id_of, open_store

NOON = 490_000  # an hour of 2025
ANNA, BEN = NarratorId(b"a" * 16), NarratorId(b"b" * 16)
DRAFT = Session("k" * 8, "f", "English (en)", Stage.ASKING, "story", answers={"story": "xylopyrography"})
SENT = (Sent(id_of(1), WEEK, "f", frozenset(Use)),)


async def looks(store: Store, hours: Sequence[int]) -> int:
    """Look in each of these hours, as the service does; gives how many drafts were forgotten."""
    total = 0
    for now in hours:
        await store.write(lambda t, now=now: expiry.look(t, now))
        after: bytes | None = b""
        while after is not None:
            forgotten, after = await store.write(
                lambda t, now=now, after=after: expiry.expire(
                    t, store.ledger, store.vault.attachments, now=now, after=after
                )
            )
            total += forgotten
    return total


async def kept(store: Store) -> dict[NarratorId, Session]:
    return await store.write(lambda t: store.ledger.load(t, [ANNA, BEN]))


async def test_a_draft_that_nobody_goes_on_with_is_forgotten_and_in_no_file(tmp_path: Path) -> None:
    """In the 72nd hour and not before; whoever has sent a story keeps that, and can still take it back."""
    store = await open_store(tmp_path)
    await looks(store, [NOON])
    await store.write(lambda t: store.ledger.keep(t, {ANNA: DRAFT, BEN: replace(DRAFT, sent=SENT)}, NOON))
    sealed = await store.write(lambda t: t.ledger.execute(queries.every_session).fetchall())
    assert await looks(store, range(NOON, NOON + 72)) == 0
    assert await kept(store) == {ANNA: DRAFT, BEN: replace(DRAFT, sent=SENT)}
    assert await looks(store, [NOON + 72]) == 2
    after = await kept(store)
    assert set(after) == {BEN}
    assert (after[BEN].stage, after[BEN].answers, after[BEN].sent) == (Stage.IDLE, {}, SENT)
    content = b"".join(path.read_bytes() for path in tmp_path.iterdir() if path.is_file())
    assert not [value for value, _ in sealed if value[13:40] in content]
    await store.close()


async def test_a_draft_that_its_narrator_paused_is_kept(tmp_path: Path) -> None:
    """They were told that it is; once they go on, its time begins."""
    store = await open_store(tmp_path)
    await looks(store, [NOON])
    await store.write(lambda t: store.ledger.keep(t, {ANNA: replace(DRAFT, stage=Stage.PAUSED)}, NOON))
    assert await looks(store, range(NOON, NOON + 200, 10)) == 0
    await store.write(lambda t: store.ledger.keep(t, {ANNA: DRAFT}, NOON + 200))
    assert await looks(store, range(NOON + 200, NOON + 273, 4)) == 1
    await store.close()


async def test_every_message_begins_the_time_anew(tmp_path: Path) -> None:
    store = await open_store(tmp_path)
    await store.write(lambda t: store.ledger.keep(t, {ANNA: DRAFT}, NOON))
    await looks(store, range(NOON, NOON + 70))
    await store.write(lambda t: store.ledger.keep(t, {ANNA: DRAFT}, NOON + 70))
    assert await looks(store, range(NOON + 70, NOON + 142)) == 0
    assert await looks(store, [NOON + 142]) == 1
    await store.close()


@pytest.mark.parametrize("jump", [NOON + 400 * 24, 0, NOON - 3, NOON + 30])
async def test_a_clock_that_jumped_forgets_no_draft(tmp_path: Path, jump: int) -> None:
    """A year ahead, to 1970, three hours back, or away for a day: all time is given anew, and then it ends."""
    store = await open_store(tmp_path)
    await looks(store, [NOON])
    await store.write(lambda t: store.ledger.keep(t, {ANNA: DRAFT}, NOON))
    assert await looks(store, [jump]) == 0
    assert await looks(store, range(jump + 1, jump + 72)) == 0
    assert await looks(store, [jump + 72]) == (1 if jump else 0)
    await store.close()


async def test_drafts_of_an_earlier_version_have_their_time_from_the_first_look_on(tmp_path: Path) -> None:
    """Their rows have no hour; a session without a draft never gets one."""
    store = await open_store(tmp_path)
    idle = replace(DRAFT, stage=Stage.IDLE, at="", answers={}, sent=SENT)
    await store.write(lambda t: store.ledger.keep(t, {ANNA: DRAFT, BEN: idle}))
    await store.write(lambda t: t.ledger.execute(queries.draft_dated, (0, BEN)))
    assert await looks(store, range(NOON, NOON + 72)) == 0
    hours = await store.write(
        lambda t: t.ledger.execute("SELECT hour FROM sessions ORDER BY narrator").fetchall()
    )
    assert hours == [(NOON,), (None,)]
    assert await looks(store, [NOON + 72]) == 1
    assert set(await kept(store)) == {BEN}
    await store.close()


async def test_more_than_one_step_is_gone_through(tmp_path: Path) -> None:
    store = await open_store(tmp_path)
    await looks(store, [NOON])
    many = {NarratorId(number.to_bytes(16, "big")): DRAFT for number in range(2 * expiry.STEP + 7)}
    await store.write(lambda t: store.ledger.keep(t, many, NOON))
    assert await looks(store, [NOON + 20, NOON + 40, NOON + 60, NOON + 72]) == len(many)
    await store.close()


@given(st.none() | st.integers(0, 10**6), st.integers(0, 10**6))
def test_time_counts_on_only_where_the_clock_went_on(last: int | None, now: int) -> None:
    """From two hours back to a day ahead, as daylight saving and a night off are."""
    assert expiry.counts_anew(last, now) == (last is None or not -2 <= now - last <= 24)
