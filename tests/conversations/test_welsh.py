"""A whole talk in Welsh, typed from the first word to Send: no button, no English."""

from conversations.consent import Use
from conversations.session import Stage
from conversations.words import words_of
from tests.conversations.speaking import begun, language_of, texts_of
from tests.conversations.talking import Talk

WELSH = words_of("cy")

# What is asked, and what is typed there.
TALK: list[tuple[str, list[str]]] = [
    ("safe_now", ["ydy"]),
    ("age", ["18 neu'n hyn"]),
    ("prompt", ["pan ddaeth help yn hwyr"]),
    (
        "story",
        ["Fe arhosodd Mari dair blynedd am apwyntiad.", "Ffoniais i 07700 900123 bob wythnos.", "dyna ni"],
    ),
    ("needs", ["1 a 3", "gofalu am rywun", "wedi gorffen"]),
    ("stage_first", ["yn mynd"]),
    ("services", ["GP, Tim iechyd meddwl", "wedi gorffen"]),
    ("wait", ["mwy na blwyddyn"]),
    ("barriers", ["gorfod aros", "8", "wedi gorffen"]),
    ("right_question", ["Sut ydych chi i gyd yn cysgu?"]),
    ("more", ["oes"]),
    ("asks", ["2 neu 3 gwaith"]),
    ("stage_help", ["mewn argyfwng"]),
    ("barrier_top", ["1"]),
    ("whole_family", ["dim ond un person"]),
    ("job_of", ["neb", "2", "wedi gorffen"]),
    ("what_helped", ["neidio drosto"]),
    ("one_change", ["Un rhif ffôn sy'n cael ei ateb."]),
    ("kept_going", ["fy chwaer"]),
    ("area", ["ardal y cyngor hwn"]),
    ("uses", ["1, 2, 3", "wedi gorffen"]),
]


def told() -> Talk:
    """That talk, at its review card."""
    talk = begun("cy")
    for prompt, typed in TALK:
        assert talk.session is not None
        assert talk.session.at == prompt
        for line in typed:
            talk.type(line)
    assert talk.session is not None
    assert talk.session.stage is Stage.CHECKING
    return talk


def test_a_whole_talk_is_typed_in_welsh_and_sent() -> None:
    talk = told()
    talk.type("anfon")
    assert talk.session is not None
    assert talk.session.stage is Stage.IDLE
    (submit,) = talk.submitted
    story = submit.story
    assert story.language == language_of("cy")
    assert story.consent.uses == frozenset(Use)
    given = {answer.prompt: answer.value for answer in story.answers}
    assert given == {
        "age": "adult",
        "prompt": "late",
        "story": "Fe arhosodd [person 1] dair blynedd am apwyntiad.\nFfoniais i [phone number] bob wythnos.",
        "needs": "school mind caring",
        "stage_first": "harder",
        "services": "gp mental",
        "wait": "over",
        "barriers": "waiting repeating",
        "right_question": "Sut ydych chi i gyd yn cysgu?",
        "asks": "few",
        "stage_help": "crisis",
        "barrier_top": "waiting",
        "whole_family": "one",
        "job_of": "nobody everyone",
        "one_change": "Un rhif ffôn sy'n cael ei ateb.",
        "kept_going": "fy chwaer",
        "area": "here",
        "stage_slip": "1",
    }


def test_all_that_is_said_in_it_is_in_welsh_but_the_page_for_staff() -> None:
    """Staff read the service's own language; the narrator is told so in theirs, and sees the page to the letter."""
    talk = told()
    english = {text for text in texts_of("en").values() if text not in texts_of("cy").values()}
    assert talk.session is not None
    talk.type("anfon")
    (submit,) = talk.submitted
    assert submit.summary is not None
    pages = submit.summary.pages
    seen = [say.text for say in talk.seen]
    assert set(pages) <= set(seen)
    for text in seen:
        if text not in pages:
            assert not english & set(text.split("\n\n"))
    before = next(text for text in seen if WELSH.card.staff_heading in text)
    assert before.endswith(WELSH.card.staff_language.format(language="English"))
    assert "Kind of story: A time help was late or never came" in pages[0]
    assert any("Sut ydych chi i gyd yn cysgu?" in page for page in pages)


def test_the_page_for_staff_is_not_explained_where_it_is_in_ones_own_language() -> None:
    talk = begun("en")
    for typed in ("1", "1", "2", "We waited.", "done"):
        talk.type(typed)
    while talk.session is not None and talk.session.at != "uses":
        talk.type("skip")
    talk.type("1, 2")
    talk.type("done")
    english = words_of("en").card
    assert any(english.staff_heading in say.text for say in talk.seen)
    assert not any(english.staff_language.partition("{")[0] in say.text for say in talk.seen)
