"""The narrator's say over each word: which stays out of a story, and which stays in.

A screen of its own lists them, and a tap changes one. Typed words do the same there and on the review card. Nothing is sent
by any of it: what staff would read is another then, so Send shows the card again first.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from conversations.effects import Button, Revise, Row, Say, Toast
from conversations.session import Find, Session
from conversations.talk.asking import draft_of, finish, leaving, near, resume, show_card, way
from conversations.talk.finds import LONGEST_WORDS, is_part, knows_names
from conversations.talk.listing import mark, taken_out, word_button
from conversations.talk.questions import token
from conversations.talk.wanted import has_signs, keys_typed, spread
from conversations.turn import Talk, Turn

OUT, TELLING = "out ", "telling "
"""What ``Session.confirming`` begins with while the words taken out are listed, and a page follows; and where somebody is
asked whether a number or the like shall stay in, and its place and the list's mark follow, and the places of those that are
asked about after it."""

WORDS_A_PAGE = 12
"""Finds that are listed at once: a button each, and the same words above them."""

MOST_DECIDED = 300
"""Decisions that are kept; those about words that the story does not hold any more go first."""


def show_words(
    talk: Talk, session: Session, page: int = 0, *, in_place: bool, lead: Sequence[str] = ()
) -> Turn:
    """List what was taken out and what is kept in, a page at a time, each with a button that changes it.

    A list in a message of its own makes the buttons of those before it old.
    """
    if not in_place:
        session = replace(session, shown=session.shown + 1)
    masked = draft_of(talk, session).masked
    page = max(0, min(page, (len(masked.finds) - 1) // WORDS_A_PAGE))
    session = replace(session, masked=masked, confirming=f"{OUT}{page}")
    card = talk.words.card
    how = [card.choose_words]
    if not knows_names(session):
        how.append(card.offered)
    here = masked.finds[page * WORDS_A_PAGE :][:WORDS_A_PAGE]
    text = "\n\n".join([*lead, " ".join(how), *taken_out(talk, session, here, LONGEST_WORDS)])
    rows = words_buttons(talk, session, masked.finds, page)
    return Turn(session, (Revise(text, rows) if in_place else Say(text, rows),))


def words_buttons(talk: Talk, session: Session, finds: Sequence[Find], page: int) -> tuple[Row, ...]:
    """What stands under that list: the words of this page, the other pages, and the way back to the card."""
    buttons = talk.words.buttons
    first = page * WORDS_A_PAGE
    places = range(first, min(first + WORDS_A_PAGE, len(finds)))
    turning = [
        *([Button(buttons.earlier, token(session, "p0"))] if page else []),
        *([Button(buttons.more, token(session, f"p{page + 1}"))] if places.stop < len(finds) else []),
    ]
    return (
        *((word_button(talk, session, finds, place),) for place in places),
        *([tuple(turning)] if turning else []),
        (Button(buttons.back_to_card, token(session, "card")),),
        (Button(buttons.pause, token(session, "pause")),),
        *leaving(talk, session),
    )


def buttons_of(talk: Talk, session: Session, confirmed: str) -> tuple[Row, ...]:
    """The buttons of the list, or of the question, that was shown just before (see ``Session.confirming``)."""
    finds = draft_of(talk, session).masked.finds
    if confirmed.startswith(TELLING):
        places, listed = _asked_about(confirmed)
        return _telling_buttons(talk, session, finds, places) if listed == mark(finds) else ()
    return words_buttons(talk, session, finds, page_of(confirmed))


def page_of(confirmed: str) -> int:
    """The page that was listed just before."""
    return int(confirmed.removeprefix(OUT))


def is_found(session: Session, words: str) -> bool:
    """Whether typed words are the key of something in the list that was shown last."""
    return session.masked is not None and any(find.key == words for find in session.masked.finds)


def back_to_card(talk: Talk, session: Session) -> Turn:
    """The whole card again: what staff would read may be another by now."""
    route = way(talk, session)
    if route.waiting is not None:
        return resume(talk, session)  # the day has changed, and with it what is asked
    return show_card(talk, replace(session, shown=session.shown + 1), route)


def decide_tapped(
    talk: Talk, session: Session, action: str, place: int | None, listed: str, *, confirmed: str
) -> Turn:
    """Do what the button of a find says.

    Args:
        action: ``k`` keeps it in, ``t`` takes it out, or leaves it out where that was asked; ``y`` keeps it in though it
            leads to somebody.
        place: Its place in the list.
        listed: The mark of the list that the button stood in; where it is another by now, nothing is done.
        confirmed: What was asked back just before.
    """
    finds = draft_of(talk, session).masked.finds
    places, asked_in = _asked_about(confirmed) if confirmed.startswith(TELLING) else ((), "")
    is_asked = places[:1] == (place,) and asked_in == listed
    is_old = place is None or place >= len(finds) or listed != mark(finds)
    if place is None or is_old or (action == "y" and not is_asked):
        return Turn(session, (Toast(talk.words.asking.older),))
    find = finds[place]
    if action == "k" and find.telling and find.label:
        return _ask_telling(talk, session, finds, (place,), in_place=True, named=True)
    if is_asked and action != "k":
        after = _decided(session, {find.key: False}, finds) if action == "y" else session
        return _ask_next(talk, after, [finds[then].key for then in places[1:]], place // WORDS_A_PAGE)
    after = _decided(session, {find.key: action == "t"}, finds)
    return show_words(talk, after, place // WORDS_A_PAGE, in_place=True)


def answered(talk: Talk, session: Session, page: int) -> Turn:
    """The list again, after it was asked whether something shall stay in that leads to somebody.

    Where somebody may look that was asked without a word of the story, and none is shown unasked after it.
    """
    if session.discreet:
        return finish(talk, session, way(talk, session))
    return show_words(talk, session, page, in_place=True)


def decide_typed(talk: Talk, session: Session, text: str, *, page: int | None) -> Turn | None:
    """Take words out, or keep them in, that were typed; None where they are none of the story's.

    What is out is kept in from now on, and the other way round; what was not found, or not everywhere, is taken out
    wherever it stands. Several are typed with commas between; then each must be in the story.

    Args:
        text: What was typed.
        page: Of the list, where that stood before; None on the card.
    """
    before = draft_of(talk, session).masked
    finds = {find.key: find for find in before.finds}
    typed = keys_typed(talk, text, finds)
    if not typed:
        return None
    left = {signs: [spread(text, signs=signs) for text in before.texts.values()] for signs in (False, True)}
    changes = {
        called: called not in finds
        or not finds[called].label
        or any(is_part(spread(called, signs=signs), text) for text in left[signs])
        for called in typed
        for signs in (has_signs(called),)
    }
    telling = [called for called, out in changes.items() if not out and finds[called].telling]
    changes = {called: out for called, out in changes.items() if called not in telling}
    after = _decided(session, changes, before.finds)
    masked = draft_of(talk, after).masked
    there = [find.key for find in masked.finds]
    if not all(called in finds or any(is_part(called, other) for other in there) for called in changes):
        return None
    after = replace(after, masked=masked)
    if telling:
        places = tuple(there.index(called) for called in telling)
        return _ask_telling(talk, after, masked.finds, places, in_place=False, named=not session.discreet)
    if masked.texts == before.texts and not session.discreet:
        # It stands only within something longer that is out: that is theirs to tap.
        within = [place for place, called in enumerate(there) if is_part(typed[0], called)]
        return show_words(talk, session, within[0] // WORDS_A_PAGE if within else 0, in_place=False)
    lead = (talk.words.coming_and_going.edited,)
    if page is not None and not session.discreet:
        return show_words(talk, after, page, in_place=False, lead=lead)
    return finish(talk, after, way(talk, after), lead=lead)


def _decided(session: Session, changes: Mapping[str, bool], finds: Sequence[Find]) -> Session:
    """The session with more decisions; where there is no room for them, the same."""
    decided = {**session.decided, **changes}
    if len(decided) > MOST_DECIDED:
        there = [find.key for find in finds]
        decided = {
            called: out
            for called, out in decided.items()
            if called in changes or any(is_part(called, other) for other in there)
        }
    return replace(session, decided=decided) if len(decided) <= MOST_DECIDED else session


def _ask_telling(
    talk: Talk,
    session: Session,
    finds: Sequence[Find],
    places: tuple[int, ...],
    *,
    in_place: bool,
    named: bool,
) -> Turn:
    """Ask once more before something stays in that leads to somebody by itself; ``places`` after the first are asked next."""
    if not in_place:
        session = replace(session, shown=session.shown + 1)
    text = talk.words.card.keep_telling
    if named:
        text = f"{finds[places[0]].words}\n\n{text}"
    rows = _telling_buttons(talk, session, finds, places)
    first, *after = places
    asked = " ".join([f"{first}_{mark(finds)}", *map(str, after)])
    session = replace(session, confirming=f"{TELLING}{asked}")
    return Turn(session, (Revise(text, rows) if in_place else Say(text, rows),))


def _ask_next(talk: Talk, session: Session, keys: Sequence[str], page: int) -> Turn:
    """Ask about the next of several that were typed together; the list again where there is none."""
    masked = draft_of(talk, session).masked
    places = [place for place, find in enumerate(masked.finds) if find.label and find.key in keys]
    places.sort(key=lambda place: keys.index(masked.finds[place].key))
    if not places:
        return answered(talk, session, page)
    session = replace(session, masked=masked)
    return _ask_telling(talk, session, masked.finds, tuple(places), in_place=True, named=not session.discreet)


def _asked_about(confirmed: str) -> tuple[tuple[int, ...], str]:
    """The places that were asked about just before, the one that stands there first, and the mark of their list."""
    first, *after = confirmed.removeprefix(TELLING).split()
    place, _, listed = first.partition("_")
    return (int(place), *map(int, after)), listed


def _telling_buttons(
    talk: Talk, session: Session, finds: Sequence[Find], places: Sequence[int]
) -> tuple[Row, ...]:
    buttons, place = talk.words.buttons, places[0]
    no = f"t{place}_{mark(finds)}" if len(places) > 1 else f"p{place // WORDS_A_PAGE}"
    return (
        (Button(buttons.keep_word_in, token(session, f"y{place}_{mark(finds)}")),),
        (Button(buttons.take_word_out, token(session, no)),),
        near(talk, session),
    )
