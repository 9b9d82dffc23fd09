"""An export by two people, as the steward, the approvers and an attacker go about it."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.__main__ import main
from conversations.session import NarratorId
from storage.approvals import Approver, asked, by_two
from storage.audit import AUDIT
from storage.datasecret import read_secret
from storage.errors import ExportRefused
from storage.keys import install, make_secret_file, save_identity, save_recipient
from storage.researchers import researcher
from storage.sealing.age import new_identity_file
from storage.sealing.identity import new_identity
from storage.sealing.keyfile import Cost
from storage.sealing.signing import approver_signer
from storage.store import Store
from tests.storage.test_vault import ANA, OTHER, SECRET, WEEK, submission

PASSWORD = "quiet river seven lamps"
TODAY = date(2026, 11, 24)
MARIA, BEN, EVE = new_identity("maria"), new_identity("ben"), new_identity("eve")
WHO = researcher(
    "rosa", new_identity_file()[1].text, "waiting times", "open", (TODAY + timedelta(days=400)).isoformat()
)
APPROVERS = [Approver(one.recipient.name, approver_signer(one).public) for one in (MARIA, BEN)]


@pytest.fixture
async def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A service that asks for two approvals, three people with identities, and a researcher."""
    data, secret = tmp_path / "data", tmp_path / "secret"
    make_secret_file(secret, data=data)
    install(ANA.recipient, data / "recipients")
    (tmp_path / "password").write_text(PASSWORD)
    for one in (MARIA, BEN, EVE):
        save_identity(one, tmp_path / f"{one.recipient.name}.identity", PASSWORD, cost=Cost(8192, 1, 1))
    monkeypatch.setenv("FIRSTHAND_DATA", str(data))
    monkeypatch.setenv("FIRSTHAND_SECRET_FILE", str(secret))
    monkeypatch.setenv("FIRSTHAND_EXPORT_APPROVALS", "2")
    monkeypatch.chdir(tmp_path)
    opened = read_secret(secret, data=data, environment={})
    store = await Store.open(data, secret=opened, recipients=[ANA.recipient], week=WEEK)
    await store.write(lambda t: store.vault.submit(t, submission(1), due=0, teller=NarratorId(bytes(16))))
    await store.close()
    added = [
        "researchers",
        "add",
        "rosa",
        "--key",
        WHO.key,
        "--project",
        "waiting times",
        "--tier",
        "open",
        "--until",
        "2099-12-31",
    ]
    assert main(added) == 0
    return tmp_path


def own_key(name: str, capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    assert main(["approve", "--identity", f"{name}.identity", "--password-file", "password"]) == 0
    return capsys.readouterr().out.strip()


def approve(name: str, request: str = "r") -> str:
    out = f"{request}.{name}"
    assert (
        main(
            [
                "approve",
                request,
                "--identity",
                f"{name}.identity",
                "--password-file",
                "password",
                "--out",
                out,
            ]
        )
        == 0
    )
    return out


def test_an_export_is_made_once_two_people_have_approved_it(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without, with one, twice by one, by a stranger: nothing; with two, once; and the record says who."""
    for name in ("maria", "ben"):
        assert main(["approvers", "add", name, own_key(name, capsys)]) == 0
    assert main(["approvers", "add", "maria2", own_key("maria", capsys)]) == 2  # one person, two names
    assert main(["export", "--to", "rosa", "--out", "p"]) == 2
    assert main(["export", "--to", "rosa", "--ask", "r"]) == 0
    maria, ben, eve = approve("maria"), approve("ben"), approve("eve")
    made = ["export", "--to", "rosa", "--out", "p", "--request", "r"]
    for signatures in ([], [maria], [maria, maria], [maria, eve]):
        assert main([*made, *(part for one in signatures for part in ("--approval", one))]) == 2
        assert not (home / "p").exists()
    both = ["--approval", maria, "--approval", ben]
    assert main([*made, *both]) == 0
    (home / "p").unlink()
    assert main([*made, *both]) == 2
    assert "used before" in capsys.readouterr().err
    assert main(["audit", "list"]) == 0
    said = capsys.readouterr().out
    assert said.count("stories were exported (ben, maria)") == 1
    assert said.count("an approver was added") == 2
    assert main(["audit", "verify"]) == 0


def test_one_person_exports_where_the_steward_says_so_and_the_record_says_that_too(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FIRSTHAND_EXPORT_APPROVALS", "0")
    assert main(["export", "--to", "rosa", "--out", "p"]) == 0
    assert main(["audit", "list"]) == 0
    assert "stories were exported (one person)" in capsys.readouterr().out


def test_what_cannot_be_recorded_is_not_exported(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor is a researcher or an approver added."""
    monkeypatch.setenv("FIRSTHAND_EXPORT_APPROVALS", "0")
    (home / "data" / AUDIT).write_bytes(b"no database" * 500)
    assert main(["export", "--to", "rosa", "--out", "p"]) == 2
    assert [path for path in home.iterdir() if path.name.startswith("p") and path.name != "password"] == []
    assert main(["approvers", "add", "maria", approver_signer(MARIA).public]) == 2
    assert not list((home / "data" / "approvers").glob("*"))


def request_of(today: date = TODAY, secret: bytes = SECRET) -> str:
    return asked(secret, WHO, ANA.recipient, today=today)


def signatures(text: str) -> list[str]:
    return [approver_signer(one).sign(text.encode(), "approval of it") for one in (MARIA, BEN)]


def decided(text: str, signed: list[str], today: date = TODAY) -> str:
    return by_two(SECRET, text, signed, APPROVERS, who=WHO, holder=ANA.recipient, today=today).by


def test_a_request_is_good_for_what_it_says_and_for_a_week() -> None:
    """Approvals of another request, a changed or forged one, one that is over or not begun: refused."""
    text = request_of()
    assert decided(text, signatures(text)) == "ben, maria"
    assert decided(text, signatures(text), TODAY + timedelta(days=7)) == "ben, maria"
    for day in (8, 400, -1):
        with pytest.raises(ExportRefused, match="could be used until"):
            decided(text, signatures(text), TODAY + timedelta(days=day))
    with pytest.raises(ExportRefused, match="not of this request"):
        decided(text, signatures(request_of()))
    forged = request_of(secret=OTHER)
    with pytest.raises(ExportRefused, match="another service"):
        decided(forged, signatures(forged))
    for name in ("researcher", "tier", "until", "holder", "project"):
        changed = json.dumps({**json.loads(text), name: "2099-12-31"})
        with pytest.raises(ExportRefused):
            decided(changed, signatures(changed))
    for rubbish in ("", "{}", "[]", "null", '{"format":"firsthand-request/1"}', "\x00"):
        with pytest.raises(ExportRefused, match="no request"):
            decided(rubbish, [])


def test_a_request_for_one_researcher_or_holder_lets_no_other_have_it() -> None:
    text = request_of()
    other = researcher("tom", new_identity_file()[1].text, "waiting times", "open", "2099-12-31")
    for who, holder in ((other, ANA.recipient), (WHO, BEN.recipient)):
        with pytest.raises(ExportRefused, match="another holder"):
            by_two(SECRET, text, signatures(text), APPROVERS, who=who, holder=holder, today=TODAY)


def test_the_drill_goes_from_the_server_to_a_holder_and_back(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The words that the server shows are those that the holder reads."""
    install(MARIA.recipient, home / "data" / "recipients")
    capsys.readouterr()
    assert main(["keys", "canary", "--out", "c"]) == 0
    words = capsys.readouterr().out.strip().rpartition(": ")[2]
    assert main(["keys", "drill", "c", "--identity", "maria.identity", "--password-file", "password"]) == 0
    assert capsys.readouterr().out.strip().endswith(words)
    assert main(["keys", "drill", "c", "--identity", "eve.identity", "--password-file", "password"]) == 2
    assert main(["keys", "canary", "--out", "c"]) == 2  # never written over


def test_with_too_few_recipients_nothing_starts(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who takes a recipient's file away stops the service, and does not weaken it unseen."""
    monkeypatch.setenv("FIRSTHAND_FEWEST_RECIPIENTS", "2")
    monkeypatch.setenv("FIRSTHAND_TELEGRAM_TOKEN", "123456789:" + "a" * 35)
    monkeypatch.setenv("FIRSTHAND_STAFF_CHAT", "-1001234567890")
    monkeypatch.setenv("FIRSTHAND_TELEGRAM_BASE_URL", "http://127.0.0.1:1")
    assert main(["run"]) == 2
    assert "asks for 2 recipients, and 1 can be found" in capsys.readouterr().err


def test_a_recipient_is_removed_but_for_the_last_and_the_record_says_so(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save_recipient(MARIA.recipient, home / "maria.recipient")
    assert main(["keys", "remove", "ana"]) == 2
    assert main(["keys", "install", "maria.recipient"]) == 0
    assert main(["keys", "remove", "nobody"]) == 2
    assert main(["keys", "remove", ANA.recipient.id.hex()]) == 0
    assert main(["keys", "list"]) == 0
    assert main(["audit", "list"]) == 0
    said = capsys.readouterr().out
    assert f"{MARIA.recipient.id.hex()}  maria\n" in said
    assert f"{ANA.recipient.id.hex()}  ana\n" not in said
    assert "a recipient was installed" in said
    assert "a recipient was removed" in said
