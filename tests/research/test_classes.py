"""k, l and t are what their papers say, and what pycanon, the best kept library for them in Python, says."""

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.research.classes import classes_of, k_of, l_of, small, t_of, unique

ROWS = st.lists(
    st.tuples(st.integers(0, 3), st.sampled_from("ab"), st.integers(0, 4)), min_size=1, max_size=60
)

# Seed and rows of ``made``; then k, and l and t of both sensitive columns, as pycanon 1.3.6 gives them
# (anonymity.k_anonymity, l_diversity and t_closeness over the columns 0, 1 and 2). It pins its own numpy, so it was run
# in an environment of its own.
PYCANON = [
    (0, 40, 1, (1, 0.925), (1, 0.8500000000000001)),
    (1, 200, 1, (1, 0.7749999999999999), (1, 0.71)),
    (2, 1000, 6, (2, 0.49), (2, 0.3536666666666667)),
    (3, 57, 1, (1, 0.8771929824561404), (1, 0.7192982456140351)),
    (4, 300, 2, (1, 0.5433333333333333), (2, 0.39)),
    (5, 5000, 38, (4, 0.16064347826086955), (3, 0.1393666666666667)),
]


def made(seed: int, many: int) -> list[tuple[str, ...]]:
    """Rows of three keys and two sensitive columns."""
    chance = random.Random(seed)
    return [
        (
            chance.choice("abc"),
            chance.choice("xy"),
            chance.choices("pqrst", [9, 3, 3, 1, 1])[0],
            chance.choices(("money", "home", "harm", "food"), [6, 3, 2, 1])[0],
            chance.choice(("day", "week", "late")),
        )
        for _ in range(many)
    ]


@pytest.mark.parametrize(("seed", "many", "k", "need", "wait"), PYCANON)
def test_the_numbers_are_those_of_pycanon(
    seed: int, many: int, k: int, need: tuple[int, float], wait: tuple[int, float]
) -> None:
    rows = made(seed, many)
    classes = classes_of(row[:3] for row in rows)
    assert k_of(classes) == k
    for place, (least, furthest) in ((3, need), (4, wait)):
        values = [row[place] for row in rows]
        assert l_of(classes, values) == least
        assert t_of(classes, values) == pytest.approx(furthest, abs=1e-12)


@given(ROWS)
def test_the_numbers_are_those_of_their_definitions(rows: list[tuple[int, str, int]]) -> None:
    classes = classes_of(row[:2] for row in rows)
    values = [row[2] for row in rows]
    groups = {key: [row[2] for row in rows if row[:2] == key] for key in {row[:2] for row in rows}}
    whole = Counter(values)
    assert k_of(classes) == min(map(len, groups.values()))
    assert unique(classes) == sum(len(group) == 1 for group in groups.values())
    assert small(classes, 5) == sum(len(group) for group in groups.values() if len(group) < 5)
    assert l_of(classes, values) == min(len(set(group)) for group in groups.values())
    assert t_of(classes, values) == pytest.approx(
        max(
            sum(abs(group.count(value) / len(group) - whole[value] / len(rows)) for value in whole) / 2
            for group in groups.values()
        ),
        abs=1e-12,
    )


def test_of_no_rows_all_is_nothing() -> None:
    assert (k_of([]), l_of([], []), t_of([], []), unique([]), small([], 5)) == (0, 0, 0.0, 0, 0)
