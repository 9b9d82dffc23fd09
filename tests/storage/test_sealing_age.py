"""Files for researchers are age's own: what the library's other ways in and out read, and every wrong key named."""

from io import BytesIO

import pyrage
import pytest

from storage.errors import BundleRefused, KeyRefused
from storage.sealing.age import AgeRecipient, decrypt, encrypt
from tests.storage.parcels import AGE_SECRET, EVE

OTHER = str(pyrage.x25519.Identity.generate())
WORDS = b"They waited, and waited. " * 20_000
LOW_ORDER = "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq5cu47z"


class Trickle:
    """Gives what it has in odd pieces, and knows nothing but ``read``."""

    def __init__(self, data: bytes) -> None:
        self._data = BytesIO(data)

    def read(self, size: int) -> bytes:
        return self._data.read(min(size, 1_009))


class Full:
    """A disk that is full after so many bytes."""

    def __init__(self, room: int) -> None:
        self._room = room

    def write(self, data: bytes) -> int:
        self._room -= len(data)
        if self._room < 0:
            raise OSError(28, "No space left on device", "out")
        return len(data)


def encrypted(data: bytes = WORDS) -> bytes:
    out = BytesIO()
    encrypt(Trickle(data), out, AgeRecipient.of(EVE.key))
    return out.getvalue()


def decrypted(data: bytes, identity: str = AGE_SECRET) -> bytes:
    out = BytesIO()
    decrypt(Trickle(data), out, identity)
    return out.getvalue()


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537, len(WORDS)])
def test_what_was_encrypted_comes_back_here_and_by_the_library_alone(size: int) -> None:
    file = encrypted(WORDS[:size])
    assert file.startswith(b"age-encryption.org/v1\n-> X25519 ")
    assert decrypted(file) == WORDS[:size]
    assert pyrage.decrypt(file, [pyrage.x25519.Identity.from_str(AGE_SECRET)]) == WORDS[:size]
    assert b"waited" not in file


def test_a_file_that_another_tool_encrypted_opens() -> None:
    assert decrypted(pyrage.encrypt(WORDS, [pyrage.x25519.Recipient.from_str(EVE.key)])) == WORDS


def test_an_identity_file_is_taken_as_age_keygen_writes_it() -> None:
    text = f"\ufeff# created: 2026-11-23T10:00:00Z\r\n# public key: {EVE.key}\r\n{AGE_SECRET}\r\n\r\n"
    assert decrypted(encrypted(b"hello"), text) == b"hello"
    assert decrypted(encrypted(b"hello"), f"{OTHER}\n{AGE_SECRET}\n") == b"hello"


@pytest.mark.parametrize(
    "given",
    [EVE.key, EVE.key.upper(), f"  {EVE.key}\n"],
)
def test_a_key_is_taken_however_it_was_copied(given: str) -> None:
    assert AgeRecipient.of(given).text == EVE.key


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (AGE_SECRET, "private half"),
        (AGE_SECRET.lower(), "private half"),
        ("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIPfm", "SSH or PEM key"),
        ("-----BEGIN PGP PUBLIC KEY BLOCK-----", "SSH or PEM key"),
        ("firsthand-recipient 1", "for holders"),
        ("age1yubikey1qwerty", "of a plugin"),
        (EVE.key[:-1], "61 letters"),
        (EVE.key[:-1] + ("q" if EVE.key[-1] != "q" else "p"), "wrong letter"),
        (EVE.key[:20] + "b" + EVE.key[21:], "wrong letter"),
        (LOW_ORDER, "wrong letter"),
        ("", "no age public key"),
        ("eve@example.org", "no age public key"),
    ],
)
def test_a_key_of_the_wrong_kind_is_one_sentence_that_does_not_repeat_it(given: str, says: str) -> None:
    with pytest.raises(KeyRefused, match=says) as refused:
        AgeRecipient.of(given)
    assert "\n" not in str(refused.value)
    assert not given or given not in str(refused.value)


@pytest.mark.parametrize(
    ("identity", "says"),
    [
        pytest.param(OTHER, "another key", id="another"),
        (EVE.key, "public key, which opens nothing"),
        (AGE_SECRET[:-1], "damaged"),
        (f"{AGE_SECRET}\nnonsense", "damaged"),
        ("age-encryption.org/v1\n-> scrypt abc 18", "passphrase"),
        ("firsthand-identity 1\nname: ana", "key file of Firsthand"),
        ("-----BEGIN OPENSSH PRIVATE KEY-----", "SSH key"),
        ("", "no age identity file"),
        ("# only a comment\n", "no age identity file"),
        ("x" * 20_000, "too long"),
    ],
)
def test_a_wrong_identity_is_one_sentence_and_nothing_comes_out(identity: str, says: str) -> None:
    out = BytesIO()
    with pytest.raises(KeyRefused, match=says) as refused:
        decrypt(Trickle(encrypted(b"hello")), out, identity)
    assert "\n" not in str(refused.value)
    assert out.getvalue() == b""
    assert "SECRET" not in str(refused.value) or "…" in str(refused.value)


def test_a_file_that_was_cut_or_changed_anywhere_is_refused() -> None:
    file = encrypted(WORDS[:150_000])
    body = len(file) - 150_000
    cuts = [0, 1, 30, body - 60, body, body + 65_552, len(file) - 1]
    for data in (*(file[:cut] for cut in cuts), file + b"\0", b"PK\3\4", encrypted()[: body + 65_552]):
        with pytest.raises(BundleRefused, match="cut short or changed"):
            decrypted(data)
    for at in (0, body, body + 70_000, len(file) - 1):
        changed = bytearray(file)
        changed[at] ^= 1
        with pytest.raises(BundleRefused, match="cut short or changed"):
            decrypted(bytes(changed))


def test_a_full_disk_is_said_as_the_disk_says_it() -> None:
    recipient = AgeRecipient.of(EVE.key)
    with pytest.raises(OSError, match="No space left") as refused:
        encrypt(Trickle(WORDS), Full(100_000), recipient)  # type: ignore[arg-type]
    assert refused.value.filename == "out"
    with pytest.raises(OSError, match="No space left"):
        decrypt(Trickle(encrypted()), Full(100_000), AGE_SECRET)  # type: ignore[arg-type]
