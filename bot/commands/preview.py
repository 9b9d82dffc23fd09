"""``firsthand preview``: a page in which every route can be read and played."""

import argparse
import sys
from pathlib import Path

from bot.commands.shape import Commands, command

OUT = Path("preview.html")


def add(commands: Commands) -> None:
    """Describe the command."""
    parser = command(
        commands,
        "preview",
        run,
        does="Write a page in which a designer reads and plays every route.",
        more=(
            "One HTML file that needs no network and keeps nothing: a chat to play, what the checker says beside each\n"
            "question, every route as a talk, a table of all questions with who is asked, and a diagram.\n"
            "Open it in a browser. Add #play=yes;adult;;school to its address to play given answers: XLSForm's values with\n"
            "; between, nothing for Skip.\n"
            "\n"
            "examples:\n"
            "  firsthand preview my-questions.xlsx --out preview.html\n"
            "  firsthand preview --out built-in.html            the built-in questions\n"
            "\n"
            "exit status: 0 written, 1 the questions have mistakes (written all the same where they can be asked), 2 a file cannot be read or written."
        ),
    )
    parser.add_argument("flow", nargs="?", type=Path, metavar="FLOW", help="default: the built-in flow")
    parser.add_argument(
        "--out",
        type=Path,
        default=OUT,
        metavar="FILE",
        help=f"the page to write, over an older preview and nothing else (default: {OUT})",
    )
    parser.add_argument(
        "--most", type=int, metavar="N", help="routes listed on the page at most (default: 300)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the preview of a flow."""
    from bot.flowfile import load, reading
    from bot.preview.matter import MOST_ROUTES, Previewed
    from bot.preview.page import page
    from bot.printing import say
    from conversations.checks.examination import examined
    from conversations.errors import FlowRefused, Weight

    _may_be_written(arguments.out)
    read = reading(load(arguments.flow))
    if read.sheets is None:
        raise FlowRefused(read.faults)
    looked = examined(read.sheets, read.faults)
    if looked.ways is None:
        raise FlowRefused(looked.faults)
    flow, found = looked.ways.flow, looked.ways
    most = MOST_ROUTES if arguments.most is None else max(1, arguments.most)
    arguments.out.write_text(page(Previewed(flow, found, looked.faults, most)), encoding="utf-8")
    say(f"{arguments.out}: {flow.title or flow.form_id}, {found.routes.of('route')}.")
    if looked.flow is None:
        errors = looked.count(Weight.ERROR)
        print(f"It is not to be used yet: {errors} to mend, shown on the page.", file=sys.stderr)
        return 1
    return 0


def _may_be_written(out: Path) -> None:
    """See that nothing but an older preview is written over.

    Raises:
        SettingRefused: Something else is there.
    """
    from bot.preview.page import BEGINNING
    from bot.settings import SettingRefused

    if not out.exists():
        return
    with out.open("rb") as file:
        if file.read(len(BEGINNING)) != BEGINNING.encode():
            raise SettingRefused(
                f"{out} is there already, and is no preview, so it is not written over. Give another name with --out."
            )
