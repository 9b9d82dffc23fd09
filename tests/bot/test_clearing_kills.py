"""``kill -9`` inside bursts of people in discreet mode: nothing they said stays on their phones, and none of it is lost."""

from collections import defaultdict
from datetime import timedelta
from pathlib import Path

import pytest

from conversations.words import words_of
from tests.bot.conftest import Service
from tests.bot.test_kills import FLOW, PEOPLE, environment
from tests.telegram.children import FIRSTHAND, Nursery
from tests.telegram.fake import FakeTelegram
from tests.telegram.kills import storm

BEGIN = ("hello", "/discreet")
LINES = 12
SAID = words_of("en")


async def stormed(service: Service, tmp_path: Path, *, kills: int, seed: int) -> None:
    """People begin, go discreet, tell something at each turn, and hide their chat in the end."""
    flow = tmp_path / "many.md"
    flow.write_text(FLOW)
    told: defaultdict[int, list[str]] = defaultdict(list)

    def talk(telegram: FakeTelegram, user: int, turn: int) -> bool:
        lines = [*BEGIN, *(f"{user} says {number}" for number in range(LINES)), "/hide"]
        if turn >= len(lines):
            return False
        told[user].append(lines[turn])
        telegram.say(user, lines[turn])
        return True

    async with FakeTelegram() as telegram:
        given = environment(service, telegram, flow)
        async with Nursery("bot", ("run",), given, tmp_path / "log", preload=FIRSTHAND) as nursery:
            window = timedelta(milliseconds=120)
            report = await storm(telegram, nursery.start, PEOPLE[:20], kills, seed, talk=talk, window=window)
        assert (report.unanswered, report.deaths) == ((), ())
        discreet = [user for user, lines in told.items() if len(lines) >= len(BEGIN)]
        assert len(discreet) >= 5
        async with service.running(telegram, flow=flow) as app:
            for user in discreet:
                await telegram.until(lambda user=user: _is_empty(telegram, user))
            names = {user: app.store.ledger.narrator("telegram", user) for user in discreet}
            sessions = await app.store.write(lambda t: app.store.ledger.load(t, set(names.values())))
    for user in discreet:
        # Who was given an answer twice goes on too early, and two lines in one breath are one answer.
        answers = "\n".join(sessions[names[user]].answers.values())
        assert answers.split("\n") == [line for line in told[user] if "says" in line], user


def _is_empty(telegram: FakeTelegram, user: int) -> bool:
    """Whether nothing that somebody wrote stands on their phone, and what stands last says nothing."""
    chat = telegram.chat(user)
    last = (SAID.safety.neutral, SAID.safety.hidden, SAID.safety.discreet_is_on)
    return all(shown.by_bot for shown in chat) and bool(chat) and chat[-1].text.endswith(last)


async def test_20_kills_in_discreet_mode_leave_nothing_that_was_said_on_any_phone(
    service: Service, tmp_path: Path
) -> None:
    await stormed(service, tmp_path, kills=20, seed=20261123)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(4))
async def test_400_kills_in_discreet_mode_leave_nothing_that_was_said_on_any_phone(
    service: Service, tmp_path: Path, seed: int
) -> None:
    await stormed(service, tmp_path, kills=100, seed=seed)
