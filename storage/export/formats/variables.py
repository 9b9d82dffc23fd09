"""The columns as programs for statistics want them: variables with short names, numbers with labels, codes for what is missing."""

import unicodedata
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, count
from typing import Literal

from conversations.flow import Language, Texts
from conversations.research.columns import MISSING_WORDS, Column, Missing, Shape, Shelf
from conversations.research.rows import Cell, Row
from storage.export.cells import pieces, whole
from storage.export.counting import PIECE, Counts, Told
from storage.export.formats.naming import HEAD, USES, dated, head_cells, numeric

Datum = float | str
"""What a variable holds in one row."""

Measure = Literal["nominal", "ordinal", "scale"]

CHOSEN, UNCHOSEN = 1.0, 0.0

_CHOSEN: Mapping[Datum, str] = {UNCHOSEN: "Not chosen", CHOSEN: "Chosen"}

_UNRANKED: Mapping[Datum, str] = {UNCHOSEN: "Not chosen"}

_EPOCH = date(1970, 1, 1).toordinal()

_REMEMBERED = 4096
"""So many answers with several choices are kept ready."""

_HEAD_LABELS: Mapping[str, str] = {
    "row": "Name of the story, the same in every bundle of one researcher",
    "flow": "Version of the questions it was told in",
    "sent": "When it was sent",
    "language": "Language it was told in",
    "uses": "What its narrator allows",
    "first_bundle": "Number of the first bundle that holds it",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """What a program takes.

    Attributes:
        name: Bytes of a variable's name, in UTF-8.
        signs: What may stand in a name beside letters and digits.
        reserved: Names that are none, in small letters.
        label: Bytes of the label of a variable.
        value_label: Bytes of the label of a value.
        text: Bytes of one text. Where it is ``counting.PIECE``, what is longer goes on in a variable of its own; else none is longer.
        epoch: Days from its first day until 1 January 1970.
        day: How much a day adds to a date.
    """

    name: int
    signs: str
    reserved: frozenset[str]
    label: int
    value_label: int
    text: int
    epoch: int
    day: float


@dataclass(frozen=True, slots=True)
class Variable:
    """One variable.

    Attributes:
        name: As the program takes it.
        column: What it holds, of ``naming.HEAD`` or of the shelf.
        label: In the default language, cut at a character where it is too long.
        width: Of a text, in bytes; 0 for a number.
        measure: What may be worked out from it.
        labels: Of its values, likewise cut.
        missing: Which of its values say why there is none.
        date: Whether its numbers are days.
        value: The one choice it tells of; "" for none.
    """

    name: str
    column: str
    label: str
    width: int
    measure: Measure
    labels: Mapping[Datum, str] = field(default_factory=dict)
    missing: Mapping[Missing, Datum] = field(default_factory=dict)
    date: bool = False
    value: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The variables of one column, and what its cells, those of some rows, are in each of them.

    ``name`` and ``label`` are those of all its variables together, where each tells whether one thing was chosen; "" for others.
    """

    variables: tuple[Variable, ...]
    data: Callable[[Sequence[Cell]], Sequence[Sequence[Datum]]]
    name: str = ""
    label: str = ""


def told(made: Sequence[Group], rows: Sequence[Row]) -> Sequence[Sequence[Datum]]:
    """What each variable holds in these rows, at least one."""
    head = zip(*map(head_cells, rows), strict=True)
    cells = chain(head, zip(*(row.cells for row in rows), strict=True))
    return [column for group, some in zip(made, cells, strict=True) for column in group.data(some)]


def groups(shelf: Shelf, counts: Counts, limits: Limits) -> tuple[Group, ...]:
    """What the columns of ``naming.HEAD`` and of the shelf are in a program with such limits, in this order."""
    names = _Names(limits)
    made = [_of_head(name, counts, names) for name in HEAD]
    made += [
        _of_column(column, told, shelf.default_language, names)
        for column, told in zip(shelf.columns, counts.columns, strict=True)
    ]
    return tuple(made)


def _of_head(name: str, counts: Counts, names: "_Names") -> Group:
    label = _HEAD_LABELS[name]
    if name == "first_bundle":
        number = Variable(names.name(name), name, label, 0, "scale")
        return Group((number,), lambda cells: ([float(str(cell)) for cell in cells],))
    told: Mapping[str, Collection[Cell]] = {
        "row": ("0" * 32,),
        "flow": counts.flows,
        "sent": counts.sent,
        "language": counts.languages,
        "uses": (" ".join(use.value for use in USES),),
    }
    longest = max((len(whole(cell).encode()) for cell in told[name] if isinstance(cell, str)), default=0)
    return _texts(name, label, longest, 1, names)


def _of_column(column: Column, told: Told, language: Language, names: "_Names") -> Group:
    label = words(column.label, language) or column.name
    parts = told.pieces if names.limits.text == PIECE else 1
    match column.shape:
        case Shape.CHOICES | Shape.RANK if column.values:
            return _several(column, label, language, names)
        case _ if numeric(column) or dated(column):
            return _numbers(column, label, told, names)
        case Shape.WORDS:
            return _texts(column.name, label, told.longest, parts, names)
        case _ if column.values:
            return _choice(column, label, language, names)
        case _:
            return _texts(column.name, label, told.longest, parts, names)


def _texts(column: str, label: str, longest: int, parts: int, names: "_Names") -> Group:
    size = names.limits.text
    codes = {missing: "" if missing is Missing.NO_ANSWER else str(missing.value) for missing in Missing}
    labels: dict[Datum, str] = {
        codes[missing]: MISSING_WORDS[missing] for missing in Missing if codes[missing]
    }
    # One byte more than the longest, for the blank that may be put before one.
    width = size if parts > 1 else max(min(longest + 1, size), 3)
    first = Variable(
        names.name(column), column, cut(label, names.limits.label), width, "nominal", labels, codes
    )
    rest = tuple(
        Variable(
            names.name(column, str(part)),
            column,
            cut(f"Part {part} of: {label}", names.limits.label),
            width,
            "nominal",
        )
        for part in range(2, parts + 1)
    )
    told = frozenset(codes.values())

    def datum(cell: Cell) -> str:
        if isinstance(cell, Missing):
            return codes[cell]
        text = whole(cell)
        # Nobody can type themselves missing: a blank before what reads as a code makes it a text.
        return f" {text}" if len(text) < width and text.strip(" ") in told else text

    def data(cells: Sequence[Cell]) -> Sequence[Sequence[Datum]]:
        texts = [datum(cell) for cell in cells]
        if not rest:
            return (texts,)
        return tuple(zip(*(_filled(pieces(text, size), parts) for text in texts), strict=True))

    return Group((first, *rest), data)


def _filled(found: Sequence[str], parts: int) -> Sequence[str]:
    return (*found, *("" for _ in range(parts - len(found))))


def _numbers(column: Column, label: str, told: Told, names: "_Names") -> Group:
    codes = _free(told.numbers)
    variable = Variable(
        names.name(column.name),
        column.name,
        cut(label, names.limits.label),
        0,
        "scale",
        {code: cut(MISSING_WORDS[missing], names.limits.value_label) for missing, code in codes.items()},
        codes,
        date=dated(column),
    )
    limits = names.limits

    def datum(cell: Cell) -> float:
        if isinstance(cell, Missing):
            return codes[cell]
        if not variable.date:
            return float(cell)
        return (date.fromisoformat(cell).toordinal() - _EPOCH + limits.epoch) * limits.day

    return Group((variable,), lambda cells: ([datum(cell) for cell in cells],))


def _free(numbers: Collection[int]) -> Mapping[Missing, float]:
    """The codes of what is missing; with more nines before them where somebody's number reads as one of them."""
    for nines in count():
        shift = sum(9 * 10**place for place in range(2, nines + 2))
        codes = {missing: float(missing.value - shift) for missing in Missing}
        if not any(int(code) in numbers for code in codes.values()):
            return codes
    raise AssertionError("numbers are finite")


def _choice(column: Column, label: str, language: Language, names: "_Names") -> Group:
    codes = _free(())
    size = names.limits.value_label
    labels: dict[Datum, str] = {
        float(value.number): cut(words(value.label, language) or value.name, size) for value in column.values
    }
    labels |= {codes[missing]: cut(MISSING_WORDS[missing], size) for missing in Missing}
    data: dict[Cell, float] = {value.name: float(value.number) for value in column.values}
    data |= {missing: codes[missing] for missing in Missing}
    measure: Measure = "ordinal" if "in bands" in column.coarse else "nominal"
    variable = Variable(
        names.name(column.name), column.name, cut(label, names.limits.label), 0, measure, labels, codes
    )
    return Group((variable,), lambda cells: ([data[cell] for cell in cells],))


def _several(column: Column, label: str, language: Language, names: "_Names") -> Group:
    """A variable for each value: whether it was chosen, or at which place, the first the most important."""
    ranked = column.shape is Shape.RANK
    codes = _free(())
    size = names.limits.value_label
    labels: dict[Datum, str] = dict(_UNRANKED if ranked else _CHOSEN)
    labels |= {codes[missing]: cut(MISSING_WORDS[missing], size) for missing in Missing}
    variables = tuple(
        Variable(
            names.name(column.name, value.name),
            column.name,
            cut(f"{words(value.label, language) or value.name}: {label}", names.limits.label),
            0,
            "ordinal" if ranked else "nominal",
            labels,
            codes,
            value=value.name,
        )
        for value in column.values
    )
    known: dict[Cell, Sequence[Datum]] = {
        missing: (code,) * len(variables) for missing, code in codes.items()
    }

    def chosen(cell: Cell) -> Sequence[Datum]:
        # The same few answers come again and again.
        found = known.get(cell)
        if found is None:
            assert not isinstance(cell, Missing)
            place = {name: float(at) for at, name in enumerate(cell.split(" "), 1)}
            found = tuple(
                (place[value.name] if ranked else CHOSEN) if value.name in place else UNCHOSEN
                for value in column.values
            )
            if len(known) < _REMEMBERED:
                known[cell] = found
        return found

    def data(cells: Sequence[Cell]) -> Sequence[Sequence[Datum]]:
        return tuple(zip(*map(chosen, cells), strict=True))

    if ranked:
        return Group(variables, data)
    return Group(variables, data, names.name(column.name), cut(label, names.limits.label))


def words(texts: Texts, language: Language) -> str:
    """The words in that language, or in the first there is."""
    return texts.get(language) or next(iter(texts.values()), "")


def cut(text: str, size: int) -> str:
    """The text in one line and in at most so many bytes; cut at a character, and not inside one that several make up."""
    line = " ".join(whole(text).split())
    if len(line.encode()) <= size:
        return line
    short = line.encode()[: size - 3].decode(errors="ignore")
    rest = line[len(short) :]
    while short and (_goes_on(rest[0]) or short[-1] == "\u200d"):
        short, rest = short[:-1], short[-1] + rest
    return f"{short.rstrip()}…"


def _goes_on(character: str) -> bool:
    return (
        unicodedata.category(character).startswith("M")
        or character in "\u200d\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
    )


class _Names:
    """Gives names that the program takes, no two alike."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._taken = set(limits.reserved)

    def name(self, *wanted: str) -> str:
        """A name made of these parts."""
        plain = "_".join(wanted)
        legal = "".join(
            c if c.isalnum() or c in self.limits.signs else "_" for c in unicodedata.normalize("NFC", plain)
        )
        if not legal[:1].isalpha():
            legal = f"v{legal}" if legal.startswith("_") else f"v_{legal}"
        legal = legal.rstrip("._") or "v"
        for number in count(1):
            tail = f"_{number}" if number > 1 else ""
            name = _fitting(legal, self.limits.name - len(tail)) + tail
            if name.casefold() not in self._taken:
                self._taken.add(name.casefold())
                return name
        raise AssertionError("there is always one more number")


def _fitting(name: str, size: int) -> str:
    return name.encode()[:size].decode(errors="ignore").rstrip("._")
