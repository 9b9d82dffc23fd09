"""The moves at a prompt: asking, going back, coming back, and coming to the end.

Each takes the talk and the session before, and gives the turn. What an answer may be is in ``answering``.
"""

from base64 import urlsafe_b64encode
from collections.abc import Mapping, Sequence
from dataclasses import replace

from conversations.effects import Button, Effect, Revise, Say, Show
from conversations.expressions import Scope
from conversations.flow import Guard, Kind, Language, Media, Prompt
from conversations.layout import takes_link
from conversations.route import Route, follow, is_asked
from conversations.session import Sent, Session, Stage
from conversations.talk import wording
from conversations.talk.answers import value_of
from conversations.talk.cards import Draft, draft, review
from conversations.talk.questions import ask, begun_parts, depends, says, shortened, token
from conversations.talk.telling import told
from conversations.turn import Talk, Turn

LONGEST_MESSAGE = 1_800
"""Characters of what a form says of an answer that does not fit; any channel carries as many."""

LONGEST_CONSTANT = 200
"""Characters a link may bring for one hidden row."""

_ASKING = Stage.ASKING  # looking it up in its class takes longer than all else about it
_DAYS = (Kind.DATE, Kind.TIME, Kind.DATETIME)


def begin(talk: Talk, sent: tuple[Sent, ...], constants: Mapping[str, str] | None = None) -> Turn:
    """Begin a talk: the first question. Stories sent before stay known.

    Args:
        constants: What a link brought; only what the flow has a hidden row for is kept.
    """
    session = Session(
        key=urlsafe_b64encode(talk.fresh[:6]).decode(),
        flow=talk.flow.version,
        language=talk.flow.default_language,
        stage=Stage.ASKING,
        sent=sent,
    )
    given = constants or {}
    answers = {
        prompt.name: given[prompt.name]
        for prompt in (talk.flow.prompts if given else ())
        if takes_link(prompt) and 0 < len(given.get(prompt.name, "")) <= LONGEST_CONSTANT
    }
    return proceed(talk, session, answers)


def way(talk: Talk, session: Session) -> Route:
    """The way that the answers so far lead."""
    return follow(talk.laid, session.answers, talk.around(session))


def proceed(talk: Talk, session: Session, answers: dict[str, str], *, lead: Sequence[str] = ()) -> Turn:
    """Ask what is to be asked next after these answers, or come to the end.

    Args:
        answers: All of them; this function's own from now on.
        lead: What is said first.
    """
    route = follow(talk.laid, answers, talk.around(session))
    if route.kept:
        answers.update(route.kept)
    prompt = route.waiting
    if prompt is None:
        return finish(talk, replace(session, answers=answers), route, lead=lead)
    before: list[Effect] = []
    if route.notes:
        lead = [*lead, *_notes(talk, session, route)]
        for note in route.notes:
            answers[note.name] = ""
            if note.media:
                before.extend(Show(media) for media in _media(note, session.language))
    if prompt.media:
        before.extend(Show(media) for media in _media(prompt, session.language))
    session = Session(
        session.key,
        session.flow,
        session.language,
        _ASKING,
        prompt.name,
        session.shown + 1,
        answers,
        (),
        session.masked,
        session.approved,
        session.confirming,
        session.sent,
    )
    return Turn(
        session, (*before, *ask(talk, session, prompt, route.values, route.is_first(prompt), lead=lead))
    )


def _notes(talk: Talk, session: Session, route: Route) -> list[str]:
    """The notes to tell, each with its hint."""
    flow, language = talk.flow, session.language
    notes = []
    for note in route.notes:
        label = told(flow, note, note.label, route.values, language)
        hint = told(flow, note, note.hint, route.values, language)
        notes.append("\n".join(part for part in (label, hint) if part))
    return [note for note in notes if note]


def _media(prompt: Prompt, language: Language) -> tuple[Media, ...]:
    """What is shown with a prompt, in that language or in any that there is."""
    return prompt.media.get(language) or next(iter(prompt.media.values()), ())


def finish(talk: Talk, session: Session, route: Route, *, lead: Sequence[str] = ()) -> Turn:
    """The end of the flow: the review card where uses were asked for, else nothing is kept."""
    before = tuple(Show(media) for note in route.notes for media in _media(note, session.language))
    lead = [*lead, *_notes(talk, session, route)]
    if route.consent is None:
        asked = [prompt for prompt in route.reached if is_asked(prompt)]
        prompts = talk.laid.prompts
        has_told = any(answer and not _is_gate(prompts[name]) for name, answer in session.answers.items())
        if asked and has_told and Guard.PAUSE in asked[-1].guards:
            answers = {name: answer for name, answer in session.answers.items() if name != asked[-1].name}
            paused = replace(session, stage=Stage.PAUSED, at=asked[-1].name, answers=answers, collected=())
            buttons = (
                (Button(wording.HELP, token(paused, "help")), Button(wording.DELETE, token(paused, "del"))),
            )
            return Turn(paused, (*before, *says([*lead, wording.PAUSED], buttons)))
        ended = says([*lead, wording.ENDED], ((Button(wording.HELP, token(session, "help")),),))
        return Turn(_without_draft(session), (*before, *ended))
    checking = replace(session, stage=Stage.CHECKING, at="", shown=session.shown + 1, collected=())
    drafted = draft(talk, checking, route)
    checking = replace(checking, masked=drafted.masked, approved=drafted.fingerprint)
    return Turn(checking, (*before, *review(talk, checking, drafted, lead=lead)))


def revisit(talk: Talk, session: Session, prompt: Prompt, route: Route) -> Turn:
    """Ask an answered prompt again, with what was said; what does not depend on it is not asked again."""
    answer = session.answers.get(prompt.name, "")
    ticks = prompt.kind is Kind.SELECT_ONE or prompt.kind is Kind.SELECT_MULTIPLE
    session = replace(
        session,
        stage=Stage.ASKING,
        at=prompt.name,
        shown=session.shown + 1,
        collected=tuple(answer.split()) if ticks else (),
    )
    return Turn(session, ask(talk, session, prompt, route.values, route.is_first(prompt)))


def go_back(talk: Talk, session: Session, *, by_tap: bool = False) -> Turn:
    """Ask the question before this one again; what was begun here is kept. From within a date, one part back."""
    if session.stage is Stage.ASKING and session.collected:
        prompt = talk.laid.prompts[session.at]
        if prompt.kind in _DAYS and begun_parts(prompt, session):
            return show_again(talk, replace(session, collected=session.collected[:-1]), in_place=by_tap)
    session = _with_collected(talk, session)
    route = way(talk, session)
    if session.stage is Stage.CHECKING:
        before = [prompt for prompt in route.reached if is_asked(prompt)][-1]
    else:
        earlier = route.before(session.at)
        if earlier is None:
            return Turn(session, (Say(wording.NO_BACK),))
        before = earlier
    return revisit(talk, session, before, route)


def resume(talk: Talk, session: Session) -> Turn:
    """Ask again what was being asked, after a pause or a detour."""
    lead = (wording.WELCOME_BACK,) if session.stage is Stage.PAUSED else ()
    route = way(talk, session)
    if not session.at:
        turn = finish(talk, replace(session, stage=Stage.CHECKING), route)
        return Turn(turn.session, (*(Say(words) for words in lead), *turn.effects))
    session = replace(session, stage=Stage.ASKING, shown=session.shown + 1)
    prompt = talk.laid.prompts[session.at]
    return Turn(session, ask(talk, session, prompt, route.values, route.is_first(prompt), lead=lead))


def show_again(talk: Talk, session: Session, *, page: int | None = None, in_place: bool = True) -> Turn:
    """The same prompt once more, in place of the message that was tapped: another page, another tick."""
    prompt = talk.laid.prompts[session.at]
    if depends(prompt) or talk.laid.first is None:
        route = way(talk, session)
        asked = ask(talk, session, prompt, route.values, route.is_first(prompt), page=page)
    else:
        values = {prompt.name: session.answers.get(prompt.name, "")}
        first = talk.laid.first is prompt
        asked = ask(talk, session, prompt, values, first, page=page)
    if not in_place:
        return Turn(session, asked)
    return Turn(session, (Revise(asked[-1].text, asked[-1].buttons),))


def _is_gate(prompt: Prompt) -> bool:
    return Guard.GATE in prompt.guards or Guard.SAFETY in prompt.guards or not is_asked(prompt)


def refused(talk: Talk, session: Session, prompt: Prompt, value: str) -> str:
    """What to say where an answer does not keep the constraint; "" where it does.

    What was answered before is looked at only if the constraint, or what is said, asks for that.
    """
    constraint = prompt.constraint
    if constraint is None:
        return ""
    around = talk.around(session)
    values = way(talk, session).values if constraint.names or prompt.recalls else {}
    if constraint.holds(Scope(values, value, {}, around)):
        return ""
    message = told(talk.flow, prompt, prompt.constraint_message, values, session.language, around)
    return shortened(message, LONGEST_MESSAGE) or wording.NOT_VALID


def _with_collected(talk: Talk, session: Session) -> Session:
    """The session with what was begun at this prompt as its answer, where it can be one."""
    if session.stage is not Stage.ASKING or not session.collected:
        return session
    prompt = talk.laid.prompts[session.at]
    value = value_of(prompt, session.collected)
    if not value or refused(talk, session, prompt, value):
        return session
    return replace(session, answers={**session.answers, session.at: value}, collected=())


def draft_of(talk: Talk, session: Session, route: Route | None = None) -> Draft:
    """What Send would send, as the answers stand."""
    return draft(talk, session, way(talk, session) if route is None else route)


def _without_draft(session: Session) -> Session | None:
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
