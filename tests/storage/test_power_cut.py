"""The power goes while a story is being kept: whatever reached the disk is a story with its share, or none.

SQLite syncs at each commit (``synchronous = FULL``), the shares before the ledger. What a cut may leave is so: all that was
synced, and of the commit that was being written any part. Each such state is made here, frame by frame and inside frames.
"""

import shutil
from pathlib import Path

from storage import soundness
from storage.verifying import verified
from tests.storage.test_database import SECRET, open_store, submit

FRAME = 4096 + 24
HEADER = 32
NAMES = ("ledger.db", "shares.db")


def sizes(folder: Path) -> dict[str, int]:
    return {name: (folder / f"{name}-wal").stat().st_size for name in NAMES}


async def written(folder: Path, kept: Path) -> list[dict[str, int]]:
    """Keep three stories; gives how long each write-ahead log was after each, and leaves the files as a cut does."""
    store = await open_store(folder)
    await store.write(lambda t: submit(store, t, bytes(16)))
    marks = []
    for number in range(1, 4):
        await store.write(lambda t, number=number: submit(store, t, bytes((number,)) * 16))
        marks.append(sizes(folder))
    shutil.copytree(folder, kept)
    await store.close()
    return marks


async def after_cut(kept: Path, folder: Path, lengths: dict[str, int]) -> int:
    """Open what a cut left; gives how many stories there are, each whole and with its share."""
    shutil.copytree(kept, folder)
    for name, length in lengths.items():
        with (folder / f"{name}-wal").open("r+b") as file:
            file.truncate(length)
        (folder / f"{name}-shm").unlink()
    store = await open_store(folder)
    await store.close()
    assert soundness.faults(folder) == ()
    verdict = verified(folder, SECRET)
    assert verdict.whole, verdict
    assert verdict.stories == verdict.shares
    shutil.rmtree(folder)
    return verdict.stories


def cuts(start: int, end: int) -> list[int]:
    """Every end of a frame from one length to another, and a place inside each."""
    edges = range(max(start, HEADER), end + 1, FRAME)
    return sorted(
        {
            *edges,
            *(edge + 1000 for edge in edges if edge + 1000 < end),
            *(edge - 1 for edge in edges if edge > start),
        }
    )


async def test_a_power_cut_at_any_point_of_a_commit_leaves_whole_stories_alone(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    before, after = (await written(tmp_path / "data", kept))[1:]

    async def left(**lengths: int) -> int:
        cut = {f"{name}.db": length for name, length in lengths.items()}
        return await after_cut(kept, tmp_path / "cut", cut)

    shares, ledger = (cuts(before[name], after[name]) for name in ("shares.db", "ledger.db"))
    assert {await left(shares=length, ledger=before["ledger.db"]) for length in shares} == {3}
    found = [await left(shares=after["shares.db"], ledger=length) for length in ledger]
    assert found == sorted(found)
    assert found[0] == 3
    assert found[-1] == 4
    # Only the last frame makes it a story: until then it was never said to be kept.
    assert found.count(4) == 1
