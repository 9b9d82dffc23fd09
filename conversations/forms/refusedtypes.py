"""The types of XLSForm that do not run in a chat, each with the reason and with what to write instead."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a row cannot run: two whole sentences for its designer, and the rule for machines."""

    problem: str
    remedy: str
    rule: str = "refused-type"


_ASK = "Take the row out; what you need to know, ask."
_AREA = "Offer a list of areas with select_one."
_WORDS = "Ask with text."
_SELECTS = "Ask with one select_one for each line."

_SILENT = ("would take something from people without asking them.", _ASK, "silent-capture")
_PLACE = ("would tell where somebody is.", _AREA, "place")
_MAP = ("is a map, and would tell where somebody is.", _AREA, "place")
_FILE = (
    "would take a picture, a sound or a file; faces, voices and documents tell who somebody is.",
    _WORDS,
    "file-answer",
)
_CODE = ("reads a code with a camera, and a chat has none.", _WORDS, "refused-type")
_LOOP = (
    "asks once for each choice of a list, which this version does not do.",
    "Write the questions out, or use begin_repeat.",
    "loop",
)
_SETTING = ("is a setting.", "Write it on the settings sheet.", "refused-type")


def _days(most: int) -> tuple[str, str, str]:
    return (
        "carries a rule and an English hint of its own.",
        f"Write integer, with the constraint 0 <= . and . <= {most}.",
        "refused-type",
    )


REFUSED: Mapping[str, tuple[str, str, str]] = {
    **dict.fromkeys(
        [
            "deviceid",
            "device_id",
            "get_device_id",
            "imei",
            "phonenumber",
            "get_phone_number",
            "username",
            "email",
            "simserial",
            "sim_id",
            "get_sim_id",
            "subscriberid",
            "subscriber_id",
            "get_subscriber_id",
            "uri:deviceid",
            "uri:email",
            "uri:phonenumber",
            "uri:simserial",
            "uri:subscriberid",
            "uri:username",
            "start-geopoint",
            "background-geopoint",
            "background-audio",
            "audit",
        ],
        _SILENT,
    ),
    **dict.fromkeys(("geopoint", "geotrace", "geoshape", "gps", "location"), _PLACE),
    **dict.fromkeys(("q geopoint", "q geotrace", "q geoshape", "q location", "add location prompt"), _PLACE),
    "osm": _MAP,
    **dict.fromkeys(
        ("image", "photo", "annotate", "draw", "signature", "audio", "video", "file", "photos"), _FILE
    ),
    **dict.fromkeys(("add image prompt", "add photo prompt", "add audio prompt"), _FILE),
    **dict.fromkeys(("add video prompt", "add file prompt"), _FILE),
    **dict.fromkeys(("q image", "q picture", "q audio", "q video"), _FILE),
    **dict.fromkeys(("barcode", "add barcode prompt", "q barcode", "qrcode"), _CODE),
    **dict.fromkeys(("begin_loop", "end_loop"), _LOOP),
    "include": ("brings in another form, which this version does not do.", "Copy its rows.", "include"),
    **dict.fromkeys(
        ("cascading_select", "cascading"),
        (
            "is an old way to narrow lists, which pyxform no longer reads.",
            "Write one select_one for each step, with a choice_filter.",
            "refused-type",
        ),
    ),
    "xml-external": (
        "brings in an XML file, which nothing in a chat reads.",
        "Save the list as csv, and use select_one_from_file.",
        "list-not-csv",
    ),
    "rating": (
        "is an appearance, not a type.",
        "Write range, with rating in the appearance column.",
        "refused-type",
    ),
    "likert": (
        "is an appearance, not a type.",
        "Write select_one and a list, with likert in the appearance column.",
        "refused-type",
    ),
    **dict.fromkeys(
        [
            "kobomatrix",
            "begin_kobomatrix",
            "end_kobomatrix",
            "begin_score",
            "end_score",
            "score__row",
            "begin_rank",
            "end_rank",
            "rank__level",
        ],
        ("is a table of Kobo's own, and a chat shows one question at a time.", _SELECTS, "kobo-matrix"),
    ),
    **dict.fromkeys(
        ("form_title", "set_form_title", "form_id", "set_form_id", "prefix", "set form title", "set form id"),
        _SETTING,
    ),
    "number of days in last month": _days(31),
    "number of days in last six months": _days(183),
    "number of days in last year": _days(365),
    "percentage": (
        "carries a rule of its own.",
        "Write integer, with the constraint 0 <= . and . <= 100, or range.",
        "refused-type",
    ),
    "phone number": (
        "carries a rule and an English hint of its own.",
        "Write text with a constraint of your own, and pii in kv:guard; better, do not ask for it.",
        "refused-type",
    ),
}
"""By spelling in small letters: what is wrong with a type, what to do instead, and the rule."""

_NUMBER = "Did you mean “integer”, or “decimal” for numbers with a fraction?"
_ONE = "Did you mean “select_one LIST”?"
_SEVERAL = "Did you mean “select_multiple LIST”?"
_TEXT = "Did you mean “text”?"
_YES_NO = "Did you mean “select_one LIST”, with a list of yes and no?"

ELSEWHERE: Mapping[str, str] = {
    **dict.fromkeys(("number", "numeric", "numerical", "numeric_input", "whole_number"), _NUMBER),
    **dict.fromkeys(("float", "double", "real"), "Did you mean “decimal”?"),
    **dict.fromkeys(
        (
            "dropdown",
            "drop_down",
            "radio",
            "radio_button",
            "radio_buttons",
            "single_choice",
            "single_select",
            "choose_one",
            "select_single",
        ),
        _ONE,
    ),
    **dict.fromkeys(
        (
            "checkbox",
            "checkboxes",
            "check_box",
            "check_boxes",
            "multiple_choice",
            "multi_select",
            "multiselect",
            "select_many",
            "select_multi",
            "select_all",
            "tick_boxes",
        ),
        _SEVERAL,
    ),
    **dict.fromkeys(
        ("paragraph", "textarea", "text_area", "textbox", "text_box", "short_text", "long_text", "free_text"),
        _TEXT,
    ),
    **dict.fromkeys(("boolean", "bool", "yesno", "yes_no"), _YES_NO),
    **dict.fromkeys(("slider", "scale", "likert_scale"), "Did you mean “range”?"),
    **dict.fromkeys(("statement", "message", "section_header"), "Did you mean “note”?"),
    **dict.fromkeys(("formula", "computed"), "Did you mean “calculate”?"),
    **dict.fromkeys(("ranking", "order"), "Did you mean “rank LIST”?"),
}
"""What other makers of forms call a type, in small letters with underscores; LIST stands for the name of a list."""
