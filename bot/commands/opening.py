"""``firsthand open``: a bundle, opened on the researcher's machine."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bot.commands.releasing import with_progress
from bot.commands.shape import Commands, command

if TYPE_CHECKING:
    from storage.export.arriving import Arrived
    from storage.export.tables import Output
    from storage.sealing.identity import Identity


def add(commands: Commands) -> None:
    """Describe the command."""
    parser = command(
        commands,
        "open",
        run,
        does="Open a bundle of stories with your key, on your own machine.",
        more=(
            "Decrypts the bundle, checks every file against its sum and the sums against their signature, and writes the folder. README.md\n"
            "in it says what is what. It needs no settings and no network. Keep the folder where nobody else can read it.\n"
            "\n"
            "examples:\n"
            "  firsthand open november.age --identity key.txt --out stories\n"
            "  firsthand open november.age --identity key.txt --out stories --recalled ana.recall\n"
            "\n"
            "exit status: 0 opened, 1 opened but some stories or voice notes could not be, 2 not possible; then nothing is left."
        ),
    )
    parser.add_argument("bundle", type=Path, metavar="BUNDLE", help="the file you were sent")
    parser.add_argument(
        "--identity",
        required=True,
        type=Path,
        metavar="FILE",
        help="your age identity file, with its line AGE-SECRET-KEY-1…",
    )
    parser.add_argument("--out", required=True, type=Path, metavar="DIR", help="a new or empty folder")
    parser.add_argument(
        "--recalled",
        type=Path,
        metavar="LIST",
        help="a recall list, its signature beside it: its stories are taken out, and receipt.json is written for the service",
    )
    parser.add_argument(
        "--signed-by",
        metavar="KEY",
        help="refuse a bundle that is not signed with this key, as the service told it to you",
    )
    parser.add_argument(
        "--password-file",
        type=Path,
        metavar="FILE",
        help="for bundles of before there were age keys: the password of your identity",
    )
    with_progress(parser)


def run(arguments: argparse.Namespace) -> int:
    """Open a bundle."""
    from bot.settings import SettingRefused

    kind = kind_of(arguments.bundle)
    if kind == "age":
        return _open(arguments)
    if arguments.recalled or arguments.signed_by:
        raise SettingRefused(
            f"{arguments.bundle} is of before there were recall lists and signatures. Leave --recalled and --signed-by away."
        )
    return _open_earlier(arguments)


def kind_of(bundle: Path) -> str:
    """``age`` for a bundle, ``earlier`` for one sealed to a Firsthand identity.

    Raises:
        BundleRefused: It is a parcel, or no bundle at all.
    """
    from storage.errors import BundleRefused
    from storage.export.arriving import AGE, ARMOR
    from storage.export.parcel import EARLIER, MARK

    with bundle.open("rb") as file:
        head = file.read(64)
    if head.startswith((AGE, ARMOR)):
        return "age"
    if head.startswith(MARK):
        raise BundleRefused(
            f"{bundle} is a parcel, for whoever holds an identity of the service: it is made into a bundle with `firsthand release`"
        )
    if head.startswith(tuple(EARLIER)):
        return "earlier"
    raise BundleRefused(f"{bundle} is no bundle of Firsthand; give the file you were sent")


def _open(arguments: argparse.Namespace) -> int:
    from bot.research.bar import Bar
    from storage.export.arriving import arrived

    identity = arguments.identity.read_text(encoding="utf-8", errors="replace")
    with (
        arguments.bundle.open("rb") as file,
        Bar(sys.stderr, machine=arguments.progress == "json", shown=arguments.progress != "none") as bar,
    ):
        made = arrived(
            file,
            identity,
            arguments.out,
            recalled=arguments.recalled,
            holder=arguments.signed_by,
            progress=bar,
        )
    _say(made, arguments.out, told=arguments.signed_by is not None)
    return 0


def _say(made: "Arrived", out: Path, *, told: bool) -> None:
    left = made.stories - (made.recalled or 0)
    voices = f", {_counted(made.sounds, 'voice note')}" if made.sounds else ""
    print(
        f"{out}: {_counted(left, 'story', 'stories')}{voices}, for {made.researcher}, exported in week {made.week}."
    )
    for path in sorted(path for path in out.rglob("*") if path.is_file() and path.parent.name != "sounds"):
        print(f"  {path.relative_to(out).as_posix():<28}  {path.stat().st_size:>12,} bytes")
    print("Every file is as it was sent.")
    if made.recalled is not None:
        print(
            f"Taken out, because they may not be used any more: {_counted(made.recalled, 'story', 'stories')}."
        )
        for name in made.deleted:
            print(f"  {name} was deleted.")
        print(f"Send {out / 'receipt.json'} to the service.")
    if not told:
        print(f"Signed with {made.signed}: is it the key that the service told you?")
    print(f"Begin with {out / 'README.md'}, or with: firsthand summary {out}")


def _open_earlier(arguments: argparse.Namespace) -> int:
    from bot.commands.password import password
    from storage.keys import load_identity

    identity = load_identity(arguments.identity, password(arguments.password_file))
    output, week = opened(arguments.bundle, identity, arguments.out)
    voices = f", {_counted(output.sounds, 'voice note')}" if output.sounds else ""
    print(
        f"{arguments.out}: {_counted(output.stories, 'story', 'stories')}{voices}, exported in week {week}."
    )
    for path in sorted(arguments.out.iterdir()):
        size = sum(file.stat().st_size for file in path.iterdir()) if path.is_dir() else path.stat().st_size
        print(f"  {path.name:<14}  {size:>10,} bytes")
    for unread in output.unread:
        print(f"Not readable: row {unread.id}: {unread.reason}.")
    for unheard in output.unheard:
        print(f"No voice note: row {unheard.row}, {unheard.prompt}: {unheard.reason}.")
    return 1 if output.unread or output.unheard else 0


def opened(bundle_file: Path, identity: "Identity", out: Path) -> "tuple[Output, str]":
    """Open a bundle of before there were parcels into the folder ``out``, new or empty; also gives the week of the export.

    Raises:
        BundleRefused, OutputRefused: It cannot be opened, or not there; nothing is left.
    """
    from conversations.forms.compiling import recompiled
    from storage.errors import BundleRefused
    from storage.export.opening import open_bundle
    from storage.export.tables import write_tables

    with bundle_file.open("rb") as file:
        bundle = open_bundle(file, identity)
        if bundle.manifest.parcel is not None:
            raise BundleRefused("the stories of a parcel are not protected yet: use `firsthand release`")
        flows = {version: recompiled(source) for version, source in bundle.manifest.flows.items()}
        return write_tables(bundle.rows, flows, out), bundle.manifest.week


def _counted(count: int, one: str, many: str = "") -> str:
    return f"1 {one}" if count == 1 else f"{count:,} {many or one + 's'}"
