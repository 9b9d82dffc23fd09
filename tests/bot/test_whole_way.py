"""One narrator, one story, from the first message to the staff channel, over HTTP."""

import re

import pytest

from conversations.story import unpack
from conversations.words import words_of
from storage import snapshot
from storage.datasecret import read_secret
from storage.errors import Unopenable
from storage.export.parcel import SealedRow
from storage.sealing.identity import new_identity
from storage.sealing.story import open_story
from tests.bot.conftest import Service
from tests.telegram.fake import FakeTelegram

SAID = words_of("en")

ANNA = 5001
BEN = 5002


MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"


async def shown(telegram: FakeTelegram, user: int, label: str) -> None:
    """Wait until a button of that label is there to be tapped."""
    await telegram.until(
        lambda: label in {b for said in telegram.said(user) for row in said.buttons for b in row}
    )


async def talk(telegram: FakeTelegram, user: int, lines: list[str]) -> None:
    """Say each line, or tap it where it is in brackets, waiting for the bot each time."""
    for line in lines:
        if line.startswith("["):
            await shown(telegram, user, line[1:-1])
            await telegram.toasted(telegram.tap(user, line[1:-1]))
        else:
            telegram.say(user, line)
            await telegram.replied(user)


STORY = [
    "hello",
    "[Yes, it is safe]",
    "[18 or over]",
    "[A time help was late or never came]",
    "We asked and asked and my son Jack waited. Ring me on 07700 900123",
    "[Done]",
    "[3. Mental health]",
    "[Done]",
    "[Getting harder]",
    "[1. School, nursery or college]",
    "[Done]",
    "5",
    "[7. The wait was too long]",
    "[Done]",
    "Someone should have asked how we slept",
    "[No, finish here]",
    "[Staff may see what I ticked]",
    "[Staff may read what I wrote]",
    "[Researchers may study all of it]",
    "[Done]",
]
"""The short way to the review card, every use allowed."""


def post_shown_to(telegram: FakeTelegram, user: int) -> list[str]:
    """What the newest card said staff will read: the messages between its heading and its buttons."""
    said = [message.text for message in telegram.said(user)]
    start = max(number for number, text in enumerate(said) if text.endswith(SAID.card.staff_heading))
    return said[start + 1 : -1]


def receipt_shown_to(telegram: FakeTelegram, user: int) -> str:
    """The words of the only receipt that this chat was given."""
    lead = SAID.sent.receipt.partition("{")[0]
    lines = [line for said in telegram.said(user) for line in said.text.split("\n")]
    (receipt,) = [line.removeprefix(lead) for line in lines if line.startswith(lead)]
    return receipt


def for_research(service: Service) -> list[SealedRow]:
    """What an export would take now."""
    secret = read_secret(service.settings.secret_file, data=service.settings.data, environment={})
    with snapshot.opened(service.settings.data, secret) as stories:
        return list(stories.stories())


def is_of(post: str, preview: str) -> bool:
    """Whether a post shows nothing but what the preview does: its words to the letter, and no other fact."""
    plain = preview.replace("“", "").replace("”", "")
    facts, words = post.partition("\n\nWhat happened\n")[::2]
    lines = [part for line in facts.splitlines() for part in line.split(": ")]
    return plain.endswith(words) and bool(words) and all(line in plain for line in lines)


async def test_what_staff_get_is_what_the_narrator_saw_and_her_words_to_the_letter(service: Service) -> None:
    """Neither holds the number or the name; of the facts the post has one, since nobody shares two with her yet."""
    async with FakeTelegram() as telegram, service.running(telegram):
        await talk(telegram, ANNA, STORY)
        await shown(telegram, ANNA, SAID.buttons.send)
        preview = post_shown_to(telegram, ANNA)
        await talk(telegram, ANNA, ["[Send]"])
        await telegram.until(lambda: any("how we slept" in post.text for post in telegram.staff_posts()))
    (shown_before,), (post,) = preview, [post.text for post in telegram.staff_posts()]
    assert is_of(post, shown_before)
    assert "Mental health" in shown_before
    assert post.count(": ") == 1
    assert "07700" not in post
    assert "jack" not in post.casefold()
    assert "how we slept" in post
    assert "week" in post
    assert re.search(rf"\d{{1,2}}:\d\d|\d{{4}}-\d\d-|\b\d{{1,2}} ({MONTHS})|({MONTHS})\w* \d", post) is None


async def test_a_story_is_sealed_so_that_the_service_cannot_open_it_and_the_researcher_can(
    service: Service,
) -> None:
    """No key the running service holds opens the record; the researcher's with the share does."""
    async with FakeTelegram() as telegram, service.running(telegram):
        await talk(telegram, ANNA, [*STORY, "[Send]"])
        (row,) = for_research(service)
    story = unpack(open_story(row.record, row.share, service.researcher, story_id=row.story_id))
    assert {answer.prompt: answer.value for answer in story.answers}["needs"] == "mind"
    with pytest.raises(Unopenable):
        open_story(row.record, bytes(32), service.researcher, story_id=row.story_id)
    with pytest.raises(Unopenable):
        open_story(row.record, row.share, new_identity("server"), story_id=row.story_id)


async def test_deleting_takes_the_story_and_the_post_away(service: Service) -> None:
    """After /delete and yes: no story, no share, no session, and the staff channel is empty again."""
    async with FakeTelegram() as telegram, service.running(telegram) as app:
        await talk(telegram, ANNA, [*STORY, "[Send]"])
        await telegram.until(lambda: len(telegram.staff_posts()) == 1)
        await telegram.until(
            lambda: (
                "A family" in telegram.staff_posts()[0].text
                and "on its way" not in telegram.staff_posts()[0].text
            )
        )
        await talk(telegram, ANNA, ["/delete", "yes"])
        await telegram.until(lambda: telegram.staff_posts() == ())
        counts = await app.store.write(
            lambda t: (
                [
                    t.ledger.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
                    for table in ("stories", "consents", "facts", "waiting", "posts", "sessions")
                ]
                + [t.shares.execute("SELECT count(*) FROM shares").fetchone()[0]]
            )
        )
    assert counts == [0] * 7


async def test_stopping_staff_use_takes_the_post_down_and_leaves_research(service: Service) -> None:
    """By /mystory and the receipt: the post goes, the sealed story stays for research."""
    async with FakeTelegram() as telegram, service.running(telegram):
        await talk(telegram, ANNA, [*STORY, "[Send]"])
        await telegram.until(
            lambda: [post.text for post in telegram.staff_posts() if "how we slept" in post.text] != []
        )
        await talk(telegram, ANNA, ["/mystory", receipt_shown_to(telegram, ANNA)])
        await talk(telegram, ANNA, ["[Story 1: take it from staff]"])
        await telegram.until(lambda: telegram.staff_posts() == ())
        assert len(for_research(service)) == 1
        await talk(telegram, ANNA, ["[Story 1: stop research]"])
        assert for_research(service) == []


async def test_a_talk_goes_on_after_a_restart_and_its_buttons_still_work(service: Service) -> None:
    """Stop and start between any two answers: the next tap finds its place."""
    async with FakeTelegram() as telegram:
        for line in [*STORY, "[Send]"]:
            async with service.running(telegram):
                await talk(telegram, ANNA, [line])
        async with service.running(telegram):
            await telegram.until(lambda: any("how we slept" in post.text for post in telegram.staff_posts()))


async def test_summaries_leave_only_together(service: Service) -> None:
    """With two to be waiting, one alone stays; the second brings both out."""
    async with FakeTelegram() as telegram, service.running(telegram, release_together=2) as app:
        await talk(telegram, ANNA, [*STORY, "[Send]"])
        (waiting,) = await app.store.write(app.store.vault.waiting)
        assert telegram.staff_posts() == ()
        await talk(telegram, BEN, [*STORY, "[Send]"])
        await telegram.until(
            lambda: len([p for p in telegram.staff_posts() if "how we slept" in p.text]) == 2
        )
        assert waiting.summary.facts


async def test_nothing_is_downloaded_and_everything_unknown_is_refused_kindly(service: Service) -> None:
    """A picture, a sticker, a contact, a place, a file and a voice get kind words; no file is asked for."""
    async with FakeTelegram() as telegram, service.running(telegram):
        await talk(telegram, ANNA, ["hello"])
        # The greeting comes in two messages: once its question is there, what follows answers something else.
        await shown(telegram, ANNA, "Yes, it is safe")
        for send in (
            telegram.photo,
            telegram.sticker,
            telegram.contact,
            telegram.location,
            telegram.document,
            telegram.voice,
        ):
            send(ANNA)
            assert "words" in (await telegram.replied(ANNA)).text.casefold()
        assert telegram.downloads == []
        assert telegram.calls_of("getFile") == []


async def test_a_group_is_not_a_place_to_talk(service: Service) -> None:
    """What is written in a group, or by another bot, gets no answer and leaves no session."""
    async with FakeTelegram(staff="supergroup") as telegram, service.running(telegram) as app:
        telegram.join(ANNA)
        telegram.say(ANNA, "hello there", chat_id=telegram.staff_chat)
        await telegram.acknowledged()
        await talk(telegram, BEN, ["hello"])
        assert telegram.staff_posts() == ()
        assert await app.store.write(
            lambda t: t.ledger.execute("SELECT count(*) FROM sessions").fetchone()
        ) == (1,)


async def test_commands_and_descriptions_are_registered_once(service: Service) -> None:
    """Once in each language that is offered; the second start finds them set and changes nothing."""
    languages = {None, "cy"}  # English is the flow's own, for everybody whose app speaks neither
    changing = ("setMyCommands", "setMyDescription", "setMyShortDescription")

    def every(method: str, times: int) -> bool:
        return len(telegram.calls_of(method)) == times * len(languages)

    async with FakeTelegram() as telegram:
        async with service.running(telegram):
            await telegram.until(lambda: every("setMyShortDescription", 1))
        async with service.running(telegram):
            await telegram.until(lambda: every("getMyShortDescription", 2))
            await talk(telegram, ANNA, ["hello"])
        for method in changing:
            assert every(method, 1), method
            assert {call.arguments.get("language_code") for call in telegram.calls_of(method)} == languages


HARD_TEXTS = [
    "\u202eright to left\u202c",
    "a\u200bb\u200cc",
    "e\u0301" * 500,
    "👩‍👩‍👧‍👦" * 200,
    "nul\x00nul",
    "=HYPERLINK()",
    "x" * 4096,
]


@pytest.mark.parametrize("text", HARD_TEXTS, ids=range(len(HARD_TEXTS)))
async def test_hard_texts_are_kept_unchanged(service: Service, text: str) -> None:
    """Right-to-left, zero-width, combining and long texts reach the session as they were typed."""
    async with FakeTelegram() as telegram, service.running(telegram) as app:
        await talk(telegram, ANNA, [*STORY[:4], text])
        narrator = app.store.ledger.narrator("telegram", ANNA)
        session = await app.store.write(
            lambda transaction: app.store.ledger.load(transaction, [narrator]).get(narrator)
        )
    assert session is not None
    assert session.collected == (text,)


async def test_a_lone_surrogate_and_100_kilobytes_stop_nobody(service: Service) -> None:
    """What no real client can send is kept or refused kindly; the next person is answered at once."""
    async with FakeTelegram() as telegram, service.running(telegram):
        await talk(telegram, ANNA, STORY[:4])
        for text in ("half \ud83d a character", "y" * 100_000):
            telegram.raw_update(message_update(telegram, ANNA, text))
            await telegram.replied(ANNA)
        await talk(telegram, BEN, ["hello"])


def message_update(telegram: FakeTelegram, user: int, text: str) -> dict[str, object]:
    """A text message that the fake's own user side would refuse to type."""
    person = {"id": user, "is_bot": False, "first_name": "A"}
    return {
        "message": {
            "message_id": 900_000 + len(text),
            "date": 1_790_000_000,
            "chat": {"id": user, "type": "private", "first_name": "A"},
            "from": person,
            "text": text,
        }
    }


async def test_200_messages_of_one_person_keep_nobody_else_waiting(service: Service) -> None:
    """At Telegram's own limits: all 200 are kept, unchanged and in order, and Ben is answered meanwhile."""
    async with FakeTelegram() as telegram:
        async with service.running(telegram):
            await talk(telegram, ANNA, STORY[:4])
        hurried = len(telegram.violations)
        async with service.running(telegram, messages_per_second=30.0, messages_per_chat=1.0) as app:
            told = [f"and then, {number}" for number in range(200)]
            for words in told:
                telegram.say(ANNA, words)
            await talk(telegram, BEN, ["hello"])
            assert len(telegram.said(ANNA)) < 30
            narrator = app.store.ledger.narrator("telegram", ANNA)
            load = app.store.ledger.load
            sessions = await app.store.write(lambda transaction: load(transaction, [narrator]))
            assert sessions[narrator].collected == tuple(told)
            # Telegram lets a short burst pass, which a review card of several messages needs; after it, one a second.
            assert len(telegram.violations) - hurried <= 3
