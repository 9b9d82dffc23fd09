"""Which words are English, the one language whose wording is judged."""

import re
from collections.abc import Iterable

from conversations.checks.sentences import words

_NAMED = re.compile(r"^\s*english\b|\(\s*en(?:[-_][a-z]+)?\s*\)|^\s*en(?:[-_][a-z]+)?\s*$", re.IGNORECASE)
_NAMELESS = frozenset({"", "default"})

# The words that English is held together by; other languages share few of them, and never this many.
_COMMON = frozenset(
    [
        "the",
        "a",
        "an",
        "and",
        "or",
        "of",
        "to",
        "in",
        "is",
        "are",
        "was",
        "were",
        "be",
        "you",
        "your",
        "we",
        "our",
        "us",
        "they",
        "their",
        "it",
        "this",
        "that",
        "what",
        "who",
        "when",
        "where",
        "how",
        "which",
        "did",
        "do",
        "does",
        "have",
        "has",
        "had",
        "can",
        "could",
        "would",
        "will",
        "with",
        "for",
        "from",
        "on",
        "at",
        "by",
        "not",
        "no",
        "yes",
        "any",
        "all",
        "please",
    ]
)
_SHARE = 0.3


def named_english(language: str) -> bool:
    """Whether a header's language says that it is English: ``English (en)``, ``en``, ``en-GB``."""
    return _NAMED.search(language) is not None


def english(language: str, texts: Iterable[str]) -> bool:
    """Whether these texts are to be read as English.

    A language that is named is taken at its word. Where headers name none, three words in ten must be among the
    commonest of English.
    """
    if language not in _NAMELESS:
        return named_english(language)
    found = [word.lower() for text in texts for word in words(text)]
    return bool(found) and sum(word in _COMMON for word in found) >= _SHARE * len(found)
