"""The steward's channels: each story goes where they say, and what is wrong in their file is told with its fix."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from bot.app import read_flow
from bot.settings import SettingRefused, Settings
from bot.staff.channels import Channel, Channels, listed, only, read
from conversations.digest.scopes import EVERYTHING, Scope, channel_of
from conversations.facets import Facet
from conversations.flow import Flow

STAFF, APPROVAL = -1007654321000, -1009998887776

FORM = """\
| survey | | | | | |
| | type | name | label | kv:summary | kv:guard |
| | select_one use | use | What may we do with it? | | consent |
| | select_multiple need | needs | What did you need? | They needed | |
| | select_one wait | wait | How long did you wait? | They waited | |
| | select_one secret | secret | What do you want nobody to know? | | |
| | rank wait | first | Which came first? | In order | |
| | text story | What happened? | They say | pii |
| choices | | | | | |
| | list_name | name | label | digest | |
| | use | digest | Count it | | |
| | need | home | A home | | |
| | need | money | Money | | |
| | need | safety | To be safe | No | |
| | need | police | The police | counted | |
| | wait | weeks | Weeks | | |
| | wait | months | Months | | |
| | secret | one | One | | |
| | secret | two | Two | | |
"""


@pytest.fixture(scope="module")
def flow(tmp_path_factory: pytest.TempPathFactory) -> Flow:
    path = tmp_path_factory.mktemp("form") / "form.md"
    path.write_text(FORM.replace("| | text story |", "| | text | story |"), encoding="utf-8")
    return read_flow(path)


def settings(tmp_path: Path, written: str) -> Settings:
    path = tmp_path / "channels.toml"
    path.write_text(written, encoding="utf-8")
    return Settings(
        data=tmp_path / "data",
        secret_file=None,
        flow=None,
        staff_chat=STAFF,
        channels=path,
        approval_chat=APPROVAL,
    )


def one(name: str = "Housing", chat: int = -1001, where: str = 'needs = ["home"]') -> str:
    return f'[[channel]]\nname = "{name}"\nchat = {chat}\n[channel.where]\n{where}\n'


def refusal(tmp_path: Path, written: str, flow: Flow) -> str:
    with pytest.raises(SettingRefused) as refused:
        read(settings(tmp_path, written), flow)
    return str(refused.value)


def test_without_a_file_the_staff_channel_gets_everything(tmp_path: Path, flow: Flow) -> None:
    bare = replace(settings(tmp_path, ""), channels=None, approval_chat=None)
    assert read(bare, flow) == only(STAFF) == Channels((Channel(EVERYTHING, STAFF, Scope(EVERYTHING)),))


def test_channels_come_in_the_stewards_order_and_the_one_for_everything_else_last(
    tmp_path: Path, flow: Flow
) -> None:
    channels = read(
        settings(
            tmp_path,
            one("Long", -1002, 'wait = "months"') + one("Housing", -1001, 'needs = ["home", "money"]'),
        ),
        flow,
    )
    assert [(channel.name, channel.chat) for channel in channels.all] == [
        ("Long", -1002),
        ("Housing", -1001),
        (EVERYTHING, STAFF),
    ]
    assert [scope.where for scope in channels.scopes] == [
        {"wait": {"months"}},
        {"needs": {"home", "money"}},
    ]
    assert channels.chats == {-1001, -1002, STAFF, APPROVAL}
    assert channels.of_chat(APPROVAL) is None
    both = {Facet("wait", "months"), Facet("needs", "home")}
    assert channel_of(channels.scopes, both) == "Long"
    assert channel_of(channels.scopes, {Facet("needs", "money")}) == "Housing"
    assert channel_of(channels.scopes, {Facet("wait", "weeks")}) == EVERYTHING


@pytest.mark.parametrize(
    ("where", "told"),
    [
        ('need = ["home"]', "there is no such question (is needs meant?). It can go by: needs, wait."),
        (
            'needs = ["hom"]',
            "there is no such choice (is home meant?). The choices are: home, money, safety, police.",
        ),
        ('secret = ["one"]', "staff see nothing of"),
        ('story = ["home"]', "is no question with choices"),
        ('first = ["weeks"]', "is no question with choices"),
        ('needs = ["home", "safety"]', "needs = safety, which no post may show"),
        ('needs = ["police"]', "needs = police, which no post may show"),
    ],
)
def test_a_channel_goes_only_by_what_staff_may_see(tmp_path: Path, flow: Flow, where: str, told: str) -> None:
    said = refusal(tmp_path, one(where=where), flow)
    assert said.startswith("The channel Housing goes by ")
    assert told in said


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("[[channel]\n", "not TOML"),
        ("channel = 3\n", "tables that begin with [[channel]]"),
        ("[channel]\n", "tables that begin with [[channel]]"),
        (one() + '[other]\na = "b"\n', "and has other"),
        ('[[channel]]\nchat = -1\n[channel.where]\nneeds = ["home"]\n', "Channel 1 in"),
        (one(name="x" * 41), "at most 40 characters"),
        (one(name="Staff"), "the channel for everything else"),
        (one(name="approval"), "the approval chat"),
        (one(name=" Housing"), "no blank at its ends"),
        (one(name="a\\u202eb"), "one line"),
        (one() + one("HOUSING", -1002), "are called HOUSING"),
        (one(chat=5550001), "below zero"),
        (one(chat=-(10**30)), "below zero"),
        (one().replace("-1001", "true"), "below zero"),
        (one().replace("-1001", '"-1001"'), "below zero"),
        (one(chat=STAFF), "same chat as FIRSTHAND_STAFF_CHAT"),
        (one(chat=APPROVAL), "same chat as FIRSTHAND_APPROVAL_CHAT"),
        (one() + one("Money"), "same chat as the channel Housing"),
        ('[[channel]]\nname = "Housing"\nchat = -1\n', "does not say which stories it gets"),
        (one(where=""), "does not say which stories it gets"),
        (one(where="needs = 3"), "must be a list of choices"),
        (one(where="needs = []"), "must be a list of choices"),
        (one(where="needs = [3]"), "must be a list of choices"),
        (one().replace("chat", "chats"), "chats, which means nothing here"),
        ("".join(one(f"c{number}", -1000 - number) for number in range(21)), "20 are the most"),
        ("#" * 100_001, "larger than 100,000 bytes"),
    ],
)
def test_what_is_wrong_in_the_file_is_told_with_its_fix(
    tmp_path: Path, flow: Flow, written: str, told: str
) -> None:
    said = refusal(tmp_path, written, flow)
    assert told in said
    assert not any(str(chat) in said for chat in (STAFF, APPROVAL))


def test_a_file_that_is_not_there_or_not_in_utf_8_is_told(tmp_path: Path, flow: Flow) -> None:
    given = settings(tmp_path, one())
    (tmp_path / "channels.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(SettingRefused, match="not in UTF-8"):
        listed(given)
    (tmp_path / "channels.toml").unlink()
    with pytest.raises(SettingRefused, match="Check FIRSTHAND_CHANNELS"):
        read(given, flow)


def test_no_channel_is_without_the_one_for_everything_else(tmp_path: Path) -> None:
    with pytest.raises(SettingRefused, match="FIRSTHAND_STAFF_CHAT is not set"):
        listed(replace(settings(tmp_path, one()), staff_chat=None))


def test_twenty_channels_are_taken_and_no_chat_is_in_what_is_shown_of_them(
    tmp_path: Path, flow: Flow
) -> None:
    channels = read(settings(tmp_path, "".join(one(f"c{n}", -5550000 - n) for n in range(20))), flow)
    assert len(channels.all) == 21
    assert "-555" not in repr(channels)
    assert str(APPROVAL) not in repr(channels)


def test_the_channels_of_the_runbook_fit_the_built_in_questions(tmp_path: Path) -> None:
    runbook = (Path(__file__).parents[2] / "deploy" / "RUNBOOK.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```toml\n(\[\[channel\]\].*?)```", runbook, re.DOTALL)
    channels = read(settings(tmp_path, example), read_flow(None))
    assert [channel.name for channel in channels.all] == ["Housing", "Long waits", EVERYTHING]


def test_a_panel_is_of_its_channel_and_the_first_line_of_the_one_for_everything_else(
    tmp_path: Path, flow: Flow
) -> None:
    written = 'panel = "Ring the hub."\n' + one().replace("chat =", 'panel = " Ask Housing. "\nchat =')
    assert [channel.panel for channel in read(settings(tmp_path, written), flow).all] == [
        "Ask Housing.",
        "Ring the hub.",
    ]
    assert [one.panel for one in read(settings(tmp_path, 'panel = "Ring the hub."'), flow).all] == [
        "Ring the hub."
    ]


@pytest.mark.parametrize("panel", ['"""a\nb"""', '"' + "x" * 121 + '"', "7", '"a\\u202eb"'])
def test_a_panel_that_is_no_line_is_refused_with_its_place(tmp_path: Path, flow: Flow, panel: str) -> None:
    assert "In the first lines of" in refusal(tmp_path, f"panel = {panel}\n" + one(), flow)
    below = one().replace("chat =", f"panel = {panel}\nchat =")
    assert "In the channel Housing of" in refusal(tmp_path, below, flow)
