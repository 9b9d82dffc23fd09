"""Which tables a form gives a digest, where it asks otherwise than the built-in flow."""

import pytest

from conversations.digest.frame import Cell, Frame, TableId, frame_of
from conversations.facets import Facet
from tests.forms.writing import SETTINGS, flow, survey

HEADER = "type | name | label | kv:most | kv:summary | bind::kv:digest"
SERVICES = "select_multiple service | asked | Who did you ask? | | Who they asked | services"
BARRIERS = "select_multiple barrier | way | What got in the way? | | What got in the way | barriers"
CHOICES = """\
| choices |
| | list_name | name | label | digest | own_change | gap |
| | service | school | School | | | |
| | service | club | Club | Something local | | |
| | service | faith | Faith group | Something local | | |
| | service | hidden | Hidden | No | | |
| | service | police | Police | Counted | | |
| | barrier | sent | Sent on | | Ring for them. | Yes |
| | barrier | lost | Got lost | Lost on the way | Draw a map. | |
| | barrier | stuck | Got stuck | Lost on the way | | |
"""


def framed(*rows: str) -> Frame:
    return frame_of(flow(SETTINGS, survey(HEADER, *rows), CHOICES))


def names(frame: Frame, *facets: tuple[str, str]) -> set[str]:
    return {cell.name for cell in frame.cells(frozenset(Facet(*one) for one in facets))}


def test_a_form_without_roles_gives_no_table_and_still_keeps_back_what_no_post_shows() -> None:
    frame = framed("select_multiple service | asked | Who did you ask? | | Who they asked |")
    assert frame.tables == ()
    assert frame.quoted == ""
    assert frame.cells(frozenset({Facet("asked", "school")})) == frozenset()
    assert frame.never == {Facet("asked", "hidden"), Facet("asked", "police")}


def test_choices_under_the_same_words_are_one_row_with_what_can_be_done_about_it() -> None:
    frame = framed(SERVICES, BARRIERS)
    table = frame.table(TableId.BARRIERS)
    assert table is not None
    assert table.cells == {
        Cell("barriers", "sent"): "Sent on",
        Cell("barriers", "Lost on the way"): "Lost on the way",
    }
    assert frame.own == {
        Cell("barriers", "sent"): "Ring for them.",
        Cell("barriers", "Lost on the way"): "Draw a map.",
    }
    assert names(frame, ("way", "lost"), ("way", "stuck")) == {"Lost on the way"}


def test_services_under_the_same_words_are_no_pair_with_each_other() -> None:
    frame = framed(SERVICES, BARRIERS)
    table = frame.table(TableId.GAPS)
    assert table is not None
    assert list(table.cells.values()) == [
        "School and Something local",
        "School and Police",
        "Something local and Police",
    ]
    assert names(frame, ("way", "sent"), ("asked", "club"), ("asked", "faith"), ("asked", "school")) == {
        "sent",
        "school+Something local",
    }


def test_services_without_a_barrier_of_being_passed_on_give_no_table() -> None:
    assert framed(SERVICES).tables == ()


@pytest.mark.parametrize(("repeated", "single"), [(False, True), (True, False)])
def test_what_is_asked_of_each_child_may_be_in_several_rows(repeated: bool, single: bool) -> None:
    needs = "select_one service | needs | What did this child need? | | What a child needed | needs"
    around = ("begin_repeat | child | Child | 3 | |", needs, "end_repeat | | | | |")
    frame = framed(*(around if repeated else (needs,)))
    table = frame.table(TableId.NEEDS)
    assert table is not None
    assert table.single is single
    if repeated:
        assert names(frame, ("needs[1]", "school"), ("needs[3]", "club"), ("needs[2]", "school")) == {
            "school",
            "Something local",
        }
        assert {facet.prompt for facet in frame.never} == {"needs[1]", "needs[2]", "needs[3]"}
