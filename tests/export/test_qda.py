"""Qualitative tools: what they open is valid, and every passage is the same words however a tool counts characters."""

import csv
import io
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import xmlschema
from hypothesis import given
from hypothesis import strategies as st
from pyrefiqda import RefiCodebook, RefiProject

from conversations.research.columns import MISSING_WORDS, Missing, Shape
from conversations.research.rows import Coded, Row
from storage.export.documents.coding import codes, guid, qdc, taguette
from storage.export.documents.plain import plain, plain_with
from storage.export.documents.project import has_words, write_qdpx
from storage.export.documents.sources import NO_WORDS
from tests.export import hostile
from tests.export.datasets import about, dataset, project
from tests.export.making import ENGLISH, SHELF, column, row, rows

SCHEMAS = Path(__file__).parents[1] / "schemas"
SPACE = "{urn:QDA-XML:project:1.0}"
MARKED = "before [PERSON_1]\u0301 and [the 🙂] after"


def opened(content: bytes) -> tuple[ET.Element, dict[str, bytes]]:
    """The project and its sources, by the name that the project has for them."""
    with zipfile.ZipFile(io.BytesIO(content)) as whole:
        assert whole.testzip() is None
        sources = {
            f"internal://{name[8:]}": whole.read(name) for name in whole.namelist() if name[:8] == "sources/"
        }
        return ET.fromstring(whole.read("project.qde")), sources


def hostile_rows() -> list[Row]:
    """Every hostile text, and one in which replacements stand."""
    told = rows(hostile.TEXTS)
    marked = Coded("story", 7, 17, "PERSON_1"), Coded("story", 23, 30, "the 🙂")
    other = row(-1, (MARKED, *told[0].cells[1:]), replaced=tuple(reversed(marked)))
    silent = row(-2, (Missing.NO_ANSWER, Missing.WITHHELD, *told[0].cells[2:]))
    return [*told, other, silent]


HOSTILE = hostile_rows()


@pytest.fixture(scope="module")
def whole() -> tuple[ET.Element, dict[str, bytes]]:
    return opened(project(SHELF, HOSTILE))


def utf16(text: str, start: int, end: int) -> str:
    """A passage as a tool takes it that counts UTF-16 units."""
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


def passages(source: ET.Element, text: str) -> Iterator[tuple[str, str]]:
    """The code and the words of each passage; its words are the same by code points and by UTF-16 units."""
    for selection in source.iter(f"{SPACE}PlainTextSelection"):
        start, end = int(selection.get("startPosition", "")), int(selection.get("endPosition", ""))
        assert text[start:end] == utf16(text, start, end)
        (coding,) = selection.findall(f"{SPACE}Coding")
        (code,) = coding.findall(f"{SPACE}CodeRef")
        yield code.get("targetGUID", ""), text[start:end]


def test_the_project_is_valid_and_every_reference_in_it_leads_somewhere(
    whole: tuple[ET.Element, dict[str, bytes]],
) -> None:
    tree, sources = whole
    assert list(xmlschema.XMLSchema(SCHEMAS / "refi-project.xsd").iter_errors(tree)) == []
    named = [each.get("guid") for each in tree.iter() if each.get("guid")]
    assert len(named) == len(set(named))
    aims = {each.get("targetGUID") for each in tree.iter() if each.get("targetGUID")}
    assert aims <= set(named)
    assert {each.get("plainTextPath") for each in tree.iter(f"{SPACE}TextSource")} == set(sources)


def test_the_project_has_what_tools_ask_for_beyond_the_schema(
    whole: tuple[ET.Element, dict[str, bytes]],
) -> None:
    tree, sources = whole
    order = [each.tag.removeprefix(SPACE) for each in tree]
    assert order == ["Users", "CodeBook", "Variables", "Cases", "Sources", "Description"]
    found = list(tree.iter(f"{SPACE}TextSource"))
    names = [each.get("name") for each in found]
    assert len(set(names)) == len(names) == len(HOSTILE)
    assert {each.get("creationDateTime") for each in found} == {"2026-11-23T12:00:00Z"}
    for case in tree.iter(f"{SPACE}Case"):
        assert case.get("name") is None
        assert len(case.findall(f"{SPACE}SourceRef")) == 1
    for text in sources.values():
        words = text.decode()
        assert words == unicodedata.normalize("NFC", words)
        assert not words.startswith("\ufeff")
        assert max(words) <= "\uffff"
        assert not set(words) & {"\r", "\0", "\x85", "\u2028", "\x0c"}


def test_every_answer_and_replacement_is_a_passage_with_the_same_words_however_a_tool_counts(
    whole: tuple[ET.Element, dict[str, bytes]],
) -> None:
    tree, sources = whole
    asked = {guid("question", name): at for at, name in enumerate(("story", "wish"))}
    by_row = {each.id: each for each in HOSTILE}
    seen = 0
    for source in tree.iter(f"{SPACE}TextSource"):
        one = by_row[source.get("name", "")]
        text = sources[source.get("plainTextPath", "")].decode()
        found = list(passages(source, text))
        told = {asked[code]: words for code, words in found if code in asked}
        assert told == {
            at: plain(cell) for at, cell in enumerate(one.cells[:2]) if not isinstance(cell, Missing)
        }
        out = [words for code, words in found if code not in asked]
        marks = sorted((each.start, each.end) for each in one.replaced)
        assert out == [plain(str(one.cells[0])[start:end]) for start, end in marks]
        seen += len(found)
    assert seen > len(hostile.TEXTS)


def test_what_was_taken_out_is_coded_by_its_kind() -> None:
    told = row(1, ("[AGE_5_7] and [my partner]", *HOSTILE[0].cells[1:]))
    marked = replace(told, replaced=(Coded("story", 0, 9, "AGE_5_7"), Coded("story", 14, 26, "my partner")))
    tree, sources = opened(project(SHELF, [marked]))
    names = {code.get("guid"): code.get("name") for code in tree.iter(f"{SPACE}Code")}
    (source,) = tree.iter(f"{SPACE}TextSource")
    (text,) = sources.values()
    coded = {words: names[code] for code, words in passages(source, text.decode())}
    assert coded["[AGE_5_7]"] == "Taken out: age"
    assert coded["[my partner]"] == "Taken out"


def test_closed_answers_are_attributes_with_the_words_of_their_choices(
    whole: tuple[ET.Element, dict[str, bytes]],
) -> None:
    tree, _ = whole
    named = {each.get("guid"): each.get("name") for each in tree.iter(f"{SPACE}Variable")}
    at = {each.name: place for place, each in enumerate(SHELF.columns)}
    cases = list(tree.iter(f"{SPACE}Case"))
    for case, one in zip(cases, HOSTILE, strict=True):
        values: dict[str | None, str] = {}
        for value in case.iter(f"{SPACE}VariableValue"):
            reference, content = list(value)
            name = named[reference.get("targetGUID")]
            assert name not in values
            values[name] = content.text or ""
        assert values["row"] == one.id
        assert values["flow"] == one.flow
        needs, who, order = (one.cells[at[name]] for name in ("needs", "who", "order"))
        ticked = {name.partition("/")[2] for name in values if str(name).startswith("needs/")}
        assert ticked == (set() if isinstance(needs, Missing) else set(needs.split()))
        if isinstance(who, Missing):
            assert values.get("who") == (MISSING_WORDS[who] if who is Missing.WITHHELD else None)
        else:
            assert values["who"] == who.capitalize()
        if not isinstance(order, Missing):
            assert values["order"].lower().split("; ") == order.split()
            assert [values[f"order/{name}"] for name in order.split()] == ["1", "2", "3"]


def test_a_story_without_words_is_in_the_project_and_says_so(
    whole: tuple[ET.Element, dict[str, bytes]],
) -> None:
    tree, sources = whole
    silent = next(each for each in tree.iter(f"{SPACE}TextSource") if each.get("name") == HOSTILE[-1].id)
    assert sources[silent.get("plainTextPath", "")].decode() == NO_WORDS
    assert list(silent) == []


def test_without_free_text_there_is_nothing_to_make_a_project_of() -> None:
    assert has_words(SHELF)
    bare = replace(SHELF, columns=tuple(each for each in SHELF.columns if each.shape is not Shape.WORDS))
    assert not has_words(bare)
    assert (
        list(xmlschema.XMLSchema(SCHEMAS / "refi-codebook.xsd").iter_errors(ET.fromstring(qdc(bare)))) == []
    )


def test_a_project_of_no_rows_is_valid() -> None:
    tree, sources = opened(project(SHELF, []))
    assert sources == {}
    assert list(xmlschema.XMLSchema(SCHEMAS / "refi-project.xsd").iter_errors(tree)) == []


def test_the_same_rows_give_the_same_bytes_and_another_week_another_date() -> None:
    once = project(SHELF, HOSTILE)
    assert project(SHELF, HOSTILE) == once
    assert project(SHELF, HOSTILE, week="2026-W49") != once


def test_what_is_written_to_needs_nothing_but_write() -> None:
    class Out:
        def __init__(self) -> None:
            self.pieces: list[bytes] = []

        def write(self, piece: bytes) -> int:
            self.pieces.append(piece)
            return len(piece)

    out = Out()
    write_qdpx(out, SHELF, iter(HOSTILE), about(len(HOSTILE)))  # type: ignore[arg-type]
    assert b"".join(out.pieces) == project(SHELF, HOSTILE)


def test_a_row_has_the_same_guids_in_every_bundle_of_a_researcher() -> None:
    first, _ = opened(project(SHELF, HOSTILE[:3]))
    second, _ = opened(project(SHELF, HOSTILE[1:9], number=2, week="2027-W02"))

    def found(tree: ET.Element) -> dict[str | None, str | None]:
        return {each.get("name"): each.get("guid") for each in tree.iter(f"{SPACE}TextSource")}

    shared = found(first).keys() & found(second).keys()
    assert len(shared) == 2
    assert all(found(first)[name] == found(second)[name] for name in shared)


def test_a_reader_of_others_finds_every_code_case_and_source(tmp_path: Path) -> None:
    data = dataset()
    path = tmp_path / "project.qdpx"
    path.write_bytes(project(data.shelf, data.rows))
    read = RefiProject.load(path, str(tmp_path / "out"))
    texts = read.sources.text_source
    assert [each.name for each in texts] == [one.id for one in data.rows]
    assert len(read.cases.case) == len(data.rows)
    coded = 0
    for source in texts:
        file = RefiProject.resolve_source_path(source.plain_text_path, tmp_path / "out")
        text = file.read_bytes().decode()
        coded += sum(
            text[each.start_position : each.end_position] == "[PERSON_1]"
            for each in source.plain_text_selection
        )
    assert coded == sum(len(one.replaced) for one in data.rows) > 0


def test_the_codebook_is_valid_and_tells_every_question_and_choice_in_every_language(tmp_path: Path) -> None:
    data = dataset()
    path = tmp_path / "codebook.qdc"
    path.write_bytes(qdc(data.shelf))
    assert list(xmlschema.XMLSchema(SCHEMAS / "refi-codebook.xsd").iter_errors(str(path))) == []
    top = RefiCodebook.load(path).codes.code
    described = {each.guid: each.description for branch in top for each in _all(branch)}
    for each in data.shelf.columns:
        own = guid("question" if each.shape is Shape.WORDS else "choices", each.name)
        if each.shape is Shape.WORDS or each.values:
            for language, words in each.label.items():
                assert f"{language}: {words}" in described[own]
        for value in each.values:
            for language, words in value.label.items():
                assert f"{language}: {words}" in described[guid("choices", each.name, value.name)]


def _all(code: object) -> Iterator[object]:
    yield code
    for child in code.code:  # type: ignore[attr-defined]
        yield from _all(child)


def test_names_of_codes_differ_even_where_the_words_are_the_same() -> None:
    same = {ENGLISH: hostile.LABEL_300_BYTES}
    columns = tuple(column(name, Shape.WORDS, label=same) for name in ("a", "b", "c" * 255))
    shelf = replace(SHELF, columns=columns)
    names = [each.name for code in codes(shelf) for each in _flat(code)]
    assert len(names) == len(set(names))
    tags = _tags(taguette(shelf))
    assert len({tag for tag, _ in tags}) == len(tags)
    assert max(len(tag) for tag, _ in tags) <= 200


def _flat(code: object) -> Iterator[object]:
    yield code
    for child in code.children:  # type: ignore[attr-defined]
        yield from _flat(child)


def _tags(content: bytes) -> list[tuple[str, str]]:
    """As Taguette 1.5.2 reads it, once it knows the encoding by the mark."""
    assert content.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert lines[0] == ["tag", "description"]
    return [(tag.strip(), description.strip()) for tag, description in lines[1:]]


def test_taguette_gets_every_code_that_marks_passages_and_nothing_that_runs() -> None:
    tags = dict(_tags(taguette(dataset().shelf)))
    expected = [each for code in codes(dataset().shelf) for each in _flat(code) if each.codable]  # type: ignore[attr-defined]
    assert set(tags) == {each.name for each in expected}  # type: ignore[attr-defined]
    assert all(tags)
    evil = replace(SHELF, columns=(column("a", Shape.WORDS, label={ENGLISH: "=1+1"}),))
    assert not any(tag.startswith(("=", "+", "-", "@")) for tag, _ in _tags(taguette(evil)))


TEXT = st.text(st.characters(), max_size=60)


@given(TEXT)
def test_plain_text_is_counted_alike_by_all(text: str) -> None:
    told = plain(text)
    assert len(told.encode("utf-16-le")) == 2 * len(told)
    assert told == unicodedata.normalize("NFC", told) == plain(told)
    assert told.encode().decode() == told


@given(st.text(st.characters(min_codepoint=32, max_codepoint=0x24F, exclude_categories=("Cc",)), max_size=60))
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert plain(text) == unicodedata.normalize("NFC", text)


@given(TEXT, TEXT, TEXT)
def test_a_passage_is_found_where_it_stands(before: str, within: str, after: str) -> None:
    marked = f"[{within}]"
    told, ((start, end),) = plain_with(before + marked + after, ((len(before), len(before) + len(marked)),))
    assert told[start:end] == plain(marked)
    assert told[:start] == plain(before)
