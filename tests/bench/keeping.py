"""What keeping costs: ``python -m tests.bench.keeping [STORIES]``.

Sealing and opening beside bare HPKE and bare AES, and the weekly roll, backup, verify, restore and a withdrawal with so
many stories (20,000 unless told). One run, one process; quote ratios.
"""

import asyncio
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.rekeying import Rekeying
from conversations.session import NarratorId
from storage.backups.restoring import restore
from storage.backups.taking import take
from storage.sealing.story import open_story, seal_story
from storage.store import Store
from storage.verifying import verified
from tests.storage.test_vault import ANA, SECRET, WEEK, id_of, submission

AT = datetime(2026, 11, 30, 3, 15, tzinfo=UTC)
STORY = b"it rained " * 70  # 700 characters, a usual story


def rate(work: Callable[[], object], seconds: float = 1.0) -> float:
    """How often a second ``work`` is done."""
    began, count = time.perf_counter(), 0
    while time.perf_counter() - began < seconds:
        work()
        count += 1
    return count / (time.perf_counter() - began)


def sealing() -> None:
    """Stories a second, beside the bare ciphers with nothing around them."""
    aes, key = AESGCM(bytes(32)), ANA.recipient
    sealed = seal_story(STORY, story_id=id_of(1), flow="f", week=WEEK, recipients=[key])
    wrap = key.seal(STORY, info=b"x")
    print(
        f"seal a story    {rate(lambda: seal_story(STORY, story_id=id_of(1), flow='f', week=WEEK, recipients=[key])):>9,.0f}/s"
    )
    print(
        f"open a story    {rate(lambda: open_story(sealed.record, sealed.share, ANA, story_id=id_of(1))):>9,.0f}/s"
    )
    print(f"bare HPKE seal  {rate(lambda: key.seal(STORY, info=b'x')):>9,.0f}/s")
    print(f"bare HPKE open  {rate(lambda: ANA.open(wrap, info=b'x')):>9,.0f}/s")
    print(f"bare AES-GCM    {rate(lambda: aes.encrypt(bytes(12), STORY, b'')):>9,.0f}/s")


async def keeping(folder: Path, stories: int) -> None:
    """Each act once, with that many stories."""
    data = folder / "data"
    store = await Store.open(data, secret=SECRET, recipients=[ANA.recipient], week=WEEK)
    for start in range(0, stories, 500):
        await store.write(
            lambda t, start=start: [
                store.vault.submit(t, submission(number), due=0, teller=NarratorId(bytes(16)))
                for number in range(start, min(start + 500, stories))
            ]
        )

    def said(what: str, began: float) -> None:
        print(f"{what:<15} {time.perf_counter() - began:>9.2f} s", flush=True)

    began = time.perf_counter()
    await store.write(lambda t: store.vault.withdraw(t, id_of(0), week=WEEK))
    said("withdraw one", began)
    began = time.perf_counter()
    await Rekeying(store, clock=lambda: AT).once()
    said("weekly re-key", began)
    began = time.perf_counter()
    taken = take(data, SECRET, ledgers=folder / "one", shares=folder / "two", at=AT, say=lambda _: None)
    said("backup", began)
    began = time.perf_counter()
    verdict = verified(data, SECRET)
    assert verdict.whole
    said("verify", began)
    began = time.perf_counter()
    await restore(
        ledger=taken.ledger,
        shares=taken.shares,
        into=folder / "again",
        secret=SECRET,
        week=WEEK,
        newest=int(AT.timestamp()),
        oldest=0,
        say=lambda _: None,
    )
    said("restore", began)
    await store.close()
    size = sum((data / name).stat().st_size for name in ("ledger.db", "shares.db"))
    print(f"on the disk     {size / stories:>9,.0f} bytes a story")


def main() -> None:
    """Measure and print."""
    stories = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    sealing()
    print(f"with {stories:,} stories:")
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(keeping(Path(folder), stories))


if __name__ == "__main__":
    main()
