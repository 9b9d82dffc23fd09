"""Are the words fit to be read by someone who is tired, worried, and holding a phone?

Only English is judged word by word; in other languages what needs no language: length, capitals, gaps left open.
Every finding is a warning: a designer may have a reason. What a rule cannot tell for certain it leaves alone, so that
a warning is worth reading. Whether as many prompts ask about help as about hardship is not judged: rules cannot tell
the one from the other honestly.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from conversations.checks.jargon import jargon
from conversations.checks.languages import english
from conversations.checks.markup import marks
from conversations.checks.passages import Part, Passage, passages
from conversations.checks.phrases import Found, blaming, double, form_speak, leading, negative
from conversations.checks.reading_age import GOAL, HIGHEST, Reading, reading
from conversations.checks.sentences import plain, sentences, words
from conversations.errors import Fault, Weight
from conversations.flow import Kind
from conversations.forms.sheets import Sheets

LONGEST_SENTENCE = 15
"""Words of a sentence; more is hard to hold in mind on a small screen."""

LONGEST_QUESTION = 30
"""Words of a question, all its sentences together: about what a phone shows without scrolling, and one idea."""

LONGEST_MESSAGE = 60
"""Words of a note, a hint or a message."""

LONGEST_JUDGED = 4_000
"""Characters of one text that are judged word by word; one message of a chat holds no more."""

_Finding = tuple[str, str, str]
"""Rule, problem and remedy."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What the words of a form are like.

    ``faults`` are what is to be looked at, in the order of the sheets, all of it warnings; ``reading`` is how hard
    the English words are to read as a whole, None where there are too few, or none. Choices do not count for it: a
    label is seldom a sentence.
    """

    faults: tuple[Fault, ...]
    reading: Reading | None


def judged(sheets: Sheets) -> Judged:
    """Judge every text of a form that a narrator may be shown."""
    shown = passages(sheets)
    in_english = _english(shown)
    faults = [
        Fault(passage.sheet, passage.row, passage.column, problem, remedy, rule, Weight.WARNING)
        for passage in shown
        for rule, problem, remedy in (
            *_any_language(passage),
            *(_english_only(passage) if passage.language in in_english else ()),
        )
    ]
    found = reading(
        [each.text for each in shown if each.language in in_english and each.part is not Part.CHOICE]
    )
    if found is not None and found.age > HIGHEST:
        faults.append(_too_hard(found, shown))
    return Judged(tuple(faults), found)


def _english(shown: tuple[Passage, ...]) -> frozenset[str]:
    texts = defaultdict(list)
    for passage in shown:
        texts[passage.language].append(passage.text)
    return frozenset(language for language, written in texts.items() if english(language, written))


_SHOUTED = re.compile(r"[^\W\d_]{2,}")
_GAP = re.compile(
    r"\b(?:TODO|TBC|TBD|FIXME|XXX+|lorem ipsum)\b|\[(?:insert|add|name|your|date|number|phone|service|council)\b[^\]]*\](?!\()|"
    r"<(?:insert|add|name|your|date|number)\b[^>]*>|\?\?\?+|_{4,}|\.{5,}",
    re.IGNORECASE,
)


def _any_language(passage: Passage) -> Iterator[_Finding]:
    most = LONGEST_QUESTION if passage.part is Part.QUESTION else LONGEST_MESSAGE
    # So many words take as many letters at least, which are counted sooner.
    long = passage.part is not Part.CHOICE and len(passage.text) > most
    count = len(words(plain(passage.text))) if long else 0
    if count > most:
        yield (
            "long-message",
            f"This message has {count} words, and more than {most} hold more than one idea.",
            "Say the first idea alone, and the rest in a note of its own, or in a hint.",
        )
    spelt = _SHOUTED.findall(passage.text) if passage.text == passage.text.upper() else []
    # Three words may be the letters that services go by; not where one is long, nor where there are more. Beside
    # words of a script without capitals, letters in capitals are a name.
    if (
        spelt
        and all(map(str.isupper, spelt))
        and (len(spelt) > 3 or (len(spelt) == 3 and max(map(len, spelt)) >= 5))
    ):
        yield (
            "shouting",
            "These words are all in capitals, which are slow to read and sound like shouting.",
            "Write them in small letters.",
        )
    gap = _GAP.search(passage.text)
    if gap is not None:
        yield (
            "unfinished-words",
            f"“{gap.group()}” looks like a gap left open.",
            "Fill it in, or take it out.",
        )

    marked = marks(passage.text[:LONGEST_JUDGED])
    if marked:
        yield (
            "markup",
            f"“{_opening(marked)}” is markup, and a chat shows it as it is typed.",
            "Take the signs out, and let the words say it.",
        )


def _english_only(passage: Passage) -> Iterator[_Finding]:
    text, part = passage.text[:LONGEST_JUDGED], passage.part
    if part is not Part.CHOICE:
        yield from _long_sentences(text)
    if part in {Part.QUESTION, Part.HINT}:
        yield from _named("negative-question", "makes a question that yes and no both answer", negative(text))
    if part is Part.QUESTION:
        yield from _named("leading-question", "hints at an answer", leading(text))
        yield from _named("double-question", "asks a second thing in the same message", double(text))
        if passage.kind in _TYPED and "pii" not in passage.guards.split():
            yield from _identity(text)
    if part is not Part.CHOICE:
        yield from _named("form-speak", "is the language of forms", form_speak(text))
    yield from _named("blaming-words", "sounds like blame", blaming(text))
    for term, instead in jargon(plain(text)):
        yield (
            "jargon",
            f"“{term}” is a word of the services, and not every family knows it.",
            f"Say it plainly, for example “{instead}”.",
        )


def _named(rule: str, what: str, findings: Iterator[Found]) -> Iterator[_Finding]:
    for found in findings:
        yield rule, f"“{found.words}” {what}.", found.remedy


_JOINT = re.compile(r"[,;:–—]\s|\s(?=(?:and|but|or|so|because|which|who|when|if|that)\b)", re.IGNORECASE)


def _long_sentences(text: str) -> Iterator[_Finding]:
    for sentence in sentences(text, recalls=True):
        count = len(words(plain(sentence)))
        if count > LONGEST_SENTENCE:
            joints = [
                found.start() for found in _JOINT.finditer(sentence) if 0 < found.start() < len(sentence) - 1
            ]
            split = min(joints, key=lambda at: abs(at - len(sentence) // 2), default=None)
            yield (
                "long-sentence",
                f"This sentence has {count} words: “{_opening(sentence)}”.",
                f"Split it, for example after “{_closing(sentence[:split])}”."
                if split is not None
                else f"Use {LONGEST_SENTENCE} words or fewer.",
            )


_IDENTITY = re.compile(
    r"\byour (?:full |first |last |real |home )*(?:name|names|surname|address|postcode|post code|phone number|telephone number|"
    r"telephone|mobile number|phone|e-?mail(?: address)?|date of birth|birth date|birthday|national insurance number|NHS number)\b",
    re.IGNORECASE,
)


def _identity(text: str) -> Iterator[_Finding]:
    for sentence in sentences(text):
        found = _IDENTITY.search(sentence)
        if found is not None and not _NOT_WANTED.search(sentence):
            yield (
                "asks-identity",
                f"“{found.group()}” asks who somebody is, and nothing guards the answer.",
                "Leave it out, or ask for less, such as an area; if it must be asked, write pii into the guard column.",
            )


_TYPED = frozenset({Kind.TEXT, Kind.INTEGER, Kind.DECIMAL, Kind.DATE})
_NOT_WANTED = re.compile(r"\b(?:without|leave out|not|never|no need)\b|n[’']t\b", re.IGNORECASE)


def _too_hard(found: Reading, shown: tuple[Passage, ...]) -> Fault:
    hardest = []
    for sentence in found.hardest:
        place = next((each for each in shown if sentence in sentences(each.text)), None)
        where = f" (row {place.row})" if place is not None else ""
        hardest.append(f"“{_opening(_as_written(sentence, place))}”{where}")
    return Fault(
        "survey",
        None,
        None,
        f"The words need a reading age of about {found.age:.0f}; write for {GOAL}.",
        f"Begin with the hardest: {', '.join(hardest)}. Use shorter sentences and shorter words.",
        "reading-age",
        Weight.WARNING,
    )


def _as_written(sentence: str, place: Passage | None) -> str:
    """The sentence with its ``${...}``, as they stand in the cell."""
    if place is None:
        return sentence
    return next((each for each in sentences(place.text, recalls=True) if plain(each) == sentence), sentence)


def _opening(sentence: str) -> str:
    """The first words of a sentence, enough to find it by."""
    shown = sentence.split()
    return " ".join(shown[:8]) + ("…" if len(shown) > 8 else "")


def _closing(part: str) -> str:
    return " ".join(part.rstrip(" ,;:").split()[-4:])
