"""``firsthand researchers``: whom bundles are made for."""

import argparse

from bot.commands.shape import Commands, command, settings_of, with_config


def add(commands: Commands) -> None:
    """Describe the command and its verbs."""
    parser = command(
        commands,
        "researchers",
        run,
        does="Say whom bundles are made for: their key, what it is for, and until when.",
        more=(
            "A researcher makes a key on their own computer (`age-keygen -o key.txt`), keeps the file, and sends its public\n"
            "half, which begins with age1. Confirm the fingerprint by another way than the key came, such as a telephone\n"
            "call: who can swap a key on its way gets the stories. One key is one researcher: a new key gets other row\n"
            "names, and nothing is compared with what the old one was given; so ask first whether the old one is lost.\n"
            "\n"
            "tiers: open (no words of the narrators), safeguarded (their words, redacted again), controlled (their words as\n"
            "they approved them, and their voices: only where the researcher works in a place that you have agreed on).\n"
            "\n"
            "examples:\n"
            '  firsthand researchers add ana --key age1… --project "Waiting times in the north" --until 2027-11-30\n'
            "  firsthand researchers list\n"
            "  firsthand researchers remove ana\n"
            "\n"
            "exit status: 0 done, 2 not possible."
        ),
    )
    verbs = parser.add_subparsers(title="what to do", metavar="VERB", required=True)

    new = command(verbs, "add", _add, does="Add a researcher.", more="Nothing is ever written over.")
    new.add_argument("name", metavar="NAME", help="who it is, for example ana")
    new.add_argument("--key", required=True, metavar="age1…", help="their age public key")
    new.add_argument("--project", required=True, metavar="WORDS", help="what it is for, in one line")
    new.add_argument(
        "--tier",
        default="safeguarded",
        choices=("open", "safeguarded", "controlled"),
        help="what of a story they may get (default: safeguarded)",
    )
    new.add_argument("--until", required=True, metavar="DAY", help="the last day, such as 2027-11-30")
    with_config(new)

    listing = command(
        verbs,
        "list",
        _list,
        does="Show the researchers, with their fingerprints.",
        more="With --parcels it asks the register of exports, which needs the service secret.",
    )
    listing.add_argument("--parcels", action="store_true", help="also show what was exported to each")
    with_config(listing)

    remove = command(
        verbs,
        "remove",
        _remove,
        does="Take a researcher away: nothing more is exported to them.",
        more="What they were given stays registered, and is recalled as before.",
    )
    remove.add_argument("name", metavar="NAME", help="their name or fingerprint")
    with_config(remove)

    unused = command(
        verbs,
        "unused",
        _unused,
        does="Say that nothing was made of a parcel, and that its file is destroyed.",
        more=(
            "A holder's release looks for the record of every earlier one to the same researcher. Where a parcel was lost or\n"
            "never released there is none. Say so only if it is certain: what was given in a bundle that is forgotten here is\n"
            "not compared with the next one, which may single out a family."
        ),
    )
    unused.add_argument("parcel", metavar="PARCEL", help="its id, 32 hex digits")
    with_config(unused)


def run(arguments: argparse.Namespace) -> int:
    """Never reached: a verb is required, and runs itself."""
    raise AssertionError("a verb is required")


def _add(arguments: argparse.Namespace) -> int:
    from bot.app import now
    from bot.recording import noted
    from bot.settings import SettingRefused
    from storage.audit import Act
    from storage.researchers import FOLDER, added, researcher
    from storage.sealing.age import AgeRecipient

    settings = settings_of(arguments)
    key = AgeRecipient.of(arguments.key).text
    who = researcher(arguments.name, key, arguments.project, arguments.tier, arguments.until)
    if who.until < now().date():
        raise SettingRefused(f"{who.until} is over. Give a day to come with --until.")
    settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = added(who, settings.data / FOLDER)
    try:
        noted(settings, Act.RESEARCHER_ADDED, name=who.name, tier=who.tier)
    except BaseException:
        path.unlink()
        raise
    print(f"Added {who.name} as {path}, tier {who.tier}, until {who.until}.")
    print(f"The key's fingerprint: {who.fingerprint}")
    print(
        "Read it to them by telephone before the first export. "
        f"They see the same as the first 20 digits of: printf %s {who.key} | sha256sum"
    )
    return 0


def _list(arguments: argparse.Namespace) -> int:
    import os

    from bot.app import now
    from storage import exports
    from storage.datasecret import read_secret
    from storage.researchers import FOLDER, installed

    settings = settings_of(arguments)
    for who in installed(settings.data / FOLDER):
        over = ", which is over" if who.until < now().date() else ""
        print(f"{who.fingerprint}  {who.name}, {who.tier}, until {who.until}{over}: {who.project}")
    if arguments.parcels:
        secret = read_secret(settings.secret_file, data=settings.data, environment=os.environ)
        with exports.opened(settings.data, secret) as register:
            for parcel in register.exported():
                of = f"{parcel.researcher.name} ({parcel.researcher.fingerprint})"
                unused = ", unused" if parcel.unused else ""
                print(
                    f"{parcel.id.hex()}  parcel {parcel.number} for {of}, {parcel.week}: "
                    f"{len(parcel.stories)} stories{unused}"
                )
    return 0


def _remove(arguments: argparse.Namespace) -> int:
    from bot.recording import noted
    from storage.audit import Act
    from storage.researchers import FOLDER, found, removed

    settings = settings_of(arguments)
    who = found(arguments.name, settings.data / FOLDER)
    noted(settings, Act.RESEARCHER_REMOVED, name=who.name)
    path = removed(who, settings.data / FOLDER)
    print(f"Removed {path}. Nothing more is exported to {who.name}; what they have is recalled as before.")
    return 0


def _unused(arguments: argparse.Namespace) -> int:
    import os

    from storage import exports
    from storage.datasecret import read_secret

    settings = settings_of(arguments)
    secret = read_secret(settings.secret_file, data=settings.data, environment=os.environ)
    with exports.opened(settings.data, secret) as register:
        parcel = register.unused(arguments.parcel)
    print(
        f"Parcel {parcel.number} for {parcel.researcher.name} is unused: later releases do not ask for its record."
    )
    return 0
