"""``firsthand digest`` shows what would go out, changes nothing, and tells no true number."""

import json
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.__main__ import main
from bot.app import read_flow
from bot.digest.making import Made, Order
from bot.digest.preview import Preview, preview
from bot.staff.channels import Channel
from conversations.digest.edition import Answer, Stage
from conversations.digest.frame import frame_of
from conversations.digest.scopes import EVERYTHING, Scope
from conversations.digest.slots import Slot, Timetable
from conversations.flow import Flow
from conversations.post import Piece
from conversations.weeks import week_of
from storage.datasecret import read_secret
from storage.digests import Drafted, reading
from storage.keys import make_secret_file
from storage.sealing.identity import new_identity
from storage.store import Store
from tests.bot.joining import join
from tests.bot.storytelling import FORM

NOW = datetime.now(UTC)
"""The command asks the clock, so stories join in true weeks."""

TABLE = Timetable(1, time(10), ZoneInfo("UTC"))

CHANNELS = """\
[[channel]]
name = "Homes: north/south"
chat = -1001111111111
[channel.where]
needs = ["home"]

[[channel]]
name = "Waiting"
chat = -1002222222222
[channel.where]
wait = ["weeks", "months"]
needs = ["money"]
"""


@dataclass(frozen=True, slots=True)
class Running:
    """A running bot, as far as its store goes, and its settings."""

    store: Store
    flow: Flow
    config: str
    folder: Path
    secret: bytes

    async def join(
        self,
        count: int,
        *,
        weeks_ago: int = 0,
        channel: str = EVERYTHING,
        quote: str = "",
        mixed: bool = False,
    ) -> None:
        week = week_of(NOW - timedelta(weeks=weeks_ago))
        window = 1 if quote else 0
        await join(
            self.store,
            self.flow,
            range(count),
            week=week,
            channel=channel,
            quote=quote,
            window=window,
            mixed=mixed,
        )

    def digest(self, *arguments: str) -> int:
        """The command, beside the running bot."""
        return main(["digest", "--config", self.config, *arguments])

    def set(self, key: str, value: str) -> None:
        with Path(self.config).open("a") as file:
            file.write(f"FIRSTHAND_{key.upper()} = {json.dumps(value)}\n")

    def previewed(self, *, approval: bool = False) -> Preview:
        """What the command would show of the staff channel, drawn by nobody."""

        def made(order: Order) -> Made:
            return Made(None, (Piece("made"),), (), "alt", b"png", b"pdf", None)

        with reading(self.folder / "data", self.secret) as (digests, transaction):
            return preview(
                digests,
                transaction,
                Channel(EVERYTHING, -1, Scope(EVERYTHING)),
                frame=frame_of(self.flow),
                acts={},
                timetable=TABLE,
                now=NOW,
                full=40,
                approval=approval,
                make=made,
            )


@pytest.fixture
async def running(tmp_path: Path) -> AsyncIterator[Running]:
    data, secret, form, channels = (
        tmp_path / name for name in ("data", "secret", "form.md", "channels.toml")
    )
    make_secret_file(secret, data=data)
    form.write_text(FORM, encoding="utf-8")
    channels.write_text(CHANNELS, encoding="utf-8")
    settings = {
        "data": str(data),
        "secret_file": str(secret),
        "flow": str(form),
        "channels": str(channels),
        "staff_chat": "-1003333333333",
    }
    config = tmp_path / "firsthand.toml"
    config.write_text(
        "".join(f"FIRSTHAND_{key.upper()} = {json.dumps(value)}\n" for key, value in settings.items())
    )
    flow = read_flow(form)
    opened = read_secret(secret, data=data, environment={})
    store = await Store.open(
        data,
        secret=opened,
        recipients=[new_identity("ana").recipient],
        week="2026-W48",
    )
    await store.write(lambda transaction: store.vault.keep_flow(transaction, flow, bytes(32)))
    yield Running(store, flow, str(config), tmp_path, opened)
    await store.close()


# What a preview says


@pytest.mark.parametrize(
    ("count", "weeks", "words"),
    [
        (0, 0, ["A quiet card: 0 to 19 families, and 40 are needed", "without numbers in 8 weeks"]),
        (27, 3, ["A quiet card: 20 to 39 families, and 40 are needed", "without numbers in 5 weeks"]),
        (27, 7, ["A quiet card: 20 to 39 families, and 40 are needed", "without numbers in 1 week,"]),
        (
            12,
            9,
            ["A quiet card: 0 to 19 families, and 40 are needed", "without numbers at the slot that follows"],
        ),
        (27, 8, ["open for 8 weeks and closes without numbers: 20 to 39 families"]),
        (47, 1, ["closes with numbers: 40 to 59 families, and 40 are enough"]),
    ],
)
async def test_it_says_why_with_bands_and_weeks_and_no_true_number(
    running: Running, count: int, weeks: int, words: list[str]
) -> None:
    await running.join(count, weeks_ago=weeks)
    found = running.previewed()
    told = " ".join(found.why)
    assert [one for one in words if one not in told] == []
    assert count == 0 or re.search(rf"\b{count}\b", told) is None


async def test_a_channel_that_has_just_begun_is_shown_for_the_slot_after_the_next(running: Running) -> None:
    assert (running.previewed().slot, running.previewed().why[0][:28]) == (
        TABLE.following(TABLE.following(NOW).due),
        "This channel has just begun:",
    )
    await running.store.write(lambda t: running.store.digests.slot_done(t, EVERYTHING, TABLE.last(NOW).week))
    found = running.previewed()
    assert found.slot == TABLE.following(NOW)
    assert "begun" not in " ".join(found.why)


async def test_a_draft_is_shown_once_it_was_let_through_and_told_of_while_it_waits(running: Running) -> None:
    drafted = Drafted(EVERYTHING, "2026-W48", None, (Piece("As drafted."),), (), "caption", b"png", b"pdf")
    number = await running.store.write(lambda t: running.store.digests.keep_edition(t, drafted))
    found = running.previewed(approval=True)
    assert "A draft waits in the approval chat" in found.why[-1]
    assert found.text == "made"
    await running.store.write(lambda t: running.store.digests.approve_edition(t, number))
    found = running.previewed(approval=True)
    assert "let through already" in found.why[-1]
    assert (found.text, found.alt, found.picture, found.wall) == ("As drafted.", "caption", b"png", b"pdf")


async def test_with_an_approval_chat_it_says_that_somebody_must_let_it_through(running: Running) -> None:
    await running.join(45)
    assert "approval chat" in running.previewed(approval=True).why[-1]
    assert "approval chat" not in " ".join(running.previewed().why)


async def test_a_damaged_release_ledger_is_told_with_what_to_do(running: Running) -> None:
    await running.store.write(lambda t: running.store.digests.close(t, EVERYTHING, 1, None, "2026-W47"))
    await join(running.store, running.flow, range(45), week="2026-W48", batch=2)
    await running.store.write(
        lambda t: t.ledger.execute("UPDATE releases SET sealed = zeroblob(99)").rowcount
    )
    assert running.previewed().why[-1].startswith("Restore the newest backup")


# The command


def test_by_itself_it_says_who_sends_digests_and_how_to_see_the_next(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["digest"]) == 0
    words = capsys.readouterr().out
    assert "running bot" in words
    assert "--preview" in words


async def test_a_full_batch_is_shown_as_staff_would_get_it_and_written_as_files(
    running: Running, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await running.join(47, quote="She rang back on the same day.", mixed=True)
    out = tmp_path / "next"
    out.mkdir()
    assert running.digest("--preview", "--channel", EVERYTHING, "--out", str(out)) == 0
    words = capsys.readouterr().out
    assert "40 to 59 families, and 40 are enough" in words
    assert "She rang back on the same day." in words
    assert "drawn by lot at the slot" in words
    assert "47" not in re.sub(r"\d{4}-W\d\d|[\d,]+ bytes|\d+ \w+ \d{4}|week \d+|/\S+", "", words)
    text, alt, png, pdf = (
        next(out.glob(f"digest-*-staff{ending}")) for ending in (".txt", ".alt.txt", ".png", ".pdf")
    )
    assert text.read_text(encoding="utf-8").strip() in words
    assert "30" in alt.read_text(encoding="utf-8")
    assert "rang" not in alt.read_text(encoding="utf-8")
    assert (png.read_bytes()[:4], pdf.read_bytes()[:5]) == (b"\x89PNG", b"%PDF-")
    assert len(list(out.iterdir())) == 4


async def test_nothing_is_changed_and_every_channel_is_shown(
    running: Running, capsys: pytest.CaptureFixture[str]
) -> None:
    await running.join(25)
    await running.store.write(
        lambda t: running.store.digests.answer(t, EVERYTHING, Answer(Stage.CHANGED, "We ring back."))
    )
    tables = ("members", "channels", "releases", "answers", "editions", "parts", "outbox")

    async def kept() -> list[list[tuple[object, ...]]]:
        return await running.store.write(
            lambda t: [t.ledger.execute(f"SELECT * FROM {table}").fetchall() for table in tables]
        )

    before = await kept()
    assert len(before[0]) == 25
    assert running.digest("--preview") == 0
    words = capsys.readouterr().out
    assert "We ring back." in words
    assert [name for name in ("Homes: north/south, ", "\nWaiting, ", "\nstaff, ") if name not in words] == []
    assert await kept() == before


async def test_channels_are_listed_with_what_they_get_and_why_they_are_refused(
    running: Running, capsys: pytest.CaptureFixture[str]
) -> None:
    await running.join(33)
    assert running.digest("--channels") == 0
    homes, waiting, staff = capsys.readouterr().out.splitlines()
    assert homes == "Homes: north/south: gets stories that answer “What did you need?” with “A home”."
    assert waiting.startswith(
        "Waiting: gets stories that answer “What did you need?” with “Money”; "
        "“How long did you wait?” with “Weeks” or “Months”. Refused for now:"
    )
    assert "fewer than 20 families" in waiting
    assert "33" not in waiting
    assert staff == "staff: gets everything that no other channel takes."


async def test_what_is_wrong_is_one_sentence_that_says_what_to_do(
    running: Running, capsys: pytest.CaptureFixture[str]
) -> None:
    assert running.digest("--preview", "--channel", "Nobody") == 2
    assert "The channels are: Homes: north/south, Waiting, staff." in capsys.readouterr().err
    running.set("digest", "off")
    assert running.digest("--preview") == 2
    assert "FIRSTHAND_DIGEST is off" in capsys.readouterr().err
    assert running.digest("--channels") == 0


@pytest.mark.parametrize(
    ("name", "file"),
    [
        (EVERYTHING, "digest-2026-W49-staff.txt"),
        ("Homes: north/south", "digest-2026-W49-homes-north-south.txt"),
        ("../../etc", "digest-2026-W49-etc.txt"),
        ("الإسكان", "digest-2026-W49-channel.txt"),
    ],
)
def test_a_channel_s_name_makes_a_plain_file_name(name: str, file: str) -> None:
    slot = Slot("2026-W49", NOW)
    assert next(iter(Preview(name, slot, (), "text", "alt", b"", b"").files)) == file
