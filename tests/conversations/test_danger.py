"""Everyday words after which help is offered, and those after which it is not. What is said here was made up."""

import re
import tomllib
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.danger import may_tell_of_danger
from conversations.words import CODES, words_of

AFRAID = {
    "en": [
        "I'm scared of him when he drinks",
        "Last night he hit me in front of the kids.",
        "she hits me and then says sorry",
        "i dont feel safe here any more",
        "Sometimes I just want to die",
        "he said he would kill us if I leave",
        "They locked me in the room, I couldnt get out",
        "I'm scared to go home after school",
        "he punched me",
        "he hit my son",
        "he slapped my daughter",
        "he threatened me with a knife",
        "he raped me",
        "I don't want to live",
        "I don't want to be here anymore",
        "I feel suicidal",
        "there was self harm at home",
        "im not safe",
        "my dad hurts me",
        "she will kill me",
        "he won't let me out",
        "He's hitting us",
        "he comes home drunk and hits me",
        "my partner has always hurt the children",
        "our son kicked me again",
    ],
    "cy": [
        "mae gen i ofn mynd adre ato fo",
        "Mae o wedi bygwth lladd y plant.",
        "dwi ddim yn teimlo'n saff gyda fe yn y tŷ",
        "mae hi'n bwrw fi bob penwythnos",
        "Weithiau dwi isio marw",
        "dw i eisiau brifo fy hun",
        "mae e'n mynd â fy ffôn bob nos",
        "dydw i ddim yn ddiogel gartref",
        "mae arna i ofn ef",
        "Mae o'n hitio ni pan mae o wedi yfed",
        "fe wnaeth o ddyrnu fy mab",
        "dw i'n meddwl am hunanladdiad",
    ],
    "pl": [
        "Boję się go, kiedy pije.",
        "mąż mnie bije i krzyczy",
        "On bije dzieci pasem",
        "nie chcę żyć",
        "boję się wracać do domu",
        "Wczoraj znowu mnie bije, nie mam gdzie iść",
        "on mnie zabije, jak odejdę",
        "kopnął mojego syna w brzuch",
        "mam myśli samobójcze",
        "nie jesteśmy bezpieczni w domu",
    ],
    "ur": [
        "میرا شوہر مجھے مارتا ہے",
        "مجھے اپنے شوہر سے ڈر لگتا ہے",
        "اس نے کل میرا گلا دبایا",
        "وہ کہتا ہے کہ جان سے مار دے گا",
        "میں مرنا چاہتی ہوں",
        "mujhe us se dar lagta hai",
        "وہ مجھے باہر نہیں جانے دیتا",
        "وہ میرے بیٹے کو مارتا ہے",
        "میں گھر میں محفوظ نہیں ہوں",
    ],
    "ar": [
        "زوجي يضربني كل يوم",
        "أنا أخاف منه كثيرا",
        "بيضربني قدام الولاد",
        "هددني بالسكين مبارح",
        "أريد أن أموت",
        "بخاف منه لما يرجع عالبيت",
        "مش عايزة أعيش كده",
        "أفكر في الانتحار",
        "هو يضرب أطفالي",
        "لا أشعر بالأمان معه",
    ],
    "so": [
        "ninkayga waan ka baqayaa",
        "wuu i garaacaa marka uu cabsan yahay",
        "xalay wuu igu dhuftay",
        "ammaan ma dareemayo gurigan",
        "waxaan rabaa inaan dhinto",
        "wuxuu yiri inuu i dilo ayuu rabaa",
        "taleefanka iga qaataa habeen walba",
        "wuu na garaacaa",
        "wiilkayga garaacay shalay",
    ],
}

TIRED = {
    "en": [
        "The wait was killing us but nobody rang back",
        "It beats me why they never asked",
        "My mum is going to kill me if I miss college again",
        "the cost of the bus hits my wages every week",
        "We can't go on holiday with four kids",
        "It hurts me to see him sad at school",
        "I was scared for my exam results and so was she",
        "I was afraid that they would say no",
        "They locked the office at four and nobody came out",
        "my son hits a wall with homework",
        "We felt beaten by all the forms",
        "He takes his phone to bed and never sleeps",
        "he hits targets at work",
        "the bill hits us hard",
        "The bill comes and hits us hard",
        "She hurts her knee at football",
        "We do not want to live here",
        "I don't want to live in that flat",
        "they kicked us out of the flat",
        "They threatened us with eviction",
        "the house is not safe, there is mould",
        "he hit the roof when the letter came",
        "she pushed me to ask again",
        "my son kicked his brother",
        "she hits her head when it is loud",
        "Then it hit me that nobody had read it",
    ],
    "cy": [
        "roedd yr aros yn ofnadwy ac atebodd neb",
        "mae'r bws yn costio gormod i ni",
        "Doedd y ffordd ddim yn saff i'r plant gerdded",
        "roedd ofn arna i y bydden nhw'n gwrthod",
        "mae'r llwydni ar y wal yn brifo ei frest o",
        "mae'r gwaith papur yn ein lladd ni",
        "does dim lle yn y grŵp tan fis Medi",
    ],
    "pl": [
        "Boję się egzaminów i nowej szkoły",
        "grozi mi eksmisja z mieszkania",
        "Ten problem dotyka mnie i moją rodzinę",
        "nie dam już rady czekać na telefon",
        "Boję się wracać do pracy po chorobie",
        "szkoła zamyka się o trzeciej",
        "Czekaliśmy pół roku i nikt nie zadzwonił",
    ],
    "ur": [
        "میرا بیٹا سارا دن کمرے میں بند رہتا ہے",
        "ہمیں بہت دیر انتظار کرنا پڑا",
        "بیٹی نے کلاس میں ہاتھ اٹھایا مگر کسی نے نہیں پوچھا",
        "مجھے فارم بھرنے سے ڈر لگتا ہے",
        "خرچہ بہت ہے اور مدد کوئی نہیں",
        "ہم نے تین بار فون کیا",
    ],
    "ar": [
        "انتظرنا ستة أشهر ولم يتصل أحد",
        "نخاف من الأوراق الكثيرة",
        "ابني لا ينام من الامتحانات",
        "الإيجار أقتل ميزانيتنا",
        "كان الموعد بعيدا والطريق طويل",
        "أخذت المدرسة تلفون ابنتي في الدوام",
    ],
    "so": [
        "waan sugnay lix bilood, cidna nooma soo wicin",
        "imtixaanka waan ka baqayaa",
        "baska qaali buu nagu noqday",
        "wiilkaygu iskuulka ma rabo",
        "foomamka way adag yihiin",
        "saddex jeer ayaan wacnay",
    ],
}


@pytest.mark.parametrize(("code", "said"), [(code, said) for code, every in AFRAID.items() for said in every])
def test_help_is_offered_after_words_of_fear_however_they_are_typed(code: str, said: str) -> None:
    """In capitals, without blanks after full stops, at the end of a long story."""
    words = words_of(code)
    for typed in (said, said.upper(), f"tak.{said}.tak", "a b " * 300 + said + " c" * 90):
        assert may_tell_of_danger(typed, words), typed


@pytest.mark.parametrize(("code", "said"), [(code, said) for code, every in TIRED.items() for said in every])
def test_help_is_not_offered_after_everyday_trouble(code: str, said: str) -> None:
    """An offer after every second story would be read by nobody."""
    assert not may_tell_of_danger(said, words_of(code))


@pytest.mark.parametrize("code", CODES)
def test_every_language_has_its_own_words_for_it_and_none_holds_another(code: str) -> None:
    phrases, english = words_of(code).understood.danger, words_of("en").understood.danger
    assert set(english) <= set(phrases)
    own = [phrase for phrase in phrases if code == "en" or phrase not in english]
    assert len(own) >= 30
    assert all(any(key.strip() for key in phrase.keys) for phrase in own)
    plain = [phrase.source for phrase in own if phrase.plain]
    assert [(one, other) for one, other in permutations(plain, 2) if one in other] == []
    wide = [re.compile(phrase.source) for phrase in own if not phrase.plain]
    assert [one for one in plain for pattern in wide if pattern.search(one)] == []


@pytest.mark.parametrize(
    ("code", "typed"),
    [
        ("pl", "boje sie go kiedy pije"),
        ("pl", "nie chce mi sie zyc"),
        ("pl", "Boje\u0328 sie\u0328 go"),  # the tail as a letter of its own
        ("cy", "maen mynd a fy ffon"),
        ("cy", "dwi ddim yn teimlon saff"),
        ("ar", "ويضربني كل يوم"),
        ("ar", "فضربني وخنقني"),
        ("ar", "يَضْرِبُنِي"),
        ("ar", "اخاف منه"),
        ("ar", "يضـــربني"),
        ("ur", "شوہر سے ڈر۔مدد چاہیے"),
        ("so", "AMAAN MA IHI"),
        ("en", "he hits.me and i cry"),
        ("en", "I’m scared of him…he shouts"),
    ],
)
def test_what_a_keyboard_hides_changes_nothing(code: str, typed: str) -> None:
    assert may_tell_of_danger(typed, words_of(code))


@pytest.mark.parametrize("code", CODES)
def test_english_words_of_fear_are_understood_beside_every_language(code: str) -> None:
    assert all(may_tell_of_danger(said, words_of(code)) for said in AFRAID["en"])


def _said(document: object) -> Iterator[str]:
    match document:
        case str():
            yield document
        case dict():
            for value in document.values():
                yield from _said(value)
        case list():
            for value in document:
                yield from _said(value)
        case _:
            pass


def test_the_families_of_the_demonstration_are_offered_it_only_where_they_are_afraid() -> None:
    """Of all that they type nothing tells of danger now; one offer more and the list is too wide."""
    families = Path(__file__).parents[2] / "bot" / "demo" / "families.toml"
    document = tomllib.loads(families.read_text(encoding="utf-8"))
    said = [text for text in _said(document) if len(text) > 25 and text[0] not in "[/"]
    assert len(said) >= 30
    assert [text for text in said if may_tell_of_danger(text, words_of("en"))] == []


@given(st.sampled_from(CODES), st.text(max_size=450))
def test_no_text_is_too_strange_to_be_looked_at(code: str, text: str) -> None:
    afraid = AFRAID[code][0]
    assert may_tell_of_danger(f"{text} {afraid}", words_of(code))
    assert may_tell_of_danger(f"{afraid} {text}", words_of(code))
