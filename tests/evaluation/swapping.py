"""The same sentences with names of every origin: whether a name is found must not depend on where it comes from.

Names that are also words are hard in any language, and English has many of them. They are a typing style of their own: the
origins are compared by their other names, and names that are words stand on a line apart.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from conversations.redaction.lexicon import WORD
from conversations.redaction.reading import fold
from conversations.redaction.tagger import Tagger
from tests.evaluation.scoring import Mark, Text
from tests.training.filling import names as training_names

HERE = Path(__file__).parent
TEXTS = 400
"""For each origin and style."""

STYLES = ("neat", "lower")
"""As one was taught, and without capitals."""

_SEED = 20261123

WORDS = "names that are words"

_COMMON = 4

Names = Mapping[str, tuple[Sequence[str], Sequence[str]]]
"""First names and surnames by origin."""


def listed() -> Names:
    """The names that training stories are filled from, and that tables hold: here every origin has the same chance to be known."""
    lists = training_names()
    origins = [heading.removesuffix(" first") for heading in lists if heading.endswith(" first")]
    return {
        each: (lists[f"{each} first"], lists[f"{each} last"]) for each in origins if f"{each} last" in lists
    }


def fresh() -> Names:
    """The names of ``names.txt`` here, which no list was made from."""
    found = {}
    for line in _lines("names.txt"):
        origin, _, both = line.partition(":")
        firsts, _, lasts = both.partition("|")
        found[origin] = (firsts.split(), lasts.split())
    return found


def frames() -> list[str]:
    """The sentences, with ``{first}``, ``{last}`` or ``{full}`` where a name goes."""
    return list(_lines("frames.txt"))


def swapped(names: Names) -> dict[tuple[str, str], list[Text]]:
    """By origin and style: ``TEXTS`` texts, the sentences in turn, names drawn at random with a fixed seed.

    The origin ``WORDS`` are the names of all origins that are words.
    """
    sentences = frames()
    parted = {origin: (_apart(firsts), _apart(lasts)) for origin, (firsts, lasts) in names.items()}
    pools: dict[str, tuple[Sequence[str], Sequence[str]]] = {
        origin: (firsts[False], lasts[False]) for origin, (firsts, lasts) in parted.items()
    }
    pools[WORDS] = (
        [name for firsts, _ in parted.values() for name in firsts[True]],
        [name for _, lasts in parted.values() for name in lasts[True]],
    )
    return {
        (origin, style): [
            _filled(
                sentences[at % len(sentences)], firsts, lasts, style, random.Random(f"{_SEED} {origin} {at}")
            )
            for at in range(TEXTS)
        ]
        for origin, (firsts, lasts) in pools.items()
        for style in STYLES
    }


def is_word(name: str) -> bool:
    """A part of it is a common word in lower case, as the table of words has it (SCOWL up to 50)."""
    look = Tagger.built_in().lexicon.look
    return any(0 < look(fold(part)) & WORD <= _COMMON for part in name.replace("-", " ").split())


def _apart(names: Sequence[str]) -> dict[bool, list[str]]:
    words = [name for name in names if is_word(name)]
    apart = set(words)
    return {True: words, False: [name for name in names if name not in apart]}


def _filled(frame: str, firsts: Sequence[str], lasts: Sequence[str], style: str, rng: random.Random) -> Text:
    first, last = rng.choice(firsts), rng.choice(lasts)
    put = {"first": first, "last": last, "full": f"{first} {last}"}
    text, marks = "", []
    for number, part in enumerate(frame.replace("}", "{").split("{")):
        if number % 2:
            marks.append(Mark(len(text), len(text) + len(put[part]), "PERSON", True))
            part = put[part]
        # Most letters keep their length in lower case; the few that do not would shift the marks.
        text += "".join(small(letter) for letter in part) if style == "lower" else part
    return Text(text, tuple(marks), style=style)


def small(letter: str) -> str:
    """A letter in lower case, where that is one letter too."""
    small = letter.lower()
    return small if len(small) == 1 else small[0]


def _lines(name: str) -> Iterator[str]:
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line
