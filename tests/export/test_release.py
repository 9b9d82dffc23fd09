"""From a parcel to a bundle: what leaves, what does not, and that nothing is left behind."""

import errno
import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pyrage
import pytest

from bot.commands.releasing import release
from bot.demo import traces
from conversations.flow import Flow
from conversations.story import Answer, Story
from storage.errors import BundleRefused, OutputRefused, ReleaseRefused
from storage.export.releasing import Options
from storage.sealing.identity import identity
from tests.export.parcels import (
    ANA,
    HOLDER,
    built_in,
    new_secret,
    numbered,
    parcel,
    people,
    released,
    written,
)

RARE = "brimbleworth"
NAMED = f"My neighbour Anneliese Quentworth rang the {RARE} clinic for us on 3 March 2026."
OPTIONS = Options(today="2026-11-23", firsthand="test")


@pytest.fixture(scope="module")
def flow() -> Flow:
    return built_in()


@pytest.fixture(scope="module")
def stories(flow: Flow) -> list[tuple[bytes, Story]]:
    return numbered(telling(one, NAMED) for one in people(flow, 60))


def telling(story: Story, words: str) -> Story:
    """The story, told in these words too."""
    answers = [
        Answer(one.prompt, f"{one.value} {words}") if one.prompt == "story" else one for one in story.answers
    ]
    return replace(story, answers=tuple(answers))


def unzipped(bundle: Path, secret: str = ANA) -> dict[str, bytes]:
    data = pyrage.decrypt(bundle.read_bytes(), [pyrage.x25519.Identity.from_str(secret)])
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rows_of(files: dict[str, bytes]) -> dict[str, dict[str, Any]]:
    lines = map(json.loads, files["data/stories.jsonl"].splitlines())
    return {line["row"]: line for line in lines}


def test_a_bundle_holds_every_format_and_the_same_parcel_gives_the_same_files(
    flow: Flow, stories: list[tuple[bytes, Story]], tmp_path: Path
) -> None:
    sealed = written([flow], stories, parcel())
    first, made, _ = released(sealed, tmp_path, "one.age", extra=frozenset(("stata", "xlsx")))
    again, _, _ = released(sealed, tmp_path, "two.age", extra=frozenset(("stata", "xlsx")))
    files = unzipped(first)
    assert files == unzipped(again)
    assert first.read_bytes() != again.read_bytes()
    assert list(files) == list(unzipped(again))
    assert set(files) >= {
        *("README.md", "bundle.json", "datapackage.json", "data/stories.csv", "data/stories.jsonl"),
        *(
            "data/stories.parquet",
            "data/choices.csv",
            "data/gaps.csv",
            "spss/stories.sav",
            "stata/stories.dta",
        ),
        *("xlsx/stories.xlsx", "qda/project.qdpx", "qda/codebook.qdc", "qda/codebook-taguette.csv"),
        *("ddi/codebook-2.5.xml", "ddi/codebook-2.6.xml", "codebook.html", "disclosure-report.json"),
        *("disclosure-report.html", "five-safes.html", "consent-manifest.csv", "recall.pub", "holder.pub"),
        *("SHA256SUMS", "SHA256SUMS.minisig", "check.py"),
    }
    assert made.about.stories == len(rows_of(files)) > 0
    assert made.about.stories + made.report.held == 60


def test_other_processes_write_the_same_bytes(
    flow: Flow, stories: list[tuple[bytes, Story]], tmp_path: Path
) -> None:
    many = numbered(story for _ in range(3) for _, story in stories)
    sealed = written([flow], many, parcel())
    alone, _, _ = released(sealed, tmp_path, "alone.age", jobs=1)
    together, _, _ = released(sealed, tmp_path, "together.age", jobs=2)
    assert unzipped(alone) == unzipped(together)


@pytest.mark.parametrize(
    ("tier", "words", "coded"),
    [("open", False, False), ("safeguarded", False, True), ("controlled", True, False)],
)
def test_what_of_the_words_a_tier_gives(
    flow: Flow, stories: list[tuple[bytes, Story]], tmp_path: Path, tier: str, words: bool, coded: bool
) -> None:
    bundle, _, _ = released(written([flow], stories, parcel(tier=tier)), tmp_path)
    files = unzipped(bundle)
    text = files["data/stories.jsonl"]
    assert (b"Anneliese" in text) is words
    assert (b"[PERSON_1]" in text) is coded
    assert (b"rang the" in text) is (words or coded)
    assert any(path.endswith(".qdpx") for path in files) is (tier != "open")


def test_two_researchers_cannot_join_and_one_can_follow_up(
    flow: Flow, stories: list[tuple[bytes, Story]], tmp_path: Path
) -> None:
    other = new_secret()
    more = [*stories, *numbered(people(flow, 30, seed=2), 1000)]
    first = rows_of(unzipped(released(written([flow], stories, parcel()), tmp_path, "1")[0]))
    second = rows_of(unzipped(released(written([flow], more, parcel(2)), tmp_path, "2")[0]))
    theirs = rows_of(
        unzipped(released(written([flow], stories, parcel(secret=other)), tmp_path / "b", "1")[0], other)
    )
    assert first.keys() <= second.keys()
    assert all(second[row]["first_bundle"] == 1 for row in first)
    assert all({**second[row]} == told for row, told in first.items())
    assert not first.keys() & theirs.keys()
    # Nor by the order of the rows: both are sorted by names that have nothing in common.
    assert list(first) == sorted(first)
    assert list(theirs) == sorted(theirs)


def test_whoever_withdrew_while_the_parcel_was_written_is_not_in_it(
    flow: Flow, stories: list[tuple[bytes, Story]], tmp_path: Path
) -> None:
    gone = frozenset(id_ for id_, _ in stories[:3])
    whole = rows_of(unzipped(released(written([flow], stories, parcel()), tmp_path / "a")[0]))
    bundle, made, _ = released(written([flow], stories, parcel(), gone=gone), tmp_path / "b")
    assert made.withdrawn == 3
    assert made.about.stories <= 57
    from storage.export.parcel import row_names

    name = row_names(parcel().pseudonym_key)
    assert not {name(id_) for id_ in gone} & rows_of(unzipped(bundle)).keys()
    assert {name(id_) for id_ in gone} & whole.keys()


def test_a_later_bundle_needs_the_record_of_the_earlier_one(
    flow: Flow, stories: list[tuple[bytes, Story]], tmp_path: Path
) -> None:
    second = written([flow], stories, parcel(2))
    with pytest.raises(ReleaseRefused, match=f"release record of parcel {1:032x}"):
        released(second, tmp_path)
    released(second, tmp_path, never=(f"{1:032x}",))
    third = written([flow], stories, parcel(3))
    with pytest.raises(ReleaseRefused, match=f"release record of parcel {1:032x}"):
        released(third, tmp_path)
    (tmp_path / "records" / f"{2:032x}.release").write_bytes(b"firsthand-release/1\n")
    with pytest.raises(ReleaseRefused, match="cut short or changed"):
        released(third, tmp_path, never=(f"{1:032x}",))
    assert not list(tmp_path.glob(".*"))


def test_a_parcel_comes_out_the_same_or_not_at_all(
    flow: Flow, stories: list[tuple[bytes, Story]], tmp_path: Path
) -> None:
    released(written([flow], stories, parcel()), tmp_path)
    other = written([flow], stories[5:], parcel())
    with pytest.raises(ReleaseRefused, match="released before, by version test"):
        released(other, tmp_path)


def test_a_record_holds_no_word_and_opens_for_its_holder_alone(
    flow: Flow, stories: list[tuple[bytes, Story]], tmp_path: Path
) -> None:
    _, made, _ = released(written([flow], stories, parcel()), tmp_path)
    from storage.export.records import Records

    kept = Records(tmp_path / "records", HOLDER)
    record = kept.read(made.about.bundle)
    assert record is not None
    assert (record.number, record.rules) == (1, "test")
    log = kept.log(made.about.bundle)
    told = json.loads(log.splitlines()[0])
    assert {one["kind"] for one in told["codes"]} >= {"person"}
    assert b"Anneliese" not in log
    assert RARE.encode() not in log
    with pytest.raises(ReleaseRefused, match="sealed to the holder"):
        Records(tmp_path / "records", identity("Bo", bytes(32))).read(made.about.bundle)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"until": "2026-11-22"}, "was to get bundles until 2026-11-22"),
        ({"recipient": "age1" + "q" * 58}, "age key"),
        ({"recipient": "ssh-ed25519 AAAA"}, "SSH"),
    ],
)
def test_who_may_not_or_cannot_get_it_is_one_sentence(
    flow: Flow, stories: list[tuple[bytes, Story]], tmp_path: Path, change: dict[str, str], words: str
) -> None:
    from storage.errors import StorageError

    with pytest.raises(StorageError, match=words) as refused:
        released(written([flow], stories[:5], parcel(**change)), tmp_path)
    assert "\n" not in str(refused.value)
    assert list(tmp_path.iterdir()) == [tmp_path / "bundle.age"]
    assert (tmp_path / "bundle.age").stat().st_size == 0


def test_a_damaged_parcel_gives_nothing(
    flow: Flow, stories: list[tuple[bytes, Story]], tmp_path: Path
) -> None:
    whole = written([flow], stories[:20], parcel()).getvalue()
    dice = random.Random(5)
    places = [len(whole) - 1, *(dice.randrange(len(whole)) for _ in range(12))]
    broken = [whole[:at] + bytes((whole[at] ^ 1,)) + whole[at + 1 :] for at in places]
    broken += [whole[:at] for at in places]
    for data in broken:
        file = tmp_path / "parcel"
        file.write_bytes(data)
        with pytest.raises(BundleRefused):
            release(file, HOLDER, tmp_path / "records", tmp_path / "out.age", OPTIONS, lambda _: None)
        assert list(tmp_path.iterdir()) == [file]
    file.write_bytes(whole)
    with pytest.raises(BundleRefused, match="give the other identity file"):
        release(file, identity("Bo", bytes(32)), tmp_path, tmp_path / "out.age", OPTIONS, lambda _: None)


class Full(BytesIO):
    """A disk with room for so many bytes."""

    def __init__(self, room: int) -> None:
        super().__init__()
        self.room = room

    def write(self, data: Any, /) -> int:
        if self.tell() + len(data) > self.room:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return super().write(data)


def test_a_disk_that_fills_up_where_the_bundle_goes_leaves_nothing(
    flow: Flow, stories: list[tuple[bytes, Story]], tmp_path: Path
) -> None:
    from storage.export.releasing import release_parcel

    sealed = written([flow], stories[:20], parcel())
    for room in (0, 100, 70_000):
        with pytest.raises(OSError, match="No space left"):
            release_parcel(
                sealed, HOLDER, tmp_path / "records", Full(room), tmp_path / "x", OPTIONS, lambda _: None
            )
        assert list(tmp_path.iterdir()) == []


def _limited(size: int) -> Any:
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return limit


@pytest.mark.parametrize("size", [1_000, 20_000, 60_000])
def test_a_full_disk_is_one_sentence_and_nothing_is_left(
    flow: Flow, stories: list[tuple[bytes, Story]], tmp_path: Path, size: int
) -> None:
    """Files may grow to so many bytes, which stops the scratch files and the bundle at different moments."""
    file = tmp_path / "november.parcel"
    file.write_bytes(written([flow], stories, parcel()).getvalue())
    done = subprocess.run(
        [sys.executable, "-c", _RELEASE, str(file)],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=_limited(size),
    )
    assert done.returncode == 3, done.stderr
    assert done.stdout.count("\n") == 1
    assert "nothing was released" in done.stdout
    assert [path.name for path in tmp_path.iterdir()] == ["november.parcel"]


_RELEASE = """
import sys
from pathlib import Path
from bot.commands.releasing import release
from storage.errors import OutputRefused
from storage.export.releasing import Options
from tests.export.parcels import HOLDER
if __name__ == "__main__":
    file = Path(sys.argv[1])
    options = Options(today="2026-11-23", firsthand="test", extra=frozenset(("stata", "xlsx")))
    try:
        print("begun", flush=True) if len(sys.argv) > 2 else None
        release(file, HOLDER, file.with_name("records"), file.with_name("out.age"), options, lambda _: None)
    except OutputRefused as error:
        print(error)
        sys.exit(3)
"""


def test_no_word_is_on_the_disk_at_any_moment_not_even_after_a_kill(
    flow: Flow, stories: list[tuple[bytes, Story]], tmp_path: Path
) -> None:
    """Temporary files of every library go to the same folder, which is searched whole."""
    file = tmp_path / "november.parcel"
    file.write_bytes(written([flow], stories, parcel(tier="controlled")).getvalue())
    sought = traces.sought([RARE, "Anneliese Quentworth"])
    dice = random.Random(7)
    looked = killed = 0
    for _ in range(4):
        child = subprocess.Popen(
            [sys.executable, "-c", _RELEASE, str(file), "say"],
            env={**os.environ, "TMPDIR": str(tmp_path)},
            stdout=subprocess.PIPE,
        )
        assert child.stdout is not None
        child.stdout.readline()
        until = time.monotonic() + dice.uniform(0.05, 1.2)
        while time.monotonic() < until and child.poll() is None:
            looked += not any(_found(tmp_path, sought))
        if child.poll() is None:
            child.send_signal(signal.SIGKILL)
            killed += 1
        child.wait()
        child.stdout.close()
        assert not list(_found(tmp_path, sought))
    assert killed
    assert looked
    # The search does find: the bundle holds the words.
    (tmp_path / "out.age").unlink(missing_ok=True)
    release(file, HOLDER, tmp_path / "records", tmp_path / "out.age", OPTIONS, lambda _: None)
    assert RARE.encode() in unzipped(tmp_path / "out.age")["data/stories.jsonl"]


def _found(folder: Path, sought: Any) -> Iterator[Path]:
    # What is being released comes and goes meanwhile: ``os.walk`` passes over a folder that has gone.
    for path in (Path(at, name) for at, _, names in os.walk(folder) for name in names):
        try:
            data = path.read_bytes() if path.is_file() else b""
        except OSError:
            continue
        if traces.found_in(data, sought):
            yield path


def test_an_existing_bundle_is_never_written_over(tmp_path: Path) -> None:
    from bot.settings import SettingRefused

    (tmp_path / "out.age").write_text("mine")
    with pytest.raises(SettingRefused, match="never written over"):
        release(tmp_path / "p", HOLDER, tmp_path, tmp_path / "out.age", OPTIONS, lambda _: None)
    assert (tmp_path / "out.age").read_text() == "mine"


def test_a_place_that_cannot_be_written_is_one_sentence(
    flow: Flow, stories: list[tuple[bytes, Story]], tmp_path: Path
) -> None:
    file = tmp_path / "p"
    file.write_bytes(written([flow], stories[:2], parcel()).getvalue())
    with pytest.raises(OutputRefused, match="cannot be written"):
        release(file, HOLDER, tmp_path, tmp_path / "no" / "out.age", OPTIONS, lambda _: None)
