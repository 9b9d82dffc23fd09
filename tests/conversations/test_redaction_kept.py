"""What redaction leaves: the laws of its tables, and sentences that must come through whole. All sentences are made up."""

import ast
import importlib
import pkgutil
from collections import Counter
from pathlib import Path

import pytest

import conversations.redaction.kept as package
from conversations.redaction import Decision, redact
from conversations.redaction.kept import CLASSES, HELPLINES, KEPT, MONTHS, PHRASES, UNITS, WEEKDAYS, phrase_at
from conversations.redaction.kept.phrases import parts_of
from conversations.redaction.reading import fold
from tests.training.lists.first_names import FIRST_NAMES

MODULES = sorted(each.name for each in pkgutil.iter_modules(package.__path__))

NAMES_TOO = {
    **dict.fromkeys(["april", "june"], "months"),
    **dict.fromkeys(["jan", "jun"], "months cut short"),
    "thu": "a weekday cut short",
    "ed": "the emergency department",
    "nicu": "the ward for newborn babies",
    "shona": "a people and its language",
    **dict.fromkeys(["india", "kashmir"], "countries"),
    "christian": "a faith; the name is told by what stands around it",
    **dict.fromkeys(["pesach", "shalom"], "a feast, a greeting"),
    **dict.fromkeys(["amma", "ji", "sahib"], "mother; after any word of kin; sir"),
    "heinz": "beans",
}
"""First names whose everyday meaning is far the commoner, and what it is."""


def tabled(name: str) -> list[str]:
    """Every word that a module's tables are written with, in order, repeats included."""
    source = importlib.import_module(f"{package.__name__}.{name}").__file__
    assert source is not None
    tree = ast.parse(Path(source).read_text(encoding="utf-8"))
    return [
        word
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "table"
        for text in node.args
        if isinstance(text, ast.Constant) and isinstance(text.value, str)
        for word in text.value.split()
    ]


def test_there_are_thousands_of_words() -> None:
    assert len(KEPT) > 3_000
    assert len(PHRASES) > 1_000
    assert len(HELPLINES) > 150


def test_a_word_is_looked_up_as_it_is_written() -> None:
    assert {word for word in KEPT | CLASSES if fold(word) != word or "’" in word} == set()


def test_a_word_that_stays_is_no_first_name() -> None:
    assert set(NAMES_TOO) == KEPT & FIRST_NAMES


@pytest.mark.parametrize("name", MODULES)
def test_no_module_lists_a_word_twice(name: str) -> None:
    assert [word for word, times in Counter(tabled(name)).items() if times > 1 and word not in UNITS] == []


def test_every_table_is_kept() -> None:
    listed = {word for name in MODULES for word in tabled(name)}
    assert listed - UNITS - CLASSES == KEPT - UNITS
    assert MONTHS | WEEKDAYS < KEPT
    assert not CLASSES & KEPT


@pytest.mark.parametrize(
    "word", ["smith", "khan", "begum", "singh", "kaur", "bibi", "sheikh", "jones", "patel", "nowak"]
)
def test_a_surname_does_not_stay(word: str) -> None:
    assert word not in KEPT


def test_helplines_are_digits_only() -> None:
    assert {number for number in HELPLINES if not (number.isascii() and number.isdecimal())} == set()
    assert {len(number) for number in HELPLINES if len(number) > 6} <= {8, 10, 11}
    assert {number[:2] for number in HELPLINES if len(number) > 6} <= {"01", "02", "03", "07", "08"}


def test_every_helpline_stays_as_it_is_printed() -> None:
    for number in sorted(HELPLINES):
        printed = " ".join([number[:4], number[4:7], number[7:]]) if len(number) > 9 else number
        said = f"they told me to ring {printed} again"
        assert redact(said).text == said
    assert "[phone number]" in redact("they told me to ring 0808 157 0946 again").text


def test_phrases_are_lower_case_with_single_blanks() -> None:
    for phrase in PHRASES:
        assert phrase == fold(phrase) == " ".join(phrase.split())
        assert len(parts_of(phrase)) > 1
    assert len(set(PHRASES)) == len(PHRASES)


def test_every_phrase_is_found_from_its_first_word() -> None:
    for phrase in PHRASES:
        parts = parts_of(phrase)
        assert phrase_at(("we", *parts, "and"), 1) >= len(parts)


@pytest.mark.parametrize(
    ("words", "length"),
    [
        (("red", "cross"), 2),
        (("red", "cross", "nurse"), 2),
        (("st", "john", "ambulance"), 3),
        (("st", "john"), 0),
        (("turn", "2", "us"), 3),
        (("marie", "curie"), 2),
        (("marie", "said"), 0),
        (("harry",), 0),
        (("m", "s"), 2),
        (("ben", "and", "holly"), 0),
        (("dr", "brown"), 0),
    ],
)
def test_the_longest_phrase_is_found_and_no_part_of_one(words: tuple[str, ...], length: int) -> None:
    assert phrase_at(words, 0) == length


LEFT = """
Barnardos and Kooth were better than CAMHS and they gave us a food parcel
I rang the Samaritans, then Shout, then Papyrus at 3am
The SENDCO said no EHCNA without an EP, so I went to SENDIASS and IPSEA
In Wales it was the ALNCo and an IDP, in Scotland the CSP
the Home Office lost our BRP and we have NRPF so no Universal Credit
They put him on Elvanse then Medikinet and Slenyto for sleep
she has Hirschsprung's and her cousin has Duchenne
We went to Smyths for a Squishmallow and then Nandos
She watches Bluey and Numberblocks till Eastenders comes on
All he does is Roblox and Fortnite on the PlayStation
Waheguru ji helped us, we did Ardas at the Gurdwara
We had Shabbos at home because of the Pesach cleaning
Inshallah it will be sorted before Ramadan, alhamdulillah we are safe
At Wigilia my Babcia cried, Ciocia too
Mamgu said cwtch up, Tadcu made tea
My Hooyo and my Ayeeyo do not speak English
They speak Tigrinya and Amharic, we speak Sorani and a bit of Farsi
wor bairn wez gannin doon the toon, haway man Hinny
och he didnae want tae gang tae the schuil, naebody wis listenin
Tha knows nowt about it, she were reyt mardy and nobbut tired
mandem outside wagwan innit and the yutes ran
defo goin tmrw aswell cos noone rang bk and its definately urgent
Ring 0808 808 8141 or text 85258, or the DLA line on 0800 121 4600
""".strip().splitlines()


@pytest.mark.parametrize("said", LEFT)
def test_what_names_nobody_is_left(said: str) -> None:
    assert [
        said[span.start : span.end] for span in redact(said).spans if span.decision is Decision.MASK
    ] == []


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("my son Khalid and Mrs Sheikh from the school", "Sheikh"),
        ("Zainab Bibi said it was fine", "Bibi"),
        ("Ollies dad and claires mum came", "claires"),
        ("Kirsty Dyson from the hub came", "Dyson"),
        ("Ben and Holly are 4 and 6", "Holly"),
        ("Dr Brown was kind but Dr Addison was not", "Addison"),
        ("his uncle Ozzie rang", "Ozzie"),
    ],
)
def test_names_that_are_brands_or_kin_elsewhere_still_go(said: str, name: str) -> None:
    assert name not in redact(said).text
