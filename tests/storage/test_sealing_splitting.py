"""An identity in parts: enough of them make it, and fewer tell nothing."""

import sys
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.__main__ import main
from storage.errors import KeyRefused, LibraryLacking
from storage.keys import load_identity, save_identity
from storage.sealing.identity import identity, new_identity
from storage.sealing.keyfile import Cost
from storage.sealing.splitting import joined, split

ANA = identity("Ana", b"\1" * 32)
VECTORS = Path(__file__).parent / "vectors"
PASSWORD = "quiet river seven lamps"


@pytest.mark.parametrize(("needed", "parts"), [(2, 2), (2, 3), (3, 5), (16, 16)])
def test_any_parts_that_are_enough_make_the_identity(needed: int, parts: int) -> None:
    texts = split(ANA, needed=needed, parts=parts)
    assert len(set(texts)) == parts
    for some in list(combinations(texts, needed))[:20]:
        assert joined(some) == ANA
        assert joined(some[::-1]) == ANA
    assert joined(texts) == ANA


@pytest.mark.parametrize(("needed", "parts"), [(2, 2), (3, 5)])
def test_fewer_parts_make_nothing(needed: int, parts: int) -> None:
    """Nor does one part that is given often."""
    texts = split(ANA, needed=needed, parts=parts)
    for some in combinations(texts, needed - 1):
        with pytest.raises(KeyRefused, match=f"{needed} are needed"):
            joined(some)
        with pytest.raises(KeyRefused, match=f"{needed} are needed"):
            joined(some[:1] * needed)


def test_fewer_parts_that_say_that_they_are_enough_make_nothing_either() -> None:
    """Whoever writes a smaller number into the parts they have does not get further: two fit any key whatsoever."""
    from storage.sealing.keyfile import PART_FIELDS, read_fields, written

    texts = split(ANA, needed=3, parts=3)
    forged = []
    for text in texts[:2]:
        fields, body = read_fields(text, "firsthand-part 1", "part", PART_FIELDS)
        forged.append(written("firsthand-part 1", "forged", {**fields, "needed": "2"}, body))
    with pytest.raises(KeyRefused, match="do not belong together"):
        joined(forged)


def test_parts_of_two_splits_or_of_two_people_do_not_mix() -> None:
    one, other = split(ANA, needed=2, parts=3), split(ANA, needed=2, parts=3)
    with pytest.raises(KeyRefused, match="do not belong together"):
        joined([one[0], other[1]])
    with pytest.raises(KeyRefused, match="different identities"):
        joined([one[0], split(new_identity("Ben"), needed=2, parts=2)[1]])


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_a_changed_part_is_refused_or_changes_nothing(data: st.DataObject) -> None:
    one, two = split(ANA, needed=2, parts=2)
    at = data.draw(st.integers(0, len(one) - 1))
    letter = data.draw(st.characters(codec="ascii"))
    try:
        found = joined([one[:at] + letter + one[at + 1 :], two])
    except KeyRefused:
        return
    assert found == ANA


@pytest.mark.parametrize(("needed", "parts"), [(1, 3), (0, 0), (4, 3), (2, 17), (-1, 2)])
def test_numbers_that_make_no_sense_are_refused(needed: int, parts: int) -> None:
    with pytest.raises(KeyRefused):
        split(ANA, needed=needed, parts=parts)


def test_parts_that_were_made_once_make_the_identity_for_ever() -> None:
    texts = [(VECTORS / f"ana-{number}.part").read_text(encoding="utf-8") for number in (1, 3)]
    assert joined(texts) == ANA


def test_no_parts_and_other_files_are_refused() -> None:
    with pytest.raises(KeyRefused, match="name the parts"):
        joined([])
    with pytest.raises(KeyRefused, match="no part file"):
        joined([(VECTORS / "ana.recipient").read_text(encoding="utf-8")])


def test_without_the_library_one_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "Crypto.Protocol.SecretSharing", None)
    with pytest.raises(LibraryLacking, match="extra holders"):
        split(ANA, needed=2, parts=2)


def test_from_an_identity_to_parts_and_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As holders do it: split, joined by two of three under a new password; no file is written over."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "password").write_text(PASSWORD)
    (tmp_path / "new").write_text(f"another {PASSWORD}")
    save_identity(ANA, tmp_path / "ana.identity", PASSWORD, cost=Cost(8192, 1, 1))
    asked = ["keys", "split", "ana.identity", "--needed", "2", "--parts", "3", "--password-file", "password"]
    assert main(asked) == 0
    assert main(asked) == 2
    assert main(["keys", "join", "ana-1.part", "--out", "x", "--password-file", "new"]) == 2
    joins = ["keys", "join", "ana-3.part", "ana-1.part", "--out", "again.identity", "--password-file", "new"]
    assert main(joins) == 0
    assert load_identity(tmp_path / "again.identity", f"another {PASSWORD}") == ANA
    assert (tmp_path / "ana-1.part").stat().st_mode & 0o077 == 0
    assert main(["keys", "drill", "x", "--identity", "ana-1.part", "--password-file", "new"]) == 2
    assert "one part of an identity" in capsys.readouterr().err
