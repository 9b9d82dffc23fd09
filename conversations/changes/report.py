"""A difference in a designer's words: lines to read, and a document for other programs."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import assert_never

from conversations.changes.audience import Newly, newly_asked
from conversations.changes.differences import (
    Added,
    Change,
    ChoiceAdded,
    ChoiceRemoved,
    ChoiceReworded,
    ChoicesReordered,
    Difference,
    Moved,
    QuestionChanges,
    Removed,
    Renamed,
    Retyped,
    Reworded,
    Rule,
    RuleChanged,
    Set,
)
from conversations.changes.pairs import plain_name
from conversations.expressions.spelling import shown, spelt
from conversations.expressions.syntax import Node
from conversations.flow import Choice, Flow, Kind, said
from conversations.phrasing import Phrases, clipped, phrases
from conversations.route import is_asked

_NOTHING = "(nothing)"

# Ways of answering that are tried to tell who is asked now: of all questions together, and of each at least.
_TRIED_IN_ALL, _FEWEST_TRIED = 12_000, 100


class Report:
    """Words for one difference; ``old`` and ``new`` are the two versions it is between."""

    def __init__(self, old: Flow, new: Flow, difference: Difference) -> None:
        self._old = old
        self._new = new
        self._difference = difference
        self._phrases: tuple[Phrases, Phrases] = (phrases(old), phrases(new))
        self._audiences: dict[str, Newly] = {}
        changed = sum(
            isinstance(change, RuleChanged) and change.rule is Rule.RELEVANT
            for question in difference.questions
            for change in question.changes
        )
        self._most = max(_FEWEST_TRIED, _TRIED_IN_ALL // max(1, changed))

    def lines(self) -> Iterator[str]:
        """The difference to be read, a few lines for each question; nothing where nothing changed."""
        for whole in self._difference.flow:
            yield f"The {whole.what}: {whole.old or _NOTHING} → {whole.new or _NOTHING}"
        if self._difference.flow:
            yield ""
        for questions in self._alike():
            yield self._heading(questions)
            for change in questions[0].changes:
                for line in self._told(questions[0], change):
                    yield f"    {line}"
            yield ""

    def document(self) -> list[dict[str, object]]:
        """One object for each change, in order: ``question``, ``change``, and what that kind of change has."""
        whole: list[dict[str, object]] = [
            {"question": None, "change": "flow", "what": each.what, "old": each.old, "new": each.new}
            for each in self._difference.flow
        ]
        return [
            *whole,
            *(
                {
                    "question": plain_name(question.prompt.name),
                    "row": question.prompt.row,
                    **self._recorded(question, change),
                }
                for question in self._difference.questions
                for change in question.changes
            ),
        ]

    def _alike(self) -> Iterator[list[QuestionChanges]]:
        """Neighbours that changed in the same way, and only by a rule: those of a group whose rule changed."""

        def key(question: QuestionChanges) -> object:
            only_rules = all(isinstance(change, RuleChanged) for change in question.changes)
            return question.changes if only_rules else id(question)

        for _, questions in groupby(self._difference.questions, key):
            yield list(questions)

    def _heading(self, questions: list[QuestionChanges]) -> str:
        first = questions[0]
        language = self._old if first.pair.new is None else self._new
        words = clipped(said(first.prompt.label, language.default_language))
        name = plain_name(first.prompt.name)
        thing = _THINGS.get(first.prompt.kind, "question")
        heading = f"{name} ({thing}, row {first.prompt.row})" + (f": {words}" if words else "")
        if len(questions) > 1:
            others = ", ".join(plain_name(each.prompt.name) for each in questions[1:])
            heading += f"\n    and alike: {others}"
        return heading

    def _told(self, question: QuestionChanges, change: Change) -> Iterator[str]:
        language = self._new.default_language
        match change:
            case Added(after=after):
                yield f"+ new, after {self._place(after)}"
                for choice in question.prompt.choices:
                    yield f"+ choice “{said(choice.label, language)}” ({choice.name})"
                if question.prompt.relevant is not None:
                    yield f"  asked if {self._phrases[1].rule(question.prompt.relevant.tree)}"
            case Removed():
                yield "- taken out"
            case Renamed(old=old):
                yield f"~ was called {old}"
            case Retyped(old=was, new=now):
                yield f"~ was of the kind {was.value}, is of the kind {now.value}"
            case Moved(old=was_after, new=now_after):
                yield f"~ moved: was after {self._place(was_after)}, is after {self._place(now_after)}"
            case Reworded(part=part, language=in_language, old=was_words, new=now_words):
                yield f"~ {part.value}{self._in(in_language)}"
                yield f"  - {was_words or _NOTHING}"
                yield f"  + {now_words or _NOTHING}"
            case ChoiceAdded(choice=choice):
                yield f"+ choice “{said(choice.label, language)}” ({choice.name})"
            case ChoiceRemoved(choice=choice):
                yield f"- choice “{said(choice.label, self._old.default_language)}” ({choice.name})"
            case ChoiceReworded(name=name, language=in_language, old=was_words, new=now_words):
                yield f"~ words of the choice {name}{self._in(in_language)}"
                yield f"  - {was_words or _NOTHING}"
                yield f"  + {now_words or _NOTHING}"
            case ChoicesReordered(old=was_order, new=now_order):
                yield "~ choices in another order"
                yield f"  - {', '.join(was_order)}"
                yield f"  + {', '.join(now_order)}"
            case RuleChanged(rule=rule, old=gone, new=come):
                yield f"~ {rule.value}"
                for node in gone:
                    yield f"  - {self._rule(question, rule, node, newer=False)}"
                for node in come:
                    yield f"  + {self._rule(question, rule, node, newer=True)}"
                if rule is Rule.RELEVANT:
                    yield from (f"  {line}" for line in self._audience(question))
            case Set(what=what, old=was_set, new=now_set):
                yield f"~ {what}: {was_set or 'no'} → {now_set or 'no'}"
            case _:
                assert_never(change)

    def _recorded(self, question: QuestionChanges, change: Change) -> dict[str, object]:
        match change:
            case Added(after=after):
                return {"change": "added", "after": after}
            case Removed():
                return {"change": "removed"}
            case Renamed(old=old):
                return {"change": "renamed", "old": old}
            case Retyped(old=was, new=now):
                return {"change": "kind", "old": was.value, "new": now.value}
            case Moved(old=was_after, new=now_after):
                return {"change": "moved", "old": was_after, "new": now_after}
            case Reworded(part=part, language=language, old=was_words, new=now_words):
                what = {"part": part.name.lower(), "language": language}
                return {"change": "reworded", **what, "old": was_words, "new": now_words}
            case ChoiceAdded(choice=choice):
                return {"change": "choice-added", "choice": choice.name, "label": _label(choice)}
            case ChoiceRemoved(choice=choice):
                return {"change": "choice-removed", "choice": choice.name, "label": _label(choice)}
            case ChoiceReworded(name=name, language=language, old=was_words, new=now_words):
                what = {"choice": name, "language": language}
                return {"change": "choice-reworded", **what, "old": was_words, "new": now_words}
            case ChoicesReordered(old=was_order, new=now_order):
                return {"change": "choices-reordered", "old": list(was_order), "new": list(now_order)}
            case RuleChanged(rule=rule, old=gone, new=come):
                recorded: dict[str, object] = {
                    "change": "rule",
                    "rule": rule.name.lower(),
                    "old": [spelt(node) for node in gone],
                    "new": [spelt(node) for node in come],
                }
                newly = self._newly(question) if rule is Rule.RELEVANT else None
                if newly is not None:
                    recorded["now_asked"] = newly.now
                    recorded["no_longer_asked"] = newly.no_longer
                return recorded
            case Set(what=what_set, old=was_set, new=now_set):
                return {"change": "set", "what": what_set, "old": was_set, "new": now_set}
            case _:
                assert_never(change)

    def _newly(self, question: QuestionChanges) -> Newly | None:
        before, after = question.pair.old, question.pair.new
        if before is None or after is None:
            return None
        name = question.prompt.name
        if name not in self._audiences:
            self._audiences[name] = newly_asked(self._old, self._new, before, after, self._most)
        return self._audiences[name]

    def _audience(self, question: QuestionChanges) -> Iterator[str]:
        newly = self._newly(question)
        if newly is None:
            return
        verb = "asked" if is_asked(question.prompt) else "told"
        if newly.now is not None:
            yield f"now {verb}, and was not: {self._somebody(newly.now, self._phrases[1])}"
        if newly.no_longer is not None:
            yield f"no longer {verb}, and was: {self._somebody(newly.no_longer, self._phrases[0])}"
        if newly.now is None and newly.no_longer is None:
            yield "no answers that both versions take were found with which this makes a difference"

    def _somebody(self, answers: Mapping[str, str], words: Phrases) -> str:
        if not answers:
            return "somebody who leaves out all they may"
        told = "; ".join(
            f"{words.question(name)}: {words.answer(name, value)}" for name, value in answers.items()
        )
        return f"for example somebody with {told}"

    def _rule(self, question: QuestionChanges, rule: Rule, node: Node, *, newer: bool) -> str:
        if rule in {Rule.RELEVANT, Rule.CONSTRAINT, Rule.CHOICE_FILTER}:
            prompt = question.pair.new if newer else question.pair.old
            return self._phrases[newer].rule(node, prompt.name if prompt is not None else "")
        return shown(node)

    def _place(self, name: str) -> str:
        return name or "the start"

    def _in(self, language: str) -> str:
        return f" in {language}" if len(self._new.languages) > 1 else ""


_THINGS: Mapping[Kind, str] = {Kind.NOTE: "note", Kind.CALCULATE: "calculation", Kind.HIDDEN: "constant"}


def _label(choice: Choice) -> dict[str, str]:
    return dict(choice.label)
