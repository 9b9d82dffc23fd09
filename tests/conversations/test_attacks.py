"""What somebody sends who means harm, or whose phone does: the session stays small, and nothing of it is lost."""

import hashlib
from random import Random

import pytest

from conversations.effects import Say
from conversations.events import (
    ButtonTapped,
    Command,
    CommandReceived,
    Content,
    ContentRefused,
    Event,
    TextEdited,
    TextReceived,
    VoiceHeard,
    VoiceKept,
    VoiceReceived,
)
from conversations.flow import Guard, Kind
from conversations.service import Service
from conversations.session import Session, Stage, pack
from conversations.story import VOICE, Sound
from conversations.talk.answers import TALK_LIMIT, TEXT_LIMIT
from conversations.talk.pages import units
from conversations.talk.pieces import MOST
from conversations.words import words_of
from tests.conversations.straying import FORGED
from tests.conversations.talking import NOON, SERVICE, SHORT_RUN, Talk, built_in, every_kind
from tests.ways.flowmaking import choices, flow, prompt

LARGEST = 8 * TALK_LIMIT
"""Bytes of a packed session: every text twice (as typed and as redacted), four bytes a character."""

EACH = 5_000

USES = prompt("uses", Kind.SELECT_MULTIPLE, choices=choices("digest"), guards=frozenset({Guard.CONSENT}))
TEXTS = (
    "x" * 4_096, "\U0001f469" * 2_000, "\n" * 4_096, "a\n" * 2_000, VOICE * 100, "1", "1, 2, 3", "back", "done", "skip", "word", "2019", "",
)  # fmt: skip


def events(chance: Random, number: int, session: Session | None) -> Event:
    """The next of very many events, most of which grow something."""
    fetch = session.awaited.fetch if session is not None and session.awaited is not None else "x"
    key = "" if session is None else f"{session.key}.{session.shown}."
    text = chance.choice(TEXTS)
    match chance.randrange(10):
        case 0:
            return TextEdited(at=NOON, message=chance.randint(1, number + 1), text=text)
        case 1:
            album = hashlib.sha256(text.encode()).hexdigest()
            return ContentRefused(at=NOON, content=Content.PICTURE, words=text, album=album, message=number)
        case 2:
            return ButtonTapped(
                at=NOON, token=key + chance.choice(("done", "go", "back", "o0", "o1", "skip", *FORGED))
            )
        case 3:
            return VoiceReceived(at=NOON, file="f", message=number)
        case 4:
            return VoiceKept(at=NOON, fetch=fetch, sound=Sound(number.to_bytes(16, "big"), bytes(32), 10**9))
        case 5:
            return VoiceHeard(at=NOON, fetch=fetch, text=text * 10)
        case 6 if number % 7 == 0:
            return CommandReceived(
                at=NOON, command=chance.choice((Command.BACK, Command.DONE, Command.PAUSE))
            )
        case _:
            return TextReceived(at=NOON, text=text, message=number, sent=number)


@pytest.mark.parametrize("writes_down", [False, True])
def test_ten_thousand_events_keep_the_session_small(writes_down: bool) -> None:
    """5,000 in a row to a service that keeps voice notes, and as many to one that has them written down."""
    chance, heard, largest = Random(f"{writes_down}"), 0, 0
    service = Service({"en": "People who can help."}, voice=True, writes_down=writes_down)
    talk = Talk(every_kind() if writes_down else built_in(), service=service)
    for number in range(EACH):
        talk.hear(events(chance, number, talk.session))
        heard += 1
        talk.effects.clear()
        talk.seen.clear()
        talk.buttons.clear()
        if talk.session is not None and number % 50 == 0:
            largest = max(largest, len(pack(talk.session)))
    assert 2 * heard >= 10_000
    assert 0 < largest < LARGEST


def test_a_story_in_a_thousand_pieces_is_remembered_by_a_hundred() -> None:
    """The words are all kept; of the messages they came in, as many as an edit can reasonably be of."""
    talk = Talk(flow(prompt("q", Kind.TEXT, several=True), USES))
    talk.type("hello")
    for number in range(1_000):
        talk.hear(TextReceived(at=NOON, text="a piece", message=number, sent=60 * number))
    assert talk.session is not None
    assert len(talk.session.collected) == 1_000
    assert len(talk.session.typed["q"]) == MOST
    assert len(pack(talk.session)) < 20_000
    talk.hear(TextEdited(at=NOON, message=3, text="another piece"))
    assert talk.last == words_of("en").coming_and_going.edited_unknown
    assert talk.session.collected[3] == "a piece"


def test_no_answer_grows_without_end() -> None:
    """What has no room is told, and what was said before stays."""
    talk = Talk(flow(prompt("q", Kind.TEXT, several=True), USES))
    talk.type("hello")
    for _ in range(10):
        talk.type("\U0001f469" * 4_000)
    assert talk.session is not None
    assert talk.last == words_of("en").asking.too_long
    assert sum(map(len, talk.session.collected)) <= TEXT_LIMIT


@pytest.mark.parametrize("text", ["\n" * 4_096, " \n\t" * 1_000, VOICE, f"{VOICE}\n{VOICE}"])
def test_nothing_but_blanks_or_marks_is_no_answer(text: str) -> None:
    """Nor does the mark of a voice note, typed, become one."""
    talk = Talk(flow(prompt("q", Kind.TEXT, voice=True), USES))
    talk.run("hello")
    talk.type(text)
    assert talk.session is not None
    assert (talk.session.at, talk.session.answers, talk.session.sounds) == ("q", {}, {})
    talk.type(f"a{text}b")
    assert VOICE not in talk.session.answers["q"]
    assert talk.session.sounds == {}


def test_a_text_of_many_lines_is_kept_and_shown_on_pages() -> None:
    """4,095 line ends between two words."""
    talk = Talk(flow(prompt("q", Kind.TEXT), USES))
    talk.run("hello")
    talk.type("a" + "\n" * 4_095 + "b")
    talk.run("1\ndone")
    assert talk.session is not None
    assert talk.session.stage is Stage.CHECKING
    assert all(0 < units(say.text) <= 4_096 for say in talk.seen)


@pytest.mark.parametrize("action", FORGED)
@pytest.mark.parametrize("lines", [1, 5, 6, 8, 40])
def test_forged_buttons_do_no_harm_anywhere(action: str, lines: int) -> None:
    """With the right key or another's: an answer that the question offers, a kind line, or nothing; never a loss."""
    talk = Talk()
    talk.run("\n".join(SHORT_RUN.strip().splitlines()[:lines]))
    before = talk.session
    assert before is not None
    talk.hear(ButtonTapped(at=NOON, token=f"AAAAAAAA.{before.shown}.{action}"))
    assert talk.session is not None
    assert (talk.session.at, talk.session.answers, talk.session.collected) == (
        before.at,
        before.answers,
        before.collected,
    )
    talk.hear(ButtonTapped(at=NOON, token=f"{before.key}.{before.shown}.{action}"))
    if talk.session is None:
        return  # the choice that ends the talk
    kept = {**talk.session.answers, talk.session.at: ""} if talk.session.collected else talk.session.answers
    assert before.answers.keys() <= kept.keys() | {"safe_now"}
    assert not before.collected or talk.session.collected or talk.session.answers.get(before.at)


def test_a_button_of_another_person_shows_nothing_of_theirs() -> None:
    """Neither their story nor their language, and their key opens nothing."""
    theirs, mine = Talk(turns=500), Talk()
    theirs.run(SHORT_RUN + "[Staff may see what I ticked]\n[Done]\n[Send]")
    mine.run("hello\n[Yes, it is safe]")
    before = mine.session
    for button in theirs.buttons:
        action = button.token.rpartition(".")[2]
        if action in ("help", "hide", "del", "pause"):
            continue
        effects = mine.hear(ButtonTapped(at=NOON, token=button.token))
        assert not [effect for effect in effects if isinstance(effect, Say)]
        assert mine.session == before


@pytest.mark.parametrize(
    "receipt", [str.upper, str.title, lambda words: words.replace(" ", "\n"), lambda words: f" {words}!"]
)
def test_a_receipt_is_known_however_it_is_written(receipt: object) -> None:
    """In capitals, with line breaks, with a full stop."""
    assert callable(receipt)
    talk = Talk()
    talk.run(SHORT_RUN + "[Staff may see what I ticked]\n[Done]\n[Send]")
    words = next(
        line.partition(": ")[2] for line in talk.last.split("\n\n") if line.startswith("Your receipt")
    )
    talk.type(receipt(words))
    assert "Allowed:" in talk.last


@pytest.mark.parametrize("heard", ["heard", "unheard", "drop", "wipe", "newer", "look"])
def test_a_yes_to_what_was_not_asked_does_nothing(heard: str) -> None:
    """No approval without anything heard, no deletion without the question."""
    talk = Talk(service=SERVICE)
    talk.run("\n".join(SHORT_RUN.strip().splitlines()[:5]))
    before = talk.session
    assert before is not None
    talk.hear(ButtonTapped(at=NOON, token=f"{before.key}.{before.shown}.{heard}"))
    assert talk.session == before
