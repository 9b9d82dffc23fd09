"""Stories whose time is over: which uses end, which stories go, and whether the steward is to be asked first.

What the steward set counts from the week a story was sent, for each use by itself. A story that may be used for nothing any
more is destroyed as if its narrator had taken it back.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from conversations.consent import Consent, Use
from conversations.effects import ChangeUse, StoryId
from conversations.weeks import week_of
from storage import consents, queries
from storage.errors import Unopenable
from storage.sealing.envelope import Key

Terms = Mapping[Use, int]
"""For how many weeks after the one in which it was sent a story may be put to a use; a use not named has no end."""

STEP = 50
"""Stories looked at in one transaction."""

FEW = 10
"""So many stories are never too many to be removed unasked, however few there are in all."""

AWAY = timedelta(days=7)
BACK = timedelta(hours=2)
BACKUP = timedelta(hours=48)
"""A service that was away for longer, a clock that went back by more, and a last backup that is older make the job wait."""

ALLOWED = timedelta(hours=24)
"""How long the steward's word holds."""

_LOOKED, _ALLOWED, _BACKUP = "tidied", "tidy", "backup"
_LATEST = 70_000_000  # an hour of the year 9955: no later moment can be told


@dataclass(frozen=True, slots=True)
class Over:
    """A story of which something is over: the uses that end, and whether it goes altogether."""

    story: StoryId
    consent: Consent
    uses: frozenset[Use]
    goes: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run would do: stories that go, uses that end in stories that stay, and of how many stories in all."""

    going: int
    ending: Mapping[Use, int] = field(default_factory=dict)
    stories: int = 0

    @property
    def touched(self) -> int:
        """How many removals that is: each story that goes, and each use that ends."""
        return self.going + sum(self.ending.values())


def over(
    ledger: sqlite3.Connection, key: Key, terms: Terms, now: datetime, after: bytes = b""
) -> tuple[list[Over], bytes | None]:
    """The next stories of which something is over, in the order of their ids, which are random.

    ``key`` opens consents. A story whose consents do not open is left as it is: nothing of it leaves anyway, and what its
    narrator allowed is not guessed.

    Returns:
        Those, and the id to go on after; None where there are no more.
    """
    if not terms:
        return [], None
    ends = {use: week_of(now - timedelta(weeks=weeks)) for use, weeks in terms.items()}
    rows = ledger.execute(queries.stories_before, (max(ends.values()), after, STEP)).fetchall()
    found = []
    for story, week in rows:
        try:
            consent = consents.holding(
                key, story, ledger.execute(queries.consents_of_story, (story,)).fetchall()
            )
        except Unopenable:
            continue
        ended = frozenset(use for use in consent.uses if use in ends and week < ends[use])
        goes = not consent.uses - ended and (bool(ended) or week < min(ends.values()))
        if ended or goes:
            found.append(Over(StoryId(story), consent, ended, goes))
    return found, rows[-1][0] if len(rows) == STEP else None


def planned(ledger: sqlite3.Connection, key: Key, terms: Terms, now: datetime) -> Plan:
    """What a run now would do; nothing is changed."""
    return plan_of(ledger, _every(ledger, key, terms, now))


def plan_of(ledger: sqlite3.Connection, found: Iterable[Over]) -> Plan:
    """What removing all this comes to."""
    going, ending = 0, Counter[Use]()
    for one in found:
        going += one.goes
        ending.update(() if one.goes else one.uses)
    (stories,) = ledger.execute(queries.stories_count).fetchone()
    return Plan(going, dict(ending), stories)


def due(ledger: sqlite3.Connection, now: datetime) -> bool:
    """Whether it is time to look for what is over: once a day, and when the steward has given their word.

    Where it is not, the clock is noted all the same.
    """
    last = marked(ledger, _LOOKED)
    is_same_day = last is not None and last <= now and last.astimezone(now.tzinfo).date() == now.date()
    if not is_same_day or ledger.execute(queries.mark, (_ALLOWED,)).fetchone() is not None:
        return True
    looked(ledger, now)
    return False


def doubt(ledger: sqlite3.Connection, plan: Plan, now: datetime, most: int) -> str:
    """Why the steward is to be asked before this plan is carried out; "" where there is no reason.

    ``most`` is the share of all stories, in percent, of which something may be removed unasked.
    """
    last, backup = marked(ledger, _LOOKED), marked(ledger, _BACKUP)
    if last is None:
        return "nobody has looked before, so a wrong clock could not be told"
    if now < last - BACK:
        return "the clock has gone back"
    if now > last + AWAY:
        return "the clock jumped, or the service was away for more than a week"
    if plan.touched > max(FEW, plan.stories * most // 100):
        return f"that is more than {most} in a hundred"
    if backup is None or now > backup + BACKUP:
        return "the last backup is older than two days, or there is none"
    return ""


def allowed(ledger: sqlite3.Connection, plan: Plan, now: datetime) -> bool:
    """Whether the steward has let a plan of this size be carried out, less than a day ago."""
    row = ledger.execute(queries.mark, (_ALLOWED,)).fetchone()
    if row is None or len(row[0]) != 16:
        return False
    until, most = int.from_bytes(row[0][:8], "big"), int.from_bytes(row[0][8:], "big")
    hour = _hour(now)
    return until - ALLOWED // timedelta(hours=1) <= hour <= until and plan.touched <= most


def allow(ledger: sqlite3.Connection, plan: Plan, now: datetime) -> None:
    """The steward lets a plan of at most this size be carried out within a day."""
    until = _hour(now) + ALLOWED // timedelta(hours=1)
    value = until.to_bytes(8, "big") + plan.touched.to_bytes(8, "big")
    ledger.execute(queries.mark_keep, (_ALLOWED, value))


def used(ledger: sqlite3.Connection) -> None:
    """The steward's word was acted on, and holds no longer."""
    ledger.execute(queries.mark_forget, (_ALLOWED,))


def looked(ledger: sqlite3.Connection, now: datetime) -> None:
    """Note that the clock was looked at."""
    ledger.execute(queries.mark_keep, (_LOOKED, max(_hour(now), 0).to_bytes(8, "big")))


def marked(ledger: sqlite3.Connection, name: str) -> datetime | None:
    """The moment that a mark of whole hours tells."""
    row = ledger.execute(queries.mark, (name,)).fetchone()
    if row is None:
        return None
    return datetime.fromtimestamp(min(int.from_bytes(row[0], "big"), _LATEST) * 3600, UTC)


def endings(one: Over, now: datetime) -> list[ChangeUse]:
    """What stops the uses of a story that stays."""
    week = week_of(now)
    return [
        ChangeUse(one.story, use, allowed=False, wording=one.consent.wording, week=week)
        for use in Use
        if use in one.uses
    ]


def _every(ledger: sqlite3.Connection, key: Key, terms: Terms, now: datetime) -> Iterator[Over]:
    after: bytes | None = b""
    while after is not None:
        found, after = over(ledger, key, terms, now, after)
        yield from found


def _hour(now: datetime) -> int:
    return int(now.timestamp()) // 3600
