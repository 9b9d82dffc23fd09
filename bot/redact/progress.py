"""How far a long piece of work has come, said on a terminal and nowhere else."""

from threading import Event, Thread
from time import monotonic
from types import TracebackType
from typing import Self, TextIO

_PATIENCE = 1.0
"""Seconds before anything is said."""

_PAUSE = 0.25
"""Seconds between two looks."""


class Progress:
    """Says how many texts are done, and what share of the bytes; rubs it out in the end.

    A thread of its own says it, so that one long text is not silence. It writes nothing where the stream is no terminal.
    """

    def __init__(self, stream: TextIO | None, size: int | None) -> None:
        self._stream = stream if stream is not None and stream.isatty() else None
        self._size = size
        self._texts = 0
        self._bytes = 0
        self._over = Event()
        self._teller: Thread | None = None

    def __enter__(self) -> Self:
        if self._stream is not None:
            self._teller = Thread(target=self._tell, args=(self._stream, monotonic()), daemon=True)
            self._teller.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        if self._teller is not None:
            self._teller.join()

    def done(self, texts: int, count: int) -> None:
        """So many texts and bytes more."""
        self._texts += texts
        self._bytes += count

    def _tell(self, stream: TextIO, begun: float) -> None:
        if self._over.wait(_PATIENCE):
            return
        while not self._over.wait(_PAUSE):
            share = f", {100 * self._bytes // self._size} %" if self._size and self._texts else ""
            texts = f"{self._texts:,} texts{share}" if self._texts else "one text"
            stream.write(f"\r\x1b[Kredacting: {texts}, {monotonic() - begun:.0f} s")
            stream.flush()
        stream.write("\r\x1b[K")
        stream.flush()
