"""``firsthand languages`` counts what is there, names what is not, and its exit status is for scripts."""

import json
from pathlib import Path

import pytest

from bot.__main__ import main

FORM = """\
| settings |
| | form_title | form_id | default_language | kv:drafts |
| | A made-up form | made_up | English (en) | {drafts} |
| survey |
| | type | name | label::English (en) | label::Cymraeg (cy) | label::Polski (pl) |
| | text | why | What got in the way? | {welsh} | {polish} |
"""


def shown(*arguments: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """The exit status and what was written."""
    status = main(["languages", *arguments])
    return status, capsys.readouterr().out


def form(folder: Path, *, drafts: str = "", welsh: str = "Beth?", polish: str = "Co?") -> str:
    path = folder / "form.md"
    path.write_text(FORM.format(drafts=drafts, welsh=welsh, polish=polish), encoding="utf-8")
    return str(path)


def test_the_built_in_questions_are_whole_in_every_language(capsys: pytest.CaptureFixture[str]) -> None:
    status, out = shown(capsys=capsys)
    assert status == 0
    assert "Missing" not in out
    assert out.endswith("\nEvery language that people are spoken to in is whole.\n")
    status, out = shown("--json", capsys=capsys)
    found = json.loads(out)
    assert found["format"] == "firsthand-languages/1"
    assert [each["code"] for each in found["languages"]] == ["en", "cy", "pl", "ur", "ar", "so"]
    for each in found["languages"]:
        for part in ("own_words", "questions", "help_card"):
            assert each[part]["there"] == each[part]["total"] > 0, (each["code"], part)
        assert each["draft"] is (each["code"] in {"pl", "ur", "ar", "so"})
        assert each["offered"] is not each["draft"]


def test_what_is_missing_is_named_and_only_what_people_could_read_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out = shown(form(tmp_path, welsh=""), capsys=capsys)
    assert status == 1
    assert "Missing in Cymraeg (cy):\n  questions: survey, row 2, column label::Cymraeg (cy)\n" in out
    assert out.endswith("\nTo be written before people are spoken to: cy.\n")
    status, out = shown(form(tmp_path, drafts="pl", polish=""), capsys=capsys)
    assert status == 0
    assert "column label::Polski (pl)" in out


def test_a_draft_that_the_steward_offers_must_be_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = tmp_path / "firsthand.toml"
    config.write_text('FIRSTHAND_LANGUAGES = "pl"\n')
    with_pl = ("--config", str(config))
    assert shown(form(tmp_path, drafts="pl"), *with_pl, capsys=capsys)[0] == 0
    status, out = shown(form(tmp_path, drafts="pl", polish=""), *with_pl, "--json", capsys=capsys)
    assert status == 1
    polish = next(each for each in json.loads(out)["languages"] if each["code"] == "pl")
    assert (polish["draft"], polish["offered"], polish["to_be_written"]) == (True, True, True)


def test_the_table_in_markdown_has_a_row_for_each_language(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out = shown(form(tmp_path, welsh="", drafts="pl"), "--markdown", capsys=capsys)
    head, rule, *rows = out.splitlines()
    assert head.startswith("| language | own words | questions | help card | draft | offered |")
    assert {line.count("|") for line in out.splitlines()} == {7}
    assert set(rule) <= set("|-: ")
    assert rows[1].startswith("| Cymraeg (cy) | ")
    assert " | 0 of 1 | " in rows[1]
    assert rows[2].endswith(" | yes | no |")
    assert " | – | " in rows[3]


def test_what_cannot_be_read_has_a_status_of_its_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert shown(str(tmp_path / "none.md"), capsys=capsys)[0] == 2
    (tmp_path / "wrong.md").write_text("| survey |\n| | type | name | label |\n| | dream | a | A |\n")
    assert shown(str(tmp_path / "wrong.md"), capsys=capsys)[0] == 1
