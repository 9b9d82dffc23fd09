"""What can tell who it was without a name: plain phrases of each kind, and everyday ones that are none."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.redaction.telltales import Telltale, telltales

NEWS, JOB, RARE = Telltale.NEWS, Telltale.JOB, Telltale.RARE

TOLD = [
    (NEWS, "It was in the local paper."),
    (NEWS, "it was all over, on the telly and everything"),
    (NEWS, "We were on the BBC news"),
    (NEWS, "her post went viral"),
    (NEWS, "We had to go to court twice."),
    (NEWS, "the inquest said otherwise"),
    (NEWS, "The coroner wrote to us."),
    (NEWS, "after the serious case review"),
    (NEWS, "A journalist knocked on the door"),
    (JOB, "My husband is the vicar here"),
    (JOB, "I'm a prison officer"),
    (JOB, "she was the only midwife on the island"),
    (JOB, "My mum is a councillor and they all know us."),
    (JOB, "being a vicar's wife"),
    (JOB, "we run the post office, I mean my dad runs the post office"),
    (JOB, "I was head of the children's centre"),
    (RARE, "I was pregnant with triplets"),
    (RARE, "he has a very rare condition"),
    (RARE, "there are only four children in the country with it"),
    (RARE, "She was the youngest person in our town to have it."),
    (RARE, "the first family in the village"),
    (RARE, "after the fire at the flats"),
    (RARE, "his brother was murdered"),
    (RARE, "The whole village knows what happened."),
]
UNTOLD = [
    "We waited and waited.",
    "the telly was on all day",
    "She is my only son's best friend.",
    "the health visitor came twice and the school was first to help",
    "He is the oldest, she is the youngest.",
    "I first asked in the spring.",
    "I'm a carer and a single mum.",
    "It is rare that they call back.",
    "I was the only one in the room.",
    "the tennis court was shut",
    "The head said no.",
    "There was no news for weeks.",
    "He fired questions at us.",
    "",
    "👍",
    "Buom yn aros am flwyddyn.",
]


@pytest.mark.parametrize(("kind", "text"), TOLD)
def test_what_can_tell_is_told_by_its_kind(kind: Telltale, text: str) -> None:
    assert kind in telltales(text)
    assert kind in telltales(text.upper())
    assert kind in telltales(f"We waited, \n{text.replace(' ', '  ')}, and nobody came.")


@pytest.mark.parametrize("text", UNTOLD)
def test_everyday_words_tell_nothing(text: str) -> None:
    assert telltales(text) == frozenset()


@given(st.text(st.characters(codec=None), max_size=300))
def test_any_text_is_read(text: str) -> None:
    assert telltales(text) <= set(Telltale)


@pytest.mark.parametrize(
    "words", ["in the ", "the only a b ", "he is the x ", "court the ", "only 3 people "]
)
def test_time_grows_no_faster_than_the_text(words: str) -> None:
    """Measured in processor time of sixteen times the text, at its best of three; growth by the square would take 256 times."""

    def took(text: str) -> float:
        best = 60.0
        for _ in range(3):
            begun = time.process_time()
            telltales(text)
            best = min(best, time.process_time() - begun)
        return best

    assert took(words * 16_000) < 60 * max(took(words * 1_000), 0.001)
