"""A researcher's file says whom bundles are for, is read as it was written, and is refused where a letter is another."""

from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.errors import KeyRefused
from storage.researchers import (
    TIERS,
    Researcher,
    added,
    file_name,
    fingerprint,
    found,
    installed,
    read,
    removed,
    researcher,
    written,
)
from tests.storage.parcels import EVE

PRINTABLE = st.characters(exclude_categories=["C", "Z"])
ZED = replace(EVE, name="Zed", key=EVE.key.replace("age15n", "age15q"))


@given(
    st.text(PRINTABLE, min_size=1, max_size=64),
    st.text(PRINTABLE, min_size=1, max_size=200),
    st.sampled_from(sorted(TIERS)),
    st.dates(),
)
def test_a_file_is_read_as_it_was_written(name: str, project: str, tier: str, until: date) -> None:
    who = researcher(name, EVE.key, project, tier, until.isoformat())
    assert read(written(who)) == who
    assert read("\ufeff" + written(who).replace("\n", "\r\n")) == who


@given(st.integers(0, len(written(EVE)) - 1), st.sampled_from("aZ09 :#\n"))
def test_a_file_with_another_letter_is_refused_or_says_the_same(at: int, letter: str) -> None:
    text = written(EVE)
    said: Researcher | None = EVE
    with suppress(KeyRefused):
        said = read(text[:at] + letter + text[at + 1 :])
    assert said == EVE


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "no researcher's file"),
        ("firsthand-recipient 1\n", "no researcher's file"),
        ("firsthand-researcher 2\n", "newer version"),
        (written(EVE).replace("safe", "open").replace("controlled", "open"), "changed by hand"),
        (written(EVE).rsplit("\n", 2)[0], "damaged"),
    ],
)
def test_another_file_is_told_apart(text: str, says: str) -> None:
    with pytest.raises(KeyRefused, match=says):
        read(text)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"name": ""}, "a name is"),
        ({"name": "two\nlines"}, "a name is"),
        ({"project": ""}, "what it is for"),
        ({"project": "x" * 201}, "what it is for"),
        ({"project": "a\nb"}, "what it is for"),
        ({"tier": "secret"}, "open, safeguarded, controlled"),
        ({"until": "30/11/2027"}, "write it as 2027-11-30"),
        ({"until": "2027-02-30"}, "write it as"),
    ],
)
def test_what_cannot_be_used_is_one_sentence(change: dict[str, str], says: str) -> None:
    given = {"name": "Eve", "key": EVE.key, "project": "p", "tier": "open", "until": "2027-11-30", **change}
    with pytest.raises(KeyRefused, match=says) as refused:
        researcher(**given)
    assert "\n" not in str(refused.value)


def test_who_was_added_is_found_by_name_and_by_fingerprint_until_removed(tmp_path: Path) -> None:
    folder = tmp_path / "researchers"
    assert installed(folder) == ()
    added(ZED, folder)
    path = added(EVE, folder)
    assert path.name == "eve.researcher"
    assert installed(folder) == (EVE, ZED)
    assert found("Eve", folder) == found(EVE.fingerprint, folder) == EVE
    assert found(ZED.fingerprint.replace(" ", ""), folder) == ZED
    with pytest.raises(KeyRefused, match=r"there are: Eve, Zed.*researchers add"):
        found("nobody", folder)
    assert removed(EVE, folder) == path
    assert installed(folder) == (ZED,)


@pytest.mark.parametrize(
    "other", [replace(EVE, key=ZED.key), replace(EVE, name="Someone"), replace(ZED, name="eve.")]
)
def test_nobody_is_added_twice_and_no_file_is_written_over(tmp_path: Path, other: Researcher) -> None:
    path = added(EVE, tmp_path)
    before = path.read_bytes()
    with pytest.raises(KeyRefused, match="there already"):
        added(other, tmp_path)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [before]


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    path = added(EVE, tmp_path)
    path.write_text(path.read_text().replace("Eve", "Eva"))
    with pytest.raises(KeyRefused, match=r"eve\.researcher: .*damaged or was changed"):
        installed(tmp_path)


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Ana López", "ana-lópez"),
        ("../../etc", "etc"),
        ("Ανα", "ανα"),
        ("…", fingerprint(EVE.key).replace(" ", "")),
    ],
)
def test_a_file_is_named_by_letters_alone(name: str, file: str) -> None:
    assert file_name(replace(EVE, name=name)) == file


def test_a_fingerprint_is_the_beginning_of_what_sha256sum_says() -> None:
    assert fingerprint("age1") == "53b7 58d2 58da abe8 32a9"
