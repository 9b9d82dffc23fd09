"""One bot, one drive, one run: start both, measure, stop the bot under load, start it again, count who was lost."""

import asyncio
import json
import os
import signal
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.bench.bots import Bot, command, environment

START_SECONDS = 20.0
STOP_SECONDS = 12.0


class BotFailed(RuntimeError):
    """A bot did not start or died; its log is in its folder (see ``last_words``)."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What one run measured; None where it was not.

    Attributes:
        replies_per_second: Over the measured seconds.
        p50_ms, p95_ms, p99_ms: From the moment an update is there to be fetched until its reply was received.
        start_seconds: From the start of the process to its first poll.
        cpu_ms: Processor time of the bot for each reply; ``drive_cpu_ms`` of the other side, which bounds what
            any bot can reach here.
        rss_mib: Resident memory of the bot's process at the end of the measured seconds.
        stop_seconds: From SIGTERM, under load, to the end of the process; killed after ``STOP_SECONDS``.
        acknowledged: Updates that were acknowledged and not answered when the process had ended.
        unanswered: Of all that was not answered then, what still was not after a restart.
    """

    replies_per_second: float
    p50_ms: float | None
    p95_ms: float | None
    p99_ms: float | None
    start_seconds: float
    cpu_ms: float
    drive_cpu_ms: float
    rss_mib: float
    stop_seconds: float
    acknowledged: int
    unanswered: int | None = None


async def run(bot: Bot, mode: str, seconds: float, folder: Path, *, restart: bool) -> Trial:
    """Measure one bot in one mode (``flood`` or ``paced``); ``folder`` must be new and is the bot's own.

    Raises:
        BotFailed: The bot did not poll, or died.
    """
    async with driven(mode, seconds) as drive:
        given = environment(bot, folder, await _line(drive, 5))
        log = folder / "log"
        began = time.time()
        process = await _start(bot, given, log)
        try:
            polled = await _line(drive, START_SECONDS)
            spent = _cpu_seconds(process.pid)
            measured = await _line(drive, seconds + 30)
            if process.returncode is not None:
                raise BotFailed(f"{bot.name} died with {process.returncode}")
            memory, spent = _resident_mib(process.pid), _cpu_seconds(process.pid) - spent
            stop_seconds = await _stop(process)
            left = await _told(drive, "stopped")
            unanswered = None
            if restart:
                process = await _start(bot, given, log)
                unanswered = _number((await _told(drive, "restarted"))["unanswered"])
        except TimeoutError:
            raise BotFailed(f"{bot.name} did not poll") from None
        finally:
            await _kill(process)
    replies = max(1, _number(measured["replies"]))
    return Trial(
        replies_per_second=_real(measured["replies_per_second"]) or 0.0,
        p50_ms=_real(measured["p50_ms"]),
        p95_ms=_real(measured["p95_ms"]),
        p99_ms=_real(measured["p99_ms"]),
        start_seconds=(_real(polled["polled"]) or began) - began,
        cpu_ms=1000 * spent / replies,
        drive_cpu_ms=1000 * (_real(measured["drive_cpu_seconds"]) or 0.0) / replies,
        rss_mib=memory,
        stop_seconds=stop_seconds,
        acknowledged=_number(left["acknowledged"]),
        unanswered=unanswered,
    )


def new_folder(place: str, name: str) -> Path:
    """A folder for one run."""
    folder = Path(place, name)
    folder.mkdir()
    return folder


def last_words(folder: Path) -> str:
    """The end of what a bot wrote to its log."""
    return (folder / "log").read_text(encoding="utf-8", errors="replace")[-2000:]


@asynccontextmanager
async def driven(mode: str, seconds: float = 0.0) -> AsyncIterator[asyncio.subprocess.Process]:
    """A drive in a process of its own; ``idle`` only serves."""
    people = "2000" if mode == "flood" else "200"
    drive = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.bench.drive", "--mode", mode, "--seconds", str(seconds), "--people", people,
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        yield drive
    finally:
        await _kill(drive)


async def first_line(drive: asyncio.subprocess.Process) -> dict[str, object]:
    """Where a drive serves."""
    return await _line(drive, 5)


async def _line(drive: asyncio.subprocess.Process, seconds: float) -> dict[str, object]:
    assert drive.stdout is not None
    async with asyncio.timeout(seconds):
        line: dict[str, object] = json.loads(await drive.stdout.readline())
    return line


async def _told(drive: asyncio.subprocess.Process, word: str) -> dict[str, object]:
    assert drive.stdin is not None
    drive.stdin.write(word.encode() + b"\n")
    return await _line(drive, 30)


async def _start(bot: Bot, given: dict[str, str], log: Path) -> asyncio.subprocess.Process:
    with log.open("ab") as output:
        return await asyncio.create_subprocess_exec(
            *command(bot), env=given, stdin=asyncio.subprocess.DEVNULL, stdout=output, stderr=output
        )


async def _stop(process: asyncio.subprocess.Process) -> float:
    began = time.perf_counter()
    with suppress(ProcessLookupError):
        process.send_signal(signal.SIGTERM)
    try:
        async with asyncio.timeout(STOP_SECONDS):
            await process.wait()
    except TimeoutError:
        await _kill(process)
    return time.perf_counter() - began


async def _kill(process: asyncio.subprocess.Process) -> None:
    if process.returncode is None:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()


def _resident_mib(pid: int) -> float:
    pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def _cpu_seconds(pid: int) -> float:
    fields = (
        Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
    )
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _real(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _number(value: object) -> int:
    assert isinstance(value, int)
    return value
