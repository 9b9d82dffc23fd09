"""Made-up narrators for a year: what each needed, what stood in the way, and the words they tell it in.

Nobody lived these stories. What families have in common is uneven on purpose, as it is in life: a few needs are told by
many, many by few, and what stands in the way goes with what was needed.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib import resources
from random import Random
from typing import Any

from conversations.flow import Choice, Flow, Kind

WITHDRAW = 0.03
"""Of so many in one the story is taken back in one of the weeks after."""

AGAIN = 0.05
"""So many in one are told by somebody who told another one before."""

_EVERY_USE = ["digest", "quote", "research"]


@dataclass(frozen=True, slots=True)
class Teller:
    """One story of the year.

    Attributes:
        account: Who tells it.
        answers: By prompt the choices, by name, or the words. What is not in it is skipped.
        takes_back: After how many weeks it is taken back; None for never.
    """

    account: int
    answers: Mapping[str, tuple[str, ...]] = field(repr=False)
    takes_back: int | None = None


class People:
    """Draws one made-up story after another; the same dice draw the same."""

    def __init__(self, flow: Flow, dice: Random) -> None:
        text = resources.files("bot.demo").joinpath("year.toml").read_text(encoding="utf-8")
        self._words: dict[str, Any] = tomllib.loads(text)
        self._flow = flow
        self._dice = dice
        self._last = 0

    def teller(self) -> Teller:
        """The next one."""
        dice = self._dice
        if self._last and dice.random() < AGAIN:
            account = dice.randint(1, self._last)
        else:
            account = self._last = self._last + 1
        takes_back = dice.randint(0, 8) if dice.random() < WITHDRAW else None
        return Teller(10_000 + account, self._answers(), takes_back)

    def answer_of_staff(self, stage: str) -> str:
        """What staff might say of what was heard, planned or changed."""
        return str(self._dice.choice(self._words["loop"][stage]))

    def _answers(self) -> dict[str, tuple[str, ...]]:
        dice, words = self._dice, self._words
        needs = self._some("needs", 1, 3)
        barriers = self._some("barriers", 1, 3, leaning=len(needs[0]))
        patience = dice.random()  # how badly it went, which shows in several answers
        if patience < 0.1:
            barriers = ("nothing",)
        answers: dict[str, tuple[str, ...]] = {
            "safe_now": ("yes",),
            "age": ("adult",),
            "prompt": (dice.choices(["came", "late", "small", "free"], [4, 5, 2, 1])[0],),
            "story": (
                " ".join(
                    (
                        dice.choice(words["openings"][needs[0]]),
                        dice.choice(words["middles"][barriers[0]]),
                        dice.choice(words["endings"]["texts"]),
                    )
                ),
            ),
            "needs": needs,
            "stage_first": (self._along("stage_first", patience * 0.8),),
            "danger_now": ("no",),
            "services": self._some("services", 1, 4),
            "wait": (self._along("wait", patience),),
            "barriers": barriers,
            "more": ("yes",) if dice.random() < 0.8 else ("no",),
            "asks": (self._along("asks", patience),),
            "stage_help": (self._along("stage_help", patience),),
            "barrier_top": (barriers[0],),
            "whole_family": (self._along("whole_family", patience),),
            "job_of": (dice.choices(["clear", "everyone", "nobody"], [3, 4, 5])[0],),
            "area": (dice.choices([choice.name for choice in self._choices("area")][:2], [7, 3])[0],),
            "uses": self._uses(),
        }
        for prompt in ("right_question", "what_helped", "one_change", "kept_going"):
            if dice.random() < 0.6:
                answers[prompt] = (dice.choice(words[prompt]["texts"]),)
        return answers

    def _uses(self) -> tuple[str, ...]:
        given = tuple(use for use in _EVERY_USE if self._dice.random() < 0.85)
        return given or ("digest",)

    def _choices(self, prompt: str) -> Sequence[Choice]:
        return self._flow.prompt(prompt).choices

    def _some(self, prompt: str, least: int, most: int, leaning: int = 0) -> tuple[str, ...]:
        """A few choices; the first of a list, turned a little, are told far more often (Zipf's law)."""
        names = [choice.name for choice in self._choices(prompt) if not choice.exclusive]
        turned = leaning % 3
        names = names[turned:] + names[:turned]
        if prompt == "barriers":
            names.insert(0, "passed_on")  # being sent from one to another is what many tell
        weights = [1 / (place + 1.5) for place in range(len(names))]
        found: dict[str, None] = {}
        for _ in range(self._dice.randint(least, most)):
            found.setdefault(self._dice.choices(names, weights)[0])
        return tuple(found)

    def _along(self, prompt: str, where: float) -> str:
        """One of a list that goes from well to badly, near ``where`` from 0 to 1."""
        names = [choice.name for choice in self._choices(prompt) if choice.name not in ("unsure", "after")]
        place = round(where * (len(names) - 1) + self._dice.gauss(0, 0.8))
        return names[min(max(place, 0), len(names) - 1)]


def said(flow: Flow, prompt: str, value: Sequence[str]) -> list[str]:
    """The lines somebody types to answer a prompt so; () skips it."""
    asked = flow.prompt(prompt)
    if not value:
        return ["skip"]
    if asked.kind is Kind.TEXT:
        return [*value, "done"] if asked.several else [*value]
    names = [choice.name for choice in asked.choices]
    numbers = [str(names.index(one) + 1) for one in value]
    if asked.kind is Kind.SELECT_MULTIPLE:
        return [", ".join(numbers), "done"]
    if asked.kind is Kind.RANK:
        return [asked.choices[names.index(value[0])].label[flow.default_language], "done"]
    return [asked.choices[names.index(value[0])].label[flow.default_language]]
