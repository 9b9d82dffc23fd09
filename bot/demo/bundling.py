"""What a researcher gets of a made-up year: exported, released, opened and looked at, by the same functions as in earnest."""

from pathlib import Path
from typing import TextIO

from bot.app import now
from bot.commands.releasing import RECORDS, release, version
from bot.commands.summary import FOLDER as LOOK
from bot.commands.summary import drawn
from bot.sending import export
from bot.terminal.playground import Playground
from storage.approvals import by_one
from storage.export.arriving import arrived
from storage.export.progress import Progress
from storage.export.releasing import Options
from storage.keys import load_identity, load_recipient
from storage.researchers import researcher
from storage.sealing.age import new_identity_file

HOLDER = "steward"
"""Whose identity opens the parcel."""


def bundled(ground: Playground, password: str, screen: TextIO) -> Path:
    """Make a bundle of all stories of a playground for a made-up researcher; gives the opened folder.

    The parcel, the bundle, the researcher's key and the release record lie beside it.

    Raises:
        StorageError: It cannot be made.
    """
    folder = ground.folder / "research"
    folder.mkdir()
    text, key = new_identity_file()
    identity = folder / "researcher-key.txt"
    identity.write_text(text, encoding="utf-8")
    who = researcher("Ana", key.text, "A made-up study of a made-up year", "safeguarded", "2099-12-31")
    parcel, bundle = folder / "year.parcel", folder / "year.age"
    export(
        ground.settings(None), {}, who, load_recipient(ground.recipient(HOLDER)), parcel, by_one(), at=now()
    )
    options = Options(today=now().date().isoformat(), firsthand=version(), extra=frozenset(("stata", "xlsx")))
    holder = load_identity(ground.identity(HOLDER), password)
    made = release(parcel, holder, folder / RECORDS, bundle, options, _silent)
    with bundle.open("rb") as file:
        arrived(file, text, folder / "stories", holder=made.signed, progress=_silent)
    drawn(folder / "stories", folder / LOOK)
    screen.write(
        f"The researcher's bundle: {made.about.stories} stories given, {made.report.held} held back until more are like them.\n"
    )
    return folder / "stories"


def _silent(progress: Progress) -> None:
    """A year of stories takes some seconds."""
