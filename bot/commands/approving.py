"""``firsthand approve`` and ``firsthand approvers``: two people for one export."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from bot.commands.shape import Commands, command, settings_of, with_config

if TYPE_CHECKING:
    from storage.audit import Act


def add(commands: Commands) -> None:
    """Describe both commands."""
    approve = command(
        commands,
        "approve",
        run,
        does="Approve an export that somebody asked for, with your identity, on your own computer.",
        more=(
            "Where the service asks for two approvals, an export is asked for with `firsthand export --ask`, approved by two\n"
            "approvers, and made with both approvals. Without REQUEST it prints the key that the steward adds you with.\n"
            "\n"
            "examples:\n"
            "  firsthand approve --identity maria.identity\n"
            "  firsthand approve november.request --identity maria.identity --out november.maria\n"
            "\n"
            "exit status: 0 done, 2 not possible."
        ),
    )
    approve.add_argument(
        "request", nargs="?", type=Path, metavar="REQUEST", help="the file that was asked with"
    )
    approve.add_argument("--identity", required=True, type=Path, metavar="FILE", help="your identity file")
    approve.add_argument(
        "--password-file", type=Path, metavar="FILE", help="the password's first line (default: asks)"
    )
    approve.add_argument("--out", type=Path, metavar="FILE", help="where the approval goes; must be new")

    approvers = command(
        commands,
        "approvers",
        run,
        does="Say who may approve exports.",
        more="Their keys are public; read each to its holder before you trust it. Every change is in the record of acts.",
    )
    verbs = approvers.add_subparsers(title="what to do", metavar="VERB", required=True)
    adding = command(verbs, "add", _add, does="Let somebody approve.", more="Two names never have one key.")
    adding.add_argument("name", metavar="NAME", help="who it is, for example maria")
    adding.add_argument(
        "key", metavar="KEY", help="what `firsthand approve --identity FILE` printed for them"
    )
    with_config(adding)
    removing = command(
        verbs, "remove", _remove, does="Let somebody approve no more.", more="Requests in hand need another."
    )
    removing.add_argument("name", metavar="NAME", help="who it is")
    with_config(removing)
    listing = command(verbs, "list", _list, does="Show who may approve.", more="Each with their key.")
    with_config(listing)


def run(arguments: argparse.Namespace) -> int:
    """Approve, or print one's key."""
    from bot.commands.password import password
    from bot.settings import SettingRefused
    from storage.approvals import read
    from storage.keys import load_identity, write_new
    from storage.sealing.signing import approver_signer

    whose = load_identity(arguments.identity, password(arguments.password_file))
    signer = approver_signer(whose)
    if arguments.request is None:
        print(signer.public)
        return 0
    if arguments.out is None:
        raise SettingRefused("Say with --out where the approval goes.")
    text = arguments.request.read_text(encoding="utf-8")
    request = read(text)
    print(f"An export for {request.researcher}, tier {request.tier}, to the holder {request.holder}:")
    print(f"  {request.project}")
    print(f"  asked on {request.asked}, good until {request.until}")
    write_new(arguments.out, signer.sign(text.encode(), f"approval of {request.id}"))
    print(f"Approved in {arguments.out}. If that was not meant, destroy the file.")
    return 0


def _add(arguments: argparse.Namespace) -> int:
    from storage.approvals import FOLDER, added
    from storage.audit import Act

    settings = settings_of(arguments)
    settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = added(arguments.name, arguments.key, settings.data / FOLDER)
    try:
        _noted(arguments, Act.APPROVER_ADDED)
    except BaseException:
        path.unlink()
        raise
    print(f"Added {arguments.name} as {path}. Read the key to them before you trust it.")
    return 0


def _remove(arguments: argparse.Namespace) -> int:
    from storage.approvals import FOLDER, removed
    from storage.audit import Act

    settings = settings_of(arguments)
    _noted(arguments, Act.APPROVER_REMOVED)
    path = removed(arguments.name, settings.data / FOLDER)
    print(f"Removed {path}.")
    return 0


def _list(arguments: argparse.Namespace) -> int:
    from storage.approvals import FOLDER, installed

    settings = settings_of(arguments)
    for one in installed(settings.data / FOLDER):
        print(f"{one.name}  {one.public}")
    return 0


def _noted(arguments: argparse.Namespace, act: "Act") -> None:
    from bot.recording import noted

    noted(settings_of(arguments), act, name=arguments.name)
