"""The evaluation sets: the project's own stories, and those of others under ``public/``."""

import json
import lzma
from collections.abc import Iterator
from pathlib import Path

from tests.evaluation.scoring import Mark, Text
from tests.training.markup import QUASI, TYPES, Marked, read

HERE = Path(__file__).parent

OWN = {"held": "held out: written by one author, never read by another", "dev": "tuned on"}
"""Files of ``stories/``, and how each was used."""

PUBLIC = {
    "btc_test": "Broad Twitter Corpus",
    "wnut17_test": "WNUT-17",
    "presidio_research_synth_v2": "presidio-research",
}
"""Files of ``public/``, and what to call each; sources and licences stand in the README there."""


def own(name: str) -> list[Text]:
    """The stories of ``stories/NAME.txt``."""
    return [text_of(story) for story in read(HERE / "stories" / f"{name}.txt")]


def text_of(story: Marked) -> Text:
    """A story whose marks all hold literal words, as a text.

    Raises:
        ValueError: A mark is a slot that nobody filled.
    """
    text, marks, hard = story.texts[0], [], []
    for mark, after in zip(story.marks, story.texts[1:], strict=True):
        if mark.words is None:
            raise ValueError(f"an evaluation story has an empty slot of type {mark.type}")
        start, end = len(text), len(text) + len(mark.words)
        if kind := TYPES[mark.type]:
            marks.append(Mark(start, end, kind, mark.type not in QUASI))
        else:
            hard.append((start, end))
        text += mark.words + after
    return Text(
        text,
        tuple(marks),
        tuple(hard),
        style=story.header.get("style", ""),
        origin=story.header.get("origin", ""),
    )


def public(name: str) -> list[Text]:
    """The texts of ``public/NAME.jsonl.xz``."""
    with lzma.open(HERE / "public" / f"{name}.jsonl.xz", "rt", encoding="utf-8") as lines:
        return list(_public(lines))


def _public(lines: Iterator[str]) -> Iterator[Text]:
    for line in lines:
        found = json.loads(line)
        yield Text(
            found["text"],
            tuple(
                Mark(each["start"], each["end"], each["type"], each["identifier"] == "direct")
                for each in sorted(found["spans"], key=lambda each: (each["start"], each["end"]))
            ),
            ignored=tuple((each["start"], each["end"]) for each in found.get("ignore", ())),
        )
