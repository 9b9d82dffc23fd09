"""What is exported is what may be, to the letter: 10,000 histories of consent, and the recalls that follow from them."""

from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.consent import Consent, Use
from conversations.effects import ChangeUse, Submit
from conversations.session import NarratorId
from conversations.story import Answer, Story
from storage import consents, exports, recalls, snapshot
from storage.database import Transaction
from storage.errors import Unopenable
from storage.export.parcel import row_names
from storage.exported import Exported
from storage.sealing.envelope import derive
from storage.sealing.identity import new_identity
from storage.store import Store
from tests.storage.parcels import EVE

SECRET = bytes(range(32))
FLOW = "flow 1 abc"
ANA = new_identity("ana").recipient
BATCH, BATCHES = 400, 13
"""5,200 stories, each compared after the first part of its history and after all of it: 10,400 histories."""

LATEST = 60


def week(number: int) -> str:
    """The ISO week that is so many weeks after the beginning of 2025; each year of these has 52 of them."""
    return f"{2025 + number // 52}-W{1 + number % 52:02d}"


@dataclass
class Teller:
    """What ought to hold of one story, told by a model that keeps no rows."""

    id: bytes
    uses: dict[Use, bool]
    wording: str
    week: str
    since: str | None = field(init=False)
    withdrawn: bool = False

    def __post_init__(self) -> None:
        self.since = self.week if self.uses[Use.RESEARCH] else None

    def says(self, word: ChangeUse) -> None:
        self.uses[word.use], self.wording, self.week = word.allowed, word.wording, word.week
        if word.use is Use.RESEARCH:
            self.since = (self.since or word.week) if word.allowed else None

    @property
    def may(self) -> bool:
        return self.uses[Use.RESEARCH] and not self.withdrawn

    def held(self) -> tuple[frozenset[Use], str, str, str | None]:
        return (
            frozenset(use for use, allowed in self.uses.items() if allowed),
            self.wording,
            self.week,
            self.since,
        )


def told(teller: Teller) -> Submit:
    uses = frozenset(use for use, allowed in teller.uses.items() if allowed)
    consent = Consent(uses, teller.wording, teller.week)
    return Submit(teller.id, Story(FLOW, "en", (Answer("story", "it rained"),), consent), None)


def begun(dice: Random, number: int) -> Teller:
    uses = {use: dice.random() < 0.6 for use in Use}
    return Teller(number.to_bytes(16, "big"), uses, dice.choice(("a", "b")), week(dice.randrange(10)))


def live(store: Store, transaction: Transaction, dice: Random, tellers: list[Teller], words: int) -> None:
    """Some of them say something more, in any order; some take their story back, and some of those say more in vain."""
    for _ in range(words):
        teller, at = dice.choice(tellers), week(dice.randrange(10, LATEST))
        if dice.random() < 0.06:
            store.vault.withdraw(transaction, teller.id, week=at)
            teller.withdrawn = True
            continue
        use = dice.choice((Use.RESEARCH, Use.RESEARCH, *Use))
        word = ChangeUse(teller.id, use, dice.random() < 0.5, dice.choice(("a", "b", "c")), at)
        store.vault.change_use(transaction, word)
        if not teller.withdrawn:
            teller.says(word)


@pytest.mark.parametrize("seed", range(BATCHES))
async def test_what_is_exported_is_what_may_be_and_what_is_recalled_is_the_rest(
    tmp_path: Path, seed: int
) -> None:
    """400 stories each: told, allowed, stopped and taken back in any order, exported half way and again at the end."""
    dice = Random(seed)
    store = await Store.open(tmp_path, secret=SECRET, recipients=[ANA], week=week(0))
    tellers = [begun(dice, number) for number in range(BATCH)]

    def fill(transaction: Transaction) -> None:
        transaction.ledger.execute("INSERT INTO flows VALUES (?, x'00')", (FLOW,))
        for teller in tellers:
            narrator = NarratorId(dice.randrange(BATCH // 2).to_bytes(16, "big"))  # several stories of one
            store.vault.submit(transaction, told(teller), due=0, teller=narrator)
        live(store, transaction, dice, tellers, BATCH)

    try:
        await store.write(fill)
        first = {teller.id for teller in tellers if teller.may}
        assert _exported(tmp_path) == {teller.id: teller.held() for teller in tellers if teller.may}
        await store.write(lambda transaction: live(store, transaction, dice, tellers, 2 * BATCH))
        now = {teller.id: teller.held() for teller in tellers if teller.may}
        assert _exported(tmp_path) == now
        name = row_names(exports.pseudonym_key(SECRET, EVE.key))
        with exports.opened(tmp_path, SECRET) as register, snapshot.opened(tmp_path, SECRET) as stories:
            register.add(Exported(bytes(16), EVE, 1, week(20), tuple(first)))
            (one,) = recalls.recalled(register, SECRET, stories.allowed())
        assert one.rows == tuple(sorted(name(id_) for id_ in first - set(now)))
        assert one.rows
    finally:
        await store.close()


def _exported(folder: Path) -> dict[bytes, tuple[frozenset[Use], str, str, str | None]]:
    with snapshot.opened(folder, SECRET) as stories:
        rows = list(stories.stories())
        assert (stories.lacking, stories.damaged) == (0, 0)
        assert {row.story_id for row in rows} == stories.allowed()
    return {
        row.story_id: (row.consent.uses, row.consent.wording, row.consent.week, row.since) for row in rows
    }


WORDS = st.lists(
    st.tuples(st.sampled_from(Use), st.booleans(), st.sampled_from("ab"), st.integers(0, LATEST)),
    min_size=1,
    max_size=12,
)


@given(WORDS, st.sampled_from(Use))
def test_since_when_a_use_is_allowed_is_the_first_word_after_the_last_no(
    words: list[tuple[Use, bool, str, int]], use: Use
) -> None:
    """Whatever was said; and the rows vouch for each other, so that none of them can be left out but the newest."""
    key, story = derive(SECRET, "consents"), b"s" * 16
    rows = [
        consents.sealed_row(key, story, order, use, allowed=allowed, wording=wording, week=week(at))[1:]
        for order, (use, allowed, wording, at) in enumerate(words, 1)
    ]
    of_use = [(allowed, at) for one, allowed, _, at in words if one is use]
    stops = [order for order, (allowed, _) in enumerate(of_use) if not allowed]
    after = of_use[stops[-1] + 1 if stops else 0 :]
    assert consents.since(rows, use) == (week(after[0][1]) if after else None)
    held = consents.holding(key, story, rows)
    assert (use in held.uses) == bool(after)
    for order in range(len(rows) - 1):
        with pytest.raises(Unopenable):
            consents.check(key, story, rows[:order] + rows[order + 1 :])
