"""Linear programs over whole numbers, solved by HiGHS (highs.dev): the one module that knows the solver's library.

The solver only proposes. What it proposes is rounded and looked at in whole numbers here, so no tolerance of the solver's
can let anything out: where it errs, less is proved, and the gate keeps more back.
"""

from collections.abc import Sequence
from typing import Any

from conversations.errors import SolverMissing

Terms = Sequence[tuple[int, int]]
"""A weighted sum: pairs of a column and its weight."""

_CLOSE = 1e-4  # from a whole number; the solver's own tolerance is 1e-7, and counts have six figures at most


class Program:
    """Columns that are whole numbers within limits, and rows that bound weighted sums of them.

    Columns and rows are put in first; then ``least`` may be asked any number of times, each time beginning where the
    last ended, which is what makes the many questions of one digest cheap.

    Raises:
        SolverMissing: The solver's library is not installed.
    """

    def __init__(self) -> None:
        self._solver, self._numbers = _library()
        self._low: list[int] = []
        self._high: list[int] = []
        self._row_low: list[int] = []
        self._row_starts: list[int] = []
        self._columns: list[int] = []
        self._weights: list[int] = []
        self._loaded: Any = None
        self._costed: list[int] = []

    def column(self, low: int, high: int) -> int:
        """A new column, by its number."""
        self._low.append(low)
        self._high.append(high)
        return len(self._low) - 1

    def at_least(self, low: int, terms: Terms) -> None:
        """A new row: this sum is at least ``low``."""
        self._row_low.append(low)
        self._row_starts.append(len(self._columns))
        for column, weight in terms:
            self._columns.append(column)
            self._weights.append(weight)

    def limit(self, column: int, low: int, high: int) -> None:
        """Give a column other limits."""
        self._low[column], self._high[column] = low, high
        if self._loaded is not None:
            self._loaded.changeColBounds(column, float(low), float(high))

    def limits(self, column: int) -> tuple[int, int]:
        """Between what a column is."""
        return self._low[column], self._high[column]

    def least(self, terms: Terms) -> list[int] | None:
        """The columns where this sum is least; None where there is no such point, or none in whole numbers was found."""
        if not self._low:
            return []
        loaded = self._load()
        if self._costed:
            self._cost(self._costed, [0] * len(self._costed))
        costs: dict[int, int] = {}
        for column, weight in terms:
            costs[column] = costs.get(column, 0) + weight
        self._costed = list(costs)
        self._cost(self._costed, list(costs.values()))
        loaded.run()
        if loaded.getModelStatus() != self._solver.HighsModelStatus.kOptimal:
            return None
        return self._proved(loaded.getSolution().col_value)

    def _cost(self, columns: list[int], costs: list[int]) -> None:
        self._loaded.changeColsCost(
            len(columns),
            self._numbers.array(columns, dtype="int32"),
            self._numbers.array(costs, dtype="double"),
        )

    def _proved(self, proposed: Sequence[float]) -> list[int] | None:
        """The point in whole numbers, if it is one and keeps within every limit and row."""
        numbers = self._numbers
        given = numbers.array(proposed)
        point = numbers.rint(given).astype("int64")
        within = (
            numbers.abs(given - point).max() < _CLOSE
            and (point >= self._low).all()
            and (point <= self._high).all()
        )
        if within and self._row_low:
            sums = numbers.add.reduceat(point[self._columns] * self._weights, self._row_starts)
            within = (sums >= self._row_low).all()
        return [int(one) for one in point.tolist()] if within else None

    def _load(self) -> Any:
        if self._loaded is None:
            solver, numbers = self._solver, self._numbers
            model = solver.HighsLp()
            model.num_col_, model.num_row_ = len(self._low), len(self._row_low)
            model.col_cost_ = numbers.zeros(len(self._low))
            model.col_lower_ = numbers.array(self._low, dtype="double")
            model.col_upper_ = numbers.array(self._high, dtype="double")
            model.row_lower_ = numbers.array(self._row_low, dtype="double")
            model.row_upper_ = numbers.full(len(self._row_low), solver.kHighsInf)
            model.a_matrix_.format_ = solver.MatrixFormat.kRowwise
            model.a_matrix_.start_ = numbers.array([*self._row_starts, len(self._columns)], dtype="int32")
            model.a_matrix_.index_ = numbers.array(self._columns, dtype="int32")
            model.a_matrix_.value_ = numbers.array(self._weights, dtype="double")
            # The class over this one prints a line to the terminal as soon as it is made, whatever it is told.
            self._loaded = solver._core._Highs()  # noqa: SLF001
            # One thread and no presolve: the same digest gives the same answer, and each question begins where the last ended.
            for option, value in (
                ("output_flag", False),
                ("threads", 1),
                ("parallel", "off"),
                ("presolve", "off"),
                ("solver", "simplex"),
                ("random_seed", 0),
            ):
                self._loaded.setOptionValue(option, value)
            self._loaded.passModel(model)
        return self._loaded


def _library() -> tuple[Any, Any]:
    try:
        import highspy
        import numpy as np
    except ImportError as absent:
        raise SolverMissing(
            "a digest needs the solver highspy, and it is not here: install the extra, pip install 'firsthand[digest]'"
        ) from absent
    return highspy, np
