"""Work in a child process comes back, or is known to have been lost; and none is left behind."""

import asyncio
import os
import signal
import time
from multiprocessing import active_children

import pytest

from bot.apart import ChildDied, apart, apart_within
from conversations.errors import ConversationError


class Unsendable(Exception):
    """An error that no pickle takes."""

    def __reduce__(self) -> str:
        raise TypeError("stays here")


def refuse(words: str) -> None:
    raise ConversationError(words)


def refuse_for_good(words: str) -> None:
    raise Unsendable(words)


def end(how: int) -> None:
    os.kill(os.getpid(), how)


def interrupt(_: object) -> int:
    os.kill(os.getpid(), signal.SIGINT)
    return os.getpid()


def say_who(_: object) -> int:
    return os.getpid()


def test_what_was_worked_out_comes_back_from_another_process() -> None:
    assert apart(say_who, None) != os.getpid()
    assert apart(len, bytes(3_000_000)) == 3_000_000
    assert apart(bytes, 3_000_000) == bytes(3_000_000)


def test_an_error_comes_back_as_it_was_raised() -> None:
    with pytest.raises(ConversationError, match="as it was"):
        apart(refuse, "as it was")


def test_of_an_error_that_cannot_be_sent_its_kind_comes_back_and_no_word() -> None:
    with pytest.raises(RuntimeError) as raised:
        apart(refuse_for_good, "a secret")
    assert str(raised.value) == "Unsendable"


def test_a_child_that_is_ended_is_known_to_be() -> None:
    with pytest.raises(ChildDied):
        apart(os._exit, 0)
    with pytest.raises(ChildDied):
        apart(end, signal.SIGKILL)


def test_ctrl_c_is_for_the_parent_to_hear() -> None:
    """In a terminal it reaches the child too, which must not print what it was working on."""
    assert apart(interrupt, os.getpid()) != os.getpid()


async def test_what_takes_too_long_is_ended() -> None:
    begun = time.monotonic()
    with pytest.raises(ChildDied):
        await apart_within(time.sleep, 60.0, seconds=1.0)
    assert time.monotonic() - begun < 10


async def test_the_event_loop_goes_on_meanwhile() -> None:
    working = asyncio.create_task(apart_within(time.sleep, 0.3, seconds=30.0))
    turns = 0
    while not working.done():
        await asyncio.sleep(0.01)
        turns += 1
    assert turns > 5
    await working
    assert working.exception() is None


@pytest.mark.parametrize("after", [0.0, 0.02, 0.4])
async def test_who_is_cancelled_leaves_no_child_behind(after: float) -> None:
    """At the start of the child, while it begins, and while it works."""
    working = asyncio.create_task(apart_within(time.sleep, 60.0, seconds=60.0))
    await asyncio.sleep(after)
    working.cancel()
    with pytest.raises(asyncio.CancelledError):
        await working
    for _ in range(500):
        if not active_children():
            break
        await asyncio.sleep(0.01)
    assert active_children() == []
