"""The review card: what Send would seal, and what staff would read, put to a narrator before anything leaves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from conversations.consent import Consent, Use
from conversations.effects import Button, Row, Say
from conversations.expressions import Scope
from conversations.flow import Guard, Kind, Prompt
from conversations.layout import takes_link, works_out
from conversations.redaction import known_names, redact
from conversations.release import release
from conversations.route import Route, is_asked, named
from conversations.session import Masked, Session
from conversations.story import Answer, Story
from conversations.story import pack as pack_story
from conversations.summary import Summary, fingerprint, summarise
from conversations.talk import wording
from conversations.talk.answers import TALK_LIMIT, in_words
from conversations.talk.pages import paged
from conversations.talk.questions import token
from conversations.talk.telling import time_round, told
from conversations.turn import Talk

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
    masked: Mapping[str, Masked] = field(repr=False)
    uses: frozenset[Use]
    story: Story | None
    summary: Summary | None

    @property
    def fingerprint(self) -> str:
        """Changes when any letter of what would be sealed or posted changes."""
        if self.story is None:
            return ""
        return fingerprint(pack_story(self.story), *(self.summary.pages if self.summary else ()))


def draft(talk: Talk, session: Session, route: Route) -> Draft:
    """Put together what Send would send: only answers on the route, every free text redacted.

    A name that one answer gives away is taken out of all of them, and out of what a link brought. What is worked out
    from words is worked out from the redacted ones, so that nothing taken out comes back by another door.
    """
    flow, around = talk.flow, talk.around(session)
    texts = {
        p.name: route.values[p.name]
        for p in route.reached
        if route.values.get(p.name) and (p.kind is Kind.TEXT or (takes_link(p) and p.name in session.answers))
    }
    masked = _masked(texts, session.masked)
    repeating = talk.laid.repeating
    sealed: dict[str, str] = {}
    lines: list[tuple[Prompt, str]] = []
    linked: list[str] = []
    added: list[tuple[Prompt, str]] = []
    room = TALK_LIMIT
    answers: list[Answer] = []
    uses: frozenset[Use] = frozenset()
    consent = route.consent
    for prompt in route.reached:
        value = route.values.get(prompt.name, "")
        if prompt.name in texts:
            value = masked[prompt.name].text
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
        if value:
            answers.append(Answer(prompt.name, value))
    if not uses:
        return Draft(tuple(lines), tuple(linked), tuple(added), sealed, masked, uses, None, None)
    story = Story(session.flow, session.language, tuple(answers), Consent(uses, session.flow, talk.week))
    summary = summarise(
        flow,
        release(story, Use.DIGEST) if Use.DIGEST in uses else None,
        release(story, Use.QUOTE) if Use.QUOTE in uses else None,
    )
    return Draft(tuple(lines), tuple(linked), tuple(added), sealed, masked, uses, story, summary)


def _masked(texts: Mapping[str, str], before: Mapping[str, Masked]) -> Mapping[str, Masked]:
    """These texts redacted, each without the names that any of them gives away.

    What was done before is done again only for a text that changed, or for all where their names did.
    """
    found: dict[str, Masked] = {}
    for name, text in texts.items():
        made_from = fingerprint(text)
        earlier = before.get(name)
        if earlier is None or earlier.of != made_from:
            earlier = Masked(made_from, tuple(sorted(known_names(text))), "")
        found[name] = earlier
    names = tuple(sorted({name for one in found.values() for name in one.names}))
    same = "" in before and before[""].names == names
    for name, one in found.items():
        if not (same and one.text):
            found[name] = Masked(one.of, one.names, redact(texts[name], known=names).text)
    return {"": Masked("", names, ""), **found}


def review(talk: Talk, session: Session, drafted: Draft, *, lead: Sequence[str] = ()) -> tuple[Say, ...]:
    """The review card: every line with its number, the exact words staff will read, what was allowed, Send.

    What staff will read stands in messages of its own, to the letter as it will be posted.
    """
    positions = talk.laid.positions
    heading = "\n\n".join([*lead, wording.CARD_HEADING])
    entries = [
        f"{number}. {_line(talk, session, drafted, prompt, value)}"
        for number, (prompt, value) in enumerate(drafted.lines, 1)
    ]
    if drafted.linked:
        entries.append(wording.CARD_LINK.format(values="; ".join(drafted.linked)))
    if drafted.added:
        added = [_added(talk, session, drafted, prompt, value) for prompt, value in drafted.added]
        entries.append("\n".join([wording.CARD_ADDED, *added]))
    pages = drafted.summary.pages if drafted.summary is not None else ()
    effects = [Say(page) for page in paged([heading, *entries, *([wording.STAFF_HEADING] if pages else [])])]
    effects.extend(Say(page) for page in pages)
    allowed = [wording.CARD_USES[use] for use in Use if use in drafted.uses]
    if drafted.story is not None and drafted.summary is None:
        allowed.append(wording.STAFF_NOTHING)
    numbers = [
        Button(str(number), token(session, f"e{positions[prompt.name]}"))
        for number, (prompt, _) in enumerate(drafted.lines[:MOST_LINES_TAPPED], 1)
    ]
    rows: list[Row] = [tuple(numbers[at : at + 6]) for at in range(0, len(numbers), 6)]
    rows.append((Button(wording.CHANGE_USES, token(session, "uses")),))
    if drafted.story is not None:
        rows.append((Button(wording.SEND, token(session, "send")),))
    rows.append(
        (Button(wording.BACK, token(session, "back")), Button(wording.PAUSE, token(session, "pause")))
    )
    rows.append((Button(wording.HELP, token(session, "help")), Button(wording.DELETE, token(session, "del"))))
    foot = "\n".join([*allowed, "", wording.CARD_FOOT]) if drafted.story is not None else wording.CARD_NO_USE
    if len(drafted.lines) > MOST_LINES_TAPPED:
        foot = f"{foot}\n{wording.CARD_MANY}"
    effects.append(Say(foot, tuple(rows)))
    return tuple(effects)


def _line(talk: Talk, session: Session, drafted: Draft, prompt: Prompt, value: str) -> str:
    """One line of the card: the question as it was asked, and the answer as it would be sealed."""
    around, language = talk.around(session), session.language
    label = told(talk.flow, prompt, prompt.label, drafted.sealed, language, around) or wording.THIS_ONE
    time = time_round(prompt)
    words = in_words(prompt, value, language, named(prompt, value, drafted.sealed, around))
    return f"{label} ({time})\n{words or wording.SKIPPED}" if time else f"{label}\n{words or wording.SKIPPED}"


def _added(talk: Talk, session: Session, drafted: Draft, prompt: Prompt, value: str) -> str:
    """One line that the narrator did not give: what it is called, and the value as it would be sealed."""
    label = told(
        talk.flow, prompt, prompt.label, drafted.sealed, session.language, talk.around(session)
    ).rstrip(": ") or prompt.name.partition("[")[0].replace("_", " ")
    time = time_round(prompt)
    return f"• {label} ({time}): {value}" if time else f"• {label}: {value}"


def uses_in_words(uses: Mapping[Use, object] | frozenset[Use]) -> str:
    """The uses a narrator allows, as they would say it."""
    return ", ".join(wording.USE_WORDS[use] for use in Use if use in uses) or wording.MYSTORY_NO_USES
