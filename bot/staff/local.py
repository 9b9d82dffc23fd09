"""A staff channel without Telegram: a plain text file that staff, or whoever tries Firsthand out, can read."""

import os
from pathlib import Path

from conversations.post import Style
from storage.outbox import Outgoing

ON_ITS_WAY = "A family's story is on its way to you here."
"""What stands in a place between making and filling it."""

_HEAD = "The staff channel. Each post stands here to the letter, indented. Next post: "
_INDENT = "    "


def plainly(outgoing: Outgoing) -> str:
    """A post as plain text: a narrator's own words stand between quotation marks, as they do on their card."""
    return (
        "".join(f"“{piece.text}”" if piece.style is Style.QUOTE else piece.text for piece in outgoing.pieces)
        or outgoing.text
    )


class LocalChannel:
    """Posts in a file. As in a Telegram channel, a post has a number of its own that is never used again.

    The file is written anew and put in place whole each time, so that a post that was taken down is not left
    in the middle of it. Raises OSError where it cannot be.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._next = 1
        self._posts: dict[int, str] = {}
        if path.exists():
            # Bytes, since a file read as text would have its carriage returns changed.
            self._read(path.read_bytes().decode("utf-8", "surrogatepass"))

    @property
    def posts(self) -> dict[int, str]:
        """The posts that stand, by number."""
        return dict(self._posts)

    def place(self) -> int:
        """Make a place for a post; gives its number."""
        number = self._next
        self._next += 1
        self._posts[number] = ON_ITS_WAY
        self._write()
        return number

    def fill(self, number: int, text: str) -> None:
        """Put the words into a place."""
        if number in self._posts:
            self._posts[number] = text
            self._write()

    def take_down(self, number: int) -> None:
        """Take a post down; one that is gone already stays gone."""
        if self._posts.pop(number, None) is not None:
            self._write()

    def _read(self, text: str) -> None:
        head, *lines = text.split("\n")
        self._next = int(head.removeprefix(_HEAD))
        posts: dict[int, list[str]] = {}
        for line in lines:
            if line.startswith("post "):
                number = int(line.removeprefix("post "))
                posts[number] = []
            elif line.startswith(_INDENT):
                posts[number].append(line.removeprefix(_INDENT))
        self._posts = {number: "\n".join(text) for number, text in posts.items()}

    def _write(self) -> None:
        parts = [f"{_HEAD}{self._next}"]
        for number, text in self._posts.items():
            parts += ["", f"post {number}", *(_INDENT + line for line in text.split("\n"))]
        packed = ("\n".join(parts) + "\n").encode("utf-8", "surrogatepass")
        unfinished = self._path.with_name(f"{self._path.name}.new")
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(packed)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(self._path)
