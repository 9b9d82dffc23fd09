"""``firsthand verify``: is everything that is kept whole and where it belongs?"""

import argparse
from pathlib import Path

from bot.commands.shape import Commands, command, settings_of, with_config


def add(commands: Commands) -> None:
    """Describe the command."""
    parser = command(
        commands,
        "verify",
        run,
        does="Look at every record, share and row, or through a backup, and count what is wrong.",
        more=(
            "Of what is kept: every page of both files, every row's seal, every story's frame and place, a share for every\n"
            "story, no share without one, and no story that was taken back. The bot may go on running; nothing is changed.\n"
            "Whether a story's words are whole, only the holder of an identity can tell: `firsthand release` does.\n"
            "Of a backup: that every byte is as it was written.\n"
            "\n"
            "examples:\n"
            "  firsthand verify --config /etc/firsthand.toml\n"
            "  firsthand verify --backup /backup/ledger/ledger-20261124T031500Z.backup\n"
            "\n"
            "exit status: 0 all is whole, 1 something is not, 2 not possible."
        ),
    )
    with_config(parser)
    parser.add_argument(
        "--backup",
        action="append",
        default=[],
        type=Path,
        metavar="FILE",
        help="look through this backup; may be given again",
    )


def run(arguments: argparse.Namespace) -> int:
    """Verify."""
    import os

    from storage.datasecret import read_secret
    from storage.keys import read_service_secret
    from storage.verifying import verified

    settings = settings_of(arguments)
    if arguments.backup:
        service = read_service_secret(settings.secret_file, data=settings.data, environment=os.environ)
        return max(_backup(path, service) for path in arguments.backup)
    secret = read_secret(settings.secret_file, data=settings.data, environment=os.environ, begin=False)
    verdict = verified(settings.data, secret)
    print(f"Looked at {verdict.stories} stories and {verdict.shares} shares in {settings.data}.")
    for fault in verdict.faults:
        print(f"✗ {fault}.")
    wrong = (
        (verdict.moved, "records that do not fit the row they stand in"),
        (verdict.lacking, "stories without a share, which nobody can open"),
        (verdict.strays, "shares without a story; the next start sweeps what a crash left"),
        (verdict.back, "stories that were taken back and are there again: an old ledger was put in place"),
        *((count, f"rows in {table} that do not open") for table, count in sorted(verdict.damaged.items())),
    )
    for count, words in wrong:
        if count:
            print(f"✗ {count} {words}.")
    print("All is whole." if verdict.whole else "The runbook says what each means and what to restore.")
    return 0 if verdict.whole else 1


def _backup(path: Path, secret: bytes) -> int:
    from bot.sentence import sentence
    from storage.backups.archive import reading
    from storage.errors import BackupRefused

    try:
        with reading(path, secret) as archive:
            sizes = [part.size for part in archive.parts()]
    except BackupRefused as error:
        print(f"✗ {sentence(error)}")
        return 1
    print(
        f"✓ {path} is whole: a backup of the {archive.about.kind.value}, {sum(sizes):,} bytes in {len(sizes)} files."
    )
    return 0
