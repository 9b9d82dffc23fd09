"""What a bundle says of itself, the same in every document of it."""

from dataclasses import dataclass
from typing import Literal

Tier = Literal["open", "safeguarded", "controlled"]
"""Whom a bundle is for.

``open``: no free text. ``safeguarded``: free text redacted again, with codes. ``controlled``: free text as its narrator approved
it, and voice notes. The words are the UK Data Service's for the three ways in which it gives data out.
"""


@dataclass(frozen=True, slots=True)
class About:
    """Facts of one bundle.

    Attributes:
        title: Of the data set.
        bundle: 32 hex digits.
        number: Of this researcher's bundles, from 1.
        week: ISO week in which the stories were selected, such as ``2026-W47``.
        researcher: Their name.
        project: What they said it is for.
        contact: A line that says whom to ask.
        languages: Of the questions, as the form names them, the default language first.
        stories: Rows given.
        sounds: Voice notes given.
        firsthand: The version of Firsthand that made it.
    """

    title: str
    bundle: str
    number: int
    week: str
    researcher: str
    project: str
    tier: Tier
    contact: str
    languages: tuple[str, ...]
    stories: int
    sounds: int
    firsthand: str
