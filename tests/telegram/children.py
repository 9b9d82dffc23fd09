"""Processes that a test may kill: started one by one, or forked in milliseconds from a warm one.

Starting Python and importing a bot takes most of a second; two hundred kills would take minutes. So a
``Nursery`` is one process that has imported everything and does nothing; each child is a fork of it that
runs the module as ``python -m`` would. Nothing but the imports is shared: no connection, loop or thread.
"""

import asyncio
import gc
import os
import runpy
import signal
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Protocol, Self

FIRSTHAND = (
    "bot.__main__",
    "bot.app",
    "bot.commands.running",
    "bot.telegram.service",
    "cryptography.hazmat.backends.openssl.backend",
    "pyxform.xls2xform",
    "storage.keys",
    "storage.sealing.selftest",
)
"""What to preload for ``python -m bot run``: a child then polls in about a tenth of a second."""


class Child(Protocol):
    """A running process; ``kill()`` is SIGKILL, ``terminate()`` SIGTERM, and ``wait()`` gives its exit status.

    The status is minus the signal's number where a signal ended it. ``ended`` is true once it has died, and
    ``over()`` waits for that alone.
    """

    @property
    def pid(self) -> int: ...
    @property
    def ended(self) -> bool: ...
    def kill(self) -> None: ...
    def terminate(self) -> None: ...
    async def over(self) -> None: ...
    async def wait(self) -> int: ...


class Spawned:
    """A child with a Python of its own."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def ended(self) -> bool:
        return self._process.returncode is not None

    def kill(self) -> None:
        with suppress(ProcessLookupError):
            self._process.kill()

    def terminate(self) -> None:
        with suppress(ProcessLookupError):
            self._process.terminate()

    async def over(self) -> None:
        await self._process.wait()

    async def wait(self) -> int:
        return await self._process.wait()


async def spawn(arguments: Sequence[str], environment: Mapping[str, str], log: Path) -> Spawned:
    """Start ``python`` with these arguments; what it prints is added to ``log``."""
    with log.open("ab") as output:
        process = await asyncio.create_subprocess_exec(
            sys.executable, *arguments, env=dict(environment), stdout=output, stderr=output,
            stdin=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
    return Spawned(process)


class Forked:
    """A child of a nursery; only one lives at a time."""

    def __init__(self, pid: int, nursery: asyncio.subprocess.Process) -> None:
        self.pid = pid
        self._nursery = nursery
        self._descriptor = os.pidfd_open(pid)
        self._ended = asyncio.Event()
        asyncio.get_running_loop().add_reader(self._descriptor, self._ended.set)

    @property
    def ended(self) -> bool:
        return self._ended.is_set()

    def kill(self) -> None:
        self._send(signal.SIGKILL)

    def terminate(self) -> None:
        self._send(signal.SIGTERM)

    def _send(self, number: signal.Signals) -> None:
        with suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._descriptor, number)

    async def over(self) -> None:
        await self._ended.wait()

    async def wait(self) -> int:
        await self._ended.wait()
        asyncio.get_running_loop().remove_reader(self._descriptor)
        os.close(self._descriptor)
        return await _ask(self._nursery, "reap")


class Nursery:
    """Forks children that run ``module`` with ``arguments``; an async context manager.

    ``preload`` names modules to import beforehand; the module's own imports come in by ``MODULE.__main__``,
    those that it puts off until it runs must be named, or each child pays for them again.
    """

    def __init__(
        self,
        module: str,
        arguments: Sequence[str],
        environment: Mapping[str, str],
        log: Path,
        preload: Sequence[str] = (),
    ) -> None:
        self._command = ("-m", "tests.telegram.children", ",".join(preload), module, *arguments)
        self._environment = dict(environment)
        self._log = log
        self._process: asyncio.subprocess.Process | None = None

    async def __aenter__(self) -> Self:
        with self._log.open("ab") as output:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, *self._command, env=self._environment, stderr=output,
                stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
            )  # fmt: skip
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._process is not None
        assert self._process.stdin is not None
        self._process.stdin.close()
        await self._process.wait()

    async def start(self) -> Forked:
        """Fork a child; the one before must have been waited for."""
        assert self._process is not None
        return Forked(await _ask(self._process, "fork"), self._process)


async def _ask(nursery: asyncio.subprocess.Process, question: str) -> int:
    assert nursery.stdin is not None
    assert nursery.stdout is not None
    nursery.stdin.write(question.encode() + b"\n")
    answer = await nursery.stdout.readline()
    assert answer, "the nursery died; its log says why"
    return int(answer)


def _tend(preload: str, module: str, arguments: list[str]) -> None:
    for name in filter(None, preload.split(",")):
        import_module(name)
    # Looking for garbage writes to every object, and so would have each child copy all of it: half of its start.
    gc.collect()
    gc.freeze()
    pid = 0
    while question := os.read(0, 64):
        if question == b"reap\n":
            _, status = os.waitpid(pid, 0)
            os.write(1, b"%d\n" % os.waitstatus_to_exitcode(status))
            continue
        pid = os.fork()
        if not pid:
            with Path(os.devnull).open("rb") as nothing:
                os.dup2(nothing.fileno(), 0)
            os.dup2(2, 1)
            # runpy runs the main module anew, and warns of a copy that was imported before.
            sys.modules.pop(f"{module}.__main__", None)
            sys.argv = [module, *arguments]
            runpy.run_module(module, run_name="__main__", alter_sys=True)
            return
        os.write(1, b"%d\n" % pid)


if __name__ == "__main__":
    _tend(sys.argv[1], sys.argv[2], sys.argv[3:])
