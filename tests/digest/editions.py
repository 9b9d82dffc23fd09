"""Editions for tests: one as full as the built-in flow makes it, a sparse one, a quiet one, and any at all."""

import dataclasses

from hypothesis import strategies as st

from conversations.digest.edition import Answer, Edition, Quote, Stage
from conversations.digest.frame import TableId
from conversations.digest.loop import measured
from conversations.digest.praise import Act
from conversations.digest.published import Interval, Row, Treated, TreatedTable
from conversations.effects import StoryId


def table(wanted: TableId, *rows: tuple[str, int | None], others: int = 0) -> TreatedTable:
    """A treated table."""
    return TreatedTable(wanted, tuple(Row(*row) for row in rows), others)


QUOTE = Quote(
    StoryId(b"0123456789abcdef"), "The receptionist rang me back the same day, and she remembered my name."
)
ANSWERS = (
    Answer(Stage.HEARD, "Families are passed on between school and the mental health team."),
    Answer(Stage.PLANNED, "One joint call with school each Thursday, from December."),
    Answer(Stage.CHANGED, "The form now asks once, and both teams see it."),
)
TABLES = (
    table(
        TableId.NEEDS,
        ("School or college", 25),
        ("Mental health", 20),
        ("Money, food, work or bills", 15),
        ("Somewhere to live", 10),
        ("A baby or small child", 10),
        others=6,
    ),
    table(
        TableId.BARRIERS,
        ("Passed from one to another", 20),
        ("The wait was too long", 15),
        ("Told it was not bad enough", 15),
        ("Telling it again and again", 10),
        ("Did not know where to go", 10),
        others=7,
    ),
    table(TableId.WAIT, ("Some weeks", 10), ("Some months", 15), ("Longer", 10), ("It never came", None)),
    table(TableId.ASKS, ("Once", None), ("Twice or three times", 15), ("Four times or more", 10)),
    table(
        TableId.GAPS,
        ("School, nursery or college and Mental health team", 10),
        ("GP, health visitor or midwife and Mental health team", 10),
        others=76,
    ),
    table(
        TableId.WHOLE_FAMILY,
        ("All of us", 10),
        ("Some of us", 15),
        ("One person", 10),
        ("No one, really", None),
    ),
    table(
        TableId.SLIP,
        ("Before it got harder", 15),
        ("After it got harder", 10),
        ("Only in a crisis", 10),
    ),
    table(TableId.JOB, ("One person we could name", 10), ("Everyone, a bit", None), ("No one", 20)),
)
FULL = Edition(
    "North",
    "2026-W48",
    Treated(
        Interval(40, 59),
        TABLES,
        "Ask every family: what would help most right now?",
        "Agree with the next team who rings the family first, and tell the family.",
    ),
    QUOTE,
    ANSWERS,
)
SPARSE = Edition(
    "staff",
    "2026-W49",
    Treated(
        Interval(20, 39),
        (table(TableId.NEEDS, ("Mental health", 10), others=9), table(TableId.BARRIERS, others=9)),
    ),
)
QUIET = Edition("North", "2026-W50", None, None, ANSWERS)
SILENT = dataclasses.replace(QUIET, answers=())

# Digits in a form's words would be taken for counts by the laws that look for numbers.
_LETTERS = st.characters(exclude_categories=("Cs", "Nd", "No", "Nl"), exclude_characters="0123456789")
_ODD = st.sampled_from(
    ["المدرسة أو الكلية", "$x^{2}$ _a_", "স্কুল", "👩‍👩‍👧", "Ysgol ŵŷ", "\u202eevil", "a\nb", "学校"]
)


def words(most: int) -> st.SearchStrategy[str]:
    """Words of a form or of staff, in any script."""
    return st.one_of(
        st.text(_LETTERS, min_size=1, max_size=most), st.text("abc def", min_size=1, max_size=most), _ODD
    )


_ROWS = st.builds(Row, words(90), st.one_of(st.none(), st.integers(2, 200).map(lambda each: each * 5)))


@st.composite
def treated(draw: st.DrawFn) -> Treated:
    """Any treated tables."""
    low = draw(st.integers(1, 400)) * 20
    tables = [
        TreatedTable(wanted, tuple(draw(st.lists(_ROWS, max_size=7))), draw(st.integers(0, 90)))
        for wanted in draw(st.lists(st.sampled_from(TableId), unique=True))
    ]
    return Treated(Interval(low, low + 19), tuple(tables), draw(words(260)), draw(words(260)))


ANY = st.builds(
    Edition,
    words(60),
    st.builds("2026-W{:02d}".format, st.integers(1, 52)),
    st.one_of(st.none(), treated()),
    st.one_of(st.none(), st.builds(Quote, st.just(QUOTE.story), words(240))),
    st.lists(st.builds(Answer, st.sampled_from(Stage), words(160)), max_size=7).map(tuple),
    st.one_of(st.none(), st.builds(Act, words(140), st.booleans())),
    st.builds(measured, st.integers(-20, 400), st.integers(0, 900), st.integers(0, 900)),
    st.one_of(st.just(""), words(140)),
)
