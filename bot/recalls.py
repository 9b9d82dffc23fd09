"""What the doctor says of stories that were exported and may not be used any more."""

from collections.abc import Mapping
from datetime import date

from bot.settings import Settings
from storage import exports, recalls, snapshot
from storage.datasecret import read_secret


def open_recalls(settings: Settings, environment: Mapping[str, str], today: date) -> tuple[str, ...]:
    """What is still to be done about recalls, each a sentence with what to do; () where nothing is, or nothing was exported.

    Raises:
        StorageError: What is kept cannot be read.
    """
    if not (settings.data / exports.EXPORTS).exists():
        return ()
    secret = read_secret(settings.secret_file, data=settings.data, environment=environment, begin=False)
    with snapshot.opened(settings.data, secret) as stories, exports.opened(settings.data, secret) as register:
        everybody = recalls.recalled(register, secret, stories.allowed())
    said = []
    for one in everybody:
        name = one.researcher.name
        if one.unlisted:
            said.append(
                f"{name} has {_stories(one.unlisted)} that may not be used any more, and no list says so yet. "
                "Make it today with `firsthand recall --out DIR`, and send it."
            )
        since = min((waiting.since for waiting in one.waiting if waiting.since is not None), default=None)
        if since is not None and one.overdue(today) is None:
            said.append(
                f"{name} was sent a recall list on {since}, and has given no receipt yet. "
                f"Ask for it: {recalls.PATIENCE.days} days after the list nothing more is exported to them."
            )
        elif since is not None:
            said.append(
                f"{name} has given no receipt for the recall list of {since}, and nothing is exported to them. "
                "Ask for it, and note it with `firsthand recall --receipt FILE`."
            )
    return tuple(said)


def _stories(count: int) -> str:
    return "1 story" if count == 1 else f"{count} stories"
