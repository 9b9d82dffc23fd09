"""What was asked, for codebooks: the words of each question in each version of the flow, and its skip rule in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from conversations.flow import Choice, Flow, Guard, Kind, Language, Prompt, Texts
from conversations.phrasing import phrases
from conversations.research.columns import Column, Shape, Shelf
from conversations.research.shelf import place_of

HOLDS = {
    Shape.WORDS: "free text",
    Shape.CHOICE: "one choice",
    Shape.CHOICES: "any number of choices, separated by single blanks",
    Shape.RANK: "choices in order, the first the most important, separated by single blanks",
    Shape.NUMBER: "a number",
    Shape.DATE: "a date, or as coarse a part of one as is left",
    Shape.TIME: "a time of day, in 24 hours",
    Shape.CODE: "worked out, or a constant of the talk; nobody typed it",
}
"""What a cell holds, in words."""


@dataclass(frozen=True, slots=True)
class Wording:
    """How one question was asked in one or several versions of the flow.

    Attributes:
        versions: In the order of the data set's.
        label: The exact words, by language; {} for what was not asked.
        hint: The exact words beside them.
        rule: When it was asked, in words of the default language; "" for always.
        source: The same rule as the form has it; "" for none.
        choices: Offered, in the form's order.
        required: Whether it could not be skipped.
    """

    versions: tuple[str, ...]
    label: Texts
    hint: Texts
    rule: str
    source: str
    choices: tuple[Choice, ...]
    required: bool


def wordings(column: Column, flows: Sequence[Flow]) -> tuple[Wording, ...]:
    """How the question of a column was asked, the newest wording first; versions that asked it alike stand together."""
    found: list[Wording] = []
    for flow in reversed(flows):
        if flow.version not in column.flows:
            continue
        prompt = _prompt(flow, column)
        if prompt is None:
            continue
        one = wording(prompt, flow)
        for at, known in enumerate(found):
            if _alike(known, one):
                versions = (flow.version, *known.versions)
                found[at] = Wording(
                    versions, known.label, known.hint, known.rule, known.source, known.choices, known.required
                )
                break
        else:
            found.append(one)
    return tuple(found)


def wording(prompt: Prompt, flow: Flow) -> Wording:
    """How a prompt is asked in one version."""
    rule = source = ""
    if prompt.relevant is not None:
        source = prompt.relevant.source
        rule = phrases(flow).rule(prompt.relevant.tree)
    return Wording((flow.version,), prompt.label, prompt.hint, rule, source, prompt.choices, prompt.required)


def beside(flow: Flow, shelf: Shelf) -> Iterator[Prompt]:
    """What was told or asked in a version and is no column: notes, what steers the talk, and what asks for consent."""
    held = {place_of(column) for column in shelf.columns if flow.version in column.flows}
    for prompt in flow.prompts:
        if (
            prompt.name not in held
            and prompt.label
            and prompt.kind is not Kind.CALCULATE
            and not prompt.title
        ):
            yield prompt


def why_beside(prompt: Prompt, tier_has_words: bool) -> str:
    """Why a prompt is no column, in a few words."""
    if prompt.kind is Kind.NOTE:
        return "told, not asked"
    if Guard.CONSENT in prompt.guards:
        return "asks for consent; what was allowed stands in the column uses"
    if Guard.GATE in prompt.guards:
        return "steers the talk"
    if prompt.kind is Kind.TEXT and not tier_has_words:
        return "free text, which this bundle has none of"
    return "left out to protect the family"


def languages_of(texts: Texts, order: Sequence[Language]) -> Iterator[tuple[Language, str]]:
    """The words by language, in the data set's order; those of no listed language last."""
    for language in dict.fromkeys((*order, *texts)):
        if words := texts.get(language):
            yield language, words


def _prompt(flow: Flow, column: Column) -> Prompt | None:
    name = place_of(column)
    return next((prompt for prompt in flow.prompts if prompt.name == name), None)


def _alike(one: Wording, other: Wording) -> bool:
    same = [(choice.name, dict(choice.label)) for choice in one.choices] == [
        (choice.name, dict(choice.label)) for choice in other.choices
    ]
    return (
        same
        and dict(one.label) == dict(other.label)
        and dict(one.hint) == dict(other.hint)
        and (one.source, one.required) == (other.source, other.required)
    )
