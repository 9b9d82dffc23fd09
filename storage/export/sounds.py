"""The voice notes of a bundle, opened piece by piece: however long one is, only a part of it is in memory."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from conversations.story import Sound, Story
from storage.errors import Unopenable
from storage.sealing.attachment import SOUND_ID, OpeningSound


@dataclass(frozen=True, slots=True)
class Part:
    """The next bytes of the voice note that answers a prompt, about 64 KiB; ``row`` is the story's that comes later."""

    row: str
    prompt: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Unheard:
    """One voice note that cannot be given out whole; ``row`` is the story's that comes later, ``reason`` a sentence."""

    row: str
    prompt: str
    reason: str


class Sounds:
    """The voice notes of one story, opened as their pieces come in: one sound after another.

    ``story`` is None where it cannot be given out; then nothing of its voice notes is. ``heard`` are the prompts that a
    voice note answers of which every part was given out.
    """

    def __init__(self, row: str, story: Story | None) -> None:
        self._row = row
        self._left: dict[bytes, tuple[str, Sound]] = {} if story is None else _named(story)
        self._open: tuple[bytes, str, OpeningSound] | None = None
        self.heard: frozenset[str] = frozenset()

    def taken(self, payload: bytes) -> Iterator[Part | Unheard]:
        """What one more piece opens to; nothing where it belongs to no voice note that this story names."""
        sound, piece = payload[:SOUND_ID], payload[SOUND_ID:]
        if self._open is None or self._open[0] != sound:
            yield from self._closed()
            if sound not in self._left:
                return
            prompt, named = self._left.pop(sound)
            self._open = (sound, prompt, OpeningSound(named.id, named.key))
        _, prompt, opening = self._open
        try:
            data = opening.add(piece)
        except Unopenable as error:
            self._open = None
            yield Unheard(self._row, prompt, str(error))
        else:
            yield Part(self._row, prompt, data)

    def ended(self) -> Iterator[Part | Unheard]:
        """The end of the last voice note, and what is missing."""
        yield from self._closed()
        for prompt, _ in self._left.values():
            yield Unheard(self._row, prompt, "it is not in the bundle")

    def _closed(self) -> Iterator[Part | Unheard]:
        if self._open is None:
            return
        _, prompt, opening = self._open
        self._open = None
        try:
            data = opening.close()
        except Unopenable as error:
            yield Unheard(self._row, prompt, str(error))
        else:
            self.heard |= {prompt}
            yield Part(self._row, prompt, data)


def sound_file(row: str, prompt: str) -> str:
    """The name of the file with the voice note that answers a prompt; a prompt's name is what a file's may be."""
    safe = "".join(c if c.isalnum() or c in "_.[]-" else f"%{ord(c):X}" for c in prompt)
    return f"{row}-{safe}.ogg"


def _named(story: Story) -> dict[bytes, tuple[str, Sound]]:
    return {answer.sound.id: (answer.prompt, answer.sound) for answer in story.answers if answer.sound}
