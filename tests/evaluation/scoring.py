"""How well what was found fits what is marked. Only masking counts: calling a town a name is no fault.

- *any*: at least one letter or digit of a marked span is covered; *full*: every one is, by all finds together.
- *token precision*: of the words touched by a find, the share that touch a marked span; words that touch only an ignored
  stretch are left out. *Token recall*: of the words that touch a marked span, the share touched by a find.
- *clean*: of the texts with a direct identifier, the share in which every one is fully covered.
- *hard negatives*: of the marked ordinary words, the share that a find touches; less is better.
- *F1* and *F2* are of token precision and recall; F2 weighs recall four times precision.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

Find = tuple[int, int]
"""Where a system would mask: start and end, in Python string offsets."""

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)?")


@dataclass(frozen=True, slots=True)
class Mark:
    """What a text gives away, as its author marked it; ``direct`` tells who it was by itself."""

    start: int
    end: int
    type: str
    direct: bool


@dataclass(frozen=True, slots=True)
class Text:
    """A text of an evaluation set.

    Attributes:
        marks: What should be masked.
        hard: Ordinary words that look as if they should.
        ignored: Stretches that count neither way.
        style: How it is typed (``neat``, ``casual``, ``lower``, ``caps``); "" where nobody said.
        origin: Of the names in it; "" where nobody said.
    """

    text: str = field(repr=False)
    marks: tuple[Mark, ...]
    hard: tuple[Find, ...] = ()
    ignored: tuple[Find, ...] = ()
    style: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """How a marked span fared: its letters and digits, and how many of them were covered."""

    mark: Mark
    letters: int
    covered: int

    @property
    def full(self) -> bool:
        """Nothing of it shows."""
        return self.covered == self.letters


@dataclass(frozen=True, slots=True)
class Tally:
    """How one text fared.

    Attributes:
        hits: Its marked spans that hold a letter or digit, in order.
        right, wrong, missed: Words masked rightly, masked wrongly, and shown wrongly.
        hard, hard_masked: Hard negatives, and how many of them were masked.
    """

    hits: tuple[Hit, ...]
    right: int
    wrong: int
    missed: int
    hard: int
    hard_masked: int

    @property
    def clean(self) -> bool | None:
        """Whether no direct identifier shows; None where there is none."""
        direct = [hit.full for hit in self.hits if hit.mark.direct]
        return all(direct) if direct else None


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    hits: int
    of: int

    @property
    def value(self) -> float:
        """The share; 0 of nothing is 0."""
        return self.hits / self.of if self.of else 0.0


def tally(text: Text, found: Iterable[Find]) -> Tally:
    """Hold what was found in a text against its marks.

    Raises:
        ValueError: A find is not within the text.
    """
    size = len(text.text)
    covered, marked, ignored = bytearray(size), bytearray(size), bytearray(size)
    for start, end in found:
        if not 0 <= start <= end <= size:
            raise ValueError(f"{start} to {end} is not within a text of {size} characters")
        covered[start:end] = b"\1" * (end - start)
    for start, end in text.ignored:
        ignored[start:end] = b"\1" * (end - start)
    hits = []
    for mark in text.marks:
        letters = [at for at in range(mark.start, mark.end) if text.text[at].isalnum()]
        if letters:
            marked[mark.start : mark.end] = b"\1" * (mark.end - mark.start)
            ignored[mark.start : mark.end] = bytes(mark.end - mark.start)
            hits.append(Hit(mark, len(letters), sum(covered[at] for at in letters)))
    right = wrong = missed = 0
    for word in _WORD.finditer(text.text):
        here = slice(*word.span())
        if any(marked[here]):
            if any(covered[here]):
                right += 1
            else:
                missed += 1
        elif any(covered[here]) and not any(ignored[here]):
            wrong += 1
    hard = sum(any(covered[start:end]) for start, end in text.hard)
    return Tally(tuple(hits), right, wrong, missed, len(text.hard), hard)


def full(tallies: Iterable[Tally], *, direct: bool | None = None, type: str | None = None) -> Share:  # noqa: A002
    """Spans fully covered; of all, of direct or quasi identifiers, or of one type."""
    return _share(hit.full for hit in _hits(tallies, direct, type))


def touched(tallies: Iterable[Tally], *, direct: bool | None = None) -> Share:
    """Spans covered at least in part."""
    return _share(hit.covered > 0 for hit in _hits(tallies, direct, None))


def precision(tallies: Sequence[Tally]) -> Share:
    """Token precision."""
    right = sum(each.right for each in tallies)
    return Share(right, right + sum(each.wrong for each in tallies))


def recall(tallies: Sequence[Tally]) -> Share:
    """Token recall."""
    right = sum(each.right for each in tallies)
    return Share(right, right + sum(each.missed for each in tallies))


def clean(tallies: Iterable[Tally]) -> Share:
    """Texts without a leak of a direct identifier."""
    return _share(each.clean for each in tallies if each.clean is not None)


def hard(tallies: Sequence[Tally]) -> Share:
    """Hard negatives that were masked."""
    return Share(sum(each.hard_masked for each in tallies), sum(each.hard for each in tallies))


def f_score(precision: float, recall: float, beta: float) -> float:
    """The weighted harmonic mean; ``beta`` 2 weighs recall four times precision."""
    if not precision + recall:
        return 0.0
    return (1 + beta * beta) * precision * recall / (beta * beta * precision + recall)


def _hits(tallies: Iterable[Tally], direct: bool | None, kind: str | None) -> Iterable[Hit]:
    return (
        hit
        for each in tallies
        for hit in each.hits
        if direct in {None, hit.mark.direct} and kind in {None, hit.mark.type}
    )


def _share(whether: Iterable[bool | None]) -> Share:
    answers = [bool(each) for each in whether]
    return Share(sum(answers), len(answers))
