"""``firsthand redact``: texts without what tells who it was."""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from bot.commands.shape import Commands, command

if TYPE_CHECKING:
    from bot.redact.source import Source
    from bot.redact.work import Done, Wanted

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_MOST_JOBS = 64


def add(commands: Commands) -> None:
    """Describe the command."""
    parser = command(
        commands,
        "redact",
        run,
        does="Take names, numbers and places out of texts.",
        more=(
            "A file called .jsonl or .ndjson, and whatever begins with a line that is a JSON object with “text”, is read as JSON\n"
            "lines, a story each. Anything else is one plain text, and comes out as one.\n"
            "\n"
            "JSON lines: each line has “text”, a string, and may have “id”, any value. Out comes a line with the same id and the\n"
            "redacted text. Other keys are left out, since a name may stand in any of them; an id goes through unread, so it must\n"
            "tell nothing itself. With --spans: the text as it was, and “spans”, each with “start” and “end” (offsets of characters\n"
            "in the text, as in Python: the end is the first character after it), “type”, “certainty” from 0 to 1, and “decision”,\n"
            "which alone counts: “mask”, or “unsure” where a narrator would be asked. Without --spans both are taken out. A plain text\n"
            "with --spans gives one such line.\n"
            "\n"
            "--explain writes a line for each find on standard error: where it was, what stands for it, what kind it is, how sure, and\n"
            "why. Only a terminal is shown the words themselves. With --spans it adds “label” and “why” to each span instead.\n"
            "\n"
            "The texts go nowhere and are not kept. Redacted is not anonymous: what happened can still tell who it was,\n"
            "so a person must read it before anyone else does.\n"
            "\n"
            "examples:\n"
            "  firsthand redact notes.txt\n"
            "  firsthand redact stories.jsonl > redacted.jsonl\n"
            "  firsthand redact --spans --explain stories.jsonl > spans.jsonl\n"
            "  firsthand redact --strength research --log codes.jsonl stories.jsonl > coded.jsonl\n"
            '  echo "Ask for Sam on 07700 900123" | firsthand redact --explain\n'
            "\n"
            "exit status: 0 done, or whoever read the output had enough; 2 something given cannot be read or used: of JSON lines,\n"
            "those before it are written; 130 interrupted."
        ),
    )
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="UTF-8 (default: standard input)")
    parser.add_argument(
        "--spans", action="store_true", help="write where something was found, not the redacted text"
    )
    parser.add_argument(
        "--strength",
        choices=("staff", "research"),
        default="staff",
        help="staff: labels to read, such as [child 1] (default); research: codes, such as [PERSON_1]",
    )
    parser.add_argument(
        "--log",
        type=Path,
        metavar="FILE",
        help="with --strength research: write what each code is, and no word of a text, as JSON lines; must be new",
    )
    parser.add_argument("--explain", action="store_true", help="tell why each thing was taken out")
    parser.add_argument("--show", action="store_true", help="count on standard error what was found, by kind")
    parser.add_argument(
        "--language", default="en", metavar="CODE", help="the language of the texts, such as cy (default: en)"
    )
    forms = parser.add_mutually_exclusive_group()
    forms.add_argument("--plain", action="store_true", help="read one plain text, whatever it looks like")
    forms.add_argument("--jsonl", action="store_true", help="read JSON lines, whatever the file is called")
    parser.add_argument(
        "--jobs",
        type=int,
        default=1,
        metavar="N",
        help="redact JSON lines with so many processors (default: 1)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Redact."""
    from bot.redact.endings import log_at, only_if_open, told
    from bot.redact.progress import Progress
    from bot.redact.source import Form, opened
    from bot.redact.work import Wanted
    from bot.settings import SettingRefused
    from conversations.redaction import Strength

    only_if_open()
    if arguments.log is not None and arguments.strength != "research":
        raise SettingRefused("--log belongs to --strength research: the labels for staff need no list.")
    if not _LANGUAGE.fullmatch(arguments.language):
        raise SettingRefused("--language takes the code of a language, such as en or cy.")
    if not 1 <= arguments.jobs <= _MOST_JOBS:
        raise SettingRefused(f"--jobs takes a number from 1 to {_MOST_JOBS}.")
    wanted = Wanted(
        strength=Strength(arguments.strength),
        language=re.split("[-_]", arguments.language)[0].lower(),
        spans=arguments.spans,
        explain=arguments.explain,
        words=arguments.explain and sys.stderr.isatty(),
        log=arguments.log is not None,
    )
    forced = Form.PLAIN if arguments.plain else Form.LINES if arguments.jsonl else None
    with ExitStack() as stack:
        source = stack.enter_context(opened(arguments.file, forced))
        log = None if arguments.log is None else stack.enter_context(log_at(arguments.log))
        # What is written to the terminal meanwhile would run into a line that says how far it has come.
        quiet = wanted.explain or (source.form is Form.LINES and sys.stdout.isatty())
        progress = stack.enter_context(Progress(None if quiet else sys.stderr, source.size))
        written = _Written(log)
        if source.form is Form.PLAIN:
            _plain(source, wanted, written)
        else:
            _lines(source, wanted, arguments.jobs, written, progress.done)
    if arguments.show:
        for kind, count in sorted(written.kinds.items(), key=lambda pair: (-pair[1], pair[0])):
            told(f"{count:>5}  {kind}")
        told(f"{written.kinds.total():>5}  in all")
    return 0


class _Written:
    """What has been written so far: the output, what is said of it, and the log of codes."""

    def __init__(self, log: TextIO | None) -> None:
        self.kinds: Counter[str] = Counter()
        self._log = log

    def take(self, done: "Done", output: bytes) -> None:
        """Write one text's share of everything; whoever reads the output gets it at once."""
        from bot.redact.endings import given, logged, told

        given(output)
        for said in done.said:
            told(said)
        if self._log is not None:
            logged(self._log, done.log)
        self.kinds += done.kinds


def _plain(source: "Source", wanted: "Wanted", written: _Written) -> None:
    from bot.redact.records import Record
    from bot.redact.work import redact_record

    redacted, done = redact_record(Record(source.whole()), wanted, None)
    written.take(done, f"{done.line}\n".encode() if wanted.spans else redacted.text.encode())


def _lines(
    source: "Source", wanted: "Wanted", jobs: int, written: _Written, progress: Callable[[int, int], None]
) -> None:
    from bot.redact.work import Refused, redact_lines
    from bot.settings import SettingRefused

    for done in redact_lines(source.lines(), wanted, jobs):
        if isinstance(done, Refused):
            raise SettingRefused(
                f"{source.name}: line {done.number} {done.why}. "
                "Give one JSON object a line, with a string under “text”."
            )
        written.take(done, f"{done.line}\n".encode())
        progress(1, done.size)
