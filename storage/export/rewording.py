"""The texts of many stories redacted once more, on one processor or several, in order.

Who could be told by what is left is for the strength to say: what the narrator approved was redacted for staff, who read it in
words; a research copy is coded (``[PERSON_1]``), and what the newest tagger finds is taken out as well.
"""

import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing import get_context
from typing import NamedTuple

from conversations.redaction import Strength, redact_story
from conversations.redaction.labels import LABEL, log
from conversations.research.rows import Coded

_AT_ONCE = 32
"""Stories handed to another process together: some 50 ms of work, against well under one to hand them over."""

_WORTH_IT = 4 * _AT_ONCE
"""Stories from which on other processes are begun: each needs half a second for its tagger."""


class Worded(NamedTuple):
    """The texts of one story by column, and the code of the language they are in (ISO 639)."""

    language: str
    texts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Codes:
    """The texts as they may leave, by column, with where something was taken out; and what the codes stand for in kind.

    ``log`` holds, for each code, its kind, its role and how often it stands there; no word of the story.
    """

    texts: tuple[tuple[str, str], ...] = field(repr=False)
    coded: tuple[Coded, ...] = field(repr=False)
    log: tuple[tuple[str, str, str, int], ...]


def reworded(stories: Iterable[Worded], jobs: int) -> Iterator[Codes]:
    """Each story redacted again, coded for research; a few hundred are in memory at a time."""
    chunks = _chunks(stories)
    first = list(islice(chunks, _WORTH_IT // _AT_ONCE))
    if jobs == 1 or len(first) < _WORTH_IT // _AT_ONCE:
        for chunk in (*first, *chunks):
            yield from _chunk(chunk)
        return
    waiting: deque[Future[list[Codes]]] = deque()
    # A new process rather than a copy of this one: a copy made beside a running thread may stand still.
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=undisturbed) as others:
        try:
            waiting.extend(others.submit(_chunk, chunk) for chunk in first)
            for chunk in chunks:
                waiting.append(others.submit(_chunk, chunk))
                if len(waiting) > 2 * jobs:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        finally:
            others.shutdown(wait=False, cancel_futures=True)


def as_approved(story: Worded) -> Codes:
    """The texts as their narrator approved them, with where the labels of that time stand."""
    return Codes(story.texts, tuple(_coded(story.texts)), ())


def undisturbed() -> None:
    """For other processes: Ctrl-C reaches every process of a terminal, and the one that handed out the work ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _chunks(stories: Iterable[Worded]) -> Iterator[Sequence[Worded]]:
    left = iter(stories)
    while chunk := list(islice(left, _AT_ONCE)):
        yield chunk


def _chunk(stories: Sequence[Worded]) -> list[Codes]:
    return [_reworded(story) for story in stories]


def _reworded(story: Worded) -> Codes:
    texts = [text for _, text in story.texts]
    redacted = redact_story(texts, language=story.language or "en", strength=Strength.RESEARCH)
    codes = log(
        [one.spans for one in redacted],
        [one.labels for one in redacted],
        texts=texts,
        language=story.language or "en",
    )
    new = tuple((column, one.text) for (column, _), one in zip(story.texts, redacted, strict=True))
    return Codes(
        new,
        tuple(_coded(new)),
        tuple((each.code, each.kind.value, each.role or "", each.times) for each in codes),
    )


def _coded(texts: Iterable[tuple[str, str]]) -> Iterator[Coded]:
    for column, text in texts:
        if "[" in text:
            for match in LABEL.finditer(text):
                yield Coded(column, match.start(), match.end(), match.group()[1:-1])
