"""``firsthand demo --year``: made-up stories through the real thing, and what staff channels get of them as files."""

import io
import random
import re
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.demo.people import People, said
from bot.demo.year import channels, play
from conversations.digest.scopes import EVERYTHING
from tests.conversations.talking import built_in

PNG = b"\x89PNG"


def test_each_week_has_its_text_picture_page_and_posts(tmp_path: Path) -> None:
    """Two weeks of many stories, of which the second has enough for numbers."""
    screen = io.StringIO()
    page = play(tmp_path / "year", screen, stories=90, seed=1, weeks=2)
    folders = sorted(path.parent for path in page.parent.glob(f"*/{EVERYTHING}/digest.txt"))
    assert len(folders) == 2
    full = (folders[-1] / "digest.txt").read_text(encoding="utf-8")
    assert re.search(r"about \d", full)
    for folder in folders:
        text = (folder / "digest.txt").read_text(encoding="utf-8")
        assert len(text.strip()) <= 1500
        assert (folder / "digest.png").read_bytes()[:4] == PNG
        assert (folder / "digest.pdf").read_bytes()[:5] == b"%PDF-"
        assert (folder / "picture.txt").read_text(encoding="utf-8").strip()
        assert "A family's story" in (folder.parent / "posts.txt").read_text(encoding="utf-8")
    shown = page.read_text(encoding="utf-8")
    assert shown.count("<article") == 2 * len(channels().all)
    assert all(f'src="{path.parent.name}/{path.name}/digest.png"' in shown for path in folders)
    assert "week 2 of 2" in screen.getvalue()
    assert "Nobody lived them" in shown


def test_a_number_of_stories_that_makes_no_sense_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        main(["demo", "--year", "--stories", "3"])
    assert refused.value.code == 2
    assert "7 to 1000" in capsys.readouterr().err


def test_every_made_up_answer_can_be_typed() -> None:
    """What somebody types for an answer is never nothing, and what they do not answer they skip."""
    flow = built_in()
    people = People(flow, random.Random(3))
    for _ in range(200):
        for prompt, value in people.teller().answers.items():
            assert all(said(flow, prompt, value))
    assert said(flow, "needs", ()) == ["skip"]
