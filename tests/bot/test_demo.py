"""The demo does what it says, all of it checked; and its search for traces finds what is there to be found."""

import base64
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.demo import traces
from bot.demo.families import End, families
from bot.demo.inventory import inventory
from bot.demo.programme import PURPOSE, demonstrate
from bot.settings import SettingRefused
from bot.terminal.playground import make


def test_every_check_of_the_demo_holds_also_where_an_earlier_one_was(tmp_path: Path) -> None:
    make(tmp_path / "demo", {"ana": "a long password"}, purpose=PURPOSE)
    screen = io.StringIO()
    assert demonstrate(tmp_path / "demo", screen) == 0
    shown = screen.getvalue()
    assert "✗" not in shown
    assert "checks held" in shown
    names = {path.name for path in traces.files(tmp_path / "demo")}
    assert {"stories.parcel", "stories.age", "stories.csv", "check.py"} <= names
    assert {"ledger.db", "shares.db", "staff-channel.txt", "exports.sqlite"} <= names
    assert "ana.identity" not in names


def test_a_folder_that_no_demo_made_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("two years of work")
    with pytest.raises(SettingRefused, match="left alone"):
        demonstrate(tmp_path, io.StringIO())
    assert (tmp_path / "thesis.txt").read_text() == "two years of work"
    rehearsal = make(tmp_path / "rehearsal", {}, purpose="A rehearsal.")
    with pytest.raises(SettingRefused, match="left alone"):
        demonstrate(rehearsal.folder, io.StringIO())
    assert rehearsal.secret.exists()


def test_there_are_a_dozen_families_and_every_way_out() -> None:
    cast = families()
    assert len(cast) == 12
    assert {one.ends for one in cast} == set(End)
    assert len({one.uses for one in cast if one.ends is End.SENT}) >= 4


@given(
    words=st.text(st.characters(min_codepoint=33, max_codepoint=0x2FFF), min_size=8, max_size=30),
    before=st.binary(max_size=40),
    after=st.binary(max_size=40),
    encoding=st.sampled_from(["utf-8", "utf-16-le", "utf-16-be", "base64"]),
)
def test_a_phrase_is_found_in_any_encoding_wherever_it_stands(
    words: str, before: bytes, after: bytes, encoding: str
) -> None:
    if encoding == "base64":
        data = base64.b64encode(before + words.encode() + after)
    else:
        data = before + words.encode(encoding) + after
    assert traces.found_in(data, traces.sought({words})) == {words}


def test_a_search_tells_the_file_and_overlooks_no_folder(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "log").write_text("he said it rained for a week, she wrote")
    (tmp_path / "clean").write_text("nothing to see")
    where = traces.found(tmp_path, traces.phrases("it rained for a week"))
    assert where == {tmp_path / "a" / "b" / "log": frozenset({"it rained for a", "rained for a week"})}


def test_a_file_nobody_has_described_is_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "core.dump").write_bytes(b"")
    with pytest.raises(LookupError, match=r"core\.dump"):
        list(inventory(tmp_path, traces.files(tmp_path)))
