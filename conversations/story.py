"""A submitted set of answers: what is sealed when the narrator taps Send."""

from dataclasses import dataclass

from conversations.consent import Consent, Use
from conversations.packing import packed, unpacked


@dataclass(frozen=True, slots=True)
class Answer:
    """What one prompt got, as it may be kept: closed choices by name, words redacted and seen by the narrator.

    ``value`` is XLSForm's: a choice name, several separated by single blanks (in rank order for a rank), or
    free text.
    """

    prompt: str
    value: str


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
    """The story as canonical JSON, UTF-8 (lone surrogates kept as ``surrogatepass`` bytes)."""
    document = {
        "format": "firsthand-story/1",
        "flow": story.flow,
        "language": story.language,
        "answers": [[answer.prompt, answer.value] for answer in story.answers],
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
    if not isinstance(document, dict) or document.get("format") != "firsthand-story/1":
        raise ValueError(
            "not a story of a format this version of Firsthand knows; a newer version may open it"
        )
    try:
        consent = document["consent"]
        return Story(
            flow=document["flow"],
            language=document["language"],
            answers=tuple(Answer(prompt, value) for prompt, value in document["answers"]),
            consent=Consent(
                frozenset(Use(use) for use in consent["uses"]), consent["wording"], consent["week"]
            ),
        )
    except (KeyError, TypeError) as error:
        raise ValueError("a packed story with a part missing") from error
