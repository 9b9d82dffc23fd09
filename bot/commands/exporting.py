"""``firsthand export``: the stories that may be studied, for one researcher, sealed to the holder who releases them."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bot.commands import releasing
from bot.commands.shape import Commands, command, settings_of, with_config

if TYPE_CHECKING:
    from bot.sending import Sent
    from bot.settings import Settings
    from storage.approvals import Approved
    from storage.researchers import Researcher
    from storage.sealing.identity import Recipient


def add(commands: Commands) -> None:
    """Describe the command."""
    parser = command(
        commands,
        "export",
        run,
        does="Seal the stories that may be studied by one researcher, for a holder to release.",
        more=(
            "Takes the stories whose narrators allow research at this moment, and no others. The bot may go on running.\n"
            "The parcel opens with the holder's identity alone; not here, and not on its way. On their own computer\n"
            "`firsthand release` makes of it what the researcher gets. Who is a researcher: `firsthand researchers --help`.\n"
            "With --identity both are done here, and the bundle is written; the identity is then on the server while it is.\n"
            "\n"
            "Where the service asks for two approvals (FIRSTHAND_EXPORT_APPROVALS), ask first: `firsthand approve --help`.\n"
            "\n"
            "examples:\n"
            "  firsthand export --to ana --out november.parcel\n"
            "  firsthand export --to ana --holder maria --out november.parcel\n"
            "  firsthand export --to ana --ask november.request\n"
            "  firsthand export --to ana --request november.request --approval one --approval two --out november.parcel\n"
            "  firsthand export --to ana --identity maria.identity --out november.age\n"
            "\n"
            "exit status: 0 written, 1 written with --identity but some stories or voice notes could not be opened, 2 not\n"
            "possible; then no file is left, and nothing that was given out is registered."
        ),
    )
    with_config(parser)
    parser.add_argument("--to", required=True, metavar="NAME", help="a researcher's name or fingerprint")
    parser.add_argument(
        "--holder",
        default="",
        metavar="WHO",
        help="who releases it: an installed recipient's name or id, or a recipient file (default: the only one installed)",
    )
    parser.add_argument("--out", type=Path, metavar="FILE", help="the file to write; must be new")
    parser.add_argument(
        "--ask",
        type=Path,
        metavar="FILE",
        help="export nothing yet: write a request, for two people to approve",
    )
    parser.add_argument("--request", type=Path, metavar="FILE", help="the request that was approved")
    parser.add_argument(
        "--approval",
        action="append",
        default=[],
        type=Path,
        metavar="FILE",
        help="an approval of it; give each",
    )
    parser.add_argument(
        "--identity",
        type=Path,
        metavar="FILE",
        help="the holder's identity file: release at once, on this machine",
    )
    releasing.with_release(parser)


def run(arguments: argparse.Namespace) -> int:
    """Export."""
    import os

    from bot.app import now
    from bot.recipients import recipients_of
    from bot.sending import export
    from bot.settings import SettingRefused
    from storage.researchers import FOLDER, found

    settings = settings_of(arguments)
    who = found(arguments.to, settings.data / FOLDER)
    if arguments.ask is not None:
        return _asked(arguments, settings, who)
    if arguments.out is None:
        raise SettingRefused("Say with --out which file to write.")
    if arguments.identity is not None:
        return _both(arguments, settings, who)
    holder = _holder(arguments.holder, recipients_of(settings, now().date()))
    approved = _approved(arguments, settings, who, holder)
    sent = export(settings, os.environ, who, holder, arguments.out, approved, at=now())
    written, parcel = sent.written, sent.parcel
    voices = f" with {_voice_notes(written.sounds)}" if written.sounds else ""
    print(
        f"{arguments.out}: {_stories(written.stories)}{voices} for {who.name}, parcel {parcel.number} ({parcel.id}), "
        f"sealed to {holder.name} ({holder.id.hex()})."
    )
    _say_what_is_missing(sent)
    print(
        f"Next, where {holder.name}'s identity is: "
        f"firsthand release {arguments.out.name} --identity FILE --out {arguments.out.stem}.age"
    )
    return 0


def _asked(arguments: argparse.Namespace, settings: "Settings", who: "Researcher") -> int:
    """Write a request, for approvers to look at and to sign."""
    import os

    from bot.app import now
    from bot.recipients import recipients_of
    from storage.approvals import asked
    from storage.datasecret import read_secret
    from storage.keys import write_new

    secret = read_secret(settings.secret_file, data=settings.data, environment=os.environ)
    holder = _holder(arguments.holder, recipients_of(settings, now().date()))
    write_new(arguments.ask, asked(secret, who, holder, today=now().date()))
    print(
        f"{arguments.ask}: a request to export to {who.name}, for the holder {holder.name}; good for seven days."
    )
    print(
        f"Next, by each of two approvers: firsthand approve {arguments.ask.name} --identity FILE --out APPROVAL"
    )
    return 0


def _approved(
    arguments: argparse.Namespace, settings: "Settings", who: "Researcher", holder: "Recipient"
) -> "Approved":
    """By whom this export was decided: two approvers where the steward asks for them, else one person."""
    import os

    from bot.app import now
    from bot.settings import SettingRefused
    from storage.approvals import FOLDER, by_one, by_two, installed
    from storage.datasecret import read_secret
    from storage.keys import read_text

    if not settings.approvals and arguments.request is None:
        return by_one()
    if arguments.request is None:
        raise SettingRefused(
            f"An export needs {settings.approvals} approvals here. Ask for them with: firsthand export --to {arguments.to} --ask FILE"
        )
    secret = read_secret(settings.secret_file, data=settings.data, environment=os.environ)
    return by_two(
        secret,
        read_text(arguments.request),
        [read_text(path) for path in arguments.approval],
        installed(settings.data / FOLDER),
        who=who,
        holder=holder,
        today=now().date(),
        needed=max(settings.approvals, 1),
    )


def _both(arguments: argparse.Namespace, settings: "Settings", who: "Researcher") -> int:
    """Export and release on one machine; the parcel between them is a sealed file beside the bundle, and is destroyed."""
    import os

    from bot.app import now
    from bot.commands.password import password
    from bot.sending import export, nothing_made, refuse_old
    from storage.keys import load_identity

    refuse_old(arguments.out)
    options = releasing.options_of(arguments)
    identity = load_identity(arguments.identity, password(arguments.password_file))
    parcel = arguments.out.with_name(f"{arguments.out.name}.parcel")
    approved = _approved(arguments, settings, who, identity.recipient)
    sent = export(settings, os.environ, who, identity.recipient, parcel, approved, at=now())
    try:
        with releasing.bar_of(arguments) as bar:
            made = releasing.release(
                parcel, identity, releasing.records_of(arguments), arguments.out, options, bar
            )
    except BaseException:
        nothing_made(settings, os.environ, sent.parcel)
        raise
    finally:
        parcel.unlink(missing_ok=True)
    _say_what_is_missing(sent)
    return releasing.say(made, arguments)


def _say_what_is_missing(sent: "Sent") -> None:
    written = sent.written
    if written.withdrawn:
        print(f"Left out: {_stories(written.withdrawn)}, withdrawn while the parcel was being written.")
    if written.unheard:
        print(
            f"Left out: {_voice_notes(written.unheard)}, damaged; ask the doctor, and restore the newest backup as the runbook says."
        )
    if written.sealed_to_others:
        print(
            f"Left out: {_stories(written.sealed_to_others)}, sealed to others and not to this holder; "
            "nobody can open them for this holder, but another holder may."
        )
    if written.damaged:
        print(
            f"Left out: {_stories(written.damaged)}, damaged, or with a consent that was changed; "
            "ask the doctor, and restore the newest backup as the runbook says."
        )
    if sent.lacking:
        print(
            f"Left out: {_stories(sent.lacking)}, kept without a share; "
            "restore the share store from its newest backup."
        )
    if sent.recalled is not None and sent.recalled.unlisted:
        print(
            f"Of earlier bundles, {_stories(sent.recalled.unlisted)} may not be used any more, and no list says so yet: "
            "make it with `firsthand recall --out DIR`, and send it along."
        )


def _stories(count: int) -> str:
    return "1 story" if count == 1 else f"{count} stories"


def _voice_notes(count: int) -> str:
    return "1 voice note" if count == 1 else f"{count} voice notes"


def _holder(given: str, installed: Sequence["Recipient"]) -> "Recipient":
    from bot.settings import SettingRefused
    from storage.keys import load_recipient

    if given.endswith(".recipient"):
        return load_recipient(Path(given))
    found = [who for who in installed if given in (who.name, who.id.hex())] if given else list(installed)
    if len(found) == 1:
        return found[0]
    known = ", ".join(f"{who.name} ({who.id.hex()})" for who in installed)
    if not given:
        raise SettingRefused(f"Say with --holder who releases it. Installed: {known}.")
    if found:
        raise SettingRefused(f"Several recipients are called {given}. Give the id with --holder: {known}.")
    raise SettingRefused(f"No recipient called {given} is installed. Installed: {known}.")
