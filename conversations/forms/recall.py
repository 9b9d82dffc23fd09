"""Answers repeated in other words: ``${name}`` in labels, hints and messages."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from conversations.flow import Language, Texts

T = TypeVar("T")

_RECALL = re.compile(r"\$\{([^{}]*)\}")


def recalled(words: Iterable[str]) -> frozenset[str]:
    """Every name that these words repeat the answer of."""
    return frozenset(name.strip() for text in words for name in _RECALL.findall(text))


def reworded(texts: Texts, name_of: Callable[[str], str]) -> Texts:
    """The texts with other names between their braces."""
    if not any("${" in text for text in texts.values()):
        return texts
    return {
        language: _RECALL.sub(lambda match: f"${{{name_of(match[1].strip())}}}", text)
        for language, text in texts.items()
    }


def in_every_language(texts: Texts, languages: tuple[Language, ...], default_language: Language) -> Texts:
    """The texts with those of another language where one is missing: of the default, else of the first that has one.

    What is in a language the form does not have is left out.
    """
    return filled({language: text for language, text in texts.items() if text}, languages, default_language)


def filled(
    found: Mapping[Language, T], languages: tuple[Language, ...], default: Language
) -> dict[Language, T]:
    """What each language has, or what stands in for it; {} where nothing was found."""
    if not found:
        return {}
    instead = found.get(default, next(iter(found.values())))
    return {language: found.get(language, instead) for language in languages or tuple(found)}
