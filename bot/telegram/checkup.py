"""What only Telegram can tell the doctor: token, clock, webhook, and the bot's rights in each chat of staff."""

from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import aiohttp

from bot.doctor import Finding
from bot.settings import SettingRefused, Settings
from bot.staff.channels import listed
from bot.telegram.calls import Answer, Calls, Json

CLOCK_MAY_DIFFER = timedelta(seconds=60)
_PATIENCE_SECONDS = 10.0


async def examine(settings: Settings, *, clock: Callable[[], datetime]) -> AsyncIterator[Finding]:
    """Ask Telegram; one finding after another, never an error. Receives nothing, so a running bot is not disturbed."""
    if settings.token is None:
        yield Finding(
            False, "FIRSTHAND_TELEGRAM_TOKEN is not set.", "Ask @BotFather for a bot and copy its token."
        )
        return
    date = await _date(settings.base_url)
    if date is None:
        yield Finding(
            False,
            f"{settings.base_url} cannot be reached.",
            "Check the network, a firewall, and FIRSTHAND_TELEGRAM_BASE_URL.",
        )
        return
    yield _clock(date, settings.base_url, clock())
    calls = Calls(settings.base_url, settings.token)
    await calls.initialize()
    try:
        me = await calls.call("getMe", {}, seconds=_PATIENCE_SECONDS)
        if not me.ok:
            yield _no_token(me)
            return
        yield Finding(True, f"Telegram knows the bot, as @{me.result.get('username', '?')}.")
        yield _webhook(await calls.call("getWebhookInfo", {}, seconds=_PATIENCE_SECONDS))
        for chat in _chats(settings):
            async for finding in _looked_at(calls, chat, me.result["id"]):
                yield finding
    finally:
        await calls.shutdown()


async def _date(base_url: str) -> str | None:
    """The Date header that any answer of the server carries (RFC 9110, section 6.6.1); None: no answer came."""
    try:
        async with (
            aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=_PATIENCE_SECONDS)) as session,
            session.head(base_url) as response,
        ):
            return response.headers.get("Date", "")
    except (TimeoutError, aiohttp.ClientError, OSError, ValueError):
        return None


def _clock(date: str, base_url: str, ours: datetime) -> Finding:
    try:
        theirs = parsedate_to_datetime(date).astimezone(UTC)
    except ValueError:
        return Finding(True, f"{base_url} answers; it does not say what time it is.")
    apart = abs(ours - theirs)
    if apart > CLOCK_MAY_DIFFER:
        return Finding(
            False,
            f"This machine's clock is {apart.total_seconds():.0f} seconds away from the server's.",
            "Set it, and let it be kept (timedatectl set-ntp true).",
        )
    return Finding(True, f"{base_url} answers, and the clocks agree.")


def _no_token(me: Answer) -> Finding:
    if me.status in (401, 404):
        return Finding(
            False,
            "Telegram refuses the token.",
            "Copy it again from @BotFather into FIRSTHAND_TELEGRAM_TOKEN, whole and without quotes.",
        )
    return Finding(
        False,
        f"The Bot API server gave no answer to getMe ({me.description or me.status}).",
        "Try again; if it stays, check FIRSTHAND_TELEGRAM_BASE_URL.",
    )


def _webhook(answer: Answer) -> Finding:
    if not answer.ok:
        return Finding(
            False, f"Telegram does not say whether a webhook is set ({answer.description}).", "Try again."
        )
    count = answer.result.get("pending_update_count", 0)
    waiting = "1 message waits to be received" if count == 1 else f"{count} messages wait to be received"
    if answer.result.get("url"):
        return Finding(
            False,
            f"A webhook is set, so nothing can be received here ({waiting}).",
            "If no other program should have this bot, remove it: call deleteWebhook with the bot's token.",
        )
    return Finding(True, f"No webhook is in the way; {waiting}.")


@dataclass(frozen=True, slots=True)
class _Chat:
    """A chat of staff: how a finding names it, the setting that names it, and what is asked of it."""

    name: str
    setting: str
    number: int | None = field(repr=False)
    titled: bool = False


def _chats(settings: Settings) -> Iterator[_Chat]:
    """The chat that gets every story first, then the further channels, then the one for approvals."""
    yield _Chat("staff", "FIRSTHAND_STAFF_CHAT", settings.staff_chat)
    if settings.staff_chat is None:
        return
    try:
        channels = listed(settings)
    except SettingRefused:
        return  # told where the settings are looked at
    for channel in channels.all:
        if channel.chat != settings.staff_chat:
            yield _Chat(channel.name, f"{settings.channels}: chat", channel.chat)
    if channels.approval is not None:
        yield _Chat("approval", "FIRSTHAND_APPROVAL_CHAT", channels.approval, bool(channels.role))


async def _looked_at(calls: Calls, chat: _Chat, me: int) -> AsyncIterator[Finding]:
    if chat.number is None:
        yield Finding(
            False,
            "FIRSTHAND_STAFF_CHAT is not set.",
            "Make a private channel for staff, add the bot as an administrator, and set the channel's number.",
        )
        return
    there = await calls.call("getChat", {"chat_id": chat.number}, seconds=_PATIENCE_SECONDS)
    if there.moved_to is not None:
        yield Finding(
            False, f"The {chat.name} group was made a supergroup.", f"Set {chat.setting}={there.moved_to}"
        )
        return
    if not there.ok:
        yield Finding(
            False,
            f"The bot cannot see the {chat.name} chat ({there.description or there.status}).",
            f"Add the bot to it as an administrator, and check the number in {chat.setting}.",
        )
        return
    kind = there.result.get("type")
    if kind == "private":
        yield Finding(
            False, f"The {chat.name} chat is one person's.", "Use a private channel or group for staff."
        )
        return
    if there.result.get("username"):
        yield Finding(
            False,
            f"The {chat.name} {kind} is public: anybody can read it.",
            "Make it private in its settings.",
        )
    if chat.titled and kind == "channel":
        yield Finding(
            False,
            "FIRSTHAND_APPROVAL_ROLE is set, and in a channel nobody has a title: nothing could be let through.",
            "Use a group for FIRSTHAND_APPROVAL_CHAT, or leave the role out.",
        )
    own = await calls.call(
        "getChatMember", {"chat_id": chat.number, "user_id": me}, seconds=_PATIENCE_SECONDS
    )
    if not own.ok:
        yield Finding(
            False,
            f"The bot's rights in the {chat.name} {kind} cannot be seen ({own.description}).",
            "Add it once more.",
        )
        return
    for finding in rights(str(kind), own.result, chat.name):
        yield finding


def rights(kind: str, member: Json, name: str = "staff") -> tuple[Finding, ...]:
    """What a chat member's rights mean for a bot that must post, and take a post down after any time.

    A bot may delete its own messages for 48 hours; any older one needs the right to delete
    (core.telegram.org/bots/api, deleteMessage).
    """
    status = member.get("status")
    if status == "creator":
        return (Finding(True, f"The bot may post and delete in the {name} {kind}."),)
    administrator = status == "administrator"
    if kind == "channel":
        may_post = administrator and bool(member.get("can_post_messages"))
    else:
        restricted = status == "restricted" and member.get("is_member") and member.get("can_send_messages")
        may_post = bool(administrator or status == "member" or restricted)
    may_delete = administrator and bool(member.get("can_delete_messages"))
    return (
        Finding(True, f"The bot may post in the {name} {kind}.")
        if may_post
        else Finding(
            False,
            f"The bot may not post in the {name} {kind}.",
            "Make it an administrator there, with the right to post messages.",
        ),
        Finding(True, "It may delete there, so a story that is taken back can be taken down.")
        if may_delete
        else Finding(
            False,
            "It may not delete there, so after 48 hours a story that is taken back could not be taken down.",
            "Make it an administrator with the right to delete messages.",
        ),
    )
