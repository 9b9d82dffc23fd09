"""Every condition of a flow as a decision diagram over the classes of the answers before it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import assert_never

from conversations.expressions.spelling import spelt
from conversations.expressions.syntax import Every, Node, Some
from conversations.expressions.values import to_kept
from conversations.flow import Choice, Flow, Kind, Prompt
from conversations.layout import works_out
from conversations.route import passes_over
from conversations.ways.classes import ABSENT, Classes
from conversations.ways.decisions import YES, Decisions, TooMany
from conversations.ways.marks import marks
from conversations.ways.pieces import (
    Applied,
    Asked,
    Chosen,
    Joined,
    Known,
    Opposed,
    Part,
    Summed,
    Taking,
    Unsettled,
    Worked,
    is_worked_out,
    named,
    parts_of,
    resolved,
)
from conversations.ways.sorting import classes, is_small
from conversations.ways.weighing import PLACE_BITS, Cases, Weighing

ROOM = 20_000
"""Nodes that one condition may add before it is treated as undecidable."""

WHOLE_ROOM = 400_000
"""Nodes that all conditions of a flow may have."""

MOST_INPUTS = 150
"""Answers that one condition may hang on; beyond, it is treated as undecidable (and the stack stays shallow)."""


@dataclass(frozen=True, slots=True)
class Looked:
    """One prompt, with everything that decides whether and how it is asked.

    Attributes:
        variable: Its place in the order of decisions; None where nothing looks at its answer.
        classes: Of its answers; None for notes and calculations.
        gates: The conditions that must hold for it to be reached, each together with those before it, outermost first;
            the last of them that anything is offered, where its filter may leave nothing.
        parts: The same conditions one by one, as their designer wrote them.
        offering: That anything is offered; None where the prompt is asked all the same.
        rests: Each of them together with those after it, by itself: what can hold wherever it stands.
        constraint: What an answer must satisfy, its own class included.
        offered: By class of answer, when such an answer is offered.
    """

    prompt: Prompt
    variable: int | None
    classes: Classes | None
    gates: tuple[int, ...]
    parts: tuple[Node, ...]
    offering: Node | None
    rests: tuple[int, ...]
    constraint: int
    offered: tuple[int, ...]

    @property
    def gate(self) -> int:
        """The condition for it to be reached."""
        return self.gates[-1] if self.gates else YES

    @property
    def conditions(self) -> tuple[Node, ...]:
        """Everything that must hold for it to be reached, one by one."""
        return self.parts if self.offering is None else (*self.parts, self.offering)


class Conditions:
    """The conditions of one flow.

    Attributes:
        decisions: The diagrams.
        looked: By place in the flow.
        opens: What is not decided, by variable.
        worked: The values of calculations, those that conditions look at and those that are wanted besides.
    """

    def __init__(self, flow: Flow, wanted: frozenset[str] = frozenset()) -> None:
        self.decisions = Decisions(WHOLE_ROOM)
        self._prompts = {prompt.name: prompt for prompt in flow.prompts}
        self._weighing = Weighing(self._prompts, self.decisions)
        self.opens = self._weighing.opens
        self.worked = self._weighing.worked
        self._places = {prompt.name: place for place, prompt in enumerate(flow.prompts)}
        self._taking = Taking(self._prompts, _sorts)
        self._needed: set[str] = set(wanted)
        self._inputs: dict[str, frozenset[str]] = {}
        self._roots: dict[str, int] = {}
        self._taken: dict[str, Part] = {}
        sketches = [self._sketch(flow, place) for place in range(len(flow.prompts) - 1, -1, -1)]
        self.looked = tuple(self._finished(sketch) for sketch in reversed(sketches))

    # What is asked of a prompt stands below it, so taking the flow from its end knows it all in time.
    def _sketch(self, flow: Flow, place: int) -> "_Sketch":
        prompt = flow.prompts[place]

        def there(name: str) -> bool:
            at = self._places.get(name)
            return at is not None and at < place and self._prompts[name].kind is not Kind.NOTE

        relevant = () if prompt.relevant is None else parts_of(prompt.relevant.tree)
        gates = [resolved(part, there) for part in relevant]
        calculation = None
        if prompt.name in self._needed and _follows_answers(prompt):
            worked_out = works_out(prompt)
            assert worked_out is not None
            calculation = resolved(worked_out.tree, there)
        constraint = None
        found = None
        offers: list[Node | None] = []
        offering: Node | None = None
        if prompt.kind is not Kind.NOTE and not is_worked_out(prompt):
            if prompt.constraint is not None:
                constraint = resolved(
                    prompt.constraint.tree, lambda name: name == prompt.name or there(name), prompt.name
                )
                self._take(constraint, truth=True)
            found = classes(flow, prompt, tuple(self._weighing.pieces.get(prompt.name, {}).values()))
            self._weighing.classes[prompt.name] = found
            if prompt.choice_filter is not None:
                offers = _offers(prompt, found, prompt.choice_filter.tree, there)
                if passes_over(prompt):
                    offering = _offering(prompt, prompt.choice_filter.tree, there)
                    gates.append(offering)
        for node in (*gates, *(offer for offer in offers if offer is not None)):
            self._take(node, truth=True)
        if calculation is not None:
            self._take(calculation, truth=False)
        return _Sketch(prompt, found, relevant, offering, gates, constraint, offers, calculation)

    def _take(self, node: Node, *, truth: bool) -> Part:
        key = ("?" if truth else "=") + spelt(node)
        part = self._taken.get(key)
        if part is None:
            part = self._taken[key] = self._taking.taken(node, truth=truth)
            self._register(part)
        return part

    def _register(self, part: Part) -> None:
        match part:
            case Asked(prompt=name, words=words, truth=truth):
                self._weighing.pieces.setdefault(name, {}).setdefault((words, truth), part)
            case Worked(name=name):
                self._needed.add(name)
            case Joined(parts=parts) | Summed(parts=parts) | Applied(parts=parts):
                for inner in parts:
                    self._register(inner)
            case Opposed(part=inner):
                self._register(inner)
            case Chosen(test=test, yes=yes, no=no):
                for inner in (test, yes, no):
                    self._register(inner)
            case Known() | Unsettled():
                pass
            case _:
                assert_never(part)

    def _finished(self, sketch: "_Sketch") -> Looked:
        prompt = sketch.prompt
        gates: list[int] = []
        rests: list[int] = []
        roots = [self._root(node) for node in sketch.gates]
        self.decisions.room = WHOLE_ROOM + ROOM
        for root in roots:
            gates.append(self._joined(gates[-1] if gates else YES, root))
        for root in reversed(roots[: len(sketch.relevant)]):
            rests.append(self._joined(rests[-1] if rests else YES, root))
        if prompt.name in self._needed:
            self._weighing.worked[prompt.name] = self._calculated(prompt, sketch, gates[-1] if gates else YES)
        asked_of = bool(self._weighing.pieces.get(prompt.name)) and sketch.classes is not None
        return Looked(
            prompt=prompt,
            variable=self._places[prompt.name] << PLACE_BITS if asked_of else None,
            classes=sketch.classes,
            gates=tuple(gates),
            parts=sketch.relevant,
            offering=sketch.offering,
            rests=tuple(reversed(rests)),
            constraint=YES if sketch.constraint is None else self._root(sketch.constraint),
            offered=tuple(YES if offer is None else self._root(offer) for offer in sketch.offers)
            or (YES,) * (len(sketch.classes.examples) if sketch.classes else 0),
        )

    def _joined(self, left: int, right: int) -> int:
        try:
            return self.decisions.both(left, right)
        except TooMany:
            return right

    def _root(self, node: Node) -> int:
        words = spelt(node)
        known = self._roots.get(words)
        if known is None:
            known = self._roots[words] = self._decided(node)
        return known

    def _decided(self, node: Node) -> int:
        if len(self._all_inputs(node)) > MOST_INPUTS:
            return self._weighing.open(node)
        self.decisions.room = min(WHOLE_ROOM, len(self.decisions.variable) + ROOM)
        try:
            return self._weighing.truth(self._take(node, truth=True), node)
        except TooMany:
            self.decisions.room = WHOLE_ROOM + ROOM
            return self._weighing.open(node)

    def _all_inputs(self, node: Node) -> frozenset[str]:
        """Every prompt whose answer a tree hangs on, through calculations too."""
        found: set[str] = set()
        for name in named(node):
            found |= self._inputs.get(name, frozenset({name}))
        return frozenset(found)

    def _calculated(self, prompt: Prompt, sketch: "_Sketch", gate: int) -> Cases:
        inputs = set[str]()
        for node in (*sketch.gates, *([sketch.calculation] if sketch.calculation else [])):
            inputs |= self._all_inputs(node)
        self._inputs[prompt.name] = frozenset(inputs or {prompt.name})
        self.decisions.room = min(WHOLE_ROOM, len(self.decisions.variable) + ROOM)
        try:
            found: Cases = {}
            if sketch.calculation is None or len(inputs) > MOST_INPUTS:
                values: Cases = {None: YES}
            else:
                values = self._weighing.cases(self._take(sketch.calculation, truth=False))
            for outcome, condition in values.items():
                text = None if outcome is None else ("s", to_kept(outcome[1]))
                self._weighing.add(found, text, self.decisions.both(gate, condition))
            self._weighing.add(found, ABSENT, self.decisions.opposite(gate))
        except TooMany:
            return {None: YES}
        return found


@dataclass(frozen=True, slots=True)
class _Sketch:
    prompt: Prompt
    classes: Classes | None
    relevant: tuple[Node, ...]
    offering: Node | None
    gates: list[Node]
    constraint: Node | None
    offers: list[Node | None]
    calculation: Node | None


def _follows_answers(prompt: Prompt) -> bool:
    """Whether a worked-out value goes with the answers: what is kept may be of answers that were changed since."""
    worked_out = works_out(prompt)
    if worked_out is None or not is_worked_out(prompt):
        return False
    kept = prompt.keeps or prompt.kind is Kind.HIDDEN
    return not (kept and worked_out.names)


def _sorts(prompt: Prompt, node: Node, truth: bool) -> bool:
    return is_small(prompt) or marks(node, prompt, truth=truth) is not None


def _offers(prompt: Prompt, found: Classes, tree: Node, there: Callable[[str], bool]) -> list[Node | None]:
    """By class, what must hold for such an answer to be offered; None where nothing must."""
    by_name: dict[str, list[Choice]] = {}
    for choice in prompt.choices:
        by_name.setdefault(choice.name, []).append(choice)
    trees: dict[str, tuple[Node, ...]] = {
        name: tuple(resolved(tree, there, "", choice.columns) for choice in alike)
        for name, alike in by_name.items()
    }

    def some(names: frozenset[str]) -> Node:
        parts = {spelt(part): part for name in by_name if name in names for part in trees[name]}
        return _either(list(parts.values()))

    offers: list[Node | None] = []
    for needs in found.needs:
        ways = [
            Every(blocks) if len(blocks := tuple(some(block) for block in way)) > 1 else blocks[0]
            for way in needs
        ]
        offers.append(_either(ways) if ways else None)
    return offers


def _offering(prompt: Prompt, tree: Node, there: Callable[[str], bool]) -> Node:
    """What must hold for anything to be offered."""
    trees = (resolved(tree, there, "", choice.columns) for choice in prompt.choices)
    return _either(list({spelt(one): one for one in trees}.values()))


def _either(nodes: Sequence[Node]) -> Node:
    return Some(tuple(nodes)) if len(nodes) > 1 else nodes[0]
