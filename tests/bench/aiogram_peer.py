"""A bot to measure against: aiogram's state machine, as its documentation shows it, answers kept in SQLite.

``python -m tests.bench.aiogram_peer``, with the environment that Firsthand has.
"""

import asyncio
import contextlib
import os
from pathlib import Path

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import CommandStart
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message

from tests.bench.answers import opened
from tests.bench.crowd import ASKED, QUESTIONS


class Asking(StatesGroup):
    """Where a person of the aiogram bot is; the number of the question is in the state's data."""

    question = State()


async def serve(url: str, token: str, data: Path) -> None:
    """aiogram with its own state machine in memory, each answer committed to SQLite."""
    database, keep = await opened(data)
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

    bot = Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(url)))
    try:
        await dispatcher.start_polling(bot)
    finally:
        await database.close()


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(
            serve(
                os.environ["FIRSTHAND_TELEGRAM_BASE_URL"],
                os.environ["FIRSTHAND_TELEGRAM_TOKEN"],
                Path(os.environ["FIRSTHAND_DATA"]),
            )
        )
