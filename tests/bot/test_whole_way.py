"""One narrator, one story, from the first message to the staff channel, over HTTP."""

from tests.bot.conftest import Service
from tests.telegram.fake import FakeTelegram

ANNA = 5001


async def talk(telegram: FakeTelegram, user: int, lines: list[str]) -> None:
    """Say each line, or tap it where it is in brackets, waiting for the bot each time."""
    for line in lines:
        if line.startswith("["):
            before = len(telegram.calls)
            telegram.tap(user, line[1:-1])
            await telegram.until(lambda before=before: any(c.method == "answerCallbackQuery" for c in telegram.calls[before:]))
            await telegram.until(lambda: telegram.answered(user))
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
]


async def test_what_staff_get_is_what_the_narrator_saw_to_the_letter(service: Service) -> None:
    """The preview and the post are equal, and neither holds the number or the name."""
    async with FakeTelegram() as telegram, service.running(telegram):
        await talk(telegram, ANNA, STORY)
        print([s.text for s in telegram.said(ANNA)][-2:], telegram.said(ANNA)[-1].buttons)
