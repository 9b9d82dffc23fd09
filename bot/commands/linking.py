"""``firsthand link``: a deep link that says where somebody came from, to nobody but this service."""

import argparse
import os
import re

from bot.commands.shape import Commands, command, settings_of, with_config


def add(commands: Commands) -> None:
    """Describe the command."""
    parser = command(
        commands,
        "link",
        run,
        does="Make a link that opens the chat with constants set, such as a campaign.",
        more=(
            "Each NAME is a row of the type hidden in the questions; its VALUE is kept with the story of whoever begins\n"
            "by this link. The link shows neither: the code in it opens with the service secret alone. The narrator reads\n"
            "the value on the last page before anything is sent. Use it for where a poster hung, never for who was given\n"
            "it: a link for one person would name them.\n"
            "\n"
            "example:\n"
            "  firsthand link campaign=north --bot my_families_bot\n"
            "\n"
            "exit status: 0 made, 2 not possible."
        ),
    )
    parser.add_argument("constants", nargs="+", metavar="NAME=VALUE", help="a hidden row and its value")
    parser.add_argument("--bot", default="", metavar="USERNAME", help="the bot's name in Telegram, without @")
    with_config(parser)


def run(arguments: argparse.Namespace) -> int:
    """Make a link."""
    from bot.app import read_flow
    from bot.settings import SettingRefused
    from conversations.flow import Kind
    from storage.datasecret import read_secret
    from storage.sealing.envelope import derive
    from storage.sealing.links import code

    settings = settings_of(arguments)
    hidden = [prompt.name for prompt in read_flow(settings.flow).prompts if prompt.kind is Kind.HIDDEN]
    given: dict[str, str] = {}
    for constant in arguments.constants:
        name, equals, value = constant.partition("=")
        if not equals:
            raise SettingRefused(f"“{constant}” is no NAME=VALUE.")
        if name not in hidden:
            there = f"These are: {', '.join(hidden)}." if hidden else "Add a row of the type hidden."
            raise SettingRefused(f"The questions have no hidden row named “{name}”. {there}")
        given[name] = value
    bot = arguments.bot.removeprefix("@")
    if bot and not re.fullmatch(r"[A-Za-z][A-Za-z0-9_]{3,31}", bot):
        raise SettingRefused(f"“{bot}” is no name of a bot; it looks like my_families_bot.")
    secret = read_secret(settings.secret_file, data=settings.data, environment=os.environ)
    made = code(derive(secret, "links"), given)
    print(f"https://t.me/{bot}?start={made}" if bot else f"?start={made}")
    return 0
