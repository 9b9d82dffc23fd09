"""Numbered walks: each a record reached by a straight run, and a winding way that must end in the same one."""

from collections import Counter
from functools import cache
from random import Random

from conversations.flow import Flow
from conversations.session import Stage
from tests.conversations.smallflows import small_flow
from tests.conversations.straying import stray
from tests.conversations.talking import built_in, every_kind
from tests.conversations.walking import Walker

STRAYS = 10
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


def walk(number: int) -> Counter[str]:
    """Walk once, straight and winding, and compare; what was done on the winding way."""
    flow = flow_of(number)
    straight = Walker(flow, Random(number), key=number)
    record = straight.run()
    winding = Walker(
        flow, Random(f"winding {number}"), key=number, meant=straight.meant, strays=STRAYS, stray=stray
    )
    assert winding.run() == record, f"walk {number} ended in another record"
    for walker in (straight, winding):
        (submit,) = walker.submitted
        asked = {prompt.name for prompt in flow.prompts}
        assert {answer.prompt for answer in submit.story.answers} <= asked
        session = walker.session
        assert session is not None
        assert session.stage is Stage.IDLE
        assert (session.answers, session.collected, session.typed, session.sounds) == ({}, (), {}, {})
        # No sound is lost, and none is left: each goes along or is destroyed, once.
        sent = [answer.sound.id for answer in submit.story.answers if answer.sound is not None]
        gone = [sound.id for sound in walker.gone]
        assert sorted(sent + gone) == sorted(sound.id for sound in walker.kept), f"walk {number} lost a sound"
    return winding.done


def block(first: int, count: int) -> tuple[int, Counter[str]]:
    """Many walks, one after the other: how many, and what was done on them."""
    done: Counter[str] = Counter()
    walked = 0
    for number in range(first, first + count):
        done += walk(number)
        walked += 1
    return walked, done
