"""A recall follows from what is allowed now; lists are signed and never say two things; receipts prove what they say."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import exports, recalls
from storage.errors import BundleRefused
from storage.export import check
from storage.export.parcel import row_names
from storage.exported import Exported, Issued
from storage.exports import Register
from storage.recalls import Recalled
from storage.sealing.signing import service_signer, signer_of, verified
from tests.storage.parcels import EVE

SECRET = bytes(range(32))
A, B, C, D = (bytes([number]) * 16 for number in range(64, 68))
EVERY = frozenset((A, B, C, D))
DAY, WEEK = date(2026, 11, 24), "2026-W48"
ZED = replace(EVE, name="Zed", key=EVE.key.replace("age15n", "age15q"))
ONE = Exported(b"\1" * 16, EVE, 1, WEEK, (A, B, C))
OTHERS = Exported(b"\3" * 16, ZED, 1, WEEK, (A, D))
NAME = row_names(exports.pseudonym_key(SECRET, EVE.key))


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with exports.opened(tmp_path, SECRET) as opened:
        opened.add(ONE)
        opened.add(OTHERS)
        yield opened


def standing(register: Register, gone: set[bytes]) -> dict[str, Recalled]:
    return {one.researcher.name: one for one in recalls.recalled(register, SECRET, EVERY - frozenset(gone))}


def listed(register: Register, gone: set[bytes], day: date = DAY) -> Issued:
    """Issue Eve's list, as ``firsthand recall --out`` does."""
    one = standing(register, gone)["Eve"]
    issued = recalls.next_list(one, day=day, week=WEEK)
    assert issued is not None
    if issued is not one.newest:
        register.issue(EVE.key, issued)
    return issued


def receipt(number: int, bundle: str = ONE.id.hex(), *, key: bytes | None = None, rows: int = 1) -> bytes:
    """What the check of a bundle writes."""
    made = exports.receipt_key(SECRET, bundle) if key is None else key
    document = check.receipted({"bundle": bundle, "receipt_key": made.hex()}, number, rows, ["x.ogg"], {})
    return json.dumps(document, indent=1).encode()


def test_nothing_is_recalled_while_everything_is_allowed(register: Register) -> None:
    for one in standing(register, set()).values():
        assert (one.rows, one.waiting, one.unlisted) == ((), (), 0)
        assert recalls.next_list(one, day=DAY, week=WEEK) is None


def test_each_researcher_is_told_of_their_own_rows_by_names_that_do_not_join(register: Register) -> None:
    both = standing(register, {A, B, D})
    assert set(both["Eve"].rows) == {NAME(A), NAME(B)}
    assert len(both["Zed"].rows) == 2
    assert not set(both["Eve"].rows) & set(both["Zed"].rows)


def test_a_list_is_the_same_however_often_it_is_written_and_a_new_one_has_a_new_number(
    register: Register,
) -> None:
    first = listed(register, {A})
    assert listed(register, {A}, DAY + timedelta(days=9)) == first
    second = listed(register, {A, B}, DAY + timedelta(days=9))
    assert (first.number, second.number) == (1, 2)
    assert set(second.rows) == {NAME(A), NAME(B)}
    assert recalls.list_file(first) == recalls.list_file(register.issued(EVE.key)[0])


def test_a_receipt_ends_the_waiting_for_what_its_list_held_and_no_more(register: Register) -> None:
    listed(register, {A})
    (waiting,) = standing(register, {A})["Eve"].waiting
    assert (waiting.rows, waiting.since) == (1, DAY)
    parcel, noted = recalls.received(register, SECRET, receipt(1))
    assert (parcel, noted.list, noted.rows, noted.deleted) == (ONE, 1, 1, ("x.ogg",))
    assert standing(register, {A})["Eve"].waiting == ()
    after = standing(register, {A, B})["Eve"]
    assert [(one.rows, one.since) for one in after.waiting] == [(1, None)]
    assert (after.unlisted, set(after.rows)) == (1, {NAME(A), NAME(B)})


def test_a_receipt_is_overdue_after_thirty_days_from_the_first_list_whatever_came_later(
    register: Register,
) -> None:
    listed(register, {A})
    listed(register, {A, B}, DAY + timedelta(days=20))
    one = standing(register, {A, B})["Eve"]
    assert one.overdue(DAY + timedelta(days=30)) is None
    assert one.overdue(DAY + timedelta(days=31)) == DAY
    recalls.received(register, SECRET, receipt(1))
    one = standing(register, {A, B})["Eve"]
    assert one.overdue(DAY + timedelta(days=31)) is None
    assert one.overdue(DAY + timedelta(days=51)) == DAY + timedelta(days=20)
    recalls.received(register, SECRET, receipt(2, rows=2))
    assert standing(register, {A, B})["Eve"].overdue(date.max) is None


def test_every_bundle_with_a_recalled_row_is_waited_for(register: Register) -> None:
    two = Exported(b"\2" * 16, EVE, 2, WEEK, (B, D))
    register.add(two)
    issued = listed(register, {B})
    assert issued.bundles == (ONE.id.hex(), two.id.hex())
    recalls.received(register, SECRET, receipt(1))
    (waiting,) = standing(register, {B})["Eve"].waiting
    assert waiting.parcel == two
    register.unused(two.id.hex())
    assert standing(register, {B})["Eve"].waiting == ()


def test_what_was_allowed_again_and_stopped_again_is_listed_again_for_the_bundle_between(
    register: Register,
) -> None:
    listed(register, {A})
    recalls.received(register, SECRET, receipt(1))
    assert standing(register, set())["Eve"].rows == ()
    between = Exported(b"\2" * 16, EVE, 2, WEEK, (A,))
    register.add(between)
    one = standing(register, {A})["Eve"]
    assert [(waiting.parcel, waiting.since) for waiting in one.waiting] == [(between, None)]
    assert one.unlisted == 1
    assert listed(register, {A}).number == 2
    with pytest.raises(BundleRefused, match="list 1, which does not speak of the bundle"):
        recalls.received(register, SECRET, receipt(1, between.id.hex()))
    recalls.received(register, SECRET, receipt(2, between.id.hex()))
    assert standing(register, {A})["Eve"].waiting == ()


WORDS = st.lists(
    st.one_of(
        st.tuples(st.just("export"), st.frozensets(st.sampled_from([A, B, C, D]))),
        st.tuples(st.just("gone"), st.frozensets(st.sampled_from([A, B, C, D]))),
        st.tuples(st.just("list"), st.none()),
        st.tuples(st.just("receipt"), st.integers(0, 9)),
    ),
    max_size=20,
)


@given(WORDS)
def test_whatever_comes_in_whatever_order_no_row_is_forgotten(
    tmp_path_factory: pytest.TempPathFactory, words: list[tuple[str, Any]]
) -> None:
    """A bundle is waited for until a receipt says that a list after it, with the row on it, was acted on in it."""
    gone: frozenset[bytes] = frozenset()
    parcels: list[Exported] = []
    lists: list[Issued] = []
    acted: set[tuple[bytes, bytes]] = set()
    with exports.opened(tmp_path_factory.mktemp("law"), SECRET) as register:
        for word, value in words:
            if word == "export":
                id_ = len(parcels).to_bytes(16, "big")
                parcel = Exported(id_, EVE, len(parcels) + 1, WEEK, tuple(sorted(value - gone)))
                parcels.append(parcel)
                register.add(parcel)
            elif word == "gone":
                gone = value
            elif word == "list" and parcels:
                (one,) = recalls.recalled(register, SECRET, EVERY - gone)
                issued = recalls.next_list(one, day=DAY, week=WEEK)
                if issued is not None and issued is not one.newest:
                    register.issue(EVE.key, issued)
                    lists.append(issued)
            elif word == "receipt" and lists:
                issued = lists[value % len(lists)]
                for bundle in issued.bundles:
                    parcel, _ = recalls.received(register, SECRET, receipt(issued.number, bundle))
                    acted |= {(parcel.id, id_) for id_ in parcel.stories if NAME(id_) in issued.rows}
        everybody = recalls.recalled(register, SECRET, EVERY - gone)
    open_ = {
        parcel.number: len([id_ for id_ in parcel.stories if id_ in gone and (parcel.id, id_) not in acted])
        for parcel in parcels
    }
    assert {one.parcel.number: one.rows for each in everybody for one in each.waiting} == {
        number: count for number, count in open_.items() if count
    }
    exported = {id_ for parcel in parcels for id_ in parcel.stories}
    assert {row for each in everybody for row in each.rows} == {NAME(id_) for id_ in exported & gone}


# What is sent


def test_a_list_is_read_by_who_has_the_services_key_and_by_the_check_of_a_bundle(
    register: Register, tmp_path: Path
) -> None:
    issued = listed(register, {A, C})
    signer = service_signer(SECRET)
    data = recalls.list_file(issued)
    signature = signer.sign(data, recalls.list_comment(issued))
    path = tmp_path / recalls.file_name(EVE, issued)
    path.write_bytes(data)
    path.with_name(path.name + recalls.SIGNATURE).write_text(signature)
    assert path.name == f"eve-{EVE.fingerprint[:4]}-1.recall"
    assert verified(data, signature, signer.public) == "Firsthand recall list 1, week 2026-W48, 2 rows"
    assert check.signed(data, signature, signer.public_file()) is not None
    document = json.loads(data)
    assert (document["researcher"], document["bundles"]) == ("Eve", [ONE.id.hex()])
    assert set(document["rows"]) == {NAME(A), NAME(C)}
    assert data == json.dumps(document, sort_keys=True, separators=(",", ":")).encode() + b"\n"
    forged = data.replace(NAME(A).encode(), NAME(B).encode())
    assert check.signed(forged, signature, signer.public_file()) is None
    assert check.signed(data, signature, signer_of(bytes(32)).public_file()) is None


def test_a_receipt_of_another_bundle_or_list_or_a_forged_one_is_refused_with_a_sentence(
    register: Register,
) -> None:
    listed(register, {A})
    right = json.loads(receipt(1))
    refused = {
        "not registered here": receipt(1, "ff" * 16),
        "was changed": receipt(1, key=exports.receipt_key(SECRET, OTHERS.id.hex())),
        "list 2, which does not speak": receipt(2),
        "list 1, which does not speak": receipt(1, OTHERS.id.hex()),
    }
    for changed in (
        {"rows": 0},
        {"list": 2},
        {"deleted": []},
        {"more": 1},
        {"proof": "0" * 64},
        {"proof": "é"},
    ):
        with pytest.raises(BundleRefused, match="was changed"):
            recalls.received(register, SECRET, json.dumps({**right, **changed}).encode())
    for says, data in refused.items():
        with pytest.raises(BundleRefused, match=says) as error:
            recalls.received(register, SECRET, data)
        assert "\n" not in str(error.value)
    assert register.receipts(EVE.key) == register.receipts(ZED.key) == []


@pytest.mark.parametrize(
    "change",
    [
        {"format": "firsthand-receipt/9"},
        {"list": "1"},
        {"bundle": 1},
        {"bundle": "ff"},
        {"rows": None},
        {"deleted": "x"},
        {"deleted": [1]},
        {"proof": None},
    ],
)
def test_what_is_no_receipt_is_told_apart(register: Register, change: dict[str, object]) -> None:
    with pytest.raises(BundleRefused, match="no receipt of a recall"):
        recalls.received(register, SECRET, json.dumps({**json.loads(receipt(1)), **change}).encode())


@pytest.mark.parametrize(
    "data", [b"", b"null", b"[" * 99_999, b"\xff\xfe", b"{" + b" " * recalls.LARGEST + b"}"]
)
def test_neither_is_anything_else(register: Register, data: bytes) -> None:
    with pytest.raises(BundleRefused, match="no receipt of a recall"):
        recalls.received(register, SECRET, data)
