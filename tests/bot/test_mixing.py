"""Summaries leave the mixing queue ripe, together, in an order that says nothing, and with what many others share."""

import logging
from collections.abc import Callable
from datetime import timedelta
from itertools import cycle
from pathlib import Path

import pytest

from bot.mixing import Mixing
from bot.staff.channels import Channel, Channels, only
from conversations.digest.frame import Cell
from conversations.digest.scopes import EVERYTHING, Scope
from conversations.facets import Facet
from conversations.flow import Flow
from storage.database import Transaction
from storage.digests import Kept
from storage.outbox import Kind
from storage.store import Store
from tests.bot.storytelling import START, WEEK, Clock, Sent, Told, form, frames, opened, tell

STAFF, HOUSING, APPROVAL = -1002233445566, -1003344556677, -1004455667788
HOUSED = Channels(
    (
        Channel("Housing", HOUSING, Scope("Housing", {"needs": frozenset({"home"})})),
        *only(STAFF).all,
    )
)


@pytest.fixture(scope="module")
def flow(tmp_path_factory: pytest.TempPathFactory) -> Flow:
    return form(tmp_path_factory.mktemp("form"))


def coins(*falls: bool) -> Callable[[], bool]:
    """A coin that falls like this, again and again."""
    given = cycle(falls)
    return lambda: next(given)


def mixing(
    store: Store,
    flow: Flow,
    sent: Sent,
    *,
    together: int = 1,
    channels: Channels | None = None,
    clock: Clock | None = None,
    coin: Callable[[], bool] | None = None,
) -> Mixing:
    return Mixing(
        store,
        sent,
        channels=channels or only(STAFF),
        frames=frames(store, flow),
        after=3600,
        together=together,
        clock=clock or Clock(),
        coin=coin or coins(False),
    )


def words(number: int, *, teller: int | None = None) -> Told:
    return Told(number, words={"story": f"told {number:03}"}, teller=teller)


def needed(number: int, *choices: str, wait: str = "", teller: int | None = None) -> Told:
    picked = {"needs": choices} | ({"wait": (wait,)} if wait else {})
    return Told(number, picked=picked, teller=teller)


async def batch(store: Store, channel: str, number: int) -> list[Kept]:
    return await store.write(lambda transaction: store.digests.batch(transaction, channel, number))


# When and in which order


async def test_nothing_leaves_before_it_is_ripe_nor_before_enough_are_ripe(
    tmp_path: Path, flow: Flow
) -> None:
    store = await opened(tmp_path, flow)
    sent, clock = Sent(), Clock()
    mixer = mixing(store, flow, sent, together=3, clock=clock)
    for number in range(3):
        await tell(store, flow, words(number), due=START + timedelta(hours=number))
    for hours, left in ((-1, 0), (0, 0), (1.99, 0), (2, 3)):
        clock.now = START + timedelta(hours=hours)
        assert await mixer.once() == left
    assert await mixer.once() == 0
    assert {(post.kind, post.address) for post in sent.all} == {(Kind.POST, STAFF)}
    assert len({post.story for post in sent.all}) == 3
    await store.close()


async def test_what_left_is_in_the_outbox_and_no_longer_waits_whatever_happens_next(
    tmp_path: Path, flow: Flow
) -> None:
    store = await opened(tmp_path, flow)
    sent = Sent()
    for number in range(4):
        await tell(store, flow, words(number))
    assert await mixing(store, flow, sent).once() == 4
    await store.close()
    store = await opened(tmp_path, flow)
    assert sorted(store.undelivered, key=lambda one: one.id) == sent.all
    assert await store.write(store.vault.waiting) == []
    await store.close()


async def test_the_order_of_leaving_is_not_the_order_of_sending(tmp_path: Path, flow: Flow) -> None:
    """Of forty, shuffled, the chance to leave in the order they came is one in 40 factorial."""
    store = await opened(tmp_path, flow)
    sent = Sent()
    for number in range(40):
        await tell(store, flow, words(number))
    await mixing(store, flow, sent).once()
    left = [post.text for post in sent.all]
    assert left != sorted(left)
    assert left != sorted(left, reverse=True)
    assert len(set(left)) == 40
    await store.close()


async def test_stories_of_one_narrator_are_no_company_for_each_other(tmp_path: Path, flow: Flow) -> None:
    """Three of one person leave when somebody else's is with them, not before."""
    store = await opened(tmp_path, flow)
    mixer = mixing(store, flow, Sent(), together=2)
    for number in range(3):
        await tell(store, flow, words(number, teller=0))
    assert await mixer.once() == 0
    await tell(store, flow, words(3))
    assert await mixer.once() == 4
    await store.close()


@pytest.mark.parametrize("together", [1, 2, 3])
async def test_a_withdrawn_summary_neither_leaves_nor_counts(
    tmp_path: Path, flow: Flow, together: int
) -> None:
    store = await opened(tmp_path, flow)
    sent = Sent()
    for number in range(3):
        await tell(store, flow, words(number))
    await store.write(lambda t: store.vault.withdraw(t, words(1).id, week=WEEK))
    left = await mixing(store, flow, sent, together=together).once()
    assert left == (2 if together <= 2 else 0)
    assert not [post for post in sent.all if "told 001" in post.text]
    await store.close()


# What a post shows


async def test_a_post_shows_together_only_what_eight_narrators_share(tmp_path: Path, flow: Flow) -> None:
    """Seven who waited months for a home are told apart by no post; the eighth makes it one of many."""
    store = await opened(tmp_path, flow)
    sent = Sent()
    mixer = mixing(store, flow, sent, together=7)
    for number in range(7):
        await tell(store, flow, needed(number, "home", wait="months"))
    assert await mixer.once() == 7
    assert {post.text.partition("\n\n")[2] for post in sent.all} == {"Needs: home"}
    sent.all.clear()
    await tell(store, flow, needed(7, "home", wait="months"))
    await mixing(store, flow, sent).once()
    (post,) = sent.all
    assert post.text.partition("\n\n")[2] == "Needs: home\nWait: months"
    await store.close()


async def test_seven_narrators_with_many_stories_are_still_seven(tmp_path: Path, flow: Flow) -> None:
    store = await opened(tmp_path, flow)
    sent = Sent()
    for number in range(40):
        await tell(store, flow, needed(number, "home", wait="months", teller=number % 7))
    await mixing(store, flow, sent).once()
    assert not any("months" in post.text for post in sent.all)
    assert len(sent.all) == 40
    await store.close()


async def test_what_no_post_may_show_is_in_none_however_many_told_it(tmp_path: Path, flow: Flow) -> None:
    store = await opened(tmp_path, flow)
    sent = Sent()
    for number in range(12):
        await tell(store, flow, needed(number, "money", "safety"))
    await mixing(store, flow, sent).once()
    assert len(sent.all) == 12
    assert all("money" in post.text and "safety" not in post.text for post in sent.all)
    await store.close()


async def test_words_are_posted_as_they_are(tmp_path: Path, flow: Flow) -> None:
    store = await opened(tmp_path, flow)
    sent = Sent()
    told = "Nobody <b>rang</b> back.\nhttps://example.org @someone #1"
    await tell(store, flow, Told(1, words={"helped": told}))
    await mixing(store, flow, sent).once()
    assert [piece.text for piece in sent.all[0].pieces][-1] == told
    await store.close()


async def test_a_story_that_shows_nothing_gets_no_post_and_counts_all_the_same(
    tmp_path: Path, flow: Flow
) -> None:
    store = await opened(tmp_path, flow)
    sent = Sent()
    await tell(store, flow, needed(1, "safety"))
    assert await mixing(store, flow, sent).once() == 1
    assert sent.all == []
    (kept,) = await batch(store, EVERYTHING, 1)
    assert (kept.member.window, kept.member.shown) == (0, frozenset())
    assert await store.write(store.vault.waiting) == []
    await store.close()


# Which channel


async def several(store: Store, flow: Flow, count: int, *choices: str, begin: int = 0) -> None:
    for number in range(begin, begin + count):
        await tell(store, flow, needed(number, *choices))


async def test_a_story_goes_to_the_first_channel_that_takes_it(tmp_path: Path, flow: Flow) -> None:
    store = await opened(tmp_path, flow)
    sent = Sent()
    await several(store, flow, 20, "home")
    await several(store, flow, 20, "money", begin=20)
    await tell(store, flow, words(40))
    assert await mixing(store, flow, sent, channels=HOUSED).once() == 41
    went = {int.from_bytes(post.story or b"", "big"): post.address for post in sent.all}
    assert went == {n: HOUSING if n < 20 else STAFF for n in range(41)}
    assert (len(await batch(store, "Housing", 1)), len(await batch(store, EVERYTHING, 1))) == (20, 20)
    await store.close()


async def test_how_many_must_be_together_counts_for_each_channel(tmp_path: Path, flow: Flow) -> None:
    """A post that leaves alone for its channel would tell when it was sent, whatever leaves for others."""
    store = await opened(tmp_path, flow)
    sent = Sent()
    mixer = mixing(store, flow, sent, together=3, channels=HOUSED)
    await several(store, flow, 20, "home")
    await several(store, flow, 20, "money", begin=20)
    await mixer.once()
    sent.all.clear()
    await several(store, flow, 3, "home", begin=40)
    await several(store, flow, 2, "money", begin=43)
    assert await mixer.once() == 3
    assert {post.address for post in sent.all} == {HOUSING}
    assert len(await store.write(store.vault.waiting)) == 2
    await tell(store, flow, needed(45, "money"))
    assert await mixer.once() == 3
    await store.close()


async def test_a_channel_that_would_single_out_a_few_gets_nothing_and_the_steward_is_told_once(
    tmp_path: Path, flow: Flow, caplog: pytest.LogCaptureFixture
) -> None:
    store = await opened(tmp_path, flow)
    sent = Sent()
    mixer = mixing(store, flow, sent, channels=HOUSED)
    caplog.set_level(logging.INFO, "firsthand.mixing")
    await several(store, flow, 20, "money")
    await several(store, flow, 18, "home", begin=20)
    await mixer.once()
    assert {post.address for post in sent.all} == {STAFF}
    await tell(store, flow, needed(38, "home"))
    await mixer.once()
    assert {post.address for post in sent.all} == {STAFF}
    assert [record.getMessage() for record in caplog.records] == [
        "channel 1 would single out a few; its stories go to the next that takes them"
    ]
    caplog.clear()
    sent.all.clear()
    for number in (39, 40):
        await tell(store, flow, needed(number, "home"))
        await mixer.once()
    assert {kept.story for kept in await batch(store, "Housing", 1)} == {needed(39).id, needed(40).id}
    assert sent.all == []  # eight must share even the first thing that is shown there
    assert [record.getMessage() for record in caplog.records] == [
        "channel 1 has enough narrators now; it gets its own stories"
    ]
    await store.close()


async def test_a_channel_that_stands_stays_open_when_a_family_takes_its_story_back(
    tmp_path: Path, flow: Flow, caplog: pytest.LogCaptureFixture
) -> None:
    """Else all who read it would see that somebody did; and no line of the log says how many there are."""
    store = await opened(tmp_path, flow)
    mixer = mixing(store, flow, Sent(), channels=HOUSED)
    await several(store, flow, 20, "home")
    await several(store, flow, 20, "money", begin=20)
    await mixer.once()
    for number in (0, 1, 20, 21):
        await store.write(lambda t, number=number: store.vault.withdraw(t, needed(number).id, week=WEEK))
    await several(store, flow, 1, "home", begin=40)
    await mixer.once()
    assert needed(40).id in {kept.story for kept in await batch(store, "Housing", 1)}
    assert not [record for record in caplog.records if record.name == "firsthand.mixing"]
    for number in range(2, 15):
        await store.write(lambda t, number=number: store.vault.withdraw(t, needed(number).id, week=WEEK))
    await several(store, flow, 1, "home", begin=41)
    await mixer.once()
    assert needed(41).id in {kept.story for kept in await batch(store, EVERYTHING, 1)}
    assert caplog.messages == ["channel 1 would single out a few; its stories go to the next that takes them"]
    await store.close()


async def test_a_channel_with_another_rule_under_its_old_name_starts_anew(tmp_path: Path, flow: Flow) -> None:
    """What went there by the old rule vouches for nobody: neither that the channel stands, nor for what a post shows."""
    store = await opened(tmp_path, flow)
    sent = Sent()
    await several(store, flow, 20, "money")
    await several(store, flow, 20, "home", begin=20)
    await mixing(store, flow, sent, channels=HOUSED).once()
    sent.all.clear()
    changed = Channels(
        (
            Channel("Housing", HOUSING, Scope("Housing", {"wait": frozenset({"months"})})),
            *only(STAFF).all,
        )
    )
    for number in range(40, 59):
        await tell(store, flow, needed(number, "home", wait="months"))
    await mixing(store, flow, sent, channels=changed).once()
    assert {post.address for post in sent.all} == {STAFF}
    sent.all.clear()
    await tell(store, flow, needed(59, "home", wait="months"))
    await mixing(store, flow, sent, channels=changed).once()
    assert {kept.story for kept in await batch(store, "Housing", 1)} >= {needed(59).id}
    assert sent.all == []  # twenty who needed a home went there before; none of them by this rule
    await store.close()


async def test_in_a_channel_of_its_own_kind_even_the_first_thing_needs_eight(
    tmp_path: Path, flow: Flow
) -> None:
    """Who reads the channel for homes knows a need already; with any other it would be two."""
    store = await opened(tmp_path, flow)
    sent = Sent()
    await several(store, flow, 20, "money")
    await several(store, flow, 20, "home", begin=20)
    await tell(store, flow, needed(40, "home", wait="months"))
    await mixing(store, flow, sent, channels=HOUSED).once()
    (post,) = (post for post in sent.all if post.story == needed(40).id)
    assert "Needs: home" in post.text
    assert "months" not in post.text
    await store.close()


# Batches


async def test_the_coin_decides_between_the_open_batch_and_the_next(tmp_path: Path, flow: Flow) -> None:
    store = await opened(tmp_path, flow)
    mixer = mixing(store, flow, Sent(), coin=coins(False, True, True))
    await several(store, flow, 9, "home")
    await mixer.once()
    sizes = [len(await batch(store, EVERYTHING, number)) for number in (1, 2, 3)]
    assert sizes == [3, 6, 0]
    members = [kept.member for number in (1, 2) for kept in await batch(store, EVERYTHING, number)]
    assert {(member.window, member.shown) for member in members} == {(1, frozenset({Facet("needs", "home")}))}
    assert {member.cells for member in members} == {frozenset({Cell("needs", "home")})}
    await store.close()


async def test_once_a_batch_is_closed_stories_join_the_next_two(tmp_path: Path, flow: Flow) -> None:
    store = await opened(tmp_path, flow)

    def close(transaction: Transaction) -> None:
        store.digests.close(transaction, EVERYTHING, 1, None, WEEK)

    await store.write(close)
    await several(store, flow, 4, "home")
    await mixing(store, flow, Sent(), coin=coins(False, True)).once()
    assert [len(await batch(store, EVERYTHING, number)) for number in (1, 2, 3)] == [0, 2, 2]
    assert {kept.member.window for kept in await batch(store, EVERYTHING, 3)} == {2}
    await store.close()


async def test_a_digest_may_quote_what_helped_where_it_is_short_and_counts_no_story_of_words_alone(
    tmp_path: Path, flow: Flow
) -> None:
    store = await opened(tmp_path, flow)
    short, long = "She rang me back.", "x" * 241
    for number, helped in enumerate((short, long)):
        await tell(store, flow, Told(number, {"needs": ("home",)}, {"helped": helped, "story": "Not this."}))
    await tell(store, flow, Told(2, words={"helped": "Words alone."}))
    await mixing(store, flow, Sent()).once()
    kept = {one.story: one.quote for one in await batch(store, EVERYTHING, 1)}
    assert kept == {Told(0).id: short, Told(1).id: ""}
    await store.close()


async def test_a_story_that_is_taken_back_leaves_its_batch(tmp_path: Path, flow: Flow) -> None:
    store = await opened(tmp_path, flow)
    await several(store, flow, 3, "home")
    await mixing(store, flow, Sent()).once()
    await store.write(lambda t: store.vault.withdraw(t, needed(1).id, week=WEEK))
    assert {kept.story for kept in await batch(store, EVERYTHING, 1)} == {needed(0).id, needed(2).id}
    await store.close()


# Approval


async def test_with_approval_a_post_waits_there_and_its_story_is_in_no_batch(
    tmp_path: Path, flow: Flow
) -> None:
    store = await opened(tmp_path, flow)
    sent = Sent()
    channels = Channels(only(STAFF).all, APPROVAL)
    await tell(store, flow, Told(1, {"needs": ("home",)}, {"helped": "She rang me back."}))
    assert await mixing(store, flow, sent, channels=channels).once() == 1
    (post,) = sent.all
    assert post.address == APPROVAL
    assert "She rang me back." in post.text
    assert post.text.endswith("May this go to the staff channel?")
    assert [[button.label for button in row] for row in post.buttons] == [["Let it through", "Keep it back"]]
    assert await batch(store, EVERYTHING, 1) == []
    assert await store.write(store.vault.waiting) == []
    assert len(await store.write(store.digests.held_all)) == 1
    await store.close()
