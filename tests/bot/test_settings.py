"""Settings come from the environment and a file; what is wrong is named with its fix, and never quoted."""

from pathlib import Path

import pytest

from bot.settings import SettingRefused, read_settings

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
        ("FIRSTHAND_STAFF_CHAT", "@staff"),
        ("FIRSTHAND_RELEASE_AFTER", "-1"),
        ("FIRSTHAND_RELEASE_AFTER", "soon"),
        ("FIRSTHAND_RELEASE_TOGETHER", "none"),
        ("FIRSTHAND_MESSAGES_PER_SECOND", "nan"),
    ],
)
def test_a_wrong_setting_is_named_and_not_quoted(key: str, value: str, tmp_path: Path) -> None:
    config = tmp_path / "empty.toml"
    config.write_text("")
    with pytest.raises(SettingRefused) as refused:
        read_settings({key: value}, config)
    assert key in str(refused.value)
    assert value not in str(refused.value)


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


def test_settings_do_not_show_the_token() -> None:
    assert TOKEN not in repr(read_settings({"FIRSTHAND_TELEGRAM_TOKEN": TOKEN}))
