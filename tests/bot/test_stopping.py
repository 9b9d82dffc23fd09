"""Where staff have stopped what goes out, the sender holds it: in order, beside everything else, and lets it go once."""

import random
from pathlib import Path

from bot.telegram.outbound import EDITION_PLACE, PLACE
from storage.outbox import Kind, Outgoing
from tests.bot.test_sender import ANNA, Post, posting, posting_to, running, say
from tests.telegram.fake import FakeTelegram

HOUSING = -1009990001112


def posts(chat: int, *numbers: int) -> list[Outgoing]:
    return [Outgoing(0, Kind.POST, chat, f"{number}", story=number.to_bytes(16, "big")) for number in numbers]


def shown(post: Post, chat: int | None = None) -> list[str]:
    return [one.text for one in post.telegram.staff_posts(chat)]


async def test_what_is_stopped_waits_while_people_are_answered_and_then_goes_in_order(tmp_path: Path) -> None:
    async with posting(tmp_path) as post, running(post.sender):
        staff = post.telegram.staff_chat
        post.sender.hold(lambda _: True)
        post.sender.put(await post.add(*posts(staff, 1, 2), say(ANNA, "a question"), *posts(staff, 3)))
        await post.sender.wait_until_idle()
        assert shown(post) == []
        assert [one.text for one in post.telegram.said(ANNA)] == ["a question"]
        assert [one.text for one in await post.left()] == ["1", "2", "3"]
        post.sender.hold(lambda _: False)
        await post.sender.wait_until_idle()
        assert shown(post) == ["1", "2", "3"]
        assert await post.left() == []


async def test_a_pause_holds_its_own_chat_alone(tmp_path: Path) -> None:
    async with posting(tmp_path) as post, running(post.sender):
        post.telegram.world.open_chat(HOUSING, "channel", "Housing", bot="administrator")
        staff = post.telegram.staff_chat
        post.sender.hold(lambda chat: chat == HOUSING)
        post.sender.put(await post.add(*posts(HOUSING, 1), *posts(staff, 2)))
        await post.sender.wait_until_idle()
        assert (shown(post, HOUSING), shown(post)) == ([], ["2"])
        post.sender.hold(lambda chat: chat == staff)
        await post.sender.wait_until_idle()
        assert shown(post, HOUSING) == ["1"]


async def test_what_waited_already_is_stopped_too_and_a_restart_lets_nothing_go(tmp_path: Path) -> None:
    """Forty posts wait at Telegram's pace; of what is not there yet nothing comes after the stop."""
    async with FakeTelegram() as telegram:
        staff = telegram.staff_chat
        async with posting_to(telegram, tmp_path, per_chat=25) as post, running(post.sender):
            post.sender.put(await post.add(*posts(staff, *range(40))))
            await telegram.until(lambda: len(telegram.staff_posts()) >= 3)
            post.sender.hold(lambda _: True)
            await post.sender.wait_until_idle()
            stood = [one.text for one in telegram.staff_posts() if one.text != PLACE]
            assert stood == [str(number) for number in range(len(stood))]
            assert 2 <= len(stood) < 40
        async with posting_to(telegram, tmp_path) as post, running(post.sender):
            post.sender.hold(lambda _: True)
            post.sender.put(await post.left())
            await post.sender.wait_until_idle()
            assert [one.text for one in telegram.staff_posts() if one.text != PLACE] == stood
            post.sender.hold(lambda _: False)
            await post.sender.wait_until_idle()
            assert sorted(map(int, shown(post))) == list(range(40))


async def test_taking_down_goes_on_while_everything_is_stopped(tmp_path: Path) -> None:
    async with posting(tmp_path) as post, running(post.sender):
        staff = post.telegram.staff_chat
        post.sender.put(await post.add(*posts(staff, 1, 2)))
        await post.sender.wait_until_idle()
        first = post.telegram.staff_posts()[0].id
        post.sender.hold(lambda _: True)
        post.sender.put(await post.add(*posts(staff, 3), Outgoing(0, Kind.RETRACT, staff, message=first)))
        await post.sender.wait_until_idle()
        assert shown(post) == ["2"]


async def test_a_story_that_is_taken_back_while_it_is_held_never_goes(tmp_path: Path) -> None:
    async with posting(tmp_path) as post, running(post.sender):
        staff = post.telegram.staff_chat
        post.sender.hold(lambda _: True)
        added = await post.add(*posts(staff, 1, 2, 3))
        post.sender.put(added)
        await post.store.write(lambda t: post.store.outbox.done(t, [added[1].id]))
        post.sender.withdraw([added[1].story or b""])
        post.sender.hold(lambda _: False)
        await post.sender.wait_until_idle()
        assert shown(post) == ["1", "3"]


async def test_what_takes_the_place_of_words_that_were_taken_back_does_not_wait(tmp_path: Path) -> None:
    """A digest that quotes stands in the channel; the family takes its words back while everything is stopped."""
    async with posting(tmp_path) as post, running(post.sender):
        staff = post.telegram.staff_chat
        standing = post.telegram.world.post(
            post.telegram.world.chats[staff], None, {"text": "This week. “She rang me back.”"}
        )
        post.sender.hold(lambda _: True)
        without = Outgoing(0, Kind.EDITION, staff, "This week.", message=standing.id, edition=1)
        new = Outgoing(0, Kind.EDITION, staff, "Next week.", edition=2)
        post.sender.put(await post.add(new, without))
        await post.sender.wait_until_idle()
        assert shown(post) == ["This week."]
        assert EDITION_PLACE not in shown(post)


async def test_a_group_that_moves_stays_stopped_under_its_new_number(tmp_path: Path) -> None:
    async with (
        FakeTelegram(staff="group") as telegram,
        posting_to(telegram, tmp_path) as post,
        running(post.sender),
    ):
        staff, to = telegram.staff_chat, -1008887776665
        post.sender.put(await post.add(*posts(staff, 1)))
        await post.sender.wait_until_idle()
        telegram.migrate(staff, to)
        post.sender.put(await post.add(*posts(staff, 2)))
        await post.sender.wait_until_idle()
        assert shown(post, to)[-1] == "2"
        post.sender.hold(lambda chat: chat == staff)
        post.sender.put(await post.add(*posts(staff, 3)))
        await post.sender.wait_until_idle()
        assert "3" not in shown(post, to)
        post.sender.hold(lambda _: False)
        await post.sender.wait_until_idle()
        assert shown(post, to)[-1] == "3"


async def test_however_often_it_is_stopped_and_let_go_each_post_stands_once_and_in_order(
    tmp_path: Path,
) -> None:
    chance = random.Random(6)
    async with posting(tmp_path) as post, running(post.sender):
        staff = post.telegram.staff_chat
        for number in range(60):
            post.sender.put(await post.add(*posts(staff, number)))
            if chance.random() < 0.4:
                held = chance.random() < 0.5
                post.sender.hold(lambda _, held=held: held)  # type: ignore[misc]
        post.sender.hold(lambda _: False)
        await post.sender.wait_until_idle()
        assert shown(post) == [str(number) for number in range(60)]
        assert await post.left() == []
