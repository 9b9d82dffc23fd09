"""A bot to measure against: python-telegram-bot's ``ConversationHandler``, as its documentation shows it.

``python -m tests.bench.ptb_peer [bounded] [durable]``, with the environment that Firsthand has: ``bounded``
gives the library a queue of 100 updates, ``durable`` commits each answer to SQLite before it is replied to.
"""

import asyncio
import os
import sys
import warnings
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import aiosqlite
from telegram import Update
from telegram.ext import (
    Application,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    filters,
)

from tests.bench.answers import Keep, forget, opened
from tests.bench.crowd import ASKED, QUESTIONS


def serve(url: str, token: str, data: Path, *, bounded: bool, durable: bool) -> None:
    """Run it by its own ``run_polling`` until it is told to stop."""
    # The handler warns that it tracks chats, not messages; that is what is wanted here.
    warnings.filterwarnings("ignore", message=".*per_message.*")
    keeps: list[Keep] = [forget]
    databases: list[aiosqlite.Connection] = []

    async def start(update: Update, _: ContextTypes.DEFAULT_TYPE) -> int:
        assert update.message is not None
        await update.message.reply_text(ASKED[0])
        return 0

    def taking(question: int) -> Callable[[Update, ContextTypes.DEFAULT_TYPE], Coroutine[Any, Any, int]]:
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
            database, keeps[0] = await opened(data)
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


if __name__ == "__main__":
    serve(
        os.environ["FIRSTHAND_TELEGRAM_BASE_URL"],
        os.environ["FIRSTHAND_TELEGRAM_TOKEN"],
        Path(os.environ["FIRSTHAND_DATA"]),
        bounded="bounded" in sys.argv,
        durable="durable" in sys.argv,
    )
