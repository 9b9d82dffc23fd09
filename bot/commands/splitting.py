"""``firsthand keys split`` and ``keys join``: one identity among several holders."""

import argparse
from pathlib import Path

from bot.commands.shape import Commands, command


def add(verbs: Commands) -> None:
    """Describe both verbs."""
    split = command(
        verbs,
        "split",
        _split,
        does="Split an identity among holders, so that it takes some of them together to open a story.",
        more=(
            "Fewer than are needed know nothing of it. A part has no password: its holder keeps it in a safe, on paper or a\n"
            "stick. Join them once to see that it works, and then destroy the identity file, or the parts protect nothing.\n"
            "\n"
            "example: firsthand keys split ana.identity --needed 2 --parts 3 --folder parts"
        ),
    )
    split.add_argument("identity", type=Path, metavar="FILE.identity")
    split.add_argument(
        "--needed", required=True, type=int, metavar="N", help="how many parts make it; 2 or more"
    )
    split.add_argument(
        "--parts", required=True, type=int, metavar="N", help="how many parts there are; at most 16"
    )
    split.add_argument(
        "--folder", type=Path, default=Path(), metavar="DIR", help="where they go (default: here)"
    )
    split.add_argument(
        "--password-file", type=Path, metavar="FILE", help="the password's first line (default: asks)"
    )

    join = command(
        verbs,
        "join",
        _join,
        does="Make an identity of its parts, under a new password.",
        more="Do it with the holders beside you, and destroy the file when the work is done.",
    )
    join.add_argument("parts", nargs="+", type=Path, metavar="PART")
    join.add_argument(
        "--out", required=True, type=Path, metavar="FILE.identity", help="the file to write; must be new"
    )
    join.add_argument(
        "--password-file", type=Path, metavar="FILE", help="the new password's first line (default: asks)"
    )


def _split(arguments: argparse.Namespace) -> int:
    from bot.commands.password import password
    from bot.settings import SettingRefused
    from storage.keys import load_identity, write_new
    from storage.sealing.splitting import split

    whose = load_identity(arguments.identity, password(arguments.password_file))
    texts = split(whose, needed=arguments.needed, parts=arguments.parts)
    stem = arguments.identity.stem
    paths = [arguments.folder / f"{stem}-{number}.part" for number in range(1, len(texts) + 1)]
    taken = next((path for path in paths if path.exists()), None)
    if taken is not None:
        raise SettingRefused(f"{taken} is there already and is never written over. Choose another folder.")
    for path, text in zip(paths, texts, strict=True):
        write_new(path, text)
        print(f"  {path}")
    print(
        f"Any {arguments.needed} of these {len(paths)} make the identity {whose.recipient.name}, and fewer tell nothing."
    )
    print("Give each to another holder. Try `firsthand keys join` once, then destroy the identity file.")
    return 0


def _join(arguments: argparse.Namespace) -> int:
    from bot.commands.password import new_password
    from storage.keys import read_text, save_identity
    from storage.sealing.splitting import joined

    whose = joined([read_text(path) for path in arguments.parts])
    save_identity(whose, arguments.out, new_password(arguments.password_file))
    print(f"Made {arguments.out}: the identity {whose.recipient.name}, id {whose.recipient.id.hex()}.")
    print("Destroy it when the work is done: the parts make it again.")
    return 0
