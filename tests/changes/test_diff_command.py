"""The command tells what changed in words and in JSON, with the exit status of diff, and counts talks closed."""

import asyncio
import json
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.app import read_flow
from bot.commands.diff import closed
from conversations.session import NarratorId, Session, Stage
from storage.datasecret import read_secret
from storage.keys import make_secret_file
from storage.sealing.identity import new_identity
from storage.store import Store

FORM = """
| settings |
| | form_title | form_id | version | default_language |
| | Parks | parks | 1 | English |

| survey |
| | type | name | label::English | relevant | kv:guard |
| | select_one yn | near | Is there a park near you? | | |
| | text | wish | What do you wish it had? | ${near} = 'yes' | pii |
| | select_multiple use | uses | How may we use it? | | consent |

| choices |
| | list_name | name | label::English |
| | yn | yes | Yes |
| | yn | no | No |
| | use | digest | Staff may read it |
"""


def written(folder: Path, *swaps: tuple[str, str]) -> tuple[str, str]:
    old, new = folder / "old.md", folder / "new.md"
    text = FORM
    for before, after in swaps:
        assert before in text
        text = text.replace(before, after)
    old.write_text(FORM)
    new.write_text(text)
    return str(old), str(new)


def test_the_same_questions_say_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", *written(tmp_path, ("| parks | 1 |", "| parks | 2 |"))]) == 0
    assert "Nothing changed" in capsys.readouterr().out


def test_words_stand_side_by_side_and_routes_are_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = written(
        tmp_path, ("What do you wish it had?", "What is missing there?"), ("${near} = 'yes'", "true()")
    )
    assert main(["diff", *files]) == 1
    shown = capsys.readouterr().out
    assert "- What do you wish it had?\n      + What is missing there?" in shown
    assert "- “Is there a park near you?” is “Yes”" in shown
    assert "now asked, and was not" in shown
    assert "Routes: 2 before, 1 now." in shown


def test_json_has_every_change(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", *written(tmp_path, ("| No |", "| Not near |")), "--json"]) == 1
    document = json.loads(capsys.readouterr().out)
    assert document["format"] == "firsthand-diff/1"
    assert document["same"] is False
    assert document["changes"] == [
        {
            "question": "near",
            "row": 2,
            "change": "choice-reworded",
            "choice": "no",
            "language": "English",
            "old": "No",
            "new": "Not near",
        }
    ]
    assert document["talks"] is None


def test_a_form_with_mistakes_is_trouble_and_names_the_checker(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", *written(tmp_path, ("${near} = 'yes'", "${nere} = 'yes'"))]) == 2
    assert "firsthand check" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "fewer than ten"),
        (9, "fewer than ten"),
        (10, "at least 10"),
        (19, "at least 10"),
        (20, "at least 20"),
    ],
)
def test_a_count_tells_nobody_apart(count: int, words: str) -> None:
    assert closed(count) == words


def test_talks_are_counted_beside_the_running_service_and_nothing_of_them_is_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = written(tmp_path, ("What do you wish it had?", "What is missing there?"))
    data, secret = tmp_path / "data", tmp_path / "secret"
    make_secret_file(secret, data=data)
    version = read_flow(Path(old)).version

    async def count() -> int:
        store = await Store.open(
            data,
            secret=read_secret(secret, data=data, environment={}),
            recipients=[new_identity("ana").recipient],
            week="2026-W48",
        )
        answers = ({"near": "no"}, {"near": "yes", "wish": "xylopyrography"})
        kept = {
            NarratorId(number.to_bytes(16, "big")): Session(
                "aaaaaaaa", version, "English", Stage.ASKING, "uses", 3, answers[number % 3 == 0]
            )
            for number in range(1, 35)
        }
        try:
            await store.write(lambda transaction: store.ledger.keep(transaction, kept))
            config = tmp_path / "firsthand.toml"
            config.write_text(
                f'FIRSTHAND_DATA = "{data}"\nFIRSTHAND_SECRET_FILE = "{secret}"\n', encoding="utf-8"
            )
            return await asyncio.to_thread(main, ["diff", old, new, "--running", "--config", str(config)])
        finally:
            await store.close()

    assert asyncio.run(count()) == 1
    shown = capsys.readouterr()
    assert "in the old version: at least 30. Could go on in the new one: at least 20." in shown.out
    assert "xylopyrography" not in shown.out + shown.err
