"""The consent manifest: what each story's narrator allows, since when, and under which words."""

import csv
import io
from typing import BinaryIO

from conversations.research.columns import Missing
from conversations.research.rows import Row
from storage.export.cells import cell
from storage.export.formats.naming import BLANKS, uses_of

HEAD = ("row", "uses", "flow", "allowed_since")


class ConsentManifest:
    """Writes ``consent-manifest.csv``, a row for each story; used as any writer of a table.

    ``flow`` names the exact version of the questions, and with it the words of the consent, which the codebook has.
    ``allowed_since`` is the month since which research is allowed without a break, as coarse as ``sent`` in the tables.
    """

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._line = io.StringIO(newline="")
        self._writer = csv.writer(self._line, lineterminator="\r\n")
        out.write("\ufeff".encode())
        self._put(HEAD)

    def write(self, row: Row) -> None:
        """Add a story."""
        since = BLANKS[row.allowed] if isinstance(row.allowed, Missing) else row.allowed
        self._put((row.id, uses_of(row), row.flow, since))

    def close(self) -> None:
        """Nothing is kept back."""

    def _put(self, cells: tuple[str, ...]) -> None:
        self._writer.writerow([cell(each) for each in cells])
        self._out.write(self._line.getvalue().encode("utf-8", "replace"))
        self._line.seek(0)
        self._line.truncate()
