"""One line of JSON with a story's text, and what is written for it."""

import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from conversations.redaction import Redacted, Span

_BREAKS = re.compile("[\x85\u2028\u2029]")
"""Ends of a line to some programs, though not to JSON: written as escapes, so that a line stays one line everywhere."""

_SURROGATE = re.compile("[\ud800-\udfff]")


class NoRecord(ValueError):
    """A line is not what was asked for. The message says what is wrong with it and shows nothing of it."""


@dataclass(frozen=True, slots=True)
class Record:
    """A text and, where the line had one, its id: any JSON value, given back as it came."""

    text: str = field(repr=False)
    id: Mapping[str, Any] = field(default_factory=dict, repr=False)


def record_of(line: bytes) -> Record:
    """Read one line.

    ``text`` and ``id`` alone are taken: any other key may hold a name, and nobody looked.

    Raises:
        NoRecord: It is no JSON object with a string under ``text``.
    """
    try:
        found = json.loads(line.decode("utf-8"), parse_constant=_no_number)
    except UnicodeDecodeError:
        raise NoRecord("is not UTF-8") from None
    except (ValueError, RecursionError):
        raise NoRecord("is not JSON") from None
    if not isinstance(found, dict):
        raise NoRecord("is not a JSON object")
    if "text" not in found:
        raise NoRecord("has no “text”")
    if not isinstance(found["text"], str):
        raise NoRecord("has a “text” that is not a string")
    if isinstance(found.get("id"), float) and not math.isfinite(found["id"]):
        raise NoRecord("has an “id” that is too large a number")
    return Record(found["text"], {"id": found["id"]} if "id" in found else {})


def _no_number(name: str) -> float:
    raise ValueError(name)


def redacted_line(record: Record, redacted: Redacted) -> str:
    """The id, and the text without what tells who it was."""
    return written({**record.id, "text": redacted.text})


def spans_line(record: Record, redacted: Redacted, *, explain: bool) -> str:
    """The id, the text as it was given, and where in it something was found; with ``explain`` also why, and the label."""
    if explain:
        spans = [
            {**_span(span), "label": label, "why": list(span.why)}
            for span, label in zip(redacted.spans, redacted.labels, strict=True)
        ]
    else:
        spans = [_span(span) for span in redacted.spans]
    return written({**record.id, "text": record.text, "spans": spans})


def _span(span: Span) -> dict[str, object]:
    return {
        "start": span.start,
        "end": span.end,
        "type": span.kind.value,
        "certainty": round(span.certainty, 3),
        "decision": span.decision.value,
    }


def written(document: Mapping[str, object] | Sequence[object]) -> str:
    """A document as one line of JSON that any program takes for one line, half a surrogate pair included."""
    line = json.dumps(document, ensure_ascii=False, allow_nan=False)
    if line.isascii():
        return line
    if _SURROGATE.search(line):
        return json.dumps(document, allow_nan=False)
    return _BREAKS.sub(lambda match: f"\\u{ord(match[0]):04x}", line)
