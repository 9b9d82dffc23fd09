"""What is to be said when a chat was cleared: decided with the turn, while its words are at hand, and chosen when it is done.

The last of the texts are for each number of messages that may stay (``storage.outbox.Outgoing.closing``).
"""

from collections.abc import Callable
from dataclasses import replace

from conversations.effects import Hide
from conversations.session import Session
from conversations.words import words_in
from conversations.words.catalogue import Words, counted
from storage.outbox import Kind, Outgoing


def hiding(hide: Hide, known: int, *, is_known: bool) -> tuple[str, ...]:
    """Of a chat that is hidden, and of which so many messages are known; not ``is_known``: none of before."""
    texts = (hide.cleared, hide.blanked, hide.unsure, *_counts(hide.left, known))
    return texts if is_known else _unsure(texts)


def hiding_damaged(words: Words, known: int) -> tuple[str, ...]:
    """The same, where the talk cannot be read that would say it."""
    safety = words.safety
    return _unsure((safety.hidden, safety.hidden_blanked, safety.hidden_unsure, *_left(words, known)))


def unkept(
    reply: Outgoing, before: Session | None, after: Session | None, known: Callable[[], int]
) -> Outgoing:
    """What is said to somebody of whose chat nothing may be written down.

    Of that chat only what this process saw is known, so a hidden one may hold more. Whoever deletes everything is told
    what stays too.
    """
    closing = reply.closing
    if closing:
        closing = _unsure(closing)
    elif reply.kind is Kind.CLEAR and not reply.due and before is not None and after is None:
        words = words_in(before.language)
        closing = ("", words.safety.hidden_blanked, "", *_left(words, known()))
    return replace(reply, closing=closing, kept=False)


def _unsure(closing: tuple[str, ...]) -> tuple[str, ...]:
    """The same where it is certain by now that something may stand there that is not known."""
    cleared, blanked, unsure, *of_left = closing
    return (f"{unsure}\n\n{cleared}" if unsure else cleared, blanked, "", *of_left)


def _left(words: Words, known: int) -> tuple[str, ...]:
    return _counts(lambda count: counted(words.safety.hidden_left, words.code, count), known)


def _counts(left: Callable[[int], str], most: int) -> tuple[str, ...]:
    return tuple(left(count) for count in range(1, most + 1))
