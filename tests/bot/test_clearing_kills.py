"""``kill -9`` inside bursts of people in discreet mode: nothing they said stays on their phones, and none of it is lost."""

from datetime import timedelta
from pathlib import Path

import pytest

from conversations.words import words_of
from tests.bot.conftest import Service
from tests.bot.test_kills import FLOW, PEOPLE, PRELOAD, environment
from tests.telegram.children import Nursery
from tests.telegram.fake import FakeTelegram
from tests.telegram.kills import storm

BEGIN = ["hello", "/discreet"]
LINES = 12
SAID = words_of("en")


def talk(telegram: FakeTelegram, user: int, turn: int) -> bool:
    """Begin, go discreet, tell something at each turn, and hide at the last."""
    if turn > len(BEGIN) + LINES:
        return False
    line = [*BEGIN, *(f"{user} says {number}" for number in range(LINES)), "/hide"][turn]
    telegram.say(user, line)
    return True


def done(telegram: FakeTelegram, user: int) -> bool:
    """Whether what stands on a phone ends with a line that says nothing."""
    said = telegram.said(user)
    return bool(said) and said[-1].text in (SAID.safety.neutral, SAID.safety.hidden)


async def stormed(service: Service, tmp_path: Path, *, kills: int, seed: int) -> None:
    flow = tmp_path / "many.md"
    flow.write_text(FLOW)
    async with FakeTelegram() as telegram:
        given = environment(service, telegram, flow)
        async with Nursery("bot", ("run",), given, tmp_path / "log", preload=PRELOAD) as nursery:
            report = await storm(
                telegram, nursery.start, PEOPLE[:20], kills, seed, talk=talk, window=timedelta(milliseconds=120)
            )
        assert (report.unanswered, report.deaths) == ((), ())
        async with service.running(telegram, flow=flow) as app:
            told: dict[int, int] = {}
            for user in PEOPLE[:20]:
                said = telegram.world.chats[user].ids
                assert said is not None
                for line in ("hello", "/discreet"):
                    if not done(telegram, user):
                        telegram.say(user, line)
                        await telegram.replied(user)
                await telegram.until(lambda user=user: done(telegram, user))
                told[user] = len(telegram.chat(user))
            await telegram.until(
                lambda: not [one for user in PEOPLE[:20] for one in telegram.chat(user) if not one.by_bot]
            )
            assert len(told) == 20
            rows = await app.store.write(lambda t: t.ledger.execute("SELECT count(*) FROM chats").fetchone())
            assert rows[0] <= sum(told.values())


async def test_40_kills_in_discreet_mode_leave_nothing_they_said_on_any_phone(
    service: Service, tmp_path: Path
) -> None:
    await stormed(service, tmp_path, kills=40, seed=20261123)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(4))
async def test_400_kills_in_discreet_mode_leave_nothing_they_said_on_any_phone(
    service: Service, tmp_path: Path, seed: int
) -> None:
    await stormed(service, tmp_path, kills=100, seed=seed)
