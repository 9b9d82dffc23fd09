"""What a bot says of itself: its commands, by scope and language, its name and its descriptions.

What breaks a limit of ``setMyName``, ``setMyDescription`` and ``setMyShortDescription`` is refused in words of
Telegram's style; its own are not published.
"""

import re
from collections.abc import Callable

from tests.telegram.arguments import Arguments
from tests.telegram.refusals import bad_request
from tests.telegram.world import World

MAXIMUM_COMMANDS = 100


def _scope(arguments: Arguments) -> tuple[str, str]:
    scope = arguments.structure("scope", "BotCommandScope")
    given = scope if isinstance(scope, dict) else {"type": "default"}
    named = ":".join(str(given[part]) for part in ("type", "chat_id", "user_id") if part in given)
    return named, _language(arguments)


def _language(arguments: Arguments) -> str:
    language = arguments.text("language_code")
    if not re.fullmatch(r"(?:[a-z]{2})?", language):
        raise bad_request("invalid language code specified")
    return language


def set_my_commands(world: World, arguments: Arguments) -> object:
    given = arguments.structure("commands", "commands")
    if not isinstance(given, list):
        raise bad_request("can't parse commands: expected an Array of BotCommand")
    if len(given) > MAXIMUM_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in given:
        if not re.fullmatch(r"/?[a-z0-9_]{1,32}", str(command.get("command", ""))):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(str(command.get("description", ""))) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    world.commands[_scope(arguments)] = given
    return True


def get_my_commands(world: World, arguments: Arguments) -> object:
    return world.commands.get(_scope(arguments), [])


def delete_my_commands(world: World, arguments: Arguments) -> object:
    world.commands.pop(_scope(arguments), None)
    return True


def _setter(name: str, maximum: int) -> Callable[[World, Arguments], object]:
    def set_words(world: World, arguments: Arguments) -> object:
        words = arguments.text(name)
        if len(words) > maximum:
            raise bad_request(f"{name.replace('_', ' ')} is too long")
        world.profile[name, _language(arguments)] = words
        return True

    return set_words


def _getter(name: str, default: str = "") -> Callable[[World, Arguments], object]:
    def get_words(world: World, arguments: Arguments) -> object:
        everywhere = world.profile.get((name, ""), default)
        return {name: world.profile.get((name, _language(arguments)), "") or everywhere}

    return get_words


def set_chat_menu_button(world: World, arguments: Arguments) -> object:
    if arguments.structure("menu_button", "menu button") not in (
        None,
        {"type": "commands"},
        {"type": "default"},
    ):
        raise bad_request("MenuButton has unsupported type")
    return True


PROFILE: dict[str, Callable[[World, Arguments], object]] = {
    "deletemycommands": delete_my_commands,
    "getmycommands": get_my_commands,
    "getmydescription": _getter("description"),
    "getmyname": _getter("name", "Firsthand"),
    "getmyshortdescription": _getter("short_description"),
    "setchatmenubutton": set_chat_menu_button,
    "setmycommands": set_my_commands,
    "setmydescription": _setter("description", 512),
    "setmyname": _setter("name", 64),
    "setmyshortdescription": _setter("short_description", 120),
}
