"""The closed answers of a story as attributes of its case in a qualitative tool (REFI-QDA ``Variable``)."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from conversations.consent import Use
from conversations.flow import said
from conversations.research.columns import MISSING_WORDS, Column, Missing, Shape, Shelf
from conversations.research.rows import Cell, Row
from storage.export.documents.coding import described, guid
from storage.export.documents.markup import attribute, content
from storage.export.documents.plain import one_line, plain
from storage.export.formats.naming import HEAD, SEVERAL, story_names, uses_of

FIXED = {
    "row": "Names this story in every table of this researcher's bundles, and in nobody else's.",
    "flow": "The exact version of the questions it was told in.",
    "sent": "When it was sent, as coarse as protection needs.",
    "language": "The language it was told in; other where few told in it.",
    "uses": "What its narrator allowed when the bundle was made.",
    "first_bundle": "The number of the first bundle for this researcher that held it.",
}
"""What the first columns of every table of stories hold, by name, in their order."""

_MOST = 4096  # of different cells whose XML is kept for a column; the same few answers come again and again


@dataclass(frozen=True, slots=True)
class _Answers:
    """A column of closed answers, and the XML of the cells that came by."""

    name: str
    column: Column
    labels: dict[str, str]
    made: dict[Cell, str] = field(default_factory=dict)

    def of(self, cell: Cell) -> str:
        xml = self.made.get(cell)
        if xml is None:
            if len(self.made) >= _MOST:
                self.made.clear()
            xml = self.made[cell] = "".join(self._values(cell))
        return xml

    def _values(self, cell: Cell) -> Iterator[str]:
        """Nothing for what was not answered, which a tool shows as unassigned."""
        name = self.name
        if isinstance(cell, Missing):
            if cell is Missing.WITHHELD:
                yield _value(name, "Text", MISSING_WORDS[cell])
            return
        if not self.labels:
            yield _value(name, "Text", cell)
            return
        if self.column.shape not in SEVERAL:
            yield _value(name, "Text", self.labels.get(cell, cell))
            return
        picked = cell.split(" ")
        yield _value(name, "Text", "; ".join(self.labels.get(each, each) for each in picked))
        for place, each in enumerate(picked, 1):
            if each in self.labels:
                ranked = self.column.shape is Shape.RANK
                yield _value(
                    f"{name}/{each}",
                    "Integer" if ranked else "Boolean",
                    str(place) if ranked else "true",
                )


class Attributes:
    """The attributes of a data set, and of each of its rows.

    A column of several choices is one attribute with all their words, and for each choice one more, ``COLUMN/CHOICE``, that
    is true where it was picked (of a ranking, its place) and unassigned where not.
    """

    def __init__(self, shelf: Shelf) -> None:
        language = shelf.default_language
        names = story_names(shelf)[len(HEAD) :]
        self._answers = [
            (place, _Answers(name, column, labels(column, language)))
            for place, (name, column) in enumerate(zip(names, shelf.columns, strict=True))
            if column.shape is not Shape.WORDS
        ]
        self._heads: dict[tuple[str, Cell, Cell, frozenset[Use], int], str] = {}
        before, _, after = _value(HEAD[0], "Text", "|").partition("|")
        self._row = (before, after)

    def variables(self) -> Iterator[str]:
        """The ``Variable`` elements."""
        for name, words in FIXED.items():
            yield _variable(name, "Text", words)
        for _, answers in self._answers:
            column = answers.column
            yield _variable(answers.name, "Text", described(column.label, column.coarse))
            if column.shape in SEVERAL:
                kind = "Integer" if column.shape is Shape.RANK else "Boolean"
                for value in column.values:
                    yield _variable(f"{answers.name}/{value.name}", kind, described(value.label, ""))

    def of(self, row: Row) -> str:
        """The ``VariableValue`` elements of a row."""
        cells = row.cells
        head = (row.flow, row.sent, row.language, row.uses, row.first)
        parts = [self._row[0], row.id, self._row[1], self._heads.get(head) or self._head(row)]
        parts += [answers.of(cells[place]) for place, answers in self._answers]
        return "".join(parts)

    def _head(self, row: Row) -> str:
        told: tuple[Cell, ...] = (row.flow, row.sent, row.language, uses_of(row), str(row.first))
        xml = "".join(
            _value(name, "Text", MISSING_WORDS[cell] if isinstance(cell, Missing) else cell)
            for name, cell in zip(HEAD[1:], told, strict=True)
        )
        if len(self._heads) < _MOST:
            self._heads[row.flow, row.sent, row.language, row.uses, row.first] = xml
        return xml


def labels(column: Column, language: str) -> dict[str, str]:
    """The words of each value of a column, by its name."""
    return {value.name: one_line(said(value.label, language)) or value.name for value in column.values}


def _named(name: str) -> str:
    return guid("variable", name)


def _variable(name: str, kind: str, words: str) -> str:
    return (
        f'<Variable guid="{_named(name)}" name="{attribute(plain(name))}" typeOfVariable="{kind}">'
        f"<Description>{content(plain(words))}</Description></Variable>\n"
    )


def _value(name: str, kind: str, value: str) -> str:
    return (
        f'<VariableValue><VariableRef targetGUID="{_named(name)}"/>'
        f"<{kind}Value>{content(plain(value))}</{kind}Value></VariableValue>"
    )
