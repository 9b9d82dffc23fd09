"""What the README says of redaction, held on stories that nobody tuned the tagger on; the peers are measured by `make evaluate-redaction`.

The bars stand a little below what was measured, so that a change of a few words does not matter and a loss does.
"""

from collections.abc import Callable, Sequence

import pytest

from conversations.redaction import Decision, spans_of
from tests.evaluation import scoring
from tests.evaluation.scoring import Share, Tally
from tests.evaluation.sets import own, public


def tallies(name: str, decisions: frozenset[Decision] = frozenset(Decision)) -> Sequence[Tally]:
    texts = own(name) if name in {"held", "dev"} else public(name)
    return [
        scoring.tally(
            text, ((span.start, span.end) for span in spans_of((text.text,))[0] if span.decision in decisions)
        )
        for text in texts
    ]


@pytest.fixture(scope="module")
def held() -> Sequence[Tally]:
    return tallies("held")


@pytest.mark.parametrize(
    ("measure", "least"),
    [
        (lambda all_: scoring.full(all_, direct=True), 0.97),
        (lambda all_: scoring.full(all_, direct=False), 0.93),
        (scoring.clean, 0.9),
        (scoring.precision, 0.86),
        (scoring.recall, 0.955),
    ],
    ids=["direct", "quasi", "clean", "precision", "recall"],
)
def test_stories_nobody_tuned_on_are_redacted_well(
    held: Sequence[Tally], measure: Callable[[Sequence[Tally]], Share], least: float
) -> None:
    assert measure(held).value >= least


def test_ordinary_words_that_look_like_names_mostly_stay(held: Sequence[Tally]) -> None:
    assert scoring.hard(held).value <= 0.12


def test_what_is_taken_out_without_asking_is_seldom_wrong() -> None:
    assert scoring.precision(tallies("held", frozenset({Decision.MASK}))).value >= 0.88


def test_people_are_found_in_public_sets_by_other_authors() -> None:
    assert scoring.full(tallies("btc_test"), type="PERSON").value >= 0.88
    assert scoring.full(tallies("wnut17_test"), type="PERSON").value >= 0.81
