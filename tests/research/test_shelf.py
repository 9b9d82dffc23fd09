"""The columns of several versions of a form: each question once, as strictly guarded as any version says."""

from conversations.flow import Flow
from conversations.research.columns import Shape, Standing
from conversations.research.protecting import Keys, planned
from conversations.research.shelf import place_of, shelf_of
from tests.conversations.talking import built_in
from tests.forms.writing import CHOICES, SETTINGS, flow, survey

HEADER = "type | name | label | kv:research"


def version(number: int, *rows: str) -> Flow:
    return flow(SETTINGS.replace("| 7 |", f"| {number} |"), survey(HEADER, *rows), CHOICES)


OLD = version(
    1, "text | wait | How long? |", "select_one need | needs | Which? | key", "text | gone | And? | omit"
)
NEW = version(
    2,
    "select_one yn | wait | Did you wait? |",
    "select_one need | needs | Which one? | plain",
    "text | gone | And? |",
)


def test_a_question_of_two_versions_is_one_column_as_strict_as_either_says() -> None:
    columns = {column.name: column for column in shelf_of([OLD, NEW]).columns}
    assert columns["needs"].standing is Standing.KEY
    assert columns["needs"].flows == (OLD.version, NEW.version)
    assert columns["needs"].label == {"English (en)": "Which one?"}
    assert "gone" not in columns


def test_a_question_that_took_another_kind_of_answer_has_a_column_for_each() -> None:
    shelf = shelf_of([OLD, NEW])
    waits = [column for column in shelf.columns if place_of(column) == "wait"]
    assert [(column.shape, column.flows) for column in waits] == [
        (Shape.CHOICE, (NEW.version,)),
        (Shape.WORDS, (OLD.version,)),
    ]
    assert waits[1].name == f"wait@{OLD.version.split(' ')[-1]}"


def test_without_words_no_free_text_has_a_column() -> None:
    shapes = {column.shape for column in shelf_of([built_in()], words=False).columns}
    assert Shape.WORDS not in shapes
    assert Shape.WORDS in {column.shape for column in shelf_of([built_in()]).columns}


def test_what_tells_of_a_gap_between_services_is_known_of_the_question_that_asks_it() -> None:
    assert shelf_of([built_in()]).gaps == {"barriers": frozenset({"passed_on"})}


def test_what_was_done_is_said_by_bundle_where_it_differs() -> None:
    shelf = shelf_of([OLD])
    first = planned(
        shelf, [Keys(f"{at:032x}", OLD.version, "2026-11", "en", ("home",)) for at in range(20)], None
    )
    later = [
        Keys(f"{at:032x}", OLD.version, "2026-11", "en", (("home", "money")[at > 36],)) for at in range(40)
    ]
    second = planned(shelf, later, first.given())
    coarse = {guard.name: guard.coarse for guard in second.report({}).guards}
    assert (
        coarse["needs"]
        == "as it is in rows first given in bundle 1; withheld in rows first given in bundle 2"
    )
    assert coarse["sent"] == "to the month"
    assert second.measures.withheld == {"needs": 20}


def test_a_plan_of_no_stories_gives_none_and_says_so() -> None:
    plan = planned(shelf_of([built_in()]), [], None)
    report = plan.report({"person": 0})
    assert (report.after.rows, report.after.k, report.held, report.new) == (0, 0, 0, 0)
    assert plan.given().fates == {}
