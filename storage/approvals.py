"""Two people for one export: a request, an approval by each of two approvers, and only then a release.

An approver signs on their own computer, with a key that follows from their identity; the server knows their public keys
alone. Whoever controls the server can put approvers of their own in: the record of acts then tells.
"""

import hmac
import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path

from storage.errors import ExportRefused, KeyRefused, SignatureRefused
from storage.keys import write_new
from storage.researchers import Researcher
from storage.sealing.envelope import Entropy, derive, tag
from storage.sealing.identity import Recipient, checked_name
from storage.sealing.signing import verified

FOLDER = "approvers"
"""The folder of approvers' public keys, in the data folder: NAME.pub, as minisign writes them."""

GOOD_FOR = timedelta(days=7)
"""How long a request can be approved and used."""

_FORMAT = "firsthand-request/1"


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be approved: whose export, for what, sealed to which holder. Days are ISO dates."""

    id: str
    researcher: str
    key: str
    tier: str
    project: str
    holder: str
    asked: str
    until: str


@dataclass(frozen=True, slots=True)
class Approver:
    """Somebody who may approve; ``public`` is one line of base64."""

    name: str
    public: str


@dataclass(frozen=True, slots=True)
class Approved:
    """That an export may be made, and by whom that was decided; made by ``by_one`` and ``by_two`` alone."""

    by: str
    request: str = ""


def asked(
    secret: bytes, who: Researcher, holder: Recipient, *, today: date, entropy: Entropy = os.urandom
) -> str:
    """The text of a new request: one line of JSON, which only this service can have made."""
    request = Request(
        id=entropy(16).hex(),
        researcher=who.name,
        key=who.key,
        tier=who.tier,
        project=who.project,
        holder=holder.id.hex(),
        asked=today.isoformat(),
        until=(today + GOOD_FOR).isoformat(),
    )
    body = asdict(request)
    return _json({**body, "format": _FORMAT, "proof": _proof(secret, body)}) + "\n"


def read(text: str) -> Request:
    """What a request says; whether the service made it, only the service can tell.

    Raises:
        ExportRefused: It is no request.
    """
    return _parsed(text)[0]


def by_one() -> Approved:
    """The steward lets one person export; the record of acts says so."""
    return Approved("one person")


def by_two(
    secret: bytes,
    text: str,
    signatures: Iterable[str],
    approvers: Iterable[Approver],
    *,
    who: Researcher,
    holder: Recipient,
    today: date,
    needed: int = 2,
) -> Approved:
    """That this request was approved by so many different approvers, for this researcher and holder.

    Raises:
        ExportRefused: It is another service's or was changed, it is over, it is for somebody else, or approvals are
            missing, of another request, or twice by one person.
    """
    request, proof = _parsed(text)
    if not hmac.compare_digest(proof, _proof(secret, asdict(request))):
        raise ExportRefused("this request was changed, or is another service's: make a new one with --ask")
    if not date.fromisoformat(request.asked) <= today <= date.fromisoformat(request.until):
        raise ExportRefused(f"this request could be used until {request.until}: make a new one with --ask")
    if (request.key, request.tier, request.project) != (
        who.key,
        who.tier,
        who.project,
    ) or request.holder != holder.id.hex():
        raise ExportRefused(
            f"this request is for {request.researcher} and another holder, tier or project: make one for this export with --ask"
        )
    known = list(approvers)
    found: dict[str, str] = {}
    for signature in signatures:
        signer = next((one for one in known if _fits(text, signature, one.public)), None)
        if signer is None:
            raise ExportRefused(
                "an approval is not of this request, or not by an approver: see who is with `firsthand approvers list`"
            )
        found[signer.public] = signer.name
    if len(found) < needed:
        raise ExportRefused(
            f"{len(found)} of {needed} approvals are there, and each must be by another person: ask for them with `firsthand approve`"
        )
    return Approved(", ".join(sorted(found.values())), request.id)


def installed(folder: Path) -> tuple[Approver, ...]:
    """The approvers of a folder, by name.

    Raises:
        KeyRefused: A file is damaged.
    """
    paths = sorted(folder.glob("*.pub")) if folder.is_dir() else []
    return tuple(Approver(path.stem, _line(path)) for path in paths)


def added(name: str, public: str, folder: Path) -> Path:
    """Write an approver down; gives the file.

    Raises:
        KeyRefused: The name or key cannot be used, or one of them is there already: one person must not be two.
    """
    checked_name(name)
    if not name.replace("-", "").replace("_", "").isalnum():
        raise KeyRefused("an approver's name is letters, digits, - and _: it names a file")
    for other in installed(folder):
        if other.public == public:
            raise KeyRefused(
                f"this key is that of {other.name} already: two approvals are to be by two people"
            )
    try:
        verified(b"", "", public)
    except SignatureRefused as error:
        if "public key" in str(error):
            raise KeyRefused(
                "this is no approver's key: ask them for what `firsthand approve --identity FILE` prints"
            ) from None
    path = folder / f"{name}.pub"
    write_new(path, f"untrusted comment: an approver of Firsthand\n{public}\n", mode=0o644)
    return path


def removed(name: str, folder: Path) -> Path:
    """Take an approver away; gives the file that is gone.

    Raises:
        KeyRefused: There is none of that name.
    """
    for path in folder.glob("*.pub"):
        if path.stem == name:
            path.unlink()
            return path
    raise KeyRefused(f"there is no approver {name}: see who is with `firsthand approvers list`")


def _line(path: Path) -> str:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        raise KeyRefused(f"{path} cannot be read: take it away and add the approver again") from None
    return next((line for line in lines if line and not line.startswith("untrusted")), "")


def _fits(text: str, signature: str, public: str) -> bool:
    try:
        return verified(text.encode(), signature, public).startswith("approval of ")
    except SignatureRefused:
        return False


def _parsed(text: str) -> tuple[Request, str]:
    try:
        body = json.loads(text)
        if body.pop("format") != _FORMAT:
            raise ValueError
        proof = str(body.pop("proof"))
        request = Request(**{name: str(value) for name, value in body.items()})
        date.fromisoformat(request.asked)
        date.fromisoformat(request.until)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise ExportRefused(
            "this is no request for an export: make one with `firsthand export --ask FILE`"
        ) from None
    return request, proof


def _proof(secret: bytes, body: object) -> str:
    return tag(derive(secret, "requests"), b"request", _json(body).encode(), size=32).hex()


def _json(document: object) -> str:
    return json.dumps(document, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
