"""``firsthand audit``: what staff and the system did, and whether that record is whole."""

import argparse
from pathlib import Path

from bot.commands.shape import Commands, command, settings_of, with_config


def add(commands: Commands) -> None:
    """Describe the command and its three verbs."""
    parser = command(
        commands,
        "audit",
        run,
        does="Show what staff and the system did, and whether that record was changed.",
        more=(
            "Every act of commands and of the service is an entry that holds the hash of the one before, and is signed. Nothing\n"
            "of narrators or stories is in it. The head, the newest hash, is posted to the staff channel every week: with one of\n"
            "those, `verify` also finds out whether the end was cut off.\n"
            "\n"
            "examples:\n"
            "  firsthand audit list\n"
            "  firsthand audit verify --head 214:1f3a…\n"
            "\n"
            "exit status: 0 whole, 2 not; the first bad entry is named."
        ),
    )
    verbs = parser.add_subparsers(title="what to do", metavar="VERB", required=True)
    listing = command(
        verbs, "list", _list, does="Show every act, oldest first.", more="Times are in UTC, by the hour."
    )
    with_config(listing)
    verify = command(
        verbs,
        "verify",
        _verify,
        does="Look at every entry, its hash and its signature.",
        more="The first bad entry is named.",
    )
    verify.add_argument(
        "--head", metavar="NUMBER:HASH", help="a head that was posted, which the record must go through"
    )
    with_config(verify)
    head = command(
        verbs, "head", _head, does="Show the newest entry's number and hash.", more="Keep it elsewhere."
    )
    with_config(head)


def run(arguments: argparse.Namespace) -> int:
    """Never reached: a verb is required, and runs itself."""
    raise AssertionError("a verb is required")


def _list(arguments: argparse.Namespace) -> int:
    from datetime import UTC, datetime

    from storage.audit import Act, opened

    names = {act.name.lower(): act.value for act in Act}
    folder, secret = _place(arguments)
    with opened(folder, secret) as trail:
        for entry in trail.entries():
            when = datetime.fromtimestamp(entry.hour * 3600, UTC)
            details = ", ".join(f"{name} {value}" for name, value in entry.details.items())
            told = names.get(entry.act, entry.act)
            print(
                f"{entry.number:>5}  {when:%Y-%m-%d %H}:00  {told} ({entry.by}){': ' if details else ''}{details}"
            )
    return 0


def _verify(arguments: argparse.Namespace) -> int:
    from storage.audit import opened, read_head

    told = None if arguments.head is None else read_head(arguments.head)
    folder, secret = _place(arguments)
    with opened(folder, secret) as trail:
        head = trail.check(told)
        print(f"All {head.number} entries are whole. The head is {head}")
        print(f"Signed with the key {trail.public}")
    return 0


def _head(arguments: argparse.Namespace) -> int:
    from storage.audit import opened

    folder, secret = _place(arguments)
    with opened(folder, secret) as trail:
        print(trail.head())
    return 0


def _place(arguments: argparse.Namespace) -> tuple[Path, bytes]:
    import os

    from storage.datasecret import read_secret

    settings = settings_of(arguments)
    return settings.data, read_secret(
        settings.secret_file, data=settings.data, environment=os.environ, begin=False
    )
