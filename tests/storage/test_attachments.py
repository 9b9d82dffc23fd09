"""Voice notes: nobody hears them from the data folder, and none outlives what holds its key."""

import csv
import json
import random
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from conversations.consent import Consent, Use
from conversations.effects import ChangeUse, Fetch, Submit
from conversations.flow import Flow, Kind, Prompt
from conversations.session import NarratorId, Session, Stage
from conversations.story import Answer, Sound, Story
from storage import snapshot, soundness
from storage.attachments import MOST_OF_A_DRAFT
from storage.database import Transaction
from storage.export.opening import Row, Unread, open_bundle
from storage.export.parcel import Written
from storage.export.sounds import Part, Unheard
from storage.export.tables import Output, write_tables
from storage.outbox import Kind as Going
from storage.outbox import Outgoing, Wanted
from storage.sealing.attachment import PIECE, UNIT
from storage.sealing.identity import new_identity
from storage.store import Store
from tests.storage.parcels import NAME, write

SECRET = bytes(range(32))
FLOW, WEEK, EN = "flow 1 abc", "2026-W48", "English (en)"
ANA = new_identity("ana")
ANNA, BEN = NarratorId(bytes(range(100, 116))), NarratorId(bytes(range(200, 216)))
STORY, OTHER_STORY = b"s" * 16, b"t" * 16
TALK = Session("abcdefgh", FLOW, EN, Stage.ASKING)


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[Store]:
    store = await Store.open(folder, secret=SECRET, recipients=[ANA.recipient], week=WEEK)
    try:
        await store.write(
            lambda t: t.ledger.execute("INSERT OR IGNORE INTO flows VALUES (?, x'00')", (FLOW,))
        )
        yield store
    finally:
        await store.close()


def voice(seed: int, size: int = 3 * UNIT) -> bytes:
    """What somebody said, of so many bytes."""
    return b"OggS" + random.Random(seed).randbytes(size - 4)


async def kept(store: Store, narrator: NarratorId, said: bytes, *, prompt: str = "story") -> Sound:
    """A voice note fetched for a narrator's draft, which names it."""
    attachments = store.vault.attachments
    session = (await store.write(lambda t: store.ledger.load(t, {narrator}))).get(narrator, TALK)
    await store.write(lambda t: store.ledger.keep(t, {narrator: session}))
    id_ = await store.write(lambda t: attachments.expect(t, narrator))
    assert await store.write(lambda t: attachments.begin(t, id_))
    incoming = attachments.incoming(id_)
    for at in range(0, len(said), 10_000):
        incoming.add(said[at : at + 10_000])
        if incoming.full:
            assert await store.write(incoming.keep)
    incoming.close()
    assert await store.write(incoming.keep)
    sound = Sound(id_, incoming.key, 7)

    def finish(transaction: Transaction) -> None:
        attachments.whole(transaction, id_)
        after = replace(session, sounds={**session.sounds, prompt: sound})
        store.ledger.keep(transaction, {narrator: after})
        attachments.hold(transaction, narrator, after)

    await store.write(finish)
    return sound


async def send(
    store: Store, narrator: NarratorId, story: bytes, *sounds: Sound, uses: frozenset[Use] = frozenset(Use)
) -> None:
    """Tap Send: a story whose answers are these voice notes, one a prompt."""
    answers = tuple(Answer(f"q{at}" if at else "story", "", sound) for at, sound in enumerate(sounds))
    told = Story(FLOW, EN, answers, Consent(uses, FLOW, WEEK))

    def work(transaction: Transaction) -> None:
        store.vault.submit(transaction, Submit(story, told, None), due=0, teller=narrator)
        store.ledger.keep(transaction, {narrator: replace(TALK, stage=Stage.ASKING)})

    await store.write(work)


def sounds_in(folder: Path) -> list[tuple[bytes, bytes | None, bytes | None, int | None]]:
    """The rows of the table: id, narrator, story, pieces. No piece belongs to none of them."""
    with closing(sqlite3.connect(folder / "ledger.db")) as ledger:
        strays = ledger.execute("SELECT count(*) FROM pieces WHERE sound NOT IN (SELECT id FROM sounds)")
        assert strays.fetchone() == (0,)
        return ledger.execute("SELECT id, narrator, story, pieces FROM sounds").fetchall()


def pieces_of(folder: Path, sound: bytes) -> list[bytes]:
    """The sealed pieces as they lie in the ledger."""
    with closing(sqlite3.connect(folder / "ledger.db")) as ledger:
        return [
            sealed
            for (sealed,) in ledger.execute(
                "SELECT sealed FROM pieces WHERE sound = ? ORDER BY number", (sound,)
            )
        ]


def files_with(folder: Path, *values: bytes) -> list[str]:
    """The files in which any 32 bytes of these values stand, looked for every 400."""
    content = {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    searched = [value[at : at + 32] for value in values for at in range(0, len(value) - 32, 400)]
    return sorted({name for name, inside in content.items() for piece in searched if piece in inside})


def change(folder: Path, statement: str, *values: object) -> int:
    """Change the ledger behind everybody's back."""
    with closing(sqlite3.connect(folder / "ledger.db")) as connection, connection:
        return connection.execute(statement, values).rowcount


PROMPTS = (
    Prompt("story", Kind.TEXT, 2, {EN: "What happened?"}, voice=True),
    *(Prompt(f"q{at}", Kind.TEXT, 2 + at, {EN: "And then?"}, voice=True) for at in (1, 2)),
)
FLOWS = {FLOW: Flow("flow", "A flow", FLOW, (EN,), EN, PROMPTS, b"")}


def exported(folder: Path) -> tuple[bytes, Written, int]:
    """A bundle for Ana; what it says of itself, and how many voice notes were damaged."""
    out = BytesIO()
    with snapshot.opened(folder, SECRET) as stories:
        written = write(out, stories.stories(NAME), holder=ANA.recipient, flows=stories.flows)
    return out.getvalue(), written, stories.unheard


def tables(bundle: bytes, out: Path) -> Output:
    return write_tables(open_bundle(BytesIO(bundle), ANA).rows, FLOWS, out)


# Kept so that nobody hears it


async def test_what_was_said_is_in_no_file_while_it_is_told_nor_after_it_was_sent(tmp_path: Path) -> None:
    """Nor are the key, or the id of whose it is beside the story."""
    said = voice(1, 5 * UNIT)
    async with opened(tmp_path) as store:
        sound = await kept(store, ANNA, said)
        assert files_with(tmp_path, said, sound.key + sound.key) == []
        await send(store, ANNA, STORY, sound)
        assert files_with(tmp_path, said, sound.key + sound.key) == []
        assert files_with(tmp_path, *pieces_of(tmp_path, sound.id)) != [], "the search finds what is there"
    assert files_with(tmp_path, said, sound.key + sound.key) == []
    assert [(story, narrator) for _, narrator, story, _ in sounds_in(tmp_path)] == [(STORY, None)]


async def test_after_send_the_key_is_nowhere_but_in_the_sealed_story(tmp_path: Path) -> None:
    """With the service secret every draft opens, and none names the voice note any more."""
    async with opened(tmp_path) as store:
        sound = await kept(store, ANNA, voice(1))
        await send(store, ANNA, STORY, sound)
        (session,) = (await store.write(lambda t: store.ledger.load(t, {ANNA}))).values()
        assert session.sounds == {}
    bundle, *_ = exported(tmp_path)
    (*parts, row) = open_bundle(BytesIO(bundle), ANA).rows
    assert isinstance(row, Row)
    assert [answer.sound for answer in row.release.story.answers] == [sound]
    assert all(isinstance(part, Part) for part in parts)


# Gone with what holds it


async def test_a_story_taken_back_takes_its_voice_notes_with_it(tmp_path: Path) -> None:
    """Every piece of it, from every file; that of another story stays."""
    async with opened(tmp_path) as store:
        mine, other = await kept(store, ANNA, voice(1)), await kept(store, BEN, voice(2))
        await send(store, ANNA, STORY, mine)
        await send(store, BEN, OTHER_STORY, other)
        pieces = pieces_of(tmp_path, mine.id)
        assert files_with(tmp_path, *pieces) != []
        await store.write(lambda t: store.vault.withdraw(t, STORY, week=WEEK))
        assert files_with(tmp_path, *pieces) == []
        assert [id_ for id_, *_ in sounds_in(tmp_path)] == [other.id]


async def test_a_draft_deleted_takes_its_voice_notes_with_it(tmp_path: Path) -> None:
    """Whole ones, and those that are still coming in."""
    async with opened(tmp_path) as store:
        sound = await kept(store, ANNA, voice(1))
        pieces = pieces_of(tmp_path, sound.id)
        attachments = store.vault.attachments
        waiting = await store.write(lambda t: attachments.expect(t, ANNA))
        incoming = attachments.incoming(waiting)
        incoming.add(voice(2))
        assert await store.write(incoming.keep)
        pieces += pieces_of(tmp_path, waiting)
        assert len(pieces) > 3
        await store.write(lambda t: store.ledger.keep(t, {ANNA: None}))
        incoming.add(voice(3))
        assert not await store.write(incoming.keep), "what still comes in is wanted by nobody"
        assert files_with(tmp_path, *pieces) == []
        assert sounds_in(tmp_path) == []


async def test_sending_destroys_what_the_story_does_not_name(tmp_path: Path) -> None:
    """Left out at the end, or still on its way."""
    async with opened(tmp_path) as store:
        sent, left = await kept(store, ANNA, voice(1)), await kept(store, ANNA, voice(2), prompt="q1")
        await store.write(lambda t: store.vault.attachments.expect(t, ANNA))
        others = await kept(store, BEN, voice(3))
        pieces = pieces_of(tmp_path, left.id)
        await send(store, ANNA, STORY, sent)
        assert files_with(tmp_path, *pieces) == []
        assert sorted(sounds_in(tmp_path)) == sorted(
            [(sent.id, None, STORY, 4), (others.id, BEN, None, 4)]
        ), "three units and the mark of the end are four pieces"


async def test_a_story_without_research_keeps_none(tmp_path: Path) -> None:
    """Whatever its answers name: nobody would ever be given one."""
    async with opened(tmp_path) as store:
        sound = await kept(store, ANNA, voice(1))
        await send(store, ANNA, STORY, sound, uses=frozenset({Use.DIGEST, Use.QUOTE}))
    assert sounds_in(tmp_path) == []


async def test_what_a_draft_no_longer_names_is_destroyed(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        first = await kept(store, ANNA, voice(1))
        second = await kept(store, ANNA, voice(2))  # in place of the first
        assert [id_ for id_, *_ in sounds_in(tmp_path)] == [second.id]
        assert pieces_of(tmp_path, first.id) == []
        await store.write(lambda t: store.vault.attachments.destroy(t, second.id))
        assert sounds_in(tmp_path) == []


async def test_a_story_keeps_its_voice_notes_whatever_a_draft_says(tmp_path: Path) -> None:
    """Neither a Discard of an id that is a story's, nor another's Send, touches it."""
    async with opened(tmp_path) as store:
        sound = await kept(store, ANNA, voice(1))
        await send(store, ANNA, STORY, sound)
        await store.write(lambda t: store.vault.attachments.destroy(t, sound.id))
        await send(store, BEN, OTHER_STORY, sound)
        await store.write(lambda t: store.ledger.keep(t, {ANNA: None}))
        assert [row[2] for row in sounds_in(tmp_path)] == [STORY]


# After a start


async def test_a_start_sweeps_what_nothing_holds(tmp_path: Path) -> None:
    """Half fetched with nothing that fetches it; whole and named by no draft. What is held stays, and so does what a row still asks for."""
    async with opened(tmp_path) as store:
        held, dropped = await kept(store, ANNA, voice(1)), await kept(store, BEN, voice(2))
        await store.write(lambda t: store.ledger.keep(t, {BEN: TALK}))  # names none any more
        attachments = store.vault.attachments
        forgotten, asked = [await store.write(lambda t: attachments.expect(t, ANNA)) for _ in range(2)]
        for id_ in (forgotten, asked):
            incoming = attachments.incoming(id_)
            incoming.add(voice(3))
            assert await store.write(incoming.keep)
        number = store.outbox.number()
        fetch = Outgoing(number, Going.FETCH, 7, wanted=Wanted(Fetch("f1", "AwAC", 7), asked, 1))
        await store.write(lambda t: store.outbox.add(t, [fetch], sending=False))
        assert len(sounds_in(tmp_path)) == 4
    async with opened(tmp_path) as store:
        assert [one.wanted for one in store.undelivered] == [fetch.wanted]
        assert sorted(sounds_in(tmp_path)) == sorted([(held.id, ANNA, None, 4), (asked, ANNA, None, None)])
        assert pieces_of(tmp_path, asked) == [], "it begins anew, for its key died with the process"
        assert len(pieces_of(tmp_path, held.id)) == 4
        assert files_with(tmp_path, dropped.id + dropped.id) == []


async def test_the_voice_notes_of_a_draft_that_does_not_open_are_left_alone(tmp_path: Path) -> None:
    """It may be put back from a backup."""
    async with opened(tmp_path) as store:
        sound = await kept(store, ANNA, voice(1))
    assert change(tmp_path, "UPDATE sessions SET sealed = zeroblob(100)") == 1
    async with opened(tmp_path):
        assert [id_ for id_, *_ in sounds_in(tmp_path)] == [sound.id]


async def test_a_draft_holds_so_much_and_no_more(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        await store.write(lambda t: store.ledger.keep(t, {ANNA: TALK, BEN: TALK}))
        attachments = store.vault.attachments
        full = await store.write(lambda t: attachments.expect(t, ANNA))
        rows = [(full, number, b"") for number in range(MOST_OF_A_DRAFT)]
        await store.write(lambda t: t.ledger.executemany("INSERT INTO pieces VALUES (?, ?, ?)", rows))
        for narrator, has_room in ((ANNA, False), (BEN, True)):
            more = await store.write(lambda t, n=narrator: attachments.expect(t, n))
            assert await store.write(lambda t, m=more: attachments.begin(t, m)) is has_room


# Looked at by the doctor


async def test_the_doctor_counts_what_does_not_open_and_what_is_nobodys(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        sound = await kept(store, ANNA, voice(1))
        assert soundness.unopened(tmp_path, SECRET) == {}
        await store.write(lambda t: store.vault.attachments.expect(t, ANNA))
        assert soundness.unopened(tmp_path, SECRET) == {}, "one that is being fetched is nothing wrong"
    moved = "UPDATE pieces SET sealed = (SELECT sealed FROM pieces WHERE number = 1) WHERE number = 0"
    assert change(tmp_path, moved) == 1
    assert soundness.unopened(tmp_path, SECRET) == {"pieces": 1}
    assert change(tmp_path, "DELETE FROM pieces WHERE number < 2") == 2
    assert soundness.unopened(tmp_path, SECRET) == {"sounds": 1}
    assert change(tmp_path, "UPDATE sounds SET pieces = pieces - 2 WHERE id = ?", sound.id) == 1
    assert soundness.unopened(tmp_path, SECRET) == {}
    assert change(tmp_path, "DELETE FROM sessions") == 1  # without foreign keys, as a stranger's hand would
    assert soundness.unopened(tmp_path, SECRET) == {"sounds": 2}


# To researchers whom their narrators allowed, and to nobody else


async def test_a_researcher_gets_what_was_said_and_the_table_names_the_file(tmp_path: Path) -> None:
    """To the byte, of several prompts and stories, the shortest and the longest."""
    said = [voice(1, 70_000), voice(2, 4), voice(3, UNIT)]
    async with opened(tmp_path / "data") as store:
        one, two = await kept(store, ANNA, said[0]), await kept(store, ANNA, said[1], prompt="q1")
        await send(store, ANNA, STORY, one, two)
        await send(store, BEN, OTHER_STORY, await kept(store, BEN, said[2]))
        bundle, written, unheard = exported(tmp_path / "data")
    assert (written.stories, written.sounds, unheard) == (2, 3, 0)
    output = tables(bundle, tmp_path / "out")
    assert (output.stories, output.sounds, output.unread, output.unheard) == (2, 3, (), ())

    with (tmp_path / "out" / "stories.csv").open(encoding="utf-8-sig", newline="") as file:
        first, second = sorted(csv.DictReader(file), key=lambda row: row["q1/sound"] == "")
    lines = {
        line["row"]: line.get("sounds")
        for line in map(json.loads, (tmp_path / "out" / "stories.jsonl").read_bytes().splitlines())
    }
    assert lines[first["meta/row"]] == {"q1": first["q1/sound"], "story": first["story/sound"]}
    assert (second["q1/sound"], second["q2/sound"]) == ("", "")
    assert first["story/sound"] == f"{first['meta/row']}-story.ogg"
    heard = [first["story/sound"], first["q1/sound"], second["story/sound"]]
    folder = tmp_path / "out" / "sounds"
    assert [(folder / name).read_bytes() for name in heard] == said
    assert sorted(path.name for path in folder.iterdir()) == sorted(heard)
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}
    assert folder.stat().st_mode & 0o777 == 0o700
    book = (tmp_path / "out" / "codebook.csv").read_text(encoding="utf-8-sig")
    assert ",story/sound,,,2," in book


async def test_no_sound_of_a_bundle_lies_in_it_in_clear(tmp_path: Path) -> None:
    said = voice(1)
    async with opened(tmp_path / "data") as store:
        await send(store, ANNA, STORY, await kept(store, ANNA, said))
        pieces = pieces_of(tmp_path / "data", sounds_in(tmp_path / "data")[0][0])
        bundle, *_ = exported(tmp_path / "data")
    (tmp_path / "bundle").mkdir()
    (tmp_path / "bundle" / "file").write_bytes(bundle)
    assert files_with(tmp_path / "bundle", said, *pieces) == []


@pytest.mark.parametrize("again", [False, True])
async def test_where_research_was_stopped_no_voice_note_leaves(tmp_path: Path, again: bool) -> None:
    """It waits for its narrator to allow research again, or goes with the story."""
    async with opened(tmp_path / "data") as store:
        await send(store, ANNA, STORY, await kept(store, ANNA, voice(1)))
        for allowed in [False, True] if again else [False]:
            change_ = ChangeUse(STORY, Use.RESEARCH, allowed, FLOW, WEEK)
            await store.write(lambda t, c=change_: store.vault.change_use(t, c))
        bundle, written, _ = exported(tmp_path / "data")
    assert (written.stories, written.sounds) == ((1, 1) if again else (0, 0))
    assert len(bundle) > 3 * UNIT if again else len(bundle) < 3_000
    tables(bundle, tmp_path / "out")
    assert (tmp_path / "out" / "sounds").exists() is again


@pytest.mark.parametrize(
    ("statement", "damaged"),
    [
        ("UPDATE pieces SET sealed = zeroblob(65565) WHERE number = 1 AND sound = ?", 1),
        ("DELETE FROM pieces WHERE number = 0 AND sound = ?", 1),
        ("DELETE FROM pieces WHERE number = 3 AND sound = ?", 1),
        ("UPDATE sounds SET pieces = 3 WHERE id = ?", 0),
        ("UPDATE sounds SET pieces = 0 WHERE id = ?", 0),
    ],
)
async def test_a_damaged_voice_note_is_named_and_keeps_nothing_else_back(
    tmp_path: Path, statement: str, damaged: int
) -> None:
    """Not the words of its own story, and no other voice note; no half of it is left."""
    async with opened(tmp_path / "data") as store:
        broken, whole = await kept(store, ANNA, voice(1)), await kept(store, ANNA, voice(2), prompt="q1")
        await send(store, ANNA, STORY, broken, whole)
    assert change(tmp_path / "data", statement, broken.id) == 1
    bundle, written, unheard = exported(tmp_path / "data")
    assert (written.stories, unheard) == (1, damaged)
    output = tables(bundle, tmp_path / "out")
    assert (output.stories, output.sounds) == (1, 1)
    assert [one.prompt for one in output.unheard] == ["story"]
    (only,) = (tmp_path / "out" / "sounds").iterdir()
    assert only.read_bytes() == voice(2)
    assert only.name.endswith("-q1.ogg")


async def test_a_voice_note_exchanged_for_another_does_not_open(tmp_path: Path) -> None:
    """By somebody who has the service secret, and seals each piece to the place it is put."""
    async with opened(tmp_path / "data") as store:
        mine, other = await kept(store, ANNA, voice(1)), await kept(store, BEN, voice(2))
        await send(store, ANNA, STORY, mine)
        await send(store, BEN, OTHER_STORY, other)
    with snapshot.opened(tmp_path / "data", SECRET) as stories:
        rows = [replace(row, pieces=tuple(row.pieces)) for row in stories.stories()]
        flows = stories.flows
    ids = [rows[at].pieces[0].sound for at in (0, 1)]  # type: ignore[index]
    swapped = [
        replace(row, pieces=[piece._replace(sound=ids[at]) for piece in rows[1 - at].pieces])
        for at, row in enumerate(rows)
    ]
    out = BytesIO()
    write(out, swapped, holder=ANA.recipient, flows=flows)
    output = tables(out.getvalue(), tmp_path / "out")
    assert (output.stories, output.sounds, len(output.unheard)) == (2, 0, 2)
    assert list((tmp_path / "out").rglob("*.ogg")) == []


async def test_pieces_of_a_story_that_cannot_be_read_are_passed_over(tmp_path: Path) -> None:
    async with opened(tmp_path / "data") as store:
        await send(store, ANNA, STORY, await kept(store, ANNA, voice(1)))
        await send(store, BEN, OTHER_STORY, await kept(store, BEN, voice(2)))
    with snapshot.opened(tmp_path / "data", SECRET) as stories:
        rows = list(stories.stories())
        out = BytesIO()
        rows[0] = replace(rows[0], share=bytes(32))
        write(out, rows, holder=ANA.recipient, flows=stories.flows)
    contents = list(open_bundle(BytesIO(out.getvalue()), ANA).rows)
    (unread,) = (one for one in contents if isinstance(one, Unread))
    (row,) = (one for one in contents if isinstance(one, Row))
    assert unread.id != row.id
    assert {part.row for part in contents if isinstance(part, Part | Unheard)} == {row.id}


async def test_exporting_and_opening_hold_a_few_pieces_of_a_voice_note_at_a_time(tmp_path: Path) -> None:
    """Of a long one; the bundle is written while it is read, and read while its files are written."""
    async with opened(tmp_path / "data") as store:
        await send(store, ANNA, STORY, await kept(store, ANNA, voice(1, 60 * UNIT)))
    out = BytesIO()
    ahead: list[int] = []
    with snapshot.opened(tmp_path / "data", SECRET) as stories:
        (row,) = stories.stories()

        def watched() -> object:
            for number, piece in enumerate(row.pieces):
                ahead.append(number * PIECE - out.tell())
                yield piece

        write(
            out,
            [replace(row, pieces=watched())],  # type: ignore[arg-type]
            holder=ANA.recipient,
            flows=stories.flows,
        )
    assert len(ahead) == 61
    assert max(ahead) < PIECE
    total = out.tell()
    out.seek(0)
    parts = (part for part in open_bundle(out, ANA).rows if isinstance(part, Part))
    given = 0
    for part in parts:
        given += len(part.data)
        assert len(part.data) <= PIECE + 16 * 1024
        assert out.tell() - given < 5 * PIECE
    assert given == 60 * UNIT
    assert total > given


async def test_what_is_kept_of_a_sent_voice_note_does_not_say_whose_it_was(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        await send(store, ANNA, STORY, await kept(store, ANNA, voice(1)))
        await store.write(lambda t: store.ledger.keep(t, {ANNA: None}))
        assert [row[1:3] for row in sounds_in(tmp_path)] == [(None, STORY)]
    assert [path.name for path in tmp_path.iterdir() if ANNA in path.read_bytes()] == []
