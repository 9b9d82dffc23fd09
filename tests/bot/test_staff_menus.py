"""The menus of groups of staff list what can be written there, and no narrator's menu does."""

from telegram import Bot

from bot.staff.channels import Channel, Channels, only
from bot.telegram.registration import commands, register, register_staff
from conversations.digest.scopes import Scope
from tests.telegram.fake import FakeTelegram
from tests.telegram.faults import ServerError

GROUP, APPROVAL, GONE = -1009990001112, -1004455667788, -1001112223334
REPLYING = ["heard", "planned", "changed", "undo"]
STOPPING = ["pause", "stop", "resume"]


def housing(chat: int) -> Channel:
    return Channel("Housing", chat, Scope("Housing", {"needs": frozenset({"home"})}))


def listed(telegram: FakeTelegram, scope: str) -> list[str]:
    return [str(one["command"]) for one in telegram.world.commands.get((scope, ""), [])]


async def registered(telegram: FakeTelegram, channels: Channels, *, tells: bool = True) -> None:
    bot = Bot(telegram.token, base_url=f"{telegram.base_url}/bot")
    async with bot:
        await register_staff(bot, channels, tells=tells)


async def test_each_group_lists_its_commands_and_administrators_of_the_approval_chat_those_that_stop() -> (
    None
):
    async with FakeTelegram() as telegram:
        for chat in (GROUP, APPROVAL):
            telegram.world.open_chat(chat, "supergroup", "Team", bot="administrator")
        await registered(telegram, Channels((housing(GROUP), *only(telegram.staff_chat).all), APPROVAL))
        assert listed(telegram, f"chat:{GROUP}") == listed(telegram, f"chat:{APPROVAL}") == REPLYING
        assert listed(telegram, f"chat_administrators:{GROUP}") == REPLYING
        assert listed(telegram, f"chat_administrators:{APPROVAL}") == REPLYING + STOPPING
        assert not any(str(telegram.staff_chat) in scope for scope, _ in telegram.world.commands)


async def test_without_an_approval_chat_administrators_of_each_group_may_stop() -> None:
    async with FakeTelegram(staff="supergroup") as telegram:
        await registered(telegram, only(telegram.staff_chat), tells=False)
        assert listed(telegram, f"chat:{telegram.staff_chat}") == []
        assert listed(telegram, f"chat_administrators:{telegram.staff_chat}") == STOPPING


async def test_a_menu_that_stands_is_not_set_again_and_one_chat_that_fails_keeps_no_other_back() -> None:
    async with FakeTelegram(staff="supergroup") as telegram:
        channels = Channels((housing(GONE), *only(telegram.staff_chat).all))
        telegram.script("getChat", ServerError())  # of the staff chat, which comes first
        await registered(telegram, channels)
        assert telegram.world.commands == {}
        for _ in range(2):
            await registered(telegram, channels)
        assert len(telegram.calls_of("setMyCommands")) == 2
        assert listed(telegram, f"chat:{telegram.staff_chat}") == REPLYING


async def test_nobody_who_tells_a_story_is_shown_a_command_of_staff() -> None:
    names = {one.command for one in commands("en")}
    assert names.isdisjoint({*REPLYING, "resume"})
    async with FakeTelegram(staff="supergroup") as telegram:
        bot = Bot(telegram.token, base_url=f"{telegram.base_url}/bot")
        async with bot:
            await register(bot, "en")
            await register_staff(bot, only(telegram.staff_chat), tells=True)
        private = listed(telegram, "all_private_chats")
        assert private == [one.command for one in commands("en")]
        assert "heard" not in private
