"""What a researcher opens: every released story, nothing that runs, and the words that were asked."""

import csv
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.consent import Consent, Use
from conversations.expressions import parse
from conversations.flow import Choice, Flow, Kind, Prompt
from conversations.release import release
from conversations.story import Answer, Story
from storage.errors import BundleRefused, OutputRefused
from storage.export.cells import cell
from storage.export.opening import Row, Unread
from storage.export.tables import write_tables

EN, CY = "English (en)", "Cymraeg (cy)"
NEEDS = (
    Choice("housing", {EN: "Somewhere to live", CY: "Rhywle i fyw"}, code="N1"),
    Choice("money", {EN: "Money & bills"}, code="N2"),
    Choice("none", {EN: "None of these"}, exclusive=True),
)
FIRST = Flow(
    form_id="family_story",
    title="A family's story",
    version="family_story 1 aaaaaaaaaaaa",
    languages=(EN, CY),
    default_language=EN,
    prompts=(
        Prompt("welcome", Kind.NOTE, 2, {EN: "Hello <b>there</b>"}),
        Prompt(
            "needs",
            Kind.SELECT_MULTIPLE,
            3,
            {EN: "What did you need?", CY: "Beth oedd ei angen?"},
            choices=NEEDS,
        ),
        Prompt("worst", Kind.RANK, 4, {EN: "What mattered most?"}, choices=NEEDS[:2]),
        Prompt(
            "who", Kind.SELECT_ONE, 5, {EN: "Who are you?"}, choices=(Choice("parent", {EN: "A parent"}),)
        ),
        Prompt(
            "story",
            Kind.TEXT,
            6,
            {EN: "What happened?"},
            hint={EN: "In your words"},
            relevant=parse("selected(${needs}, 'housing')"),
        ),
    ),
    source=b"",
)
SECOND = Flow(
    form_id="family_story",
    title="A family's story",
    version="family_story 2 bbbbbbbbbbbb",
    languages=(EN,),
    default_language=EN,
    prompts=(
        Prompt(
            "needs",
            Kind.SELECT_MULTIPLE,
            2,
            {EN: "What did you need?"},
            choices=(*NEEDS, Choice("food", {EN: "Food"})),
        ),
        Prompt("change", Kind.TEXT, 3, {EN: "What would have helped?"}),
    ),
    source=b"",
)
FLOWS = {flow.version: flow for flow in (FIRST, SECOND)}


def row(number: int, flow: Flow = FIRST, **answers: str) -> Row:
    consent = Consent(frozenset((Use.RESEARCH, Use.DIGEST)), flow.version, "2026-W48")
    story = Story(flow.version, EN, tuple(Answer(name, value) for name, value in answers.items()), consent)
    return Row(f"{number:032x}", "2026-W47", release(story, Use.RESEARCH))


def table(folder: Path) -> list[dict[str, str]]:
    with (folder / "stories.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def lines(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / "stories.jsonl").read_bytes().splitlines()]


def codebook(folder: Path) -> list[dict[str, str]]:
    with (folder / "codebook.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_choice_becomes_0_or_1_a_rank_its_place_and_what_was_not_answered_stays_empty(
    tmp_path: Path,
) -> None:
    rows = [
        row(1, needs="housing none", worst="money housing", who="parent", story="We waited."),
        row(2, worst="money"),
    ]
    write_tables(rows, FLOWS, tmp_path / "out")

    one, two = table(tmp_path / "out")
    assert [one[f"needs/{name}"] for name in ("housing", "money", "none", "food")] == ["1", "0", "1", ""]
    assert (one["needs"], one["worst"], one["who"], one["story"]) == (
        "housing none",
        "money housing",
        "parent",
        "We waited.",
    )
    assert (one["worst/money"], one["worst/housing"]) == ("1", "2")
    assert [two[f"needs/{name}"] for name in ("housing", "money", "none")] == ["", "", ""]
    assert (two["worst/money"], two["worst/housing"]) == ("1", "")
    assert (one["meta/row"], one["meta/flow"], one["meta/week"], one["meta/uses"]) == (
        "0" * 31 + "1",
        FIRST.version,
        "2026-W47",
        "digest research",
    )


def test_stories_of_two_versions_stand_in_one_table(tmp_path: Path) -> None:
    write_tables(
        [row(1, needs="money"), row(2, SECOND, needs="food", change="A call.")], FLOWS, tmp_path / "out"
    )

    one, two = table(tmp_path / "out")
    assert (one["needs/food"], two["needs/food"], two["needs/money"]) == ("", "1", "0")
    assert (one["change"], two["change"]) == ("", "A call.")


def test_the_table_begins_with_a_byte_order_mark_and_ends_its_lines_as_rfc_4180_has_it(
    tmp_path: Path,
) -> None:
    write_tables([row(1, story='She said "no",\nthen left')], FLOWS, tmp_path / "out")
    raw = (tmp_path / "out" / "stories.csv").read_bytes()

    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.endswith(b"\r\n")
    assert b'"She said ""no"",\nthen left"' in raw
    assert table(tmp_path / "out")[0]["story"] == 'She said "no",\nthen left'


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+44 is the code", "'+44 is the code"),
        ("- first", "'- first"),
        ("@home", "'@home"),
        ("\tthen", "'\tthen"),
        ("\r=1", "'\r'=1"),
        ("＝1+1", "'＝1+1"),
        ("＠x", "'＠x"),
        ("  =1+1", "  '=1+1"),
        ('"=1+1', "\"'=1+1"),
        ("so; =cmd|'/c calc'!A0", "so; '=cmd|'/c calc'!A0"),
        ("one\n-two", "one\n'-two"),
        ("a\0b\ud800c", "a\ufffdb\ufffdc"),
        ("-5", "-5"),
        ("3.25", "3.25"),
        ("a well-known e-mail, a+b = c", "a well-known e-mail, a+b = c"),
        ("", ""),
    ],
)
def test_what_a_spreadsheet_would_run_is_guarded_and_the_rest_left_alone(typed: str, written: str) -> None:
    assert cell(typed) == written


@given(st.text(alphabet="=+-@＝＋－＠ab1;,|\t\r\n \"'\0\ud800\u3000", max_size=40))
def test_no_reading_of_a_cell_begins_like_a_formula(typed: str) -> None:
    written = cell(typed)

    written.encode()  # raises where something is left that UTF-8 cannot hold
    if not re.fullmatch(r"[-+]?\d+(\.\d+)?", written):
        for part in re.split("[;,|\t\r\n]", written):
            assert part.lstrip(' "\u3000\u00a0')[:1] not in tuple("=+-@＝＋－＠")
    assert written.replace("'", "") == typed.replace("'", "").replace("\0", "\ufffd").replace(
        "\ud800", "\ufffd"
    )


def test_a_long_run_of_line_ends_and_blanks_is_guarded_quickly() -> None:
    assert cell("\n" * 100_000) == "'" + "\n" * 100_000
    assert cell(" " * 100_000 + "=") == " " * 100_000 + "'="
    assert cell("; " * 50_000).count("'") == 0


def test_headers_are_guarded_too(tmp_path: Path) -> None:
    prompt = Prompt("=danger()", Kind.TEXT, 2, {EN: "=label"})
    flow = Flow("f", "=title", "=version", (EN,), EN, (prompt,), b"")
    write_tables([], {flow.version: flow}, tmp_path / "out")

    for name in ("stories.csv", "codebook.csv"):
        with (tmp_path / "out" / name).open(encoding="utf-8-sig", newline="") as file:
            assert not [text for line in csv.reader(file) for text in line if text.startswith("=")]
        assert "'=danger()" in (tmp_path / "out" / name).read_text(encoding="utf-8-sig")


@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=60))
def test_json_lines_hold_every_answer_exactly(tmp_path_factory: pytest.TempPathFactory, typed: str) -> None:
    folder = tmp_path_factory.mktemp("exact") / "out"
    write_tables([row(1, story=typed)], FLOWS, folder)

    (line,) = [json.loads(line) for line in (folder / "stories.jsonl").read_bytes().split(b"\n") if line]
    assert line["answers"] == {"story": typed}


def test_json_lines_say_which_questions_and_week_a_story_belongs_to(tmp_path: Path) -> None:
    write_tables([row(1, needs="money")], FLOWS, tmp_path / "out")

    assert lines(tmp_path / "out") == [
        {
            "row": "0" * 31 + "1",
            "flow": FIRST.version,
            "week": "2026-W47",
            "language": EN,
            "uses": ["digest", "research"],
            "answers": {"needs": "money"},
        }
    ]


def test_the_codebook_has_the_exact_words_rules_codes_and_counts(tmp_path: Path) -> None:
    rows = [
        row(1, needs="housing money", story="housing is a word here"),
        row(2, needs="housing"),
        row(3, who="parent"),
    ]
    write_tables(rows, FLOWS, tmp_path / "out")

    book = {(line["flow"], line["column"], line["choice"]): line for line in codebook(tmp_path / "out")}
    needs = book[FIRST.version, "needs", ""]
    assert (needs[f"words: {EN}"], needs[f"words: {CY}"], needs["count"]) == (
        "What did you need?",
        "Beth oedd ei angen?",
        "2",
    )
    housing = book[FIRST.version, "needs/housing", "housing"]
    assert (housing["code"], housing["count"], housing[f"words: {CY}"]) == ("N1", "2", "Rhywle i fyw")
    assert book[FIRST.version, "who", "parent"]["count"] == "1"
    assert book[SECOND.version, "needs/housing", "housing"]["count"] == "0"
    story = book[FIRST.version, "story", ""]
    assert (story["asked only if"], story[f"hint: {EN}"]) == (
        "selected(${needs}, 'housing')",
        "In your words",
    )


def test_every_column_of_the_table_is_in_the_codebook(tmp_path: Path) -> None:
    write_tables([row(1)], FLOWS, tmp_path / "out")

    explained = {line["column"] for line in codebook(tmp_path / "out")}
    (one,) = table(tmp_path / "out")
    assert {name for name in one if not name.startswith("meta/")} <= explained


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)


def test_a_label_cannot_put_markup_into_the_codebook(tmp_path: Path) -> None:
    write_tables([row(1), Unread("f" * 32, "it does <i>not</i> open")], FLOWS, tmp_path / "out")
    page = (tmp_path / "out" / "codebook.html").read_text(encoding="utf-8")
    tags = Tags()
    tags.feed(page)

    assert "&lt;b&gt;there" in page
    assert "Money &amp; bills" in page
    assert not tags.seen & {"b", "i", "script"}
    assert 'lang="cy"' in page


def test_what_could_not_be_given_out_is_counted_and_named(tmp_path: Path) -> None:
    rows = [row(1), Unread("f" * 32, "a sealed story does not open")]
    output = write_tables(rows, FLOWS, tmp_path / "out")

    assert (output.stories, [one.id for one in output.unread]) == (1, ["f" * 32])
    assert "f" * 32 in (tmp_path / "out" / "codebook.html").read_text(encoding="utf-8")


def test_files_are_their_owners_alone(tmp_path: Path) -> None:
    write_tables([row(1)], FLOWS, tmp_path / "out")

    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "out").iterdir()} == {0o600}
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "stories.csv",
        "stories.jsonl",
        "codebook.csv",
        "codebook.html",
    }


def test_a_folder_in_use_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.docx").write_text("chapter one")

    with pytest.raises(OutputRefused, match="new or an empty folder"):
        write_tables([row(1)], FLOWS, tmp_path / "out")
    assert [path.name for path in tmp_path.rglob("*")] == ["out", "thesis.docx"]


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()

    assert write_tables([row(1)], FLOWS, tmp_path / "out").stories == 1
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(OutputRefused):
        write_tables([], FLOWS, tmp_path / "file")
    with pytest.raises(OutputRefused):
        write_tables([], FLOWS, tmp_path / "file" / "out")


def test_a_bundle_that_turns_out_damaged_leaves_nothing_behind(tmp_path: Path) -> None:
    def rows() -> Iterator[Row]:
        yield row(1)
        raise BundleRefused("cut short")

    with pytest.raises(BundleRefused):
        write_tables(rows(), FLOWS, tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_an_answer_to_a_prompt_that_was_never_asked_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BundleRefused, match="0001 answers a prompt"):
        write_tables([row(1, unheard="of")], FLOWS, tmp_path / "out")
    assert list(tmp_path.iterdir()) == []
