"""A parcel's stories, opened, redacted again where the tier asks for it, and put aside sealed, with what a plan must know of each."""

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from conversations.consent import Consent, Use
from conversations.release import Release, release
from conversations.research.columns import Column, Shape, Shelf
from conversations.research.keys import Keys, keys_of
from conversations.research.rows import Coded, Reworded
from conversations.research.shelf import place_of
from conversations.story import Answer, Story
from conversations.tongues import code_of
from storage.errors import BundleRefused
from storage.export.archive import Packed, Packing
from storage.export.opening import Bundle, Row, Unread
from storage.export.rewording import Codes, Worded, as_approved, reworded
from storage.export.scratch import PuttingRecords, Scratch, Sealed, records
from storage.export.sounds import Part, Unheard, sound_file

_DISORDER = "this parcel was made by a faulty version of Firsthand: its stories come in an order that tells something; report it"


@dataclass(frozen=True, slots=True)
class Gathered:
    """Where the stories of a parcel were put aside, and what cannot be given out.

    ``sounds`` are the whole voice notes of each row, by prompt. ``withdrawn`` are rows to leave out; no reader here gives them.
    """

    stories: Sealed
    keys: Sealed
    withdrawn: frozenset[str]
    sounds: Mapping[str, Mapping[str, Packed]] = field(repr=False)
    unread: tuple[Unread, ...] = ()
    unheard: tuple[Unheard, ...] = ()


@dataclass(frozen=True, slots=True)
class Opened:
    """One story as it was put aside: free text apart, as it may leave."""

    id: str
    allowed: str
    release: Release = field(repr=False)
    words: Mapping[str, Reworded] = field(repr=False)
    log: tuple[tuple[str, str, str, int], ...] = ()


def gathered(
    bundle: Bundle,
    shelf: Shelf,
    scratch: Scratch,
    *,
    again: bool,
    jobs: int,
    progress: Callable[[], None],
) -> Gathered:
    """Open all stories of a parcel and put them aside.

    Args:
        bundle: Just opened.
        shelf: Of its flows, before coarsening.
        scratch: Where to.
        again: Whether free text is redacted once more.
        jobs: Processes that do so.
        progress: Called after each story.

    Raises:
        BundleRefused: The parcel turned out to be damaged; nothing may be made of what was gathered.
    """
    stories, keys = PuttingRecords(scratch.place()), PuttingRecords(scratch.place())
    columns = [column for column in shelf.columns if column.shape is Shape.WORDS]
    worded = {
        flow: frozenset(place_of(column) for column in columns if flow in column.flows)
        for flow in shelf.flows
    }
    incoming = _Incoming(bundle, columns, scratch)
    texts = incoming.texts()
    for codes in reworded(texts, jobs) if again else map(as_approved, texts):
        row = incoming.rows.popleft()
        stories.write(_flat(row, codes, worded[row.release.story.flow]))
        told = keys_of(shelf, row.release, row.id, row.week)
        keys.write((told.id, told.flow, told.sent, told.language, told.values))
        progress()
    stories.close()
    keys.close()
    return Gathered(
        stories.place,
        keys.place,
        frozenset(bundle.withdrawn),
        incoming.sounds,
        tuple(incoming.unread),
        tuple(incoming.unheard),
    )


def keys_in(found: Gathered) -> Iterator[Keys]:
    """What a plan must know of each story that may be used."""
    for id_, flow, sent, language, values in records(found.keys):
        if id_ not in found.withdrawn:
            yield Keys(id_, flow, sent, language, values)


def stories_in(found: Gathered) -> Iterator[Opened]:
    """Each story that may be used, in order of their ids."""
    for id_, allowed, flow, language, uses, wording, week, answers, texts, coded, log in records(
        found.stories
    ):
        if id_ in found.withdrawn:
            continue
        consent = Consent(frozenset(map(Use, uses)), wording, week)
        story = Story(flow, language, tuple(Answer(*answer) for answer in answers), consent)
        passages: dict[str, list[Coded]] = {}
        for one in coded:
            passages.setdefault(one[0], []).append(Coded(*one))
        words = {column: Reworded(text, tuple(passages.get(column, ()))) for column, text in texts}
        yield Opened(id_, allowed, release(story, Use.RESEARCH), words, log)


class _Incoming:
    """What comes out of a parcel, sorted: texts to redact, rows that wait for them, voice notes put aside."""

    def __init__(self, bundle: Bundle, columns: list[Column], scratch: Scratch) -> None:
        self.rows: deque[Row] = deque()
        self.unread: list[Unread] = []
        self.unheard: list[Unheard] = []
        self.sounds: dict[str, dict[str, Packed]] = {}
        self._bundle = bundle
        self._columns = columns
        self._scratch = scratch
        self._sound: tuple[str, str, Packing] | None = None

    def texts(self) -> Iterator[Worded]:
        """The texts of each story; its row waits in ``rows`` meanwhile."""
        last = ""
        for content in self._bundle.rows:
            match content:
                case Part(row, prompt, data):
                    self._hear(row, prompt).write(data)
                case Unheard(row, prompt):
                    self._sound_ended(whole=not self._is_at(row, prompt))
                    self.unheard.append(content)
                case Unread(row):
                    self._sound_ended()
                    self.unread.append(content)
                    last = _after(last, row)
                case Row(row):
                    self._sound_ended()
                    last = _after(last, row)
                    self.rows.append(content)
                    yield _worded(content, self._columns)

    def _hear(self, row: str, prompt: str) -> Packing:
        if not self._is_at(row, prompt):
            self._sound_ended()
        if self._sound is None:
            name = f"sounds/{sound_file(row, prompt)}"
            self._sound = row, prompt, Packing(name, self._scratch.place(), small=True)
        return self._sound[2]

    def _is_at(self, row: str, prompt: str) -> bool:
        return self._sound is not None and self._sound[:2] == (row, prompt)

    def _sound_ended(self, *, whole: bool = True) -> None:
        if self._sound is not None:
            row, prompt, packing = self._sound
            packed = packing.close()
            if whole:
                self.sounds.setdefault(row, {})[prompt] = packed
            self._sound = None


def _after(last: str, row: str) -> str:
    if row <= last:
        raise BundleRefused(_DISORDER)
    return row


def _worded(row: Row, columns: list[Column]) -> Worded:
    story = row.release.story
    told = {answer.prompt: answer.value for answer in story.answers}
    return Worded(
        code_of(story.language),
        tuple(
            (column.name, told[place])
            for column in columns
            if story.flow in column.flows and told.get(place := place_of(column))
        ),
    )


def _flat(row: Row, codes: Codes, worded: frozenset[str]) -> object:
    """The story as a record. Its texts stand in it as they may leave, and only so."""
    story = row.release.story
    return (
        row.id,
        row.allowed,
        story.flow,
        story.language,
        tuple(sorted(use.value for use in story.consent.uses)),
        story.consent.wording,
        story.consent.week,
        # A word in place of words: that there is an answer is all that is asked of it from here on.
        tuple(
            (one.prompt, "told" if one.value and one.prompt in worded else one.value) for one in story.answers
        ),
        codes.texts,
        tuple((one.column, one.start, one.end, one.label) for one in codes.coded),
        codes.log,
    )
