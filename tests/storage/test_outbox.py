"""Messages on their way: in order, sealed to their row, and dead when they have arrived."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from conversations.effects import Button
from conversations.flow import Media, MediaKind
from conversations.packing import packed
from conversations.post import Piece, Style
from storage.database import Database
from storage.outbox import Kind, Outbox, Outgoing
from storage.sealing.envelope import derive, place, seal

KEY = derive(bytes(range(32)), "outbox")
ANNA, STAFF = 5_500_000_001, -1002233445566
STORY = bytes(range(16))
MESSAGES = (
    Outgoing(
        0,
        Kind.SAY,
        ANNA,
        "xylopyrography \ud83d 👩‍👩‍👧",
        ((Button("Yes", "k.1.c0"), Button("No", "k.1.c1")),),
    ),
    Outgoing(0, Kind.REVISE, ANNA, "again", message=17),
    Outgoing(0, Kind.POST, STAFF, "a post", story=STORY, page=1),
    Outgoing(0, Kind.RETRACT, STAFF, message=18),
    Outgoing(0, Kind.SAY, ANNA, "How was it?", question=7, quiet=True),
    Outgoing(0, Kind.SHOW, ANNA, media=Media(MediaKind.IMAGE, "map.png", bytes(32))),
    Outgoing(0, Kind.SHRINK, ANNA, "Left out", message=17, question=6),
    Outgoing(0, Kind.CLEAR, ANNA),
    Outgoing(0, Kind.HIDE, ANNA, closing=("cleared", "blank", "unsure", "one stays", "2 stay")),
    Outgoing(0, Kind.CLEAR, ANNA, kept=False, due=1_795_000_000),
    Outgoing(
        0,
        Kind.POST,
        STAFF,
        "Needed: a \ud83d home",
        story=STORY,
        pieces=(Piece("Needed: ", Style.STRONG), Piece("a \ud83d home", Style.QUOTE)),
    ),
    Outgoing(0, Kind.EDITION, STAFF, "about 15", message=19, page=1, edition=7),
)


def numbered(outbox: Outbox, message: Outgoing) -> Outgoing:
    return replace(message, id=outbox.number())


async def test_what_is_added_comes_back_in_order_until_it_is_done(tmp_path: Path) -> None:
    """Also after a restart, and numbers are never used twice, though their rows are gone."""
    database = await Database.open(tmp_path)
    outbox = await database.write(lambda t: Outbox.open(t, KEY))
    added = [numbered(outbox, message) for message in MESSAGES]
    await database.write(lambda t: outbox.add(t, added[:2], sending=True))
    await database.write(lambda t: outbox.add(t, added[2:], sending=False))
    expected = [replace(one, uncertain=at < 2) for at, one in enumerate(added)]
    assert await database.write(outbox.undelivered) == expected
    await database.write(lambda t: outbox.done(t, [one.id for one in added]))
    await database.close()

    database = await Database.open(tmp_path)
    outbox = await database.write(lambda t: Outbox.open(t, KEY))
    assert await database.write(outbox.undelivered) == []
    assert outbox.number() > added[-1].id
    await database.close()


async def test_a_row_written_before_words_had_styles_is_still_sent(tmp_path: Path) -> None:
    """It ends after six more parts."""
    database = await Database.open(tmp_path)
    document = ["say", ANNA, None, 0, "How was it?", [], None, 7, 1, [], 1, 0]
    sealed = seal(KEY, packed(document), place=place("outbox", "sealed", (1).to_bytes(8, "big")))
    await database.write(lambda t: t.ledger.execute("INSERT INTO outbox VALUES (1, 0, NULL, ?)", (sealed,)))
    outbox = await database.write(lambda t: Outbox.open(t, KEY))
    (one,) = await database.write(outbox.undelivered)
    assert one == replace(MESSAGES[4], id=1)
    assert (one.pieces, one.edition) == ((), None)
    await database.close()


OLDER = [
    (["say", ANNA, None, 0, "hello", [[["Yes", "k.1.c0"]]]], MESSAGES[0].buttons[0][:1]),
    (["show", ANNA, None, 0, "", [], ["image", "map.png", "00" * 32]], MESSAGES[5].media),
]


@pytest.mark.parametrize(("document", "holds"), OLDER, ids=["said", "shown"])
async def test_a_row_written_before_chats_were_kept_is_still_sent(
    tmp_path: Path, document: list[object], holds: object
) -> None:
    database = await Database.open(tmp_path)
    sealed = seal(KEY, packed(document), place=place("outbox", "sealed", (1).to_bytes(8, "big")))
    await database.write(lambda t: t.ledger.execute("INSERT INTO outbox VALUES (1, 0, NULL, ?)", (sealed,)))
    outbox = await database.write(lambda t: Outbox.open(t, KEY))
    (one,) = await database.write(outbox.undelivered)
    assert (one.kind.value, one.address, one.text) == (document[0], ANNA, document[4])
    assert holds in (one.buttons[0] if one.buttons else None, one.media)
    assert (one.question, one.quiet, one.closing) == (0, False, ())
    await database.close()


async def test_more_messages_than_one_statement_takes_are_all_kept(tmp_path: Path) -> None:
    database = await Database.open(tmp_path)
    outbox = await database.write(lambda t: Outbox.open(t, KEY))
    many = [numbered(outbox, MESSAGES[0]) for _ in range(1001)]
    await database.write(lambda t: outbox.add(t, many, sending=False))
    assert await database.write(outbox.undelivered) == many
    await database.write(lambda t: outbox.done(t, [one.id for one in many[:-1]]))
    assert await database.write(outbox.undelivered) == many[-1:]
    await database.close()


async def test_a_message_moved_to_another_row_is_not_sent_and_keeps_no_other_back(tmp_path: Path) -> None:
    """So nobody who can write the file can send one person's words to another's chat."""
    database = await Database.open(tmp_path)
    outbox = await database.write(lambda t: Outbox.open(t, KEY))
    await database.write(lambda t: outbox.add(t, [numbered(outbox, one) for one in MESSAGES], sending=False))
    await database.write(
        lambda t: t.ledger.execute(
            "UPDATE outbox SET sealed = (SELECT sealed FROM outbox WHERE id = 1) WHERE id = 2"
        )
    )
    assert [one.id for one in await database.write(outbox.undelivered)] == [1, *range(3, len(MESSAGES) + 1)]
    await database.close()


async def test_neither_words_nor_chat_stand_in_the_file(tmp_path: Path) -> None:
    """Nor the token of a button; of a post only which story it is of, so that a withdrawal finds it."""
    database = await Database.open(tmp_path)
    outbox = await database.write(lambda t: Outbox.open(t, KEY))
    await database.write(lambda t: outbox.add(t, [numbered(outbox, one) for one in MESSAGES], sending=False))
    content = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    for number in (ANNA, STAFF):
        assert str(number).encode() not in content
        assert number.to_bytes(8, "big", signed=True) not in content
        assert number.to_bytes(8, "big", signed=True).lstrip(b"\x00\xff") not in content
    for words in (b"xylopyrography", b"k.1.c0", b"a post", b"one stays"):
        assert words not in content
    assert STORY in content
    await database.close()


async def test_a_withdrawn_storys_posts_are_dropped_and_no_others(tmp_path: Path) -> None:
    database = await Database.open(tmp_path)
    outbox = await database.write(lambda t: Outbox.open(t, KEY))
    kept = [numbered(outbox, one) for one in (*MESSAGES, replace(MESSAGES[2], story=bytes(16)))]
    await database.write(lambda t: outbox.add(t, kept, sending=False))
    await database.write(lambda t: outbox.drop_posts(t, STORY))
    assert await database.write(outbox.undelivered) == [one for one in kept if one.story != STORY]
    assert await database.write(lambda t: outbox.place_made(t, kept[2], 99)) is None
    placed = await database.write(lambda t: outbox.place_made(t, kept[4], 99))
    assert placed == replace(kept[4], message=99)
    assert placed in await database.write(outbox.undelivered)
    await database.close()


async def test_what_was_delivered_leaves_no_bytes_in_the_database(tmp_path: Path) -> None:
    """secure_delete: a row that died is not left on a free page."""
    database = await Database.open(tmp_path)
    outbox = await database.write(lambda t: Outbox.open(t, KEY))
    one = numbered(outbox, replace(MESSAGES[0], text="long " * 2000))
    await database.write(lambda t: outbox.add(t, [one], sending=True))
    (sealed,) = await database.write(lambda t: t.ledger.execute("SELECT sealed FROM outbox").fetchone())
    await database.write(lambda t: outbox.done(t, [one.id]))
    await database.write(lambda t: t.erase_traces())
    for at in range(1, len(sealed) - 32, 500):
        assert not [path.name for path in tmp_path.iterdir() if sealed[at : at + 32] in path.read_bytes()]
    await database.close()
    with closing(sqlite3.connect(tmp_path / "ledger.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
