"""What a narrator allows, and the one gate a story leaves by."""

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from conversations.errors import NotConsented

if TYPE_CHECKING:
    from conversations.story import Story


class Use(Enum):
    """What a story may be used for; each is asked for by itself and none is ticked beforehand.

    The values are the choice names of the consent prompt.
    """

    DIGEST = "digest"  # coded facts for staff
    QUOTE = "quote"  # the narrator's own words, redacted, for staff
    RESEARCH = "research"  # the whole redacted story, for researchers


@dataclass(frozen=True, slots=True)
class Consent:
    """Which uses were allowed, under which wording, and in which week.

    ``wording`` is the flow version whose consent prompt was answered; ``week`` is an ISO week such as
    ``2026-W47``: nothing finer is kept of when somebody sat with their phone.
    """

    uses: frozenset[Use]
    wording: str
    week: str


@dataclass(frozen=True, slots=True)
class Release:
    """A story together with the consent that lets it leave for one use. Only ``release()`` makes one."""

    story: "Story"
    use: Use


def release(story: "Story", use: Use) -> Release:
    """Let a story leave for ``use``, where its narrator said so.

    Raises:
        NotConsented: ``use`` is not among the uses of the story's consent.
    """
    if use not in story.consent.uses:
        raise NotConsented(f"the narrator did not allow the use {use.value!r}")
    return Release(story, use)
