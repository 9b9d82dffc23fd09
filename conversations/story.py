"""A submitted set of answers: what is sealed when the narrator taps Send."""

from dataclasses import dataclass, field

from conversations.consent import Consent, Use
from conversations.packing import packed, unpacked

VOICE = "\ufffc"
"""Stands for a voice note in the text of a draft, on a line of its own; no story holds it."""


def typed_part(value: str) -> str:
    """What of an answer was typed: the lines that stand for no voice note."""
    return "\n".join(line for line in value.split("\n") if line != VOICE) if VOICE in value else value


@dataclass(frozen=True, slots=True)
class Sound:
    """A voice note as it is kept: sealed in pieces in the ledger, under a key of its own.

    The key is in the draft and then in the sealed story alone, so that who cannot read the story cannot hear it.

    Attributes:
        id: 16 random bytes.
        key: 32 bytes.
        seconds: How long it is; None where the channel did not say.
    """

    id: bytes
    key: bytes = field(repr=False)
    seconds: int | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What one prompt got, as it may be kept: closed choices by name, words redacted and seen by the narrator.

    ``value`` is XLSForm's: a choice name, several separated by single blanks (in rank order for a rank), or
    free text. ``sound`` is a voice note that answers the prompt, alone or beside words; only a story whose narrator
    allowed research holds one.
    """

    prompt: str
    value: str
    sound: Sound | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """What one narrator sent, and what they allow.

    Holds only answers on the route taken: those of a branch that was left never get here. Free text is the
    redacted text the narrator saw on the review card; the words as typed are not part of a story.
    """

    flow: str
    language: str
    answers: tuple[Answer, ...]
    consent: Consent


def pack(story: Story) -> bytes:
    """The story as canonical JSON, UTF-8 (lone surrogates kept as ``surrogatepass`` bytes).

    Format 2 has a third member in each answer that holds a sound; a story without one is written as format 1.
    """
    heard = any(answer.sound is not None for answer in story.answers)
    document = {
        "format": "firsthand-story/2" if heard else "firsthand-story/1",
        "flow": story.flow,
        "language": story.language,
        "answers": [_packed(answer) for answer in story.answers],
        "consent": {
            "uses": sorted(use.value for use in story.consent.uses),
            "wording": story.consent.wording,
            "week": story.consent.week,
        },
    }
    return packed(document)


def unpack(data: bytes) -> Story:
    """The story that ``pack`` made these bytes from.

    Raises:
        ValueError: These bytes are no packed story of a format this version knows.
    """
    document = unpacked(data)
    if not isinstance(document, dict) or document.get("format") not in (
        "firsthand-story/1",
        "firsthand-story/2",
    ):
        raise ValueError(
            "not a story of a format this version of Firsthand knows; a newer version may open it"
        )
    try:
        consent = document["consent"]
        return Story(
            flow=document["flow"],
            language=document["language"],
            answers=tuple(_unpacked(*answer) for answer in document["answers"]),
            consent=Consent(
                frozenset(Use(use) for use in consent["uses"]), consent["wording"], consent["week"]
            ),
        )
    except (KeyError, TypeError) as error:
        raise ValueError("a packed story with a part missing") from error


def _packed(answer: Answer) -> list[object]:
    if answer.sound is None:
        return [answer.prompt, answer.value]
    sound = answer.sound
    return [answer.prompt, answer.value, [sound.id.hex(), sound.key.hex(), sound.seconds]]


def _unpacked(prompt: str, value: str, sound: tuple[str, str, int | None] | None = None) -> Answer:
    if sound is None:
        return Answer(prompt, value)
    id_, key, seconds = sound
    return Answer(prompt, value, Sound(bytes.fromhex(id_), bytes.fromhex(key), seconds))
