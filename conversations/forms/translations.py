"""Words in every language of a form: which are missing, and which repeat other answers than the rest."""

from collections.abc import Mapping

from conversations.flow import Language, Texts
from conversations.forms.columns import Key
from conversations.forms.places import Place
from conversations.forms.recall import recalled


def read_texts(
    place: Place,
    cells: Mapping[Key, str],
    column: str,
    languages: tuple[Language, ...],
    *,
    needed: bool = False,
    parity: bool = True,
) -> Texts:
    """The words of one column of a row, by language; what is missing is told.

    ``needed`` makes a fault of words that are in no language at all; without ``parity`` one language will do.
    """
    found = {language: text for (name, language), text in cells.items() if name == column}
    if needed and not found:
        place.gap(
            "no-label",
            column,
            f"There is no {column}{_in(languages[0]) if languages else ''}.",
            "Write it, so that nobody is shown an empty line.",
            language=languages[0] if languages else "",
        )
    if found and parity:
        for language in languages:
            if language not in found:
                if (column, language) not in place.columns.headers:
                    _no_column(place, column, language)
                    continue
                place.warn(
                    "missing-translation",
                    column,
                    f"There is no {column}{_in(language)}.",
                    "Write it; until then these words are shown in another language.",
                    language=language,
                )
    _check_braces(place, column, found)
    _check_placeholders(place, column, found)
    return found


def _no_column(place: Place, column: str, language: Language) -> None:
    """Tell once, at the head of the sheet, of a whole column that is missing."""
    Place(place.sheet, 1, place.columns, place.findings).warn(
        "missing-translation",
        None,
        f"No column has the {column}{_in(language)}.",
        f"Add a column {column}::{language}; until then these words are shown in another language.",
    )


def _in(language: Language) -> str:
    return f" in {language}" if language else ""


def _check_braces(place: Place, column: str, found: Texts) -> None:
    for language, text in found.items():
        if text.count("${") != sum(1 for part in text.split("${")[1:] if "}" in part):
            place.tell(
                "recall-unclosed",
                column,
                "A “${” is opened and never closed.",
                "Write ${name}, with both braces.",
                language=language,
            )


def _check_placeholders(place: Place, column: str, found: Texts) -> None:
    """The words of each language should repeat the same answers; the first language sets the measure."""
    by_language = {language: recalled([text]) for language, text in found.items()}
    if len(by_language) < 2:
        return
    (first, wanted), *others = by_language.items()
    for language, names in others:
        for name in sorted(wanted ^ names):
            where, there = (language, first) if name in wanted else (first, language)
            place.tell(
                "unequal-placeholders",
                column,
                f"The words{_in(there)} repeat ${{{name}}}, and those{_in(where)} do not.",
                "Write the same ${...} in every language.",
                language=language,
            )
