"""What is never masked: helplines, services, benefits, conditions, brands, days, faiths, peoples, kin, dialect.

Written for this project from general knowledge; each module says what it holds. Words are lower case, without accents,
with plain apostrophes. A word that is commoner as somebody's name stays out, and a word in here is no promise: the
finder may still take it out where everything around it says that it names somebody.
"""

from conversations.redaction.kept.dialect import DIALECT
from conversations.redaction.kept.faith import FAITH
from conversations.redaction.kept.helplines import HELPLINES
from conversations.redaction.kept.kinwords import KIN_WORDS
from conversations.redaction.kept.measures import MONTHS, QUANTITIES, SHORT_DATES, UNITS, WEEKDAYS
from conversations.redaction.kept.medicine import MEDICINE
from conversations.redaction.kept.peoples import PEOPLES_AND_PLACES
from conversations.redaction.kept.phrases import PHRASES, phrase_at
from conversations.redaction.kept.schooling import CLASSES, SCHOOL_LIFE
from conversations.redaction.kept.services import SERVICES
from conversations.redaction.kept.shops import SHOPS_AND_BRANDS
from conversations.redaction.kept.spellings import SPELLINGS

__all__ = ["CLASSES", "HELPLINES", "KEPT", "MONTHS", "PHRASES", "UNITS", "WEEKDAYS", "phrase_at"]

KEPT = (
    MONTHS
    | WEEKDAYS
    | SHORT_DATES
    | QUANTITIES
    | SERVICES
    | SHOPS_AND_BRANDS
    | MEDICINE
    | FAITH
    | KIN_WORDS
    | DIALECT
    | SPELLINGS
    | SCHOOL_LIFE
    | PEOPLES_AND_PLACES
)
"""Words that stay although capitals or tables would make a name of them."""
