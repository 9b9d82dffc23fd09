"""Every transcript comes out as it is written, with the service restarted before and after every line that shows an answer."""

from pathlib import Path

import pytest

from bot.app import help_card, read_flow, service
from bot.terminal.playing import Stand, play
from bot.terminal.transcript import KEEPS, NARRATOR, Entry, read, written
from conversations.events import Command, Content
from conversations.words import controls
from storage.sealing.identity import new_identity

FOLDER = Path(__file__).parent / "transcripts"
TALKS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.txt"))}


def made() -> Stand:
    """What transcripts are played on: every form and every help card beside them."""
    flow = read_flow(None)
    return Stand(
        {None: flow, **{path.name: read_flow(path) for path in FOLDER.glob("*.md")}},
        service(flow, help_card(None)),
        bytes(range(32)),
        new_identity("ana").recipient,
        controls(),
        {path.name: service(flow, help_card(path)).help_cards for path in FOLDER.glob("*.toml")},
    )


@pytest.fixture(scope="module")
def stand() -> Stand:
    return made()


@pytest.mark.parametrize("name", TALKS)
async def test_a_transcript_comes_out_as_written(name: str, stand: Stand, tmp_path: Path) -> None:
    expected = TALKS[name]
    assert written(await play(read(expected), stand, tmp_path / "data")) == expected


def answers(name: str) -> tuple[Entry, ...]:
    """What comes back in a transcript, with what it comes back to: all that is not said quietly before."""
    entries = read(TALKS[name]).entries
    begins = next(at for at, entry in enumerate(entries) if entry.who == NARRATOR)
    return tuple(entry for entry in entries[begins:] if entry.who != KEEPS)


def test_the_same_is_said_to_the_byte_whether_or_not_there_is_a_story() -> None:
    told, untold = answers("asked_where_a_story_was_sent"), answers("asked_where_no_story_was_sent")
    assert len(told) > 30
    assert told == untold


def test_every_transcript_claims_something_of_its_own() -> None:
    claims = {read(text).claim for text in TALKS.values()}
    assert len(claims) == len(TALKS) > 80
    assert all(" ".join(claim).endswith(".") for claim in claims)


def test_every_command_and_every_kind_of_content_is_in_some_transcript() -> None:
    said = {entry.text for text in TALKS.values() for entry in read(text).said}
    assert {f"/{command.value}" for command in Command} - said == {"/done"}  # typed as a word
    assert {f"({content.value})" for content in Content} <= said
