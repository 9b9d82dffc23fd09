"""The methods of the Bot API that a story bot calls, each with what it refuses.

``METHODS`` maps names in lower case (Telegram minds no case) to functions of the world and the arguments;
``getUpdates`` waits and so belongs to the server. Sources: core.telegram.org/bots/api, and the refusals of
tdlib/telegram-bot-api and TDLib.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from tests.telegram.arguments import Arguments
from tests.telegram.entities import cleaned, given_entities, parsed
from tests.telegram.finding import found_in
from tests.telegram.profile import PROFILE
from tests.telegram.refusals import NOT_MODIFIED, QUERY_TOO_OLD, RefusalError, bad_request
from tests.telegram.updates import Json
from tests.telegram.world import Chat, Message, World

Method = Callable[[World, Arguments], object]

MAXIMUM_TEXT = 4096
MAXIMUM_CAPTION = 1024
MAXIMUM_PHOTO = 10 << 20  # core.telegram.org/bots/api#sendphoto
MAXIMUM_DOWNLOAD = 20 << 20  # tdlib/telegram-bot-api, Client.h
QUERY_LIFE = timedelta(seconds=150)

_ACTIONS = frozenset({
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
    "upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note",
})  # fmt: skip


def _words(arguments: Arguments, name: str, maximum: int) -> Json:
    text = cleaned(arguments.text(name))
    given = arguments.structure("caption_entities" if name == "caption" else "entities", "entities")
    if given is None:
        text, found = parsed(text, arguments.text("parse_mode"))
        text = text.strip()
    else:
        text, found = given_entities(arguments.text(name), given if isinstance(given, list) else [])
    if len(text) > maximum:
        raise bad_request("message caption is too long" if name == "caption" else "message is too long")
    content: Json = {name: text} if text else {}
    if found := found + found_in(text, found):
        content["caption_entities" if name == "caption" else "entities"] = found
    return content


def _text(arguments: Arguments) -> Json:
    content = _words(arguments, "text", MAXIMUM_TEXT)
    if not content:
        raise bad_request("message text is empty")
    return content


def _sent(world: World, arguments: Arguments, content: Json) -> Json:
    markup = arguments.markup()
    chat = world.writable(arguments.given.get("chat_id"))
    reply = arguments.structure("reply_parameters", "reply parameters")
    content = content | _reply(world, chat, reply if isinstance(reply, dict) else {})
    if arguments.boolean("protect_content"):
        content["has_protected_content"] = True
    message = world.post(chat, None if chat.kind == "channel" else world.bot_id, content, markup)
    if world.pace is not None:
        world.pace.sent(chat.id, message.date)
    world.acted(chat, answers=True)
    return world.as_message(message)


def _reply(world: World, chat: Chat, reply: Json) -> Json:
    if "message_id" not in reply:
        return {}
    answered = chat.messages.get(int(str(reply["message_id"])))
    if answered is None:
        if reply.get("allow_sending_without_reply"):
            return {}
        raise bad_request("message to be replied not found")
    original = world.as_message(answered)
    original.pop("reply_to_message", None)
    return {"reply_to_message": original}


def _own(world: World, arguments: Arguments) -> tuple[Chat, Message]:
    chat = world.found(arguments.given.get("chat_id"))
    message = chat.messages.get(arguments.message_id())
    if message is None:
        raise bad_request("message to edit not found")
    if message.sender not in (world.bot_id, None):
        raise bad_request("message can't be edited")
    return chat, message


def _changed(world: World, chat: Chat, message: Message, content: Json, markup: Json | None) -> Json:
    if message.content == content and message.markup == markup:
        raise bad_request(NOT_MODIFIED)
    message.content, message.markup, message.edited = content, markup, world.clock()
    world.acted(chat, answers=markup is not None)  # a message that only loses its buttons says nothing new
    return world.as_message(message)


def send_message(world: World, arguments: Arguments) -> object:
    return _sent(world, arguments, _text(arguments))


def send_photo(world: World, arguments: Arguments) -> object:
    file = _file(world, arguments, "photo")
    size: Json = {"file_id": file, "file_unique_id": f"u{file}", "width": 800, "height": 600}
    return _sent(world, arguments, {"photo": [size]} | _words(arguments, "caption", MAXIMUM_CAPTION))


def send_document(world: World, arguments: Arguments) -> object:
    document = _document(world, _file(world, arguments, "document"))
    return _sent(world, arguments, {"document": document} | _words(arguments, "caption", MAXIMUM_CAPTION))


def _document(world: World, file: str) -> Json:
    document: Json = {"file_id": file, "file_unique_id": f"u{file}"}
    if file in world.files:
        document |= {"file_name": world.files[file].name, "file_size": world.files[file].size}
    return document


def _send_file(name: str) -> Method:
    """The methods that send one sound or film, each under its own name."""

    def send(world: World, arguments: Arguments) -> object:
        file = _file(world, arguments, name)
        content: Json = {"file_id": file, "file_unique_id": f"u{file}", "duration": 3}
        if name in ("animation", "video"):
            content |= {"width": 320, "height": 240}
        return _sent(world, arguments, {name: content} | _words(arguments, "caption", MAXIMUM_CAPTION))

    return send


def _file(world: World, arguments: Arguments, name: str, given: str | None = None) -> str:
    given = arguments.text(name) if given is None else given
    upload = arguments.uploads.get(given.removeprefix("attach://") if given else name)
    if upload is not None:
        if not upload.size:
            raise bad_request("file must be non-empty")
        file = f"AgAC{world.serial()}"
        world.files[file] = upload
        return file
    if not given:
        raise bad_request(f"there is no {name} in the request")
    if given not in world.files:
        raise bad_request("wrong file identifier/HTTP URL specified")
    return given


def edit_message_text(world: World, arguments: Arguments) -> object:
    content, markup = _text(arguments), arguments.markup()
    chat, message = _own(world, arguments)
    if "text" not in message.content:
        raise bad_request("there is no text in the message to edit")
    kept = {
        name: message.content[name]
        for name in ("reply_to_message", "has_protected_content")
        if name in message.content
    }
    return _changed(world, chat, message, content | kept, markup)


_NO_MEDIA = "there is no media in the message to edit"
_MEDIA = ("photo", "document", "animation", "audio", "video")


def edit_message_media(world: World, arguments: Arguments) -> object:
    """Files of two kinds, which may also take the place of a text ("to add media to text messages", editMessageMedia)."""
    media = arguments.structure("media", "input media")
    if not isinstance(media, dict):
        raise bad_request("media must be an Object")
    kind = str(media.get("type"))
    if kind not in ("photo", "document"):
        raise bad_request(f"type of the media must be photo or document here, not {kind}")
    markup = arguments.markup()
    chat, message = _own(world, arguments)
    is_text = "text" in message.content
    if (is_text and not world.adds_media) or (
        not is_text and not any(one in message.content for one in _MEDIA)
    ):
        raise bad_request(_NO_MEDIA)
    if not media.get("media"):
        raise bad_request("there is no media in the request")
    content = _words(Arguments(media), "caption", MAXIMUM_CAPTION)
    file = _file(world, arguments, kind, str(media["media"]))
    if kind == "photo":
        if file in world.files and world.files[file].size > MAXIMUM_PHOTO:
            raise bad_request("PHOTO_INVALID_DIMENSIONS")
        content["photo"] = [{"file_id": file, "file_unique_id": f"u{file}", "width": 800, "height": 600}]
    else:
        content["document"] = _document(world, file)
    kept = {name: message.content[name] for name in ("reply_to_message",) if name in message.content}
    return _changed(world, chat, message, content | kept, markup)


def edit_message_caption(world: World, arguments: Arguments) -> object:
    words, markup = _words(arguments, "caption", MAXIMUM_CAPTION), arguments.markup()
    chat, message = _own(world, arguments)
    if "text" in message.content:
        raise bad_request("there is no caption in the message to edit")
    kept = {name: value for name, value in message.content.items() if not name.startswith("caption")}
    return _changed(world, chat, message, kept | words, markup)


def edit_message_reply_markup(world: World, arguments: Arguments) -> object:
    markup = arguments.markup()
    chat, message = _own(world, arguments)
    return _changed(world, chat, message, message.content, markup)


def _check_deletable(world: World, chat: Chat, message: Message) -> None:
    # TDLib's can_delete_channel_message(): no right lets a bot delete what is older than two days, not even
    # its own post in a channel (tdlib/telegram-bot-api issues 403 and 730); an edit has no such limit.
    own = message.sender == world.bot_id or (message.sender is None and chat.kind == "channel")
    may = own or chat.kind == "private" or bool(chat.members[world.bot_id].get("can_delete_messages"))
    # "A dice message in a private chat can only be deleted if it was sent more than 24 hours ago": deleteMessage.
    fresh_dice = "dice" in message.content and world.clock() - message.date <= timedelta(hours=24)
    may = may and not (chat.kind == "private" and fresh_dice)
    if may and not world.older_than_two_days(message):
        return
    if chat.kind in ("supergroup", "channel"):
        raise bad_request("message can't be deleted")
    raise bad_request("message can't be deleted for everyone")


def delete_message(world: World, arguments: Arguments) -> object:
    chat = world.found(arguments.given.get("chat_id"))
    message = chat.messages.get(arguments.message_id())
    if message is None:
        raise bad_request("message to delete not found")
    _check_deletable(world, chat, message)
    del chat.messages[message.id]
    world.acted(chat, answers=False)
    return True


def delete_messages(world: World, arguments: Arguments) -> object:
    chat = world.found(arguments.given.get("chat_id"))
    ids = arguments.structure("message_ids", "message identifiers")
    if not isinstance(ids, list) or not ids:
        raise bad_request("message identifiers are not specified")
    if len(ids) > 100:
        raise bad_request("too many message identifiers specified")
    there = [chat.messages[number] for number in dict.fromkeys(ids) if number in chat.messages]
    for message in there:
        _check_deletable(world, chat, message)
    for message in there:
        del chat.messages[message.id]
    world.acted(chat, answers=False)
    return True


def answer_callback_query(world: World, arguments: Arguments) -> object:
    text = arguments.text("text")
    if len(text) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    tap = world.taps.get(arguments.text("callback_query_id"))
    if tap is None or tap.answer is not None or world.clock() - tap.at > QUERY_LIFE:
        raise bad_request(QUERY_TOO_OLD)
    world.taps[tap.id] = replace(tap, answer=text)
    return True


def send_chat_action(world: World, arguments: Arguments) -> object:
    world.writable(arguments.given.get("chat_id"))
    if arguments.text("action").lower() not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    return True


def get_me(world: World, _: Arguments) -> object:
    return world.bot | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def get_chat(world: World, arguments: Arguments) -> object:
    chat = world.found(arguments.given.get("chat_id"))
    full = world.as_chat(chat) | {
        "accent_color_id": chat.id % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": False,
            "limited_gifts": False,
            "unique_gifts": False,
            "premium_subscription": False,
            "gifts_from_channels": False,
        },
    }
    if chat.kind in ("group", "supergroup"):
        full["permissions"] = {"can_send_messages": True}
    return full


def get_chat_member(world: World, arguments: Arguments) -> object:
    chat = world.found(arguments.given.get("chat_id"))
    user_id = arguments.integer("user_id")
    if user_id != world.bot_id and user_id not in world.people:
        raise bad_request("invalid user_id specified")
    user = world.user(user_id)
    if chat.kind == "private":
        return {"user": user, "status": "member" if user_id in (chat.id, world.bot_id) else "left"}
    return chat.members.get(user_id, {"user": user, "status": "left"})


def get_chat_administrators(world: World, arguments: Arguments) -> object:
    chat = world.found(arguments.given.get("chat_id"))
    if chat.kind == "private":
        raise bad_request("there are no administrators in the private chat")
    return [member for member in chat.members.values() if member["status"] in ("administrator", "creator")]


def get_chat_member_count(world: World, arguments: Arguments) -> object:
    chat = world.found(arguments.given.get("chat_id"))
    return 2 if chat.kind == "private" else len(chat.members)


def set_webhook(world: World, arguments: Arguments) -> object:
    url = arguments.text("url")
    if url and not url.startswith("https://"):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    world.queue.set_webhook(url)
    return _dropped(world, arguments)


def delete_webhook(world: World, arguments: Arguments) -> object:
    world.queue.set_webhook("")
    return _dropped(world, arguments)


def _dropped(world: World, arguments: Arguments) -> bool:
    if arguments.boolean("drop_pending_updates"):
        world.queue.clear()
    return True


def get_webhook_info(world: World, _: Arguments) -> object:
    return {
        "url": world.queue.webhook,
        "has_custom_certificate": False,
        "pending_update_count": len(world.queue),
    }


def get_file(world: World, arguments: Arguments) -> object:
    file = arguments.text("file_id")
    if file not in world.files:
        raise bad_request("invalid file_id")
    if world.files[file].size > MAXIMUM_DOWNLOAD:
        raise bad_request("file is too big")
    return {
        "file_id": file,
        "file_unique_id": f"u{file}",
        "file_size": world.files[file].size,
        "file_path": f"{'voice' if file.startswith('AwAC') else 'documents'}/{file}",
    }


METHODS: dict[str, Method] = {
    **PROFILE,
    "answercallbackquery": answer_callback_query,
    "deletemessage": delete_message,
    "deletemessages": delete_messages,
    "deletewebhook": delete_webhook,
    "editmessagecaption": edit_message_caption,
    "editmessagemedia": edit_message_media,
    "editmessagereplymarkup": edit_message_reply_markup,
    "editmessagetext": edit_message_text,
    "getchat": get_chat,
    "getchatadministrators": get_chat_administrators,
    "getchatmember": get_chat_member,
    "getchatmembercount": get_chat_member_count,
    "getfile": get_file,
    "getme": get_me,
    "getwebhookinfo": get_webhook_info,
    "sendanimation": _send_file("animation"),
    "sendaudio": _send_file("audio"),
    "sendchataction": send_chat_action,
    "senddocument": send_document,
    "sendmessage": send_message,
    "sendphoto": send_photo,
    "sendvideo": _send_file("video"),
    "sendvoice": _send_file("voice"),
    "setwebhook": set_webhook,
}


def call(world: World, method: str, arguments: Arguments) -> object:
    """Carry out one method; what it returns is the ``result`` of the answer.

    Raises:
        RefusalError: 404 for a method nobody knows, or whatever the method refuses.
    """
    known = METHODS.get(method.lower())
    if known is None:
        raise RefusalError(404, "Not Found: method not found")
    return known(world, arguments)
