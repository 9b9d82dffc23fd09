"""What the staff channel gets of one story: what its narrator approved, less the facts that few others share.

``posted()`` is the only maker of a ``Post``. It adds nothing to the summary and changes no word of it.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from enum import Enum

from conversations.facets import FEWEST, Company, Facet
from conversations.summary import Fact, Line, Summary
from conversations.talk.pages import PAGE_UNITS, units


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
        parts: list[Page] = [
            (Piece(f"A family's story, week {int(self.week[-2:])} of {self.week[:4]}", Style.STRONG),)
        ]
        parts += [(Piece(f"{fact.heading}: ", Style.STRONG), Piece(fact.text)) for fact in self.facts]
        for line in self.words:
            first, *rest = _cut(line.text)
            parts.append((Piece(f"{line.heading}\n", Style.STRONG), Piece(first, Style.QUOTE)))
            parts += [(Piece(piece, Style.QUOTE),) for piece in rest]
        return _paged(parts, facts=len(self.facts))


def posted(
    summary: Summary, company: Company, *, never: Collection[Facet] = (), narrow: bool = False
) -> Post | None:
    """Of an approved summary what may stand together in the channel: no two facets that fewer than ``FEWEST`` share.

    The facet that most have in common is taken first, then each that ``FEWEST`` narrators share with every one taken
    before; so what goes is what few others told. Words stay as they are.

    Args:
        company: The narrators of the channel, this one among them.
        never: Facets that no post shows (``digest.frame.Frame.never``).
        narrow: The channel gets stories with something in common already, which counts as a facet too: then even the
            first needs ``FEWEST``.

    Returns:
        None where nothing is left to show.
    """
    found = {Facet(fact.prompt, one.name) for fact in summary.facts for one in fact.picked} - set(never)
    taken: list[Facet] = []
    for facet in sorted(found, key=lambda one: (-company.sharing([one]), one)):
        alone = not taken and not narrow
        if alone or (
            company.sharing([facet]) >= FEWEST
            and all(company.sharing([facet, other]) >= FEWEST for other in taken)
        ):
            taken.append(facet)
    facts = []
    for fact in summary.facts:
        picked = tuple(one for one in fact.picked if Facet(fact.prompt, one.name) in taken)
        if picked:
            facts.append(Fact(fact.prompt, fact.heading, picked))
    if not facts and not summary.words:
        return None
    return Post(summary.week, tuple(facts), summary.words)


_QUOTE_UNITS = PAGE_UNITS - 300  # the rest is for its heading, and for the title of the post


def _cut(text: str) -> list[str]:
    pieces = []
    while units(text) > _QUOTE_UNITS:
        end = _QUOTE_UNITS
        while units(text[:end]) > _QUOTE_UNITS:
            end -= max(1, (units(text[:end]) - _QUOTE_UNITS) // 2)
        at = max(text.rfind("\n", end // 2, end), text.rfind(" ", end // 2, end))
        end = at if at > 0 else end
        pieces.append(text[:end].rstrip())
        text = text[end:].lstrip("\n ")
    return [*pieces, text]


def _paged(parts: list[Page], *, facts: int) -> tuple[Page, ...]:
    """Parts on as few pages as they fit on in order; facts close to each other, a blank line between all else."""
    pages: list[Page] = []
    page: Page = ()
    for number, part in enumerate(parts):
        gap = Piece("\n" if 1 < number <= facts else "\n\n")
        if page and sum(units(piece.text) for piece in (*page, gap, *part)) > PAGE_UNITS:
            pages.append(page)
            page = part
        else:
            page = (*page, gap, *part) if page else part
    return (*pages, page)
