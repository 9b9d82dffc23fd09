"""The words of a language made from its file: what it lacks is said in English, and told by its key."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import TypeVar, cast

from conversations.direction import in_order
from conversations.events import Command
from conversations.words.catalogue import (
    Asking,
    Buttons,
    Card,
    ComingAndGoing,
    Menu,
    Profile,
    Refused,
    Safety,
    SentWords,
    Speaking,
    Times,
    Understood,
    Voice,
    Words,
)
from conversations.words.folding import folded
from conversations.words.phrases import phrases_of

T = TypeVar("T")

RIGHT_TO_LEFT = frozenset({"ar", "ur"})
"""The languages that are written from right to left."""

_TOLD = {
    "buttons": Buttons, "asking": Asking, "coming_and_going": ComingAndGoing, "card": Card, "sent": SentWords,
    "language": Speaking, "voice": Voice, "refused": Refused, "menu": Menu, "profile": Profile,
}  # fmt: skip
_UNDERSTOOD = {
    "commands": [command.value for command in Command if command is not Command.START] + ["start"],
    "answers": ["yes", "no", "keep", "agree", "send"],
    "days": ["today", "yesterday", "tomorrow", "last", "beside"],
    "times": [one.name for one in fields(Times)],
    "numbers": ["words", "beside", "changing"],
    "danger": ["families", "phrases"],
}
_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1}
_CONTROLS = {
    "skip": Command.SKIP, "back": Command.BACK, "done": Command.DONE, "pause": Command.PAUSE, "help": Command.HELP,
    "hide": Command.HIDE, "delete": Command.DELETE, "language": Command.LANGUAGE,
}  # fmt: skip

File = Mapping[str, object]


def built(code: str, measure: File, given: File) -> tuple[Words, tuple[str, ...]]:
    """The words of a language, and the keys its file lacks, as ``table.key``.

    Args:
        code: The language's.
        measure: The English file, which has every key.
        given: The language's own file; {} where there is none.
    """
    lacking: list[str] = []

    def told(table: str, key: str) -> str:
        text = _text(_table(given, table).get(key))
        if not text:
            lacking.append(f"{table}.{key}")
            return _text(_table(measure, table)[key])
        return _laid(text) if code in RIGHT_TO_LEFT and table != "buttons" else text

    def section(table: str, kind: type[T]) -> T:
        # The names are the fields' own, so a key that is missing or new is found out at the first start.
        return kind(**{one.name: told(table, one.name) for one in fields(kind)})  # type: ignore[arg-type]

    def heard(table: str, key: str) -> Sequence[str]:
        own = _texts(_table(given, table).get(key))
        if not own and _texts(_table(measure, table).get(key)):
            lacking.append(f"{table}.{key}")
        return own

    left = {key: _text(text) for key, text in _table(_table(given, "safety"), "hidden_left").items()}
    if code in RIGHT_TO_LEFT:
        left = {key: _laid(text) for key, text in left.items()}
    if not left.get("other"):
        lacking.append("safety.hidden_left")
        left = {key: _text(text) for key, text in _table(_table(measure, "safety"), "hidden_left").items()}
    buttons = section("buttons", Buttons)
    safety = Safety(
        **{one.name: told("safety", one.name) for one in fields(Safety) if one.name != "hidden_left"},
        hidden_left=left,
    )
    english = {
        table: {key: _texts(_table(measure, table).get(key)) for key in keys}
        for table, keys in _UNDERSTOOD.items()
    }
    own = {table: {key: heard(table, key) for key in keys} for table, keys in _UNDERSTOOD.items()}
    words = Words(
        code=code,
        name=_text(given.get("name")) or code,
        draft=bool(given.get("draft")),
        buttons=buttons,
        asking=section("asking", Asking),
        coming_and_going=section("coming_and_going", ComingAndGoing),
        card=section("card", Card),
        sent=section("sent", SentWords),
        safety=safety,
        language=section("language", Speaking),
        voice=section("voice", Voice),
        refused=section("refused", Refused),
        privacy=told("privacy", "notice"),
        contact=told("privacy", "contact"),
        kept_weeks=told("privacy", "kept_weeks"),
        menu=section("menu", Menu),
        profile=section("profile", Profile),
        understood=_understood(english, own, buttons),
    )
    return words, tuple(lacking)


_Lists = Mapping[str, Mapping[str, Sequence[str]]]


def _understood(english: _Lists, own: _Lists, buttons: Buttons) -> Understood:
    def either(table: str, key: str) -> frozenset[str]:
        return frozenset(folded(text) for text in (*english[table][key], *own[table][key]))

    commands: dict[str, Command] = {}
    for lists in (english, own):  # what the language itself means by a word goes before what English does
        for name, phrases in lists["commands"].items():
            commands.update((folded(phrase), Command(name)) for phrase in phrases)
    commands.update((folded(getattr(buttons, key)), command) for key, command in _CONTROLS.items())
    numbers = {
        folded(way): number
        for number, ways in enumerate(own["numbers"]["words"])
        for way in ways.split("/")
        if way.strip()
    }
    # Of what changes a number English words stay out: one of them may be an ordinary word here.
    counting = own["numbers"] if numbers else english["numbers"]
    return Understood(
        commands=commands,
        yes=either("answers", "yes"),
        no=either("answers", "no"),
        keep=either("answers", "keep"),
        agree=either("answers", "agree") | {"1"},
        send=either("answers", "send") | {folded(buttons.send)},
        days={folded(word): days for key, days in _DAYS.items() for word in either("days", key)},
        last_days=either("days", "last"),
        beside_days=either("days", "beside"),
        times=_times(own["times"] if own["times"]["hours"] else english["times"]),
        numbers=numbers,
        beside_numbers=frozenset(map(folded, counting["beside"])),
        changing=frozenset(map(folded, counting["changing"])),
        danger=tuple(
            dict.fromkeys(
                phrase
                for lists in (own, english)
                for phrase in phrases_of(lists["danger"]["families"], lists["danger"]["phrases"])
            )
        ),
    )


def _times(own: Mapping[str, Sequence[str]]) -> Times:
    def said(key: str) -> tuple[str, ...]:
        return tuple(
            " {hour} ".join(folded(part) for part in text.split("{hour}")).strip() for text in own[key]
        )

    return Times(
        noon=frozenset(said("noon")),
        midnight=frozenset(said("midnight")),
        hours={folded(way): hour for hour, ways in enumerate(own["hours"], 1) for way in ways.split("/")},
        beside=frozenset(said("beside")),
        half=said("half"),
        half_to=said("half_to"),
        quarter=said("quarter"),
        quarter_to=said("quarter_to"),
        morning=said("morning"),
        afternoon=said("afternoon"),
        evening=said("evening"),
        night=said("night"),
    )


_COMMAND = re.compile(r"/[a-z_]+")
_FILLED_IN = re.compile(r"\{[a-z]+\}")


def _laid(text: str) -> str:
    """A text from right to left, its commands and whatever is filled in set apart from what stands beside them.

    These are the isolates of Unicode Standard Annex 9: a full stop after ``/delete`` stays at the end of the sentence, and
    an answer in letters of another direction moves nothing around it. Telegram keeps them, and takes the older marks for
    embeddings out of every text (tdlib, ``clean_input_string``).
    """
    apart = _COMMAND.sub("\u2066\\g<0>\u2069", text)
    apart = _FILLED_IN.sub("\u2068\\g<0>\u2069", apart)
    return "\n".join(in_order(line) for line in apart.split("\n"))


def _table(document: File, key: str) -> File:
    found = document.get(key)
    return cast("File", found) if isinstance(found, dict) else {}


def _text(value: object) -> str:
    return value.strip("\n") if isinstance(value, str) and value.strip() else ""


def _texts(value: object) -> tuple[str, ...]:
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()
