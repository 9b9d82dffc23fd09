"""``kill -9`` inside bursts: nobody unanswered, nothing acted on twice, nothing that was told lost."""

import asyncio
import os
import re
import sys
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

import pytest

from conversations.session import Session
from storage.database import Transaction
from storage.datasecret import read_secret
from storage.store import Store
from tests.bot.conftest import Service
from tests.telegram.children import FIRSTHAND, Nursery
from tests.telegram.fake import FakeTelegram
from tests.telegram.kills import StormReport, storm

PEOPLE = range(5_500_000_001, 5_500_000_061)
QUESTIONS = 60

FLOW = "\n".join(
    [
        "| settings |",
        "| | form_title | form_id | version | default_language |",
        "| | Many questions | many | 1 | English (en) |",
        "| survey |",
        "| | type | name | label::English (en) |",
        *(f"| | text | q{number} | Question {number}? |" for number in range(QUESTIONS)),
        "",
    ]
)


def said(user: int, turn: int) -> str:
    """What a person says at their n-th turn; the 0th begins."""
    return f"{user} says {turn}" if turn else "hello"


def talk(telegram: FakeTelegram, user: int, turn: int) -> bool:
    """A person's n-th turn."""
    if turn > QUESTIONS - 1:
        return False
    telegram.say(user, said(user, turn))
    return True


def environment(service: Service, telegram: FakeTelegram, flow: Path) -> dict[str, str]:
    """What a child process is given."""
    return {
        **os.environ,
        "FIRSTHAND_TELEGRAM_TOKEN": telegram.token,
        "FIRSTHAND_TELEGRAM_BASE_URL": telegram.base_url,
        "FIRSTHAND_STAFF_CHAT": str(telegram.staff_chat),
        "FIRSTHAND_DATA": str(service.settings.data),
        "FIRSTHAND_SECRET_FILE": str(service.settings.secret_file),
        "FIRSTHAND_FLOW": str(flow),
        "FIRSTHAND_RELEASE_AFTER": "0",
        "FIRSTHAND_RELEASE_TOGETHER": "1",
        "FIRSTHAND_MESSAGES_PER_SECOND": "10000",
        "FIRSTHAND_MESSAGES_PER_CHAT": "1000",
    }


async def stormed(
    service: Service, tmp_path: Path, *, kills: int, seed: int
) -> tuple[StormReport, Mapping[int, Session | None]]:
    """A storm over the real process, and what is kept of each person afterwards."""
    flow = tmp_path / "many.md"
    flow.write_text(FLOW)
    assert service.settings.secret_file is not None
    async with FakeTelegram() as telegram:
        given = environment(service, telegram, flow)
        async with Nursery("bot", ("run",), given, tmp_path / "log", preload=FIRSTHAND) as nursery:
            report = await storm(
                telegram, nursery.start, PEOPLE, kills, seed, talk=talk, window=timedelta(milliseconds=60)
            )
        spoken = {
            user: sum(m.text.startswith(f"{user} says") for m in telegram.chat(user)) for user in PEOPLE
        }
    secret = read_secret(service.settings.secret_file, data=service.settings.data, environment={})
    store = await Store.open(
        service.settings.data, secret=secret, recipients=[service.researcher.recipient], week="2026-W48"
    )
    try:
        names = {user: store.ledger.narrator("telegram", user) for user in PEOPLE}
        sessions = await store.write(lambda transaction: store.ledger.load(transaction, set(names.values())))
        kept = {user: sessions.get(name) for user, name in names.items()}
    finally:
        await store.close()
    for user, session in kept.items():
        answers = {} if session is None else session.answers
        # Who answers a question that came twice has said two things in one breath: they are one answer of two lines.
        lines = "\n".join(answers.values()).split("\n")
        assert lines == [said(user, turn) for turn in range(1, spoken[user] + 1)], user
    return report, kept


async def test_100_kills_inside_bursts_leave_nobody_unanswered_and_nothing_doubled(
    service: Service, tmp_path: Path
) -> None:
    """Every answer is kept exactly once and in order; each person has been answered; few questions came twice."""
    report, kept = await stormed(service, tmp_path, kills=100, seed=20261123)
    assert report.unanswered == ()
    assert report.deaths == ()
    assert report.kills == 100
    assert report.inside > 25
    assert sum(session is not None for session in kept.values()) == len(PEOPLE)
    # A kill between sending and writing down that it was sent repeats a question: once for each such kill.
    assert sum(times - 1 for times in report.repeated.values()) <= report.acts // 2
    print(report, sum(times - 1 for times in report.repeated.values()), file=sys.stderr)


STORY_FLOW = """
| settings |
| | form_title | form_id | version | default_language | namespaces |
| | A short story | short | 1 | English (en) | kv="urn:kv:1" |
| survey |
| | type | name | label::English (en) | bind::kv:guard | bind::kv:summary |
| | text | story | What happened? | pii | What happened |
| | select_multiple use | uses | How may we use it? | consent | |
| choices |
| | list_name | name | label::English (en) |
| | use | digest | Staff may see the ticks |
| | use | quote | Staff may read the words |
| | use | research | Researchers may study it |
"""


LIKE = ("cold", "warm", "long", "short", "loud", "quiet", "wet", "dry")
THINGS = ("winter", "walk", "talk", "night", "week", "wait", "meal", "room")


def words(user: int) -> str:
    """Words that are this person's alone, and nothing that redaction would take out."""
    like, thing = divmod(PEOPLE.index(user), len(THINGS))
    return f"it was a {LIKE[like]} {THINGS[thing]}"


class Tellers:
    """People who read: a question that comes twice is no answer to what they said since."""

    def __init__(self) -> None:
        self._read: dict[int, tuple[object, ...]] = {}

    def tell(self, telegram: FakeTelegram, user: int, turn: int) -> bool:
        """A whole short story, sent at the fifth turn; every third person takes it back."""
        lines = [
            "hello", words(user), "1, 2, 3", "done", "send", *(["/delete", "yes"] if user % 3 == 0 else [])
        ]  # fmt: skip
        if turn >= len(lines):
            return False
        self._read[user] = newest(telegram, user)
        telegram.say(user, lines[turn])
        return True

    def answered(self, telegram: FakeTelegram, user: int, _: int) -> bool:
        """Whether something else stands at the end of the chat than what they read before."""
        return telegram.answered(user) and newest(telegram, user) != self._read[user]


def newest(telegram: FakeTelegram, user: int) -> tuple[object, ...]:
    """What the bot said last in somebody's chat, with its buttons: ticks show on them alone."""
    return tuple((shown.text, shown.buttons) for shown in telegram.said(user)[-1:])


def _kept(transaction: Transaction) -> tuple[int, int]:
    """How many stories there are, and how many shares."""
    (stories,) = transaction.ledger.execute("SELECT count(*) FROM stories").fetchone()
    (shares,) = transaction.shares.execute("SELECT count(*) FROM shares").fetchone()
    return stories, shares


@pytest.mark.parametrize("kills", [40, pytest.param(200, marks=pytest.mark.soak)])
async def test_kills_while_stories_are_sent_and_taken_back_double_and_lose_none(
    service: Service, tmp_path: Path, kills: int
) -> None:
    """One sealed story and one post for each who sent; neither for those who took theirs back."""
    flow = tmp_path / "short.md"
    flow.write_text(STORY_FLOW)
    tellers = Tellers()
    async with FakeTelegram() as telegram:
        given = environment(service, telegram, flow)
        async with Nursery("bot", ("run",), given, tmp_path / "log", preload=FIRSTHAND) as nursery:
            report = await storm(
                telegram, nursery.start, PEOPLE, kills, 7,
                talk=tellers.tell, answered=tellers.answered, window=timedelta(milliseconds=60),
            )  # fmt: skip
        async with service.running(telegram, flow=flow) as app:
            for user in PEOPLE:
                turn = sum(not message.by_bot for message in telegram.chat(user))
                while tellers.tell(telegram, user, turn):
                    await telegram.replied(user)
                    turn += 1
            await telegram.until(
                lambda: len(stories_in(telegram)) == sum(user % 3 != 0 for user in PEOPLE), 20
            )
            # The last answer of a chat may be that to the line before, so what was taken back last may go a moment later.
            staying = sum(user % 3 != 0 for user in PEOPLE)
            async with asyncio.timeout(20):
                while await app.store.write(_kept) != (staying, staying):
                    await asyncio.sleep(0.05)
    assert (report.unanswered, report.deaths) == ((), ())
    assert sorted(stories_in(telegram)) == sorted(words(user) for user in PEOPLE if user % 3 != 0)


def stories_in(telegram: FakeTelegram) -> list[str]:
    """The words of every post that stands in the staff channel."""
    return [part for post in telegram.staff_posts() for part in re.findall(r"it was a \w+ \w+", post.text)]


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(8))
async def test_1600_kills_leave_nobody_unanswered_and_nothing_doubled(
    service: Service, tmp_path: Path, seed: int
) -> None:
    """The long run of the same promise."""
    report, _ = await stormed(service, tmp_path, kills=200, seed=seed)
    assert (report.unanswered, report.deaths) == ((), ())
