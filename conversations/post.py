"""What the staff channel gets of one story: what its narrator approved, less the facts that few others share.

``posted()`` is the only maker of a ``Post``. It adds nothing to the summary and changes no word of it.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum

from conversations.facets import FEWEST, Company, Facet
from conversations.summary import Fact, Line, Summary
from conversations.talk.pages import PAGE_UNITS, fitting, units


class Style(Enum):
    """How a piece of a post is set; the channel turns it into what it has, never into markup within the text."""

    PLAIN = "plain"
    STRONG = "strong"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a post, set in one way."""

    text: str = field(repr=False)
    style: Style = Style.PLAIN


Page = tuple[Piece, ...]
"""One message: its pieces, one behind the other."""


@dataclass(frozen=True, slots=True)
class Post:
    """What is put into the staff channel of one story. Only ``posted()`` makes one."""

    week: str
    facts: tuple[Fact, ...]
    words: tuple[Line, ...]

    @property
    def shown(self) -> frozenset[Facet]:
        """The facets that whoever reads the channel learns of this story."""
        return frozenset(Facet(fact.prompt, one.name) for fact in self.facts for one in fact.picked)

    @property
    def pages(self) -> tuple[Page, ...]:
        """The messages: nearly always one, more where the words are long. No time finer than the week."""
        title = Piece(f"A family's story, week {int(self.week[-2:])} of {self.week[:4]}", Style.STRONG)
        parts: list[tuple[str, Page]] = [("", (title,))]
        for number, fact in enumerate(self.facts):
            told = (Piece(f"{fact.heading}: ", Style.STRONG), Piece(fact.text))
            parts += [("\n" if number or rest else "\n\n", page) for rest, page in enumerate(_cut(told))]
        for line in self.words:
            quoted = (Piece(f"{line.heading}\n", Style.STRONG), Piece(line.text, Style.QUOTE))
            parts += [("\n\n", page) for page in _cut(quoted)]
        return _paged(parts)


def posted(
    summary: Summary, company: Company, *, never: Collection[Facet] = (), narrow: bool = False
) -> Post | None:
    """Of an approved summary what may stand together in the channel: only facets that ``FEWEST`` share, all together.

    The facet that most have in common is taken first, of equals the one that was asked first; then each that ``FEWEST``
    narrators share together with all taken before. So whoever knows some of it of a family learns nothing of them from
    the rest, and what goes is what few others told. Words stay as they are.

    Args:
        company: The narrators of the channel, this one among them.
        never: Facets that no post shows (``digest.frame.Frame.never``).
        narrow: The channel gets stories with something in common already, which counts as a facet too: then even the
            first needs ``FEWEST``.

    Returns:
        None where nothing is left to show.
    """
    told = [Facet(fact.prompt, one.name) for fact in summary.facts for one in fact.picked]
    taken: list[Facet] = []
    for facet in sorted(dict.fromkeys(told), key=lambda one: -company.sharing([one])):
        if facet not in never and ((not taken and not narrow) or company.sharing([*taken, facet]) >= FEWEST):
            taken.append(facet)
    facts = []
    for fact in summary.facts:
        picked = tuple(one for one in fact.picked if Facet(fact.prompt, one.name) in taken)
        if picked:
            facts.append(Fact(fact.prompt, fact.heading, picked))
    if not facts and not summary.words:
        return None
    return Post(summary.week, tuple(facts), summary.words)


_PART_UNITS = PAGE_UNITS - 100  # the rest is for the title of the post


def _cut(part: Page) -> Iterator[Page]:
    """The part in as few pieces of ``_PART_UNITS`` as it needs; a heading stays with the first of its words."""
    page: Page = ()
    room = _PART_UNITS
    for piece in part:
        text = piece.text
        while units(text) > room:
            end = _end(text, room) if room > _PART_UNITS // 8 else 0
            if text[:end].strip():
                page = (*page, Piece(text[:end].rstrip(), piece.style))
            if page:
                yield page
            text = text[end:].lstrip("\n ")
            page, room = (), _PART_UNITS
        if text:
            page = (*page, Piece(text, piece.style))
            room -= units(text)
    if page:
        yield page


def _end(text: str, room: int) -> int:
    """How many of the characters take no more room than that, up to a line's end or a blank where there is one."""
    end = fitting(text, room)
    at = max(text.rfind("\n", end // 2, end), text.rfind(" ", end // 2, end))
    return at if at > 0 else end


def _paged(parts: Iterable[tuple[str, Page]]) -> tuple[Page, ...]:
    """Parts, each with what stands between it and the one before, on as few pages as they fit on in order."""
    pages: list[Page] = []
    page: Page = ()
    for gap, part in parts:
        if not page:
            page = part
            continue
        if sum(units(piece.text) for piece in (*page, *part)) + units(gap) > PAGE_UNITS:
            pages.append(page)
            page = part
        else:
            page = (*page, Piece(gap), *part)
    return (*pages, page)
