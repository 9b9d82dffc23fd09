"""Which question of the newer version is which of the older one: by name first, then by likeness of words.

A repeat is compared as its designer wrote it: the first time round stands for all.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from conversations.flow import Flow, Kind, Language, Prompt, said

ALIKE = 0.72
"""How like two questions must be to be one that was renamed: the ratio of ``difflib.SequenceMatcher``.

At 0.72 two wordings of one question are still taken for the same, and two questions that begin alike are not.
"""

_MOST_COMPARED = 400  # unmatched questions of each version; beyond it nobody reads a list of likenesses
_ROUND = re.compile(r"\[\d+\]")


@dataclass(frozen=True, slots=True)
class Pair:
    """One question in both versions; one side is None where it was added or taken out.

    ``rounds`` are how many times round each version may ask it: 1 outside a repeat.
    """

    old: Prompt | None
    new: Prompt | None
    rounds: tuple[int, int] = (1, 1)


def plain_name(name: str) -> str:
    """A name as the designer wrote it: without the times round its repeats."""
    return _ROUND.sub("", name)


def designed(flow: Flow) -> dict[str, tuple[Prompt, int]]:
    """The prompts as rows of the survey, in order, each with how many times round there may be.

    By plain name; a gate that asks for another round, or a group's title, is by its own name.
    """
    rows: dict[tuple[int, Kind, bool, str], tuple[Prompt, int]] = {}
    for prompt in flow.prompts:
        key = (prompt.row, prompt.kind, prompt.title, plain_name(prompt.name))
        first, rounds = rows.get(key, (prompt, 0))
        rows[key] = (first, rounds + 1)
    return {plain_name(first.name): (first, rounds) for first, rounds in rows.values()}


def pairs(old: Flow, new: Flow) -> tuple[Pair, ...]:
    """Every question of either version once: those of the newer in its order, then those taken out."""
    before, after = designed(old), designed(new)
    same = {name: name for name in after if name in before}
    lost = [prompt for name, (prompt, _) in before.items() if name not in same]
    found = [prompt for name, (prompt, _) in after.items() if name not in same]
    same |= _renamed(lost, found, old.default_language, new.default_language)
    taken = set(same.values())
    listed = [
        Pair(before[same[name]][0], prompt, (before[same[name]][1], rounds))
        if name in same
        else Pair(None, prompt, (0, rounds))
        for name, (prompt, rounds) in after.items()
    ]
    gone = [Pair(prompt, None, (rounds, 0)) for name, (prompt, rounds) in before.items() if name not in taken]
    return (*listed, *gone)


def languages(old: Flow, new: Flow) -> Mapping[Language, Language]:
    """Each language of the newer version with the older one's name for it, where it had it.

    A single language that goes by another name in the other version is taken to be the same.
    """
    both = {language: language for language in new.languages if language in old.languages}
    only_new = [language for language in new.languages if language not in both]
    only_old = [language for language in old.languages if language not in both]
    if len(only_new) == len(only_old) == 1:
        both[only_new[0]] = only_old[0]
    return both


def _renamed(
    lost: Sequence[Prompt], found: Sequence[Prompt], old_language: Language, new_language: Language
) -> dict[str, str]:
    """New names with the old names of the questions that are most alike, the likest pair first."""
    likenesses = []
    for after in found[:_MOST_COMPARED]:
        words = said(after.label, new_language)
        matcher = SequenceMatcher(autojunk=False)
        matcher.set_seq2(words)
        for before in lost[:_MOST_COMPARED]:
            if before.kind is not after.kind or not words:
                continue
            matcher.set_seq1(said(before.label, old_language))
            if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
                continue
            likenesses.append((matcher.ratio(), after.name, before.name))
    renamed: dict[str, str] = {}
    for likeness, new_name, old_name in sorted(likenesses, key=lambda one: (-one[0], one[1], one[2])):
        after_name, before_name = plain_name(new_name), plain_name(old_name)
        if likeness >= ALIKE and after_name not in renamed and before_name not in renamed.values():
            renamed[after_name] = before_name
    return renamed
