"""What can happen in a flow: every way of answering, looked at without asking anyone.

``ways()`` goes through a flow in all its states and says who is asked what, how many routes there are, and which
conditions can never hold. It only ever takes too much to be possible, never too little: what it calls impossible
is impossible, and what it cannot decide it names.
"""

from collections.abc import Iterator

from conversations.flow import Flow
from conversations.ways.conditions import Conditions
from conversations.ways.exploring import WIDE, explored
from conversations.ways.findings import findings
from conversations.ways.nodes import drawn
from conversations.ways.outcome import Answered, Count, Met, Reached, Undecided, Way, Ways
from conversations.ways.routes import Routes
from conversations.ways.witness import met, undecided

__all__ = ["Answered", "Count", "Met", "Reached", "Undecided", "Way", "Ways", "findings", "listed", "ways"]


def ways(flow: Flow, *, most: int = 20_000, wide: int = WIDE) -> Ways:
    """Find out everything that can happen in a flow.

    Args:
        most: States of a talk that are looked at; where there would be more, conditions are given up, the ones
            with the most to remember first, and named in ``Ways.undecided``.
        wide: States at one place from which on decisions that nothing else hangs on are deferred to where they are
            needed. Nothing is lost by it; only a page that plays the graph must look answers up again.
    """
    conditions = Conditions(flow)
    found = explored(flow, conditions, most, wide)
    graph = drawn(flow, conditions.looked, found)
    classes = {
        looked.prompt.name: looked.classes for looked in conditions.looked if looked.classes is not None
    }
    routes = Routes(flow, graph, classes)
    return Ways(
        flow=flow,
        met={looked.prompt.name: met(flow, place, found) for place, looked in enumerate(conditions.looked)},
        routes=routes.count(),
        by_link=routes.count_by_link(),
        shortest=routes.furthest(longest=False),
        longest=routes.furthest(longest=True),
        undecided=tuple(undecided(conditions, found)),
        states=found.states,
        drawn=graph,
        explored=found,
        looked=conditions.looked,
    )


def listed(found: Ways, most: int = 200) -> Iterator[Way]:
    """The routes of a flow, each once, in the order of the form, up to ``most``; those that need a link come last."""
    classes = {looked.prompt.name: looked.classes for looked in found.looked if looked.classes is not None}
    return Routes(found.flow, found.drawn, classes).listed(most)
