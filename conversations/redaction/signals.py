"""What the tagger is told of each word: how it is typed, what lists know of it, and what stands around it.

A word that announces names, or one of the commonest few thousand, is told as it stands; any other only as a kind of word
("in a list of first names, capital"), so that the tagger can learn no name by heart. Nothing outlives the call.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from conversations.redaction.cues import CUES
from conversations.redaction.kept import KEPT
from conversations.redaction.lexicon import Lexicon
from conversations.redaction.reading import fold

_TOKEN = re.compile(r"[^\W\d_]++(?:'[^\W\d_]++)*+|\d++(?:[.,:]\d++)*+")
_CLITIC = re.compile(r"'(?:s|d|ll|re|ve|m)?$", re.IGNORECASE)
_GAPS = ((".!?…", "."), ("\n", "n"), (":;", ":"), (",", ","), ("(", "("), (")", ")"), ("\"'", '"'), ("-", "-"), ("/&+", "/"), ("@#", "@"))
_LONG = 9
_LEAST_KNOWN = 4
"""From this level of commonness on, the beginning and end of a word are told as well."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word or number, ``start`` to ``end`` in the reading; ``stop`` is the end with a possessive ``'s``.

    Attributes:
        low: Folded for looking up, without the possessive.
        case: ``l`` small, ``T`` one capital at the start, ``U`` all capitals, ``M`` mixed, ``I`` a single capital, ``9`` digits.
        gap: What stands between the word before and this one: a sign of ``_GAPS``, a blank, or nothing.
        flags: What the lexicon knows (see ``lexicon``).
    """

    start: int
    end: int
    stop: int
    low: str = field(repr=False)
    case: str
    gap: str
    flags: int
    possessive: bool

    @property
    def starts_sentence(self) -> bool:
        """A capital here says nothing."""
        return self.gap in ".n:\"^"


def tokens_of(text: str, lexicon: Lexicon) -> tuple[Token, ...]:
    """The words and numbers of a reading's text, in order; in time linear in its length."""
    look, at = lexicon.look, 0
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        start, stop = match.span()
        shape = match.group()
        end = stop
        if "'" in shape:
            clitic = _CLITIC.search(shape)
            if clitic is not None and clitic.start():
                end = start + clitic.start()
                shape = shape[: clitic.start()]
        low = fold(shape)
        found.append(
            Token(start, end, stop, low, _case(shape), _gap(text[at:start]) if at or start else "^", look(low), end != stop)
        )
        at = stop
    return tuple(found)


def _case(shape: str) -> str:
    if shape[0].isdecimal():
        return "9"
    if shape.islower():
        return "l"
    if shape.isupper():
        return "U" if len(shape) > 1 else "I"
    if shape[0].isupper() and shape[1:].islower():
        return "T"
    return "M" if shape.lower() != shape else "o"


def _gap(between: str) -> str:
    if between == " ":
        return " "
    if not between:
        return "="
    for signs, name in _GAPS:
        for sign in signs:
            if sign in between:
                return name
    return " " if between.isspace() else "?"


def signals(tokens: Sequence[Token], blind: Collection[str] = ()) -> list[list[str]]:
    """The features of each token, for the tagger.

    ``blind`` are words whose entries in lists are not told; training hides some, so that the tagger does not lean on them.
    """
    count = len(tokens)
    if not count:
        return []
    style = _style(tokens)
    lists = [_lists(token, blind) for token in tokens]
    kinds = [_kind(token, known) for token, known in zip(tokens, lists, strict=True)]
    cues = [CUES.get(token.low, "") for token in tokens]
    often = Counter(token.low for token in tokens)
    raised = {token.low for token in tokens if token.case == "T" and not token.starts_sentence}
    padded = ["<<", "<", *kinds, ">", ">>"]
    cued = ["", "", *cues, "", ""]
    features: list[list[str]] = []
    for at, token in enumerate(tokens):
        here = padded[at + 2]
        before, after = padded[at + 1], padded[at + 3]
        case = token.case + ("^" if token.starts_sentence else "") + style
        gap_after = tokens[at + 1].gap if at + 1 < count else "$"
        known = lists[at]
        own = [
            "b", "k=" + here, "c=" + case, "l=" + known, "lc=" + known + case,
            "g=" + token.gap + gap_after,
            "-1=" + before, "+1=" + after, "-2=" + padded[at], "+2=" + padded[at + 4],
            "-1g=" + before + token.gap, "+1g=" + after + gap_after,
            "-1l=" + before + "|" + known, "l+1=" + known + "|" + after,
            "-1+1=" + before + "|" + after,
            "-2-1=" + padded[at] + "|" + before,
            "-21l=" + cued[at] + "|" + cued[at + 1] + "|" + known,
            "+12=" + after + "|" + padded[at + 4],
        ]  # fmt: skip
        if cued[at + 1]:
            own.append("q-1=" + cued[at + 1] + "|" + case)
        if cued[at + 3]:
            own.append("q+1=" + cued[at + 3] + "|" + case)
        if cued[at]:
            own.append("q-2=" + cued[at])
        if cued[at + 4]:
            own.append("q+2=" + cued[at + 4])
        if at > 2 and cues[at - 3]:
            own.append("q-3=" + cues[at - 3])
        if at + 3 < count and cues[at + 3]:
            own.append("q+3=" + cues[at + 3])
        if token.possessive:
            own.append("'s=" + known)
        if token.case == "9":
            own.append("9=" + _digits(token.low))
        elif (token.flags & 7 or 7) >= _LEAST_KNOWN and token.low not in CUES:
            low = token.low
            own += ("s3=" + low[-3:], "s2=" + low[-2:], "p2=" + low[:2], "p3=" + low[:3], "n=" + str(min(len(low), _LONG)))
        if often[token.low] > 1:
            own.append("o=" + known)
        if token.case == "l" and token.low in raised:
            own.append("r")
        features.append(own)
    return features


def _style(tokens: Sequence[Token]) -> str:
    """How capitals are used in the whole text: not at all, everywhere, or as one was taught."""
    small = large = 0
    for token in tokens:
        if token.case in "lo":
            small += 1
        elif token.case in "TUM":
            large += 1
    if not large or large * 40 < small:
        return "a"
    return "Z" if large > 2 * small else "m"


def _lists(token: Token, blind: Collection[str]) -> str:
    if token.case == "9":
        return "9"
    if token.low in blind:
        return "0000" if not token.flags & 7 else f"{token.flags & 7}000"
    flags = token.flags
    kept = "k" if token.low in KEPT else "p" if flags >> 9 else ""
    return f"{flags & 7}{flags >> 3 & 3}{flags >> 5 & 3}{flags >> 7 & 3}{kept}"


_COMMON = 2


def _kind(token: Token, known: str) -> str:
    """The word itself where it is common or announces something, else what kind of word it is."""
    low = token.low
    if low in CUES or 0 < (token.flags & 7) <= _COMMON:
        return low
    return "?" + known + token.case


def _digits(number: str) -> str:
    if not number.isdecimal():
        return "mixed"
    return str(len(number)) if len(number) > 2 else ("2" if int(number) > 19 else "t")
