"""Repeats laid out flat: each row inside one becomes a prompt for each round, each reference the right instance.

``child`` in the second round of a repeat is ``child[2]``; in the first round of a repeat inside it ``child[2][1]``.
A reference within a round is to that round; one from outside is to all rounds (``syntax.Each``). So nothing that
walks, stores or exports a flow needs to know of repeats.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product

from conversations.expressions import Expression, both, calls, parse, rewritten
from conversations.expressions.syntax import Call, Each, Literal, Node, Reference, Round, nodes
from conversations.flow import Choice, Guard, Kind, Prompt, Texts
from conversations.forms.entries import Asked, Entry, Item, Section
from conversations.forms.recall import reworded
from conversations.forms.rounds import Rounds
from conversations.forms.rowtypes import Bracket
from conversations.words import words_in

MOST_PROMPTS = 3_000
"""Prompts that a form may come to, all rounds of its repeats laid out."""

_ONE = parse("'1'")
_REACHED = parse("${marker} != ''")
_ANOTHER = parse("${gate} = 'yes'")
_ENOUGH = parse("${count} >= ${number}")


@dataclass(frozen=True, slots=True)
class _Round:
    """One time round a repeat."""

    repeat: str
    number: int


_Rounds = tuple[_Round, ...]


def size(items: Iterable[Item]) -> int:
    """How many prompts the rows come to; cheap, whatever the number."""
    total = 0
    for item in items:
        if isinstance(item, Asked):
            total += 1
        else:
            total += (size(item.items) + 2) * (item.rounds.most if item.rounds else 1)
    return total


def unrolled(items: Iterable[Item], entries: Iterable[Entry]) -> tuple[Prompt, ...]:
    """The rows as prompts, one after the other; a group's ``relevant`` is and-ed into every prompt inside it."""
    listed = tuple(items)
    most = {section.entry.name: section.rounds.most for section in _repeats(listed) if section.rounds}
    repeats = {
        entry.name: (*entry.repeats, entry.name) if entry.kind is Bracket.BEGIN_REPEAT else entry.repeats
        for entry in reversed(tuple(entries))
    }
    return tuple(_Unrolling(repeats, most).prompts(listed, (), None, ()))


def _repeats(items: Iterable[Item]) -> Iterator[Section]:
    for item in items:
        if isinstance(item, Section):
            if item.rounds is not None:
                yield item
            yield from _repeats(item.items)


@dataclass(frozen=True, slots=True)
class _Unrolling:
    repeats: Mapping[str, tuple[str, ...]]  # of each row, outermost first; a repeat's own name is its last
    most: Mapping[str, int]

    def prompts(
        self,
        items: Iterable[Item],
        rounds: _Rounds,
        outer: Expression | None,
        within: tuple[str, ...],
    ) -> Iterator[Prompt]:
        for item in items:
            if isinstance(item, Asked):
                yield self.instance(item.prompt, rounds, outer, within)
            elif item.rounds is None:
                name = item.entry.name + _suffix(rounds)
                relevant = both(outer, self.moved(item.entry.expressions.get("relevant"), rounds, within))
                inside = (*within, name)
                if item.title is not None:
                    yield self.instance(item.title, rounds, relevant, inside)
                yield from self.prompts(item.items, rounds, relevant, inside)
            else:
                yield from self.repeat(item, item.rounds, rounds, outer, within)

    def repeat(
        self,
        section: Section,
        repeat: Rounds,
        rounds: _Rounds,
        outer: Expression | None,
        within: tuple[str, ...],
    ) -> Iterator[Prompt]:
        name = section.entry.name
        relevant = both(outer, self.moved(section.entry.expressions.get("relevant"), rounds, within))
        reached = relevant
        for number in range(1, repeat.most + 1):
            inner = (*rounds, _Round(name, number))
            marker = name + _suffix(inner)
            condition = relevant if repeat.exact else reached
            if repeat.again and number > 1:
                gate = self.gate(section, repeat, inner, reached, within)
                yield gate
                condition = both(reached, _about(_ANOTHER, gate=gate.name))
            if repeat.count is not None:
                count = self.moved(repeat.count, rounds, within)
                assert count is not None
                condition = both(condition, _about(_ENOUGH, count=count.tree, number=Literal(float(number))))
            inside = (*within, marker)
            yield Prompt(
                name=marker,
                kind=Kind.CALCULATE,
                row=section.entry.row,
                label={},
                relevant=condition,
                calculation=_ONE,
                guards=frozenset({Guard.GATE}),
                within=inside,
                time=number,
            )
            # What nothing can keep from being asked has no condition, so that none is told to be idle.
            reached = None if condition is None else _about(_REACHED, marker=marker)
            if section.title is not None and (number == 1 or not repeat.again):
                title = self.instance(section.title, inner, reached, inside)
                yield replace(title, label=_numbered(title.label, number)) if not repeat.again else title
            yield from self.prompts(section.items, inner, reached, inside)

    def gate(
        self,
        section: Section,
        repeat: Rounds,
        inner: _Rounds,
        reached: Expression | None,
        within: tuple[str, ...],
    ) -> Prompt:
        """The question whether there is another one; it sees the answers of the round before."""
        earlier = (*inner[:-1], _Round(inner[-1].repeat, inner[-1].number - 1))
        return Prompt(
            name=f"{section.entry.name}{_suffix(inner)}?",
            kind=Kind.SELECT_ONE,
            row=section.entry.row,
            label=reworded(repeat.again, lambda name: self.recalled(name, earlier)),
            relevant=reached,
            choices=(
                Choice("yes", {of: words_in(of).buttons.yes for of in repeat.again}, columns={"name": "yes"}),
                Choice("no", {of: words_in(of).buttons.no for of in repeat.again}, columns={"name": "no"}),
            ),
            guards=frozenset({Guard.GATE}),
            within=within,
            time=inner[-1].number,
            recalls=frozenset(self.recalled(name, earlier) for name in repeat.recalls),
        )

    def instance(
        self, prompt: Prompt, rounds: _Rounds, outer: Expression | None, within: tuple[str, ...]
    ) -> Prompt:
        def recalled(name: str) -> str:
            return self.recalled(name, rounds)

        def moved(expression: Expression | None, column: str) -> Expression | None:
            return self.moved(expression, rounds, within, f"{name} {column}")

        name = prompt.name.removesuffix(":") + _suffix(rounds) + (":" if prompt.title else "")
        return replace(
            prompt,
            name=name,
            label=reworded(prompt.label, recalled),
            hint=reworded(prompt.hint, recalled),
            required_message=reworded(prompt.required_message, recalled),
            constraint_message=reworded(prompt.constraint_message, recalled),
            recalls=frozenset(recalled(name) for name in prompt.recalls),
            relevant=both(outer, moved(prompt.relevant, "relevant")),
            constraint=moved(prompt.constraint, "constraint"),
            choice_filter=moved(prompt.choice_filter, "choice_filter"),
            calculation=moved(prompt.calculation, "calculation"),
            default=moved(prompt.default, "default"),
            seed=moved(prompt.seed, "seed"),
            within=within,
            time=rounds[-1].number if rounds else 0,
        )

    def moved(
        self, expression: Expression | None, rounds: _Rounds, within: tuple[str, ...], where: str = ""
    ) -> Expression | None:
        """The expression as one round sees it, from inside these groups and repeats."""
        if expression is None or not (rounds or any(self.repeats.get(name) for name in expression.names)):
            return expression
        looked_up = _looked_up(expression)

        def swap(reference: Reference) -> Node:
            own = self.repeats.get(reference.name, ())
            free = [
                depth for depth, repeat in enumerate(own) if repeat in looked_up.get(reference.position, ())
            ]
            if free and _shared(own, rounds) > free[0]:
                return self.each(reference.name, rounds, len(own) - free[0])
            return self.seen(reference.name, rounds)

        def position(node: Round) -> int:
            around = within[-node.levels] if node.levels <= len(within) else ""
            numbers = {each.repeat + _suffix(rounds[: at + 1]): each.number for at, each in enumerate(rounds)}
            # What counts the rounds of no repeat is refused in a new form; in one kept earlier it counted the nearest.
            return numbers.get(around, rounds[-1].number)

        return rewritten(
            expression,
            swap,
            position if rounds else None,
            where=where if "random" in calls(expression) else None,
        )

    def seen(self, name: str, rounds: _Rounds) -> Node:
        """What a name stands for in a round: its instance there, or all instances where it has no single one."""
        own = self.repeats.get(name)
        if own is None:
            return Reference(name, 1)
        shared = _shared(own, rounds)
        if shared == len(own):
            return Reference(name + _suffix(rounds[:shared]), 1)
        return self.each(name, rounds, len(own) - shared)

    def each(self, name: str, rounds: _Rounds, free: int) -> Each:
        """All instances of a name over the innermost ``free`` repeats it stands in."""
        own = self.repeats[name]
        kept = rounds[: len(own) - free]
        numbers = product(*(range(1, self.most.get(repeat, 1) + 1) for repeat in own[len(own) - free :]))
        return Each(
            tuple(name + _suffix(kept) + "".join(f"[{number}]" for number in each) for each in numbers)
        )

    def recalled(self, name: str, rounds: _Rounds) -> str:
        """The one instance that words repeat: that of the same round, else the first."""
        node = self.seen(name, rounds)
        return node.names[0] if isinstance(node, Each) else node.name if isinstance(node, Reference) else name


def _shared(own: tuple[str, ...], rounds: _Rounds) -> int:
    count = 0
    for repeat, around in zip(own, rounds, strict=False):
        if repeat != around.repeat:
            break
        count += 1
    return count


def _looked_up(expression: Expression) -> dict[int, frozenset[str]]:
    """Which references are to other rounds than the nearest, by position, with the repeats whose rounds are given.

    They stand in indexed-repeat(), which says itself which round it wants of each repeat it names.
    """
    found: dict[int, frozenset[str]] = {}
    for node, _ in nodes(expression.tree):
        if isinstance(node, Call) and node.function == "indexed-repeat":
            answers = [
                part for part in (*node.arguments[:1], *node.arguments[1::2]) if isinstance(part, Reference)
            ]
            named = frozenset(part.name for part in answers[1:])
            found.update(dict.fromkeys((part.position for part in answers), named))
    return found


def _suffix(rounds: _Rounds) -> str:
    return "".join(f"[{each.number}]" for each in rounds)


def _numbered(label: Texts, number: int) -> Texts:
    return {language: f"{text} ({number})" for language, text in label.items()}


def _about(expression: Expression, **parts: str | Node) -> Expression:
    """The expression about other things: a name, or a part of another expression."""

    def swap(reference: Reference) -> Node:
        part = parts[reference.name]
        return Reference(part, 1) if isinstance(part, str) else part

    return rewritten(expression, swap, None)
