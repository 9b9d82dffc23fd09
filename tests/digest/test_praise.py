"""The act beside a quote: one, whose row in the treated tables has a number; as its family's own, if the post shows it."""

import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from conversations.digest.frame import Cell, Frame, TableId, frame_of
from conversations.digest.praise import Act, acts_of, praised
from conversations.digest.published import Interval, Row, Treated, TreatedTable
from conversations.facets import Facet
from conversations.flow import Flow
from tests.conversations.talking import built_in
from tests.forms.writing import SETTINGS, flow, survey

BUILT_IN = built_in()
FRAME = frame_of(BUILT_IN)
ACTS = acts_of(BUILT_IN, FRAME)
SOON, ALL = Facet("wait", "week"), Facet("whole_family", "all")


def treated(frame: Frame, *told: Cell) -> Treated:
    """Tables in which these cells have a number and the others have the sign."""
    tables = (
        TreatedTable(
            table.id, tuple(Row(words, 10 if cell in told else None) for cell, words in table.cells.items())
        )
        for table in frame.tables
    )
    return Treated(Interval(40, 59), tuple(tables))


def of_two_words(flow: Flow) -> tuple[Frame, dict[Cell, str]]:
    frame = frame_of(flow)
    return frame, dict(acts_of(flow, frame))


def test_choices_that_are_counted_together_share_one_act() -> None:
    soon = Cell("wait", "Within 4 weeks")
    assert ACTS[soon] == "Help came within 4 weeks."
    assert praised(ACTS, FRAME, [SOON], treated(FRAME, soon)) == Act(ACTS[soon], own=True)


def test_of_several_acts_of_its_own_the_first_that_is_asked_stands_there_alone() -> None:
    """Two near one quote would have to be shared together, and no table tells who shares two."""
    both = treated(FRAME, Cell("wait", "Within 4 weeks"), Cell("whole_family", "all"))
    assert praised(ACTS, FRAME, [ALL, SOON], both) == Act("Help came within 4 weeks.", own=True)
    one = treated(FRAME, Cell("whole_family", "all"))
    assert praised(ACTS, FRAME, [ALL, SOON], one) == Act("People thought of the whole family.", own=True)


def test_of_other_families_acts_the_most_told_stands_there_as_theirs() -> None:
    few, many = Cell("wait", "Within 4 weeks"), Cell("job", "clear")
    tables = treated(FRAME, few, many)
    words = FRAME.table(TableId.JOB)
    assert words is not None
    row = Row(words.cells[many], 25)
    more = tuple(
        dataclasses.replace(table, rows=(row,)) if table.id is TableId.JOB else table
        for table in tables.tables
    )
    found = praised(ACTS, FRAME, [Facet("needs", "school")], dataclasses.replace(tables, tables=more))
    assert found == Act("There was one person they could name.", own=False)


@given(
    st.frozensets(st.sampled_from(sorted(FRAME.bands))),
    st.frozensets(st.sampled_from(sorted(FRAME.known))),
)
def test_no_act_stands_there_that_the_tables_and_as_its_own_the_post_do_not_tell(
    shown: frozenset[Facet], told: frozenset[Cell]
) -> None:
    act = praised(ACTS, FRAME, shown, treated(FRAME, *told))
    there = {ACTS[cell] for cell in ACTS if cell in told}
    own = {ACTS[cell] for cell in ACTS if cell in told and cell in FRAME.cells(shown)}
    assert (act is None) == (not there)
    if act is not None:
        assert act.own == bool(own)
        assert act.words in (own or there)


def test_of_rows_with_the_same_words_none_is_praised() -> None:
    """Which of the two has the number cannot be told from the treated table."""
    form = flow(
        SETTINGS,
        survey(
            "type | name | label | kv:summary | bind::kv:digest",
            "select_multiple need | needs | What was needed? | What they needed | needs",
        ),
        "| choices |\n| | list_name | name | label | praise |\n"
        "| | need | one | The same | Somebody rang. |\n| | need | two | The same | |\n| | need | three | Other | It came. |\n",
    )
    frame, acts = of_two_words(form)
    everything = treated(frame, *frame.known)
    assert acts == {Cell("needs", "one"): "Somebody rang.", Cell("needs", "three"): "It came."}
    assert praised(acts, frame, [Facet("needs", "one")], everything) == Act("It came.", own=False)
    assert praised(acts, frame, [Facet("needs", "three")], everything) == Act("It came.", own=True)


def test_a_batch_without_that_table_praises_nothing() -> None:
    assert praised(ACTS, FRAME, [SOON, ALL], Treated(Interval(40, 59), ())) is None
