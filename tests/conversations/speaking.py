"""Talks in each language that Firsthand has words in, for tests."""

from dataclasses import fields, is_dataclass

from conversations.effects import Effect, Revise, Say, Toast
from conversations.events import Command, CommandReceived
from conversations.flow import Flow, Language
from conversations.service import Service
from conversations.tongues import code_of
from conversations.words import CODES, words_of
from conversations.words.catalogue import Words
from tests.conversations.talking import Talk, built_in

EVERY_LANGUAGE = Service(
    {code: f"People who can help ({code})." for code in CODES}, languages=frozenset(CODES), voice=True
)
"""A service whose steward lets drafts be spoken too."""


def language_of(code: str, flow: Flow | None = None) -> Language:
    """What the built-in flow calls a language."""
    return next(name for name in (flow or built_in()).languages if code_of(name) == code)


def begun(code: str, flow: Flow | None = None) -> Talk:
    """A talk that has just begun with somebody whose app speaks that language."""
    talk = Talk(flow or built_in(), service=EVERY_LANGUAGE)
    talk.hear(CommandReceived(at=talk.at, command=Command.START, speaks=code))
    assert talk.session is not None
    assert code_of(talk.session.language) == code
    return talk


def shown(effects: tuple[Effect, ...]) -> list[tuple[str, list[str]]]:
    """What a turn shows: each text, and the labels under it."""
    seen: list[tuple[str, list[str]]] = []
    for effect in effects:
        match effect:
            case Say() | Revise():
                seen.append((effect.text, [button.label for row in effect.buttons for button in row]))
            case Toast():
                seen.append((effect.text, []))
            case _:
                seen.append((type(effect).__name__, []))
    return seen


def texts_of(code: str) -> dict[str, str]:
    """Every text of a language, by table and key; those that count by their plural category."""

    def told(value: object, name: str) -> dict[str, str]:
        if isinstance(value, str):
            return {name: value}
        found: dict[str, str] = {}
        if is_dataclass(value):
            for one in fields(value):
                if one.name != "understood":
                    found |= told(getattr(value, one.name), f"{name}.{one.name}".lstrip("."))
        elif isinstance(value, dict):
            for key, text in value.items():
                found[f"{name}.{key}"] = text
        return found

    return told(words_of(code), "")


def labels_of(words: Words) -> dict[str, str]:
    """Every label of a button, by its key."""
    return {one.name: getattr(words.buttons, one.name) for one in fields(words.buttons)}
