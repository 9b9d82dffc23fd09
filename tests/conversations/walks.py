"""Numbered records, each reached by a straight run, and the winding ways that must end in the same."""

from collections import Counter
from functools import cache
from random import Random

from conversations.flow import Flow
from conversations.session import Stage
from tests.conversations.smallflows import small_flow
from tests.conversations.straying import stray
from tests.conversations.talking import built_in, every_kind
from tests.conversations.walking import Walker

STRAYS = 9
"""How often a winding way leaves the straight one."""

SMALL = 60
"""Small flows that are drawn; each is walked many times."""


def flow_of(number: int) -> Flow:
    """The flow that is walked: the built-in one, that of every kind, and small ones drawn at random."""
    match number % 3:
        case 0:
            return built_in()
        case 1:
            return every_kind()
        case _:
            return _small(number // 3 % SMALL)


@cache
def _small(number: int) -> Flow:
    return small_flow(Random(number))


WAYS = 2
"""Winding ways to one record."""


def record(number: int) -> list[Counter[str]]:
    """Make up a record on a straight run, and walk to it on winding ways; what was done on each."""
    flow = flow_of(number)
    straight = Walker(flow, Random(number), key=number)
    meant = straight.run()
    _nothing_left(straight)
    ways = []
    for way in range(WAYS):
        chance = Random(f"{number} {way}")
        winding = Walker(flow, chance, key=number, meant=straight.meant, strays=STRAYS, stray=stray)
        assert winding.run() == meant, f"way {way} of {number} ended in another record"
        _nothing_left(winding)
        ways.append(winding.done)
    return ways


def _nothing_left(walker: Walker) -> None:
    """Of the draft nothing is left, and of the voice notes each goes along or is destroyed, once."""
    (submit,), session = walker.submitted, walker.session
    assert session is not None
    assert session.stage is Stage.IDLE
    assert (session.answers, session.collected, session.typed, session.sounds) == ({}, (), {}, {})
    sent = [answer.sound.id for answer in submit.story.answers if answer.sound is not None]
    gone = [sound.id for sound in walker.gone]
    assert sorted(sent + gone) == sorted(sound.id for sound in walker.kept)


def block(first: int, records: int) -> tuple[int, Counter[str]]:
    """Walk to many records, one after the other: how many ways there were, and what was done on them."""
    done: Counter[str] = Counter()
    walked = 0
    for number in range(first, first + records):
        for way in record(number):
            done += way
            walked += 1
    return walked, done
