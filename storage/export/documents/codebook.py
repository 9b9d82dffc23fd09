"""The codebook for reading: the exact words of each question in each language, when it was asked, and how often what was told."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from conversations.flow import Flow, Language, said
from conversations.research.columns import MISSING_WORDS, Column, Missing, Shape, Shelf, Standing, Value
from conversations.research.rows import Cell
from conversations.tongues import code_of
from storage.export.about import About
from storage.export.counting import Counts, Told
from storage.export.documents.asked import HOLDS, Wording, beside, languages_of, why_beside, wording, wordings
from storage.export.documents.attributes import FIXED
from storage.export.documents.page import direction, page, paragraphs, table, words
from storage.export.documents.terms import ACCESS
from storage.export.formats.naming import BLANKS, HEAD, SEVERAL, story_names

_NOTES = (
    "The table stories has one row for each story. Its first columns name the story; then comes one for each question.",
    "Several choices stand in one cell, separated by blanks; the table choices has one line for each of them.",
    "The number of a choice is its code in SPSS and Stata; the code is the coding frame's.",
    "Counts are of this bundle, after protection. A question with several choices is counted once for each.",
    "Words in square brackets within a text stand for what was taken out, such as [PERSON_1] for the first person of a story.",
)


@dataclass(frozen=True, slots=True)
class _Facts:
    shelf: Shelf
    flows: Sequence[Flow]
    counts: Counts
    about: About


def codebook_html(shelf: Shelf, flows: Sequence[Flow], counts: Counts, about: About) -> bytes:
    """The codebook as a page.

    Args:
        shelf: After coarsening.
        flows: Every version that a story was told in, oldest first.
        counts: Of the rows given.
    """
    return page(f"Codebook: {about.title}", _body(_Facts(shelf, flows, counts, about)))


def _body(facts: _Facts) -> Iterator[str]:
    about, shelf = facts.about, facts.shelf
    yield f"<header><h1>Codebook</h1><p dir=auto>{escape(about.title)}</p>"
    yield (
        f'<p class="soft">Bundle {about.number} for {escape(about.researcher)}, made in the week {escape(about.week)}: '
        f"{about.stories:,} stories. {escape(ACCESS[about.tier])}</p></header>"
    )
    yield paragraphs(_NOTES)
    yield table(
        "Where a cell holds no value",
        ("in data/stories.csv", "in SPSS and Stata", "means"),
        [(BLANKS[each] or "(empty)", str(each.value), MISSING_WORDS[each]) for each in Missing],
    )
    names = story_names(shelf)[len(HEAD) :]
    yield '<nav aria-label="Columns"><h2>Columns</h2><ol class="contents">'
    for at, (name, column) in enumerate(zip(names, shelf.columns, strict=True), 1):
        label = said(column.label, shelf.default_language)
        yield f'<li><a href="#c{at}"><span class="name">{escape(name)}</span></a> <bdi>{escape(label)}</bdi></li>'
    yield "</ol></nav><main>"
    yield from _first(facts)
    yield "<h2>Questions</h2>"
    for at, (name, column, told) in enumerate(
        zip(names, shelf.columns, facts.counts.columns, strict=True), 1
    ):
        yield f'<section id="c{at}">'
        yield from _column(name, column, told, facts)
        yield "</section>"
    yield from _left(facts)
    yield "</main>"


def _first(facts: _Facts) -> Iterator[str]:
    yield "<h2>The first columns</h2>"
    yield table("Of every story", ("column", "holds"), FIXED.items())
    counts = facts.counts
    yield table("flow: versions of the questions", ("version", "stories"), counts.flows.items())
    for name, counted in (("sent", counts.sent), ("language", counts.languages)):
        yield table(name, (name, "stories"), [(_shown(cell), rows) for cell, rows in counted.items()])


def _shown(cell: Cell) -> str:
    return MISSING_WORDS[cell] if isinstance(cell, Missing) else cell


def _column(name: str, column: Column, told: Told, facts: _Facts) -> Iterator[str]:
    yield f'<h3><span class="name">{escape(name)}</span></h3>'
    facts_of = [HOLDS[column.shape]]
    if column.standing is not Standing.PLAIN:
        facts_of.append("a key" if column.standing is Standing.KEY else "sensitive")
    if column.several:
        facts_of.append("could be answered in several messages")
    yield f'<p class="soft">{escape("; ".join(facts_of))}</p>'
    if column.coarse:
        yield f"<p><strong>How it is told:</strong> {escape(column.coarse)}.</p>"
    asked = wordings(column, facts.flows)
    for one in asked:
        yield from _wording(one, facts.shelf.languages, several=len(asked) > 1)
    if len(column.flows) < len(facts.shelf.flows):
        yield f'<p class="soft">Only in: {escape("; ".join(column.flows))}</p>'
    yield from _counts(column, told, facts)


def _wording(one: Wording, order: Sequence[Language], *, several: bool) -> Iterator[str]:
    if several:
        yield f'<p class="soft">In {escape("; ".join(one.versions))}:</p>'
    for language, text in languages_of(one.label, order):
        yield words(text, language, before=language)
    for language, text in languages_of(one.hint, order):
        yield words(text, language, before=f"{language}, shown beside it")
    if one.rule:
        yield f'<p>Asked only if <bdi>{escape(one.rule)}</bdi>. <code class="soft">{escape(one.source)}</code></p>'
    if one.required:
        yield '<p class="soft">Could not be skipped.</p>'


def _counts(column: Column, told: Told, facts: _Facts) -> Iterator[str]:
    if not column.values:
        rows: list[tuple[str | int, ...]] = [("with a value", told.valid)]
        rows += [(MISSING_WORDS[each], number) for each, number in told.missing.items() if number]
        yield table(f"{told.valid:,} of {facts.counts.rows:,} stories", ("answer", "stories"), rows)
        return
    yield from _choices(column, told, facts)


def _choices(column: Column, told: Told, facts: _Facts) -> Iterator[str]:
    order = facts.shelf.languages
    used = [language for language in order if any(value.label.get(language) for value in column.values)]
    broader = any(value.broader for value in column.values)
    coded = any(value.code for value in column.values)
    several = "; one story may count for several" if column.shape in SEVERAL else ""
    heads = [("name", ""), ("stories", "n"), ("number", "n")]
    heads += [("code", "")] * coded + [("broader kind", "")] * broader
    yield '<div class="wide"><table>'
    yield f"<caption>{told.valid:,} of {facts.counts.rows:,} stories{several}</caption><thead><tr>"
    yield "".join(f'<th scope="col" class="{kind}">{head}</th>' for head, kind in heads)
    yield "".join(f'<th scope="col" dir="auto">{escape(language)}</th>' for language in used)
    yield "</tr></thead><tbody>"
    for value in column.values:
        yield _choice(value, told, used, coded=coded, broader=broader)
    wide = len(heads) + len(used) - 2
    for missing, rows in told.missing.items():
        if rows:
            shown = f"<i>{MISSING_WORDS[missing]}</i>"
            yield f'<tr><td></td><td class="n">{rows:,}</td><td colspan="{wide}">{shown}</td></tr>'
    yield "</tbody></table></div>"


def _choice(value: Value, told: Told, used: Sequence[Language], *, coded: bool, broader: bool) -> str:
    cells = [
        f'<th scope="row" class="name">{escape(value.name)}</th>',
        f'<td class="n">{told.values.get(value.name, 0):,}</td><td class="n">{value.number}</td>',
    ]
    cells += [f"<td>{escape(value.code)}</td>"] * coded + [f"<td>{escape(value.broader)}</td>"] * broader
    cells += (
        f'<td lang="{escape(code_of(language))}" dir="{direction(language)}">{escape(value.label.get(language, ""))}</td>'
        for language in used
    )
    return f"<tr>{''.join(cells)}</tr>"


def _left(facts: _Facts) -> Iterator[str]:
    flow = facts.flows[-1]
    has_words = any(column.shape is Shape.WORDS for column in facts.shelf.columns)
    prompts = list(beside(flow, facts.shelf))
    if not prompts:
        return
    yield f"<h2>Also said or asked</h2><p>In {escape(flow.version)}; none of this is a column.</p>"
    for prompt in prompts:
        yield f'<h3><span class="name">{escape(prompt.name)}</span></h3>'
        yield f'<p class="soft">{escape(why_beside(prompt, has_words))}</p>'
        yield from _wording(wording(prompt, flow), facts.shelf.languages, several=False)
        for choice in prompt.choices:
            labels = "; ".join(text for _, text in languages_of(choice.label, facts.shelf.languages))
            yield f'<p class="soft"><span class="name">{escape(choice.name)}</span>: <bdi>{escape(labels)}</bdi></p>'
