"""One year of one world, under our way and the common rules, read by every reader: what the table adds up."""

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field

from conversations.digest.counting import Counts
from conversations.digest.frame import Cell, Frame
from conversations.digest.published import Interval, Published, Treated, pack
from conversations.facets import Facet
from tests.simulation import rules
from tests.simulation.attack import Attack, Leak
from tests.simulation.rules import Rule
from tests.simulation.view import view_of
from tests.simulation.worlds import PLANS, World, built_in, world
from tests.simulation.year import Channel, Treat, play

KNOWN = 3
"""Narrators all of whose answers the second reader knows."""
REPLAYED = 1
"""Withdrawals of a year without which it is played again."""


class Readers:
    """Names of those who read, in the order of the table."""

    PLAIN = "digests and posts"
    THREE = "and three narrators"
    EVERY = "and how many stories came"


@dataclass(frozen=True, slots=True)
class Ours:
    """What our way gave in one year, of all channels.

    Attributes:
        leaks: By reader, the groups of 1 to 7 that were bounded.
        withdrawn: Stories withdrawn after they had been counted, without which the year was played again.
        seen: How many of these changed a digest by a byte, though every post was as it was.
        by_posts: How many changed what a post of somebody else shows, and that a digest.
        rows: Numbers shown, over all digests with numbers.
        digests: Digests with numbers.
        slots: Weeks, over all channels that had a story.
        waited: Weeks between the sending of a story and the digest that counted it, summed up.
        counted: Stories that were counted in a digest with numbers.
        uncounted: Stories whose batch went without numbers.
    """

    leaks: Mapping[str, Sequence[Leak]] = field(default_factory=dict)
    withdrawn: int = 0
    seen: int = 0
    by_posts: int = 0
    rows: int = 0
    digests: int = 0
    slots: int = 0
    waited: int = 0
    counted: int = 0
    uncounted: int = 0


@dataclass(frozen=True, slots=True)
class Trial:
    """One year: which plan and seed, what our way gave, and what each rule told."""

    plan: int
    seed: int
    ours: Ours
    rules: Mapping[Rule, rules.Told]


def year(plan: int, seed: int, treat: Treat, *, every_story: bool = False) -> Trial:
    """Play and attack one year of ``PLANS[plan]``; the same seed gives the same."""
    played = world(built_in(), PLANS[plan], seed)
    remembered = _Remembered(treat)
    channels = play(played, remembered)
    rng = random.Random(f"readers {plan} {seed}")
    seen, by_posts, withdrawn = _replayed(played, channels, remembered, rng)
    closings = [closing for channel in channels for closing in channel.closings]
    told = [closing for closing in closings if closing.treated is not None]
    ours = Ours(
        leaks=_leaks(played, channels, rng, every_story=every_story),
        withdrawn=withdrawn,
        seen=seen,
        by_posts=by_posts,
        rows=sum(
            row.about is not None
            for closing in told
            if closing.treated is not None
            for table in closing.treated.tables
            for row in table.rows
        ),
        digests=len(told),
        slots=sum(len(channel.closings) + len(channel.quiet) for channel in channels if channel.kept),
        waited=sum(closing.week - kept.story.sent for closing in told for kept in closing.members),
        counted=sum(len(closing.members) for closing in told),
        uncounted=sum(len(closing.members) for closing in closings if closing.treated is None),
    )
    return Trial(plan, seed, ours, {rule: rules.told(rule, channels, played.frame) for rule in Rule})


def _leaks(
    played: World, channels: Sequence[Channel], rng: random.Random, *, every_story: bool
) -> dict[str, list[Leak]]:
    found: dict[str, list[Leak]] = {Readers.PLAIN: [], Readers.THREE: []}
    if every_story:
        found[Readers.EVERY] = []
    for channel in channels:
        numbers = [closing.number for closing in channel.closings if closing.treated is not None]
        if not numbers:
            continue
        view = view_of(channel, played.frame, played.plan.batch)
        plain = Attack(view)
        counting = Attack(view_of(channel, played.frame, played.plan.batch, every_story=True))
        for number in numbers:
            found[Readers.PLAIN] += plain.leaks(number)
            members = {kept.story.told.teller for kept in channel.closings[number - 1].members}
            if every_story:
                found[Readers.EVERY] += counting.leaks(number)
            three = plain.knowing(rng.sample(sorted(members), KNOWN))
            found[Readers.THREE] += three.leaks(number)
    return found


def _replayed(
    played: World, channels: Sequence[Channel], treat: Treat, rng: random.Random
) -> tuple[int, int, int]:
    """How many withdrawals of counted stories change a digest by a byte: by themselves, and because posts of others show
    a choice more or less, as they have less company; and how many were tried."""
    after = [
        kept.story.id
        for channel in channels
        for closing in channel.closings
        for kept in closing.members
        if kept.story.withdrawn is not None and kept.story.withdrawn > closing.week
    ]
    tried = rng.sample(after, min(REPLAYED, len(after)))
    seen = by_posts = 0
    for story in tried:
        others = play(played, treat, without=story)
        if digests_of(others) != digests_of(channels):
            if _posts(others) == _posts(channels):
                seen += 1
            else:
                by_posts += 1
    return seen, by_posts, len(tried)


def _posts(channels: Sequence[Channel]) -> list[list[tuple[int, int, frozenset[Facet]]]]:
    """All that posts show, and when."""
    return [[(kept.story.id, kept.week, kept.facets) for kept in channel.kept] for channel in channels]


def digests_of(channels: Sequence[Channel]) -> list[tuple[str, int, int, str]]:
    """All that is ever seen of the digests of these channels: when they came, and everything that words and pictures are
    made of, to the byte."""
    return [
        (
            channel.name,
            closing.number,
            closing.week,
            repr(closing.treated),
        )
        for channel in channels
        for closing in channel.closings
    ]


_ANYWHERE: Mapping[str, frozenset[str]] = {}


class _Remembered:
    """The gate, asked once for each thing it is asked: a year that is played again differs in little."""

    def __init__(self, treat: Treat) -> None:
        self.treat = treat
        self.given: dict[object, tuple[Treated, Published]] = {}

    def __call__(
        self,
        frame: Frame,
        counts: Counts,
        posts: Mapping[Cell, int],
        ledger: Sequence[Published],
        number: int,
        *,
        where: Mapping[str, frozenset[str]] = _ANYWHERE,
        between: Interval | None = None,
    ) -> tuple[Treated, Published]:
        key = (
            counts.tellers,
            frozenset(counts.cells.items()),
            frozenset(posts.items()),
            tuple(pack(one) for one in ledger),
            number,
            between,
            tuple(sorted((prompt, tuple(sorted(choices))) for prompt, choices in where.items())),
        )
        if key not in self.given:
            self.given[key] = self.treat(frame, counts, posts, ledger, number, where=where, between=between)
        return self.given[key]


def kinds(leaks: Sequence[Leak]) -> Counter[str]:
    """How many groups of each kind."""
    return Counter(leak.kind for leak in leaks)


def as_json(trial: Trial) -> dict[str, object]:
    """For the file of figures."""
    plan = PLANS[trial.plan]
    ours = asdict(trial.ours)
    ours["leaks"] = {reader: [asdict(leak) for leak in leaks] for reader, leaks in trial.ours.leaks.items()}
    return {
        "stories_a_week": plan.a_week,
        "batch": plan.batch,
        "seed": trial.seed,
        "ours": ours,
        "rules": {rule.name.lower(): asdict(told) for rule, told in trial.rules.items()},
    }
