"""The routes of a flow in the terminal: how many, how long, what nobody reaches; for people and for programs."""

import json
from pathlib import Path

import pytest

from bot.__main__ import main

FORM = """
| settings |
| | form_title | form_id | version | default_language |
| | Buses | buses | 1 | English |

| survey |
| | type | name | label::English | relevant | kv:guard |
| | select_one yn | bus | Do you go by bus? | | |
| | text | wish | What should be better? | ${bus} = 'yes' | pii |
| | text | never | How was it? | ${bus} = 'yes' and ${bus} = 'no' | pii |
| | select_multiple use | uses | How may we use it? | | consent |

| choices |
| | list_name | name | label::English |
| | yn | yes | Yes |
| | yn | no | No |
| | use | digest | Staff may read it |
"""


@pytest.fixture
def form(tmp_path: Path) -> str:
    path = tmp_path / "buses.md"
    path.write_text(FORM.replace(" and ${bus} = 'no'", ""), encoding="utf-8")
    return str(path)


def test_the_built_in_questions_can_all_be_reached(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["routes"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("Routes: ")
    assert "Shortest: 1 question, about 1 minute" in shown
    assert "Longest: 22 questions" in shown
    assert "Nobody can reach" not in shown


def test_each_route_is_listed_with_answers_that_lead_there(
    form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["routes", form, "--list"]) == 0
    shown = capsys.readouterr().out
    assert "Routes: 2\n" in shown
    assert shown.count("\nRoute ") == 2
    assert "“Do you go by bus?” “Yes”" in shown


def test_a_question_nobody_can_reach_is_named_and_counts_as_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = tmp_path / "buses.md"
    form.write_text(FORM, encoding="utf-8")
    assert main(["routes", str(form)]) == 1
    assert "Nobody can reach row 4, “How was it?”." in capsys.readouterr().out


def test_json_has_every_route_and_is_told_by_its_format(
    form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["routes", form, "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["format"] == "firsthand-routes/1"
    assert document["routes"] == {"least": 2, "most": 2}
    assert [[each["question"] for each in way["asked"]] for way in document["listed"]] == [
        ["bus", "wish", "never", "uses"],
        ["bus", "uses"],
    ]
    assert document["unreached"] == []


def test_no_more_routes_are_listed_than_wanted(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["routes", form, "--json", "--most", "1"]) == 0
    assert len(json.loads(capsys.readouterr().out)["listed"]) == 1


def test_mermaid_stands_alone(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["routes", form, "--mermaid"]) == 0
    assert capsys.readouterr().out.startswith("flowchart ")
