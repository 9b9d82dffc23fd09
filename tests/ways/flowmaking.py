"""Small made-up flows for tests, and every way through them found by asking the real walk."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import permutations, product

from conversations.expressions import Expression, Scope, both, parse
from conversations.flow import Choice, Flow, Guard, Kind, Prompt, Steps
from conversations.forms.kinds import told_kinds
from conversations.layout import takes_link
from conversations.route import is_asked, offered, walk

EN = "English (en)"


def choices(*names: str, alone: str = "", **columns: str) -> tuple[Choice, ...]:
    """Choices whose labels are their names in capitals; ``columns`` holds one value per choice, joined by blanks."""
    cells = {column: values.split() for column, values in columns.items()}
    return tuple(
        Choice(
            name,
            {EN: name.upper()},
            exclusive=name == alone,
            columns={"name": name, **{column: values[at] for column, values in cells.items()}},
        )
        for at, name in enumerate(names)
    )


def prompt(name: str, kind: Kind = Kind.SELECT_ONE, **given: object) -> Prompt:
    """A prompt; expressions may be given as text."""
    read = {
        key: parse(value) if key in _EXPRESSIONS and isinstance(value, str) else value
        for key, value in given.items()
    }
    made = Prompt(name, kind, 2, {EN: f"What about {name}?"})
    if kind is Kind.RANGE:
        read.setdefault("steps", Steps("0", "4", "1"))
    return replace(made, **read)  # type: ignore[arg-type]


_EXPRESSIONS = {"relevant", "constraint", "choice_filter", "calculation", "default"}


def grouped(condition: str, *prompts: Prompt) -> tuple[Prompt, ...]:
    """Prompts in a group with a condition."""
    outer: Expression = parse(condition)
    return tuple(replace(one, relevant=both(outer, one.relevant)) for one in prompts)


_SERIAL = iter(range(1_000_000_000))


def flow(*prompts: Prompt) -> Flow:
    """A flow of these prompts, their rows counted from 2."""
    numbered = told_kinds(replace(one, row=row) for row, one in enumerate(prompts, 2))
    return Flow("made_up", "Made up", f"made_up 1 {next(_SERIAL)}", (EN,), EN, numbered, b"")


@dataclass
class Tried:
    """Every way through a flow.

    Attributes:
        walks: All answers that can be given, with whether they come to the end (else the narrator is stuck).
        reached: By prompt, in how many walks it is come to.
    """

    flow: Flow
    walks: list[tuple[Mapping[str, str], bool]] = field(default_factory=list)
    reached: dict[str, int] = field(default_factory=dict)

    @property
    def routes(self) -> set[tuple[str, ...]]:
        """The sequences of questions of the walks that need no link, and come to the end."""
        return {self._asked(answers) for answers, ended in self.walks if ended and not self._linked(answers)}

    @property
    def by_link(self) -> set[tuple[str, ...]]:
        """Those that only what a link brings leads to."""
        return {self._asked(answers) for answers, ended in self.walks if ended} - self.routes

    @property
    def unlinked(self) -> list[Mapping[str, str]]:
        """The answers of the walks that need no link."""
        return [answers for answers, _ in self.walks if not self._linked(answers)]

    def come_by(self, name: str) -> int:
        """How many walks come as far as the place of a prompt in the flow: those that are stuck before it do not."""
        places = {one.name: place for place, one in enumerate(self.flow.prompts)}
        found = 0
        for answers, ended in self.walks:
            stuck = None if ended else walk(self.flow, answers).waiting
            found += stuck is None or places[stuck.name] >= places[name]
        return found

    def _asked(self, answers: Mapping[str, str]) -> tuple[str, ...]:
        return tuple(name for name in answers if is_asked(self.flow.prompt(name)))

    def _linked(self, answers: Mapping[str, str]) -> bool:
        return any(value and not is_asked(self.flow.prompt(name)) for name, value in answers.items())


def tried(made: Flow, domains: Mapping[Kind, tuple[str, ...]]) -> Tried:
    """Answer in every way: every choice, every set of ticks, and of other kinds every answer of its domain.

    Of a hidden prompt that a link can bring, every value of its domain is brought; "" is a talk that no link began.
    """
    found = Tried(made)
    hidden = [one.name for one in made.prompts if takes_link(one)]
    waiting: list[dict[str, str]] = [
        dict(zip(hidden, brought, strict=True))
        for brought in product(domains.get(Kind.HIDDEN, ("",)), repeat=len(hidden))
    ]
    while waiting:
        answers = waiting.pop()
        route = walk(made, answers)
        if route.waiting is None:
            found.walks.append((answers, True))
            _count(found, route.reached)
            continue
        taken = list(_acceptable(route.waiting, route.values, domains))
        if not taken:
            found.walks.append((answers, False))
            _count(found, route.reached)
        waiting.extend({**answers, route.waiting.name: value} for value in taken)
    return found


def _count(found: Tried, reached: tuple[Prompt, ...]) -> None:
    for one in reached:
        found.reached[one.name] = found.reached.get(one.name, 0) + 1


def _acceptable(
    asked: Prompt, values: Mapping[str, str], domains: Mapping[Kind, tuple[str, ...]]
) -> Iterator[str]:
    if not asked.required:
        yield ""
    for value in _answers(asked, values, domains):
        if asked.constraint is None or asked.constraint.holds(Scope(values, value)):
            yield value


def _answers(
    asked: Prompt, values: Mapping[str, str], domains: Mapping[Kind, tuple[str, ...]]
) -> Iterator[str]:
    there = offered(asked, values)
    alone = {choice.name for choice in there if choice.exclusive}
    names = [choice.name for choice in there]
    match asked.kind:
        case Kind.SELECT_ONE:
            yield from names
        case Kind.SELECT_MULTIPLE:
            for ticks in product((False, True), repeat=len(names)):
                ticked = [name for name, tick in zip(names, ticks, strict=True) if tick]
                if ticked and (len(ticked) == 1 or alone.isdisjoint(ticked)):
                    yield " ".join(ticked)
        case Kind.RANK:
            for length in range(1, len(names) + 1):
                yield from map(" ".join, permutations(names, length))
        case _:
            yield from domains[asked.kind]


def asked_by(made: Flow, answers: Mapping[str, str]) -> tuple[str, ...]:
    """What the real walk asks somebody who answers so, up to what it waits for."""
    return tuple(one.name for one in walk(made, answers).reached if is_asked(one))


__all__ = ["EN", "Guard", "Kind", "Tried", "asked_by", "choices", "flow", "grouped", "prompt", "tried"]
