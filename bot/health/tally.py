"""What a batch of turns adds to the counters of questions, and how long people took, as long as this process runs."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from conversations.events import Event
from conversations.health.observations import Measure, band, left_behind, observed
from conversations.session import NarratorId, Session

MOST_WATCHED = 10_000
"""Narrators whose question is timed at once, about 3 MB; whoever was asked longest ago is timed no longer."""

_CLOSED = frozenset({Measure.ANSWERED, Measure.SKIPPED})


class Asked(NamedTuple):
    """A question that somebody was asked, and when."""

    prompt: str
    at: datetime


class Stopwatch:
    """Since when each narrator has been asked what they are asked: in memory alone, bounded, never written.

    A restart forgets it; who was asked before is then counted, and not timed. Who deletes, pauses, or comes to the
    end is forgotten at once.
    """

    def __init__(self, most: int = MOST_WATCHED) -> None:
        self._most = most
        self._asked: dict[NarratorId, Asked] = {}

    def __len__(self) -> int:
        return len(self._asked)

    def asked(self, narrator: NarratorId) -> Asked | None:
        """What this narrator is timed at."""
        return self._asked.get(narrator)

    def keep(self, changes: Mapping[NarratorId, Asked | None]) -> None:
        """Time these from now on, and no longer those with None. Only once the turns are on the disk."""
        for narrator, asked in changes.items():
            self._asked.pop(narrator, None)  # so that the oldest come first
            if asked is not None:
                self._asked[narrator] = asked
        while len(self._asked) > self._most:
            del self._asked[next(iter(self._asked))]


class Tally:
    """The counting of one batch, taken at one time.

    ``counts`` is what to add, by flow version, question and measure; ``changes`` is for the stopwatch, after the
    commit: a batch that fails and comes again must not be timed twice.
    """

    def __init__(self, stopwatch: Stopwatch, now: datetime) -> None:
        self._stopwatch = stopwatch
        self._now = now
        self.counts: Counter[tuple[str, str, Measure]] = Counter()
        self.changes: dict[NarratorId, Asked | None] = {}

    def note(self, narrator: NarratorId, before: Session | None, after: Session | None, event: Event) -> None:
        """Count one turn."""
        last = after if after is not None else before
        if last is None:
            return
        for prompt, measure in left_behind(before, after):
            assert before is not None, "only what was there is left behind"
            self.counts[before.flow, prompt, measure] += 1
        for prompt, measure in observed(before, after, event):
            self.counts[last.flow, prompt, measure] += 1
            if measure in _CLOSED:
                taken = self._taken(narrator, prompt)
                if taken is not None:
                    self.counts[last.flow, prompt, taken] += 1
            if measure is Measure.SHOWN and prompt:
                self.changes[narrator] = Asked(prompt, self._now)
            elif measure is not Measure.EDITED:
                self.changes[narrator] = None

    def _taken(self, narrator: NarratorId, prompt: str) -> Measure | None:
        """The band of the time since the question was asked.

        None where that was not seen, or in this same batch: then the answer was on its way before the question.
        """
        if narrator in self.changes:
            return None
        asked = self._stopwatch.asked(narrator)
        if asked is None or asked.prompt != prompt or asked.at > self._now:
            return None
        return band(self._now - asked.at)
