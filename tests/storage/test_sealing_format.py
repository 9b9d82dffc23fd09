"""FORMAT.md is enough: these readers were written from that page alone, on the bare primitives."""

import base64
import hashlib
import hmac
import json
from pathlib import Path
from typing import Any

import pytest
from cryptography.cobblestone import Cobblestone256Decryptor
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV, ChaCha20Poly1305
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, MLKEM768X25519PrivateKey, Suite
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

VECTORS = Path(__file__).parent / "vectors"
HPKE = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)


def vector(name: str) -> Any:
    return json.loads((VECTORS / name).read_text(encoding="utf-8"))


def framed(*parts: bytes) -> bytes:
    return b"".join(len(part).to_bytes(2, "big") + part for part in parts)


def mac(key: bytes, text: bytes) -> bytes:
    return hmac.new(key, text, hashlib.sha256).digest()


def hkdf(secret: bytes, salt: bytes, info: bytes, size: int) -> bytes:
    prk, made, block = mac(salt, secret), b"", b""
    for number in range(1, size // 32 + 1):
        block = mac(prk, block + info + bytes((number,)))
        made += block
    return made


def keypair(seed: bytes) -> tuple[MLKEM768X25519PrivateKey, bytes]:
    grown = hashlib.shake_256(seed).digest(96)
    mlkem, x25519 = (
        MLKEM768PrivateKey.from_seed_bytes(grown[:64]),
        X25519PrivateKey.from_private_bytes(grown[64:]),
    )
    public = mlkem.public_key().public_bytes_raw() + x25519.public_key().public_bytes_raw()
    return MLKEM768X25519PrivateKey(mlkem, x25519), public


def row_keys(secret: bytes, label: str) -> tuple[AESGCMSIV, bytes]:
    made = hkdf(secret, b"firsthand-service", framed(b"key", label.encode()), 64)
    return AESGCMSIV(made[:32]), made[32:]


def open_row(cipher: AESGCMSIV, sealed: bytes, *place: bytes) -> bytes:
    assert sealed[:1] == b"\1"
    return cipher.decrypt(sealed[1:13], sealed[13:], b"\1" + framed(*place))


def open_record(record: bytes, share: bytes, seed: bytes, story_id: bytes) -> bytes:
    private, public = keypair(seed)
    assert record[:6] == b"FHST\1\2"
    length = record[6]
    flow, week, count = record[7 : 7 + length], record[7 + length : 15 + length], record[15 + length]
    wraps = {
        record[at : at + 8]: record[at + 8 : at + 1176]
        for at in range(16 + length, 16 + length + 1176 * count, 1176)
    }
    header = 48 + length + 1176 * count
    context = framed(
        b"firsthand-story", b"\1\2", story_id, flow, week, hashlib.sha256(b"".join(wraps)).digest()
    )
    mine = hashlib.sha256(public).digest()[:8]
    offline = HPKE.decrypt(wraps[mine], private, b"wrap" + context + mine)
    made = hkdf(offline + share, story_id, b"key" + context, 64)
    assert made[32:] == record[header - 32 : header]
    padded = ChaCha20Poly1305(made[:32]).decrypt(bytes(12), record[header:], record[:header])
    size = int.from_bytes(padded[:4], "big")
    assert not padded[4 + size :].strip(b"\0")
    return padded[4 : 4 + size]


def test_section_1_opens_the_key_files() -> None:
    mark, _, *rest = (VECTORS / "ana.identity").read_text(encoding="utf-8").splitlines()
    fields = dict(line.split(": ") for line in rest[:4])
    body = base64.b64decode("".join(rest[5:]))
    bound = framed(*(value.encode() for value in (mark, fields["name"], fields["id"], fields["argon2id"])))
    assert fields["check"] == hashlib.sha256(bound + body).digest()[:8].hex()
    key = Argon2id(salt=body[:16], length=32, iterations=1, lanes=1, memory_cost=1024).derive(
        b"quiet river seven lamps"
    )
    seed = AESGCMSIV(key).decrypt(body[16:28], body[28:], bound)

    public_lines = (VECTORS / "ana.recipient").read_text(encoding="utf-8").splitlines()
    assert seed == b"\1" * 32
    assert keypair(seed)[1] == base64.b64decode("".join(public_lines[6:]))


def test_section_2_opens_the_rows() -> None:
    envelope = vector("envelope.json")
    cipher, naming = row_keys(bytes.fromhex(envelope["secret"]), envelope["label"])

    for case in envelope["cases"]:
        place = (case["table"].encode(), case["column"].encode(), bytes.fromhex(case["row"]))
        assert open_row(cipher, bytes.fromhex(case["sealed"]), *place).hex() == case["plain"]
    parts = [part.encode() for part in envelope["pseudonym"]["parts"]]
    assert mac(naming, framed(b"pseudonym", *parts))[:16].hex() == envelope["pseudonym"]["result"]
    assert mac(naming, framed(b"tag", b"chat"))[:8].hex() == envelope["tag"]["result"]


@pytest.mark.parametrize(
    "name", ["story-one.json", "story-three.json", "story-empty.json", "story-sound.json"]
)
def test_section_3_opens_the_stories(name: str) -> None:
    story = vector(name)
    record, share, story_id = (
        base64.b64decode(story["record"]),
        bytes.fromhex(story["share"]),
        bytes.fromhex(story["story_id"]),
    )

    for seed in story["recipients"].values():
        assert open_record(record, share, bytes.fromhex(seed), story_id).decode() == story["plain"]


def test_section_4_opens_the_shares() -> None:
    shares = vector("shares.json")
    key_id, story_id = bytes.fromhex(shares["share_key_id"]), bytes.fromhex(shares["story_id"])
    service, _ = row_keys(bytes.fromhex(shares["secret"]), "share-keys")
    raw = open_row(service, bytes.fromhex(shares["sealed_key"]), b"share_keys", b"sealed", key_id)
    cipher, _ = row_keys(raw, "shares")
    sealed = bytes.fromhex(shares["sealed_share"])

    assert sealed[:4] == key_id
    assert open_row(cipher, sealed[4:], b"shares", b"sealed", key_id + story_id).hex() == shares["share"]


@pytest.mark.parametrize(
    ("version", "name", "kinds", "told"),
    [
        (1, "two-stories", b"MFSSE", ["story-one.json", "story-three.json"]),
        (2, "one-sound", b"MFSPE", ["story-sound.json"]),
    ],
)
def test_sections_5_and_6_open_the_bundles(version: int, name: str, kinds: bytes, told: list[str]) -> None:
    bundle, expected = (VECTORS / f"{name}.bundle").read_bytes(), vector(f"{name}.json")
    private, public = keypair(b"\1" * 32)
    mine = hashlib.sha256(public).digest()[:8]
    assert bundle[:27] == b"firsthand-bundle/%d\n" % version + mine
    key = HPKE.decrypt(bundle[27:1195], private, framed(b"firsthand-bundle", bytes((version,)), mine))
    stream = Cobblestone256Decryptor(key, hashlib.sha256(bundle[:1195]).digest())
    plain = stream.update(bundle[1195:]) + stream.finalize()
    found, names, stories = b"", [], []
    naming = mac(row_keys(key, "bundle")[1], framed(b"tag", b"rows"))
    while plain:
        size = int.from_bytes(plain[1:5], "big")
        kind, payload, plain = plain[:1], plain[5 : 5 + size], plain[5 + size :]
        found += kind
        if kind == b"S":
            consent = 50 + int.from_bytes(payload[48:50], "big")
            assert "research" in json.loads(payload[50:consent])["uses"]
            names.append(mac(row_keys(naming, "rows")[1], framed(b"tag", payload[:16]))[:16].hex())
            stories.append(open_record(payload[consent:], payload[16:48], b"\1" * 32, payload[:16]).decode())
        if kind == b"P":
            (sound,) = [answer[2] for answer in json.loads(stories[-1])["answers"] if len(answer) > 2]
            assert payload[:16].hex() == sound[0]
            assert (
                open_sound(payload[16:], *map(bytes.fromhex, sound[:2])).hex()
                == vector("sound.json")["plain"]
            )

    assert found == kinds
    assert names == expected["rows"]
    assert stories == [vector(one)["plain"] for one in told]


def open_sound(sealed: bytes, sound_id: bytes, key: bytes) -> bytes:
    stream = Cobblestone256Decryptor(key, framed(b"firsthand-sound", b"\1", sound_id))
    padded = stream.update(sealed) + stream.finalize()
    assert len(padded) % 64_512 == 0
    said, mark, zeros = padded.rpartition(b"\x80")
    assert (mark, zeros.strip(b"\0")) == (b"\x80", b"")
    return said


def test_section_6_opens_the_voice_note() -> None:
    sound = vector("sound.json")
    sealed = (VECTORS / "sound.piece").read_bytes()

    said = open_sound(sealed, bytes.fromhex(sound["sound_id"]), bytes.fromhex(sound["key"]))
    assert said.hex() == sound["plain"]
