"""A message put in other words changes its answer and nothing else; words in one breath are one answer."""

import pytest

from conversations.effects import Effect, Say
from conversations.events import Content, ContentRefused, TextEdited, TextReceived, VoiceKept, VoiceReceived
from conversations.flow import Choice, Flow, Guard, Kind
from conversations.session import Session, Stage
from conversations.story import VOICE, Sound
from conversations.words import words_of
from tests.conversations.talking import NOON, Talk, built_in
from tests.ways.flowmaking import EN, choices, flow, prompt

SAID = words_of("en").coming_and_going
USES = prompt("uses", Kind.SELECT_MULTIPLE, choices=choices("digest"), guards=frozenset({Guard.CONSENT}))


def talk_of(made: Flow, *lines: str) -> Talk:
    """A talk after these lines, each typed in the message of its place from 1, a minute after the one before."""
    talk = Talk(made)
    for number, line in enumerate(("hello", *lines)):
        say(talk, line, number, 60 * (number + 1))
    return talk


def say(talk: Talk, text: str, message: int, sent: int, *, unanswered: bool = False) -> tuple[Effect, ...]:
    """Type something at a time."""
    return talk.hear(TextReceived(at=NOON, text=text, message=message, sent=sent, unanswered=unanswered))


def edit(talk: Talk, message: int, text: str) -> str:
    """Put a message in other words; what is said of it first."""
    effects = talk.hear(TextEdited(at=NOON, message=message, text=text))
    return next((effect.text for effect in effects if isinstance(effect, Say)), "")


def here(talk: Talk) -> Session:
    """The session, which is there."""
    assert talk.session is not None
    return talk.session


BRANCHING = flow(
    prompt("asked", choices=choices("yes", "no")),
    prompt("whom", Kind.TEXT, relevant="${asked} = 'yes'", several=True),
    prompt("why", Kind.TEXT, relevant="${asked} = 'no'"),
    prompt("when", Kind.DATE),
    prompt("ways", Kind.SELECT_MULTIPLE, choices=choices("a", "b", "c", "d")),
    USES,
)


def test_an_edit_that_leads_to_another_branch_parks_what_was_begun_and_it_comes_back() -> None:
    """What was told at a question that is no longer asked is there again when it is."""
    talk = talk_of(BRANCHING, "yes", "the midwife")
    assert here(talk).collected == ("the midwife",)
    edit(talk, 1, "no")
    assert (here(talk).at, here(talk).answers["whom"]) == ("why", "the midwife")
    edit(talk, 1, "yes")
    assert here(talk).at == "when"
    assert here(talk).answers["whom"] == "the midwife"


@pytest.mark.parametrize(
    "text", ["stop", "Delete everything", "help", "/skip", "done", "back", "", " \n", VOICE]
)
def test_an_edit_to_what_would_have_been_no_answer_changes_nothing(text: str) -> None:
    """A command typed into an old message is none, and no answer either."""
    talk = talk_of(BRANCHING, "no", "nobody told us")
    before = here(talk)
    assert edit(talk, 2, text) == SAID.edited_not_fitting
    assert edit(talk, 1, text) == SAID.edited_not_fitting
    assert here(talk) == before or here(talk).answers == before.answers


def test_a_message_that_was_never_seen_changes_nothing() -> None:
    """Nor one that answered nothing."""
    talk = talk_of(BRANCHING, "no", "nobody told us")
    before = here(talk).answers
    assert edit(talk, 0, "yes") == SAID.edited_unknown
    assert edit(talk, 10_000, "yes") == SAID.edited_unknown
    assert here(talk).answers == before


def test_ticks_that_are_open_are_those_of_the_message() -> None:
    """Until Done, and after it."""
    talk = talk_of(BRANCHING, "no", "nobody", "2019-05-03", "1, 3")
    edit(talk, 4, "1, 2")
    assert here(talk).collected == ("a", "b")
    talk.type("done")
    assert here(talk).answers["ways"] == "a b"
    edit(talk, 4, "4")
    assert here(talk).answers["ways"] == "d"


def test_one_of_several_messages_with_ticks_is_not_taken_for_all_of_them() -> None:
    """“1”, then “3”: which of them the second message gave is not known any more."""
    talk = talk_of(BRANCHING, "no", "nobody", "2019-05-03", "1", "3")
    assert edit(talk, 5, "4") == SAID.edited_unknown
    assert here(talk).collected == ("a", "c")


def test_a_day_is_changed_while_another_is_begun() -> None:
    """The day that was typed first is another; what was begun by tapping is left."""
    talk = talk_of(BRANCHING, "no", "nobody", "2019-05-03")
    talk.type("back")
    talk.tap("2020")
    assert here(talk).collected == ("2020",)
    edit(talk, 3, "2018-06-04")
    assert here(talk).answers["when"] == "2018-06-04"
    talk.type("done")
    assert here(talk).at == "ways"
    assert here(talk).answers["when"] == "2018-06-04"


def test_the_beginning_of_a_day_is_changed_and_can_be_made_whole() -> None:
    """“2019” is “2020”, and then “3 May 2020”."""
    talk = talk_of(BRANCHING, "no", "nobody", "2019")
    edit(talk, 3, "2020")
    assert here(talk).collected == ("2020",)
    edit(talk, 3, "3 May 2020")
    assert here(talk).answers["when"] == "2020-05-03"
    edit(talk, 3, "4 May 2020")
    assert here(talk).answers["when"] == "2020-05-04"


def test_who_turns_out_to_be_too_young_is_not_heard() -> None:
    """By an edit as by an answer."""
    talk = Talk()
    talk.run("hello\n[Yes, it is safe]")
    say(talk, "1", 7, 60)
    talk.run("[A time help was late or never came]\nWe waited")
    edit(talk, 7, "3")
    assert talk.session is None
    assert words_of("en").safety.under_age in [say.text for say in talk.seen]


def test_not_now_by_an_edit_pauses_and_loses_nothing() -> None:
    """And someone might see, by an edit, is discreet from then on."""
    talk = Talk()
    talk.type("hello")
    say(talk, "1", 7, 60)
    talk.run("[18 or over]\n[A time help was late or never came]\nWe waited")
    edit(talk, 7, "Not now")
    assert here(talk).stage is Stage.PAUSED
    assert here(talk).collected == ("We waited",)
    edit(talk, 7, "Someone might see")
    assert here(talk).discreet
    assert here(talk).answers["safe_now"] == "careful"


def test_an_edit_during_a_pause_at_the_card_asks_what_it_opens() -> None:
    """The card is not the end any more: the draft is kept, and the new question asked."""
    talk = talk_of(BRANCHING, "no", "nobody", "2019-05-03", "1", "done", "1", "done")
    assert here(talk).stage is Stage.CHECKING
    talk.type("pause")
    assert edit(talk, 1, "yes") == SAID.edited
    talk.type("hello again")
    talk.tap("Carry on")
    assert (here(talk).stage, here(talk).at) == (Stage.ASKING, "whom")
    talk.run("the midwife\ndone")
    assert here(talk).stage is Stage.CHECKING
    talk.type("send")
    (submit,) = talk.submitted
    assert "why" not in [answer.prompt for answer in submit.story.answers]


def test_ticks_that_are_not_offered_any_more_go() -> None:
    """What was ticked at a list that an edit has made shorter."""
    made = flow(
        prompt("first", choices=choices("a", "b")),
        prompt(
            "then", Kind.SELECT_MULTIPLE, choices=choices("a", "b", "c"), choice_filter="name != ${first}"
        ),
        USES,
    )
    talk = talk_of(made, "b")
    talk.run("[A]\n[C]")
    assert here(talk).collected == ("a", "c")
    edit(talk, 1, "a")
    assert here(talk).collected == ("c",)


def test_one_message_among_pieces_and_a_voice_note_is_changed() -> None:
    """The others, and the voice note between them, stay where they are."""
    talk = Talk(flow(prompt("q", Kind.TEXT, several=True, voice=True), USES))
    talk.type("hello")
    say(talk, "one", 1, 60)
    talk.hear(VoiceReceived(at=NOON, file="f"))
    awaited = here(talk).awaited
    assert awaited is not None
    talk.hear(VoiceKept(at=NOON, fetch=awaited.fetch, sound=Sound(b"1" * 16, bytes(32), 3)))
    say(talk, "two", 2, 120)
    assert here(talk).collected == ("one", VOICE, "two")
    edit(talk, 2, "two\nand three")
    edit(talk, 1, "1")
    assert here(talk).collected == ("1", VOICE, "two\nand three")
    talk.type("done")
    edit(talk, 2, "2")
    assert here(talk).answers["q"] == f"1\n{VOICE}\n2"


TWO = flow(
    prompt("first", Kind.TEXT), prompt("second", Kind.TEXT), prompt("third", choices=choices("a", "b")), USES
)


@pytest.mark.parametrize("unanswered", [True, False])
def test_three_messages_in_one_breath_are_one_answer(unanswered: bool) -> None:
    """The question after them is not taken for answered; where nobody can have seen it yet it is not even put again."""
    talk = talk_of(TWO)
    say(talk, "we waited", 1, 1_000)
    shown = [
        say(talk, text, number, 1_001 if not unanswered else 5_000, unanswered=unanswered)
        for number, text in ((2, "and waited"), (3, "for months"))
    ]
    assert here(talk).answers == {"first": "we waited\nand waited\nfor months"}
    assert here(talk).at == "second"
    assert all(bool(effects) is not unanswered for effects in shown)
    edit(talk, 2, "long")
    assert here(talk).answers["first"] == "we waited\nlong\nfor months"


def test_a_breath_later_it_is_the_next_answer() -> None:
    """Three seconds are no breath; and a clock that went back is none."""
    for sent in (1_003, 999):
        talk = talk_of(TWO)
        say(talk, "we waited", 1, 1_000)
        say(talk, "for months", 2, sent)
        assert here(talk).answers == {"first": "we waited", "second": "for months"}


@pytest.mark.parametrize("between", ["/pause", "edit", "/help_now", "/language"])
def test_whatever_comes_between_ends_the_breath(between: str) -> None:
    """Words after a pause, an edit or a command are no more of the answer before."""
    talk = talk_of(TWO)
    say(talk, "we waited", 1, 1_000)
    edit(talk, 1, "they waited") if between == "edit" else talk.run(between)
    say(talk, "for months", 2, 1_001)
    assert here(talk).answers["first"] in ("we waited", "they waited")


def test_a_picture_between_does_not_end_it_and_its_words_belong_to_it() -> None:
    """Text, a picture without words, a picture with words: one answer."""
    talk = talk_of(TWO)
    say(talk, "we waited", 1, 1_000)
    talk.hear(ContentRefused(at=NOON, content=Content.PICTURE, sent=1_001, message=2, album="a"))
    talk.hear(
        ContentRefused(at=NOON, content=Content.PICTURE, words="for months", sent=1_001, message=3, album="a")
    )
    assert here(talk).answers == {"first": "we waited\nfor months"}


def test_words_under_a_picture_can_be_a_command() -> None:
    """“Help” under a picture is help."""
    talk = talk_of(TWO)
    talk.hear(ContentRefused(at=NOON, content=Content.PICTURE, words="Help now"))
    assert talk.last == "People who can help."
    assert here(talk).answers == {}


def test_what_has_no_room_in_the_answer_before_is_the_next_answer() -> None:
    """And fits where it fits."""
    made = flow(
        prompt("first", Kind.TEXT, constraint="string-length(.) <= 10"), prompt("second", Kind.TEXT), USES
    )
    talk = talk_of(made)
    say(talk, "we waited", 1, 1_000)
    say(talk, "for months", 2, 1_001)
    assert here(talk).answers == {"first": "we waited", "second": "for months"}


def test_the_card_is_shown_anew_for_more_in_one_breath() -> None:
    """Send sends nothing that the card did not show."""
    made = flow(USES, prompt("last", Kind.TEXT))
    talk = talk_of(made, "1", "done")
    say(talk, "we waited", 7, 1_000)
    say(talk, "for months", 8, 1_001)
    assert here(talk).stage is Stage.CHECKING
    assert "for months" in " ".join(say.text for say in talk.seen[-2:])
    talk.type("send")
    assert talk.submitted[0].story.answers[0].value == "we waited\nfor months"


def test_after_send_an_edit_changes_nothing_and_says_the_same_as_ever() -> None:
    """As to somebody who never sent anything."""
    talk = talk_of(flow(prompt("q", Kind.TEXT), USES), "we waited", "1", "done", "send")
    before = talk.session
    assert edit(talk, 1, "we did not wait") == SAID.edited_too_late
    assert talk.session == before
    assert edit(Talk(built_in()), 1, "we did not wait") == SAID.edited_too_late


def test_nobody_is_old_enough_by_an_edit_alone() -> None:
    """A choice that is too young on a list of ticks is no answer there, and an edit of another question is none."""
    young = (Choice("adult", {EN: "Grown up"}), Choice("child", {EN: "A child"}, under_age=True))
    talk = talk_of(
        flow(prompt("age", choices=young, required=True), prompt("q", Kind.TEXT), USES),
        "Grown up",
        "we waited",
    )
    edit(talk, 2, "A child")
    assert here(talk).answers == {"age": "adult", "q": "A child"}
    edit(talk, 1, "A child")
    assert talk.session is None
