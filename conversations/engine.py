"""What follows: one event and all that comes of it. The only place where a session changes.

``advance`` is pure: equal arguments give equal turns, and nothing else is read or changed. Longer than most
modules because every way through a conversation meets here; each move is one short function.
"""

from base64 import urlsafe_b64encode
from dataclasses import dataclass, replace
from datetime import datetime
from typing import assert_never

from conversations import wording
from conversations.answers import TEXT_LIMIT, picked, plain, said, ticked, value_of
from conversations.cards import (
    CHOICES_A_PAGE,
    Draft,
    ask,
    controls,
    draft,
    review,
    token,
    uses_in_words,
)
from conversations.consent import Use
from conversations.effects import Button, ChangeUse, Effect, Revise, Say, Submit, Toast, Withdraw
from conversations.events import ButtonTapped, Command, CommandReceived, ContentRefused, Event, TextReceived
from conversations.expressions import Scope
from conversations.flow import Choice, Flow, Guard, Kind, Prompt
from conversations.route import is_asked, offered, walk
from conversations.session import Sent, Session, Stage


@dataclass(frozen=True, slots=True)
class Turn:
    """One event and all that follows: the session after it, and what must be done, in order.

    ``session`` is None where nothing is to be kept of this narrator any more.
    """

    session: Session | None
    effects: tuple[Effect, ...]


def advance(flow: Flow, session: Session | None, event: Event, *, fresh: bytes, help_card: str) -> Turn:
    """Answer one event: the session after it, and what must be done.

    Args:
        flow: The version the session is pinned to; where no draft is open, the one to begin with.
        session: What was kept of this narrator; None where nothing is.
        event: What happened. Its text is used here and nowhere else.
        fresh: 16 random bytes, new for every turn; names a new session or a sent story.
        help_card: What "Help now" says here.

    Returns:
        The session after the event and the effects in the order they must happen. An answer the prompt does
        not accept leaves the answers as they were and says kindly what would do. Never raises for anything a
        narrator can send.
    """
    assert len(fresh) == 16
    assert session is None or session.stage is Stage.SENT or session.flow == flow.version, (
        "a talk keeps its flow"
    )
    return _Talk(flow, help_card, fresh, event.at).hear(session, event)


@dataclass(frozen=True, slots=True)
class _Talk:
    """What stays the same during one turn."""

    flow: Flow
    help_card: str
    fresh: bytes
    at: datetime

    @property
    def week(self) -> str:
        year, week, _ = self.at.isocalendar()
        return f"{year}-W{week:02d}"

    # What was heard

    def hear(self, session: Session | None, event: Event) -> Turn:
        match event:
            case TextReceived():
                return self._typed(session, event.text)
            case CommandReceived():
                return self._commanded(session, event.command)
            case ButtonTapped():
                return self._tapped(session, event.token)
            case ContentRefused():
                return Turn(session, (Say(wording.REFUSED_CONTENT[event.content]),))
            case _:
                assert_never(event)

    def _typed(self, session: Session | None, text: str) -> Turn:
        words = plain(text) if len(text) <= _LONGEST_PHRASE else ""
        if session is not None and session.confirming:
            if words in wording.YES:
                return self._wiped(session)
            session = replace(session, confirming=False)
            if words in wording.NO:
                return Turn(
                    session, (Say(wording.KEPT, ((Button(wording.CARRY_ON, token(session, "go")),),)),)
                )
        command = wording.PLAIN_WORDS.get(words)
        if command is not None:
            return self._commanded(session, command)
        if session is None:
            return self._begun(())
        match session.stage:
            case Stage.PAUSED:
                return self._resumed(session)
            case Stage.SENT:
                return Turn(session, (Say(wording.ALREADY_SENT),))
            case Stage.CHECKING:
                return self._typed_at_card(session, text, words)
            case Stage.ASKING:
                return self._answered_in_words(session, text)
            case _:
                assert_never(session.stage)

    def _typed_at_card(self, session: Session, text: str, words: str) -> Turn:
        if words in wording.SEND_WORDS:
            return self._sent(session)
        lines = draft(self.flow, walk(self.flow, session.answers), session, self.week).lines
        if words.isdecimal() and len(words) <= 3 and 1 <= int(words) <= len(lines):
            return self._revisited(session, lines[int(words) - 1][0])
        return Turn(session, (Say(wording.CARD_HINT),))

    def _commanded(self, session: Session | None, command: Command) -> Turn:
        if command is Command.HELP:
            return Turn(session, (Say(self.help_card, self._way_on(session)),))
        if command is Command.PRIVACY:
            return Turn(session, (Say(wording.PRIVACY, self._way_on(session)),))
        if session is None:
            if command is Command.DELETE:
                return Turn(None, (Say(wording.NOTHING_KEPT),))
            if command is Command.MYSTORY:
                return Turn(None, (Say(wording.MYSTORY_NONE),))
            return self._begun(())
        if command is Command.MYSTORY:
            return self._my_story(session, ())
        if command is Command.DELETE:
            return self._delete_asked(session)
        session = replace(session, confirming=False)
        if session.stage is Stage.SENT:
            return (
                self._begun(session.sent)
                if command is Command.START
                else Turn(session, (Say(wording.ALREADY_SENT),))
            )
        if command is Command.PAUSE:
            return Turn(replace(session, stage=Stage.PAUSED), (Say(wording.PAUSED),))
        if session.stage is Stage.PAUSED or command is Command.START:
            return self._resumed(session)
        match command:
            case Command.SKIP:
                return self._skipped(session)
            case Command.BACK:
                return self._back(session)
            case Command.DONE:
                return self._sent(session) if session.stage is Stage.CHECKING else self._done(session)
            case _:
                assert_never(command)

    def _tapped(self, session: Session | None, given: str) -> Turn:
        key, _, rest = given.partition(".")
        shown, _, action = rest.partition(".")
        if action == "help":  # works on every button there ever was: safety does not depend on an old key
            return self._commanded(session, Command.HELP)
        if action == "del":
            return self._commanded(session, Command.DELETE)
        if session is None or key != session.key:
            return Turn(session, (Toast(wording.OLDER_TALK),))
        if action[:1] in _STORY_ACTIONS and len(action) == 1 + _STORY_MARK:
            return self._tapped_at_story(session, action[:1], action[1:])
        match action:
            case "pause" if session.stage is not Stage.SENT:
                return self._commanded(session, Command.PAUSE)
            case "wipe" if session.confirming:
                return self._wiped(session)
            case "keep":
                kept = replace(session, confirming=False)
                return Turn(kept, (Revise(wording.KEPT, ((Button(wording.CARRY_ON, token(kept, "go")),),)),))
            case "go":
                if session.stage is Stage.SENT:
                    return Turn(session, (Toast(wording.OLDER),))
                return self._resumed(replace(session, confirming=False))
            case _:
                pass
        if shown != str(session.shown):
            return Turn(session, (Toast(wording.OLDER),))
        session = replace(session, confirming=False)
        match session.stage:
            case Stage.ASKING:
                return self._tapped_at_prompt(session, action)
            case Stage.CHECKING:
                return self._tapped_at_card(session, action)
            case Stage.SENT | Stage.PAUSED:
                return Turn(session, (Toast(wording.OLDER),))
            case _:
                assert_never(session.stage)

    def _tapped_at_prompt(self, session: Session, action: str) -> Turn:
        match action:
            case "skip":
                return self._skipped(session)
            case "back":
                return self._back(session)
            case "done":
                return self._done(session)
            case "again":
                return self._shown_again(replace(session, collected=()), page=0)
            case _:
                number = _number(action[1:])
                if action[:1] == "p" and number is not None:
                    return self._shown_again(session, page=min(number, 9))
                choices = self._offered(session, self.flow.prompt(session.at))
                if action[:1] == "c" and number is not None and number < len(choices):
                    return self._picked(
                        session, (choices[number].name,), page=number // CHOICES_A_PAGE, by_tap=True
                    )
                return Turn(session, (Toast(wording.OLDER),))

    def _tapped_at_card(self, session: Session, action: str) -> Turn:
        match action:
            case "send":
                return self._sent(session)
            case "uses":
                consent = walk(self.flow, session.answers).consent
                assert consent is not None, "the card is shown only where the uses were asked for"
                return self._revisited(session, consent)
            case "back":
                return self._back(session)
            case _:
                number = _number(action[1:])
                if action[:1] == "e" and number is not None and number < len(self.flow.prompts):
                    prompt = self.flow.prompts[number]
                    if any(prompt.name == line.name for line, _ in self._draft(session).lines):
                        return self._revisited(session, prompt)
                return Turn(session, (Toast(wording.OLDER),))

    # Asking

    def _begun(self, sent: tuple[Sent, ...]) -> Turn:
        session = Session(
            key=urlsafe_b64encode(self.fresh[:6]).decode(),
            flow=self.flow.version,
            language=self.flow.default_language,
            stage=Stage.ASKING,
            sent=sent,
        )
        return self._proceeded(session, {})

    def _proceeded(self, session: Session, answers: dict[str, str]) -> Turn:
        """Ask what is to be asked next after these answers, or come to the end."""
        route = walk(self.flow, answers)
        if route.waiting is None:
            return self._finished(replace(session, answers=answers))
        for note in route.notes:
            answers[note.name] = ""
        session = replace(
            session,
            stage=Stage.ASKING,
            at=route.waiting.name,
            shown=session.shown + 1,
            answers=answers,
            collected=(),
        )
        lead = [said(note.label, session.language) for note in route.notes]
        hints = [said(note.hint, session.language) for note in route.notes]
        told = ["\n".join(part for part in pair if part) for pair in zip(lead, hints, strict=True)]
        return Turn(session, (ask(session, route.waiting, route, lead=told),))

    def _finished(self, session: Session) -> Turn:
        """The end of the flow: the review card where uses were asked for, else nothing is kept."""
        route = walk(self.flow, session.answers)
        lead = [said(note.label, session.language) for note in route.notes]
        if route.consent is None:
            ended = Say(
                "\n\n".join([*lead, wording.ENDED]), ((Button(wording.HELP, token(session, "help")),),)
            )
            return Turn(self._without_draft(session), (ended,))
        checking = replace(session, stage=Stage.CHECKING, at="", shown=session.shown + 1, collected=())
        drafted = self._draft(checking)
        checking = replace(checking, approved=drafted.fingerprint)
        return Turn(checking, review(self.flow, checking, drafted, lead=lead))

    def _revisited(self, session: Session, prompt: Prompt) -> Turn:
        """Ask an answered prompt again, with what was said; what does not depend on it is not asked again."""
        answer = session.answers.get(prompt.name, "")
        collected = () if prompt.kind is Kind.TEXT or prompt.kind is Kind.RANK else tuple(answer.split())
        session = replace(
            session, stage=Stage.ASKING, at=prompt.name, shown=session.shown + 1, collected=collected
        )
        return Turn(session, (ask(session, prompt, walk(self.flow, session.answers)),))

    def _back(self, session: Session) -> Turn:
        route = walk(self.flow, session.answers)
        if session.stage is Stage.CHECKING:
            before = [prompt for prompt in route.reached if is_asked(prompt)][-1]
        else:
            earlier = route.before(session.at)
            if earlier is None:
                return Turn(session, (Say(wording.NO_BACK),))
            before = earlier
        return self._revisited(session, before)

    def _resumed(self, session: Session) -> Turn:
        lead = (wording.WELCOME_BACK,) if session.stage is Stage.PAUSED else ()
        if not session.at:
            turn = self._finished(replace(session, stage=Stage.CHECKING))
            return Turn(turn.session, (*(Say(words) for words in lead), *turn.effects))
        session = replace(session, stage=Stage.ASKING, shown=session.shown + 1)
        prompt = self.flow.prompt(session.at)
        return Turn(session, (ask(session, prompt, walk(self.flow, session.answers), lead=lead),))

    def _shown_again(self, session: Session, *, page: int) -> Turn:
        """The same prompt in place: another page, another tick."""
        prompt = self.flow.prompt(session.at)
        shown = ask(session, prompt, walk(self.flow, session.answers), page=page)
        return Turn(session, (Revise(shown.text, shown.buttons),))

    # Answering

    def _answered_in_words(self, session: Session, text: str) -> Turn:
        prompt = self.flow.prompt(session.at)
        if prompt.kind is not Kind.TEXT:
            names = picked(text, self._offered(session, prompt), session.language)
            if names is None or (prompt.kind is Kind.SELECT_ONE and len(names) > 1):
                return Turn(session, (Say(wording.PLEASE_TAP),))
            return self._picked(session, names, page=0, by_tap=False)
        if not text.strip():
            return Turn(session, (Say(wording.PLEASE_TYPE),))
        pieces = (*session.collected, text)
        value = value_of(prompt, pieces)
        if len(value) > TEXT_LIMIT:
            return Turn(session, (Say(wording.TOO_LONG),))
        if not self._acceptable(session, prompt, value):
            return Turn(
                session, (Say(said(prompt.constraint_message, session.language) or wording.NOT_VALID),)
            )
        if not prompt.several:
            return self._kept(session, value)
        session = replace(session, collected=pieces)
        buttons = (
            (Button(wording.DONE, token(session, "done")),),
            *controls(
                session,
                prompt,
                first=walk(self.flow, session.answers).is_first(prompt),
                revisited=prompt.name in session.answers,
            ),
        )
        return Turn(session, (Say(wording.KEPT_PIECE, buttons),))

    def _acceptable(self, session: Session, prompt: Prompt, value: str) -> bool:
        """Whether the constraint holds; what was answered before is looked at only if it asks for that."""
        if prompt.constraint is None:
            return True
        values = walk(self.flow, session.answers).values if prompt.constraint.names else {}
        return prompt.constraint.holds(Scope(values, value))

    def _offered(self, session: Session, prompt: Prompt) -> tuple[Choice, ...]:
        return (
            prompt.choices
            if prompt.choice_filter is None
            else offered(prompt, walk(self.flow, session.answers).values)
        )

    def _picked(self, session: Session, names: tuple[str, ...], *, page: int, by_tap: bool) -> Turn:
        prompt = self.flow.prompt(session.at)
        if prompt.kind is Kind.SELECT_ONE:
            if not self._acceptable(session, prompt, names[0]):
                return Turn(
                    session, (Say(said(prompt.constraint_message, session.language) or wording.NOT_VALID),)
                )
            return self._kept(session, names[0])
        collected = session.collected
        if prompt.kind is Kind.SELECT_MULTIPLE:
            for name in names:
                collected = ticked(prompt, collected, name)
        else:
            collected = (*collected, *(name for name in names if name not in collected))
            if len(collected) == len(self._offered(session, prompt)):
                return self._kept(session, value_of(prompt, collected))
        session = replace(session, collected=collected)
        if by_tap:
            return self._shown_again(session, page=page)
        shown = ask(session, prompt, walk(self.flow, session.answers))
        return Turn(session, (Say(shown.text, shown.buttons),))

    def _done(self, session: Session) -> Turn:
        """What was collected is the answer; with nothing collected, an earlier answer stands."""
        prompt = self.flow.prompt(session.at)
        if not session.collected:
            if prompt.kind is Kind.SELECT_MULTIPLE:
                return self._skipped(session)
            if session.answers.get(prompt.name):
                return self._proceeded(session, dict(session.answers))
            return Turn(session, (Say(wording.NOTHING_YET),))
        value = value_of(prompt, session.collected)
        if not self._acceptable(session, prompt, value):
            return Turn(
                session, (Say(said(prompt.constraint_message, session.language) or wording.NOT_VALID),)
            )
        return self._kept(session, value)

    def _skipped(self, session: Session) -> Turn:
        if session.stage is not Stage.ASKING:
            return Turn(session, (Say(wording.NOTHING_TO_DO),))
        prompt = self.flow.prompt(session.at)
        if prompt.required:
            message = said(prompt.required_message, session.language) or wording.MUST_ANSWER
            return Turn(
                session,
                (Say(message if Guard.SAFETY not in prompt.guards else f"{message} {wording.NO_SKIP}"),),
            )
        return self._kept(session, "")

    def _kept(self, session: Session, value: str) -> Turn:
        return self._proceeded(session, {**session.answers, session.at: value})

    # Sending, and taking back

    def _draft(self, session: Session) -> Draft:
        return draft(self.flow, walk(self.flow, session.answers), session, self.week)

    def _sent(self, session: Session) -> Turn:
        """Send what the card showed, and nothing else: what differs is shown once more instead."""
        drafted = self._draft(session)
        if drafted.story is None:
            return Turn(session, (Say(wording.CARD_NO_USE),))
        if drafted.fingerprint != session.approved:
            turn = self._finished(session)
            return Turn(turn.session, (Say(wording.CARD_CHANGED), *turn.effects))
        sent = Sent(self.fresh, self.week, self.flow.version, drafted.uses)
        after = replace(
            session,
            stage=Stage.SENT,
            at="",
            shown=session.shown + 1,
            answers={},
            approved="",
            sent=(*session.sent, sent),
        )
        thanks = [wording.SENT_THANKS, *([wording.SENT_STAFF] if drafted.summary else []), wording.SENT_UNDO]
        return Turn(after, (Submit(self.fresh, drafted.story, drafted.summary), Revise("\n\n".join(thanks))))

    def _without_draft(self, session: Session) -> Session | None:
        if not session.sent:
            return None
        return replace(
            session,
            stage=Stage.SENT,
            at="",
            shown=session.shown + 1,
            answers={},
            collected=(),
            approved="",
            confirming=False,
        )

    def _delete_asked(self, session: Session) -> Turn:
        session = replace(session, confirming=True)
        buttons = (
            (Button(wording.YES_DELETE, token(session, "wipe")),),
            (Button(wording.NO_KEEP, token(session, "keep")),),
        )
        return Turn(session, (Say(wording.CONFIRM_DELETE, buttons),))

    def _wiped(self, session: Session) -> Turn:
        return Turn(None, (*(Withdraw(sent.id) for sent in session.sent), Revise(wording.DELETED)))

    def _my_story(self, session: Session, effects: tuple[Effect, ...]) -> Turn:
        """What was sent and what it may be used for, with a way to change each."""
        lines: list[str] = []
        rows: list[tuple[Button, ...]] = []
        for number, sent in enumerate(session.sent, 1):
            lines.append(
                wording.MYSTORY_LINE.format(
                    number=number, week=int(sent.week[-2:]), year=sent.week[:4], uses=uses_in_words(sent.uses)
                )
            )
            mark = sent.id.hex()[:_STORY_MARK]
            research = wording.STOP_RESEARCH if Use.RESEARCH in sent.uses else wording.ALLOW_RESEARCH
            rows.append((Button(research.format(number=number), token(session, f"r{mark}")),))
            if sent.uses & {Use.DIGEST, Use.QUOTE}:
                rows.append((Button(wording.STOP_STAFF.format(number=number), token(session, f"s{mark}")),))
            rows.append((Button(wording.DELETE_STORY.format(number=number), token(session, f"w{mark}")),))
        if not lines:
            lines.append(wording.MYSTORY_NONE)
        if session.stage is not Stage.SENT:
            lines.append(wording.MYSTORY_DRAFT)
            rows.append((Button(wording.CARRY_ON, token(session, "go")),))
        rows.append((Button(wording.DELETE, token(session, "del")),))
        return Turn(session, (*effects, Say("\n\n".join(lines), tuple(rows))))

    def _tapped_at_story(self, session: Session, action: str, mark: str) -> Turn:
        found = [
            (number, sent) for number, sent in enumerate(session.sent, 1) if sent.id.hex().startswith(mark)
        ]
        if not found:
            return Turn(session, (Toast(wording.OLDER),))
        number, sent = found[0]
        match action:
            case "r":
                return self._use_changed(
                    session, sent, frozenset({Use.RESEARCH}), Use.RESEARCH not in sent.uses
                )
            case "s":
                return self._use_changed(session, sent, sent.uses & {Use.DIGEST, Use.QUOTE}, allowed=False)
            case "w":
                buttons = (
                    (Button(wording.DELETE_STORY.format(number=number), token(session, f"x{mark}")),),
                    (Button(wording.NO_KEEP, token(session, "keep")),),
                )
                return Turn(session, (Revise(wording.CONFIRM_ONE, buttons),))
            case _:
                after: Session | None = replace(
                    session, sent=tuple(other for other in session.sent if other is not sent)
                )
                if after is not None and not after.sent and after.stage is Stage.SENT:
                    after = None
                return Turn(after, (Withdraw(sent.id), Revise(wording.DELETED_ONE)))

    def _use_changed(self, session: Session, sent: Sent, changed: frozenset[Use], allowed: bool) -> Turn:
        uses = sent.uses | changed if allowed else sent.uses - changed
        every = tuple(replace(sent, uses=uses) if other is sent else other for other in session.sent)
        changes = tuple(
            ChangeUse(sent.id, use, allowed, self.flow.version, self.week) for use in Use if use in changed
        )
        return self._my_story(replace(session, sent=every), (*changes, Toast(wording.USES_CHANGED)))

    def _way_on(self, session: Session | None) -> tuple[tuple[Button, ...], ...]:
        """Under a help card: the way back to where the talk was, where there is one."""
        if session is None or session.stage is Stage.SENT:
            return ()
        return ((Button(wording.CARRY_ON, token(session, "go")),),)


_LONGEST_PHRASE = 60  # characters; longer words are told, not a command
_STORY_ACTIONS = "rswx"  # research on or off, take it from staff, delete it, yes delete it
_STORY_MARK = 12  # hex digits of a story's id in a button: enough to tell one person's stories apart


def _number(text: str) -> int | None:
    """A small number in a button's token; None for anything else, however it got there."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 3 else None
