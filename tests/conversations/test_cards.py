"""What stands on the review card, and what it costs to look at it again."""

import re
import sys
from collections import Counter
from collections.abc import Callable

from conversations.events import Command, CommandReceived
from conversations.expressions import parse
from conversations.flow import Guard, Kind
from conversations.session import pack
from conversations.talk.answers import TALK_LIMIT, TEXT_LIMIT
from conversations.words import words_of
from tests.conversations.talking import Talk
from tests.conversations.test_kinds import answers, asking, prompt, words

SAID = words_of("en")

TO_THE_CARD = "\n[research]\n[Done]"


def card(talk: Talk) -> str:
    """All that was shown in the last turn that came to the card."""
    texts = [say.text for say in talk.seen]
    last = max(at for at, text in enumerate(texts) if SAID.card.heading in text)
    return "\n".join(texts[last:])


def work(turn: Callable[[], object]) -> Counter[str]:
    """How often a story is redacted in a turn: counts, which no clock and no neighbour can change."""
    calls: Counter[str] = Counter()

    def count(frame: object, event: str, _argument: object) -> None:
        code = getattr(frame, "f_code", None)
        if event == "call" and code is not None and code.co_name == "redact_story":
            calls[code.co_name] += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        turn()
    finally:
        sys.setprofile(before)
    return calls


def test_whatever_is_sealed_stands_on_the_card() -> None:
    """Values that were worked out, drawn, or set by the form leave too: they are seen before Send like any answer."""
    talk = asking(
        prompt(Kind.INTEGER, "age"),
        prompt(Kind.CALCULATE, "in_months", "", calculation=parse("${age} * 12")),
        prompt(Kind.CALCULATE, "half", "Half of it:", calculation=parse("${age} div 2")),
        prompt(Kind.CALCULATE, "empty", calculation=parse("''")),
        prompt(Kind.HIDDEN, "study", "", default=parse("'winter-wave'")),
        prompt(Kind.HIDDEN, "made", "", default=parse("concat('drawn-', ${age})")),
        prompt(Kind.CALCULATE, "lot[2]", "", calculation=parse("'second-lot'"), time=2),
    )
    talk.run("31" + TO_THE_CARD)
    assert (
        f"{SAID.card.added}\n• in months: 372\n• Half of it: 15.5\n• study: winter-wave\n• made: drawn-31\n"
        "• lot (2): second-lot"
    ) in card(talk)
    assert "empty" not in card(talk)
    shown = card(talk)
    talk.run("[Send]")
    (submit,) = talk.submitted
    for answer in submit.story.answers:
        assert answer.value in shown


def test_what_only_steers_the_talk_is_not_on_the_card() -> None:
    gate = prompt(Kind.CALCULATE, "secret", calculation=parse("'a-gate'"), guards=frozenset({Guard.GATE}))
    talk = asking(prompt(Kind.TEXT), gate)
    talk.run("told" + TO_THE_CARD)
    assert "a-gate" not in card(talk)
    assert SAID.card.added not in card(talk)


def test_what_was_added_has_no_number_and_no_button() -> None:
    talk = asking(prompt(Kind.TEXT), prompt(Kind.CALCULATE, "added", calculation=parse("'a value'")))
    talk.run("told" + TO_THE_CARD)
    assert "2" not in [button.label for row in talk.seen[-1].buttons for button in row]
    talk.type("2")
    assert talk.last == SAID.card.hint


def test_a_link_is_not_said_twice() -> None:
    talk = asking(prompt(Kind.HIDDEN, "leaflet"), prompt(Kind.TEXT))
    talk.session = None
    talk.hear(CommandReceived(at=talk.at, command=Command.START, constants={"leaflet": "clinic"}))
    talk.run("told" + TO_THE_CARD)
    assert card(talk).count("clinic") == 1


def test_a_name_of_a_text_is_in_nothing_that_was_worked_out_from_it() -> None:
    talk = asking(
        prompt(Kind.TEXT, "story"),
        prompt(Kind.CALCULATE, "again", calculation=parse("concat(${story}, '!')")),
    )
    talk.run("My son is called Wilberforce." + TO_THE_CARD)
    assert re.search(r"• What is it\?: My son is called \[[^]]+\]\.!", card(talk))


def test_what_is_worked_out_leaves_no_more_than_can_be_read() -> None:
    """A form that repeats the words again and again fills neither the chat nor the store."""
    many = [
        prompt(Kind.CALCULATE, f"times{at}", "", calculation=parse("concat(${it}, ${it}, ${it})"))
        for at in range(9)
    ]
    talk = asking(prompt(Kind.TEXT), *many)
    talk.run("x" * 4_000 + TO_THE_CARD + "\n[Send]")
    (submit,) = talk.submitted
    assert sum(len(answer.value) for answer in submit.story.answers) <= TALK_LIMIT + 4_000 + 100


def told(*texts: str) -> Talk:
    """A talk at its card after these texts."""
    talk = asking(*(prompt(Kind.TEXT, f"text{at}", f"Text {at}?") for at in range(len(texts))))
    talk.run("\n".join(texts) + TO_THE_CARD)
    return talk


def lines(talk: Talk) -> str:
    """What the card says of the answers, without what it says was taken out."""
    return "\n".join(say.text for say in talk.seen[-3:] if SAID.card.taken_out not in say.text)


def test_a_changed_line_has_the_story_read_once() -> None:
    talk = told(*["We waited for our son Tyler."] * 30)
    talk.tap("7")
    assert work(lambda: talk.type("We waited for Tyler, our son, and waited.")) == {"redact_story": 1}
    assert "Tyler, our son" not in card(talk)
    assert ", our son, and waited." in card(talk)


def test_a_card_looked_at_again_costs_nothing() -> None:
    talk = told(*["We waited for our son Tyler."] * 5)
    talk.command(Command.PAUSE)
    assert work(lambda: talk.type("I am back")) == {}
    assert work(lambda: talk.type("send")) == {}


def test_a_new_name_is_taken_out_of_every_text() -> None:
    talk = told("no quilby no help", "nothing more")
    talk.tap("2")
    talk.type("My sister is called Quilby.")
    assert "quilby" not in lines(talk).lower()
    assert "no help" in lines(talk)


def test_a_name_that_is_told_no_more_is_looked_for_no_more() -> None:
    talk = told("no quilby no help", "My sister is called Quilby.")
    assert "quilby" not in lines(talk).lower()
    talk.run("[2]\nnothing more")
    never = told("no quilby no help", "nothing more")
    assert talk.session is not None
    assert never.session is not None
    assert talk.session.masked == never.session.masked


def test_all_texts_of_a_talk_together_have_an_end_and_kind_words_for_it() -> None:
    """However many texts a form asks for, a card comes in a second and a session stays small."""
    many = tuple(prompt(Kind.TEXT, f"text{at}", f"Text {at}?", several=True) for at in range(6))
    talk = asking(*many)
    for _ in range(TALK_LIMIT // 15_000):
        talk.run("x" * 15_000 + "\ndone")
    assert talk.session is not None
    assert talk.session.at == "text4"
    before = talk.session
    talk.type("one more")
    assert talk.last == SAID.asking.too_much
    assert talk.session == before
    talk.run("skip\nback\nback\n")
    talk.run("y" * 100)
    talk.run("done\nshort enough now")
    assert talk.session.collected == ("short enough now",)
    assert sum(map(len, answers(talk).values())) <= TALK_LIMIT
    assert len(pack(talk.session)) < 4 * TALK_LIMIT


def test_an_offer_longer_than_an_answer_may_be_is_not_made() -> None:
    piece = prompt(Kind.HIDDEN, "piece", default=parse(f"'{'x' * (TEXT_LIMIT // 5 + 1)}'"))
    longer = parse("concat(${piece}, ${piece}, ${piece}, ${piece}, ${piece})")
    talk = asking(piece, prompt(Kind.TEXT, default=longer, label="Told?"))
    assert talk.seen[0].text == "Told?"
    assert not any(button.label.startswith("Keep") for button in talk.buttons)


def test_an_offer_for_which_there_is_no_room_is_not_taken() -> None:
    texts = [prompt(Kind.TEXT, f"text{at}") for at in range(4)]
    talk = asking(*texts, prompt(Kind.TEXT, "last", default=parse("'offered'"), hint=words("Here.")))
    talk.run("\n".join(["x" * 15_000] * 4))
    talk.tap("Keep: offered")
    assert talk.last == SAID.asking.too_much
    assert "last" not in answers(talk)
