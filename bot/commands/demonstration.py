"""``firsthand demo``: made-up families, the real thing."""

import argparse
import sys
from pathlib import Path

from bot.commands.shape import Commands, command


def add(commands: Commands) -> None:
    """Describe the command."""
    parser = command(
        commands,
        "demo",
        run,
        does="Play a dozen made-up families through the real thing, and show what staff and researchers get.",
        more=(
            "Makes keys, has the families write, shows the staff channel, exports to a researcher, opens the export, and\n"
            "searches every file for what they typed. Nothing needs to be set up, and nothing is asked. Under a minute.\n"
            "\n"
            "With --year a year of made-up stories is played instead, about 40 a week, and 52 weeks of digests are written\n"
            "as files: text, picture, page for the wall, story posts, and index.html to leaf through. Some minutes.\n"
            "\n"
            "examples:\n"
            "  firsthand demo\n"
            "  firsthand demo --year --stories 80 --data my-year\n"
            "  firsthand demo --year --bundle\n"
            "\n"
            "exit status: 0 every check held, 1 one did not, 2 not possible."
        ),
    )
    parser.add_argument(
        "--data",
        type=Path,
        metavar="DIR",
        help="where everything goes; made anew each time, if it was made by this command (default: demo-data, for a year demo-year)",
    )
    parser.add_argument("--year", action="store_true", help="play a year, and write its weekly digests")
    parser.add_argument(
        "--bundle",
        action="store_true",
        help="with --year: also make a bundle for a made-up researcher, open it, and draw a first look",
    )
    parser.add_argument(
        "--stories",
        type=_stories,
        default=40,
        metavar="N",
        help="with --year: about so many a week (default: 40)",
    )
    parser.add_argument(
        "--seed",
        type=int,
        default=1,
        metavar="N",
        help="with --year: another number, other families (default: 1)",
    )


def _stories(text: str) -> int:
    if not text.isdecimal() or not 7 <= int(text) <= _MOST_STORIES:
        raise argparse.ArgumentTypeError(f"a whole number from 7 to {_MOST_STORIES}")
    return int(text)


_MOST_STORIES = 1000


def run(arguments: argparse.Namespace) -> int:
    """Show it."""
    if arguments.year:
        from bot.demo.year import play

        page = play(
            arguments.data or Path("demo-year"),
            sys.stdout,
            stories=arguments.stories,
            seed=arguments.seed,
            bundle=arguments.bundle,
        )
        print(f"The year is there: open {page} in a browser, or look into the folders beside it.")
        return 0
    from bot.demo.programme import demonstrate

    return demonstrate(arguments.data or Path("demo-data"), sys.stdout)
