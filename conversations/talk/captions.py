"""The choices of a prompt in one language, as they are written on buttons and as typed words are compared with them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from conversations.flow import Flow, Kind, Language, said
from conversations.layout import layout
from conversations.talk.answers import Listed, comparable, listed, yes_and_no
from conversations.words import words_in

LONGEST_ON_A_BUTTON = 34
"""Characters that a phone shows whole on a button, with the number and the tick in front of the label; where any of a
list is longer, its labels are written into the message."""

_NUMBERED_FROM = 5  # shorter lists need no numbers in front to be typed


@dataclass(frozen=True, slots=True)
class Captions:
    """The choices of one prompt, by their places in the form.

    Attributes:
        labels: As they are shown; the name where a choice has no label.
        comparable: As typed words are compared with them.
        names: Their names.
        tokens: What their buttons do: ``o`` and the place. (In older messages ``c`` counts those offered then.)
        ticked: Characters of the tick in front of what was chosen; 0 where nothing is ticked.
        long: Whether any is longer than a button shows.
        figures: Whether any label is just a number, so that a number in front of it would mislead.
        captions: What stands on their buttons where all of them are offered in the form's order.
        listed: The same for who types.
        meant: Other words for them, as ``yes_and_no`` finds them.
    """

    labels: tuple[str, ...]
    comparable: tuple[str, ...]
    names: tuple[str, ...]
    tokens: tuple[str, ...]
    ticked: int
    long: bool
    figures: bool
    captions: tuple[str, ...]
    listed: Listed
    meant: Mapping[str, str]

    def is_long(self, places: Sequence[int]) -> bool:
        """Whether the labels of these choices are written into the message, and their buttons are numbers."""
        if not self.long:
            return False
        numbered = len(places) >= _NUMBERED_FROM and not self.figures
        return _any_is_long([self.labels[place] for place in places], self.ticked, numbered=numbered)

    def is_numbered(self, places: Sequence[int]) -> bool:
        """Whether these choices are shown with numbers in front."""
        return (len(places) >= _NUMBERED_FROM and not self.figures) or self.is_long(places)

    def listed_at(self, places: Sequence[int]) -> Listed:
        """These choices, in this order, for who types."""
        names = [self.names[place] for place in places]
        return listed(
            names,
            [self.comparable[place] for place in places],
            numbered=self.is_numbered(places),
            meant={word: name for word, name in self.meant.items() if name in names},
        )


def _any_is_long(labels: Sequence[str], ticked: int, *, numbered: bool) -> bool:
    """Whether one of these labels, with all that stands in front of it, is longer than a button shows."""
    return any(
        ticked + (len(f"{number}. ") if numbered else 0) + len(label) > LONGEST_ON_A_BUTTON
        for number, label in enumerate(labels, 1)
    )


@lru_cache(maxsize=1024)
def captions(flow: Flow, name: str, language: Language) -> Captions:
    """The choices of the prompt of that name."""
    prompt = layout(flow).prompts[name]
    choices = prompt.choices
    labels = tuple(said(choice.label, language) or choice.name for choice in choices)
    compared = tuple(comparable(label) for label in labels)
    names = tuple(choice.name for choice in choices)
    figures = any(label.strip().isdecimal() for label in labels)
    many = len(labels) >= _NUMBERED_FROM and not figures
    ticked = len("✓ ") if prompt.kind is Kind.SELECT_MULTIPLE else 0
    long = _any_is_long(labels, ticked, numbered=many)
    numbered = many or long
    meant = yes_and_no(names, compared, words_in(language))
    return Captions(
        labels=labels,
        comparable=compared,
        names=names,
        tokens=tuple(f"o{place}" for place in range(len(choices))),
        ticked=ticked,
        long=long,
        figures=figures,
        captions=tuple(f"{number}. {label}" for number, label in enumerate(labels, 1))
        if numbered
        else labels,
        listed=listed(names, compared, numbered=numbered, meant=meant),
        meant=meant,
    )
