"""Stories that have joined a batch, for tests of digests: everybody of them needs a home and waited for weeks."""

from collections.abc import Iterable

from conversations.consent import Consent, Use
from conversations.digest.counting import Member
from conversations.digest.frame import frame_of
from conversations.digest.scopes import EVERYTHING
from conversations.effects import Submit
from conversations.facets import Facet
from conversations.flow import Flow
from conversations.session import NarratorId
from conversations.story import Answer, Story
from conversations.summary import Fact, Line, Picked, Summary
from storage.database import Transaction
from storage.store import Store

PICKED = {"needs": "home", "wait": "weeks"}


async def join(
    store: Store,
    flow: Flow,
    numbers: Iterable[int],
    *,
    week: str,
    channel: str = EVERYTHING,
    batch: int = 1,
    quote: str = "",
    window: int = 0,
    teller: int = 0,
    mixed: bool = False,
) -> None:
    """Stories of these numbers join a batch, in one transaction.

    Args:
        week: In which they join.
        window: Of which batch their posts are, which show everything; 0 where they have none.
        teller: Whose they all are; 0 where each is somebody else's.
        mixed: Every third needs no home: what all narrators told is in no digest.
    """
    words = (Line("helped", "What helped", quote),) if quote else ()
    consent = Consent(frozenset({Use.DIGEST, Use.QUOTE}), "f", "2026-W48")
    story = Story(flow.version, "English (en)", (Answer("story", "told"),), consent)
    frame, digests = frame_of(flow), store.digests

    def put(transaction: Transaction) -> None:
        for number in numbers:
            picked = {
                one: choice for one, choice in PICKED.items() if not mixed or number % 3 or one != "needs"
            }
            facts = tuple(Fact(one, one, (Picked(choice, choice),)) for one, choice in picked.items())
            shown = frozenset(Facet(*one) for one in picked.items()) if window else frozenset[Facet]()
            submit = Submit(number.to_bytes(16, "big"), story, Summary("2026-W48", facts, words))
            whose = NarratorId((1000 + (teller or number)).to_bytes(16, "big"))
            store.vault.submit(transaction, submit, due=0, teller=whose)
            told = digests.told(transaction, submit.id)
            assert told is not None
            member = Member(told.teller, frame.cells(told.facets), window, shown)
            digests.join(transaction, submit.id, channel, batch, member, quote, week)

    await store.write(put)
