"""How questions fared, as JSON: the same treated figures as everywhere else, null where withheld."""

import json

from bot.health.report import Question, Report, beside
from conversations.health.observations import BANDS
from conversations.health.withholding import LEAST_NARRATORS, STEP


def document(shown: Report, before: Report | None = None) -> str:
    """One version as JSON, with an earlier one beside it where one is given."""
    whole: dict[str, object] = {
        "rounded_down_to": STEP,
        "moves_with_narrators": LEAST_NARRATORS,
        **_version(shown),
    }
    if before is not None:
        whole["before"] = _version(before)
        whole["changes"] = [
            {
                "name": pair.name,
                "reworded": pair.reworded,
                "changed": {what: how.value for what, how in pair.changed()},
            }
            for pair in beside(before, shown)
        ]
    return json.dumps(whole, ensure_ascii=False, indent=1)


def _version(shown: Report) -> dict[str, object]:
    table = shown.table
    return {
        "version": shown.version,
        "title": shown.title,
        "withheld": table.withheld,
        "talks": {"begun": table.begun, "reviewed": table.reviewed, "sent": table.sent},
        "questions": [] if table.withheld else [_question(question) for question in shown.questions],
    }


def _question(question: Question) -> dict[str, object]:
    row = question.row
    return {
        "number": question.number,
        "name": question.name,
        "words": question.words,
        "asked": row.asked,
        "answered": row.answered,
        "left_out": row.skipped,
        "left_here": row.left,
        "deleted_here": row.deleted,
        "changed_later": row.edited,
        "gone_back_to": row.back,
        "paused_here": row.paused,
        "times": {measure.value: cell for (_, measure), cell in zip(BANDS, row.times, strict=True)},
        "stands_out": [mark.value for mark in question.marks],
    }
