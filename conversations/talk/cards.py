"""The review card: what Send would seal, and what staff would read, put to a narrator before anything leaves."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from conversations.consent import Consent, Use
from conversations.effects import Button, Row, Say
from conversations.expressions import Scope
from conversations.flow import Guard, Kind, Prompt
from conversations.layout import takes_link, works_out
from conversations.packing import fingerprint
from conversations.redaction.telltales import Telltale, telltales
from conversations.release import release
from conversations.route import Route, is_asked, named
from conversations.session import Masked, Session
from conversations.story import VOICE, Answer, Story, typed_part
from conversations.story import pack as pack_story
from conversations.summary import Summary, summarise
from conversations.talk.answers import TALK_LIMIT, in_words
from conversations.talk.finds import knows_names, redacted
from conversations.talk.listing import taken_out, word_buttons
from conversations.talk.pages import paged
from conversations.talk.questions import token
from conversations.talk.telling import time_round, told
from conversations.tongues import name_of
from conversations.turn import Talk
from conversations.words.catalogue import Words

MOST_LINES_TAPPED = 84
"""Lines of a card that have a button: a message carries a hundred. Any other is changed by sending its number."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What Send would seal and what staff would read, as the answers stand.

    ``linked`` are the constants a link brought, ``added`` what else the narrator did not give: worked out, or set by the
    form. ``sealed`` are all values on the route as they would be sealed; ``masked`` is for ``Session.masked``. ``story`` and ``summary`` are None where no use was allowed: then there is nothing to send.
    """

    lines: tuple[tuple[Prompt, str], ...] = field(repr=False)
    linked: tuple[str, ...] = field(repr=False)
    added: tuple[tuple[Prompt, str], ...] = field(repr=False)
    sealed: Mapping[str, str] = field(repr=False)
    masked: Masked = field(repr=False)
    uses: frozenset[Use]
    story: Story | None
    summary: Summary | None

    @property
    def fingerprint(self) -> str:
        """Changes when any letter of what would be sealed or posted changes; of no story "none"."""
        if self.story is None:
            return "none"
        return fingerprint(pack_story(self.story), *(self.summary.pages if self.summary else ()))


def draft(talk: Talk, session: Session, route: Route) -> Draft:
    """Put together what Send would send: only answers on the route, every free text redacted.

    A name that one answer gives away is taken out of all of them, and out of what a link brought, unless the narrator
    decided otherwise. What is worked out
    from words is worked out from the redacted ones, so that nothing taken out comes back by another door.
    """
    flow, around = talk.flow, talk.around(session)
    texts = {
        p.name: typed_part(route.values[p.name])
        for p in route.reached
        if route.values.get(p.name) and (p.kind is Kind.TEXT or (takes_link(p) and p.name in session.answers))
    }
    masked = redacted(talk, session, texts, [p.name for p in route.reached if p.kind is not Kind.TEXT])
    repeating = talk.laid.repeating
    sealed: dict[str, str] = {}
    lines: list[tuple[Prompt, str]] = []
    linked: list[str] = []
    added: list[tuple[Prompt, str]] = []
    room = TALK_LIMIT
    answers: list[Answer] = []
    uses: frozenset[Use] = frozenset()
    consent = route.consent
    allowed = route.values.get(consent.name, "") if consent is not None else ""
    research = Use.RESEARCH.value in allowed.split()  # a voice goes to nobody else, so without them to nobody
    for prompt in route.reached:
        value = route.values.get(prompt.name, "")
        if not texts.get(prompt.name, value):
            value = ""
        elif prompt.name in texts:
            value = masked.texts[prompt.name]
        elif prompt.name in repeating and value:
            worked_out = works_out(prompt)
            assert worked_out is not None, "only what is worked out repeats"
            value = worked_out.text(Scope(sealed, "", {}, around))
        if prompt.name not in texts and not is_asked(prompt) and Guard.GATE not in prompt.guards:
            value = value[:room]
            room -= len(value)
        if prompt.name in route.values:
            sealed[prompt.name] = value
        if prompt is consent:
            uses = frozenset(Use(name) for name in value.split())
            continue
        if Guard.GATE in prompt.guards:
            if prompt.time and is_asked(prompt):
                lines.append((prompt, value))  # sealed nowhere, but where else to say that there is one more
            continue
        if is_asked(prompt):
            lines.append((prompt, value))
        elif prompt.name in texts:
            linked.append(value)
        elif value:
            added.append((prompt, value))
        sound = session.sounds.get(prompt.name) if research else None
        if value or sound is not None:
            answers.append(Answer(prompt.name, value, sound))
    if not uses:
        return Draft(tuple(lines), tuple(linked), tuple(added), sealed, masked, uses, None, None)
    story = Story(session.flow, session.language, tuple(answers), Consent(uses, session.flow, talk.week))
    summary = summarise(
        flow,
        release(story, Use.DIGEST) if Use.DIGEST in uses else None,
        release(story, Use.QUOTE) if Use.QUOTE in uses else None,
    )
    return Draft(tuple(lines), tuple(linked), tuple(added), sealed, masked, uses, story, summary)


def review(talk: Talk, session: Session, drafted: Draft, *, lead: Sequence[str] = ()) -> tuple[Say, ...]:
    """The review card: every line with its number, the exact words staff will read, what was taken out and allowed, Send.

    What staff will read stands in messages of its own, to the letter as it will be posted.
    """
    positions = talk.laid.positions
    heading = "\n\n".join([*lead, " ".join(_heading(talk, session, drafted))])
    entries = [
        f"{number}. {_line(talk, session, drafted, prompt, value)}"
        for number, (prompt, value) in enumerate(drafted.lines, 1)
    ]
    if drafted.linked:
        entries.append(talk.words.card.link.format(values="; ".join(drafted.linked)))
    if drafted.added:
        added = [_added(talk, session, drafted, prompt, value) for prompt, value in drafted.added]
        entries.append("\n".join([talk.words.card.added, *added]))
    pages = drafted.summary.pages if drafted.summary is not None else ()
    effects = [Say(page) for page in paged([heading, *entries, *_before_staff(talk, session, bool(pages))])]
    effects.extend(Say(page) for page in pages)
    card = talk.words.card
    allows = {Use.DIGEST: card.use_digest, Use.QUOTE: card.use_quote, Use.RESEARCH: card.use_research}
    allowed = [allows[use] for use in Use if use in drafted.uses]
    if drafted.story is not None and drafted.summary is None:
        allowed.append(talk.words.card.staff_nothing)
    if drafted.story is not None and any(prompt.name in session.sounds for prompt, _ in drafted.lines):
        voice = talk.words.voice
        allowed.append(voice.goes_to_research if Use.RESEARCH in drafted.uses else voice.not_sent)
    numbers = [
        Button(str(number), token(session, f"e{positions[prompt.name]}"))
        for number, (prompt, _) in enumerate(drafted.lines[:MOST_LINES_TAPPED], 1)
    ]
    rows: list[Row] = [tuple(numbers[at : at + 6]) for at in range(0, len(numbers), 6)]
    rows.extend(word_buttons(talk, session, drafted.masked.finds))
    rows.append((Button(talk.words.buttons.change_uses, token(session, "uses")),))
    if drafted.story is not None:
        rows.append((Button(talk.words.buttons.send, token(session, "send")),))
    rows.append(
        (
            Button(talk.words.buttons.back, token(session, "back")),
            Button(talk.words.buttons.pause, token(session, "pause")),
        )
    )
    rows.append(
        (
            Button(talk.words.buttons.help, token(session, "help")),
            Button(talk.words.buttons.hide, token(session, "hide")),
            Button(talk.words.buttons.delete, token(session, "del")),
        )
    )
    foot = (
        "\n".join([*allowed, "", talk.words.card.foot])
        if drafted.story is not None
        else talk.words.card.no_use
    )
    if len(drafted.lines) > MOST_LINES_TAPPED:
        foot = f"{foot}\n{talk.words.card.many_lines}"
    effects.append(Say("\n\n".join([*taken_out(talk, session, drafted.masked.finds), foot]), tuple(rows)))
    return tuple(effects)


def _heading(talk: Talk, session: Session, drafted: Draft) -> Iterator[str]:
    """What is said first: that a name may be missed, and that what happened tells, too."""
    card, known = talk.words.card, knows_names(session)
    yield card.heading
    if not known:
        yield card.few_names
    yield card.tells
    if known:
        told_of = {
            Telltale.NEWS: card.tells_news,
            Telltale.JOB: card.tells_job,
            Telltale.RARE: card.tells_rare,
        }
        found = telltales("\n".join(drafted.masked.texts.values()))
        yield from (told_of[one] for one in Telltale if one in found)


def has_voice(session: Session, prompt: Prompt) -> bool:
    """Whether a voice note answers a prompt: one that is here, or still on its way."""
    if not session.sounds and session.awaited is None:
        return False
    begun = session.at == prompt.name and VOICE in session.collected
    return begun or VOICE in session.answers.get(prompt.name, "")


def voice_line(words: Words, session: Session, prompt: Prompt) -> str:
    """What stands for a voice note where answers are shown: that there is one, and how long it is."""
    sound = session.sounds.get(prompt.name)
    seconds = 0 if sound is None else sound.seconds or 0
    return words.voice.line.format(length=f"{seconds // 60}:{seconds % 60:02}")


def _before_staff(talk: Talk, session: Session, shown: bool) -> list[str]:
    """What is said before the words for staff, which are in the flow's own language."""
    if not shown:
        return []
    card, theirs = talk.words.card, talk.flow.default_language
    if session.language == theirs:
        return [card.staff_heading]
    return [f"{card.staff_heading}\n{card.staff_language.format(language=name_of(theirs))}"]


def _line(talk: Talk, session: Session, drafted: Draft, prompt: Prompt, value: str) -> str:
    """One line of the card: the question as it was asked, and the answer as it would be sealed."""
    around, language = talk.around(session), session.language
    label = (
        told(talk.flow, prompt, prompt.label, drafted.sealed, language, around) or talk.words.asking.this_one
    )
    time = time_round(prompt)
    words = in_words(prompt, value, language, named(prompt, value, drafted.sealed, around))
    if has_voice(session, prompt):
        words = "\n".join(part for part in (words, voice_line(talk.words, session, prompt)) if part)
    return (
        f"{label} ({time})\n{words or talk.words.asking.skipped}"
        if time
        else f"{label}\n{words or talk.words.asking.skipped}"
    )


def _added(talk: Talk, session: Session, drafted: Draft, prompt: Prompt, value: str) -> str:
    """One line that the narrator did not give: what it is called, and the value as it would be sealed."""
    label = told(
        talk.flow, prompt, prompt.label, drafted.sealed, session.language, talk.around(session)
    ).rstrip(": ") or prompt.name.partition("[")[0].replace("_", " ")
    time = time_round(prompt)
    return f"• {label} ({time}): {value}" if time else f"• {label}: {value}"


def uses_in_words(words: Words, uses: frozenset[Use]) -> str:
    """The uses a narrator allows, as they would say it."""
    may = {
        Use.DIGEST: words.sent.may_digest,
        Use.QUOTE: words.sent.may_quote,
        Use.RESEARCH: words.sent.may_research,
    }
    return ", ".join(may[use] for use in Use if use in uses) or words.sent.nothing_allowed
