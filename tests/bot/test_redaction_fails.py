"""Where redaction fails nothing is shown to staff, nothing is lost, and the narrator is told kindly."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.app import help_card, read_flow, service
from bot.staff.local import LocalChannel
from bot.terminal.channel import CHANNEL, Channel, Phones, Posted, Said, Sight
from conversations.redaction import redact_story
from conversations.session import Stage
from conversations.words import words_of
from storage.sealing.identity import new_identity
from storage.store import Store

SAID = words_of("en")
FORM = Path(__file__).parents[1] / "transcripts" / "short.md"
AT = datetime(2026, 11, 23, 12, tzinfo=UTC)
TOLD = (
    "/start",
    "[16 or over]",
    "We waited for our son Wilberforce.",
    "[Done]",
    "[Skip]",
    "[Skip]",
    "[Skip]",
)
FAILS = (b"Quillonia",)
"""The names of an account that are no text: nothing that Telegram can send, and what redaction cannot read."""


def test_redaction_fails_on_what_is_no_text() -> None:
    with pytest.raises(TypeError):
        redact_story(("We waited.",), known=FAILS)  # type: ignore[arg-type]


def said(sights: list[Sight]) -> list[str]:
    """The words of the bot's new messages."""
    return [sight.message.text for sight in sights if isinstance(sight, Said)]


async def test_where_redaction_fails_nothing_is_posted_and_the_draft_stays(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """On the way to the card, at the list of words, and at Send; afterwards the talk goes on where it was."""
    store = await Store.open(
        tmp_path / "data", secret=bytes(32), recipients=[new_identity("ana").recipient], week="2026-W48"
    )
    phones, staff = Phones(), LocalChannel(tmp_path / "staff.txt")
    flow = read_flow(FORM)
    channel = Channel(
        store, flow, service=service(flow, help_card(None)), phones=phones, staff=staff, clock=lambda: AT
    )
    await channel.begin()
    phone = phones.of(1)

    async def fails(line: str) -> None:
        before = await channel.session(1)
        phone.called = FAILS  # type: ignore[assignment]
        sights = await channel.hear(1, line)
        phone.called = ()
        assert said(sights) == [SAID.asking.trouble]
        assert not [sight for sight in sights if isinstance(sight, Posted)]
        assert await channel.session(1) == before
        assert before is not None
        assert before.stage is not Stage.IDLE

    for line in TOLD:
        await channel.hear(1, line)
    await channel.hear(1, "[Staff may read what I wrote]")
    await fails("[Done]")
    assert any(SAID.card.heading in text for text in said(await channel.hear(1, "[Done]")))
    await fails("waited")
    await fails("[Send]")
    assert not (tmp_path / "staff.txt").exists() or "waited" not in (tmp_path / "staff.txt").read_text()
    sights = await channel.hear(1, "[Send]")
    assert [sight for sight in sights if isinstance(sight, Posted)]
    assert "Wilberforce" not in caplog.text
    assert "Quillonia" not in caplog.text
    assert "TypeError" in caplog.text
    assert CHANNEL
    await store.close()
