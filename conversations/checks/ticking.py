"""Lists to tick from: can “none of these” be ticked together with something?"""

import re
from collections.abc import Iterator

from conversations.checks.languages import named_english
from conversations.errors import Fault, Weight
from conversations.expressions import Expression, ExpressionError, Scope, parse
from conversations.flow import Kind
from conversations.forms.columns import columns
from conversations.forms.rowtypes import Refusal, row_type
from conversations.forms.sheets import Row, Sheets
from conversations.forms.truths import YES

_NAMES = frozenset(
    [
        "none",
        "none_of_these",
        "none_of_the_above",
        "none_of_them",
        "no_one",
        "noone",
        "nobody",
        "nothing",
        "not_applicable",
        "n_a",
        "na",
        "aucun",
        "aucune",
        "ninguno",
        "ninguna",
        "keine",
        "keiner",
        "nessuno",
        "nenhum",
        "geen",
    ]
)
_LABEL = re.compile(
    r"(?:no,? )?none(?: of (?:these|them|the above|those).*)?|no[ -]one|nobody|nothing|not applicable|n/a",
    re.IGNORECASE,
)


def ticking_faults(sheets: Sheets) -> Iterator[Fault]:
    """A warning for each list of ticks whose “none” goes together with other ticks.

    Such a choice is known by its name, or by its whole label in English. It is fine where its row says
    ``exclusive``, and where the question's constraint refuses it beside another choice.
    """
    unheard: list[Fault] = []
    survey, choices = columns(sheets.survey, "", unheard), columns(sheets.choices, "", unheard)
    lists: dict[str, list[tuple[Row, dict[tuple[str, str], str]]]] = {}
    for row in sheets.choices.rows:
        cells = choices.cells(row)
        lists.setdefault(cells.get(("list_name", ""), ""), []).append((row, cells))
    told: set[int] = set()
    for row in sheets.survey.rows:
        cells = survey.cells(row)
        spelt = row_type(cells[("type", "")]) if cells.get(("type", ""), "").strip() else None
        if spelt is None or isinstance(spelt, Refusal) or spelt.kind is not Kind.SELECT_MULTIPLE:
            continue
        constraint = _parsed(cells.get(("constraint", ""), ""))
        offered = lists.get(spelt.choice_list, []) if not spelt.file else []
        names = [each.get(("name", ""), "") for _, each in offered]
        for choice, each in offered:
            name = each.get(("name", ""), "")
            if choice.number in told or len(offered) < 2 or not _none(each):
                continue
            if each.get(("exclusive", ""), "").lower() in YES:
                continue
            other = next((other for other in names if other != name), "")
            if constraint is not None and _refused(constraint, (name, other)):
                continue
            told.add(choice.number)
            label = next((text for (base, _), text in each.items() if base == "label"), name)
            yield Fault(
                sheets.choices.name,
                choice.number,
                choices.header("exclusive")
                if ("exclusive", "") in choices.headers
                else choices.header("name"),
                f"“{label}” can be ticked together with other choices of “{spelt.choice_list}”.",
                "Write yes into its column exclusive (add the column if there is none), so that ticking it clears the rest.",
                "none-not-exclusive",
                Weight.WARNING,
            )


def _none(cells: dict[tuple[str, str], str]) -> bool:
    if cells.get(("name", ""), "").lower() in _NAMES:
        return True
    return any(
        base == "label"
        and (not language or named_english(language))
        and _LABEL.fullmatch(text.strip().rstrip("."))
        for (base, language), text in cells.items()
    )


def _parsed(source: str) -> Expression | None:
    try:
        return parse(source) if source else None
    except ExpressionError:
        return None


def _refused(constraint: Expression, ticked: tuple[str, str]) -> bool:
    """Whether a constraint refuses these two ticks together, in whichever order."""
    return not any(constraint.holds(Scope({}, here=" ".join(order))) for order in (ticked, ticked[::-1]))
