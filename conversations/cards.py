"""How a prompt, and the review card, are put to a narrator: words and buttons, for any channel."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from conversations import wording
from conversations.answers import in_words, said, value_of
from conversations.consent import Consent, Use
from conversations.effects import Button, Row, Say
from conversations.flow import Flow, Guard, Kind, Prompt
from conversations.pages import paged
from conversations.redaction import known_names, redact
from conversations.release import release
from conversations.route import Route, is_asked, offered
from conversations.session import Session
from conversations.story import Answer, Story
from conversations.story import pack as pack_story
from conversations.summary import Summary, fingerprint, summarise

CHOICES_A_PAGE = 8
"""Longer tick lists are turned over like pages, so that Done stays in sight on a phone."""

_LONGEST_UNTURNED = 20  # a list that needs one tap only is not turned over before this

_NUMBERS_FROM = 5  # shorter lists need no numbers in front to be typed


def token(session: Session, action: str) -> str:
    """What a button carries: whose talk, how old, what it does. At most 40 characters."""
    return f"{session.key}.{session.shown}.{action}"


def controls(session: Session, prompt: Prompt, first: bool, revisited: bool) -> tuple[Row, ...]:
    """Skip, Back, Pause, Help now and Delete, as far as they make sense at this prompt."""
    begin = token(session, "")
    moves = []
    if not prompt.required:
        moves.append(Button(wording.LEAVE_OUT if revisited else wording.SKIP, begin + "skip"))
    if not first:
        moves.append(Button(wording.BACK, begin + "back"))
    moves.append(Button(wording.PAUSE, begin + "pause"))
    return tuple(moves), (Button(wording.HELP, begin + "help"), Button(wording.DELETE, begin + "del"))


def ask(session: Session, prompt: Prompt, route: Route, *, lead: Sequence[str] = (), page: int = 0) -> Say:
    """The message that asks a prompt: what leads up to it, the question, its hint, what was said so far."""
    language = session.language
    answered = route.values.get(prompt.name, "")
    question = [said(prompt.label, language)]
    hint = said(prompt.hint, language)
    if hint:
        question.append(hint)
    parts = [*lead, "\n".join(question)]
    so_far = value_of(prompt, session.collected)
    if so_far and prompt.kind is Kind.RANK:
        parts.append(wording.SO_FAR.format(answer=in_words(prompt, so_far, language)))
    elif answered and prompt.kind is not Kind.SELECT_MULTIPLE:
        parts.append(wording.YOUR_ANSWER.format(answer=shortened(in_words(prompt, answered, language))))
    buttons = (
        *choice_buttons(session, prompt, route, page),
        *controls(session, prompt, route.is_first(prompt), bool(answered)),
    )
    return Say("\n\n".join(parts), buttons)


def choice_buttons(session: Session, prompt: Prompt, route: Route, page: int) -> tuple[Row, ...]:
    """One choice a row, ticked or not, numbered where the list is long; then Done where it is needed."""
    rows: list[Row] = []
    choices = offered(prompt, route.values)
    numbered = len(choices) >= _NUMBERS_FROM
    size = _LONGEST_UNTURNED if prompt.kind is Kind.SELECT_ONE else CHOICES_A_PAGE
    start = page * size
    for number, choice in enumerate(choices, 1):
        if not start < number <= start + size:
            continue
        if prompt.kind is Kind.RANK and choice.name in session.collected:
            continue
        label = said(choice.label, session.language)
        if numbered:
            label = f"{number}. {label}"
        if prompt.kind is Kind.SELECT_MULTIPLE and choice.name in session.collected:
            label = f"✓ {label}"
        rows.append((Button(label, token(session, f"c{number - 1}")),))
    if page > 0:
        rows.append((Button(wording.EARLIER, token(session, "p0")),))
    if start + size < len(choices):
        rows.append((Button(wording.MORE, token(session, f"p{page + 1}")),))
    if prompt.kind is Kind.RANK and session.collected:
        rows.append((Button(wording.START_AGAIN, token(session, "again")),))
    if prompt.kind is Kind.SELECT_MULTIPLE or (prompt.kind is not Kind.SELECT_ONE and session.collected):
        rows.append((Button(wording.DONE, token(session, "done")),))
    return tuple(rows)


def shortened(answer: str, most: int = 600) -> str:
    """The beginning of a long answer, for reminding; the review card shows all of it."""
    return answer if len(answer) <= most else answer[:most].rstrip() + " …"


@dataclass(frozen=True, slots=True)
class Draft:
    """What Send would seal and what staff would read, as the answers stand.

    ``masked`` is for ``Session.masked``. ``story`` and ``summary`` are None where no use was allowed: then there is nothing to send.
    """

    lines: tuple[tuple[Prompt, str], ...] = field(repr=False)
    masked: Mapping[str, str] = field(repr=False)
    uses: frozenset[Use]
    story: Story | None
    summary: Summary | None

    @property
    def fingerprint(self) -> str:
        """Changes when any letter of what would be sealed or posted changes."""
        if self.story is None:
            return ""
        return fingerprint(pack_story(self.story), *(self.summary.pages if self.summary else ()))


def draft(flow: Flow, route: Route, session: Session, week: str) -> Draft:
    """Put together what Send would send: only answers on the route, every free text redacted.

    A name that one answer gives away is taken out of all of them.
    """
    texts = {
        p.name: route.values[p.name]
        for p in route.reached
        if p.kind is Kind.TEXT and route.values.get(p.name)
    }
    masked = session.masked
    made_from = fingerprint(*(part for pair in texts.items() for part in pair))
    if masked.get("") != made_from:
        names = frozenset[str]().union(*map(known_names, texts.values()))
        masked = {"": made_from, **{name: redact(text, known=names).text for name, text in texts.items()}}
    lines: list[tuple[Prompt, str]] = []
    answers: list[Answer] = []
    uses: frozenset[Use] = frozenset()
    consent = route.consent
    for prompt in route.reached:
        value = route.values.get(prompt.name, "")
        if prompt is consent:
            uses = frozenset(Use(name) for name in value.split())
            continue
        if Guard.GATE in prompt.guards:
            continue
        if prompt.kind is Kind.TEXT and value:
            value = masked[prompt.name]
        if is_asked(prompt):
            lines.append((prompt, value))
        if value:
            answers.append(Answer(prompt.name, value))
    if not uses:
        return Draft(tuple(lines), masked, uses, None, None)
    story = Story(session.flow, session.language, tuple(answers), Consent(uses, session.flow, week))
    summary = summarise(
        flow,
        release(story, Use.DIGEST) if Use.DIGEST in uses else None,
        release(story, Use.QUOTE) if Use.QUOTE in uses else None,
    )
    return Draft(tuple(lines), masked, uses, story, summary)


def review(flow: Flow, session: Session, drafted: Draft, *, lead: Sequence[str] = ()) -> tuple[Say, ...]:
    """The review card: every line with its number, the exact words staff will read, what was allowed, Send.

    What staff will read stands in messages of its own, to the letter as it will be posted.
    """
    position = {prompt.name: index for index, prompt in enumerate(flow.prompts)}
    heading = "\n\n".join([*lead, wording.CARD_HEADING])
    entries = [
        f"{number}. {said(prompt.label, session.language)}\n{in_words(prompt, value, session.language) or wording.SKIPPED}"
        for number, (prompt, value) in enumerate(drafted.lines, 1)
    ]
    pages = drafted.summary.pages if drafted.summary is not None else ()
    effects = [Say(page) for page in paged([heading, *entries, *([wording.STAFF_HEADING] if pages else [])])]
    effects.extend(Say(page) for page in pages)
    allowed = [wording.CARD_USES[use] for use in Use if use in drafted.uses]
    if drafted.story is not None and drafted.summary is None:
        allowed.append(wording.STAFF_NOTHING)
    numbers = [
        Button(str(number), token(session, f"e{position[prompt.name]}"))
        for number, (prompt, _) in enumerate(drafted.lines, 1)
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
    effects.append(Say(foot, tuple(rows)))
    return tuple(effects)


def uses_in_words(uses: Mapping[Use, object] | frozenset[Use]) -> str:
    """The uses a narrator allows, as they would say it."""
    return ", ".join(wording.USE_WORDS[use] for use in Use if use in uses) or wording.MYSTORY_NO_USES
