"""The designer's guide says what is so: its commands, its examples, and its tables of what runs and what does not."""

import argparse
import re
import shlex
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.__main__ import parser
from conversations.checks.examination import examined
from conversations.errors import Weight
from conversations.expressions import ExpressionError, parse
from conversations.expressions.functions import KNOWN
from conversations.expressions.refusals import REFUSED as REFUSED_FUNCTIONS
from conversations.flow import Guard, Kind
from conversations.forms.headers import RUN
from conversations.forms.reading.files import FileKind, read
from conversations.forms.rowtypes import Bracket, Meta, Refusal, RowType, row_type

ROOT = Path(__file__).parents[2]
PATH = ROOT / "conversations" / "GUIDE.md"
GUIDE = PATH.read_text(encoding="utf-8")


def section(heading: str) -> str:
    """One section, its heading left out."""
    _, _, rest = GUIDE.partition(f"\n## {heading}\n")
    assert rest, heading
    return rest.split("\n## ")[0]


def first_cells(text: str) -> Iterator[str]:
    """What stands in backticks in the first cell of each row of a section's tables."""
    for line in text.splitlines():
        if line.startswith("| ") and not line.startswith("|--"):
            yield from re.findall(r"`([^`]+)`", line.split(" | ")[0])


def commands() -> list[str]:
    shown = [
        line for block in re.findall(r"```sh\n(.*?)```", GUIDE, re.DOTALL) for line in block.splitlines()
    ]
    prose = re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", GUIDE, flags=re.DOTALL))
    return [*shown, *(words for words in prose if words.startswith("firsthand "))]


@pytest.mark.parametrize("line", sorted(set(commands())))
def test_every_command_in_the_guide_is_understood(line: str) -> None:
    words = shlex.split(line)
    assert words[0] == "firsthand"
    assert callable(parser().parse_args(words[1:]).run)


def test_every_option_named_alone_is_one_of_a_command_named_beside_it() -> None:
    subparsers = next(
        action for action in parser()._actions if isinstance(action, argparse._SubParsersAction)
    )
    for line in GUIDE.splitlines():
        alone = set(re.findall(r"`(--[a-z-]+)`", line))
        if alone:
            known = {
                option
                for name, command in subparsers.choices.items()
                if f"firsthand {name}" in GUIDE
                for action in command._actions
                for option in action.option_strings
            }
            assert alone <= known, line


@pytest.mark.parametrize("form", re.findall(r"```markdown\n(.*?)```", GUIDE, re.DOTALL))
def test_every_form_in_the_guide_has_nothing_to_mend_or_to_look_at(form: str) -> None:
    looked = examined(read(form.encode(), FileKind.MARKDOWN))
    assert [str(fault) for fault in looked.faults if fault.weight is not Weight.NOTE] == []
    assert looked.flow is not None


def test_the_table_of_types_names_every_kind_and_each_of_them_runs() -> None:
    kinds: set[object] = set()
    for cell in first_cells(section("Types")):
        found = row_type(cell)
        assert isinstance(found, RowType), cell
        kinds.add(found.kind)
    assert kinds == {*Kind, *Bracket, *Meta}


def test_what_the_guide_calls_refused_is_refused() -> None:
    cells = set(first_cells(section("What is refused, and why"))) - {guard.value for guard in Guard}
    functions = {cell for cell in cells if cell in REFUSED_FUNCTIONS} - {"username"}
    assert {
        "pulldata",
        "search",
        "instance",
        "digest",
        "hash",
        "uuid",
        "area",
        "distance",
        "sin",
        "pi",
    } == functions
    words = {"or_other", "${last-saved#name}", "${name}"}
    for cell in cells - functions - words:
        found = row_type(cell)
        assert isinstance(found, Refusal), cell
        assert found.rule != "unknown-type", cell
    other = row_type("select_one yn or_other")
    assert isinstance(other, Refusal)
    with pytest.raises(ExpressionError):
        parse("${last-saved#name} = 'x'")


def test_the_tables_of_columns_name_every_column_that_runs_and_no_other() -> None:
    text = section("Columns")
    assert set(first_cells(text)) == RUN["survey"]
    for sheet in ("choices", "settings"):
        line = next(line for line in text.splitlines() if line.startswith(f"On the {sheet} sheet: "))
        assert set(re.findall(r"`([a-z_:-]+)`", line)) - {"choice_filter"} == RUN[sheet]


def test_the_list_of_functions_is_the_list_of_functions() -> None:
    first = section("Functions").strip().splitlines()[2]
    assert set(re.findall(r"`([^`]+)`", first)) == set(KNOWN)


def test_the_table_of_guards_names_each_of_them() -> None:
    named = set(first_cells(section("3. Say what must be minded")))
    assert {guard.value for guard in Guard} <= named


def test_every_picture_is_there_small_and_told_in_words() -> None:
    pictures = re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", GUIDE)
    assert len(pictures) >= 3
    for words, name in pictures:
        data = (PATH.parent / name).read_bytes()
        assert len(words) > 80, name
        assert len(data) < 200_000, name
        assert data[:8] == b"\x89PNG\r\n\x1a\n"
        width, height = struct.unpack(">II", data[16:24])
        assert 600 <= width <= 2600
        assert height <= 2600


def test_every_link_within_the_guide_leads_to_a_heading() -> None:
    headings = {
        re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        for heading in re.findall(r"^##+ (.*)$", GUIDE, re.MULTILINE)
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", GUIDE)) <= headings
