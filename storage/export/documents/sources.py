"""Stories as sources of a qualitative project: each answer under the words of its question, and the passages that bear codes."""

from collections.abc import Sequence

from conversations.flow import said
from conversations.research.columns import Missing, Shape, Shelf
from conversations.research.rows import Row
from storage.export.documents.coding import question_code, taken_out_code
from storage.export.documents.markup import attribute
from storage.export.documents.plain import one_line, plain, plain_with

NO_WORDS = "This family wrote no words of their own."
"""The whole text of a source of a story without text, so that every row of the tables is in the project too."""

Passage = tuple[int, int, str, str]
"""A part of a source: ``start`` up to but not including ``end`` in code points, the GUID of its code, and a name."""


class Sources:
    """The texts of stories, and the XML that says what of them is coded.

    Args:
        shelf: Its columns of words are what is told, in its default language.
        by: The attributes that say who made something, and when.
    """

    def __init__(self, shelf: Shelf, by: str) -> None:
        self._by = by
        self._asked = [
            (
                place,
                column.name,
                question_code(column),
                f"{one_line(said(column.label, shelf.default_language)) or column.name}\n\n",
            )
            for place, column in enumerate(shelf.columns)
            if column.shape is Shape.WORDS
        ]
        self._ends: dict[tuple[str, str], tuple[str, str]] = {}

    def text(self, row: Row) -> tuple[str, list[Passage]]:
        """The text of a story, and its passages: each answer, and within it what stands for something taken out."""
        parts: list[str] = []
        passages: list[Passage] = []
        at = 0
        for place, name, code, heading in self._asked:
            words = row.cells[place]
            if isinstance(words, Missing):
                continue
            at += len(heading)
            replaced = row.replaced and sorted(
                (each.start, each.end, each.label) for each in row.replaced if each.column == name
            )
            if replaced:
                told, found = plain_with(words, [(start, end) for start, end, _ in replaced])
                passages.append((at, at + len(told), code, name))
                for (_, _, label), (start, end) in zip(replaced, found, strict=True):
                    passages.append((at + start, at + end, taken_out_code(label), label))
            else:
                told = plain(words)
                passages.append((at, at + len(told), code, name))
            parts += (heading, told, "\n\n")
            at += len(told) + 2
        return "".join(parts) or NO_WORDS, passages

    def xml(self, row: str, guid: str, own: str, passages: Sequence[Passage]) -> str:
        """The ``TextSource`` element.

        Args:
            row: The row's id: the source's name.
            guid: The source's, and its file's name.
            own: What the GUIDs of the row's passages (``a`` and a number) and their codings (``c``) begin with.
            passages: As ``text`` gave them.
        """
        by = self._by
        parts = [f'<TextSource guid="{guid}" name="{row}" plainTextPath="internal://{guid}.txt" {by}>']
        for number, (start, end, code, name) in enumerate(passages, 1):
            named, coded = self._ends.get((code, name)) or self._end(code, name)
            parts.append(
                f'<PlainTextSelection guid="{own}a{number:011x}"{named}startPosition="{start}" endPosition="{end}" {by}>'
                f'<Coding guid="{own}c{number:011x}"{coded}'
            )
        parts.append("</TextSource>\n")
        return "".join(parts)

    def _end(self, code: str, name: str) -> tuple[str, str]:
        named = f' name="{attribute(plain(name))}" '
        coded = f' {self._by}><CodeRef targetGUID="{code}"/></Coding></PlainTextSelection>'
        if len(self._ends) < _MOST:
            self._ends[code, name] = named, coded
        return named, coded


_MOST = 4096  # of different codes and names kept; the same few dozen come again and again
