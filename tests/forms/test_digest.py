"""What a form says to the weekly digest, in every spelling, and what it must not say by mistake.

The mistakes themselves stand under ``broken/``, each with its mended twin.
"""

import pytest

from conversations.changes.comparison import compared
from conversations.changes.differences import Change, Set
from conversations.digest.roles import Role, is_counted, is_posted
from conversations.errors import Weight
from conversations.forms.compiling import recompiled
from tests.forms.writing import SETTINGS, faults, flow, survey

HEADER = "type | name | label | kv:summary | {}"
NEEDS = "select_multiple need | needs | What did you need? | What they needed | {}"
CHOICES = """\
| choices |
| | list_name | name | label | digest |
| | need | home | A home | |
| | need | safe | Feeling safe | {} |
"""


def form(role: str = "needs", word: str = "", header: str = "bind::kv:digest") -> tuple[str, ...]:
    return SETTINGS, survey(HEADER.format(header), NEEDS.format(role)), CHOICES.format(word)


def rules(*parts: str, tables: dict[str, str] | None = None) -> list[str]:
    return [fault.rule for fault in faults(*parts, tables=tables or {}) if fault.weight is not Weight.NOTE]


@pytest.mark.parametrize("header", ["bind::kv:digest", "kv:digest", "Bind :: KV:Digest"])
@pytest.mark.parametrize("role", ["needs", " Needs "])
def test_a_role_is_read_in_any_spelling_and_kept_with_the_flow(header: str, role: str) -> None:
    made = flow(*form(role, header=header))
    assert made.prompt("needs").digest == "needs"
    assert recompiled(made.source) == made


@pytest.mark.parametrize("role", Role, ids=lambda role: role.value)
def test_every_role_can_be_had(role: Role) -> None:
    kind = {Role.HELPED: "text", Role.JOB: "rank need"}.get(role, "select_one need")
    row = f"{kind} | asked | What was it? | What it was | {role.value}"
    made = flow(SETTINGS, survey(HEADER.format("kv:digest"), row), CHOICES.format(""))
    assert made.prompt("asked").digest == role.value


@pytest.mark.parametrize(
    ("word", "counted", "shown"),
    [
        ("", True, True),
        ("Being safe", True, True),
        ("no", False, False),
        ("No", False, False),
        ("counted", True, False),
        ("COUNTED", True, False),
    ],
)
def test_a_choice_says_whether_it_is_counted_and_posted(word: str, counted: bool, shown: bool) -> None:
    choice = flow(*form(word=word)).prompt("needs").choices[1]
    assert (is_counted(choice), is_posted(choice)) == (counted, shown)


@pytest.mark.parametrize(
    "word", ["never", "none", "NEVER", "yes", "false", "false()", "x", "-", "0", "hidden", "count", "conted"]
)
def test_a_word_that_is_meant_to_keep_something_back_is_never_taken_for_a_row(word: str) -> None:
    """It would be shown to staff, under that word."""
    assert rules(*form(word=word)).count("digest-word") == 1


@pytest.mark.parametrize(
    "word", ["None of these", "Not yet", "County court", "Nowhere to live", "Hidden costs"]
)
def test_words_that_only_begin_so_are_the_words_of_a_row(word: str) -> None:
    assert "digest-word" not in rules(*form(word=word))


def test_a_file_that_others_made_may_have_such_columns_where_no_digest_counts_it() -> None:
    row = "select_one_from_file towns.csv | town | Which town? | Town | {}"
    towns = {"towns.csv": "name,label,gap,digest\na,Aton,3 km,never\nb,Beton,,\n"}
    for role, told in (("", []), ("needs", ["digest-word", "yes-or-no"])):
        form_of = SETTINGS, survey(HEADER.format("bind::kv:digest"), row.format(role))
        assert sorted(set(rules(*form_of, tables=towns)) - {"no-consent", "no-safety"}) == told


@pytest.mark.parametrize("role", ["needs", "barriers"])
def test_what_may_be_said_of_several_children_can_be_counted_in_a_repeat(role: str) -> None:
    header = "type | name | label | kv:summary | bind::kv:digest | kv:most"
    around = ("begin_repeat | child | Child | | | 3", NEEDS.format(role) + " |", "end_repeat | | | | |")
    made = flow(SETTINGS, survey(header, *around), CHOICES.format(""))
    assert [prompt.digest for prompt in made.prompts if prompt.digest] == [role] * 3


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        (form(""), form("needs"), Set("role in the digest", "", "needs")),
        (form("needs"), form("barriers"), Set("role in the digest", "needs", "barriers")),
        (form(), form(word="no"), Set("digest of “safe”", "", "in no count and no post")),
        (form(word="no"), form(word="counted"), Set("digest of “safe”", "in no count and no post", "counted, and in no post")),
        (form(word="no"), form(word="Safe"), Set("digest of “safe”", "in no count and no post", "Safe")),
    ],
)  # fmt: skip
def test_a_change_of_what_a_digest_is_told_is_a_difference(
    old: tuple[str, ...], new: tuple[str, ...], change: Change
) -> None:
    found = compared(flow(*old), flow(*new))
    assert [(each.prompt.name, each.changes) for each in found.questions] == [("needs", (change,))]
