"""Which tables a flow gives a digest: what each question is about (``kv:digest``), and which choices are told apart.

A choice's column ``digest`` puts it under other words together with others that have the same ones (``6 months or
more``); or keeps it out of every table and post (``no``): what is told of safety, abuse and the right to stay is for no
list (``deploy/SAFETY.md``); or out of posts alone (``counted``): that many families had to do with the police is for
staff to know, that this one did is not.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from itertools import combinations

from conversations.digest.roles import (
    CODED,
    COUNTED,
    NEVER,
    STAGES,
    STEPS,
    Role,
    band,
    is_counted,
    is_posted,
    tells_of_gap,
)
from conversations.facets import Facet
from conversations.flow import Choice, Flow, Kind, Prompt, said

__all__ = [
    "CODED",
    "COUNTED",
    "NEVER",
    "SLIP",
    "Cell",
    "Frame",
    "Role",
    "Table",
    "TableId",
    "frame_of",
]


class TableId(Enum):
    """The tables of a digest, in the order they are read."""

    NEEDS = "needs"
    BARRIERS = "barriers"
    WAIT = "wait"
    ASKS = "asks"
    GAPS = "gaps"
    WHOLE_FAMILY = "whole_family"
    SLIP = "slip"
    JOB = "job"


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """One count of a table: ``name`` is a choice, the words of several, or two choices with ``+`` between."""

    table: str
    name: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a digest.

    Attributes:
        cells: In the form's order, with their words.
        single: A narrator's story is in one cell at most.
        within: Cells that whoever is counted in a cell of this table is counted in too (gaps: the barrier that tells
            of being passed on).
    """

    id: TableId
    cells: Mapping[Cell, str]
    single: bool
    within: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """What a flow gives a digest.

    Attributes:
        tables: Those that the flow's questions give, in reading order.
        never: Facets that no post shows, whether or not a table counts them.
        quoted: The prompt whose words a digest may quote; "" where there is none.
        own: By cell of the barriers: what a team can change itself, in the form's words (choices column ``own_change``).
        shared: The same of what needs another (choices column ``shared_change``).
        prompts: The role of each prompt that has one.
        bands: The name of the cell that counts a facet, within its table; what no table counts is not among them.
        steps: How far things had come, of the facets that say so.
        passed_on: Facets that tell of being passed from one service to another.
        known: Every cell of every table.
    """

    tables: tuple[Table, ...]
    never: frozenset[Facet] = frozenset()
    quoted: str = ""
    own: Mapping[Cell, str] = field(default_factory=dict)
    shared: Mapping[Cell, str] = field(default_factory=dict)
    prompts: Mapping[str, Role] = field(default_factory=dict)
    bands: Mapping[Facet, str] = field(default_factory=dict)
    steps: Mapping[Facet, int] = field(default_factory=dict)
    passed_on: frozenset[Facet] = frozenset()
    known: frozenset[Cell] = frozenset()

    def table(self, wanted: TableId) -> Table | None:
        """The table of that kind, where there is one."""
        return next((table for table in self.tables if table.id is wanted), None)

    def cells(self, facets: frozenset[Facet]) -> frozenset[Cell]:
        """The cells a story is counted in."""
        return frozenset(_plain(self, facets) | _gaps(self, facets) | _slip(self, facets))


SLIP = {
    "0": "Before it got harder",
    "1": "After it got harder",
    "2": "Only in a crisis",
}
"""Cells of the table of stage slip, steps lost between first need and help, with their words: short ones, for a phone."""

_TABLES = {
    Role.NEEDS: TableId.NEEDS,
    Role.BARRIERS: TableId.BARRIERS,
    Role.WAIT: TableId.WAIT,
    Role.ASKS: TableId.ASKS,
    Role.WHOLE_FAMILY: TableId.WHOLE_FAMILY,
    Role.JOB: TableId.JOB,
}


def frame_of(flow: Flow) -> Frame:
    """What this flow gives a digest; a flow without roles gives no table."""
    tables: dict[TableId, Table] = {}
    never: set[Facet] = set()
    own: dict[Cell, str] = {}
    shared: dict[Cell, str] = {}
    roles: dict[str, Role] = {}
    bands: dict[Facet, str] = {}
    steps: dict[Facet, int] = {}
    passed_on: set[Facet] = set()
    services: dict[str, str] = {}
    for prompt in flow.prompts:
        # What is picked among earlier answers tells one of them too, which no count of posts would know of. And of a
        # question with one answer a post that lacks the line would tell the answer that no post shows.
        whole = (not prompt.digest and prompt.choice_filter is not None) or (
            prompt.kind is Kind.SELECT_ONE and not all(map(is_posted, prompt.choices))
        )
        never.update(
            Facet(prompt.name, choice.name) for choice in prompt.choices if whole or not is_posted(choice)
        )
        if not prompt.digest:
            continue
        role = roles[prompt.name] = Role(prompt.digest)
        told = [choice for choice in prompt.choices if is_counted(choice)]
        for choice in told:
            facet = Facet(prompt.name, choice.name)
            bands[facet] = _name(choice)
            if role in STAGES and choice.code in STEPS:
                steps[facet] = STEPS[choice.code]
        if role is Role.SERVICES:
            services |= {_name(choice): _words(choice, flow) for choice in told if not choice.exclusive}
        if role is Role.BARRIERS:
            for choice in told:
                cell = Cell(TableId.BARRIERS.value, _name(choice))
                if choice.columns.get("own_change"):
                    own[cell] = choice.columns["own_change"]
                if choice.columns.get("shared_change"):
                    shared[cell] = choice.columns["shared_change"]
                if tells_of_gap(choice):
                    passed_on.add(Facet(prompt.name, choice.name))
        if role in _TABLES and _TABLES[role] not in tables:
            tables[_TABLES[role]] = _table(_TABLES[role], prompt, told, flow)
    if services and passed_on:
        tables[TableId.GAPS] = Table(
            TableId.GAPS,
            {
                Cell(TableId.GAPS.value, f"{one}+{other}"): f"{services[one]} and {services[other]}"
                for one, other in combinations(services, 2)
            },
            single=False,
            within=tuple(sorted({Cell(TableId.BARRIERS.value, bands[facet]) for facet in passed_on})),
        )
    if set(roles.values()) >= STAGES:
        tables[TableId.SLIP] = Table(
            TableId.SLIP, {Cell(TableId.SLIP.value, name): words for name, words in SLIP.items()}, single=True
        )
    quoted = next((name for name, role in roles.items() if role is Role.HELPED), "")
    return Frame(
        tuple(tables[wanted] for wanted in TableId if wanted in tables),
        frozenset(never),
        quoted,
        own,
        shared,
        roles,
        bands,
        steps,
        frozenset(passed_on),
        frozenset(cell for table in tables.values() for cell in table.cells),
    )


def _name(choice: Choice) -> str:
    return band(choice) or choice.name


def _words(choice: Choice, flow: Flow) -> str:
    return band(choice) or said(choice.label, flow.default_language)


def _table(table: TableId, prompt: Prompt, told: list[Choice], flow: Flow) -> Table:
    cells: dict[Cell, str] = {}
    for choice in told:
        if not choice.exclusive:
            cells.setdefault(Cell(table.value, _name(choice)), _words(choice, flow))
    # A question that comes round again may be answered otherwise each time.
    return Table(table, cells, single=prompt.kind is not Kind.SELECT_MULTIPLE and not prompt.time)


def _plain(frame: Frame, facets: frozenset[Facet]) -> set[Cell]:
    cells = set()
    for facet in facets:
        role = frame.prompts.get(facet.prompt)
        if role in _TABLES:
            # Of an order the first counts: whose job it felt like most.
            first = Facet(facet.prompt, facet.choice.split(" ")[0])
            if first in frame.bands:
                cells.add(Cell(_TABLES[role].value, frame.bands[first]))
    return cells & frame.known


def _gaps(frame: Frame, facets: frozenset[Facet]) -> set[Cell]:
    table = frame.table(TableId.GAPS)
    if table is None or not facets & frame.passed_on:
        return set()
    named = {
        frame.bands[facet]
        for facet in facets
        if facet in frame.bands and frame.prompts[facet.prompt] is Role.SERVICES
    }
    return {
        cell
        for one, other in combinations(named, 2)
        for cell in (Cell(TableId.GAPS.value, f"{one}+{other}"), Cell(TableId.GAPS.value, f"{other}+{one}"))
        if cell in table.cells
    }


def _slip(frame: Frame, facets: frozenset[Facet]) -> set[Cell]:
    steps = {
        frame.prompts[facet.prompt]: frame.steps[facet] for facet in sorted(facets) if facet in frame.steps
    }
    if not STAGES.issubset(steps):
        return set()
    lost = max(0, steps[Role.STAGE_HELP] - steps[Role.STAGE_FIRST])
    return {Cell(TableId.SLIP.value, str(lost))}
