"""What the rows of a survey say, one by one and as they nest, before anything is laid out for asking."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from conversations.expressions import Expression
from conversations.flow import Guard, Kind, Prompt
from conversations.forms.lists import ChoiceList
from conversations.forms.places import Place
from conversations.forms.recall import recalled
from conversations.forms.rounds import Rounds
from conversations.forms.rowtypes import Bracket


@dataclass(frozen=True, slots=True)
class Entry:
    """One row as it was written, for whoever checks how rows refer to each other.

    Attributes:
        name: Its name, or one made from its row where it has none.
        row: Where it stands; ``last`` is the row that closes a group or repeat, else the same.
        kind: None where its type is refused.
        repeats: The repeats it stands in, outermost first.
        within: The groups and repeats it stands in, outermost first.
        most: How often a repeat is asked at most; else 1.
        choices: What can be picked.
        expressions: The row's own, by plain column name.
        recalls: The names its words repeat, by column.
        guards: What the engine minds about it.
    """

    name: str
    row: int
    last: int
    kind: Kind | Bracket | None
    place: Place
    repeats: tuple[str, ...] = ()
    choices: ChoiceList | None = None
    expressions: Mapping[str, Expression] = field(default_factory=dict)
    recalls: Mapping[str, frozenset[str]] = field(default_factory=dict)
    guards: frozenset[Guard] = frozenset()
    within: tuple[str, ...] = ()
    most: int = 1


@dataclass(frozen=True, slots=True)
class Asked:
    """A row that becomes one prompt, or one for each round of the repeats it stands in."""

    entry: Entry
    prompt: Prompt


@dataclass(frozen=True, slots=True)
class Section:
    """A group or a repeat with what stands in it; ``title`` is its label as a note, where it has one."""

    entry: Entry
    title: Prompt | None
    rounds: Rounds | None
    items: tuple["Asked | Section", ...]


Item = Asked | Section


@dataclass(frozen=True, slots=True)
class Survey:
    """What the survey sheet gives: its rows as they nest, and every row by itself, in order.

    ``disabled`` are the names of rows that are switched off.
    """

    items: tuple[Item, ...]
    entries: tuple[Entry, ...]
    disabled: frozenset[str]

    def asked(self) -> Iterator[Asked]:
        """The rows that become prompts, whatever they stand in, in the form's order."""
        waiting = list(reversed(self.items))
        while waiting:
            item = waiting.pop()
            if isinstance(item, Asked):
                yield item
            else:
                waiting.extend(reversed(item.items))

    def offering(self) -> Iterator[tuple[ChoiceList, Sequence[Asked]]]:
        """Each list with the rows that offer it, in the order of the form."""
        found: dict[int, tuple[ChoiceList, list[Asked]]] = {}
        for each in self.asked():
            offered = each.entry.choices
            if offered is not None:
                found.setdefault(id(offered), (offered, []))[1].append(each)
        yield from found.values()


def expressions(
    place: Place, plain: Mapping[str, str], columns: tuple[str, ...], name: str
) -> dict[str, Expression]:
    """The expressions in these cells of the row ``name``; one that cannot be read is told, and left out."""
    found = {}
    for column in columns:
        if column in plain:
            expression = place.expression(column, plain[column], name)
            if expression is not None:
                found[column] = expression
    return found


def recalls(texts: Mapping[str, Mapping[str, str]]) -> dict[str, frozenset[str]]:
    """The names that the words of each column repeat; columns that repeat none are left out."""
    found = {column: recalled(each.values()) for column, each in texts.items()}
    return {column: names for column, names in found.items() if names}
