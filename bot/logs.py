"""What is logged, and what never is: one line an event on standard error, no text, no name, no token."""

import asyncio
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO

_TOKEN = re.compile(r"\d{6,}:[A-Za-z0-9_-]{20,}")
_TAKEN_OUT = "[token]"

_TALKATIVE = ("aiohttp", "aiosqlite", "asyncio", "httpx", "httpcore", "telegram")
"""Loggers that write what they send at INFO or DEBUG: addresses with the token in them, messages, rows."""


class _Line(logging.Formatter):
    """Time, level, logger, message; of an exception its type and place alone, for its message may quote."""

    def format(self, record: logging.LogRecord) -> str:
        line = f"{self.formatTime(record)} {record.levelname} {record.name}: {record.getMessage()}"
        if record.exc_info and record.exc_info[1] is not None:
            line += f" ({fault(record.exc_info[1])})"
        return _TOKEN.sub(_TAKEN_OUT, line).replace("\n", " | ")


@contextmanager
def to(stream: TextIO) -> Iterator[None]:
    """Log to ``stream`` for as long as a command runs: INFO and above of ours, warnings of the libraries'."""
    lines = logging.StreamHandler(stream)
    lines.setFormatter(_Line())
    root = logging.getLogger()
    before = root.level
    root.addHandler(lines)
    root.setLevel(logging.INFO)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    try:
        yield
    finally:
        root.removeHandler(lines)
        root.setLevel(before)


def unhandled(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """The event loop's last resort: what went wrong and where. Its own would print arguments, and so messages."""
    error = context.get("exception")
    place = fault(error) if isinstance(error, BaseException) else "no exception"
    logging.getLogger("firsthand").error("a task failed: %s", place)


def fault(error: BaseException) -> str:
    """An exception as its type and the place it was raised; never its message, which may hold what was typed."""
    if isinstance(error, BaseExceptionGroup):
        return "; ".join(fault(one) for one in error.exceptions)
    last = error.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    if last is None:
        return type(error).__name__
    return f"{type(error).__name__} in {last.tb_frame.f_globals.get('__name__', '?')}, line {last.tb_lineno}"
