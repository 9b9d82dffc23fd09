"""``firsthand keys sign`` and ``keys trust``: recipients that only the steward's own key can name."""

import argparse
from datetime import date
from pathlib import Path

from bot.commands.shape import Commands, command, settings_of, with_config

YEARS = 2
"""How long a list is good for unless its signer says otherwise."""


def add(verbs: Commands) -> None:
    """Describe both verbs."""
    sign = command(
        verbs,
        "sign",
        _sign,
        does="Sign the list of recipients with your identity, away from the server.",
        more=(
            "Without recipients it prints the line for the settings file, which says whose list the server takes.\n"
            "\n"
            "examples:\n"
            "  firsthand keys sign --identity maria.identity\n"
            "  firsthand keys sign ana.recipient ben.recipient --identity maria.identity --out first.list\n"
            "  firsthand keys sign ana.recipient eve.recipient --identity maria.identity --after first.list --out second.list"
        ),
    )
    sign.add_argument(
        "recipients", nargs="*", type=Path, metavar="FILE.recipient", help="everybody on the list"
    )
    sign.add_argument("--identity", required=True, type=Path, metavar="FILE", help="your identity file")
    sign.add_argument(
        "--password-file", type=Path, metavar="FILE", help="the password's first line (default: asks)"
    )
    sign.add_argument(
        "--after", type=Path, metavar="LIST", help="the list before; the new one gets the next number"
    )
    sign.add_argument("--number", type=int, metavar="N", help="its number, where the list before is lost")
    sign.add_argument(
        "--until", type=date.fromisoformat, metavar="DATE", help="its last day (default: in two years)"
    )
    sign.add_argument("--out", type=Path, metavar="LIST", help="where the list goes; must be new")

    trust = command(
        verbs,
        "trust",
        _trust,
        does="Put a signed list of recipients in place, on the server.",
        more="It must be signed by the key in FIRSTHAND_ROOT_KEY and newer than the one before. Restart the bot afterwards.",
    )
    trust.add_argument("list", type=Path, metavar="LIST", help="what `firsthand keys sign` wrote")
    with_config(trust)


def _sign(arguments: argparse.Namespace) -> int:
    from bot.app import now
    from bot.commands.password import password
    from bot.settings import SettingRefused
    from storage import roster
    from storage.keys import load_identity, load_recipient, read_text, write_new
    from storage.sealing.signing import roster_signer
    from storage.sealing.story import MOST_RECIPIENTS

    today = now().date()
    signer = roster_signer(load_identity(arguments.identity, password(arguments.password_file)))
    if not arguments.recipients:
        print(f'FIRSTHAND_ROOT_KEY = "{signer.public}"')
        return 0
    found = {who.id: who for who in map(load_recipient, arguments.recipients)}
    if arguments.out is None:
        raise SettingRefused("Say with --out where the list goes.")
    if not len(arguments.recipients) == len(found) <= MOST_RECIPIENTS:
        raise SettingRefused(f"Name each recipient once, and at most {MOST_RECIPIENTS} of them.")
    number: int = arguments.number or 1
    if arguments.after is not None:
        before = roster.read(read_text(arguments.after, most=roster.LARGEST), signer.public, today=date.min)
        number = before.number + 1
    if number < 1:
        raise SettingRefused("The number of a list is 1 or more.")
    until = arguments.until or today.replace(year=today.year + YEARS, day=min(today.day, 28))
    write_new(
        arguments.out, roster.signed(signer, list(found.values()), number=number, until=until), mode=0o644
    )
    names = ", ".join(f"{who.name} ({who.id.hex()})" for who in found.values())
    print(f"Signed list {number}, good until {until}: {names}.")
    print(f"On the server: firsthand keys trust {arguments.out.name}")
    return 0


def _trust(arguments: argparse.Namespace) -> int:
    import os
    import sqlite3
    from contextlib import closing

    from bot.app import now
    from bot.recipients import RECIPIENTS
    from bot.recording import noted
    from bot.settings import SettingRefused
    from storage import marks, roster
    from storage.audit import Act
    from storage.datasecret import read_secret
    from storage.keys import read_text, replace_file

    settings = settings_of(arguments)
    if settings.root_key is None:
        raise SettingRefused(
            "Set FIRSTHAND_ROOT_KEY first, to what `firsthand keys sign --identity FILE` prints for its signer."
        )
    text = read_text(arguments.list, most=roster.LARGEST)
    given = roster.read(text, settings.root_key, today=now().date())
    ledger = settings.data / marks.LEDGER
    if ledger.exists():
        secret = read_secret(settings.secret_file, data=settings.data, environment=os.environ)
        with closing(sqlite3.connect(ledger, timeout=30, isolation_level=None)) as writing:
            words = roster.refused(given, roster.newest(writing, secret))
            if words:
                raise SettingRefused(words[0].upper() + words[1:] + ".")
            noted(settings, Act.RECIPIENTS_LISTED, number=given.number, recipients=len(given.recipients))
            replace_file(settings.data / RECIPIENTS / roster.FILE, text)
            roster.take(writing, secret, given)
    else:
        replace_file(settings.data / RECIPIENTS / roster.FILE, text)
    print(
        f"List {given.number} is in place, good until {given.until}. Restart the bot: from then on stories are sealed to"
    )
    for who in given.recipients:
        print(f"  {who.id.hex()}  {who.name}")
    return 0
