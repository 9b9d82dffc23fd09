"""What hangs on the day of a talk: rules may look at it, and no story may tell it.

A story keeps its week. A calculation with ``today()`` in it would keep the day, whatever it is called.
"""

from collections.abc import Sequence
from dataclasses import replace

from conversations.expressions import Expression, calls
from conversations.flow import SILENT, Guard, Kind, Prompt
from conversations.forms.places import Place

_DAY = frozenset({"now", "today"})


def gated(prompts: tuple[Prompt, ...]) -> tuple[Prompt, ...]:
    """The prompts of a flow, those whose value hangs on the day of the talk kept out of its story."""
    dated = _dated(prompts)
    return tuple(
        replace(prompt, guards=prompt.guards | {Guard.GATE}) if prompt.name in dated else prompt
        for prompt in prompts
    )


def check_dated(placed: Sequence[tuple[Place, Prompt]], prompts: tuple[Prompt, ...]) -> None:
    """Note what is kept out of stories, and warn of answers that may be the day with one tap.

    ``placed`` are the prompts as they are written, ``prompts`` the same in every round.
    """
    dated = _dated(prompts)
    rows = {prompt.row for prompt in prompts if prompt.name in dated}
    for place, prompt in placed:
        # Rows such as today are kept out already, and say so themselves.
        if Guard.GATE in prompt.guards:
            continue
        if prompt.kind in SILENT:
            if prompt.row in rows:
                place.note(
                    "day-only",
                    "calculation" if ("calculation", "") in place.columns.headers else "default",
                    f"“{prompt.name}” hangs on the day of the talk, so it is for rules, and no part of a story.",
                    "When somebody sat with their phone is not kept; a story keeps its week.",
                )
        elif _hangs(prompt.default, dated):
            place.warn(
                "offers-day",
                "default",
                f"One tap on Keep answers “{prompt.name}” with the day of the talk, which a story then holds.",
                "Clear the cell; or where the answer is for rules alone, write gate into the column bind::kv:guard.",
            )


def _dated(prompts: tuple[Prompt, ...]) -> frozenset[str]:
    """The names of what is worked out from the day of the talk, through others too; each stands below its inputs."""
    dated: set[str] = set()
    for prompt in prompts:
        worked_out = prompt.default if prompt.kind is Kind.HIDDEN else prompt.calculation
        if _hangs(worked_out, dated):
            dated.add(prompt.name)
    return frozenset(dated)


def _hangs(expression: Expression | None, dated: set[str] | frozenset[str]) -> bool:
    if expression is None:
        return False
    return not expression.names.isdisjoint(dated) or not calls(expression).isdisjoint(_DAY)
