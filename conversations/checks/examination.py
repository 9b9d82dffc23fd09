"""Everything there is to say about a form before anyone is asked anything: its faults, its ways, how it reads."""

from dataclasses import dataclass, replace

from conversations.checks.reading_age import Reading
from conversations.checks.spoken import spoken_faults
from conversations.checks.ticking import ticking_faults
from conversations.checks.wording import judged
from conversations.errors import Fault, Weight
from conversations.flow import Flow
from conversations.forms.columns import columns
from conversations.forms.compiling import compiled
from conversations.forms.sheets import Sheet, Sheets
from conversations.ways import Ways, ways
from conversations.ways.findings import findings


@dataclass(frozen=True, slots=True)
class Examined:
    """What examining a form gave.

    Attributes:
        flow: The flow, or None where an error was found.
        faults: All that was found, in reading order: sheet by sheet, row by row, from left to right, errors first.
        ways: Everything that can happen in it; None where the form as written gave no flow at all.
        reading: How hard its English words are to read as a whole; None where there are too few to tell.
    """

    flow: Flow | None
    faults: tuple[Fault, ...]
    ways: Ways | None
    reading: Reading | None

    def count(self, weight: Weight) -> int:
        """How many faults weigh that much."""
        return sum(fault.weight is weight for fault in self.faults)


def examined(sheets: Sheets, found: tuple[Fault, ...] = (), *, wording: bool = True) -> Examined:
    """Examine a form.

    ``found`` is what reading its file found already; ``wording`` says whether its words are judged too.
    """
    made = compiled(sheets)
    faults = [*found, *made.faults, *spoken_faults(sheets)]
    reached: Ways | None = None
    if made.flow is not None:
        reached = ways(made.flow)
        faults += _in_headers(findings(made.flow, reached), sheets)
    words = judged(sheets) if wording else None
    if words is not None:
        faults += [*words.faults, *ticking_faults(sheets)]
    return Examined(
        flow=None if any(fault.weight is Weight.ERROR for fault in faults) else made.flow,
        faults=in_reading_order(faults, sheets),
        ways=reached,
        reading=None if words is None else words.reading,
    )


def _in_headers(faults: tuple[Fault, ...], sheets: Sheets) -> list[Fault]:
    """The same faults, with the columns of the survey as its designer spelt them."""
    unheard: list[Fault] = []
    read = columns(sheets.survey, "", unheard)
    return [
        fault if fault.column is None else replace(fault, column=read.header(fault.column))
        for fault in faults
    ]


_WEIGHTS = (Weight.ERROR, Weight.WARNING, Weight.NOTE)


def in_reading_order(faults: list[Fault], sheets: Sheets) -> tuple[Fault, ...]:
    """Each fault once: of a sheet as a whole first, then row by row and from left to right."""
    order: dict[str, tuple[int, Sheet]] = {
        sheet.name: (at, sheet)
        for at, sheet in enumerate((sheets.settings, sheets.survey, sheets.choices, *sheets.tables))
    }

    def place(fault: Fault) -> tuple[int, int, int, int]:
        at, sheet = order.get(fault.sheet, (-1, None))
        headers = sheet.headers if sheet is not None else ()
        column = (
            headers.index(fault.column)
            if fault.column in headers
            else -1
            if fault.column is None
            else len(headers)
        )
        return at, fault.row or 0, column, _WEIGHTS.index(fault.weight)

    return tuple(sorted(dict.fromkeys(faults), key=place))
