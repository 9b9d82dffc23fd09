"""Where somebody lives, learns or is looked after: postcodes, streets, homes, named schools, towns."""

import re
from collections.abc import Iterator, Sequence

from conversations.redaction.cues import KIN, LIVING, NAMING, PLACE_PREPOSITIONS, TITLES
from conversations.redaction.first_names import FIRST_NAMES
from conversations.redaction.kept import KEPT, UNITS
from conversations.redaction.spans import Kind, Span
from conversations.redaction.table import table
from conversations.redaction.towns import COUNTRIES, PHRASES_BY_FIRST_WORD, TOWNS
from conversations.redaction.words import Word

_AREAS = (
    "AB|AL|BA|BB|BD|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|EC|EH|EN|EX|FK|FY|GL|GU|GY|HA|HD|HG|HP|HR"
    "|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|LA|LD|LE|LL|LN|LS|LU|ME|MK|ML|NE|NG|NN|NP|NR|NW|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|SA|SE|SG|SK|SL"
    "|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|WA|WC|WD|WF|WN|WR|WS|WV|YO|ZE"
)
_POSTCODE = re.compile(
    r"\b[A-Z]{1,2} ?\d[A-Z\d]? {0,3}-?\d ?[ABD-HJLNP-UW-Z] ?[ABD-HJLNP-UW-Z]\b", re.IGNORECASE
)
_APART_POSTCODE = re.compile(r"\b[A-Z] ?[A-Z]? ?\d ?[A-Z\d]? {1,3}\d ?[A-Z] ?[A-Z]\b")
_TIGHT_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?[ \-.]{0,3}\d[ABD-HJLNP-UW-Z]{2}\b", re.IGNORECASE)
_OUTWARD = re.compile(
    rf"\b(?:(?=[A-Z]{{1,2}}\d)(?:(?:{_AREAS})\d[A-Z\d]?|(?<=\bin )[BEGLMNSW]\d[A-Z\d]?))\b|(?i:(?<=\bpostcode )|(?<=\bpostcode is ))(?i:[A-Z]{{1,2}}\d[A-Z\d]?)\b"
)
_NUMBERED_HOME = re.compile(
    r"\b(?:flat|apartment|apt|bedsit|plot|house number|door number)\.? (?:no\.? ?|number )?(?:\d{1,4} ?[a-h]?|[a-h]\d{0,3})\b(?! (?:of|times|weeks?|months?|years?|days?))"
    r"|(?:(?<=\bat )|(?<=\bfrom ))(?:number|no\.?) ?\d{1,4}[a-h]?\b",
    re.IGNORECASE,
)
_HOUSE_NUMBER = re.compile(
    r"(?:(?:no\.? ?|number )?\d{1,4} ?[a-h]?(?: ?[\-/] ?\d{1,4}[a-h]?)?,? )\Z", re.IGNORECASE
)

_STREETS = table(
    "lane road rd street avenue ave crescent cres terrace gardens gdns mews grove boulevard parade"
)
_MAYBE_STREETS = table(
    "st way close hill park view rise green walk place house court row drive square wharf quay farm flats estate tower towers cottage lodge manor heights"
    " villas buildings mansions bungalow end common bank brow fold croft"
)
_SCHOOLS = table(
    "primary secondary academy school schools infants infant juniors junior nursery preschool pre-school college grammar comprehensive high comp sixth playgroup kindergarten"
)
_HOUSES = table(
    "surgery practice clinic hospital hospice infirmary refuge hostel shelter hotel church mosque masjid temple gurdwara synagogue chapel cathedral centre center hub club"
    " library pub gym unit ward lodge home foodbank trust medical dental pharmacy"
)
_TYPES = _SCHOOLS | _HOUSES
_GENERIC = _TYPES | table(
    """
    special mainstream local new old other same family community children childrens children's medical health youth day sports leisure job child foster women's womens general
    private catholic church food care residential mental walk-in town city county local social drop-in big little good bad nice main state public boarding faith free
    independent prep infant early years year islamic muslim jewish christian hindu sikh coe rc ce hebrew sunday saturday village cottage maternity psychiatric birth warm
    """
)
_LONGEST = 6  # words that one name of a place may go on for
_AFTER_SAINT = _GENERIC | _STREETS | _MAYBE_STREETS
_LENGTHS = table(
    "minute minutes hour hours day days week weeks month months year years mile miles second seconds walk drive man"
)
_PLAIN_OPENINGS = _GENERIC | KEPT | KIN | TITLES
_PLAIN_ROADS = table(
    "main busy other same next back long right whole wrong high side one dead country bumpy dual open cross quiet slip ring rocky"
)
_NAMED_PLACES = table(
    "school nursery college academy surgery hospital church mosque refuge hostel estate place village town street road home centre club park area house clinic"
)


def find_places(text: str, words: Sequence[Word]) -> Iterator[Span]:
    """Postcodes, addresses, named institutions and towns in a reading's text, whose words are ``words``."""
    for pattern in (_TIGHT_POSTCODE, _POSTCODE):
        yield from (
            Span(*match.span(), Kind.POSTCODE)
            for match in pattern.finditer(text)
            if _looks_typed(match.group())
        )
    yield from (Span(*match.span(), Kind.POSTCODE) for match in _APART_POSTCODE.finditer(text))
    for match in _OUTWARD.finditer(text):
        if match.end() > match.start():
            yield Span(*match.span(), Kind.POSTCODE)
    yield from (Span(*match.span(), Kind.PLACE) for match in _NUMBERED_HOME.finditer(text))
    for at, word in enumerate(words):
        if word.low in _STREETS or word.low in _MAYBE_STREETS:
            yield from _street(text, words, at)
        if word.low in _TYPES:
            yield from _institution(words, at)
        if word.low in {"st", "saint"}:
            yield from _saint(text, words, at)
        if _is_town(words, at):
            yield Span(word.start, word.end, Kind.PLACE)
        yield from _phrases(text, word)
        if word.low in NAMING and 0 < at < len(words) - 1 and words[at - 1].low in _NAMED_PLACES:
            yield from _named(words, at)


def _looks_typed(postcode: str) -> bool:
    """Not two numbers with short words between, as in "we 3 1 st": a spaced postcode keeps its capitals or its halves."""
    return (
        " " not in postcode
        or postcode.isupper()
        or re.fullmatch(r"\w{2,4}[ \-]{1,3}\w{3}", postcode) is not None
    )


def _street(text: str, words: Sequence[Word], at: int) -> Iterator[Span]:
    kind = words[at]
    sure = kind.low in _STREETS
    first = at
    while first > max(0, at - 3) and _may_name_a_street(words, first):
        first -= 1
    if first == at:
        return
    number = _HOUSE_NUMBER.search(text, max(0, words[first].start - 16), words[first].start)
    named = words[first:at]
    if number:
        if not any(word.low in UNITS or word.low in _LENGTHS or word.low in KIN for word in named):
            yield Span(number.start(), kind.end, Kind.PLACE)
        return
    while named and not (_is_specific(named[0]) or _opens_with(named[0], kind)):
        named = named[1:]
    if named and (sure or named[0].capital == kind.capital or not named[0].ordinary):
        yield Span(named[0].start, kind.end, Kind.PLACE)
    elif (
        sure
        and first > 0
        and words[at - 1].low not in _PLAIN_ROADS
        and words[at - 2].low in {"on", "in", "at", "off", "near"}
    ):
        yield Span(words[at - 1].start, kind.end, Kind.PLACE)


def _may_name_a_street(words: Sequence[Word], following: int) -> bool:
    before = words[following - 1]
    named = not before.frequent or (before.name_too and before.capital)
    return words[following].follows and named and before.low not in KIN and not before.possessive


def _is_specific(word: Word) -> bool:
    """A word that could set one institution or street apart from the others of its kind."""
    if (
        word.low in _GENERIC
        or word.low in KEPT
        or word.low in TITLES
        or word.frequent
        or word.low in KIN
        or len(word.shape) < 2
    ):
        return False
    return (word.capital and not word.first) or not word.ordinary


def _opens_with(word: Word, kind: Word) -> bool:
    """Whether a sentence opens with a name such as Hope House, of whose capitals only the second tells."""
    plain = word.low in _PLAIN_OPENINGS or (word.frequent and not word.name_too)
    return word.first and word.capital and kind.capital and not kind.first and not plain


def _institution(words: Sequence[Word], at: int) -> Iterator[Span]:
    first = at
    while (
        first > max(0, at - 4)
        and words[first].follows
        and (_is_specific(words[first - 1]) or words[first - 1].low in _GENERIC)
    ):
        first -= 1
    if first and words[first].follows and _opens_with(words[first - 1], words[at]):
        first -= 1
    while first < at and not (_is_specific(words[first]) or _opens_with(words[first], words[at])):
        first += 1
    if first == at:
        return
    last = _through_types(words, at)
    school = any(word.low in _SCHOOLS for word in words[at : last + 1])
    yield Span(words[first].start, words[last].end, Kind.SCHOOL if school else Kind.PLACE)


def _through_types(words: Sequence[Word], at: int) -> int:
    last = at
    while (
        last < min(len(words) - 1, at + _LONGEST)
        and words[last + 1].follows
        and words[last + 1].low in _TYPES
    ):
        last += 1
    return last


def _saint(text: str, words: Sequence[Word], at: int) -> Iterator[Span]:
    if at + 1 == len(words) or words[at + 1].gap not in {" ", ". ", "."}:
        return
    saint, named = words[at], words[at + 1]
    weighed = text[max(0, saint.start - 2) : saint.start].rstrip()[-1:].isdecimal()
    if weighed or named.frequent or (named.ordinary and not named.capital and named.low not in FIRST_NAMES):
        return
    last = at + 1
    while (
        last < min(len(words) - 1, at + _LONGEST)
        and words[last + 1].follows
        and _continues_saint(words[last + 1])
    ):
        last += 1
    kind = Kind.SCHOOL if any(word.low in _SCHOOLS for word in words[at + 2 : last + 1]) else Kind.PLACE
    end = words[last].end
    # The possessive belongs to the name of the place: St Mary's.
    yield Span(saint.start, end + (2 if last == at + 1 and text.startswith("'s", end) else 0), kind)


def _continues_saint(word: Word) -> bool:
    return word.low in _AFTER_SAINT or (
        word.capital and not word.first and not word.acronym and len(word.shape) > 1 and word.low not in KEPT
    )


def _is_town(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if word.low not in TOWNS and word.low not in COUNTRIES:
        return False
    before = words[at - 1].low if at and word.follows else ""
    if word.ordinary:
        return word.capital and not word.first and before in PLACE_PREPOSITIONS
    if word.low in FIRST_NAMES:
        return before in PLACE_PREPOSITIONS or before in LIVING
    return True


def _phrases(text: str, word: Word) -> Iterator[Span]:
    for phrase in PHRASES_BY_FIRST_WORD.get(word.low.partition("-")[0], ()):
        end = word.start + len(phrase)
        if text[word.start : end].lower().replace("-", " ") == phrase and not text[end : end + 1].isalpha():
            yield Span(word.start, end, Kind.PLACE)


def _named(words: Sequence[Word], at: int) -> Iterator[Span]:
    named = words[at + 1]
    if named.follows and not named.frequent and (named.capital or not named.ordinary):
        last = at + 1
        while (
            last < min(len(words) - 1, at + _LONGEST)
            and words[last + 1].follows
            and words[last + 1].capital
            and not words[last + 1].frequent
        ):
            last += 1
        school = words[at - 1].low in _SCHOOLS
        yield Span(named.start, words[last].end, Kind.SCHOOL if school else Kind.PLACE)
