"""The kill driver tells a bot that loses people from one that does not."""

import os
import signal
from datetime import timedelta
from pathlib import Path

import pytest

from tests.telegram.children import Child, Nursery, spawn
from tests.telegram.fake import FakeTelegram
from tests.telegram.kills import StormReport, storm

PEOPLE = range(5_500_000_001, 5_500_000_013)


async def echo_storm(acknowledges: str, tmp_path: Path) -> StormReport:
    async with FakeTelegram() as fake:
        bot = (f"{fake.base_url}/bot{fake.token}", acknowledges)
        async with Nursery(
            "tests.telegram.echo", bot, os.environ, tmp_path / "log", preload=("http.client",)
        ) as nursery:
            return await storm(
                fake, nursery.start, PEOPLE, kills=25, seed=1,
                window=timedelta(milliseconds=12), patience=timedelta(seconds=2),
            )  # fmt: skip


async def test_a_bot_that_acknowledges_after_answering_leaves_nobody_waiting(tmp_path: Path) -> None:
    report = await echo_storm("late", tmp_path)
    assert (report.kills, report.deaths, report.unanswered) == (25, (), ())
    assert report.inside > 0
    assert report.acts > len(PEOPLE)
    assert report.stop_status == -signal.SIGTERM


async def test_a_bot_that_acknowledges_before_answering_is_caught(tmp_path: Path) -> None:
    assert (await echo_storm("early", tmp_path)).unanswered


async def test_a_child_that_dies_at_once_is_reported_at_once(tmp_path: Path) -> None:
    async with FakeTelegram() as fake:

        async def start() -> Child:
            return await spawn(("-c", "raise SystemExit(3)"), os.environ, tmp_path / "log")

        with pytest.raises(ChildProcessError, match="it ended with 3"):
            await storm(fake, start, PEOPLE, 1, 1)
