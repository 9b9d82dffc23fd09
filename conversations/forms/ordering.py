"""When each row's answer is there: calculations may stand above what they are made of, nothing else may.

XLSForm lets a calculate row stand anywhere. Here a flow is walked once from top to bottom, so a calculation is
worked out right after the last of its inputs, wherever it was written.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from conversations.flow import Kind, Prompt
from conversations.forms.entries import Entry
from conversations.forms.lists import ChoiceList
from conversations.forms.rowtypes import Bracket


@dataclass(frozen=True, slots=True)
class Outcomes:
    """The texts something can come to, beside none at all.

    ``several`` says that more than one of them can be there at once, with blanks between; ``name`` is the row they
    are from, and ``lists`` are the lists of choices behind them, for their labels.
    """

    texts: tuple[str, ...]
    several: bool
    name: str
    lists: tuple[ChoiceList, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """When rows have their answers.

    ``circles`` are the calculations that wait for themselves; ``outcomes`` remembers what calculations can come to.
    """

    by_name: Mapping[str, Entry]
    _there: Mapping[str, int] = field(repr=False)
    circles: frozenset[str]
    outcomes: dict[tuple[str, int], Outcomes | None] = field(default_factory=dict, repr=False)

    def comes_after(self, target: str, reader: Entry) -> bool:
        """Whether the row ``target`` has its answer only once ``reader`` has been asked already."""
        return _seen(self.by_name[target], self._there[target], reader, self.by_name) >= reader.row


def order_of(entries: Iterable[Entry]) -> Order:
    """Find where each row's answer is there, in rows of the survey: a calculation's, after all of its inputs."""
    by_name: dict[str, Entry] = {}
    for entry in entries:
        by_name.setdefault(entry.name, entry)
    there = {name: entry.row for name, entry in by_name.items()}
    moving = {name: inputs(entry, by_name) for name, entry in by_name.items() if entry.kind is Kind.CALCULATE}
    missing = {name: {used for used in names if used in moving} for name, names in moving.items()}
    waiting: dict[str, list[str]] = {}
    for name, names in missing.items():
        for used in names:
            waiting.setdefault(used, []).append(name)
    ready = [name for name, names in missing.items() if not names]
    while ready:
        name = ready.pop()
        reader = by_name[name]
        there[name] = max(
            reader.row, *(_seen(by_name[used], there[used], reader, by_name) for used in moving[name]), 0
        )
        del missing[name]
        for dependent in waiting.get(name, ()):
            missing[dependent].discard(name)
            if not missing[dependent]:
                ready.append(dependent)
    return Order(by_name, there, _circles(missing))


def _circles(missing: Mapping[str, set[str]]) -> frozenset[str]:
    """Those that wait for themselves, without those that only wait for them."""
    left = {name: set(names) for name, names in missing.items()}
    while True:
        wanted = {name for names in left.values() for name in names}
        idle = left.keys() - wanted
        if not idle:
            return frozenset(left)
        for name in idle:
            del left[name]


def inputs(entry: Entry, by_name: Mapping[str, Entry]) -> list[str]:
    """The rows that a calculation is made of."""
    names = {name for expression in entry.expressions.values() for name in expression.names}
    return sorted(name for name in names if name in by_name)


def _seen(target: Entry, there: int, reader: Entry, by_name: Mapping[str, Entry]) -> int:
    """The row from which on ``reader`` sees the answer of ``target``: from outside a repeat, only after its end."""
    repeats = (*target.repeats, target.name) if target.kind is Bracket.BEGIN_REPEAT else target.repeats
    for depth, name in enumerate(repeats):
        if reader.repeats[depth : depth + 1] != (name,):
            return max(there, by_name[name].last)
    return there


def in_order(prompts: Iterable[Prompt]) -> tuple[Prompt, ...]:
    """The prompts with each calculation right after the last of its inputs, all others where they stand.

    Calculations that wait for themselves come last.
    """
    listed = tuple(prompts)
    names = {prompt.name for prompt in listed}
    placed: list[Prompt] = []
    seen: set[str] = set()
    missing: dict[str, set[str]] = {}
    waiting: dict[str, list[Prompt]] = {}
    for prompt in listed:
        wanted = _wanted(prompt, names) - seen if prompt.kind is Kind.CALCULATE else set()
        if wanted:
            missing[prompt.name] = wanted
            for name in wanted:
                waiting.setdefault(name, []).append(prompt)
            continue
        ready = [prompt]
        while ready:
            current = ready.pop(0)
            placed.append(current)
            seen.add(current.name)
            for dependent in waiting.pop(current.name, ()):
                missing[dependent.name].discard(current.name)
                if not missing[dependent.name]:
                    del missing[dependent.name]
                    ready.append(dependent)
    placed.extend(prompt for prompt in listed if prompt.name in missing)
    return tuple(placed)


def _wanted(prompt: Prompt, names: set[str]) -> set[str]:
    used = set(prompt.calculation.names) if prompt.calculation else set()
    if prompt.relevant is not None:
        used |= prompt.relevant.names
    return used & names
