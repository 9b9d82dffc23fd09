"""The routes through a flow: how many there are, the shortest, the longest, and a list of them.

A route is a sequence of questions. Different answers may lead along the same one, so routes are counted over sets
of nodes (the subset construction of Rabin and Scott 1959, DOI 10.1147/rd.32.0114).
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from conversations.flow import Flow, Guard, Kind
from conversations.route import is_asked, walk
from conversations.ways.classes import Classes, class_of
from conversations.ways.examples import example
from conversations.ways.fitting import Wanted, fitted, ticks_wanted
from conversations.ways.minutes import TAP_SECONDS, answering_seconds, reading_seconds
from conversations.ways.nodes import Asking, Deciding, Drawn, Edge, Given
from conversations.ways.outcome import Answered, Count, Way

MOST_SETS = 20_000
"""Sets of nodes that are looked at; where there are more, the count is given as from the least to the most."""

END = -1


@dataclass(frozen=True, slots=True)
class Step:
    """One way on from a question: the class of answer, the notes told, and the next question or ``END``.

    ``certain`` is false where it hangs on something that is not decided; ``decided`` are nodes of what an earlier
    answer decided and the graph did not remember, with the way it must have gone.
    """

    answer: int
    told: tuple[str, ...]
    to: int
    certain: bool
    decided: tuple[tuple[int, bool], ...] = ()


class Routes:
    """The routes of one graph."""

    def __init__(self, flow: Flow, drawn: Drawn, classes: Mapping[str, Classes]) -> None:
        self._flow = flow
        self._graph = drawn
        self._classes = classes
        self._prompts = {prompt.name: prompt for prompt in flow.prompts}
        self._place = {prompt.name: place for place, prompt in enumerate(flow.prompts)}
        self._steps: dict[int, tuple[Step, ...]] = {}
        self._begin = tuple(self._onward(drawn.start, 0, True))

    def _onward(self, edge: Edge, answer: int, certain: bool) -> list[Step]:
        """Past everything that is not asked, in both directions where it is open."""
        found: list[Step] = []
        seen: set[tuple[int, bool]] = set()
        waiting: list[tuple[Edge, tuple[str, ...], bool, tuple[tuple[int, bool], ...]]] = [
            (edge, (), certain, ())
        ]
        while waiting:
            at, told, sure, decided = waiting.pop()
            told = (*told, *at.tells)
            if at.to is None:
                found.append(Step(answer, told, END, sure, decided))
                continue
            node = self._graph.nodes[at.to]
            if isinstance(node, Asking):
                found.append(Step(answer, told, at.to, sure, decided))
                continue
            if (at.to, sure) in seen:
                continue
            seen.add((at.to, sure))
            certainly = sure and (isinstance(node, Given) or node.certain)
            settled = isinstance(node, Deciding) and node.certain
            for branch in reversed(range(len(node.next))):
                one = node.next[branch]
                if one is not None:
                    further = (*decided, (at.to, bool(branch))) if settled else decided
                    waiting.append((one, told, certainly, further))
        return found

    def _of(self, number: int) -> tuple[Step, ...]:
        steps = self._steps.get(number)
        if steps is None:
            node = self._graph.nodes[number]
            assert isinstance(node, Asking)
            found: list[Step] = []
            # Answers before the skip: a route is easier to follow by what was said than by what was not.
            for answer in (*range(1, len(node.next)), 0):
                edge = node.next[answer]
                if edge is not None:
                    found.extend(self._onward(edge, answer, answer not in node.rough))
            steps = self._steps[number] = tuple(found)
        return steps

    def _name(self, number: int) -> str:
        node = self._graph.nodes[number]
        assert isinstance(node, Asking)
        return node.prompt

    def count(self) -> Count:
        """How many routes there are."""
        most = self._counted(certain=False)
        if most is None:
            return Count(1, max(1, self._paths()))
        if not any(
            (isinstance(node, Deciding) and not node.certain) or (isinstance(node, Asking) and node.rough)
            for node in self._graph.nodes
        ):
            return Count(most, most)
        return Count(min(max(1, self._counted(certain=True) or 1), most), most)

    def _grouped(self, steps: Iterator[Step]) -> dict[int, frozenset[int]]:
        """The nodes that the steps lead to, by the place of their prompt in the flow; ``END`` under -1."""
        groups: dict[int, set[int]] = {}
        for step in steps:
            place = END if step.to == END else self._place[self._name(step.to)]
            groups.setdefault(place, set()).add(step.to)
        return {place: frozenset(nodes) for place, nodes in groups.items()}

    def _counted(self, *, certain: bool) -> int | None:
        """Sequences of questions; None where there are too many sets of nodes to look at."""
        ended = 0
        sets = 0
        ahead: dict[int, dict[frozenset[int], int]] = {}

        def go(steps: Iterator[Step], times: int) -> None:
            nonlocal ended
            for place, nodes in self._grouped(steps).items():
                if place == END:
                    ended += times
                else:
                    here = ahead.setdefault(place, {})
                    here[nodes] = here.get(nodes, 0) + times

        go((step for step in self._begin if step.certain or not certain), 1)
        for place in range(len(self._flow.prompts)):
            for nodes, times in ahead.pop(place, {}).items():
                sets += 1
                if sets > MOST_SETS:
                    return None
                go(
                    (
                        step
                        for node in sorted(nodes)
                        for step in self._of(node)
                        if step.certain or not certain
                    ),
                    times,
                )
        return ended

    def _paths(self) -> int:
        """Ways from node to node: no fewer than there are routes."""
        ways: dict[int, int] = {END: 1}
        for number, node in enumerate(self._graph.nodes):
            if isinstance(node, Asking):
                ways[number] = sum(ways[to] for to in {step.to for step in self._of(number)})
        return sum(ways[to] for to in {step.to for step in self._begin})

    def furthest(self, *, longest: bool) -> Way:
        """A route with the most, or the fewest, questions; one that is certain where there is one."""
        worth: dict[int, tuple[int, int]] = {END: (0, 0)}
        best: dict[int, Step] = {}
        better: Callable[[tuple[int, int], tuple[int, int]], bool]
        better = (lambda new, old: new > old) if longest else (lambda new, old: new < old)

        def choose(steps: tuple[Step, ...]) -> tuple[Step | None, tuple[int, int]]:
            chosen: Step | None = None
            found = (0, 0)
            for step in steps:
                if step.to not in worth:
                    continue
                asked, doubts = worth[step.to]
                doubt = 0 if step.certain else -1 if longest else 1
                value = (asked, doubts + doubt)
                if chosen is None or better(value, found):
                    chosen, found = step, value
            return chosen, found

        for number, node in enumerate(self._graph.nodes):
            if isinstance(node, Asking):
                step, value = choose(self._of(number))
                if step is not None:
                    best[number] = step
                    worth[number] = (value[0] + 1, value[1])
        first, _ = choose(self._begin)
        if first is None:
            return self._way(self._begin[0], [])
        taken: list[tuple[int, Step]] = []
        at = first.to
        while at != END:
            taken.append((at, best[at]))
            at = best[at].to
        return self._way(first, taken)

    def listed(self, most: int) -> Iterator[Way]:
        """Each route once, those that are asked something earlier in the form first, up to ``most``."""
        # Each entry: the sets of nodes on the way so far, and the next sets to try, the nearest last.
        given = 0
        stack: list[tuple[tuple[frozenset[int], ...], list[frozenset[int]]]] = [
            ((), self._next(iter(self._begin)))
        ]
        while stack and given < most:
            sets, further = stack[-1]
            if not further:
                stack.pop()
                continue
            nodes = further.pop()
            if nodes == frozenset({END}):
                given += 1
                yield self._along(sets)
                continue
            steps = (step for node in sorted(nodes) for step in self._of(node))
            stack.append(((*sets, nodes), self._next(steps)))

    def _next(self, steps: Iterator[Step]) -> list[frozenset[int]]:
        groups = self._grouped(steps)
        places = sorted((place for place in groups if place != END), reverse=True)
        return [groups[place] for place in ([END] if END in groups else []) + places]

    def _along(self, sets: tuple[frozenset[int], ...]) -> Way:
        """Answers that lead through one node of each set, found from the end; certain ones where there are any."""
        wanted: dict[int, bool] = {END: True}
        chosen: list[dict[int, Step]] = []
        for nodes in reversed(sets):
            steps: dict[int, Step] = {}
            sure: dict[int, bool] = {}
            for node in sorted(nodes):
                for step in self._of(node):
                    if step.to in wanted:
                        certain = step.certain and wanted[step.to]
                        if node not in steps or (certain and not sure[node]):
                            steps[node], sure[node] = step, certain
            chosen.append(steps)
            wanted = sure
        fitting = [step for step in self._begin if step.to in wanted]
        first = next((step for step in fitting if step.certain and wanted[step.to]), fitting[0])
        taken: list[tuple[int, Step]] = []
        at = first.to
        for steps in reversed(chosen):
            taken.append((at, steps[at]))
            at = steps[at].to
        return self._way(first, taken)

    def _way(self, first: Step, taken: list[tuple[int, Step]]) -> Way:
        language = self._flow.default_language
        asked: list[Answered] = []
        given: dict[str, str] = {}
        told = list(first.told)
        seconds = 0.0
        sends = False
        certain = first.certain
        for number, step in taken:
            prompt = self._prompts[self._name(number)]
            classes = self._classes[prompt.name]
            value = example(self._flow, classes, step.answer, given)
            given[prompt.name] = value
            asked.append(Answered(prompt.name, value, classes.words[step.answer]))
            told.extend(step.told)
            seconds += reading_seconds(prompt, language)
            seconds += answering_seconds(prompt) if step.answer else TAP_SECONDS
            sends = sends or Guard.CONSENT in prompt.guards
            certain = certain and step.certain
        seconds += sum(reading_seconds(self._prompts[name], language) for name in told)
        decided = [one for step in (first, *(step for _, step in taken)) for one in step.decided]
        if decided:
            fitting = self._fitted(given, taken, decided)
            certain = certain and fitting is not None and self._leads(fitting)
            asked = [self._answered(name, (fitting or given)[name]) for name in given]
        return Way(tuple(asked), tuple(told), seconds, sends, certain)

    def _leads(self, answers: dict[str, str]) -> bool:
        reached = walk(self._flow, answers).reached
        return [prompt.name for prompt in reached if is_asked(prompt)] == list(answers)

    def _answered(self, name: str, value: str) -> Answered:
        classes = self._classes[name]
        return Answered(name, value, classes.words[class_of(classes, value) or 0])

    def _fitted(
        self, given: dict[str, str], taken: list[tuple[int, Step]], decided: list[tuple[int, bool]]
    ) -> dict[str, str] | None:
        """Answers along the same way that also go as later conditions need them."""
        others: dict[str, list[str]] = {}
        wanted = [
            Wanted(node.node, holds)
            for number, holds in decided
            if isinstance(node := self._graph.nodes[number], Deciding)
        ]
        for number, step in taken:
            node = self._graph.nodes[number]
            assert isinstance(node, Asking)
            classes = self._classes[node.prompt]
            same = [at for at, edge in enumerate(node.next) if edge == node.next[step.answer]]
            others[node.prompt] = [
                example(self._flow, classes, at, given) for at in same if at != step.answer
            ]
            if classes.prompt.kind is Kind.SELECT_MULTIPLE:
                others[node.prompt].append(ticks_wanted(classes.prompt, wanted))
        return fitted(self._flow, given, others, wanted)
