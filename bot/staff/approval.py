"""The words and buttons of the chat in which somebody lets posts and digests through before staff read them.

Whoever lets through changes no word: it goes as its narrator approved it, or not at all.
"""

import re
from dataclasses import dataclass
from enum import Enum

from conversations.digest.scopes import EVERYTHING
from conversations.effects import Button, Row
from conversations.post import Page, Piece, Style

ALREADY = "This was decided already, or its family took it back."
NOT_YOURS = "Thank you. Only those who were named for it can do that."
NOT_KNOWN = "Telegram does not say who you are right now. Please try again in a minute."
TRY_AGAIN = "That could not be kept just now. Please try again in a minute."


class What(Enum):
    """What waits for approval; the values are in the buttons."""

    STORY = "st"
    EDITION = "ed"


@dataclass(frozen=True, slots=True)
class Decision:
    """What a tap decides: of which row, and whether it may go out."""

    what: What
    id: int
    through: bool


_TOKEN = re.compile(r"(st|ed)-([yn])\.([0-9]{1,18})", re.ASCII)


def story_buttons(id_: int) -> tuple[Row, ...]:
    """The buttons under a post that waits."""
    return _buttons(What.STORY, id_)


def edition_buttons(id_: int) -> tuple[Row, ...]:
    """The buttons under a digest that waits."""
    return _buttons(What.EDITION, id_)


def _buttons(what: What, id_: int) -> tuple[Row, ...]:
    return (
        (Button("Let it through", f"{what.value}-y.{id_}"), Button("Keep it back", f"{what.value}-n.{id_}")),
    )


def decision(token: str) -> Decision | None:
    """What this button decides; None where it is none of ours."""
    found = _TOKEN.fullmatch(token)
    return None if found is None else Decision(What(found[1]), int(found[3]), found[2] == "y")


def called(channel: str) -> str:
    """A channel as sentences name it."""
    return "the staff channel" if channel == EVERYTHING else channel


def asking(pages: tuple[Page, ...], channel: str) -> tuple[Page, ...]:
    """A post as it stands in this chat: to the letter, and under its last page the question."""
    asked = Piece(f"\n\nMay this go to {called(channel)}?", Style.STRONG)
    return (*pages[:-1], (*pages[-1], asked))


def decided(what: What, channel: str, *, through: bool) -> str:
    """What stands in place of it once that is decided; no word of it, and nobody's name."""
    match what, through:
        case What.STORY, True:
            return f"A story was let through to {called(channel)}."
        case What.STORY, False:
            return f"A story for {called(channel)} was kept back. Its words are gone from here."
        case What.EDITION, True:
            return f"The digest for {called(channel)} was let through. It goes out at its usual hour."
        case _:
            return f"The digest for {called(channel)} was kept back. It is gone from here."
