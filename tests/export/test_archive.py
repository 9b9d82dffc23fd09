"""The archive of a bundle: the same bytes for the same files, and a ZIP to every reader."""

import struct
import zipfile
from io import BytesIO
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from storage.export.archive import Member, Packing, Reading, archived, member
from storage.export.scratch import Scratch

NAMES = st.text("abcß/é_ .-", min_size=1, max_size=40).filter(lambda name: name.strip("/. ") == name)


@given(st.dictionaries(NAMES, st.binary(max_size=2000), max_size=8))
def test_what_goes_in_comes_out_and_the_bytes_depend_on_nothing_else(files: dict[str, bytes]) -> None:
    once = b"".join(archived(member(name, content) for name, content in files.items()))
    assert once == b"".join(archived(member(name, content) for name, content in files.items()))
    with zipfile.ZipFile(BytesIO(once)) as opened:
        assert opened.testzip() is None
        assert {name: opened.read(name) for name in opened.namelist()} == files


def test_what_was_put_aside_is_sealed_there_and_whole_in_the_archive(tmp_path: Path) -> None:
    words = b"brimbleworth " * 100_000
    with Scratch(tmp_path / "out") as scratch:
        aside = [Packing("small.txt", scratch.place(), small=True), Packing("packed.txt", scratch.place())]
        packed = []
        for one in aside:
            for at in range(0, len(words), 70_001):
                one.write(words[at : at + 70_001])
            packed.append(one.close())
        assert not any(b"brimbleworth" in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
        whole = b"".join(archived(one.member() for one in packed))
    assert list(tmp_path.iterdir()) == []
    with zipfile.ZipFile(BytesIO(whole)) as opened:
        assert opened.read("small.txt") == opened.read("packed.txt") == words
        assert opened.getinfo("packed.txt").compress_size < len(words) // 10


def test_more_files_than_an_old_archive_can_count() -> None:
    whole = b"".join(archived(member(f"{number}", b"") for number in range(70_000)))
    with zipfile.ZipFile(BytesIO(whole)) as opened:
        assert len(opened.namelist()) == 70_000


def test_a_file_too_large_for_an_old_archive_is_told_of_as_zipfile_does() -> None:
    """Four gibibytes are not written here: the head of such a file is compared with the one ``zipfile`` makes."""
    size = 5 << 30
    large = Member("large", size, 7, "", 0, size, lambda: iter(()))
    head = next(iter(archived([large])))
    info = zipfile.ZipInfo("large", (1980, 1, 1, 0, 0, 0))
    info.file_size = info.compress_size = size
    info.CRC = 7
    assert head == info.FileHeader(zip64=True)
    after = member("after", b"x")
    parts = list(archived([large, after]))
    directory = parts[-2]
    second = directory.index(b"PK\1\2", 4)
    assert struct.unpack_from("<I", directory, second + 42) == (0xFFFFFFFF,)
    assert directory.endswith(struct.pack("<HHQ", 1, 8, size + len(head)))


@given(st.lists(st.binary(max_size=50)), st.integers(1, 30))
def test_pieces_are_read_as_they_come(pieces: list[bytes], size: int) -> None:
    reading, found = Reading(iter(pieces)), b""
    while piece := reading.read(size):
        assert len(piece) <= size
        found += piece
    assert found == b"".join(pieces)
