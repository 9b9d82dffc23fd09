"""How far a long piece of work has come."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """What is being done, and how much of it: ``done`` of ``of``, which is 0 where it is not known."""

    step: str
    done: int
    of: int
