"""Turns of phrase that lead, blame or confuse, and how to say each instead.

The rules are those of narrative and trauma-informed enquiry: ask what happened, openly and in the past; never hint at
the answer that is hoped for; never ask for causes of what was done to someone; one thing at a time.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from conversations.checks.sentences import plain, sentences

LONGEST_LOOKED_AT = 400
"""Characters of a sentence in which a second question is looked for; looking takes longer than the sentence is long."""


@dataclass(frozen=True, slots=True)
class Found:
    """Words that break a rule of wording, and what to write instead: one whole sentence."""

    words: str
    remedy: str


def _any(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each})" for each in alternatives), re.IGNORECASE)


_N_T = "n[’']t"
_PRAISE = (
    "good|great|nice|excellent|amazing|wonderful|fantastic|helpful|useful|friendly|kind|caring|happy|pleased|satisfied|"
    "grateful|bad|poor|awful|terrible|dreadful|appalling|disappointing|disappointed|unhelpful|unhappy|angry|upset|rude"
)
_LEADING = _any(
    rf"(?<!why )\b(?:do|did|would|are|were|was|have|has|is|does){_N_T}\s+(?:you|they|he|she|it|we|people)\b",
    r"\bdo you (?:not )?agree\b(?!\s+(?:to|with us|that (?:we|staff|your))\b)",
    r"\bwould you (?:not )?(?:agree|say that)\b",
    r"\bsurely\b",
    r"\bobviously\b",
    r"\bof course\b",
    r"\bas (?:you|we all|everyone) knows?\b",
    r"\bmost (?:people|families|parents) (?:think|feel|find|say|agree|like)\b",
    r"\bhow much (?:did|do) you (?:like|enjoy|love|hate|dislike)\b",
    r"\b(?:excellent|amazing|wonderful|fantastic|dreadful|appalling|terrible|awful)\b",
    rf",\s*(?:(?:is|was|are|were|do|does|did|has|have|would|could){_N_T} (?:it|you|they|he|she|we)|right|yes|no)\s*\?",
)
_HOW_PRAISED = re.compile(
    rf"\bhow\s+((?:very\s+)?(?:{_PRAISE}))\b(?!\s+(?:or|and/or)\b)([^?.!]*)", re.IGNORECASE
)
_BLAMING = (
    (re.compile(rf"\bwhy\s+(?:did|do|have|had|were|are|was|would|could)(?:{_N_T}| not)?\s+you(?:r)?\b", re.IGNORECASE),
     "Ask what happened instead of why: “What made that hard?” or “What led to that?”"),
    (re.compile(r"\bwhy not\b", re.IGNORECASE), "Ask what got in the way: “What made that hard?”"),
    (re.compile(r"\byou (?:should|could|ought to) have\b|\b(?:should|could)(?:n[’']t| not)? you have\b", re.IGNORECASE),
     "Ask what happened, and leave out what could have been done."),
    (re.compile(r"\b(?:fail|failed|failing) to\b|\byour failures?\b", re.IGNORECASE), "Write “did not”, or ask what got in the way."),
    (re.compile(r"\byou admit\b|\badmit(?:ted)? (?:that|it|having|to having)\b|\bconfess(?:ed)?\b", re.IGNORECASE),
     "Write “say” or “tell”; to admit is what the guilty do."),
    (re.compile(r"\bwhat did you do to (?:cause|deserve|provoke)\b|\bdid you (?:provoke|cause|let)\b|\bproblem parents?\b", re.IGNORECASE),
     "Ask what happened, and leave out what somebody did to bring it on."),
)  # fmt: skip
_FAULT = re.compile(
    r"\byour (?:own )?(?:fault|mistake|blame)\b|\bto blame\b|\bblame yourself\b", re.IGNORECASE
)
_COMFORT = re.compile(rf"\b(?:not|never|nobody|no one|nothing|\w+{_N_T})\b", re.IGNORECASE)
_FORM_SPEAK = (
    (re.compile(r"\bplease rate\b|\brate (?:your|the|this|how|our)\b|\bon a scale (?:of|from)\b", re.IGNORECASE),
     "Ask in words, with choices in words: “How were things when help came?”"),
    (re.compile(r"\b(?:give|write|enter|choose) (?:\w+ ){0,3}titles?\b|\btitle (?:of|for) (?:your|the|this) (?:story|account|answer)\b|\byour title\b|^title\W*$", re.IGNORECASE),
     "Ask for a name for it, or do without."),
    (re.compile(r"\b(?:to the )?best of your (?:ability|abilities|knowledge)\b", re.IGNORECASE),
     "Write “A best guess is fine.”, or leave it out."),
    (re.compile(r"\bdo you have any (?:other|more|further) stories\b|\bany other stories\b", re.IGNORECASE),
     "Ask for one thing: “Is there one more time you would like to tell us about?”"),
    (re.compile(r"\bplease specify\b|\bif (?:yes|no|so|other),? (?:please )?(?:specify|state|describe|explain)\b|\bif applicable\b", re.IGNORECASE),
     "Ask it as a question of its own, and let a skip rule decide who is asked."),
    (re.compile(r"\b(?:the )?respondents?\b|\binterviewees?\b|\bselect all (?:that|which) apply\b|\bselect one\b", re.IGNORECASE),
     "Write to the person: “you”, “Tap all that fit.”, “Pick one.”"),
)  # fmt: skip

_NOT = re.compile(rf"\b(?:not|never|nobody|nothing|neither|nor|cannot|hardly|\w+{_N_T})\b", re.IGNORECASE)
_HARMLESS_NOT = re.compile(
    r"\b(?:or not|whether or not|why not|if not|not at all|not sure|last but not least)\b", re.IGNORECASE
)
_ASKING = r"(?:who|whom|whose|what|when|where|why|how|which)"
_AUXILIARY = r"(?:did|do|does|was|were|is|are|has|have|had|can|could|would|will|should)"
_SUBJECT = r"(?:you|they|he|she|it|we|your|the|their|his|her|this|that|there|anyone|anybody|someone|people)"
_BOTH = _any(
    rf"\b{_ASKING}\b[^?]*?[\s,]and (?:also )?{_ASKING}\b",
    rf"\b{_AUXILIARY} {_SUBJECT}\b[^?]*?[\s,]and (?:also )?{_AUXILIARY} {_SUBJECT}\b",
    rf"\b{_ASKING}\b[^?]*?[\s,]and (?:also )?{_AUXILIARY} {_SUBJECT}\b",
    rf"\b{_AUXILIARY} {_SUBJECT}\b[^?]*?[\s,]and (?:also )?{_ASKING}\b",
    rf"^{_AUXILIARY} (?:\w+|(?:the|your|his|her|their) \w+(?: \w+)?) (?:listen|help|explain|understand|support|respond|answer|act|call)"
    r"(?:e?d|s)?\b[^?]*? and "
    r"(?:listen|help|explain|understand|support|respond|answer|act|call|treat|care)\w*",
    rf"\bhow (?:\w+) and (?:\w+) (?:{_AUXILIARY})\b",
)
_TWO_IN_ONE = re.compile(r"\band/or\b", re.IGNORECASE)


def leading(text: str) -> Iterator[Found]:
    """What hints at the answer that is hoped for."""
    for found in _LEADING.finditer(plain(text)):
        yield Found(found.group().strip(" ,"), "Take it out, so that any answer is as welcome as any other.")
    for found in _HOW_PRAISED.finditer(plain(text)):
        rest = " ".join(found.group(2).split())
        yield Found(
            f"{found.group().split()[0]} {found.group(1)}",
            f"Ask openly: “How {rest}?”"
            if re.match(r"(?:was|were|is|are)\b", rest)
            else "Ask openly: “How was it?”",
        )


def blaming(text: str) -> Iterator[Found]:
    """What asks people to answer for what happened to them."""
    yield from _those(_BLAMING, text)
    for sentence in sentences(text):
        found = _FAULT.search(sentence)
        # “It was not your fault.” is said to comfort.
        if found is not None and ("?" in sentence or not _COMFORT.search(sentence)):
            yield Found(found.group(), "Leave out who is to blame, and ask what happened.")


def form_speak(text: str) -> Iterator[Found]:
    """What belongs on a paper form and not in a talk."""
    yield from _those(_FORM_SPEAK, text)


def negative(text: str) -> Iterator[Found]:
    """Negatives in questions: a “no” then means either."""
    for sentence in sentences(text):
        if not sentence.rstrip(')”"’').endswith("?"):
            continue
        found = _NOT.search(_HARMLESS_NOT.sub("", sentence))
        # “Don’t you think” is leading, and told as that.
        if found is not None and not _LEADING.search(sentence) and not any(blaming(sentence)):
            yield Found(found.group(), "Ask it the other way round, so that yes means yes.")


def double(text: str) -> Iterator[Found]:
    """Two questions in one message."""
    questions = [sentence for sentence in sentences(text) if "?" in sentence]
    if len(questions) > 1:
        yield Found(questions[1], "Ask it in a row of its own.")
        return
    for sentence in questions:
        looked_at = sentence[:LONGEST_LOOKED_AT]
        found = _BOTH.search(looked_at) or _TWO_IN_ONE.search(looked_at)
        if found is not None:
            joint = re.search(r"\band\b.*", found.group(), re.IGNORECASE)
            words = joint.group() if joint is not None else found.group()
            yield Found(words.strip(), "Ask two questions, in a row each.")


def _those(table: tuple[tuple[re.Pattern[str], str], ...], text: str) -> Iterator[Found]:
    flat = plain(text)
    for pattern, remedy in table:
        found = pattern.search(flat)
        if found is not None:
            yield Found(found.group().strip(), remedy)
