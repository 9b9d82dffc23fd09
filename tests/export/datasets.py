"""A whole data set for tests of what is written about it: the built-in questions, made-up families, protected rows."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from io import BytesIO
from random import Random
from typing import Any

from bot.demo.people import People
from bot.flowfile import load, read_here
from conversations.consent import Consent, Use
from conversations.flow import Flow
from conversations.forms.compiling import compile_flow
from conversations.release import release
from conversations.research.columns import Shelf
from conversations.research.protecting import Reworded, keys_of, planned
from conversations.research.report import Report
from conversations.research.rows import Coded, Row
from conversations.research.shelf import shelf_of
from conversations.story import Answer, Story
from storage.export.about import About
from storage.export.counting import Counting, Counts
from storage.export.documents.project import write_qdpx

TOLD = "We asked [PERSON_1] in the autumn, and nobody rang. Then a nurse came."


@dataclass(frozen=True, slots=True)
class Dataset:
    """Everything the documents of one bundle are made from."""

    shelf: Shelf
    flows: Sequence[Flow]
    rows: tuple[Row, ...]
    counts: Counts
    report: Report
    about: About


def about(stories: int, **more: Any) -> About:
    facts: dict[str, Any] = {
        "title": "Getting help: a family story",
        "bundle": "0123456789abcdef" * 2,
        "number": 1,
        "week": "2026-W48",
        "researcher": "Ana (made up)",
        "project": "How long families wait (made up) & <why>",
        "tier": "safeguarded",
        "contact": "research@example.org",
        "languages": ("English (en)", "Cymraeg (cy)"),
        "stories": stories,
        "sounds": 0,
        "firsthand": "0.1.0",
    }
    return About(**(facts | more))


@cache
def built_in() -> Flow:
    return compile_flow(read_here(load(None)))


@cache
def dataset(count: int = 120, words: bool = True) -> Dataset:
    """Protected rows of so many made-up families."""
    flow = built_in()
    flows = (flow,)
    shelf = shelf_of(flows, words=words)
    drawn = People(flow, Random(7))
    found = []
    for number in range(count):
        told = {name: " ".join(value) for name, value in drawn.teller().answers.items()}
        told["story"] = TOLD
        answers = tuple(
            Answer(prompt.name, told[prompt.name])
            for prompt in flow.prompts
            if told.get(prompt.name) and prompt.name not in ("uses", "more", "safe_now")
        )
        consent = Consent(frozenset({Use.RESEARCH, Use.DIGEST}), flow.version, "2026-W47")
        story = Story(flow.version, flow.default_language, answers, consent)
        found.append((sha256(b"%d" % number).hexdigest()[:32], release(story, Use.RESEARCH)))
    found.sort(key=lambda each: each[0])
    plan = planned(shelf, (keys_of(shelf, one, id_, "2026-W47") for id_, one in found), None)
    rows = []
    for id_, one in found:
        texts = {
            answer.prompt: Reworded(answer.value, _coded(answer))
            for answer in one.story.answers
            if answer.prompt in {"story", "right_question", "what_helped", "one_change", "kept_going"}
        }
        row = plan.protect(one, id_, texts, "2026-11")
        if row is not None:
            rows.append(row)
    counting = Counting(plan.shelf)
    for row in rows:
        counting.write(row)
    replaced = Counter(each.label.split("_")[0].lower() for row in rows for each in row.replaced)
    return Dataset(plan.shelf, flows, tuple(rows), counting.counts(), plan.report(replaced), about(len(rows)))


def _coded(answer: Answer) -> tuple[Coded, ...]:
    at = answer.value.find("[PERSON_1]")
    return () if at < 0 else (Coded(answer.prompt, at, at + len("[PERSON_1]"), "PERSON_1"),)


def project(shelf: Shelf, rows: Sequence[Row], **more: Any) -> bytes:
    """The project for qualitative tools, as bytes."""
    out = BytesIO()
    write_qdpx(out, shelf, iter(rows), replace(about(len(rows)), **more))
    return out.getvalue()
