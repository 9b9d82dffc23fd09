"""What was taken out of a story, as it is listed for its narrator: each with what stands for it, and a button."""

from collections.abc import Iterator, Sequence

from conversations.effects import Button, Row
from conversations.packing import fingerprint
from conversations.session import Find, Session
from conversations.talk.captions import LONGEST_ON_A_BUTTON
from conversations.talk.questions import clipped, token
from conversations.turn import Talk

MOST_WORDS_TAPPED = 8
"""Words that were not sure and have a button on the card itself; of more, the rest is among the words taken out."""

MOST_WORDS_SHOWN = 12
"""Words of a kind that are written on the card; the rest is counted, and the button under it leads to all of them."""

LONGEST_SHOWN = 30
"""Characters of a word that was taken out, and of what stands for it, where they are written on the card."""


def taken_out(
    talk: Talk, session: Session, finds: Sequence[Find], longest: int = LONGEST_SHOWN
) -> Iterator[str]:
    """What was taken out and what stands for it: first what was not sure, then the rest, then what is kept in.

    ``longest``: characters that are written of each.
    """
    card = talk.words.card
    groups = (
        (card.not_sure, [find for find in finds if is_open(session, find)]),
        (card.taken_out, [find for find in finds if find.label and not is_open(session, find)]),
        (card.kept_in, [find for find in finds if not find.label]),
    )
    for heading, group in groups:
        if group:
            lines = [stands_for(talk, find, longest) for find in group[:MOST_WORDS_SHOWN]]
            more = len(group) - len(lines)
            yield "\n".join([heading, *lines, *([f"… (+{more})"] if more else [])])


def is_open(session: Session, find: Find) -> bool:
    """Whether it was not sure, and the narrator has not decided about it yet."""
    return find.unsure and find.key not in session.decided


def stands_for(talk: Talk, find: Find, most: int) -> str:
    """A find, and what stands for it; the find alone where it is kept in."""
    words = clipped(find.words, most)
    if not find.label:
        return words
    return talk.words.card.stands_for.format(words=words, label=clipped(find.label, most))


def word_button(talk: Talk, session: Session, finds: Sequence[Find], place: int) -> Button:
    """The button that keeps one find in, or takes it out again: always what it says, however often it is tapped."""
    find = finds[place]
    if find.label:
        label, action = stands_for(talk, find, LONGEST_ON_A_BUTTON // 2 - 1), "k"
    else:
        words = clipped(find.words, LONGEST_ON_A_BUTTON // 2 - 1)
        label, action = talk.words.card.stays.format(words=words), "t"
    return Button(label, token(session, f"{action}{place}_{mark(finds)}"))


def mark(finds: Sequence[Find]) -> str:
    """What a button says of the list it stands in, so that it does nothing where the list is another by now."""
    return fingerprint(*(find.key for find in finds))[:8]


def word_buttons(talk: Talk, session: Session, finds: Sequence[Find]) -> Iterator[Row]:
    """The words that were not sure, and the way to all that were taken out."""
    asked = [place for place, find in enumerate(finds) if is_open(session, find)]
    for place in asked[:MOST_WORDS_TAPPED]:
        yield (word_button(talk, session, finds, place),)
    if finds:
        out = sum(bool(find.label) for find in finds)
        yield (Button(talk.words.buttons.words_out.format(count=out), token(session, "out")),)
