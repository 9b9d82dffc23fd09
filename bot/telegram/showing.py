"""Pictures, sounds and films that come with a question: uploaded once, and then sent by Telegram's own name for them.

On the phone they have a neutral name, never the designer's: a file called after what the question is about would
stay in the phone's lists of downloads and played sounds.
"""

import asyncio

from bot.telegram.calls import Answer, Calls, Upload
from bot.telegram.outbound import Later, Outcome, Undeliverable, meaning
from conversations.flow import Media, MediaKind
from storage.outbox import Outgoing
from storage.store import Store

_MOST_KNOWN = 1_000  # names of files kept; a flow shows a few dozen


class Showing:
    """Sends what ``Kind.SHOW`` rows of the outbox name."""

    def __init__(self, store: Store, calls: Calls) -> None:
        self._store = store
        self._calls = calls
        self._known: dict[bytes, str] = {}
        # One upload at a time: a film sent to thirty people at once would else be thirty films in memory.
        self._uploading = asyncio.Lock()

    async def deliver(self, outgoing: Outgoing) -> Outcome:
        """Make the call that shows it, once, and say what became of it.

        What is not kept any more cannot be shown: the question that follows is asked all the same.
        """
        media = outgoing.media
        assert media is not None, "a row that shows names what"
        method, parameter = way(media)
        known = self._known.get(media.digest)
        if known is not None:
            body = {"chat_id": outgoing.address, parameter: known, **_sound(outgoing)}
            answer = await self._calls.call(method, body)
            if not (answer.status == 400 and "file" in answer.description.casefold()):
                return meaning(outgoing, answer)
            del self._known[media.digest]  # Telegram has forgotten it: upload it again
        async with self._uploading:
            if media.digest in self._known:
                return Later(0.0)  # somebody else's upload has just named it
            data = await self._store.write(
                lambda transaction: self._store.vault.media(transaction, media.digest)
            )
            if data is None:
                return Undeliverable("what it shows is not kept")
            silent = dict.fromkeys(_sound(outgoing), "true")
            parameters = {"chat_id": str(outgoing.address), **_TITLES.get(parameter, {}), **silent}
            answer = await self._calls.upload(method, parameters, Upload(parameter, _neutral(media), data))
        self._remember(media, parameter, answer)
        return meaning(outgoing, answer)

    def _remember(self, media: Media, parameter: str, answer: Answer) -> None:
        given = answer.result.get(parameter) if answer.ok and isinstance(answer.result, dict) else None
        if isinstance(given, list) and given:
            given = given[-1]  # a picture comes back in several sizes, the largest last
        file = given.get("file_id") if isinstance(given, dict) else None
        if isinstance(file, str) and len(self._known) < _MOST_KNOWN:
            self._known[media.digest] = file


def _sound(outgoing: Outgoing) -> dict[str, bool]:
    return {"disable_notification": True} if outgoing.quiet else {}


_SOUNDS = {"ogg": ("sendVoice", "voice"), "oga": ("sendVoice", "voice"), "opus": ("sendVoice", "voice")}
_OTHER_SOUNDS = frozenset({"mp3", "m4a"})  # what sendAudio takes (core.telegram.org/bots/api#sendaudio)


def way(media: Media) -> tuple[str, str]:
    """The Bot API method that shows it as it is meant to be seen or heard, and the parameter the file is."""
    ending = _ending(media)
    match media.kind:
        case MediaKind.IMAGE:
            return ("sendAnimation", "animation") if ending == "gif" else ("sendPhoto", "photo")
        case MediaKind.AUDIO if ending in _SOUNDS:
            return _SOUNDS[ending]
        case MediaKind.AUDIO if ending in _OTHER_SOUNDS:
            return "sendAudio", "audio"
        case MediaKind.AUDIO:
            return "sendDocument", "document"
        case MediaKind.VIDEO:
            return "sendVideo", "video"


# What a phone's player shows of a sound, in place of what the file says of itself.
_TITLES: dict[str, dict[str, str]] = {"audio": {"title": "sound", "performer": "-"}}
_NEUTRAL = {MediaKind.IMAGE: "picture", MediaKind.AUDIO: "sound", MediaKind.VIDEO: "film"}


def _neutral(media: Media) -> str:
    return f"{_NEUTRAL[media.kind]}.{_ending(media)}"


def _ending(media: Media) -> str:
    ending = media.name.rpartition(".")[2].lower()
    return ending if ending.isalnum() and ending.isascii() and len(ending) <= 4 else "bin"
