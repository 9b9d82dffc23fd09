"""The words Firsthand itself says, and those it understands, in every language it has.

Each language is a TOML file beside this one; ``en.toml`` is the measure for the others. A text that a language
lacks is said in English, and ``missing`` names it: a narrator never sees a blank, and a translator what is left.
"""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

from conversations.flow import Language
from conversations.tongues import code_of
from conversations.words.building import built
from conversations.words.catalogue import Words

CODES = ("en", "cy", "pl", "ur", "ar", "so")
"""The languages there are words in, English first."""


@lru_cache(maxsize=16)
def words_of(code: str) -> Words:
    """The words of a language; English ones where there are none in it."""
    return built(code, _read("en"), _read(code))[0] if code in CODES else words_of("en")


@lru_cache(maxsize=256)
def words_in(language: Language) -> Words:
    """The words for a language as a flow names it; English ones where there are none in it."""
    return words_of(code_of(language))


def missing(code: str) -> tuple[str, ...]:
    """The keys that a language lacks, as ``table.key``; all of them where there are no words in it."""
    return built(code, _read("en"), _read(code) if code in CODES else {})[1]


def keys() -> tuple[str, ...]:
    """Every key that a language can have, as ``table.key``."""
    return built("en", _read("en"), {})[1]


def is_draft(code: str) -> bool:
    """Whether no speaker has checked the words of a language yet."""
    return code in CODES and bool(_read(code).get("draft"))


def name_of(code: str) -> str:
    """What a language calls itself; its code where there are no words in it."""
    name = _read(code).get("name") if code in CODES else None
    return name if isinstance(name, str) else code


@lru_cache(maxsize=1)
def controls() -> frozenset[str]:
    """The labels of the buttons that stand under every question, in every language."""
    return frozenset(
        label
        for buttons in (words_of(code).buttons for code in CODES)
        for label in (
            buttons.skip, buttons.leave_out, buttons.back, buttons.pause, buttons.help, buttons.hide, buttons.delete,
        )
    )  # fmt: skip


@lru_cache(maxsize=16)
def _read(code: str) -> Mapping[str, object]:
    return tomllib.loads(resources.files(__name__).joinpath(f"{code}.toml").read_text(encoding="utf-8"))
