"""``firsthand questions``: right, withheld where it must be, and harmless whatever it is given."""

import asyncio
import json
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from bot.__main__ import main
from bot.app import opened, read_flow
from bot.health import document, page, picture, terminal
from bot.health.report import WITHHELD, one_line, report
from bot.settings import Settings
from conversations.flow import SILENT
from conversations.health.observations import TALK, Measure
from conversations.health.withholding import STEP, Counts
from storage import health
from tests.bot.conftest import Service, read_once
from tests.bot.test_cli import config
from tests.bot.test_whole_way import ANNA, STORY, talk
from tests.conversations.talking import FLOWS
from tests.telegram.fake import FakeTelegram

HARMFUL = "\x1b[31m<script>alert('x')</script>\u202e&\"\x00\ud800]]>"

MADE_UP: Counts = {
    (TALK, Measure.CAME): 43,
    (TALK, Measure.BEGUN): 47,
    (TALK, Measure.SHOWN): 22,
    (TALK, Measure.ANSWERED): 19,
    ("safe_now", Measure.SHOWN): 47,
    ("safe_now", Measure.ANSWERED): 44,
    ("safe_now", Measure.UNDER_10_S): 31,
    ("age", Measure.SHOWN): 44,
    ("age", Measure.ANSWERED): 42,
    ("story", Measure.SHOWN): 41,
    ("story", Measure.TURNED): 1,
    ("story", Measure.ANSWERED): 22,
    ("story", Measure.SKIPPED): 7,
    ("story", Measure.LEFT): 6,
    ("story", Measure.OVER_10_MIN): 12,
    ("needs", Measure.SHOWN): 29,
    ("needs", Measure.ANSWERED): 15,
    ("needs", Measure.SKIPPED): 14,
}
"""Counters that nobody's talk made."""


def fill(settings: Settings, *versions: tuple[Path | None, Counts]) -> list[str]:
    """A data folder in which these questions were asked, one after another, with these counters."""

    async def filled() -> list[str]:
        named = []
        for path, counts in versions:
            given = Settings(data=settings.data, secret_file=settings.secret_file, flow=path)
            async with opened(given, {}, read_once) as app:
                version = app.flows.current.version
                named.append(version)
                batch = {(version, *key): count for key, count in counts.items()}
                await app.store.write(lambda transaction, batch=batch: health.add(transaction, batch))
        return named

    return asyncio.run(filled())


def reworded(folder: Path) -> Path:
    """The built-in questions with one in other words, one dropped, and all else as it was."""
    text = (FLOWS / "family_story.md").read_text(encoding="utf-8")
    label = next(p for p in read_flow(None).prompts if p.name == "story").label["English (en)"]
    assert label in text
    (folder / "reworded.md").write_text(text.replace(label, "Tell us what happened, as you like."))
    return folder / "reworded.md"


@pytest.fixture
def given(service: Service, tmp_path: Path) -> list[str]:
    """The command with its settings."""
    settings = config(
        tmp_path, data=str(service.settings.data), secret_file=str(service.settings.secret_file)
    )
    return ["questions", "--config", settings]


def test_each_question_is_shown_with_its_words_its_figures_and_what_stands_out(
    service: Service, given: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    fill(service.settings, (None, MADE_UP))
    assert main(given) == 0
    out = capsys.readouterr().out
    assert "Talks: 45 begun, 20 came to the review card, 15 sent." in out
    assert "What hurts most: question 4, story: left here most." in out
    assert "<-- hurts most: left here most; takes longest" in out
    assert "asked 40, answered 20, left out 5, left here 10" in out
    assert "of these deleted 5" in out
    assert "[####################-----!!!!!!!!!!.....]" in out
    assert re.search(r"5\. needs +<-- left out most", out)
    numbers = [int(n) for n in re.findall(r"^ *(\d+)\. ", out, re.MULTILINE)]
    asked = [prompt for prompt in read_flow(None).prompts if prompt.kind not in SILENT]
    assert numbers == list(range(1, len(asked) + 1)), "as asked"
    assert max(map(len, out.splitlines())) <= 78
    figures = re.findall(r"(?:asked|answered|out|here|deleted|later|to|longest|s|min) (\d+|<5)(?=,|$)", out)
    assert figures
    assert {f for f in figures if f != WITHHELD and int(f) % STEP} == set()


def test_with_fewer_than_ten_people_nothing_is_shown_in_any_form(
    service: Service, given: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    counts = {**MADE_UP, (TALK, Measure.CAME): 9}
    fill(service.settings, (None, counts))
    drawn = [str(tmp_path / "q.svg"), str(tmp_path / "q.html")]
    assert main([*given, "--svg", drawn[0], "--html", drawn[1]]) == 0
    assert main([*given, "--json"]) == 0
    out = capsys.readouterr().out
    assert "Fewer than 10 people" in out
    everything = out + "".join(Path(path).read_text() for path in drawn)
    for shown in ("answered", "left out", "hurts", "How old are you"):
        assert shown not in everything
    whole = json.loads(out[out.index("{") :])
    assert whole["questions"] == []
    assert whole["talks"] == {"begun": None, "reviewed": None, "sent": None}


def test_versions_stand_side_by_side_and_what_was_reworded_is_marked(
    service: Service, given: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {
        **MADE_UP,
        (TALK, Measure.CAME): 200,
        ("story", Measure.SHOWN): 200,
        ("story", Measure.ANSWERED): 80,
    }
    after = {
        **MADE_UP,
        (TALK, Measure.CAME): 200,
        ("story", Measure.SHOWN): 200,
        ("story", Measure.ANSWERED): 190,
    }
    old, new = fill(service.settings, (None, before), (reworded(tmp_path), after))
    assert main([*given, "--flow", new, "--compare"]) == 0
    out = capsys.readouterr().out
    assert f"Before: {old}" in out
    assert f"Now:    {new}" in out
    assert re.findall(r"^(\w+)  \(reworded\)$", out, re.MULTILINE) == ["story"]
    assert "now: Tell us what happened, as you like." in out
    assert re.search(r"left here +\S+ +\d+% +<5   less$", out, re.MULTILINE)
    assert re.search(r"^needs  \(same words\)$", out, re.MULTILINE)
    assert main([*given, "--flow", new, "--compare", old, "--json", "--html", str(tmp_path / "c.html")]) == 0
    whole = json.loads(capsys.readouterr().out)
    assert [one["name"] for one in whole["changes"] if one["reworded"]] == ["story"]
    assert whole["before"]["version"] == old
    assert (tmp_path / "c.html").read_text().count("reworded; before:") == 1


def test_without_a_version_the_questions_asked_now_are_shown(
    service: Service, given: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    built_in, other = fill(service.settings, (None, MADE_UP), (reworded(tmp_path), MADE_UP))
    assert main([*given, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["version"] == built_in != other


def test_questions_with_mistakes_that_were_never_asked_show_the_newest_that_were(
    service: Service, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, newest = fill(service.settings, (None, MADE_UP), (reworded(tmp_path), MADE_UP))
    (tmp_path / "broken.md").write_text("| survey |\n| | type | name |\n| | sings | story |\n")
    settings = config(tmp_path, data=str(service.settings.data), flow=str(tmp_path / "broken.md"))
    assert main(["questions", "--config", settings, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["version"] == newest


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--flow", "nothing-like-it"], "No version has nothing-like-it in its name"),
        (["--flow", "family"], "Several versions have family in their name"),
        (["--compare"], "is the first version that was asked"),
        (["--svg", "there.txt"], "is there already and is never written over"),
        (["--html", "there.txt"], "is there already and is never written over"),
        (["--svg", "no/such/folder/q.svg"], "cannot be used"),
    ],
)
def test_what_is_not_possible_is_one_sentence_and_status_2(
    service: Service,
    given: list[str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    says: str,
) -> None:
    fill(service.settings, (None, MADE_UP), (reworded(tmp_path), MADE_UP))
    (tmp_path / "there.txt").write_text("mine")
    capsys.readouterr()
    placed = [str(tmp_path / one) if "." in one or "/" in one else one for one in arguments]
    assert main([*given, *placed]) == 2
    err = capsys.readouterr().err
    assert says in err
    assert len(err.strip().splitlines()) == 1
    assert (tmp_path / "there.txt").read_text() == "mine"


def test_a_folder_in_which_nothing_runs_is_one_sentence(
    given: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(given) == 2
    assert "There is no" in capsys.readouterr().err


def test_damaged_counters_are_left_out_and_said(
    service: Service, given: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    fill(service.settings, (None, MADE_UP))
    with closing(sqlite3.connect(service.settings.data / "ledger.db")) as connection, connection:
        connection.execute("UPDATE health SET count = -1 WHERE prompt = 'age'")
    assert main(given) == 0
    shown = capsys.readouterr()
    assert shown.err == "2 counters are damaged and left out; ask the doctor.\n"
    assert "What hurts most" in shown.out


# Hostile forms


def drawn(version: str, counts: Counts) -> dict[str, str]:
    one = report(version, None, counts)
    return {
        "text": terminal.text(one),
        "beside": terminal.text_beside(one, one),
        "svg": picture.svg(one),
        "html": page.page(one, one),
        "json": document.document(one, one),
    }


def test_names_from_a_hostile_form_are_words_in_every_drawing() -> None:
    counts = {
        (HARMFUL if prompt == "story" else prompt, measure): n for (prompt, measure), n in MADE_UP.items()
    }
    shown = drawn(HARMFUL, counts)
    for text in shown.values():
        text.encode("utf-8")
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert "\x00" not in text
    for kind in ("svg", "html"):
        assert "<script" not in shown[kind]
        assert "alert(&#x27;x&#x27;)" in shown[kind]
    ET.fromstring(shown["svg"])
    json.loads(shown["json"])


def test_no_line_of_a_form_can_break_out_of_its_line() -> None:
    assert one_line("a\nb\r\x0bc\x1b[2Jd\u2028e\u202ef\x85g") == "a b c [2Jd e f g"
    assert one_line("مرحبا ‌بك 👩‍👧 क्षि") == "مرحبا ‌بك 👩‍👧 क्षि"


class Page(HTMLParser):
    """What a page is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs


def test_the_picture_and_the_page_need_nothing_else_and_are_read_by_a_screen_reader(
    service: Service, given: list[str], tmp_path: Path
) -> None:
    fill(service.settings, (None, MADE_UP))
    svg, html = tmp_path / "q.svg", tmp_path / "q.html"
    assert main([*given, "--svg", str(svg), "--html", str(html)]) == 0
    root = ET.parse(svg).getroot()
    space = "{http://www.w3.org/2000/svg}"
    title, desc = root.find(f"{space}title"), root.find(f"{space}desc")
    assert title is not None
    assert desc is not None
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
    assert "What hurts most: question 4, story: left here most." in (desc.text or "")
    assert "asked 40, answered 20, left out 5, left here 10" in (desc.text or "")
    _, _, width, height = (float(n) for n in (root.get("viewBox") or "").split())
    assert width <= 360, "a small phone"
    for rect in root.iter(f"{space}rect"):
        if rect.get("x"):
            assert float(rect.get("x") or 0) + float(rect.get("width") or 0) <= width
            assert float(rect.get("y") or 0) <= height
    whole = Page()
    whole.feed(html.read_text(encoding="utf-8"))
    assert {"script", "img", "link", "iframe", "form"} & set(whole.tags) == set()
    assert [name for name, _ in whole.attributes if name in ("src", "href") or name.startswith("on")] == []
    assert ("name", "viewport") in whole.attributes
    assert ("lang", "en") in whole.attributes
    fills = {rect.get("fill") for rect in root.iter(f"{space}rect")}
    assert {"url(#stripes)", "url(#dots)"} <= fills, "told apart without colour"


def test_a_terminal_that_knows_ascii_alone_shows_all_of_it(service: Service, given: list[str]) -> None:
    fill(service.settings, (None, MADE_UP))
    shown = subprocess.run(
        [sys.executable, "-m", "bot", *given],
        env={"PYTHONIOENCODING": "ascii", "PATH": ""},
        capture_output=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert b"[####################-----!!!!!!!!!!.....]" in shown.stdout
    assert b"Traceback" not in shown.stderr


# The whole way


async def test_after_real_talks_the_table_is_right_while_the_bot_runs(
    service: Service, tmp_path: Path
) -> None:
    """Ten people on Telegram: eight who stop at the story, one who deletes there, one who sends; then eleven who say hello."""
    async with FakeTelegram() as telegram, service.running(telegram):
        await talk(telegram, ANNA, [*STORY, "[Send]"])
        for user in range(ANNA + 1, ANNA + 10):
            await talk(telegram, user, STORY[:4])
        assert set(health.read(service.settings.data).counts[read_flow(None).version].values()) != {0}
        await talk(telegram, ANNA + 1, ["/delete", "yes"])
        for user in range(ANNA + 10, ANNA + 21):
            await talk(telegram, user, ["hello"])
        kept = health.read(service.settings.data)
    (version,) = kept.counts
    one = report(version, kept.flows[version], kept.counts[version])
    assert (one.table.begun, one.table.sent) == (20, None)
    rows = {question.name: question.row for question in one.questions}
    assert (rows["safe_now"].asked, rows["safe_now"].answered) == (20, 10)
    assert (rows["story"].asked, rows["story"].answered, rows["story"].left) == (10, None, 5)
    assert one.worst is not None
    assert one.worst[0].name == "safe_now", "where eleven stand"
