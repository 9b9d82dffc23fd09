"""A researcher finds each round of a repeat in columns of its own, and nothing of what only steers the talk."""

import csv
from pathlib import Path

from conversations.consent import Consent, Use
from conversations.flow import Flow, Kind
from conversations.release import release
from conversations.story import Answer, Story
from storage.export.opening import Row
from storage.export.tables import META, write_tables
from tests.forms.writing import CHOICES, SETTINGS, flow, survey

HEADER = "type | name | label::English (en) | kv:most | calculation"
ROUNDS = (
    "start | begun",
    "begin_repeat | child | Child | 2",
    "integer | age | How old?",
    "select_multiple need | needs | What was needed?",
    "end_repeat",
    "calculate | oldest | | | max(${age})",
)


def written(made: Flow, folder: Path, **answers: str) -> list[dict[str, str]]:
    consent = Consent(frozenset((Use.RESEARCH,)), made.version, "2026-W48")
    told = tuple(Answer(name, value) for name, value in answers.items())
    story = Story(made.version, "English (en)", told, consent)
    write_tables([Row("0" * 32, "2026-W47", release(story, Use.RESEARCH))], {made.version: made}, folder)
    with (folder / "stories.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_each_round_has_its_columns_and_what_steers_the_talk_has_none(tmp_path: Path) -> None:
    made = flow(SETTINGS, survey(HEADER, *ROUNDS), CHOICES)
    answers = {"age[1]": "4", "needs[1]": "home", "age[2]": "7", "oldest": "7"}
    (told,) = written(made, tmp_path / "out", **answers)
    assert [name for name in told if name not in META] == [
        *("age[1]", "needs[1]", "needs[1]/home", "needs[1]/money"),
        *("age[2]", "needs[2]", "needs[2]/home", "needs[2]/money"),
        "oldest",
    ]
    assert (told["age[1]"], told["needs[1]/home"], told["age[2]"], told["needs[2]/home"]) == (
        "4",
        "1",
        "7",
        "",
    )


def test_the_codebook_tells_of_every_question_and_of_no_mark(tmp_path: Path) -> None:
    made = flow(SETTINGS, survey(HEADER, *ROUNDS), CHOICES)
    written(made, tmp_path / "out")
    with (tmp_path / "out" / "codebook.csv").open(encoding="utf-8-sig", newline="") as file:
        told = {line["prompt"]: line["column"] for line in csv.DictReader(file) if not line["choice"]}
    assert told == {
        "child[1]:": "",
        "age[1]": "age[1]",
        "needs[1]": "needs[1]",
        "child[2]?": "",
        "age[2]": "age[2]",
        "needs[2]": "needs[2]",
        "oldest": "oldest",
    }


def test_the_codebook_has_words_for_every_kind_of_question(tmp_path: Path) -> None:
    rows = [
        f"{kind.value}{' yn' if kind.value.startswith(('select', 'rank')) else ''} | q{at} | Q"
        for at, kind in enumerate(kind for kind in Kind if kind not in {Kind.CALCULATE, Kind.HIDDEN})
    ]
    rows += ["hidden | h", "calculate | c | | | 1 + 1"]
    made = flow(SETTINGS, survey(HEADER, *rows), CHOICES)
    assert {prompt.kind for prompt in made.prompts} == set(Kind)
    written(made, tmp_path / "out")
    page = (tmp_path / "out" / "codebook.html").read_text(encoding="utf-8")
    assert page.count('<p class="k">') >= len(Kind)
