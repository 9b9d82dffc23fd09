"""A text as a reader sees it: one spelling for each letter, and the way back to the original."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from conversations.redaction.spans import Span
from conversations.redaction.table import table
from conversations.redaction.wording import TYPED_LABEL

LABEL_HOLE = "\ufffc"
"""Stands for every character of a label already in the text, so that no rule sees into it."""

_PLAIN = re.compile(r"[\t\n\r -~]*+")
_MARKS_AT_MOST = (
    30  # the longest run of marks Unicode calls stream-safe (UAX 15); longer runs take quadratic time
)
_BEYOND_LETTERS = (
    "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ua670-\ua672\ufe20-\ufe2f"
)
_UNCOMPOSED = re.compile(f"[{_BEYOND_LETTERS}]++")
"""Marks of no script of its own (Unicode blocks of combining marks): accents, strokes, rings; those of Hebrew or Hindi are elsewhere."""

_BLOCKS_WITH_MARKS = (
    (0x300, 0x1DC0),
    (0xA000, 0xFE00),
    (0x10A00, 0x12000),
    (0x16AF0, 0x17000),
    (0x1E000, 0x1E960),
)
MARKS = "".join(
    chr(code)
    for first, end in _BLOCKS_WITH_MARKS
    for code in range(first, end)
    if unicodedata.category(chr(code)) in {"Mn", "Mc"}
)
"""The marks that writings of all scripts set after a letter, vowels in many: they belong to its word."""

UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u2800\u3164\ufe00-\ufe0f\uffa0\ufff0-\ufffd"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U0001f3fb-\U0001f3ff\U000e0000-\U000e0fff]"
)
"""What shows nothing beside format characters (Unicode: default ignorable), skin tones, and what stands for what could not be read.

A typed ``LABEL_HOLE`` is one of these, so that nobody makes a hole by typing it.
"""

_UNSEEN_KINDS = frozenset({"Cf", "Cc", "Cs", "Me"})
_AS_TYPED = {
    **dict.fromkeys("‘’‚‛′‵ʼʹ`´＇", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
    **dict.fromkeys("\x0b\x0c\x1c\x1d\x1e\x1f\x85", " "),
    **dict.fromkeys("\u2028\u2029", "\n"),
    **dict.fromkeys("\t\n\r"),
    **{chr(first + at): chr(65 + at) for first in (0x1F110, 0x1F150, 0x1F170) for at in range(26)},
    **{chr(0x249C + at): chr(97 + at) for at in range(26)},
}
_SIGN = re.compile(
    "(?<![\\w\U0001f150-\U0001f189\ufe0f])[\U0001f170\U0001f171\U0001f17e\U0001f17f](?!\ufe0f?[\\w\U0001f150-\U0001f189])"
)
"""A blood group or a place to park by itself, which is a picture; among others it is a letter."""

_FLAG_LETTERS = re.compile("[\U0001f1e6-\U0001f1ff]++")
_LETTER_OF_FLAG = {0x1F1E6 + at: 65 + at for at in range(26)}
_FLAGS = frozenset(
    table(
        "AC AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CP CR"
        " CU CV CW CX CY CZ DE DG DJ DK DM DO DZ EA EC EE EG EH ER ES ET EU FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT"
        " HU IC ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ"
        " MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK"
        " SL SM SN SO SR SS ST SV SX SY SZ TA TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM UN US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW"
    )
)
"""The pairs of letters that are shown as a flag (ISO 3166-1 and the few that Unicode adds); any other are shown as letters."""
# Cyrillic and Greek letters that look Latin; read as Latin only in a word that holds Latin letters too.
_LOOKALIKES = str.maketrans(
    "аеорсухіјѕԁһкмтвнАЕОРСУХІЈЅКМТВНαορυικντΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcyxijsdhkmtbhAEOPCYXIJSKMTBHaopuikvtABEZHIKMNOPTYX",
)
_MIXED_WORD = re.compile(r"[^\W\d_]++")
_LATIN = re.compile(r"[A-Za-z]")
_LOOKALIKE = re.compile("[\u0370-\u04ff\u0500-\u052f]")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text reads as; character ``i`` of ``text`` was written as ``[starts[i], ends[i])`` of the original."""

    text: str = field(repr=False)
    starts: Sequence[int] = field(repr=False)
    ends: Sequence[int] = field(repr=False)

    def original(self, span: Span) -> Span:
        """Where a span of this reading stands in the original."""
        start, end = self.starts[span.start], self.ends[span.end - 1]
        if start == span.start and end == span.end:
            return span
        return Span(start, end, span.kind, span.certainty, span.decision, span.why)


def read(text: str) -> Reading:
    """Read a text: compatibility forms composed (NFKC), quotes, dashes and digits in one spelling.

    Characters nobody sees (zero-width, control, direction and variation marks) are left out, and so are halves of surrogate
    pairs and marks that make no letter of their own, such as strokes; labels such as ``[child 1]`` become holes. Any string is read, lone surrogates included, in time linear in its length.
    """
    if _PLAIN.fullmatch(text):
        return Reading(_hide_labels(text), range(len(text)), range(1, len(text) + 1))
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    text = _letters_of_flags(_SIGN.sub(" ", text))
    text = _PICTURE_WITHIN.sub(lambda pictures: "\u200b" * len(pictures.group()), text)
    while at < len(text):
        end = at + 1
        while end < len(text) and end - at < _MARKS_AT_MOST and _attaches(text[end]):
            end += 1
        seen = _as_seen(text[at:end])
        letters.append(seen)
        starts += [at] * len(seen)
        ends += [end] * len(seen)
        at = end
    return Reading(_hide_labels(_latinise("".join(letters))), starts, ends)


_PICTURE_WITHIN = re.compile(
    r"(?<=(?<![^\W\d_])[^\W\d_])[\u2190-\u2bff\ufe0f\U0001f300-\U0001faff]{1,8}(?=[^\W\d_])"
)
"""Pictures behind a lone first letter, as in S😀am: nobody's word begins so."""


def _attaches(letter: str) -> bool:
    return unicodedata.combining(letter) > 0 or unicodedata.category(letter) == "Me"


def fold(word: str) -> str:
    """A word for looking up: lower case, without accents (``Zoë`` and ``zoe`` are one name)."""
    if word.isascii():
        return word.lower()
    # Marks go before letters are taken apart as well as after: to put a long run of them in order takes quadratic time.
    bare = "".join(letter for letter in word.casefold() if not unicodedata.combining(letter))
    apart = unicodedata.normalize("NFD", bare)
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).translate(_STROKED)


_STROKED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})


def _as_seen(cluster: str) -> str:
    if len(cluster) == 1:
        if cluster in _AS_TYPED:
            return _AS_TYPED[cluster] or cluster
        if cluster.isascii() and cluster.isprintable():
            return cluster
        if cluster.isdecimal():
            return str(unicodedata.decimal(cluster))
        if UNSEEN.match(cluster) or unicodedata.category(cluster) in _UNSEEN_KINDS:
            return ""
    elif not cluster[0].isalpha() or cluster[0] in _AS_TYPED or UNSEEN.match(cluster):
        return "".join(map(_as_seen, cluster))
    seen = _UNCOMPOSED.sub("", unicodedata.normalize("NFKC", cluster))
    # A fraction such as ½ would read as 1 and 2, and make 7½ a seventy-one.
    return cluster if "\u2044" in seen else seen


def _letters_of_flags(text: str) -> str:
    return _FLAG_LETTERS.sub(lambda run: _letters_or_flags(run.group()), text)


def _letters_or_flags(run: str) -> str:
    letters = run.translate(_LETTER_OF_FLAG)
    shown = all(letters[at : at + 2] in _FLAGS for at in range(0, len(letters), 2))
    return run if shown else letters


def _latinise(text: str) -> str:
    if not (_LOOKALIKE.search(text) and _LATIN.search(text)):
        return text
    return _MIXED_WORD.sub(lambda word: _latin_word(word.group()), text)


def _latin_word(word: str) -> str:
    return word.translate(_LOOKALIKES) if _LATIN.search(word) else word


def _hide_labels(text: str) -> str:
    if "[" not in text:
        return text
    return TYPED_LABEL.sub(lambda label: LABEL_HOLE * len(label.group()), text)
