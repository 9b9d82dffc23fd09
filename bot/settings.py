"""The settings of a service, read once into one frozen object.

Each is an environment variable, or the same key in a TOML file (``--config``, else ``firsthand.toml`` in the
working folder where there is one). The environment wins.
"""

import os
import re
import stat
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from conversations.consent import Use
from conversations.digest.slots import Timetable
from conversations.printable import printable

CONFIG = "firsthand.toml"

LONGEST_CONTACT = 200
"""Characters of who runs the service: it stands in a notice that has to fit a phone."""

LONGEST_TITLE = 16
"""Characters of an administrator's title (core.telegram.org/bots/api, setChatAdministratorCustomTitle)."""

FEWEST_OF_A_DIGEST = 40
"""Fewest narrators of a digest with numbers. Of 20, what most of them said is on so many posts that those who did not say
it are known to be few whatever the digest withholds: in four of ten years of ``make simulate``; of 40, in none."""

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class SettingRefused(Exception):
    """A setting is missing or wrong; the message names it and the fix, and never holds a token."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a steward decides. Spans are in seconds, rates in messages a second.

    ``release_after`` and ``release_together``: a summary waits that long, and until that many wait, so that a
    post does not tell when somebody sat with their phone (design section 7).
    ``time_zone``: today is the day there, for rules with dates and for the week of a story.
    ``languages``: codes of those that may be offered although their words are marked as drafts.
    ``contact``: who runs the service and how to reach them without Telegram, as the privacy notice says it; empty
    where nobody has written it, which the doctor minds.
    ``voice``: whether voice notes are taken; ``speech``: the address of a local engine that writes them down.
    ``channels``: the file that names further staff channels and which stories each gets (``bot.staff.channels``).
    ``approval_chat``: where each post and digest waits until somebody lets it through; ``approval_role``: the title
    that an administrator there must have for it, "" where any administrator may.
    ``digest``: when the weekly digest goes out, None where none does; ``digest_batch``: of how many narrators it is.
    ``approvals``: by how many approvers an export must be approved; 0 where one person may make it alone.
    ``fewest_recipients``: with fewer installed the service does not start.
    ``messages_per_second`` and ``messages_per_chat`` are Telegram's limits (core.telegram.org/bots/faq); a
    service that pays for more, or a test, may lift them.
    """

    data: Path
    secret_file: Path | None
    flow: Path | None
    help: Path | None = None
    token: str | None = field(default=None, repr=False)
    base_url: str = "https://api.telegram.org"
    staff_chat: int | None = None
    release_after: int = 6 * 3600
    release_together: int = 3
    time_zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))
    languages: frozenset[str] = frozenset()
    contact: str = ""
    voice: bool = False
    speech: str | None = None
    channels: Path | None = None
    approval_chat: int | None = None
    approval_role: str = ""
    digest: Timetable | None = None
    digest_batch: int = 40
    approvals: int = 0
    fewest_recipients: int = 1
    root_key: str | None = None
    keep: Mapping[Use, int] = field(default_factory=dict)
    tidy_most: int = 5
    messages_per_second: float = 30.0
    messages_per_chat: float = 1.0


KEYS = {
    "FIRSTHAND_TELEGRAM_TOKEN": "the bot's token, from @BotFather",
    "FIRSTHAND_TELEGRAM_BASE_URL": "a Bot API server of your own, such as http://127.0.0.1:8081 (default: Telegram's)",
    "FIRSTHAND_STAFF_CHAT": "the staff channel's number, such as -1001234567890 (a post's link t.me/c/1234567890/2 shows it)",
    "FIRSTHAND_DATA": "the folder for everything that is kept (default: data)",
    "FIRSTHAND_SECRET_FILE": "the file with the service secret, outside the data folder (or the systemd credential firsthand-secret)",
    "FIRSTHAND_FLOW": "the questions, an XLSForm as .xlsx, .xls, .csv or .md (default: the built-in flow)",
    "FIRSTHAND_HELP": "the lines of the Help now card, a TOML file of yours (default: the built-in ones, which nobody has checked for you)",
    "FIRSTHAND_TIME_ZONE": "where families live, such as Europe/London: decides which day today is (default: UTC)",
    "FIRSTHAND_LANGUAGES": "languages to offer although their words are drafts, once a speaker has checked them, such as pl ur (default: none of those)",
    "FIRSTHAND_CONTACT": "who runs the service and how to reach them without Telegram, one line for the privacy notice, such as Ash Valley Council, 1 High Street, Ashton, 01632 960000 (no default; the doctor asks for it)",
    "FIRSTHAND_VOICE": "on: take voice notes where the questions allow them (default: off)",
    "FIRSTHAND_SPEECH": "the address of an engine on this machine that writes voice notes down, such as http://127.0.0.1:8080/inference; what stands behind a ? goes along as fields, such as ?language=auto (default: none; sounds are sealed)",
    "FIRSTHAND_RELEASE_AFTER": "seconds a summary waits before staff see it (default: 21600)",
    "FIRSTHAND_RELEASE_TOGETHER": "how many summaries must be waiting before any is posted (default: 3)",
    "FIRSTHAND_CHANNELS": "a TOML file with further staff channels and which stories each gets (default: the staff channel gets all)",
    "FIRSTHAND_APPROVAL_CHAT": "the number of a private group where somebody lets each post and digest through first (default: none; they go out at once)",
    "FIRSTHAND_APPROVAL_ROLE": "the title an administrator of that group must have to let something through (default: any administrator may)",
    "FIRSTHAND_DIGEST": "day and time of the weekly digest where families live, such as tue 10:00, or off (default: tue 10:00)",
    "FIRSTHAND_DIGEST_BATCH": "of how many narrators a digest is, 40 to 1000 (default: 40)",
    "FIRSTHAND_EXPORT_APPROVALS": "by how many different approvers an export must be approved, 0 to 2 (default: 0; one person exports, and the record of acts says so)",
    "FIRSTHAND_FEWEST_RECIPIENTS": "with fewer recipients installed the service does not start, 1 to 16 (default: 1; two people should hold an identity)",
    "FIRSTHAND_ROOT_KEY": "whose signed list of recipients is taken: what `firsthand keys sign --identity FILE` prints (default: none; the recipients that are installed)",
    "FIRSTHAND_KEEP_DIGEST": "for how many weeks after it was sent staff may count a story, 0 to 5200 (default: 0, until its narrator takes it back)",
    "FIRSTHAND_KEEP_QUOTE": "for how many weeks its words may stand in the staff channel, 0 to 5200 (default: 0, as above)",
    "FIRSTHAND_KEEP_RESEARCH": "for how many weeks researchers may have it, 0 to 5200 (default: 0, as above); what may be used for nothing any more is destroyed",
    "FIRSTHAND_TIDY_MOST": "of how many stories in a hundred something is removed in one go without asking the steward, 0 to 100 (default: 5)",
    "FIRSTHAND_MESSAGES_PER_SECOND": "messages a second over all chats (default: 30, Telegram's limit)",
    "FIRSTHAND_MESSAGES_PER_CHAT": "messages a second to one chat (default: 1, Telegram's limit)",
}
"""Every key and what it means, in words for a steward."""


_KEEP = {use: f"FIRSTHAND_KEEP_{use.name}" for use in Use}


def read_settings(environment: Mapping[str, str], config: Path | None = None) -> Settings:
    """Read the settings.

    Raises:
        SettingRefused: A setting is wrong; the sentence names it and the fix.
    """
    told = {**_from_file(config), **{key: value for key, value in environment.items() if value.strip()}}
    given = {key: value.strip() for key, value in told.items() if key in KEYS and value.strip()}
    unknown = sorted(key for key in environment if key.startswith("FIRSTHAND_") and key not in KEYS)
    if unknown:
        raise SettingRefused(
            f"{unknown[0]} is not a setting of Firsthand. The settings are: {', '.join(KEYS)}."
        )
    secret = given.get("FIRSTHAND_SECRET_FILE")
    flow = given.get("FIRSTHAND_FLOW")
    help_lines = given.get("FIRSTHAND_HELP")
    channels = given.get("FIRSTHAND_CHANNELS")
    staff, approval = _chat(given, "FIRSTHAND_STAFF_CHAT"), _chat(given, "FIRSTHAND_APPROVAL_CHAT")
    if approval is not None and approval == staff:
        raise SettingRefused(
            "FIRSTHAND_APPROVAL_CHAT must be another group than FIRSTHAND_STAFF_CHAT, or staff read what nobody has let through."
        )
    time_zone = _zone(given.get("FIRSTHAND_TIME_ZONE", "UTC"))
    return Settings(
        data=Path(given.get("FIRSTHAND_DATA", "data")),
        secret_file=Path(secret) if secret else None,
        flow=Path(flow) if flow else None,
        help=Path(help_lines) if help_lines else None,
        token=_token(given.get("FIRSTHAND_TELEGRAM_TOKEN")),
        base_url=_base_url(given.get("FIRSTHAND_TELEGRAM_BASE_URL", "https://api.telegram.org")),
        staff_chat=staff,
        release_after=_whole(given, "FIRSTHAND_RELEASE_AFTER", "21600", 0, 90 * 86400),
        release_together=_whole(given, "FIRSTHAND_RELEASE_TOGETHER", "3", 1, 1000),
        time_zone=time_zone,
        languages=_languages(given.get("FIRSTHAND_LANGUAGES", "")),
        contact=_contact(given.get("FIRSTHAND_CONTACT", "")),
        voice=_switch(given, "FIRSTHAND_VOICE"),
        speech=_speech(given.get("FIRSTHAND_SPEECH")),
        channels=Path(channels) if channels else None,
        approval_chat=approval,
        approval_role=_title(given.get("FIRSTHAND_APPROVAL_ROLE", ""), approval),
        digest=_timetable(given.get("FIRSTHAND_DIGEST", "tue 10:00"), time_zone),
        digest_batch=_whole(given, "FIRSTHAND_DIGEST_BATCH", "40", FEWEST_OF_A_DIGEST, 1000),
        approvals=_whole(given, "FIRSTHAND_EXPORT_APPROVALS", "0", 0, 2),
        fewest_recipients=_whole(given, "FIRSTHAND_FEWEST_RECIPIENTS", "1", 1, 16),
        root_key=_public_key(given.get("FIRSTHAND_ROOT_KEY")),
        keep={use: weeks for use, key in _KEEP.items() if (weeks := _whole(given, key, "0", 0, 5200))},
        tidy_most=_whole(given, "FIRSTHAND_TIDY_MOST", "5", 0, 100),
        messages_per_second=_rate(given, "FIRSTHAND_MESSAGES_PER_SECOND", "30"),
        messages_per_chat=_rate(given, "FIRSTHAND_MESSAGES_PER_CHAT", "1"),
    )


def _from_file(config: Path | None) -> dict[str, str]:
    path = config or Path(CONFIG)
    if config is None and not path.exists():
        return {}
    try:
        with path.open("rb") as file:
            mode = stat.S_IMODE(os.fstat(file.fileno()).st_mode)
            written = file.read()
    except OSError as error:
        raise SettingRefused(f"The settings file {path} cannot be read ({error.strerror}).") from None
    try:
        # Some editors put a byte order mark before the first letter. The ValueErrors are no UTF-8, no TOML, and a
        # number of thousands of digits; the parser's own message quotes the file, which may hold the token.
        document = tomllib.loads(written.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise SettingRefused(f'The settings file {path} is not TOML. Each line is KEY = "value".') from None
    for key, value in document.items():
        if key not in KEYS:
            raise SettingRefused(
                f"{key} in {path} is not a setting of Firsthand. The settings are: {', '.join(KEYS)}."
            )
        if not isinstance(value, str | int | float) or isinstance(value, bool):
            raise SettingRefused(f"{key} in {path} must be text or a number.")
    if "FIRSTHAND_TELEGRAM_TOKEN" in document and os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise SettingRefused(
            f"The settings file {path} holds the bot's token and can be read by others. Allow its owner alone: chmod 600 {path}"
        )
    return {key: _as_text(value) for key, value in document.items()}


def _as_text(value: str | float) -> str:
    """A TOML value as the environment would give it; a whole number is the same with and without its ``.0``."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    # Python writes no more than 4,300 digits in tens, and a number may stand there in sixteens.
    return hex(value) if isinstance(value, int) and abs(value) >= 1 << 64 else str(value)


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
    """The server's scheme, host and port, which method and token are put behind."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), 0
    if (
        parts.scheme not in ("https", "http")
        or not parts.hostname
        or port == 0
        or "@" in parts.netloc
        or parts.path not in ("", "/")
        or any(c.isspace() or c in "?#\\" for c in url)
    ):
        raise SettingRefused(
            "FIRSTHAND_TELEGRAM_BASE_URL must be the address of a Bot API server and nothing behind it: https:// or http://, a host, and a port where it has one, such as http://127.0.0.1:8081."
        )
    return f"{parts.scheme}://{parts.netloc}"


def longest(keep: Mapping[Use, int]) -> int:
    """For how many weeks a story is kept at most; 0 where some use of it has no end."""
    return max(keep.values()) if set(keep) == set(Use) else 0


def is_chat(digits: str) -> bool:
    """Whether this is the number of a group or channel.

    A chat's number has at most 52 bits (core.telegram.org/bots/api#chat). Those of people are above zero.
    """
    return re.fullmatch("-[1-9][0-9]{0,15}", digits) is not None


def _chat(given: Mapping[str, str], key: str) -> int | None:
    chat = given.get(key)
    if chat is None:
        return None
    if not is_chat(chat):
        raise SettingRefused(
            f"{key} must be the number of a private channel or group, which is below zero: "
            "post something there and copy the link of that post, "
            "for https://t.me/c/1234567890/2 means that the number is -1001234567890."
        )
    return int(chat)


def _title(title: str, approval: int | None) -> str:
    if title and approval is None:
        raise SettingRefused(
            "FIRSTHAND_APPROVAL_ROLE is set, and FIRSTHAND_APPROVAL_CHAT is not: set the group where somebody lets posts through."
        )
    if len(title) > LONGEST_TITLE or printable(title) != title:
        raise SettingRefused(
            f"FIRSTHAND_APPROVAL_ROLE must be an administrator's title as Telegram shows it: one line of at most {LONGEST_TITLE} characters."
        )
    return title


def _timetable(words: str, zone: ZoneInfo) -> Timetable | None:
    if words.lower() == "off":
        return None
    found = re.fullmatch(r"([A-Za-z]+) +([01]?[0-9]|2[0-3]):([0-5][0-9])", words)
    named = [] if found is None else [day for day in DAYS if found[1].lower() in (day, day[:3])]
    if found is None or not named:
        raise SettingRefused(
            "FIRSTHAND_DIGEST must be a day and a time, such as tue 10:00, or off where no digest is wanted."
        )
    return Timetable(DAYS.index(named[0]), time(int(found[2]), int(found[3])), zone)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (
        OSError,
        ValueError,
        KeyError,
    ):  # not found is a KeyError, a folder an OSError, a path a ValueError
        raise SettingRefused(
            "FIRSTHAND_TIME_ZONE is no time zone that is known. It looks like Europe/London or America/New_York."
        ) from None


def _languages(codes: str) -> frozenset[str]:
    # Loaded here, because most commands name no language and are there sooner without all words of all of them.
    from conversations.words import CODES

    found = frozenset(re.split(r"[\s,]+", codes.strip().lower())) - {""}
    unknown = sorted(found - set(CODES))
    if unknown:
        raise SettingRefused(
            f"FIRSTHAND_LANGUAGES names {unknown[0]}, and Firsthand has no words in it. It has: {' '.join(CODES)}."
        )
    return found


def _public_key(line: str | None) -> str | None:
    if line is not None and not re.fullmatch("[A-Za-z0-9+/]{56}", line):
        raise SettingRefused(
            "FIRSTHAND_ROOT_KEY must be the key that `firsthand keys sign --identity FILE` prints: 56 letters and digits."
        )
    return line


def _contact(line: str) -> str:
    if len(line) > LONGEST_CONTACT or printable(line) != line:
        raise SettingRefused(
            f"FIRSTHAND_CONTACT must be one line of at most {LONGEST_CONTACT} characters: "
            "who runs the service and how to reach them without Telegram, by post, telephone or e-mail."
        )
    return line


def _switch(given: Mapping[str, str], key: str) -> bool:
    value = given.get(key, "off").lower()
    if value not in ("on", "off"):
        raise SettingRefused(f"{key} must be on or off: {KEYS[key]}.")
    return value == "on"


def _speech(url: str | None) -> str | None:
    """The address of an engine on this very machine: no sound may leave it in clear.

    A name is refused, for it can be made to mean another machine; but for ``localhost``, which is never looked up.
    """
    if url is None:
        return None
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), 0
    if (
        parts.scheme != "http"
        or parts.hostname not in ("127.0.0.1", "::1", "localhost")
        or port == 0
        or "@" in parts.netloc
        or any(c.isspace() or c in "#\\" for c in url)
    ):
        raise SettingRefused(
            "FIRSTHAND_SPEECH must be the address of an engine on this machine, such as http://127.0.0.1:8080/inference: a voice must not leave it in clear."
        )
    return url


def _whole(given: Mapping[str, str], key: str, default: str, least: int, most: int) -> int:
    digits = given.get(key, default)
    if not re.fullmatch("[0-9]{1,12}", digits) or not least <= int(digits) <= most:
        raise SettingRefused(f"{key} must be a whole number from {least} to {most}: {KEYS[key]}.")
    return int(digits)


def _rate(given: Mapping[str, str], key: str, default: str) -> float:
    digits = given.get(key, default)
    if not re.fullmatch("[0-9]{1,12}([.][0-9]{1,12})?", digits) or not 0.1 <= float(digits) <= 1_000_000:
        raise SettingRefused(f"{key} must be a number from 0.1 to 1000000: {KEYS[key]}.")
    return float(digits)
