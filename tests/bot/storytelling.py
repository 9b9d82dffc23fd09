"""Stories told to a store, for tests of what becomes of them among staff."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from bot.app import read_flow
from bot.flows import Flows
from bot.staff.frames import Frames
from conversations.consent import Consent, Use
from conversations.effects import Submit
from conversations.flow import Flow
from conversations.session import NarratorId
from conversations.story import Answer, Story
from conversations.summary import Fact, Line, Picked, Summary
from storage.database import Transaction
from storage.outbox import Outgoing
from storage.sealing.identity import new_identity
from storage.store import Store

SECRET = bytes(range(32))
WEEK = "2026-W48"
START = datetime(2026, 11, 23, 9, tzinfo=UTC)
RECIPIENTS = [new_identity("ana").recipient]

FORM = """\
| survey | | | | | | |
| | type | name | label | kv:summary | kv:guard | kv:digest |
| | select_one use | use | What may we do with it? | | consent | |
| | select_multiple need | needs | What did you need? | They needed | | needs |
| | select_one wait | wait | How long did you wait? | They waited | | wait |
| | text | helped | What helped? | What helped | pii | helped |
| | text | story | What happened? | What happened | pii | |
| choices | | | | | | |
| | list_name | name | label | digest | | |
| | use | digest | Count it | | | |
| | need | home | A home | | | |
| | need | money | Money | | | |
| | need | safety | To be safe | no | | |
| | wait | weeks | Weeks | | | |
| | wait | months | Months | | | |
"""


def form(folder: Path) -> Flow:
    """The questions that these stories answer."""
    path = folder / "form.md"
    path.write_text(FORM, encoding="utf-8")
    return read_flow(path)


async def opened(folder: Path, flow: Flow) -> Store:
    """A store that knows these questions."""
    store = await Store.open(folder, secret=SECRET, recipients=RECIPIENTS, week=WEEK)
    await store.write(lambda transaction: store.vault.keep_flow(transaction, flow, bytes(32)))
    return store


def frames(store: Store, flow: Flow) -> Frames:
    """What these questions give a digest."""
    return Frames(Flows(flow, store.vault), store.vault)


@dataclass(frozen=True, slots=True)
class Told:
    """What a narrator lets staff see: choices by question, and words by question; each choice is its own label."""

    number: int
    picked: dict[str, tuple[str, ...]] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    teller: int | None = None

    @property
    def id(self) -> bytes:
        """The story's."""
        return self.number.to_bytes(16, "big")


async def tell(store: Store, flow: Flow, told: Told, *, due: datetime = START) -> None:
    """Somebody taps Send."""
    allowed = {Use.DIGEST} if told.picked else set[Use]()
    consent = Consent(frozenset(allowed | ({Use.QUOTE} if told.words else set())), "f", WEEK)
    story = Story(flow.version, "English (en)", (Answer("story", f"told {told.number}"),), consent)
    teller = told.number if told.teller is None else told.teller
    facts = tuple(
        Fact(prompt, prompt.title(), tuple(Picked(choice, choice) for choice in choices))
        for prompt, choices in told.picked.items()
    )
    words = tuple(Line(prompt, prompt.title(), text) for prompt, text in told.words.items())

    def write(transaction: Transaction) -> None:
        submission = Submit(told.id, story, Summary(WEEK, facts, words))
        narrator = NarratorId((100 + teller).to_bytes(16, "big"))
        store.vault.submit(transaction, submission, due=int(due.timestamp()), teller=narrator)

    await store.write(write)


class Sent:
    """Where messages go that are to be sent; keeps them."""

    def __init__(self) -> None:
        self.all: list[Outgoing] = []

    def put(self, outgoing: list[Outgoing]) -> None:
        """These are on their way."""
        self.all += outgoing


class Clock:
    """A clock that is told the time."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now
