"""Writes what staff decided and what the service did into the record of acts, beside the event loop."""

import asyncio
import logging
from typing import Protocol

from storage.audit import Act
from storage.errors import StorageError

log = logging.getLogger("firsthand.staff")


class Records(Protocol):
    """The record of acts."""

    def __call__(self, act: Act, *, by: str, **details: str | int) -> None:
        """Write an act down; may take as long as a disk takes."""


class Recorder:
    """Writes acts down after they were done; ``records`` is None where there is no record."""

    def __init__(self, records: Records | None = None) -> None:
        self._records = records

    async def note(self, act: Act, *, by: str, **details: str | int) -> None:
        """Write it down. What is done is not undone where that fails: the steward is told in the log."""
        if self._records is None:
            return
        try:
            await asyncio.to_thread(self._records, act, by=by, **details)
        except StorageError as error:
            log.error("an act could not be recorded (%s)", type(error).__name__)
