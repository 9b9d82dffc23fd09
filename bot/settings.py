"""The settings of a service, read once into one frozen object.

Each is an environment variable, or the same key in a TOML file (``--config``, else ``firsthand.toml`` in the
working folder where there is one). The environment wins.
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

CONFIG = "firsthand.toml"


class SettingRefused(Exception):
    """A setting is missing or wrong; the message names it and the fix, and never holds a token."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a steward decides. Spans are in seconds, rates in messages a second.

    ``release_after`` and ``release_together``: a summary waits that long, and until that many wait, so that a
    post does not tell when somebody sat with their phone (design section 7).
    ``messages_per_second`` and ``messages_per_chat`` are Telegram's limits (core.telegram.org/bots/faq); a
    service that pays for more, or a test, may lift them.
    """

    data: Path
    secret_file: Path | None
    flow: Path | None
    token: str | None = field(default=None, repr=False)
    base_url: str = "https://api.telegram.org"
    staff_chat: int | None = None
    release_after: int = 6 * 3600
    release_together: int = 3
    messages_per_second: float = 30.0
    messages_per_chat: float = 1.0


KEYS = {
    "FIRSTHAND_TELEGRAM_TOKEN": "the bot's token, from @BotFather",
    "FIRSTHAND_TELEGRAM_BASE_URL": "a Bot API server of your own, such as http://127.0.0.1:8081 (default: Telegram's)",
    "FIRSTHAND_STAFF_CHAT": "the staff channel's id, such as -1001234567890",
    "FIRSTHAND_DATA": "the folder for everything that is kept (default: data)",
    "FIRSTHAND_SECRET_FILE": "the file with the service secret, outside the data folder (or the systemd credential firsthand-secret)",
    "FIRSTHAND_FLOW": "the questions, an XLSForm as .xlsx, .csv or .md (default: the built-in flow)",
    "FIRSTHAND_RELEASE_AFTER": "seconds a summary waits before staff see it (default: 21600)",
    "FIRSTHAND_RELEASE_TOGETHER": "how many summaries must be waiting before any is posted (default: 3)",
    "FIRSTHAND_MESSAGES_PER_SECOND": "messages a second over all chats (default: 30, Telegram's limit)",
    "FIRSTHAND_MESSAGES_PER_CHAT": "messages a second to one chat (default: 1, Telegram's limit)",
}
"""Every key and what it means, in words for a steward."""


def read_settings(environment: Mapping[str, str], config: Path | None = None) -> Settings:
    """Read the settings.

    Raises:
        SettingRefused: A setting is wrong; the sentence names it and the fix.
    """
    given = {
        **_from_file(config),
        **{key: value for key, value in environment.items() if key in KEYS and value.strip()},
    }
    unknown = sorted(key for key in environment if key.startswith("FIRSTHAND_") and key not in KEYS)
    if unknown:
        raise SettingRefused(
            f"{unknown[0]} is not a setting of Firsthand. The settings are: {', '.join(KEYS)}."
        )
    secret = given.get("FIRSTHAND_SECRET_FILE")
    flow = given.get("FIRSTHAND_FLOW")
    chat = given.get("FIRSTHAND_STAFF_CHAT")
    return Settings(
        data=Path(given.get("FIRSTHAND_DATA", "data")),
        secret_file=Path(secret) if secret else None,
        flow=Path(flow) if flow else None,
        token=_token(given.get("FIRSTHAND_TELEGRAM_TOKEN")),
        base_url=_base_url(given.get("FIRSTHAND_TELEGRAM_BASE_URL", "https://api.telegram.org")),
        staff_chat=None if chat is None else _chat(chat),
        release_after=int(_number(given, "FIRSTHAND_RELEASE_AFTER", "21600", int, 0, 90 * 86400)),
        release_together=int(_number(given, "FIRSTHAND_RELEASE_TOGETHER", "3", int, 1, 1000)),
        messages_per_second=_number(given, "FIRSTHAND_MESSAGES_PER_SECOND", "30", float, 0.1, 1e6),
        messages_per_chat=_number(given, "FIRSTHAND_MESSAGES_PER_CHAT", "1", float, 0.1, 1e6),
    )


def _from_file(config: Path | None) -> dict[str, str]:
    path = config or Path(CONFIG)
    if config is None and not path.exists():
        return {}
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingRefused(f"The settings file {path} cannot be read ({error.strerror}).") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        # The parser's own message quotes the file, which may hold the token.
        raise SettingRefused(f'The settings file {path} is not TOML. Each line is KEY = "value".') from None
    for key, value in document.items():
        if key not in KEYS:
            raise SettingRefused(
                f"{key} in {path} is not a setting of Firsthand. The settings are: {', '.join(KEYS)}."
            )
        if not isinstance(value, str | int | float) or isinstance(value, bool):
            raise SettingRefused(f"{key} in {path} must be text or a number.")
    return {key: str(value) for key, value in document.items()}


def _token(token: str | None) -> str | None:
    if token is None:
        return None
    number, _, rest = token.partition(":")
    if (
        not number.isdecimal()
        or len(rest) < 5
        or not all(c.isalnum() or c in "_-" for c in rest)
        or not rest.isascii()
    ):
        raise SettingRefused(
            "FIRSTHAND_TELEGRAM_TOKEN is not a bot token. It looks like 123456789:AbC...; copy it from @BotFather, whole and without quotes."
        )
    return token


def _base_url(url: str) -> str:
    if not url.startswith(("https://", "http://")) or any(c.isspace() for c in url):
        raise SettingRefused(
            "FIRSTHAND_TELEGRAM_BASE_URL must be the address of a Bot API server, beginning with https:// or http://."
        )
    return url.rstrip("/")


def _chat(chat: str) -> int:
    try:
        return int(chat)
    except ValueError:
        raise SettingRefused(
            "FIRSTHAND_STAFF_CHAT must be the number of a channel or group, such as -1001234567890. Add the bot to it, then run: firsthand doctor."
        ) from None


def _number(
    given: Mapping[str, str], key: str, default: str, kind: Callable[[str], float], least: float, most: float
) -> float:
    try:
        number = kind(given.get(key, default))
    except ValueError:
        number = float("nan")
    if not least <= number <= most:
        raise SettingRefused(f"{key} must be a number from {least:g} to {most:g}: {KEYS[key]}.")
    return number
