"""Every rule of the checker, with why it is there and how to keep it; machines and people look them up by id."""

from collections.abc import Mapping
from dataclasses import dataclass

from conversations.checks.rulebook import choices, expressions, files, rows, ways, wording


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of fault: ``title`` says what is wrong, ``why`` what it would do to a talk, ``remedy`` what to do."""

    id: str
    title: str
    why: str
    remedy: str


RULES: Mapping[str, Rule] = {
    name: Rule(name, title, why, remedy)
    for table in (files.RULES, rows.RULES, choices.RULES, expressions.RULES, ways.RULES, wording.RULES)
    for name, (title, why, remedy) in table.items()
}
"""Every rule by its id, in the order of a form: its file, its rows, its choices, its expressions, its ways, its words."""
