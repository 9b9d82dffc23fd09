"""What an older version of Firsthand left: buttons in chats, and sessions in the ledger."""

import json
from dataclasses import replace

import pytest

from conversations.effects import Effect, Say, Toast
from conversations.events import ButtonTapped
from conversations.expressions import parse
from conversations.flow import Kind, Prompt
from conversations.session import Session, Stage, pack, unpack
from conversations.talk import wording
from tests.conversations.talking import SHORT_RUN, Talk
from tests.conversations.test_kinds import answers, asking, choices, prompt

THREE = choices("First", "Second", "Third")
FILTERED = prompt(Kind.SELECT_ONE, choices=THREE, choice_filter=parse("name != 'a'"))
SHUFFLED = prompt(Kind.SELECT_MULTIPLE, choices=THREE, shuffled=True)


def tapped(talk: Talk, action: str) -> tuple[Effect, ...]:
    """Tap a button of this talk's newest question that does that."""
    assert talk.session is not None
    return talk.hear(ButtonTapped(at=talk.at, token=f"{talk.session.key}.{talk.session.shown}.{action}"))


def kept_before(at: str, **fields: object) -> Session:
    """A session as the first form of its bytes has it, made by hand."""
    document = [1, "AAAAAAAA", "made 7 0123456789ab", "English (en)", "asking", at, 4, {}, [], {}, "", "", []]
    places = {"stage": 4, "answers": 7, "masked": 9, "approved": 10}
    for name, value in fields.items():
        document[places[name]] = value
    return unpack(json.dumps(document).encode())


@pytest.mark.parametrize("one", [FILTERED, SHUFFLED], ids=["filtered", "shuffled"])
def test_a_button_that_counts_what_was_offered_answers_nothing_where_that_can_change(one: Prompt) -> None:
    """It said “Second” when it was made; to take it for the second choice of the form would be another answer."""
    talk = asking(one)
    talk.session = kept_before("it")
    before = talk.session
    effects = tapped(talk, "c1")
    assert effects[0] == Toast(wording.OLDER)
    assert isinstance(effects[1], Say)
    assert effects[1].text == "What is it?"
    assert talk.session == before
    talk.tap("Second")
    assert talk.session != before


def test_a_button_that_counts_all_choices_of_a_form_still_answers() -> None:
    talk = asking(prompt(Kind.SELECT_ONE, choices=THREE))
    talk.session = kept_before("it")
    tapped(talk, "c1")
    assert answers(talk)["it"] == "b"


def test_new_buttons_say_the_place_in_the_form() -> None:
    talk = asking(FILTERED)
    tokens = {button.label: button.token.rpartition(".")[2] for button in talk.buttons}
    assert tokens["Second"] == "o1"
    tapped(talk, "o1")
    assert answers(talk)["it"] == "b"


def test_a_session_kept_before_goes_on_and_its_card_is_made_afresh() -> None:
    talk = asking(prompt(Kind.TEXT))
    talk.session = kept_before(
        "",
        stage="checking",
        answers={"it": "My son is called Wilberforce.", "uses": "research"},
        masked={"": "0123456789abcdef", "it": "something older"},
        approved="fedcba9876543210",
    )
    assert talk.session.masked
    talk.type("send")
    assert talk.submitted == []
    assert any("My son is called [name]." in say.text for say in talk.seen)
    talk.type("send")
    assert "My son is called [name]." in repr(talk.submitted[0].story.answers)


def test_a_session_kept_before_still_knows_that_its_card_came_up() -> None:
    assert kept_before("", stage="checking", masked={"": "0123456789abcdef"}).masked
    assert not kept_before("it").masked


def test_a_session_at_its_card_is_kept_whole() -> None:
    talk = Talk()
    talk.run(SHORT_RUN + "[Researchers may study all of it]\n[Done]")
    assert talk.session is not None
    assert talk.session.stage is Stage.CHECKING
    assert talk.session.masked
    assert unpack(pack(talk.session)) == talk.session


def test_a_session_of_a_later_version_is_not_guessed_at() -> None:
    talk = Talk()
    talk.type("hello")
    assert talk.session is not None
    document = json.loads(pack(replace(talk.session, sent=())))
    document[0] = 3
    with pytest.raises(ValueError, match="later version"):
        unpack(json.dumps(document).encode())
