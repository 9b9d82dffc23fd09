"""Answers made to fit what later questions on a route need of them.

Where the graph does not remember an answer, any of several classes leads on; which of them must have been given
shows only when a later condition looks at it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from conversations.expressions import Scope
from conversations.expressions.evaluation import truth_of
from conversations.expressions.syntax import Call, Literal, Node, Reference, nodes
from conversations.flow import Flow, Prompt
from conversations.route import walk
from conversations.ways.pieces import is_worked_out, named

MOST_TRIED = 5_000
"""Answers tried for one route."""

MOST_WALKED = 500_000
"""Prompts walked past for them, where calculations have to be worked out again for each."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A condition, and whether it must hold."""

    node: Node
    holds: bool


def fitted(
    flow: Flow,
    given: Mapping[str, str],
    others: Mapping[str, Sequence[str]],
    wanted: Sequence[Wanted],
) -> dict[str, str] | None:
    """The answers with some of them exchanged for others, so that every condition goes as it must; None if none fit.

    Args:
        given: By prompt, in the order asked.
        others: By prompt, answers that lead on in the same way.
        wanted: What must hold, or must not.
    """
    answers = dict(given)
    tests = [(truth_of(one.node), one.holds) for one in wanted]
    calculated = any(map(is_worked_out, flow.prompts))

    most = min(MOST_TRIED, MOST_WALKED // len(flow.prompts)) if calculated else MOST_TRIED
    touching: dict[str, list[int]] = {}
    for number, one in enumerate(wanted):
        for name in named(one.node):
            touching.setdefault(name, []).append(number)

    def failing(which: Sequence[int]) -> int:
        scope = Scope(walk(flow, answers).values if calculated else answers)
        return sum(tests[number][0](scope) is not tests[number][1] for number in which)

    every = range(len(tests))
    tried = 0
    worst = failing(every)
    for name in answers:
        if worst and (name in touching or calculated):
            best = answers[name]
            # What does not look at this answer goes on as it did, but where calculations come in between.
            own = every if calculated else touching[name]
            others_fail = worst - failing(own)
            for value in others.get(name, ()):
                tried += 1
                if not worst or tried > most:
                    break
                answers[name] = value
                now = others_fail + failing(own)
                if now < worst:
                    worst, best = now, value
            answers[name] = best
    return None if worst else answers


def ticks_wanted(prompt: Prompt, wanted: Sequence[Wanted]) -> str:
    """The ticks that conditions name and want; where they want none of those they name, another one."""
    named_: dict[str, bool] = {}
    for one in wanted:
        for node, _ in nodes(one.node):
            match node:
                case Call(function="selected", arguments=(Reference(name=name), Literal(value=str(word)))):
                    if name == prompt.name:
                        named_[word.strip()] = one.holds
                case _:
                    pass
    ticked = [choice.name for choice in prompt.choices if named_.get(choice.name, False)]
    others = [choice.name for choice in prompt.choices if choice.name not in named_]
    return " ".join(ticked or others[:1])
