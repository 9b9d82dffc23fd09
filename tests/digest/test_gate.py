"""No digest lets its reader bound a group of 1 to 7 narrators: told by a reader written here, apart from the gate's own."""

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.digest.counting import Counts
from conversations.digest.frame import Cell, Frame, Role, Table, TableId
from conversations.digest.gate import treat
from conversations.digest.published import Interval, Published, Treated, pack, unpack
from conversations.digest.reach import Past
from conversations.digest.reader import knots, read
from conversations.facets import Facet


def table(kind: TableId, *names: str, single: bool = False, within: tuple[Cell, ...] = ()) -> Table:
    return Table(kind, {Cell(kind.value, name): name.title() for name in names}, single, within)


WAIT = table(TableId.WAIT, "short", "long", single=True)
NEEDS = table(TableId.NEEDS, "money")
BARRIERS = table(TableId.BARRIERS, "passed_on", "cost")
PASSED_ON = Cell("barriers", "passed_on")
GAPS = table(TableId.GAPS, "gp+school", "gp+police", within=(PASSED_ON,))
SHORT, LONG = WAIT.cells
MONEY = Cell("needs", "money")
NOBODY = 0


@dataclass(frozen=True)
class Person:
    """A narrator: the cell of the only table they are counted in, if any; their batch; the window of their post or 0."""

    cell: Cell | None
    batch: int
    window: int = NOBODY


@st.composite
def towns(draw: st.DrawFn, cells: Sequence[Cell], most_posts: int, most_batches: int) -> list[Person]:
    """The narrators of a few batches, few of whom posted."""
    people: list[Person] = []
    many = draw(st.integers(2, most_batches))
    for batch in range(1, many + 1):
        for cell in cells:
            people += [Person(cell, batch)] * draw(st.one_of(st.integers(0, 9), st.integers(0, 26)))
            posts = draw(st.integers(0, most_posts))
            later = draw(st.integers(0, posts))
            people += [Person(cell, batch, batch)] * (posts - later)
            people += [Person(cell, batch + 1, batch)] * later
        people += [Person(None, batch)] * draw(st.integers(12, 30))
    return people


def year(frame: Frame, people: Sequence[Person]) -> list[tuple[Treated, Published]]:
    """The digests of all their batches but the last, which is still open."""
    digests: list[tuple[Treated, Published]] = []
    for number in range(1, max(one.batch for one in people)):
        counts = counts_of(people, number)
        digests.append(treat(frame, counts, posts_of(people, number), [p for _, p in digests], number))
    return digests


def counts_of(people: Sequence[Person], number: int) -> Counts:
    here = [one for one in people if one.batch == number]
    return Counts(len(here), Counter(one.cell for one in here if one.cell))


def posts_of(people: Sequence[Person], number: int) -> dict[Cell, int]:
    return Counter(one.cell for one in people if one.window == number and one.cell)


def groups(
    cells: Sequence[Cell], ledger: Sequence[Published], friends: Sequence[Person]
) -> dict[tuple[str, int, Cell], tuple[int, int]]:
    """By brute force: between what every group lies, less those whose answers the reader knows.

    Every way the posts may fall to batches is tried; given one, each count's limits follow by hand.
    """
    found: dict[tuple[str, int, Cell], tuple[int, int]] = {}
    for split in _splits(cells, ledger, friends):
        seen: dict[tuple[str, int, Cell], tuple[int, int]] = {}
        for at, entry in enumerate(ledger):
            ranges = _ranges(cells, ledger, friends, split, at)
            if ranges is None:
                break
            for (kind, cell), (low, high) in ranges.items():
                seen[kind, entry.number, cell] = (low, high)
                earlier = seen.get((kind, entry.number - 1, cell))
                if kind in "xo" and earlier:
                    seen[kind + kind, entry.number, cell] = (low + earlier[0], high + earlier[1])
        else:
            for key, (low, high) in seen.items():
                before = found.get(key, (low, high))
                found[key] = (min(low, before[0]), max(high, before[1]))
    return found


def _splits(
    cells: Sequence[Cell], ledger: Sequence[Published], friends: Sequence[Person]
) -> Iterator[dict[tuple[int, Cell], int]]:
    keys, ranges = [], []
    for entry in ledger:
        for cell in cells:
            mine = [one for one in friends if one.window == entry.number and one.cell == cell]
            soon = sum(one.batch == entry.number for one in mine)
            keys.append((entry.number, cell))
            ranges.append(range(soon, entry.posts.get(cell, 0) - (len(mine) - soon) + 1))
    for split in product(*ranges):
        yield dict(zip(keys, split, strict=True))


def _ranges(
    cells: Sequence[Cell],
    ledger: Sequence[Published],
    friends: Sequence[Person],
    split: Mapping[tuple[int, Cell], int],
    at: int,
) -> dict[tuple[str, Cell], tuple[int, int]] | None:
    entry = ledger[at]
    number = entry.number
    here = [one for one in friends if one.batch == number]
    posted, least = {}, {}
    for cell in cells:
        posted[cell] = split[number, cell]
        if at:
            posted[cell] += ledger[at - 1].posts.get(cell, 0) - split[number - 1, cell]
        unposted = sum(one.cell == cell and not one.window for one in here)
        least[cell] = max(entry.cells[cell].low, posted[cell] + unposted)
    neither = sum(one.cell not in cells for one in here)
    found = {}
    for cell in cells:
        beside = sum(least[other] for other in cells if other != cell) + neither
        most = min(entry.cells[cell].high, entry.stories.high - beside)
        if most < least[cell]:
            return None
        known = sum(one.cell == cell for one in here)
        alone = sum(one.cell == cell and not one.window for one in here)
        found["x", cell] = (least[cell] - known, most - known)
        found["o", cell] = (least[cell] - posted[cell] - alone, most - posted[cell] - alone)
        not_known = len(here) - known
        found["not", cell] = (
            max(entry.stories.low - most, beside) - not_known,
            entry.stories.high - least[cell] - not_known,
        )
    return found


def few(found: Mapping[tuple[str, int, Cell], tuple[int, int]]) -> list[tuple[str, int, Cell]]:
    return [key for key, (low, high) in found.items() if low >= 1 and high <= 7]


@settings(max_examples=30)
@given(towns([MONEY], most_posts=9, most_batches=3), st.data())
def test_nobody_bounds_few_of_a_row_over_the_batches(people: list[Person], data: st.DataObject) -> None:
    ledger = [published for _, published in year(Frame((NEEDS,)), people)]
    friends = data.draw(st.lists(st.sampled_from(people), max_size=3))
    # Two friends drawn alike are two narrators only where there are two.
    friends = [one for at, one in enumerate(friends) if friends[:at].count(one) < people.count(one)]
    found = groups([MONEY], ledger, friends)
    assert found
    assert few(found) == []


@settings(max_examples=30)
@given(towns([SHORT, LONG], most_posts=3, most_batches=2), st.data())
def test_nobody_bounds_few_of_a_table_of_single_answers(people: list[Person], data: st.DataObject) -> None:
    ledger = [published for _, published in year(Frame((WAIT,)), people)]
    friends = data.draw(st.lists(st.sampled_from(people), max_size=3))
    friends = [one for at, one in enumerate(friends) if friends[:at].count(one) < people.count(one)]
    found = groups([SHORT, LONG], ledger, friends)
    assert found
    assert few(found) == []


def test_the_reader_here_finds_few_where_nothing_is_withheld() -> None:
    """The attacker is no straw man: eight posts, few counted in either batch, and at least one of the second is known."""
    ledger = [
        Published(1, Interval(40, 59), {MONEY: Interval(0, 7)}, {MONEY: 8}),
        Published(2, Interval(40, 59), {MONEY: Interval(0, 7)}),
    ]
    assert ("x", 2, MONEY) in few(groups([MONEY], ledger, []))


def test_three_known_narrators_fill_a_batch_and_push_posts_into_the_next() -> None:
    """A margin of three on a group's upper end would let this one out; it is kept back."""
    people = [
        *[Person(MONEY, 1)] * 3,
        *[Person(MONEY, 1, 1)] * 3,
        *[Person(MONEY, 2, 1)] * 3,
        *[Person(None, 1)] * 40,
        *[Person(None, 2)] * 40,
    ]
    few_shown = [
        Published(number, Interval(40, 59), {MONEY: Interval(0, 7)}, posts_of(people, number))
        for number in (1, 2)
    ]
    assert few(groups([MONEY], few_shown, [])) == []
    assert few(groups([MONEY], few_shown, [Person(MONEY, 1)] * 3))
    ledger = [published for _, published in year(Frame((NEEDS,)), [*people, Person(None, 3)])]
    assert ledger[1].cells[MONEY].high > 7
    assert few(groups([MONEY], ledger, [Person(MONEY, 1)] * 3)) == []


FULL = Frame(
    (NEEDS, BARRIERS, WAIT, GAPS),
    own={Cell("barriers", "cost"): "Pay the bus."},
    shared={PASSED_ON: "Agree who leads."},
)
ALL = [cell for one in FULL.tables for cell in one.cells]


@st.composite
def batches(draw: st.DrawFn) -> Counts:
    tellers = draw(st.integers(20, 130))
    cells = {cell: draw(st.integers(0, tellers)) for cell in (MONEY, *BARRIERS.cells)}
    short = draw(st.integers(0, tellers))
    cells |= {SHORT: short, LONG: draw(st.integers(0, tellers - short))}
    cells |= {cell: draw(st.integers(0, cells[PASSED_ON])) for cell in GAPS.cells}
    return Counts(tellers, cells)


def rows(treated: Treated) -> dict[tuple[TableId, str], int | None]:
    return {(one.id, row.words): row.about for one in treated.tables for row in one.rows}


@settings(max_examples=40)
@given(batches())
def test_what_is_shown_is_a_five_within_two_of_the_truth(counts: Counts) -> None:
    treated, published = treat(FULL, counts, {}, [], 1)
    shown = rows(treated)
    for one in FULL.tables:
        for cell, words in one.cells.items():
            about = shown.get((one.id, words))
            if about is not None:
                assert about % 5 == 0
                assert abs(about - counts.cells[cell]) <= 2
                assert counts.cells[cell] >= 8
            assert published.cells[cell].low <= counts.cells[cell] <= published.cells[cell].high
    assert treated.stories.low <= counts.tellers <= treated.stories.high
    assert unpack(pack(published)) == published


@settings(max_examples=30)
@given(batches(), st.data())
def test_only_what_a_count_rounds_to_decides(counts: Counts, data: st.DataObject) -> None:
    """Every count changed within what it rounds to: the same tables, the same rows withheld, the same in the ledger."""

    def alike(count: int) -> st.SearchStrategy[int]:
        low = (count + 2) // 5 * 5 - 2
        most = low + 4
        return st.integers(0, 7) if count < 8 else st.integers(low, most)

    other = Counts(
        counts.tellers,
        {cell: min(counts.tellers, data.draw(alike(count))) for cell, count in counts.cells.items()},
    )
    assert treat(FULL, other, {}, [], 1) == treat(FULL, counts, {}, [], 1)


@settings(max_examples=30)
@given(st.dictionaries(st.sampled_from(ALL), st.integers(1, 7)))
def test_none_and_seven_look_alike(cells: dict[Cell, int]) -> None:
    none = treat(FULL, Counts(45, {}), {}, [], 1)
    assert treat(FULL, Counts(45, cells), {}, [], 1) == none
    assert all(about is None for about in rows(none[0]).values())


def test_a_gap_that_nearly_fills_its_barrier_is_withheld() -> None:
    counts = Counts(45, {PASSED_ON: 15, Cell("gaps", "gp+school"): 10})
    treated, _ = treat(FULL, counts, {}, [], 1)
    gaps = treated.table(TableId.GAPS)
    assert gaps is not None
    assert (gaps.rows, gaps.others) == ((), 2)
    assert rows(treated)[TableId.BARRIERS, "Passed_On"] == 15


def test_what_nearly_everybody_said_is_withheld() -> None:
    treated, _ = treat(FULL, Counts(59, {MONEY: 55, PASSED_ON: 30}), {}, [], 1)
    assert rows(treated) == {
        (TableId.BARRIERS, "Passed_On"): 30,
        (TableId.WAIT, "Short"): None,
        (TableId.WAIT, "Long"): None,
    }


def test_the_rule_by_which_batches_close_counts_too() -> None:
    """Of 20 to 22, about 15 told of money, so 3 to 9 did not; of 20 to 39 nobody knows."""
    counts = Counts(21, {MONEY: 15})
    assert (TableId.NEEDS, "Money") in rows(treat(FULL, counts, {}, [], 1)[0])
    treated, published = treat(FULL, counts, {}, [], 1, between=Interval(20, 22))
    assert (TableId.NEEDS, "Money") not in rows(treated)
    assert treated.stories == Interval(20, 39)
    assert published.stories == Interval(20, 22)


def test_what_a_channel_takes_is_no_row_of_its_own() -> None:
    frame = replace(
        FULL,
        prompts={"needs": Role.NEEDS},
        bands={Facet("needs", "money"): "money"},
        known=frozenset({MONEY}),
    )
    treated, published = treat(
        frame, Counts(45, {MONEY: 45}), {}, [], 1, where={"needs": frozenset({"money"})}
    )
    assert treated.table(TableId.NEEDS) is None
    assert MONEY not in published.cells


def test_five_rows_are_listed_and_those_that_round_alike_in_the_forms_order() -> None:
    names = ("a", "b", "c", "d", "e", "f", "g")
    needs = table(TableId.NEEDS, *names)
    counts = [20, 21, 22, 9, 12, 10, 33]
    cells = {Cell("needs", name): count for name, count in zip(names, counts, strict=True)}
    treated, published = treat(Frame((needs,)), Counts(45, cells), {}, [], 1)
    shown = treated.tables[0]
    assert [(row.words, row.about) for row in shown.rows] == [
        ("G", 35),
        ("A", 20),
        ("B", 20),
        ("C", 20),
        ("D", 10),
    ]
    assert shown.others == 2
    assert published.cells[Cell("needs", "e")] == Interval(0, 12)


def test_changes_are_of_barriers_that_are_listed() -> None:
    treated, _ = treat(FULL, Counts(45, {PASSED_ON: 7, Cell("barriers", "cost"): 10}), {}, [], 1)
    assert (treated.own, treated.shared) == ("Pay the bus.", "")


@settings(max_examples=15)
@given(towns([SHORT, LONG], most_posts=12, most_batches=6))
def test_a_short_look_back_clears_nothing_that_the_whole_ledger_does_not(people: list[Person]) -> None:
    frame = Frame((WAIT,))
    digests = year(frame, people)
    draft, past = digests[-1][1], Past(published for _, published in digests[:-1])
    for narrowed in (draft, replace(draft, cells={SHORT: Interval(0, 7), LONG: Interval(0, 7)})):
        for tables in knots(frame):
            short, whole = read(tables, narrowed, past), read(tables, narrowed, past, whole=True)
            assert not (short.possible and not whole.possible)
            if short.possible:
                recent = {group.name for group in whole.few}
                assert recent <= {group.name for group in short.few}


def test_without_the_solver_the_steward_is_told_what_to_install() -> None:
    """In a process in which the library cannot be imported."""
    script = (
        "import sys; sys.modules['highspy'] = None\n"
        "from conversations.digest.counting import Counts\n"
        "from conversations.digest.frame import Cell, Frame, Table, TableId\n"
        "from conversations.digest.gate import treat\n"
        "from conversations.errors import SolverMissing\n"
        "frame = Frame((Table(TableId.NEEDS, {Cell('needs', 'a'): 'A'}, False),))\n"
        "try:\n    treat(frame, Counts(40, {Cell('needs', 'a'): 20}), {}, [], 1)\n"
        "except SolverMissing as missing:\n    print(missing)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=30
    )
    assert "firsthand[digest]" in done.stdout


def test_the_solver_says_nothing_on_the_terminal() -> None:
    script = (
        "from conversations.digest.solver import Program\n"
        "one = Program(); x = one.column(0, 5); one.at_least(2, [(x, 1)]); assert one.least([(x, 1)]) == [2]\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, timeout=30)
    assert done.stdout == b""


def test_what_posts_and_the_closing_of_a_batch_tell_anyway_does_not_keep_the_digest_for_ever() -> None:
    """Thirteen of twenty must have said the one by the posts, so that those who said neither are few: not by the digest."""
    frame = Frame((WAIT,))
    exact = Interval(20, 20)
    _, before = treat(frame, Counts(20, {SHORT: 2, LONG: 9}), {SHORT: 20}, [], 1, between=exact)
    told, _ = treat(frame, Counts(20, {SHORT: 16}), {SHORT: 3}, [before], 2, between=exact)
    assert all(row.about is None for table in told.tables for row in table.rows)
