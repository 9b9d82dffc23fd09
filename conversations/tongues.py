"""Languages by their codes, however the headers of a form name them."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conversations.flow import Language

_CODE = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\(\s*([^()]*?)\s*\)\s*$")


def code_of(language: "Language") -> str:
    """The code of a language as a form names it: ``cy`` of ``Cymraeg (cy)``, ``pt`` of ``pt-BR``; "" where it names none.

    A code is one of ISO 639, in lower case, without the region.
    """
    found = _IN_BRACKETS.search(language)
    named = found[1] if found else language.strip()
    return re.split("[-_]", named)[0].lower() if _CODE.fullmatch(named) and (found or len(named) < 9) else ""


def name_of(language: "Language") -> str:
    """What a language is called: ``Cymraeg`` of ``Cymraeg (cy)``."""
    return _IN_BRACKETS.sub("", language).strip() or language
