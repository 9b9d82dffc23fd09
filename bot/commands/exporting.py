"""``firsthand export``: stories for a researcher, sealed."""

import argparse
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from bot.commands.shape import Commands, command, settings_of, with_config

if TYPE_CHECKING:
    from bot.settings import Settings
    from storage.export.bundle import Written
    from storage.sealing.identity import Recipient


def add(commands: Commands) -> None:
    """Describe the command."""
    parser = command(
        commands,
        "export",
        run,
        does="Seal the stories that may be studied to one researcher.",
        more=(
            "Takes the stories whose narrators allow research at this moment, and no others. The bot may go on running.\n"
            "The file can be opened by that researcher alone, with `firsthand open`; not here, and not on its way.\n"
            "\n"
            "examples:\n"
            "  firsthand export --to ana --out stories-november.bundle\n"
            "  firsthand export --to keys/ana.recipient --out stories.bundle\n"
            "\n"
            "exit status: 0 written, 2 not possible; then no file is left."
        ),
    )
    with_config(parser)
    parser.add_argument(
        "--to", required=True, metavar="WHO", help="an installed recipient's name or id, or a recipient file"
    )
    parser.add_argument(
        "--out", required=True, type=Path, metavar="FILE", help="the file to write; must be new"
    )


def run(arguments: argparse.Namespace) -> int:
    """Export."""
    import os

    from bot.app import RECIPIENTS

    settings = settings_of(arguments)
    who = _recipient(arguments.to, settings.data / RECIPIENTS)
    written, lacking = export(settings, os.environ, who, arguments.out)
    voices = f" with {_voice_notes(written.sounds)}" if written.sounds else ""
    print(f"{arguments.out}: {_stories(written.stories)}{voices}, sealed to {who.name} ({who.id.hex()}).")
    if written.unheard:
        print(
            f"Left out: {_voice_notes(written.unheard)}, damaged; ask the doctor, and restore the newest backup as the runbook says."
        )
    if written.sealed_to_others:
        print(
            f"Left out: {_stories(written.sealed_to_others)}, sent before this recipient was installed; "
            "nobody can open them for that recipient."
        )
    if written.damaged:
        print(
            f"Left out: {_stories(written.damaged)}, damaged, or with a consent that was changed; "
            "ask the doctor, and restore the newest backup as the runbook says."
        )
    if lacking:
        print(
            f"Left out: {_stories(lacking)}, kept without a share; "
            "restore the share store from its newest backup."
        )
    print(
        "If somebody withdraws a story later, only a new export leaves it out: export anew, and have this bundle and its tables destroyed."
    )
    return 0


def export(
    settings: "Settings", environment: Mapping[str, str], who: "Recipient", out: Path
) -> "tuple[Written, int]":
    """Seal what may be studied now to ``who``, in a new file; also gives how many stories lack their share.

    What does not open here, share or consent, is among the ``damaged`` too; a voice note that does not, ``unheard``.

    Raises:
        SettingRefused: The file is there already.
        StorageError: Something cannot be read; no file is left.
    """
    import os

    from bot.app import now
    from conversations.weeks import week_of
    from storage import snapshot
    from storage.export.bundle import write_bundle
    from storage.keys import read_secret

    _must_be_new(out)
    secret = read_secret(settings.secret_file, data=settings.data, environment=environment)
    unfinished = out.with_name(f"{out.name}.unfinished")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file, snapshot.opened(settings.data, secret) as stories:
            written = write_bundle(
                file,
                recipient=who,
                flows=stories.flows,
                stories=stories.stories(),
                made_week=week_of(now()),
            )
            file.flush()
            os.fsync(file.fileno())
        unfinished.rename(out)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    damaged = written.damaged + stories.damaged
    return replace(written, damaged=damaged, unheard=stories.unheard), stories.lacking


def _stories(count: int) -> str:
    return "1 story" if count == 1 else f"{count} stories"


def _voice_notes(count: int) -> str:
    return "1 voice note" if count == 1 else f"{count} voice notes"


def _must_be_new(out: Path) -> None:
    from bot.settings import SettingRefused

    if out.exists():
        raise SettingRefused(
            f"{out} is there already and is never written over. Give another name with --out."
        )


def _recipient(given: str, folder: Path) -> "Recipient":
    from bot.settings import SettingRefused
    from storage.keys import installed_recipients, load_recipient

    if given.endswith(".recipient"):
        return load_recipient(Path(given))
    installed = installed_recipients(folder)
    found = [who for who in installed if given in (who.name, who.id.hex())]
    if len(found) == 1:
        return found[0]
    known = ", ".join(f"{who.name} ({who.id.hex()})" for who in installed)
    if found:
        raise SettingRefused(f"Several recipients are called {given}. Give the id with --to: {known}.")
    raise SettingRefused(f"No recipient called {given} is installed. Installed: {known}.")
