"""Which prompts the answers so far lead to.

The place in a flow is not stored but found: the first prompt on the route that has no answer yet. So going
back, editing, and leaving a branch and coming back need no rules of their own.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from conversations.expressions import Scope
from conversations.expressions.chance import seed_of, shuffled
from conversations.expressions.values import NOWHERE, Around
from conversations.flow import Choice, Flow, Guard, Kind, Prompt
from conversations.layout import Layout, Way, layout

WORKED_OUT_ROOM = 1_000_000
"""Characters that all calculations of a talk may come to together; each may have ``SHORT`` ones all the same."""

SHORT = 1_000
"""Characters of a calculation that are not counted."""


class Route(NamedTuple):
    """The way through a flow that some answers take.

    A tuple, because every turn makes one and a frozen dataclass takes four times as long to make.

    Attributes:
        reached: The prompts on the way, in order, up to and including ``waiting``.
        values: What they were answered or worked out to; parked answers are not here.
        notes: Notes met after the last answer and not told yet, in order; the title of a group only where
            something of that group is asked next.
        kept: What was worked out for the first time and stays as it is from now on, to be put to the answers.
        waiting: The first prompt on the way with no answer; None at the end of the flow.
    """

    reached: tuple[Prompt, ...]
    values: Mapping[str, str]
    notes: tuple[Prompt, ...]
    kept: Mapping[str, str]
    waiting: Prompt | None

    @property
    def consent(self) -> Prompt | None:
        """The prompt that asks for the uses, where it is on the way."""
        for prompt in self.reached:
            if Guard.CONSENT in prompt.guards:
                return prompt
        return None

    def is_first(self, prompt: Prompt) -> bool:
        """Whether nothing was asked before this prompt on this way."""
        for earlier in self.reached:
            if is_asked(earlier):
                return earlier is prompt
        return True

    def before(self, name: str) -> Prompt | None:
        """The prompt that was asked before that one on this way; None at the first."""
        earlier: Prompt | None = None
        for prompt in self.reached:
            if prompt.name == name:
                return earlier
            if is_asked(prompt):
                earlier = prompt
        return earlier


def is_asked(prompt: Prompt) -> bool:
    """Whether the prompt waits for an answer (notes, calculations and hidden constants do not)."""
    kind = prompt.kind
    return kind is not _NOTE and kind is not _CALCULATE and kind is not _HIDDEN


_NOTE, _CALCULATE, _HIDDEN = Kind.NOTE, Kind.CALCULATE, Kind.HIDDEN


def walk(flow: Flow, answers: Mapping[str, str], around: Around = NOWHERE) -> Route:
    """Follow the flow until something is to be asked.

    An expression may only refer to earlier prompts, so one pass in order decides everything. An answer that
    its prompt no longer offers (the choice filter has changed its mind) counts as not given. A prompt whose filter
    offers nothing at all is not asked, as if its condition did not hold; it is no answer to anything later.

    Args:
        answers: By prompt name; "" is a skip, or a note that was told.
        around: What expressions see beside answers.
    """
    return follow(layout(flow), answers, around)


def follow(laid: Layout, answers: Mapping[str, str], around: Around) -> Route:
    """The same for a flow that is laid out already."""
    values: dict[str, str] = {}
    reached: list[Prompt] = []
    reach, answer_of = reached.append, answers.get
    notes: list[Prompt] = []
    kept: dict[str, str] = {}
    waiting: Prompt | None = None
    scope = Scope(values, "", _NO_CHOICE, around)
    steps = laid.steps
    at, end = 0, len(steps)
    room = WORKED_OUT_ROOM
    while at < end:
        way, holds, past, prompt, name, works_out = steps[at]
        if holds is not None and not holds(scope):
            at = past
            continue
        at += 1
        if way is _ASKED:
            reach(prompt)
            answer = answer_of(name)
            if answer is None:
                waiting = prompt
                break
            values[name] = answer
            continue
        if way is _SECTION:
            continue
        if way is _FILTERED:
            answer = answer_of(name)
            if not (answer and _is_offered(laid, prompt, values, answer, around)):
                if passes_over(prompt) and not _offers(prompt, values, around):
                    continue
                if answer or answer is None:
                    reach(prompt)
                    waiting = prompt
                    break
            reach(prompt)
            values[name] = answer or ""
            continue
        reach(prompt)
        if way is _TOLD:
            if name not in answers:
                notes.append(prompt)
        elif way is _WORKED_OUT:
            value = works_out(scope)
            if len(value) > SHORT:
                value = value[: max(SHORT, room)]
                room -= len(value)
            values[name] = value
        else:
            value = answer_of(name, "")
            if not value:
                value = works_out(scope)
                if len(value) > SHORT:
                    value = value[: max(SHORT, room)]
                    room -= len(value)
                if value and way is _KEPT:
                    kept[name] = value
            values[name] = value
    if notes:
        notes = [note for note in notes if not note.title or _opens(note, waiting)]
    return Route(tuple(reached), values, tuple(notes), kept, waiting)


# Looking a member up in its class takes five times as long as all else that is done with it in a walk.
_SECTION, _ASKED, _FILTERED, _TOLD = Way.SECTION, Way.ASKED, Way.FILTERED, Way.TOLD
_WORKED_OUT, _KEPT = Way.WORKED_OUT, Way.KEPT
_NO_CHOICE: Mapping[str, str] = {}


def _opens(title: Prompt, waiting: Prompt | None) -> bool:
    """Whether what is asked next stands in the group that a title is of."""
    return waiting is not None and waiting.within[: len(title.within)] == title.within


def offered(prompt: Prompt, values: Mapping[str, str], around: Around = NOWHERE) -> tuple[Choice, ...]:
    """The choices of a prompt that its choice filter lets through, in the order they are offered in.

    That is the form's, or one drawn by the prompt's seed, or where it has none by the talk's seed and the prompt's name.
    """
    return tuple(prompt.choices[place] for place in places_offered(prompt, values, around))


def places_offered(prompt: Prompt, values: Mapping[str, str], around: Around = NOWHERE) -> Sequence[int]:
    """The same by their places in the form, which stay when the order does not."""
    places: Sequence[int] = range(len(prompt.choices))
    if prompt.choice_filter is not None:
        keep = prompt.choice_filter.holds
        places = [
            place
            for place, choice in enumerate(prompt.choices)
            if keep(Scope(values, "", choice.columns, around))
        ]
    if not prompt.shuffled:
        return places
    if prompt.seed is None:
        return shuffled(places, seed_of(f"{around.seed} {prompt.name}"))
    return shuffled(places, seed_of(prompt.seed.text(Scope(values, "", _NO_CHOICE, around))))


def passes_over(prompt: Prompt) -> bool:
    """Whether a prompt is passed over where its filter offers nothing; what keeps a narrator safe never is."""
    return prompt.choice_filter is not None and Guard.SAFETY not in prompt.guards


def _offers(prompt: Prompt, values: Mapping[str, str], around: Around) -> bool:
    """Whether its filter lets any choice through."""
    assert prompt.choice_filter is not None
    keep = prompt.choice_filter.holds
    return any(keep(Scope(values, "", choice.columns, around)) for choice in prompt.choices)


def named(
    prompt: Prompt, value: str, values: Mapping[str, str], around: Around = NOWHERE
) -> tuple[Choice, ...]:
    """The choices that an answer names, in its order; where a name stands more than once, the one that is offered."""
    keep = None if prompt.choice_filter is None else prompt.choice_filter.holds
    found: list[Choice] = []
    for name in value.split():
        alike = [choice for choice in prompt.choices if choice.name == name]
        if len(alike) > 1 and keep is not None:
            alike = [one for one in alike if keep(Scope(values, "", one.columns, around))] or alike
        found.extend(alike[:1])
    return tuple(found)


def _is_offered(laid: Layout, prompt: Prompt, values: Mapping[str, str], answer: str, around: Around) -> bool:
    assert prompt.choice_filter is not None
    keep = prompt.choice_filter.holds
    by_name = laid.choices[prompt.name]
    for name in answer.split():
        alike = by_name.get(name, ())
        if alike and not any(keep(Scope(values, "", choice.columns, around)) for choice in alike):
            return False
    return True
