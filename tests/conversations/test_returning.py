"""Coming back: carry on, see what was said, or delete it; and newer questions, only for who asks for them."""

from dataclasses import dataclass, replace
from random import Random

import pytest

from conversations.effects import Say
from conversations.events import Command, CommandReceived, Event, TextEdited, TextReceived
from conversations.flow import Flow, Guard, Kind, Prompt
from conversations.session import Stage
from conversations.turn import Turn
from conversations.words import CODES, words_of
from tests.conversations.smallflows import small_flow
from tests.conversations.speaking import EVERY_LANGUAGE, language_of
from tests.conversations.straying import STRAYS, deleted_it
from tests.conversations.talking import NOON, SHORT_RUN, Talk, built_in
from tests.conversations.walking import Walker
from tests.ways.flowmaking import choices, flow, prompt

SAID = words_of("en").coming_and_going
WALKS = 120


def paused(code: str = "en") -> Talk:
    """A talk in a language, left in the middle of an answer, and come back to."""
    talk = Talk(service=EVERY_LANGUAGE)
    talk.run("\n".join(SHORT_RUN.strip().splitlines()[:5]))
    assert talk.session is not None
    talk.session = replace(talk.session, language=language_of(code), chosen=True)
    talk.command(Command.PAUSE)
    talk.type("🙂")
    return talk


WAYS_ON = ("carry_on", "see_answers", "discreet_on", "help", "hide", "delete")


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("way", WAYS_ON)
@pytest.mark.parametrize("how", ["button", "label", "number"])
def test_each_way_on_is_there_by_button_by_its_words_and_by_its_number(code: str, way: str, how: str) -> None:
    """In every language; and each ends alike, whichever way it is asked for."""
    tapped, other = paused(code), paused(code)
    label = getattr(words_of(code).buttons, way)
    labels = [button.label for row in tapped.seen[-1].buttons for button in row]
    tapped.tap(label)
    if how == "button":
        other.tap(label)
    else:
        other.type(label if how == "label" else str(labels.index(label) + 1))
    assert other.session is not None
    assert tapped.session is not None
    same = replace(tapped.session, shown=0)
    assert replace(other.session, shown=0) == same
    assert other.last == tapped.last
    if way == "carry_on":
        assert (other.session.stage, other.session.at, other.session.collected) == (
            Stage.ASKING,
            "story",
            ("We waited and waited",),
        )
    elif way == "see_answers":
        assert [say for say in other.seen if "We waited and waited" in say.text]


@pytest.mark.parametrize("stop", ["/pause", "/hide", "/start", "stop"])
def test_coming_back_begins_with_a_question_that_says_nothing_of_what_was_told(stop: str) -> None:
    """Whatever is written first, it is not taken for an answer, and that is said."""
    talk = Talk()
    talk.run("\n".join(SHORT_RUN.strip().splitlines()[:5]))
    talk.run(stop)
    before = talk.session
    assert before is not None
    if stop != "/start":
        talk.type("and then the letter came")
        assert SAID.not_taken in talk.last
    assert SAID.welcome_back in talk.last
    assert "We waited" not in talk.last
    assert talk.session is not None
    assert (talk.session.answers, talk.session.collected) == (before.answers, before.collected)


def newer_of(made: Flow, chance: Random) -> Flow:
    """The same flow with one or two questions more, somewhere before the last."""
    prompts = list(made.prompts)
    for number in range(chance.randint(1, 2)):
        new = prompt(
            f"new{number}",
            chance.choice((Kind.TEXT, Kind.INTEGER, Kind.SELECT_ONE)),
            choices=choices("x", "y"),
        )
        new = replace(new, choices=new.choices if new.kind is Kind.SELECT_ONE else ())
        prompts.insert(chance.randrange(len(prompts)), new)
    return flow(*(replace(one, row=0) for one in prompts))


@dataclass
class Mover(Walker):
    """A walker who finds newer questions on coming back, and asks for them before the end."""

    def hear(self, event: Event) -> Turn:
        """Take one turn; on the newer questions from when the talk stands on them."""
        turn = super().hear(event)
        if self.newer is not None and turn.session is not None and turn.session.flow == self.newer.version:
            self.flow, self.newer = self.newer, None
            self.done["moved"] += 1
        return turn

    def check(self) -> None:
        """Nothing is sent from the older questions."""
        if self.newer is not None:
            self.command(Command.PAUSE)
        else:
            super().check()

    def come_back(self) -> None:
        """Ask for the newer questions, now or another time."""
        if self.newer is not None and self.chance.random() < 0.5:
            self.type("I am back")
            self.tap("newer")
        else:
            super().come_back()


def test_a_talk_that_is_moved_ends_in_the_record_of_a_straight_run_of_the_newer_questions() -> None:
    """120 walks that begin in the older version, stray, move at some pause, and stray on."""
    strays = tuple(stray for stray in STRAYS if stray is not deleted_it)
    walked = moved = 0
    for walk in range(WALKS):
        older = small_flow(Random(walk % 30))
        newer = newer_of(older, Random(walk))
        straight = Walker(newer, Random(walk), key=walk)
        record = straight.run()
        walker = Mover(
            older, Random(f"moved {walk}"), key=walk, meant=straight.meant, strays=6, newer=newer,
            stray=lambda one: one.chance.choice(strays)(one),
        )  # fmt: skip
        assert walker.run() == record, walk
        walked += 1
        moved += walker.done["moved"]
    assert walked == WALKS
    assert moved == walked


V1 = (prompt("first", Kind.TEXT), prompt("second", choices=choices("a", "b")))
USES = prompt("uses", Kind.SELECT_MULTIPLE, choices=choices("digest"), guards=frozenset({Guard.CONSENT}))
OLD = flow(*V1, USES)
FITS = flow(V1[0], prompt("between", Kind.TEXT), V1[1], USES)
DOES_NOT = flow(replace(V1[0], label={"English (en)": "Something else?"}), V1[1], USES)


def welcome(newer: Flow, *lines: str) -> Talk:
    """A talk on the older questions, come back to when there are newer ones."""
    talk = Talk(OLD)
    talk.run("\n".join(["hello", *lines, "/pause"]))
    talk.newer = newer
    talk.type("🙂")
    return talk


def test_newer_questions_are_offered_only_where_everything_fits() -> None:
    """And nothing is said of them where it does not."""
    assert SAID.newer_questions in welcome(FITS, "we waited").last
    talk = welcome(DOES_NOT, "we waited")
    assert SAID.newer_questions not in talk.last
    assert words_of("en").buttons.use_newer not in [button.label for button in talk.buttons]


def test_nobody_is_moved_who_did_not_ask() -> None:
    """Carry on stays on the older questions, to Send; and the story is of them."""
    talk = welcome(FITS, "we waited")
    talk.run("[Carry on]\n1\n1\n[Done]\nsend")
    (submit,) = talk.submitted
    assert submit.story.flow == OLD.version
    assert [answer.prompt for answer in submit.story.answers] == ["first", "second"]


@pytest.mark.parametrize("how", ["[Use the newer questions]", "use the newer questions", "3"])
def test_who_asks_gets_the_newer_questions_and_what_was_said_comes_along(how: str) -> None:
    """Answers, what was begun, and the messages they were typed in."""
    talk = Talk(OLD)
    talk.type("hello")
    talk.hear(TextReceived(at=NOON, text="we waited", message=1, sent=60))
    talk.command(Command.PAUSE)
    talk.newer = FITS
    talk.type("🙂")
    talk.run(how)
    assert talk.session is not None
    assert (talk.session.flow, talk.session.at) == (FITS.version, "between")
    assert SAID.moved in " ".join(say.text for say in talk.seen[-2:])
    talk.flow, talk.newer = FITS, None
    talk.hear(TextEdited(at=NOON, message=1, text="we waited long"))
    assert talk.session.answers["first"] == "we waited long"


def test_what_was_begun_comes_along_too() -> None:
    """Pieces of a story, to which more is added; ticks."""
    told = prompt("told", Kind.TEXT, several=True)
    ticks = prompt("ticks", Kind.SELECT_MULTIPLE, choices=choices("a", "b"))
    for older, lines, collected in (
        (flow(told, USES), "one\ntwo", ("one", "two")),
        (flow(ticks, USES), "[A]", ("a",)),
    ):
        newer = flow(*older.prompts[:1], prompt("more", Kind.TEXT), USES)
        talk = Talk(older)
        talk.run(f"hello\n{lines}\n/pause")
        talk.newer = newer
        talk.run("🙂\n[Use the newer questions]")
        assert talk.session is not None
        assert (talk.session.at, talk.session.collected) == (older.prompts[0].name, collected)


def test_what_was_begun_is_not_lost_where_something_new_is_asked_first() -> None:
    """It is the answer, when the talk comes by it again."""
    told = prompt("told", Kind.TEXT, several=True)
    newer = flow(prompt("new", Kind.TEXT), told, USES)
    talk = Talk(flow(told, USES))
    talk.run("hello\none\ntwo\n/pause")
    talk.newer = newer
    talk.run("🙂\n[Use the newer questions]")
    assert talk.session is not None
    assert talk.session.at == "new"
    assert talk.session.answers["told"] == "one\ntwo"


def test_answers_of_a_branch_that_was_left_come_along_where_they_would_be_asked_the_same() -> None:
    """They are restored if the branch comes back, in the newer questions too; those that were put in other words are gone."""
    branch = prompt("why", Kind.TEXT, relevant="${asked} = 'yes'")
    older = flow(prompt("asked", choices=choices("yes", "no")), branch, prompt("last", Kind.TEXT), USES)

    def moved(why: Prompt) -> dict[str, str]:
        talk = Talk(older)
        talk.run("hello\nyes\nbecause\n/back\n/back\nno\n/pause")
        talk.newer = flow(older.prompts[0], why, older.prompts[2], prompt("new", Kind.TEXT), USES)
        talk.run("🙂\n[Use the newer questions]")
        assert talk.session is not None
        assert talk.session.flow == talk.newer.version
        return dict(talk.session.answers)

    assert moved(branch)["why"] == "because"
    assert "why" not in moved(replace(branch, label={"English (en)": "What for?"}))


def test_a_move_that_became_impossible_says_so() -> None:
    """Between the offer and the tap there came other questions still."""
    talk = welcome(FITS, "we waited")
    talk.newer = DOES_NOT
    talk.tap(words_of("en").buttons.use_newer)
    assert talk.session is not None
    assert (talk.session.flow, talk.session.at) == (OLD.version, "second")
    assert SAID.cannot_move in talk.last


def test_nobody_finds_newer_questions_in_a_talk_that_goes_on() -> None:
    """The button works where it is offered, at the welcome, and an old one does nothing."""
    talk = welcome(FITS, "we waited")
    token = next(button for button in talk.buttons if button.label == words_of("en").buttons.use_newer)
    talk.tap("Carry on")
    talk.tap(token.label)
    assert talk.session is not None
    assert talk.session.flow == OLD.version


def test_a_link_brings_nothing_into_a_talk_that_goes_on() -> None:
    """Only a beginning takes what a link carries."""
    talk = Talk()
    talk.run("hello\n[Yes, it is safe]")
    before = talk.session
    assert before is not None
    event = CommandReceived(at=NOON, command=Command.START, constants={"leaflet": "x"}, speaks="cy")
    effects = talk.hear(event)
    assert isinstance(effects[0], Say)
    assert talk.session is not None
    assert (talk.session.answers, talk.session.language) == (before.answers, built_in().default_language)
