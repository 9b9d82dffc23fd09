"""Whether a talk that was begun in one version could go on in a newer one, and what would be in the way.

A session stays on the version it was begun on; this rule only tells what moving it would do. It is strict: an
answer goes along only where its narrator would be asked the same, in the same words, and would still be heard.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from conversations.expressions import Scope
from conversations.expressions.values import Around
from conversations.flow import Choice, Flow, Guard, Kind, Language, Prompt, said
from conversations.route import Route, is_asked, walk
from conversations.session import Session, Stage
from conversations.turn import around


class Why(Enum):
    """Why an answer, or a talk, could not go along."""

    NO_DRAFT = "nothing is being told"
    LANGUAGE = "the newer version does not speak their language"
    GONE = "the question is no longer there"
    OTHER_KIND = "it is another kind of question now"
    REWORDED = "its words changed"
    CHOICE_GONE = "what was picked is no longer offered"
    NOT_ACCEPTED = "the answer would no longer be accepted"
    NOT_ASKED = "they would no longer be asked it"


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What is in the way at one question; ``prompt`` is "" where it is the whole talk. Holds no answer."""

    prompt: str
    why: Why


@dataclass(frozen=True, slots=True)
class Move:
    """What moving one talk would do.

    ``kept`` are the names of the questions whose answers go along, in the order asked; where ``obstacles`` is
    empty, that is all of them.
    """

    kept: tuple[str, ...] = field(repr=False)
    obstacles: tuple[Obstacle, ...]

    @property
    def possible(self) -> bool:
        """Whether everything that was told goes along."""
        return not self.obstacles


def movable(old: Flow, new: Flow, session: Session, today: date) -> Move:
    """What moving this talk from ``old``, which it is pinned to, to ``new`` would do on a day.

    Nothing of ``new`` is worked out from what was typed, only from whether something was: somebody could else ask,
    version by version, what a family that has sent nothing wrote. A constraint on typed words that changed counts
    as one they would not fit.

    Answers of a branch that was left (parked) do not hinder, and neither do notes, which nobody answered. Where
    ticks or pieces were collected at a question and not sent off yet, it counts as answered.
    """
    if session.stage is Stage.IDLE:
        return Move((), (Obstacle("", Why.NO_DRAFT),))
    if session.language not in new.languages:
        return Move((), (Obstacle("", Why.LANGUAGE),))
    before = walk(old, session.answers, around(old, today, session.key, session.language))
    # What is new is left out, so that the walk comes by everything that was answered.
    left_out = {prompt.name: "" for prompt in new.prompts}
    then = around(new, today, session.key, session.language)
    after = walk(new, {**left_out, **_unread(old, session.answers)}, then)
    there = {prompt.name: prompt for prompt in new.prompts}
    reached = {prompt.name for prompt in after.reached}
    kept: list[str] = []
    obstacles: list[Obstacle] = []
    for prompt in before.reached:
        collected = session.at == prompt.name and bool(session.collected)
        if not is_asked(prompt) or not (prompt.name in before.values or collected):
            continue
        value = before.values.get(prompt.name, "")
        ticked = session.collected if session.at == prompt.name and prompt.choices else ()
        found = there.get(prompt.name)
        why = _why_not(prompt, found, value, ticked, session.language)
        if why is None and prompt.name not in reached:
            why = Why.NOT_ASKED
        if why is None and prompt.name in before.values and prompt.name not in after.values:
            # The walk stops at an answer that its choice filter no longer offers.
            why = Why.CHOICE_GONE if after.waiting is found else Why.NOT_ASKED
        if why is None and value and found is not None and not _fits(prompt, found, value, after, then):
            why = Why.NOT_ACCEPTED
        if why is None:
            kept.append(prompt.name)
        else:
            obstacles.append(Obstacle(prompt.name, why))
    return Move(tuple(kept), tuple(obstacles))


_TYPED = "…"


def _unread(flow: Flow, answers: Mapping[str, str]) -> dict[str, str]:
    """The answers, with a sign in place of every text that was typed."""
    typed = {prompt.name for prompt in flow.prompts if prompt.kind is Kind.TEXT}
    return {name: _TYPED if value and name in typed else value for name, value in answers.items()}


def _fits(old: Prompt, new: Prompt, value: str, after: Route, then: Around) -> bool:
    if new.constraint is None:
        return True
    if old.kind is Kind.TEXT:
        return new.constraint == old.constraint
    return new.constraint.holds(Scope(after.values, value, around=then))


def _why_not(
    old: Prompt, new: Prompt | None, value: str, ticked: tuple[str, ...], language: Language
) -> Why | None:
    if new is None:
        return Why.GONE
    if new.kind is not old.kind or (old.several and not new.several):
        return Why.OTHER_KIND
    if _words(old, language) != _words(new, language):
        return Why.REWORDED
    if old.kind in {Kind.SELECT_ONE, Kind.SELECT_MULTIPLE, Kind.RANK}:
        offered = {choice.name: choice for choice in new.choices}
        picked = {*value.split(), *ticked}
        if not picked <= offered.keys():
            return Why.CHOICE_GONE
        # Nobody's yes may come to mean more than they saw, so here the whole list must be the same.
        minded = bool((old.guards | new.guards) & {Guard.CONSENT, Guard.SAFETY})
        if minded and [choice.name for choice in old.choices] != [choice.name for choice in new.choices]:
            return Why.REWORDED
        for choice in old.choices:
            if choice.name in offered and _label(choice, language) != _label(offered[choice.name], language):
                return Why.REWORDED
    if new.required and not old.required and not value:
        return Why.NOT_ACCEPTED
    return None


def _words(prompt: Prompt, language: Language) -> tuple[str, str]:
    return said(prompt.label, language), said(prompt.hint, language)


def _label(choice: Choice, language: Language) -> str:
    return said(choice.label, language)
