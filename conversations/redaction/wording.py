"""The closed vocabulary of labels: every word that may stand in the place of what was taken out, and what a label looks like.

Staff read ``[child 1]``, ``[my partner]``, ``[another school]``; a research copy has codes, ``[PERSON_1]``, ``[AGE_5_7]``.
The rules:

- Of some roles a story names several as a rule (``COUNTED``): they always carry a number, also where there is one. Of others
  people have one, so that ``[social worker]`` reads best; they carry a number where a story names two.
- Kin and friends of the narrator are ``[my …]``, unless “my”, “our” or the role itself stands right before the name.
- Places carry articles: ``[a town]``, ``[another town]``, ``[a third town]``; after “the” or “my” only ``[town]``,
  ``[other town]``, ``[third town]``; and where the kind of place follows the name as typed, only ``[a named]`` surgery.
"""

import re
from collections.abc import Iterator

from conversations.redaction.spans import Kind
from conversations.redaction.table import table

COUNTED = table("child grandchild teacher worker person word family")
"""Roles that always carry a number."""

OF_MINE = frozenset(
    {
        *table("partner ex mum dad stepmum stepdad grandma grandad sister brother auntie uncle cousin niece nephew pet friend neighbour landlord"),
        *("mother-in-law", "father-in-law", "sister-in-law", "brother-in-law"),
    }
)  # fmt: skip
"""Roles that say whose they are when they are the narrator's."""

OF_WORK = frozenset(
    {
        *table("doctor nurse midwife therapist solicitor judge councillor childminder manager"),
        *("social worker", "health visitor", "police officer", "foster carer", "faith leader"),
    }
)
"""Roles that people have at work."""

PEOPLE = COUNTED | OF_MINE | OF_WORK
ME = "me"
"""The narrator, where they give their own name."""

LEFT_OUT = "left out"
"""Words that the narrator asked to take out and that are no name as far as can be told."""

PLACES = frozenset(
    {
        *table(
            "town village place street address estate school nursery college surgery hospital clinic hospice refuge hostel club church mosque temple synagogue"
            " employer centre library cafe pub hotel shop park chemist organisation court prison"
        ),
        *("block of flats", "food bank", "care home"),
    }
)  # fmt: skip
"""Kinds of places and bodies."""

NAMED = "named"
"""Stands for the kind of place where the narrator's own word for it follows."""

ORDINALS = ("third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")

FIXED = {
    Kind.EMAIL: "email address",
    Kind.LINK: "web link",
    Kind.HANDLE: "user name",
    Kind.PLATE: "car registration",
    Kind.POSTCODE: "postcode",
    Kind.CARD: "bank card",
    Kind.NHS: "NHS number",
    Kind.INSURANCE: "National Insurance number",
    Kind.PHONE: "phone number",
    Kind.REFERENCE: "case number",
    Kind.NUMBER: "number",
}
"""What one label says for a whole kind."""

SEASONS = ("winter", "spring", "summer", "autumn")

BANDS = (
    (0, 0), (1, 2), (3, 4), (5, 7), (8, 11), (12, 15), (16, 17), (18, 24), (25, 34), (35, 44), (45, 54), (55, 64), (65, 74), (75, 110),
)  # fmt: skip
"""Ages in whole years, first to last of each band.

Up to 17 they follow what services for children in England go by: free hours at nursery from 3 for everyone, compulsory
school from 5, key stages 1 (5 to 7) and 2 (to 11) and the two of secondary school (to 16) of the national curriculum
(gov.uk, “The national curriculum: overview”), and childhood's end at 18 (Children Act 1989, section 105). From 25 they are
the ten-year bands of the Office for National Statistics.
"""

_ARTICLES = rf"(?:an?|another|other|(?:an? )?(?:{'|'.join(ORDINALS)})) "
_YEAR = r"(?:19|20)\d\d"


def _any(words: frozenset[str]) -> str:
    return "|".join(sorted(words, key=lambda each: (-len(each), each)))


def band_words(band: tuple[int, int]) -> str:
    """A band in words: ``5 to 7``, ``under 1``, ``75 or over``."""
    first, last = band
    return "under 1" if last == 0 else f"{first} or over" if band == BANDS[-1] else f"{first} to {last}"


def band_code(band: tuple[int, int]) -> str:
    """A band as a code: ``AGE_5_7``, ``AGE_UNDER_1``, ``AGE_75_OVER``."""
    first, last = band
    return "AGE_UNDER_1" if last == 0 else f"AGE_{first}_OVER" if band == BANDS[-1] else f"AGE_{first}_{last}"


def _label(digits: int) -> re.Pattern[str]:
    """What a label looks like whose number has at most so many digits."""
    one = rf"[1-9]\d{{0,{digits - 1}}}"
    staff = (
        ME,
        LEFT_OUT,
        rf"(?P<person>{_any(PEOPLE)}) (?P<number>{one})",
        rf"(?:my )?(?P<mine>{_any(OF_MINE)})|(?P<work>{_any(OF_WORK)})",
        rf"(?P<article>{_ARTICLES})?(?P<place>{_any(PLACES)}|{NAMED})",
        rf"(?P<far>{_any(PLACES)}|{NAMED}) (?P<count>1[1-9]|[2-9]\d|[1-9]\d{{2,{digits - 1}}})",
        rf"an age|{'|'.join(map(band_words, BANDS))}|under (?:12|52)|12 to 35|36 to 59",
        rf"(?:a )?(?:birth date|day(?: in (?:{'|'.join(SEASONS)})(?: {_YEAR}(?:-\d\d)?)?)?)",
        "|".join(FIXED.values()),
    )
    codes = (
        rf"(?:{'|'.join(kind.name for kind in Kind if kind not in {Kind.AGE, Kind.DATE})})_{one}",
        f"AGE|{'|'.join(map(band_code, BANDS))}",
        rf"DATE(?:_BIRTH|(?:_{_YEAR}(?:_\d\d)?)?_(?:{'|'.join(SEASONS).upper()}))?",
    )
    return re.compile(rf"\[(?:{'|'.join((*staff, *codes))})\]")


LABEL = _label(5)
"""A label of ours and nothing else, as it stands in a redacted text; matches take time linear in the text."""

TYPED_LABEL = _label(3)
"""A label that is left alone where a text to redact holds it already: more digits could be a part of a telephone number."""


def person(role: str, number: int | None, *, mine: bool) -> str:
    """The label of a person: ``[child 1]``, ``[my partner]``."""
    return f"[{'my ' if mine and number is None else ''}{role}{'' if number is None else f' {number}'}]"


def place(noun: str, number: int, *, bare: bool) -> str:
    """The label of the place that comes ``number``-th among its kind; ``bare`` is without a first article."""
    if number > len(ORDINALS) + 2:
        return f"[{noun} {number}]"
    match number:
        case 1:
            article = "" if bare else _a(noun)
        case 2:
            article = "other " if bare else "another "
        case _:
            ordinal = ORDINALS[number - 3]
            article = f"{'' if bare else _a(ordinal)}{ordinal} "
    return f"[{article}{noun}]"


def _a(word: str) -> str:
    return "an " if word[0] in "aeiou" else "a "


def standing(text: str) -> Iterator[tuple[str, int]]:
    """The labels of persons and places that stand in a text already: role or kind of place, and which of them (1 if none is told)."""
    if "[" not in text:
        return
    for label in TYPED_LABEL.finditer(text):
        noun = label["person"] or label["mine"] or label["work"] or label["far"] or label["place"]
        if noun:
            yield noun, int(label["number"] or label["count"] or _counted(label["article"] or ""))


def _counted(article: str) -> int:
    last = article.split()[-1] if article else ""
    if last in ORDINALS:
        return ORDINALS.index(last) + 3
    return 2 if last in {"another", "other"} else 1
