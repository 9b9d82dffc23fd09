"""Pictures and pages: every number of the treated table and no other, readable, small, the same each time, and quiet."""

import dataclasses
import hashlib
import io
import os
import re
import subprocess
import sys
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from PIL import Image

from bot.digest.drawing import picture, wall
from bot.digest.letters import drawable, width
from bot.digest.marks import Box, Rung, Sheet, Words
from bot.digest.panels import axis, pixels_a_family
from bot.digest.sheets import HEIGHT, WIDTH, picture_sheet, wall_sheet
from conversations.digest.edition import Edition
from conversations.digest.frame import TableId
from conversations.digest.loop import measured
from conversations.digest.praise import Act
from conversations.digest.published import Interval, Treated
from conversations.digest.sections import sections
from conversations.digest.wording import alt
from tests.digest.editions import ANY, FULL, QUIET, QUOTE, SILENT, SPARSE, TABLES, table

EDITIONS = {"full": FULL, "sparse": SPARSE, "quiet": QUIET, "silent": SILENT}
ODD = table(
    TableId.NEEDS,
    ("المدرسة أو الكلية", 20),
    ("$x^{2}$ and \\frac{a}{b}", 15),
    ("স্কুল বা কলেজ", 10),
    ("👩‍👩‍👧 Ysgol ŵŷ \u202e", 10),
    ("A label as long as any designer may ever want to write it, and longer still", 10),
)


@cache
def drawn(edition: Edition) -> bytes:
    """The picture, drawn once for all tests."""
    return picture(edition)


@cache
def on_paper(edition: Edition) -> bytes:
    """The page, drawn once for all tests."""
    return wall(edition)


def counts(sheet: Sheet) -> Counter[int]:
    """The numbers that stand beside rows: bold digits."""
    return Counter(
        int(mark.text)
        for mark in sheet.marks
        if isinstance(mark, Words) and mark.bold and re.fullmatch("[0-9]+", mark.text)
    )


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """How far two colours are apart (WCAG 2.2, 1.4.3): 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def span(mark: Words) -> tuple[float, float]:
    """Where words begin and end."""
    wide = width(mark.text, mark.size, bold=mark.bold)
    return (mark.x - wide, mark.x) if mark.align == "right" else (mark.x, mark.x + wide)


def covers(box: Box, mark: Words) -> bool:
    """Whether the box is under any of the words."""
    first, last = span(mark)
    middle = mark.y - mark.size * 0.3
    return box.y < middle < box.y + box.height and box.x < last and first < box.x + box.width


def reaches_under_all(box: Box, mark: Words) -> bool:
    """Whether none of the words is beside the box."""
    first, last = span(mark)
    return box.x <= first + 1 and last <= box.x + box.width + 1


@settings(max_examples=25)
@given(ANY)
def test_picture_page_and_caption_have_the_same_numbers(edition: Edition) -> None:
    told = sections(edition.treated) if edition.treated else ()
    wanted = Counter(about for each in told for _, about in each.shown)
    assert counts(picture_sheet(edition)) == wanted
    assert counts(wall_sheet(edition)) == wanted
    assert Counter(int(each) for each in re.findall(r": (\d+)(?=[;.])", alt(edition))) == wanted


@settings(max_examples=25)
@given(ANY)
def test_everything_stands_on_the_sheet_and_no_line_on_another(edition: Edition) -> None:
    for sheet in (picture_sheet(edition), wall_sheet(edition)):
        for mark in sheet.marks:
            assert 0 <= mark.x <= sheet.width + 0.01
            assert 0 <= mark.y <= sheet.height
        left = sorted(
            mark.y for mark in sheet.marks if isinstance(mark, Words) and mark.align == "left" and mark.x < 80
        )
        assert all(after - before > 8 for before, after in pairwise(left))


@pytest.mark.parametrize("edition", EDITIONS.values(), ids=EDITIONS)
def test_words_stand_out_from_what_they_stand_on(edition: Edition) -> None:
    for sheet in (picture_sheet(edition), wall_sheet(edition)):
        for at, mark in enumerate(sheet.marks):
            if isinstance(mark, Words):
                over = [box for box in sheet.marks[:at] if isinstance(box, Box) and covers(box, mark)]
                # Of grounds that lie on each other, those that reach under all of the words hide what is below them.
                whole = [place for place, box in enumerate(over) if reaches_under_all(box, mark)]
                grounds = {box.colour for box in over[whole[-1] if whole else 0 :]} | (
                    {"#FFFFFF"} if not whole else set()
                )
                assert min(contrast(mark.colour, ground) for ground in grounds) >= 4.5


def test_no_letters_of_a_picture_are_smaller_than_eleven_on_a_phone() -> None:
    """On one that is 390 wide, and also where every table has its rows."""
    usual = dataclasses.replace(
        FULL, treated=Treated(Interval(40, 59), tuple(each for each in TABLES if each.id is not TableId.GAPS))
    )
    for edition in (usual, SPARSE, QUIET, SILENT, FULL):
        sizes = [mark.size for mark in picture_sheet(edition).marks if isinstance(mark, Words)]
        assert min(sizes) * 390 / WIDTH >= 11


def test_tables_without_a_number_are_one_line_and_no_panels() -> None:
    hidden = tuple(
        dataclasses.replace(each, rows=tuple(dataclasses.replace(row, about=None) for row in each.rows))
        for each in TABLES[1:]
    )
    edition = dataclasses.replace(FULL, treated=Treated(Interval(40, 59), (TABLES[0], *hidden)))
    for sheet in (picture_sheet(edition), wall_sheet(edition)):
        shown = [mark.text for mark in sheet.marks if isinstance(mark, Words)]
        assert "What stood in the way" not in shown
        said = " ".join(shown)
        assert "Not shown this time: What stood in the way; How long they waited;" in said


def test_lines_that_run_from_right_to_left_begin_on_the_right() -> None:
    long = "المال والطعام والعمل والفواتير وغير ذلك من أمور الحياة والبيت والمدرسة"
    edition = dataclasses.replace(
        FULL, treated=Treated(Interval(40, 59), (table(TableId.JOB, (long, 10), ("b " * 30, 10)),))
    )
    marks = [mark for mark in picture_sheet(edition).marks if isinstance(mark, Words)]
    turned = [mark for mark in marks if any(letter in mark.text for letter in "المو") and not mark.bold]
    assert len(turned) > 1
    assert {(mark.align, mark.x) for mark in turned} == {("right", turned[0].x)}
    assert all(mark.align == "left" for mark in marks if mark.text.startswith("b b"))


def test_a_bar_ends_in_its_rounding_and_a_hidden_row_has_none() -> None:
    edition = dataclasses.replace(
        FULL, treated=Treated(Interval(40, 59), (table(TableId.NEEDS, ("School", 15), ("Home", None)),))
    )
    boxes = [mark for mark in picture_sheet(edition).marks if isinstance(mark, Box) and mark.height > 20]
    _, most, sure = boxes
    assert sure.width / most.width == pytest.approx(13 / 17)
    assert not any(isinstance(mark, Rung) for mark in picture_sheet(edition).marks)


def test_rungs_are_as_wide_as_their_numbers() -> None:
    rungs = [
        mark.thick
        for mark in picture_sheet(
            dataclasses.replace(
                FULL,
                treated=Treated(Interval(40, 59), (table(TableId.GAPS, ("A and B", 20), ("A and C", 10)),)),
            )
        ).marks
        if isinstance(mark, Rung)
    ]
    assert [each / rungs[0] for each in rungs] == pytest.approx([1, 18 / 22, 12 / 22, 8 / 22])


def test_an_axis_ends_at_a_step_and_not_at_a_count() -> None:
    assert [axis(most) for most in (12, 17, 22, 47, 52, 97, 102, 197, 202, 502)] == [
        20, 20, 30, 50, 70, 100, 200, 200, 300, 700,
    ]  # fmt: skip


@settings(max_examples=25)
@given(ANY)
def test_a_family_is_as_long_in_every_bar_and_no_bar_leaves_its_track(edition: Edition) -> None:
    tables = sections(edition.treated) if edition.treated else ()
    panels = [(each, 534.0 if each.id is TableId.JOB else 1112.0) for each in tables]
    longest = [
        (about + 2) * pixels_a_family(panels, 1112, 30)
        for each in tables
        for _, about in each.shown
        if each.id is TableId.JOB
    ]
    number = width("888", 30, bold=True)
    assert all(each < 534 - number for each in longest)
    assert all(box.x + box.width <= WIDTH for box in picture_sheet(edition).marks if isinstance(box, Box))


def test_bars_of_a_narrow_panel_are_as_long_as_those_of_a_wide_one() -> None:
    both = (table(TableId.NEEDS, ("School", 25)), table(TableId.JOB, ("No one", 25)))
    edition = dataclasses.replace(FULL, treated=Treated(Interval(40, 59), both))
    bars = [mark.width for mark in picture_sheet(edition).marks if isinstance(mark, Box) and mark.height > 20]
    assert bars[1:3] == pytest.approx(bars[3:5])


def test_a_ladder_without_a_rung_is_left_out_and_its_room_goes_to_other_rows() -> None:
    assert FULL.treated
    gaps = table(TableId.GAPS, others=78)
    tables = tuple(gaps if each.id is TableId.GAPS else each for each in TABLES)
    edition = dataclasses.replace(FULL, treated=dataclasses.replace(FULL.treated, tables=tables))
    heading = "Passed between services"

    def said(of: Edition) -> set[str]:
        return {mark.text for mark in picture_sheet(of).marks if isinstance(mark, Words)}

    assert heading in said(FULL)
    assert heading not in said(edition)
    assert "It never came" in said(edition) - said(FULL)


def test_the_channel_that_takes_the_rest_has_no_name_of_its_own() -> None:
    shown = [mark.text for mark in picture_sheet(SPARSE).marks if isinstance(mark, Words)]
    assert shown[:2] == ["What families told us", "week 49 of 2026 · about 20 to 39 families"]
    assert b"What families told us: week 49 of 2026" in on_paper(SPARSE)


@pytest.mark.parametrize("edition", EDITIONS.values(), ids=EDITIONS)
def test_a_picture_has_one_size_and_carries_its_words(edition: Edition) -> None:
    assert len(drawn(edition)) < 150_000
    with Image.open(io.BytesIO(drawn(edition))) as shown:
        assert shown.size == (WIDTH, HEIGHT) == (1200, 1600)
        assert {name: shown.info[name] for name in shown.info if name not in {"dpi", "transparency"}} == {
            "Description": alt(edition)
        }


def test_a_picture_never_changes_with_a_quote() -> None:
    """So a withdrawal leaves it as it is; the page for the wall is made twice."""
    without = dataclasses.replace(FULL, quote=None)
    assert picture_sheet(FULL) == picture_sheet(without)
    assert alt(FULL) == alt(without)
    assert wall_sheet(FULL) != wall_sheet(without)


@cache
def elsewhere() -> subprocess.CompletedProcess[str]:
    """Picture and page drawn in another process, which logs all that it is told at INFO."""
    program = (
        "import hashlib, logging, sys; logging.basicConfig(level=logging.INFO);"
        "from bot.digest.drawing import picture, wall; from tests.digest.editions import FULL;"
        "sys.stdout.write(hashlib.sha256(picture(FULL) + wall(FULL)).hexdigest());"
        "logging.getLogger('bot').info('drawn')"
    )
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "PYTHONPATH": "."},
        capture_output=True,
        text=True,
        check=True,
    )


def test_the_same_edition_gives_the_same_bytes_in_every_process() -> None:
    assert elsewhere().stdout == hashlib.sha256(drawn(FULL) + on_paper(FULL)).hexdigest()


def test_nothing_is_logged_of_what_is_drawn() -> None:
    """What makes the fonts of a page small tells at INFO which letters they keep, those of a quote among them."""
    assert elsewhere().stderr == "INFO:bot:drawn\n"


def test_a_page_has_letters_that_can_be_searched_and_nothing_of_this_machine() -> None:
    page = on_paper(FULL)
    assert page.startswith(b"%PDF-")
    assert page.count(b"/Type /Page\n") + page.count(b"/Type /Page ") == 1
    assert b"/Subtype /Image" not in page
    assert b"/Subtype /Type3" in page
    assert b"/ToUnicode" in page
    for unwanted in (b"/CreationDate", b"/Producer", b"matplotlib", b"/tmp", b"/home"):
        assert unwanted not in page
    assert b"What families told us" in page


def test_words_in_any_script_are_drawn_without_a_warning() -> None:
    odd = dataclasses.replace(
        FULL,
        channel="الشمال $\\alpha$",
        treated=Treated(
            Interval(40, 59), (ODD, dataclasses.replace(ODD, id=TableId.WAIT)), "学校 $", "_a_ {"
        ),
        quote=dataclasses.replace(QUOTE, words="عاودت الاتصال 😀\nin two lines $"),
    )
    assert picture(odd).startswith(b"\x89PNG")
    assert wall(odd).startswith(b"%PDF-")
    shown = [mark.text for mark in picture_sheet(odd).marks if isinstance(mark, Words)]
    assert "$x^{2}$ and \\frac{a}{b}" in shown


def test_words_without_letters_to_draw_them_point_to_the_message() -> None:
    assert drawable("স্কুল বা কলেজ") == "(these words are in the message)"
    assert drawable("Ysgol \U0001faf6\ufe0f neu goleg") == "Ysgol neu goleg"
    assert drawable("School 学校 and more of it") == "School … and more of it"
    assert drawable("کہاں") == "کهاں"
    assert drawable("a\u202eb") == "ab"


def test_where_nothing_can_be_written_nothing_is_said_or_left(tmp_path: Path) -> None:
    """As in a container whose user has no home."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    program = (
        "import sys; from bot.digest.drawing import picture; from tests.digest.editions import SILENT; picture(SILENT);"
        "assert 'matplotlib.pyplot' not in sys.modules"
    )
    found = subprocess.run(
        [
            sys.executable,
            "-W",
            "error",
            "-c",
            program,
        ],
        env={"HOME": "/dev/null", "TMPDIR": str(temporary), "PYTHONPATH": ".", "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=True,
    )
    assert (found.stdout, found.stderr) == ("", "")
    assert list(temporary.iterdir()) == []


def test_settings_of_the_drawing_library_stay_as_they_were() -> None:
    import matplotlib as mpl

    before = dict(mpl.rcParams)
    picture(SILENT)
    assert dict(mpl.rcParams) == before


def test_act_loop_and_panel_are_on_the_page_and_never_on_the_picture() -> None:
    """Where the numbers of the loop are, the caption would have to say them, and it has no room for sure."""
    more = dataclasses.replace(
        FULL,
        act=Act("There was one person they could name.", own=True),
        loop=measured(10, 43, 12),
        panel="To talk with a panel of families, ring the hub.",
    )
    for plain in (FULL, dataclasses.replace(FULL, treated=None)):
        told = dataclasses.replace(plain, act=more.act, loop=more.loop, panel=more.panel)
        said = " ".join(mark.text for mark in wall_sheet(told).marks if isinstance(mark, Words))
        assert "To talk with a panel of families, ring the hub." in said
        assert "They also said: There was one person they could name." in said
        assert "about 10 got an answer that says what changed." in said
        assert picture_sheet(told) == picture_sheet(plain)
