"""How long the service waits for what does not come at once. An argument, so that a test need not wait it out."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Waits:
    """The lengths of the waits, in seconds.

    Attributes:
        again: Before what failed is tried a second time; where it is tried further, twice as long each time. How long
            Telegram asks for with a 429 goes before it.
        closed: Between two tries to write to a staff channel that cannot be written to.
        stand_by: Between two looks while another process receives. Telegram holds further 409s back for 3 s; asking
            faster only disturbs the other poller.
        drain: At a stop, for replies already decided on; the rest waits in the outbox. At a start, for those that the
            last run left behind, before anything is received.
    """

    again: float = 0.5
    closed: float = 60.0
    stand_by: float = 5.0
    drain: float = 2.0


USUAL = Waits()
"""The waits of a service."""
