"""A year of made-up stories, played through the engine, the store, the mixing queue and the weekly slot; as files in the end."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, time, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import TextIO
from zoneinfo import ZoneInfo

from bot import logs
from bot.app import App, opened
from bot.demo.bundling import HOLDER, bundled
from bot.demo.crowd import Crowd
from bot.demo.people import People
from bot.demo.staffroom import Staffroom
from bot.demo.yearbook import Yearbook
from bot.digest.making import Made, Order, make
from bot.digest.weekly import Weekly
from bot.flows import Flows
from bot.mixing import Mixing
from bot.settings import Settings
from bot.staff.channels import Channel, Channels
from bot.staff.frames import Frames
from bot.staff.notices import Trouble
from bot.terminal import playground
from conversations.digest.edition import Answer, Stage
from conversations.digest.scopes import EVERYTHING, Scope
from conversations.digest.slots import Timetable
from conversations.weeks import week_of

PASSWORDS = {"steward": "demo-only-steward", "researcher": "demo-only-researcher"}
PURPOSE = "A year of Firsthand: made-up families, and keys whose passwords anyone can read."

WEEKS = 52
SLOT = Timetable(weekday=1, at=time(10), zone=ZoneInfo("Europe/London"))

_BEGIN = datetime(2026, 1, 5, 9, tzinfo=UTC)
_DAYS = 7
_LONGEST = 2 * WEEKS  # weeks that are played at most until so many editions are there
_HOUSING, _STAFF = -2, -1
_PANEL = "To talk with a panel of families, ask the made-up family hub."
_BAR = 30
_ANSWERED = 0.2  # of the posts


def channels() -> Channels:
    """Two channels: one for families without a home, and the staff channel for everything else."""
    housing = Channel("Housing", _HOUSING, Scope("Housing", {"needs": frozenset({"home"})}), _PANEL)
    return Channels((housing, Channel(EVERYTHING, _STAFF, Scope(EVERYTHING), _PANEL)))


def play(
    folder: Path, screen: TextIO, *, stories: int, seed: int, weeks: int = WEEKS, bundle: bool = False
) -> Path:
    """Play a year in ``folder``, made anew, with about so many stories a week; gives the page to leaf through.

    With ``bundle`` the stories that may be studied are made into a bundle for a made-up researcher too, and opened, in the
    folder ``research``.

    The same seed tells the same stories on the same days; which batch a story counts in, and the order of posts, too.

    Raises:
        SettingRefused: The folder holds something that no demo put there.
        Stuck: A made-up talk did not end.
    """
    playground.clear(folder, purpose=PURPOSE)
    ground = playground.make(folder, PASSWORDS, purpose=PURPOSE)
    book = Yearbook(folder / "year")
    screen.write("A year of made-up stories. Nobody lived them.\n")
    with (folder / "service.log").open("w", encoding="utf-8") as log, logs.to(log):
        dice = Random(seed)  # noqa: S311  # made-up families, who are to be the same each time
        asyncio.run(_played(ground.settings(None), book, screen, stories, dice, weeks))
        if bundle:
            bundled(ground, PASSWORDS[HOLDER], screen)
    return book.finish(
        f"{weeks} weeks of made-up stories, about {stories} a week, as two staff channels got them. Nobody lived them."
    )


async def _played(
    settings: Settings, book: Yearbook, screen: TextIO, stories: int, dice: Random, weeks: int
) -> None:
    async with opened(settings, {}) as app:
        year = _Year(app, book, stories, dice)
        progress = _Progress(screen, weeks)
        for _ in range(_LONGEST):
            await year.week()
            progress.show(year.editions)
            if year.editions >= weeks:
                break
        progress.end()


class _Year:
    """One year: who tells, what staff get, and what time it is."""

    def __init__(self, app: App, book: Yearbook, stories: int, dice: Random) -> None:
        self._store = app.store
        self._dice = dice
        self._stories = stories
        self._now = _BEGIN
        self._weeks = 0
        self._channels = channels()
        flow = app.flows.current
        self._people = People(flow, dice)
        self._crowd = Crowd(app.store, flow, app.service, self._clock, dice.randbytes)
        self._room = Staffroom(app.store, self._channels, book, self._clock)
        flows = Flows(flow, app.store.vault)
        self._mixing = Mixing(
            app.store,
            self._room,
            channels=self._channels,
            frames=Frames(flows, app.store.vault),
            after=0,
            together=1,
            clock=self._clock,
            coin=lambda: dice.random() < 0.5,
        )
        self._weekly = Weekly(
            app.store,
            self._room,
            self._channels,
            flows,
            SLOT,
            batch=40,
            clock=self._clock,
            make=_make_here,
            notices=_Silent(),
        )
        self._to_take_back: defaultdict[int, set[int]] = defaultdict(set)

    @property
    def editions(self) -> int:
        """How many weeks the staff channel has had an edition."""
        return self._room.editions_of(EVERYTHING)

    async def week(self) -> None:
        """Play one week, from Monday morning: people tell on every day, the slot is on Tuesday."""
        monday = _BEGIN + timedelta(weeks=self._weeks)
        self._weeks += 1
        for day in range(_DAYS):
            await self._at(monday + timedelta(days=day, hours=1), self._slot)
            await self._at(monday + timedelta(days=day, hours=10), self._told)
        await self._answered(week_of(monday))
        self._room.write_posts(week_of(monday), EVERYTHING)

    async def _at(self, moment: datetime, act: Callable[[], Awaitable[None]]) -> None:
        self._now = moment
        await act()
        await self._room.deliver()

    async def _slot(self) -> None:
        if await self._weekly.once() and self._dice.random() < 0.4:
            # What staff say stands in the next edition.
            stage = self._dice.choice(list(Stage))
            answer = Answer(stage, self._people.answer_of_staff(stage.value))
            await self._store.write(
                lambda transaction: self._store.digests.answer(transaction, EVERYTHING, answer)
            )

    async def _answered(self, week: str) -> None:
        """Staff answer some of the week's stories with what changed, each under its post."""
        for message in self._room.posts_of(EVERYTHING):
            if self._dice.random() < _ANSWERED:
                await self._store.write(
                    partial(
                        self._store.digests.concern_changed,
                        channel=EVERYTHING,
                        address=_STAFF,
                        message=message,
                        week=week,
                    )
                )

    async def _told(self) -> None:
        day = self._now.weekday()
        first, last = self._stories * day // _DAYS, self._stories * (day + 1) // _DAYS
        tellers = {}
        for _ in range(first, last):
            teller = self._people.teller()
            if teller.account in tellers:
                continue  # somebody who tells two stories does so on two days
            tellers[teller.account] = teller
            if teller.takes_back is not None:
                self._to_take_back[self._weeks + teller.takes_back].add(teller.account)
        self._room.put(await self._crowd.tell(list(tellers.values())))
        await self._mixing.once()
        if day == _DAYS - 1:
            back = self._to_take_back.pop(self._weeks, set())
            self._room.put(await self._crowd.take_back(sorted(back)))

    def _clock(self) -> datetime:
        return self._now


async def _make_here(order: Order) -> Made:
    """In this process: a child for each of a hundred editions would take longer than drawing them."""
    return await asyncio.to_thread(make, order)


class _Silent:
    """Nobody is told of trouble: a demo shows what comes of it."""

    def tell(self, trouble: Trouble, channel: str) -> None:
        """Pass over it."""

    def over(self, trouble: Trouble, channel: str) -> None:
        """Pass over it."""


class _Progress:
    """A bar that grows on a terminal, and a line now and then elsewhere."""

    def __init__(self, screen: TextIO, whole: int) -> None:
        self._screen = screen
        self._whole = whole
        self._said = 0

    def show(self, done: int) -> None:
        """So many weeks are there."""
        if self._screen.isatty():
            filled = _BAR * done // self._whole
            self._screen.write(f"\r  [{'#' * filled}{'.' * (_BAR - filled)}] week {done} of {self._whole}")
        elif done >= self._said + 13 or done == self._whole:
            self._said = done
            self._screen.write(f"  week {done} of {self._whole}\n")
        self._screen.flush()

    def end(self) -> None:
        """Nothing more comes."""
        if self._screen.isatty():
            self._screen.write("\n")
