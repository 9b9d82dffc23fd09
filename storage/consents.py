"""What a narrator allowed, word by word: each row sealed, so that none can be changed, added or moved unnoticed.

The plain columns let SQL choose; what is believed is what opens and agrees with them. The rows of a story are
numbered, beginning with 1, so that one taken out of the middle is missed. The newest rows taken off, like an
older ledger put back whole, cannot be told from what it was like then (``storage/FORMAT.md``, 2.3).
"""

from collections.abc import Iterable, Sequence

from conversations.consent import Consent, Use
from conversations.packing import packed
from storage.errors import Unopenable
from storage.sealing.envelope import Key, place, seal, unseal

Row = tuple[str, int, str, str, bytes]
"""Use, allowed (0 or 1), wording, ISO week, sealed: a row as it is read."""


def sealed_row(
    key: Key, story: bytes, order: int, use: Use, *, allowed: bool, wording: str, week: str
) -> tuple[bytes, str, int, str, str, bytes]:
    """A row as it is written, its story in front; ``order`` is its number among those of its story, from 1."""
    value = packed([use.value, int(allowed), wording, week])
    sealed = seal(key, value, place=_place(story, order))
    return story, use.value, int(allowed), wording, week, sealed


def check(key: Key, story: bytes, rows: Iterable[Row]) -> None:
    """See that these are the rows of a story as they were written, oldest first, none missing between them.

    Raises:
        Unopenable: They are not.
    """
    for order, (use, allowed, wording, week, sealed) in enumerate(rows, 1):
        if unseal(key, sealed, place=_place(story, order)) != packed([use, allowed, wording, week]):
            raise Unopenable("a consent is not what was written down")


def holding(key: Key, story: bytes, rows: Sequence[Row]) -> Consent:
    """What holds of a story's rows: of each use the last word, with wording and week of the newest change.

    Raises:
        Unopenable: There is no row, or they are not as they were written.
    """
    if not rows:
        raise Unopenable("a story has no consents")
    check(key, story, rows)
    uses = {Use(use): bool(allowed) for use, allowed, *_ in rows}
    _, _, wording, week, _ = rows[-1]
    return Consent(frozenset(use for use, allowed in uses.items() if allowed), wording, week)


def since(rows: Iterable[Row], use: Use) -> str | None:
    """The ISO week since which a use is allowed without a break; None where it is not allowed.

    A use that was stopped and allowed again is allowed since then, whatever held before. ``rows`` are a story's, oldest
    first, seen by ``check`` or ``holding`` to be what was written.
    """
    begun: str | None = None
    for name, allowed, _, week, _ in rows:
        if name == use.value:
            begun = (begun or week) if allowed else None
    return begun


def _place(story: bytes, order: int) -> bytes:
    return place("consents", "sealed", story + order.to_bytes(4, "big"))
