"""What a form says to a digest: what a question is about (``kv:digest``), and five columns of its choices.

They stand by themselves, below everything that is told with them, so that reading a form needs no more.
"""

from enum import Enum

from conversations.flow import Choice


class Role(Enum):
    """What a question is about, for a digest; the values are those of ``kv:digest``."""

    NEEDS = "needs"
    BARRIERS = "barriers"
    SERVICES = "services"
    WAIT = "wait"
    ASKS = "asks"
    STAGE_FIRST = "stage_first"
    STAGE_HELP = "stage_help"
    WHOLE_FAMILY = "whole_family"
    JOB = "job"
    HELPED = "helped"  # a text: the words a digest may quote


CODED = frozenset(Role) - {Role.HELPED}
"""Roles of questions with choices; a role is given to one question of a flow."""

STAGES = frozenset({Role.STAGE_FIRST, Role.STAGE_HELP})

STEPS = {"early": 0, "escalating": 1, "crisis": 2}
"""How far things had come, by the codes of the coding frame's stages; other codes are no step."""

NEVER = "no"
"""In a choice's column ``digest``: it stands in no table and no post."""

COUNTED = "counted"
"""In a choice's column ``digest``: it is counted as any other, and stands in no post, which is of one family."""

LONGEST_CHANGE = 120
"""Characters of what a team can change (``own_change``, ``shared_change``): two lines on a phone."""


def is_counted(choice: Choice) -> bool:
    """Whether a table may have a row for this choice."""
    return _cell(choice).lower() != NEVER


def is_posted(choice: Choice) -> bool:
    """Whether a post of one story may show this choice."""
    return _cell(choice).lower() not in {NEVER, COUNTED}


def band(choice: Choice) -> str:
    """The words under which a choice is counted together with others; "" where it is counted by itself."""
    return _cell(choice) if is_posted(choice) else ""


def tells_of_gap(choice: Choice) -> bool:
    """Whether whoever picks this was passed from one service to another."""
    return choice.columns.get("gap", "").strip().lower() in {"yes", "true", "true()"}


def _cell(choice: Choice) -> str:
    return choice.columns.get("digest", "").strip()
