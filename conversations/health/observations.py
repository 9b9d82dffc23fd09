"""How a question fares with those who are asked it: shown, answered, left out, changed, turned back from.

Everything is read off the session before a turn, the session after it, and what kind of event lay between.
Of an answer nothing is looked at but whether there is one, and whether it is still the same. So a counter can
tell that a question was answered, and never how.

A question that is asked for the first time, and has no answer yet, is *open*. It closes in one of four ways:
answered, left out, turned back from, or left with the whole talk. One person has at most one open question, so
for every question ``SHOWN - ANSWERED - SKIPPED - TURNED - LEFT`` is the number of those who stand at it now.
"""

from datetime import timedelta
from enum import Enum
from typing import NamedTuple

from conversations.engine import command_in
from conversations.events import ButtonTapped, Command, Event, TextEdited, TextReceived
from conversations.session import Session, Stage
from conversations.words import words_in
from conversations.words.folding import folded

TALK = ""
"""Stands where a question's name would, for the talk as a whole and its review card."""


class Measure(Enum):
    """What is counted; the values are what the store keeps. A closed list: nothing else can be counted."""

    SHOWN = "shown"  # asked, with no answer yet; not again for another page, a toast, help, or after a pause
    ANSWERED = "answered"
    SKIPPED = "skipped"
    TURNED = "turned"  # gone back to an earlier one before this one was answered; it is shown again later
    LEFT = "left"  # the talk was deleted while this was asked, or went on in a newer version
    EDITED = "edited"  # an answer was changed later, or given to what was left out
    BACK = "back"  # asked again once it had been answered or left out: by Back, or from the review card
    PAUSED = "paused"
    # How long somebody who did not pause took from being asked to answering or leaving out.
    UNDER_10_S = "under_10_s"
    TO_30_S = "10_to_30_s"
    TO_2_MIN = "30_s_to_2_min"
    TO_10_MIN = "2_to_10_min"
    OVER_10_MIN = "over_10_min"
    # Of a talk alone.
    BEGUN = "begun"
    CAME = "came"  # somebody began of whom nothing was kept under this version
    WENT = "went"  # their talk and all their stories went


BANDS = (
    (timedelta(seconds=10), Measure.UNDER_10_S),
    (timedelta(seconds=30), Measure.TO_30_S),
    (timedelta(minutes=2), Measure.TO_2_MIN),
    (timedelta(minutes=10), Measure.TO_10_MIN),
    (timedelta.max, Measure.OVER_10_MIN),
)
"""The bands of time, each with where it ends."""


class Observation(NamedTuple):
    """One thing to count: of which question (or ``TALK``), and what."""

    prompt: str
    measure: Measure


def band(taken: timedelta) -> Measure:
    """The band a time lies in; a time that ends a band belongs to the next."""
    return next(measure for end, measure in BANDS if taken < end)


def observed(before: Session | None, after: Session | None, event: Event) -> tuple[Observation, ...]:
    """What one turn adds to the counters of a flow version: ``after.flow``, or ``before.flow`` where nothing is left.

    On the review card's line (``TALK``) ``SHOWN`` is that it came up, once a talk; ``ANSWERED`` is Send.
    An answer by which the flow itself ends counts as any other answer: the counters of a question do not tell
    how it was answered.
    """
    earlier, later = _draft(before), _draft(after)
    same = earlier is not None and later is not None and earlier.key == later.key
    if _has_moved(earlier, later):
        earlier, same = None, False  # in the version it goes on in, it begins
    found: list[Observation] = []

    def count(prompt: str, measure: Measure) -> None:
        found.append(Observation(prompt, measure))

    if later is not None and not same:
        count(TALK, Measure.BEGUN)
    was_there, is_there = _told_something(before), _told_something(after)
    if is_there and not (
        was_there and before is not None and after is not None and before.flow == after.flow
    ):
        count(TALK, Measure.CAME)
    if was_there and not is_there:
        count(TALK, Measure.WENT)

    was_open, is_open = _open(earlier), _open(later)
    if was_open != is_open or not same:
        if earlier is not None and was_open:
            count(was_open, _closing(earlier, later if same else None, event))
        if is_open:
            count(is_open, Measure.SHOWN)
    had_card, has_card = _has_card(earlier), _has_card(later)
    if earlier is not None and had_card and not (same and has_card):
        sent = before is not None and after is not None and len(after.sent) > len(before.sent)
        count(
            TALK,
            Measure.ANSWERED if sent else Measure.LEFT if _is_deletion(earlier, event) else Measure.TURNED,
        )
    if has_card and not (same and had_card):
        count(TALK, Measure.SHOWN)

    if same and earlier is not None and later is not None:
        at = earlier.at
        # Who puts a message of theirs in other words was not asked again: that tells of a slip, and not of the question.
        asked = not isinstance(event, TextEdited)
        if (
            asked
            and at in earlier.answers
            and at in later.answers
            and earlier.answers[at] != later.answers[at]
        ):
            count(at, Measure.EDITED)
        if later.at and later.at != at and not is_open and later.stage is Stage.ASKING:
            count(later.at, Measure.BACK)
        if later.stage is Stage.PAUSED and earlier.stage is not Stage.PAUSED:
            count(later.at, Measure.PAUSED)
    return tuple(found)


def left_behind(before: Session | None, after: Session | None) -> tuple[Observation, ...]:
    """What one turn adds to the counters of ``before.flow`` where the talk went on in a newer version."""
    earlier = _draft(before)
    if earlier is None or not _has_moved(earlier, _draft(after)):
        return ()
    found = [Observation(_open(earlier), Measure.LEFT)] if _open(earlier) else []
    return (*found, Observation(TALK, Measure.TURNED)) if _has_card(earlier) else tuple(found)


def _has_moved(earlier: Session | None, later: Session | None) -> bool:
    return (
        earlier is not None and later is not None and earlier.key == later.key and earlier.flow != later.flow
    )


def _told_something(session: Session | None) -> bool:
    """Whether somebody has begun a talk or sent a story; who only chose a language or looked around is nobody yet."""
    return session is not None and (session.stage is not Stage.IDLE or bool(session.sent))


def _draft(session: Session | None) -> Session | None:
    return None if session is None or session.stage is Stage.IDLE else session


def _open(draft: Session | None) -> str:
    """The question that is asked and has no answer yet; "" where there is none."""
    return "" if draft is None or draft.at in draft.answers else draft.at


def _has_card(draft: Session | None) -> bool:
    """Whether the review card has come up in this talk: what it shows is put together then."""
    return draft is not None and bool(draft.masked)


def _closing(earlier: Session, later: Session | None, event: Event) -> Measure:
    """How the open question closed; ``later`` is None where the talk is over."""
    if later is None:
        if _is_deletion(earlier, event):
            return Measure.LEFT
        return Measure.SKIPPED if _is_leaving_out(earlier, event) else Measure.ANSWERED
    if earlier.at not in later.answers:
        return Measure.TURNED
    return Measure.ANSWERED if later.answers[earlier.at] else Measure.SKIPPED


def _is_deletion(earlier: Session, event: Event) -> bool:
    """Whether an event by which a talk was over is the yes to "delete everything?", and not its last answer."""
    if earlier.confirming != "all":
        return False
    match event:
        case ButtonTapped():
            return _action(event) == "wipe"
        case TextReceived():
            return folded(event.text) in words_in(earlier.language).understood.yes
        case _:
            return False


def _is_leaving_out(earlier: Session, event: Event) -> bool:
    """Whether an event by which a talk was over left its last question out."""
    match event:
        case ButtonTapped():
            command = _BUTTONS.get(_action(event))
        case TextReceived() if (
            earlier.confirming == "skip" and folded(event.text) in words_in(earlier.language).understood.yes
        ):
            command = Command.SKIP
        case _:
            command = command_in(event, earlier)
    return command is Command.SKIP or (command is Command.DONE and not earlier.collected)


_BUTTONS = {"skip": Command.SKIP, "drop": Command.SKIP, "done": Command.DONE}


def _action(tap: ButtonTapped) -> str:
    return tap.token.rpartition(".")[2]
