"""The picture and the page for the wall of a weekly digest, put into the places that were made for them.

A place is a message of text. ``editMessageMedia`` may "add media to text messages"
(core.telegram.org/bots/api#editmessagemedia); a server that does not know so yet refuses, and then a file that says no
more than the place did becomes the place, since one file may be changed into any other.
"""

import json
import sqlite3

from bot.telegram.calls import Answer, Calls, Json, Upload
from bot.telegram.outbound import EDITION_PLACE, Later, Outcome, Replaced, Undeliverable, keyboard, meaning
from bot.telegram.typesetting import MOST_CAPTION_UNITS, typeset
from conversations.post import Piece
from storage.database import Transaction
from storage.editions import PICTURE, WORDS
from storage.outbox import Outgoing
from storage.store import Store

_REFUSED = "no media in the message"
_FILE = "file"  # what the upload is called within one call


def is_file(outgoing: Outgoing) -> bool:
    """Whether this part of a digest is a picture or a page, and not its text."""
    return outgoing.page != WORDS


class Editions:
    """Fills the places of ``Kind.EDITION`` rows whose part is a file."""

    def __init__(self, store: Store, calls: Calls) -> None:
        self._store = store
        self._calls = calls

    async def deliver(self, outgoing: Outgoing) -> Outcome:
        """Make the call that fills the place, once, and say what became of it. Repeating it shows the same again."""
        assert outgoing.message is not None, "its place is made first"
        try:
            found = await self._store.write(lambda transaction: self._part(transaction, outgoing))
        except sqlite3.Error:
            return Later()
        if found is None:
            return Undeliverable("a part of a digest is not kept")
        data, week = found
        picture = outgoing.page == PICTURE
        caption, entities = typeset((Piece(outgoing.text),), MOST_CAPTION_UNITS)
        media: Json = {
            "type": "photo" if picture else "document",
            "media": f"attach://{_FILE}",
            "caption": caption,
        }
        if entities:
            media["caption_entities"] = entities
        parameters = {
            "chat_id": str(outgoing.address),
            "message_id": str(outgoing.message),
            "media": json.dumps(media),
        }
        if outgoing.buttons:
            parameters["reply_markup"] = json.dumps(keyboard(outgoing.buttons))
        name = f"digest-{week}.{'png' if picture else 'pdf'}"
        answer = await self._calls.upload("editMessageMedia", parameters, Upload(_FILE, name, data))
        if answer.status == 400 and _REFUSED in answer.description.casefold():
            return await self._other_place(outgoing)
        return meaning(outgoing, answer)

    def _part(self, transaction: Transaction, outgoing: Outgoing) -> tuple[bytes, str] | None:
        assert outgoing.edition is not None, "a row of a digest names it"
        digests = self._store.digests
        data = digests.part(transaction, outgoing.edition, outgoing.page)
        edition = digests.edition(transaction, outgoing.edition)
        return None if data is None or edition is None else (data, edition.week)

    async def _other_place(self, outgoing: Outgoing) -> Outcome:
        parameters = {"chat_id": str(outgoing.address), "disable_notification": "true"}
        file = Upload("document", "digest.txt", EDITION_PLACE.encode())
        answer = await self._calls.upload("sendDocument", parameters, file)
        number = answer.result.get("message_id") if isinstance(answer.result, dict) else None
        if answer.ok:
            return Replaced(number) if isinstance(number, int) else Later()
        return meaning(outgoing, Answer(answer.status, None, answer.description, answer.retry_after))
