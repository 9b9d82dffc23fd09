"""Settings come from the environment and a file; what is wrong is named with its fix, and never quoted."""

from datetime import UTC, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.settings import SettingRefused, Settings, read_settings
from conversations.digest.slots import Timetable

TOKEN = "123456789:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc"


def test_without_any_setting_the_defaults_are_telegrams_own(tmp_path: Path) -> None:
    config = tmp_path / "empty.toml"
    config.write_text("")
    settings = read_settings({}, config)
    assert (settings.base_url, settings.release_after, settings.release_together) == (
        "https://api.telegram.org",
        6 * 3600,
        3,
    )
    assert (settings.messages_per_second, settings.messages_per_chat) == (30.0, 1.0)


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    config = tmp_path / "firsthand.toml"
    config.write_text('FIRSTHAND_DATA = "from-file"\nFIRSTHAND_STAFF_CHAT = -1001234567890\n')
    settings = read_settings({"FIRSTHAND_DATA": "from-environment"}, config)
    assert (settings.data, settings.staff_chat) == (Path("from-environment"), -1001234567890)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("FIRSTHAND_TELEGRAM_TOKEN", "not a token"),
        ("FIRSTHAND_TELEGRAM_TOKEN", "123:ABC DEF"),
        ("FIRSTHAND_TELEGRAM_BASE_URL", "api.telegram.org"),
        ("FIRSTHAND_TELEGRAM_BASE_URL", "ftp://api.telegram.org"),
        ("FIRSTHAND_TELEGRAM_BASE_URL", "https:///"),
        ("FIRSTHAND_TELEGRAM_BASE_URL", "https://:8081"),
        ("FIRSTHAND_TELEGRAM_BASE_URL", "http://[::1"),
        ("FIRSTHAND_TELEGRAM_BASE_URL", "http://127.0.0.1:port"),
        ("FIRSTHAND_TELEGRAM_BASE_URL", "http://127.0.0.1:99999"),
        ("FIRSTHAND_TELEGRAM_BASE_URL", "https://api.telegram.org/bot"),
        ("FIRSTHAND_TELEGRAM_BASE_URL", "https://api.telegram.org?token=1"),
        ("FIRSTHAND_TELEGRAM_BASE_URL", "https://api.telegram.org?"),
        ("FIRSTHAND_TELEGRAM_BASE_URL", "https://api.telegram.org#top"),
        ("FIRSTHAND_TELEGRAM_BASE_URL", "https://me:secret@api.telegram.org"),
        ("FIRSTHAND_STAFF_CHAT", "@staff"),
        ("FIRSTHAND_STAFF_CHAT", "-0"),
        ("FIRSTHAND_STAFF_CHAT", "-1_001_234"),
        ("FIRSTHAND_STAFF_CHAT", "-99999999999999999999"),
        ("FIRSTHAND_APPROVAL_CHAT", "5550001111"),
        ("FIRSTHAND_APPROVAL_ROLE", "approver"),  # without a chat it would let nobody through
        ("FIRSTHAND_DIGEST", "tue 24:00"),
        ("FIRSTHAND_DIGEST", "tue 9.30"),
        ("FIRSTHAND_DIGEST", "tu 10:00"),
        ("FIRSTHAND_DIGEST", "tuesdays 10:00"),
        ("FIRSTHAND_DIGEST", "mar 10:00"),
        ("FIRSTHAND_DIGEST", "tue 1٠:00"),
        ("FIRSTHAND_DIGEST_BATCH", "39"),
        ("FIRSTHAND_DIGEST_BATCH", "1001"),
        ("FIRSTHAND_DIGEST_BATCH", "forty"),
        ("FIRSTHAND_RELEASE_AFTER", "-1"),
        ("FIRSTHAND_RELEASE_AFTER", "soon"),
        ("FIRSTHAND_RELEASE_AFTER", "3600.5"),
        ("FIRSTHAND_RELEASE_AFTER", "1_200"),
        ("FIRSTHAND_RELEASE_AFTER", "٣٦٠٠"),
        ("FIRSTHAND_RELEASE_AFTER", "7776001"),
        ("FIRSTHAND_TIME_ZONE", "Europe/Lundon"),
        ("FIRSTHAND_TIME_ZONE", "Africa"),
        ("FIRSTHAND_TIME_ZONE", "../../etc/passwd"),
        ("FIRSTHAND_TIME_ZONE", "/etc/localtime"),
        ("FIRSTHAND_RELEASE_TOGETHER", "none"),
        ("FIRSTHAND_RELEASE_TOGETHER", "1" * 5000),
        ("FIRSTHAND_MESSAGES_PER_SECOND", "nan"),
        ("FIRSTHAND_MESSAGES_PER_SECOND", "inf"),
        ("FIRSTHAND_MESSAGES_PER_CHAT", "0.09"),
        ("FIRSTHAND_CONTACT", "x" * 201),
        ("FIRSTHAND_CONTACT", "Ash Valley Council\n1 High Street"),
        ("FIRSTHAND_CONTACT", "Ash Valley Council\tAshton"),
        ("FIRSTHAND_CONTACT", "Ash Valley \u202eCouncil"),
        ("FIRSTHAND_LANGUAGES", "pl kw"),
        ("FIRSTHAND_VOICE", "maybe"),
        ("FIRSTHAND_SPEECH", "http://192.168.1.20:8080/inference"),
        ("FIRSTHAND_SPEECH", "http://speech.example:8080/inference"),
        ("FIRSTHAND_SPEECH", "http://127.0.0.1.example/inference"),
        ("FIRSTHAND_SPEECH", "http://localhost.example/inference"),
        ("FIRSTHAND_SPEECH", "http://me@127.0.0.1:8080/inference"),
        ("FIRSTHAND_SPEECH", "http://127.0.0.1:8080@speech.example/"),
        ("FIRSTHAND_SPEECH", "http://0.0.0.0:8080/inference"),
        ("FIRSTHAND_SPEECH", "http://2130706433:8080/inference"),
        ("FIRSTHAND_SPEECH", "http://[::ffff:192.0.2.1]:8080/"),
        ("FIRSTHAND_SPEECH", "https://127.0.0.1:8080/inference"),
        ("FIRSTHAND_SPEECH", "http://127.0.0.1:0/inference"),
        ("FIRSTHAND_SPEECH", "http://127.0.0.1:8080/#top"),
        ("FIRSTHAND_SPEECH", "127.0.0.1:9090"),
        ("FIRSTHAND_SPEECH", "unix:/run/speech.sock"),
    ],
)
def test_a_wrong_setting_is_named_and_not_quoted(key: str, value: str, tmp_path: Path) -> None:
    config = tmp_path / "empty.toml"
    config.write_text("")
    with pytest.raises(SettingRefused) as refused:
        read_settings({key: value}, config)
    assert key in str(refused.value)
    assert value not in str(refused.value)


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:8080/inference",
        "http://127.0.0.1:8080/inference?language=auto",
        "http://[::1]:8000/v1/audio/transcriptions?model=whisper-1",
        "http://localhost:8080/inference",
    ],
)
def test_a_speech_engine_is_on_this_machine(address: str, tmp_path: Path) -> None:
    """By itself it switches nothing on."""
    config = tmp_path / "empty.toml"
    config.write_text("")
    settings = read_settings({"FIRSTHAND_SPEECH": address}, config)
    assert (settings.speech, settings.voice) == (address, False)
    assert read_settings({"FIRSTHAND_VOICE": "on"}, config).voice


def test_who_runs_the_service_is_one_line_that_fits_the_notice(tmp_path: Path) -> None:
    config = tmp_path / "one.toml"
    config.write_text("")
    assert read_settings({}, config).contact == ""
    line = "Cyngor Dyffryn Onnen, 1 Stryd Fawr {yma}, ☎ 01632 960000"
    assert read_settings({"FIRSTHAND_CONTACT": f" {line} "}, config).contact == line
    assert read_settings({"FIRSTHAND_CONTACT": "é" * 200}, config).contact == "é" * 200


def test_a_key_that_is_no_setting_is_refused_wherever_it_stands(tmp_path: Path) -> None:
    config = tmp_path / "firsthand.toml"
    config.write_text('FIRSTHAND_STAFFCHAT = "-100"\n')
    with pytest.raises(SettingRefused, match="FIRSTHAND_STAFFCHAT"):
        read_settings({}, config)
    config.write_text("")
    with pytest.raises(SettingRefused, match="FIRSTHAND_DATE"):
        read_settings({"FIRSTHAND_DATE": "data"}, config)


def test_a_broken_file_is_refused_without_showing_the_token(tmp_path: Path) -> None:
    config = tmp_path / "firsthand.toml"
    config.write_text(f"FIRSTHAND_TELEGRAM_TOKEN = {TOKEN}\n")
    with pytest.raises(SettingRefused) as refused:
        read_settings({}, config)
    assert str(config) in str(refused.value)
    assert "AAEhBOweik6ad9r" not in str(refused.value)


def test_a_file_that_was_asked_for_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(SettingRefused, match="cannot be read"):
        read_settings({}, tmp_path / "nowhere.toml")


def test_settings_do_not_show_the_token(tmp_path: Path) -> None:
    config = tmp_path / "empty.toml"
    config.write_text("")
    assert TOKEN not in repr(read_settings({"FIRSTHAND_TELEGRAM_TOKEN": TOKEN}, config))


def refused(config: Path, line: str) -> str:
    """What is said of a file with this line."""
    config.write_text(line, encoding="utf-8")
    with pytest.raises(SettingRefused) as said:
        read_settings({}, config)
    return str(said.value)


def test_a_persons_chat_is_no_staff_chat_and_the_way_to_the_number_is_told(tmp_path: Path) -> None:
    for chat in ("5551234567", "0"):
        words = refused(tmp_path / "one.toml", f"FIRSTHAND_STAFF_CHAT = {chat}\n")
        assert "https://t.me/c/1234567890/2" in words
        assert "-1001234567890" in words
        assert "5551234567" not in words


@pytest.mark.parametrize(
    ("url", "read"),
    [
        ("https://api.telegram.org/", "https://api.telegram.org"),
        ("http://127.0.0.1:8081", "http://127.0.0.1:8081"),
        ("http://[::1]:8081/", "http://[::1]:8081"),
    ],
)
def test_the_address_of_a_server_is_read_without_its_last_slash(url: str, read: str, tmp_path: Path) -> None:
    config = tmp_path / "empty.toml"
    config.write_text("")
    assert read_settings({"FIRSTHAND_TELEGRAM_BASE_URL": url}, config).base_url == read


def test_a_whole_number_is_asked_for_as_one(tmp_path: Path) -> None:
    for value in ("3600.5", '"an hour"', "1e9", "inf", "nan", "-3600", f"0x{'f' * 5000}"):
        words = refused(tmp_path / "one.toml", f"FIRSTHAND_RELEASE_AFTER = {value}\n")
        assert "FIRSTHAND_RELEASE_AFTER must be a whole number from 0 to 7776000" in words, value
    assert "is not TOML" in refused(tmp_path / "one.toml", f"FIRSTHAND_RELEASE_AFTER = {'1' * 5000}\n")


def test_a_number_of_a_file_may_end_in_point_nought(tmp_path: Path) -> None:
    config = tmp_path / "one.toml"
    config.write_text(
        "FIRSTHAND_RELEASE_AFTER = 21600.0\nFIRSTHAND_STAFF_CHAT = -1001234567890.0\nFIRSTHAND_MESSAGES_PER_CHAT = 0.5\n"
    )
    settings = read_settings({}, config)
    assert (settings.release_after, settings.staff_chat) == (21600, -1001234567890)
    assert settings.messages_per_chat == 0.5


def test_a_file_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    config = tmp_path / "notepad.toml"
    config.write_bytes(b'\xef\xbb\xbfFIRSTHAND_DATA = "kept"\r\n')
    assert read_settings({}, config).data == Path("kept")


def test_what_is_left_empty_is_not_set(tmp_path: Path) -> None:
    config = tmp_path / "one.toml"
    config.write_text('FIRSTHAND_DATA = ""\nFIRSTHAND_FLOW = " "\n')
    settings = read_settings({"FIRSTHAND_HELP": " "}, config)
    assert (settings.data, settings.flow, settings.help) == (Path("data"), None, None)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620])
def test_a_file_with_the_token_is_refused_where_others_may_use_it(mode: int, tmp_path: Path) -> None:
    config = tmp_path / "firsthand.toml"
    config.write_text(f'FIRSTHAND_TELEGRAM_TOKEN = "{TOKEN}"\n')
    config.chmod(mode)
    with pytest.raises(SettingRefused) as said:
        read_settings({}, config)
    assert f"chmod 600 {config}" in str(said.value)
    assert TOKEN not in str(said.value)
    for private in (0o600, 0o400):
        config.chmod(private)
        assert read_settings({}, config).token == TOKEN


def test_a_file_without_the_token_may_be_read_by_everybody(tmp_path: Path) -> None:
    config = tmp_path / "firsthand.toml"
    config.write_text('# FIRSTHAND_TELEGRAM_TOKEN = ""\nFIRSTHAND_DATA = "kept"\n')
    config.chmod(0o644)
    assert read_settings({"FIRSTHAND_TELEGRAM_TOKEN": TOKEN}, config).token == TOKEN


def test_today_is_the_day_where_families_live(tmp_path: Path) -> None:
    config = tmp_path / "empty.toml"
    config.write_text("")
    late = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
    for zone, day in (("Pacific/Auckland", 24), ("Europe/London", 23), ("America/Los_Angeles", 23)):
        assert late.astimezone(read_settings({"FIRSTHAND_TIME_ZONE": zone}, config).time_zone).day == day


# Digests and approval


def given(tmp_path: Path, **settings: str) -> Settings:
    config = tmp_path / "empty.toml"
    config.write_text("")
    return read_settings({f"FIRSTHAND_{key.upper()}": value for key, value in settings.items()}, config)


def test_a_digest_goes_out_on_tuesday_at_ten_where_families_live_unless_somebody_says_otherwise(
    tmp_path: Path,
) -> None:
    zone = ZoneInfo("Europe/London")
    timetables = {
        words: given(
            tmp_path, time_zone="Europe/London", **({} if words is None else {"digest": words})
        ).digest
        for words in (None, "Friday 9:05", "sun 23:59", "OFF")
    }
    assert timetables == {
        None: Timetable(1, time(10), zone),
        "Friday 9:05": Timetable(4, time(9, 5), zone),
        "sun 23:59": Timetable(6, time(23, 59), zone),
        "OFF": None,
    }


def test_a_batch_is_of_40_narrators_unless_somebody_says_otherwise(tmp_path: Path) -> None:
    assert [given(tmp_path).digest_batch, given(tmp_path, digest_batch="60").digest_batch] == [40, 60]


def test_posts_go_out_at_once_unless_there_is_a_group_that_lets_them_through(tmp_path: Path) -> None:
    assert (given(tmp_path).approval_chat, given(tmp_path).approval_role) == (None, "")
    settings = given(tmp_path, approval_chat="-1009998887776", approval_role="approver")
    assert (settings.approval_chat, settings.approval_role) == (-1009998887776, "approver")


def test_the_group_that_lets_through_is_not_the_one_that_reads(tmp_path: Path) -> None:
    with pytest.raises(SettingRefused, match="another group than FIRSTHAND_STAFF_CHAT"):
        given(tmp_path, staff_chat="-1001234567890", approval_chat="-1001234567890")


@pytest.mark.parametrize("title", ["a title of 17 let", "two\nlines"])
def test_a_title_that_telegram_cannot_give_is_refused(tmp_path: Path, title: str) -> None:
    with pytest.raises(SettingRefused, match="FIRSTHAND_APPROVAL_ROLE must be"):
        given(tmp_path, approval_chat="-1001234567890", approval_role=title)
