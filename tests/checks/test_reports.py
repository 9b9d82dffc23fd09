"""What ``firsthand check`` writes: the same faults for people, for programs and for editors, each in its true place."""

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest

from bot.__main__ import main
from bot.check import terminal
from bot.check.documents import FORMAT, document
from bot.check.helpfile import HelpFinding, help_report, of_card, places_in
from bot.check.places import letters, lines
from bot.check.reports import Outcome, Report, report
from bot.check.sarif import log
from conversations.checks.rules import RULES
from conversations.errors import Weight
from conversations.forms.reading.files import FileKind, opened
from conversations.helplines import read as read_help

BROKEN = Path(__file__).parent.parent / "forms" / "broken"
SLIP = BROKEN / "unknown-name.md"  # an error in row 4
LOOK = BROKEN / "jargon.md"  # a warning in row 3
NOTE = BROKEN / "start-of-talk.md"  # a note
HELP = """\
area = "Ash valley"
opening = "These people can talk to you."
closing = "Carry on when you like."

[[line]]
name = "A line"
source = "https://example.org/"
reviewed = 2000-01-01
review_by = 2000-01-02

[line.reach]
en = "call 0800 1"
cy = "ffoniwch 0800 1"

[line.serves]
en = "For anyone."

[[line]]
name = "B line"
reach = "call 2"
serves = "For anyone."
source = "https://example.org/b"
"""
EARLY, LATE = date(1999, 6, 1), date(2026, 11, 24)
CARD = tuple(sorted(of_card(read_help(HELP.encode()), LATE), key=lambda each: each.name))


def checked(*arguments: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    """The exit status of ``firsthand check`` and what it wrote."""
    status = main(["check", *arguments])
    shown = capsys.readouterr()
    return status, shown.out, shown.err


def spreadsheet(path: Path) -> Path:
    """The broken form as a spreadsheet, with a column that has no header before the labels."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    sheets = opened(SLIP.read_bytes(), FileKind.MARKDOWN).sheets
    assert sheets is not None
    for sheet in (sheets.survey, sheets.choices, sheets.settings):
        page = book.create_sheet(sheet.name)
        headers = [*sheet.headers[:1], None, *sheet.headers[1:]]
        page.append(headers)
        for row in sheet.rows:
            page.append([row.cells.get(header or "") for header in headers])
    book.save(path)
    return path


def page(found: Report, **how: Any) -> str:
    """The report for people."""
    return "\n".join(terminal.form(found, terminal.Page(**how)))


def test_a_fault_for_people_stands_under_its_sheet_and_row_with_a_mark_and_a_word() -> None:
    assert page(report(SLIP)) == (
        f"{SLIP}\n"
        "  survey\n"
        "    row 4\n"
        "      ✗ mend  relevant: There is no row named “okay” for ${okay}. Did you mean “${ok}”? [unknown-name]\n"
        f"✗ {SLIP}: 1 to mend, 0 to look at"
    )


def test_a_form_to_look_at_runs_and_says_what_it_is() -> None:
    shown = page(report(LOOK))
    assert "! look" in shown
    assert f"✓ {LOOK}: it runs: 0 to mend, 1 to look at; 3 questions" in shown
    assert "route, the shortest with " in shown


def test_no_weight_is_told_by_colour_alone_and_no_colour_is_red_or_green() -> None:
    for path, mark in ((SLIP, "✗ mend"), (LOOK, "! look"), (NOTE, "· note")):
        coloured = page(report(path), coloured=True)
        assert mark in coloured
        assert "\x1b[" in coloured
        for code in ("31m", "32m", "91m", "92m", "41m", "42m"):
            assert f"\x1b[{code}" not in coloured
            assert f";{code}" not in coloured


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Yes."""
        return True


def test_colours_are_for_terminals_that_want_them() -> None:
    assert terminal.page(Terminal(), {}, 80).coloured
    assert not terminal.page(Terminal(), {"NO_COLOR": "1"}, 80).coloured
    assert not terminal.page(Terminal(), {"TERM": "dumb"}, 80).coloured
    assert not terminal.page(io.StringIO(), {}, 80).coloured
    assert terminal.page(io.StringIO(), {}, 80).width == 0


def test_lines_are_as_wide_as_the_terminal_and_lose_no_word() -> None:
    narrow = page(report(SLIP), width=50)
    fault = [line for line in narrow.splitlines() if line.startswith("      ")]
    assert max(map(len, fault)) <= 50
    assert " ".join(narrow.split()) == " ".join(page(report(SLIP)).split())


def test_the_last_line_counts_everything() -> None:
    assert terminal.total([report(SLIP), report(LOOK), report(NOTE)], CARD) == (
        "3 forms checked: 1 to mend, 1 to look at, 1 note; 1 help line overdue; 1 help line never checked."
    )


def test_the_exit_status_tells_a_script_what_to_do(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert checked(str(SLIP), capsys=capsys)[0] == 1
    assert checked(str(LOOK), capsys=capsys)[0] == 0
    assert checked(str(LOOK), "--strict", capsys=capsys)[0] == 1
    assert checked(str(LOOK), "--strict", "--no-wording", capsys=capsys)[0] == 0
    assert checked(str(NOTE), "--strict", capsys=capsys)[0] == 0
    status, out, err = checked(str(LOOK), str(tmp_path / "none.md"), capsys=capsys)
    assert status == 2
    assert "1 form checked" in out
    assert "none.md cannot be read" in err


def test_quiet_writes_what_is_to_be_mended_and_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    assert checked("--quiet", str(LOOK), capsys=capsys)[1:] == ("", "")
    _, out, _ = checked("--quiet", str(SLIP), str(LOOK), capsys=capsys)
    assert "✗ mend" in out
    assert "look" not in out
    assert "checked" not in out


def test_a_rule_is_explained_and_a_misspelt_one_is_guessed(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = checked("--explain", "unknown-name", capsys=capsys)
    assert status == 0
    assert RULES["unknown-name"].why in out
    status, out, err = checked("--explain", "unknwon-name", capsys=capsys)
    assert status == 2
    assert "Did you mean “unknown-name”?" in err
    _, out, _ = checked("--explain", "all", capsys=capsys)
    assert len(out.splitlines()) == len(RULES)


def test_the_json_document_says_all_that_people_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = checked("--json", str(SLIP), str(LOOK), capsys=capsys)
    found = json.loads(out)
    assert status == 1
    assert found["format"] == FORMAT == "firsthand-check/1"
    assert found["total"] == {"error": 1, "warning": 1, "note": 0}
    broken, look = found["forms"]
    assert broken["outcome"] == "mend"
    assert broken["version"] is None
    assert broken["faults"] == [
        {
            "rule": "unknown-name",
            "weight": "error",
            "sheet": "survey",
            "row": 4,
            "column": "relevant",
            "line": 18,
            "cell": None,
            "problem": "There is no row named “okay” for ${okay}.",
            "remedy": "Did you mean “${ok}”?",
        }
    ]
    assert look["outcome"] == "look"
    assert look["form_id"] == "made_up"
    assert look["routes"]["least"] <= look["routes"]["most"]
    assert {line["state"] for line in found["help"]} == {"unchecked"}


def test_the_same_forms_give_the_same_document() -> None:
    reports = [report(SLIP), report(LOOK)]
    assert document(reports, CARD) == document([report(SLIP), report(LOOK)], CARD)
    assert document([], CARD)["help"][0] == {
        "line": "A line",
        "state": "overdue",
        "review_by": "2000-01-02",
        "source": "https://example.org/",
        "file": None,
        "at": None,
        "rule": "help-line-overdue",
        "weight": "error",
        "problem": "Help now card: A line was to be checked by 2000-01-02.",
        "remedy": "Look it up at https://example.org/ and move both days on.",
    }


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("unknown-name", "${okay} = 'no'"),
        ("jargon", "referral"),
        ("choice-without-name", "| yn | | No |"),
        ("misspelt-relevant", "| relevent |"),
        ("blank-in-form-id", "| made up |"),
    ],
)
def test_a_line_of_a_text_file_is_the_one_an_editor_opens(name: str, words: str) -> None:
    path = BROKEN / f"{name}.md"
    found = report(path)
    line = found.line(found.faults[0])
    assert line is not None
    assert words in path.read_text(encoding="utf-8").splitlines()[line - 1]


def test_rows_of_a_csv_are_found_past_cells_of_several_lines() -> None:
    data = b'survey,,\n,type,name,label\n,text,a,"Two\nlines"\n\n,text,b,B\n'
    assert lines(data, FileKind.CSV) == {"survey": {1: 2, 2: 3, 3: 5, 4: 6}}
    semicolons = b"survey;;;\n;type;name;label\n;text;a;A, and more\n"
    assert lines(semicolons, FileKind.CSV) == {"survey": {1: 2, 2: 3}}
    assert lines(b"\xff", FileKind.CSV) == {}
    assert lines(data, FileKind.XLSX) == {}


def test_a_cell_of_a_spreadsheet_is_named_as_the_spreadsheet_names_it(tmp_path: Path) -> None:
    found = report(spreadsheet(tmp_path / "form.xlsx"))
    [fault] = [fault for fault in found.faults if fault.rule == "unknown-name"]
    assert found.cell(fault) == "E4"
    assert found.line(fault) == 4
    assert "relevant: (E4) " in page(found)
    sheets = opened(b"| survey |\n| | type |\n", FileKind.MARKDOWN).sheets
    assert sheets is not None
    assert letters(sheets) == {}


def test_a_sarif_log_has_every_fault_with_its_rule_level_and_place(tmp_path: Path) -> None:
    """The shape is that of SARIF 2.1.0: the parts that the standard makes obligatory, and what code hosts read."""
    reports = [report(SLIP), report(LOOK), report(NOTE), report(spreadsheet(tmp_path / "form.xlsx"))]
    found = json.loads(json.dumps(log(reports, CARD, None, tmp_path)))
    assert found["version"] == "2.1.0"
    assert found["$schema"].endswith("sarif-2.1.0.json")
    [run] = found["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "Firsthand"
    rules = [rule["id"] for rule in driver["rules"]]
    assert len(set(rules)) == len(rules)
    assert set(rules) <= RULES.keys()
    for rule in driver["rules"]:
        assert rule["shortDescription"]["text"].endswith(".")
        assert rule["help"]["text"]
        assert rule["help"]["markdown"]
    assert len(run["results"]) == sum(len(each.faults) for each in reports) + len(CARD)
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"}
        assert result["message"]["text"].endswith((".", "?"))
        [location] = result["locations"]
        assert location["physicalLocation"]["artifactLocation"]["uri"]
        region = location["physicalLocation"].get("region")
        assert region is None or region["startLine"] >= 1
    [in_text, in_cell] = [result for result in run["results"] if result["ruleId"] == "unknown-name"]
    assert in_text["locations"][0]["physicalLocation"]["region"]["startLine"] == 18
    assert (
        in_text["locations"][0]["logicalLocations"][0]["fullyQualifiedName"]
        == "survey!row 4, column relevant"
    )
    assert in_cell["locations"][0]["logicalLocations"] == [
        {"name": "E4", "fullyQualifiedName": "survey!E4", "kind": "cell"}
    ]
    assert in_cell["locations"][0]["physicalLocation"]["region"]["startLine"] == 4
    prints = [
        result["partialFingerprints"]["firsthandFault/v1"]
        for result in run["results"]
        if "partialFingerprints" in result
    ]
    assert len(set(prints)) == len(prints)


def test_paths_in_a_sarif_log_are_relative_to_where_it_was_made() -> None:
    def uri(here: Path) -> str:
        [run] = log([report(SLIP)], (), None, here)["runs"]
        found: str = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        return found

    assert uri(BROKEN) == "unknown-name.md"
    assert uri(BROKEN.parent.parent) == "forms/broken/unknown-name.md"
    assert uri(Path(__file__).parent).startswith("file:///")


def test_an_outcome_is_the_gravest_of_its_faults() -> None:
    assert report(SLIP).outcome is Outcome.MEND
    assert report(LOOK).outcome is Outcome.LOOK
    assert report(NOTE).outcome is Outcome.FINE
    assert report(None).outcome is Outcome.FINE
    assert report(LOOK, wording=False).count(Weight.WARNING) == 0


def test_a_file_that_holds_no_form_is_reported_like_any_other(tmp_path: Path) -> None:
    path = tmp_path / "letter.md"
    path.write_text("Dear all, the form is attached.\n")
    found = report(path)
    assert found.examined is None
    assert found.outcome is Outcome.MEND
    assert "no-survey" in page(found)
    assert document([found], ())["forms"][0]["reading_age"] is None


def test_no_form_can_move_the_cursor_of_whoever_checks_it(tmp_path: Path) -> None:
    path = tmp_path / "form.md"
    path.write_text(
        "| survey |\n| | type | name | label | relevant |\n"
        "| | text | a\x1b[31m | \x1b]0;title\x07Why did you ask? | ${\x1b[2J\u202e} = 'x' |\n",
        encoding="utf-8",
    )
    shown = page(report(path))
    assert "mend" in shown
    assert [letter for letter in shown if letter < " " and letter != "\n"] == []
    assert "\u202e" not in shown


def test_a_fault_that_many_rows_have_alike_is_told_once_for_people_and_each_time_for_programs(
    tmp_path: Path,
) -> None:
    path = tmp_path / "form.md"
    rows = "".join(f"| | text | q{row} | Question {row}? | yes |\n" for row in range(2, 9))
    path.write_text(f"| survey |\n| | type | name | label | required |\n{rows}")
    found = report(path)
    assert sum(fault.rule == "required" for fault in found.faults) == 7
    shown = page(found)
    assert shown.count("[required]") == 1
    assert "    rows 2, 3, 4 and 4 more\n      ! look  required: " in shown
    faults = document([found], ())["forms"][0]["faults"]
    assert sum(fault["rule"] == "required" for fault in faults) == 7


def test_three_rows_alike_are_told_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "form.md"
    rows = "".join(f"| | text | q{row} | Question {row}? | yes |\n" for row in range(2, 5))
    path.write_text(f"| survey |\n| | type | name | label | required |\n{rows}")
    assert page(report(path)).count("[required]") == 3


def test_one_of_a_kind_is_said_in_the_singular(tmp_path: Path) -> None:
    path = tmp_path / "form.md"
    path.write_text("| survey |\n| | type | name | label |\n| | text | a | What is it? |\n")
    shown = page(report(path))
    assert "1 question (0 depend on earlier answers, 1 is answered in own words)" in shown


def test_whoever_checks_a_form_has_the_help_lines_in_one_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    _, out, _ = checked(str(LOOK), capsys=capsys)
    assert out.count("Help now card") == 0
    assert "! 11 help lines were never checked: `firsthand doctor` lists them\n" in out
    config = tmp_path / "firsthand.toml"
    config.write_text("")
    _, out, _ = checked(str(LOOK), "--config", str(config), capsys=capsys)
    assert out.count("Help now card") == 11
    assert list(terminal.help_card(CARD, brief=True)) == [
        "✗ 1 help line was overdue and 1 never checked: `firsthand doctor` lists them"
    ]
    assert list(terminal.help_card(CARD[1:], quiet=True, brief=True)) == []


def test_where_no_form_could_be_read_nothing_is_counted(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    status, out, err = checked(str(tmp_path / "none.md"), capsys=capsys)
    assert (status, out) == (2, "")
    assert err.endswith("Check the path.\n")


# A file of help lines


def written(folder: Path, text: str = HELP) -> Path:
    path = folder / "help.toml"
    path.write_text(text, encoding="utf-8")
    return path


def states(path: Path, today: date) -> list[tuple[str, str, int | None]]:
    """What is found: what about it, which help line, and on which line of the file."""
    return [(each.state, each.name, each.line) for each in help_report(path, today).findings]


def test_what_is_wrong_with_a_help_line_stands_on_its_line_of_the_file(tmp_path: Path) -> None:
    path = written(tmp_path)
    assert states(path, LATE) == [
        ("overdue", "A line", 9),
        ("unchecked", "B line", 18),
        ("language", "", None),
    ]
    lines = HELP.splitlines()
    assert lines[8].startswith("review_by")
    assert lines[17] == "[[line]]"
    assert states(path, date(1999, 12, 2))[0] == ("unchecked", "B line", 18)
    assert states(path, date(1999, 12, 3))[0] == ("due", "A line", 9)
    assert states(path, date(2000, 1, 2))[0] == ("due", "A line", 9)
    assert states(path, date(2000, 1, 3))[0] == ("overdue", "A line", 9)


def test_a_number_that_differs_between_languages_is_told_of(tmp_path: Path) -> None:
    found = states(written(tmp_path, HELP.replace("ffoniwch 0800 1", "ffoniwch 0800 2")), EARLY)
    assert ("number", "A line", 11) in found
    assert "number" not in {state for state, _, _ in states(written(tmp_path), EARLY)}


def test_a_language_that_is_not_whole_is_told_of_with_what_it_lacks(tmp_path: Path) -> None:
    (found,) = (each for each in help_report(written(tmp_path), EARLY).findings if each.state == "language")
    assert found.weight is Weight.WARNING
    assert "5 of 8 texts are missing in cy: opening; closing; A line/serves; and 2 more." in found.problem


@pytest.mark.parametrize(
    ("before", "after", "line", "words"),
    [
        ('name = "B line"', "", 18, "Help line 2 has no name."),
        ('reach = "call 2"', "reach = 2", 20, "Help line 2 has no reach."),
        ("review_by = 2000-01-02", "review_by = 1999-01-02", 9, "before it was"),
        ('closing = "Carry on when you like."', "", None, "The file has no closing."),
        ('source = "https://example.org/b"', 'source = "https', 22, "not a TOML file (line 22)"),
    ],
)
def test_a_mistake_in_the_file_is_told_where_it_is(
    tmp_path: Path, before: str, after: str, line: int | None, words: str
) -> None:
    found = help_report(written(tmp_path, HELP.replace(before, after)), EARLY)
    assert found.card is None
    (mistake,) = found.findings
    assert (mistake.rule, mistake.weight, mistake.line) == ("help-file", Weight.ERROR, line)
    assert words in mistake.problem
    assert mistake.remedy.endswith(".")


def test_keys_in_long_strings_and_odd_files_lead_nobody_astray() -> None:
    odd = b'opening = """\n[[line]]\nname = "no"\n"""\n[[line]]\nname = "x"\nreach.cy = "y"\n'
    assert list(places_in(odd)) == [{"opening": 1}, {"": 5, "name": 6, "reach": 7}]
    assert places_in(b"\xff\xfe") == ()


def test_the_exit_status_for_a_file_of_help_lines(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = str(written(tmp_path))
    status, out, _ = checked(path, capsys=capsys)
    assert status == 1
    assert (
        "    line 9\n      ✗ mend  Help now card: A line was to be checked by 2000-01-02. Look it up" in out
    )
    assert out.endswith("1 file of help lines checked: 1 to mend, 2 to look at.\n")
    later = HELP.replace("2000-01-02", "2999-01-02")
    written(tmp_path, later)
    status, out, _ = checked(path, capsys=capsys)
    assert status == 0
    assert f"✓ {path}: it can be used: 0 to mend, 2 to look at; Ash valley, 2 lines in en, cy, next" in out
    assert checked(path, "--strict", capsys=capsys)[0] == 1
    assert checked(path, "--quiet", capsys=capsys)[:2] == (0, "")
    written(tmp_path, later.replace("[[line]]", "[[line]", 1))
    assert checked(path, capsys=capsys)[0] == 1
    status, _, err = checked(str(tmp_path / "none.toml"), capsys=capsys)
    assert status == 2
    assert "cannot be read" in err


def test_a_file_of_help_lines_beside_a_form_stands_in_every_kind_of_report(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = str(written(tmp_path))
    status, out, _ = checked(str(LOOK), path, capsys=capsys)
    assert status == 1
    assert "1 form and 1 file of help lines checked: 1 to mend, 3 to look at." in out
    assert "never checked: `firsthand doctor`" not in out
    status, out, _ = checked("--json", str(LOOK), path, capsys=capsys)
    found = json.loads(out)
    assert status == 1
    assert found["total"] == {"error": 1, "warning": 3, "note": 0}
    assert {each["file"] for each in found["help"]} == {path}
    assert found["help_files"] == [
        {"file": path, "outcome": "mend", "area": "Ash valley", "lines": 2, "languages": ["en", "cy"]}
    ]
    status, out, _ = checked("--sarif", str(LOOK), path, capsys=capsys)
    [run] = json.loads(out)["runs"]
    results = {result["ruleId"]: result for result in run["results"]}
    assert status == 1
    overdue = results["help-line-overdue"]
    assert overdue["level"] == "error"
    [location] = overdue["locations"]
    assert location["physicalLocation"]["region"] == {"startLine": 9}
    assert location["physicalLocation"]["artifactLocation"]["uri"].endswith("/help.toml")


def test_no_file_of_help_lines_can_move_the_cursor_of_whoever_checks_it(tmp_path: Path) -> None:
    path = written(tmp_path, HELP.replace("B line", "B\\u001b[2J\\u202eline"))
    shown = "\n".join(terminal.help_file(help_report(path, LATE), terminal.Page()))
    assert "nobody has checked B" in shown
    assert [letter for letter in shown if letter < " " and letter != "\n"] == []
    assert "\u202e" not in shown


def test_a_help_line_due_soon_is_told_without_a_fault() -> None:
    soon = HelpFinding("due", "help-line-due", Weight.WARNING, "Help now card: soon.", "Look it up.", "A")
    assert list(terminal.help_card([soon])) == ["! Help now card: soon. Look it up."]
    assert list(terminal.help_card([soon], quiet=True)) == []
    assert list(terminal.help_card([soon], brief=True)) == []
