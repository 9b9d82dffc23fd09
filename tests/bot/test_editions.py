"""A digest's three messages: each made as a place and then filled, once, whatever happens on the way."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.telegram.outbound import EDITION_PLACE, NOT_SHOWN
from bot.telegram.typesetting import JOINER
from conversations.effects import Button
from conversations.post import Piece, Style
from storage.database import Transaction
from storage.editions import Drafted
from storage.outbox import Outgoing
from tests.bot.test_sender import Post, posting, posting_to, running
from tests.bot.test_staff_posts import Told
from tests.telegram.fake import FakeTelegram
from tests.telegram.faults import BadGateway, Fault, Reset, ServerError, Silence, TooMany

STORY = bytes(range(16))
PIECES = (
    Piece("This week\n", Style.STRONG),
    Piece("A worker rang back. "),
    Piece("See her.co.uk", Style.QUOTE),
)
WITHOUT = (Piece("This week\n", Style.STRONG), Piece("A worker rang back."))
CAPTION = "Needs: housing about 10, money about 15. Ask @nobody."
DRAFTED = Drafted(
    channel="Housing",
    week="2026-W48",
    quoted=STORY,
    pieces=PIECES,
    pieces_without=WITHOUT,
    caption=CAPTION,
    picture=b"\x89PNG" + bytes(9_000),
    wall=b"%PDF" + bytes(7_000),
    wall_without=b"%PDF" + bytes(6_000),
)
SHOWN = ("This week\nA worker rang back. See her.co.uk", CAPTION, "")
METHODS = ["sendMessage", "editMessageText", "editMessageMedia"]


async def sent(post: Post, drafted: Drafted = DRAFTED) -> list[Outgoing]:
    """An edition on its way to the staff channel, as the weekly slot puts it there."""
    digests = post.store.digests

    def write(transaction: Transaction) -> list[Outgoing]:
        id_ = digests.keep_edition(transaction, drafted)
        return digests.post_edition(transaction, id_, post.telegram.staff_chat)

    return await post.store.write(write)


def shown(telegram: FakeTelegram) -> list[tuple[str, str, int]]:
    """What stands in the staff channel: the words of each message, the name of its file, and the file's size."""
    found = []
    for message in telegram.world.chats[telegram.staff_chat].messages.values():
        content = message.content
        words = str(content.get("text", content.get("caption", ""))).replace(JOINER, "")
        photo, document = content.get("photo"), content.get("document")
        file = photo[-1]["file_id"] if photo else document["file_id"] if document else ""  # type: ignore[index]
        upload = telegram.world.files.get(str(file))
        found.append((words, upload.name if upload else "", upload.size if upload else 0))
    return found


WHOLE = [
    (SHOWN[0], "", 0),
    (SHOWN[1], "digest-2026-W48.png", len(DRAFTED.picture)),
    (SHOWN[2], "digest-2026-W48.pdf", len(DRAFTED.wall)),
]


async def test_words_picture_and_page_stand_in_order_and_nothing_in_them_can_be_tapped(
    tmp_path: Path,
) -> None:
    async with posting(tmp_path) as post:
        post.sender.put(await sent(post))
        async with running(post.sender):
            await post.sender.wait_until_idle()
        assert shown(post.telegram) == WHOLE
        messages = list(post.telegram.world.chats[post.telegram.staff_chat].messages.values())
        assert [one["type"] for one in messages[0].content["entities"]] == ["bold", "blockquote"]  # type: ignore[attr-defined]
        assert "caption_entities" not in messages[1].content
        assert await post.left() == []


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    "fault",
    [TooMany(0.05), BadGateway(), Reset(after_effect=True)],
    ids=repr,
)
async def test_whatever_happens_on_the_way_each_part_stands_once(
    tmp_path: Path, method: str, fault: Fault
) -> None:
    """A place that was made and not heard of stays empty; a fill that was not heard of is made again."""
    async with posting(tmp_path) as post:
        post.telegram.script(method, fault, None, fault)
        post.sender.put(await sent(post))
        async with running(post.sender):
            await post.sender.wait_until_idle()
        assert [one for one in shown(post.telegram) if one[0] != EDITION_PLACE] == WHOLE
        assert await post.left() == []


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("calls", [1, 2])
async def test_an_end_at_any_call_leaves_each_part_once(tmp_path: Path, method: str, calls: int) -> None:
    """The process ends while a call is not answered, the next one goes on from what is on the disk."""
    async with FakeTelegram() as telegram:
        telegram.script(method, *[None] * (calls - 1), Silence())
        async with posting_to(telegram, tmp_path) as post:
            post.sender.put(await sent(post))
            async with running(post.sender):
                if (method, calls) == ("editMessageText", 2):
                    await post.sender.wait_until_idle()  # one part alone is words
                else:
                    await telegram.until(lambda: len(telegram.calls_of(method)) == calls)
        async with posting_to(telegram, tmp_path) as post:
            post.sender.put(post.store.undelivered)
            async with running(post.sender):
                await post.sender.wait_until_idle()
            assert await post.left() == []
        assert [one for one in shown(telegram) if one[0] != EDITION_PLACE] == WHOLE
        strays = [one for one in shown(telegram) if one[0] == EDITION_PLACE]
        assert len(strays) == (method == "sendMessage")


async def test_a_server_that_takes_no_picture_in_a_text_gets_another_place_and_the_first_goes(
    tmp_path: Path,
) -> None:
    """The new place is written down before anything is put into it, as every place is."""
    async with posting(tmp_path) as post:
        post.telegram.world.adds_media = False
        post.sender.put(await sent(post))
        async with running(post.sender):
            await post.sender.wait_until_idle()
        assert sorted(shown(post.telegram)) == sorted(WHOLE)
        assert await post.left() == []


async def test_a_quote_that_is_taken_back_goes_from_words_and_page_alike(tmp_path: Path) -> None:
    """Both are filled anew where they stand; the picture never had it."""
    async with posting(tmp_path) as post:
        post.sender.put(await sent(post))
        async with running(post.sender):
            await post.sender.wait_until_idle()
            withdrawn = await post.store.write(
                lambda transaction: post.store.vault.withdraw(transaction, STORY, week="2026-W49")
            )
            post.sender.withdraw([STORY])
            post.sender.put(withdrawn)
            await post.sender.wait_until_idle()
        words, picture, wall = shown(post.telegram)
        assert words[0] == "This week\nA worker rang back."
        assert picture == WHOLE[1]
        assert wall == ("", "digest-2026-W48.pdf", len(DRAFTED.wall_without or b""))
        assert await post.left() == []


async def test_a_quote_taken_back_on_the_way_is_never_in_the_channel(tmp_path: Path) -> None:
    """The places are made; the words that quote it do not follow."""
    async with posting(tmp_path) as post:
        post.telegram.script("editMessageText", ServerError())
        post.sender.put(await sent(post))
        async with running(post.sender):
            await post.telegram.until(lambda: bool(post.telegram.calls_of("editMessageText")))
            withdrawn = await post.store.write(
                lambda transaction: post.store.vault.withdraw(transaction, STORY, week="2026-W49")
            )
            post.sender.withdraw([STORY])
            post.sender.put(withdrawn)
            await post.sender.wait_until_idle()
        said = [call.arguments.get("text", "") for call in post.telegram.calls_of("editMessageText")][1:]
        assert not any("her" in str(text) and "co" in str(text) for text in said)
        standing = [one[0] for one in shown(post.telegram) if one[0] != EDITION_PLACE]
        assert "This week\nA worker rang back." in standing
        assert CAPTION in standing
        assert await post.left() == []


async def test_a_draft_has_its_buttons_below_its_words_alone(tmp_path: Path) -> None:
    async with posting(tmp_path) as post:
        digests, rows = post.store.digests, ((Button("Let it through", "ed-y.1"),),)

        def write(transaction: Transaction) -> list[Outgoing]:
            id_ = digests.keep_edition(transaction, DRAFTED)
            return digests.show_edition(transaction, id_, post.telegram.staff_chat, rows)

        post.sender.put(await post.store.write(write))
        async with running(post.sender):
            await post.sender.wait_until_idle()
        assert [said.buttons for said in post.telegram.staff_posts()] == [(("Let it through",),), (), ()]


async def test_a_part_that_is_refused_for_good_is_told_of_and_the_others_stand(tmp_path: Path) -> None:
    heard = Told()
    async with posting(tmp_path, reports=heard) as post:
        post.sender.put(await sent(post, replace(DRAFTED, caption="a number " * 200)))
        async with running(post.sender):
            await post.sender.wait_until_idle()
        assert [one[0] for one in shown(post.telegram)] == [SHOWN[0], NOT_SHOWN, SHOWN[2]]
        assert heard.lines == [("refused", post.telegram.staff_chat)]
        assert await post.left() == []
