"""``firsthand open``: an export, opened on the researcher's machine."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from bot.commands.shape import Commands, command

if TYPE_CHECKING:
    from storage.export.tables import Output
    from storage.sealing.identity import Identity


def add(commands: Commands) -> None:
    """Describe the command."""
    parser = command(
        commands,
        "open",
        run,
        does="Open an export with your identity, on your own machine.",
        more=(
            "Writes stories.csv (Excel, R, SPSS, NVivo), stories.jsonl (exact, for programs), a codebook with the words of\n"
            "every question, and the voice notes in a folder sounds: a voice can be recognised. It needs no settings and no\n"
            "network. Keep the folder where nobody else can read it.\n"
            "\n"
            "example:\n"
            "  firsthand open stories-november.bundle --identity ana.identity --out stories\n"
            "\n"
            "exit status: 0 opened, 1 opened but some stories or voice notes could not be, 2 not possible; then nothing is left."
        ),
    )
    parser.add_argument("bundle", type=Path, metavar="BUNDLE", help="the file that `firsthand export` wrote")
    parser.add_argument("--identity", required=True, type=Path, metavar="FILE", help="your identity file")
    parser.add_argument("--out", required=True, type=Path, metavar="DIR", help="a new or empty folder")
    parser.add_argument(
        "--password-file", type=Path, metavar="FILE", help="the password's first line (default: asks)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Open a bundle."""
    from bot.commands.password import password
    from storage.keys import load_identity

    identity = load_identity(arguments.identity, password(arguments.password_file))
    output, week = opened(arguments.bundle, identity, arguments.out)
    stories = "1 story" if output.stories == 1 else f"{output.stories} stories"
    voices = f", {_voice_notes(output.sounds)}" if output.sounds else ""
    print(f"{arguments.out}: {stories}{voices}, exported in week {week}.")
    for path in sorted(arguments.out.iterdir()):
        size = sum(file.stat().st_size for file in path.iterdir()) if path.is_dir() else path.stat().st_size
        print(f"  {path.name:<14}  {size:>10,} bytes")
    for unread in output.unread:
        print(f"Not readable: row {unread.id}: {unread.reason}.")
    for unheard in output.unheard:
        print(f"No voice note: row {unheard.row}, {unheard.prompt}: {unheard.reason}.")
    return 1 if output.unread or output.unheard else 0


def _voice_notes(count: int) -> str:
    return "1 voice note" if count == 1 else f"{count} voice notes"


def opened(bundle_file: Path, identity: "Identity", out: Path) -> "tuple[Output, str]":
    """Open a bundle into the folder ``out``, new or empty; also gives the week of the export.

    Raises:
        BundleRefused, OutputRefused: It cannot be opened, or not there; nothing is left.
    """
    from conversations.forms.compiling import recompiled
    from storage.export.opening import open_bundle
    from storage.export.tables import write_tables

    with bundle_file.open("rb") as file:
        bundle = open_bundle(file, identity)
        flows = {version: recompiled(source) for version, source in bundle.manifest.flows.items()}
        return write_tables(bundle.rows, flows, out), bundle.manifest.week
