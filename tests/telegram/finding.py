"""What Telegram's server finds by itself in a text: addresses, names, tags, commands and numbers that one can tap.

As TDLib finds them (tdlib/td, ``MessageEntity.cpp``), or a little more: every word of two letters or more may be the end
of an address here, and every name of two letters a name. Telephone numbers are found by rules of the server that are not
published: here each of 7 to 15 digits is one (E.164).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

Entity = dict[str, object]
Span = tuple[str, int, int]

_BARE = frozenset({"pre", "code", "text_link"})
"""Inside of these nothing is found."""

_NAME = re.compile(r"@([A-Za-z0-9_]{2,32})")
_COMMAND = re.compile(r"/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?")
_CASHTAG = re.compile(r"\$(?:1INCH|[A-Z]{1,8})")
_SCHEME = re.compile(r"(?:https?|ftp)://", re.IGNORECASE)
_OWN_SCHEME = re.compile(r"(?:tg|ton)://[A-Za-z0-9_-]+(?:[/?#]\S*)?", re.IGNORECASE)
_TAIL = re.compile(r"(?::[0-9]{1,5})?(?:[/?#][^\s<>\"«»]*)?")
_EMAIL = re.compile(r"[A-Za-z0-9_.+-]+@(?:[A-Za-z0-9_-]+\.)+[A-Za-z]{2,8}")
_PHONE = re.compile(r"\+?\d(?:[ ().-]{0,2}\d){6,14}")
_CARD = re.compile(r"[0-9](?:[ -]*[0-9]){12,18}")


def found_in(text: str, given: Iterable[Entity] = ()) -> list[Entity]:
    """All that the server would find in a text, in order, but for what lies in preformatted parts that were given."""
    bare = [_edges(one) for one in given if one["type"] in _BARE]
    taken: list[Span] = []
    for kind, begin, end in _candidates(text):
        if any(begin < other_end and other < end for _, other, other_end in taken):
            continue
        taken.append((kind, begin, end))
    entities: list[Entity] = []
    for kind, begin, end in sorted(taken, key=lambda one: one[1]):
        offset, length = _units(text[:begin]), _units(text[begin:end])
        if not any(offset < other_end and other < offset + length for other, other_end in bare):
            entities.append({"type": kind, "offset": offset, "length": length})
    return entities


def _candidates(text: str) -> Iterator[Span]:
    for match in _OWN_SCHEME.finditer(text):
        yield "url", match.start(), match.end()
    yield from _emails(text)
    yield from _urls(text)
    yield from _names(text)
    yield from _hashtags(text)
    yield from _cashtags(text)
    yield from _commands(text)
    yield from _cards(text)
    for match in _PHONE.finditer(text):
        if not _is_word(_before(text, match.start())) and not _is_word(_behind(text, match.end())):
            yield "phone_number", match.start(), match.end()


def _names(text: str) -> Iterator[Span]:
    for match in _NAME.finditer(text):
        if not _is_word(_before(text, match.start())) and not _is_word(_behind(text, match.end())):
            yield "mention", match.start(), match.end()


def _commands(text: str) -> Iterator[Span]:
    for match in _COMMAND.finditer(text):
        before, behind = _before(text, match.start()), _behind(text, match.end())
        if not (_is_word(before) or (before in "/<>" and before)) and not (
            _is_word(behind) or (behind in "/<>" and behind)
        ):
            yield "bot_command", match.start(), match.end()


def _hashtags(text: str) -> Iterator[Span]:
    for match in re.finditer("#", text):
        at = end = match.end()
        while end < len(text) and _is_of_tag(text[end]):
            end += 1
        tag = text[at:end]
        if (
            not _is_of_tag(_before(text, match.start()))
            and _behind(text, end) != "#"
            and any(unicodedata.category(one).startswith("L") for one in tag[:256])
        ):
            yield "hashtag", match.start(), end


def _cashtags(text: str) -> Iterator[Span]:
    for match in _CASHTAG.finditer(text):
        before, behind = _before(text, match.start()), _behind(text, match.end())
        if not _is_of_tag(before) and before != "$" and not _is_of_tag(behind) and behind != "$":
            yield "cashtag", match.start(), match.end()


def _emails(text: str) -> Iterator[Span]:
    for match in _EMAIL.finditer(text):
        yield "email", match.start(), match.end()


def _urls(text: str) -> Iterator[Span]:
    at = 0
    while (dot := text.find(".", at)) >= 0:
        begin = end = dot
        while begin > 0 and _is_of_domain(text[begin - 1]):
            begin -= 1
        while end < len(text) and _is_of_domain(text[end]):
            end += 1
        at = end
        domain = text[begin:end].rstrip(".")
        scheme = next((one.start() for one in _SCHEME.finditer(text, 0, begin) if one.end() == begin), None)
        before = _before(text, begin)
        if scheme is None and (_is_word(before) or (before in "/#@" and before)):
            continue
        if _is_domain(domain, anything=scheme is not None):
            stop = begin + len(domain)
            tail = _TAIL.match(text, stop)
            whole = text[: stop if tail is None else tail.end()].rstrip(".:;,('?!`")
            yield "url", begin if scheme is None else scheme, len(whole)


def _is_domain(domain: str, *, anything: bool) -> bool:
    labels = domain.split(".")
    if len(labels) < 2 or any(not label or len(label) >= 64 or label.endswith("-") for label in labels):
        return False
    if len(labels) == 4 and all(re.fullmatch("[0-9]{1,3}", label) for label in labels):
        return True
    end = labels[-1]
    if re.fullmatch("[0-9.]+", domain) or len(end) < 2 or "_" in end:
        return False
    return anything or end.startswith("xn--") or ("-" not in end and not any(one.isdecimal() for one in end))


def _cards(text: str) -> Iterator[Span]:
    for match in _CARD.finditer(text):
        digits = [int(one) for one in match[0] if one.isdecimal()]
        doubled = [
            digit if at % 2 == 0 else sum(divmod(2 * digit, 10)) for at, digit in enumerate(digits[::-1])
        ]
        before = _before(text, match.start())
        if sum(doubled) % 10 == 0 and before not in tuple(".,+-_") and not before.isalpha():
            yield "bank_card", match.start(), match.end()


def _before(text: str, at: int) -> str:
    return text[at - 1] if at else ""


def _behind(text: str, at: int) -> str:
    return text[at : at + 1]


def _is_word(one: str) -> bool:
    return bool(one) and (one == "_" or unicodedata.category(one)[0] in "LN")


def _is_of_tag(one: str) -> bool:
    return bool(one) and (
        one in "_\u200c\u00b7" or "\u0d80" <= one <= "\u0dff" or unicodedata.category(one)[0] == "L"
        or unicodedata.category(one) == "Nd"
    )  # fmt: skip


def _is_of_domain(one: str) -> bool:
    if one < "\u00c0":
        return one.isascii() and (one.isalnum() or one in "._~-")
    if "\u2000" <= one <= "\u206f":
        return one in "\u200c\u200d" or "\u2010" <= one <= "\u2015"
    return unicodedata.category(one)[0] != "Z"


def _edges(entity: Entity) -> tuple[int, int]:
    offset, length = entity["offset"], entity["length"]
    assert isinstance(offset, int)
    assert isinstance(length, int)
    return offset, offset + length


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
