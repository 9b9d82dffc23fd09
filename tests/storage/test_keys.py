"""Key files: every refusal names the file and the fix, and nothing is ever written over."""

import base64
from pathlib import Path

import pytest

from storage import keys
from storage.errors import KeyRefused, WrongPassword
from storage.sealing.identity import identity
from storage.sealing.keyfile import TEST_COST

ANA, BEN = identity("Ana López", b"\1" * 32), identity("Ben", b"\2" * 32)
PASSWORD = "quiet river seven lamps"
GOOD = base64.b64encode(bytes(range(32))).decode()


def secret_file(folder: Path, text: str, mode: int = 0o600) -> Path:
    path = folder / "secret"
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)
    return path


def read(path: Path | None, folder: Path, environment: dict[str, str] | None = None) -> bytes:
    return keys.read_service_secret(path, data=folder / "data", environment=environment or {})


def test_a_secret_that_was_made_is_read_again_and_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "secret"
    keys.make_secret_file(path, data=tmp_path / "data", entropy=lambda size: bytes(range(size)))

    assert read(path, tmp_path) == bytes(range(32))
    assert path.stat().st_mode & 0o777 == 0o600


def test_two_secrets_differ(tmp_path: Path) -> None:
    for name in ("one", "two"):
        keys.make_secret_file(tmp_path / name, data=tmp_path / "data")

    assert read(tmp_path / "one", tmp_path) != read(tmp_path / "two", tmp_path)


def test_a_secret_is_never_written_over(tmp_path: Path) -> None:
    path = secret_file(tmp_path, GOOD)

    with pytest.raises(KeyRefused, match="never written over"):
        keys.make_secret_file(path, data=tmp_path / "data")
    assert path.read_text() == GOOD


@pytest.mark.parametrize("name", ["data/secret", "data/deep/secret", "other/../data/secret"])
def test_a_secret_inside_the_data_folder_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "other").mkdir()

    with pytest.raises(KeyRefused, match="inside the data folder"):
        keys.make_secret_file(tmp_path / name, data=tmp_path / "data")
    with pytest.raises(KeyRefused, match="inside the data folder"):
        read(tmp_path / name, tmp_path)


def test_a_link_that_leads_into_the_data_folder_is_seen_through(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    secret_file(tmp_path / "data", GOOD)
    (tmp_path / "link").symlink_to(tmp_path / "data" / "secret")

    with pytest.raises(KeyRefused, match="inside the data folder"):
        read(tmp_path / "link", tmp_path)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o666])
def test_a_secret_that_others_can_read_or_write_is_refused_with_the_command(
    tmp_path: Path, mode: int
) -> None:
    path = secret_file(tmp_path, GOOD, mode)

    with pytest.raises(KeyRefused, match=f"chmod 600 {path}"):
        read(path, tmp_path)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "is empty"),
        ("# only a comment\n\n", "is empty"),
        (GOOD[:-4], "holds no service secret"),
        (base64.b64encode(bytes(range(33))).decode(), "holds no service secret"),
        ("not base64 at all!", "holds no service secret"),
        (base64.b64encode(bytes(32)).decode(), "no secret"),
    ],
)
def test_what_is_no_secret_is_refused_by_name(tmp_path: Path, text: str, problem: str) -> None:
    path = secret_file(tmp_path, text)

    with pytest.raises(KeyRefused, match=problem) as refused:
        read(path, tmp_path)
    assert str(path) in str(refused.value)
    assert not text or text not in str(refused.value)


def test_a_missing_or_binary_secret_file_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(KeyRefused, match="absent"):
        read(tmp_path / "absent", tmp_path)
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(KeyRefused, match="no text file"):
        read(tmp_path / "binary", tmp_path)


def test_the_systemd_credential_is_used_where_no_file_is_given(tmp_path: Path) -> None:
    credential = secret_file(tmp_path, GOOD, 0o440)
    credential.rename(tmp_path / keys.CREDENTIAL)

    assert read(None, tmp_path, {"CREDENTIALS_DIRECTORY": str(tmp_path)}) == bytes(range(32))


def test_without_any_secret_the_setting_is_named(tmp_path: Path) -> None:
    for environment in ({}, {"CREDENTIALS_DIRECTORY": str(tmp_path)}):
        with pytest.raises(KeyRefused, match="FIRSTHAND_SECRET_FILE"):
            read(None, tmp_path, environment)


def test_installed_recipients_come_in_one_order_each_once(tmp_path: Path) -> None:
    folder = tmp_path / "recipients"
    keys.install(BEN.recipient, folder)
    path = keys.install(ANA.recipient, folder)

    assert keys.install(ANA.recipient, folder) == path
    assert path.name == f"ana-l-pez-{ANA.recipient.id.hex()}.recipient"
    (folder / "again.recipient").write_text(path.read_text())
    installed = keys.installed_recipients(folder)
    assert [one.id for one in installed] == sorted((ANA.recipient.id, BEN.recipient.id))


def test_no_recipient_at_all_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    for folder in (tmp_path / "empty", tmp_path / "absent"):
        with pytest.raises(KeyRefused, match="firsthand keys new NAME"):
            keys.installed_recipients(folder)


def test_a_damaged_recipient_stops_the_start_and_is_named(tmp_path: Path) -> None:
    path = keys.install(ANA.recipient, tmp_path)
    path.write_text(path.read_text()[:-20])

    with pytest.raises(KeyRefused, match="damaged") as refused:
        keys.installed_recipients(tmp_path)
    assert str(path) in str(refused.value)


def test_a_seventeenth_recipient_is_refused(tmp_path: Path) -> None:
    everyone = [identity(f"R{number}", bytes((number,)) * 32).recipient for number in range(17)]
    for who in everyone[:16]:
        keys.install(who, tmp_path)

    with pytest.raises(KeyRefused, match="16"):
        keys.install(everyone[16], tmp_path)
    keys.save_recipient(everyone[16], tmp_path / "more.recipient")
    with pytest.raises(KeyRefused, match="at most 16"):
        keys.installed_recipients(tmp_path)


def test_an_identity_file_opens_with_its_password_and_says_whose_it_is(tmp_path: Path) -> None:
    path = tmp_path / "ana.identity"
    keys.save_identity(ANA, path, PASSWORD, cost=TEST_COST)

    assert keys.load_identity(path, PASSWORD) == ANA
    assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(WrongPassword, match=str(path)):
        keys.load_identity(path, "another password")
    with pytest.raises(KeyRefused, match="never written over"):
        keys.save_identity(BEN, path, PASSWORD, cost=TEST_COST)
    with pytest.raises(KeyRefused, match="private"):
        keys.load_recipient(path)


def test_a_place_that_cannot_be_written_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    path = tmp_path / "file" / "deep" / "secret"

    with pytest.raises(KeyRefused, match="cannot be written") as refused:
        keys.make_secret_file(path, data=tmp_path / "data")
    assert str(path) in str(refused.value)
