"""The log of the codes in a research copy: what each stands for in kind, never in words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from conversations.redaction.labels.casting import cast
from conversations.redaction.labels.sites import SITES, sites
from conversations.redaction.labels.surroundings import around
from conversations.redaction.spans import Decision, Kind, Span
from conversations.redaction.wording import LABEL, ME

_NARRATOR = "narrator"


@dataclass(frozen=True, slots=True)
class Coded:
    """One code of one story.

    Attributes:
        code: The code as it stands in the text, without brackets: ``PERSON_1``, ``AGE_5_7``.
        kind: What it stands for.
        role: Who or what that is in the words of labels ("child", "social worker", "nursery"); None where that is not told.
        times: How often it stands in the story, at least 1.
        certainty: Of the least sure of its finds, from 0 to 1.
        unsure: Whether any of them was left to the narrator, who did not decide.
    """

    code: str
    kind: Kind
    role: str | None
    times: int
    certainty: float
    unsure: bool


def log(
    found: Sequence[Sequence[Span]],
    labels: Sequence[Sequence[str]],
    *,
    texts: Sequence[str] = (),
    language: str = "en",
) -> tuple[Coded, ...]:
    """What the codes of a story stand for, in the order they first come; it holds no word of the story.

    Args:
        found: The spans of each text.
        labels: What ``labelled()`` put in their place, for research.
        texts: The texts themselves, from which roles are told; without them no role is.
        language: As ``labelled()`` was given it.
    """
    roles = _roles(texts, found, language) if texts else {}
    told: dict[str, Coded] = {}
    for at, (spans, put) in enumerate(zip(found, labels, strict=True)):
        for number, (span, label) in enumerate(zip(spans, put, strict=True)):
            every = roles.get((at, number), ())
            for which, match in enumerate(LABEL.finditer(label)):
                code = match.group()[1:-1]
                if _CODE.fullmatch(code) is None:
                    continue
                role = every[which] if which < len(every) else None
                before = told.get(code)
                told[code] = Coded(
                    code,
                    before.kind if before else span.kind,
                    role or (before.role if before else None),
                    before.times + 1 if before else 1,
                    min(before.certainty, span.certainty) if before else span.certainty,
                    span.decision is Decision.UNSURE or (before.unsure if before else False),
                )
    return tuple(told.values())


_CODE = re.compile(r"[A-Z][A-Z_0-9]{0,40}")


def _roles(
    texts: Sequence[str], found: Sequence[Sequence[Span]], language: str
) -> dict[tuple[int, int], tuple[str | None, ...]]:
    near = [around(text, spans) for text, spans in zip(texts, found, strict=True)]
    people = {
        place: tuple(
            _NARRATOR if one.role == ME else None if one.role in {"person", "word"} else one.role
            for one in shown.people
        )
        for place, shown in cast(texts, found, near, language).items()
    }
    places = {place: (site.noun,) for place, site in sites(texts, found, near).items() if site.kind in SITES}
    return {**people, **places}
