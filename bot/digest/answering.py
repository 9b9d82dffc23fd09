"""Which of staff's answers an edition tells, and which it has told."""

from collections.abc import Iterable, Sequence

from conversations.digest.edition import Answer
from conversations.digest.sections import MOST_ANSWER_UNITS, MOST_ANSWERS, clean
from conversations.digest.wording import STAGES
from conversations.post import Piece
from conversations.talk.pages import units

_ISOLATES = dict.fromkeys((0x2068, 0x2069))  # words that run from right to left stand between them


def next_told(answers: Sequence[Answer]) -> tuple[Answer, ...]:
    """Which of the answers that wait, oldest first, the next edition tells: the oldest, as many as it has room for."""
    taken: list[Answer] = []
    room = MOST_ANSWER_UNITS
    for answer in dict.fromkeys(answers):
        room -= units(clean(answer.words))
        if room < 0 or len(taken) == MOST_ANSWERS:
            break
        taken.append(answer)
    return tuple(taken)


def told_in(pieces: Iterable[Piece], answers: Iterable[Answer]) -> list[Answer]:
    """Those of the answers whose words stand in this text, each in a line of its own.

    An answer of which nothing is left to be seen counts as told, for no edition can ever tell it.
    """
    lines = {piece.text.translate(_ISOLATES) for piece in pieces}
    told = []
    for answer in answers:
        words = clean(answer.words)
        if not words or f"{STAGES[answer.stage]}: {words}" in lines:
            told.append(answer)
    return told
