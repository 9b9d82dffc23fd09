"""What is counted in each language is what people would read: a text that is taken out is missing, by its name."""

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations import words
from conversations.coverage import Share, Tongue, coverage
from conversations.forms.wordings import wordings
from conversations.helplines import HelpCard, read
from tests.forms.writing import flow, sheets_of, survey, table

ENGLISH, WELSH, FRENCH = "English (en)", "Cymraeg (cy)", "Français (fr)"
SETTINGS = table(
    "settings", "form_title | form_id | default_language | kv:drafts", f"T | t | {ENGLISH} | {{drafts}}"
)
HEADER = (
    f"type | name | label::{ENGLISH} | label::{WELSH} | hint::{ENGLISH} | hint::{WELSH} | kv:summary::{ENGLISH}"
    " | disabled | parameters"
)
CHOICES = f"list_name | name | label::{ENGLISH} | label::{WELSH}"
CARD = read(
    b'opening.en = "A"\nopening.cy = "B"\nclosing = "C"\n[[line]]\nname = "N"\nsource = "https://e.org"\n'
    b'reach = "call 1"\nserves.en = "D"\nserves.cy = "E"\n'
)


@dataclass(frozen=True)
class Own:
    """Words of our own, as a test has them: two keys, and those that a language lacks."""

    lacking: dict[str, tuple[str, ...]] = field(default_factory=dict)
    drafts: frozenset[str] = frozenset()
    CODES: tuple[str, ...] = ("en", "cy")

    def keys(self) -> tuple[str, ...]:
        return ("asking.one", "asking.two")

    def missing(self, code: str) -> tuple[str, ...]:
        return self.lacking.get(code, () if code in self.CODES else self.keys())

    def is_draft(self, code: str) -> bool:
        return code in self.drafts

    def name_of(self, code: str) -> str:
        return {"en": "English", "cy": "Cymraeg"}.get(code, code)


def settings(drafts: str = "") -> str:
    return SETTINGS.replace("{drafts}", drafts)


def found(
    *parts: str, own: Own | None = None, card: HelpCard = CARD, offered: str = ENGLISH
) -> dict[str, Tongue]:
    """Each language by its code."""
    made = coverage(flow(*parts), card, own or Own(), offered.split(", "))
    assert len({tongue.code for tongue in made}) == len(made)
    return {tongue.code: tongue for tongue in made}


def questions(*rows: str, drafts: str = "", choices: tuple[str, ...] = ()) -> dict[str, Tongue]:
    """What is found of a form with these rows."""
    return found(settings(drafts), survey(HEADER, *rows), table("choices", CHOICES, *choices))


def test_each_part_is_counted_by_itself_and_what_is_missing_is_named() -> None:
    own = Own({"cy": ("asking.two",)})
    (english, welsh) = found(
        settings(), survey(HEADER, "text | a | A | Â | Say it. |", "text | b | B | |"), own=own
    ).values()
    assert (english.own, english.flow, english.card) == (Share(2), Share(3), Share(5))
    assert welsh.own == Share(2, ("asking.two",))
    assert welsh.flow == Share(
        3, (f"survey, row 2, column hint::{WELSH}", f"survey, row 3, column label::{WELSH}")
    )
    assert welsh.card == Share(5, ("closing", "N/reach"))
    assert (welsh.flow.there, welsh.card.there) == (1, 3)


def test_what_stands_in_for_a_missing_text_is_not_taken_for_it() -> None:
    """The flow itself has words in every language, some of them another's."""
    made = flow(settings(), survey(HEADER, "text | a | A | |"))
    assert made.prompt("a").label[WELSH] == "A"
    (_, welsh) = coverage(made, CARD, Own(), [ENGLISH])
    assert welsh.flow == Share(1, (f"survey, row 2, column label::{WELSH}",))


def test_lists_count_where_something_asks_with_them() -> None:
    rows = ("yn | yes | Yes | Oes", "yn | no | No |", "idle | x | X |")
    one = questions("select_one yn | a | A | Â", choices=rows)["cy"].flow
    assert one == Share(3, (f"choices, row 3, column label::{WELSH}",))
    twice = questions("select_one yn | a | A | Â", "select_multiple yn | b | B | B", choices=rows)["cy"].flow
    assert twice is not None
    assert (twice.total, twice.there) == (4, 3)


def test_lists_of_files_count_by_the_column_that_holds_their_labels() -> None:
    header = HEADER.replace("parameters", "parameters")
    asked = "select_one_from_file areas.csv | a | A | Â | | | | | label=title"
    areas = {"areas.csv": f"name,title,title::{WELSH}\nash,Ash,Onn\nelm,Elm,\n"}
    made = flow(settings(), survey(header, asked), tables=areas)
    (english, welsh) = coverage(made, CARD, Own(), [ENGLISH])
    assert english.flow == Share(3)
    assert welsh.flow == Share(3, (f"areas.csv, row 3, column title::{WELSH}",))


def test_rows_that_nobody_sees_and_words_for_staff_do_not_count() -> None:
    tongues = questions("text | a | A | Â | | | What", "text | b | B | | | | | yes", "text | c | C | Ĉ")
    assert tongues["cy"].flow == Share(2)


def test_a_whole_column_that_is_missing_is_missing_in_each_row() -> None:
    header = f"type | name | label::{ENGLISH} | label::{WELSH} | hint::{ENGLISH}"
    welsh = found(settings(), survey(header, "text | a | A | Â | H", "text | b | B | B | H"))["cy"]
    assert welsh.flow == Share(4, tuple(f"survey, row {row}, column hint::{WELSH}" for row in (2, 3)))


def test_a_form_that_names_no_language_is_spoken_as_english_is() -> None:
    (plain, *others) = found(survey("type | name | label", "text | a | A"), offered="default").values()
    assert (plain.code, plain.own, plain.flow, plain.card) == ("", Share(2), Share(1), Share(5))
    assert plain.fails is False
    assert [tongue.code for tongue in others] == ["en", "cy"]


def test_languages_of_the_form_come_first_then_what_is_spoken_besides() -> None:
    header = f"type | name | label::{FRENCH}"
    made = coverage(flow(survey(header, "text | a | A")), CARD, Own(), [FRENCH])
    assert [(tongue.code, tongue.name, tongue.flow is not None) for tongue in made] == [
        ("fr", "Français", True),
        ("en", "English", False),
        ("cy", "Cymraeg", False),
    ]
    assert made[0].own.there == 0


@pytest.mark.parametrize(
    ("drafts", "own", "offered", "fails"),
    [
        ("", Own(), ENGLISH, True),
        ("cy", Own(), ENGLISH, False),
        ("", Own(drafts=frozenset({"cy"})), ENGLISH, False),
        ("cy", Own(), f"{ENGLISH}, {WELSH}", True),
    ],
)
def test_only_a_draft_that_nobody_is_offered_may_lack_anything(
    drafts: str, own: Own, offered: str, fails: bool
) -> None:
    rows = survey(HEADER, "text | a | A |")
    welsh = found(settings(drafts), rows, own=own, offered=offered)["cy"]
    assert welsh.flow is not None
    assert welsh.flow.missing
    assert welsh.fails is fails
    whole = survey(HEADER, "text | a | A | Â")
    card = read(
        b'opening = "A"\nclosing = "B"\n[[line]]\nname = "N"\nreach = "1"\nserves = "S"\nsource = "s"'
    )
    assert found(settings(drafts), whole, own=own, offered=offered)["en"].fails is False
    assert found(settings(drafts), whole, own=own, card=card, offered=offered)["cy"].fails is fails


@given(st.lists(st.tuples(st.booleans(), st.booleans(), st.booleans()), min_size=1, max_size=8))
def test_there_and_missing_always_make_up_the_whole(rows: list[tuple[bool, bool, bool]]) -> None:
    """Whatever is left out, it is missing once, and what is left is there."""
    lines = [
        f"text | q{at} | Q | {'C' if label else ''} | {'H' if hint else ''} | {'A' if other else ''}"
        for at, (label, hint, other) in enumerate(rows)
    ]
    for code, tongue in questions(*lines).items():
        assert tongue.flow is not None
        assert len(set(tongue.flow.missing)) == len(tongue.flow.missing)
        assert 0 <= tongue.flow.there <= tongue.flow.total
        there = [1 + hint if code == "en" else label + other for label, hint, other in rows]
        assert tongue.flow.there == sum(there)


def test_a_text_of_a_disabled_row_or_of_no_language_is_none() -> None:
    assert wordings(sheets_of(survey(HEADER, "text | a |", "text | b | B | | | | | yes"))) == ()


def test_the_words_of_firsthand_are_words_to_count() -> None:
    made = coverage(flow(settings(), survey(HEADER, "text | a | A | Â")), CARD, words, [ENGLISH])
    assert [tongue.code for tongue in made] == list(words.CODES)
    assert made[0].own == Share(len(words.keys()))
