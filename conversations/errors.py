"""What can go wrong in a conversation, by who must act.

ConversationError
├── FlowRefused       the designer must change the flow; carries every fault at once
├── NotConsented      a gate was asked to let out what its narrator did not allow; a bug in the caller
└── SolverMissing     the steward must install the extra ``digest``
"""

from dataclasses import dataclass
from enum import Enum

from conversations.printable import printable


class ConversationError(Exception):
    """Something in ``conversations`` refused to go on."""


class Weight(Enum):
    """How much a fault weighs."""

    ERROR = "error"  # the flow is refused: nobody is asked anything until it is mended
    WARNING = "warning"  # the flow runs, and its designer should look
    NOTE = "note"  # nothing is wrong; something could not be decided, or is done otherwise than elsewhere


@dataclass(frozen=True, slots=True)
class Fault:
    """One mistake in a flow, as its designer would look for it.

    ``row`` counts as a spreadsheet does: the header is row 1; None where the fault is of a whole sheet.
    ``problem`` and ``remedy`` are whole sentences. ``rule`` names what was broken, in small letters with
    hyphens, the same for every fault of a kind (``unknown-name``): machines and the designer's guide go by it.
    """

    sheet: str
    row: int | None
    column: str | None
    problem: str
    remedy: str
    rule: str = "form"
    weight: Weight = Weight.ERROR

    def __str__(self) -> str:
        place = self.sheet
        if self.row is not None:
            place += f", row {self.row}"
        if self.column is not None:
            place += f", column {self.column}"
        return printable(f"{place}: {self.problem} {self.remedy}")


class FlowRefused(ConversationError):
    """The flow has mistakes; its designer must mend them before anyone is asked anything.

    ``faults`` are all that were found, lighter ones too; at least one is an error. The message lists the errors alone.
    """

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        assert faults
        self.faults = faults
        super().__init__("\n".join(str(fault) for fault in faults if fault.weight is Weight.ERROR))


class NotConsented(ConversationError):
    """The narrator did not allow this use."""


class SolverMissing(ConversationError):
    """The library that looks at a digest before it leaves is not installed; the steward must install the extra ``digest``."""
