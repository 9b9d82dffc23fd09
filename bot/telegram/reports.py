"""What the sender tells of staff channels, so that whoever runs the service hears of it."""

from typing import Protocol

from storage.outbox import Outgoing


class Reports(Protocol):
    """Takes what went wrong with a channel. Each call returns at once and raises nothing."""

    def refused(self, outgoing: Outgoing, reason: str) -> None:
        """Telegram refuses this post, or part of a digest, for good; it is not tried again. ``reason`` holds no text."""

    def gone(self, address: int) -> None:
        """That chat cannot be written to: what is for it waits. Told at most once an hour."""

    def back(self, address: int) -> None:
        """It can be written to again."""


class NoReports:
    """Nobody to tell."""

    def refused(self, outgoing: Outgoing, reason: str) -> None:
        """Nobody hears of it."""

    def gone(self, address: int) -> None:
        """Nobody hears of it."""

    def back(self, address: int) -> None:
        """Nobody hears of it."""
