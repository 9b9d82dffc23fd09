"""Work in a process of its own, which takes its libraries and its memory with it when it ends."""

import pickle
import signal
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Lock
from typing import Generic, TypeVar

_Given = TypeVar("_Given")
_Found = TypeVar("_Found")


class ChildDied(Exception):
    """The child process ended before its work was done, or took too long; nothing of it is left."""


def apart(work: Callable[[_Given], _Found], given: _Given) -> _Found:
    """Do a piece of work in a child process, and wait for it however long it takes.

    Args:
        work: A function of a module, for the child finds it by its name; it must not touch what this process holds open.
        given: What it works on; it and what comes back are pickled.

    Raises:
        ChildDied: The child was ended before it was done.
        Exception: What ``work`` raised.
    """
    child = _Child(work, given)
    try:
        return child.result()
    finally:
        child.end()


async def apart_within(work: Callable[[_Given], _Found], given: _Given, *, seconds: float) -> _Found:
    """The same, for at most so many seconds, while the event loop goes on; a cancelled one ends its child at once.

    Raises:
        ChildDied: The child was ended before it was done, or did not finish in time.
        Exception: What ``work`` raised.
    """
    # Loaded here, because most commands have no event loop, and are there sooner without.
    import asyncio

    child = _Child(work, given)
    try:
        async with asyncio.timeout(seconds):
            return await asyncio.to_thread(child.result)
    except TimeoutError:
        raise ChildDied("took too long") from None
    finally:
        child.end()


class _Child(Generic[_Given, _Found]):
    """One child process with one piece of work, which may be ended by another thread at any moment."""

    def __init__(self, work: Callable[[_Given], _Found], given: _Given) -> None:
        self._work = work
        self._given = given
        self._lock = Lock()
        self._process: BaseProcess | None = None
        self._unwanted = False

    def result(self) -> _Found:
        """Start it, and wait for what it gives."""
        context = get_context("spawn")
        ours, theirs = context.Pipe(duplex=False)
        with ours:
            with theirs:
                process = context.Process(target=_work, args=(theirs, self._work, self._given), daemon=True)
                process.start()
            with self._lock:
                self._process = process
                if self._unwanted:
                    process.kill()
            try:
                done, found = ours.recv()
            except (EOFError, OSError):
                raise ChildDied("was ended") from None
            finally:
                process.join()
        if done:
            result: _Found = found
            return result
        raise found

    def end(self) -> None:
        """Let nothing of it go on; what is done already stays done."""
        with self._lock:
            self._unwanted = True
            if self._process is not None and self._process.is_alive():
                self._process.kill()


def _work(answer: Connection, work: Callable[[_Given], _Found], given: _Given) -> None:
    # Ctrl-C in a terminal reaches every process there; the parent says when it is over.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(OSError), answer:  # who asked may be gone
        try:
            reply = pickle.dumps((True, work(given)))
        except Exception as error:  # noqa: BLE001  # it goes on in the parent, where somebody knows what to do
            reply = _raised(error)
        answer.send_bytes(reply)


def _raised(error: Exception) -> bytes:
    """The error for the parent; of one that cannot be sent whole, its kind alone."""
    try:
        reply = pickle.dumps((False, error))
    except Exception:  # noqa: BLE001  # an error of any library may refuse to be pickled in any way
        reply = pickle.dumps((False, RuntimeError(type(error).__name__)))
    return reply
