"""Packed documents: JSON in UTF-8, small, and true to whatever a narrator can type.

A lone surrogate (half a character, which a broken client can send) is kept as ``surrogatepass`` bytes.
"""

import hashlib
import json
from typing import Any

_ENCODER = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":")
)  # made once: making one costs as much as using it
_DECODER = json.JSONDecoder()


def packed(document: object) -> bytes:
    """A document of JSON's own kinds, packed."""
    return _ENCODER.encode(document).encode("utf-8", "surrogatepass")


def unpacked(data: bytes) -> Any:
    """The document that was packed.

    Raises:
        ValueError: These bytes are no packed document.
    """
    return _DECODER.decode(data.decode("utf-8", "surrogatepass"))


def fingerprint(*parts: bytes | str) -> str:
    """16 hex digits that change when any letter of any part does."""
    digest = hashlib.sha256()
    for part in parts:
        whole = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(whole).to_bytes(8, "big") + whole)
    return digest.hexdigest()[:16]
