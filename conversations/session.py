"""One narrator's way through one pinned version of a flow, between two turns.

A session is a value: it is packed, encrypted and put away after every turn, and read back before the next.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any, NamedTuple, NewType

from conversations.consent import Use
from conversations.effects import StoryId
from conversations.packing import packed, unpacked
from conversations.story import Sound

NarratorId = NewType("NarratorId", bytes)
"""16 bytes, a keyed pseudonym of an account; never the account's own id."""


class Stage(Enum):
    """What the session waits for."""

    ASKING = "asking"  # an answer to the prompt ``Session.at``
    CHECKING = "checking"  # Send, or a line to change, on the review card
    PAUSED = "paused"  # the narrator to come back, for as long as they like
    IDLE = "sent"  # nothing: there is no draft


@dataclass(frozen=True, slots=True)
class Sent:
    """A story that was sent, and what it may be used for now. The only link from a narrator to a story.

    ``receipt`` is the fingerprint of the words that show it (see ``receipt``); "" for one sent before there were any.
    """

    id: StoryId
    week: str
    wording: str
    uses: frozenset[Use]
    receipt: str = ""


class Piece(NamedTuple):
    """One message that an answer was typed in: the channel's number of it, and how many characters it gave."""

    message: int
    length: int


class Breath(NamedTuple):
    """The text that was taken as an answer last: of which prompt, and when it was sent (seconds of the channel's clock)."""

    prompt: str
    sent: int


class Awaited(NamedTuple):
    """A voice note on its way: the name of its ``effects.Fetch``, and the prompt it answers."""

    fetch: str
    prompt: str


@dataclass(frozen=True, slots=True)
class Find:
    """A word, or a few, that was found in a story: one for all places where it stands.

    Attributes:
        key: What it is called in ``Session.decided`` (see ``redaction.key``).
        words: As it was typed where it stands first.
        label: What stands there instead; "" where its narrator keeps it.
        unsure: It may tell who it was, and the narrator was asked; stays so when they decided.
        telling: A number, an address or the like, which alone leads to somebody.
    """

    key: str = field(repr=False)
    words: str = field(repr=False)
    label: str = field(repr=False)
    unsure: bool
    telling: bool


@dataclass(frozen=True, slots=True)
class Masked:
    """A story as it was redacted last.

    Attributes:
        of: Fingerprint of all it was made from: texts, decisions, names known and language.
        texts: The words without what tells who it was, by prompt.
        finds: What was found, those that were not sure first, each in the order of the story.
    """

    of: str
    texts: Mapping[str, str] = field(repr=False)
    finds: tuple[Find, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Session:
    """Where one narrator stands.

    Attributes:
        key: 8 letters that tie buttons to this talk; a button of another talk does nothing.
        flow: The pinned ``Flow.version``.
        language: One of the flow's languages.
        stage: What is waited for.
        at: The prompt that was asked last; "" on the review card or when nothing is asked.
        shown: Rises by one with each prompt or card put to the narrator, so an older button knows its age.
        answers: By prompt name, XLSForm's value; "" is a skip, or a note that was told. Answers of a branch
            that is not reached stay here (parked) and leave by no gate.
        collected: What has come in at this prompt so far: ticks, ranks, or the pieces of a long text.
        masked: The story as it was redacted last, so that a card that is looked at again costs nothing; None until
            the review card has come up.
        approved: Fingerprint of what the review card showed; Send must still agree with it.
        confirming: What was asked back and not answered yet: "all" (delete everything?), "skip" (leave out
            what was begun?), "heard" (is this what you said?), "language" (which?), "receipt" (which words?),
            "elsewhere" and a receipt's fingerprint (delete what another phone sent?), the mark of a story (delete
            it?), "see" and the mark of one (which of its uses?), "out" and a page of the words taken out, "telling" and a place among them (keep it in?); "" where nothing is open.
        sent: The stories sent before.
        chosen: The narrator chose the language themselves.
        discreet: Whatever is said is cleared from the chat once it is kept.
        offered: Help was offered in this talk after words that may tell of danger.
        typed: The messages each answer was typed in, by prompt, so that a change of one of them is found.
        sounds: The voice note that answers a prompt, by prompt.
        awaited: The voice note that is on its way; None where none is.
        heard: What a voice note says, as an engine wrote it down, until the narrator says that it is right.
        breath: The text taken last, while nothing else happened since; None where something did.
        album: The things that came together last, of which one was answered; "" for none.
        decided: What the narrator decided of words of this story, by ``redaction.key``: True takes them out, False
            keeps them in.
    """

    key: str
    flow: str
    language: str
    stage: Stage
    at: str = ""
    shown: int = 0
    answers: Mapping[str, str] = field(default_factory=dict, repr=False)
    collected: tuple[str, ...] = field(default=(), repr=False)
    masked: Masked | None = field(default=None, repr=False)
    approved: str = ""
    confirming: str = ""
    sent: tuple[Sent, ...] = ()
    chosen: bool = False
    discreet: bool = False
    offered: bool = False
    typed: Mapping[str, tuple[Piece, ...]] = field(default_factory=dict)
    sounds: Mapping[str, Sound] = field(default_factory=dict, repr=False)
    awaited: Awaited | None = None
    heard: str = field(default="", repr=False)
    breath: Breath | None = None
    album: str = ""
    decided: Mapping[str, bool] = field(default_factory=dict, repr=False)


def lapses(session: Session) -> bool:
    """Whether there is a draft that is forgotten if nobody goes on with it: one that its narrator did not pause."""
    return session.stage not in (Stage.IDLE, Stage.PAUSED)


def without_story(session: Session, story: StoryId) -> Session | None:
    """The session in which a story is not known any more; None where nothing else is in it."""
    left = replace(session, sent=tuple(one for one in session.sent if one.id != story))
    is_empty = not (
        left.sent or left.stage is not Stage.IDLE or left.confirming or left.chosen or left.discreet
    )
    return None if is_empty else left


def without_uses(session: Session, story: StoryId, ended: frozenset[Use]) -> Session:
    """The session in which a story may not be put to some uses any more."""
    sent = (replace(one, uses=one.uses - ended) if one.id == story else one for one in session.sent)
    return replace(session, sent=tuple(sent))


def resting(session: Session) -> Session:
    """The session without its draft: what was sent, and how its narrator wants to be spoken to."""
    return Session(
        key=session.key,
        flow=session.flow,
        language=session.language,
        stage=Stage.IDLE,
        shown=session.shown,
        sent=session.sent,
        chosen=session.chosen,
        discreet=session.discreet,
    )


_FORM = 4


def pack(session: Session) -> bytes:
    """The session as JSON, UTF-8 with lone surrogates kept; what the ledger encrypts."""
    document: list[object] = [
        _FORM,
        session.key,
        session.flow,
        session.language,
        session.stage.value,
        session.at,
        session.shown,
        session.answers,
        session.collected,
        None if session.masked is None else _packed_masked(session.masked),
        session.approved,
        session.confirming,
        [
            [sent.id.hex(), sent.week, sent.wording, sorted(use.value for use in sent.uses), sent.receipt]
            for sent in session.sent
        ],
        [session.chosen, session.discreet, session.offered],
        session.typed,
        {name: [sound.id.hex(), sound.key.hex(), sound.seconds] for name, sound in session.sounds.items()}
        if session.sounds
        else {},
        session.awaited,
        session.heard,
        session.breath,
        session.album,
        session.decided,
    ]
    return packed(document)


def _packed_masked(masked: Masked) -> list[object]:
    finds = [[one.key, one.words, one.label, one.unsure, one.telling] for one in masked.finds]
    return [masked.of, masked.texts, finds]


def unpack(data: bytes) -> Session:
    """The session that ``pack`` made these bytes from.

    Raises:
        ValueError: These bytes were packed by a later version of Firsthand.
    """
    document = unpacked(data)
    if document[0] not in range(1, _FORM + 1):
        raise ValueError("this session was kept by a later version of Firsthand; run that version again")
    (
        form,
        key,
        flow,
        language,
        stage,
        at,
        shown,
        answers,
        collected,
        masked,
        approved,
        confirming,
        sent,
        *later,
    ) = document
    later += _NOT_YET[len(later) :]
    (chosen, discreet, offered), typed, sounds, awaited, heard, breath, album, decided = later
    return Session(
        key=key,
        flow=flow,
        language=language,
        stage=Stage(stage),
        at=at,
        shown=shown,
        answers=answers,
        collected=tuple(collected),
        masked=_masked_before(masked) if form < _FORM else _unpacked_masked(masked),
        approved=approved,
        confirming=confirming,
        sent=tuple(
            Sent(bytes.fromhex(id_), week, wording, frozenset(Use(use) for use in uses), *receipt)
            for id_, week, wording, uses, *receipt in sent
        ),
        chosen=chosen,
        discreet=discreet,
        offered=offered,
        typed={name: tuple(Piece(*piece) for piece in pieces) for name, pieces in typed.items()},
        sounds={
            name: Sound(bytes.fromhex(id_), bytes.fromhex(sealed), seconds)
            for name, (id_, sealed, seconds) in sounds.items()
        },
        awaited=None if awaited is None else Awaited(*awaited),
        heard=heard,
        breath=None if breath is None else Breath(*breath),
        album=album,
        decided=decided,
    )


_NOT_YET: tuple[Any, ...] = ((False, False, False), {}, {}, None, "", None, "", {})
"""What older forms of these bytes do not say yet: the first two none of it, the third nothing of the last."""


def _unpacked_masked(masked: Any) -> Masked | None:
    if masked is None:
        return None
    of, texts, finds = masked
    return Masked(of, texts, tuple(Find(*find) for find in finds))


def _masked_before(masked: Mapping[str, object]) -> Masked | None:
    """What older forms of these bytes say: that the card came up, but not what was found in the whole story."""
    return Masked("", {}, ()) if masked else None
