"""How a walker leaves the straight way: one thing at a time, any of which a narrator may do at any moment."""

import re
from collections.abc import Callable

from conversations.events import (
    ButtonTapped,
    Command,
    CommandReceived,
    Content,
    ContentRefused,
    TextReceived,
)
from conversations.flow import Kind
from conversations.layout import layout
from conversations.session import Stage
from conversations.talk.languages import offered_languages
from conversations.words import words_in
from tests.conversations.saying import SENTENCES, anything, written
from tests.conversations.talking import NOON
from tests.conversations.walking import SERVICE, Walker

Stray = Callable[[Walker], None]


def stray(walker: Walker) -> None:
    """Leave the straight way once."""
    at_card = walker.here.stage is Stage.CHECKING
    one = decided_a_word if at_card and walker.chance.random() < 0.5 else walker.chance.choice(STRAYS)
    walker.done[one.__name__] += 1
    one(walker)


def wrong(walker: Walker) -> None:
    """Say something else than what is meant."""
    if walker.here.stage is Stage.ASKING:
        walker.give(anything(walker, walker.asked, ending=True))


def back(walker: Walker) -> None:
    """Back, once or several times."""
    for _ in range(walker.chance.randint(1, 3)):
        walker.command(Command.BACK)


def left_out(walker: Walker) -> None:
    """Skip."""
    walker.command(Command.SKIP)


def finished(walker: Walker) -> None:
    """Done, whether or not there is anything."""
    walker.command(Command.DONE)


def paused(walker: Walker) -> None:
    """A pause; the way back is found by itself."""
    walker.command(Command.PAUSE)


def started(walker: Walker) -> None:
    """The command that everybody knows, by name, and sometimes by a link."""
    walker.hear(CommandReceived(at=NOON, command=Command.START, constants={"leaflet": "other"}, speaks="cy"))


def hidden(walker: Walker) -> None:
    """Hide."""
    walker.command(Command.HIDE)


def informed(walker: Walker) -> None:
    """Help now, the notice, the receipt: what is said beside the talk."""
    walker.command(walker.chance.choice((Command.HELP, Command.PRIVACY, Command.MYSTORY)))


def spoke_another_language(walker: Walker) -> None:
    """Another language from here on."""
    walker.choose(walker.chance.choice(offered_languages(walker.flow, SERVICE)))


def was_discreet(walker: Walker) -> None:
    """Clear as we go from now on, or stop that."""
    walker.command(Command.DISCREET)


def deleted_it(walker: Walker) -> None:
    """Delete everything, now and then, and begin again."""
    if walker.chance.random() < 0.2:
        walker.command(Command.DELETE)
        walker.type(words_in(walker.here.language).buttons.yes_delete)


def kept_it(walker: Walker) -> None:
    """Delete, and no."""
    walker.command(Command.DELETE)
    buttons = words_in(walker.here.language).buttons
    walker.type(
        walker.chance.choice((buttons.no_keep, "no", "what?"))
    ) if walker.chance.random() < 0.5 else walker.tap("keep")


def tapped_an_old_button(walker: Walker) -> None:
    """A button of an older message, once or twice; not one that sends, or says yes to deleting."""
    token = walker.chance.choice([token for token in walker.tokens if not token.endswith(".send")])
    for _ in range(walker.chance.randint(1, 2)):
        walker.hear(ButtonTapped(at=NOON, token=token))


FORGED = (
    "o0", "o99", "f3", "c1", "n0", "n9999", "p1", "p9999", "v2024-13-40", "v0", "l99", "e0", "e9999", "heard", "unheard", "drop",
    "k0", "t0_00000000", "y0_", "p", "out", "card", "take", "again", "ok", "look", "newer", "said", "wipe", "x0123456789ab", "v0123456789aben", "r", "", ".", "done", "uses",
)  # fmt: skip


def tapped_a_forged_button(walker: Walker) -> None:
    """What no button says, with the key of this talk or of another person's."""
    action = walker.chance.choice(FORGED)
    if walker.chance.random() < 0.5:
        walker.tap(action)
    else:
        walker.hear(ButtonTapped(at=NOON, token=f"AAAAAAAA.{walker.here.shown}.{action}"))


def sent_no_words(walker: Walker) -> None:
    """A picture, an album, a sticker; sometimes with words under it."""
    words = walker.chance.choice(SENTENCES) if walker.chance.random() < 0.3 else ""
    album = f"album {walker.turns}" if walker.chance.random() < 0.5 else ""
    for _ in range(3 if album else 1):
        walker.messages += 1
        walker.hear(
            ContentRefused(
                at=NOON,
                content=walker.chance.choice(list(Content)),
                words=words,
                message=walker.messages,
                sent=walker.clock,
                album=album,
            )
        )
        words = ""


def edited(walker: Walker) -> None:
    """Another wording of a message that answered something, or of one that is not known."""
    known = list(walker.here.typed.items())
    if not known or walker.chance.random() < 0.1:
        walker.edit(walker.chance.randint(0, 10_000), "something else")
        return
    name, pieces = walker.chance.choice(known)
    prompt = layout(walker.flow).prompts[name]
    given = anything(walker, prompt, ending=True)
    text = written(walker, prompt, given.value) if given.value else "stop"
    before = walker.here.answers.get(name)
    walker.edit(walker.chance.choice(pieces).message, text)
    walker.done["an edit changed an answer"] += before != walker.here.answers.get(name)


def said_more_in_one_breath(walker: Walker) -> None:
    """More words before anybody can have read the next question."""
    walker.type(walker.chance.choice(SENTENCES), breath=True)


def said_something_odd(walker: Walker) -> None:
    """Words that fit few questions."""
    walker.type(walker.chance.choice(("?", "", "99", "\ufffc", "1, 2, 3", "hmm 👍", "\n\n", "x" * 5_000)))


def sent_a_voice_note(walker: Walker) -> None:
    """A voice note, wherever the talk stands; now and then it cannot be had."""
    walker.fails = walker.chance.random() < 0.2
    walker.speak()
    walker.fails = False


def looked_at_a_line(walker: Walker) -> None:
    """One line of the card, or the uses, only to look."""
    if walker.here.stage is Stage.CHECKING:
        walker.tap(walker.chance.choice(("uses", f"e{walker.chance.randrange(len(walker.flow.prompts))}")))


DECIDED = ("waited", "Nurse", "nobody, form", "neighbour", "Oluwaseun", "07700 900123", "rang us", "zebra")


def decided_a_word(walker: Walker) -> None:
    """Words taken out or kept in on the card, by typing them, by tapping, or with the question after it left open."""
    session = walker.here
    if session.stage is not Stage.CHECKING:
        return
    before = session.decided
    if session.approved and walker.chance.random() < 0.5:
        walker.tap("out")
        listed = [token for token in walker.tokens if re.search(rf"\.{session.shown}\.[kty]\d+_", token)]
        for token in walker.chance.sample(listed, min(2, len(listed))):
            walker.hear(ButtonTapped(at=NOON, token=token))
    else:
        walker.type(walker.chance.choice(DECIDED))
    if walker.chance.random() < 0.3:
        walker.type(walker.chance.choice(("yes", "no", *DECIDED)))
    walker.done["a word was decided"] += walker.here.decided != before


def ranked_again(walker: Walker) -> None:
    """Begin a list again."""
    if walker.here.stage is Stage.ASKING and walker.asked.kind is Kind.RANK:
        walker.tap("again")


def came_with_a_link(walker: Walker) -> None:
    """Text from an app that is set to another language."""
    walker.hear(TextReceived(at=NOON, text="help", speaks="pl"))


STRAYS: tuple[Stray, ...] = (
    wrong, wrong, wrong, wrong, wrong, back, back, left_out, finished, paused, started, hidden, informed, spoke_another_language,
    was_discreet, kept_it, deleted_it, tapped_an_old_button, tapped_an_old_button, tapped_a_forged_button, sent_no_words, edited, edited,
    said_more_in_one_breath, said_something_odd, sent_a_voice_note, looked_at_a_line, decided_a_word, decided_a_word, ranked_again, came_with_a_link,
)  # fmt: skip
