"""The simulation is what it says: its reader finds what can be found, and nothing that is not so; the same seed, the same year."""

from dataclasses import replace

import pytest

from conversations.digest.frame import Cell, Frame, frame_of
from conversations.digest.gate import treat
from conversations.digest.published import Interval, Published, Treated
from conversations.facets import Facet, Told
from conversations.flow import Flow
from conversations.summary import Summary
from tests.simulation.attack import FEW, Attack, Leak
from tests.simulation.naive import rounded
from tests.simulation.rules import Rule, told
from tests.simulation.table import table
from tests.simulation.trial import Ours, Trial, digests_of
from tests.simulation.view import Untrue, view_of
from tests.simulation.worlds import PLANS, WEEKS, Plan, Story, World, built_in, world
from tests.simulation.year import Channel, Closing, Kept, Treat, counted, play, posts_of

MONEY, SCHOOL = Facet("needs", "money"), Facet("needs", "school")


@pytest.fixture(scope="module")
def flow() -> Flow:
    return built_in()


@pytest.fixture(scope="module")
def frame(flow: Flow) -> Frame:
    return frame_of(flow)


@pytest.fixture(scope="module")
def unread(flow: Flow) -> World:
    """A year in which no batch is ever full, for the rules that go without batches."""
    return world(flow, Plan(10, 10_000), 6)


@pytest.fixture(scope="module")
def channels(unread: World) -> list[Channel]:
    return play(unread, rounded)


def kept(
    number: int, facets: set[Facet], frame: Frame, *, window: int, goes_on: bool, shown: bool = True
) -> Kept:
    """A story of a narrator of its own, put up in the week of its window."""
    cells = frame.cells(frozenset(facets))
    story = Story(
        number,
        Told(number.to_bytes(8, "big"), frozenset(facets)),
        cells,
        Summary("2026-W01", (), ()),
        sent=window,
        released=window,
        order=0,
        next_batch=goes_on,
        withdrawn=None,
    )
    seen = cells if shown else frozenset()
    return Kept(
        story,
        cells,
        seen,
        seen,
        frozenset(facets) if shown else frozenset(),
        is_posted=True,
        week=window,
        window=window,
        batch=window + goes_on,
    )


def closed(stories: list[Kept], frame: Frame, gate: Treat) -> Channel:
    """A channel of these stories, whose first two batches were closed through a gate."""
    channel = Channel("staff", {}, stories)
    for number in (1, 2):
        members = tuple(one for one in stories if one.batch == number)
        counts = counted(members, frame)
        ledger = [one.published for one in channel.closings if one.published is not None]
        posts = posts_of(channel, number, lambda story: True)
        treated, published = gate(frame, counts, posts, ledger, number)
        channel.closings.append(Closing(number, number, members, treated, published))
    return channel


def twelve_posts(frame: Frame) -> list[Kept]:
    """Twelve posts of one window show money; six count in each of two batches, which both give a sign for it."""
    stories = [kept(at, {MONEY}, frame, window=1, goes_on=at % 2 == 0) for at in range(12)]
    stories += [kept(100 + at, {SCHOOL}, frame, window=1, goes_on=False, shown=False) for at in range(18)]
    stories += [kept(200 + at, {SCHOOL}, frame, window=2, goes_on=False, shown=False) for at in range(18)]
    return stories


def test_what_posts_force_into_a_batch_is_found_where_counts_are_only_rounded(frame: Frame) -> None:
    channel = closed(twelve_posts(frame), frame, rounded)
    found = Attack(view_of(channel, frame, 20)).leaks(2)
    # At most seven of the twelve are in the first batch, so five at least are in the second, and seven at most.
    assert Leak(2, "those who said", ("needs: money",), 5, 7) in found


def test_the_gate_lets_nothing_of_that_out(frame: Frame) -> None:
    attack = Attack(view_of(closed(twelve_posts(frame), frame, treat), frame, 20))
    assert attack.leaks(1) + attack.leaks(2) == []


def test_whoever_knows_three_of_them_is_minded_too(frame: Frame) -> None:
    channel = closed(twelve_posts(frame), frame, treat)
    three = Attack(view_of(channel, frame, 20)).knowing({at.to_bytes(8, "big") for at in (0, 2, 4)})
    assert three.leaks(1) + three.leaks(2) == []


def test_a_digest_that_tells_what_is_not_so_is_found(frame: Frame) -> None:
    def wrong(*given: object) -> tuple[Treated, Published]:
        treated, published = rounded(*given)  # type: ignore[arg-type]
        cells = {**published.cells, Cell("needs", "money"): Interval(8, 12)}
        return treated, replace(published, cells=cells)

    with pytest.raises(Untrue):
        view_of(closed(twelve_posts(frame), frame, wrong), frame, 20)


def test_a_year_is_the_same_again_and_goes_on_as_it_was_without_a_withdrawal(flow: Flow) -> None:
    one, again = world(flow, PLANS[1], 3), world(flow, PLANS[1], 3)
    assert one.stories == again.stories
    assert one.stories != world(flow, PLANS[1], 4).stories
    channels = play(one, treat)
    assert sum(closing.treated is not None for channel in channels for closing in channel.closings) > 5
    story = next(
        kept.story.id
        for channel in channels
        for closing in channel.closings
        for kept in closing.members
        if kept.story.withdrawn is not None and kept.story.withdrawn > closing.week
    )
    assert digests_of(play(one, treat, without=story)) == digests_of(channels)


def test_a_year_has_all_that_the_reader_is_tried_with(flow: Flow) -> None:
    year = world(flow, PLANS[1], 5)
    tellers = [story.told.teller for story in year.stories]
    assert len(set(tellers)) < len(tellers)
    assert any(story.withdrawn is not None for story in year.stories)
    assert any(story.summary.week != f"2026-W{story.sent + 1:02d}" for story in year.stories)
    assert 0.8 < len(year.stories) / (40 * WEEKS) < 1.2
    routed = [sum(scope.takes(story.told.facets) for scope in year.scopes) for story in year.stories]
    assert max(routed) >= 2


def test_running_totals_tell_of_each_family(unread: World, channels: list[Channel]) -> None:
    under_5, nhs = (told(rule, channels, unread.frame) for rule in (Rule.UNDER_5, Rule.NHS))
    assert under_5.bounded > under_5.changes / 2
    assert 0 < nhs.bounded < under_5.bounded
    assert under_5.seen > 0


def test_the_table_says_nought_as_nought(unread: World, channels: list[Channel]) -> None:
    rules = {rule: told(rule, channels, unread.frame) for rule in Rule}
    nobody = Ours({"digests and posts": [], "and three narrators": []}, rows=10, digests=4, slots=52)
    assert "| **0** | **0** |" in table([Trial(0, 1, nobody, rules)]).splitlines()[2]
    leaky = Ours({"digests and posts": [Leak(1, "x", (), FEW.start, 7)], "and three narrators": []})
    assert "| **1.0** | **0** |" in table([Trial(0, 1, leaky, rules)]).splitlines()[2]
