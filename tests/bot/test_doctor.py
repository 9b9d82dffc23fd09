"""The doctor finds nothing where all is well, and each fault by itself with what to do."""

import io
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.__main__ import main
from bot.app import help_card, now, read_flow, service
from bot.doctor import Finding, examine
from bot.settings import Settings
from bot.telegram import checkup
from bot.terminal.playground import Playground, make
from bot.terminal.rehearsal import rehearse
from conversations.digest.slots import Timetable
from storage import queries
from tests.telegram.fake import FakeTelegram
from tests.telegram.world import World

REVIEWED = datetime(2026, 11, 24, tzinfo=UTC)
CARD = """\
area = "Ash valley"
opening = { en = "These people can talk to you.", cy = "Gall y bobl hyn siarad â chi." }
closing = { en = "Carry on when you like.", cy = "Ewch ymlaen pan fynnwch." }
[[line]]
name = "A line"
reach = { en = "call 1", cy = "ffoniwch 1" }
serves = { en = "For anyone.", cy = "I unrhyw un." }
source = "https://example.org/"
reviewed = 2026-11-23
review_by = 2027-05-23
"""


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which one talk was begun; to be copied, not used."""
    folder = tmp_path_factory.mktemp("begun") / "r"
    rehearse(folder, None, None, io.StringIO("[1]\n"), io.StringIO(), clock=lambda: REVIEWED)
    return folder


@pytest.fixture
def ground(begun: Path, tmp_path: Path) -> Playground:
    """The same, for one test alone."""
    shutil.copytree(begun, tmp_path / "r")
    return Playground(tmp_path / "r")


@pytest.fixture
def card(tmp_path: Path) -> Path:
    """A help card that somebody has checked."""
    path = tmp_path / "help.toml"
    path.write_text(CARD, encoding="utf-8")
    return path


def crosses(settings: Settings, card: Path | None, *, at: datetime = REVIEWED) -> list[str]:
    """What is to be mended, where the notice says who runs the service."""
    settings = replace(settings, help=card, contact="Ash Valley Council, 01632 960000")
    return [str(finding) for finding in examine(settings, {}, now=at) if not finding.fine]


def test_a_folder_in_use_is_well(ground: Playground, card: Path) -> None:
    assert crosses(ground.settings(None), card) == []


def test_a_folder_not_used_yet_is_well(tmp_path: Path, card: Path) -> None:
    ground = make(tmp_path / "new", {"ana": "a long password"}, purpose="A test.")
    assert crosses(ground.settings(None), card) == []


def test_an_old_backup_is_told_once_there_is_a_story_to_lose(ground: Playground, card: Path) -> None:
    """None at all, one of three days ago; and one of an hour ago is well."""

    def told(hours: int | None) -> list[str]:
        with closing(sqlite3.connect(ground.data / "ledger.db", isolation_level=None)) as ledger:
            if hours is not None:
                hour = int((REVIEWED - timedelta(hours=hours)).timestamp()) // 3600
                ledger.execute(queries.mark_keep, ("backup", hour.to_bytes(8, "big")))
        return [line for line in crosses(ground.settings(None), card) if "backup is older" in line]

    assert told(None) == []
    with closing(sqlite3.connect(ground.data / "ledger.db", isolation_level=None)) as ledger:
        ledger.execute(queries.story_add, (bytes(16), "f", "2026-W40", b""))
    assert [len(told(hours)) for hours in (None, 72, 1)] == [1, 1, 0]


def test_a_missing_secret_is_named(ground: Playground, card: Path) -> None:
    (_, fits) = crosses(replace(ground.settings(None), secret_file=None), card)
    assert "FIRSTHAND_SECRET_FILE" in fits


def test_a_secret_that_others_can_read_is_named(ground: Playground, card: Path) -> None:
    ground.secret.chmod(0o644)
    assert any("chmod 600" in cross for cross in crosses(ground.settings(None), card))


def test_another_secret_than_the_datas_is_told(ground: Playground, tmp_path: Path, card: Path) -> None:
    other = make(tmp_path / "other", {"ana": "a long password"}, purpose="A test.")
    (found,) = crosses(replace(ground.settings(None), secret_file=other.secret), card)
    assert "not the one this data was kept under" in found


def test_a_data_folder_open_to_others_is_told(ground: Playground, card: Path) -> None:
    ground.data.chmod(0o755)
    (found,) = crosses(ground.settings(None), card)
    assert f"chmod 700 {ground.data}" in found


def test_no_recipient_is_told(ground: Playground, card: Path) -> None:
    for path in (ground.data / "recipients").iterdir():
        path.unlink()
    (found,) = crosses(ground.settings(None), card)
    assert "firsthand keys new" in found


def test_a_damaged_database_is_told_and_not_touched(ground: Playground, card: Path) -> None:
    ledger = ground.data / "ledger.db"
    damaged = bytearray(ledger.read_bytes())
    damaged[4096 * 2 : 4096 * 6] = b"\xa5" * 4096 * 4
    ledger.write_bytes(damaged)
    found = crosses(ground.settings(None), card)
    assert any("is damaged" in cross and "restore" in cross for cross in found)
    assert ledger.read_bytes() == damaged


def test_half_of_the_data_is_told(ground: Playground, card: Path) -> None:
    (ground.data / "shares.db").unlink()
    assert any("not the other" in cross for cross in crosses(ground.settings(None), card))


def test_a_help_line_past_its_day_is_told(ground: Playground, card: Path) -> None:
    (found,) = crosses(ground.settings(None), card, at=REVIEWED + timedelta(days=3650))
    assert "The help line A line was to be checked by 2027-05-23" in found
    assert "https://example.org/" in found


def test_the_built_in_help_lines_are_a_cross_until_somebody_has_checked_them(ground: Playground) -> None:
    (found,) = crosses(ground.settings(None), None)
    assert "Nobody has checked 11 of the 11 lines" in found
    assert "Samaritans" in found
    assert "FIRSTHAND_HELP" in found


def test_a_help_line_that_nobody_has_checked_is_told_with_its_file(ground: Playground, card: Path) -> None:
    days = "reviewed = 2026-11-23\nreview_by = 2027-05-23\n"
    more = CARD[CARD.index("[[line]]") :].replace(days, "").replace("A line", "Another")
    card.write_text(CARD + more, encoding="utf-8")
    (found,) = crosses(ground.settings(None), card)
    assert "Nobody has checked 1 of the 2 lines of the Help now card: Another." in found
    assert str(card) in found


def test_a_help_card_that_lacks_a_language_people_are_spoken_to_in_is_told(
    ground: Playground, card: Path
) -> None:
    """Drafts are not asked about: nobody is spoken to in them."""
    card.write_text(CARD.replace(', cy = "I unrhyw un."', ""), encoding="utf-8")
    (found,) = crosses(ground.settings(None), card)
    assert "The Help now card lacks 1 of its 5 texts in Cymraeg (cy)" in found
    assert "firsthand languages" in found


def test_a_draft_that_the_steward_offers_is_asked_about_too(ground: Playground, card: Path) -> None:
    (found,) = crosses(replace(ground.settings(None), languages=frozenset({"pl"})), card)
    assert "The Help now card lacks 4 of its 5 texts in Polski (pl)" in found


def test_a_card_that_is_well_is_named_with_its_area_and_its_next_day(ground: Playground, card: Path) -> None:
    def said(day: datetime) -> str:
        settings = replace(ground.settings(None), help=card)
        return next(
            finding.what for finding in examine(settings, {}, now=day) if "Help now card" in finding.what
        )

    assert said(REVIEWED) == ("The Help now card (Ash valley) has 1 line, next to be checked by 2027-05-23.")
    assert said(datetime(2027, 5, 1, tzinfo=UTC)).endswith("2027-05-23, which is soon.")


def test_a_help_card_with_a_mistake_or_none_is_told(ground: Playground, card: Path) -> None:
    card.write_text(CARD.replace("reach", "reech"), encoding="utf-8")
    (wrong,) = crosses(ground.settings(None), card)
    assert f"{card}: Help line 1 has no reach" in wrong
    card.unlink()
    (missing,) = crosses(ground.settings(None), card)
    assert "FIRSTHAND_HELP" in missing


def test_a_notice_that_does_not_say_who_runs_the_service_is_told_with_the_setting(
    ground: Playground, card: Path
) -> None:
    without = replace(ground.settings(None), help=card)
    (found,) = (str(finding) for finding in examine(without, {}, now=REVIEWED) if not finding.fine)
    assert "how to ask or complain without Telegram" in found
    assert "FIRSTHAND_CONTACT" in found


def test_who_runs_the_service_reaches_the_conversation(ground: Playground, card: Path) -> None:
    """As it was written, its telephone number marked to be read in its order where the writing runs the other way."""
    for written, told in (
        ("Ash Valley Council, 01632 960000", "Ash Valley Council, 01632 960000"),
        ("بلدية الوادي، 01632 960000", "بلدية الوادي، \u200e01632 960000"),
    ):
        settings = replace(ground.settings(None), contact=written)
        assert service(read_flow(None), help_card(card), settings).contact == told


def housed(folder: Path, settings: Settings, where: str) -> Settings:
    """The same service with a channel for some stories."""
    path = folder / "channels.toml"
    path.write_text(
        f'[[channel]]\nname = "Housing"\nchat = -1002\n[channel.where]\n{where}\n', encoding="utf-8"
    )
    return replace(settings, channels=path, staff_chat=-1001)


def test_a_channel_that_does_not_fit_the_questions_is_told(
    ground: Playground, tmp_path: Path, card: Path
) -> None:
    (found,) = crosses(housed(tmp_path, ground.settings(None), 'needs = ["a house"]'), card)
    assert "The channel Housing goes by needs = a house, and there is no such choice" in found


def test_a_channel_that_would_single_out_a_few_is_named_with_the_reason_and_no_count(
    ground: Playground, tmp_path: Path
) -> None:
    settings = housed(tmp_path, ground.settings(None), 'needs = ["home"]')
    said = [finding for finding in examine(settings, {}, now=REVIEWED) if "Housing" in finding.what]
    assert [finding.fine for finding in said] == [True, True]
    assert said[0].what == "Beside the staff channel there are: Housing."
    assert "The channel Housing gets no posts of its own yet: fewer than 20 narrators" in said[1].what


def test_the_digest_is_told_with_its_hour_and_where_the_questions_give_it_nothing(
    ground: Playground, tmp_path: Path, card: Path
) -> None:
    timetable = Timetable(1, time(9, 5), ZoneInfo("Europe/London"))
    settings = replace(ground.settings(None), digest=timetable)
    told = [finding.what for finding in examine(settings, {}, now=REVIEWED) if "The digest" in finding.what]
    assert told == [
        "The digest goes out each Tuesday at 09:05 (Europe/London), with numbers once a batch has 40 narrators."
    ]
    flow = tmp_path / "plain.md"
    flow.write_text(
        "| survey |\n| | type | name | label | kv:guard |\n| | text | story | What happened? | pii |\n"
        "| | select_multiple use | use | What may we do? | consent |\n"
        "| choices |\n| | list_name | name | label |\n| | use | quote | Read it |\n",
        encoding="utf-8",
    )
    (found,) = crosses(replace(settings, flow=flow), card)
    assert "name nothing that a digest could count" in found
    assert "FIRSTHAND_DIGEST" in found


def test_a_flow_with_mistakes_is_told(ground: Playground, tmp_path: Path, card: Path) -> None:
    flow = tmp_path / "wrong.md"
    flow.write_text("| survey |\n| | type | name | label |\n| | dream | one | What? |\n")
    (found,) = crosses(ground.settings(flow), card)
    assert "firsthand check" in found


def test_a_wrong_setting_is_a_cross_and_no_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = tmp_path / "firsthand.toml"
    config.write_text('FIRSTHAND_STAFF_CHAT = "staff"\n')
    assert main(["doctor", "--offline", "--config", str(config)]) == 1
    assert capsys.readouterr().out.startswith("✗ FIRSTHAND_STAFF_CHAT must be")


# What Telegram says


def settings_for(fake: FakeTelegram) -> Settings:
    return Settings(
        data=Path("data"),
        secret_file=None,
        flow=None,
        token=fake.token,
        base_url=fake.base_url,
        staff_chat=fake.staff_chat,
    )


async def asked(settings: Settings, *, fast: timedelta = timedelta(0)) -> list[Finding]:
    return [finding async for finding in checkup.examine(settings, clock=lambda: now() + fast)]


def told(findings: list[Finding]) -> list[str]:
    return [str(finding) for finding in findings if not finding.fine]


async def test_a_bot_with_its_rights_is_well_and_no_update_is_taken_from_it() -> None:
    async with FakeTelegram() as fake:
        fake.say(5550001, "hello")
        findings = await asked(settings_for(fake))
        assert told(findings) == []
        assert any("1 message waits" in finding.what for finding in findings)
        assert fake.calls_of("getUpdates") == []


async def test_a_refused_token_is_told_and_not_shown() -> None:
    async with FakeTelegram() as fake:
        wrong = replace(settings_for(fake), token="123456789:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc")
        (found,) = told(await asked(wrong))
    assert "refuses the token" in found
    assert "AAEhBOweik6" not in found


async def test_a_missing_token_is_told() -> None:
    (found,) = told(await asked(Settings(data=Path("data"), secret_file=None, flow=None)))
    assert "FIRSTHAND_TELEGRAM_TOKEN" in found


async def test_a_server_that_is_not_there_is_told() -> None:
    async with FakeTelegram() as fake:
        settings = settings_for(fake)
    (found,) = told(await asked(settings))
    assert "cannot be reached" in found


async def test_a_clock_that_is_wrong_is_told() -> None:
    async with FakeTelegram() as fake:
        (found,) = told(await asked(settings_for(fake), fast=timedelta(minutes=5)))
    assert "clock" in found


async def test_a_webhook_in_the_way_is_told() -> None:
    async with FakeTelegram() as fake:
        fake.world.queue.set_webhook("https://bot.example.org/hook")
        (found,) = told(await asked(settings_for(fake)))
    assert "deleteWebhook" in found


async def test_a_staff_chat_that_the_bot_cannot_see_is_told() -> None:
    async with FakeTelegram() as fake:
        (found,) = told(await asked(replace(settings_for(fake), staff_chat=-1009999999999)))
        (unset,) = told(await asked(replace(settings_for(fake), staff_chat=None)))
    assert "cannot see the staff chat" in found
    assert "FIRSTHAND_STAFF_CHAT is not set" in unset


async def test_a_group_that_moved_is_told_with_its_new_number() -> None:
    async with FakeTelegram(staff="group") as fake:
        settings = settings_for(fake)
        fake.migrate(fake.staff_chat, -1005556667777)
        (found,) = told(await asked(settings))
    assert "FIRSTHAND_STAFF_CHAT=-1005556667777" in found


async def test_a_bot_without_rights_in_the_channel_is_told_both() -> None:
    async with FakeTelegram() as fake:
        world: World = fake.world
        world.open_chat(fake.staff_chat, "supergroup", "Family services", bot="member")
        (found,) = told(await asked(settings_for(fake)))
    assert "may not delete" in found


@pytest.mark.parametrize(
    ("kind", "member", "fine"),
    [
        (
            "channel",
            {"status": "administrator", "can_post_messages": True, "can_delete_messages": True},
            (True, True),
        ),
        ("channel", {"status": "administrator", "can_post_messages": True}, (True, False)),
        ("channel", {"status": "administrator", "can_delete_messages": True}, (False, True)),
        ("channel", {"status": "left"}, (False, False)),
        ("supergroup", {"status": "member"}, (True, False)),
        (
            "supergroup",
            {"status": "restricted", "is_member": True, "can_send_messages": False},
            (False, False),
        ),
        ("group", {"status": "administrator", "can_delete_messages": True}, (True, True)),
        ("group", {"status": "kicked"}, (False, False)),
    ],
)
def test_rights_are_read_as_telegram_means_them(
    kind: str, member: dict[str, object], fine: tuple[bool, bool]
) -> None:
    assert tuple(finding.fine for finding in checkup.rights(kind, member)) == fine
