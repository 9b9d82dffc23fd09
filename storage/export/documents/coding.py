"""The codes of a data set: its questions, the choices of its coding frame, and what was taken out of texts.

One tree, written as a REFI-QDA codebook (``.qdc``), inside the project, and as the table that Taguette imports.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from conversations.flow import Texts, said
from conversations.phrasing import clipped
from conversations.redaction.spans import Kind
from conversations.research.columns import Column, Shape, Shelf
from storage.export.cells import cell
from storage.export.documents.markup import attribute, content
from storage.export.documents.plain import one_line, plain

ORIGIN = "Firsthand"
"""What the files say they come from."""

_LONGEST_TAG = 200  # characters of a tag in Taguette; a longer one is refused
_QUESTIONS = "#24508F"
_CHOICES = "#0A5A70"
_TAKEN_OUT = "#8F1D4F"


@dataclass(frozen=True, slots=True)
class Code:
    """One code: ``guid`` is the same in every bundle of the same questions; ``codable`` says whether it marks passages itself."""

    guid: str
    name: str
    description: str
    color: str
    codable: bool = True
    children: tuple["Code", ...] = ()


def guid(*parts: str) -> str:
    """A GUID made from words, the same for the same words: RFC 9562, version 8, from SHA-256."""
    digest = sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return (
        f"{digest[:8]}-{digest[8:12]}-8{digest[13:16]}-{_VARIANTS[digest[16]]}{digest[17:20]}-{digest[20:32]}"
    )


_VARIANTS = {digit: "89ab"[int(digit, 16) % 4] for digit in "0123456789abcdef"}


def question_code(column: Column) -> str:
    """The GUID of the code of the passages that answer a question."""
    return guid("question", column.name)


def taken_out_code(label: str) -> str:
    """The GUID of the code of a passage that stands for what was taken out, by its label: of its kind, where that is told."""
    kind = label.partition("_")[0]
    return _KINDS.get(kind, _ALL)


_ALL = guid("taken out")
_KINDS = {kind.name: guid("taken out", kind.name) for kind in Kind}


def codes(shelf: Shelf) -> tuple[Code, ...]:
    """The tree of codes. Names are unique among all of it, as some tools need."""
    language = shelf.default_language
    asked = tuple(
        Code(
            question_code(column),
            f"{clipped(one_line(said(column.label, language)) or column.name)} [{column.name}]",
            described(column.label, column.coarse),
            _QUESTIONS,
        )
        for column in shelf.columns
        if column.shape is Shape.WORDS
    )
    frames = tuple(
        Code(
            guid("choices", column.name),
            f"{clipped(one_line(said(column.label, language)) or column.name)} [{column.name}]",
            described(column.label, column.coarse),
            _CHOICES,
            children=tuple(
                Code(
                    guid("choices", column.name, value.name),
                    f"{clipped(one_line(said(value.label, language)) or value.name)} [{column.name}/{value.name}]",
                    described(value.label, f"Code of the coding frame: {value.code}" if value.code else ""),
                    _CHOICES,
                )
                for value in column.values
            ),
        )
        for column in shelf.columns
        if column.values
    )
    tree: tuple[Code, ...] = (
        Code(
            _ALL,
            "Taken out",
            "Stands for words that were taken out to protect somebody. The same label in one story is the same person, place or thing.",
            _TAKEN_OUT,
            children=tuple(
                Code(
                    _KINDS[kind.name],
                    f"Taken out: {kind.value}",
                    f"Stands for what was found to be of this kind: {kind.value}.",
                    _TAKEN_OUT,
                )
                for kind in sorted(Kind, key=lambda kind: kind.value)
            ),
        ),
    )
    if frames:
        words = "What was picked from lists. In the project they are attributes of the cases; use these codes to mark the same in texts."
        tree = (Code(guid("choices"), "Choices", words, _CHOICES, codable=False, children=frames), *tree)
    if asked:
        words = "Each passage is the whole answer to one question."
        tree = (Code(guid("questions"), "Questions", words, _QUESTIONS, codable=False, children=asked), *tree)
    return tree


def codes_xml(tree: Iterable[Code]) -> Iterator[str]:
    """The ``Code`` elements of REFI-QDA, alike in codebooks and projects but for the namespace around them."""
    for code in tree:
        codable = "true" if code.codable else "false"
        head = f'guid="{code.guid}" name="{attribute(plain(code.name))}" isCodable="{codable}" color="{code.color}"'
        yield f"<Code {head}><Description>{content(plain(code.description))}</Description>"
        yield from codes_xml(code.children)
        yield "</Code>\n"


def qdc(shelf: Shelf) -> bytes:
    """The codebook of REFI-QDA (namespace ``urn:QDA-XML:codebook:1.0``), with descriptions."""
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="{ORIGIN}">\n'
    return "".join((head, "<Codes>\n", *codes_xml(codes(shelf)), "</Codes>\n</CodeBook>\n")).encode()


def taguette(shelf: Shelf) -> bytes:
    """The same as the CSV that Taguette imports: ``tag`` and ``description``.

    Taguette has no tree, so a tag's name is its path. Its import of ``.qdc`` fails (version 1.5.2), so this stands beside it.
    It guesses the encoding of a table; a byte order mark is what it is sure of.
    """
    table = io.StringIO(newline="")
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(("tag", "description"))
    for code in _flat(codes(shelf)):
        name = plain(code.name)
        if len(name) > _LONGEST_TAG:
            name = f"{name[: _LONGEST_TAG - 10]}… {code.guid[:8]}"
        writer.writerow((cell(name), cell(plain(code.description))))
    return table.getvalue().encode("utf-8-sig")


def _flat(tree: Iterable[Code]) -> Iterator[Code]:
    for code in tree:
        if code.codable:
            yield code
        yield from _flat(code.children)


def described(texts: Texts, more: str) -> str:
    """Words in each language on a line of its own, and what more there is to say."""
    lines = [f"{language}: {words}" for language, words in texts.items() if words]
    return "\n".join((*lines, more) if more else lines)
