"""Files made once open for ever: the bytes of FORMAT.md, held still."""

import base64
import json
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from conversations.story import unpack
from storage.export.opening import Row, open_bundle
from storage.export.parcel import row_names
from storage.export.sounds import Part
from storage.sealing import story as sealing
from storage.sealing.attachment import OpeningSound
from storage.sealing.envelope import derive, place, pseudonym, seal, tag, unseal
from storage.sealing.identity import identity
from storage.sealing.keyfile import Cost, read_identity, read_recipient, write_identity, write_recipient
from storage.sealing.shares import new_share_key, open_share, open_share_key, seal_share
from storage.sealing.story import open_story, read_header

VECTORS = Path(__file__).parent / "vectors"
PASSWORD = "quiet river seven lamps"


def vector(name: str) -> Any:
    return json.loads((VECTORS / name).read_text(encoding="utf-8"))


def counting(size: int) -> bytes:
    return bytes(range(size))


class Counting:
    """Entropy that counts on from call to call: 00, 01, 02 and so on."""

    def __init__(self) -> None:
        self.given = 0

    def __call__(self, size: int) -> bytes:
        self.given += size
        return bytes(number % 256 for number in range(self.given - size, self.given))


def test_rows_open_and_are_made_again_to_the_byte() -> None:
    envelope = vector("envelope.json")
    key = derive(bytes.fromhex(envelope["secret"]), envelope["label"])

    for case in envelope["cases"]:
        where = place(case["table"], case["column"], bytes.fromhex(case["row"]))
        plain, sealed = bytes.fromhex(case["plain"]), bytes.fromhex(case["sealed"])
        assert unseal(key, sealed, place=where) == plain
        assert seal(key, plain, place=where, entropy=counting) == sealed
        assert sealed[1:13].hex() == case["nonce"]


def test_pseudonyms_and_tags_stay_the_same() -> None:
    envelope = vector("envelope.json")
    key = derive(bytes.fromhex(envelope["secret"]), envelope["label"])

    assert (
        pseudonym(key, *(part.encode() for part in envelope["pseudonym"]["parts"])).hex()
        == envelope["pseudonym"]["result"]
    )
    assert tag(key, *(part.encode() for part in envelope["tag"]["parts"])).hex() == envelope["tag"]["result"]


def test_shares_open_and_are_made_again_to_the_byte() -> None:
    shares = vector("shares.json")
    service = derive(bytes.fromhex(shares["secret"]), shares["label"])
    story_id, share = bytes.fromhex(shares["story_id"]), bytes.fromhex(shares["share"])
    key = open_share_key(service, bytes.fromhex(shares["share_key_id"]), bytes.fromhex(shares["sealed_key"]))

    assert open_share(key, bytes.fromhex(shares["sealed_share"]), story_id=story_id) == share
    assert seal_share(key, share, story_id=story_id, entropy=Counting()).hex() == shares["sealed_share"]
    assert new_share_key(service, entropy=Counting()).sealed.hex() == shares["sealed_key"]


def test_key_files_open_and_are_made_again_to_the_letter() -> None:
    private = (VECTORS / "ana.identity").read_text(encoding="utf-8")
    public = (VECTORS / "ana.recipient").read_text(encoding="utf-8")
    ana = read_identity(private, PASSWORD)

    assert ana == identity("Ana", b"\1" * 32)
    assert read_recipient(public) == ana.recipient
    assert write_recipient(ana.recipient) == public
    assert write_identity(ana, PASSWORD, cost=Cost(1024, 1, 1), entropy=Counting()) == private


@pytest.mark.parametrize(
    "name",
    ["story-one.json", "story-three.json", "story-empty.json", "story-sound.json", "story-second.json"],
)
def test_stories_open_for_each_recipient(name: str) -> None:
    story = vector(name)
    record, share = base64.b64decode(story["record"]), bytes.fromhex(story["share"])
    story_id = bytes.fromhex(story["story_id"])
    header = read_header(record)

    assert (header.flow, header.week) == (story["flow"], story["week"])
    for who, seed in story["recipients"].items():
        whose = identity(who, bytes.fromhex(seed))
        assert open_story(record, share, whose, story_id=story_id).decode() == story["plain"]


@pytest.mark.parametrize(
    "name", ["story-one.json", "story-three.json", "story-empty.json", "story-sound.json"]
)
def test_the_commitment_follows_from_the_two_halves(name: str) -> None:
    story = vector(name)
    record, story_id = base64.b64decode(story["record"]), bytes.fromhex(story["story_id"])
    context = sealing.context_of(read_header(record), story_id)
    _, commit = sealing._body_key(
        bytes.fromhex(story["offline_half"]), bytes.fromhex(story["share"]), story_id, context
    )

    assert record[-1024 - 16 - 32 : -1024 - 16] == commit


def test_of_a_record_of_version_two_commitment_and_check_value_follow_from_the_halves() -> None:
    story = vector("story-second.json")
    record, story_id = base64.b64decode(story["record"]), bytes.fromhex(story["story_id"])
    half, share = bytes.fromhex(story["offline_half"]), bytes.fromhex(story["share"])
    context = sealing.context_of(read_header(record), story_id)
    _, commit = sealing._body_key(half, share, story_id, context)
    check = sha256(sealing.proof_of(half, story_id, context)).digest()
    at = 7 + len(story["flow"]) + 8

    assert read_header(record).version == 2
    assert record[at : at + 64] == commit + check


def test_a_voice_note_opens_as_it_was() -> None:
    sound = vector("sound.json")
    opening = OpeningSound(bytes.fromhex(sound["sound_id"]), bytes.fromhex(sound["key"]))
    said = opening.add((VECTORS / "sound.piece").read_bytes()) + opening.close()

    assert said.hex() == sound["plain"]


def test_a_bundle_with_a_voice_note_opens() -> None:
    expected, sound = vector("one-sound.json"), vector("sound.json")
    bundle = open_bundle(BytesIO((VECTORS / "one-sound.bundle").read_bytes()), identity("Ana", b"\1" * 32))
    *parts, row = bundle.rows

    assert isinstance(row, Row)
    assert (bundle.manifest.week, [row.id]) == (expected["week"], expected["rows"])
    assert row.release.story == unpack(vector("story-sound.json")["plain"].encode())
    assert row.heard == {"story"}
    assert b"".join(part.data for part in parts if isinstance(part, Part)).hex() == sound["plain"]


def test_a_bundle_of_before_voice_notes_opens_to_its_rows() -> None:
    expected = vector("two-stories.json")
    bundle = open_bundle(BytesIO((VECTORS / "two-stories.bundle").read_bytes()), identity("Ana", b"\1" * 32))
    rows = list(bundle.rows)
    ids = [bytes.fromhex(vector(name)["story_id"]) for name in ("story-one.json", "story-three.json")]

    assert bundle.manifest.week == expected["week"]
    assert [row.id for row in rows if isinstance(row, Row)] == expected["rows"]
    assert [row_names(bytes.fromhex(expected["naming"]))(one) for one in ids] == expected["rows"]
    for row, name in zip(rows, ("story-one.json", "story-three.json"), strict=True):
        assert isinstance(row, Row)
        assert row.release.story == unpack(vector(name)["plain"].encode())


def test_a_parcel_opens_to_its_rows_and_to_what_it_says_of_itself() -> None:
    expected = vector("for-a-researcher.json")
    data = (VECTORS / "for-a-researcher.parcel").read_bytes()
    bundle = open_bundle(BytesIO(data), identity("Ana", b"\1" * 32))
    rows = [row for row in bundle.rows if isinstance(row, Row)]
    parcel = bundle.manifest.parcel

    assert parcel is not None
    assert (parcel.id, parcel.number, list(parcel.earlier)) == (expected["parcel"], 2, expected["earlier"])
    assert [parcel.researcher, parcel.recipient, parcel.project, parcel.tier, parcel.until] == [
        expected[name] for name in ("researcher", "key", "project", "tier", "until")
    ]
    assert (parcel.contact, parcel.recall_key) == (expected["contact"], expected["recalls"])
    assert parcel.pseudonym_key.hex() == expected["pseudonyms"]
    assert parcel.receipt_key.hex() == expected["receipts"]
    assert bundle.manifest.week == expected["week"]
    assert bundle.withdrawn == set(expected["withdrawn"]) != set()
    assert [row.id for row in rows] == expected["rows"] == sorted(expected["rows"])
    assert {row.allowed for row in rows} == {expected["allowed"]}
    for row in rows:
        story = unpack(vector(expected["stories"][row.id])["plain"].encode())
        assert row.release.story.answers == story.answers
        assert row.heard == {answer.prompt for answer in story.answers if answer.sound}
