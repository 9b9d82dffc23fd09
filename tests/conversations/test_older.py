"""What an older version of Firsthand left: buttons in chats, and sessions in the ledger."""

import json
from dataclasses import replace

import pytest

from conversations.consent import Use
from conversations.effects import Effect, Say, Toast, Withdraw
from conversations.events import ButtonTapped
from conversations.expressions import parse
from conversations.flow import Kind, Prompt
from conversations.receipt import words_from
from conversations.session import Breath, Masked, Piece, Sent, Session, Stage, pack, unpack
from conversations.words import words_of
from tests.conversations.talking import SHORT_RUN, Talk
from tests.conversations.test_kinds import answers, asking, choices, prompt

SAID = words_of("en")

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
    assert effects[0] == Toast(SAID.asking.older)
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
    assert any("My son is called [" in say.text for say in talk.seen)
    talk.type("send")
    assert "My son is called [" in repr(talk.submitted[0].story.answers)


def test_a_session_kept_before_still_knows_that_its_card_came_up() -> None:
    assert kept_before("", stage="checking", masked={"": "0123456789abcdef"}).masked
    assert not kept_before("it").masked


SECOND_FORM = (
    b'[2,"AAAAAAAA","made 7 0123456789ab","English (en)","asking","it",4,{"before":"My son is called Wilberforce."},'
    b'["a piece","and more"],{"":["",["Wilberforce"],""],"before":["0123456789abcdef",["Wilberforce"],'
    b'"My son is called [name]."]},"fedcba9876543210","all",[["000102030405060708090a0b0c0d0e0f","2026-W46",'
    b'"made 6 0123456789ab",["quote","research"]]]]'
)
THIRD_FORM = (
    b'[3,"AAAAAAAA","made 7 0123456789ab","English (en)","checking","",4,{"it":"My son is called Wilberforce.",'
    b'"uses":"research"},[],{"":["",["Wilberforce"],""],"it":["0123456789abcdef",["Wilberforce"],'
    b'"My son is called [name]."]},"fedcba9876543210","",[],[true,false,true],{"it":[[7,28]]},'
    b'{},null,"",["it",1700000000],"77"]'
)
SENT_IN_THE_SECOND_FORM = (
    b'[2,"","made 7 0123456789ab","English (en)","sent","",5,{},[],{},"","",[["000102030405060708090a0b0c0d0e0f",'
    b'"2026-W46","made 6 0123456789ab",["quote","research"]]]]'
)
SENT_BEFORE = Sent(bytes(range(16)), "2026-W46", "made 6 0123456789ab", frozenset({Use.QUOTE, Use.RESEARCH}))


def test_a_session_of_the_second_form_is_read_as_it_was() -> None:
    """Byte for byte as that version wrote it; what it could not know yet is not there."""
    assert unpack(SECOND_FORM) == Session(
        key="AAAAAAAA",
        flow="made 7 0123456789ab",
        language="English (en)",
        stage=Stage.ASKING,
        at="it",
        shown=4,
        answers={"before": "My son is called Wilberforce."},
        collected=("a piece", "and more"),
        masked=Masked("", {}, ()),
        approved="fedcba9876543210",
        confirming="all",
        sent=(SENT_BEFORE,),
    )
    assert unpack(pack(unpack(SECOND_FORM))) == unpack(SECOND_FORM)


def test_a_talk_of_the_second_form_goes_on_where_it_was() -> None:
    talk = asking(prompt(Kind.TEXT, "before"), prompt(Kind.TEXT, several=True))
    talk.session = replace(unpack(SECOND_FORM), confirming="")
    talk.run("and the rest\n[Done]")
    assert answers(talk)["it"] == "a piece\nand more\nand the rest"


def test_a_session_of_the_third_form_is_read_as_it_was_and_nothing_was_decided() -> None:
    """Byte for byte as that version wrote it; its card came up, and is made afresh when it is looked at again."""
    assert unpack(THIRD_FORM) == Session(
        key="AAAAAAAA",
        flow="made 7 0123456789ab",
        language="English (en)",
        stage=Stage.CHECKING,
        shown=4,
        answers={"it": "My son is called Wilberforce.", "uses": "research"},
        masked=Masked("", {}, ()),
        approved="fedcba9876543210",
        chosen=True,
        offered=True,
        typed={"it": (Piece(7, 28),)},
        breath=Breath("it", 1_700_000_000),
        album="77",
    )
    assert unpack(THIRD_FORM).decided == {}
    assert unpack(pack(unpack(THIRD_FORM))) == unpack(THIRD_FORM)


def test_a_talk_of_the_third_form_is_sent_only_after_its_card_was_seen_as_it_is_now() -> None:
    talk = asking(prompt(Kind.TEXT))
    talk.session = unpack(THIRD_FORM)
    talk.type("send")
    assert talk.submitted == []
    talk.type("send")
    assert "Wilberforce" not in repr(talk.submitted[0].story.answers)


def test_a_story_sent_before_there_were_receipts_is_shown_by_no_words_and_deleted_all_the_same() -> None:
    talk = asking(prompt(Kind.TEXT))
    talk.session = unpack(SENT_IN_THE_SECOND_FORM)
    assert talk.session.stage is Stage.IDLE
    talk.run("/mystory")
    for words in ("", "no such words are a receipt"):
        talk.type(words)
        assert talk.last == SAID.sent.no_such_receipt
    talk.type(words_from(bytes(8)))
    assert talk.last == SAID.sent.not_here
    talk.run("/delete\nyes")
    assert talk.withdrawn == [Withdraw(SENT_BEFORE.id)]
    assert talk.session is None


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
    document[0] += 1
    with pytest.raises(ValueError, match="later version"):
        unpack(json.dumps(document).encode())
