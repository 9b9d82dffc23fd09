"""In a language without a tagger names are offered, the surest taken out, and what everybody says stays."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.redaction import Decision, Redacted, redact, redact_story
from conversations.redaction.held import HELD
from conversations.redaction.offered import ANNOUNCED, EITHER, RAISED, SITED, UNKNOWN
from conversations.redaction.reading import fold
from conversations.redaction.spans import fill
from tests.conversations.marked import by_kind
from tests.evaluation.tongues import LANGUAGES, shares

LATIN = ("cy", "pl", "so")
TABLES = ("words", "capitals", "names", "no_names", "places", "kin", "sites", "near", "endings")


def masked(text: str, language: str) -> str:
    """A text as it would be sealed, with the kind of each find in its place."""
    return by_kind(text, redact(text, language=language))


def put(text: str, redacted: Redacted) -> str:
    """A text with its finds marked where they stand: ``<taken out>`` and ``{offered}``."""
    signs = {Decision.MASK: "<{}>", Decision.UNSURE: "{{{}}}"}
    return fill(
        text,
        redacted.spans,
        (signs[span.decision].format(text[span.start : span.end]) for span in redacted.spans),
    )


MARKED = {
    "cy": [
        "Fy mab <Gareth> aeth i'r ysgol.",
        "Cafodd <Mari> help gan <Dan>. Roedd <Dan> yn dda.",
        "{Bob} oedd y cyntaf.",
        "<gareth> oedd yn helpu, a ffoniodd <gareth> wedyn",
        "Roedd {Brychan} yno, a doedd {brychan} ddim yn hapus.",
        "Rydyn ni'n byw yng <Nghaerdydd> nawr",
        "mae fy merch yn <saith> oed",
        "Mae hi yn <Ysgol Bro Eirian> ers mis Medi.",
        "aeth o i {Ysgol y Garn} ddoe",
        "MAE HI WEDI GADAEL YR YSGOL",
        "Nos Fawrth daeth y doctor, a dydd Llun aethon ni i'r ysbyty.",
        "Mae Credyd Cynhwysol yn hwyr, a dw i ddim yn siarad Saesneg yn dda.",
    ],
    "pl": [
        "Mój syn <Kacper> nie chodzi do szkoły.",
        "Pani <Zbrojewska> powiedziała, że trzeba czekać.",
        "Wtedy przyszła {Zbrojewska} i pomogła.",
        "mój syn ma <8> lat, a czekamy już 2 lata",
        "<kasia> płacze, a bank zabrał zasiłek",
        "Lekarz powiedział, że w maju będzie miejsce.",
        "Dzwoniłam do Pani w poniedziałek, mówię po polsku.",
        "złożyłam wniosek o Universal Credit i czekam na GP",
        "odmówiono nam pomocy, a {grzdyl} śpi",
    ],
    "ur": [
        "میرا بیٹا <حمزہ> <سات> سال کا ہے",
        "ایک سال کا انتظار کیا",
        "وہاں {کیتھلین} نے مدد کی",
        "ہم نے چھ مہینے انتظار کیا اور کسی نے فون نہیں کیا۔",
        "mera beta school nahi jata aur <bilal> rota hai",
    ],
    "ar": [
        "ابني <يوسف> عمره <ست> سنوات",
        "اتصلت <بمريم> أمس وتكلمنا",
        "قال {بيترسون} إن علينا أن ننتظر",
        "نسكن في <برمنغهام> منذ سنتين",
        "انتظرنا ستة أشهر ولم يتصل أحد.",
        "كُنْتُ في المَدْرَسَةِ",
    ],
    "so": [
        "Wiilkayga <Ahmed> iskuulka ma rabo.",
        "Wiilkaygu waa <lix> jir",
        "Waan sugnay lix bilood. Cidna nooma soo wicin.",
        "iskuulka ayaan tagay laakiin cidna ima ay caawin",
        "Shaqaalaha bulshada <Zubrowka> way timid",
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("code", "marked"), [(code, marked) for code, every in MARKED.items() for marked in every]
)
def test_names_are_taken_out_or_offered_and_the_words_beside_them_stay(code: str, marked: str) -> None:
    text = re.sub("[<>{}]", "", marked)
    assert put(text, redact(text, language=code)) == marked


@pytest.mark.parametrize("code", LANGUAGES)
def test_of_whole_stories_names_are_out_or_offered_and_little_else(code: str) -> None:
    of = shares("tongues", code)
    assert of.found >= 0.95
    assert of.masked <= 0.02
    assert of.offered <= 0.05


@pytest.mark.parametrize("code", LANGUAGES)
def test_of_stories_written_later_most_names_are_out_or_offered_and_a_fifth_of_the_rest_at_most(
    code: str,
) -> None:
    of = shares("tongues_held", code)
    assert of.found >= 0.85
    assert of.masked <= 0.02
    assert of.offered <= 0.2


@pytest.mark.parametrize("code", LANGUAGES)
def test_tables_are_folded_and_kin_places_and_capitals_are_everyday_words(code: str) -> None:
    held = HELD[code]
    for name in TABLES:
        assert {word for word in getattr(held, name) if fold(word) != word} == set()
    assert held.kin | held.sites | held.near | held.capitals <= held.words
    assert len(held.words) > 1000


TELLS = frozenset({"enw", "imie", "imieniu", "nazywam", "magacaygu", "magaca", "naam", "نام", "اسمي", "عمر"})
"""Everyday words after which a name, or an age, is told."""


@given(st.data())
def test_everyday_words_are_never_taken_out_and_offered_only_where_a_name_may_stand(
    data: st.DataObject,
) -> None:
    code = data.draw(st.sampled_from(LANGUAGES))
    words = data.draw(st.lists(st.sampled_from(sorted(HELD[code].words - TELLS)), min_size=1, max_size=12))
    for span in redact(" ".join(words), language=code).spans:
        assert span.decision is Decision.UNSURE
        assert span.why[0] in {ANNOUNCED, EITHER, SITED}


PIECES = st.one_of(
    st.sampled_from(
        [
            "Gareth",
            "mae'n",
            "ysgol",
            "Kasia",
            "szkoły",
            "Łódź",
            "ابني",
            "يوسف",
            "مُحَمَّد",
            "بیٹا",
            "علی",
            "Xaawo",
            "iskuulka",
            "07700",
            "🙂",
            "\n",
            ".",
            ",",
            "-",
            "[name]",
            "’s",
            "ـ",
            "é",
        ]
    ),
    st.text(max_size=6),
)


@given(st.lists(PIECES, max_size=12), st.sampled_from([*LANGUAGES, "de", "am"]))
def test_outside_of_finds_nothing_changes_in_any_language(pieces: list[str], code: str) -> None:
    text = " ".join(pieces)
    found = redact(text, language=code)
    assert found.text == fill(text, found.spans, found.labels)
    ends = [0, *(span.end for span in found.spans)]
    assert all(
        end <= span.start < span.end <= len(text) for end, span in zip(ends, found.spans, strict=False)
    )
    assert all(0 < span.certainty <= 1 and span.why for span in found.spans)


@given(
    st.sampled_from(LATIN),
    st.text("bdgkvwxz", min_size=5, max_size=9),
)
def test_whoever_is_announced_is_taken_out_everywhere(code: str, name: str) -> None:
    announced = {"cy": "fy enw i yw", "pl": "mam na imię", "so": "magacaygu waa"}[code]
    one, two = redact_story((f"{announced} {name.title()}.", f"{name}, {name.upper()}"), language=code)
    assert name not in f"{one.text} {two.text}".lower()
    assert all(span.decision is Decision.MASK for span in (*one.spans, *two.spans))


def test_every_word_of_a_language_that_nobody_knows_is_offered_but_english_ones() -> None:
    text = "bizim evimiz school and council Istanbulda"
    found = redact(text, language="tr")
    assert {span.decision for span in found.spans} >= {Decision.UNSURE}
    left = fill(text, found.spans, ["" for _ in found.spans]).split()
    assert left == ["school", "and", "council"]


def test_a_capital_within_a_sentence_ranks_before_a_small_word_nobody_knows() -> None:
    found = redact("wtedy Grzdylowska i grzwor poszli", language="pl")
    raised, small = found.spans
    assert raised.certainty > small.certainty
    assert raised.why == (RAISED,)
    assert small.why == (UNKNOWN,)


@pytest.mark.parametrize("code", ["cy", "pl", "so", "ar", "ur", "de"])
def test_numbers_and_addresses_go_in_every_language(code: str) -> None:
    assert masked("07700 900123 a b@example.org SW1A 1AA", code).count("[") == 3


def test_a_name_that_one_answer_gives_away_is_taken_out_of_another() -> None:
    one, two = redact_story(
        ("Fy mab Zebedeus aeth i'r ysgol gyda Gareth.", "roedd gareth a zebedeus yno"), language="cy"
    )
    assert put("roedd gareth a zebedeus yno", two) == "roedd <gareth> a <zebedeus> yno"
    assert len(one.spans) == 2


def test_english_is_read_as_before_whatever_other_languages_hold() -> None:
    assert masked("ring bob at ten", "en") == "ring [name] at ten"


@pytest.mark.parametrize(
    ("code", "text", "left"),
    [
        ("en", "my name is Xanthe and we waited", "my name is [name] and we waited"),
        ("cy", "Fy enw i yw Xanthe, a fe ffoniodd Xanthe.", "Fy enw i yw [name], a fe ffoniodd [name]."),
        ("cy", "Ganwyd hi ar 3 Mawrth 2015 yma.", "Ganwyd hi ar [date] yma."),
        ("cy", "ar 3ydd o fis Mai", "ar [date]"),
        ("cy", "Rydyn ni'n byw yn 12 Heol Fawr nawr", "Rydyn ni'n byw yn [place] nawr"),
        ("pl", "mam na imię Xenia i czekam", "mam na imię [name] i czekam"),
        ("pl", "Urodził się 3 maja 2015 w szpitalu", "Urodził się [date] w szpitalu"),
        ("pl", "mieszkamy na ul. Długa 5 od lat", "mieszkamy na [place] od lat"),
        ("ur", "میرا نام زینب ہے", "میرا نام [name] ہے"),
        ("ur", "۳ مئی ۲۰۱۵ کو", "[date] کو"),
        ("ar", "اسمي سلمى وعندي ولدان. اتصلت سلمى", "اسمي [name] وعندي ولدان. اتصلت [name]"),
        ("ar", "ولد في ٣ مايو ٢٠١٥ هنا", "ولد في [date] هنا"),
        ("ar", "رقمي ٠٧٧٠٠٩٠٠١٢٣", "رقمي [phone]"),
        ("so", "magacaygu waa Xaawo", "magacaygu waa [name]"),
        ("so", "3 Maajo 2015 ayuu dhashay", "[date] ayuu dhashay"),
    ],
)
def test_what_is_announced_dated_or_addressed_in_a_language_is_taken_out(
    code: str, text: str, left: str
) -> None:
    assert masked(text, code) == left


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ar", "اسمي في القائمة منذ سنة"),
        ("cy", "Mae fy enw i ar y rhestr ers mis Mehefin"),
        ("pl", "w maju było 3 nowych"),
        ("pl", "czekamy 8 lat, to był rok"),
    ],
)
def test_a_month_alone_a_length_of_time_and_a_name_that_is_not_told_stay(code: str, text: str) -> None:
    assert masked(text, code) == text


@pytest.mark.parametrize(
    ("code", "told", "elsewhere"),
    [
        ("pl", "Mój syn <Jack> jest chory. <jack> płakał", "mówiłam do <jack>"),
        ("cy", "Fy mab <Jack> aeth i'r ysgol. roedd <jack> yno", "doedd <jack> ddim yn hapus"),
        ("cy", "Fy merch <Poppy> aeth i'r ysgol.", "roedd <poppy> yno"),
        ("so", "Wiilkayga <Mark> iskuulka ma rabo. <mark>", "waan sugnay <mark>"),
        ("ar", "ابني <Jack> مريض", "اتصلت <jack> أمس"),
        ("ur", "میرا بیٹا <Jack> school", "<jack> rota hai"),
    ],
)
def test_a_name_that_english_has_a_word_like_goes_everywhere(code: str, told: str, elsewhere: str) -> None:
    marked = (told, elsewhere)
    texts = [re.sub("[<>{}]", "", each) for each in marked]
    assert tuple(map(put, texts, redact_story(texts, language=code))) == marked


@pytest.mark.parametrize(
    ("code", "marked"),
    [
        ("pl", "Mój syn <Sam> płakał, a potem {sam} wyszedł."),
        ("pl", "Mam na imię <Sam> i czekam. Potem {sam} poszedłem."),
        ("so", "Gabadhayda <Isla> way bukaysaa, {isla} caawin"),
    ],
)
def test_a_name_that_is_an_everyday_word_too_is_offered_where_it_stands_again(code: str, marked: str) -> None:
    text = re.sub("[<>{}]", "", marked)
    assert put(text, redact(text, language=code)) == marked


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_given_name_that_english_has_a_word_like_goes_in_any_language(code: str) -> None:
    assert redact("jack", known=["Jack"], language=code).text != "jack"


def test_english_words_beside_such_a_name_and_services_stay() -> None:
    text = "Mój syn <Jack> czeka na support worker i school. GP mówi do <jack> sorry, jackets"
    told = re.sub("[<>{}]", "", text)
    assert put(told, redact(told, language="pl")) == text


@pytest.mark.parametrize("language", ["cy", "pl", "so", "ur", "ar"])
def test_english_typed_in_another_language_is_looked_at_as_english(language: str) -> None:
    said = "my son jack is 7 and his teacher mrs khan told rose that grace was in trouble again"
    left = redact(said, language=language).text
    assert [name for name in ("jack", "khan", "rose", "grace", "7") if name in left.split()] == []
