"""Stories with marks: ``{P1}`` is a slot to fill, ``{P:Hope}`` literal words of a type, ``{O:will}`` an ordinary word that looks like a name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

TYPES = {
    "P": "PERSON", "T": "LOCATION", "S": "LOCATION", "A": "LOCATION", "E": "LOCATION", "SCH": "ORG", "NUR": "ORG", "SUR": "ORG", "HOS": "ORG", "REF": "ORG",
    "CLB": "ORG", "EMP": "ORG", "REL": "ORG", "AGE": "AGE", "DATE": "DATE", "DOB": "DATE", "PHONE": "PHONE", "EMAIL": "EMAIL", "PC": "POSTCODE", "NHS": "NHS",
    "NINO": "NINO", "URL": "URL", "HANDLE": "HANDLE", "CASE": "CASE_REF", "PLATE": "PLATE", "CARD": "CARD", "NUM": "NUMBER", "O": "",
}  # fmt: skip
"""What the marks stand for in an evaluation set; ``O`` marks what should stay."""

QUASI = frozenset({"T", "S", "E", "SCH", "NUR", "SUR", "HOS", "REF", "CLB", "EMP", "REL", "AGE", "DATE"})
"""Marks of what identifies only together with something else; an address with its number and a birth date identify by themselves."""

_MARK = re.compile(r"\{([A-Z]+)(\d*)(?:\.(\w+))?(?::([^{}]*))?\}")
_HEADER = re.compile(r"#\s*(.*)")


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark in a story: its type, its number ("" for none), its variant ("full", "sur"...), its literal words (None for a slot)."""

    type: str
    number: str
    variant: str
    words: str | None


@dataclass(frozen=True, slots=True)
class Marked:
    """A story as written: texts and marks in turn, beginning and ending with a text."""

    texts: tuple[str, ...]
    marks: tuple[Mark, ...]
    header: dict[str, str] = field(default_factory=dict)


def read(path: Path) -> Iterator[Marked]:
    """The stories of a file, separated by lines ``---``; a first line ``# origin: …; style: …`` is the header."""
    for block in re.split(r"^---[ \t]*$", path.read_text(encoding="utf-8"), flags=re.MULTILINE):
        header: dict[str, str] = {}
        body = block.strip("\n")
        while (match := _HEADER.match(body)) and ":" in body.partition("\n")[0]:
            header |= {
                key.strip(): value.strip()
                for key, _, value in (part.partition(":") for part in match.group(1).split(";"))
            }
            body = body.partition("\n")[2].lstrip("\n")
        if body.strip():
            yield marked(body.strip(), header)


def marked(body: str, header: dict[str, str] | None = None) -> Marked:
    """One story."""
    texts, marks, at = [], [], 0
    for match in _MARK.finditer(body):
        kind, number, variant, words = match.groups()
        if kind not in TYPES:
            raise ValueError(f"{kind} is no type of mark")
        texts.append(body[at : match.start()])
        marks.append(Mark(kind, number, variant or "", words))
        at = match.end()
    texts.append(body[at:])
    if any(brace in text for text in texts for brace in "{}"):
        raise ValueError(f"a brace stands alone in: {body[:60]}")
    return Marked(tuple(texts), tuple(marks), header or {})
