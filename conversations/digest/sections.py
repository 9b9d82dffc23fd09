"""What of an edition is told, and under which heading: text, picture, caption and wall page all take it from here.

Whatever the form's words and the treated tables hold, what comes out has a size that fits all four: rows and answers are
left out whole, and only words that are too long lose their end, marked by an ellipsis.
"""

import re
import unicodedata
from dataclasses import dataclass

from conversations.digest.edition import Answer, Edition
from conversations.digest.frame import TableId
from conversations.digest.published import Row, Treated, TreatedTable
from conversations.digest.scopes import EVERYTHING
from conversations.talk.pages import units

MOST_ROWS = 5
"""Rows of a table that are told. What a form has more of is told of the highest counts, still in the form's order."""

LONGEST_LABEL = 80
LONGEST_CHANNEL = 40
LONGEST_CHANGE = 200
LONGEST_PANEL = 120
"""Characters of a row's words, of a channel's name, of a change, and of how to ask for a panel; a form's checks allow 120 of
a change."""

MOST_ANSWERS = 4
MOST_ANSWER_UNITS = 640
"""Answers that are told, the newest, and how long they are together in UTF-16 code units: a caption has 1,024."""

NOT_SHOWN = "not shown"
"""The one sign for 0 to 7 families and for what the gate keeps back, so that nobody can tell them apart."""

OTHERS = f"others: {NOT_SHOWN}"
"""Of a table's rows that are not listed, and of hidden ones that go unnamed."""

TITLE = "What families told us"
QUIET = (
    "No numbers this week. They come only when so many families have told us that nobody can be picked out."
)
ANSWER_HERE = "To answer, write /heard, /planned or /changed here, and one sentence."
LEFT_OUT = "The picture and the page for the wall have more."

HEADINGS = {
    TableId.NEEDS: "What families needed",
    TableId.BARRIERS: "What stood in the way",
    TableId.WAIT: "How long they waited",
    TableId.ASKS: "How often they asked",
    TableId.GAPS: "Passed between services",
    TableId.WHOLE_FAMILY: "Who was thought of",
    TableId.SLIP: "When help came",
    TableId.JOB: "Whose job it felt like",
}
IN_SHORT = {
    TableId.NEEDS: "Needed",
    TableId.BARRIERS: "In the way",
    TableId.WAIT: "Waited",
    TableId.ASKS: "Asked",
    TableId.GAPS: "Between services",
    TableId.WHOLE_FAMILY: "Thought of",
    TableId.SLIP: "Help came",
    TableId.JOB: "Whose job",
}
"""The headings of a caption, where room is short."""

HELPED = "What helped, in a family's words"
PRAISED = "They also said"
PRAISED_BY_OTHERS = "Eight families or more said"
"""Before the act beside a quote: where its family said so too, and where others did."""

OWN = "One thing this team can change"
SHARED = "One thing that needs another team"
CAME_OF_IT = "What came of it"


@dataclass(frozen=True, slots=True)
class Section:
    """One table as it is told: its heading, at most ``MOST_ROWS`` rows, and whether there are others it does not list."""

    id: TableId
    heading: str
    rows: tuple[Row, ...]
    others: bool

    @property
    def shown(self) -> tuple[tuple[str, int], ...]:
        """The rows that have a number: their words, and about how many families."""
        return tuple((row.words, row.about) for row in self.rows if row.about is not None)

    @property
    def hidden(self) -> tuple[str, ...]:
        """The words of the rows that have the sign."""
        return tuple(row.words for row in self.rows if row.about is None)


def sections(treated: Treated) -> tuple[Section, ...]:
    """The tables of a digest in reading order."""
    found = (treated.table(wanted) for wanted in TableId)
    return tuple(_section(table) for table in found if table is not None)


def families(treated: Treated) -> str:
    """How many narrators there are, as a band."""
    return f"about {treated.stories.low} to {treated.stories.high} families"


def channel(edition: Edition) -> str:
    """The channel's name, no longer than ``LONGEST_CHANNEL``; "" of the one that takes what no other takes."""
    return "" if edition.channel == EVERYTHING else shortened(clean(edition.channel), LONGEST_CHANNEL)


def when(edition: Edition) -> str:
    """The week in words."""
    return f"week {int(edition.week[-2:])} of {edition.week[:4]}"


def change(words: str) -> tuple[str, ...]:
    """A change that is proposed; () where there is none, or it is longer than ``LONGEST_CHANGE``."""
    one = clean(words)
    return (one,) if 0 < len(one) <= LONGEST_CHANGE else ()


def act(edition: Edition) -> tuple[tuple[str, str], ...]:
    """The act beside the quote, and what stands before it; () where nothing is quoted or no act may be told."""
    if edition.quote is None or edition.act is None:
        return ()
    before = PRAISED if edition.act.own else PRAISED_BY_OTHERS
    return tuple((before, words) for words in change(edition.act.words))


def invitation(edition: Edition) -> tuple[str, ...]:
    """How to ask for a talk with a panel of families; () where there is none."""
    words = shortened(clean(edition.panel), LONGEST_PANEL)
    return (words,) if words else ()


def loop(edition: Edition) -> tuple[str, ...]:
    """How many concerns were answered with a change, as a line; () where nothing of it may be told."""
    found = edition.loop
    if found is None:
        return ()
    begin = (
        found.first[-2:] if found.first[:4] == found.last[:4] else f"{found.first[-2:]} of {found.first[:4]}"
    )
    weeks = f"weeks {begin.lstrip('0')} to {int(found.last[-2:])} of {found.last[:4]}"
    changed = f"about {found.changed}" if found.changed is not None else "few or none"
    told = f"Of about {found.posted} stories from {weeks} that told what stood in the way"
    return (f"{told}, {changed} got an answer that says what changed.",)


def answers(edition: Edition) -> tuple[Answer, ...]:
    """The newest answers that fit, oldest first."""
    taken: list[Answer] = []
    room = MOST_ANSWER_UNITS
    for answer in reversed(edition.answers):
        one = Answer(answer.stage, clean(answer.words))
        if one.words and units(one.words) <= room and len(taken) < MOST_ANSWERS:
            taken.append(one)
            room -= units(one.words)
    return tuple(reversed(taken))


def ends(words: str) -> tuple[str, str] | None:
    """The two services of a row of gaps; None where its words do not tell which is which."""
    parts = words.split(" and ")
    return (parts[0], parts[1]) if len(parts) == 2 and all(parts) else None


def clean(words: str) -> str:
    """Words on one line, without characters that nobody sees and that could turn the writing round."""
    seen = (
        letter if letter in _JOINERS or unicodedata.category(letter) not in _UNSEEN else " "
        for letter in words
    )
    return _BLANKS.sub(" ", "".join(seen)).strip()


def shortened(words: str, most: int) -> str:
    """The words, or as many of their characters as fit with an ellipsis."""
    if len(words) <= most:
        return words
    end = max(1, most - 1)
    while end > 1 and (words[end] in _JOINERS or unicodedata.combining(words[end])):
        end -= 1
    return words[:end].rstrip(" \u200c\u200d") + "…"


_BLANKS = re.compile(r"\s+")
_JOINERS = "\u200c\u200d\ufe0f"  # they shape letters of Persian and Urdu, and pictures of several people
_UNSEEN = {"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"}


def _section(table: TreatedTable) -> Section:
    rows = [Row(shortened(clean(row.words), LONGEST_LABEL), row.about) for row in table.rows]
    kept = sorted(_first(rows))
    return Section(
        table.id,
        HEADINGS[table.id],
        tuple(rows[place] for place in kept),
        table.others > 0 or len(kept) < len(rows),
    )


def _first(rows: list[Row]) -> list[int]:
    """The places of the rows that are told: the highest, the first among equals, and hidden ones last."""
    order = sorted(range(len(rows)), key=lambda place: (-(rows[place].about or 0), place))
    return order[:MOST_ROWS]
