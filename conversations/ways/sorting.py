"""The answers of a prompt put into classes, by all that is asked of them."""

from collections.abc import Callable, Sequence

from conversations.expressions import Scope
from conversations.expressions.evaluation import argument, truth_of
from conversations.expressions.syntax import ExpressionError
from conversations.flow import Flow, Kind, Prompt
from conversations.ways.candidates import (
    SMALL,
    SMALL_RANK,
    Candidate,
    Sorting,
    on_a_line,
    picks,
    ticks,
    worded,
)
from conversations.ways.classes import ABSENT, ByTicks, Classes, Outcome, Sorter, keyed
from conversations.ways.marks import Shape, Ticked, marks, shape
from conversations.ways.pieces import Asked


def is_small(prompt: Prompt) -> bool:
    """Whether every answer of a prompt can be tried out, so that any piece sorts them."""
    match prompt.kind:
        case Kind.SELECT_ONE | Kind.ACKNOWLEDGE:
            return True
        case Kind.SELECT_MULTIPLE:
            return len(prompt.choices) <= SMALL
        case Kind.RANK:
            return len(prompt.choices) <= SMALL_RANK
        case _:
            return False


def classes(flow: Flow, prompt: Prompt, pieces: Sequence[Asked]) -> Classes:
    """Sort the answers of a prompt by everything that is asked of it."""
    found = [marks(piece.node, prompt, truth=piece.truth) for piece in pieces]
    cutting = [
        piece for piece, mark in zip(pieces, found, strict=True) if mark is not None or is_small(prompt)
    ]
    every = [mark for piece_marks in found if piece_marks is not None for mark in piece_marks]
    cuts_all = all(mark is not None for mark in found)
    sorting: Sorting | None
    match shape(prompt):
        case Shape.PICK:
            sorting = picks(flow, prompt)
        case Shape.TICKS:
            sorting = ticks(flow, prompt, every, cuts_all=cuts_all)
        case Shape.NUMBER | Shape.DAY | Shape.WORDS:
            sorting = on_a_line(prompt, every)
        case Shape.OTHER:
            sorting = on_a_line(prompt, [])
    if sorting is None:
        # Too many to try: only whether anything was ticked is told apart.
        cutting = [
            piece
            for piece, mark in zip(pieces, found, strict=True)
            if mark is not None and all(isinstance(one, Ticked) and not one.names for one in mark)
        ]
        names = _names(prompt)
        anything = Candidate(names[0], "anything ticked", needs=(frozenset(names),))
        sorting = [anything], lambda ids: ByTicks((names,), (1,), {(1,): ids[0]})
    candidates, sorter = sorting
    return _sorted(prompt, candidates, sorter, cutting, pieces)


def _sorted(
    prompt: Prompt,
    candidates: Sequence[Candidate],
    sorter: Callable[[list[int]], Sorter],
    cutting: Sequence[Asked],
    pieces: Sequence[Asked],
) -> Classes:
    """Candidates with equal outcomes of all pieces that cut are one class."""
    works = [_working(piece, prompt.name) for piece in cutting]
    by_vector: dict[tuple[object, ...], int] = {}
    numbers: list[int] = []
    members: list[list[Candidate]] = []
    vectors: list[tuple[Outcome, ...]] = []
    for candidate in candidates:
        vector = tuple(run(candidate.value) for run in works)
        number = by_vector.setdefault((candidate.alone, vector), len(members))
        if number == len(members):
            members.append([])
            vectors.append(vector)
        members[number].append(candidate)
        numbers.append(number + 1)
    outcomes: dict[tuple[str, bool], tuple[Outcome, ...]] = {}
    for piece in pieces:
        run = _working(piece, prompt.name)
        decided = piece in cutting
        at = cutting.index(piece) if decided else 0
        outcomes[piece.words, piece.truth] = (
            run(None),
            run(""),
            *(vector[at] if decided else None for vector in vectors),
        )
    return Classes(
        prompt=prompt,
        examples=("", *(min(group, key=lambda one: len(one.value.split())).value for group in members)),
        words=("skipped", *(worded(prompt, group, every=len(members) == 1) for group in members)),
        sorter=sorter(numbers),
        alone=(True, *(group[0].alone for group in members)),
        needs=((), *(_needed(group) for group in members)),
        rough=frozenset(
            number for number, group in enumerate(members, 1) if all(member.rough for member in group)
        ),
        outcomes=outcomes,
    )


def _needed(group: Sequence[Candidate]) -> tuple[tuple[frozenset[str], ...], ...]:
    if any(not member.needs for member in group):
        return ()
    if all(len(member.needs) == 1 for member in group):
        return ((frozenset().union(*(member.needs[0] for member in group)),),)
    return tuple(dict.fromkeys(member.needs for member in group))[:64]


def _working(piece: Asked, name: str) -> Callable[[str | None], Outcome]:
    """What the piece gives for an answer; None stands for a prompt that was not asked."""
    try:
        if piece.truth:
            truth = truth_of(piece.node)
            return lambda value: ("b", truth(Scope({} if value is None else {name: value})))
        run = argument(piece.node).run
    except ExpressionError:
        return lambda value: None
    bare = piece.words == f"${{{name}}}"

    def outcome(value: str | None) -> Outcome:
        if value is None and bare:
            return ABSENT
        return keyed(run(Scope({} if value is None else {name: value})))

    return outcome


def _names(prompt: Prompt) -> tuple[str, ...]:
    return tuple(dict.fromkeys(choice.name for choice in prompt.choices))
