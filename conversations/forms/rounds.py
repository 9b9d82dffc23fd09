"""How many times a repeat is asked: its repeat_count, its cap, and the question before each further round."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from conversations.expressions import Expression
from conversations.expressions.syntax import Literal
from conversations.flow import Language, Texts
from conversations.forms.columns import Key
from conversations.forms.places import Place
from conversations.forms.recall import in_every_language, recalled
from conversations.forms.translations import read_texts
from conversations.words import words_in

USUAL_MOST = 10
"""Rounds a repeat has at most where its designer gives no cap."""

MOST_ROUNDS = 1_000
"""Rounds that a cap may allow."""


@dataclass(frozen=True, slots=True)
class Rounds:
    """How often a repeat is asked.

    ``most`` is the number of rounds it is unrolled to; ``count`` says how many of them are asked. Where ``exact``,
    all are. Where neither, a question (``again``) comes before each round but the first.
    """

    most: int
    count: Expression | None = None
    exact: bool = False
    again: Texts = field(default_factory=dict)
    recalls: frozenset[str] = frozenset()


def read_rounds(
    place: Place,
    cells: Mapping[Key, str],
    languages: tuple[Language, ...],
    default_language: Language,
    name: str,
) -> Rounds:
    """Read the row that begins the repeat ``name``."""
    written = cells.get(("repeat_count", ""), "")
    again = read_texts(place, cells, "kv:again", languages)
    cap = _cap(place, cells.get(("kv:most", ""), ""))
    if not written:
        if cap is None:
            place.warn(
                "uncapped-repeat",
                "repeat_count",
                f"Nothing says how often this can be asked; it stops after {USUAL_MOST} rounds.",
                "Write the most rounds that make sense into a column kv:most.",
            )
        words = in_every_language(again, languages, default_language) or {
            language: words_in(language).asking.another for language in languages or (default_language,)
        }
        return Rounds(cap or USUAL_MOST, again=words, recalls=recalled(again.values()))
    if again:
        place.tell(
            "pointless-cell",
            "kv:again",
            "Where repeat_count gives the number, nobody is asked for another one.",
            "Clear one of the two cells.",
        )
    return _counted(place, written, cap, name)


def check_no_rounds(place: Place, cells: Mapping[Key, str]) -> None:
    """Tell of cells about rounds on a row that is no repeat."""
    for column in ("repeat_count", "kv:most", "kv:again"):
        language = next((language for name, language in cells if name == column), None)
        if language is not None:
            place.tell(
                "pointless-cell",
                column,
                "Only a repeat is asked several times.",
                "Write it on a begin_repeat row, or clear the cell.",
                language=language,
            )


def _counted(place: Place, written: str, cap: int | None, name: str) -> Rounds:
    count = place.expression("repeat_count", written, name)
    if count is None:
        return Rounds(1)
    if isinstance(count.tree, Literal):
        number = count.tree.value
        if not isinstance(number, float) or number != int(number) or not 1 <= number <= MOST_ROUNDS:
            place.gap(
                "repeat-count",
                "repeat_count",
                f"“{written}” is no number of rounds.",
                f"Write a whole number from 1 to {MOST_ROUNDS}, or an answer such as ${{children}}.",
            )
            return Rounds(1)
        if cap is not None and cap < number:
            place.tell(
                "repeat-count",
                "kv:most",
                f"The repeat is asked {int(number)} times, and the cap allows {cap}.",
                "Clear one of the two cells.",
            )
        return Rounds(int(number), exact=True)
    if cap is None:
        place.warn(
            "uncapped-repeat",
            "repeat_count",
            f"However large the number, this is asked {USUAL_MOST} times at most.",
            "Write the most rounds that make sense into a column kv:most.",
        )
    return Rounds(cap or USUAL_MOST, count)


def _cap(place: Place, cell: str) -> int | None:
    if not cell:
        return None
    text = cell.removesuffix(".0")
    if not (text.isascii() and text.isdigit() and len(text) < 9 and 1 <= int(text) <= MOST_ROUNDS):
        place.gap(
            "repeat-count",
            "kv:most",
            f"“{cell}” is no cap for a repeat.",
            f"Write a whole number from 1 to {MOST_ROUNDS}.",
        )
        return None
    return int(text)
