"""``firsthand restore``: a data folder from its backups."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from bot.commands.shape import Commands, command, settings_of, with_config

if TYPE_CHECKING:
    from storage.backups.restoring import Restored


def add(commands: Commands) -> None:
    """Describe the command."""
    parser = command(
        commands,
        "restore",
        run,
        does="Make the data folder anew from backups, without what was taken back since.",
        more=(
            "Stop the bot and move the old data folder aside first: nothing is ever written over.\n"
            "Stories that were taken back after the backup, and uses that were stopped, go again: as far as any backup that\n"
            "is still there, or what is left of the old folder, tells. Unfinished talks and what waited are not in backups.\n"
            "\n"
            "example:\n"
            "  firsthand restore --ledgers /backup/ledger --shares /elsewhere/shares --withdrawn-from data.damaged\n"
            "\n"
            "exit status: 0 restored, 1 restored with damage, 2 not possible; then nothing was changed."
        ),
    )
    with_config(parser)
    parser.add_argument(
        "--ledgers",
        required=True,
        type=Path,
        metavar="PLACE",
        help="a backup of the ledger, or a folder: its newest",
    )
    parser.add_argument(
        "--shares",
        required=True,
        type=Path,
        metavar="PLACE",
        help="a backup of the shares, or a folder: its newest",
    )
    parser.add_argument(
        "--withdrawn-from",
        action="append",
        default=[],
        type=Path,
        metavar="DIR",
        help="an old data folder, damaged or not, that knows what was taken back; may be given again",
    )
    parser.add_argument(
        "--old-shares", action="store_true", help="take shares that are more than seven days old"
    )


def run(arguments: argparse.Namespace) -> int:
    """Restore."""
    import asyncio
    import os
    import time

    from bot.app import now
    from bot.recording import noted
    from conversations.weeks import week_of
    from storage.audit import Act, carried_on
    from storage.backups.archive import Kind
    from storage.backups.folders import SHARES_LIVE, kept, newest
    from storage.backups.restoring import restore
    from storage.datasecret import unlocked
    from storage.keys import read_service_secret

    settings = settings_of(arguments)
    secret = read_service_secret(settings.secret_file, data=settings.data, environment=os.environ)
    at = now()
    places = ((arguments.ledgers, Kind.LEDGER), (arguments.shares, Kind.SHARES))
    ledger, shares = (newest(place, kind) if place.is_dir() else place for place, kind in places)
    others = [
        one.path for place, kind in places for one in kept(place if place.is_dir() else place.parent, kind)
    ]
    began = time.monotonic()

    def say(step: str) -> None:
        print(f"  {step} … ({time.monotonic() - began:.1f} s)", flush=True)

    print(f"From {ledger} and {shares}:")
    report = asyncio.run(
        restore(
            ledger=ledger,
            shares=shares,
            into=settings.data,
            secret=secret,
            week=week_of(at.astimezone(settings.time_zone)),
            newest=int(at.timestamp()),
            oldest=0 if arguments.old_shares else int((at - SHARES_LIVE).timestamp()),
            backups=others,
            folders=arguments.withdrawn_from,
            say=say,
        )
    )
    data = unlocked(settings.data, secret, begin=False)
    carried = [carried_on(settings.data, folder, data) for folder in arguments.withdrawn_from]
    noted(settings, Act.RESTORED, stories=report.stories, withdrawn=report.withdrawn)
    print(f"Restored {settings.data} in {time.monotonic() - began:.1f} seconds.")
    if not any(carried):
        print("  the record of acts is as old as the backup: a head that was posted since is not in it")
    return _told(report)


def _told(report: "Restored") -> int:
    from datetime import UTC, datetime

    oldest = datetime.fromtimestamp(min(report.taken), UTC)
    print(f"  stories: {report.stories}; narrators who own one: {report.sessions}")
    print(f"  taken back since and gone again: {report.withdrawn}; uses stopped again: {report.stopped}")
    if report.lacking:
        print(f"  stories without a share, which nobody can open: {report.lacking}")
    if report.strays:
        print(f"  shares of stories that this ledger is too old to hold: {report.strays}")
    for place in report.unread:
        print(f"  {place} could not be asked what was taken back")
    print(
        f"What was taken back after {oldest:%Y-%m-%d %H:%M} UTC and is told by none of these places has to be taken back once more: "
        "say so where you speak to families. Posts made since then cannot be taken down by the bot."
    )
    if report.damaged:
        counts = ", ".join(f"{count} in {table}" for table, count in sorted(report.damaged.items()))
        print(f"Some rows do not open: {counts}. The runbook says what each means.")
        return 1
    return 0
