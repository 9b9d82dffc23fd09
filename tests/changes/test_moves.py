"""A talk moves to a newer version only where everything its narrator answered goes along unharmed."""

from datetime import date
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as some

from conversations.changes import Obstacle, Why, movable
from conversations.flow import Flow, Kind
from conversations.forms.compiling import compile_flow
from conversations.forms.reading.files import FileKind, read
from conversations.route import is_asked, walk
from conversations.session import Session, Stage

FORM = """
| settings |
| | form_title | form_id | version | default_language |
| | Walks | walks | 1 | English |

| survey |
| | type | name | label::English | hint::English | relevant | constraint | choice_filter | kv:guard |
| | select_one yn | walks | Do you go for walks? | | | | | |
| | select_multiple place | where | Where do you walk? | Tap all. | ${walks} = 'yes' | | | |
| | select_one place | best | Which is best? | | ${walks} = 'yes' | | selected(${where}, name) | |
| | text | seen | What did you see? | | | string-length(.) <= 400 | | pii |
| | select_multiple use | uses | How may we use it? | | | | | consent |

| choices |
| | list_name | name | label::English |
| | yn | yes | Yes |
| | yn | no | No |
| | place | wood | A wood |
| | place | town | A town |
| | place | shore | A shore |
| | use | digest | Staff may read it |
| | use | research | Researchers may study it |
"""

ANSWERS = {"walks": "yes", "where": "wood town", "best": "wood", "seen": "zebrafinch", "uses": "digest"}

SWAPS = (
    ("Do you go for walks?", "Do you walk?"),
    ("Tap all.", "Tap some."),
    ("| place | shore | A shore |", "| place | shore | A beach |"),
    ("| place | shore | A shore |", "| place | hill | A hill |"),
    ("| place | town | A town |", "| place | city | A town |"),
    ("${walks} = 'yes'", "${walks} = 'no'"),
    ("<= 400", "<= 4"),
    ("| select_multiple place | where |", "| select_one place | where |"),
    ("| seen | What did you see? |", "| saw | What did you see? |"),
    ("| use | research |", "| use | quote |"),
    ("| | text | seen |", "| | text | new | Who came along? | | | | | pii |\n| | text | seen |"),
)


@cache
def flow(*swaps: tuple[str, str]) -> Flow:
    text = FORM
    for before, after in swaps:
        text = text.replace(before, after)
    return compile_flow(read(text.encode(), FileKind.MARKDOWN))


DAY = date(2026, 11, 23)


def talk(answers: dict[str, str], **more: object) -> Session:
    stood = {"stage": Stage.ASKING, "at": "uses", **more}
    return Session("key", flow().version, "English", answers=answers, **stood)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("swap", "obstacle"),
    [
        (SWAPS[0], Obstacle("walks", Why.REWORDED)),
        (SWAPS[1], Obstacle("where", Why.REWORDED)),
        (SWAPS[4], Obstacle("where", Why.CHOICE_GONE)),
        (SWAPS[5], Obstacle("where", Why.NOT_ASKED)),
        (SWAPS[6], Obstacle("seen", Why.NOT_ACCEPTED)),
        (SWAPS[7], Obstacle("where", Why.OTHER_KIND)),
        (SWAPS[8], Obstacle("seen", Why.GONE)),
    ],
)
def test_what_is_in_the_way_is_named_by_its_question(swap: tuple[str, str], obstacle: Obstacle) -> None:
    move = movable(flow(), flow(swap), talk(ANSWERS), DAY)
    assert not move.possible
    assert obstacle in move.obstacles
    assert not any(value in repr(move) for value in ("zebrafinch", "wood"))


def test_a_new_question_hinders_nobody() -> None:
    move = movable(flow(), flow(SWAPS[-1]), talk(ANSWERS), DAY)
    assert move.possible
    assert move.kept == ("walks", "where", "best", "seen", "uses")


def test_a_new_use_changes_what_a_yes_meant() -> None:
    added = ("| | use | research |", "| | use | quote | Staff may quote it |\n| | use | research |")
    assert Obstacle("uses", Why.REWORDED) in movable(flow(), flow(added), talk(ANSWERS), DAY).obstacles
    before = {name: value for name, value in ANSWERS.items() if name != "uses"}
    assert movable(flow(), flow(added), talk(before), DAY).possible, "who was not asked yet saw nothing else"


def test_a_question_not_answered_yet_may_change() -> None:
    assert movable(flow(), flow(SWAPS[6], SWAPS[8]), talk({"walks": "no"}, at="seen"), DAY).possible


def test_a_left_branch_hinders_nobody() -> None:
    assert movable(flow(), flow(SWAPS[4]), talk({**ANSWERS, "walks": "no"}), DAY).possible


def test_ticks_not_sent_off_yet_count() -> None:
    begun = talk({"walks": "yes"}, at="where", collected=("town",))
    assert movable(flow(), flow(SWAPS[4]), begun, DAY).obstacles == (Obstacle("where", Why.CHOICE_GONE),)


def test_a_language_that_is_gone_hinders_the_whole_talk() -> None:
    french = flow(("::English", "::French"), ("| English |", "| French |"))
    assert movable(flow(), french, talk(ANSWERS), DAY).obstacles == (Obstacle("", Why.LANGUAGE),)


def test_who_has_sent_all_has_nothing_to_move() -> None:
    sent = Session("key", flow().version, "English", Stage.IDLE)
    assert movable(flow(), flow(), sent, DAY).obstacles == (Obstacle("", Why.NO_DRAFT),)


@some.composite
def answered(draw: some.DrawFn) -> dict[str, str]:
    """Answers that the flow itself led to, to some point."""
    answers: dict[str, str] = {}
    while (waiting := walk(flow(), answers).waiting) is not None and draw(some.integers(0, 5)):
        names = [choice.name for choice in waiting.choices]
        if waiting.kind is Kind.TEXT:
            answers[waiting.name] = draw(some.sampled_from(("", "a", "some more words")))
        elif waiting.kind is Kind.SELECT_ONE:
            answers[waiting.name] = draw(some.sampled_from(("", *names)))
        else:
            ticks = draw(some.sets(some.sampled_from(names)))
            answers[waiting.name] = " ".join(name for name in names if name in ticks)
    return answers


@given(answered(), some.lists(some.sampled_from(SWAPS), max_size=3))
def test_what_can_move_loses_nothing_and_can_go_on(
    answers: dict[str, str], swaps: list[tuple[str, str]]
) -> None:
    try:
        new = flow(*swaps)
    except Exception:  # noqa: BLE001  # some of the changes do not go together
        return
    move = movable(flow(), new, talk(answers), DAY)
    before = walk(flow(), answers)
    told = [prompt.name for prompt in before.reached if is_asked(prompt) and prompt.name in before.values]
    if not move.possible:
        assert {obstacle.prompt for obstacle in move.obstacles} <= set(told)
        return
    assert list(move.kept) == told
    going_on = dict(answers)
    while (waiting := walk(new, going_on).waiting) is not None:
        assert waiting.name not in told, "nothing that was answered is asked again"
        going_on[waiting.name] = ""
    after = walk(new, going_on).values
    assert {name: after.get(name) for name in told} == {name: before.values[name] for name in told}


@given(answered())
def test_every_talk_could_move_to_its_own_version(answers: dict[str, str]) -> None:
    assert movable(flow(), flow(), talk(answers), DAY).possible


ORACLES = (
    ("string-length(.) <= 400", "contains(., 'zebra')"),
    ("How may we use it? | |", "How may we use it? | | contains(${seen}, 'zebra')"),
    ("How may we use it? | |", "How may we use it? | | string-length(${seen}) > 10"),
)


@pytest.mark.parametrize("oracle", ORACLES)
def test_no_version_can_be_written_that_tells_what_was_typed(oracle: tuple[str, str]) -> None:
    """Whoever may compare versions could else read, guess by guess, what a family has not sent."""
    asking = flow(oracle)
    assert asking != flow()
    told = [movable(flow(), asking, talk({**ANSWERS, "seen": words}), DAY) for words in ("zebrafinch", "no")]
    assert told[0] == told[1]


def test_today_is_the_day_of_asking_and_not_the_first_of_all_days() -> None:
    later = flow(("How may we use it? | |", "How may we use it? | | today() >= date('2026-01-01')"))
    assert movable(flow(), later, talk(ANSWERS), DAY).possible
    assert not movable(flow(), later, talk(ANSWERS), date(2025, 1, 1)).possible
