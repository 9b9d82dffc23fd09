"""What a first look needs of an opened bundle: its table of stories and what each column is, from two files of it alone."""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from storage.errors import BundleRefused

_MISSING = frozenset({"", "(not in this version)", "(withheld)"})
"""What stands in a cell without a value, as the bundle's README says."""

_BROKEN = "this folder holds no opened bundle: give the one that `firsthand open` wrote"


@dataclass(frozen=True, slots=True)
class Asked:
    """One column: its question, and the names of its choices with their words, in the form's order."""

    name: str
    shape: str
    words: str
    choices: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Stories:
    """The table of stories. Words are in the language the form begins with."""

    title: str
    columns: Mapping[str, Asked]
    rows: tuple[Mapping[str, tuple[str, ...]], ...] = field(repr=False)


def stories_in(folder: Path) -> Stories:
    """The stories of an opened bundle: of each row the values of the columns that hold choices.

    Raises:
        BundleRefused: The folder is no opened bundle.
    """
    try:
        package = json.loads((folder / "datapackage.json").read_bytes())
        fields = next(one for one in package["resources"] if one["name"] == "stories")["schema"]["fields"]
        language = str(package["firsthand"]["default_language"])
        columns = {
            asked.name: asked for asked in (_asked(one, language) for one in fields if "firsthand" in one)
        }
        return Stories(str(package["title"]), columns, tuple(_rows(folder, columns)))
    except (OSError, ValueError, KeyError, TypeError, StopIteration):
        raise BundleRefused(_BROKEN) from None


def _asked(told: Mapping[str, Any], language: str) -> Asked:
    own = told["firsthand"]
    choices = {
        str(value["name"]): str(value["labels"].get(language) or value["name"]) for value in own["values"]
    }
    return Asked(str(told["name"]), str(own["shape"]), str(told["title"]), choices)


def _rows(folder: Path, columns: Mapping[str, Asked]) -> Iterator[Mapping[str, tuple[str, ...]]]:
    usual = csv.field_size_limit(1 << 27)
    try:
        with (folder / "data" / "stories.csv").open(encoding="utf-8-sig", newline="") as table:
            for line in csv.DictReader(table):
                yield {
                    name: tuple(part for part in _parts(asked, line[name]) if part in asked.choices)
                    for name, asked in columns.items()
                    if asked.choices
                }
    finally:
        csv.field_size_limit(usual)


def _parts(asked: Asked, text: str) -> tuple[str, ...]:
    if text in _MISSING:
        return ()
    return tuple(text.split(" ")) if asked.shape in ("choices", "rank") else (text,)
