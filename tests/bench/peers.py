"""The bots to measure against: the same ten questions, written as the documentation of each library shows.

``python -m tests.bench.peers NAME`` runs one, with the environment that Firsthand has.
"""

import asyncio
import contextlib
import os
import sys
import warnings
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import aiosqlite
from aiogram import Bot as AiogramBot
from aiogram import Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import CommandStart
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message
from telegram import Update
from telegram.ext import (
    Application,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    filters,
)

from tests.bench.crowd import QUESTIONS

ASKED = [f"Question {number}: what happened next?" for number in range(1, QUESTIONS + 1)]

Keep = Callable[[int, int, str], Awaitable[None]]
"""Keeps one answer: chat, number of the question, words."""


async def _opened(data: Path) -> tuple[aiosqlite.Connection, Keep]:
    database = await aiosqlite.connect(data / "peer.sqlite")
    await database.execute("PRAGMA journal_mode = WAL")
    await database.execute("PRAGMA synchronous = FULL")
    await database.execute("CREATE TABLE IF NOT EXISTS answer (chat INTEGER, question INTEGER, words TEXT)")

    async def keep(chat: int, question: int, words: str) -> None:
        await database.execute("INSERT INTO answer VALUES (?, ?, ?)", (chat, question, words))
        await database.commit()

    return database, keep


async def _forget(_chat: int, _question: int, _words: str) -> None:
    return None


def ptb(url: str, token: str, data: Path, *, bounded: bool, durable: bool) -> None:
    """python-telegram-bot with its ``ConversationHandler``, run by its own ``run_polling``."""
    # The handler warns that it tracks chats, not messages; that is what is wanted here.
    warnings.filterwarnings("ignore", message=".*per_message.*")
    keeps: list[Keep] = [_forget]
    databases: list[aiosqlite.Connection] = []

    async def start(update: Update, _: ContextTypes.DEFAULT_TYPE) -> int:
        assert update.message is not None
        await update.message.reply_text(ASKED[0])
        return 0

    def taking(question: int) -> Callable[[Update, ContextTypes.DEFAULT_TYPE], Awaitable[int]]:
        async def take(update: Update, _: ContextTypes.DEFAULT_TYPE) -> int:
            assert update.message is not None
            assert update.message.text is not None
            await keeps[0](update.message.chat_id, question, update.message.text)
            if question + 1 == QUESTIONS:
                await update.message.reply_text("Thank you.")
                return ConversationHandler.END
            await update.message.reply_text(ASKED[question + 1])
            return question + 1

        return take

    async def begin(_: Application[Any, Any, Any, Any, Any, Any]) -> None:
        if durable:
            database, keeps[0] = await _opened(data)
            databases.append(database)

    async def end(_: Application[Any, Any, Any, Any, Any, Any]) -> None:
        for database in databases:
            await database.close()

    builder = Application.builder().token(token).base_url(f"{url}/bot").post_init(begin).post_shutdown(end)
    if bounded:
        builder = builder.update_queue(asyncio.Queue(maxsize=100))
    application = builder.build()
    application.add_handler(
        ConversationHandler(
            entry_points=[CommandHandler("start", start)],
            states={
                question: [MessageHandler(filters.TEXT & ~filters.COMMAND, taking(question))]
                for question in range(QUESTIONS)
            },
            fallbacks=[CommandHandler("start", start)],
        )
    )
    application.run_polling()


class Asking(StatesGroup):
    """Where a person of the aiogram bot is; the number of the question is in the state's data."""

    question = State()


async def aiogram(url: str, token: str, data: Path) -> None:
    """aiogram with its own state machine in memory, each answer committed to SQLite."""
    database, keep = await _opened(data)
    dispatcher = Dispatcher()

    @dispatcher.message(CommandStart())
    async def start(message: Message, state: FSMContext) -> None:
        await state.set_state(Asking.question)
        await state.update_data(question=0)
        await message.answer(ASKED[0])

    @dispatcher.message(Asking.question)
    async def take(message: Message, state: FSMContext) -> None:
        question = (await state.get_data())["question"]
        await keep(message.chat.id, question, message.text or "")
        if question + 1 == QUESTIONS:
            await state.clear()
            await message.answer("Thank you.")
            return
        await state.update_data(question=question + 1)
        await message.answer(ASKED[question + 1])

    bot = AiogramBot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(url)))
    try:
        await dispatcher.start_polling(bot)
    finally:
        await database.close()


def main(name: str) -> None:
    """Run one peer until it is told to stop."""
    url = os.environ["FIRSTHAND_TELEGRAM_BASE_URL"]
    token = os.environ["FIRSTHAND_TELEGRAM_TOKEN"]
    data = Path(os.environ["FIRSTHAND_DATA"])
    match name:
        case "ptb":
            ptb(url, token, data, bounded=False, durable=False)
        case "ptb-bounded":
            ptb(url, token, data, bounded=True, durable=False)
        case "ptb-sqlite":
            ptb(url, token, data, bounded=True, durable=True)
        case "aiogram-sqlite":
            with contextlib.suppress(KeyboardInterrupt):
                asyncio.run(aiogram(url, token, data))
        case _:
            sys.exit(f"no peer is called {name}")


if __name__ == "__main__":
    main(sys.argv[1])
