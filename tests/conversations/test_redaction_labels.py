"""What stands in the place of what was taken out. Every sentence and name here is made up; marks stand in for the finder."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.redaction import Decision, Kind, Span, Strength, redact
from conversations.redaction.labels import LABEL, Coded, labelled, log
from conversations.redaction.labels.ages import age_label
from conversations.redaction.labels.role_words import ENGLISH, tongue
from conversations.redaction.labels.site_words import NOUNS, WITHIN_A_TOWN, WORKING
from conversations.redaction.reading import LABEL_HOLE, read
from conversations.redaction.spans import fill
from conversations.redaction.wording import BANDS, PEOPLE, PLACES, standing
from tests.conversations.counting import calls
from tests.conversations.marked import KINDS, found, put

STAFF = """
my oldest, {P:Sam}, is {AGE:7} => my oldest, [child 1], is [5 to 7]
my oldest {P:Sam} is {AGE:7} and his sister {P:Ayesha} is {AGE:18 months old} => my oldest [child 1] is [5 to 7] and his sister [sister] is [1 to 2] years old
{P:sams} teacher {P:Khan} rang => [child 1]'s teacher [teacher 1] rang
{P:Sam}, my son, wont go in. {P:Sam's} school rang. {P:sams} gp too => [child 1], my son, wont go in. [child 1]'s school rang. [child 1]'s gp too
My son {P:Sam Okafor} cried. {P:Sam} hid. Master {P:Okafor} cried => My son [child 1] cried. [child 1] hid. Master [child 1] cried
our social worker {P:Dee} left and {P:DEE} never rang => our social worker [social worker] left and [social worker] never rang
{P:Dee} the social worker came, then the social worker {P:Jo} came => [social worker 1] the social worker came, then the social worker [social worker 2] came
Mrs {P:Khan} the head rang. {P:khan} said no => Mrs [teacher 1] the head rang. [teacher 1] said no
Mrs {P:Khan}, his teacher, and Mr {P:Bell} from school both left => Mrs [teacher 1], his teacher, and Mr [teacher 2] from school both left
my partner {P:Dave} hit me. then {P:Dave} left => my partner [partner] hit me. then [my partner] left
my ex {P:Przemek} knows where we are || {P:Przemek's} mum told him => my ex [ex] knows where we are || [my ex]'s mum told him
our {P:Jade} and our {P:Tyler} share => our [child 1] and our [child 2] share
my kids {P:Sam}, {P:Jade} and {P:Tom} all cried, {P:Jade} most => my kids [child 1], [child 2] and [child 3] all cried, [child 2] most
my kids {P:sam jade} and {P:tom} all cried => my kids [child 1] [child 2] and [child 3] all cried
{P:Sam}, {P:Jade} and {P:Tom} are my kids => [child 1], [child 2] and [child 3] are my kids
{P:Jack} ({AGE:9}) and {P:Grace}, {AGE:11}, both have asthma => [child 1] ([8 to 11]) and [child 2], [8 to 11], both have asthma
{P:Lee} ({AGE:34}) rang => [person 1] ([25 to 34]) rang
{P:Janet Pemberton}, the health visitor, came. {P:janet} was kind. Mrs {P:Pemberton} rang => [health visitor], the health visitor, came. [health visitor] was kind. Mrs [health visitor] rang
Dr {P:Lewis} saw us and Dr. {P:Lewis} wrote => Dr [doctor] saw us and Dr. [doctor] wrote
PC {P:Daniel Hughes} came round, PC {P:Hughes} was kind => PC [police officer] came round, PC [police officer] was kind
i spoke to a lady called {P:bev} at the council => i spoke to a lady called [worker 1] at the council
some lad called {P:Kai} laughed, a girl called {P:Nia} did not => some lad called [person 1] laughed, a girl called [person 2] did not
{P:Kelly-Anne} hid. {P:kelly anne} cried. {P:kellyanne} left => [person 1] hid. [person 1] cried. [person 1] left
my sister {P:Katherine} helps. {P:Kate} has her own kids => my sister [sister] helps. [my sister] has her own kids
{P:Kate} and {P:Katie} are my twins => [child 1] and [child 2] are my twins
my son {P:Oluwaseun} hid. {P:Oluwasuen} hid again => my son [child 1] hid. [child 1] hid again
my daughter {P:Frances} hid. {P:Francis} looked for her => my daughter [child 1] hid. [person 1] looked for her
Mr {P:Khan} and Mrs {P:Khan} shouted. {P:Khan} shouted => Mr [person 1] and Mrs [person 2] shouted. [person 3] shouted
{P:Ali Khan} and {P:Ali Ahmed} signed. {P:Ali} forgot => [person 1] and [person 2] signed. [person 3] forgot
my son {P:Ali} cried. {P:Ali Khan} the solicitor rang => my son [child 1] cried. [solicitor] the solicitor rang
my son {P:James} cried, so Mrs {P:James} rang => my son [child 1] cried, so Mrs [person 1] rang
his dad {P:Mark} told my dad {P:Bill} => his dad [dad 1] told my dad [dad 2]
auntie {P:Pat} and grandad {P:ray} have him at weekends => auntie [auntie] and grandad [grandad] have him at weekends
my mum {P:Pat} has them. {P:Pat} is tired. I told my mum, {P:Lee} went => my mum [mum] has them. [my mum] is tired. I told my mum, [person 1] went
my daughter's friend {P:Mia} came, and my best mate {P:Jo} => my daughter's friend [friend 1] came, and my best mate [friend 2]
im {P:Siobhan} and my little girl {P:Aoife} is waiting => im [me] and my little girl [child 1] is waiting
I am {P:Amopes} foster carer => I am [person 1]'s foster carer
my daughter's name is {P:Xanthe Bell} => my daughter's name is [child 1]
it took ages. thanks, {P:Steph} x => it took ages. thanks, [me] x
we got help from {P:Steph}. => we got help from [person 1].
the {P:Hendersons} next door shout => the [family 1] next door shout
Mrs {P:Bell} next door rang 999 => Mrs [neighbour] next door rang 999
Mrs {P:B} from number 14, then Mrs {P:Brown} too => Mrs [person 1] from number 14, then Mrs [person 1] too
{P:J.P.} wrote: {P:Janet Pemberton} agreed => [person 1] wrote: [person 1] agreed
{P:Zoë} hid, {P:ZOE} cried; {P:O’Brien} rang, {P:obrien} rang => [person 1] hid, [person 1] cried; [person 2] rang, [person 2] rang
{P:James'} coat, {P:James’s} hat => [person 1]'s coat, [person 1]'s hat
i had {P:Rob} my key worker, {P:Robs} boss {P:Ann} => i had [worker 1] my key worker, [worker 1]'s boss [manager]
my foster carer {P:Jean} and my brother {P:Leo}. {P:Leo} misses {P:jean} => my foster carer [foster carer] and my brother [brother]. [my brother] misses [foster carer]
wee {P:Callum} was greetin. my wean {P:Callum} again => wee [child 1] was greetin. my wean [child 1] again
{P:Nkechi Okonkwo-Bright} from the refuge got us beds. {P:Nkechi} did => [worker 1] from the refuge got us beds. [worker 1] did
my mums partner {P:Dave} and my partner {P:Lee} => my mums partner [partner 1] and my partner [partner 2]
there was {P:Will}. will you help {P:will}? {P:Will's} teacher => there was [child 1]. will you help [child 1]? [child 1]'s teacher
[child 1] and {P:Tom}, my son || my son {P:Ali} => [child 1] and [child 2], my son || my son [child 3]
my son {P:Ali} || then [child 1] cried => my son [child 1] || then [child 1] cried
we moved from {T:Leeds} to {T:Hull}, then {T:Goole}. {T:leeds} was better => we moved from [a town] to [another town], then [a third town]. [a town] was better
a {T:Barnsley} school and {T:Calderton} council => a [town] school and [another town] council
{T:Ay}, {T:Bo}, {T:Ce}, {T:Di}, {T:Ed}, {T:Fo}, {T:Gu}, {T:Ho}, {T:In}, {T:Jo}, {T:Ka} => [a town], [another town], [a third town], [a fourth town], [a fifth town], [a sixth town], [a seventh town], [an eighth town], [a ninth town], [a tenth town], [town 11]
he goes to {SCH:St Anne's Primary} and {SCH:st annes} said no, so now {SCH:Hillside} => he goes to [a school] and [a school] said no, so now [another school]
{SCH:Oakfield Primary} then {SCH:Oakfield High}. my {SCH:Oakfield Primary} => [a school] then [another school]. my [school]
the {O:Maples} surgery shut. {O:the Maples} said no, so did the {O:Oak Lane Surgery} => the [named] surgery shut. [a surgery] said no, so did the [other surgery]
{SCH:Little Acorns} nursery, {SCH:Little Acorns}, {SCH:Leeds City College} => [a named] nursery, [a nursery], [a college]
we are in {O:Hope House}, a refuge. {O:hope house} is kind. {O:Hope House's} rules => we are in [a refuge], a refuge. [a refuge] is kind. [a refuge]'s rules
my doctor at {O:Riverside} left. i work at {O:Bradleys}. he plays for {O:Denby Rovers} => my doctor at [a surgery] left. i work at [an employer]. he plays for [a club]
{O:St Mark's Church}, {O:Noor Masjid}, {O:Abbey Cars} and {O:Bright Sparks} => [a church], [a mosque], [an organisation] and [another organisation]
{S:22 Kestrel Close}, off {S:Mill Lane}, near {S:mill ln}, on the {T:Barton Estate} => [an address], off [a street], near [a street], on the [estate]
he is {AGE:4 and 6}, {AGE:aged 7}, {AGE:7yo}, {AGE:nearly 5}, a {AGE:7-year-old}, {AGE:eight months old} => he is [3 to 4] and [5 to 7], aged [5 to 7], [5 to 7] year old, [3 to 4], a [5 to 7]-year-old, [under 1] year old
a big fella, {P:Jim}, ran. my fella {P:Jim} ran => a big fella, [my partner], ran. my fella [partner] ran
she was {AGE:8 months} old and he {AGE:six years} old => she was [under 1] year old and he [5 to 7] years old
she is {AGE:18} months old, he is {AGE:two and a half}, i'm {AGE:forty-three}, nan is {AGE:102} => she is [12 to 35] months old, he is [1 to 2], i'm [35 to 44], nan is [75 or over]
since {DATE:3 May 2024}, until {DATE:12/1/24}, by the {DATE:3rd of June}, on {DATE:31/12/2023} => since [a day in spring 2024], until [a day in winter 2023-24], by the [day in summer], on [a day in winter 2023-24]
born {DATE:14.02.2016}, dob {DATE:03-11-15}, her date of birth is {DATE:3/4/15} => born [a birth date], dob [a birth date], her date of birth is [a birth date]
ring {PH:07700 900123} or {EM:a@example.org}, see {URL:www.example.org} or {H:@me}, postcode {PC:LS8 4RT} => ring [phone number] or [email address], see [web link] or [user name], postcode [postcode]
{NHS:943 476 5919}, {NI:AB123456C}, {CARD:4929 1234 5678 9012}, {PL:LK19 ZZX}, {REF:LA/23/417}, {N:12345678} => [NHS number], [National Insurance number], [bank card], [car registration], [case number], [number]
"""

RESEARCH = """
my oldest, {P:Sam}, is {AGE:7}. {P:sams} teacher Mrs {P:Khan} rang => my oldest, [PERSON_1], is [AGE_5_7]. [PERSON_1]'s teacher Mrs [PERSON_2] rang
in {T:Leeds} at {SCH:St Anne's Primary}, off {S:Mill Lane} || {SCH:st annes} rang {PH:07700 900123} or {PH:07700900123} => in [PLACE_1] at [SCHOOL_1], off [STREET_1] || [SCHOOL_1] rang [PHONE_1] or [PHONE_1]
born {DATE:14.02.2016}, seen {DATE:3 May 2024}, {DATE:31/12/2023} and {DATE:the 3rd} => born [DATE_BIRTH], seen [DATE_2024_SPRING], [DATE_2023_24_WINTER] and [DATE]
{AGE:4 and 6}, {AGE:8 months old}, {AGE:80} => [AGE_3_4] and [AGE_5_7], [AGE_UNDER_1] year old, [AGE_75_OVER]
"""

TONGUES = [
    ("cy", "Fy mab {P:Gareth} aeth i'r ysgol. Daeth {P:Gareth} adref", "Fy mab [child 1] aeth i'r ysgol. Daeth [child 1] adref"),
    ("cy", "fy ngŵr {P:Dai}, wedyn {P:Dai} eto", "fy ngŵr [partner], wedyn [my partner] eto"),
    ("pl", "Moja córka {P:Zuzia} czeka, mój mąż {P:Piotr} też", "Moja córka [child 1] czeka, mój mąż [partner] też"),
    ("so", "Wiilkayga {P:Ahmed} iskuulka ma rabo", "Wiilkayga [child 1] iskuulka ma rabo"),
    ("ur", "میرا بیٹا {P:علی} ہے", "میرا بیٹا [child 1] ہے"),
    ("ur", "meri beti {P:Sana} ro rahi thi", "meri beti [child 1] ro rahi thi"),
    ("ar", "ابني {P:يوسف} مريض", "ابني [child 1] مريض"),
    ("ar", "زوجي {P:خالد} ثم {P:خالد} غادر", "زوجي [partner] ثم [my partner] غادر"),
    ("pl", "my son {P:Kacper} czeka", "my son [child 1] czeka"),
]  # fmt: skip


def _cases(lines: str) -> list[tuple[str, str]]:
    return [
        (marked, wanted)
        for marked, _, wanted in (line.partition(" => ") for line in lines.strip().splitlines())
    ]


@pytest.mark.parametrize(("marked", "wanted"), _cases(STAFF))
def test_staff_read_who_it_was_without_learning_it(marked: str, wanted: str) -> None:
    assert put(*marked.split(" || ")) == tuple(wanted.split(" || "))


@pytest.mark.parametrize(("marked", "wanted"), _cases(RESEARCH))
def test_a_research_copy_has_codes(marked: str, wanted: str) -> None:
    assert put(*marked.split(" || "), strength=Strength.RESEARCH) == tuple(wanted.split(" || "))


@pytest.mark.parametrize(("language", "marked", "wanted"), TONGUES)
def test_roles_are_told_in_other_languages(language: str, marked: str, wanted: str) -> None:
    assert put(marked, language=language) == (wanted,)


def test_a_word_of_another_language_that_nobody_is_sure_of_is_a_word() -> None:
    text, spans = found("Roedd {P:Rhywbeth} yno")
    unsure = tuple(replace(span, decision=Decision.UNSURE) for span in spans)
    assert labelled((text,), (unsure,), Strength.STAFF, "cy") == (("[word 1]",),)
    assert labelled((text,), (unsure,), Strength.STAFF, "en") == (("[person 1]",),)


def test_words_the_narrator_asked_to_take_out_are_no_person() -> None:
    text, spans = found("it was {P:the big red bus} that {P:Tim} drove")
    asked = tuple(replace(span, why=("you asked for it",)) for span in spans)
    assert labelled((text,), (asked,), Strength.STAFF) == (("[left out]", "[word 1]"),)


FIRSTS = ["Sam", "Samuel", "Sammy", "Kate", "Katie", "Katherine", "Ali", "Alia", "Amina", "Zoë", "Kelly-Anne", "Oluwaseun", "Oluwasuen", "Jo", "Mo"]  # fmt: skip
LASTS = ["Khan", "Khans", "Brown", "Browne", "Okonkwo-Bright", "Bright", "O'Brien", "Ahmed", "Ahmad", "Pemberton", "Pembertom", "Ali", "Sam"]  # fmt: skip
FRAMES = [
    "{} came",
    "my son {} cried",
    "then {}'s mum rang",
    "Mrs {} rang",
    "{} teacher",
    "our {},",
    "thanks, {} x",
    "{} ({AGE:7})",
    "and {}",
    "the {}",
    "my ex {} left",
]
PLACE_FRAMES = ["in {T:Leeds}", "at {SCH:St Anne's}", "the {O:Maples}", "on {S:Mill Lane}", "since {DATE:3 May 2024}", "is {AGE:9}", "{PH:07700 900123}"]  # fmt: skip


def _clause(draw: st.DrawFn) -> str:
    frame = draw(st.sampled_from([*FRAMES, *PLACE_FRAMES]))
    first, last = draw(st.sampled_from(FIRSTS)), draw(st.sampled_from(LASTS))
    name = draw(st.sampled_from([first, f"{first} {last}", last, first.lower(), f"{first.upper()}"]))
    return frame.replace("{}", f"{{P:{name}}}")


@st.composite
def stories(draw: st.DrawFn) -> tuple[str, ...]:
    """One to three texts of clauses in which names come in every way, fit or not."""
    return tuple(
        draw(st.sampled_from([". ", " ", ", ", "\n", " and "])).join(
            _clause(draw) for _ in range(draw(st.integers(1, 6)))
        )
        for _ in range(draw(st.integers(1, 3)))
    )


def _found(marked: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[tuple[Span, ...], ...]]:
    texts, spans = zip(*map(found, marked), strict=True)
    return texts, spans


@given(stories(), st.sampled_from(Strength), st.sampled_from(["en", "cy", "pl", "so", "ur", "ar", "de"]))
def test_the_same_story_has_the_same_labels(
    marked: tuple[str, ...], strength: Strength, language: str
) -> None:
    assert put(*marked, strength=strength, language=language) == put(
        *marked, strength=strength, language=language
    )


@given(stories(), st.sampled_from(Strength))
def test_every_label_is_of_the_vocabulary_and_each_find_has_one(
    marked: tuple[str, ...], strength: Strength
) -> None:
    texts, spans = _found(marked)
    for each, labels in zip(spans, labelled(texts, spans, strength), strict=True):
        assert len(labels) == len(each)
        for label in labels:
            assert LABEL.search(label)
            assert re.fullmatch(r"(?:'s| |,|and|aged|-?\s?years?-?\s?olds?)*", LABEL.sub("", label)), label


@given(stories())
def test_equal_words_have_equal_codes_and_two_full_names_never_the_same(marked: tuple[str, ...]) -> None:
    texts, spans = _found(marked)
    by_name: dict[tuple[str, bool], set[str]] = {}
    for text, each, labels in zip(texts, spans, labelled(texts, spans, Strength.RESEARCH), strict=True):
        for span, label in zip(each, labels, strict=True):
            written = text[span.start : span.end].lower()
            # A title tells apart, and an s may be a possessive or a family: those are told of in the table above.
            if (
                span.kind is Kind.PERSON
                and not written.endswith("s")
                and text[: span.start].lower().split()[-1:] != ["mrs"]
            ):
                code = re.match(r"\[PERSON_\d+\]", label)
                assert code
                by_name.setdefault((written, " " in written), set()).add(code[0])
    assert all(len(codes) == 1 for codes in by_name.values())
    whole = [next(iter(codes)) for (_, full), codes in by_name.items() if full]
    assert len(whole) == len(set(whole))


VOCABULARY = frozenset(
    word.lower()
    for words in (*PEOPLE, *PLACES, "named another other third fourth fifth sixth seventh eighth ninth tenth", "under spring summer autumn winter birth date",
                  "left out", "email address web link user name car registration postcode bank card number National Insurance phone case years year olds over")
    for word in words.replace("-", " ").split()
)  # fmt: skip


@given(stories())
def test_a_label_holds_nothing_of_what_it_stands_for(marked: tuple[str, ...]) -> None:
    texts, spans = _found(marked)
    for text, each, labels in zip(texts, spans, labelled(texts, spans, Strength.STAFF), strict=True):
        for span, label in zip(each, labels, strict=True):
            _holds_nothing(text[span.start : span.end], label)


@given(st.text(max_size=60), st.sampled_from(Kind), st.sampled_from(Strength))
def test_any_characters_at_all_may_be_found(written: str, kind: Kind, strength: Strength) -> None:
    span = (Span(3, 3 + len(written), kind),) if written else ()
    (labels,) = labelled((f"my {written}'s",), (span,), strength)
    for label in labels:
        assert LABEL.search(label)
        _holds_nothing(written, label)


def _holds_nothing(written: str, label: str) -> None:
    outside = {run for run in re.findall(r"[^\W\d_]+", label.lower()) if run not in VOCABULARY}
    low = written.lower()
    shared = {run[at : at + 5] for run in outside for at in range(len(run) - 4) if run[at : at + 5] in low}
    assert not {run for run in shared if "_" not in run and run.upper() not in label}


@given(stories(), st.sampled_from(Strength))
def test_labels_in_a_text_are_left_alone(marked: tuple[str, ...], strength: Strength) -> None:
    once = put(*marked, strength=strength)
    for text in once:
        labels = {place for label in LABEL.finditer(text) for place in range(*label.span())}
        assert [read(text).text[place] for place in sorted(labels)] == [LABEL_HOLE] * len(labels)
        again = {place for span in redact(text).spans for place in range(span.start, span.end)}
        assert again.isdisjoint(labels)
    assert all(each == () for each in labelled(once, [()] * len(once), strength))


@pytest.mark.parametrize(
    "bracketed",
    ["[Sam]", "[child Sam]", "[my Sam]", "[a Leeds]", "[PERSON_Sam]", "[child 07700900123]", "[AGE_7]", "[5 to 9]", "[a day in May]", "[CHILD 1]", "[child 0]", "[ child 1]"],
)  # fmt: skip
def test_what_only_looks_like_a_label_is_looked_into(bracketed: str) -> None:
    assert LABEL.search(bracketed) is None
    assert LABEL_HOLE not in read(bracketed).text


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("[child 2]", ("child", 2)),
        ("[my ex]", ("ex", 1)),
        ("[a third town]", ("town", 3)),
        ("[other school]", ("school", 2)),
        ("[town 14]", ("town", 14)),
        ("[social worker]", ("social worker", 1)),
    ],
)
def test_a_label_tells_whom_it_stands_for(label: str, told: tuple[str, int]) -> None:
    assert list(standing(f"then {label} came")) == [told]


def test_bands_leave_no_age_out_and_none_twice() -> None:
    assert [age for first, last in BANDS for age in range(first, last + 1)] == list(range(111))
    assert all(
        f"[{age_label(str(age), '', coded=False)[1:-1]}]" == age_label(f"{age} years old", "", coded=False).removesuffix(" years old")
        for age in range(1, 111)
    )  # fmt: skip


def test_every_word_that_tells_a_role_or_a_place_leads_to_a_label() -> None:
    for words in (ENGLISH, *map(tongue, ("cy", "pl", "so", "ur", "ar"))):
        assert {told.role for told in words.phrases.values()} <= PEOPLE
    assert {*NOUNS.values(), *WITHIN_A_TOWN.values(), *WORKING.values()} <= PLACES


def test_the_log_says_what_each_code_stands_for_and_no_word_of_the_story() -> None:
    texts, spans = _found(
        ("my son {P:Quillon} is {AGE:7}, {P:quillon} cried", "{SCH:Thornwick Primary} rang {P:Quillon}")
    )
    spans = ((replace(spans[0][0], certainty=0.7, decision=Decision.UNSURE), *spans[0][1:]), spans[1])
    labels = labelled(texts, spans, Strength.RESEARCH)
    codes = log(spans, labels, texts=texts)
    assert codes == (
        Coded("PERSON_1", Kind.PERSON, "child", 3, 0.7, unsure=True),
        Coded("AGE_5_7", Kind.AGE, None, 1, 1.0, unsure=False),
        Coded("SCHOOL_1", Kind.SCHOOL, "school", 1, 1.0, unsure=False),
    )
    assert log(spans, labels)[0] == Coded("PERSON_1", Kind.PERSON, None, 3, 0.7, unsure=True)
    assert "quillon" not in repr(codes).lower()
    assert "thornwick" not in repr(codes).lower()


def test_staff_labels_have_no_log() -> None:
    texts, spans = _found(("my son {P:Sam} is {AGE:7}",))
    assert log(spans, labelled(texts, spans, Strength.STAFF)) == ()


HOSTILE = {
    "one name": "{P:sam} ",
    "names in a list": "{P:Sam}, ",
    "full names": "{P:Sam Brown} and ",
    "long names": "{P:Oluwaseun} ",
    "many sons": "my son {P:Sam}'s ",
    "schools": "{SCH:st annes} ",
    "ages": "{AGE:7 and 8} ",
    "labels": "[child 1] {P:Tom} ",
    "joined names": "{P:a b c d e f g h} ",
    "roles": "my foster carer social worker {P:Sam} ",
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_work_grows_no_faster_than_the_story(unit: str) -> None:
    small, large = (_calls(unit * count) for count in (200, 400))
    assert large < 2.2 * small + 500


def test_work_grows_no_faster_with_ever_new_names() -> None:
    small, large = (
        _calls(
            "".join(f"{{P:{_name(at)} {_name(at // 7)}}}, my son {{P:{_name(at)}}} " for at in range(count))
        )
        for count in (200, 400)
    )
    assert large < 2.2 * small + 500


def _name(number: int) -> str:
    # A step that keeps names of following numbers more than a slip apart.
    return "Q" + "".join("aeioubdglm"[int(digit)] for digit in f"{number * 100_999 % 1_000_000:06}") * 2


def _calls(marked: str) -> int:
    """How many function calls labelling takes."""
    text, spans = found(marked)
    return calls(lambda: labelled((text,), (spans,), Strength.STAFF))


def test_a_hundred_kilobytes_of_names_are_labelled() -> None:
    names = [_name(at) for at in range(1, 7_001)]
    marked = ", ".join(f"{{P:{name}}}" for name in names)
    (text,) = put(marked)
    assert len(found(marked)[0]) > 100_000
    assert text.startswith("[person 1], [person 2]")
    assert text.endswith("[person 7000]")
    assert LABEL.sub("", text).replace(", ", "") == ""


def test_marks_are_read_as_they_are_meant() -> None:
    text, spans = found("my {P:Sam} is {AGE:7}")
    assert (text, [text[span.start : span.end] for span in spans]) == ("my Sam is 7", ["Sam", "7"])
    assert fill(text, spans, ("a", "b")) == "my a is b"
    assert set(KINDS.values()) == set(Kind)
