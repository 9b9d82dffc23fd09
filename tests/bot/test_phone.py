"""A phone shows both sides, keeps Telegram's 48 hours, and a transcript tells all of it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.app import read_flow
from bot.terminal.channel import Cleared, Phones, Revised, Said, Shrunk
from bot.terminal.phone import Phone
from bot.terminal.playing import ACCOUNT, Stand, play
from bot.terminal.transcript import Transcript, TranscriptRefused, entry_of, read, written
from bot.terminal.typing import meaning
from conversations.effects import Button
from conversations.events import Content, ContentRefused, TextReceived, VoiceReceived
from conversations.service import Service
from conversations.words import words_of
from storage.sealing.identity import new_identity

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
ROWS = ((Button("✓ 1. Yes", "a"), Button("Skip", "b")), (Button("Back", "c"),))
SHORT = Path(__file__).parent.parent / "transcripts" / "short.md"
SAID = words_of("en")


def test_the_screen_shows_both_sides_in_order_and_only_the_bots_buttons_can_be_tapped() -> None:
    phone = Phone()
    asked = phone.show("Is it safe?", ROWS, NOON)
    phone.write("yes [Skip]", NOON)
    phone.show("Good.", (), NOON)
    assert [(one.text, one.theirs) for one in phone.screen] == [
        ("Is it safe?", False),
        ("yes [Skip]", True),
        ("Good.", False),
    ]
    assert [one.text for one in phone.messages] == ["Is it safe?", "Good."]
    assert phone.button("yes") == (asked, ROWS[0][0])
    assert phone.of_bot(2) is None
    phone.revise(asked.id, "Answered", ())
    assert (phone.button("yes"), phone.screen[0].text) == (None, "Answered")


@pytest.mark.parametrize(("hours", "goes"), [(0, True), (48, True), (48.01, False)])
def test_a_message_of_either_side_can_be_taken_away_for_48_hours(hours: float, goes: bool) -> None:
    phone = Phone()
    phone.show("ours", (), NOON)
    phone.write("theirs", NOON)
    later = NOON + timedelta(hours=hours)
    assert [phone.delete(id_, later) for id_ in (1, 2, 77)] == [goes, goes, True]
    assert len(phone.screen) == (0 if goes else 2)


def test_a_line_is_changed_by_its_number_among_those_that_were_written() -> None:
    phone = Phone()
    phone.write("first", NOON)
    phone.show("ours", (), NOON)
    phone.write("second", NOON)
    changed = phone.change(2, "second, again")
    assert changed is not None
    assert [one.text for one in phone.screen] == ["first", "ours", "second, again"]
    phone.delete(1, NOON)
    assert [phone.change(number, "x") for number in (0, 1, 3)] == [None, None, None]


def test_what_is_sent_with_words_under_it_and_voice_notes_can_be_typed() -> None:
    phone = Phone()
    events = [
        meaning(line, phone, NOON).event for line in ("(picture) the letter", "(voice 12 s)", "(voice) x")
    ]
    assert events[0] == ContentRefused(at=NOON, content=Content.PICTURE, words="the letter")
    assert events[1] == VoiceReceived(at=NOON, file="voice", seconds=12)
    assert isinstance(events[2], TextReceived)


def test_what_is_seen_is_written_with_the_words_for_it() -> None:
    phone = Phone()
    before = phone.show("Is it safe?", ROWS, NOON)
    after = phone.revise(before.id, "Is it safe? Yes", ())
    hidden = frozenset({"Skip", "Back"})
    seen = [
        Said(before),
        Revised(before, after),
        Shrunk(after),
        Cleared(0, 0),
        Cleared(3, 0),
        Cleared(0, 2),
        Cleared(1, 1),
    ]
    assert [(one.who, one.text) for one in (entry_of(sight, hidden=hidden) for sight in seen)] == [
        ("bot", "Is it safe?\n[✓ 1. Yes]"),
        ("revises", "Is it safe? Yes"),
        ("shrinks", "Is it safe? Yes"),
        ("chat", "(cleared)"),
        ("chat", "(cleared, the rest blanked)"),
        ("chat", "(cleared, 2 of theirs stay)"),
        ("chat", "(cleared, the rest blanked, 1 of theirs stay)"),
    ]
    assert entry_of(seen[0]).text == "Is it safe?\n[✓ 1. Yes] [Skip] [Back]"


TEXTS = st.text("abc .,:[]()", min_size=1, max_size=30).map(str.strip).filter(bool)
LINES = st.lists(
    st.tuples(
        st.sampled_from(["narrator", "quietly", "at once", "album", "edits", "bot", "chat", "shrinks"]), TEXTS
    ),
    max_size=12,
)


@given(lines=LINES)
def test_a_transcript_that_is_read_and_written_again_is_the_same(lines: list[tuple[str, str]]) -> None:
    head = "# A claim.\n\nday       2026-11-23\n\n"
    body = "".join(f"{who:<10}{text}\n" for who, text in lines)
    once = written(read(head + body))
    assert written(read(once)) == once
    assert [(one.who, one.text) for one in read(once).entries] == [
        (one.who, one.text) for one in read(head + body).entries
    ]


def test_lines_of_one_breath_and_pictures_of_one_album_belong_together() -> None:
    lines = [
        "narrator  one",
        "at once   two",
        "bot       ok",
        "album     (picture)",
        "album     (picture)",
        "narrator  x",
    ]
    found = read("\n".join(["# A claim.", "", "day       2026-11-23", "", *lines])).breaths
    assert [[entry.text for entry in breath] for breath in found] == [
        ["one", "two"],
        ["(picture)", "(picture)"],
        ["x"],
    ]


@pytest.mark.parametrize("line", ["day       tomorrow", "chats     (cleared)"])
def test_a_line_that_means_nothing_is_refused(line: str) -> None:
    with pytest.raises(TranscriptRefused):
        read(f"# A claim.\n\nday       2026-11-23\n\nnarrator  hello\n{line}\n")


async def played(tmp_path: Path, *lines: str) -> tuple[Transcript, Phone]:
    flow = read_flow(SHORT)
    stand = Stand(
        {"short.md": flow}, Service({"en": "help"}), bytes(range(32)), new_identity("ana").recipient
    )
    text = "\n".join(["# A claim.", "", "day       2026-11-23", "flow      short.md", "", *lines, ""])
    phones = Phones()
    return await play(read(text), stand, tmp_path / "data", phones=phones), phones.of(ACCOUNT)


async def test_a_chat_that_is_hidden_days_later_keeps_what_is_too_old_and_says_so(tmp_path: Path) -> None:
    """With the service restarted between any two lines."""
    transcript, phone = await played(
        tmp_path, "narrator  /start", "narrator  [1]", "day       2026-11-27", "narrator  /hide"
    )
    (seen,) = [entry.text for entry in transcript.entries if entry.who == "chat"]
    assert seen == "(cleared, the rest blanked, 1 of theirs stay)"
    assert phone.screen[0].text == "/start"
    assert {one.text for one in phone.messages[:-1]} == {"…"}
    closing = phone.messages[-1].text
    assert closing.startswith("One older message of yours is still here.")
    assert closing.endswith(SAID.safety.hidden)


async def test_a_line_that_is_not_there_cannot_be_changed(tmp_path: Path) -> None:
    with pytest.raises(TranscriptRefused, match="changes a line"):
        await played(tmp_path, "narrator  /start", "edits     2: other words")
