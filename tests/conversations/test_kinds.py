"""Moves at prompts of every kind that a transcript would show less plainly."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest

from conversations.consent import Use
from conversations.effects import Revise, Say, Show, Shrink, Toast
from conversations.events import ButtonTapped, Command, CommandReceived
from conversations.expressions import parse
from conversations.flow import (
    SILENT,
    Choice,
    Flow,
    Guard,
    Kind,
    Media,
    MediaKind,
    Precision,
    Prompt,
    Steps,
    Texts,
)
from conversations.session import Stage
from conversations.talk.pages import units
from conversations.words import words_of
from tests.conversations.talking import EVERY_RUN, Talk, every_kind

SAID = words_of("en")

EN = "English (en)"


def words(text: str) -> Texts:
    """A text in the language of these flows."""
    return {EN: text}


def choices(*labels: str, **columns: str) -> tuple[Choice, ...]:
    """Choices with these labels, named a, b, c and so on."""
    return tuple(
        Choice(chr(97 + at), words(label), columns={"name": chr(97 + at), **columns})
        for at, label in enumerate(labels)
    )


USES = tuple(Choice(use.value, words(use.value)) for use in Use)
CONSENT = Prompt(
    "uses",
    Kind.SELECT_MULTIPLE,
    99,
    words("How may we use it?"),
    choices=USES,
    guards=frozenset({Guard.CONSENT}),
)


def asking(*prompts: Prompt) -> Talk:
    """A talk that has just begun, about these prompts and then about uses."""
    flow = Flow("made", "Made", "made 7 0123456789ab", (EN,), EN, (*prompts, CONSENT), b"")
    talk = Talk(flow)
    talk.type("hello")
    return talk


def prompt(kind: Kind, name: str = "it", label: str = "What is it?", **fields: object) -> Prompt:
    """A prompt; its row says nothing here."""
    return replace(Prompt(name, kind, 2, words(label)), **fields)  # type: ignore[arg-type]


def answers(talk: Talk) -> Mapping[str, str]:
    """What is kept of this talk."""
    assert talk.session is not None
    return talk.session.answers


def labels(talk: Talk) -> list[str]:
    """The buttons of the newest message."""
    return [button.label for row in talk.seen[-1].buttons for button in row]


VALUES = {
    Kind.TEXT: ("a dog", "a dog"),
    Kind.SELECT_ONE: ("second", "b"),
    Kind.SELECT_MULTIPLE: ("second\ndone", "b"),
    Kind.RANK: ("second\ndone", "b"),
    Kind.INTEGER: ("about twelve", "12"),
    Kind.DECIMAL: ("2.50", "2.5"),
    Kind.RANGE: ("two", "2"),
    Kind.DATE: ("3 May 2024", "2024-05-03"),
    Kind.TIME: ("half past 3 pm", "15:30:00"),
    Kind.DATETIME: ("3 May 2024, 15:30", "2024-05-03T15:30:00"),
    Kind.ACKNOWLEDGE: ("ok", "OK"),
}


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in SILENT])
def test_every_kind_can_be_answered_in_words_skipped_and_edited(kind: Kind) -> None:
    """There is no kind that only a tap can answer, none that must be answered, and none that stays as it is."""
    typed, value = VALUES[kind]
    one = prompt(kind, choices=choices("First", "Second", "Third"), steps=Steps("1", "3", "1"))
    talk = asking(one)
    talk.run(typed)
    assert answers(talk)["it"] == value
    talk.run("back\nskip")
    assert answers(talk)["it"] == ""
    talk.run("back\n" + typed + "\n[research]\n[Done]\n[1]\n[Leave this out]")
    assert answers(talk)["it"] == ""


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in SILENT])
def test_a_constraint_holds_on_every_kind_and_its_message_is_said(kind: Kind) -> None:
    typed, value = VALUES[kind]
    one = prompt(
        kind,
        choices=choices("First", "Second", "Third"),
        steps=Steps("1", "3", "1"),
        constraint=parse(f". != '{value}'"),
        constraint_message=words("Not that one."),
    )
    talk = asking(one)
    talk.run(typed)
    assert talk.last == "Not that one."
    assert "it" not in answers(talk)


def test_a_picture_comes_before_its_question_and_only_the_first_time() -> None:
    picture = Media(MediaKind.IMAGE, "house.png", bytes(32))
    talk = asking(prompt(Kind.TEXT, "before"), prompt(Kind.TEXT, media={EN: (picture,)}))
    first = talk.type("something")
    assert [type(effect) for effect in first] == [Shrink, Show, Say]
    assert first[1] == Show(picture)
    talk.run("something\nback")
    assert talk.effects.count(Show(picture)) == 1


def test_a_group_is_announced_only_when_something_of_it_is_asked() -> None:
    """A title over nothing would make families wonder what they are not shown."""
    title = prompt(Kind.NOTE, "kids:", "About the children", title=True, within=("kids",))
    inside = prompt(Kind.INTEGER, "age", "How old?", within=("kids",), relevant=parse("${has} = 'a'"))
    after = prompt(Kind.TEXT, "after", "Anything else?")
    has = prompt(Kind.SELECT_ONE, "has", "Have you children?", choices=choices("Yes", "No"))
    talk = asking(has, title, inside, after)
    talk.type("no")
    assert talk.last == "Anything else?"
    before = len(talk.seen)
    talk.run("back\nyes")
    assert [say.text for say in talk.seen[before + 1 :]] == ["About the children", "How old?"]
    before = len(talk.seen)
    talk.run("back\nyes")
    assert [say.text for say in talk.seen[before + 1 :]] == ["How old?"]


def test_what_is_worked_out_once_stays_when_the_day_has_changed() -> None:
    day = prompt(Kind.CALCULATE, "day", calculation=parse("once(today())"), keeps=True)
    again = prompt(Kind.CALCULATE, "again", calculation=parse("today()"))
    talk = asking(day, again, prompt(Kind.TEXT))
    talk.at += timedelta(days=30)
    talk.run("something\n[research]\n[Done]\n[Send]")
    (story,) = (submit.story for submit in talk.submitted)
    values = {answer.prompt: answer.value for answer in story.answers}
    assert values["day"] == "2026-11-23"
    assert values["again"] == "2026-12-23"


def test_a_link_sets_hidden_rows_and_nothing_else() -> None:
    hidden = prompt(Kind.HIDDEN, "leaflet", default=parse("'none'"))
    long = prompt(Kind.HIDDEN, "long")
    fixed = prompt(Kind.HIDDEN, "fixed", default=parse("concat('a', 'b')"))
    note = prompt(Kind.NOTE, "note", "Welcome, ${leaflet}.", recalls=frozenset({"leaflet"}))
    talk = asking(hidden, long, fixed, note, prompt(Kind.TEXT))
    assert talk.seen[0].text.startswith("Welcome, none.")
    talk.session = None
    given = {
        "leaflet": "clinic",
        "long": "x" * 201,
        "fixed": "forged",
        "it": "told by a link",
        "uses": "quote",
    }
    talk.hear(CommandReceived(at=talk.at, command=Command.START, constants=given))
    assert [say.text for say in talk.seen[-2:]] == ["Welcome, clinic.", "What is it?"]
    assert answers(talk) == {"leaflet": "clinic", "fixed": "ab", "note": ""}


def test_a_link_changes_nothing_of_a_talk_that_has_begun() -> None:
    talk = asking(prompt(Kind.HIDDEN, "leaflet"), prompt(Kind.TEXT))
    talk.hear(CommandReceived(at=talk.at, command=Command.START, constants={"leaflet": "clinic"}))
    assert "leaflet" not in answers(talk)


def test_a_number_means_the_choice_it_stands_before_when_the_order_is_drawn() -> None:
    many = choices(*(f"Thing {letter}" for letter in "ABCDEFGH"))
    talk = asking(prompt(Kind.SELECT_ONE, choices=many, shuffled=True))
    shown = labels(talk)[:8]
    assert sorted(label[3:] for label in shown) == [f"Thing {letter}" for letter in "ABCDEFGH"]
    assert [label[3:] for label in shown] != [f"Thing {letter}" for letter in "ABCDEFGH"]
    by_tap, by_number = talk.copy(), talk.copy()
    by_tap.tap(shown[2])
    by_number.type("3")
    assert answers(by_tap) == answers(by_number)
    wanted = next(choice.name for choice in many if choice.label[EN] == shown[2][3:])
    assert answers(by_tap)["it"] == wanted


def test_an_order_by_seed_is_the_same_for_everybody() -> None:
    many = choices(*"ABCDEFGH")
    one = prompt(Kind.SELECT_ONE, choices=many, shuffled=True, seed=parse("42"))
    first, second = asking(one), asking(one)
    second.turns = 1000
    second.session = None
    second.type("hello")
    assert labels(first) == labels(second)


def test_a_figure_that_is_a_label_is_that_label_and_no_place_in_the_list() -> None:
    """Who has no child taps or types 0, and must not be taken for having one."""
    talk = asking(prompt(Kind.SELECT_ONE, choices=choices("0", "1", "2", "3", "4", "5 or more")))
    talk.type("1")
    assert answers(talk)["it"] == "b"
    talk.run("back\n5")
    assert answers(talk)["it"] == "f"


def test_three_is_not_the_third_choice_where_labels_count() -> None:
    talk = asking(prompt(Kind.SELECT_ONE, choices=choices("Once", "2 or 3 times", "4 or 5 times")))
    talk.type("3")
    assert talk.last == SAID.asking.please_tap
    talk.type("1")
    assert answers(talk)["it"] == "a"


def test_words_of_any_length_fit_the_messages_of_a_channel() -> None:
    long = "word " * 1_500
    many = tuple(Choice(f"c{at}", words(f"{at} {'label ' * 100}")) for at in range(18))
    talk = asking(
        prompt(Kind.NOTE, "note", long),
        prompt(Kind.SELECT_MULTIPLE, label=long, hint=words(long), choices=many),
        prompt(Kind.TEXT, "text", default=parse(f"'{'x' * 900}'")),
    )
    talk.run("1, 2\n[3]\n[More ▸]\n[Done]")
    assert all(units(say.text) <= 4096 for say in talk.seen)
    assert all(len([button for row in say.buttons for button in row]) <= 100 for say in talk.seen)
    talk.type("keep")
    assert answers(talk)["text"] == "x" * 900


def test_a_list_of_five_thousand_is_searched_and_an_answer_named() -> None:
    many = tuple(Choice(f"p{at}", words(f"Place {at:04} of the north")) for at in range(5_000))
    talk = asking(prompt(Kind.SELECT_ONE, choices=many))
    assert SAID.asking.type_letters in talk.last
    talk.type("place 49")
    assert labels(talk)[0] == "Place 4900 of the north"
    talk.tap("Place 4907 of the north")
    assert answers(talk)["it"] == "p4907"


def test_an_old_button_of_a_search_still_means_what_it_says() -> None:
    many = tuple(Choice(f"p{at}", words(f"Place {at:02}")) for at in range(40))
    talk = asking(prompt(Kind.SELECT_MULTIPLE, choices=many))
    talk.type("place 1")
    earlier = next(button for button in talk.buttons if button.label == "Place 17")
    talk.run("place 2\n[Place 21]")
    talk.hear(ButtonTapped(at=talk.at, token=earlier.token))
    talk.tap("Done")
    assert answers(talk)["it"] == "p17 p21"


def test_what_is_offered_beforehand_is_never_taken_silently() -> None:
    talk = asking(prompt(Kind.INTEGER, default=parse("3")), prompt(Kind.TEXT, "next"))
    assert "Keep: 3" in labels(talk)
    talk.type("skip")
    assert answers(talk)["it"] == ""
    talk.run("back\n[Keep: 3]")
    assert answers(talk)["it"] == "3"


@pytest.mark.parametrize(
    ("kind", "default"),
    [
        (Kind.INTEGER, "'many'"),
        (Kind.INTEGER, "2.5"),
        (Kind.SELECT_ONE, "'z'"),
        (Kind.SELECT_MULTIPLE, "'a z'"),
        (Kind.DATE, "'soon'"),
        (Kind.DATE, "'2024-02-30'"),
        (Kind.RANGE, "9"),
        (Kind.ACKNOWLEDGE, "'yes'"),
    ],
)
def test_what_could_not_be_answered_is_not_offered(kind: Kind, default: str) -> None:
    one = prompt(kind, choices=choices("First", "Second"), steps=Steps("1", "3", "1"), default=parse(default))
    talk = asking(one)
    assert not any(label.startswith("Keep") for label in labels(talk))
    talk.type("keep")
    assert "it" not in answers(talk)


@pytest.mark.parametrize(
    "action", ["v2024-02-30", "v2024-13", "v1-1-1", "v2024-1-1-1-1-1", "vx", "n0", "c0", "ok", "take"]
)
def test_a_forged_button_gives_no_date(action: str) -> None:
    talk = asking(prompt(Kind.DATE))
    assert talk.session is not None
    before = talk.session
    effects = talk.hear(ButtonTapped(at=talk.at, token=f"{before.key}.{before.shown}.{action}"))
    assert effects == (Toast(SAID.asking.older),)
    assert talk.session == before


def test_back_within_a_date_goes_one_part_back_and_then_to_the_question_before() -> None:
    talk = asking(prompt(Kind.TEXT, "before", "Before?"), prompt(Kind.DATE))
    talk.run("told\n[2024]\n[May]")
    assert "May 2024" in talk.last
    talk.run("[Back]")
    assert talk.last.endswith("2024. Which month?")
    talk.run("back")
    assert SAID.asking.which_year in talk.last
    talk.run("back")
    assert talk.last.startswith("Before?")
    assert "it" not in answers(talk)


def test_a_date_half_given_is_no_answer() -> None:
    talk = asking(prompt(Kind.DATE), prompt(Kind.TEXT, "next"))
    talk.run("May 2024\ndone")
    assert talk.last == SAID.asking.nothing_yet
    assert "it" not in answers(talk)


@pytest.mark.parametrize(
    ("precision", "value"), [(Precision.MONTH, "2024-05-01"), (Precision.YEAR, "2024-01-01")]
)
def test_a_date_is_asked_no_finer_than_the_form_wants(precision: Precision, value: str) -> None:
    talk = asking(prompt(Kind.DATE, precision=precision), prompt(Kind.TEXT, "next"))
    assert SAID.buttons.today not in labels(talk)
    talk.run("[2024]" + ("\n[May]" if precision is Precision.MONTH else ""))
    assert answers(talk)["it"] == value


def test_today_is_the_day_of_the_event() -> None:
    talk = asking(prompt(Kind.DATE), prompt(Kind.TEXT, "next"))
    talk.at += timedelta(days=9)
    talk.type("today")
    assert answers(talk)["it"] == "2026-12-02"


def test_nothing_that_was_taken_out_of_words_comes_back_by_a_calculation() -> None:
    """A name typed once is in no part of the sealed story, however the form repeats it."""
    talk = asking(
        prompt(Kind.TEXT, "story", guards=frozenset({Guard.IDENTITY})),
        prompt(Kind.CALCULATE, "whole", calculation=parse("concat('She said: ', ${story})")),
        prompt(Kind.CALCULATE, "part", calculation=parse("substring-after(${whole}, 'called ')")),
        prompt(Kind.HIDDEN, "hidden", default=parse("concat(${story}, '!')")),
    )
    talk.run("My neighbour is called Wilhelmina Quistgaard.\n[research]\n[Done]\n[Send]")
    (submit,) = talk.submitted
    assert "called" in repr(submit.story.answers)
    for name in ("Wilhelmina", "Quistgaard"):
        assert name not in repr(submit.story.answers)


def test_the_card_shows_what_a_link_brought_before_it_is_sealed() -> None:
    talk = asking(prompt(Kind.HIDDEN, "leaflet"), prompt(Kind.TEXT))
    talk.session = None
    talk.hear(
        CommandReceived(at=talk.at, command=Command.START, constants={"leaflet": "clinic 07700 900123"})
    )
    talk.run("told\n[research]\n[Done]")
    card = "\n".join(say.text for say in talk.seen)
    assert "clinic [phone number]" in card
    talk.run("[Send]")
    (submit,) = talk.submitted
    assert {answer.prompt: answer.value for answer in submit.story.answers}[
        "leaflet"
    ] == "clinic [phone number]"


def test_a_link_brings_what_its_steward_wrote_and_no_name_that_the_story_gives_away() -> None:
    talk = asking(prompt(Kind.HIDDEN, "leaflet"), prompt(Kind.TEXT))
    talk.session = None
    for leaflet, comes in (("north", "north"), ("sunny", "sunny"), ("tyler", "[")):
        talk.hear(CommandReceived(at=talk.at, command=Command.START, constants={"leaflet": leaflet}))
        talk.run("My son Tyler waited.\n[research]\n[Done]\n[Send]")
        brought = {answer.prompt: answer.value for answer in talk.submitted[-1].story.answers}["leaflet"]
        assert brought.startswith(comes)


def test_a_card_with_more_lines_than_buttons_takes_their_numbers() -> None:
    many = tuple(prompt(Kind.TEXT, f"q{at}", f"Question {at}?") for at in range(120))
    talk = asking(*many)
    for _ in many:
        talk.type("skip")
    talk.run("[research]\n[Done]")
    assert SAID.card.many_lines in talk.last
    assert len(labels(talk)) <= 100
    talk.type("119")
    assert talk.last.startswith("Question 118?")


def test_whether_there_is_another_round_can_be_changed_from_the_card_and_is_no_part_of_the_story() -> None:
    talk = Talk(every_kind())
    talk.run(EVERY_RUN + "[Researchers may study it]\n[Done]")
    assert talk.session is not None
    assert talk.session.stage is Stage.CHECKING
    card = "\n".join(say.text for say in talk.seen)
    number = next(
        line.split(".")[0]
        for line in card.split("\n")
        if line.endswith("Is there another child to tell of? (3)")
    )
    talk.run(f"[{number}]\n[Yes]\n9\nskip")
    assert answers(talk)["age[3]"] == "9"
    talk.type("send")
    (submit,) = talk.submitted
    names = {answer.prompt for answer in submit.story.answers}
    assert {"age[1]", "age[2]", "age[3]"} <= names
    assert not any("?" in name for name in names)


def test_equal_arguments_give_equal_turns() -> None:
    """Nothing is remembered between turns but the session."""
    first, second = Talk(every_kind()), Talk(every_kind())
    first.run(EVERY_RUN)
    second.run(EVERY_RUN)
    assert first.effects == second.effects
    assert first.session == second.session


def test_ticks_are_redrawn_in_place_with_all_that_was_on_the_message() -> None:
    many = choices(*(f"Thing {letter}" for letter in "ABCDEFGHIJ"))
    talk = asking(prompt(Kind.TEXT, "before"), prompt(Kind.SELECT_MULTIPLE, choices=many))
    talk.type("told")
    before = talk.seen[-1]
    (effect,) = talk.tap("1. Thing A")
    assert isinstance(effect, Revise)
    assert effect.text == before.text
    assert [button.token for row in effect.buttons for button in row] == [
        button.token for row in before.buttons for button in row
    ]


def test_a_question_that_is_only_a_picture_still_says_something() -> None:
    """No channel carries a message without words, and buttons need one."""
    talk = asking(prompt(Kind.SELECT_ONE, label="", choices=choices("A", "B")))
    assert talk.last
    talk.run("a\n[research]\n[Done]")
    assert all(say.text for say in talk.seen)


def test_a_form_that_says_too_much_at_its_end_is_heard_to_the_end() -> None:
    talk = Talk(
        Flow(
            "made",
            "Made",
            "made 7",
            (EN,),
            EN,
            (prompt(Kind.NOTE, "note", "word " * 2_000 + "the end"),),
            b"",
        )
    )
    talk.type("hello")
    assert all(units(say.text) <= 4096 for say in talk.seen)
    assert "the end" in talk.last


def test_a_list_that_the_filter_leaves_empty_is_passed_over_both_ways() -> None:
    kind = prompt(Kind.SELECT_ONE, name="kind", choices=choices("Money", "Food"))
    about = prompt(
        Kind.SELECT_ONE,
        name="about",
        label="Which?",
        choices=choices("Rent", "Bills", kind="a"),
        choice_filter=parse("kind = ${kind}"),
    )
    more = prompt(Kind.TEXT, name="more", label="What else?", relevant=parse("${about} = ''"))
    talk = asking(kind, about, more)
    talk.tap("Food")
    assert talk.last == "What else?"
    talk.command(Command.BACK)
    talk.tap("Money")
    assert talk.last == "Which?"
    talk.tap("Bills")
    assert answers(talk) == {"kind": "a", "about": "b"}
    talk.run("/back\n/back\n[Food]")
    assert talk.last == "What else?"


def test_a_number_typed_while_ranking_means_what_is_shown_at_that_number() -> None:
    ranked = prompt(Kind.RANK, choices=choices("Money", "Food", "Rest", "Talk"))
    talk = asking(ranked)
    talk.run("1\n2")
    assert "So far: Money, then Rest" in talk.last
    talk = asking(prompt(Kind.RANK, choices=choices(*"ABCDEF")))
    talk.type("1")
    assert labels(talk)[:5] == ["1. B", "2. C", "3. D", "4. E", "5. F"]
    talk.type("5")
    assert "So far: A, then F" in talk.last


@pytest.mark.parametrize("again", ["money", "Money", "mon"])
def test_a_choice_that_is_ranked_already_is_said_to_be(again: str) -> None:
    talk = asking(prompt(Kind.RANK, choices=choices("Money", "Food", "Rest")))
    talk.type("Money")
    talk.type(again)
    assert talk.last == "Money is in your list already."
    talk.type("food, money")
    assert "So far: Money, then Food" in talk.last


@pytest.mark.parametrize(
    ("kind", "default", "typed"),
    [
        (Kind.TEXT, "'friend'", "Keep: friend"),
        (Kind.TEXT, "'friend'", "keep friend"),
        (Kind.TEXT, "'friend'", "Keep"),
        (Kind.INTEGER, "3", "Keep: 3"),
        (Kind.DATE, "'2024-05-03'", "keep: 3 May 2024"),
    ],
)
def test_the_words_of_the_keep_button_can_be_typed(kind: Kind, default: str, typed: str) -> None:
    talk = asking(prompt(kind, default=parse(default)))
    talk.type(typed)
    assert answers(talk) == {"it": default.strip("'")}
    assert "You said" not in talk.last


def test_somebody_who_is_done_before_the_first_tap_is_told_to_tap() -> None:
    talk = asking(prompt(Kind.SELECT_ONE, choices=choices("Yes", "No")))
    talk.type("Done")
    assert talk.last == SAID.asking.please_tap
    talk = asking(prompt(Kind.ACKNOWLEDGE))
    talk.type("Done")
    assert talk.last == SAID.asking.please_agree
    talk = asking(prompt(Kind.TEXT))
    talk.type("Done")
    assert talk.last == SAID.asking.nothing_yet


def test_what_is_no_time_is_answered_with_a_time_once_the_day_is_known() -> None:
    talk = asking(prompt(Kind.DATETIME))
    talk.type("morning")
    assert talk.last == SAID.asking.no_date_time
    talk.type("3 May 2024")
    talk.type("morning")
    assert talk.last == SAID.asking.no_time
    talk.type("15:30")
    assert answers(talk) == {"it": "2024-05-03T15:30:00"}


def test_what_a_search_found_has_the_ways_out_under_it() -> None:
    talk = asking(prompt(Kind.SELECT_ONE, choices=choices(*(f"Place {number}" for number in range(25)))))
    talk.type("place")
    assert {SAID.buttons.skip, SAID.buttons.pause, SAID.buttons.help, SAID.buttons.delete} <= set(
        labels(talk)
    )
    talk.tap("Skip")
    assert answers(talk) == {"it": ""}
