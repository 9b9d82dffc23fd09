"""Which tables a flow gives a digest: what each question is about (``kv:digest``), and which choices are told apart.

A choice's column ``digest`` puts it under other words together with others that have the same ones (``6 months or
more``), or keeps it out of every table and post (``no``): what is told of safety, abuse and the right to stay is for no
list (``deploy/SAFETY.md``).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from itertools import combinations

from conversations.facets import Facet
from conversations.flow import Choice, Flow, Kind, Prompt, said

NEVER = "no"
"""In a choice's column ``digest``: it stands in no table and no post."""


class Role(Enum):
    """What a question is about, for a digest; the values are those of ``kv:digest``."""

    NEEDS = "needs"
    BARRIERS = "barriers"
    SERVICES = "services"
    WAIT = "wait"
    ASKS = "asks"
    STAGE_FIRST = "stage_first"
    STAGE_HELP = "stage_help"
    WHOLE_FAMILY = "whole_family"
    JOB = "job"
    HELPED = "helped"  # a text: the words a digest may quote


CODED = frozenset(Role) - {Role.HELPED}
"""Roles of questions with choices; a role is given to one question of a flow."""


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
        never: Facets that are in no table and no post.
        quoted: The prompt whose words a digest may quote; "" where there is none.
        own: By cell of the barriers: what a team can change itself, in the form's words (choices column ``own_change``).
        shared: The same of what needs another (choices column ``shared_change``).
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

    def table(self, wanted: TableId) -> Table | None:
        """The table of that kind, where there is one."""
        return next((table for table in self.tables if table.id is wanted), None)

    def cells(self, facets: frozenset[Facet]) -> frozenset[Cell]:
        """The cells a story is counted in."""
        return frozenset(_plain(self, facets) | _gaps(self, facets) | _slip(self, facets))


SLIP = {
    "0": "No later than when they first asked",
    "1": "When it had got harder",
    "2": "Only in a crisis",
}
"""Cells of the table of stage slip, steps lost between first need and help, with their words."""

_TABLES = {
    Role.NEEDS: TableId.NEEDS,
    Role.BARRIERS: TableId.BARRIERS,
    Role.WAIT: TableId.WAIT,
    Role.ASKS: TableId.ASKS,
    Role.WHOLE_FAMILY: TableId.WHOLE_FAMILY,
    Role.JOB: TableId.JOB,
}
_STEPS = {"early": 0, "escalating": 1, "crisis": 2}  # the codes of the coding frame's stages


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
        for choice in prompt.choices:
            if choice.columns.get("digest") == NEVER:
                never.add(Facet(prompt.name, choice.name))
        if not prompt.digest:
            continue
        role = roles[prompt.name] = Role(prompt.digest)
        told = [choice for choice in prompt.choices if choice.columns.get("digest") != NEVER]
        for choice in told:
            facet = Facet(prompt.name, choice.name)
            bands[facet] = _band(choice)
            if choice.code in _STEPS:
                steps[facet] = _STEPS[choice.code]
        if role is Role.SERVICES:
            services = {
                choice.name: said(choice.label, flow.default_language)
                for choice in told
                if not choice.exclusive
            }
        if role is Role.BARRIERS:
            for choice in told:
                cell = Cell(TableId.BARRIERS.value, _band(choice))
                if choice.columns.get("own_change"):
                    own[cell] = choice.columns["own_change"]
                if choice.columns.get("shared_change"):
                    shared[cell] = choice.columns["shared_change"]
                if choice.columns.get("gap") == "yes":
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
    if {Role.STAGE_FIRST, Role.STAGE_HELP} <= set(roles.values()):
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
    )


def _band(choice: Choice) -> str:
    return choice.columns.get("digest") or choice.name


def _table(table: TableId, prompt: Prompt, told: list[Choice], flow: Flow) -> Table:
    cells: dict[Cell, str] = {}
    for choice in told:
        if not choice.exclusive:
            words = choice.columns.get("digest") or said(choice.label, flow.default_language)
            cells.setdefault(Cell(table.value, _band(choice)), words)
    return Table(table, cells, single=prompt.kind is not Kind.SELECT_MULTIPLE)


def _plain(frame: Frame, facets: frozenset[Facet]) -> set[Cell]:
    cells = set()
    for facet in facets:
        role = frame.prompts.get(facet.prompt)
        if role in _TABLES:
            # Of an order the first counts: whose job it felt like most.
            first = Facet(facet.prompt, facet.choice.split(" ")[0])
            if first in frame.bands:
                cells.add(Cell(_TABLES[role].value, frame.bands[first]))
    known = {cell for table in frame.tables for cell in table.cells}
    return cells & known


def _gaps(frame: Frame, facets: frozenset[Facet]) -> set[Cell]:
    table = frame.table(TableId.GAPS)
    if table is None or not facets & frame.passed_on:
        return set()
    named = [facet.choice for facet in facets if frame.prompts.get(facet.prompt) is Role.SERVICES]
    return {
        cell
        for one, other in combinations(named, 2)
        for cell in (Cell(TableId.GAPS.value, f"{one}+{other}"), Cell(TableId.GAPS.value, f"{other}+{one}"))
        if cell in table.cells
    }


def _slip(frame: Frame, facets: frozenset[Facet]) -> set[Cell]:
    steps = {
        frame.prompts[facet.prompt]: frame.steps[facet]
        for facet in facets
        if facet in frame.steps and facet.prompt in frame.prompts
    }
    if Role.STAGE_FIRST not in steps or Role.STAGE_HELP not in steps:
        return set()
    lost = max(0, steps[Role.STAGE_HELP] - steps[Role.STAGE_FIRST])
    return {Cell(TableId.SLIP.value, str(lost))}
