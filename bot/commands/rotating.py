"""``firsthand keys rotate``: another service secret, while the service runs."""

import argparse
from pathlib import Path

from bot.commands.shape import Commands, command, settings_of, with_config


def add(verbs: Commands) -> None:
    """Describe the verb."""
    parser = command(
        verbs,
        "rotate",
        _rotate,
        does="Change the service secret, while the bot runs.",
        more=(
            "in order:\n"
            "  firsthand keys secret /etc/firsthand/second.secret    make the new one\n"
            "  firsthand keys rotate /etc/firsthand/second.secret    from now on both open the data folder\n"
            "  set FIRSTHAND_SECRET_FILE to the new one, and restart the bot\n"
            "  firsthand keys rotate --finish                        from now on the new one alone\n"
            "\n"
            "Nothing that is kept is read or written anew, so it takes no time, and a kill at any moment loses nothing.\n"
            "Backups from before open with the old secret: keep it as long as the last of them. Whoever has the old secret\n"
            "and a copy of the data folder or of a backup knows what every key is made from, and that stays the same: a new\n"
            "secret does not undo that, and the runbook, section 9, says what does."
        ),
    )
    parser.add_argument("new", nargs="?", type=Path, metavar="FILE", help="the new secret's file")
    parser.add_argument(
        "--finish", action="store_true", help="the secret of the settings is the only one from now on"
    )
    with_config(parser)


def _rotate(arguments: argparse.Namespace) -> int:
    import os

    from bot.recording import noted
    from bot.settings import SettingRefused
    from storage import datasecret
    from storage.audit import Act
    from storage.keys import read_service_secret

    settings = settings_of(arguments)
    if (arguments.new is None) is not arguments.finish:
        raise SettingRefused("Name the file of the new secret, or say --finish once the bot runs with it.")
    now = read_service_secret(settings.secret_file, data=settings.data, environment=os.environ)
    datasecret.unlocked(settings.data, now, begin=False)  # refuses a secret that opens nothing here
    if arguments.finish:
        if not datasecret.is_changing(settings.data):
            print("Nothing is being changed: one service secret opens this data folder.")
            return 0
        noted(settings, Act.ROTATION_ENDED)
        datasecret.finished(settings.data, now)
        print("The secret of the settings is the only one that opens this data folder.")
        print("Keep the old one until the last backup from before is deleted, and then destroy it.")
        return 0
    new = read_service_secret(arguments.new, data=settings.data, environment={})
    if new == now:
        raise SettingRefused(
            f"{arguments.new} holds the secret that is in use: make a new one with `firsthand keys secret`."
        )
    noted(settings, Act.ROTATION_BEGUN)
    datasecret.added(settings.data, now, new)
    print(
        f"Both secrets open the data folder now. Set FIRSTHAND_SECRET_FILE={arguments.new} and restart the bot,"
    )
    print("then say: firsthand keys rotate --finish")
    return 0
