"""Sheets in, a flow out; or every fault at once, each with its place and a remedy."""

import hashlib
from dataclasses import dataclass

from conversations.consent import Use
from conversations.errors import Fault, FlowRefused
from conversations.flow import Flow, Guard, Kind, Language
from conversations.forms.columns import Columns, columns, did_you_mean, label_language
from conversations.forms.lists import filter_columns, read_lists
from conversations.forms.references import check
from conversations.forms.sheets import Sheet, Sheets, pack
from conversations.forms.survey import Survey, read_survey

_NAMESPACE = 'kv="urn:kv:1"'


def compile_flow(sheets: Sheets) -> Flow:
    """Make a flow of the sheets.

    Raises:
        FlowRefused: With every fault that was found, in the order of the sheets; the designer must mend them.
    """
    faults: list[Fault] = []
    settings = _settings(sheets.settings, faults)
    default_language = settings.default_language or label_language(sheets.survey)
    survey_columns = columns(sheets.survey, default_language, faults)
    columns_there = {name for name, _ in survey_columns.headers}
    faults.extend(
        Fault("survey", 1, needed, f"There is no {needed} column.", "Add it.")
        for needed in ("type", "name", "label")
        if needed not in columns_there
    )
    languages = survey_columns.languages("label")
    if settings.default_language and languages and settings.default_language not in languages:
        faults.append(
            Fault(
                "settings",
                settings.row,
                "default_language",
                f"No label column is in “{settings.default_language}”.",
                did_you_mean(settings.default_language, languages)
                or "Name a language that the labels are in.",
            )
        )
    bound = [
        header for header in survey_columns.keys if header.replace(" ", "").lower().startswith("bind::kv:")
    ]
    if bound and "kv=" not in settings.namespaces:
        faults.append(
            Fault(
                "settings",
                settings.row,
                settings.namespaces_header,
                f"“{bound[0]}” uses kv, and no namespace explains it to other tools.",
                f"Write {_NAMESPACE}.",
            )
        )
    filtered = filter_columns(sheets.survey, survey_columns)
    lists = read_lists(sheets.choices, default_language, languages, filtered, faults)
    survey = read_survey(sheets.survey, survey_columns, lists.choices, languages, faults)
    faults.extend(check(survey.entries, survey_columns, lists.columns))
    _check_consent(survey, survey_columns, faults)
    if not survey.prompts and not faults:
        faults.append(
            Fault("survey", None, None, "Nothing is asked.", "Add a row with a type, a name and a label.")
        )
    if faults:
        raise FlowRefused(_in_reading_order(faults, sheets))
    source = pack(sheets)
    return Flow(
        form_id=settings.form_id,
        title=settings.title,
        version=f"{settings.form_id} {settings.version} {hashlib.sha256(source).hexdigest()[:12]}",
        languages=languages,
        default_language=settings.default_language,
        prompts=survey.prompts,
        source=source,
    )


def _in_reading_order(faults: list[Fault], sheets: Sheets) -> tuple[Fault, ...]:
    """Sheet by sheet, row by row, and from left to right."""
    order = [sheets.settings, sheets.survey, sheets.choices]
    places = {sheet.name: at for at, sheet in enumerate(order)}

    def place(fault: Fault) -> tuple[int, int, int]:
        sheet = places[fault.sheet]
        headers = order[sheet].headers
        return sheet, fault.row or 0, headers.index(fault.column) if fault.column in headers else len(headers)

    return tuple(sorted(faults, key=place))


@dataclass(frozen=True, slots=True)
class _Settings:
    row: int
    form_id: str
    title: str
    version: str
    default_language: Language
    namespaces: str
    namespaces_header: str


def _settings(sheet: Sheet, faults: list[Fault]) -> _Settings:
    read = columns(sheet, "", faults)
    if not sheet.rows:
        faults.append(
            Fault(
                "settings",
                None,
                None,
                "There is no settings row.",
                "Add a settings sheet with form_id, version and default_language.",
            )
        )
        return _Settings(2, "", "", "", "", _NAMESPACE, "namespaces")
    first = sheet.rows[0]
    faults.extend(
        Fault("settings", further.number, None, "There is a second row of settings.", "Keep one.")
        for further in sheet.rows[1:]
    )
    cells = {name: text for (name, _), text in read.cells(first).items()}
    for needed in ("form_id", "version", "default_language"):
        if needed not in cells:
            faults.append(
                Fault("settings", first.number, read.header(needed), f"There is no {needed}.", "Write one.")
            )
        elif needed != "default_language" and len(cells[needed].split()) > 1:
            faults.append(
                Fault(
                    "settings",
                    first.number,
                    read.header(needed),
                    f"The {needed} holds a blank.",
                    "Join it with - or _.",
                )
            )
    return _Settings(
        row=first.number,
        form_id=cells.get("form_id", ""),
        title=cells.get("form_title", cells.get("form_id", "")),
        version=cells.get("version", ""),
        default_language=cells.get("default_language", ""),
        namespaces=cells.get("namespaces", ""),
        namespaces_header=read.header("namespaces"),
    )


def _check_consent(survey: Survey, survey_columns: Columns, faults: list[Fault]) -> None:
    uses = {use.value for use in Use}
    header = survey_columns.header("kv:guard")
    first: int | None = None
    for prompt in survey.prompts:
        if Guard.CONSENT not in prompt.guards:
            continue
        if first is not None:
            faults.append(
                Fault(
                    "survey",
                    prompt.row,
                    header,
                    f"Row {first} asks for consent already.",
                    "Ask once, with one prompt; clear the guard here.",
                )
            )
        first = first or prompt.row
        if prompt.kind not in {Kind.SELECT_ONE, Kind.SELECT_MULTIPLE}:
            faults.append(
                Fault(
                    "survey",
                    prompt.row,
                    header,
                    "Consent is given by choosing uses, and this prompt offers none.",
                    "Make it a select_multiple.",
                )
            )
        for choice in prompt.choices:
            if choice.name not in uses:
                near = did_you_mean(choice.name, uses)
                faults.append(
                    Fault(
                        "survey",
                        prompt.row,
                        header,
                        f"The choice “{choice.name}” of this consent prompt is no use of a story.",
                        near or f"These are: {', '.join(sorted(uses))}.",
                    )
                )
