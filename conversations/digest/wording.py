"""An edition in words: the message that a channel gets, and the caption that tells every number of its picture."""

import unicodedata
from collections.abc import Collection, Iterator, Sequence

from conversations.digest.edition import Edition, Stage
from conversations.digest.frame import TableId
from conversations.digest.measures import Measure, Part, measures
from conversations.digest.published import Treated
from conversations.digest.sections import (
    ANSWER_HERE,
    CAME_OF_IT,
    HELPED,
    IN_SHORT,
    LEFT_OUT,
    LONGEST_LABEL,
    MOST_ROWS,
    NOT_SHOWN,
    OTHERS,
    OWN,
    QUIET,
    SHARED,
    TITLE,
    Section,
    act,
    answers,
    change,
    channel,
    ends,
    families,
    invitation,
    loop,
    sections,
    shortened,
    when,
)
from conversations.post import Piece, Style
from conversations.talk.pages import units

LONGEST_TEXT = 1_500
"""UTF-16 code units of the message: a minute of a busy worker's reading."""

LONGEST_ALT = 1_024
"""UTF-16 code units of a caption (Telegram Bot API, sendPhoto)."""

STAGES = {Stage.HEARD: "Heard", Stage.PLANNED: "Planned", Stage.CHANGED: "Changed"}
"""How a stage is called before what staff said of it."""


def text(edition: Edition) -> str:
    """The message without its styles, at most ``LONGEST_TEXT`` long."""
    return "".join(piece.text for piece in pieces(edition))


def pieces(edition: Edition) -> tuple[Piece, ...]:
    """The message in the order staff can use it: what helped, the numbers, what to change, and what came of it.

    Where it would be longer than ``LONGEST_TEXT``, it is told shorter (``measures``), and its last words say where the
    rest is. No topic that has a number is left out before each is down to one row.
    """
    said: tuple[Piece, ...] = ()
    for measure in measures():
        said = tuple(_set(edition, measure))
        if units("".join(piece.text for piece in said)) <= LONGEST_TEXT:
            break
    return said


def alt(edition: Edition) -> str:
    """What the picture shows, with every number of it, at most ``LONGEST_ALT`` long; it is the caption too.

    Where it would be longer, rows' words lose their ends; no number is ever left out.
    """
    title = f"{TITLE}: {', '.join(_whose(edition))}."
    if edition.treated is None:
        told = (f"{STAGES[answer.stage]}: {_isolated(answer.words)}" for answer in answers(edition))
        return "\n".join([title, QUIET, *told])
    band = f"From {families(edition.treated)}. About how many, to the nearest 5:"
    tables = sections(edition.treated)
    for longest, hidden in _SHORTER:
        said = "\n".join([title, band, *(_in_a_line(table, longest, hidden) for table in tables)])
        if units(said) <= LONGEST_ALT:
            break
    return said


def rule(treated: Treated) -> str:
    """Of whom the numbers are, and what they hide, in one line."""
    return (
        f"From {families(treated)}. Numbers are to the nearest 5. "
        f"“{NOT_SHOWN.capitalize()}” is 0 to 7 families, or kept back so that nobody can be worked out."
    )


# First words lose their ends as far as they can still be understood, then hidden rows go unnamed.
_SHORTER = (
    *((longest, True) for longest in range(LONGEST_LABEL, 27, -2)),
    *((longest, False) for longest in range(LONGEST_LABEL, 1, -2)),
)


def _set(edition: Edition, measure: Measure) -> Iterator[Piece]:
    left = measure.without
    yield Piece(TITLE, Style.STRONG)
    yield Piece(f"\n{' · '.join(_whose(edition))}")
    if edition.quote is not None and Part.QUOTE not in left:
        yield from _headed(HELPED, [f"“{edition.quote.words}”"], Style.QUOTE)
        for before, words in act(edition) if Part.ACT not in left else ():
            yield Piece(f"\n{before}: {_isolated(words)}")
    if edition.treated is not None:
        yield from _numbers(edition.treated, measure)
        yield from _headed(OWN, change(edition.treated.own) if Part.OWN not in left else ())
        yield from _headed(SHARED, change(edition.treated.shared) if Part.SHARED not in left else ())
    told = answers(edition)[: measure.answers] if Part.ANSWERS not in left else ()
    came = [f"{STAGES[answer.stage]}: {_isolated(answer.words)}" for answer in told]
    yield from _headed(CAME_OF_IT, [*came, *(loop(edition) if Part.LOOP not in left else ())])
    yield Piece(f"\n\n{_foot(edition, measure)}")


def _foot(edition: Edition, measure: Measure) -> str:
    asked = [ANSWER_HERE, *(map(_isolated, invitation(edition)) if Part.PANEL not in measure.without else ())]
    if measure.whole:
        last = QUIET if edition.treated is None else rule(edition.treated)
    else:
        last = QUIET if edition.treated is None else f"From {families(edition.treated)}, to the nearest 5."
        last = f"{last} {LEFT_OUT}"
    return "\n".join([last, *asked])


def _numbers(treated: Treated, measure: Measure) -> Iterator[Piece]:
    before: Section | None = None
    for table in sections(treated):
        if (not table.shown and not measure.whole) or table.id in {part.value for part in measure.without}:
            continue
        rows = [*_rows(table, measure)]
        if table.id not in measure.inline:
            yield from _headed(table.heading, [": ".join(row) for row in rows])
        else:
            close = before is not None and before.id in measure.inline
            yield Piece("\n" if close else "\n\n")
            yield Piece(f"{table.heading}: ", Style.STRONG)
            yield Piece("; ".join(", ".join(row) for row in rows))
        before = table


def _rows(table: Section, measure: Measure) -> Iterator[tuple[str, ...]]:
    """The words of each row and what is told of it."""
    if not table.shown:
        yield (f"{NOT_SHOWN} this time",)
        return
    kept = _kept(table, measure)
    for place, row in enumerate(table.rows):
        named = _named(table, row.words, measure.longest)
        if row.about is not None and place in kept:
            yield named, f"about {row.about}"
        elif row.about is None and measure.whole:
            yield named, NOT_SHOWN
    if table.others and measure.whole:
        yield (OTHERS,)


def _kept(table: Section, measure: Measure) -> Collection[int]:
    """The places of the rows with a number that are told."""
    about = {place: row.about for place, row in enumerate(table.rows) if row.about is not None}
    order = sorted(about, key=lambda place: (-about[place], place))
    if table.id in measure.highest:
        return order[:1] if measure.first else [place for place in order if about[place] == about[order[0]]]
    most = {TableId.NEEDS: measure.needs, TableId.BARRIERS: measure.barriers, TableId.GAPS: measure.gaps}
    return order[: most.get(table.id, MOST_ROWS)]


def _headed(heading: str, lines: Sequence[str], style: Style = Style.PLAIN) -> Iterator[Piece]:
    """Lines under their heading, each a piece; nothing where there is none."""
    if lines:
        yield Piece("\n\n")
        yield Piece(f"{heading}\n", Style.STRONG)
        for place, line in enumerate(lines):
            yield from [Piece("\n")] * (place > 0)
            yield Piece(line, style)


def _whose(edition: Edition) -> list[str]:
    """The channel's name, where it has one of its own, and the week."""
    name = channel(edition)
    return [_isolated(name), when(edition)] if name else [when(edition)]


def _in_a_line(table: Section, longest: int, hidden: bool) -> str:
    """A table as one line of the caption, its words no longer than ``longest``."""
    parts = [f"{_named(table, words, longest)}: {about}" for words, about in table.shown]
    if not parts:
        return f"{IN_SHORT[table.id]}: {NOT_SHOWN} this time."
    if hidden and table.hidden:
        names = " / ".join(_named(table, words, longest) for words in table.hidden)
        parts.append(f"{NOT_SHOWN}: {names}{' / others' if table.others else ''}")
    elif table.hidden or table.others:
        parts.append(OTHERS)
    return f"{IN_SHORT[table.id]}: {_ended('; '.join(parts))}"


def _named(table: Section, words: str, longest: int = LONGEST_LABEL) -> str:
    """A row's words, no longer than ``longest``; of two services each has half of that."""
    both = ends(words) if table.id is TableId.GAPS else None
    if both is None:
        return _isolated(shortened(words, longest))
    return " ↔ ".join(_isolated(shortened(one, max(1, longest // 2))) for one in both)


def _isolated(words: str) -> str:
    """Words with letters that run from right to left, set apart so that what stands after them stays in its place."""
    if any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in words):
        return f"\u2068{words}\u2069"
    return words


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?", "…")) else f"{sentence}."
