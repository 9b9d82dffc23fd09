"""A rehearsal: somebody at a keyboard talks to Firsthand as a narrator would, and sees what staff would see."""

import asyncio
import os
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TextIO, assert_never

from bot.app import App, opened
from bot.flowfile import FlowFile, Reader, load, read_here
from bot.printing import say
from bot.settings import SettingRefused
from bot.staff.local import LocalChannel
from bot.terminal import playground
from bot.terminal.channel import (
    Channel,
    Cleared,
    Noted,
    Phones,
    Posted,
    Revised,
    Said,
    Shrunk,
    Sight,
    TakenDown,
)
from bot.terminal.phone import Message
from bot.terminal.playground import Playground
from bot.terminal.playing import ACCOUNT, chance, kept
from bot.terminal.transcript import NARRATOR, Entry, Transcript, cleared, entry_of, written
from bot.terminal.typing import NoSuchButton
from conversations.forms.sheets import Sheets
from conversations.session import Stage
from storage.datasecret import read_secret

PASSWORD = "rehearsal-only"  # noqa: S105  # a toy, and said to be one wherever it is shown
RECIPIENT = "rehearsal"

_PURPOSE = "A rehearsal of Firsthand."
_HOW = """\
This is a rehearsal: the real engine and a real store, no network, and keys that protect nothing. Tell it no real story.
Type as a narrator would. [2] or [Skip] taps a button; /back, /pause, /mystory, /delete and the like work too;
(picture) sends a picture. Staff posts appear as soon as you send. Ctrl-D or /quit ends; what you said is kept.
"""
_QUIT = ("/quit", "/exit")
_INDENT = " " * 10
_WIDTH = 100


def rehearse(
    folder: Path,
    flow: Path | None,
    save: Path | None,
    lines: TextIO,
    screen: TextIO,
    *,
    clock: Callable[[], datetime],
) -> int:
    """Talk until the lines end; gives the exit status.

    Args:
        folder: What is kept from one rehearsal to the next; made where it is missing.
        flow: An XLSForm, or None for the built-in one.
        save: Where to write the talk as a transcript.
        lines: What is typed.
        screen: Where it is shown.
        clock: The time, aware, in UTC.

    Raises:
        FlowRefused: The form has mistakes; no folder was made.
        SettingRefused: The folder holds something else, or the talk to be saved does not begin at its beginning.
    """
    if save is not None and save.exists():
        raise SettingRefused(f"{save} is there already. Give another name with --save.")
    ground = Playground(folder)
    reader: Reader = read_here
    made = not ground.made_for(_PURPOSE)
    if made:
        # Before anything is made: a form with mistakes leaves no folder behind.
        reader = _giving(read_here(load(flow)))
        ground = playground.make(folder, {RECIPIENT: PASSWORD}, purpose=_PURPOSE)
    with asyncio.Runner() as runner:
        opening = opened(ground.settings(flow), {}, reader)
        app = runner.run(opening.__aenter__())
        try:
            if made:
                print(f"Made {folder}, with a toy key (its password is {PASSWORD!r}).", file=screen)
            print(_HOW, file=screen)
            talk = _Talk(runner, app, ground, screen, clock, chance() if save is not None else os.urandom)
            talk.begin(fresh=save is not None)
            for line in lines:
                if line.strip() in _QUIT:
                    break
                if line.strip():
                    talk.hear(line.rstrip("\r\n"))
            else:
                print(file=screen)
            if save is not None:
                _save(save, talk, flow, clock())
                print(f"The talk is saved in {save}: give its first line the claim it proves.", file=screen)
            posts = LocalChannel(ground.staff).posts
            count = f"{len(posts)} post{'' if len(posts) == 1 else 's'}"
            print(f"Staff have {count} now: {ground.staff}", file=screen)
        finally:
            runner.run(opening.__aexit__(None, None, None))
    return 0


def _giving(sheets: Sheets) -> Reader:
    """A reader of what was read already."""

    def reader(file: FlowFile) -> Sheets:
        return sheets

    return reader


class _Talk:
    """One rehearsal, and what was said and seen in it."""

    def __init__(
        self,
        runner: asyncio.Runner,
        app: App,
        ground: Playground,
        screen: TextIO,
        clock: Callable[[], datetime],
        entropy: Callable[[int], bytes],
    ) -> None:
        self._runner = runner
        self._app = app
        self._screen = screen
        self.entries: list[Entry] = []
        self._channel = Channel(
            app.store,
            app.flows.current,
            service=app.service,
            phones=Phones(),
            staff=LocalChannel(ground.staff),
            clock=clock,
            chance=entropy,  # a talk that is saved comes out the same when it is played again
        )

    def begin(self, *, fresh: bool) -> None:
        """Show what was left over, and start or carry on the talk as tapping Start would."""
        for sight in self._runner.run(self._channel.begin()):
            self._show(sight)
        session = self._runner.run(self._channel.session(ACCOUNT))
        if session is not None and fresh:
            raise SettingRefused(
                "A talk to be saved must begin at its beginning, and this folder knows an earlier one. Give a new folder with --data."
            )
        if session is not None and session.stage is Stage.IDLE:
            print("You sent a story here before: /mystory shows it, /start tells another.", file=self._screen)
            return
        self.hear("/start")

    def hear(self, line: str) -> None:
        """The narrator does something."""
        try:
            sights = self._runner.run(self._channel.hear(ACCOUNT, line))
        except NoSuchButton:
            print("(there is no such button)", file=self._screen)
            return
        self.entries.append(Entry(NARRATOR, line))
        for sight in sights:
            self._show(sight)
            self.entries.append(entry_of(sight))
        self._screen.flush()

    def kept(self) -> Entry:
        """What is kept now."""
        data, secret = self._app.settings.data, self._app.settings.secret_file
        opening = read_secret(secret, data=data, environment={})
        return self._runner.run(kept(self._app.store, data, opening))

    def _show(self, sight: Sight) -> None:
        for line in _on_screen(sight):
            say(line.rstrip(), self._screen)
        print(file=self._screen)


def _save(path: Path, talk: _Talk, flow: Path | None, today: datetime) -> None:
    transcript = Transcript(
        ("Say here what this talk proves.",),
        today.date(),
        None if flow is None else _from(path.parent, flow),
        only_choices=False,
        entries=(*talk.entries, talk.kept()),
    )
    path.write_text(written(transcript), encoding="utf-8", errors="surrogatepass")


def _from(folder: Path, file: Path) -> str:
    """The way from a folder to a file, as a transcript there names it."""
    return Path(os.path.relpath(file.resolve(), folder.resolve())).as_posix()


def _on_screen(sight: Sight) -> Iterator[str]:
    match sight:
        case Said(message):
            yield from _spoken("bot", message.text)
            yield from _buttons(message)
        case Revised(before, message):
            if before.text != message.text:
                yield from _spoken("bot", message.text)
            yield from _buttons(message)
        case Shrunk(message):
            yield from _spoken("bot", f"({message.text})")
        case Cleared():
            yield from _spoken("(chat)", cleared(sight))
        case Noted(text):
            yield from _spoken("bot", f"({text})")
        case Posted(number, text):
            yield from _spoken("STAFF", f"post {number}\n{text}")
        case TakenDown(number):
            yield from _spoken("STAFF", f"post {number} is taken down")
        case _:
            assert_never(sight)


def _spoken(who: str, text: str) -> Iterator[str]:
    start = f"{who:<10}"
    for line in text.split("\n"):
        yield start + line
        start = _INDENT


def _buttons(message: Message) -> Iterator[str]:
    """The buttons with the numbers they can be tapped by, as many as fit a line."""
    line = ""
    for number, button in enumerate(message.flat, 1):
        label = (
            f"[{number}] {button.label.removeprefix(f'{number}. ')}"
            if button.label != str(number)
            else f"[{number}]"
        )
        if line and len(line) + 3 + len(label) > _WIDTH:
            yield _INDENT + line
            line = label
        else:
            line = f"{line}   {label}" if line else label
    if line:
        yield _INDENT + line
