"""A parcel, or an earlier bundle, opened where its recipient's identity is: stories out, each through the gate of its consent.

A story's voice notes come out before it, in parts: when the story itself does, it is known which of them are whole.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import BinaryIO, get_args

from conversations.consent import Consent, Use
from conversations.errors import NotConsented
from conversations.release import Release, release
from conversations.story import unpack
from storage.errors import BundleRefused, Unopenable
from storage.export.about import Tier
from storage.export.parcel import (
    EARLIER,
    END,
    FLOW,
    MANIFEST,
    MARK,
    PIECE,
    STORY,
    Parcel,
    naming,
    row_names,
    stream_context,
    wrap_info,
)
from storage.export.sounds import Part, Sounds, Unheard
from storage.sealing.identity import RECIPIENT_ID, WRAPPING, Identity
from storage.sealing.story import SHARE, STORY_ID, open_story, read_header
from storage.sealing.stream import STREAM_KEY, OpeningStream

LARGEST_FRAME = 32 * 1024 * 1024
"""Bytes of a frame at most; a story of the largest size needs little more than half."""

_TIERS: Mapping[str, Tier] = {tier: tier for tier in get_args(Tier)}
_WRAP = STREAM_KEY + WRAPPING
_DAMAGED = "this file was cut short or changed on its way; nothing of it was written; fetch it again"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a bundle says of itself: when and for whom it was made, and the flows its stories were told in.

    ``parcel`` is None for a bundle of version 1 or 2, which its recipient may use as it is. A parcel's stories go to
    nobody before they are protected.
    """

    week: str
    recipient: str
    flows: Mapping[str, bytes] = field(repr=False)
    parcel: Parcel | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One released story, sent in ``week``.

    ``id`` is 32 hex digits: the same in all that one researcher gets, and meaning nothing to anybody else. ``heard``
    are the prompts that a voice note answers, of which every part came before this. ``allowed`` is the month since
    which research is allowed without a break, such as ``2026-11``; "" in bundles of version 1 and 2.
    """

    id: str
    week: str
    release: Release = field(repr=False)
    heard: frozenset[str] = frozenset()
    allowed: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """One story that is in the bundle and cannot be given out; ``reason`` is a sentence."""

    id: str
    reason: str


Content = Row | Unread | Part | Unheard
"""What comes out of a bundle."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """An opened bundle. ``rows`` can be gone through once; those of a parcel come in ascending order of their ids.

    ``withdrawn`` is filled when the last of ``rows`` has come: the ids of those that were withdrawn while a parcel was
    being written. They are to be dropped before anything is made of the others.

    Going through ``rows`` raises ``BundleRefused`` where the bundle turns out to be cut or changed, which may be
    known only at its very end: make nothing of the rows before.
    """

    manifest: Manifest
    rows: Iterator[Content] = field(repr=False)
    withdrawn: set[str] = field(default_factory=set)


def open_bundle(inp: BinaryIO, identity: Identity) -> Bundle:
    """Open a bundle with its recipient's identity; one story is in memory at a time, and one part of a voice note.

    Raises:
        BundleRefused: It is no bundle of a format this version knows, is sealed to somebody else, or is damaged.
    """
    mark = inp.read(len(MARK))
    if mark != MARK and mark not in EARLIER:
        if mark.startswith(MARK[: MARK.index(b"/")]):
            raise BundleRefused("this file was made by a newer version of Firsthand; install that version")
        raise BundleRefused(
            "this is no parcel and no bundle of Firsthand; give the file that `firsthand export` wrote"
        )
    recipient_id, wrap = inp.read(RECIPIENT_ID), inp.read(_WRAP)
    if len(wrap) != _WRAP:
        raise BundleRefused(_DAMAGED)
    if recipient_id != identity.recipient.id:
        raise BundleRefused(
            f"this file is sealed to the recipient {recipient_id.hex()}, and the identity given is "
            f"{identity.recipient.id.hex()}; give the other identity file"
        )
    try:
        key = identity.open(wrap, info=wrap_info(recipient_id, mark))
        stream = OpeningStream(inp, key, stream_context(mark + recipient_id + wrap))
        kind, payload = _frame(stream)
        if kind != MANIFEST:
            raise BundleRefused(_DAMAGED)
        about = _object(payload)
        flows: dict[str, bytes] = {}
        kind, payload = _frame(stream)
        while kind == FLOW:
            version, source = _framed(payload)
            flows[version.decode()] = source
            kind, payload = _frame(stream)
        parcel = _parcel(about) if mark == MARK else None
        manifest = Manifest(_text(about, "week"), _text(about, "recipient"), flows, parcel)
    except (Unopenable, ValueError):
        raise BundleRefused(_DAMAGED) from None
    withdrawn: set[str] = set()
    name = row_names(naming(key) if parcel is None else parcel.pseudonym_key)
    return Bundle(manifest, _rows(stream, kind, payload, identity, name, manifest, withdrawn), withdrawn)


def _rows(
    stream: OpeningStream,
    kind: bytes,
    payload: bytes,
    identity: Identity,
    name: Callable[[bytes], str],
    manifest: Manifest,
    withdrawn: set[str],
) -> Iterator[Content]:
    count = 0
    unspoken = manifest.parcel is not None and manifest.parcel.tier != "controlled"
    try:
        while kind == STORY:
            row = _row(payload, identity, name, manifest)
            count += 1
            kind, payload = _frame(stream)
            sounds = Sounds(row.id, row.release.story if isinstance(row, Row) and not unspoken else None)
            while kind == PIECE:
                yield from sounds.taken(payload)
                kind, payload = _frame(stream)
            yield from sounds.ended()
            yield replace(row, heard=sounds.heard) if isinstance(row, Row) else row
        end = _object(payload)
        if kind != END or end.get("stories") != count or not stream.ended():
            raise BundleRefused(_DAMAGED)
        if manifest.parcel is not None:
            withdrawn.update(_texts(end, "withdrawn"))
    except (Unopenable, ValueError):
        raise BundleRefused(_DAMAGED) from None


def _row(
    payload: bytes, identity: Identity, name: Callable[[bytes], str], manifest: Manifest
) -> Row | Unread:
    story_id, share = payload[:STORY_ID], payload[STORY_ID : STORY_ID + SHARE]
    about, record = _framed(payload[STORY_ID + SHARE :])
    document = _object(about)
    consent = _consent(document)
    allowed = "" if manifest.parcel is None else _text(document, "allowed")
    row = name(story_id)
    try:
        header = read_header(record)
        story = unpack(open_story(record, share, identity, story_id=story_id))
    except Unopenable as error:
        return Unread(row, str(error))
    except ValueError:
        return Unread(row, "it holds no story of a format this version of Firsthand knows")
    if story.flow != header.flow or story.flow not in manifest.flows:
        return Unread(row, "the questions it was told in are not in the bundle")
    try:
        # What the narrator allowed may have changed since Send; what held at the export is what counts.
        released = release(replace(story, consent=consent), Use.RESEARCH)
        return Row(row, header.week, released, allowed=allowed)
    except NotConsented:
        return Unread(row, "its narrator did not allow research")


def _frame(stream: OpeningStream) -> tuple[bytes, bytes]:
    head = stream.read(5)
    size = int.from_bytes(head[1:], "big")
    if size > LARGEST_FRAME:
        raise BundleRefused(_DAMAGED)
    return head[:1], stream.read(size)


def _framed(payload: bytes) -> tuple[bytes, bytes]:
    """The part behind a length of two bytes, and what follows it."""
    end = 2 + int.from_bytes(payload[:2], "big")
    if len(payload) < max(end, 2):
        raise ValueError("cut short")
    return payload[2:end], payload[end:]


def _object(payload: bytes) -> dict[str, object]:
    document = json.loads(payload.decode("utf-8", "surrogatepass"))
    if not isinstance(document, dict):
        raise ValueError("not an object")
    return document


def _text(document: dict[str, object], name: str) -> str:
    value = document.get(name)
    if not isinstance(value, str):
        raise ValueError(name)
    return value


def _texts(document: dict[str, object], name: str) -> tuple[str, ...]:
    values = document.get(name)
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise ValueError(name)
    return tuple(values)


def _parcel(about: dict[str, object]) -> Parcel:
    number = about.get("number")
    tier = _TIERS.get(_text(about, "tier"))
    if not isinstance(number, int) or tier is None:
        raise ValueError("number or tier")
    return Parcel(
        id=_text(about, "parcel"),
        number=number,
        earlier=_texts(about, "earlier"),
        researcher=_text(about, "researcher"),
        recipient=_text(about, "key"),
        project=_text(about, "project"),
        tier=tier,
        until=_text(about, "until"),
        contact=_text(about, "contact"),
        recall_key=_text(about, "recalls"),
        pseudonym_key=_key(about, "pseudonyms"),
        receipt_key=_key(about, "receipts"),
    )


def _key(document: dict[str, object], name: str) -> bytes:
    key = bytes.fromhex(_text(document, name))
    if len(key) != STREAM_KEY:
        raise ValueError(name)
    return key


def _consent(document: dict[str, object]) -> Consent:
    uses = document.get("uses")
    if not isinstance(uses, list):
        raise ValueError("uses")
    return Consent(frozenset(Use(use) for use in uses), _text(document, "wording"), _text(document, "week"))
