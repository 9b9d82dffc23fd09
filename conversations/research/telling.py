"""What a cell says under a treatment, and the columns as they are afterwards."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from conversations.facets import FEWEST
from conversations.research.columns import Column, Missing, Shape, Shelf, Standing, Value
from conversations.research.folding import told_as
from conversations.research.given import Treatment
from conversations.research.ladders import OTHER, Ends, Rung, exact, number, told
from conversations.research.rows import Cell
from conversations.research.shelf import SEVERAL

_DATE = re.compile(r"\d{4}-\d\d-\d\d(T.*)?", re.ASCII | re.DOTALL)
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?", re.ASCII)


def cell_of(column: Column, treatment: Treatment) -> Callable[[str], Cell]:
    """Gives what an answer is told as in this column, which holds no free text.

    What its question cannot have been answered with is withheld: a cell of choices never says anything else.
    """
    rung = rung_of(column, treatment)
    if rung is not None:
        ends = treatment.ends.get(column.name, Ends())
        return _remembering(lambda value: _guarded(column, value, rung, ends))
    if column.shape in SEVERAL or column.shape is Shape.CHOICE:
        return _remembering(_choices(column, treatment))
    return _remembering(lambda value: _plain(column, value))


def _remembering(cell: Callable[[str], Cell]) -> Callable[[str], Cell]:
    """The same, made once for answers that many give."""
    return lru_cache(maxsize=4096)(cell)


def rung_of(column: Column, treatment: Treatment) -> Rung | None:
    """How coarse the column is told; None of what is no key, and was none in that bundle.

    A column that is a key now and was none then was not guarded among the others, so it is not told any more.
    """
    if column.standing is Standing.KEY:
        return treatment.rungs.get(column.name, Rung.WITHHELD)
    return treatment.rungs.get(column.name)


def _guarded(column: Column, value: str, rung: Rung, ends: Ends) -> Cell:
    if rung is Rung.WITHHELD:
        return Missing.WITHHELD
    if not value:
        return Missing.NO_ANSWER
    if not _possible(column, value):
        return Missing.WITHHELD
    return told(column, value, rung, ends) or Missing.WITHHELD


def _plain(column: Column, value: str) -> Cell:
    if not value:
        return Missing.NO_ANSWER
    if not _possible(column, value):
        return Missing.WITHHELD
    return exact(value, column.precision) if column.shape is Shape.DATE else value


def _possible(column: Column, value: str) -> bool:
    match column.shape:
        case Shape.NUMBER:
            return number(value) is not None
        case Shape.DATE:
            return _DATE.fullmatch(value) is not None
        case Shape.TIME:
            return _TIME.fullmatch(value) is not None
        case Shape.CHOICE:
            return any(each.name == value for each in column.values)
        case _:
            return True


def _choices(column: Column, treatment: Treatment) -> Callable[[str], Cell]:
    folds = treatment.folded.get(column.among or column.name, {})
    order = {name: at for at, name in enumerate(value.name for value in _kinds_too(column, ()))}
    known = {value.name for value in column.values}
    ranked = column.shape is Shape.RANK

    def cell(value: str) -> Cell:
        if not value:
            return Missing.NO_ANSWER
        if not known.issuperset(value.split(" ")):
            return Missing.WITHHELD
        names = told_as(value, folds)
        if not ranked and names:
            names = " ".join(sorted(names.split(" "), key=order.__getitem__))
        return names or Missing.NO_ANSWER

    return cell


def shelf_after(
    shelf: Shelf,
    treatments: Mapping[int, Treatment],
    seen: Mapping[str, Collection[str]],
) -> Shelf:
    """The columns as the rows of these bundles have them.

    Args:
        treatments: By the number of the bundle, of those bundles that rows here came with.
        seen: What numbers and times are told as, by column.
    """
    language = shelf.default_language
    return replace(
        shelf,
        columns=tuple(
            _after(column, treatments, seen.get(column.name, ()), language) for column in shelf.columns
        ),
    )


def _after(
    column: Column, treatments: Mapping[int, Treatment], seen: Collection[str], language: str
) -> Column:
    if column.shape is Shape.WORDS:
        return column
    rungs = {number: rung_of(column, each) for number, each in treatments.items()}
    if any(rung is not None for rung in rungs.values()):
        coarse = _words(
            {number: rung.value for number, rung in rungs.items() if rung is not None}, len(rungs)
        )
        if column.shape in (Shape.NUMBER, Shape.TIME):
            bands = tuple(
                Value(name, at, {language: name}) for at, name in enumerate(sorted(seen, key=_band_order), 1)
            )
            return replace(column, shape=Shape.CHOICE, values=bands, coarse=coarse)
        if column.shape is Shape.CHOICE:
            kept = _kept(column, [_rung_folds(column, rung) for rung in rungs.values()], language)
            return replace(column, values=kept, coarse=coarse)
        return replace(column, coarse=coarse)
    if column.shape in SEVERAL or column.among:
        folds = [each.folded.get(column.among or column.name, {}) for each in treatments.values()]
        words = {
            number: text
            for number, each in zip(treatments, folds, strict=True)
            if (text := _fold_words(each))
        }
        return replace(column, values=_kept(column, folds, language), coarse=_words(words, len(folds)))
    return column


def treated_in_words(treatments: Mapping[int, Treatment], firsts: Collection[int]) -> dict[str, str]:
    """How ``sent`` and ``language`` are told, in words, in the rows that came with these bundles."""
    of = {number: treatments[number] for number in sorted(firsts)}
    return {
        "sent": _words({number: each.sent.value for number, each in of.items()}, len(of)),
        "language": _words(
            {
                number: f"{OTHER} where fewer than {FEWEST} stories are in it"
                if each.language is Rung.ITSELF
                else each.language.value
                for number, each in of.items()
            },
            len(of),
        ),
    }


def _rung_folds(column: Column, rung: Rung | None) -> Mapping[str, str]:
    match rung:
        case Rung.BROADER:
            return {value.name: value.broader for value in column.values if value.broader}
        case Rung.WITHHELD:
            return {value.name: "" for value in column.values}
        case _:
            return {}


def _kept(column: Column, folds: Sequence[Mapping[str, str]], language: str) -> tuple[Value, ...]:
    """The values that a cell may still hold under any of these."""
    left = {each.get(value.name, value.name) for each in folds for value in column.values}
    return tuple(value for value in _kinds_too(column, (language,)) if value.name in left)


def _kinds_too(column: Column, languages: Iterable[str]) -> tuple[Value, ...]:
    """The values of a column, and behind them the kinds that are none of them."""
    found = {value.name: value for value in column.values}
    for value in column.values:
        if value.broader and value.broader not in found:
            found[value.broader] = Value(
                value.broader, len(found) + 1, dict.fromkeys(languages, value.broader)
            )
    return tuple(found.values())


def _words(by_bundle: Mapping[int, str], bundles: int) -> str:
    """What was done, in words; by bundle where it differs among so many."""
    if len(set(by_bundle.values())) == 1 and len(by_bundle) == bundles:
        return next(iter(by_bundle.values()))
    return "; ".join(f"{words} in rows first given in bundle {number}" for number, words in by_bundle.items())


def _fold_words(folds: Mapping[str, str]) -> str:
    gone = sorted(name for name, kind in folds.items() if not kind)
    fallen = sorted(name for name, kind in folds.items() if kind)
    parts = []
    if fallen:
        parts.append("told by kind: " + ", ".join(f"{name} as {folds[name]}" for name in fallen))
    if gone:
        parts.append("taken out of every row: " + ", ".join(gone))
    return "; ".join(parts)


def _band_order(name: str) -> tuple[float, float]:
    """Bands in rising order, of those that begin alike the wider first."""
    if name.startswith("under "):
        return float("-inf"), -float(name[6:])
    start, _, end = name.replace(":", ".").partition(" to ")
    return (float(start), -float(end)) if end else (float(start.split(" ")[0]), float("-inf"))


def language_of(language: str, treatment: Treatment) -> Cell:
    """What the language of a story is told as."""
    if treatment.language is Rung.WITHHELD:
        return Missing.WITHHELD
    return OTHER if language in treatment.others else language
