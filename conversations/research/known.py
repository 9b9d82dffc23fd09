"""What a plan keeps of every story while it is made: numbers in columns, some hundred bytes a story however long it is."""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from conversations.research.columns import Shelf
from conversations.research.given import Given
from conversations.research.keys import Keys, watched


@dataclass(frozen=True, slots=True)
class Coded:
    """A column of words: the number of each row's, and the words by number."""

    codes: Sequence[int]
    words: Sequence[str]


@dataclass(frozen=True, slots=True)
class Known:
    """The keys and sensitive answers of all stories of a bundle, in the order of their ids.

    Attributes:
        ids: The bytes of each.
        first: The number of the first bundle that has it.
        values: By watched column.
    """

    ids: Sequence[bytes] = field(repr=False)
    first: Sequence[int] = field(repr=False)
    flow: Coded = field(repr=False)
    sent: Coded = field(repr=False)
    language: Coded = field(repr=False)
    values: tuple[Coded, ...] = field(repr=False)


class _Column:
    """A column as it grows."""

    def __init__(self) -> None:
        self.codes: array[int] = array("i")
        self.words: dict[str, int] = {}

    def add(self, word: str) -> None:
        self.codes.append(self.words.setdefault(word, len(self.words)))

    def ordered(self, order: Sequence[int]) -> Coded:
        codes = self.codes
        return Coded(array("i", [codes[at] for at in order]), list(self.words))


def read_in(shelf: Shelf, keys: Iterable[Keys], given: Given, number: int) -> Known:
    """What is known of each story; those that were not given before come with bundle ``number``.

    Raises:
        ValueError: Two stories have one id, or one is of a flow that the shelf does not have.
    """
    ids: list[bytes] = []
    flow, sent, language = _Column(), _Column(), _Column()
    values = [_Column() for _ in watched(shelf)]
    for one in keys:
        if one.flow not in shelf.flows:
            raise ValueError("a story of a flow that the shelf was not made from")
        ids.append(bytes.fromhex(one.id))
        flow.add(one.flow)
        sent.add(one.sent)
        language.add(one.language)
        for column, value in zip(values, one.values, strict=True):
            column.add(value)
    if len(set(ids)) < len(ids):
        raise ValueError("two stories of a bundle have one id")
    order = sorted(range(len(ids)), key=ids.__getitem__)
    ids.sort()
    fates = given.fates
    first = array("i", [fates[row].first if row in fates else number for row in ids])
    return Known(
        ids,
        first,
        flow.ordered(order),
        sent.ordered(order),
        language.ordered(order),
        tuple(column.ordered(order) for column in values),
    )
