"""A form as Kobo gives it out runs as it is: its settings, its columns, its rows of its own."""

import io

import openpyxl  # type: ignore[import-untyped]

from conversations.checks.examination import Examined, examined
from conversations.errors import Weight
from conversations.flow import SILENT, Kind
from conversations.forms.reading.files import FileKind, opened

# Made up, in the shape that Kobo's “Download XLS” writes: its own rows first and last, a key for each row, the
# list of a question named a second time, two languages, and a version that is a number and a time.
SURVEY = [
    ["type", "name", "label::English (en)", "label::French (fr)", "hint::English (en)", "hint::French (fr)",
     "required", "relevant", "appearance", "calculation", "select_from_list_name", "$kuid", "$autoname"],
    ["start", "start", None, None, None, None, None, None, None, None, None, "kA1", "start"],
    ["end", "end", None, None, None, None, None, None, None, None, None, "kA2", "end"],
    ["today", "today", None, None, None, None, None, None, None, None, None, "kA3", "today"],
    ["begin_group", "club", "The club", "Le club", None, None, None, None, "field-list", None, None, "kA4", "club"],
    ["select_one yn", "goes", "Does your child go to a club?", "Votre enfant va-t-il au club ?", None, None,
     "false", None, "minimal", None, "yn", "kA5", "goes"],
    ["text", "why", "What got in the way?", "Un obstacle ?", "Say it in your own words.", "Avec vos mots.",
     "false", "${goes} = 'no'", "multiline", None, None, "kA6", "why"],
    ["end_group", None, None, None, None, None, None, None, None, None, None, "/kA4", None],
    ["calculate", "__version__", None, None, None, None, None, None, None, "'vMadeUpMadeUpMadeUp1'", None, None, None],
]  # fmt: skip
CHOICES = [
    ["list_name", "name", "label::English (en)", "label::French (fr)", "$kuid", "$autovalue", "order"],
    ["yn", "yes", "Yes", "Oui", "kB1", "yes", "0"],
    ["yn", "no", "No", "Non", "kB2", "no", "1"],
]
SETTINGS = [
    ["form_title", "id_string", "style", "version", "default_language"],
    ["A made-up club", "aMadeUpClub0001", "pages theme-grid", "2 (2026-11-02 10:22:33)", "English (en)"],
]


def exported() -> bytes:
    """The form as a spreadsheet."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in (("survey", SURVEY), ("choices", CHOICES), ("settings", SETTINGS)):
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def found() -> Examined:
    """What examining it gives."""
    reading = opened(exported(), FileKind.XLSX)
    assert reading.sheets is not None
    return examined(reading.sheets, reading.faults)


def test_a_form_that_kobo_gave_out_runs() -> None:
    made = found()
    assert [str(fault) for fault in made.faults if fault.weight is Weight.ERROR] == []
    assert made.flow is not None
    assert [prompt.name for prompt in made.flow.prompts if prompt.kind not in SILENT] == ["goes", "why"]
    assert made.flow.form_id == "aMadeUpClub0001"
    assert [p.name for p in made.flow.prompts if p.kind is Kind.CALCULATE] == [
        "start",
        "end",
        "today",
        "__version__",
    ]


def test_kobos_version_is_one_word_of_the_version_of_the_flow() -> None:
    flow = found().flow
    assert flow is not None
    name, version, digest = flow.version.split()
    assert (name, version, len(digest)) == ("aMadeUpClub0001", "2-(2026-11-02-10:22:33)", 12)


def test_its_designer_is_told_what_becomes_of_it_and_nothing_of_kobos_own_columns_to_mend() -> None:
    told = {(fault.rule, fault.weight) for fault in found().faults}
    assert told == {
        ("unused-column", Weight.NOTE),
        ("day-only", Weight.NOTE),
        ("own-words-in-english", Weight.WARNING),
        ("no-consent", Weight.WARNING),
        ("no-safety", Weight.WARNING),
    }
