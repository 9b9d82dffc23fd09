"""``firsthand release``: a parcel made into a bundle for its researcher, on the holder's machine."""

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bot.commands.shape import Commands, command

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.research.bar import Bar
    from storage.export.binding import Extra
    from storage.export.progress import Progress
    from storage.export.releasing import Options, Released
    from storage.sealing.identity import Identity

RECORDS = "releases"
"""The folder of release records, where no other is given: beside the identity file."""


def add(commands: Commands) -> None:
    """Describe the command."""
    parser = command(
        commands,
        "release",
        run,
        does="Make a parcel into a bundle that its researcher can open.",
        more=(
            "Opens the parcel with the holder's identity, redacts the texts once more, protects the families, writes every format,\n"
            "and encrypts the whole to the researcher's age key. It needs no settings and no network, and writes nothing in clear.\n"
            "Keep the folder of release records: without it the next bundle for the same researcher cannot be made.\n"
            "\n"
            "example:\n"
            "  firsthand release november.parcel --identity hana.identity --out november.age\n"
            "\n"
            "exit status: 0 released, 1 released but some stories or voice notes could not be, 2 not possible; then nothing is left."
        ),
    )
    parser.add_argument("parcel", type=Path, metavar="PARCEL", help="the file that `firsthand export` wrote")
    parser.add_argument(
        "--identity", required=True, type=Path, metavar="FILE", help="the holder's identity file"
    )
    parser.add_argument(
        "--out", required=True, type=Path, metavar="FILE", help="the bundle to write; must be new"
    )
    with_release(parser)


def with_release(parser: argparse.ArgumentParser) -> None:
    """Let the command say how a release is made."""
    parser.add_argument(
        "--records",
        type=Path,
        metavar="DIR",
        help=f"the release records (default: {RECORDS} beside the identity file)",
    )
    parser.add_argument(
        "--with",
        dest="extra",
        default="",
        metavar="FORMATS",
        help="more formats, with commas between: stata, xlsx",
    )
    parser.add_argument(
        "--never-released",
        action="append",
        default=[],
        metavar="PARCEL",
        help="the id of an earlier parcel that was never made into a bundle; may be given again",
    )
    parser.add_argument(
        "--password-file", type=Path, metavar="FILE", help="the password's first line (default: asks)"
    )
    with_progress(parser)


def with_progress(parser: argparse.ArgumentParser) -> None:
    """Let the command say how far it has come."""
    parser.add_argument(
        "--progress",
        choices=("bar", "json", "none"),
        default="bar",
        help="on standard error: a bar on a terminal, lines of JSON for programs, or nothing (default: bar)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Release a parcel."""
    from bot.commands.password import password
    from storage.keys import load_identity

    options = options_of(arguments)
    identity = load_identity(arguments.identity, password(arguments.password_file))
    with bar_of(arguments) as bar:
        made = release(arguments.parcel, identity, records_of(arguments), arguments.out, options, bar)
    return say(made, arguments)


def options_of(arguments: argparse.Namespace) -> "Options":
    """How the release was asked to be made.

    Raises:
        SettingRefused: There is no such format.
    """
    from bot.app import now
    from storage.export.releasing import Options

    return Options(
        today=now().date().isoformat(),
        firsthand=version(),
        extra=_extra(arguments.extra),
        never=tuple(arguments.never_released),
        jobs=min(os.cpu_count() or 1, 4),
    )


def records_of(arguments: argparse.Namespace) -> Path:
    """The folder of release records."""
    given: Path | None = arguments.records
    identity: Path = arguments.identity
    return given or identity.absolute().parent / RECORDS


def bar_of(arguments: argparse.Namespace) -> "Bar":
    """What says how far it has come."""
    from bot.research.bar import Bar

    return Bar(sys.stderr, machine=arguments.progress == "json", shown=arguments.progress != "none")


def release(
    parcel: Path,
    identity: "Identity",
    records: Path,
    out: Path,
    options: "Options",
    bar: "Callable[[Progress], None]",
) -> "Released":
    """Make the parcel's bundle, in a new file, which has its name only once it is whole and on the disk.

    Raises:
        SettingRefused: The file is there already.
        StorageError: It cannot be made; nothing is left.
    """
    from bot.settings import SettingRefused
    from storage.errors import OutputRefused
    from storage.export.releasing import release_parcel

    if out.exists():
        raise SettingRefused(
            f"{out} is there already and is never written over. Give another name with --out."
        )
    unfinished = out.with_name(f"{out.name}.unfinished")
    with parcel.open("rb") as source:
        try:
            descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                made = release_parcel(source, identity, records, file, out, options, bar)
                file.flush()
                os.fsync(file.fileno())
            unfinished.rename(out)
        except OSError as error:
            unfinished.unlink(missing_ok=True)
            raise OutputRefused(
                f"{out} cannot be written ({error.strerror}): make room or give another place; nothing was released"
            ) from None
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise
    return made


def version() -> str:
    """Which version of Firsthand this is; "0" where it runs without being installed."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed("firsthand")
    except PackageNotFoundError:
        return "0"


def _extra(given: str) -> "frozenset[Extra]":
    from bot.settings import SettingRefused
    from storage.export.binding import EXTRAS

    names = {name.strip() for name in given.split(",") if name.strip()}
    if unknown := sorted(names - set(EXTRAS)):
        raise SettingRefused(
            f"There is no format {unknown[0]}. Give some of {', '.join(sorted(EXTRAS))} with --with."
        )
    return frozenset(EXTRAS[name] for name in names)


def say(made: "Released", arguments: argparse.Namespace) -> int:
    """Say what was released; gives the exit status."""
    out, records = arguments.out, records_of(arguments)
    about, report = made.about, made.report
    voices = f" with {_counted(about.sounds, 'voice note')}" if about.sounds else ""
    print(
        f"{out}: {_counted(about.stories, 'story', 'stories')}{voices} for {about.researcher}, "
        f"bundle {about.number} ({about.bundle}), {about.tier}."
    )
    print(
        f"At least {report.k} stories share what somebody may know of a family; how, disclosure-report.html in it says."
    )
    if report.held:
        print(f"Held back until more are like them: {_counted(report.held, 'story', 'stories')}.")
    if made.withdrawn:
        print(
            f"Left out: {_counted(made.withdrawn, 'story', 'stories')}, withdrawn while the parcel was being written."
        )
    for unread in made.unread:
        print(f"Not readable: row {unread.id}: {unread.reason}.")
    for unheard in made.unheard:
        print(f"No voice note: row {unheard.row}, {unheard.prompt}: {unheard.reason}.")
    print(f"Signed with {made.signed}: tell the researcher this key by another way than the bundle goes.")
    print(f"The release record is in {records}. Keep it with the identity, and back it up.")
    return 1 if made.unread or made.unheard else 0


def _counted(count: int, one: str, many: str = "") -> str:
    return f"1 {one}" if count == 1 else f"{count:,} {many or one + 's'}"
