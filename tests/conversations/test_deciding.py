"""The narrator's say over words: what was taken out is put back, what was not found is taken out, and nothing else happens."""

import re
import sys
from collections.abc import Callable
from dataclasses import replace
from types import FrameType

import pytest

from conversations.effects import Revise, Say, Toast
from conversations.events import ButtonTapped, Command, TextEdited, TextReceived
from conversations.flow import Flow, Kind, Prompt
from conversations.redaction import Kind as Found
from conversations.redaction import key, redact
from conversations.session import Find, Session, Stage
from conversations.talk.deciding import MOST_DECIDED, WORDS_A_PAGE
from conversations.talk.finds import is_telling
from conversations.talk.listing import MOST_WORDS_SHOWN, MOST_WORDS_TAPPED
from conversations.talk.pages import units
from conversations.words import CODES, words_of
from conversations.words.catalogue import Words
from tests.conversations.talking import NOON, Talk
from tests.conversations.test_kinds import CONSENT, asking, prompt

Tracer = Callable[[FrameType, str, object], object]

SAID = words_of("en")
STORY = "My son is called Wilberforce. Ask Wilberforce on 07700 900123. We waited and waited."


def at_card(*texts: str) -> Talk:
    """A talk at its card after these texts; the summary for staff has each."""
    talk = asking(*(prompt(Kind.TEXT, f"text{at}", f"Text {at}?") for at in range(len(texts))))
    talk.run("\n".join(texts) + "\n[research]\n[Done]")
    assert here(talk).stage is Stage.CHECKING
    return talk


def here(talk: Talk) -> Session:
    """The session of a talk."""
    assert talk.session is not None
    return talk.session


def finds(talk: Talk) -> dict[str, Find]:
    """What was found, by its key."""
    masked = here(talk).masked
    assert masked is not None
    return {find.key: find for find in masked.finds}


def redacted(talk: Talk) -> str:
    """The texts as they would be sealed."""
    masked = here(talk).masked
    assert masked is not None
    return "\n".join(masked.texts.values())


def sent(talk: Talk) -> str:
    """The story that was sent."""
    return repr([answer.value for answer in talk.submitted[-1].story.answers])


def out(talk: Talk, words: Words = SAID) -> str:
    """The label of the button that leads to the words taken out."""
    begins = words.buttons.words_out.partition(":")[0]
    return next(button.label for button in reversed(talk.buttons) if button.label.startswith(begins))


def tapped(talk: Talk, words: str) -> object:
    """Tap the newest button that begins with these words."""
    button = next(button for button in reversed(talk.buttons) if button.label.startswith(words))
    return talk.hear(ButtonTapped(at=NOON, token=button.token))


def as_unsure(talk: Talk, *keys: str) -> None:
    """The session as it is where these finds were not sure."""
    session = here(talk)
    assert session.masked is not None
    found = tuple(replace(find, unsure=find.key in keys) for find in session.masked.finds)
    ordered = tuple(sorted(found, key=lambda find: not find.unsure))
    talk.session = replace(session, masked=replace(session.masked, finds=ordered))


# What is shown


def test_the_card_says_what_was_taken_out_and_what_stands_for_it() -> None:
    talk = at_card(STORY)
    label = finds(talk)["wilberforce"].label
    assert re.fullmatch(r"\[.+\]", label)
    assert f"{SAID.card.taken_out}\nWilberforce → {label}" in talk.last
    assert "07700 900123 → " in talk.last
    assert talk.last.count("Wilberforce") == 1


def test_the_card_says_that_what_happened_can_tell() -> None:
    talk = at_card("We waited.")
    assert any(SAID.card.tells in say.text for say in talk.seen)
    said = " ".join(say.text for say in talk.seen)
    assert not any(text in said for text in (SAID.card.tells_news, SAID.card.tells_job, SAID.card.tells_rare))


def test_the_card_names_what_kind_of_thing_can_tell() -> None:
    talk = at_card("It was on the news. He is the only vicar in the village.")
    said = " ".join(say.text for say in talk.seen)
    assert SAID.card.tells_news in said
    assert SAID.card.tells_job in said


def test_where_nothing_was_found_there_is_no_list_to_open() -> None:
    talk = at_card("We waited.")
    assert SAID.card.taken_out not in talk.last
    assert not any(button.token.endswith(".out") for button in talk.buttons)


# By tapping


def test_a_word_is_kept_in_by_a_tap_and_taken_out_again_by_another() -> None:
    talk = at_card(STORY)
    label = finds(talk)["wilberforce"].label
    talk.tap(out(talk))
    assert isinstance(talk.seen[-1], Revise)
    talk.tap(f"Wilberforce → {label}")
    assert here(talk).decided == {"wilberforce": False}
    assert redacted(talk).count("Wilberforce") == 2
    talk.tap(SAID.card.stays.format(words="Wilberforce"))
    assert here(talk).decided == {"wilberforce": True}
    assert "Wilberforce" not in redacted(talk)


def test_a_button_says_what_it_does_however_often_it_is_tapped() -> None:
    talk = at_card(STORY)
    talk.tap(out(talk))
    token = next(button.token for button in talk.buttons if button.label.startswith("Wilberforce"))
    for _ in range(3):
        talk.hear(ButtonTapped(at=NOON, token=token))
        assert here(talk).decided == {"wilberforce": False}


def test_what_was_kept_in_is_sent_only_after_a_card_that_shows_it() -> None:
    talk = at_card(STORY)
    talk.tap(out(talk))
    tapped(talk, "Wilberforce")
    talk.type("send")
    assert talk.submitted == []
    assert any(SAID.card.changed in say.text for say in talk.seen)
    assert f"{SAID.card.kept_in}\nWilberforce" in talk.last
    talk.type("send")
    assert sent(talk).count("Wilberforce") == 2


def test_back_to_the_check_shows_the_whole_card_and_send_sends_it() -> None:
    talk = at_card(STORY)
    talk.tap(out(talk))
    tapped(talk, "Wilberforce")
    effects = talk.tap(SAID.buttons.back_to_card)
    assert [
        effect
        for effect in effects
        if isinstance(effect, Say) and "My son is called Wilberforce." in effect.text
    ]
    talk.tap("Send")
    assert "Wilberforce" in sent(talk)
    assert "07700" not in sent(talk)


def test_a_number_stays_in_only_after_one_more_question() -> None:
    talk = at_card(STORY)
    talk.tap(out(talk))
    tapped(talk, "07700 900123")
    assert SAID.card.keep_telling in talk.last
    assert here(talk).decided == {}
    talk.tap(SAID.buttons.take_word_out)
    assert here(talk).decided == {}
    tapped(talk, "07700 900123")
    talk.tap(SAID.buttons.keep_word_in)
    assert here(talk).decided == {"07700 900123": False}
    assert "07700 900123" in redacted(talk)
    tapped(talk, "07700 900123")
    assert here(talk).decided == {"07700 900123": True}


@pytest.mark.parametrize("found", ["sam@example.org", "@samsfamily", "www.example.org/sam", "LS6 2QF"])
def test_what_leads_to_somebody_alone_is_asked_about_twice(found: str) -> None:
    talk = at_card(f"Write to {found} please.")
    talk.tap(out(talk))
    tapped(talk, found[:10])
    assert SAID.card.keep_telling in talk.last
    assert here(talk).decided == {}
    talk.type("keep it")
    assert found in redacted(talk)


def test_the_yes_to_a_question_that_was_not_just_asked_does_nothing() -> None:
    talk = at_card(STORY)
    talk.tap(out(talk))
    tapped(talk, "07700 900123")
    yes = next(button.token for button in talk.buttons if button.label == SAID.buttons.keep_word_in)
    talk.command(Command.HELP)
    effects = talk.hear(ButtonTapped(at=NOON, token=yes))
    assert effects == (Toast(SAID.asking.older),)
    assert here(talk).decided == {}


# Not sure


def test_a_word_that_was_not_sure_stands_first_and_a_tap_keeps_it() -> None:
    talk = at_card(STORY)
    as_unsure(talk, "wilberforce")
    talk.tap(SAID.buttons.change_uses)
    talk.tap("Done")
    before, _, after = talk.last.partition(SAID.card.taken_out)
    assert f"{SAID.card.not_sure}\nWilberforce → " in before
    assert "07700" in after
    tapped(talk, "Wilberforce")
    assert here(talk).decided == {"wilberforce": False}
    assert redacted(talk).count("Wilberforce") == 2
    assert SAID.card.not_sure not in talk.last


def test_a_word_that_was_not_sure_keeps_its_place_in_the_list_when_it_is_decided() -> None:
    talk = at_card("My son is called Wilberforce and my sister is called Quillonia.")
    as_unsure(talk, "quillonia")
    talk.tap(out(talk))
    order = list(finds(talk))
    assert order[0] == "quillonia"
    for words in ("Quillonia", "Quillonia", "Wilberforce"):
        tapped(talk, words)
        assert list(finds(talk)) == order


def test_a_hundred_words_that_were_not_sure_fit_the_card_and_the_list() -> None:
    names = [f"Quill{first}{second}ia" for first in "abcdefghij" for second in "klmnopqrst"]
    talk = at_card(*(" ".join(f"my son is called {name}." for name in names[at::4]) for at in range(4)))
    assert len(finds(talk)) >= 100
    as_unsure(talk, *finds(talk))
    talk.tap(SAID.buttons.change_uses)
    talk.tap("Done")
    card = talk.seen[-1]
    asked = [button for row in card.buttons for button in row if re.search(r"\.k\d+_", button.token)]
    assert len(asked) == MOST_WORDS_TAPPED
    talk.tap(out(talk))
    seen: set[str] = set()
    while True:
        screen = talk.seen[-1]
        assert units(screen.text) < 4096
        here_ = [button.label for row in screen.buttons for button in row if ".k" in button.token]
        assert len(here_) <= WORDS_A_PAGE
        seen |= set(here_)
        if not any(button.label == SAID.buttons.more for row in screen.buttons for button in row):
            break
        talk.tap(SAID.buttons.more)
    assert len(seen) >= 100
    talk.type(", ".join(names[:30]))
    assert sum(not out_ for out_ in here(talk).decided.values()) == 30
    assert all(name in redacted(talk) for name in names[:30])
    assert names[31] not in redacted(talk)


# By typing


def test_a_word_that_nobody_found_is_taken_out_wherever_it_stands_by_typing_it() -> None:
    talk = at_card("We were waiting.", "Waiting is hard, waiting and waiting.")
    talk.type("Waiting")
    assert here(talk).decided == {"waiting": True}
    assert "waiting" not in redacted(talk).lower()
    assert "waiting → " in talk.last
    talk.tap("Send")
    assert "waiting" not in sent(talk).lower()


def test_a_word_that_was_taken_out_is_kept_in_by_typing_it() -> None:
    talk = at_card(STORY)
    talk.type("wilberforce")
    assert here(talk).decided == {"wilberforce": False}
    assert "Wilberforce" in redacted(talk)
    talk.type("Wilberforce")
    assert here(talk).decided == {"wilberforce": True}


def test_a_word_that_was_found_in_one_place_and_not_in_another_is_taken_out_of_both_by_typing_it() -> None:
    talk = at_card("My daughter is called Grace. They gave us three days of grace.")
    masked = here(talk).masked
    assert masked is not None
    texts = {"text0": "My daughter is called [child 1]. They gave us three days of grace."}
    talk.session = replace(here(talk), masked=replace(masked, texts=texts))
    talk.type("grace")
    assert here(talk).decided == {"grace": True}
    assert "grace" not in redacted(talk)
    talk.type("grace")
    assert here(talk).decided == {"grace": False}


def test_a_few_words_are_typed_as_they_stand() -> None:
    talk = at_card("She goes to the big red bus club every week.")
    talk.type("Big red bus club.")
    assert "bus" not in redacted(talk)
    assert "every week" in redacted(talk)


def test_a_typed_number_is_asked_about_once_more_and_said_in_words() -> None:
    talk = at_card(STORY)
    talk.type("07700 900123")
    assert SAID.card.keep_telling in talk.last
    talk.type("no")
    assert here(talk).decided == {}
    talk.type("07700 900123")
    talk.type("yes")
    assert here(talk).decided == {"07700 900123": False}


def test_what_is_not_in_the_story_changes_nothing() -> None:
    talk = at_card(STORY)
    for words in ("zebra", "what now?", "Wilberforce, zebra", "x" * 600, "no", "yes", "ok", "keep it"):
        before = here(talk)
        talk.type(words)
        assert talk.last == SAID.card.hint
        assert here(talk).decided == before.decided == {}


def test_words_within_something_longer_open_the_list_and_change_nothing() -> None:
    talk = at_card("She goes to the big red bus club every week.")
    talk.type("big red bus club")
    decided = here(talk).decided
    talk.type("bus")
    assert here(talk).decided == decided == {"big red bus club": True}
    assert SAID.card.choose_words in talk.last


def test_numbers_and_commands_mean_what_they_mean_on_the_card() -> None:
    talk = at_card("She is 1 of 2.", "Back then we had no help.")
    talk.type("2")
    assert here(talk).at == "text1"
    talk = at_card("She is 1 of 2.", "Back then we had no help.")
    talk.type("back")
    assert here(talk).stage is Stage.ASKING
    assert here(talk).decided == {}
    talk = at_card(STORY)
    talk.tap(out(talk))
    talk.type("1")
    assert here(talk).at == "text0"


def test_typing_on_the_list_shows_the_list_again_and_the_card_shows_the_card() -> None:
    talk = at_card(STORY)
    talk.tap(out(talk))
    talk.type("waited")
    assert SAID.card.choose_words in talk.last
    assert "waited → " in talk.last
    talk.type(SAID.buttons.back_to_card)
    assert SAID.card.foot in talk.last
    talk.type("words taken out")
    assert SAID.card.choose_words in talk.last


# What they outlive, and what not


def test_decisions_outlive_a_pause_back_and_a_change_of_the_text() -> None:
    talk = at_card(STORY)
    talk.type("waited")
    talk.type("wilberforce")
    decided = here(talk).decided
    talk.run("/pause\nback again\n[Carry on]\n/back\n[Done]\n[1]")
    talk.type("Wilberforce waited again.")
    assert here(talk).decided == decided
    assert "Wilberforce [" in redacted(talk)
    assert "waited" not in redacted(talk)


def test_no_decision_outlives_delete() -> None:
    talk = at_card(STORY)
    talk.type("waited")
    talk.run("/delete\n[Yes, delete it all]")
    assert talk.session is None
    talk.run("hello\n" + STORY + "\n[research]\n[Done]")
    assert here(talk).decided == {}
    assert "waited" in redacted(talk)


def test_no_decision_outlives_send() -> None:
    talk = at_card(STORY)
    talk.type("waited")
    talk.tap("Send")
    assert here(talk).decided == {}
    assert here(talk).masked is None


def test_a_changed_message_changes_the_story_and_not_what_was_decided() -> None:
    talk = asking(prompt(Kind.TEXT))
    talk.hear(TextReceived(at=NOON, text=STORY, message=7, sent=60))
    talk.run("[research]\n[Done]")
    talk.type("waited")
    talk.hear(TextEdited(at=NOON, message=7, text="We waited only."))
    assert here(talk).decided == {"waited": True}
    assert "waited" not in redacted(talk)


def test_there_is_an_end_to_what_can_be_decided_and_nothing_comes_back_in_by_it() -> None:
    talk = at_card(STORY)
    talk.type("waited")
    session = here(talk)
    others = {f"word{number}": True for number in range(MOST_DECIDED - 1)}
    talk.session = replace(session, decided={**session.decided, **others})
    talk.type("called")
    assert len(here(talk).decided) <= MOST_DECIDED
    assert here(talk).decided["waited"]
    assert "waited" not in redacted(talk)
    assert "called" not in redacted(talk)


# Old buttons


def test_an_old_button_of_the_list_does_nothing() -> None:
    talk = at_card(STORY)
    talk.tap(out(talk))
    old = [button.token for button in talk.buttons if re.search(r"\.[kp]\d+", button.token)]
    talk.tap(SAID.buttons.back_to_card)
    session = here(talk)
    for token in old:
        assert talk.hear(ButtonTapped(at=NOON, token=token)) == (Toast(SAID.asking.older),)
        assert here(talk) == session


def test_a_button_of_another_list_does_nothing() -> None:
    talk = at_card(STORY)
    talk.tap(out(talk))
    token = next(button.token for button in talk.buttons if re.search(r"\.k0_", button.token))
    talk.type("waited")
    decided = here(talk).decided
    assert talk.hear(ButtonTapped(at=NOON, token=token)) == (Toast(SAID.asking.older),)
    assert here(talk).decided == decided


@pytest.mark.parametrize(
    "action", ["k", "k_", "k0", "k9999_00000000", "t-1_0", "kx_y", "y0_", "p", "p99999", "px"]
)
def test_a_forged_button_of_the_list_does_nothing(action: str) -> None:
    talk = at_card(STORY)
    session = here(talk)
    talk.hear(ButtonTapped(at=NOON, token=f"{session.key}.{session.shown}.{action}"))
    assert here(talk).decided == {}
    assert here(talk).approved == session.approved


# Where somebody may look


def test_in_discreet_mode_the_list_is_shown_only_to_who_looked_at_the_card() -> None:
    talk = at_card(STORY)
    talk.command(Command.DISCREET)
    talk.type("waited")
    session = here(talk)
    assert session.approved == ""
    assert SAID.card.ready in talk.seen[-2].text
    for action in ("out", "card", "p0"):
        effects = talk.hear(ButtonTapped(at=NOON, token=f"{session.key}.{session.shown}.{action}"))
        assert not any("Wilberforce" in say.text for say in effects if isinstance(say, Say | Revise))
    talk.tap(SAID.buttons.show_card)
    talk.tap(out(talk))
    assert "Wilberforce" in talk.last


def test_help_and_hide_work_from_the_list() -> None:
    talk = at_card(STORY)
    talk.tap(out(talk))
    before = here(talk)
    talk.tap(SAID.buttons.help)
    talk.tap(SAID.buttons.carry_on)
    assert SAID.card.foot in talk.last
    assert here(talk).decided == before.decided
    talk.tap(out(talk))
    talk.tap(SAID.buttons.hide)
    assert here(talk).stage is Stage.PAUSED


# The name of the account


def test_the_name_of_the_account_is_taken_out_of_the_story() -> None:
    talk = asking(prompt(Kind.TEXT))
    called = ("Quillonia", "Mum")
    talk.hear(TextReceived(at=NOON, text="they asked quillonia, my mum says.", names=called))
    for label in ("research", "Done"):
        token = next(button.token for button in reversed(talk.buttons) if button.label.endswith(label))
        talk.hear(ButtonTapped(at=NOON, token=token, names=called))
    assert "quillonia" not in redacted(talk)
    assert "my mum says" in redacted(talk)
    assert "Quillonia" not in repr(here(talk))


def test_a_name_of_the_account_that_is_known_only_at_send_shows_the_card_again() -> None:
    # Whichever of these is no name to redaction until an account is called so.
    plain = ("Swimming", "Thistle", "Acorn", "Pebble", "Winter")
    name = next(one for one in plain if one in redacted(at_card(f"no {one} here")))
    talk = at_card(f"no {name} here")
    token = next(button.token for button in talk.buttons if button.label == "Send")
    talk.hear(ButtonTapped(at=NOON, token=token, names=(name,)))
    assert talk.submitted == []
    assert name not in redacted(talk)


# In every language


@pytest.mark.parametrize("code", CODES)
def test_a_word_is_taken_out_and_kept_in_by_typing_it_in_every_language(code: str) -> None:
    words, language = words_of(code), f"Its name ({code})"
    text = Prompt("text", Kind.TEXT, 2, {language: "What happened?"})
    uses = replace(CONSENT, label={language: "Uses?"})
    talk = Talk(Flow("made", "Made", "made 7 0123456789ab", (language,), language, (text, uses), b""))
    talk.run("hello\nwaiting and waiting again")
    talk.type("1, 2, 3")
    talk.type(words.buttons.done)
    # Where few names are known, any word may be one that was not sure: typing it the first time then keeps it in.
    was_found = "waiting" in finds(talk)
    talk.type("waiting")
    assert here(talk).decided == {"waiting": not was_found}
    if was_found:
        talk.type("waiting")
    assert "waiting" not in redacted(talk)
    assert words.card.taken_out in talk.last
    assert (words.card.few_names in "\n".join(say.text for say in talk.seen)) is (code != "en")
    talk.type(out(talk, words))
    assert words.card.choose_words in talk.last
    assert (words.card.offered in talk.last) is (code != "en")
    talk.type("waiting")
    assert here(talk).decided == {"waiting": False}
    talk.type(words.buttons.back_to_card)
    assert words.card.kept_in in talk.last
    talk.type(words.buttons.send)
    assert sent(talk).count("waiting") == 2


@pytest.mark.parametrize("code", CODES)
def test_a_number_is_asked_about_in_every_language(code: str) -> None:
    words, language = words_of(code), f"Its name ({code})"
    text = Prompt("text", Kind.TEXT, 2, {language: "What happened?"})
    uses = replace(CONSENT, label={language: "Uses?"})
    talk = Talk(Flow("made", "Made", "made 7 0123456789ab", (language,), language, (text, uses), b""))
    talk.run("hello\nwe rang 07700 900123\n1")
    talk.type(words.buttons.done)
    for answer, kept in (
        (words.buttons.take_word_out, {}),
        (words.buttons.keep_word_in, {"07700 900123": False}),
    ):
        talk.type("07700 900123")
        assert words.card.keep_telling in talk.last
        talk.type(answer)
        assert here(talk).decided == kept


# What leads to somebody


@pytest.mark.parametrize(
    "found",
    [
        "07700 900123",
        "943 476 5919",
        "sam@example.org",
        "14b Acacia Avenue",
        "Flat 2",
        "4 Rose Court",
        "born on 3 May 2019",
        "born on 03/05/2019",
        "born 01/02/2019 07700 900123",
    ],
)
def test_each_kind_that_leads_to_one_family_is_asked_about_twice(found: str) -> None:
    talk = at_card(f"She is at {found} now." if "born" not in found else f"He was {found}.")
    telling = [find for find in finds(talk).values() if find.telling]
    assert telling
    for find in telling:
        talk.type(find.words)
        assert SAID.card.keep_telling in talk.last
        assert here(talk).decided == {}
        talk.type("no")
    assert here(talk).decided == {}


@pytest.mark.parametrize(
    ("kind", "words", "label", "telling"),
    [
        (Found.DATE, "01/02/2019 07700 900123", "[a day]", True),
        (Found.DATE, "01/02/2019", "[a day]", False),
        (Found.DATE, "2019-02-01", "[a day]", False),
        (Found.DATE, "12 March 2021", "[a day in spring 2021]", False),
        (Found.DATE, "3 May", "[a birth date]", True),
        (Found.STREET, "Acacia Avenue", "[a street]", False),
        (Found.STREET, "14 Acacia Avenue", "[a street]", True),
        (Found.PLACE, "Leeds", "[a town]", False),
        (Found.PERSON, "Sam", "[child 1]", False),
        (Found.PERSON, "Sam 0770 0900123", "[child 1]", True),
    ],
)
def test_what_is_telling_goes_by_the_words_too(kind: Found, words: str, label: str, telling: bool) -> None:
    assert is_telling(kind, words, label) is telling


def test_of_several_that_lead_to_somebody_each_is_asked_about() -> None:
    talk = at_card("We rang 07700 900123 and 0113 496 0000 and wrote to sam@example.org.")
    talk.type("07700 900123, 0113 496 0000, sam@example.org")
    assert talk.last.startswith("07700 900123\n")
    talk.type("yes")
    assert talk.last.startswith("0113 496 0000\n")
    talk.tap(SAID.buttons.take_word_out)
    assert talk.last.startswith("sam@example.org\n")
    talk.tap(SAID.buttons.keep_word_in)
    assert here(talk).decided == {"07700 900123": False, "sam@example.org": False}
    assert SAID.card.choose_words in talk.last
    assert "0113" not in redacted(talk)


def test_in_discreet_mode_no_question_of_several_shows_a_word() -> None:
    talk = at_card("We waited and rang 07700 900123 and 0113 496 0000.")
    talk.command(Command.DISCREET)
    talk.type("waited")
    talk.tap(SAID.buttons.show_card)
    for answered in ("07700 900123, 0113 496 0000", "yes"):
        effects = talk.type(answered)
        shown = [effect.text for effect in effects if isinstance(effect, Say | Revise)]
        assert SAID.card.keep_telling in shown
        assert "0113" not in "".join(shown)
    talk.type("yes")
    assert here(talk).decided == {"waited": True, "07700 900123": False, "0113 496 0000": False}


@pytest.mark.parametrize(
    "typed", ["07700900123", "07700-900123", "(07700) 900 123.", "07700 900 123, waited"]
)
def test_a_number_is_known_in_any_spelling_of_its_own(typed: str) -> None:
    talk = at_card(STORY)
    talk.type(typed)
    assert SAID.card.keep_telling in talk.last
    talk.type("yes")
    assert here(talk).decided["07700 900123"] is False
    assert "07700 900123" in redacted(talk)


def test_another_number_is_not_taken_for_it() -> None:
    talk = at_card(STORY)
    talk.type("07700 900124")
    assert talk.last == SAID.card.hint


# Words with signs


@pytest.mark.parametrize(
    "typed",
    [
        "king's head crowd",
        "mum's turn",
        "bread & water",
        "4*4 time",
        "so/so",
        "e.t. thing",
        "a+ group",
        "yes (that one)",
        "Yes (THAT  one)",
    ],
)
def test_words_with_signs_are_typed_as_they_stand(typed: str) -> None:
    shown = " ".join(typed.split())
    talk = at_card(f"there we met a group at the {shown.lower()} again", f"the {shown.lower()}")
    talk.type(typed)
    gone = shown.lower().rstrip(")")
    assert gone not in redacted(talk)
    assert "there we met a group at the" in redacted(talk)
    assert f"{SAID.card.taken_out}\n{gone} → " in talk.last
    talk.type(typed)
    assert list(here(talk).decided.values()) == [False]
    assert redacted(talk).count(gone) == 2


def test_words_with_signs_are_not_found_without_them() -> None:
    talk = at_card("there was a plus group and a group, and so so")
    for typed in ("a+ group", "so/so", "a & group"):
        talk.type(typed)
        assert talk.last == SAID.card.hint
    assert here(talk).decided == {}


def test_words_are_taken_out_before_a_possessive_and_whatever_stands_between_them() -> None:
    found = redact("the red-bus club's van, so/so's too", decided={"red bus club": True, "so/so": True})
    assert "red" not in found.text
    assert "club" not in found.text
    assert "so/" not in found.text


def test_many_long_decisions_take_no_longer_than_the_text() -> None:
    """Lines of the module that are run: a count, which no clock and no neighbour can change."""

    def steps(decided: dict[str, bool]) -> int:
        counted = 0

        def count(frame: FrameType, event: str, _argument: object) -> "Tracer | None":
            nonlocal counted
            if not frame.f_code.co_filename.endswith("masking.py"):
                return None
            counted += event == "line"
            return count

        before = sys.gettrace()
        sys.settrace(count)
        try:
            redact("a " * 2_000, decided=decided)
        finally:
            sys.settrace(before)
        return counted

    few = {f"{'a ' * (at % 7)}a word{at}": True for at in range(3)}
    many = {f"{'a ' * (at % 7)}a word{at}": True for at in range(300)}
    assert steps(many) < 4 * steps(few)


def test_a_label_has_no_key() -> None:
    assert key("[child 1]") == key("[child 2] [a school]") == ""
    assert key("Sam's") == "sam"


# The newest list


def test_the_list_before_the_newest_changes_nothing() -> None:
    talk = at_card(STORY)
    talk.tap(out(talk))
    old = next(button.token for button in talk.buttons if button.label.startswith("Wilberforce →"))
    talk.type("wilberforce")
    talk.type("wilberforce")
    assert here(talk).decided == {"wilberforce": True}
    assert talk.hear(ButtonTapped(at=NOON, token=old)) == (Toast(SAID.asking.older),)
    assert here(talk).decided == {"wilberforce": True}
    tapped(talk, "Wilberforce")
    assert here(talk).decided == {"wilberforce": False}


def test_the_list_before_a_question_that_was_answered_in_words_changes_nothing() -> None:
    talk = at_card(STORY)
    talk.tap(out(talk))
    old = [button.token for button in talk.buttons if re.search(r"\.k\d+", button.token)]
    talk.type("07700 900123")
    talk.type("no")
    tapped(talk, "Wilberforce")
    tapped(talk, "Wilberforce")
    for token in old:
        assert talk.hear(ButtonTapped(at=NOON, token=token)) == (Toast(SAID.asking.older),)
    assert here(talk).decided == {"wilberforce": True}


def test_a_list_that_is_opened_in_words_is_the_newest() -> None:
    talk = at_card(STORY)
    talk.tap(out(talk))
    old = next(button.token for button in talk.buttons if button.label.startswith("Wilberforce →"))
    talk.type(SAID.buttons.back_to_card)
    talk.type("words taken out")
    newest = next(button.token for button in talk.buttons if button.label.startswith("Wilberforce →"))
    talk.type("Wilberforce → " + finds(talk)["wilberforce"].label)
    assert here(talk).decided == {"wilberforce": False}
    for token in (old, newest):
        assert talk.hear(ButtonTapped(at=NOON, token=token)) == (Toast(SAID.asking.older),)
    tapped(talk, "Wilberforce")
    assert here(talk).decided == {"wilberforce": True}


def test_the_card_counts_what_it_does_not_write() -> None:
    names = [f"Quill{first}{second}ia" for first in "abcd" for second in "klmno"]
    talk = at_card(" ".join(f"my son is called {name}." for name in names))
    lines = talk.last.partition(SAID.card.taken_out)[2].split("\n\n")[0].split("\n")
    assert lines[-1] == f"… (+{len(finds(talk)) - MOST_WORDS_SHOWN})"
