"""What the tables are, for programs: ``datapackage.json`` (Data Package 2.0, https://datapackage.org).

It describes the CSV tables; JSONL and Parquet have the same columns. Sums of the files stand in ``SHA256SUMS`` alone, since
a recall writes tables anew.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date

from conversations.research.columns import MISSING_WORDS, Column, Missing, Shape, Shelf
from storage.export.about import About
from storage.export.formats.csvs import CHOICES, GAPS
from storage.export.formats.naming import BLANKS, HEAD, SEVERAL, USES, dated, numeric, story_names
from storage.export.formats.variables import words

OURS = "firsthand"
"""The member, of the package and of each field, that says what the standard has no word for."""

_PROFILES = "https://datapackage.org/profiles/2.0/"

_GUARD = (
    "A cell that a spreadsheet would run as a formula has an apostrophe before what would run. "
    "stories.jsonl and stories.parquet hold every text as it was told."
)

Json = Mapping[str, object]


def datapackage(shelf: Shelf, about: About) -> bytes:
    """The description of the tables ``data/stories.csv``, ``data/choices.csv`` and ``data/gaps.csv``.

    Beside the standard's members, each field of a question has a member ``firsthand``: shape, standing, what was made
    coarse, the versions of the flow that ask it, its words and those of its choices in every language, and the choices
    that tell of a gap between services.
    """
    package = {
        "$schema": f"{_PROFILES}datapackage.json",
        "name": f"firsthand-{about.bundle}",
        "title": about.title,
        "description": f"Bundle {about.number} for {about.researcher}. {_GUARD}",
        "version": str(about.number),
        "created": f"{date.fromisocalendar(*_week(about.week), 1).isoformat()}T00:00:00Z",
        "resources": [
            _table("stories", "The stories, one row each", _stories(shelf), key="row"),
            _table(
                "choices", "Questions with several choices, one row for each that was chosen", _choices(shelf)
            ),
            _table("gaps", "Where families fell between two services, one row each", _gaps(shelf)),
        ],
        OURS: {
            "format": "firsthand-tables/1",
            "bundle": about.bundle,
            "tier": about.tier,
            "languages": list(shelf.languages),
            "default_language": shelf.default_language,
            "flows": list(shelf.flows),
        },
    }
    return json.dumps(package, ensure_ascii=False, indent=1).encode() + b"\n"


def _week(week: str) -> tuple[int, int]:
    year, _, number = week.partition("-W")
    return int(year), int(number)


def _table(name: str, title: str, fields: Sequence[Json], *, key: str = "") -> Json:
    keys: Json = (
        {"primaryKey": [key]}
        if key
        else {
            "foreignKeys": [{"fields": ["row"], "reference": {"resource": "stories", "fields": ["row"]}}],
        }
    )
    return {
        "$schema": f"{_PROFILES}dataresource.json",
        "name": name,
        "title": title,
        "path": f"data/{name}.csv",
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "$schema": f"{_PROFILES}tableschema.json",
            "fields": fields,
            "missingValues": [
                {"value": text, "label": MISSING_WORDS[missing]} for missing, text in BLANKS.items()
            ],
            **keys,
        },
    }


def _stories(shelf: Shelf) -> list[Json]:
    names = story_names(shelf)[len(HEAD) :]
    return [
        {
            "name": "row",
            "type": "string",
            "title": "Name of the story, the same in every bundle of one researcher",
            "constraints": {"required": True, "unique": True, "pattern": "[0-9a-f]{32}"},
        },
        {
            "name": "flow",
            "type": "string",
            "title": "Version of the questions it was told in",
            "categories": [{"value": flow, "label": flow} for flow in shelf.flows],
            "constraints": {"required": True},
        },
        {"name": "sent", "type": "string", "title": "When it was sent"},
        {"name": "language", "type": "string", "title": "Language it was told in"},
        {
            "name": "uses",
            "type": "string",
            "title": "What its narrator allows, separated by blanks",
            "constraints": {"pattern": f"({'|'.join(use.value for use in USES)}| )+"},
        },
        {
            "name": "first_bundle",
            "type": "integer",
            "title": "Number of the first bundle that holds it",
            "constraints": {"required": True, "minimum": 1},
        },
        *(_field(name, column, shelf) for name, column in zip(names, shelf.columns, strict=True)),
    ]


def _field(name: str, column: Column, shelf: Shelf) -> Json:
    field: dict[str, object] = {
        "name": name,
        "title": words(column.label, shelf.default_language) or column.name,
    }
    if numeric(column):
        field["type"] = "number"
    elif dated(column):
        field["type"] = "date"
    else:
        field["type"] = "string"
    if column.shape is Shape.CHOICE and column.values:
        field["categories"] = [
            {"value": value.name, "label": words(value.label, shelf.default_language) or value.name}
            for value in column.values
        ]
    if column.shape in SEVERAL:
        order = "the most important first" if column.shape is Shape.RANK else "in the order of the form"
        field["description"] = (
            f"Names of choices, separated by single blanks, {order}; see also the table choices."
        )
    field[OURS] = {
        "column": column.name,
        "shape": column.shape.value,
        "standing": column.standing.value,
        "coarse": column.coarse,
        "flows": list(column.flows),
        "labels": dict(column.label),
        "values": [
            {"name": value.name, "number": value.number, "code": value.code, "labels": dict(value.label)}
            for value in column.values
        ],
        "gaps": sorted(shelf.gaps.get(column.name, ())),
        "missing": {str(missing.value): MISSING_WORDS[missing] for missing in Missing},
    }
    return field


def _choices(shelf: Shelf) -> list[Json]:
    names = [
        name
        for name, column in zip(story_names(shelf)[len(HEAD) :], shelf.columns, strict=True)
        if column.shape in SEVERAL
    ]
    row, column, value, place = CHOICES
    return [
        {"name": row, "type": "string", "constraints": {"required": True}},
        {"name": column, "type": "string", "title": "Column of the stories", **_one_of(names)},
        {"name": value, "type": "string", "title": "Name of the choice", "constraints": {"required": True}},
        {
            "name": place,
            "type": "integer",
            "title": "Where it was put, 1 the most important; empty where choices have no order",
        },
    ]


def _gaps(shelf: Shelf) -> list[Json]:
    names = [
        name
        for name, column in zip(story_names(shelf)[len(HEAD) :], shelf.columns, strict=True)
        if column.name in shelf.gaps
    ]
    row, column, value = GAPS
    return [
        {"name": row, "type": "string", "constraints": {"required": True}},
        {"name": column, "type": "string", "title": "Column of the stories", **_one_of(names)},
        {"name": value, "type": "string", "title": "Name of the choice", "constraints": {"required": True}},
    ]


def _one_of(names: Sequence[str]) -> Json:
    return {"constraints": {"required": True, **({"enum": names} if names else {})}}
