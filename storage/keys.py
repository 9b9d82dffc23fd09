"""Keys as files: the service secret, recipients installed on the server, identities kept off it.

Every refusal is one sentence that names the file and what to do.
"""

import base64
import binascii
import os
import re
import stat
from collections.abc import Mapping
from pathlib import Path

from storage.errors import KeyRefused
from storage.sealing.envelope import SECRET, Entropy
from storage.sealing.identity import Identity, Recipient
from storage.sealing.keyfile import (
    COST,
    LARGEST_FILE,
    Cost,
    read_identity,
    read_recipient,
    write_identity,
    write_recipient,
)
from storage.sealing.story import MOST_RECIPIENTS

CREDENTIAL = "firsthand-secret"
"""The name of the systemd credential (``LoadCredential=`` or ``LoadCredentialEncrypted=``)."""

_OTHERS = stat.S_IROTH | stat.S_IWOTH
_GROUP = stat.S_IRGRP | stat.S_IWGRP


def read_service_secret(path: Path | None, *, data: Path, environment: Mapping[str, str]) -> bytes:
    """The service secret, 32 bytes, from ``path`` or else from the systemd credential.

    Args:
        path: The secret file; None where the service was given a credential instead.
        data: The data folder, which must not hold the secret: whoever copied it would have both.
        environment: Where systemd says, as ``CREDENTIALS_DIRECTORY``, where credentials are.

    Raises:
        KeyRefused: There is none, others may read it, or it is not a secret.
    """
    if path is not None:
        return _secret_in(path, data, private=_GROUP | _OTHERS)
    folder = environment.get("CREDENTIALS_DIRECTORY", "")
    if folder and Path(folder, CREDENTIAL).exists():
        # systemd lets a service user in by an access list, which shows as group bits: those mean nothing here.
        return _secret_in(Path(folder, CREDENTIAL), data, private=_OTHERS)
    raise KeyRefused(
        "there is no service secret: set FIRSTHAND_SECRET_FILE to a secret file, "
        f"or give the service the systemd credential {CREDENTIAL}"
    )


def make_secret_file(path: Path, *, data: Path, entropy: Entropy = os.urandom) -> None:
    """Make a new service secret at ``path``, readable by its owner alone. Never writes over a file.

    Raises:
        KeyRefused: Something is there already, or the place is inside the data folder or cannot be written.
    """
    _outside(path, data)
    text = (
        "# The service secret of Firsthand. Who has it and the data folder can read drafts; keep them apart.\n"
        f"{base64.b64encode(entropy(SECRET)).decode()}\n"
    )
    write_new(path, text)


def installed_recipients(folder: Path) -> tuple[Recipient, ...]:
    """The recipients every story is sealed to, by ascending id: the files ``*.recipient`` of a folder.

    Raises:
        KeyRefused: There is none, there are more than 16, or one of them is damaged.
    """
    paths = sorted(folder.glob("*.recipient")) if folder.is_dir() else []
    by_id = {who.id: who for who in (load_recipient(path) for path in paths)}
    if not by_id:
        raise KeyRefused(
            f"no recipient is installed in {folder}: make one with `firsthand keys new NAME` away from the server, "
            "and put its .recipient file there"
        )
    if len(by_id) > MOST_RECIPIENTS:
        raise KeyRefused(f"{folder} holds {len(by_id)} recipients: keep at most {MOST_RECIPIENTS}")
    return tuple(by_id[one] for one in sorted(by_id))


def install(who: Recipient, folder: Path) -> Path:
    """Put a recipient's file into a folder, which is made where it is missing; gives the file's path.

    Installing the same recipient again changes nothing.

    Raises:
        KeyRefused: 16 are installed already, or the folder cannot be written.
    """
    path = folder / recipient_file_name(who)
    for other in sorted(folder.glob("*.recipient")) if folder.is_dir() else []:
        if load_recipient(other).id == who.id:
            return other
    if folder.is_dir() and len(list(folder.glob("*.recipient"))) >= MOST_RECIPIENTS:
        raise KeyRefused(f"{folder} holds {MOST_RECIPIENTS} recipients already: take one out first")
    save_recipient(who, path)
    return path


def remove(who: Recipient, folder: Path) -> Path:
    """Take a recipient's file out of a folder; gives the path that is gone.

    Raises:
        KeyRefused: It is not there.
    """
    for path in sorted(folder.glob("*.recipient")):
        if load_recipient(path).id == who.id:
            path.unlink()
            return path
    raise KeyRefused(f"{who.name} is not installed in {folder}")


def recipient_file_name(who: Recipient) -> str:
    """A name for the recipient's file that shows whose it is, such as ``ana-lopez-0123456789abcdef.recipient``."""
    shown = re.sub(r"[^a-z0-9]+", "-", who.name.lower()).strip("-")
    return f"{shown}-{who.id.hex()}.recipient".lstrip("-")


def save_recipient(who: Recipient, path: Path) -> None:
    """Write a recipient file. Never writes over a file.

    Raises:
        KeyRefused: Something is there already, or the place cannot be written.
    """
    write_new(path, write_recipient(who), mode=0o644)


def load_recipient(path: Path) -> Recipient:
    """The recipient of the file at ``path``.

    Raises:
        KeyRefused: There is no such file, or it holds no whole recipient.
    """
    try:
        return read_recipient(_read(path))
    except KeyRefused as error:
        raise type(error)(f"{path}: {error}") from None


def save_identity(
    whose: Identity, path: Path, password: str, *, cost: Cost = COST, entropy: Entropy = os.urandom
) -> None:
    """Write an identity file, locked by the password, readable by its owner alone. Never writes over a file.

    Raises:
        KeyRefused: The password is shorter than 12 characters, something is there already, or the place cannot
            be written.
    """
    write_new(path, write_identity(whose, password, cost=cost, entropy=entropy))


def load_identity(path: Path, password: str) -> Identity:
    """The identity of the file at ``path``; takes a second or two and 256 MiB.

    Raises:
        WrongPassword: The file is whole, and the password is another one.
        KeyRefused: There is no such file, or it holds no whole identity.
    """
    try:
        return read_identity(_read(path), password)
    except KeyRefused as error:
        raise type(error)(f"{path}: {error}") from None


def _secret_in(path: Path, data: Path, *, private: int) -> bytes:
    _outside(path, data)
    text = read_text(path)
    if os.name == "posix" and path.stat().st_mode & private:
        raise KeyRefused(f"{path} can be read by others: allow its owner alone, with: chmod 600 {path}")
    written = "".join(line.strip() for line in text.splitlines() if not line.startswith("#"))
    if not written:
        raise KeyRefused(
            f"{path} is empty: put back the secret from where it was kept, or make a new one elsewhere"
        )
    try:
        secret = base64.b64decode(written, validate=True)
    except (binascii.Error, ValueError):
        secret = b""
    if len(secret) != SECRET:
        raise KeyRefused(
            f"{path} holds no service secret (32 bytes in base64): put it back from where it was kept"
        )
    if len(set(secret)) == 1:
        raise KeyRefused(f"{path} holds one byte 32 times, which is no secret: make one with random bytes")
    return secret


def _outside(path: Path, data: Path) -> None:
    if path.resolve().is_relative_to(data.resolve()):
        raise KeyRefused(
            f"{path} is inside the data folder {data}: keep the secret elsewhere, "
            "so that a copy of the data does not hold its key"
        )


def read_text(path: Path, *, most: int = LARGEST_FILE) -> str:
    """The text of a small file, such as a key file; of one longer than ``most`` characters one character more.

    Raises:
        KeyRefused: It cannot be read, or is no text; the message names it.
    """
    try:
        return _read(path, most)
    except KeyRefused as error:
        raise KeyRefused(f"{path}: {error}") from None


def replace_file(path: Path, text: str) -> None:
    """Put a file in the place of another of that name, or of none; a kill leaves the old one or the new one, whole.

    Raises:
        KeyRefused: The place cannot be written; what was there is there.
    """
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.unlink(missing_ok=True)
        write_new(beside, text)
        beside.replace(path)
        _keep_name(path.parent)
    except OSError as error:
        raise KeyRefused(f"{path} cannot be written ({error.strerror}): make room or free it") from None


def _read(path: Path, most: int = LARGEST_FILE) -> str:
    try:
        with path.open(encoding="utf-8") as file:
            return file.read(most + 1)
    except UnicodeDecodeError:
        raise KeyRefused("this is no text file, so no key file of Firsthand; check the path") from None
    except OSError as error:
        raise KeyRefused(
            f"this file cannot be read ({error.strerror}); check the path and who may read it"
        ) from None


def write_new(path: Path, text: str, *, mode: int = 0o600) -> None:
    """Write a new file, on the disk when this returns; never over another.

    Raises:
        KeyRefused: Something is there already, or the place cannot be written.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        _keep_name(path.parent)
    except FileExistsError:
        raise KeyRefused(f"{path} is there already and is never written over: choose another name") from None
    except OSError as error:
        raise KeyRefused(f"{path} cannot be written ({error.strerror}): choose another place") from None


def _keep_name(folder: Path) -> None:
    # A new file outlives a power cut only when its folder is written down too; Windows opens no folders.
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
