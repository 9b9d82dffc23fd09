"""The Help now card, and the file it is read from."""

from conversations.helplines.card import (
    ENGLISH,
    LONGEST_CARD,
    NOTICE,
    HelpCard,
    HelpLine,
    HelpRefused,
    Mistake,
)
from conversations.helplines.reading import read

__all__ = ["ENGLISH", "LONGEST_CARD", "NOTICE", "HelpCard", "HelpLine", "HelpRefused", "Mistake", "read"]
