"""The page's own ``walker.js``, run as it is in a JavaScript engine, on the tables of a flow."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from py_mini_racer import MiniRacer

from conversations.expressions import Scope
from conversations.expressions.evaluation import truth_of
from conversations.flow import Flow, Kind
from conversations.route import walk
from conversations.ways import Ways
from conversations.ways.graph import Graph, document, graph
from conversations.ways.nodes import Deciding

WALKER = Path(__file__).parents[2] / "bot" / "preview" / "walker.js"


@cache
def engine() -> MiniRacer:
    """One engine with the walker in it."""
    made = MiniRacer()
    made.eval(WALKER.read_text(encoding="utf-8"))
    return made


def called(function: str, *arguments: object) -> Any:
    """What a function of the walker gives for arguments that JSON can carry."""
    given = ", ".join(json.dumps(argument) for argument in arguments)
    return json.loads(str(engine().eval(f"JSON.stringify({function}({given}))")))


@dataclass(frozen=True)
class Walked:
    """What the walker makes of some answers: what is asked, the one that waits among them, told and answered."""

    asked: tuple[str, ...]
    told: tuple[str, ...]
    values: Mapping[str, str]
    waiting: str | None


class Tables:
    """The tables of one flow in the engine."""

    def __init__(self, flow: Flow, found: Ways) -> None:
        self._flow = flow
        self._graph: Graph = graph(found)
        self.document = document(self._graph)
        engine().eval(f"var tables = {json.dumps(self.document)};")

    def walked(self, every: Sequence[Mapping[str, str]]) -> list[Walked]:
        """What all these answers lead to; where the tables ask whether a condition holds, the real one says."""
        given = [{name: value for name, value in answers.items() if self._waits(name)} for answers in every]
        engine().eval(f"var given = {json.dumps(given)};")
        found = json.loads(str(engine().eval("JSON.stringify(given.map((one) => walk(tables, one, {})))")))
        return [self._settled(answers, result, {}) for answers, result in zip(given, found, strict=True)]

    def offered(self, name: str, values: Mapping[str, str]) -> set[str] | None:
        """The choices that a filter lets through; None where there is none."""
        said = engine().eval(
            f"JSON.stringify(offeredNames(tables, {json.dumps(name)}, {json.dumps(dict(values))}))"
        )
        names = json.loads(str(said))
        return None if names is None else set(names)

    def _waits(self, name: str) -> bool:
        return self._flow.prompt(name).kind is not Kind.HIDDEN

    def _settled(
        self, answers: Mapping[str, str], result: Mapping[str, Any], settled: dict[int, bool]
    ) -> Walked:
        while result["unsettled"] is not None:
            number = result["unsettled"]
            node = self._graph.nodes[number]
            assert isinstance(node, Deciding)
            # The walk knows the calculations that stand before this place, too.
            values = walk(self._flow, result["values"]).values
            settled[number] = truth_of(node.node)(Scope(values))
            said = f"JSON.stringify(walk(tables, {json.dumps(dict(answers))}, {json.dumps(settled)}))"
            result = json.loads(str(engine().eval(said)))
        asked = [entry["ask"] for entry in result["entries"] if "ask" in entry]
        if result["waiting"] is not None:
            asked.append(result["waiting"])
        return Walked(
            tuple(asked),
            tuple(entry["tell"] for entry in result["entries"] if "tell" in entry),
            result["values"],
            result["waiting"],
        )
