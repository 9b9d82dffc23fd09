"""Redacting lines in order, on one processor or several."""

import signal
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing import get_context

from bot.redact.explaining import explanation
from bot.redact.records import NoRecord, Record, record_of, redacted_line, spans_line, written
from conversations.redaction import Redacted, Strength, redact
from conversations.redaction.labels import log

_AT_ONCE = 32
"""Lines handed to another process together: some 50 ms of work, against well under one to hand them over."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be done with each text.

    Attributes:
        strength: Whom the redacted text is for.
        language: The code of the language of all texts.
        spans: Write where things were found, and leave the text as it is.
        explain: Say why.
        words: With ``explain``: show what was taken out.
        log: Write down what the codes stand for in kind.
    """

    strength: Strength = Strength.STAFF
    language: str = "en"
    spans: bool = False
    explain: bool = False
    words: bool = False
    log: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """What became of one line: what to write, what to say about it, what to log, and how many of each kind were found."""

    line: str = field(repr=False)
    said: tuple[str, ...] = field(repr=False)
    log: str
    kinds: Counter[str]
    size: int


@dataclass(frozen=True, slots=True)
class Refused:
    """A line that cannot be read, and what is wrong with it."""

    number: int
    why: str


def redact_record(record: Record, wanted: Wanted, number: int | None) -> tuple[Redacted, Done]:
    """Redact one text; ``number`` is the line it came from, None where it is the whole input."""
    redacted = redact(record.text, language=wanted.language, strength=wanted.strength, explain=wanted.explain)
    line = (
        spans_line(record, redacted, explain=wanted.explain)
        if wanted.spans
        else redacted_line(record, redacted)
    )
    said = (
        tuple(explanation(record.text, redacted, number, words=wanted.words))
        if wanted.explain and not wanted.spans
        else ()
    )
    coded = _log(record, redacted, wanted.language) if wanted.log else ""
    return redacted, Done(line, said, coded, Counter(span.kind.value for span in redacted.spans), 0)


def redact_lines(lines: Iterable[tuple[int, bytes]], wanted: Wanted, jobs: int) -> Iterator[Done | Refused]:
    """What becomes of each line, in order; no more than a few hundred lines are held at a time."""
    if jobs == 1:
        for numbered in lines:
            yield _line(numbered, wanted)
        return
    waiting: deque[Future[list[Done | Refused]]] = deque()
    # A new process rather than a copy of this one: a copy made beside a running thread may stand still.
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_undisturbed) as others:
        try:
            for chunk in _chunks(lines):
                waiting.append(others.submit(_chunk, chunk, wanted))
                if len(waiting) > 2 * jobs:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        finally:
            others.shutdown(wait=False, cancel_futures=True)


def _undisturbed() -> None:
    """Ctrl-C reaches every process of a terminal; the one that handed out the work ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _chunks(lines: Iterable[tuple[int, bytes]]) -> Iterator[Sequence[tuple[int, bytes]]]:
    left = iter(lines)
    while chunk := list(islice(left, _AT_ONCE)):
        yield chunk


def _chunk(lines: Sequence[tuple[int, bytes]], wanted: Wanted) -> list[Done | Refused]:
    return [_line(numbered, wanted) for numbered in lines]


def _line(numbered: tuple[int, bytes], wanted: Wanted) -> Done | Refused:
    number, line = numbered
    try:
        record = record_of(line)
    except NoRecord as wrong:
        return Refused(number, str(wrong))
    _, done = redact_record(record, wanted, number)
    return Done(done.line, done.said, done.log, done.kinds, len(line))


def _log(record: Record, redacted: Redacted, language: str) -> str:
    """The id, and what each code stands for; no word of the text."""
    codes = log((redacted.spans,), (redacted.labels,), texts=(record.text,), language=language)
    return written({
        **record.id,
        "codes": [
            {
                "code": each.code,
                "type": each.kind.value,
                "role": each.role,
                "times": each.times,
                "certainty": round(each.certainty, 3),
                "unsure": each.unsure,
            }
            for each in codes
        ],
    })  # fmt: skip
