"""``python -m tests.forms.outcomes``: what becomes of forms that others wrote, as a table.

With ``--write`` the table in ``tests/forms/others/README.md`` is renewed.
"""

import argparse
import warnings
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from bot.flowfile import load, reading
from conversations.checks.examination import Examined, examined
from conversations.errors import Fault, Weight
from conversations.flow import SILENT, Flow

OTHERS = Path(__file__).parent / "others"
README = OTHERS / "README.md"

_HEAD = """\
# Forms by others

The spreadsheet forms of pyxform's own tests (repository XLSForm/pyxform, commit 51e5bfe, BSD-2-Clause, see `LICENSE`): good, odd and broken ones.
Each runs as a chat or is refused with sheet, row, column, reason and remedy; `tests/forms/test_others.py` holds this page to it, and talks to those that run.
The page is written by `python -m tests.forms.outcomes --write`.

"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one form: the flow it runs as, or None, and everything that was found."""

    name: str
    flow: Flow | None
    faults: tuple[Fault, ...]

    @property
    def errors(self) -> tuple[Fault, ...]:
        """Why it is refused; empty where it runs."""
        return tuple(fault for fault in self.faults if fault.weight is Weight.ERROR)


def outcome(path: Path) -> Outcome:
    """Read and examine one form, as ``firsthand check`` does."""
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore", UserWarning
        )  # the spreadsheet reader's, of extensions it does not know
        read = reading(load(path))
    if read.sheets is None:
        return Outcome(path.name, None, read.faults)
    found: Examined = examined(read.sheets, read.faults)
    return Outcome(path.name, found.flow, found.faults)


def outcomes() -> list[Outcome]:
    """Every form of the folder, by name."""
    return [outcome(path) for path in sorted(OTHERS.iterdir()) if path.suffix in {".xls", ".xlsx"}]


def table(found: list[Outcome]) -> str:
    """The page."""
    runs = [one for one in found if one.flow is not None]
    lines = [f"{len(found)} forms: {len(runs)} run, {len(found) - len(runs)} are refused.", ""]
    lines += ["## Run", "", "| form | questions asked | what a designer is told besides |", "|---|---|---|"]
    lines += [f"| {one.name} | {_asked(one)} | {_rules(one.faults)} |" for one in runs]
    lines += [
        "",
        "## Refused",
        "",
        "| form | errors | why, by rule | the first of them |",
        "|---|---|---|---|",
    ]
    lines += [
        f"| {one.name} | {len(one.errors)} | {_rules(one.errors)} | {_safe(str(one.errors[0]))} |"
        for one in found
        if one.flow is None
    ]
    return _HEAD + "\n".join(lines) + "\n"


def _asked(one: Outcome) -> int:
    assert one.flow is not None
    return sum(prompt.kind not in SILENT for prompt in one.flow.prompts)


def _rules(faults: tuple[Fault, ...]) -> str:
    counted = Counter(fault.rule for fault in faults)
    return ", ".join(f"{rule} {number} ×" if number > 1 else rule for rule, number in sorted(counted.items()))


def _safe(words: str) -> str:
    return words.replace("|", r"\|").replace("<", "&lt;")


def main() -> None:
    """Print the page, or write it."""
    parser = argparse.ArgumentParser(prog="python -m tests.forms.outcomes", description=__doc__)
    parser.add_argument("--write", action="store_true", help="renew tests/forms/others/README.md")
    page = table(outcomes())
    if parser.parse_args().write:
        README.write_text(page, encoding="utf-8")
    else:
        print(page, end="")


if __name__ == "__main__":
    main()
