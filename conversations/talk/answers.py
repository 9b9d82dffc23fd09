"""What a narrator's words mean as an answer to a prompt.

Numbers, labels and their beginnings are taken as well as taps, so that a screen reader, an old phone or a
typed channel can answer everything.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from conversations.flow import Choice, Kind, Language, Prompt, said
from conversations.story import typed_part
from conversations.talk.days import parts_of_value, value_of_parts, words_of_parts
from conversations.words import words_in
from conversations.words.catalogue import Words
from conversations.words.folding import LONGEST, folded

TEXT_LIMIT = 16_000
"""Most characters one answer may have, whatever its prompt allows: eight typed pages."""

TALK_LIMIT = 60_000
"""Most characters that all typed texts of one talk may have together, so that taking out names stays quick."""

LONGEST_PICK = LONGEST
"""Most characters of typed words that can be a label; longer ones are told, and pick nothing."""

ACKNOWLEDGED = "OK"
"""The value of an ``acknowledge`` that was agreed to, as XLSForm writes it."""

# Between numbers: signs, or the word for “and” in any language that Firsthand speaks.
_NUMBERS = re.compile(
    r"\s*\d{1,3}(?:(?:\s*[,;.+&/،؛]\s*|\s+(?:(?:and|then|a|ac|i|oraz|و|اور|iyo)\s+)?|\s+و)\d{1,3})*\s*\.?\s*"
)
_DIGITS = re.compile(r"\d+")
_FIGURES = re.compile(r"\d{1,9}")
_LISTED = re.compile(r"[,;\n،؛]")
_NONE: Mapping[str, str] = {}
_FEWEST_LETTERS = 3  # a shorter beginning of a label is too easily something else


def comparable(text: str) -> str:
    """A label, or what is typed for one, folded; signs alone (“👍”) stay as they are."""
    return folded(text) or text.strip()[:LONGEST_PICK].casefold()


@dataclass(frozen=True, slots=True)
class Listed:
    """The choices of a list as they are shown, ready to be picked from by words.

    Attributes:
        names: Their names, in the order they are shown in.
        by_label: The names by label, as ``comparable`` makes it.
        places_below: Numbers below this are places in the list.
        meant: The names by other words that mean them: those for yes and no.
    """

    names: Sequence[str]
    by_label: Mapping[str, str]
    places_below: float
    meant: Mapping[str, str]


def yes_and_no(names: Sequence[str], labels: Sequence[str], words: Words) -> Mapping[str, str]:
    """What can be typed for yes and for no where a list has choices of these names, however their labels put it.

    A word that begins the label of another choice is left out: “yes” is no answer where one label says “Yes, now”
    and another “Yes, sometimes”. So is what means a command, or that an earlier answer stays.

    Args:
        names: The names of the choices, and
        labels: their labels as ``comparable`` makes them.
        words: Those of the language the labels are in.
    """
    if "yes" not in names or "no" not in names:
        return {}
    heard = words.understood
    elsewhere = heard.keep | heard.commands.keys()
    begun = [(label.split()[0], name) for label, name in zip(labels, names, strict=True) if label.split()]
    return {
        word: name
        for name, said in (("yes", heard.yes), ("no", heard.no))
        for word in said - elsewhere
        if all(first != word or of == name for first, of in begun)
    }


def listed(
    names: Sequence[str], labels: Sequence[str], *, numbered: bool, meant: Mapping[str, str] = _NONE
) -> Listed:
    """A list to pick from.

    In a list shown without numbers, where there are numbers in the labels ("2 or 3 times"), only smaller ones are
    places in the list: who types 3 there does not mean the third choice.

    Args:
        names: The names of the choices in the order they are shown in, and
        labels: their labels as ``comparable`` makes them.
        numbered: Whether they are shown with numbers.
        meant: What else can be typed for them, as ``yes_and_no`` finds it.
    """
    figures = () if numbered else _FIGURES.findall(" ".join(labels))
    below = min(map(int, figures), default=math.inf)
    return Listed(names, dict(zip(labels, names, strict=True)), below, meant)


def picked(text: str, choices: Listed) -> tuple[str, ...] | None:
    """The names of the choices that typed words mean, in the order typed; None where they mean none.

    Understands numbers ("2", "1, 3 and 5"), whole labels, several labels with commas between, and the first word of
    a label or a beginning of at least three letters that fits one label only. A number that is a label is that label.
    Words for yes and no pick the choices of these names.
    """
    text = text.strip()
    if len(text) <= LONGEST_PICK and (alone := _picked_alone(text, choices)):
        return alone
    found: dict[str, None] = {}
    for part in dict.fromkeys(part.strip() for part in _LISTED.split(text)):
        name = _one(comparable(part), choices) if len(part) <= LONGEST_PICK else None
        if name is not None:
            found[name] = None
        elif part:
            return None
    return tuple(found) or None


def _picked_alone(text: str, choices: Listed) -> tuple[str, ...] | None:
    """The same for one label, for one number, or for numbers alone."""
    words = comparable(text)
    names, by_label = choices.names, choices.by_label
    if words in by_label:
        return (by_label[words],)
    if (
        words.isdecimal()
        and len(words) <= 3
        and 1 <= (number := int(words)) < min(choices.places_below, len(names) + 1)
    ):
        return (names[number - 1],)
    if _NUMBERS.fullmatch(text):
        numbers = [int(number) for number in _DIGITS.findall(text)]
        if all(1 <= number <= len(names) and number < choices.places_below for number in numbers):
            return tuple(dict.fromkeys(names[number - 1] for number in numbers))
    whole = _one(words, choices)
    return None if whole is None else (whole,)


def _one(words: str, choices: Listed) -> str | None:
    labels = choices.by_label
    if words in labels:
        return labels[words]
    if words in choices.meant:
        return choices.meant[words]
    first = [name for label, name in labels.items() if words and label.split()[:1] == [words]]
    if len(first) == 1:
        return first[0]
    if len(words) >= _FEWEST_LETTERS:
        fitting = [name for label, name in labels.items() if label.startswith(words)]
        if len(fitting) == 1:
            return fitting[0]
    return None


def ticked(prompt: Prompt, ticks: Sequence[str], name: str) -> tuple[str, ...]:
    """The ticks after tapping one choice: on or off, an exclusive choice clearing the others and being cleared."""
    if name in ticks:
        return tuple(tick for tick in ticks if tick != name)
    exclusive = {choice.name for choice in prompt.choices if choice.exclusive}
    if name in exclusive:
        return (name,)
    return (*(tick for tick in ticks if tick not in exclusive), name)


def value_of(prompt: Prompt, collected: Sequence[str]) -> str:
    """What was collected, as XLSForm's value: pieces on lines of their own, names with blanks between.

    A select_multiple is in the form's order, so that the same ticks are the same value; a rank is as ranked. A date
    of which only a part is known yet is no value: "".
    """
    match prompt.kind:
        case Kind.TEXT:
            return "\n".join(collected)
        case Kind.SELECT_MULTIPLE:
            names = dict.fromkeys(choice.name for choice in prompt.choices) if collected else {}
            return " ".join(name for name in names if name in collected)
        case Kind.DATE | Kind.TIME | Kind.DATETIME:
            return value_of_parts(prompt, tuple(int(part) for part in collected))
        case _:
            return " ".join(collected)


def in_words(prompt: Prompt, value: str, language: Language, choices: Sequence[Choice] | None = None) -> str:
    """An answer as its narrator would say it: labels for choices, dates in words, the words themselves for text.

    ``choices`` are those it names, where the prompt has several of one name.
    """
    match prompt.kind:
        case Kind.SELECT_ONE | Kind.SELECT_MULTIPLE | Kind.RANK:
            labels = {
                choice.name: said(choice.label, language)
                for choice in (prompt.choices if choices is None else choices)
            }
            words = [labels.get(name) or name for name in value.split()]
            asking = words_in(language).asking
            return (asking.then if prompt.kind is Kind.RANK else asking.between).join(words)
        case Kind.DATE | Kind.TIME | Kind.DATETIME:
            return words_of_parts(prompt, parts_of_value(prompt, value), words_in(language).code) or value
        case Kind.ACKNOWLEDGE:
            return ACKNOWLEDGED if value else ""
        case _:
            return typed_part(value)
