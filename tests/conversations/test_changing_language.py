"""A change of language, at any time: nothing that was said is lost, and the talk goes on where it stood."""

from dataclasses import replace

import pytest

from conversations.events import Command
from conversations.flow import SILENT, Kind, said
from conversations.session import Session, Stage
from conversations.talk.languages import offered_languages
from conversations.tongues import code_of
from conversations.words import CODES, words_in, words_of
from tests.conversations.speaking import EVERY_LANGUAGE, begun, language_of, texts_of
from tests.conversations.talking import SERVICE, Talk, built_in

OFFERED = offered_languages(built_in(), EVERY_LANGUAGE)

ANSWERED = {"needs": "7, 9", "stage_first": "3", "services": "1, 2", "barriers": "1, 7", "more": "1"}
"""What is answered where the first choice would leave questions out."""


def kept(session: Session | None) -> Session:
    """What a change of language must leave as it was."""
    assert session is not None
    return replace(
        session, language="", chosen=True, shown=0, approved="", masked=None, breath=None, confirming=""
    )


def change(talk: Talk, code: str, *, word: str = "language") -> None:
    """Ask for another language, and take it by its number."""
    talk.type(word)
    assert talk.last == "\n".join(words_in(language).language.ask for language in OFFERED)
    talk.type(str(OFFERED.index(language_of(code)) + 1))
    assert talk.session is not None
    assert code_of(talk.session.language) == code


def begin_answer(talk: Talk) -> None:
    """Begin to answer the question that is open, where that can be done by and by."""
    assert talk.session is not None
    prompt = talk.flow.prompt(talk.session.at)
    if prompt.kind in (Kind.SELECT_MULTIPLE, Kind.RANK):
        talk.type(ANSWERED.get(prompt.name, "1"))
    elif prompt.several:
        talk.type("Tea and biscuits.")


def end_answer(talk: Talk) -> None:
    """Answer the question that is open, or end the answer that was begun."""
    assert talk.session is not None
    prompt = talk.flow.prompt(talk.session.at)
    if talk.session.collected:
        talk.type("done")
    elif prompt.kind is Kind.TEXT:
        talk.type("Somebody listened.")
    else:
        talk.type(ANSWERED.get(prompt.name, "1"))


@pytest.mark.parametrize("code", [code for code in CODES if code != "en"])
def test_the_language_changes_in_the_middle_of_every_answer_and_back_again(code: str) -> None:
    """At every question of the longest way, there and back; what is sent is what a straight talk would have sent."""
    straight, winding = begun("en"), begun("en")
    asked = set()
    while straight.session is not None and straight.session.stage is Stage.ASKING:
        for talk in (straight, winding):
            begin_answer(talk)
        before = kept(winding.session)
        change(winding, code)
        prompt = winding.flow.prompt(before.at)
        asked.add(prompt.name)
        assert kept(winding.session) == before
        assert said(prompt.label, language_of(code)) in winding.last
        assert words_of(code).language.is_set in winding.last
        change(winding, "en", word=words_of(code).buttons.language)
        assert kept(winding.session) == before
        assert said(prompt.label, language_of("en")) in winding.last
        for talk in (straight, winding):
            end_answer(talk)
    assert asked == {prompt.name for prompt in built_in().prompts if prompt.kind not in SILENT}
    for talk in (straight, winding):
        talk.type("send")
    (one,), (other,) = straight.submitted, winding.submitted
    assert one.story == other.story
    assert one.summary == other.summary


def at_the_card(code: str) -> Talk:
    """A talk in a language at its review card, with research allowed."""
    talk = begun(code)
    for typed in ("1", "1", "skip", "Tea and biscuits.", "done"):
        talk.type(typed)
    assert talk.session is not None
    while talk.session.at != "uses":
        talk.type("skip")
    talk.type("3")
    talk.type("done")
    assert talk.session.stage is Stage.CHECKING
    return talk


def test_at_the_card_the_card_is_shown_again_and_can_be_sent() -> None:
    talk = at_the_card("en")
    before = kept(talk.session)
    change(talk, "cy")
    assert kept(talk.session) == before
    assert words_of("cy").card.foot in talk.last
    talk.type("anfon")
    (submit,) = talk.submitted
    assert code_of(submit.story.language) == "cy"


def test_at_a_pause_the_welcome_is_said_in_the_other_language() -> None:
    talk = begun("en")
    talk.run("1\n1\npause")
    before = kept(talk.session)
    change(talk, "pl")
    assert kept(talk.session) == before
    assert words_of("pl").coming_and_going.welcome_back in talk.last


def test_with_nothing_begun_the_choice_is_kept_for_the_next_talk() -> None:
    talk = Talk(service=EVERY_LANGUAGE)
    change(talk, "so")
    assert talk.session is not None
    assert talk.session.stage is Stage.IDLE
    talk.type("hello")
    assert said(built_in().prompt("safe_now").label, language_of("so")) in talk.last


@pytest.mark.parametrize("asked_back", ["/delete", "/mystory"])
def test_what_was_asked_back_does_not_stay_open_behind_a_change_of_language(asked_back: str) -> None:
    """A yes to the question of before is no yes any more."""
    talk = begun("en")
    talk.run(f"1\n1\n{asked_back}")
    change(talk, "cy")
    talk.type("ie")
    assert talk.session is not None
    assert talk.session.answers["age"] == "adult"


@pytest.mark.parametrize("typed", ["9", "Klingon", "0", "cymraeg polski"])
def test_what_is_no_language_on_offer_changes_nothing(typed: str) -> None:
    talk = begun("en")
    talk.run("1\n1\n/language")
    before = talk.session
    talk.type(typed)
    assert talk.session is not None
    assert before is not None
    assert talk.session.language == before.language
    assert not talk.session.chosen


def test_a_language_is_chosen_by_its_own_name_too() -> None:
    for code in CODES:
        talk = begun("en")
        talk.command(Command.LANGUAGE)
        talk.type(language_of(code).partition(" (")[0])
        assert talk.session is not None
        assert code_of(talk.session.language) == code


def test_a_draft_says_that_it_is_one_and_is_not_on_offer_by_itself() -> None:
    talk = begun("en")
    change(talk, "ur")
    assert words_of("ur").language.is_draft in talk.last
    change(talk, "cy", word=words_of("ur").buttons.language)
    assert words_of("cy").language.is_draft not in talk.last
    careful = Talk(service=SERVICE)
    careful.run("hello\n/language")
    assert "Polski" not in [button.label for button in careful.buttons]
    careful.type("Polski")
    assert careful.session is not None
    assert code_of(careful.session.language) == "en"


@pytest.mark.parametrize("code", CODES)
def test_no_word_of_ours_is_said_in_another_language_than_theirs(code: str) -> None:
    """Of a talk to its card, nothing is an English text of ours but what is the same in both."""
    if code == "en":
        return
    own, english = set(texts_of(code).values()), set(texts_of("en").values())
    talk = at_the_card(code)
    for command in (Command.PRIVACY, Command.DELETE, Command.MYSTORY, Command.PAUSE, Command.START):
        talk.command(command)
    for words in talk.seen:
        parts = [part for part in words.text.split("\n\n") if part]
        labels = [button.label for row in words.buttons for button in row]
        assert not {*parts, *labels} & (english - own)
