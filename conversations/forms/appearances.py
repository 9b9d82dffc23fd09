"""The appearance column: the few appearances that mean something in a chat, and those that would change a form."""

import re

from conversations.flow import Kind, Precision
from conversations.forms.columns import did_you_mean
from conversations.forms.places import Place

_PRECISIONS = {"month-year": Precision.MONTH, "year": Precision.YEAR}
_CALENDARS = frozenset(
    {"ethiopian", "coptic", "islamic", "bikram-sambat", "myanmar", "persian", "buddhist", "nepali"}
)
_SEARCH = re.compile(r"\bsearch\s*\(")


def precision(appearance: str) -> Precision:
    """How exact a date is asked for."""
    return next(
        (_PRECISIONS[word] for word in appearance.lower().split() if word in _PRECISIONS), Precision.DAY
    )


def read_appearance(place: Place, appearance: str, kind: Kind | None) -> None:
    """Tell of an appearance that a chat would follow otherwise than its designer meant; None stands for a group."""
    if _SEARCH.search(appearance):
        place.tell(
            "search",
            "appearance",
            "“search()” would take the choices from elsewhere, and the list of this row would be passed over.",
            "Use select_one_from_file with a choice_filter.",
        )
        return
    for word in appearance.split():
        small = word.lower()
        if small.startswith("ex:"):
            place.warn(
                "appearance",
                "appearance",
                f"“{word}” would open another app, which a chat cannot; the answer is typed instead.",
                "Make sure that people can answer it by themselves.",
            )
        elif kind is Kind.DATE and small in _CALENDARS:
            place.warn(
                "appearance",
                "appearance",
                f"Dates are asked for in the common calendar, not in the “{word}” one.",
                "Say so in the hint, or ask with text.",
            )
        elif kind is Kind.DATE and small not in _PRECISIONS and did_you_mean(small, _PRECISIONS):
            place.warn(
                "appearance",
                "appearance",
                f"The appearance “{word}” is not known for a date.",
                did_you_mean(small, _PRECISIONS),
            )
