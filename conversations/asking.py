"""The moves at a prompt: asking, answering, going back, coming back, and coming to the end.

Each takes the talk and the session before, and gives the turn.
"""

from base64 import urlsafe_b64encode
from dataclasses import replace

from conversations import wording
from conversations.answers import TEXT_LIMIT, picked, said, ticked, value_of
from conversations.cards import Draft, ask, controls, draft, review, token
from conversations.effects import Button, Revise, Say
from conversations.expressions import Scope
from conversations.flow import Choice, Guard, Kind, Prompt
from conversations.route import is_asked, offered, walk
from conversations.session import Sent, Session, Stage
from conversations.turn import Talk, Turn


def begin(talk: Talk, sent: tuple[Sent, ...]) -> Turn:
    """Begin a talk: the first question. Stories sent before stay known."""
    session = Session(
        key=urlsafe_b64encode(talk.fresh[:6]).decode(),
        flow=talk.flow.version,
        language=talk.flow.default_language,
        stage=Stage.ASKING,
        sent=sent,
    )
    return proceed(talk, session, {})


def proceed(talk: Talk, session: Session, answers: dict[str, str]) -> Turn:
    """Ask what is to be asked next after these answers, or come to the end."""
    route = walk(talk.flow, answers)
    if route.waiting is None:
        return finish(talk, replace(session, answers=answers))
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


def finish(talk: Talk, session: Session) -> Turn:
    """The end of the flow: the review card where uses were asked for, else nothing is kept."""
    route = walk(talk.flow, session.answers)
    lead = [said(note.label, session.language) for note in route.notes]
    if route.consent is None:
        asked = [prompt for prompt in route.reached if is_asked(prompt)]
        told = any(
            answer and not _is_gate(talk.flow.prompt(name)) for name, answer in session.answers.items()
        )
        if asked and told and Guard.PAUSE in asked[-1].guards:
            answers = {name: answer for name, answer in session.answers.items() if name != asked[-1].name}
            paused = replace(session, stage=Stage.PAUSED, at=asked[-1].name, answers=answers, collected=())
            buttons = (
                (Button(wording.HELP, token(paused, "help")), Button(wording.DELETE, token(paused, "del"))),
            )
            return Turn(paused, (Say("\n\n".join([*lead, wording.PAUSED]), buttons),))
        ended = Say("\n\n".join([*lead, wording.ENDED]), ((Button(wording.HELP, token(session, "help")),),))
        return Turn(_without_draft(talk, session), (ended,))
    checking = replace(session, stage=Stage.CHECKING, at="", shown=session.shown + 1, collected=())
    drafted = draft_of(talk, checking)
    checking = replace(checking, masked=drafted.masked, approved=drafted.fingerprint)
    return Turn(checking, review(talk.flow, checking, drafted, lead=lead))


def revisit(talk: Talk, session: Session, prompt: Prompt) -> Turn:
    """Ask an answered prompt again, with what was said; what does not depend on it is not asked again."""
    answer = session.answers.get(prompt.name, "")
    collected = () if prompt.kind is Kind.TEXT or prompt.kind is Kind.RANK else tuple(answer.split())
    session = replace(
        session, stage=Stage.ASKING, at=prompt.name, shown=session.shown + 1, collected=collected
    )
    return Turn(session, (ask(session, prompt, walk(talk.flow, session.answers)),))


def go_back(talk: Talk, session: Session) -> Turn:
    """Ask the question before this one again; what was begun here is kept."""
    session = _with_collected(talk, session)
    route = walk(talk.flow, session.answers)
    if session.stage is Stage.CHECKING:
        before = [prompt for prompt in route.reached if is_asked(prompt)][-1]
    else:
        earlier = route.before(session.at)
        if earlier is None:
            return Turn(session, (Say(wording.NO_BACK),))
        before = earlier
    return revisit(talk, session, before)


def resume(talk: Talk, session: Session) -> Turn:
    """Ask again what was being asked, after a pause or a detour."""
    lead = (wording.WELCOME_BACK,) if session.stage is Stage.PAUSED else ()
    if not session.at:
        turn = finish(talk, replace(session, stage=Stage.CHECKING))
        return Turn(turn.session, (*(Say(words) for words in lead), *turn.effects))
    session = replace(session, stage=Stage.ASKING, shown=session.shown + 1)
    prompt = talk.flow.prompt(session.at)
    return Turn(session, (ask(session, prompt, walk(talk.flow, session.answers), lead=lead),))


def show_again(talk: Talk, session: Session, *, page: int) -> Turn:
    """The same prompt in place: another page, another tick."""
    prompt = talk.flow.prompt(session.at)
    shown = ask(session, prompt, walk(talk.flow, session.answers), page=page)
    return Turn(session, (Revise(shown.text, shown.buttons),))


def answer_in_words(talk: Talk, session: Session, text: str) -> Turn:
    """Take typed words as an answer, or as a piece of one."""
    prompt = talk.flow.prompt(session.at)
    if prompt.kind is not Kind.TEXT:
        names = picked(text, offered_at(talk, session, prompt), session.language)
        if names is None or (prompt.kind is Kind.SELECT_ONE and len(names) > 1):
            return Turn(session, (Say(wording.PLEASE_TAP),))
        return pick(talk, session, names, page=0, by_tap=False)
    if not text.strip():
        return Turn(session, (Say(wording.PLEASE_TYPE),))
    pieces = (*session.collected, text)
    value = value_of(prompt, pieces)
    if len(value) > TEXT_LIMIT:
        return Turn(session, (Say(wording.TOO_LONG),))
    if not _acceptable(talk, session, prompt, value):
        return Turn(session, (Say(said(prompt.constraint_message, session.language) or wording.NOT_VALID),))
    if not prompt.several:
        return _kept(talk, session, value)
    session = replace(session, collected=pieces)
    buttons = (
        (Button(wording.DONE, token(session, "done")),),
        *controls(
            session,
            prompt,
            first=walk(talk.flow, session.answers).is_first(prompt),
            revisited=prompt.name in session.answers,
        ),
    )
    return Turn(session, (Say(wording.KEPT_PIECE, buttons),))


def _is_gate(prompt: Prompt) -> bool:
    return Guard.GATE in prompt.guards or Guard.SAFETY in prompt.guards or not is_asked(prompt)


def _acceptable(talk: Talk, session: Session, prompt: Prompt, value: str) -> bool:
    """Whether the constraint holds; what was answered before is looked at only if it asks for that."""
    if prompt.constraint is None:
        return True
    values = walk(talk.flow, session.answers).values if prompt.constraint.names else {}
    return prompt.constraint.holds(Scope(values, value))


def offered_at(talk: Talk, session: Session, prompt: Prompt) -> tuple[Choice, ...]:
    """The choices that this prompt offers now."""
    return (
        prompt.choices
        if prompt.choice_filter is None
        else offered(prompt, walk(talk.flow, session.answers).values)
    )


def pick(talk: Talk, session: Session, names: tuple[str, ...], *, page: int, by_tap: bool) -> Turn:
    """Take picks as an answer, as ticks, or as ranks."""
    prompt = talk.flow.prompt(session.at)
    if prompt.kind is Kind.SELECT_ONE:
        if not _acceptable(talk, session, prompt, names[0]):
            return Turn(
                session, (Say(said(prompt.constraint_message, session.language) or wording.NOT_VALID),)
            )
        return _kept(talk, session, names[0])
    collected = session.collected
    if prompt.kind is Kind.SELECT_MULTIPLE:
        for name in names:
            collected = ticked(prompt, collected, name)
    else:
        collected = (*collected, *(name for name in names if name not in collected))
        if len(collected) == len(offered_at(talk, session, prompt)):
            return _kept(talk, session, value_of(prompt, collected))
    session = replace(session, collected=collected)
    if by_tap:
        return show_again(talk, session, page=page)
    shown = ask(session, prompt, walk(talk.flow, session.answers))
    return Turn(session, (Say(shown.text, shown.buttons),))


def take_collected(talk: Talk, session: Session) -> Turn:
    """What was collected is the answer; with nothing collected, an earlier answer stands."""
    prompt = talk.flow.prompt(session.at)
    if not session.collected:
        if prompt.kind is Kind.SELECT_MULTIPLE:
            return skip(talk, session)
        if session.answers.get(prompt.name):
            return proceed(talk, session, dict(session.answers))
        return Turn(session, (Say(wording.NOTHING_YET),))
    value = value_of(prompt, session.collected)
    if not _acceptable(talk, session, prompt, value):
        return Turn(session, (Say(said(prompt.constraint_message, session.language) or wording.NOT_VALID),))
    return _kept(talk, session, value)


def _with_collected(talk: Talk, session: Session) -> Session:
    """The session with what was begun at this prompt as its answer, where it can be one."""
    if session.stage is not Stage.ASKING or not session.collected:
        return session
    value = value_of(talk.flow.prompt(session.at), session.collected)
    if not _acceptable(talk, session, talk.flow.prompt(session.at), value):
        return session
    return replace(session, answers={**session.answers, session.at: value}, collected=())


def leave_out(talk: Talk, session: Session) -> Turn:
    """Leave out what was begun at this prompt: the narrator was asked, and said yes."""
    return _kept(talk, session, "")


def skip(talk: Talk, session: Session) -> Turn:
    """Leave this one out, unless it keeps the narrator safe; asks first where words would be lost."""
    if session.stage is not Stage.ASKING:
        return Turn(session, (Say(wording.NOTHING_TO_DO),))
    prompt = talk.flow.prompt(session.at)
    if prompt.required:
        message = said(prompt.required_message, session.language) or wording.MUST_ANSWER
        return Turn(
            session,
            (Say(message if Guard.SAFETY not in prompt.guards else f"{message} {wording.NO_SKIP}"),),
        )
    if prompt.kind is Kind.TEXT and session.collected:
        session = replace(session, confirming="skip")
        buttons = (
            (Button(wording.YES_LEAVE_OUT, token(session, "drop")),),
            (Button(wording.NO_KEEP_PART, token(session, "done")),),
        )
        return Turn(session, (Say(wording.REALLY_SKIP, buttons),))
    return _kept(talk, session, "")


def _kept(talk: Talk, session: Session, value: str) -> Turn:
    return proceed(talk, session, {**session.answers, session.at: value})


def draft_of(talk: Talk, session: Session) -> Draft:
    """What Send would send, as the answers stand."""
    return draft(talk.flow, walk(talk.flow, session.answers), session, talk.week)


def _without_draft(talk: Talk, session: Session) -> Session | None:
    if not session.sent:
        return None
    return replace(
        session,
        stage=Stage.SENT,
        at="",
        shown=session.shown + 1,
        answers={},
        masked={},
        collected=(),
        approved="",
        confirming="",
    )
