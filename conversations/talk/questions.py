"""How a prompt is put to a narrator: words and buttons, for any channel."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from conversations.effects import Button, Row, Say
from conversations.expressions import Scope
from conversations.flow import Kind, Prompt
from conversations.route import named, places_offered
from conversations.session import Session
from conversations.talk.answers import TEXT_LIMIT, in_words, value_of
from conversations.talk.calendars import LATER, asks, pages_of_years, part_buttons
from conversations.talk.captions import LONGEST_ON_A_BUTTON, Captions, captions
from conversations.talk.days import Parts, exists, parts_of_value, words_of_parts
from conversations.talk.languages import offered_languages
from conversations.talk.numbers import fits, number_in, offered_numbers
from conversations.talk.pages import paged
from conversations.talk.telling import told
from conversations.tongues import name_of
from conversations.turn import Talk
from conversations.words import words_of
from conversations.words.catalogue import Words
from conversations.words.folding import folded

CHOICES_A_PAGE = 8
"""Longer tick lists are turned over like pages, so that Done stays in sight on a phone."""

LONGEST_LIST = 20
"""Choices that are shown at once for one tap; of a longer list the first letters are asked for."""

NUMBERS_IN_A_ROW = 11
"""Numbers of a range that are shown as buttons, such as 0 to 10; of more, one is typed."""

_NUMBERS_WIDE = 5
_LONGEST_SHOWN = 300  # characters of a label written into a message: eight of them still fit one
# Looking a member up in its class takes five times as long as comparing with it.
_TEXT, _SELECT_ONE, _SELECT_MULTIPLE, _RANK = Kind.TEXT, Kind.SELECT_ONE, Kind.SELECT_MULTIPLE, Kind.RANK
_SELECTS = (_SELECT_ONE, _SELECT_MULTIPLE, _RANK)
_SAID = (_TEXT, *_SELECTS)

_NOTHING: Mapping[str, str] = {}
_button = tuple.__new__  # a third of the time of calling the class, for what a turn makes twenty of


def token(session: Session, action: str) -> str:
    """What a button carries: whose talk, how old, what it does. At most 40 characters."""
    return f"{session.key}.{session.shown}.{action}"


def controls(words: Words, session: Session, prompt: Prompt, first: bool, revisited: bool) -> tuple[Row, ...]:
    """Skip, Back, Pause, Help now, Hide and Delete, as far as they make sense at this prompt."""
    buttons = words.buttons
    begin = f"{session.key}.{session.shown}."
    pause = _button(Button, (buttons.pause, begin + "pause"))
    last = (
        _button(Button, (buttons.help, begin + "help")),
        _button(Button, (buttons.hide, begin + "hide")),
        _button(Button, (buttons.delete, begin + "del")),
    )
    moves = (pause,) if first else (_button(Button, (buttons.back, begin + "back")), pause)
    if prompt.required:
        return moves, last
    skip = _button(Button, (buttons.leave_out if revisited else buttons.skip, begin + "skip"))
    return (skip, *moves), last


def ask(
    talk: Talk,
    session: Session,
    prompt: Prompt,
    values: Mapping[str, str],
    first: bool,
    *,
    lead: Sequence[str] = (),
    page: int | None = None,
) -> tuple[Say, ...]:
    """The message that asks a prompt: what leads up to it, the question, its hint, what was said so far.

    Nearly always one message; where the words are longer than one can be, the last has the buttons.

    Args:
        values: What is on the way and answered; of a prompt that does not ``depend``, its own answer alone will do.
        first: Whether nothing was asked before it.
        page: Which page of a list or of years; None is the first, or for a long list the search.
    """
    flow, kind, language = talk.flow, prompt.kind, session.language
    answered = values.get(prompt.name, "")
    # What somebody said is not shown to whoever looks over their shoulder.
    recalled = _NOTHING if session.discreet else values
    question = told(flow, prompt, prompt.label, recalled, language) or talk.words.asking.this_one
    if prompt.hint:
        hint = told(flow, prompt, prompt.hint, recalled, language)
        if hint:
            question = f"{question}\n{hint}"
    if kind in _SELECTS:
        body, rows = _choices(talk, session, prompt, values, page)
    elif kind is _TEXT:
        body, rows = _telling(talk, session, prompt)
    else:
        body, rows = _offer(talk, session, prompt, page)
    parts = [*lead, question, *body]
    if answered:
        if (
            kind is not _SELECT_MULTIPLE
            and not (kind is _RANK and session.collected)
            and not session.discreet
        ):
            words = in_words(
                prompt, answered, language, named(prompt, answered, values, talk.around(session))
            )
            parts.append(talk.words.asking.your_answer.format(answer=shortened(words)))
        if kind not in _SAID:
            rows = (*rows, (Button(talk.words.buttons.keep_it, token(session, "done")),))
    elif (
        prompt.default is not None
        and not session.collected
        and not (session.discreet and prompt.default.names)
    ):
        value = suggested(talk, session, prompt, values)
        if value:
            label = keep_caption(talk, session, prompt, values, value)
            if len(label) > LONGEST_ON_A_BUTTON or "\n" in label:
                words = in_words(prompt, value, language, named(prompt, value, values, talk.around(session)))
                parts.append(talk.words.asking.suggested.format(answer=shortened(words)))
                label = talk.words.buttons.keep_it
            rows = (*rows, (Button(label, token(session, "take")),))
    buttons = (*rows, *controls(talk.words, session, prompt, first, bool(answered)))
    if first and talk.flow.languages[1:]:
        buttons = (*buttons, *other_languages(talk, session))
    return says(parts, buttons, question=session.shown)


def other_languages(talk: Talk, session: Session) -> tuple[Row, ...]:
    """The way to another language, named in those languages; none where there is but one."""
    names = [
        name_of(language)
        for language in offered_languages(talk.flow, talk.service)
        if language != session.language
    ]
    if not names:
        return ()
    label = " · ".join(names)
    if len(label) > LONGEST_ON_A_BUTTON:
        label = f"{talk.words.buttons.language} · {names[0]} · …"
    return ((Button(clipped(label, LONGEST_ON_A_BUTTON), token(session, "lang")),),)


@lru_cache(maxsize=16)
def typed_controls(code: str) -> frozenset[str]:
    """What can be typed for the buttons that turn a page, take back or lead on, beside what works everywhere; folded.

    ``code`` is the language's.
    """
    buttons = words_of(code).buttons
    return frozenset(
        folded(label)
        for label in (
            buttons.carry_on,
            buttons.leave_out,
            buttons.start_again,
            buttons.more,
            buttons.earlier,
            buttons.see_list,
            buttons.earlier_years,
            buttons.later_years,
            buttons.keep_it,
        )
    )


def says(parts: Sequence[str], buttons: tuple[Row, ...], *, question: int = 0) -> tuple[Say, ...]:
    """Words with a blank line between, on as few messages as carry them; the last has the buttons.

    ``question`` is for ``effects.Say.question``.
    """
    text = "\n\n".join(parts)
    if len(text) <= _SURELY_ONE_PAGE:
        return (Say(text, buttons, question),)
    *earlier, last = paged(parts)
    return (*(Say(words) for words in earlier), Say(last, buttons, question))


_SURELY_ONE_PAGE = 1_900  # characters, each of two UTF-16 units at most


def depends(prompt: Prompt) -> bool:
    """Whether the way a prompt is put depends on other answers than its own."""
    return bool(
        prompt.recalls
        or prompt.choice_filter is not None
        or prompt.default is not None
        or prompt.seed is not None
    )


def suggested(talk: Talk, session: Session, prompt: Prompt, values: Mapping[str, str]) -> str:
    """The answer that a prompt offers to be kept; "" where it offers none, or one that could not be given."""
    if prompt.default is None:
        return ""
    around = talk.around(session)
    value = prompt.default.text(Scope(values, "", {}, around)).strip()
    match prompt.kind:
        case Kind.SELECT_ONE | Kind.SELECT_MULTIPLE | Kind.RANK:
            places = places_offered(prompt, values, around)
            names = {prompt.choices[place].name for place in places}
            given = value.split()
            one = prompt.kind is not Kind.SELECT_ONE or len(given) == 1
            return value_of(prompt, given) if given and one and names.issuperset(given) else ""
        case Kind.INTEGER | Kind.DECIMAL | Kind.RANGE:
            number = number_in(value, talk.words, whole=prompt.kind is Kind.INTEGER)
            return number if number is not None and fits(prompt, number) else ""
        case Kind.DATE | Kind.TIME | Kind.DATETIME:
            parts = parts_of_value(prompt, value)
            return value_of(prompt, [str(part) for part in parts]) if parts else ""
        case Kind.ACKNOWLEDGE:
            return value if value == "OK" else ""
        case _:
            return value if len(value) <= TEXT_LIMIT else ""


def keep_caption(talk: Talk, session: Session, prompt: Prompt, values: Mapping[str, str], value: str) -> str:
    """What stands on the button that keeps a suggested answer, unless that is too long for one."""
    choices = named(prompt, value, values, talk.around(session))
    return talk.words.buttons.keep_this.format(answer=in_words(prompt, value, session.language, choices))


def _telling(talk: Talk, session: Session, prompt: Prompt) -> tuple[Sequence[str], tuple[Row, ...]]:
    body = (talk.words.voice.hint,) if prompt.voice and talk.service.voice else ()
    begun = bool(session.collected) or prompt.name in session.sounds
    return body, ((Button(talk.words.buttons.done, token(session, "done")),),) if begun else ()


def _offer(
    talk: Talk, session: Session, prompt: Prompt, page: int | None
) -> tuple[Sequence[str], tuple[Row, ...]]:
    """What is written below a question with no choices, and the buttons an answer is tapped with."""
    begin = f"{session.key}.{session.shown}."
    match prompt.kind:
        case Kind.RANGE:
            assert prompt.steps is not None
            numbers = offered_numbers(prompt.steps)
            if len(numbers) > NUMBERS_IN_A_ROW:
                return [from_to(numbers, talk.words)], ()
            wide = len(numbers) if len(numbers) <= 7 else -(-len(numbers) // 2)
            buttons = [Button(number, f"{begin}n{place}") for place, number in enumerate(numbers)]
            return (), tuple(tuple(buttons[at : at + wide]) for at in range(0, len(buttons), wide))
        case Kind.DATE | Kind.TIME | Kind.DATETIME:
            begun = begun_parts(prompt, session)
            today = talk.at.date()
            turned = page or 0
            turned = turned if turned == LATER else min(turned, pages_of_years(today) - 1)
            asked = asks(prompt, begun, talk.words)
            if session.discreet and begun:
                asked = asked.partition(words_of_parts(prompt, begun, talk.words.code))[2].lstrip(_STOPS)
            return [asked], part_buttons(prompt, begun, today, begin, turned, talk.words)
        case Kind.ACKNOWLEDGE:
            return (), ((Button(talk.words.buttons.agree, begin + "ok"),),)
        case _:
            return (), ()


_STOPS = " .,،۔\u2069"  # after a date, in any language, and the end of what stands isolated in its line


def from_to(numbers: Sequence[str], words: Words) -> str:
    """What numbers a range takes, in words."""
    by_ones = len(numbers) < 2 or abs(Decimal(numbers[1]) - Decimal(numbers[0])) == 1
    text = words.asking.from_to if by_ones else words.asking.from_to_steps
    return text.format(first=numbers[0], second=numbers[min(1, len(numbers) - 1)], last=numbers[-1])


def begun_parts(prompt: Prompt, session: Session) -> Parts:
    """What of a date or time is known so far; nothing where it does not stand together."""
    if session.at != prompt.name or not all(part.isdecimal() for part in session.collected):
        return ()
    parts = tuple(int(part) for part in session.collected)
    return parts if exists(prompt, parts) else ()


def _choices(
    talk: Talk, session: Session, prompt: Prompt, values: Mapping[str, str], page: int | None
) -> tuple[Sequence[str], tuple[Row, ...]]:
    begin = f"{session.key}.{session.shown}."
    shown = captions(talk.flow, prompt.name, session.language)
    kind, collected = prompt.kind, session.collected
    one = kind is _SELECT_ONE
    as_written = prompt.choice_filter is None and not prompt.shuffled
    if one and as_written and not shown.long and len(shown.names) <= LONGEST_LIST:
        # The commonest list by far, and the quickest way to make its buttons.
        return (), tuple(
            [
                (_button(Button, (caption, begin + action)),)
                for caption, action in zip(shown.captions, shown.tokens, strict=True)
            ]
        )
    places: Sequence[int] = (
        range(len(shown.names)) if as_written else places_offered(prompt, values, talk.around(session))
    )
    count = len(places)
    if count > LONGEST_LIST and page is None:
        return _search(talk.words, session, prompt, shown, places)
    ranked = kind is _RANK
    if ranked and collected:
        places = places_left(shown, session, places)
        count = len(places)
    numbered, long = shown.is_numbered(places), shown.is_long(places)
    size = LONGEST_LIST if one and not long else CHOICES_A_PAGE
    at_page = min(page or 0, (count - 1) // size) if count else 0
    start = at_page * size
    lines: list[str] = []
    rows: list[Row] = []
    numbers: list[Button] = []
    stop = start + size
    if as_written and not long and not ranked:
        rows.extend(
            (_button(Button, (f"✓ {caption}" if name in collected and not one else caption, begin + action)),)
            for caption, name, action in zip(
                shown.captions[start:stop], shown.names[start:stop], shown.tokens[start:stop], strict=True
            )
        )
        places = ()
    for number, place in enumerate(places[start:stop], start + 1):
        label = shown.labels[place]
        tick = ""
        if not one and not ranked and shown.names[place] in collected:
            tick = "✓ "
        if long:
            lines.append(f"{tick}{number}. {shortened(label, _LONGEST_SHOWN)}")
            numbers.append(Button(f"{tick}{number}", begin + shown.tokens[place]))
        else:
            caption = f"{tick}{number}. {label}" if numbered else tick + label
            rows.append((_button(Button, (caption, begin + shown.tokens[place])),))
    rows.extend(tuple(numbers[at : at + _NUMBERS_WIDE]) for at in range(0, len(numbers), _NUMBERS_WIDE))
    if at_page > 0:
        rows.append((Button(talk.words.buttons.earlier, f"{begin}p0"),))
    if stop < count:
        rows.append((Button(talk.words.buttons.more, f"{begin}p{at_page + 1}"),))
    body = ["\n".join(lines)] if lines else []
    if ranked and collected:
        if not session.discreet:
            so_far = _labels_of(shown, collected, talk.words.asking.then)
            body.append(talk.words.asking.so_far.format(answer=so_far))
        rows.append((Button(talk.words.buttons.start_again, begin + "again"),))
    if not one and (collected or not ranked):
        rows.append((Button(talk.words.buttons.done, begin + "done"),))
    return body, tuple(rows)


def places_left(shown: Captions, session: Session, places: Sequence[int]) -> Sequence[int]:
    """The places of what is not ranked yet; shown, and counted by who types, from 1."""
    return [place for place in places if shown.names[place] not in session.collected]


def _search(
    words: Words, session: Session, prompt: Prompt, shown: Captions, places: Sequence[int]
) -> tuple[Sequence[str], tuple[Row, ...]]:
    """A list too long to show: its first letters are asked for; what was picked so far can be taken off again."""
    begin = f"{session.key}.{session.shown}."
    body = [words.asking.type_letters]
    rows: list[Row] = []
    collected = session.collected if prompt.kind is not Kind.SELECT_ONE else ()
    if collected and not session.discreet:
        between = words.asking.then if prompt.kind is Kind.RANK else "; "
        body.append(words.asking.so_far.format(answer=shortened(_labels_of(shown, collected, between))))
    if prompt.kind is Kind.SELECT_MULTIPLE:
        ticked = [place for place in places if shown.names[place] in collected][:CHOICES_A_PAGE]
        rows.extend((Button(clipped(f"✓ {shown.labels[place]}"), f"{begin}f{place}"),) for place in ticked)
    rows.append((Button(words.buttons.see_list, begin + "p0"),))
    if prompt.kind is Kind.RANK and collected:
        rows.append((Button(words.buttons.start_again, begin + "again"),))
    if prompt.kind is Kind.SELECT_MULTIPLE or collected:
        rows.append((Button(words.buttons.done, begin + "done"),))
    return body, tuple(rows)


def match_buttons(session: Session, shown: Captions, matches: Sequence[int]) -> tuple[Row, ...]:
    """What a search found, one a row."""
    begin = f"{session.key}.{session.shown}."
    return tuple((Button(clipped(shown.labels[place]), f"{begin}f{place}"),) for place in matches)


def _labels_of(shown: Captions, names: Sequence[str], between: str) -> str:
    labels = dict(zip(reversed(shown.names), reversed(shown.labels), strict=True))
    return between.join(labels.get(name, name) for name in names)


def shortened(answer: str, most: int = 600) -> str:
    """The beginning of a long answer, for reminding; the review card shows all of it."""
    return answer if len(answer) <= most else answer[:most].rstrip() + " …"


def clipped(label: str, most: int = 60) -> str:
    """A label as it can stand on a button."""
    return label if len(label) <= most else label[: most - 1].rstrip() + "…"
