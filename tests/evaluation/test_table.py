"""The evaluation puts each figure where it belongs, runs each system by itself, and swaps nothing but names."""

from itertools import groupby

import pytest

from conversations.redaction import Decision, redact
from tests.evaluation import __main__ as evaluation
from tests.evaluation import sets, swapping
from tests.evaluation.scoring import Mark, Text
from tests.evaluation.systems import NAMES, Failed, Outcome, run

TEXTS = [
    Text("Sam and rose left", (Mark(0, 3, "PERSON", True), Mark(8, 12, "PERSON", True)), origin="irish", style="neat"),
    Text("we left Deal", (Mark(8, 12, "LOCATION", False),), hard=((3, 7),)),
]  # fmt: skip
FOUND = (((0, 3, False), (8, 12, True)), ((3, 12, False),))
SWAPS = {("irish", "neat"): TEXTS[:1], (swapping.WORDS, "neat"): TEXTS[:1]}


def page() -> list[str]:
    every = [*sets.OWN, *sets.PUBLIC]
    swaps = {"listed": SWAPS, "fresh": SWAPS}
    found = dict.fromkeys(every, FOUND) | dict.fromkeys(swaps, FOUND[:1] * 2)
    rows = evaluation.rows_of(
        "firsthand", Outcome(found, 1234.5, 0.25, 67.8), dict.fromkeys(every, TEXTS), swaps
    )
    return list(evaluation.page(list(rows), dict.fromkeys(every, TEXTS), {}))


def test_every_line_of_a_table_has_as_many_cells_as_its_head() -> None:
    tables = [list(lines) for table, lines in groupby(page(), lambda line: line.startswith("|")) if table]
    assert len(tables) == 4 * len(sets.OWN) + len(sets.PUBLIC) + 2
    for table in tables:
        assert len(table) > 2
        assert len({line.count("|") for line in table}) == 1, table[0]


def test_unsure_finds_count_in_their_own_row_alone() -> None:
    sure, unsure = [line for line in page() if line.startswith("| Firsthand")][:2]
    assert sure.startswith("| Firsthand, sure | 0.500 (")
    assert unsure.startswith("| Firsthand, sure and unsure | 1.000 (")
    assert sure.split(" | ")[2:4] == ["1.000 (0.21–1.00)", "0.000 (0.00–0.79)"], "quasi, clean"
    assert unsure.split(" | ")[3] == "1.000 (0.21–1.00)"
    assert sure.split(" | ")[4] == "0.667 (0.21–0.94)", "Sam and Deal rightly, left wrongly"
    assert sure.endswith("| 1.000 (0.21–1.00) | 1,234 | 0.25 | 68 |"), "the hard negative was masked"


def test_names_are_sorted_by_how_they_are_typed() -> None:
    lines = {line.split(" | ")[0]: line for line in page()}
    assert lines["| capitalised"].split(" | ")[1:3] == ["1", "1.000 (0.21–1.00)"]
    assert lines["| lower case"].split(" | ")[1:3] == ["1", "0.000 (0.00–0.79)"]
    assert lines["| also a word, lower case"].split(" | ")[1] == "1"


def test_names_that_are_words_do_not_lower_the_mean_of_the_origins() -> None:
    lines = [line for line in page() if "mean" in line]
    assert "| 0.500 | 1.000 |" in lines[0]
    assert "| 0.000 (irish) | 0.000 (irish) |" in lines[1]


def test_a_system_runs_in_a_process_of_its_own() -> None:
    told = "My son Sam is on 07700 900123."
    outcome = run("firsthand", {"one": [told], "two": ["It rained.", told]}, "two")
    expected = tuple((span.start, span.end, span.decision is Decision.UNSURE) for span in redact(told).spans)
    assert outcome.found == {"one": [expected], "two": [(), expected]}
    assert outcome.texts_per_second > 0
    assert outcome.start_seconds > 0
    assert outcome.peak_mib > 10


def test_a_system_that_does_not_run_is_named(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(Failed, match="nobody ended with 1"):
        run("nobody", {"one": ["x"]}, "one")
    assert "nobody" in capfd.readouterr().err


def test_every_system_has_a_name() -> None:
    from tests.evaluation.finders import FINDERS

    assert NAMES.keys() == FINDERS.keys()


@pytest.mark.parametrize("names", [swapping.listed, swapping.fresh])
def test_the_same_sentences_get_names_of_every_origin(names: object) -> None:
    assert callable(names)
    groups = swapping.swapped(names())
    assert groups == swapping.swapped(names()), "the same each time"
    origins = {origin for origin, _ in groups}
    assert len(origins) == 13
    frames = None
    for (_, style), texts in groups.items():
        assert len(texts) == swapping.TEXTS
        emptied = []
        for text in texts:
            told = text.text
            for mark in reversed(text.marks):
                assert any(letter.isalpha() for letter in told[mark.start : mark.end])
                told = told[: mark.start] + "@" + told[mark.end :]
            emptied.append(told.lower())
            if style == "lower":
                assert text.text == "".join(swapping.small(letter) for letter in text.text)
        assert frames in {None, tuple(emptied)}
        frames = tuple(emptied)
