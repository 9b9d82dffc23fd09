"""Whether somebody in a chat of staff may decide there, as Telegram knows them."""

from bot.telegram.calls import Calls

ANONYMOUS = 1_087_968_824
"""The account that Telegram names for whoever writes in a group as the group itself (GroupAnonymousBot)."""

_SECONDS = 2.5
_TRIES = 2


async def is_allowed(calls: Calls, chat: int, person: int | None, role: str) -> bool:
    """Whether this person is an administrator of the chat; where a role is named, one whose title there is that.

    Letters of either case are the same in a role. Titles are given in groups only, not in channels
    (core.telegram.org/bots/api#setchatadministratorcustomtitle). Somebody whom Telegram does not name, who writes as
    the group or in a channel, is an administrator by that, but of no known title. Takes at most five seconds; where
    Telegram does not say, nobody is allowed.
    """
    wanted = _plain(role)
    if person is None or person == ANONYMOUS:
        return not wanted
    for _ in range(_TRIES):
        answer = await calls.call("getChatMember", {"chat_id": chat, "user_id": person}, seconds=_SECONDS)
        if answer.status not in (0, 502, 503, 504):
            break
    member = answer.result if answer.ok and isinstance(answer.result, dict) else {}
    if member.get("status") not in ("creator", "administrator"):
        return False
    title = member.get("custom_title")
    return not wanted or (isinstance(title, str) and _plain(title) == wanted)


def _plain(title: str) -> str:
    return " ".join(title.split()).casefold()
