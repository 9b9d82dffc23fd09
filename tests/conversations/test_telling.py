"""Words with answers put in."""

from conversations.flow import Choice, Flow, Kind, Prompt
from conversations.talk.telling import LONGEST_RECALLED, time_round, told

EN, CY = "English (en)", "Cymraeg (cy)"
PROMPTS = (
    Prompt("name", Kind.TEXT, 2, {}),
    Prompt("pet", Kind.SELECT_MULTIPLE, 3, {}, choices=(
        Choice("dog", {EN: "A dog", CY: "Ci"}), Choice("cat", {EN: "A cat", CY: "Cath"})
    )),
    Prompt("day", Kind.DATE, 4, {}),
    Prompt("other", Kind.TEXT, 5, {}),
)  # fmt: skip
FLOW = Flow("made", "Made", "made", (EN, CY), EN, PROMPTS, b"")


def tell(words: str, language: str = EN, **values: str) -> str:
    """The words with these answers put in; ``other`` is not among what they may repeat."""
    asked = Prompt("it", Kind.NOTE, 6, {EN: words, CY: words}, recalls=frozenset({"name", "pet", "day"}))
    return told(FLOW, asked, asked.label, values, language)


def test_choices_and_dates_are_repeated_as_people_say_them() -> None:
    assert tell("You have ${pet}.", pet="dog cat") == "You have A dog; A cat."
    assert tell("You have ${pet}.", CY, pet="cat") == "You have Cath."
    assert tell("Since ${ day }.", day="2024-05-03") == "Since 3 May 2024."


def test_an_answer_is_put_in_once_and_never_read_as_words_of_the_form() -> None:
    assert tell("Hello ${name}.", name="${pet}", pet="dog") == "Hello ${pet}."
    assert tell("Hello ${name}.", name=r"\1 \g<0>") == r"Hello \1 \g<0>."


def test_only_what_the_form_may_repeat_is_repeated() -> None:
    assert tell("Hello ${other}.", other="secret") == "Hello ${other}."


def test_an_answer_left_out_leaves_no_gap() -> None:
    assert tell("How old is she, ${name}?") == "How old is she?"
    assert tell("Thank you ${name}. How is ${name} now?") == "Thank you. How is now?"
    assert tell("Thank you,  ${name}.", name="Al") == "Thank you,  Al."


def test_a_long_answer_is_repeated_in_short_and_on_one_line() -> None:
    whole = tell("${name}", name="a\nb " * 500)
    assert len(whole) <= LONGEST_RECALLED
    assert "\n" not in whole


def test_a_round_is_named_from_the_second_on() -> None:
    def named(name: str, time: int) -> str:
        return time_round(Prompt(name, Kind.TEXT, 2, {}, time=time))

    assert named("age", 0) == ""
    assert named("age[1]", 1) == ""
    assert named("age[2]", 2) == "2"
    assert named("age[1][1]", 1) == ""
    assert named("age[1][3]", 3) == "1.3"
    assert named("age[2][1]", 1) == "2.1"
