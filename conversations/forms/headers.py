"""The headers that XLSForm knows, in every spelling, and what becomes of each in a chat.

Sources: XLSForm's reference (xlsform.org), pyxform's table of aliases, and the columns that Kobo writes into the
forms it gives out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from conversations.errors import Weight

TRANSLATED = frozenset(
    {
        "label",
        "hint",
        "guidance_hint",
        "required_message",
        "constraint_message",
        "image",
        "big-image",
        "audio",
        "video",
        "kv:summary",
        "kv:again",
    }
)
"""Columns that come once for each language."""

SURVEY = TRANSLATED | {
    "type",
    "name",
    "required",
    "relevant",
    "constraint",
    "choice_filter",
    "calculation",
    "parameters",
    "default",
    "repeat_count",
    "appearance",
    "trigger",
    "read_only",
    "disabled",
    "kv:guard",
    "kv:voice",
    "kv:digest",
    "kv:research",
    "kv:most",
}
MARKS = ("under_age", "discreet")
"""Columns of choices at which the engine acts by itself."""

DIGEST = ("digest", "own_change", "shared_change", "gap", "praise")
"""Columns of choices that only a digest looks at; they are for staff, who read one language."""

CHOICES = frozenset(
    {
        "list_name",
        "name",
        "label",
        "code",
        "exclusive",
        *MARKS,
        *DIGEST,
        "broader",
        "image",
        "big-image",
        "audio",
        "video",
    }
)
SETTINGS = frozenset(
    {
        "form_title",
        "form_id",
        "version",
        "default_language",
        "namespaces",
        "allow_choice_duplicates",
        "kv:drafts",
    }
)

RUN: Mapping[str, frozenset[str]] = {"survey": SURVEY, "choices": CHOICES, "settings": SETTINGS}
"""By sheet: the columns that a flow is made of."""


class Cells(Enum):
    """Which cells of a column matter."""

    ANY = "any"
    YES = "yes"  # a cell that says no changes nothing


@dataclass(frozen=True, slots=True)
class Unrun:
    """A column of XLSForm that a chat does not run: what is said of it where it has a cell that matters."""

    problem: str  # after the header, as in “autoplay” ...
    remedy: str
    weight: Weight
    cells: Cells = Cells.ANY
    rule: str = "unused-column"


_TIDY = "Leave it for other tools, or take it out."
_NOTHING = Unrun("means nothing in a chat, and is passed over.", _TIDY, Weight.NOTE)
_DISPLAY = Unrun("is about how other tools show a form; a chat passes it over.", _TIDY, Weight.WARNING)
_KOBO = Unrun("is Kobo's own, and means nothing in a chat.", _TIDY, Weight.NOTE)
_ENTITIES = Unrun(
    "keeps answers in a list of entities, which would outlive the story they are from.",
    "Take the column out.",
    Weight.ERROR,
    rule="entities",
)
_OTHER_OPTION = Unrun(
    "adds a choice to lists, in no language but English.",
    "Add the choice to the lists yourself, and clear the cell.",
    Weight.ERROR,
    Cells.YES,
    "or-other",
)

UNRUN: Mapping[str, Mapping[str, Unrun]] = {
    "survey": {
        "accuracythreshold": _DISPLAY,
        "autoplay": _DISPLAY,
        "rows": _DISPLAY,
        "body": _DISPLAY,
        "bind": Unrun("is for other tools; a chat passes it over.", _TIDY, Weight.WARNING),
        "instance": _NOTHING,
        "noapperrorstring": _DISPLAY,
        "intent": Unrun(
            "takes an answer from another app.",
            "Take the column out, and ask the question here.",
            Weight.ERROR,
            rule="refused-column",
        ),
        "save_to": _ENTITIES,
        "sms_field": _NOTHING,
        "sms_option": _NOTHING,
        "sms_separator": _NOTHING,
        "sms_allow_media": _NOTHING,
        "sms_date_format": _NOTHING,
        "sms_datetime_format": _NOTHING,
        "sms_response": _NOTHING,
        "compact_tag": _NOTHING,
        "hxl": _KOBO,
        "$autoname": _KOBO,
        "$kuid": _KOBO,
        "$prev": _KOBO,
        "$given_name": _KOBO,
        "$qpath": _KOBO,
        "$xpath": _KOBO,
        "$anchor": _KOBO,
        "$autovalue": _KOBO,
        "select_from_list_name": _KOBO,
        "_or_other": _OTHER_OPTION,
        "_isrepeat": _KOBO,
        "kobo--": _KOBO,
    },
    "choices": {
        "geometry": Unrun("is a place on a map, and is passed over.", _TIDY, Weight.WARNING),
        "order": _KOBO,
        "$autovalue": _KOBO,
        "$kuid": _KOBO,
        "hxl": _KOBO,
        "kobo--": _KOBO,
    },
    "settings": {
        "add_none_option": _OTHER_OPTION,
        "entity_version": _ENTITIES,
        "submission_url": Unrun(
            "names a server for the answers; Firsthand keeps them itself and sends nothing there.",
            _TIDY,
            Weight.WARNING,
        ),
        "public_key": Unrun(
            "is a key for other tools; stories here are sealed with the keys of this service.",
            _TIDY,
            Weight.WARNING,
        ),
        **dict.fromkeys(
            (
                "style",
                "instance_name",
                "instance_id",
                "instance_xmlns",
                "name",
                "xml_root",
                "omit_instanceid",
                "flat",
                "attribute",
                "auto_send",
                "auto_delete",
                "client_editable",
                "clean_text_values",
                "prefix",
                "delimiter",
                "sms_keyword",
                "sms_separator",
                "sms_allow_media",
                "sms_date_format",
                "sms_datetime_format",
                "sms_response",
            ),
            _NOTHING,
        ),
        "kobo--": _KOBO,
    },
}
"""By sheet: what XLSForm or Kobo know and a chat does not run; a name that ends in ``--`` stands for all it begins."""

ALIASES: Mapping[str, Mapping[str, str]] = {
    "survey": {
        "relevance": "relevant",
        "calculate": "calculation",
        "caption": "label",
        "constraining_message": "constraint_message",
        "requiredmsg": "required_message",
        "constraintmsg": "constraint_message",
        "command": "type",
        "tag": "name",
        "value": "name",
        "readonly": "read_only",
        "count": "repeat_count",
        "jr:count": "repeat_count",
        "no_app_error_string": "noapperrorstring",
        "control": "body",
    },
    "choices": {"value": "name", "caption": "label"},
    "settings": {
        "id_string": "form_id",
        "set_form_id": "form_id",
        "title": "form_title",
        "set_form_title": "form_title",
    },
}
"""By sheet: other spellings of a column's first part."""

ELSEWHERE: Mapping[str, Mapping[str, str]] = {
    "survey": {
        **dict.fromkeys(
            (
                "skip_logic",
                "skip_rule",
                "skip_if",
                "show_if",
                "show_when",
                "ask_if",
                "ask_when",
                "display_if",
                "display_logic",
                "visible_if",
                "only_if",
                "branching",
                "branching_logic",
                "condition",
                "conditions",
                "enabled_if",
            ),
            "relevant",
        ),
        **dict.fromkeys(("mandatory", "compulsory", "obligatory", "must_answer"), "required"),
        **dict.fromkeys(("validation", "validation_rule"), "constraint"),
    },
    "choices": {},
    "settings": {},
}
"""By sheet: what other makers of forms call a column that decides what is asked or taken."""

GROUPED: Mapping[tuple[str, str], str] = {
    ("bind", "relevant"): "relevant",
    ("bind", "relevance"): "relevant",
    ("bind", "constraint"): "constraint",
    ("bind", "required"): "required",
    ("bind", "calculate"): "calculation",
    ("bind", "calculation"): "calculation",
    ("bind", "readonly"): "read_only",
    ("bind", "read_only"): "read_only",
    ("bind", "jr:constraintmsg"): "constraint_message",
    ("bind", "jr:requiredmsg"): "required_message",
    ("bind", "jr:noapperrorstring"): "noapperrorstring",
    ("bind", "entities:saveto"): "save_to",
    ("bind", "kv:guard"): "kv:guard",
    ("bind", "kv:voice"): "kv:voice",
    ("bind", "kv:digest"): "kv:digest",
    ("bind", "kv:research"): "kv:research",
    ("bind", "kv:summary"): "kv:summary",
    ("bind", "kv:most"): "kv:most",
    ("body", "appearance"): "appearance",
    ("body", "jr:count"): "repeat_count",
    ("body", "autoplay"): "autoplay",
    ("body", "rows"): "rows",
    ("body", "intent"): "intent",
    ("body", "accuracythreshold"): "accuracythreshold",
    ("media", "image"): "image",
    ("media", "big-image"): "big-image",
    ("media", "audio"): "audio",
    ("media", "video"): "video",
}
"""Columns written in two parts, as in ``bind::relevant``; the first part after ``ALIASES``, both in small letters."""

PREFIXES = frozenset({"jr", "kv", "odk", "orx", "entities"})
"""Namespaces: the colon after them belongs to the name."""
