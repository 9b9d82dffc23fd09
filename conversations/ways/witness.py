"""How a state of a talk came about, and whether a prompt is come to at all."""

from collections.abc import Iterator, Mapping
from functools import partial

from conversations.expressions.spelling import shown, spelt
from conversations.expressions.syntax import Call, Node, nodes
from conversations.flow import Flow, Kind, Prompt
from conversations.route import walk
from conversations.ways.classes import Classes, unlinked
from conversations.ways.conditions import Conditions
from conversations.ways.decisions import EITHER, NO, YES
from conversations.ways.examples import example
from conversations.ways.outcome import Answered, Met, Reached, Undecided
from conversations.ways.pieces import UNSETTLED, is_worked_out, named
from conversations.ways.states import Explored

_WHY_UNSETTLED = {
    "jr:choice-name": "it looks at the words of a choice, which hang on the language",
    "now": "it hangs on the day of the talk",
    "once": "it hangs on what was there before",
    "random": "it hangs on chance",
    "today": "it hangs on the day of the talk",
    "version": "it hangs on the version of the form",
}
GIVEN_UP = "too many combinations of answers would have to be remembered"


def answers_to(flow: Flow, explored: Explored, level: int, state: int) -> tuple[Answered, ...]:
    """Answers that lead to a state, in the order they are given; what a link must bring for it is among them."""
    steps: list[tuple[Classes, int]] = []
    while level > 0:
        before, answer = explored.levels[level].parent[state]
        level, state = level - 1, before
        looked = explored.levels[level].looked
        if answer >= 0 and looked is not None and looked.classes is not None:
            steps.append((looked.classes, answer))
    found: list[Answered] = []
    given: dict[str, str] = {}
    for classes, answer in reversed(steps):
        name = classes.prompt.name
        given[name] = example(flow, classes, answer, given)
        if classes.prompt.kind is not Kind.HIDDEN or answer != unlinked(classes):
            found.append(Answered(name, given[name], classes.words[answer]))
    return tuple(found)


def met(flow: Flow, place: int, explored: Explored) -> Met:
    """Whether the prompt at a place of the flow is come to."""
    level = explored.at[place]
    here = explored.levels[level]
    come_to: int | None = None
    surely = surely_passed = passed = False
    for state, moves in enumerate(here.moves):
        if moves.gate != NO:
            certain = here.sure[state] and moves.gate == YES
            if come_to is None or (certain and not surely):
                come_to = state
            surely |= certain
        if moves.gate != YES:
            passed = True
            surely_passed |= here.sure[state] and moves.gate == NO
    if come_to is None:
        return Met(Reached.NEVER)
    reached = Reached.SOMETIMES if surely and surely_passed else Reached.UNDECIDED
    return Met(reached if passed else Reached.ALWAYS, partial(_lead, flow, explored, level, come_to))


def _lead(flow: Flow, explored: Explored, level: int, state: int) -> tuple[Answered, ...]:
    """Answers that lead to the prompt at a level; none where they do not lead as far."""
    answers = answers_to(flow, explored, level, state)
    looked = explored.levels[level].looked
    if explored.deferred and looked is not None:
        # An answer that was not remembered may have to be another one than the first that led on.
        route = walk(flow, {answered.prompt: answered.value for answered in answers})
        if all(prompt is not looked.prompt for prompt in route.reached):
            return ()
    return answers


def undecided(conditions: Conditions, explored: Explored) -> Iterator[Undecided]:
    """Every condition that could not be decided, where it is first met."""
    prompts = {looked.prompt.name: looked.prompt for looked in conditions.looked}
    told: set[str] = set()
    for looked, seen in zip(conditions.looked, explored.seen, strict=True):
        before = YES
        for part, root, facts in zip(looked.parts, looked.gates, seen.gates, strict=False):
            opens = _opens(conditions, root) - _opens(conditions, before)
            opens = frozenset(one for one in opens if not conditions.opens[one].certain)
            before = root
            words = spelt(part)
            if words in told or not (opens or facts.either):
                continue
            told.add(words)
            why = _why(conditions.opens[min(opens)].node, prompts) if opens else GIVEN_UP
            yield Undecided(looked.prompt.name, "relevant", shown(part), why)
        if seen.unsure and looked.prompt.constraint is not None:
            opens = _opens(conditions, looked.constraint)
            why = _why(conditions.opens[min(opens)].node, prompts) if opens else GIVEN_UP
            yield Undecided(looked.prompt.name, "constraint", shown(looked.prompt.constraint.tree), why)
        if looked.prompt.choice_filter is not None:
            opens = frozenset[int]().union(*(_opens(conditions, root) for root in looked.offered))
            given_up = any(facts.either for facts in seen.gates[len(looked.parts) :])
            if opens or given_up or any(root == EITHER for root in looked.offered):
                why = _why(conditions.opens[min(opens)].node, prompts) if opens else GIVEN_UP
                yield Undecided(
                    looked.prompt.name, "choice_filter", shown(looked.prompt.choice_filter.tree), why
                )


def _opens(conditions: Conditions, root: int) -> frozenset[int]:
    """What a condition hangs on that is not decided."""
    table = conditions.decisions
    found: set[int] = set()
    seen: set[int] = set()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node in seen:
            continue
        seen.add(node)
        if table.variable[node] in conditions.opens:
            found.add(table.variable[node])
        waiting.extend(table.kids[node])
    return frozenset(found)


def _why(node: Node, prompts: Mapping[str, Prompt]) -> str:
    for inner, _ in nodes(node):
        if isinstance(inner, Call) and inner.function in UNSETTLED:
            return _WHY_UNSETTLED[inner.function]
    looked_at = [prompts[name] for name in named(node)]
    kinds = {prompt.kind for prompt in looked_at}
    if any(map(is_worked_out, looked_at)):
        return "it hangs on a calculation whose value can be anything"
    if kinds & {Kind.TEXT, Kind.HIDDEN}:
        return "it looks into words that can be anything"
    if kinds & {Kind.INTEGER, Kind.DECIMAL, Kind.RANGE}:
        return "it reckons with numbers that can be anything"
    if kinds & {Kind.DATE, Kind.TIME, Kind.DATETIME}:
        return "it reckons with times that can be anything"
    return "too many answers would have to be told apart"
