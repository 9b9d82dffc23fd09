"""What the type column of a survey says: which kind of prompt, which list, and why some are refused."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from conversations.flow import Kind


class Bracket(Enum):
    """A row that opens or closes a group, and asks nothing itself."""

    BEGIN = "begin_group"
    END = "end_group"


@dataclass(frozen=True, slots=True)
class RowType:
    """What one row is; ``choice_list`` is empty for kinds without choices."""

    kind: Kind | Bracket
    choice_list: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a row cannot run: two whole sentences for its designer."""

    problem: str
    remedy: str


_SILENT = "would take something from people without asking them."
_NOT_RUN = "is XLSForm, but this version does not run it."
_TIME = "would keep when somebody sat with their phone."
_PLACE = "would tell where somebody is."
_FILE = "would take a picture, a sound or a file; this version takes words alone."
_ASK = "Take the row out; what you need to know, ask."
_BANDS = "Offer bands with select_one, or ask with text."
_AREA = "Offer a list of areas with select_one."
_WORDS = "Ask with text."

_REFUSED: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys(
        "deviceid imei phonenumber phone_number username email simserial subscriberid uri:deviceid".split(),  # noqa: SIM905
        (_SILENT, _ASK),
    ),
    **dict.fromkeys(["start-geopoint", "background-geopoint", "background-audio", "audit"], (_SILENT, _ASK)),
    **dict.fromkeys(["start", "end", "today"], (_TIME, "Take the row out; a story keeps its week.")),
    **dict.fromkeys(["geopoint", "geotrace", "geoshape", "gps", "location"], (_PLACE, _AREA)),
    **dict.fromkeys(
        ["image", "photo", "annotate", "draw", "signature", "audio", "video", "file"], (_FILE, _WORDS)
    ),
    **dict.fromkeys(["integer", "int", "decimal", "range", "rating"], (_NOT_RUN, _BANDS)),
    **dict.fromkeys(["date", "time", "datetime", "date_time"], (_NOT_RUN, _BANDS)),
    **dict.fromkeys(
        ["begin_repeat", "end_repeat", "begin_loop", "end_loop"],
        (_NOT_RUN, "Ask once, with a text that takes several."),
    ),
    **dict.fromkeys(["acknowledge", "trigger"], (_NOT_RUN, "Use select_one with one choice.")),
    **dict.fromkeys(
        ["hidden", "barcode", "osm", "csv-external", "xml-external"], (_NOT_RUN, "Take the row out.")
    ),
    **dict.fromkeys(
        ["select_one_from_file", "select_multiple_from_file", "select_one_external"],
        (_NOT_RUN, "Put the list on the choices sheet."),
    ),
}

# Every way XLSForm has of writing the types that run, longest first, so that none hides another.
_WITH_LIST: tuple[tuple[str, Kind], ...] = (
    ("select all that apply from", Kind.SELECT_MULTIPLE),
    ("add select multiple prompt using", Kind.SELECT_MULTIPLE),
    ("add select one prompt using", Kind.SELECT_ONE),
    ("select all that apply", Kind.SELECT_MULTIPLE),
    ("select one from", Kind.SELECT_ONE),
    ("select_multiple", Kind.SELECT_MULTIPLE),
    ("select one", Kind.SELECT_ONE),
    ("select_one", Kind.SELECT_ONE),
    ("select1", Kind.SELECT_ONE),
    ("rank", Kind.RANK),
)
_PLAIN: Mapping[str, Kind | Bracket] = {
    "note": Kind.NOTE,
    "text": Kind.TEXT,
    "string": Kind.TEXT,
    "calculate": Kind.CALCULATE,
    "begin_group": Bracket.BEGIN,
    "end_group": Bracket.END,
}


def row_type(cell: str) -> RowType | Refusal:
    """What a filled type cell says, in any of XLSForm's spellings."""
    words = cell.split()
    spelt = " ".join(words)
    if "_".join(words) in _PLAIN:
        return RowType(_PLAIN["_".join(words)])
    for spelling, kind in _WITH_LIST:
        if spelt == spelling:
            return Refusal(
                f"“{cell}” names no list.", f"Write {kind.value} and the name of a list on the choices sheet."
            )
        if spelt.startswith(spelling + " "):
            return _listed(words[len(spelling.split()) :], kind)
    first = words[0].lower()
    for name in ("_".join(words).lower(), first):
        if name in _REFUSED:
            problem, remedy = _REFUSED[name]
            return Refusal(f"The type “{name}” {problem}", remedy)
    known = [*_PLAIN, "select_one", "select_multiple", "rank"]
    near = difflib.get_close_matches(first, [*known, *_REFUSED], n=1, cutoff=0.7)
    if not near:
        return Refusal(f"The type “{cell}” is not known.", f"These run: {', '.join(sorted(known))}.")
    if near[0] in _REFUSED:
        problem, remedy = _REFUSED[near[0]]
        return Refusal(f"The type “{cell}” is not known; “{near[0]}” {problem}", remedy)
    meant = near[0] if near[0] in _PLAIN else " ".join([near[0], *words[1:]])
    return Refusal(f"The type “{cell}” is not known.", f"Did you mean “{meant}”?")


def _listed(rest: list[str], kind: Kind) -> RowType | Refusal:
    if len(rest) > 1 and [word.lower() for word in rest[1:]] in (["or_other"], ["or", "specify", "other"]):
        return Refusal(
            "“or_other” adds a choice to every prompt that shares the list, in no language but English.",
            "Add a choice such as “Something else” to the list, and a text row after it.",
        )
    if len(rest) > 1:
        return Refusal(f"The name of a list holds no blanks, and “{' '.join(rest)}” does.", "Name one list.")
    return RowType(kind, rest[0])
