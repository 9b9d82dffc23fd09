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
    """One line of a summary in the narrator's own words: which prompt it answers, the words before it, and the answer."""

    prompt: str
    heading: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Picked:
    """One thing of a coded answer: the choice's name and its words; of a number, a date or an order both are the answer."""

    name: str = field(repr=False)
    label: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Fact:
    """One coded line of a summary: which prompt it answers, the words before it, and what was picked."""

    prompt: str
    heading: str
    picked: tuple[Picked, ...] = field(repr=False)

    @property
    def text(self) -> str:
        """What was picked, in words."""
        return "; ".join(one.label for one in self.picked)


@dataclass(frozen=True, slots=True)
class Summary:
    """What staff may see of one story, as its narrator approved it; of the facts they get those that many share (``post``).

    ``facts`` are choices, numbers and dates in words (empty unless the use *digest* was allowed); ``words`` are the
    narrator's own, redacted (empty unless *quote* was allowed).
    """

    week: str
    facts: tuple[Fact, ...]
    words: tuple[Line, ...]

    @property
    def pages(self) -> tuple[str, ...]:
        """All that staff may see, as the narrator is shown it: nearly always one message, more where the words are long.

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
    facts: list[Fact] = []
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
            picked = tuple(
                Picked(choice.name, choice.label.get(language, choice.name))
                for choice in named(prompt, value, given)
            )
            if prompt.kind is Kind.RANK:
                picked = (Picked(value, "; ".join(one.label for one in picked)),)
            facts.append(Fact(prompt.name, heading, picked))
        elif digest is not None and is_asked(prompt):
            facts.append(Fact(prompt.name, heading, (Picked(value, in_words(prompt, value, language)),)))
    if not facts and not words:
        return None
    return Summary(story.consent.week, tuple(facts), tuple(words))


def pack(summary: Summary) -> bytes:
    """The summary as JSON, for the queue it waits in."""
    document = {
        "format": "firsthand-summary/2",
        "week": summary.week,
        "facts": [
            [fact.prompt, fact.heading, [[one.name, one.label] for one in fact.picked]]
            for fact in summary.facts
        ],
        "words": [[line.prompt, line.heading, line.text] for line in summary.words],
    }
    return packed(document)


def unpack(data: bytes) -> Summary:
    """The summary that ``pack`` made these bytes from; format 1 had of each fact its words alone.

    Raises:
        ValueError: These bytes are no packed summary of a format this version knows.
    """
    document = unpacked(data)
    known = document.get("format") if isinstance(document, dict) else None
    if known not in ("firsthand-summary/1", "firsthand-summary/2"):
        raise ValueError("not a summary of a format this version of Firsthand knows")
    facts = [
        Fact(
            prompt,
            heading,
            tuple(Picked(*one) for one in ([[given, given]] if known.endswith("/1") else given)),
        )
        for prompt, heading, given in document["facts"]
    ]
    return Summary(document["week"], tuple(facts), tuple(Line(*line) for line in document["words"]))
