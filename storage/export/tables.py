"""Released stories as tables: ``stories.csv`` for spreadsheets and statistics, ``stories.jsonl`` exact.

Voice notes stand beside them in ``sounds``. Only rows that hold a ``Release`` are written. The folder appears whole or
not at all.
"""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from conversations.flow import Flow, Kind, Prompt, in_stories
from storage.errors import BundleRefused
from storage.export.appearing import appearing
from storage.export.cells import cell
from storage.export.codebook import SOUND, Tally, write_codebook
from storage.export.opening import Content, Row, Unread
from storage.export.sounds import Part, Unheard, sound_file

META = ("meta/row", "meta/flow", "meta/week", "meta/language", "meta/uses")
"""The first columns. A prompt cannot be called so: XLSForm names have no slash, and ``meta`` is XForms' own."""

SOUNDS = "sounds"
"""The folder of the voice notes, one file each."""

SEVERAL = frozenset((Kind.SELECT_MULTIPLE, Kind.RANK))
"""Kinds whose answers get a column for each choice."""


@dataclass(frozen=True, slots=True)
class Output:
    """What was written: how many stories and voice notes, and which of them could not be."""

    stories: int
    unread: tuple[Unread, ...]
    sounds: int = 0
    unheard: tuple[Unheard, ...] = ()


def write_tables(rows: Iterable[Content], flows: Mapping[str, Flow], folder: Path) -> Output:
    """Write stories.csv, stories.jsonl, codebook.html, codebook.csv, and sounds where there are any, into a folder.

    Args:
        rows: As ``opening.open_bundle`` gives them; taken one by one.
        flows: By version, every flow the stories were told in.
        folder: New or empty. Made readable by its owner alone, as are the files.

    Raises:
        OutputRefused: The folder holds something, or cannot be written.
        BundleRefused: The bundle is damaged, or an answer is to a prompt its flow does not have; nothing is left.
    """
    with appearing(folder) as unfinished:
        columns = _columns(flows)
        prompts = {
            version: {prompt.name: prompt for prompt in flow.prompts} for version, flow in flows.items()
        }
        tally = Tally()
        unread: list[Unread] = []
        voices = _Voices(unfinished / SOUNDS)
        stories = 0
        # The byte order mark is what makes Excel read UTF-8.
        with (
            (unfinished / "stories.csv").open("w", encoding="utf-8-sig", newline="") as table,
            (unfinished / "stories.jsonl").open("wb") as lines,
        ):
            writer = csv.writer(table, lineterminator="\r\n")
            writer.writerow([cell(name) for name in (*META, *_names(columns))])
            for row in rows:
                if isinstance(row, Part):
                    voices.write(row)
                    continue
                if isinstance(row, Unheard):
                    voices.drop(row)
                    continue
                if isinstance(row, Unread):
                    unread.append(row)
                    continue
                known = prompts.get(row.release.story.flow, {})
                _check_answers(row, known)
                writer.writerow(_cells(row, known, columns))
                lines.write(_line(row))
                tally.count(row.release.story, known, row.heard)
                stories += 1
        write_codebook(unfinished, flows, tally, tuple(unread))
    return Output(stories, tuple(unread), voices.whole, tuple(voices.unheard))


@dataclass(slots=True)
class _Voices:
    """The files of the voice notes, written part by part; the folder is made for the first of them."""

    folder: Path
    whole: int = 0
    unheard: list[Unheard] = field(default_factory=list)
    _last: Path | None = None

    def write(self, part: Part) -> None:
        path = self.folder / sound_file(part.row, part.prompt)
        if path != self._last:
            self.folder.mkdir(mode=0o700, exist_ok=True)
            path.touch(mode=0o600, exist_ok=False)
            self._last = path
            self.whole += 1
        with path.open("ab") as file:
            file.write(part.data)

    def drop(self, unheard: Unheard) -> None:
        """One that breaks off is not left there half."""
        path = self.folder / sound_file(unheard.row, unheard.prompt)
        if path == self._last:
            path.unlink()
            self._last = None
            self.whole -= 1
        self.unheard.append(unheard)


def _columns(flows: Mapping[str, Flow]) -> dict[str, tuple[str, ...]]:
    """The prompts of all versions, each once, and what of it has a column of its own: choices, or the voice note.

    In the order of the first version that has them.
    """
    merged: dict[str, dict[str, None]] = {}
    for flow in flows.values():
        for prompt in flow.prompts:
            if in_stories(prompt):
                choices = merged.setdefault(prompt.name, {})
                if prompt.voice:
                    choices[SOUND] = None
                if prompt.kind in SEVERAL:
                    choices.update(dict.fromkeys(choice.name for choice in prompt.choices))
    return {name: tuple(choices) for name, choices in merged.items()}


def _names(columns: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for prompt, choices in columns.items():
        yield prompt
        yield from (f"{prompt}/{choice}" for choice in choices)


def _check_answers(row: Row, known: Mapping[str, Prompt]) -> None:
    for answer in row.release.story.answers:
        if answer.prompt not in known:
            raise BundleRefused(
                f"row {row.id} answers a prompt that its flow does not have; "
                "the bundle was made by a faulty version of Firsthand: report it to whoever made it"
            )


def _cells(row: Row, known: Mapping[str, Prompt], columns: Mapping[str, tuple[str, ...]]) -> list[str]:
    story = row.release.story
    uses = " ".join(sorted(use.value for use in story.consent.uses))
    cells = [row.id, cell(story.flow), row.week, cell(story.language), uses]
    values = {answer.prompt: answer.value for answer in story.answers}
    for name, choices in columns.items():
        value = values.get(name, "")
        cells.append(cell(value) if value else "")
        if not choices:
            continue
        if name in row.heard and SOUND in choices:
            cells += [sound_file(row.id, name) if choice == SOUND else "" for choice in choices]
        elif value and known[name].kind in SEVERAL:
            offered = tuple(choice.name for choice in known[name].choices)
            cells += _spread(known[name].kind, offered, choices, value)
        else:
            cells += [""] * len(choices)
    return cells


@lru_cache(maxsize=4096)  # the same few answers come again and again
def _spread(kind: Kind, offered: tuple[str, ...], choices: tuple[str, ...], value: str) -> tuple[str, ...]:
    """An answer over the columns of ``choices``; those that were not ``offered`` stay empty."""
    picks = value.split(" ")
    if kind is Kind.RANK:
        return tuple(str(picks.index(choice) + 1) if choice in picks else "" for choice in choices)
    return tuple(("1" if choice in picks else "0") if choice in offered else "" for choice in choices)


def _line(row: Row) -> bytes:
    story = row.release.story
    document: dict[str, object] = {
        "row": row.id,
        "flow": story.flow,
        "week": row.week,
        "language": story.language,
        "uses": sorted(use.value for use in story.consent.uses),
        "answers": {answer.prompt: answer.value for answer in story.answers},
    }
    if row.heard:
        document["sounds"] = {prompt: sound_file(row.id, prompt) for prompt in sorted(row.heard)}
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    # A lone surrogate cannot be UTF-8; written as \udXXX it is the escape that JSON itself has for it.
    return text.encode("utf-8", "backslashreplace") + b"\n"
