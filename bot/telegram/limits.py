"""Who writes faster than people do: answered after everybody else, and never refused.

Nothing is kept of anybody: an account is a mark under a key that this process draws and throws away within the hour, and the
marks with it; it is in no file. What a flood tells is kept like any other words; what waits is only the answer to it.
"""

import os
from collections.abc import Callable
from hashlib import blake2b

EVERY = 2.0
"""Seconds for each message at which nobody is too fast: a person reads what is asked, and taps or types."""

LIFE = 1800.0
"""Seconds that a key lives, and every mark under it: half an hour, well within the hour."""

MOST = 100_000
"""Marks at most, some ten megabytes; with more accounts than that at once all begin anew."""

_LEVELS = 8
_MARK = 8


class Limits:
    """How far accounts are ahead of what a person does; ``clock`` gives seconds that never go back."""

    def __init__(self, clock: Callable[[], float], chance: Callable[[int], bytes] = os.urandom) -> None:
        self._clock = clock
        self._chance = chance
        self._key = chance(16)
        self._until = clock() + LIFE
        self._due: dict[bytes, float] = {}

    def note(self, account: int) -> None:
        """An account did something."""
        now = self._renewed()
        mark = self._mark(account)
        # The generic cell rate algorithm (ITU-T I.371): when the next would be due if this account kept to the pace.
        self._due[mark] = max(self._due.get(mark, now), now) + EVERY
        if len(self._due) > MOST:
            self._due = {one: due for one, due in self._due.items() if due > now}
            if len(self._due) > MOST:
                self._due.clear()

    def level(self, account: int) -> int:
        """How late an account is answered: 0 as everybody, and one more for each doubling of how far it is ahead, to 8.

        Where nobody waits it makes no difference, so a thought in several small messages costs its teller nothing.
        """
        now = self._renewed()
        ahead = self._due.get(self._mark(account), now) - now - EVERY
        return min(_LEVELS, int(2 * ahead / EVERY).bit_length()) if ahead > 0 else 0

    def __len__(self) -> int:
        """How many marks there are."""
        return len(self._due)

    def _renewed(self) -> float:
        now = self._clock()
        if now >= self._until:
            self._key = self._chance(16)
            self._until = now + LIFE
            self._due.clear()
        return now

    def _mark(self, account: int) -> bytes:
        return blake2b(account.to_bytes(8, "big", signed=True), digest_size=_MARK, key=self._key).digest()
