"""An export as it leaves the server: sealed to one recipient, never opened here.

The server adds its share to each record, which the recipient's identity then opens on another machine. Whatever
the number of stories, one is in memory at a time, and of its voice notes one piece. Bytes are in
``storage/FORMAT.md``, section 5.
"""

import json
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import BinaryIO, NamedTuple

from conversations.consent import Consent, Use
from conversations.errors import NotConsented
from storage.errors import Unopenable
from storage.sealing.attachment import SOUND_ID
from storage.sealing.envelope import Entropy, derive, tag
from storage.sealing.framing import framed
from storage.sealing.identity import Recipient
from storage.sealing.story import SHARE, STORY_ID, read_header
from storage.sealing.stream import STREAM_KEY, SealingStream

MARK = b"firsthand-bundle/2\n"

EARLIER = b"firsthand-bundle/1\n"
"""The mark of a bundle of before there were voice notes; opened as ever, and written no more."""

MANIFEST, FLOW, STORY, PIECE, END = b"M", b"F", b"S", b"P", b"E"
"""The kinds of frames, in the order they come; the pieces of a story's voice notes follow it."""


class Piece(NamedTuple):
    """A piece of a voice note: whose it is, and bytes that only who can read its story can open."""

    sound: bytes
    sealed: bytes


@dataclass(frozen=True, slots=True)
class SealedRow:
    """One story as the server holds it, with the consent that holds now (not only at Send).

    ``pieces`` are those of its voice notes, one sound after another, each in order; taken one by one.
    """

    story_id: bytes
    record: bytes = field(repr=False)
    share: bytes = field(repr=False)
    consent: Consent
    pieces: Iterable[Piece] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """How many stories a bundle holds, with how many voice notes, and how many of both were left out.

    Stories are left out where they are sealed to others only, or damaged; voice notes where they are damaged
    (``unheard``, which the reader of the rows counts). ``naming`` is 32 bytes that, kept sealed, let the server say by ``row_names`` which row of this bundle to
    recall when somebody withdraws. They open nothing.
    """

    stories: int
    sealed_to_others: int
    damaged: int
    naming: bytes = field(repr=False)
    sounds: int = 0
    unheard: int = 0


def write_bundle(
    out: BinaryIO,
    *,
    recipient: Recipient,
    flows: Mapping[str, bytes],
    stories: Iterable[SealedRow],
    made_week: str,
    entropy: Entropy = os.urandom,
) -> Written:
    """Write a bundle that ``recipient`` alone can open.

    A story sealed before this recipient was installed is left out and counted: nobody here can open it. So is
    one whose record is no whole record, or whose flow is not among ``flows``.

    Args:
        out: Where to; only written to, in order.
        recipient: Who opens the bundle, and each story in it.
        flows: The source of each version of the flow that a story was told in.
        stories: Taken one by one; each with its opened share.
        made_week: ISO week of the export, such as ``2026-W47``.
        entropy: Gives the bundle's key.

    Raises:
        NotConsented: A story's consent does not allow research; nothing that was written opens.
    """
    key = entropy(STREAM_KEY)
    head = MARK + recipient.id + recipient.seal(key, info=wrap_info(recipient.id))
    out.write(head)
    stream = SealingStream(out, key, stream_context(head))
    manifest = {"format": "firsthand-bundle/2", "week": made_week, "recipient": recipient.name}
    _write_frame(stream, MANIFEST, _json(manifest))
    for version, source in flows.items():
        _write_frame(stream, FLOW, framed(version.encode()) + source)
    written = left_out = damaged = sounds = 0
    for row in stories:
        if Use.RESEARCH not in row.consent.uses:
            raise NotConsented("a story without consent to research was given to an export")
        try:
            header = read_header(row.record)
        except Unopenable:
            damaged += 1
            continue
        if header.flow not in flows:
            damaged += 1
            continue
        if recipient.id not in header.recipients:
            left_out += 1
            continue
        assert len(row.story_id) == STORY_ID
        assert len(row.share) == SHARE
        _write_frame(stream, STORY, row.story_id + row.share + framed(_consent(row.consent)) + row.record)
        written += 1
        sounds += _write_pieces(stream, row.pieces)
    _write_frame(stream, END, _json({"stories": written, "sealed_to_others": left_out, "sounds": sounds}))
    stream.close()
    return Written(written, left_out, damaged, naming(key), sounds)


def _write_pieces(stream: SealingStream, pieces: Iterable[Piece]) -> int:
    """Write the voice notes of one story; gives how many they are."""
    heard: set[bytes] = set()
    for sound, sealed in pieces:
        assert len(sound) == SOUND_ID
        heard.add(sound)
        _write_frame(stream, PIECE, sound + sealed)
    return len(heard)


def naming(bundle_key: bytes) -> bytes:
    """The 32 bytes from which the names of this bundle's rows are made."""
    return tag(derive(bundle_key, "bundle"), b"rows", size=32)


def row_names(naming: bytes) -> Callable[[bytes], str]:
    """Gives each story id its name in one bundle: 32 hex digits, others in every other bundle.

    So two bundles do not join.
    """
    key = derive(naming, "rows")
    return lambda story_id: tag(key, story_id, size=16).hex()


def wrap_info(recipient_id: bytes, mark: bytes = MARK) -> bytes:
    """What the bundle's key is bound to when it is sealed to its recipient."""
    return framed(b"firsthand-bundle", b"\1" if mark == EARLIER else b"\2", recipient_id)


def stream_context(head: bytes) -> bytes:
    """What the stream is bound to: everything before it."""
    return sha256(head).digest()


def _write_frame(stream: SealingStream, kind: bytes, payload: bytes) -> None:
    stream.write(kind + len(payload).to_bytes(4, "big") + payload)


def _consent(consent: Consent) -> bytes:
    return _json(
        {
            "uses": sorted(use.value for use in consent.uses),
            "wording": consent.wording,
            "week": consent.week,
        }
    )


def _json(document: Mapping[str, object]) -> bytes:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
