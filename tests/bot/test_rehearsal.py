"""A rehearsal is the real thing: it survives a restart, shows staff's side, and can be saved and played again."""

import io
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.settings import SettingRefused
from bot.staff.local import LocalChannel
from bot.terminal.playground import Playground
from bot.terminal.rehearsal import PASSWORD, rehearse
from bot.terminal.transcript import TranscriptRefused, read, written
from storage.export.opening import Row, open_bundle
from storage.keys import load_identity
from storage.researchers import FOLDER, added
from tests.storage.parcels import EVE

FLOW = Path(__file__).parent.parent / "transcripts" / "short.md"
TODAY = datetime(2026, 11, 23, 12, tzinfo=UTC)
TO_SEND = "[1]\nWe were sent away twice.\n[Done]\n[The wait]\n[Done]\n[Skip]\n[Skip]\n[1]\n[2]\n[3]\n[Done]\n[Send]\n"


def talk(folder: Path, lines: str, *, save: Path | None = None) -> str:
    screen = io.StringIO()
    assert rehearse(folder, FLOW, save, io.StringIO(lines), screen, clock=lambda: TODAY) == 0
    return screen.getvalue()


def test_what_is_sent_stands_in_the_staff_channel_and_on_the_screen(tmp_path: Path) -> None:
    shown = talk(tmp_path / "r", TO_SEND)
    (post,) = LocalChannel(Playground(tmp_path / "r").staff).posts.values()
    assert "“We were sent away twice.”" in post
    assert all(line in shown for line in post.split("\n"))


def test_a_talk_goes_on_where_it_was_after_a_restart(tmp_path: Path) -> None:
    assert "What happened?" in talk(tmp_path / "r", "[1]\n/quit\nnever read\n")
    again = talk(tmp_path / "r", "")
    assert "Welcome back." in again
    assert "What happened?" not in again, "a question comes only when it is safe to read it"
    shown = talk(tmp_path / "r", "[Carry on]\n")
    assert "What happened?" in shown
    assert "How old are you?" not in shown


def test_a_story_can_be_taken_back_after_a_restart(tmp_path: Path) -> None:
    talk(tmp_path / "r", TO_SEND)
    assert "post 1 is taken down" in talk(tmp_path / "r", "/delete\nyes\n")
    assert LocalChannel(Playground(tmp_path / "r").staff).posts == {}


def test_buttons_can_be_tapped_by_number_and_by_words(tmp_path: Path) -> None:
    by_number = talk(tmp_path / "a", "[1]\n")
    by_words = talk(tmp_path / "b", "[16 or over]\n")
    assert by_number.replace(str(tmp_path / "a"), "") == by_words.replace(str(tmp_path / "b"), "")
    assert "(there is no such button)" in talk(tmp_path / "c", "[Nowhere]\n")


def test_a_saved_talk_plays_the_same_and_a_changed_one_does_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    saved = tmp_path / "talk.txt"
    (tmp_path / FLOW.name).write_bytes(FLOW.read_bytes())
    talk(tmp_path / "r", TO_SEND, save=saved)
    assert main(["rehearse", "--play", str(saved)]) == 0
    saved.write_text(saved.read_text().replace("[Send]\n", "[Back]\n", 1))
    capsys.readouterr()
    assert main(["rehearse", "--play", str(saved)]) == 1
    assert "+++ as it is now" in capsys.readouterr().out


def test_a_talk_that_began_earlier_is_not_saved_as_a_whole_one(tmp_path: Path) -> None:
    talk(tmp_path / "r", "[1]\n")
    with pytest.raises(SettingRefused, match="--data"):
        talk(tmp_path / "r", "[Skip]\n", save=tmp_path / "talk.txt")
    assert not (tmp_path / "talk.txt").exists()


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "holiday.jpg").write_bytes(b"\xff\xd8")
    with pytest.raises(SettingRefused, match="--data"):
        talk(tmp_path, "")
    assert [path.name for path in tmp_path.iterdir()] == ["holiday.jpg"]


def test_what_was_rehearsed_can_be_exported_and_opened(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    talk(tmp_path / "r", TO_SEND)
    ground = Playground(tmp_path / "r")
    config = tmp_path / "firsthand.toml"
    config.write_text(f'FIRSTHAND_DATA = "{ground.data}"\nFIRSTHAND_SECRET_FILE = "{ground.secret}"\n')
    added(EVE, ground.data / FOLDER)
    parcel, password = tmp_path / "out.parcel", tmp_path / "password"
    password.write_text(PASSWORD)
    export = ["export", "--config", str(config), "--to", "Eve", "--out", str(parcel)]
    assert main(export) == 0
    assert main(export) == 2
    with parcel.open("rb") as file:
        rows = list(open_bundle(file, load_identity(ground.identity("rehearsal"), PASSWORD)).rows)
    (row,) = (one for one in rows if isinstance(one, Row))
    assert "We were sent away twice." in [answer.value for answer in row.release.story.answers]
    identity = ["--identity", str(ground.identity("rehearsal")), "--password-file", str(password)]
    capsys.readouterr()
    assert main(["open", str(parcel), *identity, "--out", str(tmp_path / "tables")]) == 2
    assert "firsthand release" in capsys.readouterr().err
    assert not (tmp_path / "tables").exists()


def test_posts_outlive_the_process_to_the_letter(tmp_path: Path) -> None:
    channel = LocalChannel(tmp_path / "staff-channel.txt")
    words = "post 9\n    indented\n\n\N{LINE SEPARATOR}odd\rends\ud800"
    first, second = channel.place(), channel.place()
    channel.fill(first, words)
    channel.take_down(second)
    again = LocalChannel(tmp_path / "staff-channel.txt")
    assert again.posts == {first: words}
    assert again.place() == second + 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "narrator  hello\n",
        "# A claim.\n\nnarrator  hello\n",
        "# A claim.\n\nday       yesterday\n",
        "# A claim.\n\nday       2026-11-23\n          nobody says this\n",
        "# A claim.\n\nday       2026-11-23\nsomeone   hello\n",
    ],
)
def test_what_is_no_transcript_is_refused(text: str) -> None:
    with pytest.raises(TranscriptRefused):
        read(text)


def test_a_narrators_lines_are_read_back_as_they_were_typed() -> None:
    text = "# A claim.\n\nday       2026-11-23\n\nnarrator  one\n\n          three\n"
    assert read(text).said[0].text == "one\n\nthree"
    assert written(read(text)) == text


def test_a_talk_saved_into_another_folder_finds_its_form_again(tmp_path: Path) -> None:
    forms, talks = tmp_path / "forms", tmp_path / "talks"
    forms.mkdir()
    talks.mkdir()
    form = forms / "club.md"
    form.write_bytes(FLOW.read_bytes())
    saved = talks / "talk.txt"
    screen = io.StringIO()
    lines = io.StringIO("[1]\n")
    assert rehearse(tmp_path / "r", form, saved, lines, screen, clock=lambda: TODAY) == 0
    assert "flow      ../forms/club.md\n" in saved.read_text()
    assert main(["rehearse", "--play", str(saved)]) == 0


def test_a_form_with_mistakes_is_refused_before_anything_is_made_or_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = tmp_path / "wrong.md"
    form.write_text("| survey |\n| | type | name | label |\n| | dream | one | What? |\n")
    folder = tmp_path / "r"
    assert main(["rehearse", "--flow", str(form), "--data", str(folder)]) == 1
    shown = capsys.readouterr()
    assert not folder.exists()
    assert shown.out == ""
    assert shown.err.endswith(f"See everything with `firsthand check {form}`.\n")


def test_one_post_is_one_post(tmp_path: Path) -> None:
    assert "Staff have 1 post now" in talk(tmp_path / "r", TO_SEND)
    assert "Staff have 0 posts now" in talk(tmp_path / "s", "")
