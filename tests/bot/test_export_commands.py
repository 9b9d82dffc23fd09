"""From a researcher's key to a receipt, by the commands that a steward types; what goes wrong is one sentence and leaves nothing."""

import asyncio
import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.doctor import examine
from bot.flowfile import load
from bot.recalls import open_recalls
from bot.sending import export
from bot.settings import Settings
from conversations.consent import Consent, Use
from conversations.effects import ChangeUse, Submit
from conversations.forms.compiling import compile_flow
from conversations.session import NarratorId
from conversations.story import Answer, Story
from storage import exports
from storage.approvals import by_one
from storage.database import Transaction
from storage.errors import ExportRefused, OtherSecret
from storage.export import check
from storage.export.opening import Row, open_bundle
from storage.keys import install, make_secret_file, save_identity
from storage.researchers import FOLDER, added
from storage.sealing.age import decrypt
from storage.sealing.identity import Identity, identity
from storage.sealing.keyfile import TEST_COST
from storage.sealing.signing import service_signer
from storage.store import Store
from tests.bot.conftest import read_once
from tests.storage.parcels import AGE_SECRET, EVE

SECRET = bytes(range(32))
HANA, BEN = identity("hana", b"\1" * 32), identity("ben", b"\2" * 32)
WEEK = "2026-W47"
AT = datetime(2026, 11, 24, 12, tzinfo=UTC)
PASSWORD = "quiet river seven lamps"
IDS = [bytes([number]) * 16 for number in range(1, 13)]
RARE = "Zwetschgendatschi"


@dataclass(frozen=True)
class House:
    """A data folder with stories for research, its settings, and who holds them."""

    folder: Path
    settings: Settings

    def __call__(self, *words: object) -> int:
        command, *more = (str(word) for word in words)
        return main([command, *more, "--config", str(self.folder / "firsthand.toml")])

    def change(self, work: Callable[[Store, Transaction], object]) -> None:
        async def change() -> None:
            store = await Store.open(
                self.settings.data, secret=SECRET, recipients=[HANA.recipient, BEN.recipient], week=WEEK
            )
            try:
                await store.write(lambda transaction: work(store, transaction))
            finally:
                await store.close()

        asyncio.run(change())

    def withdraw(self, *ids: bytes) -> None:
        self.change(lambda store, t: [store.vault.withdraw(t, id_, week=WEEK) for id_ in ids])

    def stop(self, id_: bytes, allowed: bool = False) -> None:
        word = ChangeUse(id_, Use.RESEARCH, allowed, "x", WEEK)
        self.change(lambda store, t: store.vault.change_use(t, word))

    def register(self) -> list[tuple[int, int]]:
        with exports.opened(self.settings.data, SECRET) as register:
            return [(parcel.number, len(parcel.stories)) for parcel in register.exported()]

    def left(self) -> set[str]:
        return {path.name for path in self.folder.iterdir()} - {"data", "secret", "firsthand.toml"}


@pytest.fixture
def house(tmp_path: Path) -> House:
    data, secret = tmp_path / "data", tmp_path / "secret"
    make_secret_file(secret, data=data, entropy=lambda _: SECRET)
    (tmp_path / "firsthand.toml").write_text(
        f'FIRSTHAND_DATA = "{data}"\nFIRSTHAND_SECRET_FILE = "{secret}"\nFIRSTHAND_CONTACT = "Ms Made-up, 01632 960000"\n'
    )
    made = House(tmp_path, Settings(data=data, secret_file=secret, flow=None))
    flow = compile_flow(read_once(load(None)))

    def fill(store: Store, transaction: Transaction) -> None:
        store.vault.keep_flow(transaction, flow, bytes(32))
        for number, id_ in enumerate(IDS):
            answers = (Answer("story", f"We waited {number} weeks for a {RARE}."),)
            consent = Consent(frozenset((Use.RESEARCH, Use.DIGEST)), flow.version, WEEK)
            story = Story(flow.version, flow.default_language, answers, consent)
            store.vault.submit(transaction, Submit(id_, story, None), due=0, teller=NarratorId(id_))

    made.change(fill)
    install(HANA.recipient, data / "recipients")
    return made


def rows(path: Path, who: Identity = HANA) -> list[str]:
    with path.open("rb") as file:
        bundle = open_bundle(file, who)
        ids = [row.id for row in bundle.rows if isinstance(row, Row)]
        return [one for one in ids if one not in bundle.withdrawn]


def eve(house: House, *, until: date = date(2099, 1, 1)) -> None:
    added(replace(EVE, until=until), house.settings.data / FOLDER)


# Researchers


def test_a_researcher_is_added_shown_and_removed(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    until = "2099-11-30"
    given = ["--key", EVE.key, "--project", "Waiting", "--until", until]
    assert house("researchers", "add", "eve", *given) == 0
    said = capsys.readouterr().out
    assert EVE.fingerprint in said
    assert "by telephone" in said
    shell = said.rsplit(": ", 1)[1].strip()
    seen = subprocess.run(["sh", "-c", shell], capture_output=True, text=True, check=True)
    assert seen.stdout.startswith(EVE.fingerprint.replace(" ", ""))
    assert house("researchers", "add", "eve", *given) == 2
    assert house("researchers", "list", "--parcels") == 0
    assert f"{EVE.fingerprint}  eve, safeguarded, until {until}: Waiting" in capsys.readouterr().out
    assert house("researchers", "remove", "eve") == 0
    assert house("researchers", "remove", "eve") == 2
    assert "no researcher is called 'eve'" in capsys.readouterr().err.lower()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"--key": AGE_SECRET}, "private half"),
        ({"--key": "ssh-ed25519 AAAA"}, "SSH"),
        ({"--until": "2020-01-01"}, "is over"),
        ({"--until": "soon"}, "write it as"),
        ({"--project": ""}, "what it is for"),
    ],
)
def test_a_researcher_who_cannot_be_added_leaves_nothing(
    house: House, capsys: pytest.CaptureFixture[str], change: dict[str, str], says: str
) -> None:
    given = {"--key": EVE.key, "--project": "Waiting", "--until": "2099-11-30", **change}
    assert house("researchers", "add", "eve", *(word for pair in given.items() for word in pair)) == 2
    err = capsys.readouterr().err
    assert says in err
    assert err.count("\n") == 1
    assert AGE_SECRET not in err
    assert not (house.settings.data / FOLDER).exists()


# Export


def test_what_is_exported_opens_where_the_holder_is_and_is_registered(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    eve(house)
    house.stop(IDS[0])
    out = house.folder / "november.parcel"
    assert house("export", "--to", "Eve", "--out", out) == 0
    said = capsys.readouterr().out
    assert "11 stories for Eve, parcel 1" in said
    assert f"sealed to hana ({HANA.recipient.id.hex()})" in said
    assert "firsthand release november.parcel" in said
    assert len(rows(out)) == 11
    assert house.register() == [(1, 11)]
    assert RARE.encode() not in out.read_bytes()
    with out.open("rb") as file:
        parcel = open_bundle(file, HANA).manifest.parcel
    assert parcel is not None
    assert (parcel.contact, parcel.earlier) == ("Ms Made-up, 01632 960000", ())
    assert parcel.recall_key == service_signer(SECRET).public
    second = house.folder / "second.parcel"
    assert house("export", "--to", EVE.fingerprint, "--out", second) == 0
    with second.open("rb") as file:
        again = open_bundle(file, HANA).manifest.parcel
    assert again is not None
    assert (again.number, again.earlier) == (2, (parcel.id,))
    assert rows(second) == rows(out) == sorted(rows(out))
    assert house("researchers", "unused", parcel.id) == 0
    assert house("researchers", "list", "--parcels") == 0
    assert f"{parcel.id}  parcel 1 for Eve ({EVE.fingerprint})" in (listed := capsys.readouterr().out)
    assert "11 stories, unused" in listed


def test_an_export_that_cannot_be_is_one_sentence_and_nothing_is_left(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    out = house.folder / "x.parcel"
    assert house("export", "--to", "eve", "--out", out) == 2
    eve(house, until=date(2026, 1, 1))
    assert house("export", "--to", "Eve", "--out", out) == 2
    assert house("export", "--to", "Eve", "--holder", "nobody", "--out", out) == 2
    install(BEN.recipient, house.settings.data / "recipients")
    assert house("export", "--to", "Eve", "--out", out) == 2
    (house.settings.data / FOLDER / "eve.researcher").write_text("nonsense")
    assert house("export", "--to", "Eve", "--out", out) == 2
    nobody, expired, unknown, which, damaged = capsys.readouterr().err.splitlines()
    assert "there is nobody yet" in nobody
    assert "until 2026-01-01" in expired
    assert "No recipient called nobody" in unknown
    assert "Say with --holder" in which
    assert "eve.researcher" in damaged
    assert house.left() == set()
    assert house.register() == []


def test_stories_sealed_to_others_are_counted_and_told(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    eve(house)
    late = identity("late", b"\3" * 32)
    install(late.recipient, house.settings.data / "recipients")
    out = house.folder / "x.parcel"
    assert house("export", "--to", "Eve", "--holder", "late", "--out", out) == 0
    said = capsys.readouterr().out
    assert "0 stories for Eve" in said
    assert "Left out: 12 stories, sealed to others and not to this holder" in said
    assert rows(out, late) == []


def test_another_secret_and_a_damaged_register_are_told_apart(house: House) -> None:
    eve(house)
    out = house.folder / "x.parcel"
    export(house.settings, {}, EVE, HANA.recipient, house.folder / "first", by_one(), at=AT)
    wrong = house.folder / "wrong"
    make_secret_file(wrong, data=house.settings.data, entropy=lambda _: bytes(range(1, 33)))
    with pytest.raises(OtherSecret, match="another service secret"):
        export(replace(house.settings, secret_file=wrong), {}, EVE, HANA.recipient, out, by_one(), at=AT)
    with closing(sqlite3.connect(house.settings.data / exports.EXPORTS)) as connection, connection:
        connection.execute("UPDATE parcels SET sealed = zeroblob(99)")
    assert house("export", "--to", "Eve", "--out", out) == 2
    assert house("recall") == 2
    assert house.left() == {"first", "wrong"}


def test_an_export_waits_for_a_receipt_that_is_overdue(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    eve(house)
    first = export(house.settings, {}, EVE, HANA.recipient, house.folder / "first", by_one(), at=AT)
    house.withdraw(IDS[3])
    assert house("recall") == 1
    assert "no list yet" in capsys.readouterr().out
    assert [words for words in open_recalls(house.settings, {}, AT.date()) if "no list says so yet" in words]
    lists = house.folder / "lists"
    assert house("recall", "--out", lists) == 1
    (path,) = lists.glob("*.recall")
    key = (lists / "recalls.pub").read_text()
    assert check.signed(path.read_bytes(), Path(f"{path}.minisig").read_text(), key) is not None
    assert len(json.loads(path.read_bytes())["rows"]) == 1
    before = {one.name: one.read_bytes() for one in lists.iterdir()}
    assert house("recall", "--out", lists) == 1
    assert {one.name: one.read_bytes() for one in lists.iterdir()} == before
    told = [str(one) for one in examine(house.settings, {}, now=datetime.now(UTC))]
    assert [line for line in told if line.startswith("✗ Eve was sent a recall list on ")]
    (waits,) = open_recalls(house.settings, {}, datetime.now(UTC).date())
    assert "has given no receipt yet" in waits

    later = datetime.now(UTC) + timedelta(days=32)
    with pytest.raises(ExportRefused, match="has given no receipt"):
        export(house.settings, {}, EVE, HANA.recipient, house.folder / "second", by_one(), at=later)
    (late,) = open_recalls(house.settings, {}, later.date())
    assert "nothing is exported to them" in late
    bundle = {"bundle": first.parcel.id, "receipt_key": first.parcel.receipt_key.hex()}
    receipt = house.folder / "receipt.json"
    receipt.write_text(json.dumps(check.receipted({**bundle, "receipt_key": "00" * 32}, 1, 1, [], {})))
    assert house("recall", "--receipt", receipt) == 2
    receipt.write_text(json.dumps(check.receipted(bundle, 1, 1, [], {})))
    assert house("recall", "--receipt", receipt) == 0
    assert "Eve acted on list 1 in bundle 1: 1 row is gone." in capsys.readouterr().out
    assert house("recall") == 0
    assert open_recalls(house.settings, {}, later.date()) == ()
    again = export(house.settings, {}, EVE, HANA.recipient, house.folder / "second", by_one(), at=later)
    assert (again.parcel.number, again.written.stories) == (2, 11)


def test_whoever_was_removed_is_still_told_what_to_give_back(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    eve(house)
    assert house("export", "--to", "Eve", "--out", house.folder / "x") == 0
    assert house("researchers", "remove", "Eve") == 0
    assert house("recall") == 0
    house.stop(IDS[1])
    assert house("recall", "--out", house.folder / "lists") == 1
    assert "Eve" in capsys.readouterr().out
    house.stop(IDS[1], allowed=True)
    assert house("recall") == 0


FULL = """
import resource, sys
from bot.__main__ import main
from bot.doctor import examine
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
sys.exit(main(sys.argv[2:]))
"""


@pytest.mark.parametrize("room", [40_000, 60_000])
def test_a_disk_that_is_full_half_way_leaves_no_file_and_nothing_registered(house: House, room: int) -> None:
    """The system ends each file at so many bytes, which are enough for the databases and not for the parcel."""
    eve(house)
    out = house.folder / "x.parcel"
    words = ["export", "--to", "Eve", "--out", str(out), "--config", str(house.folder / "firsthand.toml")]
    ended = subprocess.run(
        [sys.executable, "-c", FULL, str(room), *words], capture_output=True, text=True, check=False
    )
    assert ended.returncode == 2
    assert ended.stderr.count("\n") == 1
    assert "x.parcel cannot be written (File too large)" in ended.stderr
    assert house.left() == set()
    assert house.register() == []


def test_an_export_that_is_killed_leaves_nothing_in_hands_that_the_register_does_not_know(
    house: House,
) -> None:
    """Killed at moments from the first byte on; what has its name is registered, and the next export goes on."""
    eve(house)
    unfinished, out = house.folder / "x.parcel.unfinished", house.folder / "x.parcel"
    killed = 0
    for trial in range(12):
        unfinished.unlink(missing_ok=True)
        out.unlink(missing_ok=True)
        child = os.fork()
        if child == 0:
            try:
                house("export", "--to", "Eve", "--out", out)
            finally:
                os._exit(0)
        while not (unfinished.exists() or out.exists() or _ended(child)):
            pass
        for _ in range(trial * 300):
            unfinished.exists()
        os.kill(child, signal.SIGKILL)
        killed += os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
        registered = house.register()
        assert [number for number, _ in registered] == list(range(1, len(registered) + 1))
        if out.exists():
            with out.open("rb") as file:
                parcel = open_bundle(file, HANA).manifest.parcel
            assert parcel is not None
            assert parcel.number == len(registered)
            assert len(rows(out)) == 12
    assert killed
    before = len(house.register())
    out.unlink(missing_ok=True)
    assert house("export", "--to", "Eve", "--out", out) == 0
    assert len(house.register()) == before + 1
    assert house.left() == {"x.parcel"}


def _ended(child: int) -> bool:
    return os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def test_a_parcel_that_was_registered_and_never_got_its_name_costs_a_number_and_nothing_else(
    house: House,
) -> None:
    eve(house)
    out = house.folder / "x.parcel"
    lost = export(house.settings, {}, EVE, HANA.recipient, out, by_one(), at=AT)
    out.rename(house.folder / "x.parcel.unfinished")
    house.withdraw(IDS[0])
    assert house("recall") == 1
    assert house("researchers", "unused", lost.parcel.id) == 0
    assert house("recall") == 0
    again = export(house.settings, {}, EVE, HANA.recipient, out, by_one(), at=AT)
    assert (again.parcel.number, again.parcel.earlier, again.written.stories) == (2, (), 11)


def test_on_one_machine_the_bundle_is_written_at_once(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    eve(house)
    save_identity(HANA, house.folder / "hana.identity", PASSWORD, cost=TEST_COST)
    (house.folder / "password").write_text(PASSWORD)
    out = house.folder / "november.age"
    words = ["--identity", house.folder / "hana.identity", "--password-file", house.folder / "password"]
    assert house("export", "--to", "Eve", "--out", out, *words, "--progress", "none") == 0
    assert house.left() == {"november.age", "hana.identity", "password", "releases"}
    zip_file = BytesIO()
    with out.open("rb") as file:
        decrypt(file, zip_file, AGE_SECRET)
    assert zip_file.getvalue().startswith(b"PK\3\4")
    assert house.register() == [(1, 12)]


def test_on_one_machine_nothing_is_left_of_a_release_that_cannot_be(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is registered as unused: the next release does not ask for its record."""
    eve(house)
    save_identity(HANA, house.folder / "hana.identity", PASSWORD, cost=TEST_COST)
    (house.folder / "password").write_text(PASSWORD)
    out = house.folder / "november.age"
    words = ["--identity", house.folder / "hana.identity", "--password-file", house.folder / "password"]
    assert house("export", "--to", "Eve", "--out", house.folder / "lost.parcel") == 0
    assert house("export", "--to", "Eve", "--out", out, *words, "--progress", "none") == 2
    assert "release record of parcel" in capsys.readouterr().err
    assert house.left() == {"hana.identity", "password", "lost.parcel"}
    with exports.opened(house.settings.data, SECRET) as register:
        first, second = register.exported()
    assert (first.unused, second.unused) == (False, True)
    assert house("researchers", "unused", first.id.hex()) == 0
    assert house("export", "--to", "Eve", "--out", out, *words, "--progress", "none") == 0
