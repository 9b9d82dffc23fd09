"""Whatever families told, nobody can be found by what somebody beside them knows, in one bundle or over many."""

import pickle
import random
from collections import Counter, defaultdict
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from conversations.consent import Consent, Use
from conversations.errors import NotConsented
from conversations.release import Release
from conversations.research.columns import Missing, Shape, Standing
from conversations.research.given import pack, unpack
from conversations.research.protecting import K, keys_of, planned
from conversations.research.rows import Cell
from tests.research.bundles import LANGUAGES, Bundle, bundle, shelf, told, year

SEEDS = st.integers(0, 2**32)
STEPS = st.lists(st.tuples(st.integers(0, 70), st.sampled_from((0.0, 0.02, 0.3))), min_size=1, max_size=4)


def classes(one: Bundle) -> Counter[tuple[Cell | int, ...]]:
    return Counter(one.keys(row) for row in one.rows.values())


@settings(max_examples=25)
@given(SEEDS, STEPS)
def test_every_row_of_every_bundle_shares_all_keys_with_four_others(
    seed: int, steps: list[tuple[int, float]]
) -> None:
    for one in year(seed, steps):
        assert min(classes(one).values(), default=K) >= K
        after = one.plan.measures.after
        assert (after.k, after.unique, after.small) == (min(classes(one).values(), default=0), 0, 0)


# Rows of which the answer was withheld before are told beside two that left it out.
@example(660, [(62, 0.0), (33, 0.3), (32, 0.3), (0, 0.3)])
@settings(max_examples=25)
@given(SEEDS, STEPS)
def test_nobody_who_knows_the_keys_learns_what_is_sensitive(
    seed: int, steps: list[tuple[int, float]]
) -> None:
    for one in year(seed, steps):
        said: defaultdict[tuple[tuple[Cell | int, ...], str], list[Cell]] = defaultdict(list)
        for row in one.rows.values():
            for name, cell in one.cells(row, Standing.SENSITIVE).items():
                said[one.keys(row), name].append(cell)
        for (_, name), cells in said.items():
            shown = [cell for cell in cells if cell is not Missing.WITHHELD]
            assert not shown or len(set(shown)) >= 2
            if name == "needs" and shown:
                assert not frozenset.intersection(
                    *(frozenset(cell.split(" ")) if isinstance(cell, str) else frozenset() for cell in shown)
                )


@settings(max_examples=25)
@given(SEEDS, STEPS)
def test_a_row_given_once_is_told_the_same_ever_after_or_less(
    seed: int, steps: list[tuple[int, float]]
) -> None:
    bundles = year(seed, steps)
    for earlier, later in pairwise(bundles):
        for id_, row in later.rows.items():
            before = earlier.rows.get(id_)
            if before is None:
                continue
            assert (row.first, row.flow, row.uses) == (before.first, before.flow, before.uses)
            pairs = [(row.sent, before.sent), (row.language, before.language), (row.allowed, before.allowed)]
            for now, then in [*pairs, *zip(row.cells, before.cells, strict=True)]:
                assert now in (then, Missing.WITHHELD)


@settings(max_examples=25)
@given(SEEDS, STEPS)
def test_whoever_joins_all_bundles_finds_no_few_but_by_withdrawals(
    seed: int, steps: list[tuple[int, float]]
) -> None:
    """All that is known of a row is what its bundles say of it together, and in which of them it is."""
    bundles = year(seed, steps)
    known: dict[str, list[tuple[Cell | int, ...]]] = defaultdict(list)
    for one in bundles:
        for id_, row in one.rows.items():
            known[id_].append(one.keys(row))
    finest = {
        id_: tuple(min(cells, key=lambda cell: cell is Missing.WITHHELD) for cells in zip(*each, strict=True))
        for id_, each in known.items()
    }
    assert min(Counter(finest.values()).values(), default=K) >= K
    for one in bundles:  # subtracting the one before leaves what is new, or what was withdrawn
        new = Counter(one.keys(row) for row in one.rows.values() if row.first == one.plan.number)
        assert min(new.values(), default=K) >= K


@settings(max_examples=12)
@given(SEEDS, st.integers(0, 150), st.randoms(use_true_random=False))
def test_the_order_of_stories_changes_nothing(seed: int, many: int, chance: random.Random) -> None:
    stories = [told(at, 0.5, random.Random(seed + at)) for at in range(many)]
    one = bundle(stories)
    chance.shuffle(stories)
    other = bundle(stories)
    assert other.plan == one.plan
    assert other.rows == one.rows
    assert pack(other.plan.given()) == pack(one.plan.given())
    assert other.plan.report({}) == one.plan.report({})


@settings(max_examples=12)
@given(SEEDS, STEPS)
def test_what_was_given_is_packed_whole_and_a_plan_can_be_sent(
    seed: int, steps: list[tuple[int, float]]
) -> None:
    for one in year(seed, steps):
        assert unpack(pack(one.plan.given())) == one.plan.given()
        assert pickle.loads(pickle.dumps(one.plan)) == one.plan


@settings(max_examples=15)
@given(SEEDS, STEPS)
def test_cells_say_what_the_shelf_says_they_may(seed: int, steps: list[tuple[int, float]]) -> None:
    for one in year(seed, steps):
        for row in one.rows.values():
            for column, cell in zip(one.plan.shelf.columns, row.cells, strict=True):
                assert (cell is Missing.NOT_IN_FLOW) == (row.flow not in column.flows)
                if isinstance(cell, str) and column.values:
                    names = [value.name for value in column.values]
                    at = [
                        names.index(name)
                        for name in (cell.split(" ") if column.shape is Shape.CHOICES else [cell])
                    ]
                    assert at == sorted(set(at))
                if isinstance(cell, str) and column.shape is Shape.CHOICE:
                    assert column.values
            for column in one.plan.shelf.columns:
                assert [value.number for value in column.values] == sorted(
                    {value.number for value in column.values}
                )


@settings(max_examples=15)
@given(SEEDS, STEPS)
def test_every_story_is_given_or_held_back_and_counted(seed: int, steps: list[tuple[int, float]]) -> None:
    before: set[str] = set()
    for one in year(seed, steps):
        found = one.plan.measures
        new = {id_ for id_, row in one.rows.items() if row.first == one.plan.number}
        assert (found.new, found.same) == (len(new), len(one.rows) - len(new))
        assert found.before.rows == found.new + found.same + found.held + found.dropped
        assert found.gone == len(before - one.rows.keys())
        assert found.after.rows == len(one.rows)
        before |= new
        withheld = Counter(
            name
            for row in one.rows.values()
            for name, cell in [
                ("sent", row.sent),
                ("language", row.language),
                *one.cells(row, Standing.KEY).items(),
                *one.cells(row, Standing.SENSITIVE).items(),
            ]
            if cell is Missing.WITHHELD
        )
        assert dict(withheld) == found.withheld


def test_a_language_that_few_speak_is_told_by_no_text_either() -> None:
    stories = [told(at, 1.0, random.Random(at)) for at in range(60)]
    for at in range(6):
        stories[at] = replace(
            stories[at], language=LANGUAGES[1 + at % 2], answers=(*stories[at].answers[:-1], "So.")
        )
    stories[6] = replace(stories[6], answers=(*stories[6].answers[:-1], "So."))
    one = bundle(stories)
    rows = [one.rows[each.id] for each in stories[:7]]
    assert [row.language for row in rows] == ["other"] * 6 + [LANGUAGES[0]]
    at = [column.name for column in one.plan.shelf.columns].index("story")
    assert [row.cells[at] for row in rows] == [Missing.WITHHELD] * 6 + ["It was [so]."]


def test_only_what_was_released_for_research_becomes_a_row() -> None:
    story = told(1, 0.5, random.Random(1))
    other = Release(story.released.story, Use.QUOTE)
    with pytest.raises(NotConsented):
        keys_of(shelf(), other, story.id, story.sent)
    plan = bundle([told(at, 0.9, random.Random(at)) for at in range(40)]).plan
    with pytest.raises(NotConsented):
        plan.protect(other, story.id, {}, "2026-11")


def test_a_bundle_holds_each_story_once_and_each_number_is_given_once() -> None:
    story = told(1, 0.5, random.Random(1))
    keys = keys_of(shelf(), story.released, story.id, story.sent)
    with pytest.raises(ValueError, match="one id"):
        planned(shelf(), [keys, keys], None)
    given_before = bundle([story]).plan.given()
    with pytest.raises(ValueError, match="before"):
        planned(shelf(), [keys], given_before, number=1)


def test_consent_given_later_tells_no_finer_date_than_the_story() -> None:
    stories = [told(at, 0.9, random.Random(at)) for at in range(60)]
    one = bundle(stories)
    later = [one.plan.protect(each.released, each.id, {}, "2027-03") for each in stories]
    assert {row.allowed for row in later if row is not None} == {Missing.WITHHELD}
    assert Consent(frozenset(), "", "")  # what a row says of consent is what the story's says
    assert all(row.uses == {Use.RESEARCH} for row in later if row is not None)
