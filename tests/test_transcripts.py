"""Every transcript comes out as it is written, with the service restarted between any two lines."""

from pathlib import Path

import pytest

from bot.app import help_card, read_flow, service
from bot.terminal.playing import Stand, play
from bot.terminal.transcript import read, written
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


def test_there_are_transcripts() -> None:
    assert len(TALKS) >= 10
