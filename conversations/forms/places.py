"""Where a fault is told: one row of one sheet, by the headers its designer spelt."""

from collections.abc import Collection
from dataclasses import dataclass, field

from conversations.errors import Fault, Weight
from conversations.expressions import Expression, ExpressionError, parse
from conversations.forms.columns import Columns, did_you_mean

MOST_COMPARISONS = 200_000
"""Words looked at for what a designer may have meant, in all: a second's work, however much is wrong with a form."""


@dataclass(slots=True)
class Findings:
    """What is wrong with a form, as it is found.

    ``gaps`` are those of ``faults`` that leave something out of the flow: a cell that could not be understood, a
    list that is not there. A flow with gaps cannot be built at all; with other faults it can, and is refused.
    ``passed`` says that the form passed the checks of an earlier day, and is to be built as it was.
    """

    faults: list[Fault] = field(default_factory=list)
    gaps: list[Fault] = field(default_factory=list)
    passed: bool = False
    comparisons: int = MOST_COMPARISONS

    def near(self, word: str, known: Collection[str]) -> str:
        """A sentence that offers the nearest known word; nothing where none is near, or enough were looked for."""
        self.comparisons -= len(known)
        return did_you_mean(word, known) if self.comparisons >= 0 else ""


@dataclass(frozen=True, slots=True)
class Place:
    """One row of a sheet; ``row`` is None for the sheet as a whole."""

    sheet: str
    row: int | None
    columns: Columns
    findings: Findings

    def tell(
        self,
        rule: str,
        column: str | None,
        problem: str,
        remedy: str,
        *,
        language: str = "",
        weight: Weight = Weight.ERROR,
    ) -> Fault:
        """Add a fault of this row; ``column`` is a plain name, told as its header is spelt."""
        header = None if column is None else self.columns.header(column, language)
        fault = Fault(self.sheet, self.row, header, problem, remedy, rule, weight)
        self.findings.faults.append(fault)
        return fault

    def gap(self, rule: str, column: str | None, problem: str, remedy: str, *, language: str = "") -> None:
        """Add a fault that leaves something out of the flow."""
        self.findings.gaps.append(self.tell(rule, column, problem, remedy, language=language))

    def warn(self, rule: str, column: str | None, problem: str, remedy: str, *, language: str = "") -> None:
        """Add something the designer should look at."""
        self.tell(rule, column, problem, remedy, language=language, weight=Weight.WARNING)

    def note(self, rule: str, column: str | None, problem: str, remedy: str, *, language: str = "") -> None:
        """Add something that is done otherwise than elsewhere."""
        self.tell(rule, column, problem, remedy, language=language, weight=Weight.NOTE)

    def expression(self, column: str, text: str, prompt: str) -> Expression | None:
        """Read an expression of this row, which belongs to ``prompt``; None, and a fault, where it is none."""
        try:
            return parse(
                text, f"{prompt} {column}" if "random" in text else "", checked=not self.findings.passed
            )
        except ExpressionError as error:
            self.gap(error.rule, column, error.problem, error.remedy)
            return None
