"""The way of re-sealing: server, present holder, new holder, server; a file goes from each to the next.

A file is lines of JSON: the first says what is done, each other is one story. No file holds a share or a word.
"""

import base64
import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain, islice
from pathlib import Path
from typing import TextIO

from storage import marks, queries
from storage.errors import KeyRefused, Unopenable
from storage.sealing.identity import Identity, Recipient, recipient
from storage.sealing.resealing import proven, resealed, wrapped
from storage.sealing.story import Header, take_apart

_FORMAT = "firsthand-reseal/1"
_STEP = 50
_LONGEST = 16_384  # characters of a line; one with a public key has some 2,000

CODE = 20
"""Hex digits of a file's code: 80 bits, which nobody finds a second file for that is of use."""

Progress = Callable[[int, int], None]
"""Is told how many stories of how many are done."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done: whose halves go to whom, whose wraps are dropped, and for how many stories."""

    by: bytes
    to: Recipient
    drops: tuple[bytes, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Left:
    """Stories that are not in a file: of an older version, or not sealed to that holder."""

    older: int
    others: int


@dataclass(frozen=True, slots=True)
class Moved:
    """How many stories were sealed anew, how many were taken back meanwhile, and how many were there already."""

    moved: int
    gone: int
    before: int


def ask(
    ledger: sqlite3.Connection, by: bytes, to: Recipient, drops: Collection[bytes], out: TextIO
) -> tuple[int, Left]:
    """Write what the holder with the id ``by`` needs; gives for how many stories, and what is left out."""
    rows: list[list[str]] = []
    older = others = 0
    for story, _, _, record in ledger.execute(queries.every_story):
        try:
            parts = take_apart(record)
        except Unopenable:
            continue  # counted by `firsthand verify`
        if by not in parts.header.recipients:
            others += 1
        elif not parts.check:
            older += 1
        else:
            wrap = parts.wraps[parts.header.recipients.index(by)]
            header = parts.header
            rows.append([story.hex(), header.flow, header.week, _text(wrap), parts.check.hex()])
    _write(out, "ask", Order(by, to, tuple(drops), len(rows)), rows)
    return len(rows), Left(older, others)


def hand_over(given: TextIO, whose: Identity, to: str, out: TextIO, say: Progress) -> Order:
    """The present holder's part: seal each half to the new recipient, whose id in hex they know from them.

    Raises:
        KeyRefused: The file is none of that step, was cut or changed, or is for another identity or recipient.
    """
    order = order_of(given, "ask")
    if order.to.id.hex() != to:
        raise KeyRefused(
            f"this file is for {order.to.name} ({order.to.id.hex()}), and not for {to}: ask the new holder for their id"
        )
    if order.by != whose.recipient.id:
        raise KeyRefused("this file is for another holder: use the identity it was asked of")

    def each() -> Iterator[list[str]]:
        for story, flow, week, wrap, check in _rows(given, order, 5, say):
            header = Header(flow, week, (order.by,))
            with _asked_for_again():
                sealed = wrapped(header, _bytes(wrap), _hex(check), whose, order.to, _hex(story))
            yield [story, flow, week, _text(sealed), check]

    _write(out, "hand over", order, each())
    return order


def accept(given: TextIO, whose: Identity, out: TextIO, say: Progress) -> Order:
    """The new holder's part: open each half, and prove it.

    Raises:
        KeyRefused: As in ``hand_over``, or a half is not what it should be.
    """
    order = order_of(given, "hand over")
    if order.to.id != whose.recipient.id:
        raise KeyRefused("this file is for another holder: use the identity of the new recipient")

    def each() -> Iterator[list[str]]:
        for story, flow, week, wrap, check in _rows(given, order, 5, say):
            header = Header(flow, week, (order.to.id,))
            with _asked_for_again():
                proof = proven(header, _bytes(wrap), _hex(check), whose, _hex(story))
            yield [story, wrap, proof.hex()]

    _write(out, "accept", order, each())
    return order


def take(folder: Path, given: TextIO, say: Progress) -> tuple[Order, Moved]:
    """The server's part: change the records, some in each transaction; may be done again after a kill.

    Raises:
        KeyRefused: The file is none of that step, was cut or changed, or a proof does not fit; what was changed
            before stays, and is right.
    """
    order = order_of(given, "accept")
    moved = gone = before = 0
    with closing(sqlite3.connect(folder / marks.LEDGER, timeout=30, isolation_level=None)) as ledger:
        ledger.execute("PRAGMA secure_delete = ON").fetchall()
        ledger.execute("PRAGMA synchronous = FULL").fetchall()
        rows = _rows(given, order, 3, say)
        while some := list(islice(rows, _STEP)):
            ledger.execute("BEGIN IMMEDIATE")
            try:
                for story, wrap, proof in some:
                    row = ledger.execute(queries.record, (_hex(story),)).fetchone()
                    if row is None:
                        gone += 1
                        continue
                    with _asked_for_again():
                        record = resealed(bytes(row[0]), order.to.id, _bytes(wrap), _hex(proof), order.drops)
                    if record == row[0]:
                        before += 1
                        continue
                    ledger.execute(queries.record_change, (record, _hex(story)))
                    moved += 1
                ledger.execute("COMMIT")
            except BaseException:
                ledger.execute("ROLLBACK")
                raise
        ledger.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return order, Moved(moved, gone, before)


def code_of(data: bytes) -> str:
    """What the new holder reads to the steward of their file, so that no wrap in it was changed on the way."""
    return sha256(data).hexdigest()[:CODE]


def _write(out: TextIO, step: str, order: Order, rows: Iterable[list[str]]) -> None:
    to = [order.to.name, _text(order.to.public_key)]
    head = {
        "format": _FORMAT,
        "step": step,
        "by": order.by.hex(),
        "to": to,
        "drops": [one.hex() for one in order.drops],
        "count": order.count,
    }
    out.writelines(
        json.dumps(line, ensure_ascii=True, separators=(",", ":")) + "\n" for line in chain([head], rows)
    )


def order_of(given: TextIO, step: str) -> Order:
    """What the first line of a file says that is to be done.

    Raises:
        KeyRefused: The file is none, or of another step than ``step``.
    """
    try:
        head = json.loads(given.readline(_LONGEST))
        if head["format"] != _FORMAT:
            raise ValueError
        told = str(head["step"])
        name, key = head["to"]
        order = Order(
            bytes.fromhex(head["by"]),
            recipient(name, base64.b64decode(key, validate=True)),
            tuple(bytes.fromhex(one) for one in head["drops"]),
            int(head["count"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        raise KeyRefused(
            "this is no file of `firsthand keys reseal`, or one of a newer version: take the one of the step before"
        ) from None
    if told != step:
        raise KeyRefused(f"this file comes from the step “{told}”, and the one from “{step}” is needed here")
    return order


def _rows(given: TextIO, order: Order, width: int, say: Progress) -> Iterator[list[str]]:
    done = 0
    while line := given.readline(_LONGEST):
        try:
            row = json.loads(line)
            if not line.endswith("\n") or not isinstance(row, list) or len(row) != width:
                raise ValueError
            if not all(isinstance(one, str) for one in row):
                raise ValueError
        except ValueError:
            raise KeyRefused(_CUT) from None
        yield row
        done += 1
        say(done, order.count)
    if done != order.count:
        raise KeyRefused(_CUT)


_CUT = "this file was cut short or changed: have it made again"


@contextmanager
def _asked_for_again() -> Iterator[None]:
    try:
        yield
    except Unopenable as error:
        raise KeyRefused(f"{error}: have the file of the step before made again") from None


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        raise KeyRefused(_CUT) from None


def _hex(text: str) -> bytes:
    try:
        return bytes.fromhex(text)
    except ValueError:
        raise KeyRefused(_CUT) from None
