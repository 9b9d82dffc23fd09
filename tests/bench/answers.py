"""Where the peers keep answers: a row and a commit each, on the disk before the reply (``synchronous=FULL``)."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import aiosqlite

Keep = Callable[[int, int, str], Awaitable[None]]
"""Keeps one answer: chat, number of the question, words."""


async def opened(data: Path) -> tuple[aiosqlite.Connection, Keep]:
    """A database in ``data``, and what keeps an answer in it."""
    database = await aiosqlite.connect(data / "peer.sqlite")
    await database.execute("PRAGMA journal_mode = WAL")
    await database.execute("PRAGMA synchronous = FULL")
    await database.execute("CREATE TABLE IF NOT EXISTS answer (chat INTEGER, question INTEGER, words TEXT)")

    async def keep(chat: int, question: int, words: str) -> None:
        await database.execute("INSERT INTO answer VALUES (?, ?, ?)", (chat, question, words))
        await database.commit()

    return database, keep


async def forget(_chat: int, _question: int, _words: str) -> None:
    """Keep nothing: for a bot that holds all it knows in memory."""
