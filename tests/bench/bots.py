"""The bots under test, each as a process: how it is started, and with what around it."""

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from storage.keys import install, make_secret_file
from storage.sealing.identity import new_identity
from tests.bench.crowd import FLOW


@dataclass(frozen=True, slots=True)
class Bot:
    """One row of the table.

    ``durable`` says that an answer is on the disk (``synchronous=FULL``) before it is replied to; only such
    peers are what Firsthand is held against. ``prepare`` makes what must lie in the folder beforehand.
    """

    name: str
    arguments: tuple[str, ...]
    durable: bool
    prepare: Callable[[Path], Mapping[str, str]]


def _nothing(_: Path) -> Mapping[str, str]:
    return {}


def firsthand(folder: Path) -> Mapping[str, str]:
    """A data folder, and settings that lift Telegram's limits, so that the bot alone is what is measured."""
    data, secret, flow = folder / "data", folder / "secret", folder / "flow.md"
    make_secret_file(secret, data=data)
    install(new_identity("bench").recipient, data / "recipients")
    flow.write_text(FLOW, encoding="utf-8")
    return {
        "FIRSTHAND_SECRET_FILE": str(secret),
        "FIRSTHAND_FLOW": str(flow),
        "FIRSTHAND_MESSAGES_PER_SECOND": "100000",
        "FIRSTHAND_MESSAGES_PER_CHAT": "1000",
    }


FIRSTHAND = Bot("**Firsthand** (FULL, encrypted)", ("-m", "bot", "run"), True, firsthand)

_PTB = ("-m", "tests.bench.ptb_peer")

PEERS = (
    Bot("python-telegram-bot as it comes, memory", _PTB, False, _nothing),
    Bot("python-telegram-bot, bounded queue, memory", (*_PTB, "bounded"), False, _nothing),
    Bot("python-telegram-bot, bounded queue, SQLite FULL", (*_PTB, "bounded", "durable"), True, _nothing),
    Bot("aiogram, SQLite FULL", ("-m", "tests.bench.aiogram_peer"), True, _nothing),
)


def environment(bot: Bot, folder: Path, where: Mapping[str, object]) -> dict[str, str]:
    """What a bot's process is given; ``where`` is what the drive said of itself."""
    (folder / "data").mkdir(parents=True, exist_ok=True)
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("FIRSTHAND_")}
    return {
        **inherited,
        "PYTHONPATH": os.pathsep.join(filter(None, (str(Path.cwd()), inherited.get("PYTHONPATH")))),
        "FIRSTHAND_TELEGRAM_TOKEN": str(where["token"]),
        "FIRSTHAND_TELEGRAM_BASE_URL": str(where["base_url"]),
        "FIRSTHAND_STAFF_CHAT": str(where["staff_chat"]),
        "FIRSTHAND_DATA": str(folder / "data"),
        **bot.prepare(folder),
    }


def command(bot: Bot) -> tuple[str, ...]:
    """The command line of a bot's process."""
    return (sys.executable, *bot.arguments)
