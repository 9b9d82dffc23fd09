"""The suite of broken forms: each a slip, where it is to be found, and the one replacement that mends it.

A file under ``broken/`` is an XLSForm in Markdown. Its heading says what is wrong; the list below it says which rule
must find it, how much it weighs, where, and a word of the remedy; ``also`` names rules that the same mistake breaks
besides, and ``aside`` rules that have a word to say of its twin too; ``group`` is the kind of mistake; ``fix`` is the replacement that gives the clean
twin, so that a form and its twin differ in the mistake and in nothing else (``⏎`` stands for the end of a line).
All names in these forms are made up.
"""

import re
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from pathlib import Path

FOLDER = Path(__file__).parent / "broken"

_PLACE = re.compile(r"(?P<sheet>\w+)(?:, row (?P<row>\d+))?(?:, column (?P<column>.+))?")
_FIX = re.compile(r"`(?P<wrong>.*)` → `(?P<right>.*)`")


class Group(Enum):
    """What kind of mistake a form holds."""

    FORM = "form"  # a mistake in any XLSForm, whoever reads it
    CHAT = "chat"  # what other tools allow, and a chat with families must not or cannot do
    WORDS = "words"  # words that are hard, leading or blaming


@dataclass(frozen=True)
class Slip:
    """One broken form; ``fix`` is what stands there wrongly, and what belongs there."""

    name: str
    claim: str
    rule: str
    weight: str
    sheet: str
    row: int | None
    column: str | None
    remedy: str
    group: Group
    also: str
    aside: str
    fix: tuple[str, str]
    broken: bytes

    @cached_property
    def clean(self) -> bytes:
        """The twin without the mistake."""
        wrong, right = self.fix
        text = self.broken.decode()
        assert text.count(wrong) == 1, f"{self.name}: “{wrong}” must stand there once"
        return text.replace(wrong, right).encode()


def slip(path: Path) -> Slip:
    """Read one broken form."""
    heading, form = path.read_text(encoding="utf-8").split("\n\n| ", 1)
    claim, _, rest = heading.partition("\n")
    said = dict(re.findall(r"^- (\w+): (.*)$", rest, re.MULTILINE))
    place, fix = _PLACE.fullmatch(said["place"]), _FIX.fullmatch(said["fix"])
    assert place is not None, path.name
    assert fix is not None, path.name
    return Slip(
        name=path.stem,
        claim=claim.removeprefix("# "),
        rule=said["rule"],
        weight=said["weight"],
        sheet=place["sheet"],
        row=int(place["row"]) if place["row"] else None,
        column=place["column"],
        remedy=said["remedy"],
        group=Group(said["group"]),
        also=said.get("also", ""),
        aside=said.get("aside", ""),
        fix=(fix["wrong"].replace("⏎", "\n"), fix["right"].replace("⏎", "\n")),
        broken=f"| {form}".encode(),
    )


def slips() -> tuple[Slip, ...]:
    """Every broken form, by name."""
    return tuple(slip(path) for path in sorted(FOLDER.glob("*.md")) if path.name != "README.md")
