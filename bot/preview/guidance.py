"""The designer's own words beside a question: XLSForm's ``guidance_hint``, which no narrator is shown."""

from collections.abc import Mapping

from conversations.flow import Flow, Language
from conversations.forms.columns import columns
from conversations.forms.sheets import unpack


def guidance(flow: Flow) -> Mapping[int, Mapping[Language, str]]:
    """What the form says of why a question is asked: by row of the survey sheet, then by language."""
    survey = unpack(flow.source).survey
    read = columns(survey, flow.default_language, [])
    found: dict[int, dict[Language, str]] = {}
    for row in survey.rows:
        for (name, language), text in read.cells(row).items():
            if name == "guidance_hint":
                found.setdefault(row.number, {})[language] = text
    return found
