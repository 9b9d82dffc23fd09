"""What can go wrong between a bot and Telegram, one call at a time, on demand."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TooMany:
    """429 with ``parameters.retry_after`` in seconds; the call has no effect.

    A real server says whole seconds; less than one is for tests that need not wait so long.
    """

    retry_after: float = 1


@dataclass(frozen=True, slots=True)
class ServerError:
    """500 with a JSON body; the call has no effect."""


@dataclass(frozen=True, slots=True)
class BadGateway:
    """502 with the HTML page of a proxy; the call has no effect."""


@dataclass(frozen=True, slots=True)
class Truncated:
    """The call takes effect; its 200 answer is JSON that breaks off in the middle."""


@dataclass(frozen=True, slots=True)
class Reset:
    """The connection is cut without an answer, before or after the call took effect."""

    after_effect: bool = False


@dataclass(frozen=True, slots=True)
class Silence:
    """The call takes effect; the answer never comes."""


@dataclass(frozen=True, slots=True)
class Again:
    """``getUpdates`` alone: the batch handed out last is handed out once more, though acknowledged."""


Fault = TooMany | ServerError | BadGateway | Truncated | Reset | Silence | Again
