"""What a researcher does with a bundle: open it, see whether it is whole, take out what was recalled, and have a first look."""

import csv
import json
import random
import subprocess
import sys
import zipfile
from hashlib import sha256
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pyrage
import pyreadstat
import pytest

from bot.__main__ import main
from bot.commands.summary import drawn
from conversations.flow import Flow
from storage.errors import BundleRefused, KeyRefused, OutputRefused, StorageError
from storage.export import check
from storage.export.archive import archived, member
from storage.export.arriving import Arrived, arrived
from storage.sealing.signing import signer_of
from tests.export.parcels import (
    ANA,
    SERVICE,
    built_in,
    key_of,
    new_secret,
    numbered,
    parcel,
    people,
    released,
    written,
)

KEY = f"# made up for a test\n{ANA}\n"


@pytest.fixture(scope="module")
def flow() -> Flow:
    return built_in()


@pytest.fixture(scope="module")
def bundle(flow: Flow, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bundle")
    stories = numbered(people(flow, 60))
    file, _, _ = released(written([flow], stories, parcel()), folder, extra=frozenset(("stata", "xlsx")))
    return file


def opened(bundle: Path, out: Path, **more: Any) -> Arrived:
    with bundle.open("rb") as file:
        return arrived(file, KEY, out, progress=lambda _: None, **more)


def recall(
    folder: Path,
    rows: list[str],
    number: int = 1,
    *,
    bundles: tuple[str, ...] = (f"{1:032x}",),
    signer: Any = SERVICE,
) -> Path:
    """A recall list and its signature, as ``firsthand recall`` writes them."""
    listed = folder / f"ana-{number}.recall"
    document = {
        "format": "firsthand-recall/1",
        "number": number,
        "week": "2026-W50",
        "researcher": "Ana (made up)",
        "bundles": sorted(bundles),
        "rows": sorted(rows),
    }
    content = json.dumps(document, sort_keys=True, separators=(",", ":")).encode() + b"\n"
    listed.write_bytes(content)
    listed.with_name(f"{listed.name}.minisig").write_text(signer.sign(content, f"recall list {number}"))
    return listed


def rows_of(folder: Path) -> list[str]:
    with (folder / "data" / "stories.csv").open(encoding="utf-8-sig", newline="") as table:
        return [line["row"] for line in csv.DictReader(table)]


def test_the_folder_is_what_was_packed(bundle: Path, tmp_path: Path) -> None:
    made = opened(bundle, tmp_path / "stories")
    data = pyrage.decrypt(bundle.read_bytes(), [pyrage.x25519.Identity.from_str(ANA)])
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            assert (tmp_path / "stories" / name).read_bytes() == archive.read(name)
    assert made.stories == len(rows_of(tmp_path / "stories"))
    assert made.recalled is None
    assert list(tmp_path.iterdir()) == [tmp_path / "stories"]
    assert all(path.stat().st_mode & 0o077 == 0 for path in (tmp_path / "stories").rglob("*"))


def test_check_says_so_too_without_any_library(bundle: Path, tmp_path: Path) -> None:
    opened(bundle, tmp_path / "stories")
    ask = [sys.executable, "-I", "-S", str(tmp_path / "stories" / "check.py")]
    done = subprocess.run(ask, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "files are as they were sent" in done.stdout
    table = tmp_path / "stories" / "data" / "stories.csv"
    table.write_bytes(table.read_bytes() + b"\n")
    done = subprocess.run(ask, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "data/stories.csv was changed.\n")


def test_what_is_not_whole_opens_not_at_all(bundle: Path, tmp_path: Path) -> None:
    whole = bundle.read_bytes()
    dice = random.Random(3)
    places = [0, 30, len(whole) - 1, *(dice.randrange(len(whole)) for _ in range(10))]
    broken = [whole[:at] + bytes((whole[at] ^ 1,)) + whole[at + 1 :] for at in places]
    broken += [whole[:at] for at in places[1:]] + [b"", whole + b"x"]
    for data in broken:
        with pytest.raises((BundleRefused, KeyRefused)) as refused:
            arrived(BytesIO(data), KEY, tmp_path / "out", progress=lambda _: None)
        assert "\n" not in str(refused.value)
        assert list(tmp_path.iterdir()) == []


def test_another_key_is_one_sentence(bundle: Path, tmp_path: Path) -> None:
    for key in (new_secret(), key_of(ANA), "", "firsthand-identity/1"):
        with bundle.open("rb") as file, pytest.raises(KeyRefused) as refused:
            arrived(file, key, tmp_path / "out", progress=lambda _: None)
        assert "\n" not in str(refused.value)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_use_stays_as_it_is(bundle: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    with pytest.raises(OutputRefused, match="holds something already"):
        opened(bundle, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def encrypted(files: dict[str, bytes]) -> BytesIO:
    data = b"".join(archived(member(name, content) for name, content in files.items()))
    return BytesIO(pyrage.encrypt(data, [pyrage.x25519.Recipient.from_str(key_of(ANA))]))


def test_whoever_knows_the_key_alone_can_make_no_bundle_that_opens(bundle: Path, tmp_path: Path) -> None:
    """Anybody may encrypt to a researcher: sums, signature and names are looked at, and nothing is left."""
    opened(bundle, tmp_path / "whole")
    files = {
        path.relative_to(tmp_path / "whole").as_posix(): path.read_bytes()
        for path in (tmp_path / "whole").rglob("*")
        if path.is_file()
    }
    table = files["data/stories.csv"]
    forged = [
        {"../outside.txt": b"x"},
        {"/tmp/outside.txt": b"x"},
        {"a/../../outside.txt": b"x"},
        {"C:outside.txt": b"x"},
        {},
        {**files, "data/stories.csv": table + b"\r\n"},
        {name: content for name, content in files.items() if name != "data/gaps.csv"},
        {**files, "SHA256SUMS": files["SHA256SUMS"][:-66]},
        {**files, "bundle.json": b"[]"},
    ]
    for one in forged:
        with pytest.raises(BundleRefused) as refused:
            arrived(encrypted(one), KEY, tmp_path / "out", progress=lambda _: None)
        assert "\n" not in str(refused.value)
        assert [path.name for path in tmp_path.iterdir()] == ["whole"]
    with pytest.raises(BundleRefused, match="no bundle"):
        arrived(
            BytesIO(pyrage.encrypt(b"no zip", [pyrage.x25519.Recipient.from_str(key_of(ANA))])),
            KEY,
            tmp_path / "out",
            progress=lambda _: None,
        )


def test_a_forger_who_signs_anew_is_found_by_the_key_that_was_told(bundle: Path, tmp_path: Path) -> None:
    made = opened(bundle, tmp_path / "a")
    assert opened(bundle, tmp_path / "b", holder=made.signed) == made
    with pytest.raises(BundleRefused, match="another key than the one you gave"):
        opened(bundle, tmp_path / "c", holder=signer_of(bytes(32)).public)
    assert not (tmp_path / "c").exists()


def test_recalled_rows_are_gone_from_every_table(bundle: Path, tmp_path: Path) -> None:
    opened(bundle, tmp_path / "whole")
    every = rows_of(tmp_path / "whole")
    gone = [every[0], every[17], every[-1]]
    listed = recall(tmp_path, [*gone, "f" * 32])
    made = opened(bundle, tmp_path / "stories", recalled=listed)
    assert made.recalled == 3
    left = [row for row in every if row not in gone]
    assert rows_of(tmp_path / "stories") == left
    assert pq.read_table(tmp_path / "stories" / "data" / "stories.parquet")["row"].to_pylist() == left
    before, meta = pyreadstat.read_sav(str(tmp_path / "whole" / "spss" / "stories.sav"), user_missing=True)
    after, kept = pyreadstat.read_sav(str(tmp_path / "stories" / "spss" / "stories.sav"), user_missing=True)
    expected = before[~before["row"].isin(gone)].reset_index(drop=True)
    assert after.equals(expected)
    assert (kept.number_rows, kept.column_labels) == (len(left), meta.column_labels)
    assert kept.variable_value_labels == meta.variable_value_labels
    for path in (tmp_path / "stories").rglob("*"):
        data = path.read_bytes() if path.is_file() else b""
        if path.suffix == ".qdpx":
            with zipfile.ZipFile(path) as project:
                data = b"".join(project.read(name) for name in project.namelist())
                assert len([name for name in project.namelist() if name.startswith("sources/")]) == len(left)
        assert not any(row.encode() in data for row in gone), path
        if path.suffix in (".csv", ".jsonl") and path.stem == "stories":
            # What stays is to the byte what it was.
            whole = (tmp_path / "whole" / path.relative_to(tmp_path / "stories")).read_bytes()
            for row in gone:
                whole = b"".join(line for line in whole.splitlines(keepends=True) if row.encode() not in line)
            assert data == whole
    assert (tmp_path / "stories" / "receipt.json").exists()


def test_check_takes_them_out_and_writes_the_same_receipt_but_for_what_it_cannot_write(
    bundle: Path, tmp_path: Path
) -> None:
    opened(bundle, tmp_path / "stories")
    every = rows_of(tmp_path / "stories")
    listed = recall(tmp_path, every[:2])
    ask = [sys.executable, "-I", "-S", str(tmp_path / "stories" / "check.py"), "--recalled", str(listed)]
    done = subprocess.run(ask, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "2 stories were taken out." in done.stdout
    for name in ("data/stories.parquet", "stata/stories.dta", "xlsx/stories.xlsx"):
        assert f"{name} was deleted" in done.stdout
        assert not (tmp_path / "stories" / name).exists()
    assert rows_of(tmp_path / "stories") == every[2:]
    package = json.loads((tmp_path / "stories" / "datapackage.json").read_bytes())
    assert all((tmp_path / "stories" / one["path"]).exists() for one in package["resources"])
    receipt = json.loads((tmp_path / "stories" / "receipt.json").read_bytes())
    assert (receipt["list"], receipt["rows"], receipt["bundle"]) == (1, 2, f"{1:032x}")
    # What was taken out is known afterwards, and the rest is still looked at.
    done = subprocess.run(ask[:-2], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert "8 were written anew, and 3 deleted, for recall list 1" in done.stdout
    table = tmp_path / "stories" / "data" / "stories.csv"
    table.write_bytes(table.read_bytes()[:-10])
    assert subprocess.run(ask[:-2], capture_output=True, check=False).returncode == 1


def receipt_for(folder: Path, changed: dict[str, str], deleted: list[str]) -> dict[str, Any]:
    """A receipt that fits the bundle, as whoever can read its folder can make one."""
    return check.receipted(json.loads((folder / "bundle.json").read_bytes()), 1, 0, deleted, changed)


def test_no_receipt_makes_changed_tables_pass_as_they_were_sent(bundle: Path, tmp_path: Path) -> None:
    """Its key lies in the bundle, so anybody who has the folder can write one; it is taken for no more than that."""
    folder = tmp_path / "stories"
    opened(bundle, folder)
    table = folder / "data" / "stories.csv"
    table.write_bytes(table.read_bytes().replace(b"1", b"2"))
    receipt = receipt_for(folder, {"data/stories.csv": check.summed(table)}, [])
    (folder / "receipt.json").write_text(json.dumps(receipt))
    said: list[str] = []
    check.checked(folder, said.append)
    sent = len((folder / "SHA256SUMS").read_text().splitlines())
    assert said[0] == f"All {sent - 1} files are as they were sent."
    assert "1 were written anew" in said[1]
    assert "only the bundle itself can prove" in said[1]
    for name in ("README.md", "recall.pub", "check.py", "bundle.json"):
        for forged in (receipt_for(folder, {name: "0" * 64}, []), receipt_for(folder, {}, [name])):
            (folder / "receipt.json").write_text(json.dumps(forged))
            with pytest.raises(check.Refused, match="no recall changes"):
                check.checked(folder, said.append)


@pytest.mark.parametrize("name", ["receipt.json", "data/more.csv", "autorun.inf"])
def test_a_bundle_that_brings_along_what_no_sum_speaks_of_is_refused(
    bundle: Path, tmp_path: Path, name: str
) -> None:
    """A receipt that excuses a changed table among it; a file put in later is named by the bundle's own check."""
    opened(bundle, tmp_path / "whole")
    files = {
        path.relative_to(tmp_path / "whole").as_posix(): path.read_bytes()
        for path in (tmp_path / "whole").rglob("*")
        if path.is_file()
    }
    table = files["data/stories.csv"] + b"\r\n"
    content = b"x"
    if name == "receipt.json":
        changed = {"data/stories.csv": sha256(table).hexdigest()}
        content = json.dumps(receipt_for(tmp_path / "whole", changed, [])).encode()
        files["data/stories.csv"] = table
    with pytest.raises(BundleRefused, match="along"):
        arrived(encrypted({**files, name: content}), KEY, tmp_path / "out", progress=lambda _: None)
    assert not (tmp_path / "out").exists()
    if name != "receipt.json":
        (tmp_path / "whole" / name).write_bytes(b"x")
        said: list[str] = []
        assert check.checked(tmp_path / "whole", said.append)
        assert said[0] == f"{name} is none of the files that were sent: nothing vouches for it."


def test_a_list_that_is_not_the_services_own_changes_nothing(bundle: Path, tmp_path: Path) -> None:
    opened(bundle, tmp_path / "whole")
    every = rows_of(tmp_path / "whole")
    forged = recall(tmp_path, every, 1, signer=signer_of(bytes(32)))
    with pytest.raises(BundleRefused, match="not signed with the key of the service"):
        opened(bundle, tmp_path / "out", recalled=forged)
    changed = recall(tmp_path, every[:1], 2)
    changed.write_bytes(changed.read_bytes().replace(every[0].encode(), every[1].encode()))
    with pytest.raises(BundleRefused, match="not signed with the key of the service"):
        opened(bundle, tmp_path / "out", recalled=changed)
    older = recall(tmp_path, every[:1], 3, bundles=(f"{9:032x}",))
    with pytest.raises(BundleRefused, match="older than this bundle"):
        opened(bundle, tmp_path / "out", recalled=older)
    (tmp_path / "ana-3.recall.minisig").unlink()
    with pytest.raises(BundleRefused, match="cannot be read"):
        opened(bundle, tmp_path / "out", recalled=older)
    assert not (tmp_path / "out").exists()
    assert not list(tmp_path.glob(".*"))


def test_a_newer_list_goes_on_from_an_older_one_and_not_back(bundle: Path, tmp_path: Path) -> None:
    from storage.export import check

    opened(bundle, tmp_path / "stories")
    every = rows_of(tmp_path / "stories")
    said: list[str] = []
    check.recall(tmp_path / "stories", recall(tmp_path, every[:1], 1), said.append)
    made = check.recall(tmp_path / "stories", recall(tmp_path, every[:3], 2), said.append)
    assert (made["list"], made["rows"]) == (2, 3)
    assert rows_of(tmp_path / "stories") == every[3:]
    with pytest.raises(check.Refused, match="give the newest list"):
        check.recall(tmp_path / "stories", recall(tmp_path, every[:1], 1), said.append)
    assert check.checked(tmp_path / "stories", said.append)


def test_the_command_opens_and_says_what_there_is(
    bundle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "key.txt").write_text(KEY)
    ask = ["open", str(bundle), "--identity", str(tmp_path / "key.txt"), "--out", str(tmp_path / "stories")]
    assert main([*ask, "--progress", "json"]) == 0
    said = capsys.readouterr()
    assert "Every file is as it was sent." in said.out
    steps = [json.loads(line) for line in said.err.splitlines()]
    assert {"decrypting", "unpacking", "checking"} <= {step["step"] for step in steps}
    assert all(step["done"] <= step["of"] or not step["of"] for step in steps)
    assert main(ask) == 2
    assert capsys.readouterr().err.count("\n") == 1
    (tmp_path / "p").write_bytes(b"firsthand-bundle/3\n")
    assert main(["open", str(tmp_path / "p"), *ask[2:]]) == 2
    assert "firsthand release" in capsys.readouterr().err


def test_a_first_look_shows_no_small_count_and_the_page_every_number(bundle: Path, tmp_path: Path) -> None:
    from bot.research.looking import Bars, Grid, look_of
    from bot.research.page import alt
    from bot.research.reading import stories_in

    opened(bundle, tmp_path / "stories")
    page = drawn(tmp_path / "stories", tmp_path / "look")
    text = page.read_text(encoding="utf-8")
    picture = (tmp_path / "look" / "first-look.png").read_bytes()
    assert picture.startswith(b"\x89PNG")
    look = look_of(stories_in(tmp_path / "stories"))
    assert look.stories == len(rows_of(tmp_path / "stories"))
    counts = [
        count
        for panel in look.panels
        if isinstance(panel, (Bars, Grid))
        for count in (
            panel.counts if isinstance(panel, Bars) else (one for row in panel.counts for one in row)
        )
    ]
    told = [count for count in counts if count is not None]
    assert told
    assert min(told) >= 5
    assert None in counts
    assert alt(look) in text.replace("&#x27;", "'").replace("&quot;", '"').replace("&amp;", "&")
    assert all(f"<td>{count:,}</td>" in text for count in told)
    assert drawn(tmp_path / "stories", tmp_path / "again").read_text(encoding="utf-8") == text
    assert (tmp_path / "again" / "first-look.png").read_bytes() == picture
    with pytest.raises(StorageError, match="no opened bundle"):
        drawn(tmp_path, tmp_path / "none")


def test_the_csv_reads_as_its_description_says(bundle: Path, tmp_path: Path) -> None:
    opened(bundle, tmp_path / "stories")
    package = json.loads((tmp_path / "stories" / "datapackage.json").read_bytes())
    for one in package["resources"]:
        text = (tmp_path / "stories" / one["path"]).read_text(encoding="utf-8-sig")
        head = next(csv.reader(StringIO(text)))
        assert head == [field["name"] for field in one["schema"]["fields"]]
