"""Writing acts of commands and of the service into the record of acts."""

import os

from bot.app import now
from bot.settings import Settings
from storage.audit import Act, opened, record
from storage.datasecret import read_secret


def noted(settings: Settings, act: Act, *, by: str = "a command", **details: str | int) -> None:
    """Write down that something is done.

    Raises:
        AuditRefused, KeyRefused: It cannot be written down, so it must not be done.
    """
    secret = read_secret(settings.secret_file, data=settings.data, environment=os.environ)
    record(settings.data, secret, act, hour=int(now().timestamp()) // 3600, by=by, **details)


def newest(settings: Settings) -> str:
    """The head of the record, as it is posted.

    Raises:
        AuditRefused, KeyRefused: It cannot be read.
    """
    secret = read_secret(settings.secret_file, data=settings.data, environment=os.environ, begin=False)
    with opened(settings.data, secret) as trail:
        return str(trail.head())
