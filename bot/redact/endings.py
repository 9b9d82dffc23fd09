"""Where the redacted texts go, what is said of them, and the log of codes; a disk that is full ends the run in one sentence."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from bot.settings import SettingRefused


def only_if_open() -> None:
    """See that there is an output; without a standard error, what would be said on it is said to nobody.

    Raises:
        SettingRefused: The standard output is closed. A closed one must not be read past: texts would be redacted for nobody.
    """
    if sys.stderr is None:
        # Python prints to the output what is meant for no stream at all, in the middle of the texts.
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  # open until the process ends
    if sys.stdout is None:
        raise SettingRefused("The standard output is closed. Send it to a file or a program.")


def given(output: bytes) -> None:
    """Write to the standard output at once.

    Raises:
        SettingRefused: There is no room for it, or it cannot be written for another reason of the system's.
        BrokenPipeError: Whoever read it has gone.
    """
    try:
        sys.stdout.buffer.write(output)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        _into_nothing(sys.stdout)
        raise SettingRefused(_cannot("The standard output", error)) from None


def told(line: str) -> None:
    """Write a line on standard error; the same errors."""
    try:
        print(line, file=sys.stderr, flush=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        _into_nothing(sys.stderr)
        raise SettingRefused(_cannot("The standard error", error)) from None


def logged(log: TextIO, line: str) -> None:
    """Write a line of the log at once.

    Raises:
        SettingRefused: There is no room for it, or it cannot be written for another reason of the system's.
    """
    try:
        print(line, file=log, flush=True)
    except OSError as error:
        raise SettingRefused(_cannot("The file of --log", error)) from None


@contextmanager
def log_at(path: Path) -> Iterator[TextIO]:
    """A new file for the log that only its owner may read.

    It goes again if the run fails, so that the same command can be given once more; it stays if whoever read the output had
    enough, which is no failure.

    Raises:
        SettingRefused: Something of that name is there.
        OSError: It cannot be made.
    """
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise SettingRefused(
            f"{path} is there already and is never written over. Give another name with --log."
        ) from None
    written = os.fdopen(descriptor, "w", encoding="utf-8")
    try:
        yield written
    except BaseException as error:
        # What could not be written is still to be written for the file, and closing it fails once more.
        with suppress(OSError):
            written.close()
        if not isinstance(error, BrokenPipeError):
            with suppress(OSError):
                path.unlink()
        raise
    written.close()


def _into_nothing(stream: TextIO) -> None:
    """Let what is still to be written to a stream go nowhere, or Python complains of it when it closes the stream."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _cannot(name: str, error: OSError) -> str:
    return f"{name} cannot be written ({error.strerror}). Make room, or send it elsewhere, and run it again."
