"""The people of a benchmark: each says ``/start``, then answers the bot's questions, and is timed.

A reply is the message that holds the next question (see ``FLOW``), so that a second message about the same
answer is not taken for the reply to the next one.
"""

import asyncio
import time
from dataclasses import dataclass

from tests.telegram.arguments import Arguments
from tests.telegram.fake import READING
from tests.telegram.finding import found_in
from tests.telegram.world import World

QUESTIONS = 10
TURNS = 9
"""What each person does: ``/start`` and eight answers; all of them stay in mid-conversation."""

ASKED = [f"Question {number}: what happened next?" for number in range(1, QUESTIONS + 1)]

FLOW = "\n".join([
    "| survey | | | |",
    "| | type | name | label::English (en) |",
    *(f"| | text | q{number} | {asked} |" for number, asked in enumerate(ASKED, 1)),
    "| settings | | | |",
    "| | form_id | version | default_language |",
    "| | bench | 1 | English (en) |",
])  # fmt: skip
"""Ten plain questions, an XLSForm in Markdown; every bot asks them."""

ANSWER = (
    "We had waited for the letter since before the summer and nobody could say who was to write it. "
    "The school asked for it, the clinic said the school had it, and each week I rang and was told to ring again. "
)
"""Said twice and numbered, it makes an answer of about five hundred characters."""

FIRST_PERSON = 5_500_000_000
FIRST_SCRIPT = 6_600_000_000


def question(number: int) -> str:
    """What a reply holds that asks this question, and no other reply."""
    return f"Question {number}:"


@dataclass(slots=True)
class Waiting:
    """What a person did and is not answered yet; times are of ``time.perf_counter``."""

    update: int
    turn: int
    since: float


class Crowd:
    """People who do the next thing when they were answered (flood), or when it is time (paced)."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._next_person = FIRST_PERSON
        self.waiting: dict[int, Waiting] = {}
        self.turns: dict[int, int] = {}
        self.latencies: list[float] = []
        self.measuring = False
        self.flooding = False
        self.replies = 0
        self.last_reply = 0.0

    def flood(self, people: int) -> None:
        """So many people begin at once; who has done everything makes room for somebody new."""
        self.flooding = True
        for _ in range(people):
            self._newcomer()

    async def pace(self, per_second: float, people: int) -> None:
        """So many things are done a second, evenly, by ``people`` in turn, until this is cancelled."""
        loop = asyncio.get_running_loop()
        crowd = [self._person() for _ in range(people)]
        began, done = loop.time(), 0
        while True:
            place = done % people
            if self.turns[crowd[place]] >= TURNS:
                crowd[place] = self._person()
            self._act(crowd[place])
            done += 1
            await asyncio.sleep(max(0.0, began + done / per_second - loop.time()))

    async def scripts(self, accounts: int) -> None:
        """So many scripted accounts, each of which writes once a second, whatever comes back; a third of it commands."""
        loop, began, round_ = asyncio.get_running_loop(), asyncio.get_running_loop().time(), 0
        while True:
            for number in range(accounts):
                self._shout(
                    FIRST_SCRIPT + number, ("/start", "1", f"again {round_} {ANSWER}")[(round_ + number) % 3]
                )
                if number % 50 == 49:
                    await asyncio.sleep(max(0.0, began + round_ + number / accounts - loop.time()))
            round_ += 1

    async def outpour(self, messages: int) -> None:
        """One account has written so many messages before anybody else writes."""
        for number in range(messages):
            self._shout(FIRST_SCRIPT, f"{number} {ANSWER}" if number else "/start")
            if number % 500 == 499:
                await asyncio.sleep(0)

    def count_waiting(self) -> None:
        """Whoever waits now has waited at least until now: those who are never answered must not look like nobody."""
        now = time.perf_counter()
        self.latencies += [now - waiting.since for waiting in self.waiting.values()]

    def _shout(self, account: int, text: str) -> None:
        content: dict[str, object] = {"text": text}
        if text.startswith("/"):
            content["entities"] = found_in(text)
        message = self._world.post(self._world.private_chat(account), account, content)
        self._world.queue.put("message", self._world.as_message(message), message.date)

    def stop(self) -> None:
        """Nobody does anything new; who waits goes on waiting."""
        self.flooding = self.measuring = False

    def heard(self, method: str, arguments: Arguments) -> None:
        """The bot called a method; where it is the reply somebody waits for, it is timed."""
        if method not in ("sendmessage", "editmessagetext"):
            return
        person = arguments.integer("chat_id")
        waiting = self.waiting.get(person)
        if waiting is None or question(waiting.turn + 1) not in arguments.text("text"):
            return
        self.last_reply = time.perf_counter()
        self.replies += 1
        del self.waiting[person]
        if self.measuring:
            self.latencies.append(self.last_reply - waiting.since)
        if self.flooding:
            if self.turns[person] < TURNS:
                self._act(person)
            else:
                self._newcomer()

    def acknowledged(self) -> int:
        """How many wait for an answer to something that the bot has acknowledged."""
        pending = frozenset(self._world.queue.pending)
        return sum(waiting.update not in pending for waiting in self.waiting.values())

    def _newcomer(self) -> None:
        self._act(self._person())

    def _person(self) -> int:
        self._next_person += 1
        self.turns[self._next_person] = 0
        return self._next_person

    def _act(self, person: int) -> None:
        turn = self.turns[person]
        self.turns[person] += 1
        text = f"{turn}. {ANSWER * 2}" if turn else "/start"
        content: dict[str, object] = {"text": text}
        if not turn:
            content["entities"] = found_in(text)
        # People read what they are asked: what came sooner would be taken for more of the answer before.
        date = self._world.clock() + turn * READING
        message = self._world.post(self._world.private_chat(person), person, content, date=date)
        update = self._world.queue.put("message", self._world.as_message(message), message.date)
        assert update is not None, "the bot does not ask for messages"
        self.waiting[person] = Waiting(update, turn, time.perf_counter())
