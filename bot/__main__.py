"""The command line: ``firsthand``, and ``python -m bot``."""

import argparse
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from bot.commands import (
    approving,
    auditing,
    backup,
    checking,
    demonstration,
    diff,
    digest,
    doctor,
    exporting,
    keys,
    languages,
    linking,
    opening,
    preview,
    questions,
    recalling,
    redaction,
    rehearsal,
    releasing,
    researchers,
    restoring,
    routes,
    running,
    summary,
    tidying,
    verifying,
)
from bot.hardening import harden
from bot.sentence import sentence
from bot.settings import KEYS, SettingRefused
from conversations.errors import ConversationError, FlowRefused
from storage.errors import StorageError

_COMMANDS = (
    demonstration,
    rehearsal,
    running,
    digest,
    checking,
    routes,
    preview,
    diff,
    questions,
    languages,
    keys,
    linking,
    researchers,
    exporting,
    releasing,
    opening,
    summary,
    recalling,
    redaction,
    approving,
    auditing,
    backup,
    restoring,
    verifying,
    tidying,
    doctor,
)

INTERRUPTED = 130  # 128 + SIGINT, as shells have it
BROKEN = 70  # EX_SOFTWARE of sysexits.h: the mistake is ours


def parser() -> argparse.ArgumentParser:
    """Every command with its help."""
    settings = "\n".join(f"  {key:<30}  {words}" for key, words in KEYS.items())
    top = argparse.ArgumentParser(
        prog="firsthand",
        description="Families tell, by message, what they needed and what got in the way. What they say stays sealed.",
        epilog=f"`firsthand COMMAND --help` says more.\n\nsettings, as environment variables or in firsthand.toml:\n{settings}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for module in _COMMANDS:
        module.add(commands)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; gives its exit status.

    Whatever goes wrong becomes one sentence on standard error, with what to do; never a traceback, which could
    show what somebody told.
    """
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        # A terminal may send or show fewer letters than there are; that must not end a talk.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="surrogateescape" if stream is sys.stdin else "replace")
    arguments = parser().parse_args(argv)
    harden()
    try:
        status: int = arguments.run(arguments)
        sys.stdout.flush()
    except FlowRefused as error:
        print(error, file=sys.stderr)
        print(f"See everything with `{_check(arguments)}`.", file=sys.stderr)
        return 1
    except (SettingRefused, ConversationError, StorageError) as error:
        print(sentence(error), file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has gone (`| head`). Python would complain once more when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        if error.filename is None:
            return _unforeseen(error)
        print(
            f"{error.filename} cannot be used ({error.strerror}). Check the path and who may use it.",
            file=sys.stderr,
        )
        return 2
    except Exception as error:  # noqa: BLE001  # the outermost border
        return _unforeseen(error)
    return status


def _check(arguments: argparse.Namespace) -> str:
    """The command that checks the form which the arguments name, or their settings do."""
    given = vars(arguments)
    if given.get("flow") is not None:
        return f"firsthand check {given['flow']}"
    return f"firsthand check --config {given['config']}" if given.get("config") else "firsthand check"


def _unforeseen(error: Exception) -> int:
    from bot.logs import fault

    print(
        f"Something went wrong that should not have ({fault(error)}). "
        "Ask `firsthand doctor` whether what is kept is whole, and please report it, with this line.",
        file=sys.stderr,
    )
    return BROKEN


if __name__ == "__main__":
    sys.exit(main())
