"""Long texts cut into messages that every channel can carry."""

from collections.abc import Iterable

PAGE_UNITS = 3_900
"""Most UTF-16 code units of one message: Telegram's limit is 4,096 (Bot API, sendMessage), some left for care."""


def units(text: str) -> int:
    """How long a text is as Telegram counts: in UTF-16 code units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def fitting(text: str, room: int) -> int:
    """How many of the first characters take no more than ``room`` UTF-16 code units; no character is halved."""
    end = min(len(text), room)
    while units(text[:end]) > room:
        # A character has two units at most, so this never takes away too many.
        end -= max(1, (units(text[:end]) - room) // 2)
    return end


def paged(parts: Iterable[str], most: int = PAGE_UNITS) -> tuple[str, ...]:
    """The parts, a blank line between, on as few pages as they fit on in order.

    A part is only cut where it alone is longer than a page; then at a line end or a blank where there is one.
    """
    pages: list[str] = []
    page = ""
    for part in parts:
        for piece in _cut(part, most):
            joined = f"{page}\n\n{piece}" if page else piece
            if page and units(joined) > most:
                pages.append(page)
                page = piece
            else:
                page = joined
    if page:
        pages.append(page)
    return tuple(pages)


def _cut(part: str, most: int) -> Iterable[str]:
    while units(part) > most:
        end = fitting(part, most)
        for mark in ("\n", " "):
            at = part.rfind(mark, most // 2, end)
            if at > 0:
                end = at
                break
        yield part[:end]
        part = part[end:].lstrip("\n ")
    yield part
