"""What a narrator's words mean as an answer to a prompt.

Numbers, labels and their beginnings are taken as well as taps, so that a screen reader, an old phone or a
typed channel can answer everything.
"""

import re
from collections.abc import Mapping, Sequence

from conversations.flow import Choice, Kind, Language, Prompt, Texts

TEXT_LIMIT = 16_000
"""Most characters one answer may have, whatever its prompt allows: eight typed pages."""

_NUMBERS = re.compile(r"\s*\d{1,3}(?:(?:\s*[,;.+&/]\s*|\s+(?:and\s+)?|\s+then\s+)\d{1,3})*\s*\.?\s*")
_LISTED = re.compile(r"\s*[,;\n]\s*")
_FEWEST_LETTERS = 3  # a shorter beginning of a label is too easily something else


def said(texts: Texts, language: Language) -> str:
    """The words in that language, or in any the form has: a missing translation is never a blank question."""
    words = texts.get(language)
    if words is not None:
        return words
    for words in texts.values():
        return words
    return ""


def plain(text: str) -> str:
    """Words alone, in lower case, with single blanks: what typed words are compared by."""
    return " ".join(re.sub(r"[^\w\s]", "", text[:200]).casefold().split())


def picked(text: str, choices: Sequence[Choice], language: Language) -> tuple[str, ...] | None:
    """The names of the choices that typed words mean, in the order typed; None where they mean none.

    Understands numbers as shown ("2", "1, 3 and 5"), whole labels, several labels with commas between, and
    the first word of a label or a beginning of at least three letters that fits one label only.
    """
    if _NUMBERS.fullmatch(text[:200]) and len(text) <= 200:
        numbers = [int(number) for number in re.findall(r"\d+", text)]
        if all(1 <= number <= len(choices) for number in numbers):
            return tuple(dict.fromkeys(choices[number - 1].name for number in numbers))
        return None
    labels = {plain(said(choice.label, language)): choice.name for choice in choices}
    whole = _one(plain(text), labels)
    if whole is not None:
        return (whole,)
    names = [_one(plain(part), labels) for part in _LISTED.split(text) if part.strip()]
    if names and all(name is not None for name in names):
        return tuple(dict.fromkeys(name for name in names if name is not None))
    return None


def _one(words: str, labels: Mapping[str, str]) -> str | None:
    if words in labels:
        return labels[words]
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

    A select_multiple is in the form's order, so that the same ticks are the same value; a rank is as ranked.
    """
    if prompt.kind is Kind.TEXT:
        return "\n".join(collected)
    if prompt.kind is Kind.SELECT_MULTIPLE:
        return " ".join(choice.name for choice in prompt.choices if choice.name in collected)
    return " ".join(collected)


def in_words(prompt: Prompt, value: str, language: Language) -> str:
    """An answer as its narrator would say it: labels for choices, the words themselves for text."""
    if prompt.kind is Kind.TEXT:
        return value
    labels = {choice.name: said(choice.label, language) for choice in prompt.choices}
    words = [labels.get(name, name) for name in value.split()]
    if prompt.kind is Kind.RANK:
        return ", then ".join(words)
    return "; ".join(words)
