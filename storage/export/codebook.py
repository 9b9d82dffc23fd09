"""What each column means: the exact words asked, in each language, with types, rules, codes and counts.

``codebook.html`` is for reading and printing, ``codebook.csv`` for programs.
"""

import csv
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from conversations.flow import Choice, Flow, Kind, Prompt, Texts, in_stories
from conversations.story import Story
from storage.export.cells import cell
from storage.export.opening import Unread

SOUND = "sound"
"""A prompt that may be answered by voice has a column ``PROMPT/sound``; the name of the file stands there."""

_KINDS = {
    Kind.NOTE: "note (nothing is answered)",
    Kind.TEXT: "text, redacted and seen by the narrator before sending",
    Kind.SELECT_ONE: "one choice",
    Kind.SELECT_MULTIPLE: "any number of choices",
    Kind.RANK: "choices in order, the first the most important",
    Kind.INTEGER: "a whole number",
    Kind.DECIMAL: "a number",
    Kind.RANGE: "a number of a range",
    Kind.DATE: "a date, year first; one asked for by month or year is the first day of it",
    Kind.TIME: "a time of day, in 24 hours",
    Kind.DATETIME: "a date and a time of day",
    Kind.ACKNOWLEDGE: "OK where it was agreed to",
    Kind.CALCULATE: "worked out",
    Kind.HIDDEN: "a constant of the talk, from its link or its flow",
}

_NOTES = (
    "stories.csv has one row for each story. An empty cell means not asked or not answered.",
    (
        "A question with any number of choices has its choices' names, separated by blanks, in its own column, and a "
        "column name/choice for each, 1 where chosen and 0 where not. For a ranking those columns hold the place, "
        "beginning with 1."
    ),
    (
        "A question that could be answered by voice has a column name/sound too: the name of a file in the folder sounds, "
        "in OGG as the phone recorded it. A voice can be recognised: handle it as you would a name."
    ),
    (
        "meta/row names a story within this export alone; the same story has another name in any other export. "
        "meta/week is the ISO week in which it was sent; nothing finer is kept. meta/uses is what its narrator allowed "
        "when this export was made, which may differ from what they ticked on sending."
    ),
    (
        "A cell, or a part of one, that a spreadsheet would run as a formula has an apostrophe before it, and what "
        "cannot stand in a table is written as \N{REPLACEMENT CHARACTER}. stories.jsonl holds every answer exactly."
    ),
    "A story may be withdrawn after this export was made. Delete its row when you are asked to.",
)

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b}"
    "h2{margin-top:3rem}h3{margin:2rem 0 .3rem;font-family:ui-monospace,monospace}p{margin:.2rem 0}"
    "table{border-collapse:collapse;margin:.5rem 0}th,td{border:1px solid #bbb;padding:.2rem .6rem;text-align:left}"
    "td.n{text-align:right}.k{color:#555}@media print{h3{break-after:avoid}}"
)


@dataclass(slots=True)
class Tally:
    """How often each prompt was answered and each choice chosen, counted while stories go by."""

    stories: Counter[str] = field(default_factory=Counter)
    answered: Counter[tuple[str, str]] = field(default_factory=Counter)
    chosen: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    heard: Counter[tuple[str, str]] = field(default_factory=Counter)

    def count(self, story: Story, prompts: Mapping[str, Prompt], heard: Collection[str] = ()) -> None:
        """Add one story; ``prompts`` are those of its flow, by name, ``heard`` those answered by a voice note."""
        self.stories[story.flow] += 1
        self.heard.update((story.flow, prompt) for prompt in heard)
        for answer in story.answers:
            if answer.value:
                self.answered[story.flow, answer.prompt] += 1
                if prompts[answer.prompt].choices:
                    for name in answer.value.split(" "):
                        self.chosen[story.flow, answer.prompt, name] += 1


def write_codebook(folder: Path, flows: Mapping[str, Flow], tally: Tally, unread: tuple[Unread, ...]) -> None:
    """Write codebook.html and codebook.csv into ``folder``."""
    page = "\n".join(_page(flows, tally, unread))
    (folder / "codebook.html").write_text(page, encoding="utf-8", errors="replace", newline="\n")
    with (folder / "codebook.csv").open("w", encoding="utf-8-sig", newline="") as table:
        writer = csv.writer(table, lineterminator="\r\n")
        writer.writerows([cell(text) for text in line] for line in _lines(flows, tally))


def _lines(flows: Mapping[str, Flow], tally: Tally) -> Iterator[list[str]]:
    languages = list(dict.fromkeys(language for flow in flows.values() for language in flow.languages))
    yield [
        *("flow", "prompt", "type", "required", "asked only if", "column", "choice", "code", "count"),
        *(f"words: {language}" for language in languages),
        *(f"hint: {language}" for language in languages),
    ]
    for version, flow in flows.items():
        for prompt in _told(flow):
            about = [
                version,
                prompt.name,
                prompt.kind.value,
                "yes" if prompt.required else "no",
                _rule(prompt),
            ]
            column = prompt.name if in_stories(prompt) else ""
            yield [
                *(*about, column, "", "", str(tally.answered[version, prompt.name])),
                *(prompt.label.get(language, "") for language in languages),
                *(prompt.hint.get(language, "") for language in languages),
            ]
            if prompt.voice:
                yield [
                    *(*about, f"{column}/{SOUND}", "", "", str(tally.heard[version, prompt.name])),
                    *("" for _ in (*languages, *languages)),
                ]
            for choice in prompt.choices:
                own = prompt.kind in (Kind.SELECT_MULTIPLE, Kind.RANK)
                yield [
                    *(
                        *about,
                        f"{column}/{choice.name}" if own and column else column,
                        choice.name,
                        choice.code,
                    ),
                    str(tally.chosen[version, prompt.name, choice.name]),
                    *(choice.label.get(language, "") for language in languages),
                    *("" for _ in languages),
                ]


def _page(flows: Mapping[str, Flow], tally: Tally, unread: tuple[Unread, ...]) -> Iterator[str]:
    yield '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>Codebook</title>'
    yield f"<style>{_STYLE}</style>\n<h1>Codebook</h1>"
    yield from (f"<p>{escape(note)}</p>" for note in _NOTES)
    if unread:
        yield f"<h2>Left out</h2>\n<p>Stories of the bundle that could not be given out: {len(unread)}.</p>\n<ul>"
        yield from (f"<li>{escape(one.id)}: {escape(one.reason)}</li>" for one in unread)
        yield "</ul>"
    for version, flow in flows.items():
        yield f"<h2>{escape(flow.title)}</h2>"
        yield f"<p>Version {escape(version)}; stories: {tally.stories[version]}.</p>"
        for prompt in _told(flow):
            yield from _prompt(prompt, version, flow, tally)
    yield "</html>\n"


def _told(flow: Flow) -> Iterator[Prompt]:
    """All but what is worked out for the talk alone, which nobody is shown and no story holds."""
    return (prompt for prompt in flow.prompts if prompt.kind is not Kind.CALCULATE or in_stories(prompt))


def _prompt(prompt: Prompt, version: str, flow: Flow, tally: Tally) -> Iterator[str]:
    yield f"<h3>{escape(prompt.name)}</h3>"
    yield from _words(prompt.label, flow, "")
    yield from _words(prompt.hint, flow, "Hint: ")
    required = ", always answered" if prompt.required else ""
    yield f'<p class="k">{_KINDS[prompt.kind]}{required}</p>'
    if rule := _rule(prompt):
        yield f'<p class="k">Asked only if <code>{escape(rule)}</code></p>'
    if in_stories(prompt):
        voices = f"; voice notes: {tally.heard[version, prompt.name]}" if prompt.voice else ""
        yield f'<p class="k">Answers: {tally.answered[version, prompt.name]}{voices}.</p>'
    if prompt.choices:
        heads = "".join(f"<th>{escape(language)}</th>" for language in flow.languages)
        yield f"<table>\n<tr><th>choice</th><th>code</th>{heads}<th>stories</th></tr>"
        yield from (_choice(choice, prompt, version, flow, tally) for choice in prompt.choices)
        yield "</table>"


def _choice(choice: Choice, prompt: Prompt, version: str, flow: Flow, tally: Tally) -> str:
    labels = "".join(
        f'<td lang="{_tag(language)}" dir="auto">{escape(choice.label.get(language, ""))}</td>'
        for language in flow.languages
    )
    count = tally.chosen[version, prompt.name, choice.name]
    return f'<tr><td>{escape(choice.name)}</td><td>{escape(choice.code)}</td>{labels}<td class="n">{count}</td></tr>'


def _words(texts: Texts, flow: Flow, before: str) -> Iterable[str]:
    for language in flow.languages:
        if words := texts.get(language):
            shown = escape(before + words).replace("\n", "<br>")
            yield f'<p lang="{_tag(language)}" dir="auto">{shown}</p>'


def _rule(prompt: Prompt) -> str:
    return "" if prompt.relevant is None else prompt.relevant.source


def _tag(language: str) -> str:
    """The language tag in a name such as ``English (en)``; empty, which means unknown, where it has none."""
    found = re.search(r"\(([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\)\s*$", language)
    return found.group(1) if found else ""
