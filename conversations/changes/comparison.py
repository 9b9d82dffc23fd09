"""Two versions of a flow side by side, question by question."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from conversations.changes.differences import (
    Added,
    Change,
    ChoiceAdded,
    ChoiceRemoved,
    ChoiceReworded,
    ChoicesReordered,
    Difference,
    Moved,
    Part,
    QuestionChanges,
    Removed,
    Renamed,
    Retyped,
    Reworded,
    Rule,
    RuleChanged,
    Set,
)
from conversations.changes.pairs import Pair, languages, pairs, plain_name
from conversations.digest.roles import COUNTED, NEVER
from conversations.expressions import Expression
from conversations.expressions.spelling import spelt
from conversations.expressions.syntax import Every, Node
from conversations.flow import Choice, Flow, Guard, Kind, Language, Prompt, Texts
from conversations.forms.headers import DIGEST


def compared(old: Flow, new: Flow) -> Difference:
    """What changed from ``old`` to ``new``, in the order of ``new``; what was taken out comes last.

    Compares what is asked, told and worked out, not the sheets: columns that run nowhere make no difference.
    """
    both = languages(old, new)
    paired = pairs(old, new)
    renamed = {
        plain_name(pair.new.name): plain_name(pair.old.name)
        for pair in paired
        if pair.old is not None and pair.new is not None
    }
    moved = _moved(paired, old)
    found: list[QuestionChanges] = []
    previous = ""
    for pair in paired:
        changes = tuple(_changes(pair, both, renamed, moved, previous))
        if changes:
            found.append(QuestionChanges(pair, changes))
        if pair.new is not None:
            previous = plain_name(pair.new.name)
    settings = (
        Set("title", old.title, new.title),
        Set("form", old.form_id, new.form_id),
        Set("languages", ", ".join(old.languages), ", ".join(new.languages)),
        Set("first language", old.default_language, new.default_language),
    )
    return Difference(tuple(each for each in settings if each.old != each.new), tuple(found))


def _changes(
    pair: Pair,
    both: Mapping[Language, Language],
    renamed: Mapping[str, str],
    moved: Mapping[str, Moved],
    previous: str,
) -> Iterator[Change]:
    old, new = pair.old, pair.new
    if old is None or new is None:
        yield Removed() if new is None else Added(previous)
        return
    if plain_name(old.name) != plain_name(new.name):
        yield Renamed(plain_name(old.name))
    if old.kind is not new.kind:
        yield Retyped(old.kind, new.kind)
    if plain_name(new.name) in moved:
        yield moved[plain_name(new.name)]
    for part, was, now in (
        (Part.LABEL, old.label, new.label),
        (Part.HINT, old.hint, new.hint),
        (Part.REQUIRED, old.required_message, new.required_message),
        (Part.CONSTRAINT, old.constraint_message, new.constraint_message),
        (Part.SUMMARY, old.summary, new.summary),
    ):
        for language, old_words, new_words in _reworded(was, now, both):
            yield Reworded(part, language, old_words, new_words)
    yield from _choices(old.choices, new.choices, both)
    for rule, before, after in (
        (Rule.RELEVANT, old.relevant, new.relevant),
        (Rule.CONSTRAINT, old.constraint, new.constraint),
        (Rule.CHOICE_FILTER, old.choice_filter, new.choice_filter),
        (Rule.CALCULATION, old.calculation, new.calculation),
        (Rule.DEFAULT, old.default, new.default),
        (Rule.SEED, old.seed, new.seed),
    ):
        gone, come = _rules(before, after, renamed)
        if gone or come:
            yield RuleChanged(rule, gone, come)
    for was_set, now_set in zip(_settings(old, pair.rounds[0]), _settings(new, pair.rounds[1]), strict=True):
        if was_set[1] != now_set[1]:
            yield Set(was_set[0], was_set[1], now_set[1])


def _reworded(
    was: Texts, now: Texts, both: Mapping[Language, Language]
) -> Iterator[tuple[Language, str, str]]:
    """What changed in each language; words that fell back to another language are told once."""
    told: set[tuple[str, str]] = set()
    for language, old_language in both.items():
        words = was.get(old_language, ""), now.get(language, "")
        if words[0] != words[1] and words not in told:
            told.add(words)
            yield language, *words


def _choices(
    was: Sequence[Choice], now: Sequence[Choice], both: Mapping[Language, Language]
) -> Iterator[Change]:
    before = {choice.name: choice for choice in was}
    after = {choice.name: choice for choice in now}
    for choice in now:
        if choice.name not in before:
            yield ChoiceAdded(choice)
    for choice in was:
        if choice.name not in after:
            yield ChoiceRemoved(choice)
    for name, choice in after.items():
        if name not in before:
            continue
        for language, old_words, new_words in _reworded(before[name].label, choice.label, both):
            yield ChoiceReworded(name, language, old_words, new_words)
        if before[name].exclusive is not choice.exclusive:
            words = f"“{name}” clears the other ticks"
            yield Set(words, "yes" * before[name].exclusive, "yes" * choice.exclusive)
        for mark, was_marked, is_marked in (
            ("too young", before[name].under_age, choice.under_age),
            ("somebody may see", before[name].discreet, choice.discreet),
        ):
            if was_marked is not is_marked:
                yield Set(f"“{name}” says: {mark}", "yes" * was_marked, "yes" * is_marked)
        if before[name].code != choice.code:
            yield Set(f"code of “{name}”", before[name].code, choice.code)
        for column in DIGEST:
            was_told, is_told = before[name].columns.get(column, ""), choice.columns.get(column, "")
            if was_told != is_told:
                yield Set(
                    f"{column} of “{name}”", *(_KEPT.get(each.lower(), each) for each in (was_told, is_told))
                )
        was_kind, is_kind = (of[name].columns.get("broader", "") for of in (before, after))
        if was_kind != is_kind:
            yield Set(f"kind of “{name}” for research", was_kind, is_kind)
    old_order = tuple(name for name in before if name in after)
    new_order = tuple(name for name in after if name in before)
    if old_order != new_order:
        yield ChoicesReordered(old_order, new_order)


_KEPT = {NEVER: "in no count and no post", COUNTED: "counted, and in no post"}


def _rules(
    before: Expression | None, after: Expression | None, renamed: Mapping[str, str]
) -> tuple[tuple[Node, ...], tuple[Node, ...]]:
    """The parts that are gone and those that are new; a part that only calls a question otherwise is neither."""
    was = {_spelt(part, {}): part for part in _parts(before)}
    now = {_spelt(part, renamed): part for part in _parts(after)}
    return (
        tuple(part for source, part in was.items() if source not in now),
        tuple(part for source, part in now.items() if source not in was),
    )


_REFERENCE = re.compile(r"\$\{([^}]*)\}")


def _spelt(part: Node, renamed: Mapping[str, str]) -> str:
    """A part as it is spelt, with every question called what it was called before, whichever time round."""

    def before(match: re.Match[str]) -> str:
        names = [plain_name(name.strip()) for name in match[1].split("|")]
        return f"${{{' | '.join(dict.fromkeys(renamed.get(name, name) for name in names))}}}"

    return _REFERENCE.sub(before, spelt(part))


def _parts(expression: Expression | None) -> tuple[Node, ...]:
    if expression is None:
        return ()
    return expression.tree.parts if isinstance(expression.tree, Every) else (expression.tree,)


def _settings(prompt: Prompt, rounds: int) -> tuple[tuple[str, str], ...]:
    steps = prompt.steps
    return (
        ("must be answered", "yes" if prompt.required else ""),
        *((f"guard {guard.value}", "yes" if guard in prompt.guards else "") for guard in Guard),
        ("may come in several messages", "yes" if prompt.several else ""),
        ("may be a voice note", "yes" if prompt.voice else ""),
        ("role in the digest", prompt.digest),
        ("guarded for research as", prompt.research),
        ("most times round", str(rounds) if rounds > 1 else ""),
        ("choices in a drawn order", "yes" if prompt.shuffled else ""),
        ("numbers", f"{steps.start} to {steps.end} in steps of {steps.step}" if steps else ""),
        ("how exact a date", prompt.precision.value if prompt.kind is Kind.DATE else ""),
        ("worked out once", "yes" if prompt.keeps else ""),
        ("media", _media(prompt)),
    )


def _media(prompt: Prompt) -> str:
    return "; ".join(
        sorted(
            f"{media.kind.value} {media.name} {media.digest.hex()[:8]}"
            for shown in prompt.media.values()
            for media in shown
        )
    )


def _moved(paired: Sequence[Pair], old: Flow) -> dict[str, Moved]:
    """The questions that no longer stand in the order they stood in, fewest first: by plain name now."""
    now = [pair for pair in paired if pair.old is not None and pair.new is not None]
    place = {id(prompt): number for number, prompt in enumerate(old.prompts)}
    was = sorted(now, key=lambda pair: place[id(pair.old)])
    names_now = [plain_name(pair.new.name) for pair in now if pair.new is not None]
    names_was = [plain_name(pair.new.name) for pair in was if pair.new is not None]
    matcher = SequenceMatcher(None, names_was, names_now, autojunk=False)
    stayed = {
        name for block in matcher.get_matching_blocks() for name in names_now[block.b : block.b + block.size]
    }
    before_then = dict(zip(names_was, ["", *names_was], strict=False))
    before_now = dict(zip(names_now, ["", *names_now], strict=False))
    return {name: Moved(before_then[name], before_now[name]) for name in names_now if name not in stayed}
