"""What can go wrong in a conversation, by who must act.

ConversationError
├── FlowRefused       the designer must change the flow; carries every fault at once
└── NotConsented      a gate was asked to let out what its narrator did not allow; a bug in the caller
"""

from dataclasses import dataclass


class ConversationError(Exception):
    """Something in ``conversations`` refused to go on."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One mistake in a flow, as its designer would look for it.

    ``row`` counts as a spreadsheet does: the header is row 1; None where the fault is of a whole sheet.
    ``problem`` and ``remedy`` are whole sentences.
    """

    sheet: str
    row: int | None
    column: str | None
    problem: str
    remedy: str

    def __str__(self) -> str:
        place = self.sheet
        if self.row is not None:
            place += f", row {self.row}"
        if self.column is not None:
            place += f", column {self.column}"
        return f"{place}: {self.problem} {self.remedy}"


class FlowRefused(ConversationError):
    """The flow has mistakes; its designer must mend them before anyone is asked anything."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        assert faults
        self.faults = faults
        super().__init__("\n".join(str(fault) for fault in faults))


class NotConsented(ConversationError):
    """The narrator did not allow this use."""
