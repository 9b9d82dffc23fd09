"""What is written about a data set: the exact words that were asked, the numbers as they are, and no word of a story."""

import csv
import io
import json
import os
import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import xmlschema

from conversations.flow import Guard, Kind
from conversations.research.columns import MISSING_WORDS, Missing, Shape, Shelf, Value
from conversations.research.rows import Row
from conversations.tongues import code_of
from storage.export.counting import Counting, Counts
from storage.export.documents.asked import wordings
from storage.export.documents.codebook import codebook_html
from storage.export.documents.ddi import ddi25, ddi26
from storage.export.documents.disclosure import disclosure_html, disclosure_json, verdict
from storage.export.documents.five_safes import five_safes
from storage.export.documents.manifest import ConsentManifest
from storage.export.documents.markup import attribute, content
from storage.export.documents.page import direction
from storage.export.documents.pages import documents
from storage.export.documents.readme import FILES, readme
from storage.export.formats.naming import BLANKS, HEAD, story_names
from tests.export import hostile
from tests.export.datasets import Dataset, about, built_in, dataset
from tests.export.making import ENGLISH, SHELF, column, rows

SCHEMAS = Path(__file__).parents[1] / "schemas"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
DDI = "{ddi:codebook:2_6}"


def counted(shelf: Shelf, told: list[Row]) -> Counts:
    counting = Counting(shelf)
    for each in told:
        counting.write(each)
    return counting.counts()


def evil() -> tuple[Shelf, Counts]:
    """A shelf whose every word is hostile, and counts of hostile rows."""
    words = dict(
        zip(
            (ENGLISH, "العربية (ar)", "no code"),
            (hostile.ESCAPES, hostile.NUL + hostile.HALF, "<script>"),
            strict=True,
        )
    )
    columns = tuple(
        replace(
            each,
            label=words,
            values=tuple(Value(one.name, one.number, words, code="<b>", broader="&") for one in each.values),
            coarse="<i>&",
        )
        for each in SHELF.columns
    )
    shelf = replace(SHELF, columns=columns, languages=tuple(words), title="<title>")
    return shelf, counted(shelf, rows(hostile.TEXTS))


class Page(HTMLParser):
    """The words of a page, by language and direction; its links; everything in it that could run or fetch."""

    def __init__(self, html: bytes) -> None:
        super().__init__()
        self.spoken: set[tuple[str, str, str]] = set()
        self.cells: list[list[str]] = []
        self.words: list[str] = []
        self.ids: set[str] = set()
        self.links: set[str] = set()
        self.active: list[str] = []
        self._open: list[tuple[str, dict[str, str | None]]] = []
        self._said = ""
        self.feed(html.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in {"script", "img", "link", "iframe", "object", "form", "base"} or any(
            name.startswith("on") or name in {"src", "style"} for name in given
        ):
            self.active.append(tag)
        if tag == "a":
            self.links.add(str(given.get("href")))
        if given.get("id"):
            self.ids.add(str(given["id"]))
        if tag == "tr":
            self.cells.append([])
        if tag in {"td", "th"}:
            self.cells[-1].append("")
        if tag not in {"meta", "br"}:
            self._open.append((tag, given))
            self._said = ""

    def handle_endtag(self, tag: str) -> None:
        opened, given = self._open.pop()
        assert opened == tag
        if given.get("lang") and tag in {"span", "td"}:
            self.spoken.add((str(given["lang"]), str(given.get("dir")), self._said))

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][0] != "style":
            self._said += data
            self.words.append(data)
            if any(tag in {"td", "th"} for tag, _ in self._open):
                self.cells[-1][-1] += data


def valid(schema: Path, document: bytes) -> list[object]:
    return list(xmlschema.XMLSchema(schema).iter_errors(ET.fromstring(document)))


@pytest.fixture(scope="module")
def ddi_schema() -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(SCHEMAS / "ddi-codebook-2.6.xsd")


Writer = Callable[..., bytes]


def as_26(document: bytes) -> ET.Element:
    """A file of version 2.5 as one of 2.6."""
    text = (
        document.decode()
        .replace("ddi:codebook:2_5", "ddi:codebook:2_6")
        .replace('version="2.5"', 'version="2.6"', 1)
    )
    return ET.fromstring(text)


def test_both_ddi_codebooks_are_valid(ddi_schema: xmlschema.XMLSchema) -> None:
    data = dataset()
    old, new = (write(data.shelf, data.flows, data.about, data.counts) for write in (ddi25, ddi26))
    assert list(ddi_schema.iter_errors(ET.fromstring(new))) == []
    assert list(ddi_schema.iter_errors(as_26(old))) == []
    assert ET.fromstring(old).tag == "{ddi:codebook:2_5}codeBook"
    if folder := os.environ.get("FIRSTHAND_SCHEMAS"):
        assert valid(Path(folder) / "ddi25" / "ddi_codebook_2_5.xsd", old) == []
        assert valid(Path(folder) / "ddi26" / "codebook.xsd", new) == []


def test_a_ddi_codebook_of_hostile_words_is_valid_and_whole(ddi_schema: xmlschema.XMLSchema) -> None:
    shelf, counts = evil()
    facts = about(counts.rows, title="<&>\0", project="]]>", contact="\ud800", researcher='"')
    tree = ET.fromstring(ddi26(shelf, (), facts, counts))
    assert list(ddi_schema.iter_errors(tree)) == []
    labels = {each.text for each in tree.iter(f"{DDI}labl")}
    assert hostile.ESCAPES in labels
    assert (hostile.NUL + hostile.HALF).replace("\0", "\ufffd").replace("\ud83d", "\ufffd") in labels


def variables() -> dict[str, ET.Element]:
    data = dataset()
    tree = ET.fromstring(ddi26(data.shelf, data.flows, data.about, data.counts))
    return {each.get("name", ""): each for each in tree.iter(f"{DDI}var")}


def test_ddi_has_a_variable_for_each_column_in_the_order_of_the_tables() -> None:
    assert tuple(variables()) == story_names(dataset().shelf)


def test_ddi_tells_the_exact_words_of_each_question_in_each_language() -> None:
    found = variables()
    for each in dataset().shelf.columns:
        asked = {one.get(LANG): one.text for one in found[each.name].iter(f"{DDI}qstnLit")}
        assert asked == {code_of(language): words for language, words in each.label.items() if words}


def test_ddi_counts_every_value_and_every_reason_why_there_is_none() -> None:
    found = variables()
    data = dataset()
    for each, told in zip(data.shelf.columns, data.counts.columns, strict=True):
        counts = {
            one.findtext(f"{DDI}catValu"): (one.findtext(f"{DDI}catStat"), one.get("missing"))
            for one in found[each.name].iter(f"{DDI}catgry")
        }
        expected = {name: (str(number), None) for name, number in told.values.items()}
        expected |= {BLANKS[missing]: (str(number), "Y") for missing, number in told.missing.items()}
        assert counts == expected
        stated = {one.get("type"): one.text for one in found[each.name].iter(f"{DDI}sumStat")}
        assert stated == {"vald": str(told.valid), "invd": str(sum(told.missing.values()))}
        assert told.valid + sum(told.missing.values()) == data.counts.rows


def test_ddi_says_who_was_asked() -> None:
    told = variables()["barrier_top"].findtext(f"{DDI}universe") or ""
    assert told.startswith("Asked only if")
    assert "What got in the way?" in told
    assert "${" not in told


def test_ddi_names_the_access_that_the_tier_gives_and_no_organisation() -> None:
    data = dataset()
    tree = ET.fromstring(ddi26(data.shelf, data.flows, replace(data.about, tier="controlled"), data.counts))
    assert "Controlled" in (tree.findtext(f".//{DDI}avlStatus") or "")
    assert data.about.bundle in (tree.findtext(f".//{DDI}stdyDscr/{DDI}citation/{DDI}biblCit") or "")
    assert [
        each.tag for each in tree.iter() if each.tag in {f"{DDI}producer", f"{DDI}AuthEnty", f"{DDI}distrbtr"}
    ] == []


def test_the_codebook_has_the_exact_words_of_each_question_in_each_language_the_right_way_round() -> None:
    data = dataset()
    page = Page(codebook_html(data.shelf, data.flows, data.counts, data.about))
    for prompt in built_in().prompts:
        if prompt.kind is Kind.CALCULATE or prompt.title:
            continue
        for language, words in (*prompt.label.items(), *prompt.hint.items()):
            assert (code_of(language), direction(language), words) in page.spoken
    for each in data.shelf.columns:
        for value in each.values:
            for language, words in value.label.items():
                assert (code_of(language), direction(language), words) in page.spoken
    ways = {(language, way) for language, way, _ in page.spoken}
    assert {("ur", "rtl"), ("ar", "rtl"), ("en", "ltr"), ("so", "ltr")} <= ways


def test_languages_whose_writing_runs_from_right_to_left_are_known_and_others_left_to_their_letters() -> None:
    assert direction("فارسی (fa)") == direction("עברית (he)") == "rtl"
    assert direction("বাংলা (bn)") == "ltr"
    assert direction("our own words") == "auto"


def test_the_codebook_counts_as_the_rows_do_and_says_when_a_question_was_asked() -> None:
    data = dataset()
    page = Page(codebook_html(data.shelf, data.flows, data.counts, data.about))
    lines = {(line[0], line[1]) for line in page.cells if len(line) > 3}
    for told in data.counts.columns:
        assert {(name, f"{number:,}") for name, number in told.values.items()} <= lines
    words = "".join(page.words)
    for each in data.shelf.columns:
        for one in wordings(each, data.flows):
            assert one.rule in words
        assert each.coarse in words
    missing = sum(told.missing[Missing.NO_ANSWER] > 0 for told in data.counts.columns)
    assert sum(MISSING_WORDS[Missing.NO_ANSWER] in line for line in page.cells) == missing + 1


def test_the_codebook_tells_what_was_said_and_asked_beside_the_columns() -> None:
    data = dataset()
    words = "".join(Page(codebook_html(data.shelf, data.flows, data.counts, data.about)).words)
    consent = next(each for each in built_in().prompts if Guard.CONSENT in each.guards)
    for choice in consent.choices:
        assert all(label in words for label in choice.label.values())
    assert "asks for consent" in words


def test_an_earlier_wording_stands_beside_the_newer_one() -> None:
    newest = built_in()
    story = next(each for each in newest.prompts if each.name == "story")
    old = replace(
        newest,
        version="family_story 2025 000000000000",
        prompts=tuple(
            replace(each, label={**each.label, "English (en)": "What went on?"}) if each is story else each
            for each in newest.prompts
        ),
    )
    data = dataset()
    shelf = replace(
        data.shelf,
        flows=(old.version, newest.version),
        columns=tuple(replace(each, flows=(old.version, newest.version)) for each in data.shelf.columns),
    )
    found = next(each for each in shelf.columns if each.name == "story")
    told = wordings(found, (old, newest))
    assert [one.versions for one in told] == [(newest.version,), (old.version,)]
    other = next(each for each in shelf.columns if each.name == "kept_going")
    assert [one.versions for one in wordings(other, (old, newest))] == [(old.version, newest.version)]
    counts = replace(data.counts, flows=dict.fromkeys(shelf.flows, 60))
    page = Page(codebook_html(shelf, (old, newest), counts, data.about))
    assert ("en", "ltr", "What went on?") in page.spoken
    assert ("en", "ltr", "What happened?") in page.spoken


def every_page(data: Dataset) -> dict[str, bytes]:
    return dict(documents(data.shelf, data.flows, data.about, data.counts, data.report))


@pytest.mark.parametrize("name", ["codebook.html", "disclosure-report.html", "five-safes.html"])
def test_pages_run_nothing_and_fetch_nothing_and_their_links_lead_within(name: str) -> None:
    html = every_page(dataset())[name]
    page = Page(html)
    assert page.active == []
    assert b"http://" not in html
    assert b"https://" not in html
    assert {link.removeprefix("#") for link in page.links} <= page.ids
    assert b"default-src 'none'" in html
    assert b'name="viewport"' in html


def test_hostile_words_stay_words_in_pages() -> None:
    shelf, counts = evil()
    facts = about(
        counts.rows, title="<script>alert(1)</script>", project="<img src=x>", researcher="</title>"
    )
    page = Page(codebook_html(shelf, (built_in(),), counts, facts))
    assert page.active == []
    assert "<script>alert(1)</script>" in "".join(page.words)
    report = dataset().report
    for html in (disclosure_html(report, facts), five_safes(facts, report)):
        assert Page(html).active == []


def test_no_word_of_a_story_is_in_any_document() -> None:
    data = dataset()
    rare = "nobody rang"
    assert sum(rare in cell for one in data.rows for cell in one.cells if isinstance(cell, str)) > 50
    written = every_page(data)
    written["ddi"] = ddi26(data.shelf, data.flows, data.about, data.counts)
    assert [name for name, content_ in written.items() if rare.encode() in content_] == []
    assert [name for name, content_ in written.items() if data.rows[0].id.encode() in content_] == []


def test_the_same_facts_give_the_same_documents() -> None:
    data = dataset()
    assert every_page(data) == every_page(data)
    assert every_page(data).keys() == {
        *("README.md", "codebook.html", "disclosure-report.json", "disclosure-report.html", "five-safes.html")
    }


def test_the_disclosure_report_says_the_same_in_both_forms() -> None:
    data = dataset()
    report = data.report
    told = json.loads(disclosure_json(report, data.about))
    cells = Page(disclosure_html(report, data.about)).cells
    assert told["after"]["k"] == report.after.k >= report.k
    assert [
        "Smallest group with the same keys (k)",
        f"{told['before']['k']:,}",
        f"{told['after']['k']:,}",
    ] in cells
    for name in report.sensitive:
        before, after = told["before"], told["after"]
        assert [
            *(name, str(before["l"][name]), str(after["l"][name])),
            *(f"{before['t'][name]:.2f}", f"{after['t'][name]:.2f}"),
        ] in cells
    for guard in told["columns"]:
        assert any(line[0] == guard["name"] and line[-1] == f"{guard['withheld']:,}" for line in cells)
    for kind, times in told["replaced"].items():
        assert [kind, f"{times:,}"] in cells
    assert told["replaced"] == {"person": sum(len(one.replaced) for one in data.rows)}


def test_the_verdict_is_not_softer_than_the_numbers() -> None:
    report = dataset().report
    assert "but at least" not in verdict(report)
    low = replace(report, after=replace(report.after, k=3))
    assert verdict(low).startswith(
        f"Each of the {report.after.rows:,} stories shares all its keys with at least 2 others, but"
    )
    assert verdict(replace(report, after=replace(report.after, rows=0, k=0))) == "No story is in this bundle."


def test_the_five_safes_are_answered_from_this_bundle_and_the_rest_is_asked() -> None:
    data = dataset()
    page = Page(five_safes(data.about, data.report))
    words = "".join(page.words)
    for safe in ("projects", "people", "data", "settings", "outputs"):
        assert f"Safe {safe}:" in words
    assert data.about.project in words
    assert data.about.researcher in words
    assert verdict(data.report) in words
    assert words.count("For the data owner:") == 5


def test_the_readme_tells_of_the_files_that_are_there_and_no_others() -> None:
    every = [name for name, _ in FILES]
    whole = readme(about(3), every).decode()
    assert all(f"`{name}`" in whole for name in every)
    few = [name for name in every if not name.startswith(("stata", "xlsx", "qda", "sounds"))]
    told = readme(about(3), few).decode()
    assert not re.search(r"stories\.dta|stories\.xlsx|qdpx|sounds/|Taguette|NVivo", told)
    for words in (
        "check.py --recalled",
        "haven::read_sav",
        "pandas.read_parquet",
        "(withheld)",
        "30 days",
        "research@example.org",
    ):
        assert words in told


def test_the_readme_of_a_bundle_without_text_has_no_project() -> None:
    data = dataset(words=False)
    told = every_page(data)["README.md"].decode()
    assert not any(each.shape is Shape.WORDS for each in data.shelf.columns)
    assert "qdpx" not in told
    assert "codebook.qdc" in told


def test_what_somebody_typed_is_no_markdown() -> None:
    told = readme(about(3, project="a\n# b [c](d) `e` <f>", researcher="*x*"), []).decode()
    assert "\n# b" not in told
    assert "Purpose: a \\# b \\[c\\](d) \\`e\\` \\<f\\>" in told
    assert "\\*x\\*" in told


def test_the_consent_manifest_has_a_line_for_each_story() -> None:
    out = io.BytesIO()
    manifest = ConsentManifest(out)
    told = [*rows(hostile.TEXTS[:5]), replace(rows(("a",))[0], id="f" * 32, allowed=Missing.WITHHELD)]
    for each in told:
        manifest.write(each)
    manifest.close()
    lines = list(csv.reader(io.StringIO(out.getvalue().decode("utf-8-sig"), newline="")))
    assert lines[0] == ["row", "uses", "flow", "allowed_since"]
    assert lines[1:-1] == [[each.id, "digest research", "1 aa", "2026-10"] for each in told[:-1]]
    assert lines[-1] == ["f" * 32, "digest research", "1 aa", "(withheld)"]


def test_a_column_named_as_a_first_one_keeps_apart_from_it_everywhere() -> None:
    shelf = replace(SHELF, columns=(column("flow", Shape.CODE), column("Row", Shape.NUMBER)))
    counts = counted(shelf, [])
    tree = ET.fromstring(ddi26(shelf, (), about(0), counts))
    names = [each.get("name") for each in tree.iter(f"{DDI}var")]
    assert names == [*HEAD, "flow_", "Row_"]
    words = Page(codebook_html(shelf, (built_in(),), counts, about(0))).words
    assert {"flow_", "Row_"} <= set(words)


@pytest.mark.parametrize("text", hostile.TEXTS, ids=range(len(hostile.TEXTS)))
def test_markup_is_read_back_as_it_was_but_for_what_no_xml_holds(text: str) -> None:
    read = ET.fromstring(f'<a b="{attribute(text)}">{content(text)}</a>'.encode())
    expected = re.sub("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "\ufffd", text)
    assert read.text == read.get("b") == expected
    assert unescape(content(text)) == expected
