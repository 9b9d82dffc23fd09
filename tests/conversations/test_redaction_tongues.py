"""Names are taken out of words in other languages, and what holds those languages together stays."""

import pytest

from conversations.redaction import known_names, redact
from tests.conversations.marked import by_kind


def masked(text: str, language: str) -> str:
    """A text as it would be sealed, its own names taken out everywhere, with the kind of each find in its place."""
    return by_kind(text, redact(text, known=known_names(text, language=language), language=language))


NAMELESS = {
    "cy": [
        "Ffoniais i bob wythnos. Mae'n anodd iawn. Mae rhaid aros.",
        "mae o dan bwysau mawr yn yr ysgol",
        "Dw i'n byw gyda fy ngŵr a fy mhlant. Does neb yn gwrando arnon ni.",
        "Nos Fawrth daeth y doctor, a dydd Llun aethon ni i'r ysbyty.",
        "Roedd hi'n well ar ôl yr haf, ac ym mis Mehefin fe ddaeth llythyr.",
        "MAE HI WEDI GADAEL YR YSGOL",
    ],
    "pl": [
        "Czekaliśmy trzy lata. Nikt nie zadzwonił, a my nie spaliśmy.",
        "W szkole nikt nas nie słuchał i nie wiem, co robić.",
        "Lekarz powiedział, że w maju będzie miejsce.",
    ],
    "so": [
        "Waan sugnay lix bilood. Cidna nooma soo wicin.",
        "iskuulka ayaan tagay laakiin cidna ima ay caawin",
    ],
    "ar": ["انتظرنا ستة أشهر ولم يتصل أحد."],
    "ur": ["ہم نے چھ مہینے انتظار کیا اور کسی نے فون نہیں کیا۔"],
}


@pytest.mark.parametrize(
    ("code", "text"), [(code, text) for code, every in NAMELESS.items() for text in every]
)
def test_everyday_words_of_a_language_are_no_names(code: str, text: str) -> None:
    assert masked(text, code) == text


@pytest.mark.parametrize(
    ("code", "text", "left"),
    [
        ("cy", "Fy mab Gareth aeth i'r ysgol.", "Fy mab [name] aeth i'r ysgol."),
        (
            "cy",
            "Cafodd Mari help gan Dan. Roedd Dan yn dda.",
            "Cafodd [name] help gan [name]. Roedd [name] yn dda.",
        ),
        ("cy", "Bob oedd y cyntaf.", "[name] oedd y cyntaf."),
        (
            "cy",
            "gareth oedd yn helpu, a ffoniodd gareth wedyn",
            "[name] oedd yn helpu, a ffoniodd [name] wedyn",
        ),
        ("pl", "Mój syn Kacper nie chodzi do szkoły.", "Mój syn [name] nie chodzi do szkoły."),
        ("pl", "Mama Oli, Anna Nowak, pomogła nam.", "Mama [name], [name], pomogła nam."),
        ("so", "Wiilkayga Ahmed iskuulka ma rabo.", "Wiilkayga [name] iskuulka ma rabo."),
    ],
)
def test_names_are_taken_out_and_the_words_beside_them_stay(code: str, text: str, left: str) -> None:
    assert masked(text, code) == left


@pytest.mark.parametrize("code", ["cy", "pl", "so", "ar", "ur", "de"])
def test_numbers_and_addresses_go_in_every_language(code: str) -> None:
    assert masked("07700 900123 a b@example.org SW1A 1AA", code).count("[") == 3


def test_a_name_that_one_answer_gives_away_is_taken_out_of_another() -> None:
    names = known_names("Fy mab Zebedeus aeth i'r ysgol gyda Gareth.", language="cy")
    assert "gareth" in names
    said = "roedd gareth yno"
    assert by_kind(said, redact(said, known=names, language="cy")) == "roedd [name] yno"


def test_english_is_read_as_before_whatever_other_languages_hold() -> None:
    assert masked("ring bob at ten", "en") == "ring [name] at ten"
    assert masked("mae came to see us", "en") == "[name] came to see us"


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
    ],
)
def test_a_month_alone_and_a_name_that_is_not_told_stay(code: str, text: str) -> None:
    assert masked(text, code) == text
