"""What this machine can do at all: the disk, the cipher, and HTTP over loopback, without any bot."""

import asyncio
import os
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import aiohttp
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

from tests.bench.trial import driven, first_line

ROW = b"x" * 500
POSTED = b'{"chat_id": -1002233445566, "text": "Question 1: what happened next?"}'


@dataclass(frozen=True, slots=True)
class Limit:
    """How often something can be done in a second, one after the other (or with that many in flight)."""

    what: str
    per_second: float
    p50_ms: float
    p99_ms: float


async def limits(folder: Path, seconds: float) -> list[Limit]:
    """Measure each limit for ``seconds``; files are made in ``folder``."""
    measured = [
        _repeated(
            f"SQLite WAL FULL, {rows} row{'s' if rows > 1 else ''} a commit",
            _committing(folder, rows),
            seconds,
        )
        for rows in (1, 10, 100)
    ]
    measured.append(_repeated("fdatasync of 4 KiB", _syncing(folder), seconds))
    measured.append(_repeated("AES-256-GCM-SIV, 500 B", _sealing(), seconds))
    return [*measured, *[await _posting(flying, seconds) for flying in (1, 16, 64)]]


def _repeated(what: str, once: Callable[[], None], seconds: float) -> Limit:
    once()
    taken: list[float] = []
    began = last = time.perf_counter()
    while last - began < seconds:
        once()
        now = time.perf_counter()
        taken.append(now - last)
        last = now
    return _limit(what, taken, last - began)


def _limit(what: str, taken: list[float], seconds: float) -> Limit:
    taken.sort()
    middle, late = taken[len(taken) // 2], taken[int(len(taken) * 0.99)]
    return Limit(what, len(taken) / seconds, 1000 * middle, 1000 * late)


def _committing(folder: Path, rows: int) -> Callable[[], None]:
    database = sqlite3.connect(folder / f"commits-{rows}.sqlite", isolation_level=None)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    database.execute("CREATE TABLE row (chat INTEGER, words BLOB)")
    some = [(number, ROW) for number in range(rows)]

    def once() -> None:
        database.execute("BEGIN IMMEDIATE")
        database.executemany("INSERT INTO row VALUES (?, ?)", some)
        database.execute("COMMIT")

    return once


def _syncing(folder: Path) -> Callable[[], None]:
    descriptor = os.open(folder / "synced", os.O_CREAT | os.O_WRONLY, 0o600)
    block = b"x" * 4096

    def once() -> None:
        os.pwrite(descriptor, block, 0)
        os.fdatasync(descriptor)

    return once


def _sealing() -> Callable[[], None]:
    cipher = AESGCMSIV(AESGCMSIV.generate_key(256))

    def once() -> None:
        cipher.encrypt(os.urandom(12), ROW, b"chat 1")

    return once


async def _posting(flying: int, seconds: float) -> Limit:
    taken: list[float] = []
    async with driven("idle") as drive:
        where = await first_line(drive)
        url = f"{where['base_url']}/bot{where['token']}/sendMessage"
        connector = aiohttp.TCPConnector(limit=flying)
        async with aiohttp.ClientSession(connector=connector) as session:
            began = time.perf_counter()

            async def post() -> None:
                now = time.perf_counter()
                while now - began < seconds:
                    async with session.post(
                        url, data=POSTED, headers={"Content-Type": "application/json"}
                    ) as answer:
                        await answer.read()
                    last, now = now, time.perf_counter()
                    taken.append(now - last)

            async with asyncio.TaskGroup() as group:
                for _ in range(flying):
                    group.create_task(post())
            return _limit(f"aiohttp POST sendMessage, {flying} in flight", taken, time.perf_counter() - began)
