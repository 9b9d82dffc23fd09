"""What became of a voice note comes at any time: it asks nothing into another question, and nothing said is lost for it."""

from dataclasses import replace

import pytest

from conversations.effects import Discard, Effect, Fetch, Say, Submit
from conversations.events import (
    ButtonTapped,
    Command,
    Event,
    VoiceFailed,
    VoiceHeard,
    VoiceKept,
    VoiceReceived,
)
from conversations.flow import Flow
from conversations.forms.compiling import compile_flow
from conversations.forms.reading.files import FileKind, read
from conversations.service import Service
from conversations.session import Awaited, Stage
from conversations.story import VOICE, Sound
from conversations.talk.voices import is_meant, without_left
from conversations.words import words_of
from tests.conversations.talking import SERVICE, Talk

SAID = words_of("en")
SOUND = Sound(b"1" * 16, b"2" * 32, 3)
ENGINE = Service({"en": "People who can help."}, voice=True, writes_down=True)

FORM = """
| settings |
| | form_title | form_id | version | default_language | namespaces |
| | Short | short | 1 | English (en) | kv="urn:kv:1" |
| survey |
| | type | name | label::English (en) | bind::kv:guard | bind::kv:voice |
| | text | story | What happened? | | yes |
| | select_one yn | helped | Did you get help? | | |
| | select_multiple use | uses | How may we use it? | consent | |
| choices |
| | list_name | name | label::English (en) |
| | yn | yes | Yes |
| | yn | no | No |
| | use | research | Researchers may study it |
"""


def flow() -> Flow:
    return compile_flow(read(FORM.encode(), FileKind.MARKDOWN))


def speaking(service: Service = SERVICE) -> tuple[Talk, str]:
    """Somebody who has sent a voice note as the first answer; and the name of what is fetched."""
    talk = Talk(flow=flow(), service=service)
    talk.type("hello")
    effects = talk.hear(VoiceReceived(at=talk.at, file="F", seconds=3, size=10, message=7))
    (fetch,) = [effect.fetch for effect in effects if isinstance(effect, Fetch)]
    return talk, fetch


def outcomes(talk: Talk, fetch: str) -> dict[str, Event]:
    return {
        "kept": VoiceKept(at=talk.at, fetch=fetch, sound=SOUND),
        "heard": VoiceHeard(at=talk.at, fetch=fetch, text="We waited ten weeks."),
        "failed": VoiceFailed(at=talk.at, fetch=fetch),
    }


def texts(effects: tuple[Effect, ...]) -> list[str]:
    return [effect.text for effect in effects if isinstance(effect, Say)]


SERVICES = {"kept": SERVICE, "heard": ENGINE, "failed": SERVICE}
ASKED_BACK = (Command.DELETE, Command.LANGUAGE, Command.MYSTORY)


@pytest.mark.parametrize("command", ASKED_BACK)
@pytest.mark.parametrize("what", SERVICES)
def test_while_something_is_asked_back_nothing_is_said_and_it_stays_asked(
    what: str, command: Command
) -> None:
    talk, fetch = speaking(SERVICES[what])
    talk.command(command)
    assert talk.session is not None
    before = talk.session.confirming
    assert before
    assert talk.hear(outcomes(talk, fetch)[what]) == ()
    assert (talk.session.confirming, talk.session.at, talk.session.answers) == (before, "story", {})


@pytest.mark.parametrize("what", SERVICES)
def test_a_yes_to_delete_everything_deletes_everything(what: str) -> None:
    """Typed, and tapped on the button that stood there before."""
    for typed in (True, False):
        talk, fetch = speaking(SERVICES[what])
        talk.command(Command.DELETE)
        yes = next(one for one in reversed(talk.buttons) if one.label == SAID.buttons.yes_delete)
        talk.hear(outcomes(talk, fetch)[what])
        effects = talk.type("yes") if typed else talk.hear(ButtonTapped(at=talk.at, token=yes.token))
        assert talk.session is None
        assert [one.sound for one in effects if isinstance(one, Discard)] == (
            [SOUND] if what == "kept" else []
        )


def test_what_was_heard_meanwhile_is_asked_about_once_that_is_settled() -> None:
    talk, fetch = speaking(ENGINE)
    talk.command(Command.DELETE)
    talk.hear(outcomes(talk, fetch)["heard"])
    talk.type("no")
    assert texts(talk.tap(SAID.buttons.carry_on)) == ["We waited ten weeks.", SAID.voice.heard]
    talk.type("yes")
    assert talk.session is not None
    assert talk.session.answers == {"story": "We waited ten weeks."}


def test_what_could_not_be_had_meanwhile_is_said_once_that_is_settled() -> None:
    talk, fetch = speaking()
    talk.command(Command.DELETE)
    talk.hear(outcomes(talk, fetch)["failed"])
    talk.type("no")
    assert SAID.voice.failed in texts(talk.tap(SAID.buttons.carry_on))[0]
    assert talk.session is not None
    assert (talk.session.awaited, talk.session.collected) == (None, ())


def test_what_was_kept_meanwhile_is_sent_with_the_story() -> None:
    talk, fetch = speaking()
    talk.command(Command.DELETE)
    talk.hear(outcomes(talk, fetch)["kept"])
    talk.type("no")
    talk.run("[Carry on]\n/done\n[Yes]\n[Researchers may study it]\n[Done]\n[Send]")
    (sent,) = [one for one in talk.effects if isinstance(one, Submit)]
    assert [answer.sound for answer in sent.story.answers if answer.sound] == [SOUND]


def test_a_voice_note_does_not_answer_whether_it_is_left_out() -> None:
    """ "Shall we leave it out?" stands when it comes: yes leaves this one out, and not the next."""
    talk, fetch = speaking()
    talk.command(Command.SKIP)
    talk.hear(outcomes(talk, fetch)["kept"])
    effects = talk.type("yes")
    assert talk.session is not None
    assert (talk.session.at, talk.session.answers) == ("helped", {"story": ""})
    assert [one.sound for one in effects if isinstance(one, Discard)] == [SOUND]


def test_typed_words_that_answer_neither_do_not_throw_away_what_was_heard() -> None:
    """They are not kept, their narrator is told so, and is asked again; yes and no still mean what they mean."""
    talk, fetch = speaking(ENGINE)
    talk.hear(outcomes(talk, fetch)["heard"])
    said = texts(talk.type("what do you mean"))
    assert said == [SAID.coming_and_going.not_taken, "We waited ten weeks.", SAID.voice.heard]
    assert talk.session is not None
    assert (talk.session.at, talk.session.answers, talk.session.heard) == (
        "story",
        {},
        "We waited ten weeks.",
    )
    for says_no in (f"[{SAID.buttons.heard_wrong}]", "no", "2"):
        no = talk.copy()
        no.run(says_no)
        assert no.session is not None
        assert (no.session.at, no.session.answers, no.session.heard) == ("story", {}, "")
    talk.type("yes")
    assert talk.session.answers == {"story": "We waited ten weeks."}


def test_typed_words_after_a_detour_do_not_throw_it_away_either() -> None:
    talk, fetch = speaking(ENGINE)
    talk.hear(outcomes(talk, fetch)["heard"])
    talk.command(Command.HELP)
    assert texts(talk.type("and then they wrote to us"))[0] == SAID.coming_and_going.not_taken
    assert talk.session is not None
    assert (talk.session.heard, talk.session.confirming) == ("We waited ten weeks.", "heard")


@pytest.mark.parametrize("leave", ["/skip", "/back"])
def test_one_that_is_left_while_an_engine_listens_is_said_to_nobody(leave: str) -> None:
    """At the question it was for nothing changes, and another may be sent there."""
    form = FORM.replace(
        "| | text | story |", "| | text | first | What is it about? | | |\n| | text | story |"
    )
    talk = Talk(flow=compile_flow(read(form.encode(), FileKind.MARKDOWN)), service=ENGINE)
    talk.run("hello\nOur son")
    (fetch,) = [
        one.fetch
        for one in talk.hear(VoiceReceived(at=talk.at, file="F", seconds=3))
        if isinstance(one, Fetch)
    ]
    talk.run(leave)
    assert talk.session is not None
    assert not is_meant(talk.session)
    assert without_left(talk.session).awaited is None
    assert talk.hear(outcomes(talk, fetch)["heard"]) == ()
    assert talk.session.awaited is None


def test_a_pause_is_not_leaving() -> None:
    """Nor is Hide: whoever comes back is asked whether what was heard is right."""
    for command in (Command.PAUSE, Command.HIDE):
        talk, fetch = speaking(ENGINE)
        talk.command(command)
        assert talk.session is not None
        assert is_meant(talk.session)
        assert without_left(talk.session) is talk.session
        assert talk.hear(outcomes(talk, fetch)["heard"]) == ()
        talk.type("hello")
        assert texts(talk.tap(SAID.buttons.carry_on)) == ["We waited ten weeks.", SAID.voice.heard]


def test_only_what_stands_in_an_answer_or_is_waited_for_is_meant() -> None:
    talk, fetch = speaking()
    session = talk.session
    assert session is not None
    assert is_meant(session)
    assert not is_meant(replace(session, awaited=None))
    assert not is_meant(replace(session, awaited=Awaited("", "story")))
    assert not is_meant(replace(session, awaited=Awaited(fetch, "helped")))
    parked = replace(session, at="helped", collected=(), answers={"story": VOICE})
    assert is_meant(parked)
    assert is_meant(replace(parked, stage=Stage.CHECKING, at=""))
    assert not is_meant(replace(parked, answers={"story": ""}))
