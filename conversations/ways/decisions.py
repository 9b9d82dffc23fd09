"""Conditions as decision diagrams: equal conditions are one number, whatever way they were written.

A reduced ordered decision diagram with many branches to a node (Bryant 1986, DOI 10.1109/TC.1986.1676819; with
more than two branches Srinivasan and others 1990, DOI 10.1109/ICCAD.1990.129849). The variables are the answers,
in the order they are asked, so what is left of a condition after an answer is one step down.
"""

from conversations.errors import ConversationError

NO, YES, EITHER, FREE = 0, 1, 2, 3
"""What never holds; what always holds; what was given up on, and may do both; and what certainly does both.

``FREE`` stands for a condition that was decided by an answer nothing else hangs on: which way it went need not be
remembered, because every talk that went one way has its like that went the other.
"""

_LAST = 1 << 62


class TooMany(ConversationError):
    """A condition needs more nodes than there is room for; whoever asked treats it as not decidable."""


class Decisions:
    """All nodes of all conditions of a flow; a condition is the number of its topmost node.

    Attributes:
        variable: By node, which variable it branches on; variables are numbers in the order they are decided.
        kids: By node, where each value of its variable leads.
        room: The most nodes there may be.
    """

    __slots__ = ("_joined", "_known", "_reversed", "kids", "room", "variable")

    def __init__(self, room: int) -> None:
        self.variable = [_LAST] * 4
        self.kids: list[tuple[int, ...]] = [(), (), (), ()]
        self.room = room
        self._known: dict[tuple[int, tuple[int, ...]], int] = {}
        self._joined: dict[tuple[bool, int, int], int] = {}
        self._reversed: dict[int, int] = {NO: YES, YES: NO}

    def node(self, variable: int, kids: tuple[int, ...]) -> int:
        """The condition that goes on as the branch of the variable's value says.

        Raises:
            TooMany: There is no room for it.
        """
        if all(kid == kids[0] for kid in kids):
            return kids[0]
        key = (variable, kids)
        known = self._known.get(key)
        if known is None:
            known = len(self.variable)
            if known >= self.room:
                raise TooMany
            self.variable.append(variable)
            self.kids.append(kids)
            self._known[key] = known
        return known

    def both(self, left: int, right: int) -> int:
        """The condition that holds where both do."""
        return self._join(left, right, every=True)

    def any(self, left: int, right: int) -> int:
        """The condition that holds where one of two does."""
        return self._join(left, right, every=False)

    def _join(self, left: int, right: int, *, every: bool) -> int:
        ends, passes = (NO, YES) if every else (YES, NO)
        if left in (right, ends) or right == passes:
            return left
        if passes == left or right == ends:
            return right
        if left > right:
            left, right = right, left
        key = (every, left, right)
        known = self._joined.get(key)
        if known is None:
            variable = min(self.variable[left], self.variable[right])
            lefts = self.kids[left] if self.variable[left] == variable else None
            rights = self.kids[right] if self.variable[right] == variable else None
            if lefts is None:
                assert rights is not None
                kids = tuple(self._join(left, kid, every=every) for kid in rights)
            elif rights is None:
                kids = tuple(self._join(kid, right, every=every) for kid in lefts)
            else:
                kids = tuple(
                    self._join(one, two, every=every) for one, two in zip(lefts, rights, strict=True)
                )
            known = self.node(variable, kids)
            self._joined[key] = known
        return known

    def opposite(self, condition: int) -> int:
        """The condition that holds where this one does not."""
        known = self._reversed.get(condition)
        if known is None:
            kids = tuple(self.opposite(kid) for kid in self.kids[condition])
            known = self.node(self.variable[condition], kids)
            self._reversed[condition] = known
            self._reversed[known] = condition
        return known
