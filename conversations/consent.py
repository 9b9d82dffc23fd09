"""What a narrator allows."""

from dataclasses import dataclass
from enum import Enum


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
