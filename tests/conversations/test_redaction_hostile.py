"""Whatever is typed, redaction ends, keeps every letter outside its finds where it was, and sees through what only looks different."""

import dataclasses
import importlib
import pkgutil
from typing import get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations import redaction
from conversations.redaction import Redacted, redact, redact_story
from conversations.redaction.reading import LABEL_HOLE, fold, read
from conversations.redaction.wording import LABEL, standing
from tests.conversations.counting import calls

TOLD = (
    "My son Zebedee is 7. Ring me on 07700 900123 or write to zeb@example.com, we live at 14 Kestrel Close in Rotherham, "
    "LS8 4RT. His teacher Mrs Okafor said on 14 March 2024 that he cannot stay, ref AB/1234/56. It rained."
)

INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202e\u2066\u2069\x00\x01\x07\x7f"
"""Nothing of these shows on a screen: zero width, direction marks, a soft hyphen, control characters."""

LOOKALIKES = {"a": "а", "e": "е", "o": "о", "c": "с", "p": "р", "x": "х", "i": "і", "s": "ѕ", "K": "К", "M": "М", "B": "В", "H": "Н", "T": "Т"}  # fmt: skip
"""Latin letters and the Cyrillic ones that look the same."""

DIGITS = ("٠", "۰", "०", "০", "੦", "௦", "០", "༠", "０", "𝟎")
"""The zero of ten writings; the other nine follow each."""

SCRIPTS = {
    "Arabic": "اسمي ليلى واتصلوا بي على {} من فضلكم",
    "Hebrew": "שמי נועה והטלפון שלי {} תודה",
    "Devanagari": "मेरा नाम प्रिया है और मेरा नंबर {} है",
    "Bengali": "আমার নাম রহিমা এবং আমার নম্বর {}",
    "Gurmukhi": "ਮੇਰਾ ਨਾਮ ਜਸਪ੍ਰੀਤ ਹੈ ਤੇ ਨੰਬਰ {} ਹੈ",
    "Tamil": "என் பெயர் கவிதா என் எண் {}",
    "Ethiopic": "ስሜ ሰላም ነው ስልኬ {} ነው",
    "Cyrillic": "мене звати Оксана, мій номер {}",
    "Greek": "με λένε Ελένη και το τηλέφωνό μου είναι {}",
    "Han": "我叫小明，我的电话是{}谢谢",
    "Hangul": "제 이름은 민지이고 전화번호는 {} 입니다",
    "Thai": "ฉันชื่อมาลีเบอร์โทร {} ค่ะ",
}

LONG = {
    "a story again and again": TOLD + "\n",
    "only emoji": "👩‍👩‍👧‍👦🏴󠁧󠁢󠁳󠁣󠁴󠁿🇬🇧😭❤️",
    "right to left": "שלום עולם ابنتي ليلى \u202eabc\u202c ",
    "zero width in names": "S\u200da\u200dm Z\u200be\u2060b\ufeffedee ",
    "lookalikes": "Zеbеdее Оkаfоr hаs ",
    "numbers as letters": "O77oo 9oo l23 I5 ",
    "ten scripts": " ".join(SCRIPTS.values()).replace("{}", "07700 900123") + " ",
    "control characters": "\x00\x01 Sam\x07\x1b[31m\x7f\x85\t",
    "letters under many marks": "Z\u0301\u0302\u0303\u0304\u0305a\u0323l\u0336g\u0337o ",
    "half surrogate pairs": "\ud83d Sam \ude00\ud800",
    "brackets and labels": "[[child 1] [PERSON_1]] [",
    "a run of accents": "\u0301\u0316",
    "a run of vowel marks": "\u064e\u0316\u0650",
    "a letter under a run of marks": "ب" + "\u064e\u0650" * 400,
    "names with pictures in them": "S😀am Z❤️ebedee",
    "one word": "zebedee",
    "one number": "0123456789",
}  # fmt: skip

GIVES_NOBODY_AWAY = {LONG[name] for name in ("only emoji", "brackets and labels", "a run of accents")}


def holds(text: str, redacted: Redacted) -> None:
    """The law of offsets: finds in order, within the text, not empty, apart; all else is unchanged to the letter."""
    at, parts = 0, []
    for span, label in zip(redacted.spans, redacted.labels, strict=True):
        assert at <= span.start < span.end <= len(text)
        parts += (text[at : span.start], label)
        at = span.end
    assert "".join((*parts, text[at:])) == redacted.text


def hidden(text: str, redacted: Redacted) -> str:
    """The letters and digits that were taken out, with a bar between two finds."""
    return "|".join(
        "".join(letter for letter in text[span.start : span.end] if letter.isalnum())
        for span in redacted.spans
    )


# Every text


PIECES = st.one_of(
    st.characters(),
    st.sampled_from([*INVISIBLE, *DIGITS, *LOOKALIKES.values(), "\ud800", "\udfff", "\u0301", "ﬁ", "İ", "ẞ", "½", "\u2028", "[", "]"]),
    st.sampled_from([*TOLD.split(" "), *(" ".join(SCRIPTS.values()).split(" "))]),
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40), st.sampled_from(["", " "]))
def test_offsets_are_true_of_any_text(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    holds(text, redact(text))


@settings(max_examples=80, deadline=None)
@given(st.lists(st.lists(PIECES, max_size=12).map(" ".join), max_size=5))
def test_offsets_are_true_of_every_text_of_a_story(texts: list[str]) -> None:
    for text, redacted in zip(texts, redact_story(texts), strict=True):
        holds(text, redacted)


@pytest.mark.parametrize("unit", LONG.values(), ids=LONG)
def test_a_long_text_of_anything_keeps_its_offsets(unit: str) -> None:
    size = 100_000 if unit == LONG["a story again and again"] else 30_000
    text = unit * (size // len(unit))
    redacted = redact(text)
    holds(text, redacted)
    assert redacted.text == text or unit not in GIVES_NOBODY_AWAY


# What only looks different


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(TOLD)), st.sampled_from(INVISIBLE)), max_size=30))
def test_what_nobody_sees_hides_nothing(put: list[tuple[int, str]]) -> None:
    letters = list(TOLD)
    for at, mark in sorted(put, reverse=True):
        letters.insert(at, mark)
    text = "".join(letters)
    redacted = redact(text)
    holds(text, redacted)
    assert hidden(text, redacted) == hidden(TOLD, redact(TOLD))


@settings(max_examples=60, deadline=None)
@given(st.sets(st.integers(0, len(TOLD) - 1)))
def test_letters_of_another_alphabet_that_look_the_same_hide_nothing(where: set[int]) -> None:
    words, at = [], 0
    for word in TOLD.split(" "):
        swapped = "".join(
            LOOKALIKES.get(letter, letter) if at + n in where else letter for n, letter in enumerate(word)
        )
        # A word without any Latin letter left is a word of the other alphabet, and is read as one.
        words.append(swapped if any(letter.isascii() and letter.isalpha() for letter in swapped) else word)
        at += len(word) + 1
    text = " ".join(words)
    redacted = redact(text)
    holds(text, redacted)
    assert [(span.start, span.end) for span in redacted.spans] == [
        (span.start, span.end) for span in redact(TOLD).spans
    ]


@pytest.mark.parametrize("zero", DIGITS)
def test_a_number_is_found_in_the_digits_of_any_writing(zero: str) -> None:
    number = "".join(chr(ord(zero) + int(digit)) if digit != " " else digit for digit in "07700 900123")
    text = f"ring me on {number} please"
    redacted = redact(text)
    holds(text, redacted)
    assert redacted.text.startswith("ring me on [")
    assert redacted.text.endswith("] please")
    assert number[-1] not in redacted.text


@pytest.mark.parametrize(
    "typed",
    [
        "O77oo 9oo l23",
        "o77OO9OO123",
        "O77OO 9OO I23",
        "077oo-9oo-12E",
        "0 7 7 0 0 9 0 0 1 2 3",
        "07.700.900.123",
        "(07700) 900 123",
        "07700\u00a0900\u202f123",
        "07700\u200b900\u200b123",
        "07700\n900123",
        "０７７００ ９００１２３",
        "+44 (0) 7700 900123",
        "oh seven seven double oh nine double oh one two three",
    ],
)
def test_a_telephone_number_is_found_however_it_is_disguised(typed: str) -> None:
    text = f"my number is {typed} thanks"
    redacted = redact(text)
    holds(text, redacted)
    assert redacted.text == f"my number is {redacted.labels[0]} thanks"


@pytest.mark.parametrize(("script", "said"), SCRIPTS.items(), ids=SCRIPTS)
def test_a_number_and_an_address_are_found_among_letters_of_any_script(script: str, said: str) -> None:
    text = said.format("07700 900123 zeb@example.com")
    redacted = redact(text)
    holds(text, redacted)
    assert "900" not in redacted.text, script
    assert "example" not in redacted.text


SPLITS = {
    "grapheme joiner": "\u034f",
    "variation selectors": "\U000e0101",
    "Mongolian selectors": "\u180b",
    "Khmer inherent vowels": "\u17b5",
    "unassigned and ignorable": "\u2065",
    "interlinear": "\ufff9",
    "Hangul fillers": "\u115f",
    "another Hangul filler": "\u3164",
    "a joiner with an accent": "\u200d\u0301",
    "stroke": "\u0336",
    "underline": "\u0332",
    "thousands sign": "\u0489",
    "keycap": "\u20e3",
    "skin tone": "\U0001f3fb",
    "empty Braille cell": "\u2800",
    "unknown character": "\ufffd",
    "object": "\ufffc",
    "half a pair": "\ud800",
    "Hebrew vowel": "\u05b0",
    "Thai vowel": "\u0e31",
    "a picture": "😀",
    "a heart in two characters": "❤\ufe0f",
    "a picture newer than any table": "\U0001fae8",
}
"""What stands within a name and is no letter."""

PICTURES = "😀❤\U0001fae8"


@pytest.mark.parametrize("sign", SPLITS.values(), ids=SPLITS)
@pytest.mark.parametrize("parts", [("S", "am"), ("Oli", "via"), ("J", "ac", "k")], ids=" ".join)
def test_a_name_goes_whole_whatever_is_put_within_it(parts: tuple[str, ...], sign: str) -> None:
    text = f"my child {sign.join(parts)} cried"
    redacted = redact(text)
    holds(text, redacted)
    # A picture may part a name into several finds; nothing that was typed of it is left.
    assert [letter for letter in LABEL.sub("", redacted.text) if letter.isalnum()] == list("mychildcried")
    assert sign[0] in PICTURES or redacted.text == "my child [child 1] cried"


def test_a_name_struck_through_letter_by_letter_goes_whole() -> None:
    for stroke in "\u0336\u0332\u0305\u20dd":
        name = "".join(letter + stroke for letter in "Sam")
        assert redact(f"my son {name} cried").text == "my son [child 1] cried"


def test_what_follows_a_picture_after_a_name_is_left_when_a_blank_parts_them() -> None:
    assert redact("my son Sam❤️ cried").text == "my son [child 1]❤️ cried"
    assert redact("my son Sam 😀 cried").text == "my son [child 1] 😀 cried"
    assert redact("my son Sam😀Jack cried").text.count("[") == 2


@pytest.mark.parametrize("typed", ["🆂🅰🅼", "🅙🅐🅒🅚", "🇸🇦🇲", "🇯🇦🇨🇰", "🄢🄐🄜", "⒮⒜⒨", "🅂🄰🄼", "🅹🅰️🅲🅺", "🅱ella"])
def test_a_name_in_letters_that_are_pictures_is_found(typed: str) -> None:
    text = f"my son {typed} cried"
    redacted = redact(text)
    holds(text, redacted)
    assert redacted.text == "my son [child 1] cried"


def test_flags_and_signs_are_no_letters() -> None:
    text = "it rained 🇬🇧🇵🇱 and we parked 🅿️ here 🆗 🅰️ thanks"
    assert redact(text).text == text


@pytest.mark.parametrize(
    "typed", ["\ufffcSam\ufffc", "\ufffc\ufffcSam", "Sam\ufffc\ufffc\ufffc", "\ufffc Sam \ufffc"]
)
def test_a_typed_object_sign_is_no_label(typed: str) -> None:
    plain = redact("my son Sam cried")
    redacted = redact(f"my son {typed} cried")
    assert redacted.labels == plain.labels
    assert redacted.text.replace("\ufffc", "").split() == plain.text.split()


@pytest.mark.parametrize(
    "said", ["मेरा बेटा राहुल स्कूल जाता है", "என் மகன் ராகுல்", "ฉันชื่อมาลีเบอร์โทร", "আমার নাম রহিমা", "ਮੇਰਾ ਨਾਮ ਜਸਪ੍ਰੀਤ ਹੈ"]
)
def test_words_of_scripts_whose_vowels_are_marks_go_whole_or_stay_whole(said: str) -> None:
    redacted = redact(said)
    holds(said, redacted)
    assert redacted.spans
    for span in redacted.spans:
        for beside in (said[span.start - 1 : span.start], said[span.end : span.end + 1]):
            assert beside in {"", " "}


@pytest.mark.parametrize("label", ["[person 77009]", "[child 1234]", "[PERSON_90012]", "[hospital 9001]"])
def test_a_label_with_a_long_number_is_read_as_words(label: str) -> None:
    short = (
        label.replace("77009", "770").replace("90012", "900").replace("1234", "123").replace("9001", "900")
    )
    assert LABEL_HOLE in read(short).text
    assert LABEL_HOLE not in read(label).text
    assert not list(standing(label))


def test_a_long_number_in_a_label_that_was_typed_is_found() -> None:
    assert "77009" not in redact("ring [person 77009] [person 12345]").text


def test_accents_are_folded_however_many_there_are() -> None:
    assert fold("Zo\u0308e" + "\u0301\u0316" * 3) == "zoe"
    # Put in order first, a run of this length would take minutes.
    assert fold("a" + "\u0301\u0316" * 200_000) == "a"


WORDS_OF_OURS = {
    "Span.why", "Redacted.labels", "Coded.code", "Coded.role", "Cast.role", "Sign.title", "Sign.just_said", "Vote.role", "Told.role",
    "Tongue.phrases", "Tongue.own", "Name.title", "_Person.roles", "_Person.titles", "Age.unit", "Site.noun", "Site.said",
    "Site.ending", "_Mention.noun", "_Mention.hinted", "_Mention.level", "_Mention.ending", "_Same.noun", "_Same.level", "_Same.hinted",
    "Language.article", "Language.attached",
}  # fmt: skip
"""The fields of text that an error or a log may show: each holds words of a closed table of ours, never a narrator's."""


def test_no_dataclass_shows_what_somebody_typed() -> None:
    shown, seen = set(), 0
    for module in pkgutil.walk_packages(redaction.__path__, redaction.__name__ + "."):
        for one in vars(importlib.import_module(module.name)).values():
            if not (isinstance(one, type) and dataclasses.is_dataclass(one)):
                continue
            seen += 1
            kinds = get_type_hints(one)
            shown |= {
                f"{one.__name__}.{part.name}"
                for part in dataclasses.fields(one)
                if part.repr and "str" in str(kinds[part.name])
            }
    assert seen > 20
    assert shown <= WORDS_OF_OURS


def test_nothing_but_pictures_is_left_as_it_is() -> None:
    text = "👩‍👩‍👧‍👦🏴󠁧󠁢󠁳󠁣󠁴󠁿🇬🇧😭❤️" * 500
    assert redact(text).text == text


# Work


@pytest.mark.parametrize("unit", LONG.values(), ids=LONG)
def test_four_times_the_text_is_four_times_the_work(unit: str) -> None:
    small, large = (calls(lambda size=size: redact(unit * (size // len(unit)))) for size in (1_000, 4_000))
    assert large < 4.4 * small + 1_000


@pytest.mark.soak
@pytest.mark.parametrize("unit", LONG.values(), ids=LONG)
def test_a_megabyte_is_ten_times_the_work_of_a_tenth(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    tenth = calls(lambda: redact(text[: len(text) // 10]))
    assert calls(lambda: holds(text, redact(text))) < 11 * tenth + 1_000
