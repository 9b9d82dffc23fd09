"""Small forms written as Markdown tables, compiled by themselves: no file, no other tool in between."""

from collections.abc import Mapping
from dataclasses import replace

from conversations.errors import Fault, Weight
from conversations.flow import Flow
from conversations.forms.compiling import Compiled, compiled
from conversations.forms.reading.tables import markdown
from conversations.forms.sheets import Row, Sheet, Sheets

SETTINGS = """\
| settings |
| | form_title | form_id | version | default_language | namespaces |
| | A test | test | 7 | English (en) | kv="urn:kv:1" |
"""

CHOICES = """\
| choices |
| | list_name | name | label::English (en) |
| | yn | yes | Yes |
| | yn | no | No |
| | need | home | A home |
| | need | money | Money |
"""

# What every flow should have; forms about something else leave these warnings aside.
USUAL = frozenset({"default-offered", "no-consent", "no-safety", "nothing-asked", "unused-list"})


def table(name: str, header: str, *rows: str) -> str:
    """One sheet; each row is filled up with empty cells to the width of the header."""
    width = header.count("|")
    lines = [header, *(row + " |" * (width - row.count("|")) for row in rows)]
    return f"| {name} |\n" + "".join(f"| | {line} |\n" for line in lines)


def survey(header: str, *rows: str) -> str:
    """A survey sheet."""
    return table("survey", header, *rows)


def sheets_of(
    *parts: str, tables: Mapping[str, str] | None = None, media: Mapping[str, bytes] | None = None
) -> Sheets:
    """The sheets of a form, with the tables (lines of comma-separated cells) and media that come with it."""
    found = {sheet.name: sheet for sheet in markdown("".join(parts).encode())}
    beside = tuple(_beside(name, text) for name, text in (tables or {}).items())
    return replace(
        Sheets(*(found.get(name, Sheet(name)) for name in ("survey", "choices", "settings"))),
        tables=beside,
        media=media or {},
    )


def _beside(name: str, text: str) -> Sheet:
    head, *lines = text.strip().splitlines()
    headers = tuple(head.split(","))
    rows = tuple(
        Row(number, {header: cell for header, cell in zip(headers, line.split(","), strict=True) if cell})
        for number, line in enumerate(lines, 2)
    )
    return Sheet(name, headers, rows)


def outcome(*parts: str, **beside: Mapping[str, str]) -> Compiled:
    """What compiling gives."""
    return compiled(sheets_of(*parts, **beside))  # type: ignore[arg-type]


def flow(*parts: str, **beside: Mapping[str, str]) -> Flow:
    """The flow of a form without an error."""
    made = outcome(*parts, **beside)
    assert made.flow is not None, "\n".join(map(str, made.faults))
    return made.flow


def faults(*parts: str, **beside: Mapping[str, str]) -> tuple[Fault, ...]:
    """Everything that is wrong, but for what every short form lacks."""
    return tuple(
        fault
        for fault in outcome(*parts, **beside).faults
        if fault.rule not in USUAL or fault.weight is Weight.ERROR
    )


def errors(*parts: str, **beside: Mapping[str, str]) -> tuple[Fault, ...]:
    """What refuses a form."""
    return tuple(fault for fault in faults(*parts, **beside) if fault.weight is Weight.ERROR)


def fault(*parts: str, **beside: Mapping[str, str]) -> Fault:
    """The one thing that is wrong with a form."""
    found = faults(*parts, **beside)
    assert len(found) == 1, (
        "\n".join(f"{each.weight.value} {each.rule} {each}" for each in found) or "nothing"
    )
    return found[0]
