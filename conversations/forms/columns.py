"""What the headers of a flow's sheets mean, and the mistakes that headers invite.

A misspelt header is the one slip that other XLSForm tools pass over in silence: the column is dropped, and with
it a skip rule or a safety stop. Here every header must be known.
"""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from conversations.errors import Fault
from conversations.forms.sheets import Row, Sheet

Key = tuple[str, str]
"""A column by its plain name and its language; the language is empty where the header names none."""

TRANSLATED = frozenset(
    {"label", "hint", "guidance_hint", "required_message", "constraint_message", "kv:summary"}
)

SURVEY = TRANSLATED | {
    "type",
    "name",
    "required",
    "relevant",
    "constraint",
    "choice_filter",
    "calculation",
    "parameters",
    "kv:guard",
    "kv:voice",
    "appearance",
    "disabled",
}
CHOICES = frozenset({"list_name", "name", "label", "code", "exclusive"})
SETTINGS = frozenset(
    {
        "form_title",
        "form_id",
        "version",
        "default_language",
        "namespaces",
        "style",
        "instance_name",
        "name",
        "public_key",
        "submission_url",
        "auto_send",
        "auto_delete",
        "allow_choice_duplicates",
        "clean_text_values",
    }
)

# Headers that XLSForm knows and this version does not run: a filled cell there would be passed over in silence.
UNRUN_SURVEY = frozenset(
    {
        "accuracythreshold",
        "audio",
        "autoplay",
        "big-image",
        "bind",
        "body",
        "default",
        "image",
        "instance",
        "intent",
        "media",
        "read_only",
        "readonly",
        "repeat_count",
        "save_to",
        "trigger",
        "video",
    }
)
UNRUN_CHOICES = frozenset({"image", "big-image", "audio", "video", "media", "geometry"})

_ALIASES: Mapping[str, Mapping[str, str]] = {
    "survey": {
        "relevance": "relevant",
        "calculate": "calculation",
        "caption": "label",
        "constraining_message": "constraint_message",
        "requiredmsg": "required_message",
        "command": "type",
        "tag": "name",
        "value": "name",
        "bind::relevant": "relevant",
        "bind::constraint": "constraint",
        "bind::required": "required",
        "bind::calculate": "calculation",
        "bind::jr:constraintmsg": "constraint_message",
        "bind::jr:requiredmsg": "required_message",
        "bind::kv:guard": "kv:guard",
        "bind::kv:voice": "kv:voice",
        "bind::kv:summary": "kv:summary",
    },
    "choices": {"value": "name", "caption": "label"},
    "settings": {
        "id_string": "form_id",
        "set_form_id": "form_id",
        "title": "form_title",
        "set_form_title": "form_title",
    },
}


@dataclass(frozen=True, slots=True)
class Columns:
    """What each header of one sheet stands for, both ways."""

    keys: Mapping[str, Key]  # by header as spelt
    headers: Mapping[Key, str]

    def cells(self, row: Row) -> dict[Key, str]:
        """The filled cells of a row by what they stand for."""
        return {
            self.keys[header]: text
            for header, text in row.cells.items()
            if header in self.keys and text.strip()
        }

    def header(self, name: str, language: str = "") -> str:
        """The header as its designer spelt it; the plain name where there is no such column."""
        return self.headers.get((name, language), f"{name}::{language}" if language else name)

    def languages(self, name: str) -> tuple[str, ...]:
        """The languages a translated column comes in, in the order of the sheet; empty for one without."""
        return tuple(language for base, language in self.headers if base == name)


def columns(sheet: Sheet, default_language: str, faults: list[Fault], wanted: Iterable[str] = ()) -> Columns:
    """Read the headers of a sheet; what is wrong with them is added to ``faults``.

    ``wanted`` are the further choice columns that some choice filter uses. A translated column without a
    language counts for ``default_language``.
    """
    keys: dict[str, Key] = {}
    headers: dict[Key, str] = {}
    further = set(wanted)
    known = _known(sheet.name) | further
    for header in sheet.headers:
        key = (header, "") if header in further else _key(sheet.name, header)
        if key[0] in TRANSLATED and not key[1]:
            key = (key[0], default_language)
        if key[0] in known and (not key[1] or key[0] in TRANSLATED):
            if key in headers:
                faults.append(
                    Fault(
                        sheet.name,
                        1,
                        header,
                        f"“{header}” and “{headers[key]}” are the same column twice.",
                        "Keep one of them.",
                    )
                )
                continue
            keys[header] = key
            headers[key] = header
        else:
            faults.extend(_refused(sheet, header, key, known))
    return Columns(keys, headers)


def _known(sheet: str) -> frozenset[str]:
    return {"survey": SURVEY, "choices": CHOICES, "settings": SETTINGS}[sheet]


def _key(sheet: str, header: str) -> Key:
    aliases = _ALIASES[sheet]
    parts = [part.strip() for part in header.split("::")]
    if len(parts) == 1 and ":" in header and snake(header.split(":", 1)[0]) in TRANSLATED:
        parts = [part.strip() for part in header.split(":", 1)]  # the older spelling, label:French
    spelt = "::".join(snake(part) for part in parts)
    if spelt in aliases:
        return aliases[spelt], ""
    name = snake(parts[0])
    return aliases.get(name, name), "::".join(parts[1:])


def label_language(survey: Sheet) -> str:
    """The first language that a label header names: what the default is taken for where no setting says it."""
    keys = (_key(survey.name, header) for header in survey.headers)
    return next((language for name, language in keys if name == "label" and language), "")


def snake(words: str) -> str:
    """Words as XLSForm compares them: small letters, blanks made underscores."""
    return "_".join(words.split()).lower()


def _refused(sheet: Sheet, header: str, key: Key, known: frozenset[str] | set[str]) -> list[Fault]:
    filled = [row.number for row in sheet.rows if header in row.cells]
    unrun = {"survey": UNRUN_SURVEY, "choices": UNRUN_CHOICES, "settings": frozenset[str]()}[sheet.name]
    if snake(header).startswith("bind::kv:summary::"):
        return [
            Fault(
                sheet.name,
                1,
                header,
                "Other tools would write this column into their forms as program text.",
                f"Call it kv:summary::{key[1].split('::', 1)[-1]}.",
            )
        ]
    if key[0] in unrun:
        if not filled:
            return []
        return [
            Fault(
                sheet.name,
                filled[0],
                header,
                f"The column “{header}” is XLSForm, but this version does not run it.",
                "Clear its cells, or say the same with the columns that run.",
            )
        ]
    near = did_you_mean(key[0], known)
    return [Fault(sheet.name, 1, header, f"The column “{header}” is not known.", near or "Take it out.")]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A sentence that offers the nearest known word, or nothing where none is near."""
    near = difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f"Did you mean “{near[0]}”?" if near else ""
