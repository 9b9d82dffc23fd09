"""``firsthand recall``: what was exported and may not be used any more, told to those who have it."""

import argparse
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot.commands.shape import Commands, command, settings_of, with_config

if TYPE_CHECKING:
    from bot.settings import Settings
    from storage.recalls import Recalled


def add(commands: Commands) -> None:
    """Describe the command."""
    parser = command(
        commands,
        "recall",
        run,
        does="List what was exported and may not be used any more, and note that it is gone.",
        more=(
            "A story is recalled when its narrator took it back, or stopped its use for research, after it was exported.\n"
            "Nobody has to remember: what was exported is compared with what is allowed now. With --out it writes, for each\n"
            "researcher it concerns, a list and its signature (two files: send both) and recalls.pub. They run `firsthand\n"
            "open … --recalled LIST` or the bundle's `python check.py --recalled LIST`, and send back receipt.json.\n"
            "A list that is 30 days old and has no receipt keeps the next export to that researcher back.\n"
            "Do it within a day of a withdrawal, for example daily: the same list is written the same way again.\n"
            "\n"
            "examples:\n"
            "  firsthand recall\n"
            "  firsthand recall --out lists\n"
            "  firsthand recall --receipt receipt.json\n"
            "\n"
            "exit status: 0 nothing is open, 1 something is, 2 not possible."
        ),
    )
    with_config(parser)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--out", type=Path, metavar="DIR", help="write the lists into this folder")
    what.add_argument("--receipt", type=Path, metavar="FILE", help="note a researcher's receipt")


def run(arguments: argparse.Namespace) -> int:
    """Recall."""
    import os

    from bot.app import now
    from bot.recording import noted
    from storage.audit import Act

    settings = settings_of(arguments)
    if arguments.receipt is not None:
        return _receive(settings, os.environ, arguments.receipt)
    if arguments.out is not None:
        noted(settings, Act.RECALLED)
    everybody = recall(settings, os.environ, arguments.out, at=now())
    concerned = [one for one in everybody if one.rows]
    if not concerned:
        print("Nothing that was exported is recalled.")
    for one in concerned:
        _say(one, now())
    if arguments.out is not None and concerned:
        print(f"The lists are in {arguments.out}. Send each with its .minisig, within a day.")
    return 1 if any(one.waiting for one in concerned) else 0


def recall(
    settings: "Settings", environment: Mapping[str, str], out: Path | None, *, at: datetime
) -> "list[Recalled]":
    """How it stands with everybody who was exported to; with ``out``, after writing their lists there.

    A list is registered before it is written: the same number never stands for two lists.

    Raises:
        StorageError: Something cannot be read or written.
    """
    from conversations.weeks import week_of
    from storage import exports, recalls, snapshot
    from storage.datasecret import read_secret
    from storage.sealing.signing import service_signer

    secret = read_secret(settings.secret_file, data=settings.data, environment=environment, begin=False)
    with snapshot.opened(settings.data, secret) as stories, exports.opened(settings.data, secret) as register:
        allowed = stories.allowed()
        everybody = recalls.recalled(register, secret, allowed)
        if out is None or not any(one.rows for one in everybody):
            return everybody
        out.mkdir(mode=0o700, parents=True, exist_ok=True)
        signer = service_signer(secret)
        _write(out / "recalls.pub", signer.public_file().encode())
        for one in everybody:
            issued = recalls.next_list(one, day=at.date(), week=week_of(at)) if one.rows else None
            if issued is None:
                continue
            if issued is not one.newest:
                register.issue(one.researcher.key, issued)
            data = recalls.list_file(issued)
            path = out / recalls.file_name(one.researcher, issued)
            _write(path, data)
            signature = signer.sign(data, recalls.list_comment(issued))
            _write(path.with_name(path.name + recalls.SIGNATURE), signature.encode())
        return recalls.recalled(register, secret, allowed)


def _write(path: Path, data: bytes) -> None:
    """Write a file, or see that it holds the same already; it is there whole or not at all."""
    from storage.errors import OutputRefused

    unfinished = path.with_name(f"{path.name}.unfinished")
    try:
        if path.exists() and path.read_bytes() == data:
            return
        unfinished.write_bytes(data)
        unfinished.replace(path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise OutputRefused(
            f"{path} cannot be written ({error.strerror}): make room or give another folder, and run it again"
        ) from None


def _say(one: "Recalled", at: datetime) -> None:
    number = f"list {one.newest.number}" if one.newest is not None else "no list yet"
    print(f"{one.researcher.name} ({one.researcher.fingerprint}): {_rows(len(one.rows))} recalled, {number}.")
    for waiting in one.waiting:
        since = "no list tells of all of it yet" if waiting.since is None else f"listed since {waiting.since}"
        print(
            f"  bundle {waiting.parcel.number} ({waiting.parcel.id.hex()}): {_rows(waiting.rows)}, {since}, no receipt."
        )
    overdue = one.overdue(at.date())
    if overdue is not None:
        print(
            f"  The receipt for what was listed on {overdue} is overdue: nothing is exported to them before it is here."
        )


def _receive(settings: "Settings", environment: Mapping[str, str], path: Path) -> int:
    from storage import exports, recalls
    from storage.datasecret import read_secret

    secret = read_secret(settings.secret_file, data=settings.data, environment=environment, begin=False)
    with path.open("rb") as file:
        data = file.read(recalls.LARGEST + 1)
    with exports.opened(settings.data, secret) as register:
        parcel, receipt = recalls.received(register, secret, data)
    files = f", and {len(receipt.deleted)} files with them" if receipt.deleted else ""
    print(
        f"Noted: {parcel.researcher.name} acted on list {receipt.list} in bundle {parcel.number}: "
        f"{'1 row is' if receipt.rows == 1 else f'{receipt.rows} rows are'} gone{files}."
    )
    return 0


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count} rows"
