"""The tagger: how likely each word of a text tells who, where or how old somebody is.

A conditional random field over the words' signals, run by CRFsuite. Its file holds weights of signals and no text; every call
opens it anew, so that nothing of a text outlives the call and calls may run side by side.
"""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import NamedTuple

import pycrfsuite

from conversations.redaction.lexicon import Lexicon
from conversations.redaction.signals import Token, signals
from conversations.redaction.spans import Kind

ORDINARY = "O"
KINDS = {
    "P": Kind.PERSON,
    "L": Kind.PLACE,
    "G": Kind.ORGANISATION,
    "A": Kind.AGE,
    "D": Kind.DATE,
    "N": Kind.NUMBER,
}
"""The tagger's letters."""

_WORTH_NAMING = 0.02
"""Below this a word is ordinary whatever it would be; half the lowest bar of ``finding``."""


class Weighed(NamedTuple):
    """What the tagger makes of one word: ``certainty`` that it is not ordinary (0 to 1), and its likeliest kind then."""

    certainty: float
    kind: Kind


_NOBODY = Weighed(0.0, Kind.PERSON)


@dataclass(frozen=True, slots=True)
class Tagger:
    """The weights, and the lexicon that goes with them."""

    lexicon: Lexicon = field(repr=False)
    weights: bytes = field(repr=False)

    @staticmethod
    def built_in() -> "Tagger":
        """The one that comes with Firsthand; read from the package once (about a tenth of a second), then kept."""
        return _built_in()

    def weigh(self, tokens: Sequence[Token], phrases: AbstractSet[int]) -> tuple[Weighed, ...]:
        """Each token's weight, in order; in time linear in their number. ``phrases`` as ``in_phrases()`` gives them."""
        if not tokens:
            return ()
        model = pycrfsuite.Tagger()
        model.open_inmemory(self.weights)
        model.set(signals(tokens, phrases))
        marginal = model.marginal
        letters = tuple(letter for letter in model.labels() if letter != ORDINARY)
        return tuple(_weighed(marginal, letters, at) for at in range(len(tokens)))


def _weighed(marginal: Callable[[str, int], float], letters: Sequence[str], at: int) -> Weighed:
    certainty = 1.0 - marginal(ORDINARY, at)
    if certainty < _WORTH_NAMING:
        return _NOBODY
    return Weighed(certainty, KINDS[max((marginal(letter, at), letter) for letter in letters)[1]])


@cache
def _built_in() -> Tagger:
    folder = resources.files("conversations.redaction")
    return Tagger(Lexicon.read((folder / "lexicon.bin").read_bytes()), (folder / "tagger.crf").read_bytes())
