"""Functions that other tools know and that are refused here, each with its reason and what to do instead."""

from collections.abc import Mapping

_Told = tuple[str, str]

_LOOK_UP: _Told = (
    "looks something up in another file while people answer, which a chat does not do.",
    "Put the list into the choices sheet, or into a file for select_one_from_file.",
)
_PATH: _Told = (
    "begins a path through a form's XML, and a chat has no XML.",
    "Refer to an answer as ${name}, and to a column of a choice by its name in choice_filter.",
)
_PLACE: _Told = (
    "measures places, and where somebody is must not be asked here.",
    "Do without it, or ask for an area with a select_one.",
)
_ANGLE: _Told = ("is geometry, which no question of a chat needs.", "Do without it.")
_HASH: _Told = (
    "makes a code of an answer, and such a code of a name or number can be turned back by trying all of them.",
    "Do without it; stories are kept under keys of their own.",
)
_DEVICE: _Told = (
    "reads something of the phone or the account that nobody was asked for.",
    "Do without it, or ask for it openly.",
)
_NODE: _Told = ("asks for a part of a form's XML, and a chat has no XML.", "Do without it.")
_SURVEYCTO: _Told = (
    "belongs to another tool, and neither ODK nor Kobo runs it.",
    "Count or add up with count(), sum(), min() and max() over a calculation in the repeat.",
)

REFUSED: Mapping[str, _Told] = {
    "acos": _ANGLE,
    "area": _PLACE,
    "asin": _ANGLE,
    "atan": _ANGLE,
    "atan2": _ANGLE,
    "base64-decode": ("turns codes back into text, and no answer here is one.", "Do without it."),
    "cos": _ANGLE,
    "count-if": _SURVEYCTO,
    "current": _PATH,
    "depend": ("only reorders how other tools calculate.", "Take it away and leave its first value."),
    "digest": _HASH,
    "distance": _PLACE,
    "enclosed-area": _PLACE,
    "extract-signed": (
        "checks a signed code, and no answer here is one.",
        "Do without it.",
    ),
    "geofence": _PLACE,
    "hash": _HASH,
    "id": _NODE,
    "instance": _LOOK_UP,
    "intersects": _PLACE,
    "is-selected": ("is an old name of selected().", "Write selected()."),
    "jr:itext": ("names a translation of a form's XML.", "Write the words into the label columns."),
    "lang": (
        "asks for the language of a form's XML.",
        "Do without it: every label has a column per language.",
    ),
    "last": (
        "asks for the end of a path through a form's XML.",
        "Count a repeat with count(${repeat}).",
    ),
    "local-name": _NODE,
    "max-if": _SURVEYCTO,
    "min-if": _SURVEYCTO,
    "name": _NODE,
    "namespace-uri": _NODE,
    "phone-call-duration": _DEVICE,
    "pi": _ANGLE,
    "position": (
        "counts rounds of a repeat, and takes two dots between its brackets.",
        "Write position(..), or position(../..) from inside a group of the repeat.",
    ),
    "property": _DEVICE,
    "pulldata": _LOOK_UP,
    "randomize": (
        "shuffles choices, and gives nothing that could be compared or calculated with.",
        "Write randomize=true into the parameters column of the question.",
    ),
    "rank-index": _SURVEYCTO,
    "rank-value": _SURVEYCTO,
    "search": _LOOK_UP,
    "sin": _ANGLE,
    "sum-if": _SURVEYCTO,
    "tan": _ANGLE,
    "thousandsep": ("writes numbers for one country's eyes.", "Show the number as it is."),
    "username": _DEVICE,
    "uuid": (
        "makes an identifier, by which a story could be followed from place to place.",
        "Do without it; stories are kept under keys of their own.",
    ),
}
"""By name: what is wrong with it, as the end of a sentence that begins with its name; and what to do instead."""

ELSEWHERE: Mapping[str, str] = {
    "average": "Write sum(${x}) div count(${x}).",
    "avg": "Write sum(${x}) div count(${x}).",
    "ceil": "Did you mean ceiling()?",
    "concatenate": "Did you mean concat()?",
    "day": "Write format-date(${x}, '%e').",
    "empty": "Write ${x} = ''.",
    "ifelse": "Did you mean if()?",
    "iif": "Did you mean if()?",
    "isblank": "Write ${x} = ''.",
    "isempty": "Write ${x} = ''.",
    "isnull": "Write ${x} = ''.",
    "left": "Did you mean substr()?",
    "len": "Did you mean string-length()?",
    "length": "Did you mean string-length()?",
    "lower": "No function makes small letters; compare with both spellings, or use translate().",
    "lower-case": "No function makes small letters; compare with both spellings, or use translate().",
    "matches": "Did you mean regex()?",
    "mean": "Write sum(${x}) div count(${x}).",
    "mid": "Did you mean substr()?",
    "mod": "Write a mod b, without brackets.",
    "month": "Write format-date(${x}, '%n').",
    "power": "Did you mean pow()?",
    "replace": "Did you mean translate()?",
    "right": "Did you mean substr()?",
    "str": "Did you mean string()?",
    "string-join": "Write join(', ', ${x}): what stands between comes first.",
    "stringjoin": "Write join(', ', ${x}): what stands between comes first.",
    "trim": "Did you mean normalize-space()?",
    "upper": "No function makes capitals; compare with both spellings, or use translate().",
    "upper-case": "No function makes capitals; compare with both spellings, or use translate().",
    "year": "Write format-date(${x}, '%Y').",
}
"""What other languages call things, in small letters, with what XLSForm has instead."""
