"""age (age-encryption.org/v1) for researchers: their key, and files that every age tool opens.

Only keys of the kind X25519 are taken, ``age1…``: one public key, one secret key, no password that could be guessed.
The library is ``pyrage``, which only this module knows; it comes with the extra ``research``.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from types import ModuleType
from typing import BinaryIO, Protocol

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from storage.errors import BundleRefused, KeyRefused, LibraryLacking
from storage.sealing.keyfile import LARGEST_FILE

_RECIPIENT = 62
"""Letters of an X25519 recipient: ``age1``, 52 letters of key and 6 of checksum (C2SP, age.md)."""

_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"

_HOW = "their age public key, which begins with age1 and has 62 letters, is needed"
_DAMAGED = "this bundle was cut short or changed on its way; nothing of it was written; fetch it again"


class Reader(Protocol):
    """Where bytes come from: ``read(size)`` gives at most that many, and b"" at the end."""

    def read(self, size: int, /) -> bytes:
        """The next bytes."""
        ...


@dataclass(frozen=True, slots=True)
class AgeRecipient:
    """Whom a bundle is encrypted to. ``AgeRecipient.of`` makes one; ``text`` is the public key in small letters."""

    text: str
    _key: object = field(repr=False, compare=False)

    @classmethod
    def of(cls, text: str) -> "AgeRecipient":
        """The recipient that a public key in letters names; blanks around it do no harm.

        Raises:
            KeyRefused: It is another kind of key, a private one, or a letter of it is wrong.
            LibraryLacking: ``pyrage`` is not installed.
        """
        given = text.strip()
        _refuse_others(given)
        pyrage = _library()
        try:
            key = pyrage.x25519.Recipient.from_str(given)
            # A point of small order passes as letters, and the library panics when it is used.
            X25519PrivateKey.generate().exchange(X25519PublicKey.from_public_bytes(_point(given)))
        except (pyrage.RecipientError, ValueError):
            raise KeyRefused(
                "this age key has a wrong letter or is cut short: copy it anew, or ask its holder for it again"
            ) from None
        return cls(given.lower(), key)


def new_identity_file() -> tuple[str, AgeRecipient]:
    """A new age identity as `age-keygen` writes it, and its public half: for made-up researchers."""
    identity = _library().x25519.Identity.generate()
    who = AgeRecipient.of(str(identity.to_public()))
    return f"# public key: {who.text}\n{identity}\n", who


def encrypt(reader: Reader, writer: BinaryIO, recipient: AgeRecipient) -> None:
    """Encrypt all that ``reader`` gives to one recipient; a block of it is in memory at a time.

    Whatever ``reader`` or ``writer`` raise, such as OSError where the disk is full, is raised here as it was; what was
    written until then opens nowhere.
    """
    pyrage = _library()
    source, target = _Minded(reader.read), _Minded(writer.write)
    try:
        pyrage.encrypt_io(_Readable(source), _Writable(target), [recipient._key])  # noqa: SLF001  # our own
    except (pyrage.EncryptError, OSError):
        source.raise_again()
        target.raise_again()
        raise


def decrypt(reader: Reader, writer: BinaryIO, identity_text: str) -> None:
    """Decrypt an age file with the text of an age identity file; a block of it is in memory at a time.

    What was written before an error is authentic and incomplete: make nothing of it.

    Raises:
        KeyRefused: The text holds no secret key that can be used, or none that opens this file.
        BundleRefused: It is no age file, or it was cut short or changed.
    """
    pyrage = _library()
    keys = _identities(identity_text, pyrage)
    source, target = _Minded(reader.read), _Minded(writer.write)
    try:
        pyrage.decrypt_io(_Readable(source), _Writable(target), keys)
    except (pyrage.DecryptError, OSError) as error:
        source.raise_again()
        target.raise_again()
        if isinstance(error, pyrage.DecryptError) and "No matching keys" in str(error):
            raise KeyRefused(
                "this bundle is encrypted to another key: give the age identity file whose public key you sent for it"
            ) from None
        raise BundleRefused(_DAMAGED) from None


def _identities(text: str, pyrage: ModuleType) -> list[object]:
    if len(text) > LARGEST_FILE:
        raise KeyRefused("this is no age identity file: it is too long for one")
    lines = [line.strip() for line in text.removeprefix("\ufeff").splitlines()]
    lines = [line for line in lines if line and not line.startswith("#")]
    if not lines or not lines[0].upper().startswith("AGE-SECRET-KEY-1"):
        raise KeyRefused(_not_an_identity(lines[0] if lines else ""))
    try:
        return [pyrage.x25519.Identity.from_str(line) for line in lines]
    except pyrage.IdentityError:
        raise KeyRefused(
            "this age identity file is damaged: a line that is no comment is not one whole AGE-SECRET-KEY-1…"
        ) from None


def _not_an_identity(first: str) -> str:
    needed = "give the age identity file that `age-keygen` made, with its line AGE-SECRET-KEY-1…"
    if first.startswith(("age-encryption.org/", "-----BEGIN AGE ENCRYPTED FILE")):
        return "this age identity file is locked with a passphrase: unlock it with `age -d` first, and give what comes out"
    if first.startswith("age1"):
        return f"this is an age public key, which opens nothing: {needed}"
    if first.startswith("firsthand-"):
        return f"this is a key file of Firsthand, and the bundle is an age file: {needed}"
    if "OPENSSH PRIVATE KEY" in first or first.startswith("ssh-"):
        return f"this is an SSH key, which bundles are not encrypted to: {needed}"
    return f"this is no age identity file: {needed}"


def _refuse_others(given: str) -> None:
    """Say what a key is, where it is one of another kind."""
    small = given.lower()
    if small.startswith("age-secret-key-"):
        raise KeyRefused(
            "this is the private half of an age key, which nobody else may ever see: its holder should make a new one "
            f"with `age-keygen`; {_HOW}"
        )
    if small.startswith(("ssh-", "ecdsa-", "-----begin")):
        raise KeyRefused(f"this is an SSH or PEM key: {_HOW} (made with `age-keygen -o key.txt`)")
    if small.startswith("firsthand-"):
        raise KeyRefused(f"this is a key file of Firsthand, for holders and not for researchers: {_HOW}")
    if not small.startswith("age1"):
        raise KeyRefused(f"this is no age public key: {_HOW} (made with `age-keygen -o key.txt`)")
    if "1" in small[len("age1") :]:
        raise KeyRefused(f"this age key is of a plugin or of another kind than X25519: {_HOW}")
    if len(small) != _RECIPIENT:
        raise KeyRefused(f"this age key has {len(small)} letters and not {_RECIPIENT}: copy the whole of it")


def _point(given: str) -> bytes:
    """The 32 bytes of a recipient whose checksum was found to be right (Bech32, BIP 173: 5 bits a letter)."""
    number = 0
    for letter in given.lower()[len("age1") : -6]:
        number = number << 5 | _BECH32.index(letter)
    return (number >> 4).to_bytes(32, "big")


def _library() -> ModuleType:
    try:
        import pyrage
        import pyrage.x25519
    except ImportError:
        raise LibraryLacking(
            "bundles for researchers need pyrage: install Firsthand with its extra research"
        ) from None
    library: ModuleType = pyrage
    return library


class _Minded:
    """Calls something, and remembers what it raised: the library tells only that something was."""

    def __init__(self, call: Callable[..., object]) -> None:
        self._call = call
        self._raised: BaseException | None = None

    def __call__(self, argument: object) -> object:
        try:
            return self._call(argument)
        except BaseException as error:
            self._raised = error
            raise

    def raise_again(self) -> None:
        if self._raised is not None:
            raise self._raised from None


@dataclass(frozen=True, slots=True)
class _Readable:
    read: _Minded


@dataclass(frozen=True, slots=True)
class _Writable:
    write: _Minded

    def flush(self) -> None:
        """Asked for at the end; who gave the writer flushes it."""
