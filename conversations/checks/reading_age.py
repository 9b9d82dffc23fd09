"""How old a reader must be to read a flow with ease: Flesch-Kincaid over all its English words together.

The grade is 0.39 × words a sentence + 11.8 × syllables a word - 15.59 (Kincaid, Fishburne, Rogers and Chissom 1975,
Derivation of new readability formulas for Navy enlisted personnel). An American grade is five years below the age, so
grade 4 is a reading age of 9, which is what public services in the UK write for. The measure is rough: it knows
nothing of what words mean, and single short lines score wildly. So it judges a flow as a whole, from a hundred words
up, and a word list judges the rest.

Syllables are counted by rule. The counting libraries either need a pronouncing dictionary under a licence that would
bind Firsthand too, or count hyphens, which are fewer than syllables.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from conversations.checks.sentences import sentences, words

GOAL = 9
"""The reading age to write for, in years."""

HIGHEST = 11
"""The reading age above which a flow is told to be rewritten, in years."""

FEWEST_WORDS = 100
"""Words below which a flow is too short to be judged."""

_YEARS_OVER_GRADE = 5

_VOWELS = re.compile(r"[aeiouy]+")
# Vowels side by side that are spoken apart: “idea”, “science”, “being”, “usual”, “area”, “radio”.
_APART = re.compile(
    r"ia(?!l\b|n\b|lly\b|ls\b|ge)|i(?:er\b|ety|en[ct]e?|o(?!us|n\b|ns\b|na|ni|nl|ned))|[^gq]ua|[^gq]uo|eo(?!p)|(?:be|se|a|o|[^eo]e|u|y)ing|rea(?:l|t(?:e|i))|idea|area|nuc?lei|eum\b|uity|uet"
)
_SILENT_E = re.compile(r"(?<=[^aeiouyl])e\b|(?<=[aeiouyrlw]l)e\b|(?<=[aeiouy])e\b")
_SILENT_ED = re.compile(r"(?<![^aeiouylr]l)(?<=[^aeioutdy])ed\b")
_SILENT_ES = re.compile(r"(?<![^aeiouylr]l)(?<=[^aeiouscxzgyh])es\b|(?<=th)es\b")
_INNER_E = re.compile(
    r"(?<=[aeiouy][^aeiouy])e(?=(?:ly|ment|ments|ful|fully|less|ness|where|one|thing|times?|body)\b)"
)
_SYLLABIC = re.compile(r"(?:sm|thm)\b|(?:isn|didn|doesn|couldn|wouldn|shouldn|hasn|wasn|hadn)[’']t\b")

# What no rule reaches, by ear.
_KNOWN = {
    "people": 2, "area": 3, "areas": 3, "every": 2, "everyone": 3, "everything": 3, "everybody": 4, "family": 3,
    "families": 3, "something": 2, "sometimes": 2, "someone": 2, "somewhere": 2, "business": 2, "different": 3,
    "difference": 3, "being": 2, "doing": 2, "going": 2, "centre": 2, "centres": 2, "safeguard": 2,
    "barrier": 3, "barriers": 3, "unique": 2, "relationship": 4, "relationships": 4, "household": 2, "layer": 2, "idea": 3, "ideas": 3, "real": 1, "really": 2, "science": 2,
    "quiet": 2, "diet": 2, "poem": 2, "create": 2, "created": 3, "whole": 1, "whose": 1, "once": 1, "able": 2,
    "hour": 1, "hours": 1, "our": 1, "our’s": 1, "safety": 2, "safely": 2, "homeless": 2, "homelessness": 3,
    "client": 2, "clients": 2, "trial": 2, "social": 2, "special": 2, "officer": 3, "maybe": 2, "anyone": 3,
    "evening": 2, "wednesday": 2, "colour": 2, "used": 1, "useful": 2, "move": 1, "moved": 1, "questionnaire": 3,
    "experience": 4, "experiences": 5, "experienced": 4, "audience": 3, "period": 3, "serious": 3, "previous": 3,
    "various": 3, "obvious": 3, "parent": 2, "society": 4, "variety": 4, "anxiety": 4, "lion": 2, "violence": 3,
    "violent": 3, "usual": 3, "usually": 4, "actual": 3, "actually": 4, "situation": 4, "evaluation": 5, "via": 2,
    "seeing": 2, "agreeing": 3, "reality": 4, "theatre": 3, "museum": 3, "radio": 3, "video": 3, "ratio": 3,
    "studio": 3, "studying": 3, "worrying": 3, "carrying": 3, "trying": 2, "crying": 2, "buying": 2, "playing": 2,
    "saying": 2, "staying": 2, "paying": 2, "id": 2, "gp": 2, "ok": 2, "sms": 3, "tv": 2, "nhs": 3,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """How hard a text is: its reading age in years, and its hardest sentences, hardest first."""

    age: float
    hardest: tuple[str, ...]


@lru_cache(maxsize=8_192)
def syllables(word: str) -> int:
    """About how many syllables an English word has; a number counts as one."""
    lowered = word.lower().replace("'", "’")
    known = _KNOWN.get(lowered)
    if known is not None:
        return known
    if not lowered[0].isalpha():
        return 1
    stem = lowered.removesuffix("’s")
    shortened = _SILENT_ES.sub("s", _SILENT_ED.sub("d", _SILENT_E.sub("", _INNER_E.sub("", stem))))
    count = len(_VOWELS.findall(shortened)) + len(_APART.findall(shortened)) + len(_SYLLABIC.findall(stem))
    return max(1, count)


def grade(text_sentences: Sequence[str]) -> float:
    """The Flesch-Kincaid grade of some sentences taken together; at least one word is needed."""
    found = [word for sentence in text_sentences for word in words(sentence)]
    spoken = sum(map(syllables, found))
    return 0.39 * len(found) / len(text_sentences) + 11.8 * spoken / len(found) - 15.59


def reading(texts: Sequence[str]) -> Reading | None:
    """How hard these texts are together, or None where there are fewer than ``FEWEST_WORDS`` words.

    The age is five at the least: the formula goes below what any reader is. Only sentences of five words and more
    count among the hardest.
    """
    found = [sentence for text in texts for sentence in sentences(text)]
    if sum(len(words(sentence)) for sentence in found) < FEWEST_WORDS:
        return None
    long_enough = {sentence: grade([sentence]) for sentence in found if len(words(sentence)) >= 5}
    hardest = sorted(long_enough, key=lambda sentence: (-long_enough[sentence], sentence))[:3]
    return Reading(max(5.0, round(grade(found) + _YEARS_OVER_GRADE, 1)), tuple(hardest))
