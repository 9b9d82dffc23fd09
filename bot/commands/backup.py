"""``firsthand backup``: a copy of what is kept, while the bot runs."""

import argparse
from pathlib import Path

from bot.commands.shape import Commands, command, settings_of, with_config


def add(commands: Commands) -> None:
    """Describe the command."""
    parser = command(
        commands,
        "backup",
        run,
        does="Write a sealed copy of what is kept, while the bot runs.",
        more=(
            "The ledger and the shares go to two folders, best on two other machines: a story opens with both alone.\n"
            "Both are sealed under the service secret, which is in neither. Unfinished talks, what is on its way and what\n"
            "waits are left out, so that nothing a narrator deletes unsent lives on.\n"
            "Old backups are deleted: shares after 7 days, so that a story that was taken back opens nowhere after a week;\n"
            "the ledger after 30. Where the clock may have jumped nothing is deleted unasked.\n"
            "\n"
            "example, every hour:\n"
            "  firsthand backup --ledgers /backup/ledger --shares /elsewhere/shares --config /etc/firsthand.toml\n"
            "\n"
            "exit status: 0 written, 1 written but old backups were left, 2 not possible; then no new file is left."
        ),
    )
    with_config(parser)
    parser.add_argument(
        "--ledgers", required=True, type=Path, metavar="DIR", help="where copies of the ledger go"
    )
    parser.add_argument(
        "--shares", required=True, type=Path, metavar="DIR", help="where copies of the shares go"
    )
    parser.add_argument(
        "--delete-old", action="store_true", help="delete old backups although the clock may have jumped"
    )


def run(arguments: argparse.Namespace) -> int:
    """Back up."""
    import os

    from bot.app import now
    from bot.recording import noted
    from storage import snapshot
    from storage.audit import Act
    from storage.backups.archive import Kind
    from storage.backups.folders import outlived
    from storage.backups.taking import take
    from storage.datasecret import read_secret

    settings = settings_of(arguments)
    secret = read_secret(settings.secret_file, data=settings.data, environment=os.environ, begin=False)
    at = now()
    with snapshot.read(settings.data):
        pass  # nothing is noted of a data folder that is not there
    noted(settings, Act.BACKED_UP)
    taken = take(
        settings.data,
        secret,
        ledgers=arguments.ledgers,
        shares=arguments.shares,
        at=at,
        say=lambda step: print(f"  {step} …", flush=True),
    )
    print(
        f"{taken.ledger}: {taken.ledger.stat().st_size:,} bytes, stories: {taken.stories}, talks: {taken.sessions}."
    )
    print(f"{taken.shares}: {taken.shares.stat().st_size:,} bytes, shares: {taken.kept_shares}.")
    status = 0
    for folder, kind in ((arguments.ledgers, Kind.LEDGER), (arguments.shares, Kind.SHARES)):
        old, why = outlived(folder, kind, at)
        if why and not arguments.delete_old:
            print(f"Left {len(old)} old backups: {why}. See that the clock is right, then say --delete-old.")
            status = 1
            continue
        for one in old:
            one.path.unlink()
        if old:
            print(f"Deleted {len(old)} old backups of the {kind.value}.")
    return status
