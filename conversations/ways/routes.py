"""The routes through a flow: how many there are, the shortest, the longest, and a list of them.

A route is a sequence of questions. Different answers may lead along the same one, so routes are counted over sets
of nodes (the subset construction of Rabin and Scott 1959, DOI 10.1147/rd.32.0114).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

from conversations.expressions import Scope
from conversations.flow import Flow, Guard, Kind
from conversations.route import is_asked, walk
from conversations.ways.choosing import Chosen
from conversations.ways.classes import Classes, class_of, unlinked
from conversations.ways.counting import END, MOST_SETS, Counting, paths
from conversations.ways.examples import example
from conversations.ways.fitting import Wanted, fitted, ticks_wanted
from conversations.ways.minutes import TAP_SECONDS, answering_seconds, reading_seconds
from conversations.ways.nodes import Asking, Deciding, Drawn, Edge, Given
from conversations.ways.outcome import Answered, Count, Way


@dataclass(frozen=True, slots=True)
class Step:
    """One way on from a question: the class of answer, the notes told, and the next question or ``END``.

    ``certain`` is false where it hangs on something that is not decided; ``decided`` are nodes of what an earlier
    answer decided and the graph did not remember, with the way it must have gone; ``brought`` are hidden prompts with
    the class of what a link must bring.
    """

    answer: int
    told: tuple[str, ...]
    to: int
    certain: bool
    decided: tuple[tuple[int, bool], ...] = ()
    brought: tuple[tuple[str, int], ...] = ()

    @property
    def plain(self) -> bool:
        """Whether it needs no link."""
        return not self.brought


_Both = tuple[frozenset[int], frozenset[int]]
"""A set of nodes, and those of them that are come to without a link."""


class Routes:
    """The routes of one graph."""

    def __init__(self, flow: Flow, drawn: Drawn, classes: Mapping[str, Classes]) -> None:
        self._flow = flow
        self._graph = drawn
        self._classes = classes
        self._prompts = {prompt.name: prompt for prompt in flow.prompts}
        self._place = {prompt.name: place for place, prompt in enumerate(flow.prompts)}
        self._steps: dict[int, tuple[Step, ...]] = {}
        self._linked: list[bool] = []
        for node in drawn.nodes:
            ahead = (one.to for one in node.next if one is not None and one.to is not None)
            self._linked.append(isinstance(node, Given) or any(self._linked[to] for to in ahead))

    @cached_property
    def _begin(self) -> tuple[Step, ...]:
        return tuple(self._onward(self._graph.start, 0, True))

    def _onward(self, edge: Edge, answer: int, certain: bool) -> list[Step]:
        """Past everything that is not asked, in both directions where it is open."""
        found: list[Step] = []
        seen: set[tuple[int, bool, bool]] = set()
        waiting: list[tuple[Edge, Step]] = [(edge, Step(answer, (), END, certain))]
        while waiting:
            at, step = waiting.pop()
            step = replace(step, told=(*step.told, *at.tells))
            if at.to is None:
                found.append(step)
                continue
            node = self._graph.nodes[at.to]
            if isinstance(node, Asking):
                found.append(replace(step, to=at.to))
                continue
            key = (at.to, step.certain, step.plain)
            if key in seen:
                continue
            seen.add(key)
            for branch in reversed(range(len(node.next))):
                one = node.next[branch]
                if one is not None:
                    waiting.append((one, self._past(node, at.to, branch, step)))
        return found

    def _past(self, node: Deciding | Given, number: int, branch: int, step: Step) -> Step:
        """A step past something that is not asked."""
        match node:
            case Given(prompt=name):
                if branch == unlinked(self._classes[name]):
                    return step
                return replace(step, brought=(*step.brought, (name, branch)))
            case Deciding(certain=True):
                return replace(step, decided=(*step.decided, (number, bool(branch))))
            case Deciding():
                return replace(step, certain=False)

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
        """How many routes there are that need no link."""
        return self._count(plain=True)

    def count_by_link(self) -> Count:
        """How many further ones there are that only a link leads to."""
        if not any(self._linked):
            return Count(0, 0)
        every, plain = self._count(plain=False), self._count(plain=True)
        return Count(max(0, every.least - plain.most), max(0, every.most - plain.least))

    def _count(self, *, plain: bool) -> Count:
        most = self._counting(certain=False, plain=plain).counted()
        if most is None:
            return Count(1, max(1, paths(self._graph)))
        if not any(
            (isinstance(node, Deciding) and not node.certain) or (isinstance(node, Asking) and node.rough)
            for node in self._graph.nodes
        ):
            return Count(most, most)
        return Count(min(max(1, self._counting(certain=True, plain=plain).counted() or 1), most), most)

    def _counting(self, *, certain: bool, plain: bool) -> Counting:
        return Counting(self._graph, self._classes, self._place, certain=certain, plain=plain)

    def _grouped(self, steps: Iterator[Step]) -> dict[int, frozenset[int]]:
        """The nodes that the steps lead to, by the place of their prompt in the flow; ``END`` under -1."""
        groups: dict[int, set[int]] = {}
        for step in steps:
            place = END if step.to == END else self._place[self._name(step.to)]
            groups.setdefault(place, set()).add(step.to)
        return {place: frozenset(nodes) for place, nodes in groups.items()}

    def furthest(self, *, longest: bool) -> Way:
        """A route with the most, or the fewest, questions; without a link, and certain, where there is one."""
        found = self._furthest(longest=longest, plain=True) or self._furthest(longest=longest, plain=False)
        return found or self._way(self._begin[0], [])

    def _furthest(self, *, longest: bool, plain: bool) -> Way | None:
        chosen = Chosen(self._graph, self._classes, longest=longest, plain=plain)
        if chosen.worth(self._graph.start, certain=True) is None:
            return None
        first = step = self._along_edge(self._graph.start, 0, True, chosen)
        taken: list[tuple[int, Step]] = []
        while step.to != END:
            number = step.to
            node = self._graph.nodes[number]
            assert isinstance(node, Asking)
            answer = chosen.branch[number, True]
            edge = node.next[answer]
            assert edge is not None
            step = self._along_edge(edge, answer, answer not in node.rough, chosen)
            taken.append((number, step))
        return self._way(first, taken)

    def _along_edge(self, edge: Edge, answer: int, certain: bool, chosen: Chosen) -> Step:
        """The step along an edge that goes, past what is not asked, as was chosen."""
        step = Step(answer, edge.tells, END, certain)
        while edge.to is not None:
            node = self._graph.nodes[edge.to]
            if isinstance(node, Asking):
                return replace(step, to=edge.to)
            branch = chosen.branch[edge.to, step.certain]
            step = self._past(node, edge.to, branch, step)
            further = node.next[branch]
            assert further is not None
            edge = further
            step = replace(step, told=(*step.told, *edge.tells))
        return step

    def listed(self, most: int) -> Iterator[Way]:
        """Each route once, those that are asked something earlier in the form first, up to ``most``.

        Those that need a link come after all others.
        """
        given = 0
        for by_link in (False, True) if any(self._linked) else (False,):
            for sets in islice(self._ordered(by_link=by_link), most - given):
                given += 1
                yield self._along(sets, plain=not by_link)

    def _ordered(self, *, by_link: bool) -> Iterator[tuple[frozenset[int], ...]]:
        """The sets of nodes that lead along each route without a link, or along each that needs one."""
        # Each entry: the sets of nodes on the way so far, and the next sets to try, the nearest last.
        begin = [(step, step.plain) for step in self._begin]
        stack: list[tuple[tuple[frozenset[int], ...], list[_Both]]] = [((), self._next(begin, by_link))]
        looked_at = 0
        while stack:
            sets, further = stack[-1]
            if not further:
                stack.pop()
                continue
            nodes, plain = further.pop()
            if nodes == frozenset({END}):
                if not (by_link and plain):
                    yield sets
                continue
            if by_link:
                looked_at += 1
                if looked_at > MOST_SETS:
                    return
                if nodes == plain and not any(self._linked[node] for node in nodes):
                    continue
            steps = [
                (step, step.plain and node in plain) for node in sorted(nodes) for step in self._of(node)
            ]
            stack.append(((*sets, nodes), self._next(steps, by_link)))

    def _next(self, steps: Sequence[tuple[Step, bool]], by_link: bool) -> list[_Both]:
        plain = self._grouped(step for step, unlinked_ in steps if unlinked_)
        every = self._grouped(step for step, _ in steps) if by_link else plain
        places = sorted((place for place in every if place != END), reverse=True)
        return [
            (every[place], plain.get(place, frozenset()))
            for place in ([END] if END in every else []) + places
        ]

    def _along(self, sets: tuple[frozenset[int], ...], *, plain: bool) -> Way:
        """Answers that lead through one node of each set, found from the end; certain ones where there are any."""
        wanted: dict[int, bool] = {END: True}
        chosen: list[dict[int, Step]] = []
        for nodes in reversed(sets):
            steps: dict[int, Step] = {}
            sure: dict[int, bool] = {}
            for node in sorted(nodes):
                for step in self._of(node):
                    if step.to in wanted and (step.plain or not plain):
                        certain = step.certain and wanted[step.to]
                        if node not in steps or (certain and not sure[node]):
                            steps[node], sure[node] = step, certain
            chosen.append(steps)
            wanted = sure
        fitting = [step for step in self._begin if step.to in wanted and (step.plain or not plain)]
        first = next((step for step in fitting if step.certain and wanted[step.to]), fitting[0])
        taken: list[tuple[int, Step]] = []
        at = first.to
        for steps in reversed(chosen):
            taken.append((at, steps[at]))
            at = steps[at].to
        return self._way(first, taken)

    def _way(self, first: Step, taken: list[tuple[int, Step]]) -> Way:
        language = self._flow.default_language
        steps = (first, *(step for _, step in taken))
        brought = {
            name: self._classes[name].examples[number] for step in steps for name, number in step.brought
        }
        given = dict(brought)
        told = list(first.told)
        seconds = 0.0
        sends = False
        for number, step in taken:
            prompt = self._prompts[self._name(number)]
            given[prompt.name] = example(self._flow, self._classes[prompt.name], step.answer, given)
            told.extend(step.told)
            seconds += reading_seconds(prompt, language)
            seconds += answering_seconds(prompt) if step.answer else TAP_SECONDS
            sends = sends or Guard.CONSENT in prompt.guards
        seconds += sum(reading_seconds(self._prompts[name], language) for name in told)
        decided = [one for step in steps for one in step.decided]
        fitting = self._fitted(given, taken, decided) if decided else given
        certain = all(step.certain for step in steps) and fitting is not None and self._leads(fitting)
        answered = [self._answered(name, value) for name, value in (fitting or given).items()]
        return Way(
            asked=tuple(one for one in answered if one.prompt not in brought),
            told=tuple(told),
            seconds=seconds,
            sends=sends,
            certain=certain,
            brought=tuple(one for one in answered if one.prompt in brought),
        )

    def _leads(self, answers: Mapping[str, str]) -> bool:
        """Whether the talk takes each of the answers, and asks nothing else."""
        route = walk(self._flow, answers)
        asked = [prompt for prompt in route.reached if is_asked(prompt)]
        hidden = [name for name in answers if self._prompts[name].kind is Kind.HIDDEN]
        if [prompt.name for prompt in asked] != [name for name in answers if name not in hidden]:
            return False
        return all(
            answers[prompt.name] == ""
            or prompt.constraint is None
            or prompt.constraint.holds(Scope(route.values, answers[prompt.name]))
            for prompt in asked
        )

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
                ticked = ticks_wanted(classes.prompt, wanted)
                if class_of(classes, ticked) in same:
                    others[node.prompt].append(ticked)
        return fitted(self._flow, given, others, wanted)
