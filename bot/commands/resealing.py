"""``firsthand keys reseal``: stories to a new holder, without anybody reading them."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from bot.commands.shape import Commands, command, settings_of, with_config

if TYPE_CHECKING:
    from storage.resealing import Progress
    from storage.sealing.identity import Recipient

_EVERY = 5_000  # stories between two lines of progress; a second or less


def add(verbs: Commands) -> None:
    """Describe the verb and its four steps."""
    parser = command(
        verbs,
        "reseal",
        run,
        does="Seal stories that are there already to a new holder, without the server or a holder reading them.",
        more=(
            "Half of each story's key goes from a present holder to the new one; the other half stays on the server.\n"
            "\n"
            "in order:\n"
            "  firsthand keys reseal ask --by ana --to ben --drop ana --out 1   on the server\n"
            "  firsthand keys reseal hand-over 1 --to ID --identity ana.identity --out 2\n"
            "                                       at the present holder's, who has the id from the new one\n"
            "  firsthand keys reseal accept 2 --identity ben.identity --out 3\n"
            "                                       at the new holder's; it shows a code\n"
            "  firsthand keys reseal take 3 --code CODE\n"
            "                                       on the server; the new holder has read the code to the steward\n"
            "\n"
            "No file holds a word, or is of use without the server. Each step can be done again."
        ),
    )
    steps = parser.add_subparsers(title="which step", metavar="STEP", required=True)
    ask = command(steps, "ask", _ask, does="On the server: write what the present holder needs.", more=_MORE)
    ask.add_argument(
        "--by", required=True, metavar="WHO", help="the present holder: a recipient's name or id"
    )
    ask.add_argument("--to", required=True, metavar="WHO", help="the new holder, installed already")
    ask.add_argument(
        "--drop",
        action="append",
        default=[],
        metavar="WHO",
        help="who can open them no more; may be given again",
    )
    ask.add_argument("--out", required=True, type=Path, metavar="FILE", help="the file to write; must be new")
    with_config(ask)
    for name, work, does in (
        ("hand-over", _hand_over, "At the present holder's: seal each half to the new holder."),
        ("accept", _accept, "At the new holder's: open each half, and prove it."),
    ):
        step = command(steps, name, work, does=does, more=_MORE)
        if work is _hand_over:
            step.add_argument(
                "--to", required=True, metavar="ID", help="the new holder's id, as they read it to you"
            )
        step.add_argument("file", type=Path, metavar="FILE", help="what the step before wrote")
        step.add_argument("--identity", required=True, type=Path, metavar="FILE", help="your identity file")
        step.add_argument(
            "--password-file", type=Path, metavar="FILE", help="the password's first line (default: asks)"
        )
        step.add_argument(
            "--out", required=True, type=Path, metavar="FILE", help="the file to write; must be new"
        )
    take = command(steps, "take", _take, does="On the server: change the records.", more=_MORE)
    take.add_argument("file", type=Path, metavar="FILE", help="what the new holder's step wrote")
    take.add_argument(
        "--code", required=True, metavar="CODE", help="what that step showed, as they read it to you"
    )
    with_config(take)


_MORE = "See `firsthand keys reseal --help` for the four steps."


def run(arguments: argparse.Namespace) -> int:
    """Never reached: a step is required, and runs itself."""
    raise AssertionError("a step is required")


def _ask(arguments: argparse.Namespace) -> int:
    from bot.app import now
    from bot.recipients import recipients_of
    from storage import resealing, snapshot

    settings = settings_of(arguments)
    installed = recipients_of(settings, now().date())
    to = _one(arguments.to, installed)
    by, *drops = [_id_of(who, installed) for who in (arguments.by, *arguments.drop)]
    with snapshot.read(settings.data) as (ledger, _), _new(arguments.out) as out:
        count, left = resealing.ask(ledger, by, to, drops, out)
    print(f"{arguments.out}: {count} stories, for {arguments.by} to hand over to {to.name} ({to.id.hex()}).")
    if left.older:
        print(
            f"Sealed by an older version, to their recipients for good: {left.older}. They stay as they are."
        )
    if left.others:
        print(f"Not sealed to {arguments.by}: {left.others}. Ask another holder for those.")
    return 0


def _hand_over(arguments: argparse.Namespace) -> int:
    from bot.commands.password import password
    from storage import resealing
    from storage.keys import load_identity

    whose = load_identity(arguments.identity, password(arguments.password_file))
    with _given(arguments.file) as given, _new(arguments.out) as out:
        order = resealing.hand_over(given, whose, arguments.to, out, _say())
    print(f"{arguments.out}: {order.count} stories, for {order.to.name}. Give it to them.")
    return 0


def _accept(arguments: argparse.Namespace) -> int:
    from bot.commands.password import password
    from storage import resealing
    from storage.keys import load_identity

    whose = load_identity(arguments.identity, password(arguments.password_file))
    with _given(arguments.file) as given, _new(arguments.out) as out:
        order = resealing.accept(given, whose, out, _say())
    code = resealing.code_of(arguments.out.read_bytes())
    print(
        f"{arguments.out}: you can open all {order.count}. Give the file to the steward, and read to them: {code}"
    )
    return 0


def _take(arguments: argparse.Namespace) -> int:
    from bot.app import now
    from bot.recipients import recipients_of
    from bot.recording import noted
    from storage import resealing
    from storage.audit import Act
    from storage.errors import KeyRefused

    settings = settings_of(arguments)
    installed = recipients_of(settings, now().date())
    if resealing.code_of(arguments.file.read_bytes()) != arguments.code.strip().lower():
        raise KeyRefused(
            f"{arguments.file} is not the file of that code: ask the new holder for file and code again"
        )
    with _given(arguments.file) as given:
        to = resealing.order_of(given, "accept").to
        _one(to.id.hex(), installed)  # nobody is let in by a file alone
        given.seek(0)
        noted(settings, Act.RESEALED, name=to.name, id=to.id.hex())
        order, moved = resealing.take(settings.data, given, _say())
    print(
        f"Sealed to {order.to.name} now: {moved.moved} stories. So before: {moved.before}. Taken back meanwhile: {moved.gone}."
    )
    return 0


def _one(given: str, installed: "tuple[Recipient, ...]") -> "Recipient":
    from bot.settings import SettingRefused

    found = [who for who in installed if given in (who.name, who.id.hex())]
    if len(found) != 1:
        known = ", ".join(f"{who.name} ({who.id.hex()})" for who in installed)
        raise SettingRefused(f"Say whom by a name or id that one recipient has. Installed: {known}.")
    return found[0]


def _id_of(given: str, installed: "tuple[Recipient, ...]") -> bytes:
    """The id of a holder who need not be installed any more, if it is given as an id."""
    try:
        return bytes.fromhex(given) if len(given) == 16 else _one(given, installed).id
    except ValueError:
        return _one(given, installed).id


@contextmanager
def _given(path: Path) -> Iterator[TextIO]:
    with path.open(encoding="ascii", errors="replace") as file:
        yield file


@contextmanager
def _new(path: Path) -> Iterator[TextIO]:
    """A new file that is there once it is whole."""
    import os

    from storage.errors import KeyRefused

    beside = path.with_name(f"{path.name}.partial")
    if path.exists():
        raise KeyRefused(f"{path} is there already and is never written over: choose another name")
    try:
        with os.fdopen(
            os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii"
        ) as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        beside.rename(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _say() -> "Progress":
    def say(done: int, count: int) -> None:
        if done % _EVERY == 0:
            print(f"  {done:,} of {count:,} …", file=sys.stderr, flush=True)

    return say
