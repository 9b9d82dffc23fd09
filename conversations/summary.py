"""What staff may see of one story: coded facts and the narrator's own words, each only where allowed.

``summarise()`` is the only maker of a ``Summary``; what it makes is what the narrator is shown before Send,
and what is posted, to the letter. No time finer than the week is in it.
"""

from dataclasses import dataclass, field

from conversations.consent import Use
from conversations.flow import Flow, Kind
from conversations.packing import packed, unpacked
from conversations.release import Release
from conversations.route import is_asked, named
from conversations.talk.answers import in_words
from conversations.talk.pages import paged
from conversations.talk.telling import time_round


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a summary: which prompt it answers, the words before it, and what was answered."""

    prompt: str
    heading: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Summary:
    """What staff may see of one story, as its narrator approved it.

    ``facts`` are choices, numbers and dates in words (empty unless the use *digest* was allowed); ``words`` are the
    narrator's own, redacted (empty unless *quote* was allowed).
    """

    week: str
    facts: tuple[Line, ...]
    words: tuple[Line, ...]

    @property
    def pages(self) -> tuple[str, ...]:
        """The post, to the letter: nearly always one message, more where the words are long.

        Plain text; nothing in it is markup.
        """
        parts = [f"A family's story, week {int(self.week[-2:])} of {self.week[:4]}"]
        if self.facts:
            parts.append("\n".join(f"{line.heading}: {line.text}" for line in self.facts))
        parts.extend(f"{line.heading}\n“{line.text}”" for line in self.words)
        return paged(parts)


def summarise(flow: Flow, digest: Release | None, quote: Release | None) -> Summary | None:
    """What staff may see of a released story: facts by the digest release, words by the quote release.

    Facts are what was picked, counted or dated; headings say which time round a repeat they are of.

    Returns:
        The summary, or None where neither use was allowed or nothing is left to show.
    """
    released = digest or quote
    if released is None:
        return None
    assert digest is None or digest.use is Use.DIGEST
    assert quote is None or quote.use is Use.QUOTE
    story = released.story
    given = {answer.prompt: answer.value for answer in story.answers}
    facts: list[Line] = []
    words: list[Line] = []
    language = flow.default_language
    for prompt in flow.prompts:
        value = given.get(prompt.name, "")
        if not value or not prompt.summary:
            continue
        heading = prompt.summary.get(language, prompt.name)
        time = time_round(prompt)
        heading = f"{heading} ({time})" if time else heading
        if prompt.kind is Kind.TEXT:
            if quote is not None:
                words.append(Line(prompt.name, heading, value))
        elif digest is not None and prompt.choices:
            labels = [choice.label.get(language, choice.name) for choice in named(prompt, value, given)]
            facts.append(Line(prompt.name, heading, "; ".join(labels)))
        elif digest is not None and is_asked(prompt):
            facts.append(Line(prompt.name, heading, in_words(prompt, value, language)))
    if not facts and not words:
        return None
    return Summary(story.consent.week, tuple(facts), tuple(words))


def pack(summary: Summary) -> bytes:
    """The summary as JSON, for the queue it waits in."""
    document = {
        "format": "firsthand-summary/1",
        "week": summary.week,
        "facts": [[line.prompt, line.heading, line.text] for line in summary.facts],
        "words": [[line.prompt, line.heading, line.text] for line in summary.words],
    }
    return packed(document)


def unpack(data: bytes) -> Summary:
    """The summary that ``pack`` made these bytes from.

    Raises:
        ValueError: These bytes are no packed summary of a format this version knows.
    """
    document = unpacked(data)
    if not isinstance(document, dict) or document.get("format") != "firsthand-summary/1":
        raise ValueError("not a summary of a format this version of Firsthand knows")
    return Summary(
        document["week"],
        tuple(Line(*line) for line in document["facts"]),
        tuple(Line(*line) for line in document["words"]),
    )
