"""Languages beside English whose everyday words are known, so that the others can be offered.

``language`` has what is told of one and the forms its words take; one module each holds the tables.
"""

from collections.abc import Mapping

from conversations.redaction.held.ar import ARABIC
from conversations.redaction.held.cy import WELSH
from conversations.redaction.held.language import Language
from conversations.redaction.held.pl import POLISH
from conversations.redaction.held.so import SOMALI
from conversations.redaction.held.ur import URDU

__all__ = ["HELD", "UNHEARD", "Language"]

HELD: Mapping[str, Language] = {"ar": ARABIC, "cy": WELSH, "pl": POLISH, "so": SOMALI, "ur": URDU}
"""By the code of a language (ISO 639)."""

UNHEARD = Language()
"""Any other language: not a word of it is known."""
