"""How long a question or a note takes, as far as words and taps tell.

An estimate for comparing routes and wordings: nobody was timed. Reading is silent reading of English prose, 238
words a minute (Brysbaert 2019, DOI 10.1016/j.jml.2019.104047); typing is with two thumbs on a phone, 36.2 words a
minute (Palin and others 2019, DOI 10.1145/3338286.3340120); a tap is one pointing and one moment of deciding as in
the keystroke-level model, 1.1 and 1.35 seconds (Card, Moran and Newell 1980, DOI 10.1145/358886.358895). How much
people write is our own assumption, below. Thinking, pausing and looking over the review card are not in it.
"""

from conversations.flow import Kind, Language, Prompt, said

READ_WORDS_A_MINUTE = 238.0
TYPED_WORDS_A_MINUTE = 36.2
TAP_SECONDS = 1.1 + 1.35

WORDS_OF_A_TEXT = 15
"""Words in an answer to an open question."""

WORDS_OF_A_STORY = 80
"""Words in one that may come in several messages."""

TICKS = 3
"""Taps on a list on which several may be ticked or ranked, Done included; fewer where it is shorter."""


def reading_seconds(prompt: Prompt, language: Language) -> float:
    """Seconds to read a question with its hint and its choices, or a note."""
    texts = [said(prompt.label, language), said(prompt.hint, language)]
    texts += [said(choice.label, language) for choice in prompt.choices]
    return sum(len(text.split()) for text in texts) * 60 / READ_WORDS_A_MINUTE


def answering_seconds(prompt: Prompt) -> float:
    """Seconds to answer it; a skip takes ``TAP_SECONDS``."""
    match prompt.kind:
        case Kind.NOTE | Kind.CALCULATE | Kind.HIDDEN:
            return 0.0
        case Kind.TEXT:
            words = WORDS_OF_A_STORY if prompt.several else WORDS_OF_A_TEXT
            return words * 60 / TYPED_WORDS_A_MINUTE + TAP_SECONDS
        case Kind.SELECT_MULTIPLE | Kind.RANK:
            return TAP_SECONDS * (min(TICKS, len(prompt.choices)) + 1)
        case Kind.DATE | Kind.TIME | Kind.DATETIME:
            return TAP_SECONDS * 3
        case Kind.INTEGER | Kind.DECIMAL:
            return 60 / TYPED_WORDS_A_MINUTE + TAP_SECONDS
        case _:
            return TAP_SECONDS
