"""Postcodes and the numbers of homes: what of an address can be told by its shape."""

import re
from collections.abc import Iterator

from conversations.redaction.spans import Kind, Span
from conversations.redaction.table import table
from conversations.redaction.windows import Windows

_AREAS = table(
    """
    AB AL BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY EC EH EN EX FK FY GL GU GY HA HD HG HP HR HS HU HX
    IG IM IP IV JE KA KT KW KY LA LD LE LL LN LS LU ME MK ML NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM SA SE SG SK SL SM SN SO SP SR SS
    ST SW SY TA TD TF TN TQ TR TS TW UB WA WC WD WF WN WR WS WV YO ZE
    """
)
"""The letters postcodes begin with (Royal Mail)."""

_ONE_LETTER = frozenset("BEGLMNSW")
"""Areas of one letter, which count only after *in*."""

_POSTCODE = re.compile(r"\b[a-z]{1,2} ?\d[a-z\d]? {0,3}-?\d ?[abd-hjlnp-uw-z] ?[abd-hjlnp-uw-z]\b")
_APART_POSTCODE = re.compile(r"\b[A-Z] ?[A-Z]? ?\d ?[A-Z\d]? {1,3}\d ?[A-Z] ?[A-Z]\b")
_TIGHT_POSTCODE = re.compile(r"\b[a-z]{1,2}\d[a-z\d]?[ \-.]{0,3}\d[abd-hjlnp-uw-z]{2}\b")
_OUTWARD = re.compile(r"\b([A-Z]{1,2})\d[A-Z\d]?\b")
_SAID_OUTWARD = re.compile(r"\bpostcode (?:is )?([a-z]{1,2}\d[a-z\d]?)\b")
_NUMBERED_HOME = re.compile(
    r"\b(?:flat|apartment|apt|bedsit|plot|house number|door number)\.? (?:no\.? ?|number )?(?:\d{1,4} ?[a-h]?|[a-h]\d{0,3})\b(?! (?:of|times|weeks?|months?|years?|days?))"
    r"|(?:(?<=\bat )|(?<=\bfrom ))(?:number|no\.?) ?\d{1,4}[a-h]?\b",
)


def find_postcodes(near: Windows) -> Iterator[Span]:
    """Postcodes, whole and the first half alone, and numbered homes in a reading's text."""
    for pattern in (_TIGHT_POSTCODE, _POSTCODE):
        for match in near.find(pattern):
            if _looks_typed(near.typed[match.start() : match.end()]):
                yield Span(*match.span(), Kind.POSTCODE)
    yield from (Span(*match.span(), Kind.POSTCODE) for match in near.find_typed(_APART_POSTCODE))
    for match in near.find_typed(_OUTWARD):
        after_in = near.small.endswith("in ", 0, match.start())
        if match[1] in _AREAS or (after_in and match[1] in _ONE_LETTER):
            yield Span(*match.span(), Kind.POSTCODE)
    if near.says("postcode"):
        yield from (Span(*match.span(1), Kind.POSTCODE) for match in near.find(_SAID_OUTWARD))
    if near.says("flat", "apartment", "apt", "bedsit", "plot", "number", "no"):
        yield from (Span(*match.span(), Kind.STREET) for match in near.find(_NUMBERED_HOME))


def _looks_typed(postcode: str) -> bool:
    """Not two numbers with short words between, as in "we 3 1 st": a spaced postcode keeps its capitals or its halves."""
    return (
        " " not in postcode
        or postcode.isupper()
        or re.fullmatch(r"\w{2,4}[ \-]{1,3}\w{3}", postcode) is not None
    )
