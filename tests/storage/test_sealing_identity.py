"""Identities and recipients survive as text; a wrong password and a damaged file are told apart."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.errors import KeyRefused, Unopenable, WrongPassword
from storage.sealing import keyfile
from storage.sealing.identity import identity, new_identity, recipient
from storage.sealing.keyfile import (
    TEST_COST,
    read_identity,
    read_recipient,
    write_identity,
    write_recipient,
)

ANA, BEN = identity("Ana López", b"\1" * 32), identity("Ben", b"\2" * 32)
PASSWORD = "quiet river seven lamps"
FILE = write_identity(ANA, PASSWORD, cost=TEST_COST)
PUBLIC = write_recipient(ANA.recipient)


def test_an_identity_comes_back_with_its_password() -> None:
    assert read_identity(FILE, PASSWORD) == ANA
    assert read_identity("\ufeff" + FILE.replace("\n", "\r\n"), PASSWORD) == ANA


def test_a_recipient_comes_back_and_its_id_is_that_of_the_identity() -> None:
    assert read_recipient(PUBLIC) == ANA.recipient
    assert ANA.recipient.id.hex() in PUBLIC
    assert ANA.recipient.id.hex() in FILE


def test_a_password_opens_however_its_accents_were_typed() -> None:
    composed, decomposed = "cafe\u0301 au lait noir", "caf\u00e9 au lait noir"

    assert read_identity(write_identity(ANA, composed, cost=TEST_COST), decomposed) == ANA


def test_a_wrong_password_is_called_one() -> None:
    with pytest.raises(WrongPassword, match="type it again"):
        read_identity(FILE, "quiet river seven lamp")
    with pytest.raises(WrongPassword):
        read_identity(FILE, "")


def test_a_short_password_locks_nothing() -> None:
    with pytest.raises(KeyRefused, match="12 characters"):
        write_identity(ANA, "eleven char", cost=TEST_COST)


def test_an_identity_file_does_not_show_its_seed() -> None:
    assert b"\1" * 32 not in FILE.encode()
    assert "AQEBAQEB" not in FILE
    assert "\\x01" not in repr(ANA)


def changed_lines(text: str) -> list[str]:
    """The file with each line left out, and with each of its lines changed at three places."""
    lines = text.splitlines()
    texts = []
    for at, line in enumerate(lines):
        if line.startswith("#") or not line:
            continue
        texts.append("\n".join(lines[:at] + lines[at + 1 :]))
        for place in {0, len(line) // 2, len(line) - 1}:
            other = "A" if line[place] != "A" else "B"
            texts.append("\n".join([*lines[:at], line[:place] + other + line[place + 1 :], *lines[at + 1 :]]))
    return texts


@pytest.mark.parametrize("text", changed_lines(FILE))
def test_a_damaged_identity_file_is_refused_and_not_as_a_wrong_password(text: str) -> None:
    with pytest.raises(KeyRefused) as refused:
        read_identity(text, PASSWORD)
    assert not isinstance(refused.value, WrongPassword)


@pytest.mark.parametrize("text", changed_lines(PUBLIC))
def test_a_damaged_recipient_file_is_refused(text: str) -> None:
    with pytest.raises(KeyRefused):
        read_recipient(text)


@settings(max_examples=50)
@given(st.text(max_size=300))
def test_any_other_text_is_refused_with_the_one_error(text: str) -> None:
    for head in ("", "firsthand-identity 1\n", "firsthand-recipient 1\nname: A\nid: 00\ncheck: 00\n\n"):
        with pytest.raises(KeyRefused):
            read_identity(head + text, PASSWORD)
        with pytest.raises(KeyRefused):
            read_recipient(head + text)


def test_the_two_kinds_of_file_are_not_taken_for_each_other() -> None:
    with pytest.raises(KeyRefused, match="private: keep it off the server"):
        read_recipient(FILE)
    with pytest.raises(KeyRefused, match="public"):
        read_identity(PUBLIC, PASSWORD)
    with pytest.raises(KeyRefused, match="newer version"):
        read_recipient(PUBLIC.replace("recipient 1", "recipient 2", 1))


@pytest.mark.parametrize(
    "cost", ["memory=99999999 passes=3 lanes=1", "memory=64 passes=9999 lanes=1", "memory=8 passes=1 lanes=4"]
)
def test_a_file_that_asks_for_absurd_work_is_refused_at_once(cost: str) -> None:
    body = bytes(76)
    fields = {"name": "Ana", "id": "00" * 8, "argon2id": cost}
    started = time.monotonic()

    with pytest.raises(KeyRefused, match="not written by Firsthand"):
        read_identity(keyfile.written(keyfile.IDENTITY_MARK, "", fields, body), PASSWORD)
    assert time.monotonic() - started < 1


def test_what_is_sealed_to_one_identity_does_not_open_for_another_or_elsewhere() -> None:
    sealed = ANA.recipient.seal(b"half a key", info=b"here")

    assert ANA.open(sealed, info=b"here") == b"half a key"
    for who, info, what in ((BEN, b"here", sealed), (ANA, b"there", sealed), (ANA, b"here", sealed[:-1])):
        with pytest.raises(Unopenable):
            who.open(what, info=info)


def test_an_identity_grows_from_its_seed_alone() -> None:
    assert identity("Ana", b"\1" * 32).recipient.public_key == ANA.recipient.public_key
    assert new_identity("Ana").recipient.id != new_identity("Ana").recipient.id


@pytest.mark.parametrize("key", [b"", bytes(1215), bytes(1217), b"\xff" * 1216, bytes(1216)])
def test_a_public_key_that_nothing_can_be_sealed_to_is_refused(key: bytes) -> None:
    with pytest.raises(KeyRefused, match="damaged"):
        recipient("Ana", key)


@pytest.mark.parametrize("name", ["", " Ana", "Ana\nid: 00", "A" * 65, "Ana\u202e", "\ud800"])
def test_a_name_that_cannot_stand_on_a_line_is_refused(name: str) -> None:
    with pytest.raises(KeyRefused):
        recipient(name, ANA.recipient.public_key)
