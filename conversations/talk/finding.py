"""Search in a long list by what somebody types: whole labels, beginnings, parts, and near misses."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from heapq import nlargest

MOST = 8
"""Matches shown at a time."""

_NEAR = 0.7  # how alike two words must be, as difflib counts, to be one with a slip in it
_LOOKED_AT = 40  # how many of the likeliest labels are compared letter by letter, which is slow
_FEWEST_LETTERS = 3  # shorter words are like too many others to guess at
_MOST_LETTERS = 60  # longer ones are a sentence and no label with a slip in it, and comparing them takes long


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: places in the list.

    Attributes:
        whole: The one label that was typed whole, or None.
        matches: At most ``MOST``, the best first: whole labels, then those that begin so, then those with a word
            that begins so, then those with it inside; only where there are none, those that are nearly so.
        more: How many more there are.
    """

    whole: int | None
    matches: tuple[int, ...]
    more: int


def found(words: str, labels: Sequence[str], offered: Iterable[int]) -> Found:
    """Search a list.

    Args:
        words: What was typed, and
        labels: the labels of the whole list, both as ``answers.comparable`` makes them.
        offered: The places in the list that may be found, in the order they are offered.
    """
    if not words:
        return Found(None, (), 0)
    ranks: tuple[list[int], list[int], list[int], list[int]] = ([], [], [], [])
    inner = f" {words}"
    places = tuple(offered)
    for place in places:
        label = labels[place]
        if words in label:
            if label == words:
                ranks[0].append(place)
            elif label.startswith(words):
                ranks[1].append(place)
            elif inner in label:
                ranks[2].append(place)
            else:
                ranks[3].append(place)
    every = [place for rank in ranks for place in rank] or _near(words, labels, places)
    whole = ranks[0][0] if len(ranks[0]) == 1 else None
    return Found(whole, tuple(every[:MOST]), max(0, len(every) - MOST))


def _near(words: str, labels: Sequence[str], places: Sequence[int]) -> list[int]:
    """Labels that are nearly what was typed, the likest first."""
    if not _FEWEST_LETTERS <= len(words) <= _MOST_LETTERS:
        return []
    pairs = {words[at : at + 2] for at in range(len(words) - 1)}
    shared = ((sum(map(labels[place].__contains__, pairs)), -place) for place in places)
    likely = nlargest(_LOOKED_AT, shared)
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(words)
    like = [
        (_likeness(matcher, labels[-place], len(words)), -place)
        for alike, place in likely
        if 3 * alike >= len(pairs)
    ]
    return [place for ratio, place in sorted(like, key=lambda one: (-one[0], one[1])) if ratio >= _NEAR]


def _likeness(matcher: "SequenceMatcher[str]", label: str, length: int) -> float:
    """How like a label, its beginning, or one of its words is to what was typed, from 0 to 1."""
    best = 0.0
    for part in {label[: length + 1], *label.split()[:4]}:
        matcher.set_seq1(part)
        if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best:
            best = max(best, matcher.ratio())
    return best
