"""What a form says of its answers for research, in every spelling, and what follows where it says nothing.

The mistakes themselves stand under ``broken/``, each with its mended twin.
"""

import pytest

from conversations.changes.comparison import compared
from conversations.changes.differences import Set
from conversations.errors import Weight
from conversations.flow import Guard
from conversations.forms.compiling import recompiled
from conversations.research.columns import Shape, Standing
from conversations.research.shelf import shelf_of, standing
from tests.conversations.talking import built_in
from tests.forms.writing import CHOICES, SETTINGS, faults, flow, survey

HEADER = "type | name | label | bind::kv:guard | calculation | {}"
KINDS = """\
| choices |
| | list_name | name | label | broader |
| | place | aton | Aton | {} |
| | place | beton | Beton | {} |
| | place | ceton | Ceton | |
"""


def rules(*parts: str) -> list[str]:
    return [fault.rule for fault in faults(*parts) if fault.weight is not Weight.NOTE]


@pytest.mark.parametrize("header", ["bind::kv:research", "kv:research", "Bind :: KV:Research"])
@pytest.mark.parametrize("word", ["sensitive", " Sensitive "])
def test_a_standing_is_read_in_any_spelling_and_kept_with_the_flow(header: str, word: str) -> None:
    made = flow(
        SETTINGS, survey(HEADER.format(header), f"select_one need | needs | Which? | | | {word}"), CHOICES
    )
    assert made.prompt("needs").research == "sensitive"
    assert recompiled(made.source) == made


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("text | it | What? | | |", Standing.PLAIN),
        ("select_one need | it | Which? | | |", Standing.PLAIN),
        ("select_one need | it | Which? | danger | |", Standing.SENSITIVE),
        ("select_one need | it | Which? | danger | | plain", Standing.PLAIN),
        ("select_multiple need | it | Which? | | |", Standing.PLAIN),
        ("integer | it | How many? | | |", Standing.KEY),
        ("decimal | it | How much? | | | plain", Standing.PLAIN),
        ("date | it | When? | | |", Standing.KEY),
        ("dateTime | it | When? | | |", Standing.KEY),
        ("time | it | When? | | |", Standing.KEY),
        ("hidden | it | | | |", Standing.KEY),
        ("calculate | it | | | 1 + 1 |", Standing.KEY),
        ("calculate | it | | | 1 + 1 | omit", Standing.OMIT),
        ("select_one need | it | Which? | gate | |", Standing.OMIT),
        ("select_one need | it | Which? | gate | | plain", Standing.OMIT),
    ],
)
def test_what_the_form_does_not_say_follows_from_what_is_asked(row: str, expected: Standing) -> None:
    made = flow(SETTINGS, survey(HEADER.format("kv:research"), row, "text | other | And? | | |"), CHOICES)
    assert standing(made.prompt("it")) is expected


@pytest.mark.parametrize("guard", [Guard.CONSENT, Guard.GATE])
def test_consent_and_what_steers_the_talk_never_leave(guard: Guard) -> None:
    for prompt in built_in().prompts:
        if guard in prompt.guards:
            assert prompt.name not in {column.name for column in shelf_of([built_in()]).columns}


@pytest.mark.parametrize("row", ["begin_group | it | It | | | {}", "note | it | It | | | {}"])
@pytest.mark.parametrize("word", [each.value for each in Standing])
def test_what_nobody_answers_is_not_guarded(row: str, word: str) -> None:
    end = ("end_group | | | | |",) if "group" in row else ()
    made = survey(HEADER.format("kv:research"), row.format(word), "text | a | What? | | |", *end)
    assert rules(SETTINGS, made, CHOICES).count("standing-kind") == 1


@pytest.mark.parametrize(
    ("north", "south", "expected"),
    [
        ("land", "land", []),
        ("ceton", "", []),  # a kind may be a choice of the list
        ("land", "", ["lonely-kind"]),
        ("aton", "", ["lonely-kind"]),
        ("the land", "the land", ["blank-in-name", "blank-in-name"]),
    ],
)
def test_a_kind_is_one_word_for_several_choices(north: str, south: str, expected: list[str]) -> None:
    row = "select_one place | it | Which? | | | key"
    found = rules(SETTINGS, survey(HEADER.format("kv:research"), row), KINDS.format(north, south))
    assert [rule for rule in found if rule in ("lonely-kind", "blank-in-name", "idle-kind")] == expected


def test_a_calculation_that_looks_at_text_is_text_and_is_redacted_as_such() -> None:
    rows = (
        "text | story | What? | | |",
        "calculate | again | | | concat(${story}, '!') | key",
        "calculate | more | | | string-length(${again}) |",
        "calculate | two | | | 1 + 1 |",
    )
    found = shelf_of([flow(SETTINGS, survey(HEADER.format("kv:research"), *rows), CHOICES)]).columns
    assert {column.name: (column.shape, column.standing) for column in found} == {
        "story": (Shape.WORDS, Standing.PLAIN),
        "again": (Shape.WORDS, Standing.PLAIN),
        "more": (Shape.WORDS, Standing.PLAIN),
        "two": (Shape.CODE, Standing.KEY),
    }


def test_the_built_in_form_states_its_keys_and_what_may_hurt() -> None:
    stands = {column.name: column.standing for column in shelf_of([built_in()]).columns}
    assert {name for name, each in stands.items() if each is Standing.KEY} == {"age", "area"}
    sensitive = {"needs", "services", "barriers", "barrier_top"}
    assert {name for name, each in stands.items() if each is Standing.SENSITIVE} == sensitive
    assert not {"danger_now", "safe_now", "uses", "more"} & stands.keys()


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        (("", "land"), ("key", "land"), Set("guarded for research as", "", "key")),
        (("key", "land"), ("plain", "land"), Set("guarded for research as", "key", "plain")),
        (("key", "land"), ("key", ""), Set("kind of “aton” for research", "land", "")),
    ],
)
def test_a_change_of_what_is_said_for_research_is_a_difference(
    old: tuple[str, str], new: tuple[str, str], change: Set
) -> None:
    before, after = (
        flow(
            SETTINGS,
            survey(HEADER.format("kv:research"), f"select_one place | it | Which? | | | {word}"),
            KINDS.format(kind, "ceton"),
        )
        for word, kind in (old, new)
    )
    assert [(each.prompt.name, each.changes) for each in compared(before, after).questions] == [
        ("it", (change,))
    ]
