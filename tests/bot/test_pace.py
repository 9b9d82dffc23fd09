"""Telegram's limits are kept: laws of the pace, and a whole service watched by the other side."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.pace import Bucket, Pace
from tests.bot.conftest import Service
from tests.telegram.fake import FakeTelegram
from tests.telegram.pace import Limit

GAPS = st.lists(st.floats(0, 5), max_size=150)
RATES = st.sampled_from([(1.0, 1), (1.0, 4), (3.0, 4), (1 / 30, 15)])


def sent_at(bucket: Bucket, gaps: list[float]) -> list[float]:
    """When messages leave that are wanted after each of these gaps, each waiting as long as it is told."""
    now, times = 100.0, []
    for gap in gaps:
        now += gap
        while (wait := bucket.take(now)) > 0:
            now += wait
        times.append(now)
    return times


@given(rate=RATES, gaps=GAPS)
def test_no_stretch_of_time_holds_more_than_a_burst_and_the_rate(
    rate: tuple[float, int], gaps: list[float]
) -> None:
    interval, burst = rate
    times = sent_at(Bucket(interval, burst), gaps)
    for first in range(len(times)):
        for last in range(first + burst, len(times)):
            assert times[last] - times[first] >= (last - first - burst + 1) * interval - 1e-6


@given(rate=RATES, gaps=GAPS)
def test_whoever_keeps_the_rate_never_waits(rate: tuple[float, int], gaps: list[float]) -> None:
    interval, burst = rate
    bucket, now = Bucket(interval, burst), 0.0
    for gap in gaps:
        now += interval + gap
        assert bucket.take(now) == 0.0


@given(rate=RATES, gaps=GAPS, hold=st.floats(0, 60))
def test_nothing_leaves_before_a_hold_is_over(
    rate: tuple[float, int], gaps: list[float], hold: float
) -> None:
    """And then it does: a hold is no longer than Telegram asked for."""
    bucket = Bucket(*rate)
    times = sent_at(bucket, gaps)
    now = times[-1] if times else 100.0
    bucket.hold(now + hold)
    wait = bucket.take(now)
    if hold > 1e-6:
        assert wait >= hold - 1e-6
        assert bucket.take(now + wait + 1e-6) == 0.0
    assert wait <= max(hold, rate[0]) + 1e-6


@given(asked=st.lists(st.floats(0, 1), min_size=1, max_size=60))
def test_being_told_to_wait_costs_nothing(asked: list[float]) -> None:
    """Asking again and again is not counted; what may go now is."""
    bucket = Bucket(1.0, 1)
    assert bucket.take(0.0) == 0.0
    for at in asked:
        assert bucket.take(at * 0.9) > 0
    assert bucket.take(1.0) == 0.0


def test_chats_do_not_wait_for_each_other_and_groups_get_twenty_a_minute() -> None:
    time = [0.0]
    pace = Pace(30.0, 1.0, lambda: time[0])
    for person in range(1, 200):
        assert pace.take_chat(person) == 0.0
    sent: list[float] = []
    while time[0] < 600.0:
        if pace.take_chat(-100) == 0.0:
            sent.append(time[0])
        time[0] += 0.05
    assert max(len([at for at in sent if begin <= at < begin + 60]) for begin in sent) <= 20
    assert len(sent) > 150
    pace.hold_chat(5, 10.0)
    assert pace.take_chat(5) > 9.9
    assert pace.take_chat(6) == 0.0
    pace.hold_all(3.0)
    assert 2.9 < pace.take_overall() < 3.001


def test_a_hundred_thousand_chats_do_not_stay_in_memory() -> None:
    time = [0.0]
    pace = Pace(30.0, 1.0, lambda: time[0])
    for person in range(1, 100_001):
        time[0] += 0.01
        pace.take_chat(person)
    assert len(pace._chats) <= 10_001


async def test_a_burst_of_people_breaks_none_of_telegrams_limits(service: Service) -> None:
    """At the settings everybody starts with: each is answered, and nobody gets more at once than one short answer.

    A first hello brings two messages, which Telegram lets pass together; the limit over everybody is never reached.
    """
    people = range(8001, 8046)
    async with (
        FakeTelegram() as telegram,
        service.running(telegram, messages_per_second=30.0, messages_per_chat=1.0),
    ):
        for user in people:
            telegram.say(user, "hello")
        await telegram.until(lambda: len(telegram.calls_of("sendMessage")) >= 2 * len(people), 20)
        await telegram.acknowledged()
        sent = [call.at for call in telegram.calls_of("sendMessage")]
        assert {violation.limit for violation in telegram.violations} <= {Limit.CHAT}
        hurried = [violation.chat for violation in telegram.violations]
        assert len(hurried) == len(set(hurried)), "one message beyond one a second, to anybody"
        assert all(len(telegram.said(user)) == 2 for user in people)
    assert len(sent) == 2 * len(people)
    assert all(first <= second for first, second in pairwise(sent))
