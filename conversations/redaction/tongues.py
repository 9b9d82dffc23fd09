"""What gives somebody away by its shape in Welsh, Polish, Urdu, Arabic and Somali: names that are announced, days, streets.

These few patterns are looked for in every text, since many people write in two languages at once. Other names of these
languages are found only as far as the tables go.
"""

import re
from collections.abc import Iterator

from conversations.redaction.reading import fold
from conversations.redaction.spans import Kind, Span

_LATIN = r"[^\W\d_]++(?:['\-][^\W\d_]++)*+"
_CAPITAL = r"(?: (?-i:[A-ZÀ-ÖØ-ÞĄĆĘŁŃŚŹŻŴŶ])[\w'\-]++){0,3}"
# Words that follow “my name” where it is not told: “my name is on the list”.
_NOT_TOLD = (
    r"(?!(?:ar|yn|yno|wedi|ddim|na|to|w|nie|ku|في|على|ليس|مش|مو|كان|موجود|مكتوب|غير|لا|من|هو|پر|میں)\b)"
)
_ANNOUNCED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:fy enw(?: i)?|enw fi|f'enw i) (?:yw|ydi|ydy) {_NOT_TOLD}({_LATIN}{_CAPITAL})",
        rf"\b(?:mam na imi[eę]|nazywam si[eę]|na imi[eę] mi) {_NOT_TOLD}({_LATIN}{_CAPITAL})",
        rf"\b(?:magacaygu|magaceygu|magacaygu se|magacayga) waa {_NOT_TOLD}({_LATIN}{_CAPITAL})",
        rf"\b(?:mera naam) {_NOT_TOLD}({_LATIN}{_CAPITAL})(?= hai| hay| he)",
        r"\bمیرا نام ((?:\w++ ){1,3})(?=ہے)",
        rf"\bو?(?:أ|ا|إ)سمي (?:هو )?{_NOT_TOLD}(\w++(?: ال\w++)?)",
    )
)
_MONTH = (
    r"(?:ionawr|chwefror|mawrth|fawrth|ebrill|mai|fai|mehefin|fehefin|gorffennaf|orffennaf|awst|medi|fedi|hydref|tachwedd"
    r"|dachwedd|rhagfyr|ragfyr|stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|wrze[sś]nia|pa[zź]dziernika"
    r"|listopada|grudnia|janaayo|jannaayo|janayo|febraayo|feebraayo|febarayo|maarso|maaris|abriil|abril|maajo|juun|juunyo|luuliyo"
    r"|luulyo|ogosto|agoosto|ogost|sebtembar|sebteembar|oktoobar|oktobar|nofembar|noofembar|disembar|diseembar"
    r"|جنوری|فروری|مارچ|اپریل|مئی|جون|جولائی|اگست|ستمبر|اکتوبر|نومبر|دسمبر"
    r"|يناير|فبراير|مارس|(?:أ|ا)بريل|مايو|يونيو|يوليو|(?:أ|ا)غسطس|سبتمبر|(?:أ|ا)كتوبر|نوفمبر|ديسمبر"
    r"|كانون الثاني|شباط|(?:آ|ا)ذار|نيسان|(?:أ|ا)يار|حزيران|تموز|(?:آ|ا)ب|(?:أ|ا)يلول|تشرين ال(?:أ|ا)ول|تشرين الثاني|كانون ال(?:أ|ا)ول)"
)
_DAY = re.compile(
    r"(?<![\w./\-])(?:3[01]|[12]\d|0?[1-9])(?:af|il|ydd|ed|fed|eg|ain|-go|-ego)?\.? (?:o fis |mis |من )?"
    rf"{_MONTH}\b(?:,? (?:19|20)\d\d)?",
    re.IGNORECASE,
)
_STREETS = (
    re.compile(r"\b(?:ul|al|os)\. ?[^\W\d_][\w\-]++(?: [A-ZŁŚŻŹĆ][\w\-]++){0,2}(?: \d{1,4}[a-z]?(?: ?[/m]\.? ?\d{1,4})?)?"),
    re.compile(r"\b\d{1,4}[a-z]?,? (?:Heol|Stryd|Ffordd|Lôn|Rhodfa|Maes|Clos) (?:y |yr |Y |Yr )?[A-ZÂÊÎÔÛŴŶ][\w'\-]++"),
)  # fmt: skip
_FEWEST_LETTERS = 3  # shorter words come again in other meanings


def find_in_tongues(text: str) -> Iterator[Span]:
    """Names that are announced, days and streets in a reading's text."""
    yield from _announced(text)
    yield from (Span(*match.span(), Kind.DATE) for match in _DAY.finditer(text))
    for pattern in _STREETS:
        yield from (Span(*match.span(), Kind.PLACE) for match in pattern.finditer(text))


def announced_names(text: str) -> frozenset[str]:
    """The names that are announced in a reading's text, a word each, folded."""
    words = (fold(word) for span in _announced(text) for word in text[span.start : span.end].split())
    return frozenset(word for word in words if len(word) >= _FEWEST_LETTERS)


_ANNOUNCING = ("enw", "imi", "nazywam", "magac", "naam", "نام", "سمي")
"""No announcement goes without one of these."""


def _announced(text: str) -> Iterator[Span]:
    low = text.lower()
    if not any(word in low for word in _ANNOUNCING):
        return
    for pattern in _ANNOUNCED:
        for match in pattern.finditer(text):
            yield Span(match.start(1), match.start(1) + len(match.group(1).rstrip()), Kind.PERSON)
