"""The settings sheet: what a form is called, its version, and the language it starts in."""

import re
from dataclasses import dataclass

from conversations.flow import Language
from conversations.forms.columns import Columns, columns, did_you_mean
from conversations.forms.places import Findings, Place
from conversations.forms.sheets import Sheet, Sheets
from conversations.forms.truths import truth
from conversations.tongues import code_of, name_of

NAMESPACE = 'kv="urn:kv:1"'
"""What the settings must hold where a header of the survey begins with ``bind::kv:``."""

UNNAMED = "form"
"""What a form is called where neither its settings nor its file say."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the settings say. ``place`` is their row; ``default_language`` is empty where they name none."""

    place: Place
    form_id: str
    title: str
    version: str
    default_language: Language
    namespaces: str
    same_names: bool  # choices of one list may share a name
    drafts: str  # the languages that no speaker has checked, as written; see ``read_drafts``


def read_settings(sheets: Sheets, findings: Findings) -> Settings:
    """Read the one row of settings; a form without any is called after its file, and has no version of its own."""
    sheet = sheets.settings
    read = columns(sheet, "", findings.faults)
    cells, place = _cells(sheet, read, findings)
    form_id = cells.get("form_id", "")
    joined = "_".join(form_id.split())
    if joined != form_id:
        place.warn(
            "blank-in-name",
            "form_id",
            f"The form_id holds a blank, and files are called after it: here it is “{joined}”.",
            f"Write {joined}.",
        )
    form_id = joined or re.sub(r"[^\w.-]+", "_", sheets.form_id) or UNNAMED
    return Settings(
        place=place,
        form_id=form_id,
        title=cells.get("form_title", form_id),
        # Kobo writes a number and a time; the parts of a flow's version are told apart by blanks.
        version="-".join(cells.get("version", "").split()),
        default_language=cells.get("default_language", ""),
        namespaces=cells.get("namespaces", ""),
        same_names=truth(place, cells, "allow_choice_duplicates"),
        drafts=cells.get("kv:drafts", ""),
    )


def read_drafts(
    settings: Settings, languages: tuple[Language, ...], default_language: Language
) -> frozenset[Language]:
    """The languages of the form that its setting ``kv:drafts`` names, by code, by name or in full; what is wrong is told.

    They stand with blanks or commas between, and a name with blanks in it stands between commas: ``pl, ur``,
    ``pl ur`` and ``Kurdî (kmr), Polski`` are all understood.
    """
    found: set[Language] = set()
    for part in filter(None, map(str.strip, settings.drafts.split(","))):
        whole = _meant(part, languages)
        for word in [part] if whole else part.split():
            meant = whole or _meant(word, languages)
            found |= meant
            if not meant:
                settings.place.tell(
                    "unknown-draft",
                    "kv:drafts",
                    f"The form has no language “{word}”, so no words are held back.",
                    did_you_mean(word, [*languages, *map(code_of, languages), *map(name_of, languages)])
                    or f"These are: {', '.join(code_of(each) or each for each in languages)}.",
                )
    if default_language in found:
        settings.place.tell(
            "draft-default",
            "kv:drafts",
            f"“{default_language}” is what people are spoken to in first, and nobody is spoken to in a draft.",
            "Name another default_language, or have a speaker check these words and take the language out here.",
        )
    return frozenset(found)


def _meant(word: str, languages: tuple[Language, ...]) -> frozenset[Language]:
    """The languages that a word means; several where they differ by region alone."""
    wanted = word.casefold()
    ways = [(language, (language, name_of(language), code_of(language))) for language in languages]
    return frozenset(language for language, names in ways if wanted in {name.casefold() for name in names})


def _cells(sheet: Sheet, read: Columns, findings: Findings) -> tuple[dict[str, str], Place]:
    if not sheet.rows:
        return {}, Place(sheet.name, None, read, findings)
    first, *others = sheet.rows
    for further in others:
        Place(sheet.name, further.number, read, findings).tell(
            "second-settings", None, "There is a second row of settings.", "Keep one."
        )
    cells = {name: text.strip() for (name, _), text in read.cells(first).items()}
    return cells, Place(sheet.name, first.number, read, findings)
