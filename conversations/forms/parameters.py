"""The parameters column: what each kind of prompt takes there, and what it means."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from conversations.flow import Kind, Steps
from conversations.forms.columns import did_you_mean
from conversations.forms.places import Place

MOST_STEPS = 1_000
"""Numbers a range may offer; more is a number to type."""

_SELECT = ("randomize", "seed")
_FILE = ("value", "label")
_KNOWN: Mapping[Kind, tuple[str, ...]] = {
    Kind.TEXT: ("rows",),
    Kind.SELECT_ONE: _SELECT,
    Kind.SELECT_MULTIPLE: _SELECT,
    Kind.RANK: _SELECT,
    Kind.RANGE: ("start", "end", "step"),
}

# How a range is drawn elsewhere; a chat draws none.
_DRAWN = frozenset({"tick_interval", "tick_labelset", "placeholder"})

_EXAMPLES: Mapping[Kind, str] = {
    Kind.TEXT: "rows=6 for an answer in several messages",
    Kind.RANGE: "start=1 end=5 step=1",
}


@dataclass(frozen=True, slots=True)
class Parameters:
    """What a parameters cell says, each part where its kind takes it."""

    several: bool = False
    shuffled: bool = False
    seed: str = ""
    steps: Steps | None = None
    value: str = "name"
    label: str = "label"


def read_parameters(place: Place, cell: str, kind: Kind, *, from_file: bool) -> Parameters:
    """Read a parameters cell, such as ``randomize=true seed=4``; an empty one says what XLSForm takes for granted."""
    given = _given(place, cell, kind, from_file=from_file)
    rows = given.get("rows", "1")
    if not (rows.isascii() and rows.isdigit() and int(rows[:9]) >= 1):
        _wrong(place, kind, f"rows={rows}")
        rows = "1"
    shuffled = given.get("randomize", "false").lower()
    if shuffled not in {"true", "false", "yes", "no"}:
        place.tell(
            "parameter", "parameters", f"“randomize={shuffled}” is neither true nor false.", "Write true."
        )
    seed = given.get("seed", "")
    if seed and shuffled not in {"true", "yes"}:
        place.tell(
            "parameter", "parameters", "A seed without randomize does nothing.", "Write randomize=true too."
        )
        seed = ""
    return Parameters(
        several=int(rows[:9]) > 1,
        shuffled=shuffled in {"true", "yes"},
        seed=seed,
        steps=_steps(place, given) if kind is Kind.RANGE else None,
        value=given.get("value", "name"),
        label=given.get("label", "label"),
    )


def _given(place: Place, cell: str, kind: Kind, *, from_file: bool) -> dict[str, str]:
    known = _KNOWN.get(kind, ()) + (_FILE if from_file else ())
    given: dict[str, str] = {}
    for part in re.split(r"[\s,;]+", re.sub(r"\s*=\s*", "=", cell.strip())):
        name, sign, value = part.partition("=")
        name = name.lower()
        if not part:
            continue
        if name in known and sign and value:
            if name in given:
                place.tell("parameter", "parameters", f"“{name}” stands there twice.", "Keep one of them.")
            given[name] = value
        elif kind is Kind.RANGE and name in _DRAWN and value:
            place.warn(
                "unused-parameter",
                "parameters",
                f"“{name}” is about drawing a scale, and a chat draws none.",
                "The range works without it.",
            )
        else:
            _wrong(place, kind, part, did_you_mean(name, known) if name not in known else "")
    return given


def _wrong(place: Place, kind: Kind, part: str, near: str = "") -> None:
    example = _EXAMPLES.get(kind) or ("randomize=true" if kind in _KNOWN else "")
    place.tell(
        "parameter",
        "parameters",
        f"“{part}” is not a parameter that runs on {kind.value}.",
        near or (f"Write {example}, or clear the cell." if example else "Clear the cell."),
    )


def _steps(place: Place, given: Mapping[str, str]) -> Steps | None:
    written = {"start": "1", "end": "10", "step": "1"} | {
        name: given[name] for name in ("start", "end", "step") if name in given
    }
    numbers: dict[str, Decimal] = {}
    for name, text in written.items():
        try:
            numbers[name] = Decimal(text)
        except InvalidOperation:
            numbers[name] = Decimal("NaN")
        if not re.fullmatch(r"-?[0-9]{1,9}(\.[0-9]{1,9})?", text):
            place.gap(
                "range", "parameters", f"“{name}={text}” is no plain number.", f"Write {name}=1, for example."
            )
            return None
    start, end, step = numbers["start"], numbers["end"], numbers["step"]
    if step <= 0 or end <= start:
        place.gap(
            "range",
            "parameters",
            f"From {start} in steps of {step} nothing leads to {end}.",
            "Write start below end, and a step above 0.",
        )
        return None
    if (end - start) / step > MOST_STEPS:
        place.gap(
            "range",
            "parameters",
            f"The range has more than {MOST_STEPS} steps.",
            "Make the step larger, or ask with integer or decimal.",
        )
        return None
    if (end - start) % step != 0:
        place.warn(
            "range",
            "parameters",
            f"From {start} in steps of {step}, {end} itself is never offered.",
            "Choose an end that the steps reach.",
        )
    return Steps(written["start"], written["end"], written["step"])
