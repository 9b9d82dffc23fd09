"""Made-up years of stories: skewed, correlated, late, told again, withdrawn. The same seed gives the same year.

Nothing here is taken from a family. Choices follow Zipf's law (the k-th most common has a share of 1/k); families are of
a few kinds that each have an order of their own, so that answers go together as they do in life.
"""

import random
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import conversations
from conversations.digest.frame import Cell, Frame, Role, frame_of
from conversations.digest.scopes import Scope
from conversations.facets import Facet, Told, told
from conversations.flow import Choice, Flow, Kind, Prompt
from conversations.forms.compiling import compile_flow
from conversations.forms.reading.files import FileKind, read
from conversations.summary import Fact, Picked, Summary

WEEKS = 52
WITHDRAWN = 0.03
"""Share of stories that are withdrawn, at any week from the one they are sent in to ``LONGEST_REGRET`` after it."""
LONGEST_REGRET = 20
AGAIN = 0.08
"""Share of stories whose narrator has told one before."""
LATE = 0.15
"""Share of stories that are told in one week and sent up to ``LATEST`` weeks after it."""
LATEST = 6
KINDS = 4
"""Kinds of families; each has its own order of what is common."""
ANSWERED = 0.85
"""Share of questions that are answered; the others are skipped."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What the steward of a made-up service has set.

    Attributes:
        a_week: Stories sent in an average week.
        batch: Narrators of a batch.
    """

    a_week: int
    batch: int


PLANS = (Plan(10, 40), Plan(40, 40), Plan(150, 40))


@dataclass(frozen=True, slots=True)
class Story:
    """One story, what it counts in, and what chance has in store for it: drawn beforehand, so that a year can be played
    again less one withdrawal.

    Weeks are counted from 0. ``order`` is its place among those released in one week; ``next_batch`` the coin flip.
    """

    id: int
    told: Told
    cells: frozenset[Cell] = field(repr=False)
    summary: Summary = field(repr=False)
    sent: int
    released: int
    order: float
    next_batch: bool
    withdrawn: int | None


@dataclass(frozen=True, slots=True)
class World:
    """A year of one service.

    ``follows`` says what else whoever sees a facet knows: the hardest barrier is one of the barriers.
    """

    plan: Plan
    frame: Frame
    scopes: tuple[Scope, ...]
    stories: tuple[Story, ...]
    follows: Mapping[Facet, Facet]


def built_in() -> Flow:
    """The flow that comes with Firsthand."""
    source = Path(conversations.__file__).parent / "flows" / "family_story.md"
    return compile_flow(read(source.read_bytes(), FileKind.MARKDOWN))


def world(flow: Flow, plan: Plan, seed: int) -> World:
    """A year under this plan."""
    rng = random.Random(f"world {seed} {plan.a_week} {plan.batch}")
    frame = frame_of(flow)
    families = _Families(flow, frame, rng)
    stories: list[Story] = []
    known: list[tuple[bytes, int]] = []
    facets: dict[Facet, Facet] = {}  # one object each: a year has half a million
    for week in range(WEEKS):
        for _ in range(_about(plan.a_week, rng)):
            teller, kind = rng.randbytes(8), rng.randrange(KINDS)
            if known and rng.random() < AGAIN:
                teller, kind = rng.choice(known)
            known.append((teller, kind))
            late = rng.randint(1, LATEST) if rng.random() < LATE else 0
            summary = families.summary(kind, _week(week - late))
            one = told(teller, summary)
            one = Told(teller, frozenset(facets.setdefault(facet, facet) for facet in one.facets))
            regret = rng.randint(0, LONGEST_REGRET) if rng.random() < WITHDRAWN else None
            stories.append(
                Story(
                    id=len(stories) + 1,
                    told=one,
                    cells=frame.cells(one.facets),
                    summary=summary,
                    sent=week,
                    released=week + rng.choices((0, 1, 2), (5, 4, 1))[0],
                    order=rng.random(),
                    next_batch=rng.random() < 0.5,
                    withdrawn=None if regret is None else week + regret,
                )
            )
    return World(plan, frame, _scopes(frame, rng), tuple(stories), _follows(flow))


def _follows(flow: Flow) -> dict[Facet, Facet]:
    """A prompt whose choices are those picked at a prompt before it tells of that prompt too."""
    found = {}
    for prompt in flow.prompts:
        earlier = _picked_from(prompt, flow)
        if earlier is not None:
            for choice in prompt.choices:
                found[Facet(prompt.name, choice.name)] = Facet(earlier.name, choice.name)
    return found


def _picked_from(prompt: Prompt, flow: Flow) -> Prompt | None:
    names = [choice.name for choice in prompt.choices]
    if prompt.choice_filter is None:
        return None
    return next(
        (
            one
            for one in flow.prompts
            if one.kind is Kind.SELECT_MULTIPLE and [choice.name for choice in one.choices] == names
        ),
        None,
    )


class _Families:
    """Draws what a family answers."""

    def __init__(self, flow: Flow, frame: Frame, rng: random.Random) -> None:
        self.rng = rng
        self.prompts = [prompt for prompt in flow.prompts if prompt.summary and prompt.choices]
        self.roles = frame.prompts
        self.sources = {prompt.name: _picked_from(prompt, flow) for prompt in self.prompts}
        # A quarter of the weight of an answer is the kind's own; the rest is everybody's.
        self.common = {prompt.name: self._order(prompt.choices) for prompt in self.prompts}
        self.own = [
            {prompt.name: self._order(prompt.choices) for prompt in self.prompts} for _ in range(KINDS)
        ]

    def _order(self, choices: Sequence[Choice]) -> dict[str, float]:
        shuffled = self.rng.sample(list(choices), len(choices))
        return {choice.name: 1 / place for place, choice in enumerate(shuffled, 1)}

    def summary(self, kind: int, week: str) -> Summary:
        facts = []
        answers: dict[str, list[str]] = {}
        hardship = self.rng.random()
        for prompt in self.prompts:
            source = self.sources[prompt.name]
            offered = set(answers.get(source.name, ())) if source else {one.name for one in prompt.choices}
            if offered and self.rng.random() < ANSWERED:
                names = [one.name for one in self._picked(prompt, offered, kind, hardship)]
                answers[prompt.name] = names
                if prompt.kind is Kind.RANK:
                    names = [" ".join(names)]
                facts.append(Fact(prompt.name, prompt.name, tuple(Picked(name, name) for name in names)))
        return Summary(week, tuple(facts), ())

    def _picked(self, prompt: Prompt, offered: Collection[str], kind: int, hardship: float) -> list[Choice]:
        common, own = self.common[prompt.name], self.own[kind][prompt.name]
        left = {choice.name: choice for choice in prompt.choices if choice.name in offered}
        weights = {name: 0.75 * common[name] + 0.25 * own[name] for name in left}
        if prompt.kind is Kind.RANK:
            return sorted(prompt.choices, key=lambda one: self.rng.random() / weights[one.name])
        several = self.roles.get(prompt.name) in {Role.NEEDS, Role.BARRIERS, Role.SERVICES}
        wanted = 1 + (round(hardship * 4) if several else 0)
        found: list[str] = []
        while weights and len(found) < wanted:
            name = self.rng.choices(list(weights), list(weights.values()))[0]
            if left[name].exclusive:
                return [left[name]]
            found.append(name)
            weights = {
                other: weight
                for other, weight in weights.items()
                if other != name and not left[other].exclusive
            }
        return [choice for choice in prompt.choices if choice.name in found]


def _scopes(frame: Frame, rng: random.Random) -> tuple[Scope, ...]:
    """Two or three channels that overlap, by area, by service and by need, in any order; the rest goes to staff."""
    prompts = {role: name for name, role in frame.prompts.items()}
    choices = {
        role: sorted({facet.choice for facet in frame.bands if facet.prompt == name} - {"no_one"})
        for role, name in prompts.items()
    }
    found = [
        Scope("near", {"area": frozenset({"near", "away"})}),
        Scope(
            "service",
            {prompts[Role.SERVICES]: frozenset(rng.sample(choices[Role.SERVICES], rng.choice((1, 2))))},
        ),
        Scope("need", {prompts[Role.NEEDS]: frozenset(rng.sample(choices[Role.NEEDS], rng.choice((1, 2))))}),
    ]
    return tuple(rng.sample(found, rng.choice((2, 3))))


def _about(mean: int, rng: random.Random) -> int:
    """Poisson's law, by how many exponential gaps fit into one week; in one week of eight a quarter of the others'."""
    wanted = mean / (0.875 + 0.125 / 4) * (0.25 if rng.random() < 0.125 else 1)
    gaps, at = 0, rng.expovariate(1)
    while at < wanted:
        gaps += 1
        at += rng.expovariate(1)
    return gaps


def _week(number: int) -> str:
    return f"2026-W{number + 1:02d}" if number >= 0 else f"2025-W{52 + number + 1:02d}"
