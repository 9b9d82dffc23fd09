"""What the tagger is told of each word: how it is typed, what lists know of it, and what stands around it.

A word that announces names, or one of the commonest few thousand, is told as it stands; any other only as a kind of word
("in a list of first names, capital"), so that the tagger can learn no name by heart. Nothing outlives the call.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from conversations.redaction.cues import CUES
from conversations.redaction.kept import HELPLINES, KEPT, phrase_at
from conversations.redaction.lexicon import FIRST, WORD, Lexicon, hashed
from conversations.redaction.reading import LABEL_HOLE, MARKS, fold

_TOKEN = re.compile(rf"[^\W\d_]++(?:[{MARKS}]++[^\W\d_]*+|'[^\W\d_]++)*+|\d++(?:[.,:]\d++)*+|\ufffc++")
_CLITIC = re.compile(r"'(?:s|d|ll|re|ve|m)?$", re.IGNORECASE)
_GAPS = (
    (".!?…", "."),
    ("\n", "n"),
    (":;", ":"),
    (",", ","),
    ("(", "("),
    (")", ")"),
    ("\"'", '"'),
    ("-", "-"),
    ("/&+", "/"),
    ("@#", "@"),
)
_LONG = 9
_RARE = 4
"""From this level of commonness on, and for words in no list, the beginning and end are told as well."""


class Token(NamedTuple):
    """A word or number, ``start`` to ``end`` in the reading; ``stop`` is the end with a possessive ``'s``.

    Attributes:
        low: Folded for looking up, without the possessive.
        case: ``l`` small, ``T`` one capital at the start, ``U`` all capitals, ``M`` mixed, ``I`` a single capital, ``9`` digits,
            ``o`` of a script without capitals.
        gap: What stands between the word before and this one: a sign of ``_GAPS``, a blank, ``=`` nothing, ``^`` the start.
        flags: What the lexicon knows (see ``lexicon``).
    """

    start: int
    end: int
    stop: int
    low: str
    case: str
    gap: str
    flags: int
    possessive: bool

    @property
    def after_stop(self) -> bool:
        """Stands where a sentence starts, so that a capital says nothing."""
        return self.gap in _AFTER_THESE

    def __repr__(self) -> str:
        """Where it stands, never what it says."""
        return f"Token({self.start}, {self.end})"


_AFTER_THESE = frozenset('.n:"^')
"""Gaps after which a capital says nothing."""


def tokens_of(text: str, lexicon: Lexicon) -> tuple[Token, ...]:
    """The words and numbers of a reading's text, in order; in time linear in its length."""
    look, at = lexicon.look, 0
    seen: dict[str, int] = {}
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
        low = shape.lower() if shape.isascii() else fold(shape)
        flags = seen.get(low, -1)
        if flags < 0:
            # What was taken out before is read as a name, so that the words beside it are not taken for one.
            flags = seen[low] = FIRST if shape[0] == LABEL_HOLE else look(low)
        between = text[at:start]
        gap = " " if between == " " else _gap(between) if start else "^"
        found.append(
            Token(
                start,
                end,
                stop,
                low,
                "l" if low == shape and shape.isalpha() else _case(shape),
                gap,
                flags,
                end != stop,
            )
        )
        at = stop
    return tuple(found)


def _case(shape: str) -> str:
    if shape[0].isdecimal():
        return "9"
    if shape[0] == LABEL_HOLE:
        return "T"
    if shape.islower():
        return "l"
    if shape.isupper():
        return "U" if len(shape) > 1 else "I"
    if shape[0].isupper() and shape[1:].islower():
        return "T"
    return "M" if shape.lower() != shape else "o"


def _gap(between: str) -> str:
    if not between:
        return "="
    for signs, name in _GAPS:
        for sign in signs:
            if sign in between:
                return name
    return " " if between.isspace() else "?"


def signals(
    tokens: Sequence[Token], phrases: AbstractSet[int], blind: Collection[str] = ()
) -> list[list[str]]:
    """The features of each token, for the tagger; ``phrases`` as ``in_phrases()`` gives them.

    ``blind`` are words whose entries in lists are not told; training hides some, so that the tagger does not lean on them.
    """
    count = len(tokens)
    if not count:
        return []
    style = _style(tokens)
    kept = phrases | _kept(tokens)
    lists = [_lists(token, at in kept, blind) for at, token in enumerate(tokens)]
    padded = ["<", *map(_kind, tokens, lists), ">"]
    cues = ["", "", *(CUES.get(token.low, "") for token in tokens), "", ""]
    gaps = [*(token.gap for token in tokens), "$"]
    often = Counter(token.low for token in tokens)
    raised = {token.low for token in tokens if token.case == "T" and token.gap not in _AFTER_THESE}
    features: list[list[str]] = []
    for at, (_, _, _, low, case, gap, flags, possessive) in enumerate(tokens):
        before, here, after = padded[at : at + 3]
        known, gap_after = lists[at], gaps[at + 1]
        shape = f"{case}^{style}" if gap in _AFTER_THESE else case + style
        own = [
            "b", "k=" + here, "c=" + shape, "l=" + known, f"lc={known}{shape}", f"g={gap}{gap_after}",
            "-1=" + before, "+1=" + after, f"-1g={before}{gap}", f"+1g={after}{gap_after}",
            f"-1l={before}|{known}", f"l+1={known}|{after}",
        ]  # fmt: skip
        add = own.append
        two, one, following, then = cues[at], cues[at + 1], cues[at + 3], cues[at + 4]
        if one:
            add(f"q-1={one}|{shape}")
        if following:
            add(f"q+1={following}|{shape}")
        if two:
            add("q-2=" + two)
        if then:
            add("q+2=" + then)
        if possessive:
            add("'s=" + known)
        if case == "9":
            add("9=" + _digits(low))
        elif not 0 < (flags & WORD) < _RARE and not cues[at + 2]:
            own += (
                "s3=" + low[-3:],
                "s2=" + low[-2:],
                "p2=" + low[:2],
                "p3=" + low[:3],
                f"n={min(len(low), _LONG)}",
            )
        if often[low] > 1:
            add("o=" + known)
        if case == "l" and low in raised:
            add("r")
        features.append(own)
    return features


def _kept(tokens: Sequence[Token]) -> frozenset[int]:
    """Which tokens are words that the tables say stay."""
    return frozenset(at for at, token in enumerate(tokens) if token.low in KEPT or token.low in HELPLINES)


def in_phrases(tokens: Sequence[Token]) -> frozenset[int]:
    """Which tokens are parts of a phrase of several words that stays; nothing but blanks stands between those."""
    found: set[int] = set()
    words = [token.low for token in tokens]
    for at in range(len(words)):
        length = phrase_at(words, at)
        if length and all(tokens[then].gap in " -=n" for then in range(at + 1, at + length)):
            found.update(range(at, at + length))
    return frozenset(found)


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


def _lists(token: Token, kept: bool, blind: Collection[str]) -> str:
    """What lists know of a word, a digit each: as a word, first name, surname and place, and whether it should stay."""
    if token.case == "9":
        return "9k" if kept else "9"
    flags = token.flags
    if token.low in blind:
        # Lists of words with capitals hold names as well: half of the hidden ones are told as if from there.
        return f"{flags & WORD}000{'p' if flags >> 9 or hashed(token.low) & 1 else ''}"
    return f"{flags & WORD}{flags >> 3 & 3}{flags >> 5 & 3}{flags >> 7 & 3}{'k' if kept else 'p' if flags >> 9 else ''}"


_COMMON = 2


def _kind(token: Token, known: str) -> str:
    """The word itself where it is common or announces something, else what kind of word it is."""
    low = token.low
    if low in CUES or 0 < (token.flags & WORD) <= _COMMON:
        return low
    return "?" + known + token.case


def _digits(number: str) -> str:
    if not number.isdecimal():
        return "mixed"
    return str(len(number)) if len(number) > 2 else ("2" if int(number) > 19 else "t")
