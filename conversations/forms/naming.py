"""The names of a survey's rows: each once, such as other tools take, and one for every row that has none."""

import re
from collections.abc import Iterable, Mapping

from conversations.forms.places import Place

LONGEST_NAME = 32
"""Letters of a name that statistics programs take as the name of a variable (Stata's limit)."""

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")


class Names:
    """The names given so far, row by row. ``spelt`` are all that stand in the sheet, those to come too."""

    def __init__(self, spelt: Iterable[str]) -> None:
        self._spelt = frozenset(spelt)
        self._rows: dict[str, int] = {}
        self._by_case: dict[str, str] = {}

    def name(self, place: Place, plain: Mapping[str, str], *, optional: bool) -> str:
        """The name of a row by its cells, or one made from its number; what is wrong with it is told."""
        name = plain.get("name", "")
        row = place.row or 0
        if not name:
            if not optional:
                place.gap("no-name", "name", "This row has no name.", "Give it a short one, such as needs.")
            name = f"row_{row}"
            while name in self._spelt:
                name += "_"
            return name
        if not _NAME.fullmatch(name):
            place.gap(
                "wrong-name",
                "name",
                f"The name “{name}” cannot be used.",
                "Start with a letter from A to Z, then letters, digits, _ and - only.",
            )
        elif "." in name or len(name) > LONGEST_NAME:
            place.warn(
                "awkward-name",
                "name",
                f"Statistics programs do not take “{name}” as a name"
                + (", for the dot in it." if "." in name else f", for its more than {LONGEST_NAME} letters."),
                "Choose a short one of letters, digits and _; exports would have to shorten it.",
            )
        if name in self._rows:
            place.gap(
                "duplicate-name",
                "name",
                f"The name “{name}” is taken by row {self._rows[name]}.",
                "Give each row a name of its own.",
            )
        elif (other := self._by_case.get(name.lower())) is not None:
            place.warn(
                "differs-by-case",
                "name",
                f"“{name}” and “{other}” of row {self._rows[other]} differ only by capital letters.",
                "Use names that cannot be taken for each other.",
            )
        self._rows.setdefault(name, row)
        self._by_case.setdefault(name.lower(), name)
        return name
