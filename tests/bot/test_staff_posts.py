"""What staff get of a story: set from data, never a link, once, and a channel that is gone stops no other."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.telegram.outbound import NOT_HERE, NOT_SHOWN, PLACE
from bot.telegram.queues import MOST_A_CHAT
from bot.telegram.typesetting import JOINER
from conversations.effects import Button
from conversations.facets import Company
from conversations.post import Page, Piece, Style, posted
from conversations.post import Post as PostOfAStory
from conversations.summary import Fact, Line, Picked, Summary
from conversations.talk.pages import PAGE_UNITS, units
from storage.outbox import Kind, Outgoing
from tests.bot.test_sender import BEN, Post, posting, posting_to, running, say, told
from tests.telegram.fake import FakeTelegram
from tests.telegram.faults import BadGateway, Reset, ServerError, Silence, TooMany

STORY, OTHER = bytes(16), bytes([1]) * 16
HOUSING = -1009990001112
NASTY = (
    "Ring @the_worker or write to her@council.example.org, see https://bad.example/x?y=1 or bad.co.uk. "
    "#help /start@some_bot $USD +44 191 496 0123, card 4111 1111 1111 1111. <b>no</b> *no* [a](tg://user?id=1) 😀"
)
HALF_AN_HOUR = timedelta(minutes=30)


class Told:
    """Keeps what the sender tells of channels."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, int]] = []

    def refused(self, outgoing: Outgoing, reason: str) -> None:
        assert "NASTY" not in reason
        self.lines.append(("refused", outgoing.address))

    def gone(self, address: int) -> None:
        self.lines.append(("gone", address))

    def back(self, address: int) -> None:
        self.lines.append(("back", address))


def pages_of(words: str) -> tuple[Page, ...]:
    summary = Summary("2026-W48", (), (Line("story", "What happened", words),))
    post = posted(summary, Company([]))
    assert post is not None
    return post.pages


def post_of(pieces: Page, chat: int, *, story: bytes = STORY, page: int = 0) -> Outgoing:
    text = "".join(piece.text for piece in pieces)
    return Outgoing(0, Kind.POST, chat, text, story=story, page=page, pieces=pieces)


def entities_in(post: Post, chat: int) -> list[list[tuple[str, str]]]:
    """What stands in a chat as entities, by message: the kind, and the words it is on."""
    found = []
    for message in post.telegram.world.chats[chat].messages.values():
        whole = str(message.content["text"]).encode("utf-16-le")
        given = message.content.get("entities", [])
        assert isinstance(given, list)
        found.append(
            [
                (
                    one["type"],
                    whole[2 * one["offset"] : 2 * (one["offset"] + one["length"])].decode("utf-16-le"),
                )
                for one in given
            ]
        )
    return found


async def test_a_post_is_set_and_nothing_in_it_is_a_link_a_name_or_a_number_to_tap(tmp_path: Path) -> None:
    """The server looks for all of these by itself; its only entities are ours, and the words are the narrator's."""
    async with posting(tmp_path) as post:
        staff = post.telegram.staff_chat
        post.sender.put(await post.add(*(post_of(page, staff) for page in pages_of(NASTY))))
        async with running(post.sender):
            await post.sender.wait_until_idle()
        (shown,) = entities_in(post, staff)
        assert [kind for kind, _ in shown] == ["bold", "bold", "blockquote"]
        assert [words.replace(JOINER, "").strip() for _, words in shown] == [
            "A family's story, week 48 of 2026",
            "What happened",
            NASTY,
        ]
        for call in post.telegram.calls_of("editMessageText"):
            assert "parse_mode" not in call.arguments
            assert call.arguments["link_preview_options"] == {"is_disabled": True}


@pytest.mark.parametrize("attack", ["@somebody ", "a.bc ", "/stop ", "😀 #tag "])
async def test_a_post_that_is_all_names_goes_out_whole_and_has_none(tmp_path: Path, attack: str) -> None:
    """Of many pages, each within Telegram's limit."""
    words = (attack * 3000)[:11_000].strip()
    async with posting(tmp_path) as post:
        staff = post.telegram.staff_chat
        pages = pages_of(words)
        posts = [post_of(page, staff, page=number) for number, page in enumerate(pages)]
        post.sender.put(await post.add(*posts))
        async with running(post.sender):
            await post.sender.wait_until_idle()
        texts = [said.text.replace(JOINER, "") for said in post.telegram.staff_posts()]
        kinds = {kind for message in entities_in(post, staff) for kind, _ in message}
    assert texts == ["".join(piece.text for piece in page).strip() for page in pages]
    assert len(texts) > 2
    assert kinds <= {"bold", "blockquote", "pre"}


FAULTS = [
    TooMany(0.05),
    ServerError(),
    BadGateway(),
    Reset(),
    Reset(after_effect=True),
]


@pytest.mark.parametrize("fault", FAULTS, ids=repr)
@pytest.mark.parametrize("method", ["sendMessage", "editMessageText"])
async def test_whatever_happens_on_the_way_the_words_stand_once(
    tmp_path: Path, method: str, fault: object
) -> None:
    """A place that was made and not heard of stays empty; no words are in the channel twice, and none are missing."""
    async with posting(tmp_path) as post:
        post.telegram.script(method, fault, fault)  # type: ignore[arg-type]
        staff = post.telegram.staff_chat
        posts = [
            post_of((Piece(f"page {page}", Style.QUOTE),), staff, story=bytes([page]) * 16)
            for page in range(3)
        ]
        post.sender.put(await post.add(*posts))
        async with running(post.sender):
            await post.sender.wait_until_idle()
        texts = [said.text for said in post.telegram.staff_posts()]
        assert [text for text in texts if text != PLACE] == ["page 0", "page 1", "page 2"]
        assert await post.left() == []


async def test_an_end_between_place_and_words_leaves_one_post(tmp_path: Path) -> None:
    """What is known of the place was written down before anything was put into it."""
    async with FakeTelegram() as telegram:
        telegram.script("editMessageText", Silence(), Silence())
        for start in range(3):
            async with posting_to(telegram, tmp_path) as post:
                if not start:
                    await post.add(post_of((Piece("the words"),), telegram.staff_chat))
                left = await post.left()
                assert [one.message for one in left if one.message] == [
                    said.id for said in telegram.staff_posts()
                ]
                post.sender.put(left)
                async with running(post.sender):
                    await telegram.until(
                        lambda edits=start + 1: len(telegram.calls_of("editMessageText")) == edits
                    )
                    if start == 2:
                        await post.sender.wait_until_idle()
                        assert await post.left() == []
        assert [said.text for said in telegram.staff_posts()] == ["the words"]


async def test_buttons_come_with_the_words_and_not_before(tmp_path: Path) -> None:
    """Nobody can let through what they have not read."""
    async with posting(tmp_path) as post:
        staff = post.telegram.staff_chat
        rows = ((Button("Let it through", "st-y.1"), Button("Keep it back", "st-n.1")),)
        post.telegram.script("editMessageText", Silence(), chat=staff)
        held = Outgoing(0, Kind.POST, staff, "words", rows, story=STORY, page=1000, pieces=(Piece("words"),))
        post.sender.put(await post.add(held))
        async with running(post.sender):
            await post.telegram.until(lambda: bool(post.telegram.calls_of("editMessageText")))
        placing, filling = [
            call.arguments
            for call in post.telegram.calls
            if call.method in ("sendMessage", "editMessageText")
        ]
        assert "reply_markup" not in placing
        assert filling["text"] == "words"
        (shown,) = post.telegram.staff_posts()
        assert shown.buttons == (("Let it through", "Keep it back"),)


async def test_a_post_that_is_refused_is_told_of_and_not_tried_again(tmp_path: Path) -> None:
    """Its place says so; the posts behind it go out."""
    heard = Told()
    async with posting(tmp_path, reports=heard) as post:
        staff = post.telegram.staff_chat
        too_long = post_of((Piece("x" * 5000),), staff)
        posts = await post.add(too_long, post_of((Piece("fine"),), staff, story=OTHER))
        post.sender.put(posts)
        async with running(post.sender):
            await post.sender.wait_until_idle()
        assert [said.text for said in post.telegram.staff_posts()] == [NOT_SHOWN, "fine"]
        assert heard.lines == [("refused", staff)]
        assert await post.left() == []
        refused = [call for call in post.telegram.calls if call.code == 400]
        assert len(refused) == 1


async def test_a_place_that_somebody_deleted_is_told_of_once(tmp_path: Path) -> None:
    heard = Told()
    async with posting(tmp_path, reports=heard) as post:
        staff = post.telegram.staff_chat
        post.telegram.script("editMessageText", ServerError())
        post.sender.put(await post.add(post_of((Piece("words"),), staff)))
        async with running(post.sender):
            await post.telegram.until(lambda: bool(post.telegram.calls_of("editMessageText")))
            post.telegram.world.chats[staff].messages.clear()
            await post.sender.wait_until_idle()
        assert heard.lines == [("refused", staff)]
        assert post.telegram.staff_posts() == ()
        assert await post.left() == []


async def test_a_channel_that_is_gone_holds_up_no_other_and_loses_nothing(tmp_path: Path) -> None:
    """People, other channels, and taking down go on, however much waits for it; it is said once an hour."""
    heard, now = Told(), [datetime(2026, 11, 24, 10, tzinfo=UTC)]
    async with posting(tmp_path, most=5, reports=heard, clock=lambda: now[0]) as post:
        staff, world = post.telegram.staff_chat, post.telegram.world
        world.open_chat(HOUSING, "channel", "Housing", bot="left")
        waiting = [post_of((Piece(f"{n}"),), HOUSING, story=n.to_bytes(16, "big")) for n in range(70)]
        post.sender.put(await post.add(*waiting))
        post.sender.put(await post.add(post_of((Piece("here"),), staff), say(BEN, "a question")))
        async with running(post.sender):
            await asyncio.wait_for(post.sender.wait_for_room(), 1)
            await told(post, left=70)
            assert [said.text for said in post.telegram.staff_posts()] == ["here"]
            assert [said.text for said in post.telegram.said(BEN)] == ["a question"]
            assert heard.lines == [("gone", HOUSING)]
            for _ in range(3):
                now[0] += HALF_AN_HOUR
                tries = len(post.telegram.calls)
                await post.telegram.until(lambda tries=tries: len(post.telegram.calls) > tries + 1)
            assert heard.lines == [("gone", HOUSING)] * 2
            world.chats[HOUSING].members[world.bot_id] = world.membership(
                world.chats[HOUSING], world.bot, "administrator"
            )
            await post.sender.wait_until_idle()
        assert [said.text for said in post.telegram.said(HOUSING)] == [f"{n}" for n in range(70)]
        assert heard.lines == [("gone", HOUSING)] * 2 + [("back", HOUSING)]
        assert await post.left() == []


async def test_a_line_to_a_chat_of_staff_that_is_gone_takes_no_post_with_it(tmp_path: Path) -> None:
    """Nor does it push one out, however many lines there are."""
    async with posting(tmp_path) as post:
        world = post.telegram.world
        world.open_chat(HOUSING, "channel", "Housing", bot="left")
        lines = [say(HOUSING, f"line {number}") for number in range(MOST_A_CHAT + 5)]
        waiting = await post.add(say(HOUSING, "first"), post_of((Piece("kept"),), HOUSING), *lines)
        post.sender.put(waiting)
        async with running(post.sender):
            await told(post, left=1 + len(lines))
            world.chats[HOUSING].members[world.bot_id] = world.membership(
                world.chats[HOUSING], world.bot, "administrator"
            )
            await post.sender.wait_until_idle()
        assert [said.text for said in post.telegram.said(HOUSING)] == ["kept", *(one.text for one in lines)]


async def test_a_post_taken_back_long_after_is_blanked_where_it_cannot_be_deleted(tmp_path: Path) -> None:
    now = [datetime(2026, 11, 24, 10, tzinfo=UTC)]
    async with posting(tmp_path, clock=lambda: now[0]) as post:
        staff = post.telegram.staff_chat
        post.sender.put(await post.add(post_of((Piece("bold", Style.STRONG), Piece(" words")), staff)))
        async with running(post.sender):
            await post.sender.wait_until_idle()
            (stands,) = post.telegram.staff_posts()
            now[0] += timedelta(days=30)
            post.sender.put(await post.add(Outgoing(0, Kind.RETRACT, staff, message=stands.id)))
            await post.sender.wait_until_idle()
        assert [said.text for said in post.telegram.staff_posts()] == [NOT_HERE]
        assert entities_in(post, staff) == [[]]


_LONG = st.builds(
    lambda words, times: (words * times).strip() or "x",
    st.text(st.sampled_from("ab \n😀ŵا"), min_size=1, max_size=60),
    st.integers(1, 300),
)
_ANY_LINES = st.lists(st.builds(Line, st.just("story"), _LONG, _LONG), max_size=2)
_ANY_FACTS = st.lists(
    st.builds(
        Fact,
        st.just("needs"),
        _LONG,
        st.lists(st.builds(Picked, st.just("money"), _LONG), min_size=1, max_size=4).map(tuple),
    ),
    max_size=3,
)


@settings(max_examples=60)
@given(_ANY_FACTS, _ANY_LINES)
def test_no_page_is_longer_than_a_message_and_nothing_of_a_summary_is_lost(
    facts: list[Fact], lines: list[Line]
) -> None:
    post = PostOfAStory("2026-W48", tuple(facts), tuple(lines))
    for page in post.pages:
        assert 0 < sum(units(piece.text) for piece in page) <= PAGE_UNITS
    said = "".join(piece.text for page in post.pages for piece in page)
    wanted = "A family's story, week 48 of 2026" + "".join(
        [f"{fact.heading}: {fact.text}" for fact in facts]
        + [f"{line.heading}\n{line.text}" for line in lines]
    )
    assert "".join(said.split()) == "".join(wanted.split())


def test_a_fact_of_a_hundred_choices_goes_over_two_pages() -> None:
    picked = tuple(Picked(f"c{number}", f"{number:03} " + "x" * 49) for number in range(100))
    pages = PostOfAStory("2026-W48", (Fact("needs", "Needed", picked),), ()).pages
    assert len(pages) == 2
    said = "".join(piece.text for page in pages for piece in page)
    assert all(one.label.replace(" ", "") in said.replace(" ", "") for one in picked)
    assert [piece.style for piece in pages[1]] == [Style.PLAIN]
