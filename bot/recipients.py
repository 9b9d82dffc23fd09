"""To whom stories are sealed: the signed list where the steward asks for one, else the files that are installed."""

from datetime import date
from typing import TYPE_CHECKING

from bot.settings import Settings

if TYPE_CHECKING:
    from storage.roster import Roster
    from storage.sealing.identity import Recipient

RECIPIENTS = "recipients"
"""The folder of recipients, in the data folder."""


def roster_of(settings: Settings, today: date) -> "Roster | None":
    """The signed list of recipients; None where the steward asks for none.

    Raises:
        storage.errors.KeyRefused: It is asked for, and there is none that is to be taken.
    """
    from storage import roster

    if settings.root_key is None:
        return None
    return roster.installed(settings.data / RECIPIENTS, settings.root_key, today=today)


def recipients_of(settings: Settings, today: date) -> "tuple[Recipient, ...]":
    """Who every story is sealed to, by ascending id.

    Raises:
        storage.errors.KeyRefused: There is nobody, or a file or list is not to be taken.
    """
    from storage.keys import installed_recipients

    listed = roster_of(settings, today)
    return installed_recipients(settings.data / RECIPIENTS) if listed is None else listed.recipients
