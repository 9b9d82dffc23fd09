"""Sheets in, a flow out; or every fault at once, each with its place and a remedy."""

import hashlib
from dataclasses import dataclass, replace

from conversations.errors import Fault, FlowRefused, Weight
from conversations.expressions import uses_once
from conversations.flow import Flow, Kind, Language, Prompt
from conversations.forms.columns import Columns, columns, did_you_mean, label_language
from conversations.forms.dated import check_dated, gated
from conversations.forms.defaults import check_defaults
from conversations.forms.digest import check_digest
from conversations.forms.entries import Survey
from conversations.forms.guards import check_guards
from conversations.forms.kinds import told_kinds
from conversations.forms.lists import Lists, filter_columns, read_lists, unused
from conversations.forms.marks import check_marks
from conversations.forms.ordering import in_order, order_of
from conversations.forms.places import Findings, Place
from conversations.forms.references import check
from conversations.forms.repeats import MOST_PROMPTS, size, unrolled
from conversations.forms.research import check_research
from conversations.forms.settings import NAMESPACE, Settings, read_drafts, read_settings
from conversations.forms.sheets import Sheets, pack, unpack
from conversations.forms.survey import read_survey
from conversations.forms.unseen import check_unseen
from conversations.forms.voices import check_voices

NO_LANGUAGE = "default"
"""The one language of a form whose headers name none, as other XLSForm tools call it."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """What came of a form: ``flow`` is None where a fault is an error; ``faults`` are all, in reading order."""

    flow: Flow | None
    faults: tuple[Fault, ...]


def compiled(sheets: Sheets) -> Compiled:
    """Make a flow of the sheets, and find all that is wrong with them, be it grave or not."""
    findings, flow = _made(sheets, Findings())
    refused = any(fault.weight is Weight.ERROR for fault in findings.faults)
    return Compiled(None if refused else flow, _in_reading_order(findings.faults, sheets))


def compile_flow(sheets: Sheets) -> Flow:
    """Make a flow of the sheets.

    Raises:
        FlowRefused: With every fault that was found, in the order of the sheets; the designer must mend them.
    """
    outcome = compiled(sheets)
    if outcome.flow is None:
        raise FlowRefused(outcome.faults)
    return outcome.flow


def recompiled(source: bytes) -> Flow:
    """Make again the flow that has this source, which passed the checks of its day, whatever today's checks say.

    Raises:
        FlowRefused: It cannot be built: a cell is not understood any more.
        ValueError: These bytes are no source of a flow.
    """
    sheets = unpack(source)
    findings, flow = _made(sheets, Findings(passed=True))
    if flow is None:
        raise FlowRefused(_in_reading_order(findings.gaps, sheets))
    return flow


def _made(sheets: Sheets, findings: Findings) -> tuple[Findings, Flow | None]:
    """The flow where no gap is in it, and all that was found."""
    settings = read_settings(sheets, findings)
    default_language = settings.default_language or label_language(sheets.survey) or NO_LANGUAGE
    survey_columns = columns(sheets.survey, default_language, findings.faults)
    whole = Place("survey", None, survey_columns, findings)
    there = {name for name, _ in survey_columns.headers}
    for needed in ("type", "name", "label"):
        if needed not in there:
            head = Place("survey", 1, survey_columns, findings)
            head.gap("missing-column", needed, f"There is no {needed} column.", "Add it.")
    for sheet in (sheets.settings, sheets.survey, sheets.choices):
        check_unseen(sheet, findings)
    languages = survey_columns.languages("label") or (default_language,)
    _check_languages(survey_columns, settings, languages, findings)
    _check_namespace(survey_columns, settings)
    if default_language not in languages:
        default_language = languages[0]
    drafts = read_drafts(settings, languages, default_language)
    lists = read_lists(
        sheets,
        default_language,
        languages,
        filter_columns(sheets.survey, survey_columns),
        findings,
        same_names=settings.same_names,
    )
    survey = read_survey(sheets.survey, survey_columns, lists, sheets.media, findings)
    order = order_of(survey.entries)
    check(survey, order, same_names=settings.same_names)
    _check_lists(lists)
    prompts = _prompts(survey)
    placed = _placed(survey)
    check_guards(placed, whole)
    check_marks(survey)
    check_voices(placed)
    check_digest(survey)
    check_research(survey)
    check_defaults(placed)
    check_dated(placed, prompts)
    if not prompts and not findings.faults:
        whole.gap("nothing-asked", None, "Nothing is asked.", "Add a row with a type, a name and a label.")
    if size(survey.items) > MOST_PROMPTS:
        whole.gap(
            "too-many-prompts",
            None,
            f"With all rounds of its repeats the form comes to more than {MOST_PROMPTS} prompts.",
            "Lower the caps (kv:most) of the repeats.",
        )
    if findings.gaps or not prompts:
        return findings, None
    return findings, _flow(sheets, settings, languages, default_language, prompts, drafts)


def _prompts(survey: Survey) -> tuple[Prompt, ...]:
    if size(survey.items) > MOST_PROMPTS:
        return ()
    kinds = told_kinds(
        replace(prompt, keeps=True)
        if prompt.kind is Kind.CALCULATE and prompt.calculation is not None and uses_once(prompt.calculation)
        else prompt
        for prompt in in_order(unrolled(survey.items, survey.entries))
    )
    return gated(kinds)


def _placed(survey: Survey) -> list[tuple[Place, Prompt]]:
    return [
        (each.entry.place, replace(each.prompt, time=1) if each.entry.repeats else each.prompt)
        for each in survey.asked()
    ]


def _flow(
    sheets: Sheets,
    settings: Settings,
    languages: tuple[Language, ...],
    default_language: Language,
    prompts: tuple[Prompt, ...],
    drafts: frozenset[Language],
) -> Flow:
    source = pack(sheets)
    identity = (settings.form_id, settings.version, hashlib.sha256(source).hexdigest()[:12])
    return Flow(
        form_id=settings.form_id,
        title=settings.title,
        version=" ".join(part for part in identity if part),
        languages=languages,
        default_language=default_language,
        prompts=prompts,
        source=source,
        drafts=drafts,
    )


def _check_languages(
    survey_columns: Columns, settings: Settings, languages: tuple[Language, ...], findings: Findings
) -> None:
    chosen = settings.default_language
    if chosen and chosen not in languages:
        settings.place.tell(
            "unknown-language",
            "default_language",
            f"No label column is in “{chosen}”.",
            did_you_mean(chosen, languages) or "Name a language that the labels are in.",
        )
    head = Place("survey", 1, survey_columns, findings)
    for name, language in survey_columns.headers:
        if language and name != "label" and language not in languages:
            head.warn(
                "unknown-language",
                name,
                f"No label column is in “{language}”.",
                did_you_mean(language, languages) or "Name a language that the labels are in.",
                language=language,
            )


def _check_namespace(survey_columns: Columns, settings: Settings) -> None:
    bound = [
        header for header in survey_columns.keys if header.replace(" ", "").lower().startswith("bind::kv:")
    ]
    if bound and "kv=" not in settings.namespaces:
        settings.place.tell(
            "no-namespace",
            "namespaces",
            f"“{bound[0]}” uses kv, and no namespace explains it to other tools.",
            f"Write {NAMESPACE}.",
        )


def _check_lists(lists: Lists) -> None:
    for place, name in unused(lists):
        place.warn(
            "unused-list", "list_name", f"No row uses the list “{name}”.", "Take it out, or ask with it."
        )


def _in_reading_order(faults: list[Fault], sheets: Sheets) -> tuple[Fault, ...]:
    """Sheet by sheet, row by row, and from left to right."""
    order = [sheets.settings, sheets.survey, sheets.choices, *sheets.tables]
    places = {sheet.name: at for at, sheet in enumerate(order)}

    def place(fault: Fault) -> tuple[int, int, int]:
        sheet = places.get(fault.sheet, len(order))
        headers = order[sheet].headers if sheet < len(order) else ()
        column = headers.index(fault.column) if fault.column in headers else len(headers)
        return sheet, fault.row or 0, column

    return tuple(sorted(dict.fromkeys(faults), key=place))
