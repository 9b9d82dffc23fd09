"""``firsthand keys``: identities, recipients, and the service secret."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from bot.commands import listing as signed_list
from bot.commands import resealing, rotating, splitting
from bot.commands.shape import Commands, command, settings_of, with_config

if TYPE_CHECKING:
    from bot.settings import Settings
    from storage.audit import Act
    from storage.sealing.identity import Recipient


def add(commands: Commands) -> None:
    """Describe the command and its verbs."""
    parser = command(
        commands,
        "keys",
        run,
        does="Make and install the keys that stories are sealed with.",
        more=(
            "A story is sealed to every installed recipient. Only the matching identity, with its password, opens it:\n"
            "keep identities away from the server, and each password away from its identity. Nobody can replace a lost one.\n"
            "\n"
            "in order:\n"
            "  firsthand keys new ana                       at home: makes ana.identity (keep) and ana.recipient (give)\n"
            "  firsthand keys secret /etc/firsthand.secret  on the server: the secret that locks unfinished talks\n"
            "  firsthand keys install ana.recipient         on the server: from now on stories are sealed to ana\n"
            "  firsthand keys list\n"
            "  firsthand keys roll                          on the server, stopped: a new share key now, not next week\n"
            "  firsthand keys canary --out FILE             on the server, four times a year: a made-up story to open\n"
            "  firsthand keys drill FILE --identity ana.identity   at home: opens it; read its six words to the steward\n"
            "\n"
            "an identity can be split among holders (split, join), stories that are there already sealed to a new holder\n"
            "(reseal), and the list of recipients signed away from the server (sign, trust): each has a --help.\n"
            "\n"
            "exit status: 0 done, 2 not possible; nothing is ever written over."
        ),
    )
    verbs = parser.add_subparsers(title="what to do", metavar="VERB", required=True)

    new = command(
        verbs,
        "new",
        _new,
        does="Make an identity and its recipient, on the machine of whoever will open stories.",
        more="The password needs 12 characters or more. Making it takes about a second: so does every guess at it.",
    )
    new.add_argument("name", metavar="NAME", help="whose it is, for example ana")
    new.add_argument(
        "--folder", type=Path, default=Path(), metavar="DIR", help="where the two files go (default: here)"
    )
    new.add_argument(
        "--password-file", type=Path, metavar="FILE", help="the password's first line (default: asks)"
    )

    install = command(
        verbs,
        "install",
        _install,
        does="Seal stories to this recipient from now on.",
        more="Stories sent earlier stay as they are. Restart the bot afterwards. Check the id with its holder first.",
    )
    install.add_argument("file", type=Path, metavar="FILE.recipient")
    with_config(install)

    removing = command(
        verbs,
        "remove",
        _remove,
        does="Seal no more stories to this recipient.",
        more="Stories sealed to them earlier stay so. The last recipient cannot be removed. Restart the bot afterwards.",
    )
    removing.add_argument("who", metavar="WHO", help="the recipient's name or id")
    with_config(removing)

    listing = command(
        verbs,
        "list",
        _list,
        does="Show to whom stories are sealed.",
        more="exit status: 0 at least one, 2 none.",
    )
    with_config(listing)

    secret = command(
        verbs,
        "secret",
        _secret,
        does="Make the service secret, a file that its owner alone can read.",
        more=(
            "Put it outside the data folder and out of the data folder's backups: with both, unfinished talks and\n"
            "waiting summaries can be read; with the data alone they cannot. Keep one copy somewhere safe:\n"
            "without it, drafts and every sealed story are lost."
        ),
    )
    secret.add_argument("path", type=Path, metavar="PATH")
    with_config(secret)

    canary = command(
        verbs,
        "canary",
        _canary,
        does="Seal a made-up story to all recipients, to see whether each of their holders can open it.",
        more="Prints the six words in it: give the file, and not the words, to each holder, and let them read the words to you.",
    )
    canary.add_argument(
        "--out", required=True, type=Path, metavar="FILE", help="the file to write; must be new"
    )
    with_config(canary)

    drill = command(
        verbs,
        "drill",
        _drill,
        does="Open the made-up story with your identity, and show its words.",
        more="Whoever can read them out has their identity and its password, and could open stories today.",
    )
    drill.add_argument("file", type=Path, metavar="FILE", help="what `firsthand keys canary` wrote")
    drill.add_argument("--identity", required=True, type=Path, metavar="FILE", help="your identity file")
    drill.add_argument(
        "--password-file", type=Path, metavar="FILE", help="the password's first line (default: asks)"
    )

    signed_list.add(verbs)
    resealing.add(verbs)
    splitting.add(verbs)
    rotating.add(verbs)

    roll = command(
        verbs,
        "roll",
        _roll,
        does="Make a new share key now and destroy the old one; the bot must be stopped.",
        more=(
            "The running bot does so by itself every week. Do it by hand when a copy of the share store was lost:\n"
            "from then on that copy goes with no story that is told later. A kill at any moment loses nothing."
        ),
    )
    with_config(roll)


def run(arguments: argparse.Namespace) -> int:
    """Never reached: a verb is required, and runs itself."""
    raise AssertionError("a verb is required")


def _new(arguments: argparse.Namespace) -> int:
    from bot.commands.password import new_password
    from bot.settings import SettingRefused
    from storage.errors import KeyRefused
    from storage.keys import save_identity, save_recipient
    from storage.sealing.identity import new_identity

    name: str = arguments.name
    private = arguments.folder / f"{name}.identity"
    public = arguments.folder / f"{name}.recipient"
    for path in (private, public):
        if path.exists():
            raise SettingRefused(f"{path} is there already and is never written over. Choose another name.")
    identity = new_identity(name)
    save_identity(identity, private, new_password(arguments.password_file))
    try:
        save_recipient(identity.recipient, public)
    except KeyRefused:
        private.unlink()
        raise
    print(f"Made the identity {name}, id {identity.recipient.id.hex()}.")
    print(f"  {private} ({private.stat().st_size:,} bytes)")
    print(
        "    PRIVATE. Keep it away from the server, with a second copy elsewhere; keep its password apart from it."
    )
    print(
        "    Without the file or without the password, nobody can open what was sealed to it. There is no reset."
    )
    print(f"  {public} ({public.stat().st_size:,} bytes)")
    print("    Public. Take it to the server and run: firsthand keys install " + public.name)
    return 0


def _install(arguments: argparse.Namespace) -> int:
    from bot.recipients import RECIPIENTS
    from storage.audit import Act
    from storage.keys import install, load_recipient

    settings = settings_of(arguments)
    _unsigned(settings)
    who = load_recipient(arguments.file)
    settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    _note(settings, Act.RECIPIENT_INSTALLED, who)
    path = install(who, settings.data / RECIPIENTS)
    print(f"Installed {who.name}, id {who.id.hex()}, as {path}.")
    print(
        "Read that id to its holder before you trust it. Restart the bot: from then on stories are sealed to it too."
    )
    return 0


def _remove(arguments: argparse.Namespace) -> int:
    from bot.recipients import RECIPIENTS
    from bot.settings import SettingRefused
    from storage.audit import Act
    from storage.keys import installed_recipients, remove

    settings = settings_of(arguments)
    _unsigned(settings)
    folder = settings.data / RECIPIENTS
    installed = installed_recipients(folder)
    found = [who for who in installed if arguments.who in (who.name, who.id.hex())]
    if len(found) != 1:
        known = ", ".join(f"{who.name} ({who.id.hex()})" for who in installed)
        raise SettingRefused(f"Say whom by a name or id that one recipient has. Installed: {known}.")
    if len(installed) == 1:
        raise SettingRefused(
            "The last recipient stays: without one no story could be sealed. Install another first."
        )
    _note(settings, Act.RECIPIENT_REMOVED, found[0])
    path = remove(found[0], folder)
    print(f"Removed {path}. Restart the bot: from then on stories are not sealed to {found[0].name}.")
    print(
        "What was sealed to them before stays sealed to them: they open it wherever they get record and share."
    )
    return 0


def _unsigned(settings: "Settings") -> None:
    """Where the list is signed, files beside it mean nothing, and must not look as if they did."""
    from bot.settings import SettingRefused

    if settings.root_key is not None:
        raise SettingRefused(
            "FIRSTHAND_ROOT_KEY is set, so only a signed list says who recipients are: sign a new one with "
            "`firsthand keys sign`, and put it in place with `firsthand keys trust`."
        )


def _note(settings: "Settings", act: "Act", who: "Recipient") -> None:
    """Write down who can open stories from now on; before the first start there is no record yet."""
    from bot.recording import noted
    from storage.marks import LEDGER

    if (settings.data / LEDGER).exists():
        noted(settings, act, name=who.name, id=who.id.hex())


def _list(arguments: argparse.Namespace) -> int:
    from bot.app import now
    from bot.recipients import recipients_of

    settings = settings_of(arguments)
    for who in recipients_of(settings, now().date()):
        print(f"{who.id.hex()}  {who.name}")
    return 0


def _canary(arguments: argparse.Namespace) -> int:
    from bot.app import now
    from bot.recipients import recipients_of
    from conversations.weeks import week_of
    from storage.keys import write_new
    from storage.sealing.canary import canary

    settings = settings_of(arguments)
    recipients = recipients_of(settings, now().date())
    text, words = canary(recipients, week=week_of(now()))
    write_new(arguments.out, text)
    print(f"{arguments.out}: give it to {', '.join(who.name for who in recipients)}.")
    print(f"Whoever opens it reads to you: {words}")
    return 0


def _drill(arguments: argparse.Namespace) -> int:
    from bot.commands.password import password
    from storage.keys import load_identity
    from storage.sealing.canary import opened

    whose = load_identity(arguments.identity, password(arguments.password_file))
    words = opened(arguments.file.read_text(encoding="utf-8", errors="replace"), whose)
    print(
        f"{whose.recipient.name} ({whose.recipient.id.hex()}) can open stories. Read to the steward: {words}"
    )
    return 0


def _roll(arguments: argparse.Namespace) -> int:
    import asyncio
    import os

    from bot.app import now
    from bot.recipients import recipients_of
    from bot.recording import noted
    from bot.rekeying import Rekeying
    from conversations.weeks import week_of
    from storage.audit import Act
    from storage.datasecret import read_secret
    from storage.store import Store

    settings = settings_of(arguments)
    secret = read_secret(settings.secret_file, data=settings.data, environment=os.environ)
    recipients = recipients_of(settings, now().date())

    noted(settings, Act.SHARE_KEY_ROLLED)

    async def rolling() -> int:
        store = await Store.open(settings.data, secret=secret, recipients=recipients, week=week_of(now()))
        try:
            return await Rekeying(store, clock=now).once(anew=True)
        finally:
            await store.close()

    print(
        f"A new share key is in use and the old one is destroyed; shares sealed anew: {asyncio.run(rolling())}."
    )
    return 0


def _secret(arguments: argparse.Namespace) -> int:
    from storage.keys import make_secret_file

    settings = settings_of(arguments)
    make_secret_file(arguments.path, data=settings.data)
    print(f"Made the service secret {arguments.path} (32 random bytes; only you can read it).")
    print(
        "Keep it out of the backups of the data folder, and one copy somewhere safe: without it all that is kept is lost."
    )
    print(f"Now set FIRSTHAND_SECRET_FILE={arguments.path}")
    return 0
