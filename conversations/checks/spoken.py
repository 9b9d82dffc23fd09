"""Languages of a form in which Firsthand has no words of its own, and one that nobody could choose by its name."""

from collections.abc import Iterator

from conversations.errors import Fault, Weight
from conversations.forms.columns import PLAIN_LANGUAGE, columns, label_language
from conversations.forms.places import Findings
from conversations.forms.settings import read_settings
from conversations.forms.sheets import Sheets
from conversations.tongues import code_of, name_of
from conversations.words import CODES

_CODES = f"{', '.join(CODES[:-1])} and {CODES[-1]}"


def spoken_faults(sheets: Sheets) -> Iterator[Fault]:
    """A warning for each language of the labels that people cannot be spoken to in as its designer may think."""
    unheard = Findings()
    default = read_settings(sheets, unheard).default_language or label_language(sheets.survey)
    read = columns(sheets.survey, default, unheard.faults)
    languages = read.languages("label")
    for language in languages:
        found = _nameless(languages) if language == PLAIN_LANGUAGE else _unspoken(language)
        if found is not None:
            rule, problem, remedy = found
            header = read.header("label", language)
            yield Fault(sheets.survey.name, 1, header, problem, remedy, rule, Weight.WARNING)


def _nameless(languages: tuple[str, ...]) -> tuple[str, str, str] | None:
    if len(languages) == 1:
        return None
    return (
        "nameless-language",
        "People choose their language by its name, and this one has none.",
        "Name it, as in label::English (en), or write its name into the setting default_language.",
    )


def _unspoken(language: str) -> tuple[str, str, str] | None:
    code = code_of(language)
    if code in CODES or name_of(language).casefold() == "english":
        return None
    return (
        "own-words-in-english",
        f"In {language} Firsthand's own words, such as Skip and Back, are said in English.",
        f"It has words in {_CODES} alone; keep the language if people read these few words in English."
        if code
        else f"Write the code behind the name of the language, as in Cymraeg (cy); it has words in {_CODES}.",
    )
