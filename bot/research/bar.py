"""How far a long piece of work has come: a bar on a terminal, or lines of JSON for programs."""

import json
from threading import Event, Lock, Thread
from time import monotonic
from types import TracebackType
from typing import Self, TextIO

from storage.export.progress import Progress

_PATIENCE = 1.0
"""Seconds before anything is shown to people."""

_PAUSE = 0.25
"""Seconds between two looks."""

_WIDTH = 30


class Bar:
    """Shows progress while its block lasts. Call it with each ``Progress``.

    Args:
        stream: Where to; standard error, so that the output stays what was asked for. On what is no terminal people are
            shown nothing.
        machine: Lines of JSON instead, one when a step begins and at most four a second: ``step``, ``done``, ``of`` (0
            where that is not known) and ``seconds``.
        shown: Whether anything is shown at all.
    """

    def __init__(self, stream: TextIO, *, machine: bool = False, shown: bool = True) -> None:
        self._stream = stream
        self._machine = machine and shown
        self._begun = monotonic()
        self._now = Progress("", 0, 0)
        self._lock = Lock()
        self._over = Event()
        self._said = 0.0
        self._teller = (
            None if machine or not shown or not stream.isatty() else Thread(target=self._tell, daemon=True)
        )

    def __enter__(self) -> Self:
        if self._teller is not None:
            self._teller.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        if self._teller is not None:
            self._teller.join()

    def __call__(self, progress: Progress) -> None:
        """It has come so far."""
        if not self._machine:
            self._now = progress
            return
        with self._lock:
            at = monotonic()
            if progress.step != self._now.step or at - self._said > _PAUSE:
                self._said = at
                line = {
                    "step": progress.step,
                    "done": progress.done,
                    "of": progress.of,
                    "seconds": round(at - self._begun, 1),
                }
                self._stream.write(json.dumps(line) + "\n")
                self._stream.flush()
            self._now = progress

    def _tell(self) -> None:
        if self._over.wait(_PATIENCE):
            return
        while not self._over.wait(_PAUSE):
            self._stream.write(f"\r\x1b[K{drawn(self._now)}, {monotonic() - self._begun:.0f} s")
            self._stream.flush()
        self._stream.write("\r\x1b[K")
        self._stream.flush()


def drawn(progress: Progress) -> str:
    """A bar in letters, where it is known how much there is to do."""
    if not progress.of:
        return progress.step
    share = min(progress.done / progress.of, 1)
    full = round(share * _WIDTH)
    return f"{'█' * full}{'░' * (_WIDTH - full)} {share:4.0%} {progress.step}"
