"""Figures that stand on two pages are the same on both."""

import re
from pathlib import Path

import pytest

from bot.__main__ import main

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BROKEN = (ROOT / "tests" / "forms" / "broken" / "README.md").read_text(encoding="utf-8")
OTHERS = (ROOT / "tests" / "forms" / "others" / "README.md").read_text(encoding="utf-8")


def test_the_totals_of_the_broken_forms_stand_in_the_readme_as_they_were_recorded() -> None:
    totals = re.findall(r"^\| \d+ .*\|$", BROKEN, re.MULTILINE)
    assert len(totals) == 4
    for line in totals:
        assert f"\n{line}\n" in README
    (every,) = re.findall(r"^\| (\d+) in all ", BROKEN, re.MULTILINE)
    told = re.findall(r"\b(\d+) (?:broken forms|forms with one mistake)", README)
    assert len(told) >= 2
    assert set(told) == {every}
    assert f"{2 * int(every)} forms |" in README


def test_the_outcomes_of_forms_by_others_stand_in_the_readme_as_they_were_found() -> None:
    (found,) = re.findall(r"^(\d+) forms: (\d+) run, (\d+) are refused\.$", OTHERS, re.MULTILINE)
    (told,) = re.findall(r"Of (\d+) forms that others wrote, .*, (\d+) run and (\d+) are refused", README)
    assert told == found


def test_the_table_of_languages_in_the_readme_is_what_the_command_prints(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = tmp_path / "empty.toml"
    settings.write_text("")
    assert main(["languages", "--markdown", "--config", str(settings)]) == 0
    table = capsys.readouterr().out
    assert table.count("\n") == 8
    assert f"\n\n{table}\n" in README
