"""``python -m tests.telegram``: a fake Telegram in a process of its own, and people typed into it.

It says where it serves as one line of JSON, then every message of the bot as another. A line on standard
input is ``USER WORDS``, or ``USER [LABEL]`` for a tap on a button.
"""

import argparse
import asyncio
import json
import signal
import sys
import threading
from typing import Literal

from tests.telegram.fake import FakeTelegram, Shown


async def _serve(port: int, staff: Literal["channel", "supergroup", "group"]) -> None:
    async with FakeTelegram(staff=staff, port=port) as fake:
        _print({"base_url": fake.base_url, "token": fake.token, "staff_chat": fake.staff_chat})
        loop, stopped = asyncio.get_running_loop(), asyncio.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, stopped.set)
        threading.Thread(target=_read, args=(fake, loop), daemon=True).start()
        talking = asyncio.create_task(_show(fake))
        await stopped.wait()
        talking.cancel()


async def _show(fake: FakeTelegram) -> None:
    before: dict[int, tuple[Shown, ...]] = {}
    while True:
        for chat_id in list(fake.world.chats):
            now = fake.said(chat_id)
            for message in now:
                if message not in before.get(chat_id, ()):
                    _print({"chat": chat_id, "text": message.text, "buttons": message.buttons})
            before[chat_id] = now
        await fake.change()


def _read(fake: FakeTelegram, loop: asyncio.AbstractEventLoop) -> None:
    for line in sys.stdin:
        loop.call_soon_threadsafe(_act, fake, line.strip())


def _act(fake: FakeTelegram, line: str) -> None:
    user, _, words = line.partition(" ")
    try:
        if words.startswith("[") and words.endswith("]"):
            fake.tap(int(user), words[1:-1])
        else:
            fake.say(int(user), words)
    except (AssertionError, KeyError, ValueError) as mistake:
        _print({"not understood": str(mistake)})


def _print(line: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Serve until SIGTERM or SIGINT."""
    options = argparse.ArgumentParser(prog="python -m tests.telegram", description=__doc__)
    options.add_argument("--port", type=int, default=0, help="0 picks a free one")
    options.add_argument("--staff", choices=("channel", "supergroup", "group"), default="channel")
    given = options.parse_args()
    asyncio.run(_serve(given.port, given.staff))


if __name__ == "__main__":
    main()
