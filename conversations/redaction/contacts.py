"""Ways to reach somebody other than by telephone: e-mail, links, and names on other services."""

import re
from collections.abc import Iterator

from conversations.redaction.lexicon import Lexicon
from conversations.redaction.spans import Kind, Span
from conversations.redaction.windows import Windows

_EMAIL = re.compile(r"(?<![\w.+\-])[\w.+\-]++ ?@ ?[\w\-]++(?:\.[\w\-]++)++")
_ENDING = r"(?:com|co|uk|org|net|info|gov|ac|sch|edu|eu|ie|io)"
_MAILERS = r"(?:g(?:oogle)?mail|hotmail|outlook|yahoo|ymail|icloud|msn|aol|btinternet|virginmedia|talktalk|proton(?:mail)?)"
_DOT = r"(?: ?\. ?| ?[(\[] ?dot ?[)\]] ?| dot )"
_SPELLED_EMAIL = re.compile(
    rf"(?<![\w.+\-])(?:[\w.+\-]{{1,40}}(?: dot | underscore | dash )){{0,3}}[\w.+\-]{{1,64}}"
    r"(?:"
    rf"(?: ?[(\[] ?at ?[)\]] ?| ?@ ?)[\w\-]{{1,40}}(?:{_DOT}[\w\-]{{2,20}}){{1,3}}"
    rf"| at {_MAILERS}(?:{_DOT}{_ENDING}){{0,2}}"
    rf"| at [\w\-]{{1,40}}(?: dot {_ENDING}){{1,3}}| at (?:live|sky|me)(?:{_DOT}{_ENDING}){{1,2}}"
    r")\b",
)
_SCHEME = re.compile(r"\b(?:https?|ftp)://[^\s\ufffc]++|\bwww\.[^\s\ufffc]++")
_DOMAIN = re.compile(
    r"(?<![\w@.\-])(?:[a-z0-9\-]++\.(?=[a-z0-9]))++"
    r"(?:(?:com|org|net|uk|info|io|tv|app|link|ly|scot|wales|eu|ie|gg|pl|ro|pk|in)\b(?:/[^\s\ufffc]*+)?|[a-z]{2,10}/[^\s\ufffc]++)",
)
_HANDLE = re.compile(r"(?<![\w@])@ ?[\w][\w.\-]*+")
_UNDERSCORED = re.compile(r"(?<![\w.\-])[^\W_][\w.]{0,64}?_[\w.]*+")
_SERVICE = (
    r"(?:insta(?:gram)?|ig|snap(?:chat)?|sc|tik ?tok|facebook|face ?book|fb|twitter|whats ?app|telegram|discord|kik|psn|xbox"
    r"|gamer ?tag|roblox|fortnite|minecraft|steam|twitch|youtube|linkedin|skype|messenger|user ?name|handle|screen ?name)"
)
_INTRODUCED = re.compile(
    rf"\b{_SERVICE}(?: (?:name|user ?name|account|handle|tag|id|page|profile|group)){{0,2}} ?(?:is|was|=|:|-|it'?s|called|under|as|add)? ?"
    r"(?:under |called |as |@)?@?([\w][\w.\-]{1,40})",
)
_DOTTED = re.compile(r"\w\.\w")
_HINTS = (
    "@", "_", "://", "www", "dot", "mail", "outlook", "yahoo", "icloud", "msn", "aol", "btinternet", "virginmedia", "talktalk", "proton", " at live", " at sky", " at me", "insta",
    "ig ", "snap", "sc ", "tok", "book", "fb", "twitter", "whats", "telegram", "discord", "kik", "psn", "xbox", "gamer", "roblox", "fortnite", "minecraft", "steam", "twitch",
    "youtube", "linkedin", "skype", "messenger", "user", "handle", "screen",
)  # fmt: skip
"""No e-mail address, link or handle goes without one of these, or a full stop inside a word; most texts have none."""
_ANNOUNCED = re.compile(rf"{_SERVICE}(?: [a-z]{{1,20}}){{0,2}} ?(?:is|was|=|:|it'?s|called|under|as)")


def find_contacts(near: Windows, lexicon: Lexicon) -> Iterator[Span]:
    """E-mail addresses, links and handles in a reading's text, spelled out or not."""
    text = near.small
    if not near.says(*_HINTS) and _DOTTED.search(text) is None:
        return
    for pattern in (_EMAIL, _SPELLED_EMAIL):
        yield from (Span(*match.span(), Kind.EMAIL) for match in pattern.finditer(text))
    for pattern in (_SCHEME, _DOMAIN):
        yield from (_without_stop(match) for match in pattern.finditer(text))
    for match in _HANDLE.finditer(text):
        word = match.group().lstrip("@ ").rstrip(".-")
        if " " not in match.group() or not lexicon.is_ordinary(word.lower()):
            yield Span(
                match.start(),
                match.end() - (len(match.group()) - len(match.group().rstrip(".-"))),
                Kind.HANDLE,
            )
    yield from (Span(*match.span(), Kind.HANDLE) for match in _UNDERSCORED.finditer(text))
    for match in _INTRODUCED.finditer(text):
        handle = match.group(1).rstrip(".-")
        unusual = any(letter.isdecimal() or letter in "._" for letter in handle)
        announced = _ANNOUNCED.match(match.group()) is not None
        if unusual or (announced and not lexicon.is_ordinary(handle.lower())):
            yield Span(match.start(1), match.start(1) + len(handle), Kind.HANDLE)


def _without_stop(match: re.Match[str]) -> Span:
    """A link, less the punctuation of the sentence around it."""
    link = match.group().rstrip(".,;:!?)]}>'\"")
    return Span(match.start(), match.start() + len(link), Kind.LINK)
