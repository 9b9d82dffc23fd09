"""Texts that calculations put together stay small, however they double one another."""

import tracemalloc

from conversations.checks.examination import examined
from conversations.expressions import Scope, parse
from conversations.expressions.texts import LONGEST
from conversations.route import SHORT, WORKED_OUT_ROOM, walk
from conversations.ways import ways
from tests.forms.writing import CHOICES, SETTINGS, flow, sheets_of, survey


def doubling(first: str, rows: int) -> str:
    each = [
        f"calculate | c{at + 1} | | concat(${{c{at}}}, ${{c{at}}}, ${{c{at}}}, ${{c{at}}})"
        for at in range(rows)
    ]
    return survey(
        "type | name | label::English (en) | calculation",
        first,
        *each,
        f"note | told | ${{c{rows}}} | ",
    )


def test_a_text_put_together_is_cut_at_its_limit() -> None:
    scope = Scope({"a": "x" * 60_000, "b": "y" * 60_000})
    for source in ("concat(${a}, ${b}, ${a})", "join('-', ${a}, ${b})", "join(${a}, 'p', 'q', 'r')"):
        made = parse(source).text(scope)
        assert len(made) == LONGEST, source
    assert parse("concat(${a}, 'end')").text(scope) == "x" * 60_000 + "end"
    assert parse("join('-', 'p', 'q')").text(scope) == "p-q"


def test_calculations_that_double_one_another_come_to_a_megabyte_and_no_more() -> None:
    made = flow(SETTINGS, doubling("text | c0 | Tell? | ", 200), CHOICES)
    tracemalloc.start()
    route = walk(made, {"c0": "x" * 4_000})
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert sum(map(len, route.values.values())) <= WORKED_OUT_ROOM + 200 * SHORT + LONGEST
    assert most < 8 << 20


def test_constants_that_double_one_another_are_checked_without_filling_memory() -> None:
    sheets = sheets_of(SETTINGS, doubling("calculate | c0 | | 'some words to begin with'", 60), CHOICES)
    tracemalloc.start()
    found = examined(sheets, wording=False)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found.flow is not None
    assert most < 30 << 20
    assert ways(found.flow).routes.exact
