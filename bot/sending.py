"""An export, from the ledger to a parcel that stands whole, on the disk and in the register; used by commands and the demo."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from bot.settings import SettingRefused, Settings
from conversations.weeks import week_of
from storage import audit, exports, recalls, snapshot
from storage.approvals import Approved
from storage.datasecret import read_secret
from storage.errors import ExportRefused, OutputRefused
from storage.export.parcel import Parcel, Written, row_names, write_parcel
from storage.exported import Exported
from storage.recalls import Recalled
from storage.researchers import Researcher
from storage.sealing.identity import Recipient


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of an export.

    Attributes:
        parcel: What the parcel says of itself.
        written: What is in it; among its ``damaged`` is what does not open here, share or consent.
        lacking: How many stories are kept without their share.
        recalled: How it stands with what this researcher was given before; None before the first.
    """

    parcel: Parcel
    written: Written
    lacking: int
    recalled: Recalled | None


def export(
    settings: Settings,
    environment: Mapping[str, str],
    who: Researcher,
    holder: Recipient,
    out: Path,
    approved: Approved,
    *,
    at: datetime,
) -> Sent:
    """Seal what may be studied now by a researcher to a holder, in a new file, and register it.

    The file has its name only once it is whole, on the disk, registered, and in the record of acts. ``approved`` says by whom
    it was decided.

    Raises:
        SettingRefused: The file is there already.
        ExportRefused: The researcher's time is over, a receipt is overdue, or the request was used before.
        StorageError: Something cannot be read or written; no file is left and nothing is registered.
    """
    refuse_old(out)
    if who.until < at.date():
        raise ExportRefused(
            f"{who.name} was to get bundles until {who.until}: if that was prolonged, remove them and add them again"
        )
    secret = read_secret(settings.secret_file, data=settings.data, environment=environment)
    hour = int(at.timestamp()) // 3600
    unfinished = out.with_name(f"{out.name}.unfinished")
    with (
        snapshot.opened(settings.data, secret) as stories,
        exports.opened(settings.data, secret) as register,
        audit.opened(settings.data, secret) as trail,
    ):
        _refuse_used(approved, trail)
        everybody = recalls.recalled(register, secret, stories.allowed())
        before = next((one for one in everybody if one.researcher.key == who.key), None)
        _refuse_overdue(who, before, at)
        parcel = exports.prepared(register, secret, who, contact=settings.contact)
        told = {"to": who.name, "holder": holder.id.hex(), "parcel": parcel.id}
        trail.add(audit.Act.EXPORT_BEGUN, hour=hour, by=approved.by, **told)
        try:
            descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                written = write_parcel(
                    file,
                    parcel,
                    holder=holder,
                    flows=stories.flows,
                    stories=stories.stories(row_names(parcel.pseudonym_key)),
                    still=stories.allowed,
                    made_week=week_of(at),
                )
                file.flush()
                os.fsync(file.fileno())
            register.add(Exported(bytes.fromhex(parcel.id), who, parcel.number, week_of(at), written.ids))
            if approved.request:
                told["request"] = approved.request
            trail.add(audit.Act.EXPORTED, hour=hour, by=approved.by, **told)
            unfinished.rename(out)
        except OSError as error:
            unfinished.unlink(missing_ok=True)
            raise OutputRefused(
                f"{out} cannot be written ({error.strerror}): make room or give another place; nothing was exported"
            ) from None
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise
        damaged = written.damaged + stories.damaged
        written = replace(written, damaged=damaged, unheard=stories.unheard)
        return Sent(parcel, written, stories.lacking, before)


def _refuse_used(approved: Approved, trail: audit.Trail) -> None:
    if approved.request and any(
        entry.details.get("request") == approved.request for entry in trail.entries()
    ):
        raise ExportRefused(
            "this request was used before, and is good for one export: make a new one with --ask"
        )


def _refuse_overdue(who: Researcher, before: Recalled | None, at: datetime) -> None:
    day = None if before is None else before.overdue(at.date())
    if day is not None:
        raise ExportRefused(
            f"{who.name} was sent a recall list on {day} and has given no receipt for it: "
            "nothing more is exported to them before `firsthand recall --receipt FILE` has noted it"
        )


def refuse_old(out: Path) -> None:
    """Refuse a file that is there already: none is ever written over.

    Raises:
        SettingRefused: It is there.
    """
    if out.exists():
        raise SettingRefused(
            f"{out} is there already and is never written over. Give another name with --out."
        )


def nothing_made(settings: Settings, environment: Mapping[str, str], parcel: Parcel) -> None:
    """Write down that a parcel that was registered just now was never made into anything, and is destroyed."""
    secret = read_secret(settings.secret_file, data=settings.data, environment=environment)
    with exports.opened(settings.data, secret) as register:
        register.unused(parcel.id)
