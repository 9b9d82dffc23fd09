"""Searching files for what somebody typed: as it was, in UTF-16, and inside base64."""

import base64
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

_WORD = re.compile(r"\S+")
_RUN = 4  # words in a row: fewer can stand in a form or a help card by accident


def phrases(text: str) -> frozenset[str]:
    """Every run of four words of a text, exactly as typed; all of it where it is shorter."""
    words = list(_WORD.finditer(text))
    if len(words) <= _RUN:
        return frozenset({text.strip()})
    return frozenset(
        text[first.start() : last.end()] for first, last in zip(words, words[_RUN - 1 :], strict=False)
    )


def found(folder: Path, phrases_: Iterable[str]) -> dict[Path, frozenset[str]]:
    """In which files of a folder, to any depth, which phrases are; files without any are left out."""
    encoded = sought(phrases_)
    traces = {}
    for path in files(folder):
        here = found_in(path.read_bytes(), encoded)
        if here:
            traces[path] = here
    return traces


def sought(phrases_: Iterable[str]) -> dict[str, tuple[bytes, ...]]:
    """Each phrase with the bytes it would leave behind, in any of its encodings."""
    return {phrase: tuple(_encodings(phrase)) for phrase in phrases_}


def found_in(data: bytes, encoded: Mapping[str, tuple[bytes, ...]]) -> frozenset[str]:
    """Which phrases are in these bytes; ``encoded`` as ``sought`` gives it."""
    return frozenset(phrase for phrase, ways in encoded.items() if any(one in data for one in ways))


def files(folder: Path) -> list[Path]:
    """Every file of a folder, to any depth, in the order of their names."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _encodings(phrase: str) -> Iterator[bytes]:
    raw = phrase.encode("utf-8", "surrogatepass")
    yield raw
    yield phrase.encode("unicode_escape")
    for name in ("utf-16-le", "utf-16-be"):
        yield phrase.encode(name, "surrogatepass")
    for alignment in range(3):
        # The first and last letters of base64 mix with the neighbours; what stands between is always the same.
        packed = base64.b64encode(b"\0" * alignment + raw).rstrip(b"=")
        skipped = (0, 2, 3)[alignment]
        yield packed[skipped:-1] if (len(raw) + alignment) % 3 else packed[skipped:]
