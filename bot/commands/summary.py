"""``firsthand summary``: a first look at an opened bundle."""

import argparse
from pathlib import Path

from bot.commands.shape import Commands, command

FOLDER, PICTURE, PAGE = "first-look", "first-look.png", "first-look.html"


def add(commands: Commands) -> None:
    """Describe the command."""
    parser = command(
        commands,
        "summary",
        run,
        does="Draw a first look at an opened bundle of stories.",
        more=(
            "What families needed by what got in the way, how long they waited, how things went meanwhile, and whose job it felt\n"
            "like; as a picture and as a page with every number. Small counts are withheld, so that it can be shown to others.\n"
            "\n"
            "example:\n"
            "  firsthand summary stories\n"
            "\n"
            "exit status: 0 drawn, 2 not possible."
        ),
    )
    parser.add_argument("folder", type=Path, metavar="DIR", help="the folder that `firsthand open` wrote")
    parser.add_argument(
        "--out", type=Path, metavar="DIR", help=f"where to write {PAGE} and {PICTURE} (default: DIR/{FOLDER})"
    )


def run(arguments: argparse.Namespace) -> int:
    """Draw."""
    out = arguments.out or arguments.folder / FOLDER
    page = drawn(arguments.folder, out)
    print(f"{page}: open it in a browser. {out / PICTURE} is its picture.")
    return 0


def drawn(folder: Path, out: Path) -> Path:
    """Draw a first look at the bundle in ``folder`` into ``out``; gives the page.

    Raises:
        BundleRefused: The folder is no opened bundle.
        SettingRefused: The drawing library is not installed.
    """
    from bot.research.looking import look_of
    from bot.research.page import page
    from bot.research.pictures import picture
    from bot.research.reading import stories_in
    from bot.settings import SettingRefused

    look = look_of(stories_in(folder))
    try:
        image = picture(look)
    except ImportError:
        raise SettingRefused(
            "Pictures need matplotlib, which is not installed. Install Firsthand with its extra research."
        ) from None
    out.mkdir(mode=0o700, parents=True, exist_ok=True)
    (out / PICTURE).write_bytes(image)
    (out / PAGE).write_text(page(look, PICTURE), encoding="utf-8", newline="\n")
    return out / PAGE
