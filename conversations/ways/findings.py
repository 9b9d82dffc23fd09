"""What a designer should know of the ways through a flow, as faults.

Nothing is said of what is not decided, except that it is not.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from conversations.errors import Fault, Weight
from conversations.expressions.spelling import spelt
from conversations.expressions.syntax import Compared, Every, Literal, Node, Reference, nodes
from conversations.flow import SILENT, Flow, Guard, Kind, Prompt, said
from conversations.ways.conditions import Looked
from conversations.ways.decisions import NO
from conversations.ways.offering import never_offered, refused_choices
from conversations.ways.outcome import Answered, Reached, Ways
from conversations.ways.states import Seen, Told
from conversations.ways.witness import answers_to

_GRAVE = frozenset({Guard.SAFETY, Guard.DANGER, Guard.CONSENT, Guard.PAUSE})
_SHOWN = 4  # answers of an example, and names of a list


def findings(flow: Flow, found: Ways) -> tuple[Fault, ...]:
    """The faults that looking at every way through a flow brings to light, in the order of its rows.

    Rules: ``never-true`` (a condition that nothing can make true), ``never-asked`` (one that could hold, but never
    where it is looked at), ``never-false``, ``impossible-constraint``, ``useless-constraint``, ``nothing-offered``,
    ``refused-choice``, ``never-offered``, ``dead-end``, and the note ``undecided``. Columns are the plain XLSForm names.
    """
    return tuple(_Finding(flow, found).faults())


class _Finding:
    def __init__(self, flow: Flow, found: Ways) -> None:
        self.flow = flow
        self.found = found
        self.prompts = {prompt.name: prompt for prompt in flow.prompts}
        self.places = {prompt.name: place for place, prompt in enumerate(flow.prompts)}
        self.shared = _shared(found.looked)
        self.blocked = False

    def faults(self) -> Iterator[Fault]:
        looked_at = Counter[tuple[int, str]]()
        by_place: dict[tuple[int, str, str], list[Fault]] = {}
        order: list[Fault] = []
        told: set[tuple[int, str]] = set()
        for place, (looked, seen) in enumerate(zip(self.found.looked, self.found.explored.seen, strict=True)):
            row = looked.prompt.row
            for start, end in self.conditions(place):
                words = " and ".join(spelt(part) for part in looked.parts[start:end])
                of_group = end in self.shared[place]
                if not of_group or (start, words) not in told or looked.prompt.time:
                    told.add((start, words))
                    if _was_looked_at(seen, start):
                        looked_at[row, "relevant"] += 1
                        for fault in self.condition(looked, seen, start, end):
                            by_place.setdefault((row, "relevant", fault.rule), []).append(fault)
            order.extend(self.answering(place, looked, seen))
            order.extend(self.unreached(place, looked))
        for (row, column, _), alike in by_place.items():
            # The rounds of a repeat stand in one row: what holds in one of them and not in another is no fault.
            if len(alike) >= looked_at[row, column] or alike[0].rule not in {
                "never-true",
                "never-asked",
                "never-false",
            }:
                order.append(alike[0])
        order.extend(self.dead_ends())
        order.extend(self.undecided())
        given: set[tuple[int | None, str | None, str]] = set()
        for fault in sorted(order, key=lambda fault: fault.row or 0):
            key = (fault.row, fault.column, fault.rule)
            if key not in given:
                given.add(key)
                yield fault

    def conditions(self, place: int) -> Iterator[tuple[int, int]]:
        """The stretches of a prompt's conditions that were written in one cell, as far as the groups show it."""
        parts = self.found.looked[place].parts
        ends = sorted({end for end in self.shared[place] if end} | {len(parts)})
        start = 0
        for end in ends:
            if start < end:
                yield start, end
            start = end

    def condition(self, looked: Looked, seen: Seen, start: int, end: int) -> Iterator[Fault]:
        gates = seen.gates[start:end]
        parts = looked.parts[start:end]
        prompt = looked.prompt
        of_group = end < len(looked.parts) or end in self.shared[self.places[prompt.name]]
        whose = "the group it stands in" if of_group else f"“{prompt.name}”"
        dead = next((at for at, gate in enumerate(gates) if gate.held is None), None)
        if dead is not None:
            if gates[dead].either or gates[dead].failed is None:
                return
            impossible = looked.gates[start + dead] == NO if start == 0 else looked.rests[start] == NO
            what = "asked" if prompt.kind not in SILENT else "reached"
            lost = self.lost(looked, end) if of_group else ""
            weight = Weight.ERROR if self.guards(looked, end) & _GRAVE else Weight.WARNING
            if impossible:
                yield Fault(
                    "survey",
                    prompt.row,
                    "relevant",
                    f"The condition of {whose} can never be true{self.reason(parts)}, so “{prompt.name}”{lost} is never {what}.",
                    "Mend the condition, or take out what it guards.",
                    "never-true",
                    weight,
                )
            else:
                yield Fault(
                    "survey",
                    prompt.row,
                    "relevant",
                    f"“{prompt.name}”{lost} is never {what}: whenever the talk comes to it, the condition of {whose} is false{self.absent(parts)}.",
                    "Compare the condition with those of the groups and questions before it.",
                    "never-asked",
                    weight,
                )
            return
        if all(gate.failed is None and gate.held is not None and not gate.either for gate in gates):
            yield Fault(
                "survey",
                prompt.row,
                "relevant",
                f"The condition of {whose} can never be false where it is looked at, so it decides nothing.",
                "Take the condition out, or mend it.",
                "never-false",
                Weight.WARNING,
            )

    def guards(self, looked: Looked, end: int) -> frozenset[Guard]:
        """The guards of everything that stands behind a condition."""
        wanted = looked.parts[:end]
        return frozenset(
            guard
            for other in self.found.looked
            if other.parts[:end] == wanted
            for guard in other.prompt.guards
        )

    def lost(self, looked: Looked, end: int) -> str:
        wanted = looked.parts[:end]
        others = [
            other.prompt.name
            for other in self.found.looked
            if other is not looked and other.parts[:end] == wanted
        ]
        return f" and {_counted(len(others), 'more')}" if others else ""

    def reason(self, parts: Sequence[Node]) -> str:
        """Why a condition contradicts itself, where that is plain to see."""
        wanted: dict[str, str] = {}
        for part in parts:
            for one in part.parts if isinstance(part, Every) else (part,):
                match one:
                    case Compared(operator="=", left=Reference(name=name), right=Literal(value=str(value))):
                        if wanted.setdefault(name, value) != value:
                            return f" (“{name}” cannot be both “{wanted[name]}” and “{value}”)"
                    case _:
                        pass
        return self.absent(parts)

    def absent(self, parts: Sequence[Node]) -> str:
        for part in parts:
            for node, _ in nodes(part):
                if not isinstance(node, Reference) or node.name not in self.found.met:
                    continue
                if self.found.met[node.name].reached is Reached.NEVER:
                    return f" (“{node.name}” is never reached itself)"
        return ""

    def answering(self, place: int, looked: Looked, seen: Seen) -> Iterator[Fault]:
        prompt = looked.prompt
        if looked.classes is None or prompt.kind is Kind.HIDDEN:
            return
        level = self.found.explored.at[place]
        refused = refused_choices(looked, seen) if seen.passed - {0} else ()
        if refused:
            which = "choice" if len(refused) == 1 else "choices"
            yield Fault(
                "survey",
                prompt.row,
                "constraint",
                f"The {which} {_listed(refused)} of “{prompt.name}” can never pass its constraint.",
                f"Take the {which} out, or mend the constraint.",
                "refused-choice",
                Weight.WARNING,
            )
        if prompt.constraint is not None and not seen.unsure and not seen.given_up:
            if seen.refused and not seen.passed - {0}:
                yield Fault(
                    "survey",
                    prompt.row,
                    "constraint",
                    f"No answer to “{prompt.name}” can satisfy its constraint.",
                    "Mend the constraint; as it is, nobody can answer.",
                    "impossible-constraint",
                )
            elif seen.passed - {0} and not seen.refused:
                yield Fault(
                    "survey",
                    prompt.row,
                    "constraint",
                    f"Every answer that “{prompt.name}” takes satisfies its constraint, so it checks nothing.",
                    "Take the constraint out, or mend it.",
                    "useless-constraint",
                    Weight.WARNING,
                )
        bare, surely = seen.bare, seen.bare_surely
        passed = looked.offering is not None
        if looked.offering is not None:
            bare, surely = seen.gates[-1].failed, seen.gates[-1].failed_surely
        if bare is not None and surely:
            when = self.when(answers_to(self.flow, self.found.explored, level, bare))
            yield Fault(
                "survey",
                prompt.row,
                "choice_filter",
                f"“{prompt.name}” offers nothing to choose from {when}{', so it is not asked then' * passed}."
                if seen.offered
                else f"“{prompt.name}” never offers anything to choose from{', so nobody is asked it' * passed}.",
                "Let the filter pass a choice, or ask this only where it does."
                + ("" if passed else " It keeps narrators safe, so the talk would stop here."),
                "nothing-offered",
                Weight.ERROR if prompt.guards & _GRAVE else Weight.WARNING,
            )
        elif seen.stuck is not None and seen.stuck_surely and seen.passed - {0}:
            when = self.when(answers_to(self.flow, self.found.explored, level, seen.stuck))
            yield Fault(
                "survey",
                prompt.row,
                "constraint",
                f"“{prompt.name}” is required, and no answer satisfies its constraint {when}.",
                "Mend the constraint; as it is, the talk stops here.",
                "impossible-constraint",
            )
        if seen.offered:
            names = never_offered(self.flow, looked, seen)
            if names:
                yield Fault(
                    "survey",
                    prompt.row,
                    "choice_filter",
                    f"The filter of “{prompt.name}” never lets {_listed(names)} through.",
                    "Compare the filter with the columns of the choices sheet.",
                    "never-offered",
                    Weight.WARNING,
                )

    def unreached(self, place: int, looked: Looked) -> Iterator[Fault]:
        """What nobody comes to, because nobody gets past a question before it."""
        if self.blocked or self.found.explored.levels[self.found.explored.at[place]].states:
            return
        self.blocked = True
        yield Fault(
            "survey",
            looked.prompt.row,
            None,
            f"Nobody comes as far as “{looked.prompt.name}”: a question before it cannot be answered.",
            "Mend that question first.",
            "never-asked",
            Weight.WARNING,
        )

    def dead_ends(self) -> Iterator[Fault]:
        explored = self.found.explored
        consent = next((prompt for prompt in self.flow.prompts if Guard.CONSENT in prompt.guards), None)
        if consent is None or self.found.met[consent.name].reached is Reached.NEVER:
            return
        last = explored.levels[-1]
        for wanted in (Told.MUCH, Told.LITTLE):
            for number, state in enumerate(last.states):
                if state[0] == wanted.value and last.sure[number]:
                    when = self.when(answers_to(self.flow, explored, len(explored.levels) - 1, number))
                    yield Fault(
                        "survey",
                        consent.row,
                        "relevant",
                        f"What is told can be lost: “{consent.name}” is not asked {when}, and without it nothing can be sent.",
                        "Let its condition hold wherever something was told.",
                        "dead-end",
                        Weight.WARNING,
                    )
                    return

    def undecided(self) -> Iterator[Fault]:
        for one in self.found.undecided:
            checks = one.column == "constraint"
            yield Fault(
                "survey",
                self.prompts[one.prompt].row,
                one.column,
                f"Whether {one.condition} holds cannot be decided beforehand: {one.why}.",
                "Nothing needs to be done; rehearse an answer that passes and one that does not."
                if checks
                else "Nothing needs to be done; try both ways in the preview.",
                "undecided",
                Weight.NOTE,
            )

    def when(self, answers: Sequence[Answered]) -> str:
        """The answers of an example in words, skips left out where there is anything else."""
        if self.found.explored.deferred:
            return "after some answers"
        given = [answered for answered in answers if answered.value]
        if not given:
            return "when everything before it is skipped" if answers else "from the start"
        shown = "; ".join(
            f"“{_short(self.prompts[answered.prompt], self.flow)}”: {answered.words}"
            for answered in given[-_SHOWN:]
        )
        return f"for example after {shown}"


def _was_looked_at(seen: Seen, start: int) -> bool:
    gate = seen.gates[start]
    return gate.held is not None or gate.failed is not None


def _shared(looked: Sequence[Looked]) -> list[set[int]]:
    """How many first conditions each prompt has in common with a neighbour in the same group."""
    shared: list[set[int]] = [set() for _ in looked]
    for place, (one, next_) in enumerate(pairwise(looked)):
        if not one.prompt.within or one.prompt.within[:1] != next_.prompt.within[:1]:
            continue
        alike = 0
        for left, right in zip(one.parts, next_.parts, strict=False):
            if left is not right and left != right:
                break
            alike += 1
        shared[place].add(alike)
        shared[place + 1].add(alike)
    return shared


def _short(prompt: Prompt, flow: Flow) -> str:
    label = said(prompt.label, flow.default_language) or prompt.name
    return label if len(label) <= 60 else label[:59].rstrip() + "…"


def _counted(number: int, what: str) -> str:
    return f"{number} {what}"


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(f"“{name}”" for name in names[:_SHOWN])
    return shown if len(names) <= _SHOWN else f"{shown} and {len(names) - _SHOWN} more"
