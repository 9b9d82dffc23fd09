"""``firsthand redact``: what redaction takes out of a text."""

import argparse
import sys
from pathlib import Path

from bot.commands.shape import Commands, command


def add(commands: Commands) -> None:
    """Describe the command."""
    parser = command(
        commands,
        "redact",
        run,
        does="Take names, numbers and places out of a text, to see what redaction does.",
        more=(
            "The text goes nowhere and is not kept. Redacted is not anonymous: what happened can still tell who it was,\n"
            "so a person must read it before anyone else does.\n"
            "\n"
            "examples:\n"
            "  firsthand redact notes.txt\n"
            '  echo "Ask for Sam on 07700 900123" | firsthand redact --show\n'
            "\n"
            "exit status: 0 done, 2 the file cannot be read."
        ),
    )
    parser.add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help="a UTF-8 text (default: standard input)"
    )
    parser.add_argument(
        "--show",
        action="store_true",
        help="also list, on standard error, what was taken out: kinds and counts",
    )


def run(arguments: argparse.Namespace) -> int:
    """Redact a text."""
    from collections import Counter

    from bot.settings import SettingRefused
    from conversations.redaction import known_names, redact

    try:
        if arguments.file is None:
            text = sys.stdin.buffer.read().decode("utf-8")
        else:
            text = arguments.file.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        place = arguments.file or "The standard input"
        raise SettingRefused(f"{place} is not UTF-8 text. Save it as UTF-8 and try again.") from None
    redacted = redact(text, known=known_names(text))
    sys.stdout.buffer.write(redacted.text.encode("utf-8"))
    sys.stdout.buffer.flush()
    if arguments.show:
        counts = Counter(span.kind.value for span in redacted.spans)
        for kind, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
            print(f"{count:>5}  {kind}", file=sys.stderr)
        print(f"{len(redacted.spans):>5}  in all", file=sys.stderr)
    return 0
