"""Where the texts to redact come from: JSON lines, a story each, or one plain text."""

import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from bot.settings import SettingRefused

BOM = b"\xef\xbb\xbf"
"""What some editors put before UTF-8."""

_SUFFIXES = frozenset({".jsonl", ".ndjson"})

_MEANT_AS_JSON = re.compile(rb"[{\[]\s*[{\[\"']|\{\s")
"""How a line begins that is JSON, or was meant to be; ``{I said}`` and ``[sic]`` are prose."""


class Form(Enum):
    """How an input is read."""

    LINES = "JSON lines"
    PLAIN = "plain text"


@dataclass(frozen=True, slots=True)
class Source:
    """An input that was opened.

    Attributes:
        name: How to call it in a sentence; its beginning.
        form: How it is read.
        first: What was read to tell the form; ``rest`` goes on from there.
        size: Bytes in all; None where nobody knows beforehand, as of a pipe.
    """

    name: str
    form: Form
    first: tuple[bytes, ...] = field(repr=False)
    rest: BinaryIO = field(repr=False)
    size: int | None

    def lines(self) -> Iterator[tuple[int, bytes]]:
        """The lines and their numbers, from 1, read as they are asked for; empty ones are left out."""
        for number, line in enumerate(chain(self.first, self.rest), start=1):
            if number == 1:
                line = line.removeprefix(BOM)
            if line.strip():
                yield number, line

    def whole(self) -> str:
        """The whole input as one text.

        Raises:
            SettingRefused: It is not UTF-8.
        """
        try:
            return b"".join((*self.first, self.rest.read())).decode("utf-8")
        except UnicodeDecodeError:
            raise SettingRefused(f"{self.name} is not UTF-8 text. Save it as UTF-8 and try again.") from None


@contextmanager
def opened(path: Path | None, forced: Form | None) -> Iterator[Source]:
    """Open a file, or standard input for None, and tell its form.

    JSON lines are a file called .jsonl or .ndjson, and whatever begins with a line that is a JSON object with ``text``;
    anything else is one plain text. ``forced`` goes before both.

    Raises:
        SettingRefused: It begins as some other JSON, or as JSON with a mistake in it, and nobody said how to read it;
            or there is no standard input.
        OSError: It cannot be read.
    """
    if path is None or path == Path("-"):
        if sys.stdin is None:
            raise SettingRefused("The standard input is closed. Name a file, or send the texts in.")
        yield _source(sys.stdin.buffer, "The standard input", "", forced)
    else:
        with path.open("rb") as file:
            yield _source(file, str(path), path.suffix.lower(), forced)


def _source(stream: BinaryIO, name: str, suffix: str, forced: Form | None) -> Source:
    form = forced or (Form.LINES if suffix in _SUFFIXES else None)
    first: tuple[bytes, ...] = ()
    if form is None:
        begun = []
        for line in stream:
            begun.append(line)
            if line.removeprefix(BOM).strip():
                break
        first = tuple(begun)
        form = _told(begun[-1].removeprefix(BOM).strip() if begun else b"", name)
    return Source(name, form, first, stream, _size(stream))


def _told(line: bytes, name: str) -> Form:
    """The form that a first line tells."""
    if not line.startswith((b"{", b"[")):
        return Form.PLAIN
    unclear = SettingRefused(
        f"{name} begins as JSON, but not as one object with “text” on a line of its own. "
        "Write it so, a story a line, or say --plain to take it for a text."
    )
    if line in {b"{", b"["}:
        raise unclear
    try:
        begun = json.loads(line)
    except (ValueError, RecursionError):
        # Taken for prose, a line with one comma too many would let every key through.
        if _MEANT_AS_JSON.match(line):
            raise unclear from None
        return Form.PLAIN
    if not (isinstance(begun, dict) and "text" in begun):
        raise unclear
    return Form.LINES


def _size(stream: BinaryIO) -> int | None:
    import os
    import stat

    try:
        status = os.fstat(stream.fileno())
    except OSError:
        return None
    return status.st_size if stat.S_ISREG(status.st_mode) else None
