"""Words stay words: nothing in what is set becomes a link, a name or a tag, and none of them is changed."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.telegram.typesetting import JOINER, MOST_UNITS, seen, typeset, unlinked
from conversations.post import Piece, Style
from conversations.talk.pages import PAGE_UNITS, units
from tests.telegram.finding import found_in

TEMPTING = [
    "@somebody", "@gif", " /start", "/heard@some_bot", "#help", "#2026x", "$USD", "$1INCH", "https://", "http://", "ftp://",
    "tg://resolve?domain=x", "ton://", "mailto:", "example.org", "a.b.co.uk/x?y=1#z", "192.168.0.1", ":8080/x", "me@home.org",
    "first.last+tag@mail.example.com", "+44 191 496 0123", "0191 4960123", "(0191) 496-0123", "0191/4960123", "01/91/49/60", "4111 1111 1111 1111",
    "4111-1111-1111-1111", "4111111111111111", "xn--p1ai.xn--p1ai", "пример.рф", "é", "e\u0301", "²", "ŵ", "\u200c", "\u200d",
    "·", "ශ", "\u2060", "\u202e", "\u2066", "\u2069", "\u00ad", "\ufeff", "\x85", "\U000e0041", "🏴\U000e0067\U000e007f", "😀", "_", "-", "~", ".", "..", ":", "/", "//", "<", ">", "#", "@", "$", "(", ")", " ", "\n",
    "\u00a0", "0", "7", "12", "A", "z", "org", "com", "٣", "١٢٣٤٥٦٧٨٩",
]  # fmt: skip
WORDS = st.lists(st.sampled_from(TEMPTING) | st.text(max_size=3), max_size=14).map("".join)
PIECES = st.lists(st.builds(Piece, WORDS, st.sampled_from(Style)), min_size=1, max_size=5)


@settings(max_examples=600)
@given(text=WORDS)
@example("foo.co.uk")
@example("foo.1and1.com")
@example("e\u0301/start")
@example("²#abc")
@example("400000   000000   0000")
@example("see https://user:pass@localhost.example:80/a.b?c=d.")
def test_nothing_in_a_text_is_a_link_to_telegram_and_every_word_is_what_it_was(text: str) -> None:
    text = re.sub("[\ud800-\udfff]", "", text)
    made = unlinked(text)
    assert found_in(made) == []
    assert made.replace(JOINER, "") == text.replace(JOINER, "")


@pytest.mark.parametrize("thing", [one for one in TEMPTING if found_in(one)])
def test_each_thing_that_telegram_looks_for_is_broken_up(thing: str) -> None:
    """And it is found where it is not, or the law above would hold of nothing."""
    assert len(found_in(thing)) == 1
    assert found_in(unlinked(thing)) == []


@pytest.mark.parametrize(
    "text",
    [
        "We waited 6.5 weeks and/or 3 months, then it was 10:30. She rang on 12.03. Why?",
        "It cost £3.50 (or $4) for 2 of us. Nobody said so... They did, in the end!",
        "Doctor / nurse / GP: 5/10. It was #1 on the list; option C# – no.",
        "6 months or more; Mental health; 3 or 4 times",
        "Fe wnes i ofyn / gofyn. Arhosais 12 wythnos.",
        "لقد انتظرنا 6 أشهر. لم يتصل أحد.",
    ],
)
def test_ordinary_words_get_no_joiner(text: str) -> None:
    assert unlinked(text) == text


@given(pieces=PIECES)
def test_entities_are_the_pieces_and_nothing_else(pieces: list[Piece]) -> None:
    """Also across pieces: what two of them make together is broken up as well. Words change by what nobody sees alone."""
    text, entities = typeset(pieces)
    text.encode()
    assert found_in(text, entities) == []
    whole = text.encode("utf-16-le")
    shown = [
        (one["type"], whole[2 * one["offset"] : 2 * (one["offset"] + one["length"])].decode("utf-16-le"))
        for one in entities
    ]
    kinds = {Style.STRONG: "bold", Style.QUOTE: "blockquote"}
    wanted = [
        (kinds[piece.style], re.sub(f"[{JOINER}]", "", seen(piece)).encode("utf-16", "replace"))
        for piece in pieces
        if piece.style in kinds and seen(piece).strip()
    ]
    plain = [
        (kind, words.replace(JOINER, "").replace("\ufffd", "?").encode("utf-16")) for kind, words in shown
    ]
    assert plain == [
        (kind, words.decode("utf-16").replace("\ufffd", "?").encode("utf-16")) for kind, words in wanted
    ]


@pytest.mark.parametrize("attack", ["@ab ", "a.bc ", "/x ", "#a ", "12345678 ", "😀@ab "])
def test_a_page_full_of_names_fits_one_message_and_none_of_them_is_one(attack: str) -> None:
    """Where the joiners have no room the page is preformatted: the words stay, and nothing is found in them."""
    page = attack * (PAGE_UNITS // units(attack))
    text, entities = typeset((Piece("A family's story\n", Style.STRONG), Piece(page[:-20], Style.QUOTE)))
    assert units(text) <= MOST_UNITS
    assert text.replace(JOINER, "") == "A family's story\n" + page[:-20]
    assert found_in(text, entities) == []
    assert found_in(text), "the page tries"


@pytest.mark.parametrize(
    "number", ["0191/4960123", "0191/496/0123", "+44/191\\496\u202f0123", "0191 / 496 / 0123"]
)
def test_a_number_with_strokes_between_its_digits_is_broken_up(number: str) -> None:
    together = re.split(JOINER, unlinked(f"Ring {number} now"))
    assert "".join(together) == f"Ring {number} now"
    assert max(len(re.findall(r"\d", part)) for part in together) <= 4


TURNED = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
HIDDEN = "\u00ad\u180e\u2061\u2064\u206a\u206f\ufeff\ufff9\x9f\U000e0001\U000e0041"


@given(pieces=PIECES)
def test_nothing_invisible_turns_words_round_or_hides_in_them(pieces: list[Piece]) -> None:
    """What people typed is in quotes; around a form's words in a digest isolates of ours may stand."""
    text, _ = typeset(pieces)
    assert not set(text) & set("\u202a\u202b\u202c\u202d\u202e" + HIDDEN[:-2])
    quoted, _ = typeset([Piece(piece.text, Style.QUOTE) for piece in pieces])
    assert not set(quoted) & set(TURNED + HIDDEN[:-2])
    words = "".join(re.sub("[\ud800-\udfff]", "", piece.text) for piece in pieces)
    shown = quoted.replace("\ufffd", "")
    kept = {letter for letter in words if letter.isprintable() or letter.isspace()} - set("\u2060\ufffd\x85")
    kept -= {
        chr(number) for number in range(0xE0100, 0xE01F0)
    }  # variation selectors: printable, and nothing to see
    assert kept <= set(shown), "what can be read stays"


@pytest.mark.parametrize("sign", [*TURNED, *HIDDEN])
def test_each_invisible_sign_is_left_out_and_the_words_around_it_are_one(sign: str) -> None:
    """Also where it stands in the middle of a link: what is left is broken up."""
    text, entities = typeset([Piece(f"see exa{sign}mple.org{sign} a{sign}", Style.QUOTE)])
    assert text.replace(JOINER, "") == "see example.org a"
    assert found_in(text) == []
    assert entities == [{"type": "blockquote", "offset": 0, "length": units(text)}]


@pytest.mark.parametrize(
    "words",
    [
        "می‌خواهم",
        "👩‍👧",
        "❤️",
        "🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f",
        "\u200fنعم\u200e",
    ],
)
def test_signs_that_shape_letters_and_emoji_stay(words: str) -> None:
    assert typeset([Piece(words, Style.QUOTE)])[0] == words


def test_isolates_around_a_forms_own_words_stay() -> None:
    assert typeset([Piece("\u2068سكن\u2069 about 10")])[0] == "\u2068سكن\u2069 about 10"


def test_a_post_says_what_its_summary_says_less_what_nobody_sees() -> None:
    told = "\u202eback\u202c rang \u2067they\u2069, she said: 0191/496/0123"
    text, _ = typeset((Piece("What helped\n", Style.STRONG), Piece(told, Style.QUOTE)))
    assert text.replace(JOINER, "") == "What helped\nback rang they, she said: 0191/496/0123"
