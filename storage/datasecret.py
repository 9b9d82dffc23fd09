"""The data secret: what every key of a data folder is derived from, kept there sealed under the service secret.

So the service secret can be changed at any time, while the service runs: the data secret is sealed under the new one too,
and later not any more under the old one. FORMAT.md, 1.6.
"""

import base64
import binascii
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from storage.errors import KeyRefused, OtherSecret, Unopenable
from storage.keys import read_service_secret, read_text, replace_file, write_new
from storage.marks import LEDGER
from storage.sealing.envelope import OVERHEAD, SECRET, Entropy, derive, place, seal, unseal

FILE = "data.sealed"
"""The name of the file in the data folder."""

_MARK = "firsthand-sealed-secret 1"
_PLACE = place("data.sealed", "sealed", b"data")
_MOST = 2  # while it is being changed


def read_secret(
    path: Path | None, *, data: Path, environment: Mapping[str, str], begin: bool = True
) -> bytes:
    """The data secret of the data folder ``data``, by the service secret in ``path`` or the systemd credential.

    Raises:
        KeyRefused, OtherSecret: As in ``storage.keys.read_service_secret`` and ``unlocked``.
    """
    return unlocked(data, read_service_secret(path, data=data, environment=environment), begin=begin)


def unlocked(folder: Path, secret: bytes, *, begin: bool, entropy: Entropy = os.urandom) -> bytes:
    """The data secret of a folder, 32 bytes.

    A folder of before there were any has the service secret itself for one. ``begin``: where nothing is kept yet, make one.

    Raises:
        OtherSecret: It is not sealed under this service secret.
        KeyRefused: The file is damaged, or cannot be made.
    """
    path = folder / FILE
    if not path.exists():
        if not begin or (folder / LEDGER).exists():
            return secret
        try:
            write_new(path, _text([_sealed(entropy(SECRET), secret, entropy)]))
        except KeyRefused:
            if not path.exists():  # another command was first
                raise
    return opened(read_text(path), secret)


def opened(text: str, secret: bytes) -> bytes:
    """The data secret of the text of such a file; of an empty text the service secret itself.

    Raises:
        OtherSecret, KeyRefused: As in ``unlocked``.
    """
    if not text:
        return secret
    for sealed in _slots(text):
        try:
            return unseal(derive(secret, "data"), sealed, place=_PLACE)
        except Unopenable:
            continue
    raise OtherSecret(
        "This data folder was kept under another service secret. "
        "Put back the secret it was made with, or the one it was changed to, or set FIRSTHAND_DATA to another folder."
    )


def text_of(folder: Path) -> str:
    """The text of the file of a folder; "" where there is none."""
    path = folder / FILE
    return read_text(path) if path.exists() else ""


def added(folder: Path, old: bytes, new: bytes, *, entropy: Entropy = os.urandom) -> None:
    """From now on the data secret is sealed under ``new`` too; a kill leaves it as it was, or done.

    Raises:
        OtherSecret: ``old`` does not open it.
        KeyRefused: The folder is of before there were data secrets, or the file cannot be written.
    """
    text = text_of(folder)
    if not text:
        raise KeyRefused(
            f"{folder} was begun by an older version, so what it holds stays under its first service secret: "
            "keep that one, or begin a new data folder"
        )
    data = opened(text, old)
    mine = [sealed for sealed in _slots(text) if _opens(sealed, old)]
    replace_file(folder / FILE, _text([_sealed(data, new, entropy), *mine]))


def finished(folder: Path, secret: bytes) -> bool:
    """Seal the data secret under this service secret alone; gives whether there was another.

    Raises:
        OtherSecret: This one does not open it.
        KeyRefused: The file is damaged or cannot be written.
    """
    text = text_of(folder)
    opened(text, secret)
    slots = _slots(text) if text else []
    mine = [sealed for sealed in slots if _opens(sealed, secret)]
    if len(mine) == len(slots):
        return False
    replace_file(folder / FILE, _text(mine[:1]))
    return True


def is_changing(folder: Path) -> bool:
    """Whether two service secrets open a folder.

    Raises:
        KeyRefused: The file is damaged.
    """
    text = text_of(folder)
    return bool(text) and len(_slots(text)) > 1


def _sealed(data: bytes, secret: bytes, entropy: Entropy) -> bytes:
    return seal(derive(secret, "data"), data, place=_PLACE, entropy=entropy)


def _opens(sealed: bytes, secret: bytes) -> bool:
    try:
        unseal(derive(secret, "data"), sealed, place=_PLACE)
    except Unopenable:
        return False
    return True


def _text(slots: Sequence[bytes]) -> str:
    lines = [
        _MARK,
        "# What every key of this data folder is derived from, locked by the service secret. Never delete it.",
        *(base64.b64encode(sealed).decode() for sealed in slots),
    ]
    return "\n".join(lines) + "\n"


def _slots(text: str) -> list[bytes]:
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    try:
        slots = [base64.b64decode(line, validate=True) for line in lines[1:]]
    except binascii.Error:
        slots = []
    whole = 1 <= len(slots) <= _MOST and all(len(one) == OVERHEAD + SECRET for one in slots)
    if lines[:1] != [_MARK] or not whole:
        raise KeyRefused(
            f"{FILE} in the data folder is damaged, or of a newer version: restore the newest backup, which has a copy; "
            "do not delete it"
        )
    return slots
