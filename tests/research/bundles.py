"""Made-up stories by the hundred, and bundles of them: a form with a key of each kind, and rows as researchers get them."""

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256

from conversations.consent import Consent, Use
from conversations.flow import Flow
from conversations.release import Release, release
from conversations.research.columns import Shelf, Standing
from conversations.research.given import Given
from conversations.research.protecting import Plan, Reworded, keys_of, planned
from conversations.research.rows import Cell, Row
from conversations.research.shelf import shelf_of
from conversations.story import Answer, Story
from tests.forms.writing import SETTINGS, flow

SURVEY = """\
| survey |
| | type | name | label | bind::kv:research |
| | integer | weeks | How many weeks was it? | |
| | date | moved | When did you move? | |
| | time | rang | At what time did you ring? | |
| | select_one place | town | Which town was it? | key |
| | select_multiple service | services | Who did you ask? | |
| | select_one need | need | What was it about? | sensitive |
| | select_multiple need | needs | What else was it about? | sensitive |
| | select_one mood | mood | How was it? | |
| | text | story | What happened? | |
"""

CHOICES = """\
| choices |
| | list_name | name | label | broader |
| | place | aton | Aton | north |
| | place | beton | Beton | north |
| | place | ceton | Ceton | south |
| | place | deton | Deton | south |
| | service | school | A school | |
| | service | gp | A doctor | health |
| | service | camhs | CAMHS | health |
| | service | ward | A ward | health |
| | service | police | The police | |
| | need | money | Money | |
| | need | home | A home | |
| | need | harm | Being hurt | |
| | mood | good | Good | |
| | mood | bad | Bad | |
"""

VALUES: Mapping[str, Sequence[str]] = {
    "weeks": ("", "3", "4", "17", "300"),
    "moved": ("", "2025-01-03", "2025-02-11", "2026-06-30"),
    "rang": ("", "09:30:00.000Z", "23:05"),
    "town": ("", "aton", "beton", "ceton", "deton"),
    "services": ("", "school", "gp camhs", "camhs", "ward police", "school gp"),
    "need": ("", "money", "home", "harm"),
    "needs": ("", "harm", "money harm", "home"),
    "mood": ("", "good", "bad"),
    "story": ("", "It was so."),
}
"""What each question is answered with, the commonest first."""

SENT = ("2026-W45", "2026-W46", "2026-W52")
LANGUAGES = ("English (en)", "Cymraeg (cy)", "Polski (pl)")


@cache
def small_flow(version: str = "7") -> Flow:
    """The form, in one of two versions: 8 has no question about towns."""
    settings = SETTINGS.replace("| 7 |", f"| {version} |").replace("English (en)", "default")
    return flow(
        settings,
        "\n".join(line for line in SURVEY.splitlines() if version != "8" or "town" not in line) + "\n",
        CHOICES,
    )


@cache
def shelf() -> Shelf:
    """Of both versions."""
    return shelf_of([small_flow("7"), small_flow("8")])


@dataclass(frozen=True)
class Told:
    """A made-up story, with what an export knows of it."""

    number: int
    sent: str
    language: str
    version: str
    answers: tuple[str, ...]

    @property
    def id(self) -> str:
        return sha256(str(self.number).encode()).hexdigest()[:32]

    @property
    def released(self) -> Release:
        flow_of = small_flow(self.version)
        asked = {prompt.name for prompt in flow_of.prompts}
        answers = tuple(
            Answer(name, value)
            for name, value in zip(VALUES, self.answers, strict=True)
            if value and name in asked
        )
        consent = Consent(frozenset({Use.RESEARCH}), flow_of.version, self.sent)
        return release(Story(flow_of.version, self.language, answers, consent), Use.RESEARCH)


def told(number: int, rare: float, chance: random.Random) -> Told:
    """A story; the higher ``rare``, from 0 to 1, the more seldom anything but the commonest is said."""

    def one(values: Sequence[str]) -> str:
        return values[0] if chance.random() < rare else chance.choice(values)

    return Told(
        number,
        one(SENT),
        one(LANGUAGES),
        "8" if chance.random() > 0.5 + rare else "7",
        tuple(one(values) for values in VALUES.values()),
    )


@dataclass(frozen=True)
class Bundle:
    """What a researcher has of one bundle."""

    plan: Plan
    rows: Mapping[str, Row]

    def keys(self, row: Row) -> tuple[Cell | int, ...]:
        """Everything in a row that somebody may know of a family."""
        return (row.first, row.flow, row.sent, row.language, *self.cells(row, Standing.KEY).values())

    def cells(self, row: Row, standing: Standing) -> dict[str, Cell]:
        """The cells of the columns that are guarded so."""
        return {
            column.name: cell
            for column, cell in zip(self.plan.shelf.columns, row.cells, strict=True)
            if column.standing is standing
        }


def bundle(stories: Iterable[Told], given: Given | None = None, *, k: int = 5, l: int = 2) -> Bundle:  # noqa: E741
    """A bundle of these stories for a researcher who was given that before."""
    stories = list(stories)
    plan = planned(
        shelf(), (keys_of(shelf(), one.released, one.id, one.sent) for one in stories), given, k=k, l=l
    )
    rows = {}
    for one in stories:
        words = {"story": Reworded("It was [so].")}
        row = plan.protect(one.released, one.id, words, "2026-11")
        if row is not None:
            rows[one.id] = row
    return Bundle(plan, rows)


def year(seed: int, steps: Sequence[tuple[int, float]]) -> list[Bundle]:
    """Bundles of one researcher, each with so many more stories, and without a share of the earlier ones."""
    chance = random.Random(seed)
    rare = chance.choice((0.0, 0.4, 0.7, 0.9))
    stories: list[Told] = []
    made: list[Bundle] = []
    for more, withdrawn in steps:
        stories = [one for one in stories if chance.random() >= withdrawn]
        begin = chance.randrange(10**9)
        stories += [told(begin + at, rare, chance) for at in range(more)]
        chance.shuffle(stories)
        made.append(bundle(stories, made[-1].plan.given() if made else None))
    return made


def without_keys(row: Row) -> Row:
    """The row but for when it was first given."""
    return replace(row, first=0)
