"""The arguments of one call, whichever way they came: a query string, a form, a multipart body or JSON."""

import json
import re

from tests.telegram.refusals import bad_request
from tests.telegram.updates import Json
from tests.telegram.world import Upload

MAXIMUM_BUTTON_BYTES = 64
"""core.telegram.org/bots/api, ``InlineKeyboardButton.callback_data``."""

_ACTIONS = (
    "url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay",
)  # fmt: skip


class Arguments:
    """Reads what a call was given as Telegram does: everything may come as text."""

    def __init__(self, given: Json, uploads: dict[str, Upload] | None = None) -> None:
        self.given = given
        self.uploads = uploads or {}

    def __contains__(self, name: str) -> bool:
        return name in self.given

    def text(self, name: str, default: str = "") -> str:
        """An argument as text."""
        value = self.given.get(name)
        if value is None:
            return default
        return value if isinstance(value, str) else json.dumps(value)

    def integer(self, name: str, default: int = 0) -> int:
        """An argument as a whole number; the default where it is none."""
        value = self.text(name)
        return int(value) if re.fullmatch(r"-?\d{1,19}", value) else default

    def boolean(self, name: str) -> bool:
        """Whether an argument says yes."""
        return self.text(name).lower() in ("true", "yes", "1")

    def structure(self, name: str, called: str) -> object:
        """An argument that is JSON; None where it was not given.

        Raises:
            RefusalError: It is not JSON; ``called`` is what the refusal calls it.
        """
        value = self.given.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            structure: object = json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {called} JSON object") from None
        return structure

    def message_id(self) -> int:
        """The argument ``message_id``.

        Raises:
            RefusalError: There is none.
        """
        number = self.integer("message_id")
        if number <= 0:
            raise bad_request("message identifier is not specified")
        return number

    def markup(self) -> Json | None:
        """The argument ``reply_markup``, checked.

        Raises:
            RefusalError: It is no markup, or a button of it is not allowed.
        """
        markup = self.structure("reply_markup", "reply keyboard markup")
        if not markup:
            return None
        if not isinstance(markup, dict):
            raise bad_request("object expected as reply markup")
        if "inline_keyboard" not in markup:
            return markup
        rows = markup["inline_keyboard"]
        if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
            raise bad_request('can\'t parse inline keyboard: Field "inline_keyboard" must be of type Array')
        kept = [[_button(button) for button in row] for row in rows if row]
        return {"inline_keyboard": kept} if kept else None


def _button(button: object) -> Json:
    if not isinstance(button, dict):
        raise bad_request("can't parse inline keyboard button: expected an Object")
    if not isinstance(button.get("text"), str):
        raise bad_request("can't parse inline keyboard button: Can't find field \"text\"")
    if not any(action in button for action in _ACTIONS):
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if not button["text"]:
        raise bad_request("BUTTON_TEXT_INVALID")
    data = button.get("callback_data")
    if "callback_data" in button and (
        not isinstance(data, str)
        or not 0 < len(data.encode("utf-8", "surrogatepass")) <= MAXIMUM_BUTTON_BYTES
    ):
        raise bad_request("BUTTON_DATA_INVALID")
    return button
