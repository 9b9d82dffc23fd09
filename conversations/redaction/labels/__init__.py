"""What stands in the place of what was taken out: the same person and place under the same label through the whole story.

``wording`` has the words and the rules of labels; ``casting`` says who is who (by ``roles`` and ``identities``), ``sites``
which place is which; ``ages`` and ``seasons`` make bands and seasons of ages and days; ``codes`` keeps the log of a research copy.
"""

from collections.abc import Sequence

from conversations.redaction.labels.ages import age_label
from conversations.redaction.labels.casting import Shown, cast
from conversations.redaction.labels.codes import Coded, log
from conversations.redaction.labels.seasons import day_label
from conversations.redaction.labels.site_words import DETERMINERS
from conversations.redaction.labels.sites import Site, sites
from conversations.redaction.labels.surroundings import MARKS, Around, around, seen
from conversations.redaction.spans import Kind, Span, Strength
from conversations.redaction.table import table
from conversations.redaction.wording import FIXED, LABEL, person, place

__all__ = ["LABEL", "Coded", "labelled", "log"]

_BIRTH = table("born dob birth birthday bday ganwyd urodzil urodzila urodzony dhashay dhalatay") | {
    "ولد",
    "ولدت",
    "پیدائش",
}
_BEFORE_A_DAY = 7
_ENDS_BEFORE_A_DAY = frozenset({"", ",", ";", "\n", MARKS[Kind.DATE]})


def labelled(
    texts: Sequence[str], found: Sequence[Sequence[Span]], strength: Strength, language: str = "en"
) -> tuple[tuple[str, ...], ...]:
    """The labels of a whole story: one label for each span.

    Args:
        texts: The answers of one story, in order.
        found: The spans of each text, as ``settle()`` leaves them.
        strength: Whether staff read it, or it is coded for research.
        language: The code of the language in which roles are told (ISO 639), beside English; labels are English.

    Returns:
        What stands for ``found[i]``: a label of ours in brackets, or two and more with plain words between ("[3 to 4] and
        [5 to 7]"), and a possessive that stood within the span. The same arguments give the same labels, in time that grows
        linearly with the texts.
    """
    near = [around(text, spans) for text, spans in zip(texts, found, strict=True)]
    people = cast(texts, found, near, language)
    places = sites(texts, found, near)
    coded = strength is Strength.RESEARCH
    codes = _Codes()
    return tuple(
        tuple(
            _label(text[span.start : span.end], span, words, n, people.get((at, n)), places.get((at, n)), codes if coded else None)
            for n, span in enumerate(spans)
        )
        for at, (text, spans, words) in enumerate(zip(texts, found, near, strict=True))
    )  # fmt: skip


class _Codes:
    """Numbers in the order things first come, a row for each kind."""

    def __init__(self) -> None:
        self._numbers: dict[Kind, dict[object, int]] = {}

    def code(self, kind: Kind, what: object) -> str:
        numbers = self._numbers.setdefault(kind, {})
        return f"[{kind.name}_{numbers.setdefault(what, len(numbers) + 1)}]"


def _label(
    written: str,
    span: Span,
    near: Around,
    n: int,
    shown: Shown | None,
    site: Site | None,
    codes: _Codes | None,
) -> str:
    at = near.places[n]
    match span.kind:
        case Kind.PERSON:
            assert shown is not None, "every person is cast"
            names = (
                person(one.role, one.number, mine=one.mine)
                if codes is None
                else codes.code(Kind.PERSON, one.who)
                for one in shown.people
            )
            return " ".join(names) + ("'s" if shown.possessive else "")
        case Kind.PLACE | Kind.STREET | Kind.SCHOOL | Kind.ORGANISATION:
            assert site is not None, "every place is told"
            label = (
                place(site.said, site.number, bare=site.bare)
                if codes is None
                else codes.code(site.kind, site.which)
            )
            return label + site.ending
        case Kind.AGE:
            return age_label(written, near.word(at + 1), coded=codes is not None)
        case Kind.DATE:
            return day_label(
                written,
                born=_is_birth(near, at),
                bare=near.word(at - 1) in DETERMINERS,
                coded=codes is not None,
            )
        case kind:
            return f"[{FIXED[kind]}]" if codes is None else codes.code(kind, _bare(written))


def _is_birth(near: Around, at: int) -> bool:
    """Whether a day is said to be somebody's birthday, in the few words before it."""
    before: list[str] = []
    for n in range(1, _BEFORE_A_DAY):
        word = near.word(at - n)
        if word in _ENDS_BEFORE_A_DAY:
            break
        before.append(word)
    spelled = [word for word in before if word.isalpha()][2::-1]
    return not _BIRTH.isdisjoint(before) or spelled == ["d", "o", "b"]


def _bare(written: str) -> str:
    """A number or address without what people put between: two spellings are one thing."""
    return "".join(letter for letter in seen(written) if letter.isalnum())
