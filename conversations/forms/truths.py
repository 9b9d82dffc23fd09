"""Cells that say yes or no."""

from collections.abc import Mapping

from conversations.forms.places import Place

YES = frozenset({"yes", "true", "true()"})
NO = frozenset({"no", "false", "false()", ""})


def truth(place: Place, cells: Mapping[str, str], column: str) -> bool:
    """Whether a cell says yes, in any of XLSForm's ways; anything but yes or no is a fault."""
    cell = cells.get(column, "").strip().lower()
    if cell not in YES | NO:
        place.tell("yes-or-no", column, "This is neither yes nor no.", "Write yes, or clear the cell.")
    return cell in YES
