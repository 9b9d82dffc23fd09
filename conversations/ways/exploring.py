"""Every state that a talk can be in, found from the first prompt to the last.

A state is what is left of all later conditions once the answers so far are put in: two ways of answering that
leave the same behind are one state from then on. So there are few of them, and nothing is lost.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from conversations.flow import Flow, Guard, Kind, Prompt
from conversations.ways.classes import Classes, unlinked
from conversations.ways.conditions import Conditions, Looked
from conversations.ways.decisions import EITHER, FREE, NO, YES
from conversations.ways.states import Explored, Gate, Level, Moves, Seen, State, Told
from conversations.ways.weighing import PLACE_BITS, Open

WIDE = 256
"""States at one place from which on decisions are deferred; fewer are remembered, because a graph that remembers
can be played without asking what was answered before."""


LEAST_ROOM = 16
"""States that one place may always have."""

MOST_MOVES = 300_000
"""States of one place times classes of the answers given there: what one question may cost."""

MOST_STEPS = 2_000_000
"""Steps of the whole exploration: one for each condition that is carried along each answer in each state."""

_OWN_STEPS = 64
"""What an answer in a state costs however few conditions it carries along."""


MOST_CARRIED = 500_000
"""Places that all conditions are carried past, from where they begin to be decided to where they are last used."""


class _Slots:
    """Which conditions are part of a state, and where."""

    def __init__(
        self, conditions: Conditions, steps: Sequence[Looked | Open], variables: Sequence[int | None]
    ) -> None:
        table = conditions.decisions
        last: dict[int, int] = {}
        checked: set[int] = set()
        for step, what in enumerate(steps):
            if isinstance(what, Looked):
                for root in (*what.gates, what.constraint, *what.offered):
                    if root > FREE:
                        last[root] = step
                checked.update((what.constraint, *what.offered))
        begun_at: dict[int, int] = {}
        step_of = {variable: step for step, variable in enumerate(variables) if variable is not None}
        for root in last:
            begun_at[root] = step_of.get(table.variable[root], len(steps))
        # A condition is in the state of the steps after the one that begins to decide it, up to its last use.
        carried = {root: max(0, end - begun_at[root]) for root, end in last.items()}
        total = sum(carried.values())
        self.given_up: set[int] = set()
        for root in sorted(carried, key=lambda root: -carried[root]):
            if total <= MOST_CARRIED:
                break
            self.given_up.add(root)
            total -= carried[root]
        self.live: list[list[int]] = [[] for _ in range(len(steps) + 1)]
        for root, end in last.items():
            if root not in self.given_up:
                for step in range(begun_at[root] + 1, end + 1):
                    self.live[step].append(root)
        # Only whether something is asked can be deferred; what checks an answer must be known.
        self.deferrable = frozenset(last) - checked


def explored(flow: Flow, conditions: Conditions, most: int, wide: int = WIDE) -> Explored:
    """Go through the flow in every way.

    Where more than ``wide`` states stand at one place, decisions that nothing else hangs on are deferred.
    Where more than a sixteenth of the states (or the steps) still allowed would stand at one place, the conditions
    with the most different remains are given up: from then on they are taken to go either way. So this always ends,
    and soon.
    """
    return _Exploring(flow, conditions, most, wide).explored()


@dataclass(frozen=True, slots=True)
class _Turn:
    """One state at one place: what is left of a condition there, and how the talk goes on from it."""

    number: int
    told: int
    certain: bool
    left: Callable[[int], int]
    crowd: int  # how many states stand here
    turning: tuple[int, ...]  # places in the state of what may be deferred and is decided here
    after: Callable[[int, tuple[int, int] | None], list[int]]
    target: Callable[[State, tuple[int, int], bool], int]
    settled: tuple[int, int] | None = None  # a condition that was free until here, and which way it goes

    def on(self, state: State, answer: int, *, certain: bool = True) -> int:
        """The number of the state that follows; ``answer`` is the class that leads there, -1 for none."""
        return self.target(state, (self.number, answer), self.certain and certain)

    def past(self) -> State:
        """The state that follows without any answer."""
        return (self.told, *self.after(0, self.settled))


class _Exploring:
    def __init__(self, flow: Flow, conditions: Conditions, most: int, wide: int) -> None:
        self.wide = self.widest = wide
        self.deferred = False
        self.conditions = conditions
        self.table = conditions.decisions
        self.most = most
        steps: list[tuple[int, Looked | Open]] = [
            (place << PLACE_BITS, looked) for place, looked in enumerate(conditions.looked)
        ]
        steps += [(variable, one) for variable, one in conditions.opens.items()]
        steps.sort(key=lambda step: step[0])
        self.steps = [what for _, what in steps]
        self.variables = [what.variable if isinstance(what, Looked) else variable for variable, what in steps]
        self.slots = _Slots(conditions, self.steps, self.variables)
        self.seen = [Seen([Gate() for _ in looked.gates]) for looked in conditions.looked]
        self.places = {looked.prompt.name: place for place, looked in enumerate(conditions.looked)}
        self.consents = any(Guard.CONSENT in prompt.guards for prompt in flow.prompts)

    def explored(self) -> Explored:
        levels: list[Level] = []
        at: list[int] = []
        states: list[State] = [(Told.NOTHING.value,)]
        sure = [True]
        parent = [(-1, -1)]
        used, steps = 0, MOST_STEPS
        for step, what in enumerate(self.steps):
            level = Level(
                what if isinstance(what, Looked) else None,
                what if isinstance(what, Open) else None,
                states,
                sure,
                parent,
            )
            if isinstance(what, Looked):
                at.append(step)
            levels.append(level)
            used += len(states)
            steps -= len(states) * self._cost(step)
            room = max(LEAST_ROOM, min((self.most - used) // 16, MOST_MOVES // self._classes(step + 1)))
            # Each place has its share of the steps at least, however many were taken before it.
            afforded = max(steps // 16, MOST_STEPS // len(self.steps)) // self._cost(step + 1)
            room = max(1, min(room, afforded))
            self.wide = min(self.widest, room // 2)
            states, sure, parent = self._next(step, level, room)
            # How a state was told apart is of no use any more, and a long form has many.
            level.states = [state[:1] for state in level.states]
        levels.append(Level(None, None, states, sure, parent))
        return Explored(levels, at, self.seen, self.consents, self.deferred)

    def _classes(self, step: int) -> int:
        what = self.steps[step] if step < len(self.steps) else None
        return len(what.classes.examples) if isinstance(what, Looked) and what.classes is not None else 1

    def _cost(self, step: int) -> int:
        """Steps that one state costs at a place."""
        carried = len(self.slots.live[min(step + 1, len(self.steps))])
        return self._classes(step) * (_OWN_STEPS + carried)

    def _next(
        self, step: int, level: Level, room: int
    ) -> tuple[list[State], list[bool], list[tuple[int, int]]]:
        here = {root: place + 1 for place, root in enumerate(self.slots.live[step])}
        targets: dict[State, int] = {}
        sure: list[bool] = []
        parent: list[tuple[int, int]] = []
        ahead = {root: place for place, root in enumerate(self.slots.live[step + 1])}
        sources = [(here.get(root, 0), root) for root in self.slots.live[step + 1]]
        variable = self.variables[step]
        tops, kids = self.table.variable, self.table.kids

        def target(state: State, came: tuple[int, int], certain: bool) -> int:
            number = targets.setdefault(state, len(targets))
            if number == len(sure):
                sure.append(certain)
                parent.append(came)
            elif certain and not sure[number]:
                sure[number] = True
                parent[number] = came
            return number

        for number, state in enumerate(level.states):
            rests = [state[place] if place else root for place, root in sources]
            turning = (
                [place for place, rest in enumerate(rests) if tops[rest] == variable]
                if variable is not None
                else []
            )

            def after(
                kid: int,
                settled: tuple[int, int] | None,
                rests: list[int] = rests,
                turning: list[int] = turning,
            ) -> list[int]:
                if not turning and settled is None:
                    return rests
                turned = rests.copy()
                for place in turning:
                    turned[place] = kids[rests[place]][kid]
                if settled is not None and settled[0] in ahead:
                    turned[ahead[settled[0]]] = settled[1]
                return turned

            def left(root: int, state: State = state) -> int:
                place = here.get(root)
                if place is None:
                    return EITHER if root in self.slots.given_up else root
                return state[place]

            free = tuple(
                place + 1 for place in turning if self.slots.live[step + 1][place] in self.slots.deferrable
            )
            turn = _Turn(number, state[0], level.sure[number], left, len(level.states), free, after, target)
            if level.looked is not None:
                level.moves.append(self._at_prompt(level.looked, turn))
            elif turning:
                assert level.open is not None
                both = [(state[0], *after(kid, None)) for kid in (0, 1)]
                certain = level.open.certain
                goals = self._deferred([*both], turn) if certain else both
                by_class = tuple(turn.on(goal, -1, certain=certain) for goal in goals if goal is not None)
                level.moves.append(Moves(EITHER, None, by_class))
            else:
                level.moves.append(Moves(NO, turn.on(turn.past(), -1)))
        return self._narrowed(step, level, list(targets), sure, parent, room)

    def _at_prompt(self, looked: Looked, turn: "_Turn") -> Moves:
        seen = self.seen[self.places[looked.prompt.name]]
        gate = self._gates(looked, seen, turn)
        if gate == FREE:
            turn = replace(turn, settled=(looked.gate, NO))
        past = None if gate == YES else turn.on(turn.past(), -1, certain=gate != EITHER)
        if gate == NO:
            return Moves(NO, past)
        turn = replace(turn, certain=turn.certain and gate != EITHER)
        if gate == FREE:
            turn = replace(turn, settled=(looked.gate, YES))
        if looked.classes is None:
            return Moves(gate, past, (turn.on(turn.past(), -1),))
        by_class, rough = self._answers(looked, looked.classes, seen, turn)
        return Moves(gate, past, by_class, rough)

    def _gates(self, looked: Looked, seen: Seen, turn: "_Turn") -> int:
        gate = YES
        for root, facts in zip(looked.gates, seen.gates, strict=True):
            before, gate = gate, turn.left(root)
            if before == NO:
                return NO
            assert gate <= FREE, "everything before a prompt is decided when it is come to"
            certain = turn.certain and before != EITHER
            if gate == EITHER:
                facts.either = True
            if gate != NO and (facts.held is None or (certain and not facts.held_surely)):
                facts.held = turn.number
            if gate != YES and (facts.failed is None or (certain and not facts.failed_surely)):
                facts.failed = turn.number
            facts.held_surely |= certain and gate in (YES, FREE)
            facts.failed_surely |= certain and gate in (NO, FREE)
        return gate

    def _answers(
        self, looked: Looked, classes: Classes, seen: Seen, turn: "_Turn"
    ) -> tuple[tuple[int | None, ...], frozenset[int]]:
        prompt = looked.prompt
        filtered = prompt.choice_filter is not None
        hidden = prompt.kind is Kind.HIDDEN
        rests: list[tuple[int, ...] | None] = []
        told: list[int] = []
        rough: set[int] = set()
        offers_any = False
        for kind in range(len(classes.examples)):
            told.append(self._told(prompt, turn.told, kind))
            if kind == 0:
                given = unlinked(classes) == 0 if hidden else not prompt.required
            else:
                offered = turn.left(looked.offered[kind]) if filtered else YES
                given = offered != NO
                if given:
                    offers_any = True
                    seen.offered.add(kind)
                    if filtered and (offered == EITHER or kind in classes.rough):
                        rough.add(kind)
                    given = self._passes(looked, seen, turn, kind) and classes.alone[kind]
            rests.append((told[kind], *turn.after(kind + 1, turn.settled)) if given else None)
        if filtered and not offers_any and (seen.bare is None or (turn.certain and not seen.bare_surely)):
            seen.bare, seen.bare_surely = turn.number, turn.certain
        stuck = all(one is None for one in rests)
        if stuck and (seen.stuck is None or (turn.certain and not seen.stuck_surely)):
            seen.stuck, seen.stuck_surely = turn.number, turn.certain
        if not rough and not hidden:
            rests = self._deferred(rests, turn)
        if hidden and (plain := rests[unlinked(classes)]) is not None:
            turn.on(plain, unlinked(classes))  # first, so that no example needs a link where none is needed
        by_class = [
            None if rest is None else turn.on(rest, kind, certain=kind not in rough)
            for kind, rest in enumerate(rests)
        ]
        return tuple(by_class), frozenset(rough)

    def _deferred(self, rests: list[State | None], turn: "_Turn") -> list[State | None]:
        """The states that answers lead to, those that differ by one decision alone made one where there are many.

        They come from one state by one question, so whatever led to the one led to the other.
        """
        different = set(rests)
        if len(different) * turn.crowd <= self.wide:
            return rests
        for place in turn.turning:
            merged: dict[State, State] = {}
            for rest in different:
                if rest is None or rest[place] not in (NO, YES):
                    continue
                if (*rest[:place], YES - rest[place], *rest[place + 1 :]) in different:
                    merged[rest] = (*rest[:place], FREE, *rest[place + 1 :])
            if merged:
                self.deferred = True
                rests = [None if rest is None else merged.get(rest, rest) for rest in rests]
                different = set(rests)
        return rests

    def _passes(self, looked: Looked, seen: Seen, turn: "_Turn", kind: int) -> bool:
        """Whether the constraint lets a class through; where it cannot tell, an answer that passes is taken to exist."""
        passes = turn.left(looked.constraint) if looked.prompt.kind is not Kind.HIDDEN else YES
        if looked.variable is not None and self.table.variable[passes] == looked.variable:
            passes = self.table.kids[passes][kind + 1]
        if passes == NO:
            seen.refused.add(kind)
            return False
        if passes != YES:
            seen.unsure.add(kind)
            seen.given_up |= passes == EITHER
        seen.passed.add(kind)
        return True

    def _told(self, prompt: Prompt, told: int, kind: int) -> int:
        if not self.consents or told == Told.ASKED.value:
            return told
        if Guard.CONSENT in prompt.guards:
            return Told.ASKED.value
        if (
            prompt.guards & {Guard.GATE, Guard.SAFETY}
            or prompt.kind is Kind.HIDDEN
            or told == Told.MUCH.value
        ):
            return told
        if kind == 0:
            return Told.SKIPPED.value
        if prompt.kind in {Kind.TEXT, Kind.SELECT_MULTIPLE, Kind.RANK}:
            return Told.MUCH.value
        return Told.LITTLE.value if told == Told.NOTHING.value else told

    def _narrowed(
        self,
        step: int,
        level: Level,
        states: list[State],
        sure: list[bool],
        parent: list[tuple[int, int]],
        room: int,
    ) -> tuple[list[State], list[bool], list[tuple[int, int]]]:
        """The states of the next level, with conditions given up until there is room for them."""
        if len(states) <= room:
            return states, sure, parent
        remains = [len(set(column)) for column in zip(*states, strict=True)]
        worst = [place for place in range(1, len(remains)) if remains[place] > 1]
        worst.sort(key=lambda place: -remains[place])

        def kept(given_up: int) -> Callable[[State], object]:
            lost = set(worst[:given_up])
            return itemgetter(*(place for place in range(len(remains)) if place not in lost))

        fewest = bisect_left(
            range(len(worst)), True, key=lambda count: len(set(map(kept(count), states))) <= room
        )
        key = kept(fewest)
        merged: dict[object, int] = {}
        numbers: list[int] = []
        narrow: list[State] = []
        kept_sure: list[bool] = []
        kept_parent: list[tuple[int, int]] = []
        for number, state in enumerate(states):
            new = merged.setdefault(key(state), len(merged))
            if new == len(narrow):
                left = list(state)
                for place in worst[:fewest]:
                    left[place] = EITHER
                narrow.append(tuple(left))
                kept_sure.append(sure[number])
                kept_parent.append(parent[number])
            elif sure[number] and not kept_sure[new]:
                kept_sure[new], kept_parent[new] = True, parent[number]
            numbers.append(new)
        for moves in level.moves:
            moves.past = None if moves.past is None else numbers[moves.past]
            moves.by_class = tuple(None if one is None else numbers[one] for one in moves.by_class)
        return narrow, kept_sure, kept_parent
