"""``firsthand digest``: what the weekly digest would say, and which channels there are."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING

from bot.commands.shape import Commands, command, settings_of, with_config

if TYPE_CHECKING:
    from bot.digest.preview import Preview
    from bot.settings import Settings
    from bot.staff.channels import Channel, Channels
    from conversations.flow import Flow
    from storage.database import Transaction
    from storage.digests import Digests

_PATIENCE = 1.0  # seconds before anything is said of how far it is


def add(commands: Commands) -> None:
    """Describe the command."""
    parser = command(
        commands,
        "digest",
        run,
        does="See what the next weekly digest would say, without sending it.",
        more=(
            "The running bot sends each channel its digest once a week, at the slot FIRSTHAND_DIGEST. This shows what would go\n"
            "out at the next slot as things stand now: its text, and with --out its picture, its page for the wall and what\n"
            "is read to who cannot see the picture. Nothing is sent and nothing is changed; the bot may go on running.\n"
            "A channel that has too few families for numbers gets a quiet card at the same hour; then it says why, and until\n"
            "when. It never tells how many families there are, only between which numbers.\n"
            "\n"
            "Do not pass a preview on: staff read the digest itself, and two previews tell more together than one digest.\n"
            "\n"
            "examples:\n"
            "  firsthand digest --preview\n"
            "  firsthand digest --preview --channel Housing --out next-digest\n"
            "  firsthand digest --channels                 which channels there are, and which are refused and why\n"
            "\n"
            "exit status: 0 shown, 1 the questions have mistakes, 2 not possible."
        ),
    )
    with_config(parser)
    parser.add_argument("--preview", action="store_true", help="show what would go out at the next slot")
    parser.add_argument("--channels", action="store_true", help="show the channels and what each gets")
    parser.add_argument(
        "--channel", metavar="NAME", help="with --preview: this channel alone (default: every one)"
    )
    parser.add_argument(
        "--out",
        type=Path,
        metavar="DIR",
        help="with --preview: write picture, page for the wall, text and alt text there too, over those of an older preview",
    )


def run(arguments: argparse.Namespace) -> int:
    """Preview, or list the channels."""
    if not (arguments.preview or arguments.channels):
        print("Digests are sent by the running bot. See the next one with `firsthand digest --preview`.")
        return 0
    import os

    from bot.app import read_flow
    from bot.digest.preview import described
    from bot.printing import say
    from bot.staff.channels import read
    from storage.datasecret import read_secret
    from storage.digests import reading

    settings = settings_of(arguments)
    flow = read_flow(settings.flow)
    channels = read(settings, flow)
    wanted = _wanted(channels, arguments.channel)
    secret = read_secret(settings.secret_file, data=settings.data, environment=os.environ, begin=False)
    with reading(settings.data, secret) as (digests, transaction):
        if arguments.channels:
            for line in described(channels, digests, transaction, flow):
                say(line)
        if arguments.preview:
            previewing = _Previewing(settings, flow, digests, transaction)
            for number, channel in enumerate(wanted):
                if number or arguments.channels:
                    print()
                with _patience(f"making the digest of {channel.name}"):
                    found = previewing.of(channel)
                _show(found, arguments.out)
    return 0


class _Previewing:
    """What previews of several channels have in common."""

    def __init__(
        self, settings: "Settings", flow: "Flow", digests: "Digests", transaction: "Transaction"
    ) -> None:
        from bot.settings import SettingRefused
        from conversations.digest.frame import frame_of
        from conversations.digest.praise import acts_of

        if settings.digest is None:
            raise SettingRefused(
                "FIRSTHAND_DIGEST is off, so no digest goes out. Set it to a day and an hour, such as tue 10:00."
            )
        self._timetable = settings.digest
        self._settings = settings
        self._frame = frame_of(flow)
        self._acts = acts_of(flow, self._frame)
        self._digests = digests
        self._transaction = transaction

    def of(self, channel: "Channel") -> "Preview":
        """What this channel would get."""
        from bot.app import now
        from bot.digest.drawing import DrawingMissing
        from bot.digest.making import make
        from bot.digest.preview import preview
        from bot.settings import SettingRefused

        try:
            return preview(
                self._digests,
                self._transaction,
                channel,
                frame=self._frame,
                acts=self._acts,
                timetable=self._timetable,
                now=now(),
                full=self._settings.digest_batch,
                approval=self._settings.approval_chat is not None,
                make=make,
            )
        except DrawingMissing as missing:
            raise SettingRefused(str(missing)) from None


def _wanted(channels: "Channels", name: str | None) -> "tuple[Channel, ...]":
    from bot.settings import SettingRefused

    if name is None:
        return channels.all
    channel = channels.named(name)
    if channel is None:
        known = ", ".join(one.name for one in channels.all)
        raise SettingRefused(f"There is no channel of that name. The channels are: {known}.")
    return (channel,)


def _show(found: "Preview", out: Path | None) -> None:
    from bot.printing import say

    due = found.due.strftime("%A %d %B %Y, %H:%M").replace(" 0", " ")
    say(f"{found.channel}, {due}, week {found.slot.week}")
    for sentence in found.why:
        say(f"  {sentence}")
    print()
    say(found.text)
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        for name, content in found.files.items():
            (out / name).write_bytes(content)
            say(f"{out / name}: {len(content):,} bytes")


@contextmanager
def _patience(words: str) -> Iterator[None]:
    """Say on a terminal what takes so long, once it has taken a second; rub it out in the end."""
    told = []

    def tell() -> None:
        told.append(words)
        print(f"{words} ...", end="", file=sys.stderr, flush=True)

    timer = Timer(_PATIENCE, tell)
    if sys.stderr.isatty():
        timer.start()
    try:
        yield
    finally:
        timer.cancel()
        if sys.stderr.isatty():
            timer.join()
        if told:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
