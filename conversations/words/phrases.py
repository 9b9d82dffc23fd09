"""Everyday phrases as the files of words write them: with families of words in place of one.

``{he} ... {hit} {whom}`` stands for every phrase with one word of each family; ``...`` for up to five words of the
family ``often``, or for none; ``-{away}`` for: and then no word of that family.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from conversations.words.folding import folded

_PARTS = re.compile(r"(-?)\{(\w+)\}|(\.\.\.)|([^\s{}]+)")
_BETWEEN = "often"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase that may stand in a folded text with single blanks around every word.

    Attributes:
        source: The phrase with a blank before and after; or, unless it is ``plain``, a regular expression for it.
        keys: Words of which one stands in every text that holds the phrase.
        plain: Whether ``source`` is the phrase itself.
    """

    source: str
    keys: tuple[str, ...]
    plain: bool


def phrases_of(families: Sequence[str], written: Sequence[str]) -> tuple[Phrase, ...]:
    """The phrases, in the order written.

    Args:
        families: Each as ``name = word, other words, {other family} word``.
        written: The phrases.

    Raises:
        KeyError: A phrase names a family that there is not; the files of words are ours, so a developer acts.
    """
    named: dict[str, tuple[str, ...]] = {}
    for family in families:
        name, _, after = family.partition("=")
        named[name.strip()] = tuple(way.strip() for way in after.split(","))
    alternatives: dict[str, str] = {}
    for name, ways in named.items():  # a family may use those above it
        alternatives[name] = "|".join(_sources(way, alternatives) for way in ways)
    return tuple(_phrase(one, named, alternatives) for one in written)


def _phrase(written: str, named: Mapping[str, Sequence[str]], alternatives: Mapping[str, str]) -> Phrase:
    if "{" not in written and "..." not in written:
        phrase = folded(written)
        return Phrase(f" {phrase} ", (max(phrase.split(), key=len),), plain=True)
    keys: tuple[str, ...] = ()
    for negated, name, _, word in _PARTS.findall(written):
        ways = named[name] if name and not negated else [word] if word else []
        if not ways or any("{" in way for way in ways):
            continue
        longest = tuple(dict.fromkeys(max(folded(way).split(), key=len) for way in ways))
        # The rarer words are the longer ones: they are looked for first.
        if not keys or min(map(len, longest)) > min(map(len, keys)):
            keys = longest
    return Phrase(_sources(written, alternatives), keys, plain=False)


def _sources(written: str, alternatives: Mapping[str, str]) -> str:
    """The regular expression of one phrase, each word with its blank before; the last blank is only looked at."""
    made = []
    for negated, name, between, word in _PARTS.findall(written):
        if between:
            made.append(f"(?:{alternatives[_BETWEEN]}){{0,5}}")
        elif negated:
            made.append(f"(?!(?:{alternatives[name]})(?= ))")
        elif name:
            made.append(f"(?:{alternatives[name]})(?= )")
        else:
            made.append(f" {re.escape(folded(word))}(?= )")
    return "".join(made)
