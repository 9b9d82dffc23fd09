"""How questions fared, as text: plain ASCII bars, no colour, read as well by ear as by eye."""

from collections.abc import Iterator
from textwrap import wrap

from bot.health.report import Beside, Question, Report, beside, figure
from conversations.health.withholding import LEAST_NARRATORS, STEP, Cell, share

TIMES = ("under 10 s", "10-30 s", "30 s-2 min", "2-10 min", "over 10 min")
"""The bands of ``health.BANDS`` as they are written."""

EXPLAINED = (
    f"Figures are rounded down to fives and move only when {LEAST_NARRATORS} more people have come; "
    f"<{STEP} is fewer than five, or none."
)
TOO_FEW = f"Fewer than {LEAST_NARRATORS} people have begun a talk with these questions and kept it, so nothing is shown yet."

_WIDTH = 78
_BAR = 40
_SIGNS = "#-!"
_ALWAYS = 4  # asked, answered, left out, left here: the bar
_UNLISTED = "What is not listed is <5."
_LEGEND = "In the bars: # answered, - left out, ! left here (deleted, or stopped until now), . not known."


def text(shown: Report) -> str:
    """One version: each question with its words, a bar, its figures, and what stands out."""
    return "\n".join([*_heading(shown), *(line for q in shown.questions for line in _question(shown, q))])


def text_beside(before: Report, after: Report) -> str:
    """Two versions side by side, question by question."""
    lines = [f"Before: {_version(before)}", f"Now:    {_version(after)}", ""]
    lines += [
        f"{name}: {TOO_FEW}" for name, one in (("Before", before), ("Now", after)) if one.table.withheld
    ]
    if before.table.withheld or after.table.withheld:
        return "\n".join(lines)
    lines += wrap(f"{EXPLAINED} {_UNLISTED}", _WIDTH)
    lines += wrap(
        "Less and more are said only where neither the rounding nor chance is likely to explain the difference.",
        _WIDTH,
    )
    for pair in beside(before, after):
        lines += ["", *_pair(pair)]
    return "\n".join(lines)


def worst_in_words(shown: Report) -> str:
    """The question that hurts most, with the reason; or that none stands out."""
    if shown.worst is None:
        return "No question stands out."
    question, mark = shown.worst
    return f"What hurts most: question {question.number}, {question.name}: {mark.value}."


def talks_in_words(shown: Report) -> str:
    """How many talks there were, and how far they came."""
    table = shown.table
    return (
        f"Talks: {figure(table.begun)} begun, {figure(table.reviewed)} came to the review card, "
        f"{figure(table.sent)} sent."
    )


def figures(question: Question) -> tuple[tuple[str, Cell], ...]:
    """The figures of a question, each with its words, in the order in which they are shown."""
    row = question.row
    return (
        ("asked", row.asked),
        ("answered", row.answered),
        ("left out", row.skipped),
        ("left here", row.left),
        ("of these deleted", row.deleted),
        ("changed later", row.edited),
        ("gone back to", row.back),
        ("paused here", row.paused),
    )


def times(question: Question) -> tuple[tuple[str, Cell], ...]:
    """How many took how long, band by band."""
    return tuple(zip(TIMES, question.row.times, strict=True))


def _version(shown: Report) -> str:
    return f"{shown.version} ({shown.title})" if shown.title else shown.version


def _heading(shown: Report) -> Iterator[str]:
    yield _version(shown)
    if shown.table.withheld:
        yield TOO_FEW
        return
    yield talks_in_words(shown)
    yield worst_in_words(shown)
    yield ""
    yield from wrap(f"{EXPLAINED} {_UNLISTED}", _WIDTH)
    yield from wrap(_LEGEND, _WIDTH)


def _question(shown: Report, question: Question) -> Iterator[str]:
    if shown.table.withheld:
        return
    yield ""
    worst = shown.worst is not None and shown.worst[0] is question
    reasons = "; ".join(mark.value for mark in question.marks)
    said = f"  <-- hurts most: {reasons}" if worst else f"  <-- {reasons}" if reasons else ""
    yield f"{question.number:>2}. {question.name}{said}"
    for line in wrap(question.words, _WIDTH - 4):
        yield f"    {line}"
    if question.row.asked is not None:
        yield f"    [{_bar(question)}]"
    every = figures(question)
    always = every[:_ALWAYS] if question.row.asked is not None else every[:1]
    for listed in (always + _known(every[len(always) :]), _known(times(question))):
        for line in wrap(", ".join(f"{what} {figure(cell)}" for what, cell in listed), _WIDTH - 4):
            yield f"    {line}"


def _known(cells: tuple[tuple[str, Cell], ...]) -> tuple[tuple[str, Cell], ...]:
    return tuple((what, cell) for what, cell in cells if cell is not None)


def _bar(question: Question) -> str:
    row = question.row
    drawn = ""
    for part, sign in zip((row.answered, row.skipped, row.left), _SIGNS, strict=True):
        if part is not None and row.asked is not None:
            drawn += sign * round(_BAR * part / row.asked)
    return drawn[:_BAR].ljust(_BAR, ".")


def _pair(pair: Beside) -> Iterator[str]:
    yield f"{pair.name}  ({pair.how})"
    both = [("before", pair.before), ("now", pair.after)]
    words = {question.words for _, question in both if question is not None}
    for label, question in both:
        if question is not None and (len(words) > 1 or label == "now" or pair.after is None):
            for line in wrap(f"{label}: {question.words}", _WIDTH - 4, subsequent_indent=" " * 8):
                yield f"    {line}"
    yield f"    {'':<18}{'before':>8}{'now':>8}"
    changed = dict(pair.changed())
    columns = [None if one is None else (*figures(one), *times(one)) for _, one in both]
    shape = columns[0] or columns[1] or ()
    for at, (what, _) in enumerate(shape):
        if at and all(column is None or column[at][1] is None for column in columns):
            continue
        cells = ["-" if column is None else _with_share(column, at) for column in columns]
        verdict = changed.get(what)
        yield f"    {what:<18}{cells[0]:>8}{cells[1]:>8}{'' if verdict is None else f'   {verdict.value}'}".rstrip()


def _with_share(column: tuple[tuple[str, Cell], ...], at: int) -> str:
    of = share(column[at][1], column[0][1]) if at else None
    return figure(column[at][1]) if of is None else f"{figure(column[at][1])} {of:>2}%"
