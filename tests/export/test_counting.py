"""Counts of a data set are those of its rows, however they come."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.research.columns import Missing
from storage.export.cells import pieces, whole
from storage.export.counting import PIECE, Counting
from tests.export import hostile
from tests.export.making import BANDS, NEEDS, SHELF, WHO, row, rows


@settings(max_examples=15, deadline=None)
@given(st.integers(min_value=0, max_value=2500))
def test_counts_are_those_of_the_rows_whatever_their_order(size: int) -> None:
    told = rows(tuple(f"text {number}" for number in range(size))) if size else []
    there = Counting(SHELF)
    back = Counting(SHELF)
    for one in told:
        there.write(one)
    for one in reversed(told):
        back.write(one)
    counts = there.counts()
    assert counts == back.counts()
    assert counts.rows == size == sum(counts.flows.values()) == sum(counts.sent.values())
    for column, found in zip(range(len(SHELF.columns)), counts.columns, strict=True):
        cells = [one.cells[column] for one in told]
        assert found.missing == {missing: cells.count(missing) for missing in Missing}
        assert found.valid == sum(not isinstance(cell, Missing) for cell in cells)
    who = Counter(one.cells[4] for one in told)
    assert counts.columns[4].values == {value.name: who[value.name] for value in WHO}
    chosen = Counter(
        name for one in told if not isinstance(one.cells[2], Missing) for name in one.cells[2].split(" ")
    )
    assert counts.columns[2].values == {value.name: chosen[value.name] for value in NEEDS}


def test_counts_know_how_long_texts_are_and_which_numbers_read_as_codes() -> None:
    told = rows(hostile.TEXTS)
    counting = Counting(SHELF)
    for one in told:
        counting.write(one)
    story, waited, age = (counting.counts().columns[at] for at in (0, 6, 5))
    assert story.longest == max(len(whole(text).encode()) for text in hostile.TEXTS) == 160_000
    assert story.pieces == max(len(pieces(text, PIECE)) for text in hostile.TEXTS) == 5
    assert story.values == {}
    assert waited.numbers == {-91}
    assert list(age.values) == [band.name for band in BANDS]


def test_flows_come_in_the_order_of_the_shelf_and_what_is_withheld_comes_last() -> None:
    counting = Counting(SHELF)
    cells = tuple(Missing.NO_ANSWER for _ in SHELF.columns)
    for number, (flow, sent) in enumerate(
        (("2 bb", Missing.WITHHELD), ("2 bb", "2026-11"), ("1 aa", "2026-10"))
    ):
        counting.write(row(number, cells, flow=flow, sent=sent))
    counts = counting.counts()
    assert list(counts.flows.items()) == [("1 aa", 1), ("2 bb", 2)]
    assert list(counts.sent) == ["2026-10", "2026-11", Missing.WITHHELD]
