"""How much is there in each language: of what Firsthand says itself, of the questions, and of the Help now card.

It is read off the words as they are, so that nobody has to keep a list of what is left to translate.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from conversations.flow import Flow, Language
from conversations.forms.columns import PLAIN_LANGUAGE
from conversations.forms.sheets import unpack
from conversations.forms.wordings import wordings
from conversations.helplines import ENGLISH, HelpCard
from conversations.tongues import code_of, name_of


class OwnWords(Protocol):
    """What Firsthand says itself, by the code of a language; ``conversations.words`` is one."""

    @property
    def CODES(self) -> Sequence[str]:  # noqa: N802  # a constant of that module
        """The languages there are words in."""
        ...

    def keys(self) -> Sequence[str]:
        """Every text that a language can have."""
        ...

    def missing(self, code: str) -> Sequence[str]:
        """Those that a language lacks."""
        ...

    def is_draft(self, code: str) -> bool:
        """Whether no speaker has checked the words yet."""
        ...

    def name_of(self, code: str) -> str:
        """What a language calls itself."""
        ...


@dataclass(frozen=True, slots=True)
class Share:
    """How many of ``total`` texts are there, and the names of those that are not."""

    total: int
    missing: tuple[str, ...] = ()

    @property
    def there(self) -> int:
        """How many are there."""
        return self.total - len(self.missing)


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language.

    Attributes:
        code: As ISO 639 has it; "" where the form names none, which is spoken to as in English.
        name: What it is called.
        own: What Firsthand says itself, by ``table.key``.
        flow: The questions, by sheet, row and column; None where they are not asked in this language.
        card: The Help now card, by ``HelpCard.texts``.
        draft: No speaker has checked the questions, or Firsthand's own words.
        offered: People can choose it.
    """

    code: str
    name: str
    own: Share
    flow: Share | None
    card: Share
    draft: bool
    offered: bool

    @property
    def shares(self) -> Iterator[tuple[str, Share]]:
        """What there is, each with what it is called."""
        yield "own words", self.own
        if self.flow is not None:
            yield "questions", self.flow
        yield "help card", self.card

    @property
    def fails(self) -> bool:
        """Whether people are spoken to in it, or could be as far as its speakers go, and something is missing."""
        spoken = self.flow is not None and (self.offered or not self.draft)
        return spoken and any(share.missing for _, share in self.shares)


def coverage(
    flow: Flow, card: HelpCard, words: OwnWords, offered: Collection[Language]
) -> tuple[Tongue, ...]:
    """What there is in each language of the flow, of Firsthand's own words and of the card, in that order.

    Args:
        flow: Its texts are taken from its source, before anything stands in for what is missing.
        card: The Help now card of the service.
        words: ``conversations.words``.
        offered: The languages of the flow that people may choose.
    """
    texts = wordings(unpack(flow.source))
    found = []
    for language in flow.languages:
        code = code_of(language)
        missing = tuple(
            f"{text.sheet}, row {text.row}, column {text.column}::{language}"
            for text in texts
            if language not in text.languages
        )
        found.append(
            Tongue(
                code,
                "the language that no header names" if language == PLAIN_LANGUAGE else name_of(language),
                _own(words, code or ENGLISH),
                Share(len(texts), missing),
                _card(card, code or ENGLISH),
                language in flow.drafts or words.is_draft(code),
                language in offered,
            )
        )
    met = {tongue.code for tongue in found}
    for code in dict.fromkeys((*words.CODES, *card.codes)):
        if code not in met:
            own, of_card = _own(words, code), _card(card, code)
            found.append(Tongue(code, words.name_of(code), own, None, of_card, words.is_draft(code), False))
    return tuple(found)


def _own(words: OwnWords, code: str) -> Share:
    return Share(len(words.keys()), tuple(words.missing(code)))


def _card(card: HelpCard, code: str) -> Share:
    return Share(len(card.texts), card.missing([code]).get(code, ()))
