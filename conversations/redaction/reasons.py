"""Why something was found, in plain words that hold nothing of the text: for ``firsthand redact --explain`` and the preview."""

from collections.abc import Mapping, Sequence

from conversations.redaction.cues import CUES
from conversations.redaction.kept import KEPT
from conversations.redaction.lexicon import FIRST, PLACE, SURNAME, WORD
from conversations.redaction.signals import Token
from conversations.redaction.spans import Kind

SHAPES: Mapping[Kind, str] = {
    Kind.EMAIL: "has the shape of an e-mail address",
    Kind.LINK: "has the shape of a web link",
    Kind.HANDLE: "has the shape of a user name, or a service is named before it",
    Kind.PLATE: "has the shape of a car registration",
    Kind.POSTCODE: "has the shape of a postcode",
    Kind.DATE: "is an exact day",
    Kind.CARD: "has the length of a bank card or account number",
    Kind.NHS: "has the length of an NHS number, and its check digit or the words before it",
    Kind.INSURANCE: "has the shape of a National Insurance number",
    Kind.PHONE: "has the shape of a telephone number",
    Kind.REFERENCE: "mixes letters and digits, or a reference is named before it",
    Kind.NUMBER: "has seven digits or more",
    Kind.AGE: "is a number of years, months or weeks that somebody is old",
    Kind.STREET: "has the shape of an address",
    Kind.PLACE: "has the shape of an address",
    Kind.PERSON: "is announced as a name",
}
"""What told where a pattern found it."""

ELSEWHERE = "the same word is a name elsewhere in the story"
ASKED = "you asked for it"
ELSEWHERE_TOO = "the same words are a place, school or other body elsewhere in the story"
MIXED = "stands among English words as a name does"
KNOWN = "is a name that is known already"

_BEFORE = {
    "title": "stands after a title",
    "wtitle": "stands after a title",
    "kin": "stands after a word for family or friends",
    "role": "stands after a job",
    "naming": "is announced as a name",
    "prep": "stands after a word such as in, at or near",
    "own": "stands after a word such as my or our",
}
_AFTER = {
    "verb": "stands before something that people do",
    "speak": "stands before something that people do",
    "school": "stands before a kind of school",
    "body": "stands before a kind of place",
    "street": "stands before a kind of street",
}


def reasons(tokens: Sequence[Token], first: int, last: int) -> tuple[str, ...]:
    """What told the tagger that the words from ``first`` to ``last`` name somebody or something: the lists first, then what stands around."""
    found: list[str] = []
    for token in tokens[first : last + 1]:
        flags = token.flags
        if flags & FIRST:
            found.append("is in lists of first names")
        if flags & SURNAME and not flags & FIRST:
            found.append("is in lists of surnames")
        if flags & PLACE and not flags & FIRST:
            found.append("is in lists of places")
        if not flags and token.case != "9" and token.low not in KEPT:
            found.append("is in no list of words")
        if token.case == "T" and not token.after_stop:
            found.append("has a capital within a sentence")
        if flags & WORD and flags & FIRST:
            found.append("is an ordinary word too")
    if first and (cue := _BEFORE.get(CUES.get(tokens[first - 1].low, ""))):
        found.append(cue)
    if last + 1 < len(tokens) and (cue := _AFTER.get(CUES.get(tokens[last + 1].low, ""))):
        found.append(cue)
    return (*dict.fromkeys(found), "the way it stands in its sentence")
