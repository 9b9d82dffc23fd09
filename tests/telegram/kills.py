"""``kill -9`` at random moments inside bursts of people, again and again; then: who was left without an answer?"""

import asyncio
import random
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta

from tests.telegram.children import Child
from tests.telegram.fake import FakeTelegram

Talk = Callable[[FakeTelegram, int, int], bool]
"""Makes a person do their n-th thing (counted from 0); False where they have nothing more to do."""

Answered = Callable[[FakeTelegram, int, int], bool]
"""Whether the n-th thing that a person did got its answer."""


@dataclass(frozen=True, slots=True)
class StormReport:
    """What a storm did, and what came of it.

    Attributes:
        kills: How many children were killed, ``inside`` of them while somebody waited for an answer.
        deaths: Exit statuses of children that ended before they were killed.
        acts: How many things people did.
        unanswered: Who still waits for an answer at the end.
        repeated: For each (chat, text) that was sent more than once: how often.
        stop_seconds: How long the last child took to end after SIGTERM, and ``stop_status`` what it ended with.
    """

    kills: int
    inside: int
    deaths: tuple[int, ...]
    acts: int
    unanswered: tuple[int, ...]
    repeated: Mapping[tuple[int, str], int] = field(repr=False)
    stop_seconds: float
    stop_status: int


def numbered(fake: FakeTelegram, user: int, turn: int) -> bool:
    """Begin with ``/start``, then say something else each time, without end."""
    fake.say(user, f"This is what happened, part {turn}." if turn else "/start")
    return True


def since(fake: FakeTelegram, user: int, _: int) -> bool:
    """Answered is whoever the bot said anything to after what they did."""
    return fake.answered(user)


async def storm(
    fake: FakeTelegram,
    start_child: Callable[[], Awaitable[Child]],
    people: Sequence[int],
    kills: int,
    seed: int,
    *,
    talk: Talk = numbered,
    answered: Answered = since,
    burst: int = 8,
    window: timedelta = timedelta(milliseconds=80),
    patience: timedelta = timedelta(seconds=30),
) -> StormReport:
    """Let people talk to a child in bursts, and kill it each time at a random moment within ``window``.

    A burst is up to ``burst`` people who wait for nothing; they do their next thing as soon as the child's
    first poll was seen, and again whenever they were answered, until the kill. After the last kill one more child may work off what is left, for at most
    ``patience``, and is then told to stop. The same seed kills after the same delays; what the child has
    done by then differs from run to run.

    Raises:
        ChildProcessError: A child ended before it polled, or did not poll within ``patience``.
    """
    dice = random.Random(seed)
    turns = dict.fromkeys(people, 0)
    talkative = set(people)
    deaths: list[int] = []
    inside = 0

    def waits(user: int) -> bool:
        return turns[user] > 0 and not answered(fake, user, turns[user] - 1)

    def waiting() -> list[int]:
        return [user for user in people if waits(user)]

    def act(user: int) -> None:
        if talk(fake, user, turns[user]):
            turns[user] += 1
        else:
            talkative.discard(user)

    for _ in range(kills):
        child = await _started(fake, start_child, patience)
        left = set(waiting())
        free = [user for user in people if user in talkative and user not in left]
        group = dice.sample(free, min(burst, len(free)))
        with suppress(TimeoutError):
            async with asyncio.timeout(dice.uniform(0, window.total_seconds())):
                while not child.ended:
                    for user in group:
                        if user in talkative and not waits(user):
                            act(user)
                    await fake.change()
        inside += bool(waiting())
        if child.ended:
            deaths.append(await child.wait())
        else:
            child.kill()
            await child.wait()
    child = await _started(fake, start_child, patience)
    # Who waits still is what the report is for.
    with suppress(TimeoutError):
        await fake.until(lambda: not waiting() and not len(fake.world.queue), patience.total_seconds())
    status, seconds = await _stopped(child, patience)
    return StormReport(
        kills=kills - len(deaths),
        inside=inside,
        deaths=tuple(deaths),
        acts=sum(turns.values()),
        unanswered=tuple(waiting()),
        repeated=repeated(fake),
        stop_seconds=seconds,
        stop_status=status,
    )


def repeated(fake: FakeTelegram) -> dict[tuple[int, str], int]:
    """Each (chat, text) that ``sendMessage`` sent more than once, and how often; failed calls are not counted."""
    sent = Counter(
        (int(str(call.arguments["chat_id"])), str(call.arguments["text"]))
        for call in fake.calls_of("sendMessage")
        if call.code == 200
    )
    return {what: times for what, times in sent.items() if times > 1}


async def _started(
    fake: FakeTelegram, start_child: Callable[[], Awaitable[Child]], patience: timedelta
) -> Child:
    polls = fake.world.queue.polls
    child = await start_child()
    seconds = patience.total_seconds()
    polled = asyncio.create_task(fake.until(lambda: fake.world.queue.polls > polls, seconds))
    ended = asyncio.create_task(child.over())
    await asyncio.wait((polled, ended), return_when=asyncio.FIRST_COMPLETED)
    ended.cancel()
    if polled.done() and not polled.exception():
        return child
    polled.cancel()
    child.kill()
    raise ChildProcessError(f"a child did not poll; it ended with {await child.wait()}")


async def _stopped(child: Child, patience: timedelta) -> tuple[int, float]:
    loop = asyncio.get_running_loop()
    began = loop.time()
    child.terminate()
    try:
        async with asyncio.timeout(patience.total_seconds()):
            status = await child.wait()
    except TimeoutError:
        child.kill()
        status = await child.wait()
    return status, loop.time() - began
